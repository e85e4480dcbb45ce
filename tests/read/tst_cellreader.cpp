// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/read/storefixture.h"

using namespace storescope;

// Whole values in pieces: of a table by the blob handle, of others by substr; decoded; and while they change.
class CellReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void pieces_data();
    void pieces();
    void scalars();
    void goneRow();
    void decodesByTheChain();
    void fieldsInsideAPayload();
    void texts();
    void valueOfManyChunksBesideItsWriter();

private:
    OpenStore::Piece cell(const QString &collection, qint64 id, const QString &column, qint64 offset = 0,
                          qint64 length = -1)
    {
        const int index = m_store->collection(collection)->columnIndex(column);
        auto piece =
            StoreFixture::value(m_store->cell(collection, StoreFixture::key(id), index, offset, length));
        if (!piece)
            qFatal("%s", qPrintable(piece.error().sentence));
        return *piece;
    }
    static QByteArray bytesOfRow(qsizetype size)
    {
        QByteArray bytes(size, 0);
        for (qsizetype i = 0; i < size; ++i)
            bytes[i] = char('a' + i % 23);
        return bytes;
    }
    StoreFixture m_fixture;
    std::unique_ptr<WriterProcess> m_writer;
    std::shared_ptr<OpenStore> m_store;
};

void CellReaderTest::initTestCase()
{
    const QByteArray fields = "key = [\"id\"]\ntail = \"append\"\n[collection.fields]\n"
                              "payload = { column = \"json\", codec = \"json\" }\n"
                              "tool = { column = \"json\", codec = \"json\", path = \"tool.name\" }\n"
                              "summary = { text = \"{tool}: {payload.tool.id}\" }\n"
                              "type = { column = \"kind\", values = { \"1\" = \"one\" } }\n"
                              "[collection.columns]\nbody = \"body\"\nnote = \"note\"\namount = \"amount\"\n";
    m_fixture.setProfile(
        "[[collection]]\nid = \"files\"\nkind = \"log\"\nfrom = \"files\"\n" + fields +
            "[[collection]]\nid = \"view\"\nkind = \"log\"\nfrom = \"(SELECT * FROM files)\"\n"
            "tables = [\"files\"]\n" +
            fields,
        "files = [\"body\"]");
    m_writer = std::make_unique<WriterProcess>(QStringLiteral("shell"), m_fixture.file(),
                                               QStringList{QStringLiteral("--create")});
    QVERIFY(m_writer->waitUntilReady());
    m_writer->sql("PRAGMA journal_mode=wal");
    QVERIFY(m_writer
                ->sql("CREATE TABLE files(id INTEGER PRIMARY KEY, body BLOB, note TEXT, json TEXT, kind, "
                      "amount REAL)")
                .startsWith("ok 0"));
    QVERIFY(m_writer
                ->sql("INSERT INTO files VALUES(1, x'" + bytesOfRow(100'000).toHex() +
                      "', 'gr\xc3\xbc\xc3\x9f', '{\"tool\":{\"name\":\"bash\",\"id\":7}}', 1, 1.5)")
                .startsWith("ok 0"));
    QVERIFY(m_writer->sql("INSERT INTO files VALUES(2, zeroblob(60000000), NULL, 'no json', 2, NULL)")
                .startsWith("ok 0"));
    QVERIFY(m_writer->sql("INSERT INTO files VALUES(3, x'', '', NULL, NULL, 2)").startsWith("ok 0"));
    m_store = m_fixture.open();
    QVERIFY(m_store);
    QVERIFY(m_store->collection(QStringLiteral("view")));
}

void CellReaderTest::pieces_data()
{
    QTest::addColumn<QString>("collection");
    QTest::newRow("table") << QStringLiteral("files");
    QTest::newRow("query") << QStringLiteral("view");
}

void CellReaderTest::pieces()
{
    QFETCH(QString, collection);
    const QByteArray whole = bytesOfRow(100'000);
    const QString body = QStringLiteral("body");
    OpenStore::Piece piece = cell(collection, 1, body);
    QCOMPARE(piece.whole, 100'000);
    QVERIFY(!piece.isText);
    QCOMPARE(piece.bytes, whole);
    QCOMPARE(cell(collection, 1, body, 99'990, 100).bytes, whole.right(10));
    QCOMPARE(cell(collection, 1, body, 5000, 70'000).bytes, whole.mid(5000, 70'000));
    QVERIFY(cell(collection, 1, body, 200'000, 10).bytes.isEmpty());
    piece = cell(collection, 1, QStringLiteral("note"));
    QVERIFY(piece.isText);
    QCOMPARE(piece.bytes, QByteArray("gr\xc3\xbc\xc3\x9f"));
    QCOMPARE(cell(collection, 1, QStringLiteral("note"), 2, 2).bytes, QByteArray("\xc3\xbc"));
    piece = cell(collection, 3, body);
    QCOMPARE(piece.whole, 0);
    piece = cell(collection, 2, body, 0, 10);
    QCOMPARE(piece.whole, 60'000'000);
    QCOMPARE(piece.bytes, QByteArray(10, '\0'));
}

void CellReaderTest::scalars()
{
    QCOMPARE(cell(QStringLiteral("files"), 1, QStringLiteral("amount")).scalar, Value(1.5));
    const OpenStore::Piece null = cell(QStringLiteral("files"), 2, QStringLiteral("amount"));
    QVERIFY(isNull(null.scalar));
    QCOMPARE(null.whole, 0);
}

void CellReaderTest::goneRow()
{
    const auto piece =
        StoreFixture::value(m_store->cell(QStringLiteral("files"), StoreFixture::key(99), 0, 0, 10));
    QVERIFY(!piece);
    QCOMPARE(errorCodeName(piece.error().code), errorCodeName(ErrorCode::NotFound));
    const auto none =
        StoreFixture::value(m_store->cell(QStringLiteral("files"), StoreFixture::key(1), 99, 0, 10));
    QCOMPARE(errorCodeName(none.error().code), errorCodeName(ErrorCode::InvalidArgument));
}

void CellReaderTest::decodesByTheChain()
{
    const int payload = m_store->collection(QStringLiteral("files"))->columnIndex(QStringLiteral("payload"));
    auto decoded =
        StoreFixture::value(m_store->decoded(QStringLiteral("files"), StoreFixture::key(1), payload));
    QVERIFY(decoded && decoded->document);
    QCOMPARE(toJsonText(*decoded->document), QByteArray(R"({"tool":{"name":"bash","id":7}})"));
    decoded = StoreFixture::value(m_store->decoded(QStringLiteral("files"), StoreFixture::key(2), payload));
    QVERIFY(decoded && !decoded->document);
    QVERIFY(!decoded->reason.isEmpty());
    const int tool = m_store->collection(QStringLiteral("files"))->columnIndex(QStringLiteral("tool"));
    decoded = StoreFixture::value(m_store->decoded(QStringLiteral("files"), StoreFixture::key(1), tool));
    QVERIFY(decoded && decoded->document);
    QCOMPARE(toJsonText(*decoded->document), QByteArray(R"("bash")"));
}

void CellReaderTest::fieldsInsideAPayload()
{
    for (const QString &collection : {QStringLiteral("files"), QStringLiteral("view")})
        QCOMPARE(cell(collection, 1, QStringLiteral("tool")).bytes, QByteArray("bash"));
    const Page page =
        StoreFixture::page(*m_store, {.from = PageRequest::From::First, .count = 3}, QStringLiteral("files"));
    const Collection &files = *m_store->collection(QStringLiteral("files"));
    QCOMPARE(toDisplay(page.records[0].cell(files, QStringLiteral("tool"))->value), QStringLiteral("bash"));
    QVERIFY(isNull(page.records[1].cell(files, QStringLiteral("tool"))->value));
    QCOMPARE(toDisplay(page.records[0].cell(files, QStringLiteral("type"))->value), QStringLiteral("one"));
    QCOMPARE(toDisplay(page.records[1].cell(files, QStringLiteral("type"))->value), QStringLiteral("2"));
    QVERIFY(page.records[0].fingerprint != page.records[1].fingerprint);
    QCOMPARE(
        page.records[0].fingerprint,
        StoreFixture::page(*m_store, {.from = PageRequest::From::First, .count = 1}, QStringLiteral("files"))
            .records[0]
            .fingerprint);
}

void CellReaderTest::texts()
{
    QCOMPARE(cell(QStringLiteral("files"), 1, QStringLiteral("summary")).bytes, QByteArray("bash: 7"));
}

// Read while its writer commits other rows and at last changes the value: one version or the other, never a
// mixture.
void CellReaderTest::valueOfManyChunksBesideItsWriter()
{
    QVERIFY(m_writer->sql("INSERT INTO files(id, body) VALUES(4, zeroblob(60000000))").startsWith("ok 0"));
    const int body = m_store->collection(QStringLiteral("files"))->columnIndex(QStringLiteral("body"));
    for (int round = 0; round < 5; ++round) {
        const auto future = m_store->cell(QStringLiteral("files"), StoreFixture::key(4), body, 0, -1);
        const char *fill =
            round % 2 ? "zeroblob(60000000)" : "CAST(replace(hex(zeroblob(30000000)), '0', 'x') AS BLOB)";
        QVERIFY(
            m_writer->sql(QByteArray("UPDATE files SET body=") + fill + " WHERE id=4").startsWith("ok 0"));
        const auto piece = StoreFixture::value(future);
        QVERIFY2(piece, piece ? "" : qPrintable(piece.error().sentence));
        QCOMPARE(piece->bytes.size(), 60'000'000);
        QCOMPARE(piece->bytes.count(piece->bytes.front()), 60'000'000);
    }
}

QTEST_GUILESS_MAIN(CellReaderTest)
#include "tst_cellreader.moc"
