// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/codec/jsonpath.h"

namespace storescope {

namespace {

using Step = JsonPath::Step;

// `path` begins with '['; takes it up to and with ']'.
std::optional<Step> takeIndex(QStringView &path)
{
    const auto end = path.indexOf(u']');
    if (end < 0)
        return std::nullopt;
    const auto inside = path.mid(1, end - 1).trimmed();
    path = path.mid(end + 1);
    if (inside == u"*")
        return Step{Step::Kind::Any, {}, 0};
    bool ok = false;
    const auto index = inside.toLongLong(&ok);
    return ok ? std::optional(Step{Step::Kind::Index, {}, index}) : std::nullopt;
}

std::optional<Step> takeKey(QStringView &path)
{
    const bool quoted = path.startsWith(u'"');
    qsizetype end = quoted ? path.indexOf(u'"', 1) : 0;
    while (!quoted && end < path.size() && path[end] != u'.' && path[end] != u'[')
        ++end;
    if (end <= 0)
        return std::nullopt;
    Step step{Step::Kind::Key, path.mid(quoted, end - quoted).toUtf8(), 0};
    path = path.mid(end + quoted);
    return step;
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

const Json *child(const Json &parent, const Step &segment)
{
    if (segment.kind == Step::Kind::Index)
        return parent.is_array() ? element(parent, segment.index) : nullptr;
    if (parent.is_object())
        return member(parent, segment.key);
    bool ok = false;
    const auto index = segment.key.toLongLong(&ok);
    return ok && parent.is_array() ? element(parent, index) : nullptr;
}

const Json *find(const Json &from, std::vector<Step>::const_iterator it,
                 std::vector<Step>::const_iterator end)
{
    const Json *at = &from;
    for (; it != end; ++it) {
        if (it->kind == Step::Kind::Any) {
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

std::optional<JsonPath> JsonPath::parse(QStringView text)
{
    JsonPath path;
    path.text = text.toString();
    QStringView rest = text;
    if (rest == u"$" || rest.startsWith(u"$.") || rest.startsWith(u"$["))
        rest = rest.mid(rest.startsWith(u"$.") ? 2 : 1);
    while (!rest.isEmpty()) {
        auto step = rest.startsWith(u'[') ? takeIndex(rest) : takeKey(rest);
        if (!step)
            return std::nullopt;
        path.steps.push_back(std::move(*step));
        if (rest.startsWith(u'.') && rest.size() > 1)
            rest = rest.mid(1);
        else if (!rest.isEmpty() && !rest.startsWith(u'['))
            return std::nullopt;
    }
    return path;
}

const Json *atPath(const Json &document, const JsonPath &path)
{
    return find(document, path.steps.begin(), path.steps.end());
}

const Json *atPath(const Json &document, QStringView path)
{
    const auto parsed = JsonPath::parse(path);
    return parsed ? atPath(document, *parsed) : nullptr;
}

} // namespace storescope
