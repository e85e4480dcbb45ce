// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/store/sessioncommitter.h"

#include "core/codec/json.h"
#include "core/codec/jsontext.h"
#include "core/store/rows.h"
#include "core/store/sessionblobs.h"
#include "core/store/sessiongraph.h"
#include "core/store/sessionhead.h"
#include "core/store/workqueue.h"

namespace storescope {

namespace {

using Head = std::optional<SessionHead>;

Json toJson(const CommitResult &result)
{
    return Json::object({{"head_revision", result.headRevision},
                         {"checkpoint_ref", result.checkpointRef.toStdString()},
                         {"manifest", result.manifest}});
}

Result<CommitResult> resultOf(const QByteArray &text, const QString &file)
{
    const auto json = readJson(text, {});
    const bool readable = json && json->is_object() && json->contains("head_revision") &&
                          json->at("head_revision").is_number_integer() && json->contains("checkpoint_ref") &&
                          json->at("checkpoint_ref").is_string() && json->contains("manifest");
    if (!readable)
        return failure(ErrorCode::Corrupt,
                       QStringLiteral("The recorded result of a turn in %1 cannot be read.").arg(file), file);
    return CommitResult{json->at("head_revision").get<qint64>(),
                        QString::fromStdString(json->at("checkpoint_ref").get_ref<const std::string &>()),
                        json->at("manifest")};
}

class Committer
{
public:
    Committer(Connection &connection, const SessionCommit &commit, qint64 now, KnownNodeCount &known)
        : m_connection(connection), m_commit(commit), m_now(now), m_known(known)
    {
    }

    CommitAnswer run()
    {
        auto head = sessionhead::load(m_connection);
        if (!head)
            return tl::unexpected<CommitError>(head.error());
        if (*head && (*head)->session != m_commit.session)
            return refuse(SessionBindingMismatch{(*head)->session, m_commit.session});
        if (m_commit.turn) {
            auto before = committedBefore();
            if (!before || *before)
                return before ? CommitAnswer(std::move(**before))
                              : tl::unexpected<CommitError>(before.error());
        }
        const qint64 actual = *head ? (*head)->revision : 0;
        if (m_commit.expectedHead && *m_commit.expectedHead != actual)
            return refuse(HeadRevisionConflict{m_commit.expectedHead, actual});
        return write(*head, actual + 1);
    }

private:
    template <class Refusal>
    tl::unexpected<CommitError> refuse(const Refusal &refusal) const
    {
        return tl::unexpected<CommitError>(CommitError(refusal, m_connection.file()));
    }

    // What the same turn gave before; a conflict when it meant something else.
    tl::expected<std::optional<CommitResult>, CommitError> committedBefore()
    {
        static const QByteArray sql = "SELECT turn_commit_hash, result_json FROM runtime_turn_commits WHERE "
                                      "session_id = ?1 AND turn_id = ?2";
        QString hash;
        QByteArray recorded;
        const auto found =
            rows::each(m_connection, sql, {textValue(m_commit.session), textValue(m_commit.turn->turn)},
                       [&](const Statement &row) -> Result<bool> {
                           hash = rows::textOf(row, 0);
                           recorded = bytesOf(row.value(1));
                           return false;
                       });
        if (!found)
            return tl::unexpected<CommitError>(found.error());
        if (*found == 0)
            return std::nullopt;
        if (hash != m_commit.turn->hash)
            return refuse(TurnCommitConflict{m_commit.session, m_commit.turn->turn});
        const auto result = resultOf(recorded, m_connection.file());
        if (!result)
            return tl::unexpected<CommitError>(result.error());
        return *result;
    }

    CommitAnswer write(const Head &before, qint64 revision)
    {
        if (auto done = completeClaims(); !done)
            return tl::unexpected<CommitError>(done.error());
        auto checkpoint = sessionblobs::putCheckpoint(m_connection, m_commit.checkpoint);
        if (!checkpoint)
            return tl::unexpected<CommitError>(checkpoint.error());
        const auto nodes = nodeCountAfter(before);
        if (!nodes)
            return tl::unexpected<CommitError>(nodes.error());
        CommitResult result{revision, checkpoint->ref, checkpoint->manifest};
        for (const auto step : {&Committer::writeUsage, &Committer::commitAttachments})
            if (auto done = (this->*step)(); !done)
                return tl::unexpected<CommitError>(done.error());
        if (auto done = sessionhead::store(m_connection, newHead(result, *nodes)); !done)
            return tl::unexpected<CommitError>(done.error());
        if (auto done = recordTurn(result); !done)
            return tl::unexpected<CommitError>(done.error());
        return result;
    }

