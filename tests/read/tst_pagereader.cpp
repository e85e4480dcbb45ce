// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/read/storefixture.h"

using namespace storescope;
using From = PageRequest::From;

// Pages by key, from either end and by number, with and without a filter, over one part and several.
class PageReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void readsFromEitherEnd();
    void readsFromAKey();
    void readsByNumber();
    void numbersAreEstimatesUntilCounted();
    void filtersOnBothWays();
    void filterThatMatchesLittleReadsToTheEnd();
    void keysOfSeveralParts();
    void recordsOfGivenKeys();
    void previewsAreCut();
    void cancelledRequestEnds();
    void unknownCollectionIsNotFound();

private:
    std::shared_ptr<const Filter> filter(const QString &text) const
    {
        const auto made = Filter::compile(text, m_store->collection(QStringLiteral("log")));
        return made.filter;
    }
    StoreFixture m_fixture;
    std::shared_ptr<OpenStore> m_store;
};

void PageReaderTest::initTestCase()
{
    m_fixture.setProfile(StoreFixture::logCollection() +
                         "[[collection]]\nid = \"pairs\"\nkind = \"table\"\nfrom = \"pairs\"\nkey = [\"a\", "
                         "\"b\"]\ntail = \"append\"\n");
    QVERIFY(m_fixture.create(QStringLiteral("--rows 20000 --payload 1000")));
    WriterProcess writer(QStringLiteral("shell"), m_fixture.file());
    QVERIFY(writer.waitUntilReady());
    QVERIFY(writer.sql("DELETE FROM log WHERE id BETWEEN 11 AND 20").startsWith("ok 0"));
    QVERIFY(writer.sql("UPDATE log SET type='rare' WHERE id IN (7, 15000)").startsWith("ok 0"));
    QVERIFY(writer.sql("CREATE TABLE pairs(a TEXT, b INTEGER, c TEXT, PRIMARY KEY(a, b)) WITHOUT ROWID")
                .startsWith("ok 0"));
    QVERIFY(writer
                .sql("WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 99) "
                     "INSERT INTO pairs SELECT 'k' || (i / 10), i % 10, 'x' FROM n")
                .startsWith("ok 0"));
    QVERIFY(writer.end());
    m_store = m_fixture.open();
    QVERIFY(m_store);
    QCOMPARE(m_store->info().product, QStringLiteral("test"));
}

void PageReaderTest::readsFromEitherEnd()
{
    Page page = StoreFixture::page(*m_store, {.from = From::First, .count = 5});
    QCOMPARE(StoreFixture::numbers(page.records), StoreFixture::range(1, 5));
    QVERIFY(page.atStart);
    QVERIFY(!page.atEnd);
    QCOMPARE(page.firstRow, 0);
    QVERIFY(page.exactRow);

    page = StoreFixture::page(*m_store, {.from = From::Last, .count = 5});
    QCOMPARE(StoreFixture::numbers(page.records), StoreFixture::range(19996, 20000));
    QVERIFY(page.atEnd);
    QVERIFY(!page.atStart);
    const Collection &collection = *m_store->collection(QStringLiteral("log"));
    const Cell *session = page.records.front().cell(collection, QStringLiteral("session"));
    QVERIFY(session);
    QCOMPARE(toDisplay(session->value).left(1), QStringLiteral("s"));
    QVERIFY(page.records.front().time(collection, collection.timeColumn()));
}

void PageReaderTest::readsFromAKey()
{
    Page page = StoreFixture::page(*m_store, {.from = From::After, .key = StoreFixture::key(9), .count = 3});
    QCOMPARE(StoreFixture::numbers(page.records), (std::vector<qint64>{10, 21, 22}));
    page = StoreFixture::page(*m_store, {.from = From::AtOrAfter, .key = StoreFixture::key(9), .count = 3});
    QCOMPARE(StoreFixture::numbers(page.records), (std::vector<qint64>{9, 10, 21}));
    page = StoreFixture::page(*m_store, {.from = From::Before, .key = StoreFixture::key(22), .count = 3});
    QCOMPARE(StoreFixture::numbers(page.records), (std::vector<qint64>{9, 10, 21}));
    page = StoreFixture::page(*m_store, {.from = From::Before, .key = StoreFixture::key(3), .count = 3});
    QCOMPARE(StoreFixture::numbers(page.records), (std::vector<qint64>{1, 2}));
    QVERIFY(page.atStart);
    page = StoreFixture::page(*m_store, {.from = From::After, .key = StoreFixture::key(19999), .count = 3});
    QCOMPARE(StoreFixture::numbers(page.records), (std::vector<qint64>{20000}));
    QVERIFY(page.atEnd);
}

void PageReaderTest::readsByNumber()
{
    auto store = m_fixture.open();
    QCOMPARE(*StoreFixture::value(store->count(QStringLiteral("log"))), 19990);
    for (const qint64 row : {0, 9, 10, 4095, 4096, 4097, 12345, 19980}) {
        const Page page = StoreFixture::page(*store, {.from = From::Row, .row = row, .count = 10});
        QCOMPARE(page.firstRow, row);
        QVERIFY(page.exactRow);
        QCOMPARE(page.records.size(), 10u);
        QCOMPARE(toInteger(page.records.front().key.parts.front()), row < 10 ? row + 1 : row + 11);
    }
    const Page beyond = StoreFixture::page(*store, {.from = From::Row, .row = 30000, .count = 10});
    QVERIFY(beyond.records.empty());
    const Page last = StoreFixture::page(*store, {.from = From::Last, .count = 90});
    QCOMPARE(last.firstRow, 19900);
    QVERIFY(last.exactRow);
}

