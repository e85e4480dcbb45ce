// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// Looking from row to row, and in the store, without holding up the window.
#include "tests/read/storefixture.h"
#include "ui/models/loadedmodel.h"
#include "ui/models/storesearch.h"
#include "ui/pages/rowsearch.h"

using namespace storescope;

class RowSearchTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void whatIsNearIsFoundAtOnce();
    void theEdgeIsTold();
    void aLongSearchGoesOnLater();
    void aLongSearchIsStopped();
    void theStoreIsSearched();
    void aStoppedSearchSaysNothing();

private:
    static void spin() // as long as laying out a wide row may take
    {
        QElapsedTimer timer;
        timer.start();
        while (timer.nsecsElapsed() < 1'000'000) {
        }
    }
    qint64 keyAt(int row) const { return std::get<qint64>(m_model->recordAt(row)->key.parts[0]); }
    PageRequest none() const
    {
        PageRequest request;
        request.from = PageRequest::From::First;
        request.count = 1;
        request.filter =
            Filter::compile(QStringLiteral("session:nobody"), m_model->sharedCollection()).filter;
        return request;
    }
    std::unique_ptr<StoreFixture> m_fixture;
    std::shared_ptr<OpenStore> m_store;
    std::unique_ptr<LoadedModel> m_model;
};

void RowSearchTest::init()
{
    m_model.reset();
    m_store.reset();
    m_fixture = std::make_unique<StoreFixture>();
    m_fixture->setProfile(StoreFixture::logCollection());
    QVERIFY(m_fixture->create(QStringLiteral("--rows 200")));
    m_store = m_fixture->open();
    m_model = std::make_unique<LoadedModel>(m_store, m_store->collection(QStringLiteral("log")));
    m_model->start({});
    QTRY_VERIFY(m_model->isComplete());
}

void RowSearchTest::whatIsNearIsFoundAtOnce()
{
    RowSearch search(m_model.get());
    int found = -2;
    search.begin(
        3, 1, [](const Record &record) { return std::get<qint64>(record.key.parts[0]) % 10 == 0; },
        [&](int row) { found = row; });
    QCOMPARE(keyAt(found), 10);
    search.begin(
        found - 1, -1, [](const Record &record) { return std::get<qint64>(record.key.parts[0]) == 2; },
        [&](int row) { found = row; });
    QCOMPARE(keyAt(found), 2);
}

void RowSearchTest::theEdgeIsTold()
{
    RowSearch search(m_model.get());
    int found = -2;
    const auto ended = [&](int row) { found = row; };
    search.begin(
        0, 1, [](const Record &) { return false; }, ended);
    QTRY_COMPARE(found, -1);
    found = -2;
    search.begin(
        200, 1, [](const Record &) { return true; }, ended);
    QCOMPARE(found, -1);
}

void RowSearchTest::aLongSearchGoesOnLater()
{
    RowSearch search(m_model.get());
    int found = -2;
    search.begin(
        0, 1,
        [](const Record &record) {
            spin();
            return std::get<qint64>(record.key.parts[0]) == 150;
        },
        [&](int row) { found = row; });
    QVERIFY(search.isRunning()); // 150 ms of work: it has not waited for them
    QCOMPARE(found, -2);
    m_model->sort(-1, Qt::AscendingOrder);
    QTRY_VERIFY(found >= 0);
    QCOMPARE(keyAt(found), 150);
}

void RowSearchTest::aLongSearchIsStopped()
{
    RowSearch search(m_model.get());
    QSignalSpy over(&search, &RowSearch::over);
    bool called = false;
    search.begin(
        0, 1,
        [](const Record &) {
            spin();
            return false;
        },
        [&](int) { called = true; });
    QVERIFY(search.isRunning());
    over.clear();
    search.stop();
    QCOMPARE(over.size(), 1);
    QVERIFY(!search.isRunning());
    QVERIFY(!called);
}

void RowSearchTest::theStoreIsSearched()
{
    StoreSearch search(m_store, QStringLiteral("log"));
    QSignalSpy ended(&search, &StoreSearch::ended);
    std::optional<size_t> found;
    search.begin(none(), [&](const Result<Page> &page) { found = page ? page->records.size() : 99; });
    QVERIFY(search.isRunning());
    QTRY_VERIFY(found);
    QCOMPARE(*found, size_t(0));
    QCOMPARE(ended.size(), 1);
    QVERIFY(!search.isRunning());
}

void RowSearchTest::aStoppedSearchSaysNothing()
{
    StoreSearch search(m_store, QStringLiteral("log"));
    int called = 0;
    search.begin(none(), [&](const Result<Page> &) { ++called; });
    search.begin(none(), [&](const Result<Page> &) { called += 10; }); // takes its place
    search.stop();
    QVERIFY(!search.isRunning());
    PageRequest request = none();
    bool done = false;
    search.begin(request, [&](const Result<Page> &) { done = true; });
    QTRY_VERIFY(done);
    QCOMPARE(called, 0);
}

QTEST_GUILESS_MAIN(RowSearchTest)
#include "tst_rowsearch.moc"
