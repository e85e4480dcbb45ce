// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/profile/boundstore.h"

using namespace storescope;
using namespace storescope::test;

class TestCollection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void putsCanonicalColumnsFirst()
    {
        Store store(
            {"CREATE TABLE t(id INTEGER PRIMARY KEY, kind TEXT, body TEXT, extra, secret, \"at\" INTEGER)"});
        VALUE_OF(
            bound,
            store.bind(
                "id = \"t\"\nkind = \"log\"\nhide = \"secret\"\n[collection.fields]\npayload = { column = "
                "\"body\", codec = \"json\" }\ntype = \"kind\"\ntime = { column = \"at\", time = \"s\" }\n"));
        QCOMPARE(names(*bound), list("time type payload id extra"));
        QCOMPARE(bound->columnIndex(QStringLiteral("type")), 1);
        QCOMPARE(bound->columnIndex(QStringLiteral("KIND")), 1); // by its own name too
        QCOMPARE(bound->columnIndex(QStringLiteral("secret")), -1);
        QCOMPARE(bound->timeColumn(), 0);
        QCOMPARE(bound->payloadColumn(), 2);
        QCOMPARE(bound->stateColumn(), -1);
        QVERIFY(bound->columns()[1].plain && bound->columns()[1].canonical && !bound->columns()[3].canonical);
        QVERIFY(bound->columns()[2].payload);
        QCOMPARE(bound->table(), QStringLiteral("t"));
        QCOMPARE(bound->title(), QStringLiteral("T"));
        QVERIFY(bound->missing().isEmpty());
    }

    void tellsStatesAsOfNow()
    {
        const QByteArray noonText = QByteArray::number(noon);
        Store store({"CREATE TABLE t(id INTEGER PRIMARY KEY, until INTEGER)",
                     "INSERT INTO t VALUES(1, " + noonText + "), (2, " + QByteArray::number(noon + 1) +
                         "), (3, NULL), (4, " + QByteArray::number(noon - 5) + ")"});
        const QByteArray states =
            "now = \"s\"\n[[collection.state]]\nis = \"lease-expired\"\nwhen = \"until < :now - :wait\"\n"
            "[[collection.state]]\nis = \"running\"\nwhen = \"until >= :now\"\n[[collection.state]]\nis = "
            "\"claimable\"\n";
        VALUE_OF(bound, store.bind("id = \"t\"\nkind = \"queue\"\nhide = [\"until\", \"id\"]\n" + states,
                                   {{QStringLiteral("wait"), qint64(4)}}));
        QCOMPARE(names(*bound), list("state"));
        QCOMPARE(bound->stateColumn(), 0);
        QCOMPARE(store.rows(*bound, {}),
                 (QStringList{QStringLiteral("1 |running"), QStringLiteral("2 |running"),
                              QStringLiteral("3 |claimable"), QStringLiteral("4 |lease-expired")}));
        VALUE_OF(counts, store.connection->prepare(bound->stateCountSql().toStdString()));
        Instant now;
        now.seconds = noon;
        bound->bindCommon(counts, now);
        QHash<QString, qint64> byState;
        while (*counts.step())
            byState.insert(toDisplay(counts.value(0)), counts.integer(1));
        QCOMPARE(byState, (QHash<QString, qint64>{{QStringLiteral("running"), 2},
                                                  {QStringLiteral("claimable"), 1},
                                                  {QStringLiteral("lease-expired"), 1}}));
    }

    void bindsNowInEveryUnit()
    {
        Store store({"CREATE TABLE t(id INTEGER PRIMARY KEY)", "INSERT INTO t VALUES(1)"});
        VALUE_OF(bound,
                 store.bind(
                     "id = \"t\"\nkind = \"log\"\nhide = \"id\"\nnow = \"us\"\n[collection.columns]\n"
                     "a = { sql = \":now = :now_us AND :now_us = :now_s * 1000000 AND :now_ns = :now_s * "
                     "1000000000 "
                     "AND :now_ms = :now_s * 1000 AND :now_real = :now_s\" }\nb = { sql = \":now_iso\" }\n"));
        QCOMPARE(store.rows(*bound, {}), QStringList{QStringLiteral("1 |1 2026-11-20T12:00:00.000000000Z")});
    }

    void readsMissingColumnsAsNull()
    {
        Store store({"CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT)", "INSERT INTO t VALUES(1, 'x')"});
        VALUE_OF(bound, store.bind("id = \"t\"\nkind = \"queue\"\ntail = { by = \"changed\" "
                                   "}\n[collection.fields]\nowner = \"gone\"\n"
                                   "priority = { sql = \"nowhere + 1\" }\nid = \"a\"\nerror = { path = "
                                   "\"x\", column = \"lost\" }\n"
                                   "queue = { sql = \"(SELECT q FROM gone_table)\" }\n"
                                   "[[collection.state]]\nis = \"running\"\nwhen = \"locked = "
                                   "1\"\n[[collection.state]]\nis = \"pending\"\n"));
        QStringList missing = bound->missing();
        missing.sort();
        QCOMPARE(missing, list("changed gone gone_table locked lost nowhere"));
        QCOMPARE(bound->spec().tail.mode, TailMode::Difference);
        const QStringList rows = store.rows(*bound, {});
        QCOMPARE(rows.size(), 1);
        QVERIFY2(rows.front().contains(QStringLiteral("pending")), qPrintable(rows.front()));
        QVERIFY(!bound->columns()[size_t(bound->columnIndex(QStringLiteral("owner")))].plain);
    }

    void quotesOddNames()
    {
        Store store({"CREATE TABLE \"order\"(\"group\" INTEGER PRIMARY KEY, \"camelCase\" TEXT, \"say "
                     "\"\"hi\"\"\" TEXT)",
                     "INSERT INTO \"order\" VALUES(7, 'c', 'h')"});
        VALUE_OF(bound, store.bind("id = \"order\"\nkind = \"log\"\nhide = "
                                   "\"group\"\n[collection.fields]\ntype = \"camelCase\"\n"));
        QCOMPARE(store.rows(*bound, {}), QStringList{QStringLiteral("7 |c h")});
        QCOMPARE(quotedIdentifier(QStringLiteral("a\"b")), QByteArray("\"a\"\"b\""));
    }

    void showsWordsForStoredValues()
    {
        Store store({"CREATE TABLE t(id INTEGER PRIMARY KEY, s)",
                     "INSERT INTO t VALUES(1, 2), (2, 'ok'), (3, 'other'), (4, NULL)"});
        VALUE_OF(
            bound,
            store.bind("id = \"t\"\nkind = \"queue\"\nhide = [\"s\", \"id\"]\n[collection.fields]\nstate = { "
                       "column = \"s\", values = { 2 = \"done\", ok = \"failed\" } }\n"));
        QCOMPARE(store.rows(*bound, {}), (QStringList{QStringLiteral("1 |done"), QStringLiteral("2 |failed"),
                                                      QStringLiteral("3 |other"), QStringLiteral("4 |")}));
        QVERIFY(bound->columns().front().spec.values.isEmpty() && !bound->columns().front().plain);
        QVERIFY(!bound->stateCountSql().isEmpty());
    }

    void asksOnlyForTheLengthOfBodies()
    {
        Store store({"CREATE TABLE t(id TEXT PRIMARY KEY, body BLOB, sum TEXT)",
                     "INSERT INTO t VALUES('a', zeroblob(5000), 's'), ('b', 'Köln', 's')"});
        VALUE_OF(bound,
                 store.bind("id = \"t\"\nkind = \"artifacts\"\nkey = \"id\"\nbody = { column = \"body\", "
                            "digest = \"sum\" }\n[collection.fields]\nid = \"id\"\ndigest = \"sum\"\n"));
        QCOMPARE(names(*bound), list("id digest body"));
        const Column &body = bound->columns()[2];
        QVERIFY(body.large);
        QCOMPARE(store.rows(*bound, {}),
                 (QStringList{QStringLiteral("a |a s 5000"), QStringLiteral("b |b s 5")}));
        VALUE_OF(cell, store.connection->prepare(bound->cellSql(2).toStdString()));
        cell.bind(":k0", text("a"));
        QVERIFY(*cell.step());
        QCOMPARE(cell.bytes(0).size(), size_t(5000));
    }

    void readsPathsFromOneSelectedValue()
    {
        Store store({"CREATE TABLE t(id INTEGER PRIMARY KEY, body TEXT, other TEXT)",
                     "INSERT INTO t VALUES(1, 'B', 'O')"});
        VALUE_OF(bound, store.bind("id = \"t\"\nkind = \"log\"\nhide = \"id\"\n[collection.fields]\ntool = { "
                                   "path = \"tool.name\" }\nsource = { path = \"a\", column = \"other\" }\n"
                                   "payload = { column = \"body\", codec = [\"base64\", \"json\"] }\nsummary "
                                   "= { text = \"{tool}\" }\ntype = { by = \"tool\", \"*\" = \"x\" }\n"));
        const auto column = [&](const char *name) {
            return bound->columns()[size_t(bound->columnIndex(QLatin1String(name)))];
        };
        QCOMPARE(column("tool").source, column("payload").select);
        QCOMPARE(column("tool").select, column("tool").source);
        QVERIFY(column("tool").sql.isEmpty());
        QCOMPARE(column("tool").spec.codec.steps(),
                 (QStringList{QStringLiteral("base64"), QStringLiteral("json")}));
        QCOMPARE(column("source").spec.codec.steps(), QStringList{QStringLiteral("json")});
        QCOMPARE(column("summary").select, -1);
        QVERIFY(column("summary").texts);
        QCOMPARE(column("type").byColumn, bound->columnIndex(QStringLiteral("tool")));
        QVERIFY(bound->columnIndex(QStringLiteral("other")) >= 0);
        QCOMPARE(bound->sourceRowColumns(), 2);
        QCOMPARE(store.rows(*bound, {}).size(), 1);
        QVERIFY(bound->cellSql(bound->columnIndex(QStringLiteral("summary"))).isEmpty());
        QVERIFY(bound->cellSql(bound->columnIndex(QStringLiteral("tool"))).contains("\"body\""));
    }

    void selectsTheNameOfARowsCodec()
    {
        Store store({"CREATE TABLE t(id INTEGER PRIMARY KEY, enc TEXT, body BLOB)"});
        VALUE_OF(bound,
                 store.bind("id = \"t\"\nkind = \"log\"\n[collection.fields]\npayload = { column = \"body\", "
                            "codec_by = \"enc\", codecs = { z = [\"zlib\", \"json\"] } }\n"));
        const Column &payload = bound->columns()[size_t(bound->payloadColumn())];
        QCOMPARE(bound->selectSql(payload.codecSelect), QByteArray("\"enc\""));
    }

    void tellsLevelsByType()
    {
        Store store(
            {"CREATE TABLE t(id INTEGER PRIMARY KEY, type TEXT, lvl TEXT)",
             "INSERT INTO t VALUES(1, 'tool.error', 'x'), (2, 'job.failed', 'x'), (3, 'log', 'debug')"});
        const QByteArray levels = "hide = [\"id\", \"lvl\"]\n[collection.levels]\nerror = [\"tool.error\", "
                                  "\"*.failed\"]\n[collection.fields]\ntype = \"type\"\n";
        VALUE_OF(bound, store.bind("id = \"t\"\nkind = \"log\"\n" + levels + "level = \"lvl\"\n"));
        QCOMPARE(store.rows(*bound, {Collection::Bound::None}).size(), 3);
        const int level = bound->columns()[size_t(bound->columnIndex(QStringLiteral("level")))].select;
        QStringList shown;
        VALUE_OF(statement, store.connection->prepare("SELECT " + bound->selectSql(level).toStdString() +
                                                      " FROM t ORDER BY id"));
        while (*statement.step())
            shown << toDisplay(statement.value(0));
        QCOMPARE(shown, list("error error debug"));
        VALUE_OF(alone, store.bind("id = \"t\"\nkind = \"log\"\n" + levels));
        QCOMPARE(names(*alone), list("type level"));
    }

    void gathersItemsOfAnotherTable()
    {
        Store store({"CREATE TABLE t(id TEXT PRIMARY KEY)", "CREATE TABLE items(id TEXT, n INTEGER, body)",
                     "INSERT INTO t VALUES('a'), ('b')",
                     "INSERT INTO items VALUES('a', 2, '{\"second\":1}'), ('a', 1, '{\"first\":1}'), ('a', "
                     "3, 'no json'), ('a', 4, x'00ff')"});
        VALUE_OF(bound,
                 store.bind("id = \"t\"\nkind = \"queue\"\nhide = \"id\"\nitems = { table = \"items\", on = "
                            "\"id\", order = \"n\", column = \"body\" }\n[collection.fields]\ntype = { path "
                            "= \"[0].first\" }\npayload = {}\n"));
        const QStringList rows = store.rows(*bound, {});
        QCOMPARE(rows, (QStringList{QStringLiteral("1 |[{\"first\":1},{\"second\":1},\"no json\",\"00FF\"]"),
                                    QStringLiteral("2 |[]")}));
        const Column &type = bound->columns()[size_t(bound->columnIndex(QStringLiteral("type")))];
        QCOMPARE(type.source, bound->columns()[size_t(bound->payloadColumn())].select);
    }

    void readsFromSql()
    {
        Store store({"CREATE TABLE t(sid TEXT, n INTEGER)", "CREATE INDEX i ON t(sid, n)",
                     "INSERT INTO t VALUES('a', 1), ('b', 1), ('a', 2), ('c', 1)"});
        VALUE_OF(bound, store.bind("id = \"s\"\nkind = \"sessions\"\nfrom = \"(SELECT sid AS id, count(*) AS "
                                   "n FROM t GROUP BY 1)\"\nkey = \"id\"\nwhere = \"id <> "
                                   "'c'\"\n[collection.fields]\nid = \"id\"\nmessages = \"n\"\n"));
        QCOMPARE(bound->table(), QStringLiteral("t"));
        QCOMPARE(store.rows(*bound, {}), (QStringList{QStringLiteral("a |a 2"), QStringLiteral("b |b 1")}));
        Collection::Query after;
        after.lower = Collection::Bound::After;
        QCOMPARE(store.rows(*bound, after, {text("a")}), QStringList{QStringLiteral("b |b 1")});
        QCOMPARE(*store.connection->scalar(bound->countSql()), Value(qint64(2)));
        // a column that the SELECT does not give is an error, never its own name as a text
        VALUE_OF(wrong, store.bind("id = \"s\"\nkind = \"sessions\"\nfrom = \"(SELECT sid AS id FROM "
                                   "t)\"\nkey = \"id\"\n[collection.fields]\ntitle = \"nothing\"\n"));
        QVERIFY(!store.connection->prepare(wrong->sql({}).toStdString()).has_value());
    }

    void namesWhatTellsOfChanges()
    {
        Store store({"CREATE TABLE t(id INTEGER PRIMARY KEY, at INTEGER)", "CREATE TABLE clock(v)"});
        VALUE_OF(updated, store.bind("id = \"t\"\nkind = \"log\"\ntail = { by = \"at\", time = \"ms\" }\n"));
        QCOMPARE(updated->tailSql(), QByteArray("\"at\""));
        VALUE_OF(clock, store.bind("id = \"t\"\nkind = \"log\"\ntail = { mode = \"clock\", by = \"(SELECT "
                                   "max(v) FROM clock)\" }\n"));
        QVERIFY(isNull(*store.connection->scalar("SELECT " + clock->tailSql())));
        QVERIFY(clock->spec().tables.contains(QStringLiteral("clock")));
    }

    void hidesSecretsUnderEveryName()
    {
        Store store({"CREATE TABLE t(id INTEGER PRIMARY KEY, token TEXT, body TEXT)"});
        VALUE_OF(bound, store.bind("id = \"t\"\nkind = \"log\"\nredact = [\"token\", \"payload.auth.token\", "
                                   "\"payload.list[*].value\"]\n[collection.fields]\ncall = "
                                   "\"token\"\npayload = \"body\"\n[collection.columns]\nraw = \"body\"\n"));
        const auto column = [&](const char *name) {
            return bound->columns()[size_t(bound->columnIndex(QLatin1String(name)))];
        };
        QVERIFY(column("call").spec.redact);
        QCOMPARE(column("payload").redactPaths,
                 (QStringList{QStringLiteral("auth.token"), QStringLiteral("list[*].value")}));
        QCOMPARE(column("raw").redactPaths, column("payload").redactPaths);
        QVERIFY(!column("id").spec.redact);
    }
};

QTEST_GUILESS_MAIN(TestCollection)
#include "tst_collection.moc"
