// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/offers.h"
#include "tests/ui/actionpages.h"
#include "ui/actions/graveyardmodel.h"
#include "ui/actions/graveyardpage.h"
#include "ui/detail/detaildock.h"
#include "ui/window/maintenance.h"
#include "ui/window/mainwindow.h"
#include "ui/window/windowactions.h"

#include <QLabel>
#include <QSettings>

using namespace storescope;
using namespace storescope::test;

// Maintenance in the window: its commands, its tabs, the graveyard.
class MaintenanceTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void commandsSayWhatAStoreOffers();
    void menusOfRowsLeadToTheirPreview();
    void aPageIsATabOfItsOwn();
    void undoHasItsKeyOnlyWhereItBelongs();
    void theGraveyardGivesBack();
    void aClosedPageStopsWhatItBegan();
    void aClosedWindowStopsWhatItBegan();

private:
    bool show(const QString &name, const QList<QByteArray> &sql = {}, const QString &only = {});
    bool startLongSweep();
    void compareWhatIsLeft();
    WindowActions *commands() const { return m_window->commands(); }
    ActionPage *preview();

    std::unique_ptr<ActionPages> m_pages;
    std::unique_ptr<MainWindow> m_window;
};

void MaintenanceTest::init()
{
    m_pages = std::make_unique<ActionPages>();
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_pages->home.path());
}

void MaintenanceTest::cleanup()
{
    m_window.reset();
    m_pages.reset();
}

bool MaintenanceTest::show(const QString &name, const QList<QByteArray> &sql, const QString &only)
{
    const QString from = QStringLiteral(STORESCOPE_FIXTURES "/") + name;
    const QString to = m_pages->home.filePath(QStringLiteral("case"));
    if (!copyFixture(from, to, only))
        return false;
    m_pages->file = QDir(to).filePath(only.isEmpty() ? fixtureDatabases(from).front() : only);
    if (!sql.isEmpty())
        ActionFixture::sql(m_pages->file, sql);
    m_window.reset(); // what it remembers is written then
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1280, 800);
    m_window->show();
    m_window->begin({m_pages->file});
    return QTest::qWaitFor(
        [this] { return m_window->currentPage() && !m_window->currentPage()->rows()->isLoading(); }, 30'000);
}

ActionPage *MaintenanceTest::preview()
{
    ActionPage *page = m_window->maintenance()->currentPage();
    if (!page)
        return nullptr;
    page->rulePane()->previewButton()->click();
    return QTest::qWaitFor([&] { return page->step() == ActionPage::Preview; }, 30'000) ? page : nullptr;
}

void MaintenanceTest::commandsSayWhatAStoreOffers()
{
    QVERIFY(show(QStringLiteral("arcp/rich")));
    QVERIFY(commands()->sweep->isEnabled());
    QCOMPARE(commands()->sweep->shortcut(), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S));
    QVERIFY(!commands()->release->isEnabled());
    const auto store = m_window->currentPage()->store();
    QCOMPARE(commands()->release->toolTip(), whyNoOffer(*store, QStringLiteral("release")));
    QVERIFY(commands()->graveyard->isEnabled());
    m_window->shelf()->close(store->info().path);
    QTRY_VERIFY(!commands()->sweep->isEnabled());
    QCOMPARE(commands()->sweep->toolTip(), QStringLiteral("No store is open."));
}

