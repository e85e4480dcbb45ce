// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/codec/document.h"
#include "core/store/queuedwork.h"

#include <variant>

namespace storescope {

// What one commit of a session changes and why it may be refused. JSON parts are taken
// as they are; they have the shape that the runtime reads.

struct UsageDelta
{
    QString source;
    QString model;
    qint64 inputTokens = 0;
    qint64 outputTokens = 0;
    qint64 cachedInputTokens = 0;
    qint64 reasoningTokens = 0;
    bool operator==(const UsageDelta &) const = default;
};

struct GraphChange
{
    enum class Kind { Unchanged, Append, ReplaceAll };
    Kind kind = Kind::Unchanged;
    std::vector<QByteArray> nodes; // JSON objects with a node_id, parents first; not when unchanged
    std::optional<QString> leaf;   // the newest node of the active path
};

// The states are stored as blobs of their own; without a new one the reference stands.
struct Checkpoint
{
    Json turnState; // an object with an integer turn_index
    std::optional<Json> toolState;
    std::optional<QString> toolStateRef;
    std::optional<Json> pluginSnapshot;
    std::optional<QString> pluginSnapshotRef;
    std::optional<qint64> pluginSnapshotRevision;
    std::optional<QByteArray> executionState;
    std::optional<QString> executionStateRef;
};

struct TurnStamp
{
    QString turn;
    QString hash; // of what the turn means: the same turn with another one is a conflict
};

struct SessionCommit
{
    QString session;
    std::optional<qint64> expectedHead; // nullopt: whatever the head is
    Json config;                        // an object with provider_id and model
    Json agentFrames = Json::array();
    QString currentAgentFrame;
    GraphChange graph;
    Checkpoint checkpoint;
    std::vector<UsageDelta> usage;
    std::optional<TurnStamp> turn;
    std::vector<WorkCompletion> completed; // claims of the same session
    QStringList attachments;               // ids that this commit refers to
};

struct CommitResult
{
    qint64 headRevision = 0;
    QString checkpointRef;
    Json manifest;
    bool operator==(const CommitResult &) const = default;
};

struct HeadRevisionConflict
{
    std::optional<qint64> expected;
    qint64 actual = 0; // 0: there was no head
    bool operator==(const HeadRevisionConflict &) const = default;
};
struct SessionBindingMismatch
{
    QString bound;
    QString attempted;
    bool operator==(const SessionBindingMismatch &) const = default;
};
struct TurnCommitConflict
{
    QString session;
    QString turn;
    bool operator==(const TurnCommitConflict &) const = default;
};

// An error of a commit, with what refused it: Conflict for those three; any other code has none.
struct CommitError : Error
{
    using Refusal =
        std::variant<std::monostate, HeadRevisionConflict, SessionBindingMismatch, TurnCommitConflict>;
    Refusal refusal;

    CommitError(const Error &error) : Error(error) {}
    CommitError(const HeadRevisionConflict &conflict, const QString &file);
    CommitError(const SessionBindingMismatch &mismatch, const QString &file);
    CommitError(const TurnCommitConflict &conflict, const QString &file);
};
using CommitAnswer = tl::expected<CommitResult, CommitError>;

// InvalidArgument: a part that the runtime could not read again. A head that it cannot read makes its
// collection delete what the session needs.
Result<void> checkCommit(const SessionCommit &commit);

} // namespace storescope
