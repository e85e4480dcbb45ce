// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/profile/boundstore.h"

using namespace storescope;
using namespace storescope::test;

class TestCollectionKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsKeys_data()
    {
        QTest::addColumn<QByteArray>("table");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QString>("sql");
        QTest::addColumn<bool>("integer");
        const auto row = [](const char *name, const char *table, const char *key, const char *sql,
                            bool integer) {
            QTest::newRow(name) << QByteArray(table) << QByteArray(key) << QString::fromUtf8(sql) << integer;
        };
        row("alias", "CREATE TABLE t(seq INTEGER PRIMARY KEY, a)", "", "\"seq\"", true);
        row("no alias: descending", "CREATE TABLE t(seq INTEGER PRIMARY KEY DESC, a)", "", "rowid", true);
        row("no alias: INT", "CREATE TABLE t(seq INT PRIMARY KEY, a)", "", "rowid", true);
        row("rowid asked for", "CREATE TABLE t(seq INTEGER PRIMARY KEY, a)", "key = \"rowid\"\n", "\"seq\"",
            true);
        row("rowid is a column", "CREATE TABLE t(rowid TEXT, a)", "", "_rowid_", true);
        row("declared rowid", "CREATE TABLE t(rowid INTEGER PRIMARY KEY AUTOINCREMENT, a)",
            "key = \"rowid\"\n", "\"rowid\"", true);
        row("without rowid", "CREATE TABLE t(a TEXT, b INTEGER, PRIMARY KEY(b, a)) WITHOUT ROWID", "",
            "\"b\" \"a\"", false);
        row("composite", "CREATE TABLE t(a TEXT, b INTEGER, PRIMARY KEY(a, b))", "key = [\"a\", \"b\"]\n",
            "\"a\" \"b\"", false);
        row("text", "CREATE TABLE t(id TEXT PRIMARY KEY)", "key = \"id\"\n", "\"id\"", false);
        row("expression", "CREATE TABLE t(a TEXT)", "key = \"CAST(a AS INTEGER)\"\n", "(CAST(a AS INTEGER))",
            true);
        row("no expression", "CREATE TABLE t(\"order\" INTEGER, \"camelCase\")", "key = \"'\" \n", "", false);
    }
    void findsKeys()
    {
        QFETCH(QByteArray, table);
        QFETCH(QByteArray, key);
        QFETCH(QString, sql);
        QFETCH(bool, integer);
        Store store({table});
        const auto bound = store.bind("id = \"t\"\nkind = \"table\"\n" + key);
        if (sql.isEmpty()) {
            QVERIFY(!bound.has_value());
            return;
        }
        QVERIFY2(bound.has_value(), qPrintable(bound ? QString() : bound.error().sentence));
        QByteArray joined;
        for (const QByteArray &part : (*bound)->keySql())
            joined += (joined.isEmpty() ? "" : " ") + part;
        QCOMPARE(QString::fromUtf8(joined), sql);
        QCOMPARE((*bound)->hasIntegerKey(), integer);
        QVERIFY2(store.rows(**bound, {}).isEmpty(),
                 qPrintable(store.rows(**bound, {}).join(QLatin1Char(' '))));
    }

    void refusesWhatCannotBeOrdered()
    {
        Store store({"CREATE TABLE t(a TEXT, b)", "CREATE TABLE w(a PRIMARY KEY) WITHOUT ROWID"});
        const auto missing = store.bind("id = \"t\"\nkind = \"log\"\nkey = \"seq\"\n");
        QVERIFY(!missing.has_value());
        QCOMPARE(missing.error().code, ErrorCode::Unsupported);
        QVERIFY2(missing.error().sentence.contains(QStringLiteral("\"seq\"")),
                 qPrintable(missing.error().sentence));
        QCOMPARE(store.bind("id = \"w\"\nkind = \"log\"\nkey = \"rowid\"\n").error().code,
                 ErrorCode::Unsupported);
        QCOMPARE(store.bind("id = \"nowhere\"\nkind = \"log\"\n").error().code, ErrorCode::Unsupported);
        QCOMPARE(store.bind("id = \"x\"\nkind = \"log\"\nfrom = \"(SELECT a FROM gone)\"\nkey = \"a\"\n")
                     .error()
                     .code,
                 ErrorCode::Unsupported);
        QCOMPARE(store.bind("id = \"t\"\nkind = \"log\"\nwhere = \"gone = 1\"\n").error().code,
                 ErrorCode::Unsupported);
    }

    void pagesByCompositeKeys()
    {
        Store store({"CREATE TABLE t(a TEXT, b INTEGER, PRIMARY KEY(a, b))",
                     "INSERT INTO t VALUES('x', 2), ('x', 1), ('y', 1), ('w', 9)"});
        VALUE_OF(bound, store.bind("id = \"t\"\nkind = \"log\"\nkey = [\"a\", \"b\"]\n"));
        using Bound = Collection::Bound;
        Collection::Query query;
        query.keysOnly = true;
        QCOMPARE(store.rows(*bound, query), (QStringList{QStringLiteral("w 9"), QStringLiteral("x 1"),
                                                         QStringLiteral("x 2"), QStringLiteral("y 1")}));
        query.lower = Bound::After;
        QCOMPARE(store.rows(*bound, query, {text("x"), qint64(1)}),
                 (QStringList{QStringLiteral("x 2"), QStringLiteral("y 1")}));
        query.lower = Bound::AtOrAfter;
        query.upper = Bound::Before;
        QCOMPARE(store.rows(*bound, query, {text("x"), qint64(1)}, {text("y"), qint64(1)}),
                 (QStringList{QStringLiteral("x 1"), QStringLiteral("x 2")}));
        query.lower = Bound::None;
        query.upper = Bound::AtOrBefore;
        query.descending = true;
        QCOMPARE(store.rows(*bound, query, {}, {text("x"), qint64(1)}),
                 (QStringList{QStringLiteral("x 1"), QStringLiteral("w 9")}));
        Collection::Query one;
        one.exactly = one.keysOnly = true;
        QCOMPARE(store.rows(*bound, one, {text("x"), qint64(2)}), QStringList{QStringLiteral("x 2")});
        one.exactly = false;
        one.lower = Bound::Exactly;
        QCOMPARE(store.rows(*bound, one, {text("x"), qint64(2)}), QStringList{QStringLiteral("x 2")});
        Collection::Query where;
        where.keysOnly = true;
        where.where = "b = 1 OR b = 9";
        where.lower = Bound::After;
        where.orderBy = "b DESC";
        QCOMPARE(store.rows(*bound, where, {text("w"), qint64(9)}),
                 (QStringList{QStringLiteral("x 1"), QStringLiteral("y 1")}));
    }

    void pagesViewsWithEmptyValues()
    {
        Store store({"CREATE TABLE t(a, b)",
                     "INSERT INTO t VALUES(1, NULL), (NULL, 2), (NULL, NULL), (1, 1), (2, NULL)",
                     "CREATE VIEW v AS SELECT a, b FROM t"});
        VALUE_OF(bound, store.bind("id = \"v\"\nkind = \"table\"\n"));
        Collection::Query query;
        query.keysOnly = true;
        const QStringList all = store.rows(*bound, query);
        QCOMPARE(all.size(), 5);
        const QList<QList<Value>> keys{
            {{}, {}}, {{}, qint64(2)}, {qint64(1), {}}, {qint64(1), qint64(1)}, {qint64(2), {}}};
        for (int i = 0; i < 5; ++i) {
            query.lower = Collection::Bound::After;
            QCOMPARE(store.rows(*bound, query, keys[i]), all.mid(i + 1));
            query.lower = Collection::Bound::AtOrAfter;
            QCOMPARE(store.rows(*bound, query, keys[i]), all.mid(i));
            query.lower = Collection::Bound::Before;
            QCOMPARE(store.rows(*bound, query, keys[i]), all.mid(0, i));
            query.lower = Collection::Bound::AtOrBefore;
            QCOMPARE(store.rows(*bound, query, keys[i]), all.mid(0, i + 1));
            query.lower = Collection::Bound::Exactly;
            QCOMPARE(store.rows(*bound, query, keys[i]), all.mid(i, 1));
        }
    }
};

QTEST_GUILESS_MAIN(TestCollectionKeys)
#include "tst_collectionkeys.moc"
