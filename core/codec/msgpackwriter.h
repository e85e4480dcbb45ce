// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/codec/document.h"

#include <QByteArray>
#include <QByteArrayView>

namespace storescope {

// Writes msgpack piece by piece: a map or an array is announced with its size, then its members follow.
// Integers and lengths take their shortest form and reals always 64 bits, so that equal values give equal
// bytes whoever writes them: content addresses depend on it.
class MsgpackWriter
{
public:
    void map(qsizetype members);
    void array(qsizetype elements);
    void null();
    void boolean(bool value);
    void integer(qint64 value);
    void unsignedInteger(quint64 value);
    void real(double value);
    void text(QByteArrayView utf8);
    void binary(QByteArrayView bytes);
    // As Rust programs write bytes: an array of integers, of which those from 128 take two bytes.
    void integers(QByteArrayView bytes);
    void value(const Json &json);

    QByteArray take() { return std::move(m_bytes); }

private:
    void tagged(quint8 tag, quint64 value, int size);
    void head(quint64 size, quint8 small, quint64 smallLimit, quint8 tag8, quint8 tag16);

    QByteArray m_bytes;
};

// A whole document; maps keep the order of their keys, binary is bin.
QByteArray writeMsgpack(const Json &json);

} // namespace storescope
