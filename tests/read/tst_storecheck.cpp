// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// The check of a store's tables: what it finds, what it means, and that it lets the writer go on.
#include "core/read/storecheck.h"
#include "core/sqlite/opening.h"
#include "tests/read/storefixture.h"

using namespace storescope;

class StoreCheckTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<StoreFixture>();
        m_fixture->setProfile(StoreFixture::logCollection());
    }
    void cleanup() { m_fixture.reset(); }
    void nothingIsWrong();
    void aDamagedPageIsNamed();
    void aLongReadIsGivenUp();
    void commitsWaitOnlyShortly();
    void halfOfTheTimeIsTheWriters();
    void linesHaveMeanings_data();
    void linesHaveMeanings();

private:
    static Result<TableCheck> check(OpenStore &store, bool indexes = false, int longestMs = 0)
    {
        CheckRequest request;
        request.table = QStringLiteral("log");
        request.indexes = indexes;
        request.longest = std::chrono::milliseconds(longestMs);
        return StoreFixture::value(checkTable(store, request));
    }
    std::unique_ptr<StoreFixture> m_fixture;
};

void StoreCheckTest::nothingIsWrong()
{
    QVERIFY(m_fixture->create(QStringLiteral("--rows 500")));
    const auto store = m_fixture->open();
    QVERIFY(checkableTables(*store, 0).contains(QStringLiteral("log")));
    for (const bool indexes : {false, true}) {
        const auto checked = check(*store, indexes);
        QVERIFY(checked);
        QVERIFY(checked->complete);
        QVERIFY(checked->findings.empty());
    }
    CheckRequest schema;
    schema.table = QStringLiteral("sqlite_schema");
    const auto checked = StoreFixture::value(checkTable(*store, schema));
    QVERIFY(checked && checked->complete && checked->findings.empty());
}

void StoreCheckTest::aDamagedPageIsNamed()
{
    QVERIFY(m_fixture->create(QStringLiteral("--rows 2000 --journal delete")));
    QFile file(m_fixture->file());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(7 * 4096)); // page 8
    file.write(QByteArray(4096, '\x7f'));
    file.close();
    const auto store = m_fixture->open();
    QVERIFY(store);
    const auto checked = check(*store);
    QVERIFY(checked);
    QVERIFY(checked->complete);
    QVERIFY(!checked->findings.empty());
    const CheckFinding &finding = checked->findings.front();
    QCOMPARE(finding.page, qint64(8));
    QCOMPARE(finding.table, QStringLiteral("log"));
    QVERIFY2(finding.meaning.startsWith(QStringLiteral("The page cannot be read (SQLite ")),
             qPrintable(finding.meaning + QStringLiteral(" <- ") + finding.said));
}

// The table is too large for so short a read; the writer can trim its log right after.
void StoreCheckTest::aLongReadIsGivenUp()
{
    QVERIFY(m_fixture->create(QStringLiteral("--rows 60000 --payload 400")));
    WriterProcess writer(QStringLiteral("shell"), m_fixture->file());
    QVERIFY(writer.waitUntilReady());
    QVERIFY(
        writer.sql("INSERT INTO log(at, session, type, body) VALUES (1, 's', 't', '{}')").startsWith("ok 0"));
    const auto store = m_fixture->open();
    QVERIFY(store);
    const auto checked = check(*store, false, 1);
    QVERIFY(checked);
    QVERIFY(!checked->complete);
    QVERIFY(checked->findings.empty());
    const QByteArray trimmed = writer.sql("PRAGMA wal_checkpoint(TRUNCATE)");
    QVERIFY2(trimmed.startsWith("ok 0 0"), trimmed.constData());
    const auto whole = check(*store); // and when it is asked for, it is looked at whole
    QVERIFY(whole && whole->complete && whole->findings.empty());
    QVERIFY(writer.end());
}

// With a rollback journal nobody commits while somebody reads.
void StoreCheckTest::commitsWaitOnlyShortly()
{
    using namespace std::chrono_literals;
    for (const auto &[journal, longest] : {std::pair("wal", 250ms), std::pair("delete", 25ms)}) {
        m_fixture = std::make_unique<StoreFixture>();
        WriterProcess writer(QStringLiteral("shell"), m_fixture->file(), {QStringLiteral("--create")});
        QVERIFY(writer.waitUntilReady());
        writer.sql(QByteArray("PRAGMA journal_mode=") + journal);
        writer.sql("CREATE TABLE log(body)");
        const auto live = openForReading(m_fixture->file());
        QVERIFY(live);
        QCOMPARE((*live)->openedAs(), OpenedAs::Live);
        QCOMPARE(longestCheck(**live, {}), longest);
        CheckRequest whole;
        whole.longest = 0ms;
        QCOMPARE(longestCheck(**live, whole), 0ms);
    }
}

void StoreCheckTest::halfOfTheTimeIsTheWriters()
{
    QVERIFY(m_fixture->create(QStringLiteral("--rows 60000 --payload 400")));
    const auto store = m_fixture->open();
    QElapsedTimer clock;
    clock.start();
    const auto checked = check(*store, false, 60'000);
    QVERIFY(checked && checked->took.count() > 0);
    QVERIFY(clock.elapsed() >= 2 * checked->took.count());
}

void StoreCheckTest::linesHaveMeanings_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<qint64>("page");
    QTest::addColumn<QString>("meaning");
    QTest::newRow("index") << QStringLiteral("row 12 missing from index by_time") << qint64(-1)
                           << QStringLiteral("Row 12 is not in the index by_time: looked for by it, the row "
                                             "is not found.");
    QTest::newRow("unused") << QStringLiteral("Page 8121: never used") << qint64(8121)
                            << QStringLiteral("The page is used by nothing. It only takes up space.");
    QTest::newRow("twice") << QStringLiteral("Tree 4 page 9 cell 2: 2nd reference to page 77") << qint64(9)
                           << QStringLiteral(
                                  "Page 77 belongs to two places: one of them overwrote the other.");
    QTest::newRow("fragments") << QStringLiteral("Fragmentation of 3 bytes reported as 0 on page 12")
                               << qint64(12)
                               << QStringLiteral(
                                      "The page counts its free bytes wrongly (0 instead of 3). No "
                                      "row is lost by that.");
    QTest::newRow("unknown") << QStringLiteral("something new") << qint64(-1)
                             << QStringLiteral("SQLite says: something new");
}

void StoreCheckTest::linesHaveMeanings()
{
    QFETCH(QString, line);
    QFETCH(qint64, page);
    QFETCH(QString, meaning);
    const CheckFinding finding = checkFinding(QStringLiteral("log"), line);
    QCOMPARE(finding.meaning, meaning);
    QCOMPARE(finding.page, page);
    QCOMPARE(finding.said, line);
}

QTEST_GUILESS_MAIN(StoreCheckTest)
#include "tst_storecheck.moc"