    Result<void> completeClaims()
    {
        for (const WorkCompletion &completion : m_commit.completed) {
            if (completion.session != m_commit.session)
                return failure(ErrorCode::ClaimExpired,
                               QStringLiteral("The claim %1 is of the session %2, not of %3.")
                                   .arg(completion.claim, completion.session, m_commit.session),
                               m_connection.file());
            if (auto done = completeClaim(m_connection, completion); !done)
                return done;
        }
        return {};
    }

    Result<void> writeUsage()
    {
        static const QByteArray sql =
            "INSERT INTO usage_deltas (source, model, input_tokens, output_tokens, cached_input_tokens, "
            "reasoning_tokens) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        for (const UsageDelta &delta : m_commit.usage) {
            const auto done = rows::count(m_connection, sql,
                                          {textValue(delta.source), textValue(delta.model),
                                           Value(delta.inputTokens), Value(delta.outputTokens),
                                           Value(delta.cachedInputTokens), Value(delta.reasoningTokens)});
            if (!done)
                return tl::unexpected<Error>(done.error());
        }
        return {};
    }

    Result<qint64> nodeCountAfter(const Head &before)
    {
        const auto version = m_connection.dataVersion(); // changes when another connection has written
        if (!version)
            return tl::unexpected<Error>(version.error());
        const qint64 revision = before ? before->revision : 0;
        const bool known = m_known == KnownNodeCount{m_connection.id(), *version, revision};
        const auto counted = before ? before->graphNodeCount() : std::nullopt;
        const auto changed = sessiongraph::apply(m_connection, m_commit.graph);
        if (!changed)
            return tl::unexpected<Error>(changed.error());
        m_known = {m_connection.id(), *version, revision + 1};
        if (m_commit.graph.kind == GraphChange::Kind::ReplaceAll)
            return *changed;
        if (known && counted)
            return *counted + *changed;
        return sessiongraph::count(m_connection);
    }

    Result<void> commitAttachments()
    {
        static const QByteArray sql =
            "UPDATE attachment_manifest SET committed_at_ms = COALESCE(committed_at_ms, ?1) WHERE "
            "attachment_id = ?2 AND session_id = ?3";
        for (const QString &id : m_commit.attachments)
            if (auto done = rows::count(m_connection, sql,
                                        {Value(m_now), textValue(id), textValue(m_commit.session)});
                !done)
                return tl::unexpected<Error>(done.error());
        return {};
    }

    SessionHead newHead(const CommitResult &result, qint64 nodes) const
    {
        SessionHead head{m_commit.session, result.headRevision, Json::object()};
        head.document["session_id"] = m_commit.session.toStdString();
        head.document["head_revision"] = result.headRevision;
        head.document["config"] = m_commit.config;
        head.document["agent_frames"] = m_commit.agentFrames;
        if (!m_commit.currentAgentFrame.isEmpty())
            head.document["current_agent_frame_id"] = m_commit.currentAgentFrame.toStdString();
        head.document["checkpoint_ref"] = result.checkpointRef.toStdString();
        if (m_commit.graph.leaf)
            head.document["leaf_node_id"] = m_commit.graph.leaf->toStdString();
        head.document["graph_node_count"] = nodes;
        return head;
    }

    Result<void> recordTurn(const CommitResult &result)
    {
        static const QByteArray sql =
            "INSERT INTO runtime_turn_commits (session_id, turn_id, "
            "turn_commit_hash, result_json, committed_at_ms) VALUES (?1, ?2, ?3, ?4, ?5)";
        if (!m_commit.turn)
            return {};
        const auto done = rows::count(m_connection, sql,
                                      {textValue(m_commit.session), textValue(m_commit.turn->turn),
                                       textValue(m_commit.turn->hash),
                                       Value(Text{toJsonText(toJson(result))}), Value(m_now)});
        return done ? Result<void>() : tl::unexpected<Error>(done.error());
    }

    Connection &m_connection;
    const SessionCommit &m_commit;
    qint64 m_now;
    KnownNodeCount &m_known;
};

} // namespace

CommitAnswer commitSession(Connection &connection, const SessionCommit &commit, qint64 now,
                           KnownNodeCount &known)
{
    return Committer(connection, commit, now, known).run();
}

} // namespace storescope
