// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/demo/arcpstory.h"
#include "core/sqlite/connection.h"

namespace storescope::demo {

// Writes the story in the schema of the ARCP Kotlin SDK: arcp_envelope, arcp_idempotency, arcp_artifact.
// Used on the worker that owns the connection.
class ArcpWriter
{
public:
    explicit ArcpWriter(std::uint64_t seed) : m_story(seed), m_dice(seed ^ 0xa7c9) {}

    static Result<void> createSchema(Connection &connection);
    // `events` events, one transaction, one after the other up to `until`.
    Result<void> writeEvents(Connection &connection, int events, const Instant &from, const Instant &until);
    void setArtifacts(bool wanted) { m_story.setArtifacts(wanted); }
    // What the runtime's own sweep would remove: artifacts that ran out long ago.
    static Result<void> sweep(Connection &connection, const Instant &before);

private:
    Result<void> writeEvent(Connection &connection, const Instant &at);
    Result<void> writeArtifact(Connection &connection, const Artifact &artifact);
    Result<void> writeIdempotency(Connection &connection, const Envelope &envelope, const Instant &at);

    ArcpStory m_story;
    Dice m_dice;
};

} // namespace storescope::demo
