// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/sqlite/opening.h"

#include <QTest>

#include <sqlite3.h>

using namespace storescope;

class StatementTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void takesOneStatement_data();
    void takesOneStatement();
    void keepsValues_data();
    void keepsValues();
    void bindsByName();
    void bytesAreNotCut();
    void keepsBindingsOverReset();
    void saysWhatFailed();
    void refusesAValueThatIsTooLarge();
    void cachedStatementsBeginAnew();
    void movedFromIsHarmless();

private:
    std::unique_ptr<Connection> m_connection;
};

void StatementTest::init()
{
    m_connection.reset();
    auto connection = openForWriting(QStringLiteral(":memory:"), {});
    QVERIFY(connection);
    m_connection = std::move(*connection);
    QVERIFY(m_connection->execute("CREATE TABLE t(id INTEGER PRIMARY KEY, v UNIQUE)"));
}

void StatementTest::takesOneStatement_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<bool>("good");
    QTest::newRow("plain") << QByteArray("SELECT 1") << true;
    QTest::newRow("semicolons") << QByteArray("SELECT 1;; ;\n") << true;
    QTest::newRow("comments") << QByteArray("SELECT 1; -- so\n/* and so */ ;") << true;
    QTest::newRow("two") << QByteArray("SELECT 1; DELETE FROM t") << false;
    QTest::newRow("rubbish behind") << QByteArray("SELECT 1; rubbish") << false;
    QTest::newRow("hidden behind NUL") << QByteArray("SELECT 1;\0DELETE FROM t", 23) << false;
    QTest::newRow("none") << QByteArray(" -- nothing") << false;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("wrong") << QByteArray("SELEKT 1") << false;
}

void StatementTest::takesOneStatement()
{
    QFETCH(QByteArray, sql);
    QFETCH(bool, good);
    const auto statement = m_connection->prepare(std::string_view(sql.constData(), size_t(sql.size())));
    QCOMPARE(bool(statement), good);
    if (!good)
        QCOMPARE(statement.error().code, ErrorCode::InvalidArgument);
}

void StatementTest::keepsValues_data()
{
    QTest::addColumn<Value>("value");
    QTest::newRow("null") << Value();
    QTest::newRow("smallest") << Value(std::numeric_limits<qint64>::min());
    QTest::newRow("largest") << Value(std::numeric_limits<qint64>::max());
    QTest::newRow("real") << Value(0.1);
    QTest::newRow("infinity") << Value(std::numeric_limits<double>::infinity());
    QTest::newRow("text") << Value(Text{"größe"});
    QTest::newRow("empty text") << Value(Text{QByteArray()});
    QTest::newRow("invalid UTF-8") << Value(Text{"\xff\xc0x"});
    QTest::newRow("text with NUL") << Value(Text{QByteArray("a\0b", 3)});
    QTest::newRow("blob") << Value(Blob{QByteArray("\0\xff\0", 3)});
    QTest::newRow("empty blob") << Value(Blob{QByteArray()});
}

void StatementTest::keepsValues()
{
    QFETCH(Value, value);
    auto insert = m_connection->prepare("INSERT INTO t(v) VALUES(?1)");
    QVERIFY(insert);
    QVERIFY(!insert->readOnly());
    insert->bind(1, value);
    QVERIFY(insert->step());
    auto select = m_connection->prepare("SELECT v, typeof(v) FROM t");
    QVERIFY(select && select->readOnly());
    QVERIFY(*select->step());
    QCOMPARE(select->value(0).index(), value.index());
    QVERIFY(select->value(0) == value);
    QVERIFY(!*select->step());
}

