// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/profile/discovery.h"
#include "tests/profile/fixturefolder.h"

#include <QDir>
#include <QFileInfo>

using namespace storescope;
using namespace storescope::test;

namespace {

struct Place
{
    const char *profile, *role;
    const char *fixture; // folder and file among the fixtures; null: an empty store
    const char *path;    // where it is laid, below the home folder
    const char *variable = nullptr, *value = nullptr; // '~' in the value is the home folder
    const char *project = nullptr;                    // the folder that is worked in
};

// Where each product keeps its stores, by itself and where a variable says otherwise.
const Place places[] = {
    {"arcp-kotlin", "main", "arcp/clean/arcp.db", "shop/arcp.db", nullptr, nullptr, "shop/src"},
    {"codex", "state", "codex/clean/state_5.sqlite", ".codex/state_5.sqlite"},
    {"codex", "state", "codex/clean/state_5.sqlite", "elsewhere/state_5.sqlite", "CODEX_HOME", "~/elsewhere"},
    {"codex", "state", "codex/clean/state_5.sqlite", "dbs/state_5.sqlite", "CODEX_SQLITE_HOME", "~/dbs"},
    {"crush", "main", "crush/clean/crush.db", "shop/.crush/crush.db", nullptr, nullptr, "shop/src/deep"},
    {"dagster", "runs", "dagster/clean/history/runs.db", "dag/history/runs.db", "DAGSTER_HOME", "~/dag"},
    {"dedup", "main", "dedup/clean/dedup.db", "shop/data/dedup.db", nullptr, nullptr, "shop"},
    {"executus", "main", "executus/clean/executus.db", ".local/share/executus/executus.db"},
    {"google-adk", "main", "google-adk/clean/native.db", "shop/agent/.adk/session.db", nullptr, nullptr,
     "shop/agent"},
    {"goose", "sessions", nullptr, ".local/share/goose/sessions/sessions.db"},
    {"goose", "sessions", nullptr, "data/goose/sessions/sessions.db", "XDG_DATA_HOME", "~/data"},
    {"goose", "sessions", nullptr, "root/data/sessions/sessions.db", "GOOSE_PATH_ROOT", "~/root"},
    {"hermes", "state", nullptr, ".hermes/state.db"},
    {"hermes", "state", nullptr, ".hermes/profiles/second/state.db"},
    {"hermes", "state", nullptr, "h/state.db", "HERMES_HOME", "~/h"},
    {"huey", "main", "huey/clean/huey.db", "shop/huey.db", nullptr, nullptr, "shop"},
    {"langgraph", "checkpoints", "langgraph/clean/checkpoints.sqlite", "shop/checkpoints.sqlite", nullptr,
     nullptr, "shop"},
    {"laravel", "main", nullptr, "site/database/database.sqlite", nullptr, nullptr, "site/app"},
    {"lash", "session", "lash/clean/session.db", ".lash/sessions/20261120_155300.db"},
    {"lash", "session", "lash/clean/session.db", "l/sessions/20261120_155300.db", "LASH_HOME", "~/l"},
    {"llm", "main", "llm/clean/logs.db", ".config/io.datasette.llm/logs.db"},
    {"llm", "main", "llm/clean/logs.db", "mine/logs.db", "LLM_USER_PATH", "~/mine"},
    {"mastra", "main", "mastra/clean/mastra.db", "shop/mastra.db", nullptr, nullptr, "shop"},
    {"n8n", "main", nullptr, ".n8n/database.sqlite"},
    {"n8n", "main", nullptr, "u/.n8n/database.sqlite", "N8N_USER_FOLDER", "~/u"},
    {"open-webui", "main", nullptr, "ui/backend/data/webui.db", nullptr, nullptr, "ui"},
    {"open-webui", "main", nullptr, "ui-data/webui.db", "DATA_DIR", "~/ui-data"},
    {"openai-agents", "sessions", "openai-agents/clean/sessions.db", "shop/agent_sessions.db", nullptr,
     nullptr, "shop"},
    {"opencode", "main", "opencode/clean/opencode.db", ".local/share/opencode/opencode.db"},
    {"opencode", "main", "opencode/clean/opencode.db", ".local/share/opencode/opencode-beta.db"},
    {"opencode", "main", "opencode/clean/opencode.db", "o/mine.db", "OPENCODE_DB", "~/o/mine.db"},
    {"opencode", "main", "opencode/clean/opencode.db", ".local/share/opencode/mine.db", "OPENCODE_DB",
     "mine.db"},
    {"solid-queue", "queue", nullptr, "site/storage/production_queue.sqlite3", nullptr, nullptr, "site"},
    {"temporal", "main", nullptr, "shop/temporal.db", nullptr, nullptr, "shop"},
    {"vscode", "state", nullptr, ".config/Code/User/globalStorage/state.vscdb"},
    {"vscode", "state", nullptr, ".config/Cursor/User/workspaceStorage/5f2a/state.vscdb"},
    {"zed", "threads", nullptr, ".local/share/zed/threads/threads.db"},
};

} // namespace

