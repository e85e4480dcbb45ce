// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// The paged model over a real store that another process writes.
#include "tests/read/storefixture.h"
#include "ui/models/recordmodel.h"

#include <QAbstractItemModelTester>

using namespace storescope;

class RecordModelTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void showsTheNewestRows();
    void bringsWhatIsLookedAt();
    void numbersBecomeExactWithoutMovingTheNewest();
    void appendsWhatIsWritten();
    void pausedOnlyCounts();
    void filterShowsMatchesAndFollowsThem();
    void oldResultStaysUntilTheFirstMatch();
    void locatesARow();
    void startsAtAKey();
    void rowsThatWereLocatedStayWhenNumbersBecomeExact();
    void restartKeepsThePlace();
    void aFilterBeforeTheFirstPageFollows();
    void restartWithAFilterFollows();
    void aRowIsFoundAmongTheFirstMatches();
    void matchesOfALongPauseAreCountedIn();
    void aFilterTakenBackBeforeItsFirstMatchLosesNothing();
    void timesCountFromTheFirstRow();

private:
    void make(const QString &options);
    bool append(int count, const QString &session, int batch = 1)
    {
        return WriterProcess::run(
            QStringLiteral("append"), m_fixture->file(),
            StoreFixture::words(
                QStringLiteral("--count %1 --session %2 --batch %3").arg(count).arg(session).arg(batch)));
    }
    void want(int first, int last) { m_model->wantRows(first, last); }
    std::shared_ptr<const Filter> filter(const QString &text) const
    {
        return Filter::compile(text, m_model->sharedCollection()).filter;
    }
    qint64 keyAt(int row) const
    {
        const auto key = m_model->keyAt(row);
        return key ? std::get<qint64>(key->parts[0]) : -1;
    }

    std::unique_ptr<StoreFixture> m_fixture;
    std::unique_ptr<FileEvents> m_events;
    std::shared_ptr<OpenStore> m_store;
    std::unique_ptr<RecordModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void RecordModelTest::init()
{
    m_fixture = std::make_unique<StoreFixture>();
    m_fixture->setProfile(StoreFixture::logCollection());
    m_events = std::make_unique<FileEvents>();
}

void RecordModelTest::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_store.reset();
    m_events.reset();
    m_fixture.reset();
}

