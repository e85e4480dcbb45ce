// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/codec/jsontext.h"
#include "core/store/sessionstore.h"
#include "core/store/workqueue.h"
#include "tests/store/storefixture.h"
#include "tests/support/fixture.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <sqlite3.h>

namespace storescope::test {

inline const QString lashFixtures = QStringLiteral(STORESCOPE_FIXTURES "/lash/");
inline const WriteOptions asTheCrate{.durability = Durability::Normal, .busyTimeoutMs = 15000};

// A store of its own pool: its connection is shared with nobody.
template <class Store>
struct Alone
{
    ConnectionPool pool;
    std::shared_ptr<Store> store;

    explicit Alone(const QString &file)
    {
        const auto opened = Store::open(pool, file, asTheCrate).result();
        if (opened)
            store = *opened;
        else
            qWarning("%s", qPrintable(opened.error().sentence));
    }
    Store *operator->() const { return store.get(); }
    StoreConnection &connection() const { return *store->connection(); }
};

inline QByteArray payload(const QString &text)
{
    return toJsonText(Json{{"type", "turn_input"},
                           {"input",
                            {{"items", Json::array({Json{{"type", "text"}, {"text", text.toStdString()}}})},
                             {"image_blobs", Json::object()}}}});
}

inline BatchDraft draft(const QString &session, const QString &text = QStringLiteral("work"))
{
    BatchDraft made;
    made.session = session;
    made.payloads = {payload(text)};
    return made;
}

inline BatchDraft joining(const QString &session, const MergeKey &key = {})
{
    BatchDraft made = draft(session);
    made.slot = SlotPolicy::Join;
    made.mergeKey = key;
    return made;
}

inline QByteArray graphNode(const QString &id, const QString &parent = {})
{
    Json node{{"node_id", id.toStdString()}};
    if (!parent.isEmpty())
        node["parent_node_id"] = parent.toStdString();
    node["timestamp"] = "2026-11-20T10:00:00.000000001+00:00";
    node["kind"] = "event";
    node["event"] = Json{{"Conversation",
                          {{"id", id.toStdString()},
                           {"role", "User"},
                           {"parts", Json::array({Json{{"id", id.toStdString() + ".p0"},
                                                       {"kind", "Text"},
                                                       {"content", "text of " + id.toStdString()},
                                                       {"prune_state", "Intact"}}})}}}};
    return toJsonText(node);
}

inline Json turnState(int index)
{
    const Json usage{{"input_tokens", 10 * index},
                     {"output_tokens", index},
                     {"cached_input_tokens", 0},
                     {"reasoning_tokens", 0}};
    return Json{{"turn_index", index},
                {"token_usage", usage},
                {"protocol_turn_options", {{"payload", Json::object()}}}};
}

// Appends one node "<session>-<n>" to the one before; expects no head unless told.
inline SessionCommit commitOf(const QString &session, int n, std::optional<qint64> expected = std::nullopt)
{
    const auto id = [&session](int k) { return QStringLiteral("%1-%2").arg(session).arg(k); };
    SessionCommit commit;
    commit.session = session;
    commit.expectedHead = expected;
    commit.config =
        Json{{"provider_id", "example-provider"},
             {"model",
              {{"id", "example/sonnet-large"},
               {"limits", {{"context_window_tokens", 200000}, {"output_token_capacity", 32000}}}}}};
    commit.graph.kind = GraphChange::Kind::Append;
    commit.graph.nodes = {graphNode(id(n), n > 1 ? id(n - 1) : QString())};
    commit.graph.leaf = id(n);
    commit.checkpoint.turnState = turnState(n);
    commit.usage = {{QStringLiteral("turn"), QStringLiteral("example/sonnet-large"), 10 * n, n, 0, 0}};
    return commit;
}

inline Result<void> execute(StoreConnection &store, const QByteArray &sql)
{
    return store.write([sql](Connection &connection) { return connection.execute(sql); }).result();
}

inline QStringList lines(StoreConnection &store, const QByteArray &sql)
{
    return store
        .read([sql](Connection &connection) -> Result<QStringList> {
            auto statement = connection.prepare(std::string_view(sql.constData(), std::size_t(sql.size())));
            if (!statement)
                return tl::unexpected<Error>(statement.error());
            QStringList found;
            for (auto row = statement->step(); row && *row; row = statement->step()) {
                QStringList cells;
                for (int column = 0; column < statement->columnCount(); ++column)
                    cells += toDisplay(statement->value(column));
                found += cells.join(u'|');
            }
            return found;
        })
        .result()
        .value_or(QStringList{QStringLiteral("cannot be read")});
}

// Every row of the tables that a commit may touch.
inline QStringList everything(StoreConnection &store)
{
    QStringList found;
    for (const char *table :
         {"session_head", "graph_nodes", "usage_deltas", "runtime_turn_commits", "queued_work_batches",
          "queued_work_items", "blobs", "artifact_refs", "attachment_manifest"})
        found += lines(store, QByteArray("SELECT * FROM ") + table);
    return found;
}

inline QJsonObject expectedOf(const QString &fixture)
{
    QFile file(lashFixtures + fixture + QStringLiteral("/expected.json"));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

// How much SQLite works for a connection's statements: instructions of its virtual machine, which do not
// depend on the machine that runs them.
class Effort
{
public:
    explicit Effort(StoreConnection &store) : m_store(store) { set(SQLITE_TRACE_PROFILE); }
    ~Effort() { set(0); }
    Effort(const Effort &) = delete;
    Effort &operator=(const Effort &) = delete;
    qint64 steps() const { return m_steps; }

private:
    void set(unsigned mask)
    {
        m_store
            .read([this, mask](Connection &connection) -> Result<bool> {
                for (auto *kept = sqlite3_next_stmt(connection.handle(), nullptr); kept;
                     kept = sqlite3_next_stmt(connection.handle(), kept))
                    sqlite3_stmt_status(kept, SQLITE_STMTSTATUS_VM_STEP, 1); // of before
                sqlite3_trace_v2(connection.handle(), mask, mask ? &Effort::add : nullptr, this);
                return true;
            })
            .waitForFinished();
    }
    static int add(unsigned, void *self, void *statement, void *)
    {
        static_cast<Effort *>(self)->m_steps +=
            sqlite3_stmt_status(static_cast<sqlite3_stmt *>(statement), SQLITE_STMTSTATUS_VM_STEP, 1);
        return 0;
    }

    StoreConnection &m_store;
    std::atomic<qint64> m_steps = 0;
};

} // namespace storescope::test
