// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/pages/logpage.h"

#include "ui/models/recordmodel.h"

#include <QLocale>

namespace storescope {

LogPage::LogPage(const std::shared_ptr<OpenStore> &store, const std::shared_ptr<const Collection> &collection,
                 QWidget *parent)
    : CollectionPage(new RecordModel(store, collection), parent)
{
    m_view->setFollowsEnd(true);
    connect(m_liveBar, &LiveBar::firstPressed, m_live, &LiveState::showNew);
    connect(m_liveBar, &LiveBar::secondPressed, m_live, &LiveState::follow);
}

void LogPage::reload()
{
    static_cast<RecordModel *>(m_model)->restart();
}

void LogPage::updateLiveBar()
{
    const Instant now = Instant::now();
    const bool paused = m_live->mode() == LiveState::Mode::Paused;
    m_liveBar->setButtons(paused ? tr("Show new  =") : QString(), paused ? tr("Follow  F") : QString());
    const QString waiting = QLocale().toString(m_live->waiting());
    if (m_store->isDisconnected())
        return m_liveBar->say(LiveBar::Sign::Ring, tr("Disconnected"),
                              tr("You see what was read last. Maintenance > Reconnect reads on."));
    if (paused) {
        const QString what = m_model->filter() ? tr("%Ln new match(es)", nullptr, int(m_live->waiting()))
                                               : tr("%Ln new event(s)", nullptr, int(m_live->waiting()));
        return m_liveBar->say(LiveBar::Sign::Paused, tr("Paused — %1").arg(what), {});
    }
    if (m_live->mode() == LiveState::Mode::Reading)
        return m_liveBar->say(LiveBar::Sign::None, tr("Reading"),
                              m_live->waiting() > 0 ? tr("%1 new events below · End follows").arg(waiting)
                                                    : tr("End follows"),
                              tr("F to follow, = to pause"));
    const auto last = m_model->lastChange();
    if (!m_store->isLive())
        return m_liveBar->say(LiveBar::Sign::Ring,
                              tr("Quiet for %1").arg(Formats::span(now.since(m_store->lastChange()))),
                              tr("new events appear here by themselves"));
    const double rate = m_model->rate();
    QString note = rate > 0 ? tr("%1 events/s").arg(QLocale().toString(rate, 'f', rate < 10 ? 1 : 0))
                            : tr("no events now");
    if (last)
        note += QStringLiteral(" · ") + tr("last event %1").arg(Formats::ago(*last, now));
    m_liveBar->say(LiveBar::Sign::Live, tr("Following"), note,
                   tr("Scroll up or PgUp to stop following, = to pause"));
}

} // namespace storescope
