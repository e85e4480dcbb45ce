// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/window/commandpalette.h"

#include "ui/look/icons.h"
#include "ui/views/recorddelegate.h"

#include <QAbstractTableModel>
#include <QBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>

namespace storescope {

namespace {

enum PaletteColumn { CommandName, CommandNote, CommandKey, PaletteColumns };

QString plainText(const QAction *action)
{
    QString text = action->text();
    text.remove(QLatin1Char('&'));
    if (text.endsWith(QChar(0x2026)))
        text.chop(1);
    return text;
}

// The menu that a command stands in.
QString menuOf(const QAction *action)
{
    for (const QObject *object : action->associatedObjects()) {
        if (const auto *menu = qobject_cast<const QMenu *>(object); menu && !menu->title().isEmpty())
            return QString(menu->title()).remove(QLatin1Char('&'));
    }
    return {};
}

// Every word of what was typed must begin a word; 0: does not fit, else the better the greater.
int fits(const QString &text, const QString &typed)
{
    int score = 1;
    for (const QString &word : typed.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive);
        if (at < 0)
            return 0;
        score += at == 0 ? 4 : text[at - 1].isSpace() ? 2 : 1;
    }
    return score;
}

} // namespace

class PaletteModel : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;
    void set(std::vector<CommandPalette::Entry> entries)
    {
        beginResetModel();
        m_entries = std::move(entries);
        endResetModel();
    }
    const std::vector<CommandPalette::Entry> &entries() const { return m_entries; }
    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_entries.size());
    }
    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(PaletteColumns);
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!index.isValid())
            return {};
        const CommandPalette::Entry &entry = m_entries[size_t(index.row())];
        if (role == Qt::DecorationRole && index.column() == CommandName)
            return entry.action ? entry.action->icon() : themeIcon("go-jump");
        if (role == Qt::ForegroundRole && index.column() != CommandName)
            return QBrush(Palette::of(QGuiApplication::palette()).ink(Ink::Dim));
        if (role == Qt::TextAlignmentRole)
            return int((index.column() == CommandKey ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        if (role != Qt::DisplayRole)
            return {};
        switch (PaletteColumn(index.column())) {
        case CommandName:
            return entry.text;
        case CommandNote:
            return entry.note;
        case CommandKey:
            return entry.key;
        case PaletteColumns:
            break;
        }
        return {};
    }

private:
    std::vector<CommandPalette::Entry> m_entries;
};

CommandPalette::CommandPalette(const QList<QAction *> &commands, const QStringList &recent, QWidget *window)
    : QFrame(window, Qt::Popup),
      m_commands(commands),
      m_recent(recent),
      m_field(new QLineEdit),
      m_model(new PaletteModel(this)),
      m_view(new QTableView),
      m_foot(new QLabel(tr("# id   @ session   : time or row   > only commands")))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(tr("Commands"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 6);
    column->setSpacing(6);
    column->addWidget(m_field);
    column->addWidget(m_view, 1);
    column->addWidget(m_foot);
    m_foot->setForegroundRole(QPalette::PlaceholderText);
    m_foot->setFont(fixedFont(font()));
    m_field->setPlaceholderText(tr("Go to id, time or command"));
    m_field->setAccessibleName(tr("Go to id, time or command"));
    m_field->setMinimumHeight(30);
    m_field->addAction(themeIcon("search"), QLineEdit::LeadingPosition);
    m_field->installEventFilter(this);
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("Commands"));
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setShowGrid(false);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->horizontalHeader()->hide();
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(qMax(26, fontMetrics().height() + 8));
    m_view->horizontalHeader()->setSectionResizeMode(CommandName, QHeaderView::Stretch);
    m_view->horizontalHeader()->resizeSection(CommandNote, 110);
    m_view->horizontalHeader()->resizeSection(CommandKey, 120);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::offer);
    connect(m_view, &QAbstractItemView::clicked, this, &CommandPalette::take);
    offer();
}

