// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/store/queuedwork.h"

#include "core/codec/json.h"
#include "core/codec/jsontext.h"

namespace storescope {

namespace {

const QString earliest = QStringLiteral("earliest_safe_boundary");
const QString afterTurn = QStringLiteral("after_current_turn_commit");
const QString join = QStringLiteral("join");
const QString exclusive = QStringLiteral("exclusive");

// One unknown payload makes the runtime unable to list the whole queue.
bool isPayload(const QByteArray &text)
{
    const auto json = readJson(text, {});
    if (!json || !json->is_object())
        return false;
    const auto type = json->find("type");
    return type != json->end() &&
           (*type == "turn_input" || *type == "process_wake" || *type == "session_command");
}

} // namespace

WorkCompletion WorkClaim::completion() const
{
    WorkCompletion completion{session, id, token, {}};
    for (const WorkBatch &batch : batches)
        completion.batches += batch.id;
    return completion;
}

QString toText(DeliveryPolicy policy)
{
    return policy == DeliveryPolicy::EarliestSafeBoundary ? earliest : afterTurn;
}

QString toText(SlotPolicy policy)
{
    return policy == SlotPolicy::Join ? join : exclusive;
}

QByteArray toJson(const MergeKey &key)
{
    switch (key.kind) {
    case MergeKey::Kind::Never:
        return "\"never\"";
    case MergeKey::Kind::PayloadDefault:
        return "\"payload_default\"";
    case MergeKey::Kind::Group:
        return toJsonText(Json::object({{"group", key.group.toStdString()}}));
    }
    return {};
}

std::optional<DeliveryPolicy> deliveryPolicyOf(const QString &text)
{
    if (text == earliest)
        return DeliveryPolicy::EarliestSafeBoundary;
    return text == afterTurn ? std::optional(DeliveryPolicy::AfterCurrentTurnCommit) : std::nullopt;
}

std::optional<SlotPolicy> slotPolicyOf(const QString &text)
{
    if (text == join)
        return SlotPolicy::Join;
    return text == exclusive ? std::optional(SlotPolicy::Exclusive) : std::nullopt;
}

std::optional<MergeKey> mergeKeyOf(const QByteArray &json)
{
    const auto key = readJson(json, {});
    if (!key)
        return std::nullopt;
    if (*key == "never")
        return MergeKey{};
    if (*key == "payload_default")
        return MergeKey{MergeKey::Kind::PayloadDefault, {}};
    if (!key->is_object() || key->size() != 1 || !key->contains("group") || !key->at("group").is_string())
        return std::nullopt;
    return MergeKey::ofGroup(QString::fromStdString(key->at("group").get_ref<const std::string &>()));
}

Result<void> checkDraft(const BatchDraft &draft)
{
    if (draft.session.isEmpty())
        return failure(ErrorCode::InvalidArgument, QStringLiteral("A batch needs a session."));
    for (const QByteArray &payload : draft.payloads)
        if (!isPayload(payload))
            return failure(ErrorCode::InvalidArgument,
                           QStringLiteral("A payload must be a JSON object whose type is turn_input, "
                                          "process_wake or session_command."));
    return {};
}

} // namespace storescope
