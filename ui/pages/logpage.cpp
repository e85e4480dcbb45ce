// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/pages/logpage.h"

#include "core/base/text.h"
#include "ui/models/eventtimes.h"
#include "ui/views/histogramview.h"
#include "ui/views/overviewstrip.h"

#include <QLocale>

namespace storescope {

LogPage::LogPage(const std::shared_ptr<OpenStore> &store, const std::shared_ptr<const Collection> &collection,
                 QWidget *parent)
    : CollectionPage(new RecordModel(store, collection), parent)
{
    m_view->setFollowsEnd(true);
    connect(m_liveBar, &LiveBar::firstPressed, m_live, &LiveState::showNew);
    connect(m_liveBar, &LiveBar::secondPressed, m_live, &LiveState::follow);
    connect(m_live, &LiveState::modeChanged, this, [this](LiveState::Mode mode) {
        const RowCount now = m_store->rowCount(this->collection().id());
        m_rowsAtPause = mode == LiveState::Mode::Paused && now.exact ? now.rows : -1;
    });
    if (collection->timeColumn() >= 0)
        buildTimes();
}

RecordModel *LogPage::paged() const
{
    return static_cast<RecordModel *>(m_model);
}

void LogPage::buildTimes()
{
    auto *times = new EventTimes(paged(), this);
    m_histogram = new HistogramView(times, paged(), this);
    m_overview = new OverviewStrip(times, paged(), this);
    m_column->insertWidget(m_column->indexOf(m_mistake) + 1, m_histogram);
    m_middle->addWidget(m_overview);
    connect(m_histogram, &HistogramView::brushed, this, &LogPage::brushed);
    connect(m_filter, &FilterBar::applied, this, &LogPage::showBrush);
    connect(m_live, &LiveState::modeChanged, m_histogram,
            [this](LiveState::Mode mode) { m_histogram->setFollowing(mode == LiveState::Mode::Following); });
    connect(m_overview, &OverviewStrip::rowWanted, this, [this](int row) {
        m_live->leaveEnd();
        m_view->showRow(row, true);
    });
}

// The stretch that was drawn becomes the filter's.
void LogPage::brushed(qint64 from, qint64 to)
{
    const QString since = QStringLiteral("since:"), until = QStringLiteral("until:");
    if (from >= to)
        return m_filter->replaceTerms({since, until}, {});
    m_filter->replaceTerms({since, until}, {since + Instant::fromMilliseconds(from).toIso(),
                                            until + Instant::fromMilliseconds(to).toIso()});
}

// And what the filter says is drawn, whoever wrote it.
void LogPage::showBrush()
{
    HistogramView::Brush brush{0, Instant::now().milliseconds()};
    bool any = false;
    for (const QString &word : m_filter->text().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const bool since = word.startsWith(QLatin1String("since:"));
        if (!since && !word.startsWith(QLatin1String("until:")))
            continue;
        const QString value = word.mid(6);
        std::optional<Instant> at = Instant::fromIso(value);
        if (const auto back = parseDuration(value); !at && back)
            at = Instant::now().plusNanos(-back->count());
        if (at) {
            (since ? brush.from : brush.to) = at->milliseconds();
            any = true;
        }
    }
    m_histogram->setBrush(any ? brush : HistogramView::Brush{});
}

void LogPage::setTimeStyle(const TimeStyle &style)
{
    CollectionPage::setTimeStyle(style);
    if (m_histogram)
        m_histogram->setUtc(style.utc);
}

void LogPage::setMarks(const QSet<Key> &marks)
{
    CollectionPage::setMarks(marks);
    if (m_overview)
        m_overview->setMarks(marks);
}

void LogPage::reload()
{
    if (m_live->mode() == LiveState::Mode::Paused)
        m_live->showNew(); // what is frozen does not change
    paged()->restart();
}

// While paused: behind a filter also how many came in all, as far as that is counted.
QString LogPage::whatCame() const
{
    const int waiting = int(m_live->waiting());
    if (!m_model->filter())
        return tr("%Ln new event(s)", nullptr, waiting);
    const RowCount now = m_store->rowCount(collection().id());
    if (!now.exact || m_rowsAtPause < 0)
        return tr("%Ln new match(es)", nullptr, waiting);
    const int all = int(qMax<qint64>(now.rows - m_rowsAtPause, waiting));
    return tr("%1, %2").arg(tr("%Ln new event(s)", nullptr, all), tr("%Ln match(es)", nullptr, waiting));
}

void LogPage::updateLiveBar()
{
    const Instant now = Instant::now();
    const bool paused = m_live->mode() == LiveState::Mode::Paused;
    m_liveBar->setButtons(paused ? tr("Show new  =") : QString(), paused ? tr("Follow  F") : QString());
    if (m_store->isDisconnected())
        return m_liveBar->say(LiveBar::Sign::Ring, tr("Disconnected"),
                              tr("You see what was read last. Maintenance > Reconnect reads on."));
    if (paused) {
        return m_liveBar->say(LiveBar::Sign::Paused, tr("Paused — %1").arg(whatCame()), {});
    }
    if (m_live->mode() == LiveState::Mode::Reading)
        return m_liveBar->say(LiveBar::Sign::None, tr("Reading"),
                              m_live->waiting() > 0 ? tr("%Ln new event(s) below · End follows", nullptr,
                                                         int(m_live->waiting()))
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