void CommandPalette::open()
{
    resize(600, 400);
    const QWidget *window = parentWidget();
    move(window->mapToGlobal(QPoint((window->width() - width()) / 2, 64)));
    show();
    m_field->setFocus(Qt::PopupFocusReason);
}

bool CommandPalette::looksLikeAnId(const QString &text)
{
    const bool digit = std::any_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
    const bool plain = std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.isLetterOrNumber() || QStringLiteral("_-:.").contains(c);
    });
    return text.size() >= 8 && digit && plain && !text.startsWith(QLatin1Char('-'));
}

const std::vector<CommandPalette::Entry> &CommandPalette::entries() const
{
    return m_model->entries();
}

// What leads to a row rather than to a command.
std::vector<CommandPalette::Entry> CommandPalette::places(const QString &text) const
{
    auto *self = const_cast<CommandPalette *>(this);
    const QString rest = text.mid(1).trimmed();
    std::vector<Entry> found;
    if (text.startsWith(QLatin1Char('#')) && !rest.isEmpty()) {
        found.push_back({tr("Go to the id %1").arg(rest), tr("here"), {}, nullptr, [self, rest] {
                             Q_EMIT self->goToWanted(rest);
                         }});
        found.push_back({tr("Look for the id %1").arg(rest), tr("in all stores"), {}, nullptr, [self, rest] {
                             Q_EMIT self->idWanted(rest);
                         }});
    } else if (text.startsWith(QLatin1Char('@')) && !rest.isEmpty()) {
        found.push_back({tr("Show the session %1").arg(rest), tr("here"), {}, nullptr, [self, rest] {
                             Q_EMIT self->sessionWanted(rest);
                         }});
    } else if (text.startsWith(QLatin1Char(':')) && !rest.isEmpty()) {
        found.push_back({tr("Go to %1").arg(rest), tr("here"), {}, nullptr, [self, rest] {
                             Q_EMIT self->goToWanted(rest);
                         }});
    } else if (looksLikeAnId(text)) {
        found.push_back({tr("Look for %1").arg(text), tr("in all stores"), {}, nullptr, [self, text] {
                             Q_EMIT self->idWanted(text);
                         }});
    }
    return found;
}

void CommandPalette::offer()
{
    QString typed = m_field->text().trimmed();
    std::vector<Entry> offered = places(typed);
    const bool commandsToo = offered.empty() || looksLikeAnId(typed);
    if (typed.startsWith(QLatin1Char('>')))
        typed = typed.mid(1).trimmed();
    std::vector<std::pair<int, Entry>> fitting;
    for (QAction *command : m_commands) {
        if (!command->isEnabled() || !commandsToo)
            continue;
        const QString text = plainText(command), menu = menuOf(command);
        int score = fits(text + QLatin1Char(' ') + menu, typed);
        if (score == 0)
            continue;
        const qsizetype used = m_recent.indexOf(text);
        score = score * 100 + (used >= 0 ? 50 - int(used) : 0) + (typed.isEmpty() && used >= 0 ? 1000 : 0);
        fitting.push_back(
            {score, {text, menu, command->shortcut().toString(QKeySequence::NativeText), command, {}}});
    }
    std::stable_sort(fitting.begin(), fitting.end(),
                     [](const auto &a, const auto &b) { return a.first > b.first; });
    for (auto &[score, entry] : fitting)
        offered.push_back(std::move(entry));
    m_model->set(std::move(offered));
    m_view->selectRow(0);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key(), rows = m_model->rowCount();
        if ((key == Qt::Key_Down || key == Qt::Key_Up) && rows > 0) {
            const int row = m_view->currentIndex().row() + (key == Qt::Key_Down ? 1 : -1);
            m_view->selectRow((row + rows) % rows);
            return true;
        }
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            take();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void CommandPalette::take()
{
    const int row = m_view->currentIndex().row();
    if (row < 0 || row >= m_model->rowCount())
        return;
    const Entry entry = m_model->entries()[size_t(row)];
    close(); // first: the command may open something of its own
    if (entry.run)
        return entry.run();
    Q_EMIT used(entry.action);
    entry.action->trigger();
}

} // namespace storescope
