// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/profile/fixturefolder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace storescope;
using storescope::test::FixtureFolder;

namespace {

const ProfileLibrary &library()
{
    static const ProfileLibrary builtIn;
    return builtIn;
}

struct Looked
{
    std::unique_ptr<Connection> connection;
    Schema schema;
    Detected detected;
};

Result<Looked> look(const QString &path, const ProfileLibrary &profiles = library())
{
    Looked looked;
    auto connection = openForReading(path);
    if (!connection)
        return tl::unexpected(connection.error());
    looked.connection = std::move(*connection);
    auto schema = Schema::read(*looked.connection);
    if (!schema)
        return tl::unexpected(schema.error());
    looked.schema = std::move(*schema);
    auto detected = detect(*looked.connection, looked.schema, profiles);
    if (!detected)
        return tl::unexpected(detected.error());
    looked.detected = std::move(*detected);
    return looked;
}

QString made(const QTemporaryDir &folder, const QList<QByteArray> &statements,
             const QString &name = QStringLiteral("x.db"))
{
    const QString path = folder.filePath(name);
    auto connection = openForWriting(path, {.wal = false});
    for (const QByteArray &sql : statements) {
        if (connection)
            (void)(*connection)->execute(sql);
    }
    return path;
}

} // namespace

class TestDetection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsEveryFixtureFile_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("profile");
        QTest::addColumn<QString>("role");
        const QHash<QString, QString> profiles{{QStringLiteral("arcp"), QStringLiteral("arcp-kotlin")}};
        const QDir root(QStringLiteral(STORESCOPE_FIXTURES));
        for (const QString &product : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            if (!library().ids().contains(profiles.value(product, product)))
                continue;
            for (const QString &name :
                 QDir(root.filePath(product)).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
                const QString folder = product + QLatin1Char('/') + name;
                if (name == QLatin1String("other-version"))
                    continue;
                for (const QString &file :
                     QDir(root.filePath(folder)).entryList({QStringLiteral("*.db")}, QDir::Files)) {
                    QString role = QStringLiteral("main");
                    if (product == QLatin1String("lash")) {
                        const QString middle = file.section(QLatin1Char('.'), 1, -2);
                        role = middle.isEmpty() ? QStringLiteral("session") : middle;
                    }
                    QTest::addRow("%s", qPrintable(folder + QLatin1Char('/') + file))
                        << folder << file << profiles.value(product, product) << role;
                }
            }
        }
    }
    void knowsEveryFixtureFile()
    {
        QFETCH(QString, folder);
        QFETCH(QString, file);
        QFETCH(QString, profile);
        QFETCH(QString, role);
        for (const bool alone : {true, false}) {
            const FixtureFolder copy(folder, alone ? file : QString());
            VALUE_OF(looked, look(copy.path(file)));
            QVERIFY(looked.detected.profile);
            QCOMPARE(looked.detected.profile->id, profile);
            QCOMPARE(matchName(looked.detected.match), QStringLiteral("exact"));
            QVERIFY(looked.detected.missing.isEmpty());
            if (!looked.detected.profile->files.empty() && looked.detected.profile->files.size() > 1)
                QCOMPARE(looked.detected.role, role);
        }
    }

    // Whatever the profile says must run on the product's own files.
    void everyCollectionCanBeRead_data() { knowsEveryFixtureFile_data(); }
    void everyCollectionCanBeRead()
    {
        QFETCH(QString, folder);
        QFETCH(QString, file);
        const FixtureFolder copy(folder, file);
        VALUE_OF(looked, look(copy.path(file)));
        const BoundFile bound = bindFile(looked.detected, looked.schema, {});
        for (const auto &[id, error] : bound.failed)
            QFAIL(qPrintable(id + QStringLiteral(": ") + error.sentence));
        QCOMPARE(bound.missing, QStringList());
        QVERIFY(!bound.collections.empty());
        for (const auto &collection : bound.collections) {
            std::vector<QByteArray> statements{collection->sql({}), collection->countSql()};
            if (collection->stateColumn() >= 0)
                statements.push_back(collection->stateCountSql());
            for (int column = 0; column < int(collection->columns().size()); ++column) {
                if (!collection->cellSql(column).isEmpty())
                    statements.push_back(collection->cellSql(column));
            }
            for (const QByteArray &sql : statements) {
                auto statement = looked.connection->prepare(sql.toStdString());
                QVERIFY2(statement.has_value(),
                         qPrintable(collection->id() + QStringLiteral(": ") +
                                    (statement ? QString() : statement.error().sentence) +
                                    QString::fromUtf8(sql)));
                collection->bindCommon(*statement, Instant::now());
                statement->bind(":limit", qint64(1'000'000));
                Result<bool> row = statement->step();
                while (row && *row)
                    row = statement->step();
                QVERIFY2(row.has_value(), qPrintable(collection->id() + QStringLiteral(": ") +
                                                     (row ? QString() : row.error().sentence)));
            }
        }
    }

    void countsStatesAsTheProductDoes_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("collection");
        QTest::addColumn<QString>("expected"); // name in expected.json
        for (const char *folder : {"arcp/clean", "arcp/rich", "arcp/no-sentinel", "arcp/crashed-journal"})
            QTest::addRow("%s", folder) << QString::fromUtf8(folder) << QStringLiteral("arcp.db")
                                        << QStringLiteral("artifacts") << QStringLiteral("artifacts");
        for (const char *folder : {"dedup/clean", "dedup/rich", "dedup/crashed"})
            for (const char *store : {"webhook_dedup", "ai_rate_limits"})
                QTest::addRow("%s %s", folder, store)
                    << QString::fromUtf8(folder) << QStringLiteral("dedup.db") << QString::fromUtf8(store)
                    << QString::fromUtf8(store);
        QTest::newRow("lash queue") << QStringLiteral("lash/clean") << QStringLiteral("session.db")
                                    << QStringLiteral("queue") << QStringLiteral("shop-root");
        QTest::newRow("lash effects") << QStringLiteral("lash/clean") << QStringLiteral("session.effects.db")
                                      << QStringLiteral("effects") << QStringLiteral("effects");
        QTest::newRow("lash leases") << QStringLiteral("lash/clean") << QStringLiteral("session.processes.db")
                                     << QStringLiteral("leases") << QStringLiteral("process leases");
        QTest::newRow("lash processes")
            << QStringLiteral("lash/clean") << QStringLiteral("session.processes.db")
            << QStringLiteral("processes") << QStringLiteral("processes");
    }
    void countsStatesAsTheProductDoes()
    {
        QFETCH(QString, folder);
        QFETCH(QString, file);
        QFETCH(QString, collection);
        QFETCH(QString, expected);
        static const QHash<QString, QString> words{
            {QStringLiteral("claimable (lease expired)"), QStringLiteral("lease-expired")},
            {QStringLiteral("claimed (live lease)"), QStringLiteral("running")},
            {QStringLiteral("in_progress (lease expired)"), QStringLiteral("lease-expired")},
            {QStringLiteral("in_progress (live lease)"), QStringLiteral("running")},
            {QStringLiteral("completed"), QStringLiteral("done")},
            {QStringLiteral("given back"), QStringLiteral("free")}};
        const FixtureFolder copy(folder, file);
        QFile json(QStringLiteral(STORESCOPE_FIXTURES "/") + folder + QStringLiteral("/expected.json"));
        QVERIFY(json.open(QIODevice::ReadOnly));
        QJsonObject told;
        for (const QJsonValue &entry :
             QJsonDocument::fromJson(json.readAll()).object().value(QLatin1String("collections")).toArray()) {
            const QString of = entry.toObject().value(QLatin1String("file")).toString();
            if (entry.toObject().value(QLatin1String("name")).toString() == expected &&
                (of.isEmpty() || of == file))
                told = entry.toObject();
        }
        QVERIFY(!told.isEmpty());
        QHash<QString, qint64> wanted;
        for (const QString &word : told.value(QLatin1String("by_state")).toObject().keys()) {
            QString ours = words.value(word, word);
            if (collection == QLatin1String("leases"))
                ours = word == QLatin1String("live") ? QStringLiteral("held") : ours;
            if (const qint64 count = told.value(QLatin1String("by_state")).toObject().value(word).toInteger();
                count > 0)
                wanted[ours] += count;
        }
        const auto asOf =
            told.contains(QLatin1String("state_as_of_ms"))
                ? std::optional(
                      Instant::fromMilliseconds(told.value(QLatin1String("state_as_of_ms")).toInteger()))
                : Instant::fromIso(
                      told.value(
                              QLatin1String(told.contains(QLatin1String("as_of")) ? "as_of" : "state_as_of"))
                          .toString());
        VALUE_OF(looked, look(copy.path(file)));
        const BoundFile bound = bindFile(looked.detected, looked.schema, {});
        for (const auto &one : bound.collections) {
            if (one->id() != collection)
                continue;
            VALUE_OF(statement, looked.connection->prepare(one->stateCountSql().toStdString()));
            one->bindCommon(statement, asOf.value_or(Instant::now()));
            QHash<QString, qint64> counted;
            while (*statement.step())
                counted[toDisplay(statement.value(0))] += statement.integer(1);
            QCOMPARE(counted, wanted);
            return;
        }
        QFAIL("no such collection");
    }

    void listsSessionsOfALog_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("messages");
        for (const char *folder :
             {"arcp/clean", "arcp/rich", "arcp/damaged", "arcp/crashed-journal", "arcp/no-sentinel"})
            QTest::addRow("%s", folder) << QString::fromUtf8(folder) << QStringLiteral("envelopes");
        for (const char *folder : {"arcp-python/clean", "arcp-python/rich", "arcp-python/crashed",
                                   "arcp-rust/clean", "arcp-rust/rich", "arcp-rust/crashed"})
            QTest::addRow("%s", folder) << QString::fromUtf8(folder) << QStringLiteral("events");
    }
    void listsSessionsOfALog()
    {
        QFETCH(QString, folder);
        QFETCH(QString, messages);
        const FixtureFolder copy(folder);
        QFile json(QStringLiteral(STORESCOPE_FIXTURES "/") + folder + QStringLiteral("/expected.json"));
        QVERIFY(json.open(QIODevice::ReadOnly));
        QMap<QString, qint64> wanted, counted;
        for (const QJsonValue &entry :
             QJsonDocument::fromJson(json.readAll()).object().value(QLatin1String("collections")).toArray()) {
            if (entry.toObject().value(QLatin1String("name")).toString() != QLatin1String("sessions"))
                continue;
            for (const QJsonValue &item : entry.toObject().value(QLatin1String("items")).toArray()) {
                const QString id = item.toObject().value(QLatin1String("id")).toString();
                wanted.insert(id == QLatin1String("(null)") ? QString() : id,
                              item.toObject().value(messages).toInteger());
            }
        }
        QVERIFY(!wanted.isEmpty());
        VALUE_OF(looked, look(copy.path(QStringLiteral("arcp.db"))));
        for (const auto &one : bindFile(looked.detected, looked.schema, {}).collections) {
            if (one->kind() != Kind::Sessions)
                continue;
            VALUE_OF(statement, looked.connection->prepare(one->sql({}).toStdString()));
            one->bindCommon(statement, Instant::now());
            statement.bind(":limit", qint64(1000));
            const int at =
                one->keySize() + one->columns()[size_t(one->columnIndex(QStringLiteral("messages")))].select;
            while (*statement.step())
                counted.insert(toDisplay(statement.value(0)), statement.integer(at));
        }
        QCOMPARE(counted, wanted);
    }

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

    void parsesOnlyWhatMayFit()
    {
        const ProfileLibrary fresh;
        const FixtureFolder copy(QStringLiteral("dedup/clean"));
        VALUE_OF(looked, look(copy.path(QStringLiteral("dedup.db")), fresh));
        QStringList ids;
        for (const auto &one : bindFile(looked.detected, looked.schema, {}).collections)
            ids << one->id() + QLatin1Char(' ') + one->title();
        QCOMPARE(ids, (QStringList{QStringLiteral("webhook_dedup webhook_dedup"),
                                   QStringLiteral("ai_rate_limits ai_rate_limits")}));
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
