// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/store/lashscript.h"

#include "core/codec/json.h"
#include "core/codec/jsontext.h"

namespace storescope::test {

namespace {

QString text(const Json &json, const char *key)
{
    const auto found = json.find(key);
    return found == json.end() || !found->is_string()
               ? QString()
               : QString::fromStdString(found->get_ref<const std::string &>());
}

std::optional<QString> optionalText(const Json &json, const char *key)
{
    return json.contains(key) && json.at(key).is_string() ? std::optional(text(json, key)) : std::nullopt;
}

qint64 number(const Json &json, const char *key, qint64 otherwise = 0)
{
    return json.contains(key) && json.at(key).is_number_integer() ? json.at(key).get<qint64>() : otherwise;
}

Json orNull(const std::optional<QString> &text)
{
    return text ? Json(text->toStdString()) : Json();
}

Json parsed(const QByteArray &text)
{
    return readJson(text, {}).value_or(Json());
}

Json failed(const std::string &name)
{
    return Json{{"error", name}};
}

Json failed(const Error &error)
{
    switch (error.code) {
    case ErrorCode::ClaimExpired:
        return failed("ClaimExpired");
    case ErrorCode::AlreadyExists:
        return failed("AlreadyExists");
    default:
        return failed(error.sentence.toStdString());
    }
}

struct RefusalName
{
    const CommitError &error;

