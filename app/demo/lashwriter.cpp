// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/demo/lashwriter.h"

#include "app/demo/arcpscript.h"
#include "app/demo/lashschema.h"
#include "app/demo/rowwriter.h"

#include <QCryptographicHash>

#include <nlohmann/json.hpp>

namespace storescope::demo {
namespace {

constexpr qint64 secondMs = 1000;
const char *const sessionId = "atlas-root";
const char *const crashedWorker = "worker-3";

struct Work
{
    const char *policy, *slot, *mergeKey, *type, *text;
};

constexpr std::array works{
    Work{"earliest_safe_boundary", "join", R"({"group":"labels"})", "turn_input",
         "Print the labels for order A-77#"},
    Work{"earliest_safe_boundary", "join", R"("never")", "turn_input", "Why is the checkout test red again?"},
    Work{"after_current_turn_commit", "exclusive", R"("never")", "turn_input",
         "Compare invoice INV-20# with its order"},
    Work{"after_current_turn_commit", "join", R"({"group":"mail"})", "turn_input",
         "Answer the mail of customer #"},
    Work{"earliest_safe_boundary", "exclusive", R"("never")", "session_command", "refresh_tool_surface"},
    Work{"earliest_safe_boundary", "join", R"("never")", "turn_input", "Prüfe die Kühlung von Regal #"},
    Work{"after_current_turn_commit", "join", R"("never")", "turn_input", "棚 B# を数える"},
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
    if (QByteArray(work.type) == "session_command")
        return R"({"type":"session_command","command":{"kind":)" + quoted(said) +
               R"(,"reason":"a tool server was plugged in","expected_generation":3}})";
    return R"({"type":"turn_input","input":{"items":[{"type":"text","text":)" + quoted(said) +
           R"(}],"image_blobs":{}}})";
}

} // namespace

Result<void> LashWriter::inTransaction(Connection &connection, const std::function<Result<void>()> &work)
{
    if (const auto begun = connection.execute("BEGIN IMMEDIATE"); !begun)
        return begun;
    if (const auto done = work(); !done)
        return done; // the worker rolls back
    return connection.execute("COMMIT");
}

Result<qint64> LashWriter::number(Connection &connection, const QByteArray &sql)
{
    const auto value = connection.scalar(sql);
    if (!value)
        return tl::unexpected(value.error());
    return toInteger(*value).value_or(0);
}

Result<void> LashWriter::createSession(Connection &connection, const Instant &now)
{
    if (const auto made = createLashSchema(connection); !made)
        return made;
    const auto sessions = number(connection, "SELECT count(*) FROM session_meta");
    if (!sessions || *sessions > 0)
        return sessions ? Result<void>() : tl::unexpected(sessions.error());

    return inTransaction(connection, [&]() -> Result<void> {
        const Instant begun = now.plusNanos(-2LL * 3600 * 1'000'000'000);
        auto done =
            write(connection, "INSERT INTO session_meta VALUES (1,?,?,?,?,?,?)",
                  {text(sessionId), text("Lager und Kasse — 棚卸し 🧾"), text(begun.toIso().toUtf8()),
                   text("example/sonnet-large"), text("/srv/atlas"), text(R"({"kind":"root"})")});
        if (done)
            done = write(connection, "INSERT INTO session_head VALUES (1,?,'{}',0)", {text(sessionId)});
        for (int turn = 0; done && turn < 24; ++turn)
            done = commitTurn(connection, begun.plusNanos(turn * 290LL * 1'000'000'000),
                              m_dice.pick(works).text);
        const qint64 ms = now.milliseconds();
        for (int i = 0; done && i < 22; ++i)
            done = enqueue(connection, ms - m_dice.between(1, 600) * secondMs,
                           i % 4 == 0 ? m_dice.between(620, 1800) * secondMs : 0);
        for (int i = 0; done && i < 3; ++i) // left by the worker that crashed: these have run out
            done = claim(connection, ms - m_dice.between(90, 300) * secondMs, crashedWorker, 60 * secondMs,
                         false);
        return done;
    });
}

Result<void> LashWriter::act(Connection &connection, const Instant &now)
{
    const qint64 ms = now.milliseconds();
    const auto waiting = number(connection, "SELECT count(*) FROM queued_work_batches");
    if (!waiting)
        return tl::unexpected(waiting.error());
    static constexpr std::array workers{"worker-1", "worker-1", "worker-2", "worker-2", "worker-4"};
    return inTransaction(connection, [&]() -> Result<void> {
        const int chance = m_dice.below(100);
        if (*waiting < 18 || (chance < 30 && *waiting < 60))
            return enqueue(connection, ms, m_dice.chance(0.25) ? m_dice.between(10, 300) * secondMs : 0);
        if (chance < 55)
            return claim(connection, ms, m_dice.pick(workers), m_dice.between(20, 180) * secondMs,
                         m_dice.chance(0.06));
        if (chance < 57)
            return claim(connection, ms, crashedWorker, m_dice.between(5, 30) * secondMs, false);
        if (chance < 65)
            return renew(connection, ms);
        if (chance < 68)
            return giveBack(connection);
        return complete(connection, now);
    });
}

Result<void> LashWriter::enqueue(Connection &connection, qint64 now, qint64 delay)
{
    const Work &work = m_dice.pick(works);
    const QByteArray batch = "qwb:" + m_dice.hex(64);
    QByteArray said = work.text;
    said.replace("#", QByteArray::number(m_dice.between(10, 99)));
    const auto done = write(
        connection,
        "INSERT INTO queued_work_batches (batch_id, session_id, source_key, delivery_policy, slot_policy,"
        " merge_key_json, available_at_ms, enqueued_at_ms) VALUES (?,?,?,?,?,?,?,?)",
        {text(batch), text(sessionId), m_dice.chance(0.3) ? text("mail:" + m_dice.hex(8)) : Value(),
         text(work.policy), text(work.slot), text(work.mergeKey), delay > 0 ? now + delay : qint64(0), now});
    if (!done)
        return done;
    return write(connection, "INSERT INTO queued_work_items VALUES (?,0,?,?)",
                 {text(batch), text(batch + ":item:0"), text(itemPayload(work, said))});
}

Result<void> LashWriter::claim(Connection &connection, qint64 now, const char *owner, qint64 ttl,
                               bool takeOver)
{
    const auto oldest = connection.cached(
        "SELECT enqueue_seq, claim_fencing_token FROM queued_work_batches WHERE available_at_ms <= ?1"
        " AND (claim_token IS NULL OR (?2 AND claim_expires_at_ms <= ?1)) ORDER BY enqueue_seq LIMIT 1");
    if (!oldest)
        return tl::unexpected(oldest.error());
    (*oldest)->bind(1, Value(now));
    (*oldest)->bind(2, Value(qint64(takeOver)));
    const auto found = (*oldest)->step();
    const qint64 seq = found && *found ? (*oldest)->integer(0) : 0;
    const qint64 fencing = found && *found ? (*oldest)->integer(1) + 1 : 0;
    (*oldest)->reset();
    if (!found)
        return tl::unexpected(found.error());
    if (seq == 0)
        return {};
    const QByteArray id = "qwc:" + QByteArray::number(seq) + ':' + QByteArray::number(fencing);
    return write(connection,
                 "UPDATE queued_work_batches SET claim_id = ?, claim_owner_id = ?, claim_token = ?, "
                 "claim_fencing_token = ?,"
                 " claim_claimed_at_ms = ?, claim_expires_at_ms = ? WHERE enqueue_seq = ?",
                 {text(id), text(owner), text(m_dice.hex(64)), fencing, now, now + ttl, seq});
}

Result<void> LashWriter::renew(Connection &connection, qint64 now)
{
    return write(
        connection,
        "UPDATE queued_work_batches SET claim_expires_at_ms = ? WHERE enqueue_seq = (SELECT enqueue_seq FROM "
        "queued_work_batches"
        " WHERE claim_token IS NOT NULL AND claim_expires_at_ms > ? ORDER BY claim_expires_at_ms LIMIT 1)",
        {now + m_dice.between(30, 120) * secondMs, now});
}

Result<void> LashWriter::giveBack(Connection &connection)
{
    return write(
        connection,
        "UPDATE queued_work_batches SET claim_id = NULL, claim_owner_id = NULL, claim_token = NULL, "
        "claim_claimed_at_ms = 0,"
        " claim_expires_at_ms = 0 WHERE enqueue_seq = (SELECT max(enqueue_seq) FROM queued_work_batches"
        " WHERE claim_token IS NOT NULL AND claim_owner_id <> ?)",
        {text(crashedWorker)});
}

Result<void> LashWriter::complete(Connection &connection, const Instant &now)
{
    const auto oldest =
        connection.cached("SELECT b.enqueue_seq, b.batch_id, i.payload_json FROM queued_work_batches b"
                          " JOIN queued_work_items i USING (batch_id) WHERE claim_token IS NOT NULL"
                          " AND claim_expires_at_ms > ? ORDER BY claim_claimed_at_ms LIMIT 1");
    if (!oldest)
        return tl::unexpected(oldest.error());
    (*oldest)->bind(1, Value(now.milliseconds()));
    const auto found = (*oldest)->step();
    Value seq, batch;
    QByteArray asked;
    if (found && *found) {
        seq = (*oldest)->value(0);
        batch = (*oldest)->value(1);
        const auto payload =
            nlohmann::json::parse(bytesOf((*oldest)->value(2)).toStdString(), nullptr, false);
        const auto items = payload.value("/input/items"_json_pointer, nlohmann::json::array());
        asked = items.empty() ? QByteArray("refresh the tools")
                              : QByteArray::fromStdString(items[0].value("text", ""));
    }
    (*oldest)->reset();
    if (!found)
        return tl::unexpected(found.error());
    if (isNull(seq))
        return {};
    auto done = write(connection, "DELETE FROM queued_work_items WHERE batch_id = ?", {batch});
    if (done)
        done = write(connection, "DELETE FROM queued_work_batches WHERE enqueue_seq = ?", {seq});
    return done ? commitTurn(connection, now, asked) : done;
}

Result<void> LashWriter::commitTurn(Connection &connection, const Instant &now, const QByteArray &asked)
{
    const auto head = number(connection, "SELECT head_revision FROM session_head");
    if (!head)
        return tl::unexpected(head.error());
    const QByteArray revision = QByteArray::number(*head + 1);
    const QByteArray turn = "turn-" + revision.rightJustified(4, '0'),
                     prefix = m_dice.hex(6) + "-t" + revision;
    const qint64 in = m_dice.between(900, 21000), out = m_dice.between(60, 1400);

    auto done = addNode(connection, prefix + "-u", "User", part(prefix + "-u.p0", "Text", asked), now);
    if (done && m_dice.chance(0.6)) {
        const ToolStep &tool = m_dice.pick(toolSteps);
        const QByteArray call =
            R"(,"tool_call_id":"call-)" + revision + R"(","tool_name":)" + quoted(tool.tool);
        done = addNode(
            connection, prefix + "-c", "Assistant",
            part(prefix + "-c.p1", "ToolCall",
                 QByteArray("{") + quoted(tool.argument) + ":" + quoted(m_dice.pick(files)) + "}", call) +
                "," + part(prefix + "-c.p2", "ToolResult", QByteArray(tool.result).replace("#", "12"), call),
            now.plusNanos(400'000'000));
    }
    if (done)
        done = addNode(connection, prefix + "-a", "Assistant",
                       part(prefix + "-a.p0", "Prose", m_dice.pick(answers)), now.plusNanos(900'000'000));
    if (done)
        done = write(connection,
                     "INSERT INTO usage_deltas (source, model, input_tokens, output_tokens, "
                     "cached_input_tokens, reasoning_tokens)"
                     " VALUES (?,?,?,?,?,?)",
                     {text(m_dice.chance(0.2) ? "subagent" : "turn"), text("example/sonnet-large"), in, out,
                      in / 3, out / 8});
    if (!done)
        return done;
    const auto state = addBlob(connection, "ExecutionStateSnapshot", "turn " + revision + " after " + asked);
    if (!state)
        return tl::unexpected(state.error());
    const QByteArray result = R"({"head_revision":)" + revision + R"(,"checkpoint_ref":")" + *state +
                              R"(","manifest":{"turn_state":{"turn_index":)" + revision +
                              R"(,"token_usage":{"input_tokens":)" + QByteArray::number(in) +
                              R"(,"output_tokens":)" + QByteArray::number(out) +
                              R"(}},"execution_state_ref":")" + *state + R"("}})";
    done = write(connection, "INSERT INTO runtime_turn_commits VALUES (?,?,?,?,?)",
                 {text(sessionId), text(turn), text(m_dice.hex(64)), text(result), now.milliseconds()});
    if (!done)
        return done;
    const QByteArray headJson =
        QByteArray(R"({"session_id":")") + sessionId + R"(","head_revision":)" + revision +
        R"(,"config":{"provider_id":"example-provider","model":{"id":"example/sonnet-large"}},"checkpoint_ref":")" +
        *state + R"(","leaf_node_id":")" + prefix + R"(-a"})";
    return write(connection, "UPDATE session_head SET head_json = ?, head_revision = head_revision + 1",
                 {text(headJson)});
}

Result<void> LashWriter::addNode(Connection &connection, const QByteArray &id, const QByteArray &role,
                                 const QByteArray &parts, const Instant &at)
{
    const auto parent = connection.scalar("SELECT node_id FROM graph_nodes ORDER BY seq DESC LIMIT 1");
    if (!parent)
        return tl::unexpected(parent.error());
    const QByteArray above =
        isNull(*parent) ? QByteArray() : R"("parent_node_id":)" + quoted(bytesOf(*parent)) + ",";
    const QByteArray json = R"({"node_id":")" + id + R"(",)" + above + R"("timestamp":")" +
                            at.toIso().toUtf8() + R"(","kind":"event","event":{"Conversation":{"id":")" + id +
                            R"(","role":")" + role + R"(","parts":[)" + parts + "]}}}";
    return write(connection, "INSERT INTO graph_nodes (node_id, node_json) VALUES (?,?)",
                 {text(id), text(json)});
}

Result<QByteArray> LashWriter::addBlob(Connection &connection, const QByteArray &kind,
                                       const QByteArray &payload)
{
    const QByteArray hash = QCryptographicHash::hash(payload, QCryptographicHash::Sha256).toHex();
    nlohmann::ordered_json content = nlohmann::ordered_json::array();
    for (const char c : payload)
        content.push_back(std::uint8_t(c)); // the product writes an array of numbers
    const nlohmann::ordered_json envelope{
        {"descriptor", {{"kind", kind.toStdString()}, {"hints", {"Compressible", "LargePayload"}}}},
        {"compression", "None"},
        {"content", std::move(content)}};
    const auto packed = nlohmann::ordered_json::to_msgpack(envelope);
    const QByteArray bytes(reinterpret_cast<const char *>(packed.data()), qsizetype(packed.size()));
    const auto done =
        write(connection, "INSERT OR IGNORE INTO blobs VALUES (?,?)", {text(hash), Blob{bytes}});
    if (!done)
        return tl::unexpected(done.error());
    return hash;
}

} // namespace storescope::demo
