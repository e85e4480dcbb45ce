// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/demo/eventstory.h"

#include "app/demo/artifactbody.h"
#include "app/demo/eventscript.h"

#include <cmath>
#include <string_view>

namespace storescope::demo {
namespace {

constexpr int agentsAtOnce = 6;

QByteArray number(qint64 n)
{
    return QByteArray::number(n);
}

} // namespace

EventStory::EventStory(std::uint64_t seed) : m_dice(seed), m_agents(agentsAtOnce) {}

QByteArray EventStory::filled(const char *text)
{
    QByteArray out;
    for (const char *c = text; *c; ++c) {
        if (*c == '#')
            out += number(m_dice.between(2, 98));
        else if (*c == '@')
            out += m_dice.pick(files);
        else
            out += *c;
    }
    return out;
}

Envelope EventStory::next(const Instant &at)
{
    Agent &agent = m_agents[size_t(m_dice.below(agentsAtOnce))];
    if (agent.session.isEmpty())
        start(agent, at);

    const auto said = [&](Says says, bool finished = false) {
        const Envelope envelope =
            wrap(agent, agent.jobs.empty() ? nullptr : &agent.jobs.back(), std::move(says), at);
        if (finished && !agent.jobs.empty())
            agent.jobs.pop_back();
        return envelope;
    };
    if (!agent.opened)
        return said(opens(agent, at));
    if (!agent.due.empty()) {
        const Due due = agent.due.front();
        agent.due.pop_front();
        return said(answersDue(agent, due, at));
    }
    if (!agent.jobs.empty()) {
        const Job &job = agent.jobs.back();
        return job.done >= job.steps ? said(finishes(agent, at), true) : said(works(agent, at));
    }
    if (agent.jobsLeft-- > 0)
        return said(submits(agent, at));
    const Envelope closing = said({"session.close", R"({"reason":"done"})", {}, {}, {}, {}, false});
    agent = Agent();
    return closing;
}

void EventStory::start(Agent &agent, const Instant &at)
{
    static constexpr std::array users{"mira", "jonas", "aiko", "deploy-bot", "nightly"};
    agent.session = m_dice.ulid("sess_", at);
    agent.trace = m_dice.ulid("trace_", at);
    agent.user = m_dice.pick(users);
    agent.jobsLeft = m_dice.between(1, 4);
}

EventStory::Says EventStory::opens(Agent &agent, const Instant &)
{
    agent.opened = true;
    agent.due.push_back(Due::Accepted);
    return {"session.open",
            R"({"auth":{"scheme":"bearer","token":"demo-)" + m_dice.hex(20) +
                R"("},"client":{"kind":"atlas-cli","version":"4.2.0","user":)" + quoted(agent.user) +
                R"(},"capabilities":{"streaming":true,"interrupt":true}})",
            {},
            {},
            {},
            {},
            false};
}

EventStory::Says EventStory::submits(Agent &agent, const Instant &at)
{
    const bool child = !agent.jobs.empty();
    const AgentRole &role = child ? subAgents[size_t(agent.childRole)] : m_dice.pick(agentRoles);
    Job job;
    job.id = m_dice.ulid("job_", at);
    job.agent = role.name;
    job.task = role.task;
    job.span = m_dice.ulid("span_", at);
    job.parentSpan = child ? agent.jobs.back().span : QByteArray();
    job.steps = m_dice.between(role.steps / 2, role.steps * 3 / 2);
    job.trouble = m_dice.chance(0.15) ? 0.35 : 0.05;
    agent.jobs.push_back(job);
    agent.due.push_back(Due::JobAccepted);
    agent.due.push_back(Due::JobStarted);
    return {"job.submit",
            R"({"agent":)" + quoted(job.agent) + R"(,"input":)" + quoted(job.task) +
                R"(,"repository":"atlas/shop","max_runtime_sec":1800,"idempotency_key":"idem-)" +
                m_dice.hex(10) + "\"}",
            {},
            {},
            m_dice.chance(0.2) ? "high" : "",
            {},
            true};
}

