// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/read/scanlistener.h"

#include <QTest>

#include <random>

#include "filterfixture.h"

using namespace storescope;

namespace {

constexpr int rowCount = 12'000;
constexpr int smallCount = 1'500;
constexpr int patience = 60'000; // ms

const QByteArray profile = R"(
id = "events"
kind = "queue"
from = "events"
key = ["seq"]
[collection.fields]
id = "event_id"
type = "type"
created = { column = "created_ms", time = "ms" }
attempt = "attempt"
payload = { column = "body", codec = "json" }
error = "error"
[[collection.state]]
is = "running"
when = "attempt > 3"
[[collection.state]]
is = "pending"
)";

const QByteArray textKey = R"(
id = "events"
kind = "queue"
from = "events"
key = ["type", "event_id"]
[collection.fields]
id = "event_id"
payload = { column = "body", codec = "json" }
)";

const QByteArray noIndex = R"(
id = "events"
kind = "queue"
from = "small"
key = ["attempt", "seq"]
[collection.fields]
id = "event_id"
attempt = "attempt"
)";

BlockScan::Request newest(bool withRecords = false, qint64 limit = -1)
{
    BlockScan::Request request;
    request.withRecords = withRecords;
    request.limit = limit;
    return request;
}

BlockScan::Request oldest(bool withRecords = false)
{
    BlockScan::Request request = newest(withRecords);
    request.newestFirst = false;
    return request;
}

} // namespace

class MatchScanTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void findsAllInOrder_data();
    void findsAllInOrder();
    void randomFiltersAgreeWithTheSlowWay();
    void recordsAreWhole();
    void limitEndsIt();
    void waitsUntilBatchesAreTaken();
    void nothingComesAfterCancel();
    void progressCountsEveryRow_data();
    void progressCountsEveryRow();
    void emptyCollection();
    void rowsWrittenMeanwhileAreNotMixedIn();
    void closedReadersEndIt();

private:
    // Every row, looked at as a record, one by one.
    QStringList slowly(const Filter &filter, bool newestFirst);

    FilterFixture m_store;
    std::shared_ptr<FileReaders> m_readers;
    std::shared_ptr<const Collection> m_collection, m_byText, m_unordered;
};

