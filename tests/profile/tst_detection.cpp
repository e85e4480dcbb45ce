// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/profile/lookedat.h"

using namespace storescope;
using namespace storescope::test;

class TestDetection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judgesOtherVersions_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("match");
        QTest::addColumn<QString>("role");
        const auto row = [](const char *file, const char *match, const char *role) {
            QTest::newRow(file) << QString::fromUtf8(file) << QString::fromUtf8(match)
                                << QString::fromUtf8(role);
        };
        row("session-v99.db", "newer", "session");
        row("session-v2.db", "partial", "session");
        row("processes-v99.db", "newer", "processes");
        row("processes-v2.db", "partial", "processes");
        row("effects-v99.db", "newer", "effects");
        row("effects-v2.db", "newer", "effects"); // 1 is the one that is known
        row("host-events-v99.db", "newer", "host-events");
        row("host-events-v2.db", "newer", "host-events");
        row("registry-as-session.db", "exact", "processes");
        row("legacy-v2.db", "none", "");
        row("legacy-v99.db", "none", "");
        row("unstamped.db", "none", "");
    }
    void judgesOtherVersions()
    {
        QFETCH(QString, file);
        QFETCH(QString, match);
        QFETCH(QString, role);
        const FixtureFolder copy(QStringLiteral("lash/other-version"), file);
        VALUE_OF(looked, look(copy.path(file)));
        QCOMPARE(matchName(looked.detected.match), match);
        QCOMPARE(looked.detected.role, role);
        QCOMPARE(bool(looked.detected.profile), match != QLatin1String("none"));
        if (match == QLatin1String("partial"))
            QVERIFY2(looked.detected.missing.join(QLatin1Char(' ')).contains(QStringLiteral("version 2")),
                     qPrintable(looked.detected.missing.join(QLatin1Char(' '))));
        QVERIFY(!bindFile(looked.detected, looked.schema, {}).collections.empty());
    }

    // A version that cannot be asked for now is no version that is known.
    void sayBusyWhereTheVersionCannotBeRead()
    {
        const QTemporaryDir user, files;
        QFile profile(user.filePath(QStringLiteral("kit.toml")));
        QVERIFY(profile.open(QIODevice::WriteOnly));
        profile.write("id = \"kit\"\n[[variant]]\nhas = { kit_events = [\"id\"] }\n"
                      "version = \"SELECT max(v) FROM kit_meta\"\nknown = [1]\n");
        profile.close();
        const ProfileLibrary own(user.path());
        const QString path = made(files, {"CREATE TABLE kit_events(id)", "CREATE TABLE kit_meta(v)",
                                          "INSERT INTO kit_meta VALUES(2)"});
        const auto reader = openForReading(path);
        QVERIFY(reader);
        const auto schema = Schema::read(**reader);
        QVERIFY(schema);
        const auto writer = openForWriting(path, {.wal = false});
        QVERIFY(writer);
        QVERIFY((*writer)->execute("BEGIN EXCLUSIVE"));
        const auto busy = detect(**reader, *schema, own);
        QVERIFY(!busy);
        QCOMPARE(busy.error().code, ErrorCode::Busy);
        QVERIFY((*writer)->execute("COMMIT"));
        VALUE_OF(detected, detect(**reader, *schema, own));
        QCOMPARE(matchName(detected.match), QStringLiteral("newer"));
    }

    void asksForDeclaredTypesAndAbsentColumns()
    {
        const QTemporaryDir user, files;
        QFile profile(user.filePath(QStringLiteral("kit.toml")));
        QVERIFY(profile.open(QIODevice::WriteOnly));
        profile.write("id = \"kit\"\n[[variant]]\nid = \"real\"\nhas = { kit_events = [\"id\", \"at REAL\"] "
                      "}\nlacks = { kit_meta = [] }\n"
                      "[[variant]]\nid = \"pickle\"\nhas = { kit_events = [\"id\", \"actions\"] }\n"
                      "[[variant]]\nid = \"new\"\nhas = { kit_events = [\"id\"], kit_meta = [\"v\"] }\nlacks "
                      "= { kit_events = [\"actions\"] }\n"
                      "version = \"SELECT max(v) FROM kit_meta\"\nknown = [1, 2]\n");
        profile.close();
        const ProfileLibrary own(user.path());
        const auto variant = [&](const QList<QByteArray> &statements, const char *name) {
            const auto looked = look(made(files, statements, QString::fromUtf8(name)), own);
            return looked ? matchName(looked->detected.match) + QLatin1Char(' ') + looked->detected.variant
                          : looked.error().sentence;
        };
        QCOMPARE(variant({"CREATE TABLE kit_events(id, at REAL)"}, "a.db"), QStringLiteral("exact real"));
        QCOMPARE(variant({"CREATE TABLE kit_events(id, at DATETIME, actions)"}, "b.db"),
                 QStringLiteral("exact pickle"));
        QCOMPARE(variant({"CREATE TABLE kit_events(id, at REAL)", "CREATE TABLE kit_meta(v)",
                          "INSERT INTO kit_meta VALUES(2)"},
                         "c.db"),
                 QStringLiteral("exact new"));
        QCOMPARE(variant({"CREATE TABLE kit_events(id, at REAL)", "CREATE TABLE kit_meta(v)",
                          "INSERT INTO kit_meta VALUES(10)"},
                         "d.db"),
                 QStringLiteral("newer new"));
        QCOMPARE(variant({"CREATE TABLE kit_events(id, at TEXT)"}, "e.db"),
                 QStringLiteral("none ")); // too little to be sure
    }

    void rowsTellLayoutsApart()
    {
        const QTemporaryDir user, files;
        QFile profile(user.filePath(QStringLiteral("kit.toml")));
        QVERIFY(profile.open(QIODevice::WriteOnly));
        profile.write("id = \"kit\"\n[[variant]]\nid = \"new\"\nhas = { kit_jobs = [\"id\", \"body\"] }\n"
                      "when = \"(SELECT max(v) FROM kit_meta) > 1\"\n"
                      "[[variant]]\nid = \"old\"\nhas = { kit_jobs = [\"id\", \"body\"] }\n");
        profile.close();
        const ProfileLibrary own(user.path());
        const auto variant = [&](const char *name, const QList<QByteArray> &meta) {
            const auto looked = look(made(files, QList<QByteArray>{"CREATE TABLE kit_jobs(id, body)"} + meta,
                                          QString::fromUtf8(name)),
                                     own);
            return looked ? looked->detected.variant : looked.error().sentence;
        };
        const QByteArray table = "CREATE TABLE kit_meta(v)";
        QCOMPARE(variant("a.db", {table, "INSERT INTO kit_meta VALUES(2)"}), QStringLiteral("new"));
        QCOMPARE(variant("b.db", {table, "INSERT INTO kit_meta VALUES(1)"}), QStringLiteral("old"));
        QCOMPARE(variant("c.db", {table}), QStringLiteral("old"));
        QCOMPARE(variant("d.db", {}), QStringLiteral("old")); // what cannot be asked does not hold
    }

    void familiesMayBeOptional()
    {
        const QTemporaryDir user, files;
        QFile profile(user.filePath(QStringLiteral("kit.toml")));
        QVERIFY(profile.open(QIODevice::WriteOnly));
        profile.write("id = \"kit\"\n[[variant]]\n"
                      "family.a = { table = \"kit_a_.+\", columns = [\"k\"], optional = true }\n"
                      "family.b = { table = \"kit_b_.+\", columns = [\"k\"], optional = true }\n");
        profile.close();
        const ProfileLibrary own(user.path());
        const auto match = [&](const char *name, const QList<QByteArray> &tables) {
            const auto looked = look(made(files, tables, QString::fromUtf8(name)), own);
            return looked ? matchName(looked->detected.match) : looked.error().sentence;
        };
        QCOMPARE(match("a.db", {"CREATE TABLE kit_a_1(k)"}), QStringLiteral("exact"));
        QCOMPARE(match("b.db", {"CREATE TABLE kit_b_1(k)"}), QStringLiteral("exact"));
        QCOMPARE(match("c.db", {"CREATE TABLE kit_a_1(k)", "CREATE TABLE kit_b_1(k)"}),
                 QStringLiteral("exact"));
        QCOMPARE(match("d.db", {"CREATE TABLE kit_a_1(other)"}), QStringLiteral("none"));
    }

    void namesTellRolesApart()
    {
        const QTemporaryDir user, files;
        QFile profile(user.filePath(QStringLiteral("kit.toml")));
        QVERIFY(profile.open(QIODevice::WriteOnly));
        profile.write(
            "id = \"kit\"\n[[file]]\nrole = \"runs\"\nfind = \"$KIT/runs/*.db\"\nexclude = [\"index.db\"]\n"
            "[[file]]\nrole = \"index\"\nfind = \"$KIT/runs/index.db\"\n"
            "[[variant]]\nrole = \"runs\"\nhas = { kit_events = [\"id\", \"body\"] }\n"
            "[[variant]]\nrole = \"index\"\nhas = { kit_events = [\"id\", \"body\"] }\n");
        profile.close();
        const ProfileLibrary own(user.path());
        const auto role = [&](const char *name) {
            const auto looked =
                look(made(files, {"CREATE TABLE kit_events(id, body)"}, QString::fromUtf8(name)), own);
            return looked ? looked->detected.role : looked.error().sentence;
        };
        QCOMPARE(role("7a1c.db"), QStringLiteral("runs"));
        QCOMPARE(role("index.db"), QStringLiteral("index"));
    }

    void showsWhatStillFits()
    {
        const QTemporaryDir files;
        const QString path = made(
            files, {"CREATE TABLE sessions(id TEXT PRIMARY KEY, parent_session_id TEXT, title TEXT, "
                    "message_count INTEGER, prompt_tokens INTEGER, completion_tokens INTEGER, cost REAL, "
                    "updated_at INTEGER, created_at INTEGER)",
                    "CREATE TABLE messages(id TEXT PRIMARY KEY, session_id TEXT, role TEXT, created_at "
                    "INTEGER, updated_at INTEGER)",
                    "CREATE TABLE files(id TEXT PRIMARY KEY, path TEXT, version INTEGER, content TEXT, "
                    "session_id TEXT, created_at INTEGER, updated_at INTEGER)",
                    "CREATE TABLE news(a)", "INSERT INTO sessions VALUES('s', NULL, 'T', 0, 0, 0, 0, 1, 1)"});
        VALUE_OF(looked, look(path));
        QCOMPARE(matchName(looked.detected.match), QStringLiteral("partial"));
        QCOMPARE(looked.detected.missing, QStringList{QStringLiteral("messages.parts")});
        const BoundFile bound = bindFile(looked.detected, looked.schema, {});
        QStringList ids;
        for (const auto &one : bound.collections)
            ids << one->id();
        QCOMPARE(ids, (QStringList{QStringLiteral("sessions"), QStringLiteral("messages"),
                                   QStringLiteral("files"), QStringLiteral("news")}));
        QCOMPARE(bound.failed.size(), size_t(1)); // read_files is not there
        QVERIFY(bound.missing.contains(QStringLiteral("messages: parts")));
        QVERIFY(bound.missing.contains(QStringLiteral("sessions: todos")));
    }

    void showsUnknownFilesAsTables()
    {
        const QTemporaryDir files;
        VALUE_OF(looked, look(made(files, {"CREATE TABLE events(id INTEGER PRIMARY KEY, name)",
                                           "CREATE TABLE pairs(a, b, PRIMARY KEY(a, b)) WITHOUT ROWID",
                                           "CREATE VIEW v AS SELECT name FROM events",
                                           "CREATE VIRTUAL TABLE f USING fts5(x)"})));
        QCOMPARE(matchName(looked.detected.match), QStringLiteral("none"));
        QStringList ids;
        const BoundFile bound = bindFile(looked.detected, looked.schema, {});
        for (const auto &one : bound.collections) {
            ids << one->id();
            QCOMPARE(one->kind(), Kind::Table);
        }
        QCOMPARE(ids.mid(0, 4), (QStringList{QStringLiteral("events"), QStringLiteral("pairs"),
                                             QStringLiteral("v"), QStringLiteral("f")}));
        QVERIFY(ids.mid(4).contains(QStringLiteral("f_data"))); // last, but not hidden
        QVERIFY(bound.collections[0]->hasIntegerKey());
        QCOMPARE(bound.collections[1]->keySize(), 2);
    }

    void makesACollectionOfEachTableOfAFamily()
    {
        const FixtureFolder copy(QStringLiteral("dedup/clean"));
        VALUE_OF(looked, look(copy.path(QStringLiteral("dedup.db"))));
        QStringList ids;
        for (const auto &one : bindFile(looked.detected, looked.schema, {}).collections)
            ids << one->id() + QLatin1Char(' ') + one->title();
        QCOMPARE(ids, (QStringList{QStringLiteral("webhook_dedup webhook_dedup"),
                                   QStringLiteral("ai_rate_limits ai_rate_limits")}));
    }

    void takesOnlyTablesOfTheFamilysShape()
    {
        const QTemporaryDir files;
        VALUE_OF(looked,
                 look(made(files, {"CREATE TABLE kv_other(x)", "CREATE TABLE pairs(key, value, expires_at)",
                                   "CREATE TABLE kv_good(key TEXT PRIMARY KEY, value, expires_at)"})));
        QStringList ids;
        for (const auto &one : bindFile(looked.detected, looked.schema, {}).collections)
            ids << kindName(one->kind()) + QLatin1Char(' ') + one->id();
        QCOMPARE(ids, (QStringList{QStringLiteral("keyvalue good"), QStringLiteral("table kv_other"),
                                   QStringLiteral("table pairs")}));
    }

    void hidesNoRow()
    {
        const FixtureFolder copy(QStringLiteral("lash/clean"), QStringLiteral("session.db"));
        VALUE_OF(looked, look(copy.path(QStringLiteral("session.db"))));
        QStringList ids;
        for (const auto &one : bindFile(looked.detected, looked.schema, {}).collections)
            ids << one->id();
        QVERIFY(ids.contains(QStringLiteral("graph")));
        QVERIFY(ids.contains(QStringLiteral("graph_nodes"))); // with the tombstones that "graph" leaves out
        QVERIFY(ids.contains(QStringLiteral("queued_work_items")));
        QVERIFY(!ids.contains(QStringLiteral("queued_work_batches"))); // "queue" shows all of it
    }

    void theUsersProfileWinsATie()
    {
        const QTemporaryDir user;
        QFile profile(user.filePath(QStringLiteral("mine.toml")));
        QVERIFY(profile.open(QIODevice::WriteOnly));
        profile.write("id = \"zz-mine\"\n[[variant]]\nhas = { events = [\"session_id\", \"event_seq\", "
                      "\"job_id\", \"type\", \"envelope\", \"created_at REAL\"] }\n");
        profile.close();
        const ProfileLibrary own(user.path());
        const FixtureFolder copy(QStringLiteral("arcp-python/clean"));
        VALUE_OF(looked, look(copy.path(QStringLiteral("arcp.db")), own));
        QCOMPARE(looked.detected.profile->id, QStringLiteral("zz-mine"));
    }
};

QTEST_GUILESS_MAIN(TestDetection)
#include "tst_detection.moc"