void StatementTest::bindsByName()
{
    auto statement = m_connection->prepare("SELECT :now AS \"the time\", :now + :step");
    QVERIFY(statement);
    QVERIFY(statement->uses(":now"));
    QVERIFY(!statement->uses(":other"));
    statement->bind(":now", qint64(40));
    statement->bind(":step", qint64(2));
    statement->bind(":other", qint64(1000));
    QVERIFY(*statement->step());
    QCOMPARE(statement->columnCount(), 2);
    QCOMPARE(statement->columnName(0), QStringLiteral("the time"));
    QCOMPARE(statement->integer(0), 40);
    QCOMPARE(statement->integer(1), 42);
    QCOMPARE(statement->type(1), ValueType::Integer);
}

void StatementTest::bytesAreNotCut()
{
    auto statement = m_connection->prepare("SELECT x'610062', CAST(x'630064' AS TEXT), NULL, 1.5");
    QVERIFY(statement && *statement->step());
    QCOMPARE(statement->bytes(0), std::string_view("a\0b", 3));
    QCOMPARE(statement->bytes(1), std::string_view("c\0d", 3));
    QVERIFY(statement->bytes(2).empty() && statement->bytes(2).data());
    QCOMPARE(statement->real(3), 1.5);
}

void StatementTest::keepsBindingsOverReset()
{
    auto statement = m_connection->prepare("SELECT ?1");
    QVERIFY(statement);
    statement->bind(1, qint64(7));
    QVERIFY(*statement->step());
    statement->reset();
    QVERIFY(*statement->step());
    QCOMPARE(statement->integer(0), 7);
    statement->bind(1, qint64(8)); // in the middle of a read: ends it
    QVERIFY(*statement->step());
    QCOMPARE(statement->integer(0), 8);
}

void StatementTest::saysWhatFailed()
{
    QVERIFY(m_connection->execute("INSERT INTO t(v) VALUES('a')"));
    const auto twice = m_connection->execute("INSERT INTO t(v) VALUES('a')");
    QVERIFY(!twice);
    QCOMPARE(twice.error().code, ErrorCode::AlreadyExists);
    QCOMPARE(twice.error().sqliteCode, SQLITE_CONSTRAINT_UNIQUE);
    QVERIFY(twice.error().sentence.contains(QStringLiteral("UNIQUE constraint failed: t.v")));
    const auto unknown = m_connection->scalar("SELECT nowhere FROM t");
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().code, ErrorCode::InvalidArgument);
    QVERIFY2(unknown.error().sentence.contains(QStringLiteral("no such column: nowhere")),
             qPrintable(unknown.error().sentence));
}

void StatementTest::refusesAValueThatIsTooLarge()
{
    sqlite3_limit(m_connection->handle(), SQLITE_LIMIT_LENGTH, 1000);
    auto statement = m_connection->prepare("SELECT length(?1)");
    QVERIFY(statement);
    statement->bind(1, Blob{QByteArray(1001, 'x')});
    const auto row = statement->step();
    QVERIFY(!row);
    QCOMPARE(row.error().code, ErrorCode::Unsupported);
}

void StatementTest::cachedStatementsBeginAnew()
{
    QVERIFY(m_connection->execute("INSERT INTO t(v) VALUES('a'), ('b')"));
    const auto first = m_connection->cached("SELECT id FROM t");
    QVERIFY(first && *(*first)->step());
    const auto second = m_connection->cached("SELECT id FROM t");
    QVERIFY(second);
    QCOMPARE(*second, *first);
    QVERIFY(!sqlite3_stmt_busy(sqlite3_next_stmt(m_connection->handle(), nullptr)));
    QVERIFY(*(*second)->step());
    QCOMPARE((*second)->integer(0), 1);
    QVERIFY(!m_connection->cached("SELECT nowhere"));
}

void StatementTest::movedFromIsHarmless()
{
    auto one = m_connection->prepare("SELECT 1");
    auto two = m_connection->prepare("SELECT 2");
    QVERIFY(one && two);
    *one = std::move(*two);
    Statement three(std::move(*one));
    QVERIFY(*three.step());
    QCOMPARE(three.integer(0), 2);
}

Q_DECLARE_METATYPE(storescope::Value)
QTEST_GUILESS_MAIN(StatementTest)
#include "tst_statement.moc"
