// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/read/scanlistener.h"

#include <QMutex>
#include <QSet>
#include <QTest>
#include <QThread>

#include "filterfixture.h"

using namespace storescope;

namespace {

constexpr int rowCount = 40'000; // far more than what may wait to be taken
constexpr int patience = 60'000; // ms

} // namespace

// Matches that leave a scan as text.
class MatchTextTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void inOrderAndComplete();
    void onlyWhatMatches();
    void writtenByTheWorkers();
    void waitsUntilTextsAreTaken();

private:
    BlockScan::Request request() const
    {
        BlockScan::Request request;
        request.newestFirst = false;
        request.withRecords = true;
        request.writer = [](QByteArray &to, const Record &record) {
            to += toString(record.key).toUtf8() + '\n';
        };
        return request;
    }
    static QByteArray numbers(int from, int step)
    {
        QByteArray text;
        for (int i = from; i <= rowCount; i += step)
            text += QByteArray::number(i) + '\n';
        return text;
    }

    FilterFixture m_store;
    std::shared_ptr<FileReaders> m_readers;
    std::shared_ptr<const Collection> m_collection;
};

void MatchTextTest::initTestCase()
{
    m_store.execute("CREATE TABLE events(seq INTEGER PRIMARY KEY, word TEXT)");
    m_store.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " +
                    QByteArray::number(rowCount) +
                    ") INSERT INTO events SELECT i, iif(i % 4 = 1, 'every fourth', 'others') FROM n");
    m_collection =
        m_store.collection("id = \"events\"\nkind = \"table\"\nfrom = \"events\"\nkey = [\"seq\"]\n");
    m_readers = std::make_shared<FileReaders>(m_store.file(), false, 60'000);
}

void MatchTextTest::cleanupTestCase()
{
    m_readers->close().waitForFinished();
}

void MatchTextTest::inOrderAndComplete()
{
    ScanListener listener;
    listener.begin(m_readers, FilterFixture::compiled({}, m_collection), request());
    QTRY_VERIFY_WITH_TIMEOUT(listener.end, patience);
    QByteArray all;
    qint64 rows = 0;
    for (const MatchText &text : listener.texts) {
        all += text.text;
        rows += text.rows;
        QVERIFY(text.text.endsWith(toString(text.last).toUtf8() + '\n'));
    }
    QVERIFY(all == numbers(1, 1));
    QCOMPARE(rows, rowCount);
    QCOMPARE((*listener.end)->matches, rowCount);
    QVERIFY(listener.records.empty());
}

void MatchTextTest::onlyWhatMatches()
{
    ScanListener listener;
    listener.begin(m_readers, FilterFixture::compiled(QStringLiteral("fourth"), m_collection), request());
    QTRY_VERIFY_WITH_TIMEOUT(listener.end, patience);
    QByteArray all;
    for (const MatchText &text : listener.texts)
        all += text.text;
    QVERIFY(all == numbers(1, 4));
}

void MatchTextTest::writtenByTheWorkers()
{
    QMutex mutex;
    QSet<QThread *> threads;
    auto writing = request();
    writing.writer = [&](QByteArray &to, const Record &) {
        const QMutexLocker lock(&mutex);
        threads.insert(QThread::currentThread());
        to += '.';
    };
    ScanListener listener;
    listener.begin(m_readers, FilterFixture::compiled({}, m_collection), writing);
    QTRY_VERIFY_WITH_TIMEOUT(listener.end, patience);
    const QMutexLocker lock(&mutex);
    QVERIFY(!threads.isEmpty());
    QVERIFY(!threads.contains(QThread::currentThread()));
}

void MatchTextTest::waitsUntilTextsAreTaken()
{
    ScanListener listener;
    listener.takes = false;
    listener.begin(m_readers, FilterFixture::compiled({}, m_collection), request());
    QTRY_VERIFY_WITH_TIMEOUT(listener.batches >= 4, patience);
    listener.passWorkers(m_readers);
    QCOMPARE(listener.batches, 4);
    QVERIFY(!listener.end);
    listener.takes = true;
    for (int i = 0; i < 4; ++i)
        listener.scan->taken();
    QTRY_VERIFY_WITH_TIMEOUT(listener.end, patience);
    QCOMPARE((*listener.end)->matches, rowCount);
}

QTEST_GUILESS_MAIN(MatchTextTest)
#include "tst_matchtext.moc"
