// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/models/tailfeed.h"

namespace storescope {

namespace {
constexpr int frameMs = 16;
constexpr qint64 rateWindowMs = 5000;
} // namespace

TailFeed::TailFeed(std::shared_ptr<OpenStore> store, const QString &collection, QObject *parent)
    : QObject(parent), m_store(std::move(store)), m_collection(collection)
{
    m_frame.setSingleShot(true);
    m_frame.setTimerType(Qt::PreciseTimer);
    connect(&m_frame, &QTimer::timeout, this, &TailFeed::flush);
    m_clock.start();
}

TailFeed::~TailFeed() = default;

void TailFeed::start(std::shared_ptr<const Filter> filter, const Tail::Start &from)
{
    stop();
    m_tail = m_store->tail(m_collection);
    if (!m_tail)
        return;
    connect(m_tail.get(), &Tail::arrived, this, &TailFeed::take);
    connect(m_tail.get(), &Tail::caughtUp, this, &TailFeed::caughtUp);
    connect(m_tail.get(), &Tail::failed, this, &TailFeed::failed);
    if (filter && !filter->matchesAll())
        m_tail->setFilter(std::move(filter));
    m_tail->start(from);
}

void TailFeed::stop()
{
    m_frame.stop();
    m_waiting.clear();
    m_restarted = m_holdsBatch = false;
    if (m_tail) {
        m_tail->disconnect(this);
        m_tail->stop();
        m_tail.release()->deleteLater(); // we may stand in one of its signals
    }
}

void TailFeed::take(const TailBatch &batch)
{
    if (m_waiting.empty())
        m_noticed = batch.noticed;
    if (batch.restarted) {
        m_waiting.clear();
        m_restarted = true;
    }
    m_waiting.insert(m_waiting.end(), batch.changes.begin(), batch.changes.end());
    m_holdsBatch = true;
    if (m_frame.isActive())
        return;
    const qint64 passed = m_sinceFrame.isValid() ? m_sinceFrame.elapsed() : frameMs;
    if (passed >= frameMs)
        flush();
    else
        m_frame.start(int(frameMs - passed));
}

void TailFeed::flush()
{
    m_sinceFrame.start();
    std::vector<Change> changes = std::move(m_waiting);
    m_waiting.clear();
    if (std::exchange(m_restarted, false)) {
        changes.clear(); // who reads all again meets them there
        Q_EMIT restarted();
    }
    if (!changes.empty()) {
        const Instant now = Instant::now();
        m_lastChange = now;
        m_lagMs = qMax<qint64>(0, now.since(m_noticed) / 1000000);
        const qint64 at = m_clock.elapsed();
        std::erase_if(m_lots, [at](const Lot &lot) { return at - lot.at > rateWindowMs; });
        m_lots.push_back({at, int(changes.size())});
        Q_EMIT frame(changes);
    }
    if (std::exchange(m_holdsBatch, false) && m_tail)
        m_tail->taken();
}

double TailFeed::rate() const
{
    const qint64 now = m_clock.elapsed();
    qint64 sum = 0;
    for (const Lot &lot : m_lots) {
        if (now - lot.at <= rateWindowMs)
            sum += lot.changes;
    }
    return double(sum) * 1000.0 / double(qBound<qint64>(1000, now, rateWindowMs));
}

std::optional<Instant> TailFeed::lastChange() const
{
    return m_lastChange;
}

} // namespace storescope
