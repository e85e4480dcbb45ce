// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/store/sessioncommit.h"

namespace storescope {

namespace {

Error conflict(const QString &sentence, const QString &file)
{
    return {ErrorCode::Conflict, sentence, 0, file};
}

bool has(const Json &object, const char *key, bool (Json::*is)() const noexcept)
{
    return object.is_object() && object.contains(key) && (object.at(key).*is)();
}

} // namespace

CommitError::CommitError(const HeadRevisionConflict &head, const QString &file)
    : Error(conflict(QStringLiteral("The head of the session is at revision %1, not %2: somebody else "
                                    "committed. Load it again and commit on that.")
                         .arg(head.actual)
                         .arg(head.expected.value_or(0)),
                     file)),
      refusal(head)
{
}

CommitError::CommitError(const SessionBindingMismatch &mismatch, const QString &file)
    : Error(conflict(QStringLiteral("%1 belongs to the session %2; %3 needs a file of its own.")
                         .arg(file, mismatch.bound, mismatch.attempted),
                     file)),
      refusal(mismatch)
{
}

CommitError::CommitError(const TurnCommitConflict &turn, const QString &file)
    : Error(conflict(QStringLiteral("The turn %1 of the session %2 was committed before, with other content.")
                         .arg(turn.turn, turn.session),
                     file)),
      refusal(turn)
{
}

Result<void> checkCommit(const SessionCommit &commit)
{
    const auto refuse = [](const char *sentence) {
        return failure(ErrorCode::InvalidArgument, QString::fromLatin1(sentence));
    };
    if (commit.session.isEmpty())
        return refuse("A commit needs a session.");
    if (!has(commit.config, "provider_id", &Json::is_string) ||
        !has(commit.config, "model", &Json::is_object))
        return refuse("A session's config must be an object with a provider_id and a model.");
    if (!commit.agentFrames.is_array())
        return refuse("A session's agent frames must be an array.");
    if (!has(commit.checkpoint.turnState, "turn_index", &Json::is_number_integer))
        return refuse("A checkpoint's turn state must be an object with an integer turn_index.");
    if (commit.graph.kind == GraphChange::Kind::Unchanged && !commit.graph.nodes.empty())
        return refuse("A commit that leaves the graph unchanged must not bring nodes.");
    if (commit.turn && (commit.turn->turn.isEmpty() || commit.turn->hash.isEmpty()))
        return refuse("A turn needs an id and a hash.");
    return {};
}

} // namespace storescope