class TestPlaces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStoreIsFoundWhereItsProductKeepsIt_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < int(std::size(places)); ++i)
            QTest::addRow("%s %s %s", places[i].profile, places[i].path,
                          places[i].variable ? places[i].variable : "")
                << i;
    }
    void aStoreIsFoundWhereItsProductKeepsIt()
    {
        QFETCH(int, index);
        const Place &place = places[index];
        const QTemporaryDir folder;
        const QDir home(QFileInfo(folder.path()).canonicalFilePath());
        for (const Place &any : places) {
            if (any.variable)
                qunsetenv(any.variable);
        }
        qputenv("HOME", home.path().toLocal8Bit());
        if (place.variable)
            qputenv(place.variable, QByteArray(place.value).replace("~", home.path().toLocal8Bit()));
        const QString path = home.filePath(QString::fromUtf8(place.path));
        QVERIFY(home.mkpath(QFileInfo(path).path()));
        if (place.fixture) {
            const QFileInfo from(QStringLiteral(STORESCOPE_FIXTURES "/") + QString::fromUtf8(place.fixture));
            QVERIFY(copyFixtureFile(from.path(), from.fileName(), path));
        } else {
            VALUE_OF(made, openForWriting(path, {.wal = false}));
            QVERIFY(made->execute("CREATE TABLE t(a)"));
        }
        DiscoveryOptions options;
        options.processes = false;
        options.project = home.filePath(QString::fromUtf8(place.project ? place.project : "nowhere"));
        QVERIFY(home.mkpath(options.project));
        auto future = discoverStores(std::make_shared<ProfileLibrary>(), options);
        future.waitForFinished();
        QStringList told;
        for (const FoundStore &store : future.results()) {
            if (store.path == path)
                told << store.profileId + QLatin1Char(' ') + store.role;
        }
        const QString expected =
            QString::fromUtf8(place.profile) + QLatin1Char(' ') + QString::fromUtf8(place.role);
        QVERIFY2(told.contains(expected), qPrintable(told.join(QLatin1Char('\n'))));
    }

    // A list of projects that a product keeps leads to the store of each.
    void projectsThatAFileNames()
    {
        const QTemporaryDir folder;
        const QDir home(QFileInfo(folder.path()).canonicalFilePath());
        qputenv("HOME", home.path().toLocal8Bit());
        qunsetenv("XDG_DATA_HOME");
        const QString path = home.filePath(QStringLiteral("far/away/.crush/crush.db"));
        QVERIFY(copyFixtureFile(QStringLiteral(STORESCOPE_FIXTURES "/crush/clean"),
                                QStringLiteral("crush.db"), path));
        QVERIFY(home.mkpath(QStringLiteral(".local/share/crush")));
        QFile list(home.filePath(QStringLiteral(".local/share/crush/projects.json")));
        QVERIFY(list.open(QIODevice::WriteOnly));
        list.write("{\"projects\": [{\"path\": \"" + home.filePath(QStringLiteral("far/away")).toUtf8() +
                   "\", \"data_dir\": \"" + QFileInfo(path).path().toUtf8() + "\"}]}");
        list.close();
        DiscoveryOptions options;
        options.processes = false;
        options.project = home.path();
        auto future = discoverStores(std::make_shared<ProfileLibrary>(), options);
        future.waitForFinished();
        const auto results = future.results();
        QVERIFY(std::any_of(results.begin(), results.end(), [&](const FoundStore &store) {
            return store.path == path && store.profileId == QLatin1String("crush");
        }));
    }
};

QTEST_GUILESS_MAIN(TestPlaces)
#include "tst_places.moc"
