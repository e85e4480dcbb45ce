// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/actions/previewpane.h"

#include "core/action/graveyard.h"
#include "core/base/onready.h"
#include "core/base/text.h"
#include "ui/actions/actionwords.h"
#include "ui/actions/daycolumns.h"
#include "ui/look/elidedlabel.h"
#include "ui/look/icons.h"

#include <QDir>
#include <QStorageInfo>
#include <QtConcurrent>

namespace storescope {

namespace {

constexpr qint64 batchRows = 64, batchBytes = 1 << 20; // of core's pace, about
constexpr int mostRefused = 30;

// Of the disk on which a folder lies or would be made.
qint64 freeBytes(QString folder)
{
    while (!QDir(folder).exists() && folder.size() > 1)
        folder = QFileInfo(folder).path();
    const QStorageInfo disk(folder);
    return disk.isValid() ? disk.bytesAvailable() : -1;
}

QFrame *upright()
{
    auto *line = new QFrame;
    line->setFixedWidth(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Dark);
    return line;
}

} // namespace

PreviewPane::PreviewPane(std::shared_ptr<OpenStore> store, ReadPlan read, QWidget *parent)
    : QWidget(parent),
      m_store(std::move(store)),
      m_read(std::move(read)),
      m_model(new PlanModel(m_store, m_store->collection(m_read.plan->collection), m_read.plan, this)),
      m_notice(new Strip),
      m_refused(new Strip),
      m_going(new Figure),
      m_size(new Figure),
      m_staying(new Figure),
      m_days(new DayColumns),
      m_filter(new FilterBar(m_model->sharedCollection())),
      m_view(new PlanView),
      m_does(new InkLabel(Ink::InfoText)),
      m_save(new QPushButton(tr("Save plan…"))),
      m_cancel(new QPushButton(tr("Cancel"))),
      m_apply(new DangerButton)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_notice);
    column->addWidget(m_refused);
    column->addWidget(buildFigures());
    column->addWidget(m_filter);
    column->addWidget(m_view, 1);
    column->addWidget(buildDoes());
    column->addWidget(buildFoot());
    buildNotes();
    m_view->setAccessibleName(tr("Rows of the preview"));
    m_view->setPlan(m_model);
    connect(m_view, &RecordView::currentRowChanged, this, &PreviewPane::currentChanged);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &PreviewPane::currentChanged);
    connect(m_model, &PlanModel::chosenChanged, this, &PreviewPane::showChosen);
    connect(m_model, &PlanModel::filterReady, this, &PreviewPane::emptyText);
    connect(m_filter, &FilterBar::applied, m_model, &PlanModel::setFilter);
    connect(m_filter, &FilterBar::escaped, m_view, [this] { m_view->setFocus(Qt::OtherFocusReason); });
    connect(m_notice, &Strip::pressed, this, &PreviewPane::readAgainWanted);
    connect(m_view, &RecordView::emptyButtonPressed, m_filter, &FilterBar::clear);
    onReady(this, QtConcurrent::run([] { return freeBytes(Graveyard::defaultFolder()); }),
            [this](qint64 bytes) {
                m_free = bytes;
                showDoes();
            });
    showRefused();
    showChosen();
    emptyText();
}

QWidget *PreviewPane::buildFigures()
{
    auto *band = new Band(Ground::Window);
    auto *row = new QHBoxLayout(band);
    row->setContentsMargins(14, 12, 14, 8);
    row->setSpacing(14);
    for (Figure *figure : {m_going, m_size, m_staying}) {
        row->addWidget(figure);
        row->addWidget(upright());
    }
    row->addStretch(1);
    auto *days = new QVBoxLayout;
    days->setSpacing(0);
    auto *title = new InkLabel(Ink::Dim, tr("By day"));
    days->addWidget(title, 0, Qt::AlignLeft);
    days->addWidget(m_days);
    row->addLayout(days);
    m_days->setDays(m_read.plan->byDay());
    title->setVisible(!m_days->isHidden());
    band->setMinimumHeight(108);
    return band;
}

