// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/profile/boundstore.h"

using namespace storescope;
using namespace storescope::test;

class TestSchema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsSchemas()
    {
        Store store(
            {"CREATE TABLE a(x INTEGER PRIMARY KEY, y REAL, z TEXT GENERATED ALWAYS AS (y || 'z') VIRTUAL)",
             "CREATE VIEW b AS SELECT * FROM a", "CREATE VIRTUAL TABLE f USING fts5(body)",
             "CREATE TABLE w(k PRIMARY KEY, v) WITHOUT ROWID", "PRAGMA user_version = 7",
             "CREATE VIEW broken AS SELECT * FROM a"});
        QCOMPARE(store.error(), QString());
        const Schema &schema = store.schema;
        QCOMPARE(schema.userVersion, 7);
        QVERIFY(schema.table(QStringLiteral("A")));
        QCOMPARE(schema.table(QStringLiteral("a"))->rowidAlias(), QStringLiteral("x"));
        QCOMPARE(schema.table(QStringLiteral("a"))->columns[1].type, QStringLiteral("REAL"));
        QVERIFY(schema.table(QStringLiteral("a"))->columns[2].generated);
        QVERIFY(schema.table(QStringLiteral("b"))->view);
        QVERIFY(schema.table(QStringLiteral("f"))->isVirtual);
        QCOMPARE(schema.table(QStringLiteral("f"))->columnIndex(QStringLiteral("rank")), -1);
        QVERIFY(schema.table(QStringLiteral("f_data"))->shadow);
        QVERIFY(schema.table(QStringLiteral("w"))->withoutRowid);
        QCOMPARE(schema.table(QStringLiteral("w"))->primaryKey(), list("k"));
        QVERIFY(!schema.table(QStringLiteral("sqlite_schema")));
        QCOMPARE(schema.tables.front().name, QStringLiteral("a"));
    }
};

QTEST_GUILESS_MAIN(TestSchema)
#include "tst_schema.moc"
