// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/codec/jsonpath.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace storescope {

namespace {

struct Segment
{
    enum class Kind { Key, Index, Any } kind = Kind::Key;
    QByteArray key;
    qint64 index = 0;
};
using Path = std::vector<Segment>;

// `path` begins with '['; takes it up to and with ']'.
std::optional<Segment> takeIndex(QStringView &path)
{
    const auto end = path.indexOf(u']');
    if (end < 0)
        return std::nullopt;
    const auto inside = path.mid(1, end - 1).trimmed();
    path = path.mid(end + 1);
    if (inside == u"*")
        return Segment{Segment::Kind::Any, {}, 0};
    bool ok = false;
    const auto index = inside.toLongLong(&ok);
    return ok ? std::optional(Segment{Segment::Kind::Index, {}, index}) : std::nullopt;
}

std::optional<Segment> takeKey(QStringView &path)
{
    if (path.startsWith(u'"')) {
        const auto end = path.indexOf(u'"', 1);
        if (end < 0)
            return std::nullopt;
        Segment quoted{Segment::Kind::Key, path.mid(1, end - 1).toUtf8(), 0};
        path = path.mid(end + 1);
        return quoted;
    }
    qsizetype end = 0;
    while (end < path.size() && path[end] != u'.' && path[end] != u'[')
        ++end;
    if (end == 0)
        return std::nullopt;
    Segment plain{Segment::Kind::Key, path.left(end).toUtf8(), 0};
    path = path.mid(end);
    return plain;
}

std::optional<Path> parsed(QStringView path)
{
    Path result;
    if (path == u"$" || path.startsWith(u"$.") || path.startsWith(u"$["))
        path = path.mid(path.startsWith(u"$.") ? 2 : 1);
    while (!path.isEmpty()) {
        auto segment = path.startsWith(u'[') ? takeIndex(path) : takeKey(path);
        if (!segment)
            return std::nullopt;
        result.push_back(std::move(*segment));
        if (path.startsWith(u'.')) {
            path = path.mid(1);
            if (path.isEmpty())
                return std::nullopt;
        } else if (!path.isEmpty() && !path.startsWith(u'[')) {
            return std::nullopt;
        }
    }
    return result;
}

// Of a key that is there twice the last is meant, as the programs that read it take it.
const Json *member(const Json &object, const QByteArray &key)
{
    const auto &members = object.get_ref<const Json::object_t &>();
    for (auto it = members.rbegin(); it != members.rend(); ++it) {
        if (it->first.size() == std::size_t(key.size()) && key == QByteArrayView(it->first))
            return &it->second;
    }
    return nullptr;
}

const Json *element(const Json &array, qint64 index)
{
    const auto count = qint64(array.size());
    if (index < 0)
        index += count;
    return index >= 0 && index < count ? &array[std::size_t(index)] : nullptr;
}

const Json *child(const Json &parent, const Segment &segment)
{
    if (segment.kind == Segment::Kind::Index)
        return parent.is_array() ? element(parent, segment.index) : nullptr;
    if (parent.is_object())
        return member(parent, segment.key);
    bool ok = false;
    const auto index = segment.key.toLongLong(&ok);
    return ok && parent.is_array() ? element(parent, index) : nullptr;
}

const Json *find(const Json &from, Path::const_iterator it, Path::const_iterator end)
{
    const Json *at = &from;
    for (; it != end; ++it) {
        if (it->kind == Segment::Kind::Any) {
            if (!at->is_structured())
                return nullptr;
            for (const Json &each : *at) {
                if (const Json *hit = find(each, it + 1, end))
                    return hit;
            }
            return nullptr;
        }
        at = child(*at, *it);
        if (!at)
            return nullptr;
    }
    return at;
}

} // namespace

const Json *atPath(const Json &document, QStringView path)
{
    const auto segments = parsed(path);
    return segments ? find(document, segments->begin(), segments->end()) : nullptr;
}

} // namespace storescope