    std::string operator()(const std::monostate &) const { return failed(error)["error"]; }
    std::string operator()(const HeadRevisionConflict &head) const
    {
        return QStringLiteral("HeadRevisionConflict %1 %2")
            .arg(head.expected.value_or(0))
            .arg(head.actual)
            .toStdString();
    }
    std::string operator()(const SessionBindingMismatch &binding) const
    {
        return QStringLiteral("SessionBindingMismatch %1 %2")
            .arg(binding.bound, binding.attempted)
            .toStdString();
    }
    std::string operator()(const TurnCommitConflict &turn) const
    {
        return QStringLiteral("TurnCommitConflict %1 %2").arg(turn.session, turn.turn).toStdString();
    }
};

Json seqsOf(const std::vector<WorkBatch> &batches)
{
    Json seqs = Json::array();
    for (const WorkBatch &batch : batches)
        seqs.push_back(batch.seq);
    return seqs;
}

Json toJson(const WorkBatch &batch)
{
    Json items = Json::array();
    for (const WorkItem &item : batch.items)
        items.push_back(Json{{"item_id", item.id.toStdString()}, {"payload", parsed(item.payload)}});
    Json json{{"batch_id", batch.id.toStdString()},
              {"session_id", batch.session.toStdString()},
              {"enqueue_seq", batch.seq},
              {"delivery_policy", toText(batch.delivery).toStdString()},
              {"slot_policy", toText(batch.slot).toStdString()},
              {"merge_key", parsed(toJson(batch.mergeKey))},
              {"available_at_ms", batch.availableAtMs},
              {"enqueued_at_ms", batch.enqueuedAtMs},
              {"items", items}};
    if (batch.sourceKey)
        json["source_key"] = batch.sourceKey->toStdString();
    return json;
}

GraphChange graphOf(const Json &json)
{
    GraphChange change;
    const std::string kind = json.begin().key();
    const Json &body = json.begin().value();
    change.kind = kind == "Append"        ? GraphChange::Kind::Append
                  : kind == "ReplaceFull" ? GraphChange::Kind::ReplaceAll
                                          : GraphChange::Kind::Unchanged;
    change.leaf = optionalText(body, "leaf_node_id");
    for (const Json &node : body.value("nodes", Json::array()))
        change.nodes.push_back(toJsonText(node));
    return change;
}

Checkpoint checkpointOf(const Json &json)
{
    const auto optionalJson = [&json](const char *key) {
        return json.contains(key) && !json.at(key).is_null() ? std::optional(json.at(key)) : std::nullopt;
    };
    Checkpoint checkpoint;
    checkpoint.turnState = json.at("turn_state");
    checkpoint.toolState = optionalJson("tool_state");
    checkpoint.toolStateRef = optionalText(json, "tool_state_ref");
    checkpoint.pluginSnapshot = optionalJson("plugin_snapshot");
    checkpoint.pluginSnapshotRef = optionalText(json, "plugin_snapshot_ref");
    if (const auto revision = optionalJson("plugin_snapshot_revision"))
        checkpoint.pluginSnapshotRevision = revision->get<qint64>();
    if (const auto state = optionalJson("execution_state"))
        checkpoint.executionState = toBytes(*state);
    checkpoint.executionStateRef = optionalText(json, "execution_state_ref");
    return checkpoint;
}

} // namespace

bool isSame(const Json &ours, const Json &theirs)
{
    if (nlohmann::json(ours) == nlohmann::json(theirs))
        return true;
    qWarning("%s\ninstead of\n%s", toJsonText(ours).constData(), toJsonText(theirs).constData());
    return false;
}

Json toJson(const WorkClaim &claim)
{
    Json batches = Json::array();
    for (const WorkBatch &batch : claim.batches)
        batches.push_back(toJson(batch));
    return Json{{"session_id", claim.session.toStdString()}, {"claim_id", claim.id.toStdString()},
                {"owner_id", claim.owner.toStdString()},     {"lease_token", claim.token.toStdString()},
                {"fencing_token", claim.fencingToken},       {"claimed_at_epoch_ms", claim.claimedAtMs},
                {"expires_at_epoch_ms", claim.expiresAtMs},  {"batches", batches}};
}

WorkClaim claimOf(const Json &json)
{
    WorkClaim claim;
    claim.session = text(json, "session_id");
    claim.id = text(json, "claim_id");
    claim.owner = text(json, "owner_id");
    claim.token = text(json, "lease_token");
    claim.fencingToken = number(json, "fencing_token");
    claim.claimedAtMs = number(json, "claimed_at_epoch_ms");
    claim.expiresAtMs = number(json, "expires_at_epoch_ms");
    for (const Json &batch : json.at("batches")) {
        WorkBatch read;
        read.seq = number(batch, "enqueue_seq");
        read.id = text(batch, "batch_id");
        read.session = text(batch, "session_id");
        read.sourceKey = optionalText(batch, "source_key");
        read.delivery = *deliveryPolicyOf(text(batch, "delivery_policy"));
        read.slot = *slotPolicyOf(text(batch, "slot_policy"));
        read.mergeKey = *mergeKeyOf(toJsonText(batch.at("merge_key")));
        read.availableAtMs = number(batch, "available_at_ms");
        read.enqueuedAtMs = number(batch, "enqueued_at_ms");
        for (const Json &item : batch.at("items"))
            read.items.push_back({text(item, "item_id"), toJsonText(item.at("payload"))});
        claim.batches.push_back(std::move(read));
    }
    return claim;
}

SessionCommit commitOf(const Json &json)
{
    SessionCommit commit;
    commit.session = text(json, "session_id");
    if (json.at("expected_head_revision").is_number_integer())
        commit.expectedHead = number(json, "expected_head_revision");
    commit.config = json.at("config");
    commit.agentFrames = json.at("agent_frames");
    commit.currentAgentFrame = text(json, "current_agent_frame_id");
    commit.graph = graphOf(json.at("graph"));
    commit.checkpoint = checkpointOf(json.at("checkpoint"));
    for (const Json &entry : json.at("usage_deltas")) {
        const Json &usage = entry.at("usage");
        commit.usage.push_back({text(entry, "source"), text(entry, "model"), number(usage, "input_tokens"),
                                number(usage, "output_tokens"), number(usage, "cached_input_tokens"),
                                number(usage, "reasoning_tokens")});
    }
    if (const Json &turn = json.at("turn_commit"); turn.is_object())
        commit.turn = TurnStamp{text(turn, "turn_id"), text(turn, "turn_commit_hash")};
    for (const Json &id : json.at("committed_attachment_ids"))
        commit.attachments += QString::fromStdString(id.get<std::string>());
    return commit;
}

Json LashScript::run(const Json &script)
{
    m_claims.clear();
    const Json known = script.value("claims", Json::object());
    for (const auto &[name, claim] : known.items())
        m_claims[QString::fromStdString(name)] = claimOf(claim);
    Json outcomes = Json::array();
    for (const Json &op : script.at("ops"))
        outcomes.push_back(perform(op));
    Json claims = Json::object();
    for (auto it = m_claims.cbegin(); it != m_claims.cend(); ++it)
        claims[it.key().toStdString()] = toJson(it.value());
    return Json{{"outcomes", outcomes}, {"claims", claims}};
}

Json LashScript::perform(const Json &op)
{
    const QString name = text(op, "op");
    if (name == u"enqueue")
        return enqueue(op);
    if (name == u"list" || name == u"pending")
        return list(op);
    if (name == u"claim")
        return claim(op);
    if (name == u"renew")
        return renew(op);
    if (name == u"abandon")
        return abandon(op);
    if (name == u"cancel")
        return cancel(op);
    if (name == u"commit")
        return commit(op);
    if (name == u"gc")
        return collect();
    if (name == u"tombstone")
        return tombstone(op);
    if (name == u"vacuum") {
        const auto removed = m_session.vacuum().result();
        return removed ? Json{{"removed", *removed}} : failed(removed.error());
    }
    return failed("no such operation: " + name.toStdString());
}

Json LashScript::enqueue(const Json &op)
{
    BatchDraft draft;
    draft.session = text(op, "session");
    draft.sourceKey = optionalText(op, "source_key");
    draft.delivery = deliveryPolicyOf(text(op, "delivery")).value_or(DeliveryPolicy::EarliestSafeBoundary);
    draft.slot = slotPolicyOf(text(op, "slot")).value_or(SlotPolicy::Exclusive);
    if (op.contains("merge_key"))
        draft.mergeKey = *mergeKeyOf(toJsonText(op.at("merge_key")));
    draft.availableAtMs = number(op, "available_at_ms");
    for (const Json &words : op.value("texts", Json::array())) {
        const Json item{{"type", "text"}, {"text", words}};
        const Json input{{"items", Json::array({item})}, {"image_blobs", Json::object()}};
        draft.payloads.push_back(toJsonText(Json{{"type", "turn_input"}, {"input", input}}));
    }
    const auto batch = m_queue.enqueue(std::move(draft)).result();
    return batch ? Json{{"seq", batch->seq}, {"items", batch->items.size()}} : failed(batch.error());
}

Json LashScript::list(const Json &op)
{
    const QString session = text(op, "session");
    const auto batches =
        (text(op, "op") == u"list" ? m_queue.list(session) : m_queue.listPending(session)).result();
    if (!batches)
        return failed(batches.error());
    Json all = Json::array();
    for (const WorkBatch &batch : *batches) {
        Json payloads = Json::array();
        for (const WorkItem &item : batch.items)
            payloads.push_back(parsed(item.payload));
        all.push_back(
            Json{{"seq", batch.seq}, {"source_key", orNull(batch.sourceKey)}, {"payloads", payloads}});
    }
    return all;
}

Json LashScript::claim(const Json &op)
{
    const auto boundary = text(op, "boundary") == u"active_turn_checkpoint"
                              ? ClaimBoundary::ActiveTurnCheckpoint
                              : ClaimBoundary::Idle;
    const auto claimed = m_queue
                             .claimReady(text(op, "session"), text(op, "owner"), boundary,
                                         number(op, "ttl_ms"), int(number(op, "max", 1)))
                             .result();
    if (!claimed)
        return failed(claimed.error());
    if (!*claimed)
        return nullptr;
    const WorkClaim &claim = **claimed;
    m_claims[text(op, "as")] = claim;
    return Json{{"claim", claim.id.toStdString()},
                {"fencing_token", claim.fencingToken},
                {"seqs", seqsOf(claim.batches)}};
}

Json LashScript::renew(const Json &op)
{
    const auto renewed = m_queue.renew(m_claims[text(op, "claim")], number(op, "ttl_ms")).result();
    if (!renewed)
        return failed(renewed.error());
    m_claims[text(op, "claim")] = *renewed;
    return "renewed";
}

Json LashScript::abandon(const Json &op)
{
    const auto done = m_queue.abandon(m_claims[text(op, "claim")]).result();
    return done ? Json("abandoned") : failed(done.error());
}

Json LashScript::cancel(const Json &op)
{
    const QString session = text(op, "session");
    QString id = QStringLiteral("none");
    for (const WorkBatch &batch : m_queue.list(session).result().value_or(std::vector<WorkBatch>()))
        if (batch.seq == number(op, "seq"))
            id = batch.id;
    const auto gone = m_queue.cancel(session, id).result();
    if (!gone)
        return failed(gone.error());
    return Json{{"cancelled", *gone ? Json((*gone)->seq) : Json()}};
}

Json LashScript::commit(const Json &op)
{
    SessionCommit commit = commitOf(op.at("commit"));
    for (const Json &name : op.value("complete", Json::array()))
        commit.completed.push_back(m_claims[QString::fromStdString(name.get<std::string>())].completion());
    const auto done = m_session.commit(std::move(commit)).result();
    if (!done)
        return failed(std::visit(RefusalName{done.error()}, done.error().refusal));
    return Json{{"head_revision", done->headRevision},
                {"checkpoint_ref", done->checkpointRef.toStdString()},
                {"manifest", done->manifest}};
}

Json LashScript::collect()
{
    const auto report = m_session.gcUnreachable().result();
    if (!report)
        return failed(report.error());
    return Json{{"roots", report->roots}, {"retained", report->retained}, {"deleted", report->deleted}};
}

Json LashScript::tombstone(const Json &op)
{
    QStringList ids;
    for (const Json &id : op.at("ids"))
        ids += QString::fromStdString(id.get<std::string>());
    const auto done = m_session.tombstone(ids).result();
    return done ? Json("tombstoned") : failed(done.error());
}

} // namespace storescope::test
