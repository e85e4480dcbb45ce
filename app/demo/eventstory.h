// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/demo/dice.h"
#include "core/store/artifactstore.h"
#include "core/store/envelope.h"

#include <deque>
#include <optional>
#include <utility>
#include <vector>

namespace storescope::demo {

// An artifact that an agent puts.
struct StoryArtifact
{
    ArtifactDraft draft;
    QByteArray body;
};

// Tells what a handful of agents do at once, an event a call. The same seed and times tell the same story.
class EventStory
{
public:
    explicit EventStory(std::uint64_t seed);

    Envelope next(const Instant &at);
    // Off: no artifacts are put (a long history needs none).
    void setArtifacts(bool wanted) { m_artifacts = wanted; }
    // What the last event put; at most one an event.
    std::optional<StoryArtifact> takeArtifact() { return std::exchange(m_artifact, std::nullopt); }

private:
    struct Job
    {
        QByteArray id, agent, task, span, parentSpan;
        int steps = 0, done = 0, sequence = 0;
        double trouble = 0.05; // share of calls that fail
    };
    enum class Due {
        Accepted,
        JobAccepted,
        JobStarted,
        ToolAnswer,
        StreamChunk,
        StreamClose,
        ArtifactRef,
        Granted,
        ChildSubmit
    };
    struct Agent
    {
        QByteArray session, trace, user;
        bool opened = false;
        int jobsLeft = 1;
        std::vector<Job> jobs; // the delegated one last
        std::deque<Due> due;
        QByteArray call, stream, submit, artifact, artifactName, artifactType;
        int tool = 0, chunk = 0, artifactBytes = 0;
        int childRole = 0;
    };
    // What an event says besides its envelope.
    struct Says
    {
        const char *type;
        QByteArray payload, correlation, stream, priority, extensions;
        bool ofJob = true;
    };

    void start(Agent &agent, const Instant &at);
    Says opens(Agent &agent, const Instant &at);
    Says submits(Agent &agent, const Instant &at);
    Says answersDue(Agent &agent, Due due, const Instant &at);
    Says answersTool(Agent &agent);
    Says works(Agent &agent, const Instant &at);
    Says callsTool(Agent &agent);
    Says finishes(Agent &agent, const Instant &at);
    Says putsArtifact(Agent &agent, const Instant &at);
    Envelope wrap(Agent &agent, const Job *job, Says says, const Instant &at);
    QByteArray filled(const char *text);

    Dice m_dice;
    std::vector<Agent> m_agents;
    std::optional<StoryArtifact> m_artifact;
    bool m_artifacts = true;
};

} // namespace storescope::demo
