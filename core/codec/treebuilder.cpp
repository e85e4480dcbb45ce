// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/codec/treebuilder.h"

#include "core/codec/jsontext.h"

namespace storescope {

namespace {

// What copies, compares or prints a tree goes down it by recursion, whatever a caller allows.
constexpr int DeepestEver = 512;
constexpr qint64 ContainerWeight = 4;
constexpr qint64 MemberWeight = 3;

} // namespace

TreeBuilder::TreeBuilder(const DecodeLimits &limits) : m_limits(limits)
{
    m_limits.depth = std::clamp(limits.depth, 1, DeepestEver);
}

bool TreeBuilder::count(qint64 weight)
{
    m_weight += weight;
    if (m_weight <= m_limits.values)
        return true;
    m_problem = QStringLiteral("It holds more values than the limit of %1.").arg(m_limits.values);
    return false;
}

bool TreeBuilder::open(bool isMap, qint64 count_)
{
    if (isDone() || !count(ContainerWeight))
        return false;
    if (qint64(m_frames.size()) >= m_limits.depth) {
        m_problem = QStringLiteral("It nests more than %1 deep.").arg(m_limits.depth);
        return false;
    }
    Frame frame;
    frame.isMap = isMap;
    frame.left = count_ == UntilClosed ? UntilClosed : (isMap ? 2 * count_ : count_);
    m_frames.push_back(std::move(frame));
    if (isFull())
        place(popFrame());
    return true;
}

bool TreeBuilder::add(Json value)
{
    if (isDone() || !count(1))
        return false;
    place(std::move(value));
    return true;
}

bool TreeBuilder::addText(QByteArrayView text)
{
    if (text.isValidUtf8())
        return add(Json(std::string(text.data(), std::size_t(text.size()))));
    return add(Json::binary(Json::binary_t::container_type(text.begin(), text.end())));
}

bool TreeBuilder::close()
{
    if (m_frames.empty() || m_frames.back().left != UntilClosed || m_frames.back().hasKey)
        return false;
    place(popFrame());
    return true;
}

// Puts a finished value where it belongs; that may finish the containers around it.
void TreeBuilder::place(Json value)
{
    while (true) {
        if (m_frames.empty()) {
            m_root = std::move(value);
            m_hasRoot = true;
            return;
        }
        Frame &top = m_frames.back();
        if (!top.isMap) {
            top.elements.push_back(std::move(value));
        } else if (!top.hasKey) {
            top.key = toKeyText(value);
            top.hasKey = true;
        } else {
            m_weight += MemberWeight;
            top.members.emplace_back(std::move(top.key), std::move(value));
            top.hasKey = false;
        }
        if (top.left != UntilClosed)
            --top.left;
        if (!isFull())
            return;
        value = popFrame();
    }
}

Json TreeBuilder::popFrame()
{
    Frame frame = std::move(m_frames.back());
    m_frames.pop_back();
    if (!frame.isMap)
        return Json(Json::array_t(std::make_move_iterator(frame.elements.begin()),
                                  std::make_move_iterator(frame.elements.end())));
    // Appended, not looked up: a payload with very many keys must not take quadratic time.
    Json::object_t object;
    object.reserve(frame.members.size());
    for (auto &[key, value] : frame.members)
        object.emplace_back(std::move(key), std::move(value));
    return Json(std::move(object));
}

Error notA(QStringView format, qint64 byte)
{
    return {ErrorCode::Corrupt, QStringLiteral("Not %1 after all (byte %2).").arg(format).arg(byte), 0, {}};
}

Error gaveUp(const TreeBuilder &builder, QStringView format, qint64 byte)
{
    if (builder.isOverLimit())
        return {ErrorCode::Unsupported, builder.problem(), 0, {}};
    return notA(format, byte);
}

} // namespace storescope
