// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/views/filterbar.h"

#include "ui/look/iconlabel.h"
#include "ui/look/icons.h"
#include "ui/views/filtercompleter.h"

#include <QBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QRegularExpression>

namespace storescope {

namespace {
constexpr int restMs = 400;
constexpr int mostHistory = 50;

// The round frame around the editor and its clear button.
class FieldFrame : public QWidget
{
public:
    FieldFrame(QWidget *parent, QPlainTextEdit *edit) : QWidget(parent), m_edit(edit) {}

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Palette look = Palette::of(palette());
        QColor line = palette().color(QPalette::WindowText);
        line.setAlphaF(0.3f);
        const bool focus = m_edit->hasFocus();
        painter.setPen(QPen(focus ? look.ink(Ink::Highlight) : line, focus ? 2 : 1));
        painter.setBrush(palette().base());
        const double inset = focus ? 1 : 0.5;
        painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), 5, 5);
    }
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
            update();
        return false;
    }

private:
    QPlainTextEdit *m_edit;
};

} // namespace

QString filterWord(const QString &value)
{
    static const QRegularExpression plain(QStringLiteral("^[\\w./@+:-]+$"));
    if (plain.match(value).hasMatch() && !value.startsWith(QLatin1Char('-')) &&
        !value.contains(QLatin1Char(':')))
        return value;
    QString quoted = value;
    quoted.replace(QLatin1Char('\\'), QStringLiteral("\\\\"))
        .replace(QLatin1Char('"'), QStringLiteral("\\\""));
    return QLatin1Char('"') + quoted + QLatin1Char('"');
}

// Terms that this collection understands.
QString FilterBar::hintFor(const Collection &collection)
{
    const auto has = [&collection](const char *name) {
        return collection.columnIndex(QLatin1String(name)) >= 0;
    };
    QStringList terms;
    if (collection.kind() == Kind::Queue && collection.stateColumn() >= 0)
        terms << QStringLiteral("state:failed");
    if (has("media_type"))
        terms << QStringLiteral("media_type:image");
    else if (has("type"))
        terms << QStringLiteral("type:tool");
    else if (has("key"))
        terms << QStringLiteral("key:user");
    if (has("expires"))
        terms << QStringLiteral("expires<5m");
    else if (collection.timeColumn() >= 0)
        terms << QStringLiteral("since:10m");
    if (has("bytes") || collection.payloadColumn() >= 0)
        terms << QStringLiteral("bytes>1MB");
    terms << tr("\"free text\"");
    if (collection.kind() == Kind::Log)
        terms << QStringLiteral("-level:debug");
    return tr("Filter: %1").arg(terms.join(QStringLiteral("  ")));
}

FilterBar::FilterBar(std::shared_ptr<const Collection> collection, QWidget *parent)
    : QWidget(parent),
      m_collection(std::move(collection)),
      m_edit(new FilterEdit),
      m_highlighter(new FilterHighlighter(m_edit->document())),
      m_completer(new FilterCompleter(m_collection, m_edit)),
      m_clear(new QToolButton),
      m_historyButton(new QToolButton(this)),
      m_savedButton(new QToolButton(this))
{
    setFixedHeight(38);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 0, 8, 0);
    row->setSpacing(6);
    auto *funnel = new IconLabel(themeIcon("view-filter"), this);
    funnel->setToolTip(tr("Filter"));
    auto *frame = new FieldFrame(this, m_edit);
    frame->setFixedHeight(28);
    auto *inside = new QHBoxLayout(frame);
    inside->setContentsMargins(0, 0, 4, 0);
    inside->setSpacing(0);
    inside->addWidget(m_edit);
    inside->addWidget(m_clear);
    m_edit->installEventFilter(frame);
    m_edit->setAccessibleName(tr("Filter"));
    m_edit->setHint(hintFor(*m_collection));
    m_clear->setIcon(themeIcon("edit-clear"));
    m_clear->setAutoRaise(true);
    m_clear->setFixedSize(22, 22);
    m_clear->setToolTip(tr("Clear the filter (Ctrl+Backspace)"));
    m_clear->setAccessibleName(tr("Clear the filter"));
    m_clear->hide();
    m_historyButton->setIcon(themeIcon("appointment-new"));
    m_historyButton->setToolTip(tr("Filters used before"));
    m_historyButton->setAccessibleName(tr("Filters used before"));
    m_historyButton->setFixedSize(34, 28);
    m_historyButton->setEnabled(false);
    row->addWidget(funnel);
    row->addWidget(frame, 1);
    m_savedButton->setIcon(themeIcon("bookmarks"));
    m_savedButton->setToolTip(tr("Saved filters (Ctrl+D saves)"));
    m_savedButton->setAccessibleName(tr("Saved filters"));
    m_savedButton->setFixedSize(34, 28);
    row->addWidget(m_historyButton);
    row->addWidget(m_savedButton);
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMs);
    connect(&m_rest, &QTimer::timeout, this, &FilterBar::apply);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &FilterBar::edited);
    connect(m_edit, &FilterEdit::entered, this, &FilterBar::apply);
    connect(m_edit, &FilterEdit::escaped, this, &FilterBar::escaped);
    connect(m_completer, &FilterCompleter::sampleWanted, this, &FilterBar::sampleWanted);
    connect(m_clear, &QToolButton::clicked, this, &FilterBar::clear);
    connect(m_savedButton, &QToolButton::clicked, this, &FilterBar::showSaved);
    connect(m_historyButton, &QToolButton::clicked, this, &FilterBar::showHistory);
}

void FilterBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), Palette::of(palette()).ground(Ground::Line));
}

QString FilterBar::text() const
{
    return m_edit->toPlainText();
}

void FilterBar::setText(const QString &text)
{
    m_edit->setPlainText(text);
    m_edit->moveCursor(QTextCursor::End);
    apply();
}

void FilterBar::addTerm(const QString &term, bool exclude)
{
    const QString added = exclude ? QLatin1Char('-') + term : term;
    const QString now = text().trimmed();
    setText(now.isEmpty() ? added : now + QLatin1Char(' ') + added);
}

void FilterBar::replaceTerm(const QString &prefix, const QString &term)
{
    replaceTerms({prefix}, {term});
}

void FilterBar::replaceTerms(const QStringList &prefixes, const QStringList &terms)
{
    QStringList words = text().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    words.removeIf([&prefixes](const QString &word) {
        return std::any_of(prefixes.begin(), prefixes.end(),
                           [&word](const QString &prefix) { return word.startsWith(prefix); });
    });
    words << terms;
    words.removeAll(QString());
    setText(words.join(QLatin1Char(' ')));
}

void FilterBar::clear()
{
    setText({});
}

void FilterBar::addWidget(QWidget *widget)
{
    auto *row = static_cast<QHBoxLayout *>(layout());
    row->insertWidget(row->indexOf(m_historyButton), widget);
}

void FilterBar::takeFocus()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

// Highlighting is done by the document itself; the mistake is looked for at once, applying waits for a rest.
void FilterBar::edited()
{
    if (std::exchange(m_lastText, text()) == text())
        return; // only colours changed
    m_clear->setVisible(!text().isEmpty());
    check();
    m_rest.start();
}

void FilterBar::check()
{
    const QString now = text();
    const Filter::Made made = Filter::compile(now, m_collection);
    m_made = made.filter;
    const bool same = m_mistake.has_value() == made.mistake.has_value() &&
                      (!m_mistake || (m_mistake->position == made.mistake->position &&
                                      m_mistake->sentence == made.mistake->sentence));
    m_mistake = made.mistake;
    if (same)
        return;
    colour();
    Q_EMIT mistakeChanged(
        m_mistake ? tr("Column %1: %2").arg(m_mistake->position + 1).arg(m_mistake->sentence) : QString());
}

// Colouring is no edit.
void FilterBar::colour()
{
    const QSignalBlocker blocker(m_edit->document());
    m_highlighter->setMistake(m_mistake);
    m_edit->viewport()->update();
}

void FilterBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colour();
}

void FilterBar::apply()
{
    m_rest.stop();
    const QString now = text().trimmed();
    if (m_mistake || !m_made || now == m_appliedText)
        return;
    // Compiled again: since:10m counts from the moment it is applied.
    const Filter::Made made = Filter::compile(now, m_collection);
    if (!made.filter)
        return;
    m_appliedText = now;
    if (!now.isEmpty()) {
        m_history.removeAll(now);
        m_history.prepend(now);
        while (m_history.size() > mostHistory)
            m_history.removeLast();
        m_historyButton->setEnabled(true);
        Q_EMIT historyChanged();
    }
    Q_EMIT applied(now.isEmpty() ? nullptr : made.filter);
}

void FilterBar::setSampled(const SampledValues &sampled)
{
    m_completer->setSampled(sampled);
}

void FilterBar::setHistory(const QStringList &history)
{
    m_history = history;
    m_historyButton->setEnabled(!history.isEmpty());
}

void FilterBar::setSaved(const QStringList &saved)
{
    m_saved = saved;
}

void FilterBar::save()
{
    const QString now = text().trimmed();
    if (now.isEmpty() || m_mistake || m_saved.contains(now))
        return;
    m_saved << now;
    Q_EMIT savedChanged();
}

void FilterBar::showSaved()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString now = text().trimmed();
    menu->addAction(tr("Save this filter"), this, &FilterBar::save)
        ->setEnabled(!now.isEmpty() && !m_mistake && !m_saved.contains(now));
    menu->addAction(tr("Forget this filter"), this,
                    [this, now] {
                        m_saved.removeAll(now);
                        Q_EMIT savedChanged();
                    })
        ->setEnabled(m_saved.contains(now));
    menu->addSeparator();
    for (const QString &filter : m_saved)
        menu->addAction(filter, this, [this, filter] { setText(filter); });
    menu->popup(m_savedButton->mapToGlobal(QPoint(0, m_savedButton->height())));
}

void FilterBar::showHistory()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const QString &old : m_history)
        menu->addAction(old, this, [this, old] { setText(old); });
    menu->popup(m_historyButton->mapToGlobal(QPoint(0, m_historyButton->height())));
}

} // namespace storescope
