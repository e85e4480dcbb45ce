// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// What an ActionPage reads from and writes to files: plans, reports, bundles.
#include "core/action/graveyard.h"
#include "core/base/onready.h"
#include "ui/actions/actionpage.h"
#include "ui/actions/reportpane.h"
#include "ui/actions/rulepane.h"
#include "ui/actions/undodialog.h"

#include <QDir>
#include <QFileDialog>
#include <QSaveFile>
#include <QtConcurrent>

namespace storescope {

namespace {

Result<void> writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return failure(
        ErrorCode::Io,
        QCoreApplication::translate("ActionPage", "The file cannot be written: %1").arg(file.errorString()),
        path);
}

QFileDialog *saveDialog(QWidget *parent, const QString &title, const QString &file)
{
    auto *dialog = new QFileDialog(parent, title, QFileInfo(file).path());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->setNameFilters({QCoreApplication::translate("ActionPage", "JSON (*.json)")});
    dialog->selectFile(QFileInfo(file).fileName());
    return dialog;
}

} // namespace

// The file that the command line's --plan takes.
void ActionPage::savePlanAs()
{
    const auto plan = m_preview->model()->chosenPlan();
    const QString usual = defaultPlanFile(*plan);
    onReady(this, QtConcurrent::run([usual] { return QDir().mkpath(QFileInfo(usual).path()); }),
            [this, plan, usual](bool) { choosePlanFile(plan, usual); });
}

void ActionPage::choosePlanFile(const std::shared_ptr<const Plan> &plan, const QString &usual)
{
    QFileDialog *dialog = saveDialog(this, tr("Save the plan"), usual);
    connect(dialog, &QFileDialog::fileSelected, this, [this, plan](const QString &file) {
        onReady(this, QtConcurrent::run([plan, file] { return savePlan(*plan, file); }),
                [this, file](const Result<void> &saved) { told(saved, file); });
    });
    dialog->open();
}

void ActionPage::told(const Result<void> &saved, const QString &file)
{
    m_notice->say(saved ? Strip::Tone::Info : Strip::Tone::Warning, saved ? tr("Saved.") : QString(),
                  saved ? file : saved.error().sentence);
    m_notice->setClosable(true);
}

void ActionPage::openPlan()
{
    auto *dialog = new QFileDialog(this, tr("Open a saved plan"), QFileInfo(defaultPlanFile({})).path());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("JSON (*.json)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &ActionPage::openPlanFile);
    dialog->open();
}

void ActionPage::openPlanFile(const QString &file)
{
    onReady(this, QtConcurrent::run([file] { return loadPlan(file); }),
            [this](const Result<Plan> &plan) { planOpened(plan); });
}

void ActionPage::planOpened(const Result<Plan> &plan)
{
    const auto refuse = [this](const QString &sentence) {
        m_notice->say(Strip::Tone::Warning, {}, sentence);
        m_notice->setClosable(true);
    };
    if (!mayShowPreview())
        return; // another one is being applied meanwhile
    if (!plan)
        return refuse(plan.error().sentence);
    const auto collection = m_store->collection(plan->collection);
    const bool ours =
        collection && m_store->info().files[size_t(m_store->fileOf(*collection))].path == plan->store;
    if (!ours)
        return refuse(tr("This plan is for another store (%1).").arg(plan->store));
    if (plan->act != m_request.act)
        return refuse(tr("This plan is for another action (%1).").arg(plan->act));
    stopReading();
    m_request.collection = plan->collection;
    m_rule->setCollection(plan->collection);
    m_read = {};
    m_read.plan = std::make_shared<const Plan>(*plan);
    m_tookMs = -1;
    showPreview({m_read.plan, {}, {}, -1, -1});
}

void ActionPage::saveReport()
{
    const QString bundle = m_report->report().bundle;
    const QString name = bundle.isEmpty() ? QStringLiteral("report") : QFileInfo(bundle).completeBaseName();
    QFileDialog *dialog =
        saveDialog(this, tr("Save the report"), QDir::home().filePath(name + QStringLiteral(".json")));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        const QByteArray text = m_report->asJson();
        onReady(this, QtConcurrent::run([file, text] { return writeFile(file, text); }),
                [this, file](const Result<void> &saved) { told(saved, file); });
    });
    dialog->open();
}

void ActionPage::undo()
{
    if (m_step != Report || !m_report->canUndo())
        return;
    BundleInfo bundle;
    bundle.path = m_report->report().bundle;
    bundle.title = m_plan->title;
    bundle.store = m_plan->store;
    bundle.made = m_plan->made;
    auto *dialog = new UndoDialog(bundle, m_store, this);
    dialog->setKeeper(m_keeper);
    connect(dialog, &UndoDialog::undone, this, [this](const UndoReport &report) {
        m_report->showUndone(report.restored, qint64(report.collided.size()));
        Q_EMIT graveyardChanged();
    });
    dialog->start();
}

} // namespace storescope
