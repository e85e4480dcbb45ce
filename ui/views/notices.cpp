// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/views/notices.h"

namespace storescope {

Notices::Notices(Strip *strip) : QObject(strip), m_strip(strip)
{
    connect(strip, &Strip::pressed, this, [this] {
        if (m_shown)
            Q_EMIT pressed(*m_shown);
    });
    connect(strip, &Strip::closed, this, [this] {
        if (m_shown)
            m_notices[*m_shown].hidden = true;
        show();
    });
}

// A state may be told again and again: hidden it stays. Trying again is a state, too, while it lasts.
void Notices::say(About about, const Words &words)
{
    Notice &notice = m_notices[about];
    const bool again = happens(about) && about != About::Busy;
    if (notice.hidden && again)
        notice.hidden = false;
    if (happens(about) && (notice.said == 0 || again))
        notice.said = ++m_said;
    notice.words = words;
    show();
}

void Notices::take(About about)
{
    if (m_notices.erase(about) > 0)
        show();
}

void Notices::show()
{
    const Notice *best = nullptr;
    m_shown.reset();
    for (const auto &[about, notice] : m_notices) {
        if (notice.hidden || (best && notice.said < best->said))
            continue;
        best = &notice;
        m_shown = about;
    }
    if (!best) {
        m_strip->hide();
        return;
    }
    const Words &words = best->words;
    m_strip->say(words.tone, words.strong, words.text, words.button, words.details);
    m_strip->setClosable(true);
}

} // namespace storescope