void PageReaderTest::numbersAreEstimatesUntilCounted()
{
    auto store = m_fixture.open();
    const Page page = StoreFixture::page(*store, {.from = From::Row, .row = 5000, .count = 2});
    QCOMPARE(StoreFixture::numbers(page.records), (std::vector<qint64>{5001, 5002}));
    QCOMPARE(page.firstRow, 5000);
    QVERIFY(!page.exactRow);
}

void PageReaderTest::filtersOnBothWays()
{
    const auto calls = filter(QStringLiteral("type:tool_call"));
    QVERIFY(calls);
    Page page = StoreFixture::page(*m_store, {.from = From::First, .count = 4, .filter = calls});
    QCOMPARE(StoreFixture::numbers(page.records), (std::vector<qint64>{2, 6, 10, 22}));
    page = StoreFixture::page(*m_store, {.from = From::Last, .count = 3, .filter = calls});
    QCOMPARE(StoreFixture::numbers(page.records), (std::vector<qint64>{19990, 19994, 19998}));
    page = StoreFixture::page(
        *m_store, {.from = From::Before, .key = StoreFixture::key(22), .count = 9, .filter = calls});
    QCOMPARE(StoreFixture::numbers(page.records), (std::vector<qint64>{2, 6, 10}));
    QVERIFY(page.atStart);
}

void PageReaderTest::filterThatMatchesLittleReadsToTheEnd()
{
    const auto rare = filter(QStringLiteral("type:rare"));
    Page page = StoreFixture::page(*m_store, {.from = From::First, .count = 100, .filter = rare});
    QCOMPARE(StoreFixture::numbers(page.records), (std::vector<qint64>{7, 15000}));
    QVERIFY(page.atEnd);
    page = StoreFixture::page(*m_store, {.from = From::Last, .count = 1, .filter = rare});
    QCOMPARE(StoreFixture::numbers(page.records), (std::vector<qint64>{15000}));
    QVERIFY(!page.atStart);
}

void PageReaderTest::keysOfSeveralParts()
{
    const QString pairs = QStringLiteral("pairs");
    QCOMPARE(m_store->collection(pairs)->keySize(), 2);
    Key key;
    key.parts = {textValue(QStringLiteral("k2")), qint64(8)};
    Page page = StoreFixture::page(*m_store, {.from = From::After, .key = key, .count = 3}, pairs);
    QStringList read;
    for (const Record &record : page.records)
        read << toString(record.key);
    QCOMPARE(read, (QStringList{QStringLiteral("k2/9"), QStringLiteral("k3/0"), QStringLiteral("k3/1")}));
    page = StoreFixture::page(*m_store, {.from = From::Row, .row = 37, .count = 1}, pairs);
    QCOMPARE(toString(page.records.front().key), QStringLiteral("k3/7"));
    QCOMPARE(*StoreFixture::value(m_store->count(pairs)), 100);
    QCOMPARE(*StoreFixture::value(m_store->rowOf(pairs, key)), 28);
}

void PageReaderTest::recordsOfGivenKeys()
{
    const auto records = StoreFixture::value(m_store->records(
        QStringLiteral("log"), {StoreFixture::key(30), StoreFixture::key(15), StoreFixture::key(2)}));
    QVERIFY(records);
    QCOMPARE(StoreFixture::numbers(*records), (std::vector<qint64>{30, 15, 2}));
    QVERIFY(!(*records)[0].cells.empty());
    QVERIFY((*records)[1].cells.empty());
}

void PageReaderTest::previewsAreCut()
{
    const Collection &collection = *m_store->collection(QStringLiteral("log"));
    const Page page = StoreFixture::page(*m_store, {.from = From::First, .count = 1, .preview = {100, 1000}});
    const Cell *payload = page.records.front().cell(collection, QStringLiteral("payload"));
    QVERIFY(payload);
    QCOMPARE(payload->bytes, 1000);
    QVERIFY(payload->cut);
    QCOMPARE(bytesOf(payload->value).size(), 100);
}

void PageReaderTest::cancelledRequestEnds()
{
    CancelToken cancel;
    cancel.cancel();
    const auto page = StoreFixture::value(m_store->page(QStringLiteral("log"), {}, cancel));
    QVERIFY(!page);
    QCOMPARE(errorCodeName(page.error().code), errorCodeName(ErrorCode::Cancelled));
}

void PageReaderTest::unknownCollectionIsNotFound()
{
    const auto page = StoreFixture::value(m_store->page(QStringLiteral("nothing"), {}));
    QVERIFY(!page);
    QCOMPARE(errorCodeName(page.error().code), errorCodeName(ErrorCode::NotFound));
}

QTEST_GUILESS_MAIN(PageReaderTest)
#include "tst_pagereader.moc"