void MatchScanTest::initTestCase()
{
    m_store.execute("CREATE TABLE events(seq INTEGER PRIMARY KEY, event_id TEXT, type TEXT, created_ms "
                    "INTEGER, attempt, body TEXT, "
                    "error TEXT, UNIQUE(type, event_id))");
    m_store.execute("CREATE TABLE empty(seq INTEGER PRIMARY KEY)");
    m_store.execute("BEGIN");
    std::mt19937 random(3);
    const char *types[] = {"tool_call", "tool_result", "message", "step"};
    const char *tools[] = {"bash", "edit", "grep", "Stra\\u00dfe"};
    qint64 seq = 0;
    for (int i = 0; i < rowCount; ++i) {
        // Gaps, also enormous ones.
        seq += 1 + (random() % 10 == 0 ? random() % 50 : 0) + (i % 5'000 == 4'999 ? qint64(1) << 40 : 0);
        const QByteArray body = "{\"tool\":{\"name\":\"" + QByteArray(tools[random() % 4]) +
                                "\"},\"n\":" + QByteArray::number(random() % 1000) +
                                (i % 3'001 == 0 ? ",\"note\":\"the rare needle\"" : "") + ",\"pad\":\"" +
                                QByteArray(int(random() % 200), 'x') + "\"}";
        m_store.execute("INSERT INTO events VALUES(" + QByteArray::number(seq) + ",'evt_" +
                        QByteArray::number(random(), 16) + '_' + QByteArray::number(i) + "','" +
                        types[random() % 4] + "'," + QByteArray::number(1'700'000'000'000 + i * 1000ll) +
                        ',' + QByteArray::number(random() % 6) + ",'" + body + "'," +
                        (random() % 5 == 0 ? "'Timeout'" : "NULL") + ')');
    }
    m_store.execute("COMMIT");
    m_store.execute("CREATE TABLE small AS SELECT * FROM events LIMIT " + QByteArray::number(smallCount));
    m_collection = m_store.collection(profile);
    m_byText = m_store.collection(textKey);
    m_unordered = m_store.collection(noIndex);
    m_readers = std::make_shared<FileReaders>(m_store.file(), false, 60'000);
}

void MatchScanTest::cleanupTestCase()
{
    m_readers->close().waitForFinished();
}

QStringList MatchScanTest::slowly(const Filter &filter, bool newestFirst)
{
    Collection::Query query;
    query.limit = false;
    query.descending = newestFirst;
    auto statement = *m_store.connection().prepare(filter.collection()->sql(query).toStdString());
    filter.collection()->bindCommon(statement, Instant::now());
    const RecordReader records(filter.collection());
    QStringList keys;
    while (*statement.step()) {
        const Record record = records.read(statement);
        if (filter.matches(record))
            keys << toString(record.key);
    }
    return keys;
}

void MatchScanTest::findsAllInOrder_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("collection");
    for (const char *collection : {"integer key", "text key", "no index"}) {
        for (const char *text : {"", "needle", "id:evt_1"})
            QTest::addRow("%s: %s", collection, text)
                << QString::fromLatin1(text) << QString::fromLatin1(collection);
    }
    for (const char *text : {"type=message", "state:running", "attempt>3 needle", "payload.tool.name=edit",
                             "bytes>200 type:tool", "nothing-has-this", "-needle"})
        QTest::addRow("integer key: %s", text) << QString::fromLatin1(text) << QStringLiteral("integer key");
}

void MatchScanTest::findsAllInOrder()
{
    QFETCH(QString, text);
    QFETCH(QString, collection);
    const auto of = collection == u"text key"   ? m_byText
                    : collection == u"no index" ? m_unordered
                                                : m_collection;
    const auto filter = FilterFixture::compiled(text, of);
    for (const bool newestFirst : {true, false}) {
        const QStringList expected = slowly(*filter, newestFirst);
        for (const bool withRecords : {false, true}) {
            ScanListener listener;
            listener.begin(m_readers, filter, newestFirst ? newest(withRecords) : oldest(withRecords));
            QTRY_VERIFY_WITH_TIMEOUT(listener.end, patience);
            QVERIFY2(*listener.end,
                     listener.end->has_value() ? "" : qPrintable(listener.end->error().sentence));
            QCOMPARE(listener.records.size(), size_t(expected.size()));
            QVERIFY(listener.keys() == expected);
        }
    }
}

void MatchScanTest::randomFiltersAgreeWithTheSlowWay()
{
    std::mt19937 random(5);
    const QStringList leaves = {QStringLiteral("type:tool"),
                                QStringLiteral("type=step"),
                                QStringLiteral("attempt>2"),
                                QStringLiteral("attempt:3"),
                                QStringLiteral("state:run"),
                                QStringLiteral("error:*"),
                                QStringLiteral("error:time"),
                                QStringLiteral("bytes>150"),
                                QStringLiteral("payload.tool.name=bash"),
                                QStringLiteral("payload.n<300"),
                                QStringLiteral("straße"),
                                QStringLiteral("grep"),
                                QStringLiteral("created>2023-11-15T00:00:00Z"),
                                QStringLiteral("until:2023-11-15T02:00Z"),
                                QStringLiteral("id:ab"),
                                QStringLiteral("payload:needle")};
    const std::function<QString(int)> expression = [&](int depth) -> QString {
        const unsigned which = depth == 0 ? 0 : random() % 4;
        if (which == 0)
            return leaves[qsizetype(random() % unsigned(leaves.size()))];
        if (which == 1)
            return QStringLiteral("-(") + expression(depth - 1) + u')';
        return u'(' + expression(depth - 1) + (which == 2 ? QStringLiteral(" ") : QStringLiteral(" or ")) +
               expression(depth - 1) + u')';
    };
    for (int i = 0; i < 25; ++i) {
        const QString text = expression(3);
        const auto filter = FilterFixture::compiled(text, m_collection);
        ScanListener listener;
        listener.begin(m_readers, filter, i % 2 ? newest(i % 3 == 0) : oldest(i % 3 == 0));
        QTRY_VERIFY_WITH_TIMEOUT(listener.end, patience);
        QVERIFY2(listener.keys() == slowly(*filter, i % 2), qPrintable(text));
    }
}

void MatchScanTest::recordsAreWhole()
{
    for (const char *text : {"needle", "type=message"}) { // looked up by key; read with the scan
        ScanListener listener;
        listener.begin(m_readers, FilterFixture::compiled(QString::fromLatin1(text), m_collection),
                       newest(true, 3));
        QTRY_VERIFY_WITH_TIMEOUT(listener.end, patience);
        QCOMPARE(listener.records.size(), size_t(3));
        for (const Record &record : listener.records) {
            QVERIFY(toDisplay(record.cell(*m_collection, QStringLiteral("id"))->value)
                        .startsWith(QStringLiteral("evt_")));
            QVERIFY(record.cell(*m_collection, QStringLiteral("payload"))->bytes > 20);
        }
    }
    ScanListener keysOnly;
    keysOnly.begin(m_readers, FilterFixture::compiled(QStringLiteral("needle"), m_collection), newest());
    QTRY_VERIFY_WITH_TIMEOUT(keysOnly.end, patience);
    QVERIFY(keysOnly.records.front().cells.empty());
}

void MatchScanTest::limitEndsIt()
{
    const auto filter = FilterFixture::compiled(QStringLiteral("type:tool"), m_collection);
    const QStringList all = slowly(*filter, true);
    for (const qint64 limit : {0, 1, 700, 1'000'000}) {
        ScanListener listener;
        listener.begin(m_readers, filter, newest(false, limit));
        QTRY_VERIFY_WITH_TIMEOUT(listener.end, patience);
        QVERIFY(listener.keys() == all.mid(0, limit));
        QCOMPARE((*listener.end)->matches, std::min<qint64>(limit, all.size()));
    }
}

void MatchScanTest::waitsUntilBatchesAreTaken()
{
    constexpr int many = 80'000; // far more than four batches and what may wait behind them
    m_store.execute("CREATE TABLE many(seq INTEGER PRIMARY KEY)");
    m_store.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " +
                    QByteArray::number(many) + ") INSERT INTO many SELECT i FROM n");
    const auto collection =
        m_store.collection("id = \"many\"\nkind = \"table\"\nfrom = \"many\"\nkey = [\"seq\"]\n");
    ScanListener listener;
    listener.takes = false;
    listener.begin(m_readers, FilterFixture::compiled({}, collection), newest());
    QTRY_VERIFY_WITH_TIMEOUT(listener.batches >= 4, patience);
    listener.passWorkers(m_readers);
    QCOMPARE(listener.batches, 4);
    QVERIFY(!listener.end);
    listener.takes = true;
    for (int i = 0; i < 4; ++i)
        listener.scan->taken();
    QTRY_VERIFY_WITH_TIMEOUT(listener.end, patience);
    QCOMPARE(listener.records.size(), size_t(many));
}

