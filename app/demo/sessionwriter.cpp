// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/demo/sessionwriter.h"

#include "app/demo/eventscript.h"
#include "app/demo/waited.h"

namespace storescope::demo {
namespace {

constexpr qint64 secondMs = 1000;
const QString workedOn = QStringLiteral("atlas-root");
const QString leftBehind = QStringLiteral("atlas-nightly"); // its worker crashes again and again
const char *const crashedWorker = "worker-3";

struct Work
{
    DeliveryPolicy delivery;
    SlotPolicy slot;
    const char *group; // null: never merged
    bool isCommand;
    const char *text;
};

using Delivery = DeliveryPolicy;
constexpr std::array works{
    Work{Delivery::EarliestSafeBoundary, SlotPolicy::Join, "labels", false,
         "Print the labels for order A-77#"},
    Work{Delivery::EarliestSafeBoundary, SlotPolicy::Join, nullptr, false,
         "Why is the checkout test red again?"},
    Work{Delivery::AfterCurrentTurnCommit, SlotPolicy::Exclusive, nullptr, false,
         "Compare invoice INV-20# with its order"},
    Work{Delivery::AfterCurrentTurnCommit, SlotPolicy::Join, "mail", false, "Answer the mail of customer #"},
    Work{Delivery::EarliestSafeBoundary, SlotPolicy::Exclusive, nullptr, true, "refresh_tool_surface"},
    Work{Delivery::EarliestSafeBoundary, SlotPolicy::Join, nullptr, false, "Prüfe die Kühlung von Regal #"},
    Work{Delivery::AfterCurrentTurnCommit, SlotPolicy::Join, nullptr, false, "棚 B# を数える"},
};

constexpr std::array answers{
    "There are 42 boxes on shelf B3 and 7 in the back room.",
    "The test waits for the cart span; it is red when the refresh takes longer than 400 ms.",
    "INV-2043 matches the order. INV-2044 is 0.02 EUR short: rounding of the reduced rate.",
    "Labels are printed; two addresses had no house number, I left them out.",
    "Kühlung läuft, 4,1 °C. Ich prüfe in einer Stunde noch einmal.",
};

QByteArray part(const QByteArray &id, const char *kind, const QByteArray &content,
                const QByteArray &more = {})
{
    return R"({"id":)" + quoted(id) + R"(,"kind":")" + kind + R"(","content":)" + quoted(content) + more +
           R"(,"prune_state":"Intact"})";
}

QByteArray itemPayload(const Work &work, const QByteArray &said)
{
    if (work.isCommand)
        return R"({"type":"session_command","command":{"kind":)" + quoted(said) +
               R"(,"reason":"a tool server was plugged in","expected_generation":3}})";
    return R"({"type":"turn_input","input":{"items":[{"type":"text","text":)" + quoted(said) +
           R"(}],"image_blobs":{}}})";
}

// What the first batch of a claim asks for.
QByteArray askedBy(const WorkClaim &claim)
{
    const auto payload =
        Json::parse(claim.batches.front().items.front().payload.toStdString(), nullptr, false);
    const auto items = payload.value("/input/items"_json_pointer, Json::array());
    return items.empty() ? QByteArray("refresh the tools")
                         : QByteArray::fromStdString(items[0].value("text", std::string()));
}

template <class T, class E>
Result<void> outcome(const tl::expected<T, E> &done)
{
    return done ? Result<void>() : tl::unexpected<Error>(done.error());
}

// Of a claim that may have run out and gone to somebody else meanwhile.
template <class T, class E>
Result<void> outcomeUnlessLost(const tl::expected<T, E> &done)
{
    return !done && done.error().code == ErrorCode::ClaimExpired ? Result<void>() : outcome(done);
}

} // namespace

Result<std::unique_ptr<SessionWriter>> SessionWriter::open(ConnectionPool &pool, const QString &file,
                                                           const WriteOptions &options, std::uint64_t seed)
{
    auto connection = waited(StoreConnection::open(pool, file, sessionSchema(), options));
    if (!connection)
        return tl::unexpected<Error>(connection.error());
    const auto clock = std::make_shared<std::atomic<qint64>>(systemMilliseconds());
    return std::unique_ptr<SessionWriter>(new SessionWriter(std::move(*connection), clock, seed));
}

SessionWriter::SessionWriter(StoreConnection::Ptr connection, Clock clock, std::uint64_t seed)
    : m_clock(std::move(clock)), m_dice(seed)
{
    const auto now = [at = m_clock] { return at->load(); };
    m_queue = std::make_unique<WorkQueue>(connection, now);
    m_session = std::make_unique<SessionStore>(connection, now);
}

Result<void> SessionWriter::createSession(const Instant &now)
{
    const auto head = waited(m_session->head());
    if (!head)
        return outcome(head);
    if (*head) {
        m_head = (*head)->revision;
        m_leaf = (*head)->text("leaf_node_id").value_or(QString()).toUtf8();
        return {};
    }
    const Instant begun = now.plusNanos(-2LL * 3600 * 1'000'000'000);
    auto done = describeSession(begun);
    if (done)
        done = pastTurns(begun);
    return done ? pastWork(now) : done;
}

// The runtime's own row, which no store of ours writes.
Result<void> SessionWriter::describeSession(const Instant &begun)
{
    return waited(m_queue->connection()->write([begun](Connection &connection) -> Result<void> {
        auto insert = connection.prepare("INSERT INTO session_meta VALUES (1,?,?,?,?,?,?)");
        if (!insert)
            return outcome(insert);
        int index = 0;
        for (const QString &value : {workedOn, QStringLiteral("Lager und Kasse — 棚卸し 🧾"),
                                     begun.toIso(), QStringLiteral("example/sonnet-large"),
                                     QStringLiteral("/srv/atlas"), QStringLiteral(R"({"kind":"root"})")})
            insert->bind(++index, textValue(value));
        return outcome(insert->step());
    }));
}

Result<void> SessionWriter::pastTurns(const Instant &begun)
{
    for (int turn = 0; turn < 24; ++turn) {
        const Instant at = begun.plusNanos(turn * 290LL * 1'000'000'000);
        if (auto done = commitTurn(at, m_dice.pick(works).text, {}); !done)
            return done;
    }
    return {};
}

Result<void> SessionWriter::pastWork(const Instant &now)
{
    const qint64 ms = now.milliseconds();
    Result<void> done;
    for (int i = 0; done && i < 22; ++i)
        done = enqueue(workedOn, ms - m_dice.between(1, 600) * secondMs,
                       i % 4 == 0 ? m_dice.between(620, 1800) * secondMs : 0);
    for (int i = 0; done && i < 5; ++i)
        done = enqueue(leftBehind, ms - m_dice.between(310, 600) * secondMs, 0);
    for (int i = 0; done && i < 3; ++i) { // two have run out, one will
        m_clock->store(ms - (290 - 10 * i) * secondMs);
        done = claim(leftBehind, crashedWorker, 60 * secondMs + 300 * secondMs * (i == 2));
    }
    m_clock->store(ms);
    return done;
}

Result<void> SessionWriter::act(const Instant &now)
{
    static constexpr std::array workers{"worker-1", "worker-1", "worker-2", "worker-2", "worker-4"};
    m_clock->store(now.milliseconds());
    const auto waiting = waited(m_queue->list(workedOn));
    if (!waiting)
        return outcome(waiting);
    const int chance = m_dice.below(100);
    if (waiting->size() < 18 || (chance < 35 && waiting->size() < 60))
        return enqueue(workedOn, now.milliseconds(),
                       m_dice.chance(0.25) ? m_dice.between(10, 300) * secondMs : 0);
    if (m_claims.size() < 3 || chance < 50)
        return claim(workedOn, m_dice.pick(workers), m_dice.between(20, 180) * secondMs);
    if (chance < 55)
        return actInCrashedSession(now.milliseconds());
    if (chance < 65)
        return renewOne();
    if (chance < 68)
        return giveBackOne();
    return completeOldest(now);
}

// Its batches are claimed and run out, until now and then somebody who is well takes one.
Result<void> SessionWriter::actInCrashedSession(qint64 ms)
{
    const auto waiting = waited(m_queue->list(leftBehind));
    if (!waiting)
        return outcome(waiting);
    if (waiting->size() < 6)
        return enqueue(leftBehind, ms, 0);
    if (m_dice.chance(0.7))
        return claim(leftBehind, crashedWorker, m_dice.between(5, 30) * secondMs);
    return claim(leftBehind, "worker-4", m_dice.between(20, 180) * secondMs);
}

Result<void> SessionWriter::enqueue(const QString &session, qint64 now, qint64 delay)
{
    const Work &work = m_dice.pick(works);
    QByteArray said = work.text;
    said.replace("#", QByteArray::number(m_dice.between(10, 99)));
    BatchDraft draft;
    draft.session = session;
    if (m_dice.chance(0.3))
        draft.sourceKey = QStringLiteral("mail:") + QString::fromLatin1(m_dice.hex(8));
    draft.delivery = work.delivery;
    draft.slot = work.slot;
    if (work.group)
        draft.mergeKey = MergeKey::ofGroup(QString::fromLatin1(work.group));
    draft.availableAtMs = delay > 0 ? now + delay : 0;
    draft.payloads = {itemPayload(work, said)};
    m_clock->store(now);
    return outcome(waited(m_queue->enqueue(std::move(draft))));
}

Result<void> SessionWriter::claim(const QString &session, const char *owner, qint64 ttl)
{
    const auto claimed = waited(m_queue->claimReady(session, QString::fromLatin1(owner), ClaimBoundary::Idle,
                                                    ttl, m_dice.between(1, 3)));
    if (claimed && *claimed && owner != crashedWorker)
        m_claims.push_back(**claimed);
    return outcome(claimed);
}

Result<void> SessionWriter::renewOne()
{
    WorkClaim claim = m_claims.front();
    m_claims.pop_front();
    const auto renewed = waited(m_queue->renew(claim, m_dice.between(30, 120) * secondMs));
    if (renewed)
        m_claims.push_front(*renewed);
    return outcomeUnlessLost(renewed);
}

Result<void> SessionWriter::giveBackOne()
{
    const WorkClaim claim = m_claims.back();
    m_claims.pop_back();
    return outcome(waited(m_queue->abandon(claim)));
}

Result<void> SessionWriter::completeOldest(const Instant &now)
{
    const WorkClaim claim = m_claims.front();
    m_claims.pop_front();
    if (claim.session != workedOn) // has its conversation elsewhere
        return outcomeUnlessLost(waited(m_queue->complete(claim.completion())));
    return commitTurn(now, askedBy(claim), {claim.completion()});
}

Result<void> SessionWriter::commitTurn(const Instant &now, const QByteArray &asked,
                                       std::vector<WorkCompletion> completed)
{
    const QByteArray revision = QByteArray::number(m_head + 1);
    const qint64 in = m_dice.between(900, 21000), out = m_dice.between(60, 1400);
    SessionCommit commit;
    commit.session = workedOn;
    commit.expectedHead = m_head;
    commit.config = {{"provider_id", "example-provider"}, {"model", {{"id", "example/sonnet-large"}}}};
    commit.graph = turnNodes(m_dice.hex(6) + "-t" + revision, asked, now);
    commit.checkpoint.turnState = {{"turn_index", m_head + 1},
                                   {"token_usage", {{"input_tokens", in}, {"output_tokens", out}}}};
    commit.checkpoint.executionState = "turn " + revision + " after " + asked;
    commit.usage = {{m_dice.chance(0.2) ? QStringLiteral("subagent") : QStringLiteral("turn"),
                     QStringLiteral("example/sonnet-large"), in, out, in / 3, out / 8}};
    commit.turn = TurnStamp{QStringLiteral("turn-") + QString::fromLatin1(revision.rightJustified(4, '0')),
                            QString::fromLatin1(m_dice.hex(64))};
    commit.completed = std::move(completed);
    const QString leaf = commit.graph.leaf.value_or(QString());
    m_clock->store(now.milliseconds());
    const CommitAnswer answer = waited(m_session->commit(std::move(commit)));
    if (answer) {
        m_head = answer->headRevision;
        m_leaf = leaf.toUtf8();
    }
    return outcomeUnlessLost(answer);
}

// A question, perhaps a call of a tool, and an answer.
GraphChange SessionWriter::turnNodes(const QByteArray &prefix, const QByteArray &asked, const Instant &at)
{
    GraphChange change{GraphChange::Kind::Append, {}, {}};
    QByteArray parent = m_leaf;
    const auto add = [&](const char *suffix, const char *role, const QByteArray &parts, qint64 afterNs) {
        const QByteArray id = prefix + suffix;
        change.nodes.push_back(
            R"({"node_id":")" + id + R"(",)" +
            (parent.isEmpty() ? QByteArray() : R"("parent_node_id":)" + quoted(parent) + ",") +
            R"("timestamp":")" + at.plusNanos(afterNs).toIso().toUtf8() +
            R"(","kind":"event","event":{"Conversation":{"id":")" + id + R"(","role":")" + role +
            R"(","parts":[)" + parts + "]}}}");
        parent = id;
    };
    add("-u", "User", part(prefix + "-u.p0", "Text", asked), 0);
    if (m_dice.chance(0.6)) {
        const ToolStep &tool = m_dice.pick(toolSteps);
        const QByteArray call =
            R"(,"tool_call_id":"call-)" + prefix + R"(","tool_name":)" + quoted(tool.tool);
        const QByteArray given =
            QByteArray("{") + quoted(tool.argument) + ":" + quoted(m_dice.pick(files)) + "}";
        add("-c", "Assistant",
            part(prefix + "-c.p1", "ToolCall", given, call) + "," +
                part(prefix + "-c.p2", "ToolResult", QByteArray(tool.result).replace("#", "12"), call),
            400'000'000);
    }
    add("-a", "Assistant", part(prefix + "-a.p0", "Prose", m_dice.pick(answers)), 900'000'000);
    change.leaf = QString::fromLatin1(parent);
    return change;
}

} // namespace storescope::demo