EventStory::Says EventStory::answersDue(Agent &agent, Due due, const Instant &at)
{
    const QByteArray job = agent.jobs.empty() ? QByteArray() : agent.jobs.back().id;
    switch (due) {
    case Due::Accepted:
        return {
            "session.accepted",
            R"({"session_id":)" + quoted(agent.session) +
                R"(,"runtime":{"kind":"atlas-runtime","version":"1.1.0"},"capabilities":{"streaming":true}})",
            agent.submit,
            {},
            {},
            {},
            false};
    case Due::JobAccepted:
        return {"job.accepted",
                R"({"job_id":)" + quoted(job) + R"(,"agent":)" + quoted(agent.jobs.back().agent) +
                    R"(,"accepted_at":)" + quoted(at.toIso().toUtf8()) + "}",
                agent.submit,
                {},
                {},
                {}};
    case Due::JobStarted:
        return {"job.started", R"({"started_at":)" + quoted(at.toIso().toUtf8()) + "}", {}, {}, {}, {}};
    case Due::ToolAnswer:
        return answersTool(agent);
    case Due::StreamChunk:
        return {"stream.chunk",
                R"({"sequence":)" + number(++agent.chunk) + R"(,"data":)" +
                    quoted(filled(m_dice.pick(progressTexts)) + "… ") + "}",
                {},
                agent.stream,
                {},
                {}};
    case Due::StreamClose:
        return {"stream.close", R"({"total_chunks":)" + number(agent.chunk) + "}", {}, agent.stream, {}, {}};
    case Due::ArtifactRef:
        return {"artifact.ref",
                R"({"ref":{"artifact_id":)" + quoted(agent.artifact) + R"(,"uri":"arcp://session/)" +
                    agent.session + "/artifact/" + agent.artifact + R"(","media_type":)" +
                    quoted(agent.artifactType) + R"(,"size":)" + number(agent.artifactBytes) + R"(,"name":)" +
                    quoted(agent.artifactName) + "}}",
                agent.submit,
                {},
                {},
                {}};
    case Due::Granted:
        return {"permission.grant",
                R"({"permission":"filesystem.write","resource":"/srv/atlas/**","lease_seconds":600})",
                agent.submit,
                {},
                {},
                {}};
    case Due::ChildSubmit:
        return submits(agent, at);
    }
    return {"ping", "{}", {}, {}, {}, {}};
}

EventStory::Says EventStory::answersTool(Agent &agent)
{
    Job &job = agent.jobs.back();
    const ToolStep &step = toolSteps[size_t(agent.tool)];
    const QByteArray ms = number(m_dice.between(step.leastMs, step.mostMs));
    const bool noReset = !m_dice.chance(0.0002);
    if (!noReset || (step.error && m_dice.chance(job.trouble))) {
        const bool retryable = m_dice.chance(0.6);
        const QByteArray text = noReset ? filled(step.error) : "ECONNRESET by peer 10.8.0.17";
        return {"tool.error",
                R"({"tool":)" + quoted(step.tool) + R"(,"code":)" +
                    (retryable ? R"("UNAVAILABLE")" : R"("FAILED_PRECONDITION")") + R"(,"message":)" +
                    quoted(text) + R"(,"retryable":)" + (retryable ? "true" : "false") +
                    R"(,"duration_ms":)" + ms + "}",
                agent.call,
                {},
                "high",
                {}};
    }
    return {"tool.result",
            R"({"tool":)" + quoted(step.tool) + R"(,"value":)" + quoted(filled(step.result)) +
                R"(,"bytes":)" + number(m_dice.between(90, 6100)) + R"(,"duration_ms":)" + ms + "}",
            agent.call,
            {},
            {},
            {}};
}

EventStory::Says EventStory::callsTool(Agent &agent)
{
    agent.tool = m_dice.below(int(toolSteps.size()));
    agent.due.push_back(Due::ToolAnswer);
    const ToolStep &step = toolSteps[size_t(agent.tool)];
    return {"tool.invoke",
            R"({"tool":)" + quoted(step.tool) + R"(,"arguments":{)" + quoted(step.argument) + ":" +
                quoted(filled(step.given)) + R"(,"timeout_s":)" + number(m_dice.between(1, 6) * 10) + "}}",
            {},
            {},
            {},
            {}};
}

EventStory::Says EventStory::works(Agent &agent, const Instant &at)
{
    Job &job = agent.jobs.back();
    ++job.done;
    const int chance = m_dice.below(100);
    if (chance < 56)
        return callsTool(agent);
    if (chance < 67)
        return {"job.progress",
                R"({"percent":)" + number(100 * job.done / (job.steps + 1)) + R"(,"message":)" +
                    quoted(m_dice.pick(progressTexts)) + "}",
                {},
                {},
                {},
                {}};
    if (chance < 76) {
        const LogLine &line = m_dice.pick(logLines);
        return {"log",
                R"({"level":)" + quoted(line.level) + R"(,"message":)" + quoted(filled(line.text)) +
                    R"(,"attributes":{"agent":)" + quoted(job.agent) + "}}",
                {},
                {},
                "low",
                {}};
    }
    if (chance < 83)
        return {"job.heartbeat",
                R"({"sequence":)" + number(++job.sequence) + R"(,"deadline_ms":60000,"state":"running"})",
                {},
                {},
                "low",
                {}};
    if (chance < 90) {
        const MetricLine &metric = m_dice.pick(metricLines);
        const double value = metric.least + (metric.most - metric.least) * m_dice.unit() * m_dice.unit();
        return {"metric",
                R"({"name":)" + quoted(metric.name) + R"(,"value":)" +
                    QByteArray::number(metric.most < 1 ? value : std::floor(value), 'g', 5) + R"(,"unit":)" +
                    quoted(metric.unit) + R"(,"dims":{"model":"example/sonnet-large"}})",
                {},
                {},
                "low",
                {}};
    }
    if (chance < 93) {
        agent.stream = m_dice.ulid("str_", at);
        agent.chunk = 0;
        agent.due.insert(agent.due.end(), size_t(m_dice.between(2, 6)), Due::StreamChunk);
        agent.due.push_back(Due::StreamClose);
        return {"stream.open",
                R"({"kind":"text","content_type":"text/plain","encoding":"utf-8"})",
                {},
                agent.stream,
                {},
                {}};
    }
    if (chance < 96 && m_artifacts)
        return putsArtifact(agent, at);
    if (chance < 98 && agent.jobs.size() == 1) {
        agent.due.push_back(Due::ChildSubmit);
        agent.childRole = m_dice.below(int(subAgents.size()));
        const AgentRole &child = subAgents[size_t(agent.childRole)];
        return {"agent.delegate",
                R"({"target":)" + quoted(child.name) + R"(,"task":)" + quoted(child.task) +
                    R"(,"context":{"depth":1,"parent_job_id":)" + quoted(job.id) + "}}",
                {},
                {},
                {},
                {}};
    }
    agent.due.push_back(Due::Granted);
    return {"permission.request",
            R"({"permission":"filesystem.write","resource":"/srv/atlas/**","requested_lease_seconds":600})",
            {},
            {},
            {},
            {}};
}

EventStory::Says EventStory::finishes(Agent &agent, const Instant &)
{
    const Job &job = agent.jobs.back();
    if (m_dice.chance(job.trouble * 0.8))
        return {"job.failed",
                R"({"code":"DEADLINE_EXCEEDED","message":)" +
                    quoted("gave up after " + number(job.done) + " steps: the checkout test still fails") +
                    "}",
                {},
                {},
                "high",
                {}};
    if (m_dice.chance(0.05))
        return {"job.cancelled", R"({"reason":"user"})", {}, {}, {}, {}};
    return {"job.completed",
            R"({"result":)" + quoted(job.task + ": done") + R"(,"steps":)" + number(job.done) + "}",
            {},
            {},
            {},
            {}};
}

EventStory::Says EventStory::putsArtifact(Agent &agent, const Instant &at)
{
    const ArtifactKind &kind = m_dice.pick(artifactKinds);
    StoryArtifact artifact;
    agent.artifact = m_dice.ulid("art_", at);
    artifact.draft.id = QString::fromLatin1(agent.artifact);
    artifact.draft.session = QString::fromLatin1(agent.session);
    artifact.draft.mediaType = QString::fromLatin1(kind.mediaType);
    artifact.body = artifactBody(m_dice, kind.mediaType, kind.leastBytes, kind.mostBytes);
    // Most live for minutes, a few for hours; the runtime's default is an hour, its maximum a day.
    const double minutes = m_dice.chance(0.8) ? 2 + m_dice.exponential(14) : 60 + m_dice.exponential(240);
    artifact.draft.expires = at.plusNanos(qint64(std::min(minutes, 1440.0) * 60e9));

    agent.artifactName = filled(kind.name);
    agent.artifactType = kind.mediaType;
    agent.artifactBytes = int(artifact.body.size());
    agent.due.push_back(Due::ArtifactRef);
    m_artifact = std::move(artifact);
    return {"artifact.put",
            R"({"artifact_id":)" + quoted(agent.artifact) + R"(,"media_type":)" + quoted(agent.artifactType) +
                R"(,"size":)" + number(agent.artifactBytes) + R"(,"name":)" + quoted(agent.artifactName) +
                "}",
            {},
            {},
            {},
            {}};
}

Envelope EventStory::wrap(Agent &agent, const Job *job, Says says, const Instant &at)
{
    const QByteArray id = m_dice.ulid("msg_", at);
    const std::string_view type = says.type;
    const QByteArray jobId = job && says.ofJob ? job->id : QByteArray();
    const QByteArray priority = says.priority.isEmpty() ? QByteArray("normal") : says.priority;

    QByteArray body;
    body.reserve(512);
    body += R"({"arcp":"1.1","id":")" + id + R"(","type":")" + says.type + R"(","timestamp":")" +
            at.toIso().toUtf8() + R"(","session_id":")" + agent.session + '"';
    const auto member = [&](const char *name, const QByteArray &value) {
        if (!value.isEmpty())
            body += QByteArray(",\"") + name + "\":\"" + value + '"';
    };
    member("job_id", jobId);
    member("stream_id", says.stream);
    member("correlation_id", says.correlation);
    member("trace_id", agent.trace);
    if (job) {
        member("span_id", job->span);
        member("parent_span_id", job->parentSpan);
    }
    if (priority != "normal")
        member("priority", priority);
    body += ",\"payload\":" + says.payload + '}';

    if (type == "tool.invoke")
        agent.call = id;
    else if (type == "session.open" || type == "job.submit" || type == "permission.request" ||
             type == "artifact.put")
        agent.submit = id;

    Envelope e;
    e.session = QString::fromLatin1(agent.session);
    e.id = QString::fromLatin1(id);
    e.type = QString::fromLatin1(says.type);
    e.time = at;
    e.job = QString::fromLatin1(jobId);
    e.stream = QString::fromLatin1(says.stream);
    e.trace = QString::fromLatin1(agent.trace);
    e.correlation = QString::fromLatin1(says.correlation);
    e.priority = QString::fromLatin1(priority);
    e.body = std::move(body);
    return e;
}

} // namespace storescope::demo
