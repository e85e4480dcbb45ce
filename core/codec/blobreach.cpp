// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/codec/blobreach.h"

#include "core/codec/json.h"
#include "core/codec/msgpack.h"
#include "core/codec/packedblob.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace storescope {

namespace {

using Names = std::vector<QByteArray>;
using Found = tl::expected<Names, QString>; // or the doubt

constexpr std::array<const char *, 3> stateKeys{"tool_state_ref", "plugin_snapshot_ref",
                                                "execution_state_ref"};

QByteArray bytesOf(const Json &text)
{
    return QByteArray::fromStdString(text.get_ref<const std::string &>());
}

// What every document that the runtime writes has: an object under `key` with these members.
bool has(const Json &document, const char *key, std::initializer_list<const char *> members)
{
    if (!document.is_object() || !document.contains(key) || !document.at(key).is_object())
        return false;
    return std::all_of(members.begin(), members.end(),
                       [&](const char *member) { return document.at(key).contains(member); });
}

// What the runtime could not read as a head says nothing about what is needed.
Found namedByHead(const QByteArray &headJson)
{
    const auto head = readJson(headJson, {});
    if (!head || !has(*head, "config", {"provider_id", "model"}))
        return tl::unexpected(QStringLiteral("the session's head cannot be read"));
    const auto manifest = head->find("checkpoint_ref");
    if (manifest == head->end() || manifest->is_null())
        return Names();
    if (!manifest->is_string())
        return tl::unexpected(QStringLiteral("the session's head names no readable checkpoint"));
    return Names{bytesOf(*manifest)};
}

Found namedByManifest(const QByteArray &row, const QByteArray &hash)
{
    const auto unreadable = [&hash] {
        return tl::unexpected(
            QStringLiteral("the live checkpoint manifest %1 cannot be read").arg(QString::fromLatin1(hash)));
    };
    const auto payload = unpackBlob(row, hash);
    const auto manifest = payload ? readMsgpack(*payload, {}) : tl::unexpected(payload.error());
    if (!manifest || !has(*manifest, "turn_state", {"turn_index"}))
        return unreadable();
    Names names;
    for (const auto &[key, value] : manifest->get_ref<const Json::object_t &>()) {
        if (std::find(stateKeys.begin(), stateKeys.end(), key) == stateKeys.end() || value.is_null())
            continue;
        if (!value.is_string())
            return unreadable();
        names.push_back(bytesOf(value));
    }
    return names;
}

BlobReach keepAll(const QString &doubt)
{
    BlobReach reach;
    reach.doubt = doubt;
    return reach;
}

} // namespace

Result<BlobReach> reachableBlobs(const BlobRoots &roots, const BlobLookup &lookup)
{
    BlobReach reach;
    Names manifests;
    if (roots.headJson) {
        auto named = namedByHead(*roots.headJson);
        if (!named)
            return keepAll(named.error());
        manifests = std::move(*named);
    }
    reach.roots = int(manifests.size() + roots.artifacts.size());
    for (const QByteArray &artifact : roots.artifacts)
        reach.live.insert(artifact);
    for (const QByteArray &hash : manifests) {
        reach.live.insert(hash);
        const auto row = lookup(hash);
        if (!row)
            return tl::unexpected<Error>(row.error());
        if (!*row)
            return keepAll(QStringLiteral("the live checkpoint manifest %1 is not in the file")
                               .arg(QString::fromLatin1(hash)));
        const auto named = namedByManifest(**row, hash);
        if (!named)
            return keepAll(named.error());
        for (const QByteArray &state : *named)
            reach.live.insert(state);
    }
    return reach;
}

} // namespace storescope
