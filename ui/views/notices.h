// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/views/strip.h"

#include <map>
#include <optional>

namespace storescope {

// What a page has to say above its list, one at a time in one strip: what happened last stands before what
// always holds, and that by rank. Something that is over is taken back and leaves the others; what the user
// hid stays hidden until it is over, or, if it happens, happens again.
class Notices : public QObject
{
    Q_OBJECT
public:
    enum class About {
        // what holds, the later before the earlier
        Cut,
        Profile,
        Newer,
        Copy,
        // what happens
        Replaced,
        Failed,
        Busy,
        Gone,
        Answer // to a command
    };
    struct Words
    {
        Strip::Tone tone = Strip::Tone::Info;
        QString strong, text, button, details;
        bool operator==(const Words &) const = default;
    };

    explicit Notices(Strip *strip);
    void say(About about, const Words &words);
    void take(About about); // it is over

Q_SIGNALS:
    void pressed(storescope::Notices::About about); // the button of the shown one

private:
    struct Notice
    {
        Words words;
        qint64 said = 0; // of what happens: the later before the earlier
        bool hidden = false;
    };
    static bool happens(About about) { return about >= About::Replaced; }
    void show();

    Strip *m_strip;
    std::map<About, Notice> m_notices;
    std::optional<About> m_shown;
    qint64 m_said = 0;
};

} // namespace storescope
