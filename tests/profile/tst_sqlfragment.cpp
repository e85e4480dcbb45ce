// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/base/instant.h"
#include "core/profile/sqlfragment.h"
#include "core/sqlite/opening.h"
#include "tests/profile/fixturefolder.h"

#include <QTest>

using namespace storescope;

class TestSqlFragment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acceptsOneExpression_data()
    {
        QTest::addColumn<QString>("sql");
        for (const char *sql :
             {"a", "a + b * 2", "a IS NOT NULL AND b > :now", "(SELECT max(x) FROM t WHERE t.a = a)",
              "CASE a WHEN ';' THEN 'x, y' ELSE \"od\"\"d\" END", "coalesce(a, b)",
              "EXISTS (SELECT 1 FROM t)"})
            QTest::newRow(sql) << QString::fromUtf8(sql);
    }
    void acceptsOneExpression()
    {
        QFETCH(QString, sql);
        QCOMPARE(SqlFragment(sql).expressionMistake(), QString());
    }

    void refusesAnythingElse_data()
    {
        QTest::addColumn<QString>("sql");
        for (const char *sql :
             {"", "a; DROP TABLE t", "a, b", "SELECT a", "a FROM t", "a) OR (b", "(a", "a -- more",
              "a /* more */", "'open", "\"open", "a = ?", "a UNION SELECT b", "a ORDER BY b"})
            QTest::newRow(*sql ? sql : "empty") << QString::fromUtf8(sql);
    }
    void refusesAnythingElse()
    {
        QFETCH(QString, sql);
        QVERIFY(!SqlFragment(sql).expressionMistake().isEmpty());
    }

    void knowsSources()
    {
        QCOMPARE(SqlFragment(QStringLiteral("(SELECT a FROM t)")).sourceMistake(), QString());
        QCOMPARE(SqlFragment(QStringLiteral("(WITH x AS (SELECT 1) SELECT * FROM x)")).sourceMistake(),
                 QString());
        for (const char *sql : {"SELECT a FROM t", "(SELECT a) UNION (SELECT b)", "(a)",
                                "(SELECT a; SELECT b)", "(SELECT a FROM t) AS x"})
            QVERIFY2(!SqlFragment(QString::fromUtf8(sql)).sourceMistake().isEmpty(), sql);
    }

    void findsTablesAndColumns()
    {
        const SqlFragment source(QStringLiteral(
            "(WITH RECURSIVE jump(id) AS (SELECT min(a) FROM log UNION ALL SELECT 1 FROM jump), "
            "plain AS (SELECT 1), kept AS NOT MATERIALIZED (SELECT 1), once AS MATERIALIZED (SELECT 1) "
            "SELECT * FROM jump JOIN \"other one\" ON 1 JOIN plain JOIN kept JOIN once)"));
        QCOMPARE(source.tables(), (QStringList{QStringLiteral("log"), QStringLiteral("other one")}));
        const SqlFragment state(
            QStringLiteral("CAST(a AS INTEGER) > :now AND lower(\"B c\") = 'd' OR t.e IS NULL"));
        QCOMPARE(state.bareColumns(), (QStringList{QStringLiteral("a"), QStringLiteral("B c")}));
        QCOMPARE(state.parameters(), QStringList{QStringLiteral("now")});
    }

    void readsJsonOnlyWhereItIsJson()
    {
        const auto sql = SqlFragment(QStringLiteral("at(x, 'a.b')")).expanded();
        QVERIFY(sql.has_value());
        QCOMPARE(valueOf(*sql, QStringLiteral("{\"a\":{\"b\":\"found\"}}")),
                 textValue(QStringLiteral("found")));
        QVERIFY(isNull(valueOf(*sql, QStringLiteral("{\"a\":"))));
        QVERIFY(!SqlFragment(QStringLiteral("at(x)")).expanded().has_value());
        QVERIFY(!SqlFragment(QStringLiteral("at(x, y)")).expanded().has_value());
    }

    void expandsInsideOtherCalls()
    {
        const auto sql = SqlFragment(QStringLiteral("coalesce(instant(at(x, 'when')), 'none')")).expanded();
        QVERIFY(sql.has_value());
        QCOMPARE(valueOf(*sql, QStringLiteral("{\"when\":\"2026-11-20T15:00:00.5+01:00\"}")),
                 textValue(QStringLiteral("2026-11-20T14:00:00.500000000Z")));
    }

    void normalisesInstants_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *text, const char *expected) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
        };
        row("2026-11-20T15:39:14Z", "2026-11-20T15:39:14.000000000Z");
        row("2026-11-20T15:39:14.9999Z", "2026-11-20T15:39:14.999900000Z");
        row("2026-11-20T15:39:14.437657117Z", "2026-11-20T15:39:14.437657117Z");
        row("2026-11-20T15:39:14.4376571179Z", "2026-11-20T15:39:14.437657117Z");
        row("2024-01-01T02:00:00+02:00", "2024-01-01T00:00:00.000000000Z");
        row("2024-01-01T00:30:00.25-01:00", "2024-01-01T01:30:00.250000000Z");
        row("2024-01-01 02:00:00", "2024-01-01T02:00:00.000000000Z");
        row("2024-01-01", "2024-01-01T00:00:00.000000000Z");
        row("2024-02-29T23:59:59.1+00:00", "2024-02-29T23:59:59.100000000Z");
        row("2026-11-20 15:32:14.433842118 +0000 UTC m=+0.071891458", "2026-11-20T15:32:14.433842118Z");
        row("2026-11-20 15:32:14.4 +0530 IST", "2026-11-20T10:02:14.400000000Z");
        row("2026-11-20 15:32:14 -0130 -0130", "2026-11-20T17:02:14.000000000Z");
        row("2026-11-20 15:32:14.433842118+00:00", "2026-11-20T15:32:14.433842118Z");
        row("tomorrow", "");
        row("", "");
    }
    void normalisesInstants()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const auto sql = SqlFragment(QStringLiteral("instant(x)")).expanded();
        QVERIFY(sql.has_value());
        QCOMPARE(toDisplay(valueOf(*sql, text)), expected);
        // the text that :now_iso is bound to has the same shape
        if (const auto instant = Instant::fromIso(text); instant && !expected.isEmpty()) {
            Instant precise = *instant;
            precise.digits = 9;
            QCOMPARE(precise.toIso(), expected);
        }
    }

private:
    Value valueOf(const QString &expression, const QString &x)
    {
        QTemporaryDir folder;
        auto connection = openForWriting(folder.filePath(QStringLiteral("x.db")), {});
        if (!connection)
            return textValue(connection.error().sentence);
        auto statement =
            (*connection)->prepare("SELECT " + expression.toStdString() + " FROM (SELECT :x AS x)");
        if (!statement)
            return textValue(statement.error().sentence);
        statement->bind(":x", textValue(x));
        const auto row = statement->step();
        return row && *row ? statement->value(0) : textValue(QStringLiteral("no row"));
    }
};

QTEST_GUILESS_MAIN(TestSqlFragment)
#include "tst_sqlfragment.moc"
