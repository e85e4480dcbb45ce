// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/profile/pathtemplate.h"
#include "tests/profile/lookedat.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace storescope;
using namespace storescope::test;

namespace {

// Of the products that have several; the first that fits.
QString roleOf(const QString &product, const QString &file)
{
    static const struct
    {
        const char *product, *file, *role;
    } roles[] = {{"langgraph-js", "*", "checkpoints"},        {"lash", "*.artifacts.db", "artifacts"},
                 {"lash", "*.processes.db", "processes"},     {"lash", "*.effects.db", "effects"},
                 {"lash", "*.host-events.db", "host-events"}, {"lash", "*", "session"},
                 {"codex", "state_#.sqlite", "state"},        {"codex", "thread_history_#.sqlite", "history"},
                 {"codex", "logs_#.sqlite", "logs"},          {"codex", "goals_#.sqlite", "goals"},
                 {"codex", "queue_#.sqlite", "queue"},        {"codex", "memories_#.sqlite", "memories"},
                 {"langgraph", "store.sqlite", "store"},      {"langgraph", "*", "checkpoints"},
                 {"dagster", "history/runs.db", "runs"},      {"dagster", "history/runs/index.db", "index"},
                 {"dagster", "history/runs/*.db", "events"},  {"dagster", "schedules/*.db", "schedules"}};
    for (const auto &each : roles) {
        if (product == QLatin1String(each.product) &&
            PathTemplates::nameMatches(QString::fromUtf8(each.file), file))
            return QString::fromUtf8(each.role);
    }
    return QStringLiteral("main");
}

} // namespace

// What the built-in profiles make of files that the products wrote.
class TestBuiltinProfiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsEveryFixtureFile_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("profile");
        QTest::addColumn<QString>("role");
        const QHash<QString, QString> profiles{{QStringLiteral("arcp"), QStringLiteral("arcp-kotlin")},
                                               {QStringLiteral("langgraph-js"), QStringLiteral("langgraph")}};
        const QDir root(QStringLiteral(STORESCOPE_FIXTURES));
        for (const QString &product : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            if (!library().ids().contains(profiles.value(product, product)))
                continue;
            for (const QString &name :
                 QDir(root.filePath(product)).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
                const QString folder = product + QLatin1Char('/') + name;
                if (name == QLatin1String("other-version"))
                    continue;
                for (const QString &file : fixtureDatabases(root.filePath(folder)))
                    QTest::addRow("%s", qPrintable(folder + QLatin1Char('/') + file))
                        << folder << file << profiles.value(product, product) << roleOf(product, file);
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
            if (!collection->stateCountSql().isEmpty()) // empty: it lies inside a decoded value
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

    void decodesBodiesToWhatTheirDigestSays_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("collection");
        QTest::newRow("arcp") << QStringLiteral("arcp/rich") << QStringLiteral("arcp.db")
                              << QStringLiteral("artifacts");
        QTest::newRow("lash") << QStringLiteral("lash/clean") << QStringLiteral("session.db")
                              << QStringLiteral("blobs");
        QTest::newRow("lash artifacts") << QStringLiteral("lash/clean")
                                        << QStringLiteral("session.artifacts.db") << QStringLiteral("blobs");
    }
    void decodesBodiesToWhatTheirDigestSays()
    {
        QFETCH(QString, folder);
        QFETCH(QString, file);
        QFETCH(QString, collection);
        const FixtureFolder copy(folder, file);
        VALUE_OF(looked, look(copy.path(file)));
        int bodies = 0;
        for (const auto &one : bindFile(looked.detected, looked.schema, {}).collections) {
            if (one->id() != collection)
                continue;
            const BodySpec &body = *one->spec().body;
            const QByteArray columns =
                quotedIdentifier(body.column) + ", " + quotedIdentifier(body.digestColumn);
            VALUE_OF(rows, looked.connection->prepare("SELECT " + columns.toStdString() + " FROM " +
                                                      one->fromSql().toStdString()));
            for (; *rows.step(); ++bodies) {
                const Value stored = rows.value(0);
                const QByteArray bytes =
                    body.codec.empty() ? bytesOf(stored) : body.codec.decode(stored).bytes;
                QCOMPARE(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex(),
                         bytesOf(rows.value(1)).toLower());
            }
        }
        QVERIFY(bodies > 1);
    }
};

QTEST_GUILESS_MAIN(TestBuiltinProfiles)
#include "tst_builtinprofiles.moc"
