// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/ui/actionpages.h"

#include <QTextDocument>

using namespace storescope;
using namespace storescope::test;

namespace {

const QList<QByteArray> longExpired{"UPDATE arcp_artifact SET expires_at_iso = '2026-01-02T03:04:05.5Z'"};
const QByteArray countArtifacts = "SELECT count(*) FROM arcp_artifact";

QStringList keysShown(const PlanModel &model)
{
    QStringList keys;
    for (int row = 0; row < model.rowCount(); ++row)
        keys << toString(model.plan()->rows[size_t(row)].shown());
    keys.sort();
    return keys;
}

} // namespace

class ActionPageTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_pages = std::make_unique<ActionPages>(); }
    void cleanup() { m_pages.reset(); }
    void countsWhileTheRuleIsTyped();
    void previewShowsWhatTheCoreFinds();
    void sweepsAndGivesBack();
    void nothingHappensByASlip();
    void sparesWhatChangedSinceThePreview();
    void releasesNamedJobs();
    void saysThatTheStoreStayedLocked();
    void aSavedPlanIsOpened();
    void undoListsWhatCollides();
    void whatIsReadMeanwhileDoesNotInterrupt();

private:
    std::unique_ptr<ActionPages> m_pages;
};

void ActionPageTest::countsWhileTheRuleIsTyped()
{
    QVERIFY(
        m_pages->openCase(QStringLiteral("river/clean"),
                          {"UPDATE river_job SET finalized_at = replace(finalized_at, '2026-1', '2025-1')"}));
    ActionPage page(m_pages->store, request("sweep", "jobs"));
    page.show();
    page.start();
    RulePane *rule = page.rulePane();
    const int finished = m_pages
                             ->ask("SELECT count(*) FROM river_job WHERE state IN "
                                   "('completed','cancelled','discarded')")
                             .toInt();
    QTRY_VERIFY2_WITH_TIMEOUT(rule->countText().startsWith(QString::number(finished) + QLatin1Char(' ')),
                              qPrintable(rule->countText()), 30'000);
    QCOMPARE(rule->olderField()->text(), QStringLiteral("1d")); // the profile's
    page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    rule->olderField()->setFocus();
    QTRY_VERIFY(rule->olderField()->hasFocus());
    rule->olderField()->clear();
    QTest::keyClicks(rule->olderField(), QStringLiteral("90000d"));
    QCOMPARE(rule->olderField()->text(), QStringLiteral("90000d"));
    QTRY_VERIFY2_WITH_TIMEOUT(rule->countText().startsWith(QStringLiteral("0 ")),
                              qPrintable(rule->countText()), 30'000);
    // What is typed counts, even when Enter comes before the count.
    rule->olderField()->clear();
    QTest::keyClicks(rule->olderField(), QStringLiteral("2d"));
    QTest::keyClick(rule->olderField(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(page.step(), ActionPage::Preview, 30'000);
    QCOMPARE(page.previewPane()->model()->rowCount(), finished);
    QCOMPARE(page.previewPane()->model()->plan()->older, std::chrono::hours(48));
    rule->olderField()->clear();
    QTest::keyClicks(rule->olderField(), QStringLiteral("soon"));
    QVERIFY(!rule->previewButton()->isEnabled());
}

void ActionPageTest::previewShowsWhatTheCoreFinds()
{
    QVERIFY(m_pages->openCase(QStringLiteral("arcp/rich"), longExpired));
    const auto page = m_pages->preview(request("sweep", "artifacts"));
    QVERIFY(page);
    const auto core =
        ActionFixture::preview(m_pages->store, QStringLiteral("sweep"), QStringLiteral("artifacts"));
    const PreviewPane &pane = *page->previewPane();
    QStringList keys = ActionFixture::keys(*core.plan);
    keys.sort();
    QCOMPARE(keysShown(*pane.model()), keys);
    QCOMPARE(pane.model()->plan()->rule, core.plan->rule);
    QCOMPARE(pane.model()->chosenBytes(), core.plan->bytes());
    QVERIFY2(pane.figures().startsWith(QStringLiteral("14 rows would go")), qPrintable(pane.figures()));
    QTextDocument does;
    does.setHtml(pane.doesText());
    QVERIFY2(does.toPlainText().contains(QStringLiteral("Writes each row to the graveyard first")),
             qPrintable(does.toPlainText()));
    QTRY_VERIFY(pane.doesText().contains(QStringLiteral("free")));
    QCOMPARE(m_pages->ask(countArtifacts), QByteArray("14"));
}

void ActionPageTest::sweepsAndGivesBack()
{
    QVERIFY(m_pages->openCase(QStringLiteral("arcp/rich"), longExpired));
    const QByteArray all = "SELECT group_concat(artifact_id || sha256 || rowid) FROM (SELECT rowid, * FROM "
                           "arcp_artifact ORDER BY rowid)";
    const QByteArray before = m_pages->ask(all);
    const auto page = m_pages->preview(request("sweep", "artifacts"));
    QVERIFY(page);
    PlanModel *model = page->previewPane()->model();
    QByteArrayList kept;
    for (const int row : {2, 7})
        kept << '\'' + toString(model->plan()->rows[size_t(row)].shown()).toUtf8() + '\'';
    page->previewPane()->view()->setCurrentIndex(model->index(2, 0));
    QTest::keyClick(page->previewPane()->view(), Qt::Key_Space);
    model->choose({7}, false);
    QCOMPARE(model->chosen(), 12);
    QVERIFY(page->previewPane()->figures().contains(QStringLiteral("2 kept by you")));
    QVERIFY(ActionPages::apply(*page));
    const ApplyReport &report = page->reportPane()->report();
    QCOMPARE(report.removed, 12);
    QVERIFY(report.spared.empty());
    QVERIFY(QFile::exists(report.bundle));
    QVERIFY2(page->reportPane()->sentence().contains(QStringLiteral("12 rows removed")),
             qPrintable(page->reportPane()->sentence()));
    QCOMPARE(m_pages->ask(countArtifacts), QByteArray("2"));
    QCOMPARE(m_pages->ask("SELECT count(*) FROM arcp_artifact WHERE artifact_id IN (" + kept.join(',') + ')'),
             QByteArray("2"));
    QVERIFY(page->reportPane()->asJson().contains("\"removed\": 12"));

    // Undo looks first, and does it when asked.
    page->reportPane()->undoButton()->click();
    auto *undo = page->findChild<UndoDialog *>();
    QVERIFY(undo);
    QTRY_VERIFY(undo->isReady());
    QCOMPARE(undo->report().restored, 12);
    QCOMPARE(m_pages->ask(countArtifacts), QByteArray("2"));
    QVERIFY(undo->cancelButton()->isDefault() && !undo->doButton()->isDefault());
    undo->doButton()->click();
    QTRY_VERIFY(undo->isDone());
    QVERIFY(undo->report().collided.empty());
    QCOMPARE(m_pages->ask(all), before);
    QVERIFY(!page->reportPane()->canUndo());
}

// Cancel has the focus, Enter changes nothing, and what is asked names the numbers and the store.
void ActionPageTest::nothingHappensByASlip()
{
    QVERIFY(m_pages->openCase(QStringLiteral("arcp/rich"), longExpired));
    const auto page = m_pages->preview(request("sweep", "artifacts"));
    QVERIFY(page);
    const PreviewPane &pane = *page->previewPane();
    QVERIFY(!pane.applyButton()->isDefault() && !pane.applyButton()->autoDefault());
    page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(page.get()));
    QTRY_VERIFY(pane.cancelButton()->hasFocus());
    pane.applyButton()->click();
    QMessageBox *box = ActionPages::question(*page);
    QVERIFY2(box->text().contains(QStringLiteral("14 rows")) &&
                 box->text().contains(m_pages->store->info().name),
             qPrintable(box->text()));
    QCOMPARE(box->defaultButton(), box->button(QMessageBox::Cancel));
    QTest::keyClick(box, Qt::Key_Return);
    QTRY_VERIFY(page->findChild<QMessageBox *>() == nullptr);
    QCOMPARE(page->step(), ActionPage::Preview);
    QCOMPARE(m_pages->ask(countArtifacts), QByteArray("14"));
    // With nothing chosen there is nothing to do.
    QList<int> rows;
    for (int row = 0; row < 14; ++row)
        rows << row;
    pane.model()->choose(rows, false);
    QVERIFY(!pane.applyButton()->isEnabled());
    QSignalSpy close(page.get(), &ActionPage::closeWanted);
    pane.cancelButton()->click();
    QCOMPARE(close.size(), 1);
}

void ActionPageTest::sparesWhatChangedSinceThePreview()
{
    QVERIFY(m_pages->openCase(QStringLiteral("arcp/rich"), longExpired));
    const auto page = m_pages->preview(request("sweep", "artifacts"));
    QVERIFY(page);
    ActionFixture::sql(m_pages->file,
                       {"UPDATE arcp_artifact SET media_type = media_type || '+new' WHERE rowid IN "
                        "(SELECT rowid FROM arcp_artifact ORDER BY rowid LIMIT 3)"});
    QTRY_VERIFY_WITH_TIMEOUT(page->previewPane()->noticeText().startsWith(QStringLiteral("3 rows changed")),
                             30'000);
    QVERIFY(ActionPages::apply(*page));
    const ReportPane &pane = *page->reportPane();
    QCOMPARE(pane.report().removed, 11);
    QCOMPARE(pane.report().spared.size(), size_t(3));
    QCOMPARE(m_pages->ask(countArtifacts), QByteArray("3"));
    QVERIFY(pane.sparedView()->isVisible());
    QCOMPARE(pane.sparedView()->model()->rowCount(), 3);
    QCOMPARE(pane.sparedView()->model()->index(0, SparedModel::Why).data().toString(),
             QStringLiteral("it changed since the preview"));
    pane.sparedButton()->click();
    QVERIFY(!pane.sparedView()->isVisible());
}

void ActionPageTest::releasesNamedJobs()
{
    QVERIFY(m_pages->openCase(
        QStringLiteral("lash/queue"),
        {"UPDATE queued_work_batches SET claim_expires_at_ms = 1000 WHERE claim_token IS NOT NULL"},
        QStringLiteral("session.db")));
    const QByteArray claimed = "SELECT count(*) FROM queued_work_batches WHERE claim_token IS NOT NULL";
    const int before = m_pages->ask(claimed).toInt();
    QVERIFY(before > 0);
    const QByteArray id =
        m_pages->ask("SELECT min(batch_id) FROM queued_work_batches WHERE claim_token IS NOT NULL");
    const QByteArray free =
        m_pages->ask("SELECT min(batch_id) FROM queued_work_batches WHERE claim_token IS NULL");
    const auto offers = offersOf(*m_pages->store, QStringLiteral("release"));
    QVERIFY(!offers.empty());
    const auto page = m_pages->preview({QStringLiteral("release"),
                                        offers.front().collection,
                                        {QString::fromUtf8(id), QString::fromUtf8(free)}});
    QVERIFY(page);
    QCOMPARE(page->previewPane()->model()->rowCount(), 1); // the other one is not claimed
    QVERIFY(ActionPages::apply(*page));
    QVERIFY(page->reportPane()->sentence().startsWith(QStringLiteral("1 row released")));
    QCOMPARE(m_pages->ask(claimed).toInt(), before - 1);
    page->undo();
    auto *undo = page->findChild<UndoDialog *>();
    QVERIFY(undo);
    QTRY_VERIFY(undo->isReady());
    undo->doButton()->click();
    QTRY_VERIFY(undo->isDone());
    QCOMPARE(m_pages->ask(claimed).toInt(), before);
}

void ActionPageTest::saysThatTheStoreStayedLocked()
{
    QVERIFY(m_pages->openCase(QStringLiteral("arcp/rich"), longExpired));
    const auto page = m_pages->preview(request("sweep", "artifacts"));
    QVERIFY(page);
    WriterProcess holder(QStringLiteral("shell"), m_pages->file);
    QVERIFY(holder.waitUntilReady());
    holder.sql("BEGIN IMMEDIATE");
    page->previewPane()->applyButton()->click();
    ActionPages::yes(*ActionPages::question(*page))->click();
    QTRY_COMPARE_WITH_TIMEOUT(page->applyPane()->failureText(),
                              QStringLiteral("Nothing was changed: the store stayed locked for 5 s."),
                              30'000);
    QVERIFY(!page->isRunning());
    holder.sql("ROLLBACK");
    holder.end();
    QVERIFY(page->applyPane()->againButton()->isVisible());
    page->applyPane()->againButton()->click();
    QTRY_COMPARE_WITH_TIMEOUT(page->step(), ActionPage::Report, 30'000);
    QCOMPARE(page->reportPane()->report().removed, 14);
}

void ActionPageTest::aSavedPlanIsOpened()
{
    QVERIFY(m_pages->openCase(QStringLiteral("arcp/rich"), longExpired));
    const QString file = m_pages->home.filePath(QStringLiteral("plan.json"));
    auto plan =
        *ActionFixture::preview(m_pages->store, QStringLiteral("sweep"), QStringLiteral("artifacts")).plan;
    plan.rows.resize(5);
    QVERIFY(savePlan(plan, file));
    ActionPage page(m_pages->store, request("sweep", "artifacts"));
    page.show();
    page.start();
    page.openPlanFile(file);
    QTRY_COMPARE_WITH_TIMEOUT(page.step(), ActionPage::Preview, 30'000);
    QCOMPARE(page.previewPane()->model()->rowCount(), 5);
    ActionPage other(m_pages->store, request("sweep", "idempotency"));
    plan.act = QStringLiteral("release");
    QVERIFY(savePlan(plan, file));
    other.show();
    other.start();
    other.openPlanFile(file);
    QTRY_VERIFY(other.noticeText().contains(QStringLiteral("another action")));
    QCOMPARE(other.step(), ActionPage::Rule);
}

void ActionPageTest::undoListsWhatCollides()
{
    QVERIFY(m_pages->openCase(QStringLiteral("arcp/rich"), longExpired));
    ActionFixture::sql(m_pages->file,
                       {"CREATE TABLE aside AS SELECT * FROM arcp_artifact ORDER BY rowid LIMIT 1"});
    const auto page = m_pages->preview(request("sweep", "artifacts"));
    QVERIFY(page);
    QVERIFY(ActionPages::apply(*page));
    // The program makes an artifact of the same id meanwhile.
    ActionFixture::sql(m_pages->file, {"UPDATE aside SET media_type = 'text/other'",
                                       "INSERT INTO arcp_artifact SELECT * FROM aside", "DROP TABLE aside"});
    page->undo();
    auto *undo = page->findChild<UndoDialog *>();
    QVERIFY(undo);
    QTRY_VERIFY(undo->isReady());
    QCOMPARE(undo->report().restored, 13);
    QCOMPARE(undo->collisions()->rowCount(), 1);
    undo->doButton()->click();
    QTRY_VERIFY(undo->isDone());
    QCOMPARE(m_pages->ask(countArtifacts), QByteArray("14"));
    QCOMPARE(m_pages->ask("SELECT count(*) FROM arcp_artifact WHERE media_type = 'text/other'"),
             QByteArray("1"));
}

// "Read again", and then the yes before it has read: nothing throws the page back while it writes.
void ActionPageTest::whatIsReadMeanwhileDoesNotInterrupt()
{
    QVERIFY(m_pages->openCase(QStringLiteral("arcp/rich"), longExpired));
    const auto page = m_pages->preview(request("sweep", "artifacts"));
    QVERIFY(page);
    QList<ActionPage::Step> steps;
    connect(page.get(), &ActionPage::statusChanged, this, [&] {
        if (steps.isEmpty() || steps.last() != page->step())
            steps << page->step();
    });
    for (QPushButton *button : page->findChildren<QPushButton *>()) {
        if (button->text() == QStringLiteral("Read again") && button->isVisible())
            button->click();
    }
    QCOMPARE(page->statusText(0), QStringLiteral("Reading…"));
    page->previewPane()->applyButton()->click();
    ActionPages::yes(*page->findChild<QMessageBox *>())->click();
    QTRY_COMPARE_WITH_TIMEOUT(page->step(), ActionPage::Report, 30'000);
    QCOMPARE(steps, (QList<ActionPage::Step>{ActionPage::Preview, ActionPage::Applying, ActionPage::Report}));
    QCOMPARE(page->reportPane()->report().removed, 14);
}

QTEST_MAIN(ActionPageTest)
#include "tst_actionpage.moc"