// For each thing that may still lead to rows: how many, shown alone on a click, and a way to keep them all.
void PreviewPane::buildNotes()
{
    const auto dangling = m_read.plan->dangling();
    for (int note = 0; note < m_read.plan->noteTexts.size(); ++note) {
        const QString text = m_read.plan->noteTexts[note];
        const qint64 rows = dangling.value(text);
        if (rows == 0)
            continue;
        auto *only = new QPushButton(tr("%1: %2").arg(Formats::count(rows), text));
        only->setIcon(glyphPixmap(levelGlyph(QStringLiteral("warning")), 16,
                                  Palette::of(palette()).ink(Ink::Warning), devicePixelRatioF()));
        only->setCheckable(true);
        only->setToolTip(tr("Something still leads to these rows. Shows only them."));
        auto *keep = new QPushButton(tr("Keep these %1").arg(Formats::count(rows)));
        m_filter->addWidget(only);
        m_filter->addWidget(keep);
        connect(only, &QPushButton::toggled, this,
                [this, note](bool on) { m_model->showNoted(on ? note : -1); });
        connect(keep, &QPushButton::clicked, this, [this, note] { m_model->chooseNoted(note, false); });
    }
}

QWidget *PreviewPane::buildDoes()
{
    auto *band = new Band(Ground::Info, Qt::TopEdge);
    auto *column = new QVBoxLayout(band);
    column->setContentsMargins(14, 8, 14, 8);
    column->setSpacing(4);
    auto *title = new InkLabel(Ink::InfoText, tr("What Apply does"));
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    m_does->setTextFormat(Qt::RichText);
    m_does->setWordWrap(true);
    column->addWidget(title);
    column->addWidget(m_does);
    return band;
}

