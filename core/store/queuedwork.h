// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QStringList>

#include <optional>
#include <vector>

namespace storescope {

// What the queue of a session holds. Times are milliseconds since 1970.

// When a batch may interrupt: at a checkpoint of a running turn, or only after it.
enum class DeliveryPolicy { EarliestSafeBoundary, AfterCurrentTurnCommit };
// Whether it may be claimed together with others.
enum class SlotPolicy { Join, Exclusive };
// Where the claiming worker stands.
enum class ClaimBoundary { ActiveTurnCheckpoint, Idle };

// Which joining batches belong together: those of an equal key, also when that is Never.
struct MergeKey
{
    enum class Kind { Never, PayloadDefault, Group };
    Kind kind = Kind::Never;
    QString group; // only of a Group

    static MergeKey ofGroup(const QString &group) { return {Kind::Group, group}; }
    bool operator==(const MergeKey &) const = default;
};

struct BatchDraft
{
    QString session;
    std::optional<QString> sourceKey; // a second batch of the same session and key is the first one
    DeliveryPolicy delivery = DeliveryPolicy::EarliestSafeBoundary;
    SlotPolicy slot = SlotPolicy::Exclusive;
    MergeKey mergeKey;
    qint64 availableAtMs = 0;
    // JSON objects whose "type" is turn_input, process_wake or session_command.
    std::vector<QByteArray> payloads;
};

struct WorkItem
{
    QString id;
    QByteArray payload; // JSON text
    bool operator==(const WorkItem &) const = default;
};

struct WorkBatch
{
    qint64 seq = 0; // used again once the newest rows went
    QString id;
    QString session;
    std::optional<QString> sourceKey;
    DeliveryPolicy delivery = DeliveryPolicy::EarliestSafeBoundary;
    SlotPolicy slot = SlotPolicy::Exclusive;
    MergeKey mergeKey;
    qint64 availableAtMs = 0;
    qint64 enqueuedAtMs = 0;
    std::vector<WorkItem> items;
    bool operator==(const WorkBatch &) const = default;
};

// What completes a claim, also inside a SessionStore's commit.
struct WorkCompletion
{
    QString session;
    QString claim;
    QString token;
    QStringList batches;
};

struct WorkClaim
{
    QString session;
    QString id;
    QString owner;
    QString token;           // whoever holds it holds the claim
    qint64 fencingToken = 0; // of the first batch; greater with each claim
    qint64 claimedAtMs = 0;
    qint64 expiresAtMs = 0;
    std::vector<WorkBatch> batches; // oldest first

    WorkCompletion completion() const;
};

// As the columns spell them. nullopt: a word that this version does not know.
QString toText(DeliveryPolicy policy);
QString toText(SlotPolicy policy);
QByteArray toJson(const MergeKey &key);
std::optional<DeliveryPolicy> deliveryPolicyOf(const QString &text);
std::optional<SlotPolicy> slotPolicyOf(const QString &text);
std::optional<MergeKey> mergeKeyOf(const QByteArray &json);

// InvalidArgument: it has no session, or a payload that the runtime could not read again.
Result<void> checkDraft(const BatchDraft &draft);

} // namespace storescope