void RecordModelTest::make(const QString &options)
{
    QVERIFY(m_fixture->create(options));
    m_store = m_fixture->open(m_events.get());
    QVERIFY(m_store);
    m_model = std::make_unique<RecordModel>(m_store, m_store->collection(QStringLiteral("log")));
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void RecordModelTest::showsTheNewestRows()
{
    make(QStringLiteral("--rows 50"));
    m_model->start({});
    QTRY_COMPARE(m_model->rowCount(), 50);
    QVERIFY(m_model->totalIsExact());
    QCOMPARE(keyAt(0), 1);
    QCOMPARE(keyAt(49), 50);
    QCOMPARE(m_model->total(), 50);
}

void RecordModelTest::bringsWhatIsLookedAt()
{
    make(QStringLiteral("--rows 5000"));
    m_model->start({});
    QTRY_VERIFY(m_model->rowCount() > 200);
    QTRY_VERIFY(m_model->totalIsExact());
    QTRY_COMPARE(m_model->rowCount(), 5000);
    QVERIFY(!m_model->recordAt(1000));
    QVERIFY(!m_model->index(1000, 1).data(RowsModel::LoadedRole).toBool());
    want(1000, 1030);
    QTRY_COMPARE(keyAt(1000), 1001);
    QTRY_COMPARE(keyAt(1030), 1031);
    want(0, 30);
    QTRY_COMPARE(keyAt(0), 1);
}

void RecordModelTest::numbersBecomeExactWithoutMovingTheNewest()
{
    make(QStringLiteral("--rows 20000"));
    // Gaps: what an estimate by the ends of the keys says is wrong.
    QVERIFY(WriterProcess::run(
        QStringLiteral("delete"), m_fixture->file(),
        {QStringLiteral("--id"), QStringLiteral("5000"), QStringLiteral("--count"), QStringLiteral("300")}));
    m_model->start({});
    QTRY_VERIFY(m_model->rowCount() > 0);
    want(m_model->rowCount() - 30, m_model->rowCount() - 1);
    QTRY_VERIFY(m_model->totalIsExact());
    QTRY_COMPARE(m_model->rowCount(), 19700);
    QCOMPARE(keyAt(19699), 20000);
    want(4990, 5010);
    QTRY_COMPARE(keyAt(4998), 4999);
    QTRY_COMPARE(keyAt(4999), 5300);
}

void RecordModelTest::appendsWhatIsWritten()
{
    make(QStringLiteral("--rows 10"));
    m_model->start({});
    QTRY_COMPARE(m_model->rowCount(), 10);
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    QVERIFY(WriterProcess::run(QStringLiteral("append"), m_fixture->file(),
                               {QStringLiteral("--count"), QStringLiteral("500")}));
    QTRY_COMPARE(m_model->rowCount(), 510);
    QCOMPARE(keyAt(509), 510);
    QVERIFY(inserted.size() < 400); // a frame takes all that has come
    QVERIFY(m_model->lastChange().has_value());
}

void RecordModelTest::pausedOnlyCounts()
{
    make(QStringLiteral("--rows 10"));
    m_model->start({});
    QTRY_COMPARE(m_model->rowCount(), 10);
    m_model->setPaused(true);
    QSignalSpy arrived(m_model.get(), &RowsModel::arrived);
    QVERIFY(WriterProcess::run(QStringLiteral("append"), m_fixture->file(),
                               {QStringLiteral("--count"), QStringLiteral("30")}));
    const auto sum = [&arrived] {
        int rows = 0;
        for (const auto &call : arrived)
            rows += call[0].toInt();
        return rows;
    };
    QTRY_COMPARE(sum(), 30);
    QCOMPARE(m_model->rowCount(), 10);
    m_model->setPaused(false);
    QCOMPARE(m_model->rowCount(), 40);
    QCOMPARE(keyAt(39), 40);
}

void RecordModelTest::filterShowsMatchesAndFollowsThem()
{
    make(QStringLiteral("--rows 100"));
    m_model->start({});
    QTRY_COMPARE(m_model->rowCount(), 100);
    QSignalSpy finished(m_model.get(), &RowsModel::scanFinished);
    m_model->setFilter(filter(QStringLiteral("session:s1")));
    QTRY_COMPARE(finished.size(), 1);
    const int matches = m_model->rowCount();
    QCOMPARE(matches, 20); // s0 to s4 in turn
    want(0, 19);
    QTRY_VERIFY(keyAt(0) > 0);
    QVERIFY(keyAt(0) < keyAt(19));
    const auto own = [this](int row) {
        const Record *record = m_model->recordAt(row);
        return record ? toDisplay(record->cell(m_model->collection(), QStringLiteral("session"))->value)
                      : QString();
    };
    QCOMPARE(own(7), QStringLiteral("s1"));
    QVERIFY(WriterProcess::run(QStringLiteral("append"), m_fixture->file(),
                               {QStringLiteral("--count"), QStringLiteral("10"), QStringLiteral("--session"),
                                QStringLiteral("s1")}));
    QTRY_COMPARE(m_model->rowCount(), 30);
    QCOMPARE(keyAt(29), 110);
    m_model->setFilter(nullptr);
    QTRY_COMPARE(m_model->rowCount(), 110);
}

void RecordModelTest::oldResultStaysUntilTheFirstMatch()
{
    make(QStringLiteral("--rows 100"));
    m_model->start({});
    QTRY_COMPARE(m_model->rowCount(), 100);
    QSignalSpy ready(m_model.get(), &RowsModel::filterReady);
    m_model->setFilter(filter(QStringLiteral("session:nobody")));
    QCOMPARE(m_model->rowCount(), 100); // not emptied before the answer
    QTRY_COMPARE(ready.size(), 1);
    QCOMPARE(m_model->rowCount(), 0);
}

void RecordModelTest::locatesARow()
{
    make(QStringLiteral("--rows 5000"));
    m_model->start({});
    QTRY_VERIFY(m_model->totalIsExact());
    QSignalSpy located(m_model.get(), &RowsModel::located);
    m_model->locate(StoreFixture::key(1234));
    QTRY_COMPARE(located.size(), 1);
    QCOMPARE(located[0][0].toInt(), 1233);
    QCOMPARE(keyAt(1233), 1234);
    m_model->locateNumber(17);
    QCOMPARE(located.size(), 2);
    QCOMPARE(located[1][0].toInt(), 17);
}

void RecordModelTest::startsAtAKey()
{
    make(QStringLiteral("--rows 5000"));
    QSignalSpy located(m_model.get(), &RowsModel::located);
    m_model->start(StoreFixture::key(2500));
    QTRY_COMPARE(located.size(), 1);
    QTRY_VERIFY(m_model->totalIsExact()); // the numbers around it became exact, and it is still here
    QCOMPARE(m_model->rowOfKey(StoreFixture::key(2500)), 2499);
}

// A view stands a few rows above the row it went to; what is here must outlive the true numbers.
void RecordModelTest::rowsThatWereLocatedStayWhenNumbersBecomeExact()
{
    make(QStringLiteral("--rows 20000"));
    QVERIFY(WriterProcess::run(
        QStringLiteral("delete"), m_fixture->file(),
        {QStringLiteral("--id"), QStringLiteral("5000"), QStringLiteral("--count"), QStringLiteral("300")}));
    auto quiet = std::make_unique<QSignalBlocker>(m_store.get()); // the model is not told of the count
    m_model->start({});
    QTRY_VERIFY(m_model->rowCount() > 0);
    QVERIFY(!m_model->totalIsExact());
    QVERIFY(StoreFixture::value(m_store->count(QStringLiteral("log"))));
    bool wasHere = false;
    connect(m_model.get(), &RowsModel::totalChanged, this, [this, &wasHere] {
        if (m_model->totalIsExact() && !wasHere)
            wasHere = m_model->rowOfKey(StoreFixture::key(2500)) >= 0;
    });
    connect(m_model.get(), &RowsModel::located, this, [this, &quiet](int row) {
        want(row - 10, row + 20); // these rows are not here, the one that was located is
        quiet.reset();
        Q_EMIT m_store->rowCountChanged(QStringLiteral("log"));
    });
    m_model->locate(StoreFixture::key(2500));
    QTRY_VERIFY(m_model->totalIsExact());
    QVERIFY(wasHere);
    QCOMPARE(m_model->rowOfKey(StoreFixture::key(2500)), 2499);
}

void RecordModelTest::restartKeepsThePlace()
{
    make(QStringLiteral("--rows 5000"));
    m_model->start({});
    QTRY_VERIFY(m_model->totalIsExact());
    m_model->locate(StoreFixture::key(2000));
    QTRY_VERIFY(m_model->rowOfKey(StoreFixture::key(2000)) >= 0);
    QSignalSpy located(m_model.get(), &RowsModel::located);
    want(1990, 2020);
    m_model->restart();
    QTRY_COMPARE(located.size(), 1);
    QTRY_COMPARE(keyAt(located[0][0].toInt()), 2000);
    QTRY_COMPARE(m_model->rowCount(), 5000);
}

// As a tab is that comes back with its filter.
void RecordModelTest::aFilterBeforeTheFirstPageFollows()
{
    make(QStringLiteral("--rows 100"));
    QSignalSpy finished(m_model.get(), &RowsModel::scanFinished);
    m_model->start({});
    m_model->setFilter(filter(QStringLiteral("session:s1")));
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(m_model->rowCount(), 20);
    QVERIFY(append(7, QStringLiteral("s1")));
    QTRY_COMPARE(m_model->rowCount(), 27);
    m_model->setFilter(nullptr);
    QTRY_COMPARE(m_model->rowCount(), 107);
}

void RecordModelTest::restartWithAFilterFollows()
{
    make(QStringLiteral("--rows 100"));
    m_model->start({});
    QTRY_COMPARE(m_model->rowCount(), 100);
    m_model->setFilter(filter(QStringLiteral("session:s1")));
    QTRY_COMPARE(m_model->rowCount(), 20);
    QSignalSpy finished(m_model.get(), &RowsModel::scanFinished);
    m_model->restart();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(m_model->rowCount(), 20);
    QVERIFY(append(3, QStringLiteral("s1")));
    QTRY_COMPARE(m_model->rowCount(), 23);
}

void RecordModelTest::aRowIsFoundAmongTheFirstMatches()
{
    make(QStringLiteral("--rows 3000"));
    QSignalSpy located(m_model.get(), &RowsModel::located);
    m_model->start(StoreFixture::key(502)); // s1
    m_model->setFilter(filter(QStringLiteral("session:s1")));
    QTRY_COMPARE(located.size(), 1);
    want(located[0][0].toInt(), located[0][0].toInt());
    QVERIFY(m_model->rowOfKey(StoreFixture::key(502)) >= 0);
}

// Far more than are kept whole.
void RecordModelTest::matchesOfALongPauseAreCountedIn()
{
    make(QStringLiteral("--rows 100"));
    m_model->start({});
    QTRY_COMPARE(m_model->rowCount(), 100);
    m_model->setFilter(filter(QStringLiteral("session:s1")));
    QTRY_COMPARE(m_model->rowCount(), 20);
    m_model->setPaused(true);
    int came = 0;
    connect(m_model.get(), &RowsModel::arrived, this, [&came](int rows) { came += rows; });
    QVERIFY(append(9000, QStringLiteral("s1"), 500));
    QTRY_COMPARE_WITH_TIMEOUT(came, 9000, 20000);
    QCOMPARE(m_model->rowCount(), 20);
    m_model->setPaused(false);
    QCOMPARE(m_model->rowCount(), 9020);
    QCOMPARE(m_model->rowOfKey(StoreFixture::key(101)), 20);
    QCOMPARE(m_model->rowOfKey(StoreFixture::key(9100)), 9019);
}

void RecordModelTest::aFilterTakenBackBeforeItsFirstMatchLosesNothing()
{
    make(QStringLiteral("--rows 10"));
    m_model->start({});
    QTRY_COMPARE(m_model->rowCount(), 10);
    m_model->setPaused(true);
    QSignalSpy arrived(m_model.get(), &RowsModel::arrived);
    QVERIFY(append(30, QStringLiteral("s1"), 30));
    QTRY_VERIFY(!arrived.isEmpty());
    m_model->setFilter(filter(QStringLiteral("session:nobody")));
    m_model->setFilter(nullptr); // nothing has been shown of it
    m_model->setPaused(false);
    QTRY_COMPARE(m_model->rowCount(), 40);
    for (int row = 0; row < 40; ++row)
        QCOMPARE(keyAt(row), row + 1);
}

void RecordModelTest::timesCountFromTheFirstRow()
{
    make(QStringLiteral("--rows 50"));
    m_model->start({});
    QTRY_COMPARE(m_model->rowCount(), 50);
    const int time = m_model->columns().indexOf(QStringLiteral("time"));
    m_model->setTimeStyle({TimeMode::SinceFirst});
    QTRY_COMPARE(m_model->index(0, time).data().toString(), QStringLiteral("+0"));
    QVERIFY(m_model->index(49, time).data().toString().startsWith(u'+'));
    m_model->setTimeStyle({});
    QVERIFY(!m_model->index(0, time).data().toString().startsWith(u'+'));
}

QTEST_GUILESS_MAIN(RecordModelTest)
#include "tst_recordmodel.moc"