QWidget *PreviewPane::buildFoot()
{
    auto *foot = new Band(Ground::Window, Qt::TopEdge);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(14, 8, 10, 8);
    row->setSpacing(8);
    row->addWidget(new IconLabel(themeIcon("object-locked")));
    row->addWidget(boldLabel(tr("Nothing has been changed yet.")));
    const QString took = m_read.tookMs < 0
                             ? tr("This is a saved plan.")
                             : tr("Looking took %1.").arg(Formats::span(m_read.tookMs * 1'000'000));
    auto *note = new ElidedLabel;
    note->setForegroundRole(QPalette::PlaceholderText);
    note->setText(took);
    row->addWidget(note, 1);
    for (QPushButton *button : {m_save, m_cancel, m_apply}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    m_apply->setIcon(m_read.plan->removes ? themeIcon("edit-delete") : ActionWords::icon(m_read.plan->act));
    connect(m_save, &QPushButton::clicked, this, &PreviewPane::saveWanted);
    connect(m_cancel, &QPushButton::clicked, this, &PreviewPane::cancelWanted);
    connect(m_apply, &QPushButton::clicked, this, &PreviewPane::applyWanted);
    return foot;
}

void PreviewPane::takeFocus()
{
    m_cancel->setFocus(Qt::OtherFocusReason);
}

QString PreviewPane::figures() const
{
    return QStringList{m_going->text(), m_size->text(), m_staying->text()}.join(QStringLiteral(" | "));
}

void PreviewPane::showChosen()
{
    const Plan &plan = *m_read.plan;
    const qint64 chosen = m_model->chosen(), kept = m_model->total() - chosen;
    m_going->set(Formats::count(chosen), ActionWords::wouldBe(plan.removes, chosen),
                 kept > 0 ? tr("%Ln kept by you", nullptr, int(kept)) : QString());
    qint64 file = 0;
    const int number = m_store->fileOf(m_model->collection());
    if (number >= 0 && size_t(number) < m_store->info().files.size())
        file = m_store->info().files[size_t(number)].bytes;
    const qint64 bytes = m_model->chosenBytes();
    m_size->set(formatBytes(bytes), tr("in these rows"),
                file > 0 && plan.removes ? tr("%1 % of the file").arg(qMin<qint64>(100, bytes * 100 / file))
                                         : QString());
    const bool known = m_read.total >= 0;
    m_staying->set(known ? Formats::count(qMax<qint64>(0, m_read.total - chosen)) : QStringLiteral("–"),
                   known ? tr("row(s) stay", nullptr, int(qMax<qint64>(0, m_read.total - chosen)))
                         : tr("not counted"),
                   known && m_read.total > m_model->total() ? tr("the rule is not for them") : QString());
    m_apply->setText(tr("%1…").arg(ActionWords::order(plan.act, plan.removes, chosen)));
    m_apply->setEnabled(chosen > 0);
    m_save->setEnabled(chosen > 0);
    showDoes();
    Q_EMIT chosenChanged();
}

// Four sentences with the numbers of this plan.
void PreviewPane::showDoes()
{
    const qint64 rows = m_model->chosen(), bytes = m_model->chosenBytes();
    const qint64 batches =
        qMax<qint64>(rows > 0 ? 1 : 0, qMax((rows + batchRows - 1) / batchRows, bytes / batchBytes));
    const bool live = m_store->isLive();
    const QString room = m_free < 0 ? QString() : tr(", %1 free").arg(formatBytes(m_free));
    const QStringList sentences{
        tr("1. Writes each row to the graveyard first: %1 needed%2.").arg(formatBytes(bytes), room),
        tr("2. Checks each row again. A row that changed since now stays."),
        live ? tr("3. About %Ln batch(es) of at most 6 ms, the program has the store in between.", nullptr,
                  int(batches))
             : tr("3. About %Ln batch(es) of at most 10 ms with gaps as long.", nullptr, int(batches)),
        m_read.plan->removes ? tr("4. The file keeps its size: SQLite reuses the freed pages.")
                             : tr("4. Undo gives each row back what it was.")};
    QString table = QStringLiteral("<table width=\"100%\" cellspacing=\"0\" cellpadding=\"1\">");
    for (const auto &[left, right] : {std::pair(0, 2), std::pair(1, 3)})
        table += QStringLiteral("<tr><td width=\"50%\">%1</td><td>%2</td></tr>")
                     .arg(sentences[left].toHtmlEscaped(), sentences[right].toHtmlEscaped());
    m_does->setText(table + QStringLiteral("</table>"));
    m_does->setAccessibleName(sentences.join(QLatin1Char(' ')));
}

void PreviewPane::showRefused()
{
    if (m_read.refused.empty())
        return;
    QStringList lines;
    for (const Spared &one : m_read.refused) {
        if (lines.size() < mostRefused)
            lines << tr("%1: %2").arg(one.key, ActionWords::why(one.why));
    }
    m_refused->say(Strip::Tone::Info, tr("%Ln row(s) stay.", nullptr, int(m_read.refused.size())),
                   lines.size() == 1 ? lines.front() : tr("The rule does not hold for them."), {},
                   lines.join(QLatin1Char('\n')));
    m_refused->setClosable(true);
}

void PreviewPane::showChanged(qint64 rows)
{
    if (rows <= 0)
        m_notice->hide();
    else
        m_notice->say(Strip::Tone::Warning, tr("%Ln row(s) changed.", nullptr, int(rows)),
                      tr("Apply leaves them as they are."), tr("Read again"));
}

void PreviewPane::emptyText()
{
    if (m_model->total() == 0)
        m_view->setEmptyText(m_read.note.isEmpty() ? tr("The rule is for no row now.") : m_read.note);
    else
        m_view->setEmptyText(tr("Nothing matches."), tr("Clear filter"));
}

} // namespace storescope