void MaintenanceTest::menusOfRowsLeadToTheirPreview()
{
    QVERIFY(show(QStringLiteral("river/clean")));
    const QString path = m_window->currentPage()->store()->info().path;
    CollectionPage *jobs = m_window->showCollection(path, QStringLiteral("jobs"));
    QVERIFY(jobs);
    QTRY_VERIFY(!jobs->rows()->isLoading() && jobs->rows()->rowCount() > 0);
    const auto entry = [](const QMenu &menu, const QString &text) {
        QAction *found = nullptr;
        for (QAction *action : menu.actions()) {
            if (action->text() == text)
                found = action;
        }
        return found;
    };
    const QByteArray waiting =
        m_pages->ask("SELECT min(id) FROM river_job WHERE state IN ('available','scheduled')");
    const int row = jobs->rows()->rowOfKey(Key{{Value(qint64(waiting.toLongLong()))}});
    QVERIFY(row >= 0);
    QMenu nothing;
    jobs->view()->clearSelection();
    m_window->maintenance()->addTo(&nothing, *jobs);
    QVERIFY(!entry(nothing, QStringLiteral("Cancel…"))->isEnabled()); // no row is selected
    jobs->view()->selectRow(row);
    QMenu menu;
    m_window->maintenance()->addTo(&menu, *jobs);
    for (const char *text : {"Cancel…", "Retry now…", "Release…"})
        QVERIFY2(entry(menu, QString::fromUtf8(text)), text);
    entry(menu, QStringLiteral("Cancel…"))->trigger();
    ActionPage *page = m_window->maintenance()->currentPage();
    QVERIFY(page);
    QTRY_COMPARE_WITH_TIMEOUT(page->step(), ActionPage::Preview, 30'000); // named rows need no rule
    QCOMPARE(page->previewPane()->model()->rowCount(), 1);
    QCOMPARE(toString(page->previewPane()->model()->plan()->rows.front().shown()).toUtf8(), waiting);

    // All that match the filter.
    const int failed = m_pages->ask("SELECT count(*) FROM river_job WHERE state = 'discarded'").toInt();
    QVERIFY(failed > 0);
    m_window->showCollection(path, QStringLiteral("jobs"));
    jobs->filterBar()->setText(QStringLiteral("state:failed"));
    QTRY_COMPARE(jobs->rows()->rowCount(), failed);
    QMenu matching;
    m_window->maintenance()->addTo(&matching, *jobs);
    QAction *all = entry(matching, QStringLiteral("Retry all %1 that match…").arg(failed));
    QVERIFY(all);
    all->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(m_window->maintenance()->currentPage()->step(), ActionPage::Preview, 30'000);
    QCOMPARE(m_window->maintenance()->currentPage()->previewPane()->model()->rowCount(), failed);
}

void MaintenanceTest::aPageIsATabOfItsOwn()
{
    QVERIFY(show(QStringLiteral("arcp/rich"),
                 {"UPDATE arcp_artifact SET expires_at_iso = '2026-01-02T03:04:05.5Z'"}));
    commands()->sweep->trigger();
    ActionPage *page = preview();
    QVERIFY(page);
    QVERIFY(m_window->windowTitle().startsWith(page->title()));
    QVERIFY(m_window->statusText().contains(QStringLiteral("14 rows in the preview | 14 chosen")));
    commands()->sweep->trigger(); // the same page again
    QCOMPARE(m_window->maintenance()->pages().size(), 1);
    // Its row is in Detail.
    page->previewPane()->view()->selectRow(0);
    QTRY_VERIFY(page->previewPane()->model()->recordAt(0));
    const QString id = toString(page->previewPane()->model()->recordAt(0)->key);
    const DetailDock *detail = m_window->detail();
    const auto saysId = [&] {
        const QList<QLabel *> labels = detail->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel *label) { return label->text().contains(id.right(6)); });
    };
    QTRY_VERIFY(saysId());
    // Only actions are left when the collections are closed, and the frame stays.
    while (!m_window->pages().isEmpty()) {
        m_window->showCollection(m_window->pages().front()->store()->info().path,
                                 m_window->pages().front()->collection().id());
        commands()->closeTab->trigger();
    }
    QCOMPARE(m_window->maintenance()->currentPage(), page);
    QVERIFY(commands()->closeTab->isEnabled());
    commands()->closeTab->trigger();
    QVERIFY(m_window->maintenance()->pages().isEmpty());
}

