// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/actions/actionpage.h"

#include "core/action/actionguard.h"
#include "core/action/apply.h"
#include "core/base/onready.h"
#include "ui/actions/actionwords.h"
#include "ui/actions/applypane.h"
#include "ui/actions/reportpane.h"
#include "ui/actions/rulepane.h"
#include "ui/actions/stephead.h"
#include "ui/look/elidedlabel.h"
#include "ui/look/formats.h"
#include "ui/look/zoom.h"
#include "ui/views/recorddelegate.h"

#include <QShortcut>
#include <QtConcurrent>

namespace storescope {

namespace {
QPushButton *linkButton(const QString &text)
{
    auto *button = new QPushButton(text);
    button->setProperty("small", true);
    button->setAutoDefault(false);
    return button;
}
} // namespace

ActionPage::ActionPage(std::shared_ptr<OpenStore> store, ActionRequest request, QWidget *parent)
    : QWidget(parent),
      m_store(std::move(store)),
      m_request(std::move(request)),
      m_steps(new StepLine),
      m_title(boldLabel({})),
      m_where(new InkLabel(Ink::Dim)),
      m_ruleText(new ElidedLabel),
      m_readAt(new InkLabel(Ink::Dim)),
      m_change(linkButton(tr("Change"))),
      m_again(linkButton(tr("Read again"))),
      m_ruleLine(new QWidget),
      m_notice(new Strip),
      m_stack(new QStackedWidget),
      m_rule(new RulePane(m_store, m_request.act)),
      m_applying(new ApplyPane),
      m_report(new ReportPane)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHead());
    column->addWidget(m_notice);
    column->addWidget(m_stack, 1);
    for (QWidget *pane : std::initializer_list<QWidget *>{m_rule, m_applying, m_report})
        m_stack->addWidget(pane);
    if (!m_request.collection.isEmpty())
        m_rule->setCollection(m_request.collection);
    m_request.collection = m_rule->collection();
    connectPanes();
    m_look.setSingleShot(true);
    connect(&m_look, &QTimer::timeout, this, &ActionPage::countChanged);
    connect(m_store.get(), &OpenStore::changed, this, &ActionPage::storeChanged);
    auto *undoKey = new QShortcut(QKeySequence::Undo, m_report, this, &ActionPage::undo);
    undoKey->setContext(Qt::WidgetWithChildrenShortcut);
    showHead();
}

ActionPage::~ActionPage()
{
    m_lookCancel.cancel();
}

QWidget *ActionPage::buildHead()
{
    auto *head = new Band(Ground::Base);
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(14, 10, 14, 8);
    column->setSpacing(8);
    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    auto *icon = new IconLabel(ActionWords::icon(m_request.act), this, 20);
    m_title->setFont(enlarged(m_title->font(), 1.15));
    for (QWidget *part : std::initializer_list<QWidget *>{icon, m_title, m_where})
        top->addWidget(part);
    top->addStretch(1);
    top->addWidget(m_steps);
    column->addLayout(top);
    auto *line = new QHBoxLayout(m_ruleLine);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    auto *word = new InkLabel(Ink::Dim, tr("Rule"));
    m_ruleText->setFont(fixedFont(font()));
    m_ruleText->setMargin(3);
    line->addWidget(word);
    line->addWidget(m_ruleText, 1);
    for (QWidget *part : std::initializer_list<QWidget *>{m_change, m_readAt, m_again})
        line->addWidget(part);
    column->addWidget(m_ruleLine);
    connect(m_change, &QPushButton::clicked, this, [this] { goTo(Rule); });
    connect(m_again, &QPushButton::clicked, this, &ActionPage::readAgain);
    return head;
}

