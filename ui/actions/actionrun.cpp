// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// How an ActionPage follows what changes after its preview, asks for the last yes, and applies.
#include "core/action/apply.h"
#include "core/base/onready.h"
#include "ui/actions/actionpage.h"
#include "ui/actions/actionwords.h"
#include "ui/actions/applypane.h"
#include "ui/actions/reportpane.h"
#include "ui/actions/rulepane.h"

#include <QMessageBox>

namespace storescope {

namespace {
constexpr int lookMs = 2000;     // after a change of the store
constexpr qint64 lookShare = 20; // and this many times what the last look took
constexpr int busyTimeoutMs = 5000;
} // namespace

// ---- what changed since ----

void ActionPage::storeChanged()
{
    if (m_step == Preview && m_read.plan && !m_read.plan->rows.empty() && !m_looking && !m_look.isActive())
        m_look.start(int(qMin<qint64>(qMax<qint64>(lookMs, m_lookCost * lookShare), 600'000)));
}

void ActionPage::countChanged()
{
    const auto plan = m_read.plan;
    if (!plan)
        return;
    m_looking = true;
    m_lookCancel = CancelToken();
    QElapsedTimer took;
    took.start();
    onReady(this, ActionPreview::countChanged(m_store, plan, m_lookCancel),
            [this, plan, took](const Result<qint64> &rows) {
                m_looking = false;
                m_lookCost = took.elapsed();
                if (rows && m_preview && m_read.plan == plan)
                    m_preview->showChanged(*rows);
            });
}

// ---- writing ----

void ActionPage::confirm()
{
    stopReading(); // what is asked is about what is shown
    m_plan = m_preview->model()->chosenPlan();
    const qint64 rows = qint64(m_plan->rows.size());
    auto *box = new QMessageBox(QMessageBox::NoIcon, m_plan->title,
                                ActionWords::question(m_plan->act, m_plan->removes, rows, storeName()),
                                QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *yes =
        box->addButton(ActionWords::order(m_plan->act, m_plan->removes, rows), QMessageBox::DestructiveRole);
    QPushButton *no = box->addButton(QMessageBox::Cancel);
    no->setText(tr("Cancel"));
    yes->setAutoDefault(false);
    box->setDefaultButton(no);
    box->setEscapeButton(no);
    connect(yes, &QPushButton::clicked, this, [this] { apply(m_plan); });
    box->open();
}

void ActionPage::apply(std::shared_ptr<const Plan> plan)
{
    if (m_apply)
        return;
    stopReading();
    m_applying->begin(*plan, storeName(), busyTimeoutMs);
    goTo(Applying);
    ApplyOptions options;
    options.insist = m_rule->insist();
    options.busyTimeoutMs = busyTimeoutMs;
    m_apply = std::make_unique<Apply>(m_store, std::move(plan), options);
    connect(m_apply.get(), &Apply::progressed, this, [this](const ApplyProgress &progress) {
        m_applying->showProgress(progress);
        Q_EMIT statusChanged();
    });
    connect(m_apply.get(), &Apply::finished, this, &ActionPage::applied);
    m_apply->start();
    Q_EMIT statusChanged();
}

void ActionPage::stop()
{
    if (!m_apply)
        return;
    m_applying->showStopping();
    m_apply->cancel();
}

void ActionPage::applied(const ApplyReport &report)
{
    m_appliedBefore = std::move(m_apply); // it is telling this
    if (report.error && report.removed == 0 && report.bundle.isEmpty()) {
        const bool busy = report.error->code == ErrorCode::Busy;
        QString details = errorCodeName(report.error->code);
        if (report.error->sqliteCode)
            details += tr(", SQLite %1").arg(report.error->sqliteCode);
        m_applying->showFailure(
            busy ? tr("Nothing was changed: the store stayed locked for %1 s.").arg(busyTimeoutMs / 1000)
                 : tr("Nothing was changed. %1").arg(report.error->sentence),
            details);
        Q_EMIT statusChanged();
        return;
    }
    m_report->showReport(report, *m_plan, storeName());
    goTo(Report);
    Q_EMIT graveyardChanged();
}

std::unique_ptr<Apply> ActionPage::takeRunning()
{
    if (!m_apply)
        return nullptr;
    m_apply->disconnect(this);
    m_apply->cancel();
    return std::move(m_apply);
}

} // namespace storescope