void MaintenanceTest::undoHasItsKeyOnlyWhereItBelongs()
{
    QVERIFY(show(QStringLiteral("arcp/rich"),
                 {"UPDATE arcp_artifact SET expires_at_iso = '2026-01-02T03:04:05.5Z'"}));
    CollectionPage *collection = m_window->currentPage();
    commands()->sweep->trigger();
    ActionPage *page = preview();
    QVERIFY(page);
    QVERIFY(ActionPages::apply(*page));
    m_window->showCollection(collection->store()->info().path, collection->collection().id());
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    collection->view()->setFocus();
    QTRY_VERIFY(collection->view()->hasFocus());
    QTest::keyClick(collection->view(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!m_window->findChild<UndoDialog *>());
    while (m_window->maintenance()->currentPage() != page)
        commands()->nextTab->trigger();
    page->reportPane()->undoButton()->setFocus();
    QTRY_VERIFY(page->reportPane()->undoButton()->hasFocus());
    QTest::keyClick(page->reportPane()->undoButton(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(m_window->findChild<UndoDialog *>());
}

void MaintenanceTest::theGraveyardGivesBack()
{
    QVERIFY(show(QStringLiteral("arcp/rich"),
                 {"UPDATE arcp_artifact SET expires_at_iso = '2026-01-02T03:04:05.5Z'"}));
    commands()->sweep->trigger();
    ActionPage *page = preview();
    QVERIFY(page);
    QVERIFY(ActionPages::apply(*page));
    QCOMPARE(m_pages->ask("SELECT count(*) FROM arcp_artifact"), QByteArray("0"));
    commands()->graveyard->trigger();
    GraveyardPage *graveyard = m_window->maintenance()->graveyard();
    QVERIFY(graveyard);
    QTRY_COMPARE(graveyard->model()->rowCount(), 1);
    QCOMPARE(graveyard->model()->index(0, GraveyardModel::Rows).data().toString(), QStringLiteral("14"));
    QCOMPARE(graveyard->model()->index(0, GraveyardModel::Store).data().toString(),
             QFileInfo(m_pages->file).fileName());
    QTRY_VERIFY(graveyard->undoButton()->isEnabled());
    graveyard->undoButton()->click();
    auto *undo = graveyard->findChild<UndoDialog *>();
    QVERIFY(undo);
    QTRY_VERIFY(undo->isReady());
    undo->doButton()->click();
    QTRY_VERIFY(undo->isDone());
    QCOMPARE(m_pages->ask("SELECT count(*) FROM arcp_artifact"), QByteArray("14"));
    QTRY_COMPARE(graveyard->model()->index(0, GraveyardModel::State).data().toString(),
                 QStringLiteral("undone"));
    QTRY_VERIFY(!graveyard->undoButton()->isEnabled());
}

// So many that the action takes seconds.
bool MaintenanceTest::startLongSweep()
{
    if (!show(QStringLiteral("arcp/rich"),
              {"INSERT INTO arcp_idempotency WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
               "WHERE i < 20000) SELECT 'p', 'k' || i, '{}', '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z' "
               "FROM n"}))
        return false;
    m_window->maintenance()->open(m_window->currentPage()->store(), request("sweep", "idempotency"));
    ActionPage *page = preview();
    if (!page)
        return false;
    page->previewPane()->applyButton()->click();
    ActionPages::yes(*ActionPages::question(*page))->click();
    return QTest::qWaitFor([page] { return page->share() > 0; }, 30'000) && page->isRunning();
}

// Every row is in the store or in the bundle, and the bundle says that it is whole.
void MaintenanceTest::compareWhatIsLeft()
{
    const qint64 left =
        m_pages->ask("SELECT count(*) FROM arcp_idempotency WHERE principal = 'p'").toLongLong();
    const auto bundles = Graveyard().bundles();
    QCOMPARE(bundles.size(), size_t(1));
    QCOMPARE(bundles.front().state, BundleInfo::State::Finished);
    QVERIFY(left > 0);
    QVERIFY(bundles.front().rows > 0);
    QVERIFY(left + bundles.front().rows >= 20'000);
    QCOMPARE(ActionFixture::sql(bundles.front().path,
                                {"SELECT count(*) FROM storescope_rows WHERE fate = 'removed'"})
                 .toLongLong(),
             bundles.front().rows);
}

void MaintenanceTest::aClosedPageStopsWhatItBegan()
{
    QVERIFY(startLongSweep());
    QSignalSpy left(m_window->maintenance(), &Maintenance::left);
    QVERIFY(!m_window->maintenance()->tasks().empty());
    commands()->closeTab->trigger();
    QVERIFY(m_window->maintenance()->pages().isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(left.size(), 1, 30'000);
    QVERIFY2(m_window->noticeText().contains(QStringLiteral("stopped")), qPrintable(m_window->noticeText()));
    compareWhatIsLeft();
}

void MaintenanceTest::aClosedWindowStopsWhatItBegan()
{
    QVERIFY(startLongSweep());
    m_window.reset();
    compareWhatIsLeft();
}

QTEST_MAIN(MaintenanceTest)
#include "tst_maintenance.moc"