void ActionPage::connectPanes()
{
    connect(m_rule, &RulePane::changed, this, &ActionPage::readRule);
    connect(m_rule, &RulePane::cancelWanted, this, &ActionPage::closeWanted);
    connect(m_rule, &RulePane::planWanted, this, &ActionPage::openPlan);
    connect(m_rule, &RulePane::previewWanted, this, [this] {
        m_previewWhenRead = true;
        if (!m_reading && m_read.plan)
            readDone(m_read);
        else if (!m_reading)
            read();
    });
    connect(m_applying, &ApplyPane::stopWanted, this, &ActionPage::stop);
    connect(m_applying, &ApplyPane::againWanted, this, [this] { apply(m_plan); });
    connect(m_applying, &ApplyPane::backWanted, this, [this] { goTo(Preview); });
    connect(m_report, &ReportPane::undoWanted, this, &ActionPage::undo);
    connect(m_report, &ReportPane::saveWanted, this, &ActionPage::saveReport);
    connect(m_report, &ReportPane::closeWanted, this, &ActionPage::closeWanted);
}

QString ActionPage::storeName() const
{
    return m_store->info().name;
}

QString ActionPage::title() const
{
    return QStringLiteral("%1: %2").arg(storeName(), ActionWords::name(m_request.act));
}

void ActionPage::showHead()
{
    const Offer *offer = m_rule->offer();
    m_title->setText(m_read.plan ? m_read.plan->title
                     : offer     ? offer->title
                                 : ActionWords::name(m_request.act));
    m_where->setText(storeName());
    m_where->setToolTip(m_store->info().path);
    m_steps->setStep(int(m_step));
    const bool shown = m_read.plan && m_step != Rule;
    m_ruleLine->setVisible(shown);
    if (!shown)
        return;
    m_ruleText->setText(m_read.plan->rule);
    const Instant &made = m_read.plan->made;
    m_readAt->setText(m_tookMs < 0
                          ? tr("saved %1").arg(Formats::clock(made, m_times.utc, Instant::now(), false))
                          : tr("read %1").arg(Formats::clock(made, m_times.utc, Instant::now(), false)));
    for (QWidget *part : std::initializer_list<QWidget *>{m_change, m_again})
        part->setVisible(m_step == Preview);
}

void ActionPage::goTo(Step step)
{
    m_step = step;
    QWidget *panes[] = {m_rule, m_preview, m_applying, m_report};
    m_stack->setCurrentWidget(panes[step]);
    if (step != Preview) {
        m_look.stop();
        m_lookCancel.cancel();
    }
    showHead();
    switch (step) {
    case Rule:
        m_rule->previewButton()->setFocus(Qt::OtherFocusReason);
        break;
    case Preview:
        m_preview->takeFocus();
        break;
    case Applying:
        m_applying->stopButton()->setFocus(Qt::OtherFocusReason);
        break;
    case Report:
        m_report->undoButton()->setFocus(Qt::OtherFocusReason);
        break;
    }
    Q_EMIT statusChanged();
    Q_EMIT currentChanged();
}

// ---- reading ----

// Rows that are named need no rule: their preview comes at once.
void ActionPage::start()
{
    m_previewWhenRead = !m_request.ids.isEmpty();
    goTo(Rule);
    checkMayAct();
    if (m_rule->isValid())
        read(); // may be done at once
}

void ActionPage::checkMayAct()
{
    const auto collection = m_store->collection(m_request.collection);
    if (!collection)
        return;
    const StoreInfo info = m_store->info();
    const StoreFileInfo file = info.files[size_t(m_store->fileOf(*collection))];
    const QString insist = m_rule->insist();
    onReady(this, QtConcurrent::run([info, file, insist] { return mayAct(info, file, insist); }),
            [this](const Result<void> &may) { m_rule->showRefusal(may ? QString() : may.error().sentence); });
}

void ActionPage::readRule()
{
    m_request.collection = m_rule->collection();
    checkMayAct();
    read();
}

void ActionPage::readAgain()
{
    m_previewWhenRead = true;
    read();
}

