// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/codec/document.h"

#include <QByteArrayView>

#include <string>
#include <utility>
#include <vector>

namespace storescope {

// Makes a Json of a flat run of events. It keeps its own stack, so that no input exhausts the thread's; it
// keeps to the limits; and it reserves nothing that input merely claims. Each call is false when the value
// must be given up: see problem().
class TreeBuilder
{
public:
    static constexpr qint64 UntilClosed = -1;

    explicit TreeBuilder(const DecodeLimits &limits);

    // A container of `count` elements or pairs, closed by itself when they are there, or one that close()
    // ends.
    bool openArray(qint64 count = UntilClosed) { return open(false, count); }
    bool openMap(qint64 count = UntilClosed) { return open(true, count); }
    // An element; in a map keys and values by turns.
    bool add(Json value);
    // Text, or, where it is no UTF-8, binary.
    bool addText(QByteArrayView text);
    bool close();

    int depth() const { return int(m_frames.size()); } // of the containers still open
    bool isDone() const { return m_hasRoot && m_frames.empty(); }
    bool isOverLimit() const { return !m_problem.isEmpty(); }
    // Why a limit stopped it; a failed call without one is malformed input.
    const QString &problem() const { return m_problem; }
    // The finished tree.
    Json take() { return std::move(m_root); }

private:
    struct Frame
    {
        bool isMap = false;
        bool hasKey = false;
        qint64 left = UntilClosed; // elements, or keys and values
        std::string key;
        std::vector<Json> elements;
        std::vector<std::pair<std::string, Json>> members;
    };

    bool open(bool isMap, qint64 count);
    bool count(qint64 weight);
    bool isFull() const { return !m_frames.empty() && m_frames.back().left == 0; }
    void place(Json value);
    Json popFrame();

    DecodeLimits m_limits;
    std::vector<Frame> m_frames;
    Json m_root;
    bool m_hasRoot = false;
    qint64 m_weight = 0;
    QString m_problem;
};

// "Not msgpack after all (byte 17)."
Error notA(QStringView format, qint64 byte);
// What a reader says after the builder gave up at `byte`.
Error gaveUp(const TreeBuilder &builder, QStringView format, qint64 byte);

} // namespace storescope
