// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/codec/jsonb.h"

#include "core/codec/bytereader.h"
#include "core/codec/json5text.h"
#include "core/codec/treebuilder.h"

namespace storescope {

namespace {

enum Type {
    Null,
    True,
    False,
    Int,
    Int5,
    Float,
    Float5,
    PlainText,
    TextJ,
    Text5,
    TextRaw,
    Array,
    Object,
};

class Reader
{
public:
    Reader(QByteArrayView bytes, const DecodeLimits &limits) : m_in(bytes), m_builder(limits) {}

    Result<Json> read()
    {
        do {
            if (!element() || !closeFinished())
                return tl::unexpected(gaveUp(m_builder, u"SQLite JSONB", m_in.position()));
        } while (!m_builder.isDone());
        if (!m_in.atEnd())
            return tl::unexpected(notA(u"SQLite JSONB", m_in.position()));
        return m_builder.take();
    }

private:
    struct Open
    {
        qint64 end;
        bool isObject;
        bool expectsKey;
    };

    bool element();
    bool scalar(int type, QByteArrayView payload);
    bool closeFinished();

    ByteReader m_in;
    TreeBuilder m_builder;
    std::vector<Open> m_open;
};

bool Reader::element()
{
    const auto head = m_in.byte();
    if (!head)
        return false;
    const int type = *head & 0x0f;
    const int sizeCode = *head >> 4;
    const auto size = sizeCode < 12 ? std::optional<quint64>(sizeCode) : m_in.number(1 << (sizeCode - 12));
    const qint64 end = m_open.empty() ? m_in.position() + m_in.left() : m_open.back().end;
    if (!size || m_in.position() > end || *size > quint64(end - m_in.position()))
        return false;
    if (!m_open.empty() && m_open.back().isObject) {
        const bool isText = type >= PlainText && type <= TextRaw;
        if (m_open.back().expectsKey && !isText)
            return false;
        m_open.back().expectsKey = !m_open.back().expectsKey;
    }
    if (type == Array || type == Object) {
        m_open.push_back({m_in.position() + qint64(*size), type == Object, true});
        return type == Object ? m_builder.openMap() : m_builder.openArray();
    }
    return scalar(type, *m_in.take(*size));
}

// Containers end where their size says.
bool Reader::closeFinished()
{
    while (!m_open.empty() && m_open.back().end == m_in.position()) {
        if (!m_builder.close())
            return false;
        m_open.pop_back();
    }
    return true;
}

bool Reader::scalar(int type, QByteArrayView payload)
{
    switch (type) {
    case Null: // with a payload: something newer, to be read as null
        return m_builder.add(nullptr);
    case True:
    case False:
        return payload.isEmpty() && m_builder.add(type == True);
    case Int:
    case Int5:
    case Float:
    case Float5: {
        auto number = json5Number(payload);
        return number && m_builder.add(std::move(*number));
    }
    case PlainText:
    case TextRaw:
        return m_builder.addText(payload);
    case TextJ:
    case Text5: {
        const auto text = json5Unescaped(payload);
        return text && m_builder.addText(*text);
    }
    default:
        return false;
    }
}

} // namespace

Result<Json> readJsonb(QByteArrayView bytes, const DecodeLimits &limits)
{
    return Reader(bytes, limits).read();
}

} // namespace storescope