void ActionPage::read()
{
    m_notice->hide();
    m_took.start();
    m_reading =
        std::make_unique<ActionPreview>(m_store, m_request.collection, m_rule->choice(), m_request.ids);
    const qint64 total = m_store->rowCount(m_request.collection).rows;
    connect(m_reading.get(), &ActionPreview::progressed, this,
            [this, total](const PreviewProgress &progress) { m_rule->showReading(progress, total); });
    connect(m_reading.get(), &ActionPreview::finished, this, &ActionPage::readDone);
    m_reading->start();
    Q_EMIT statusChanged();
}

void ActionPage::stopReading()
{
    m_reading.reset();
    m_previewWhenRead = false;
}

void ActionPage::readDone(const PreviewReport &report)
{
    if (m_reading) {
        m_tookMs = m_took.elapsed();
        m_readBefore = std::move(m_reading); // it is telling this
        m_read = report;
        m_rule->showRead(report);
    }
    if (report.error && m_step == Preview) {
        m_notice->say(Strip::Tone::Warning, {}, report.error->sentence);
        m_notice->setClosable(true);
    }
    const bool wanted = std::exchange(m_previewWhenRead, false);
    if (report.plan && wanted && mayShowPreview()) {
        const RowCount count = m_store->rowCount(m_request.collection);
        showPreview({m_read.plan, m_read.refused, m_read.note, m_tookMs, count.exact ? count.rows : -1});
    }
    showHead();
    Q_EMIT statusChanged();
}

// What the user kept stays kept.
void ActionPage::showPreview(ReadPlan read)
{
    const QSet<Key> kept = m_preview ? m_preview->model()->kept() : QSet<Key>();
    PreviewPane *old = m_preview;
    m_preview = new PreviewPane(m_store, std::move(read));
    m_preview->model()->keep(kept);
    m_preview->model()->setTimeStyle(m_times);
    m_stack->addWidget(m_preview);
    setZoom(m_zoom);
    connect(m_preview, &PreviewPane::applyWanted, this, &ActionPage::confirm);
    connect(m_preview, &PreviewPane::cancelWanted, this, &ActionPage::closeWanted);
    connect(m_preview, &PreviewPane::readAgainWanted, this, &ActionPage::readAgain);
    connect(m_preview, &PreviewPane::saveWanted, this, &ActionPage::savePlanAs);
    connect(m_preview, &PreviewPane::currentChanged, this, &ActionPage::currentChanged);
    connect(m_preview, &PreviewPane::chosenChanged, this, &ActionPage::statusChanged);
    goTo(Preview);
    if (old)
        old->deleteLater();
    if (m_tookMs < 0)
        countChanged(); // a saved plan may be old
}

// ---- what the window shows of it ----

double ActionPage::share() const
{
    return m_apply ? m_applying->share() : -1;
}

QString ActionPage::taskText() const
{
    return tr("%1 in %2").arg(ActionWords::doing(m_request.act, !m_plan || m_plan->removes), storeName());
}

QString ActionPage::statusText(int part) const
{
    if (m_reading)
        return part == 0 ? tr("Reading…") : QString();
    if (m_step != Preview || !m_preview)
        return {};
    const PlanModel &model = *m_preview->model();
    if (part == 0)
        return tr("%Ln row(s) in the preview", nullptr, int(model.total()));
    if (part == 1)
        return tr("%1 chosen").arg(Formats::count(model.chosen()));
    return model.chosen() < model.total() ? tr("%1 kept").arg(Formats::count(model.total() - model.chosen()))
                                          : QString();
}

void ActionPage::setZoom(int percent)
{
    m_zoom = percent;
    zoomWidgets(this, percent);
    if (m_preview)
        m_preview->setZoom(percent);
}

void ActionPage::setTimeStyle(const TimeStyle &style)
{
    m_times = style;
    if (m_preview)
        m_preview->model()->setTimeStyle(style);
    showHead();
}

} // namespace storescope