void MatchScanTest::nothingComesAfterCancel()
{
    std::atomic<int> calls{0};
    std::atomic<bool> cancelled{false};
    std::atomic<bool> late{false};
    BlockScan::Hooks hooks;
    hooks.batch = [&](const std::vector<Record> &) {
        ++calls;
        late = late || cancelled;
    };
    hooks.progressed = [&](const BlockScan::Progress &) { late = late || cancelled; };
    hooks.finished = [&](const Result<BlockScan::Progress> &) { late = late || cancelled; };
    auto scan = std::make_shared<BlockScan>(
        m_readers, FilterFixture::compiled(QStringLiteral("-nothing"), m_collection), newest(true), hooks);
    scan->start();
    QTRY_VERIFY_WITH_TIMEOUT(calls > 0, patience);
    scan->cancel();
    cancelled = true;
    scan->taken();
    for (int i = 0; i < 2; ++i) {
        m_readers
            ->read<bool>(
                m_readers->scan(i), Reader::Cell, [](GovernedRead &) -> Result<bool> { return true; },
                Priority::Low)
            .waitForFinished();
    }
    QVERIFY(!late);
    QVERIFY(scan->progress().matches < rowCount);
}

void MatchScanTest::progressCountsEveryRow_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"needle", "type=message", "attempt>4 needle", "state:running"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void MatchScanTest::progressCountsEveryRow()
{
    QFETCH(QString, text);
    ScanListener listener;
    listener.begin(m_readers, FilterFixture::compiled(text, m_collection), newest());
    QTRY_VERIFY_WITH_TIMEOUT(listener.end, patience);
    const BlockScan::Progress end = **listener.end;
    QCOMPARE(end.passed, qint64(rowCount));
    QCOMPARE(end.total, qint64(rowCount));
    QCOMPARE(end.share, 1.0);
    QCOMPARE(end.matches, qint64(listener.records.size()));
    QVERIFY(listener.progress.size() > 2);
    for (size_t i = 1; i < listener.progress.size(); ++i) {
        QVERIFY(listener.progress[i].passed >= listener.progress[i - 1].passed);
        QVERIFY(listener.progress[i].share >= listener.progress[i - 1].share);
    }
}

