// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/models/eventtimes.h"

#include "core/base/onready.h"

namespace storescope {

namespace {
constexpr int pageRows = 250;
constexpr int restFactor = 12;          // reading backwards rests this many times as long as it read
constexpr int newerMs = 500;            // while a filter keeps the others from the model
constexpr qint64 futureMs = 86'400'000; // rows may be a day ahead
const Preview little{64, 4096};
} // namespace

EventTimes::EventTimes(RecordModel *rows, QObject *parent) : QObject(parent), m_rows(rows)
{
    m_later.setSingleShot(true);
    m_later.setInterval(newerMs);
    connect(&m_later, &QTimer::timeout, this, &EventTimes::readNewer);
    m_older.setSingleShot(true);
    connect(&m_older, &QTimer::timeout, this, [this] {
        if (wantsMore())
            readOlder();
    });
    connect(rows, &RecordModel::started, this, &EventTimes::restart);
    connect(rows, &RecordModel::came, this, [this](const std::vector<Record> &records) {
        if (!m_rows->filter()) // else these are matches alone
            addNewer(records);
    });
    connect(rows->store().get(), &OpenStore::changed, this, [this] {
        if (m_rows->filter() && !m_later.isActive())
            m_later.start();
    });
}

EventTimes::~EventTimes()
{
    m_cancel.cancel();
}

void EventTimes::restart()
{
    m_cancel.cancel();
    m_cancel = CancelToken();
    m_events.clear();
    m_keys.clear();
    m_firstKey = m_lastKey = {};
    m_older.stop();
    m_atStart = m_reading = m_readingNewer = false;
    m_newest = m_oldest = 0;
    readOlder();
}

bool EventTimes::wantsMore() const
{
    return !m_atStart && !isFull() &&
           (m_events.size() < m_wantCount || (m_wantFrom != 0 && m_oldest > m_wantFrom));
}

void EventTimes::wantFrom(qint64 ms)
{
    m_wantFrom = ms;
    if (wantsMore() && !m_older.isActive())
        readOlder();
}

void EventTimes::wantCount(size_t count)
{
    m_wantCount = qMin(count, mostEvents);
    if (wantsMore() && !m_older.isActive())
        readOlder();
}

EventTimes::Event EventTimes::made(const Record &record) const
{
    Event event;
    const Collection &collection = m_rows->collection();
    if (const auto time = record.time(collection, collection.timeColumn()))
        event.ms = time->milliseconds();
    if (collection.hasIntegerKey() && !record.key.empty())
        event.key = std::get<qint64>(record.key.parts.front());
    const QString level = m_rows->columns().level(record);
    event.level = level == QLatin1String("error") || level == QLatin1String("fatal") ? Level::Error
                  : level == QLatin1String("warning")                                ? Level::Warning
                                                                                     : Level::Plain;
    return event;
}

int EventTimes::compareKey(size_t event, const Key &key) const
{
    if (keepsKeys())
        return compare(m_keys[event], key);
    const qint64 own = m_events[event].key, other = std::get<qint64>(key.parts.front());
    return own < other ? -1 : own > other;
}

void EventTimes::readOlder()
{
    if (std::exchange(m_reading, true))
        return;
    PageRequest request;
    request.from = m_firstKey.empty() ? PageRequest::From::Last : PageRequest::From::Before;
    request.key = m_firstKey;
    request.count = pageRows;
    request.preview = little;
    const CancelToken cancel = m_cancel;
    m_took.start();
    onReady(this, m_rows->store()->page(m_rows->collection().id(), request, cancel),
            [this, cancel](const Result<Page> &page) {
                if (cancel.isCancelled())
                    return;
                m_reading = false;
                if (!page)
                    return; // the model says why
                addOlder(page->records);
                m_atStart = page->atStart || page->records.empty();
                Q_EMIT changed();
                m_older.start(int(std::clamp<qint64>(m_took.elapsed() * restFactor, 10, 2000)));
            });
}

// A row from the far future has a wrong clock and would make everything else a line.
void EventTimes::noteNewest(qint64 ms)
{
    if (m_newest == 0 || ms <= Instant::now().milliseconds() + futureMs)
        m_newest = qMax(m_newest, ms);
}

void EventTimes::addOlder(const std::vector<Record> &records)
{
    for (auto record = records.rbegin(); record != records.rend(); ++record) {
        m_events.push_front(made(*record));
        if (keepsKeys())
            m_keys.push_front(record->key);
        noteNewest(m_events.front().ms);
        m_oldest = m_oldest == 0 ? m_events.front().ms : qMin(m_oldest, m_events.front().ms);
    }
    if (records.empty())
        return;
    m_firstKey = records.front().key;
    if (m_lastKey.empty())
        m_lastKey = records.back().key;
}

void EventTimes::addNewer(const std::vector<Record> &records)
{
    if (m_firstKey.empty())
        return; // the first page brings them
    for (const Record &record : records) {
        if (record.cells.empty() || compare(record.key, m_lastKey) <= 0)
            continue;
        m_events.push_back(made(record));
        if (keepsKeys())
            m_keys.push_back(record.key);
        noteNewest(m_events.back().ms);
        m_lastKey = record.key;
    }
    while (m_events.size() > mostEvents + pageRows) {
        m_events.pop_front();
        if (!m_keys.empty())
            m_keys.pop_front();
    }
    if (m_events.size() > mostEvents)
        m_atStart = false;
    Q_EMIT changed();
}

void EventTimes::readNewer()
{
    if (m_lastKey.empty() || std::exchange(m_readingNewer, true))
        return;
    PageRequest request;
    request.from = PageRequest::From::After;
    request.key = m_lastKey;
    request.count = pageRows;
    request.preview = little;
    const CancelToken cancel = m_cancel;
    onReady(this, m_rows->store()->page(m_rows->collection().id(), request, cancel),
            [this, cancel](const Result<Page> &page) {
                if (cancel.isCancelled())
                    return;
                m_readingNewer = false;
                if (!page || page->records.empty())
                    return;
                addNewer(page->records);
                if (!page->atEnd)
                    m_later.start();
            });
}

} // namespace storescope