void MatchScanTest::emptyCollection()
{
    const auto empty =
        m_store.collection("id = \"empty\"\nkind = \"table\"\nfrom = \"empty\"\nkey = [\"seq\"]\n");
    ScanListener listener;
    listener.begin(m_readers, FilterFixture::compiled({}, empty), newest());
    QTRY_VERIFY_WITH_TIMEOUT(listener.end, patience);
    QVERIFY(*listener.end);
    QCOMPARE((*listener.end)->passed, 0);
    QVERIFY(listener.records.empty());
}

void MatchScanTest::rowsWrittenMeanwhileAreNotMixedIn()
{
    m_store.execute("CREATE TABLE grows(seq INTEGER PRIMARY KEY, type TEXT)");
    m_store.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) INSERT "
                    "INTO grows SELECT i, 'old' FROM n");
    const auto grows = m_store.collection("id = \"grows\"\nkind = \"log\"\nfrom = \"grows\"\nkey = "
                                          "[\"seq\"]\n[collection.fields]\ntype = \"type\"\n");
    ScanListener listener;
    listener.takes = false;
    listener.begin(m_readers, FilterFixture::compiled({}, grows), oldest());
    QTRY_VERIFY_WITH_TIMEOUT(listener.batches > 0, patience);
    m_store.execute("INSERT INTO grows SELECT seq + 20000, 'new' FROM grows");
    listener.takes = true;
    for (int i = 0; i < listener.batches; ++i)
        listener.scan->taken();
    QTRY_VERIFY_WITH_TIMEOUT(listener.end, patience);
    QCOMPARE(listener.records.size(), size_t(20'000));
    QCOMPARE(listener.keys().back(), QStringLiteral("20000"));
}

void MatchScanTest::closedReadersEndIt()
{
    auto readers = std::make_shared<FileReaders>(m_store.file(), false, 60'000);
    readers->close().waitForFinished();
    ScanListener listener;
    listener.begin(readers, FilterFixture::compiled({}, m_collection), newest());
    QTRY_VERIFY_WITH_TIMEOUT(listener.end, patience);
    QVERIFY(!*listener.end);
    QCOMPARE(listener.end->error().code, ErrorCode::Closed);
}

QTEST_GUILESS_MAIN(MatchScanTest)
#include "tst_matchscan.moc"
