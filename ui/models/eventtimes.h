// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/recordmodel.h"

#include <deque>

namespace storescope {

// When the rows of a log were written and how bad they are: what a histogram and an overview draw. Reads
// backwards from the newest row as far as it is asked, in pages; new rows come from the model, and from the
// store while the model only hears of matches.
class EventTimes : public QObject
{
    Q_OBJECT
public:
    enum class Level : quint8 { Plain, Warning, Error };
    struct Event
    {
        qint64 ms = 0;
        qint64 key = 0; // when keys are integers, else see compareKey
        Level level = Level::Plain;
    };
    static constexpr size_t mostEvents = 200'000;

    explicit EventTimes(RecordModel *rows, QObject *parent = nullptr);
    ~EventTimes() override;

    const std::deque<Event> &events() const { return m_events; } // in the key's order
    int compareKey(size_t event, const Key &key) const;          // of an event with another row's
    Key keyOf(size_t event) const { return keepsKeys() ? m_keys[event] : Key{{Value(m_events[event].key)}}; }
    bool reachesStart() const { return m_atStart; } // the oldest row is here
    bool isFull() const { return m_events.size() >= mostEvents; }
    bool isReading() const { return m_reading || m_older.isActive(); }
    bool isEmpty() const { return m_events.empty(); }
    qint64 newest() const { return m_newest; }
    // Reads on until a row before `ms` is here, or `count` rows, at most mostEvents.
    void wantFrom(qint64 ms);
    void wantCount(size_t count);

Q_SIGNALS:
    void changed(); // at most once a page or frame

private:
    void restart();
    void readOlder();
    void readNewer();
    void addOlder(const std::vector<Record> &records);
    void addNewer(const std::vector<Record> &records);
    void noteNewest(qint64 ms);
    bool keepsKeys() const { return !m_rows->collection().hasIntegerKey(); }
    Event made(const Record &record) const;
    bool wantsMore() const;

    RecordModel *m_rows;
    std::deque<Event> m_events;
    std::deque<Key> m_keys; // beside them, where keys are not integers
    Key m_firstKey, m_lastKey;
    qint64 m_newest = 0, m_wantFrom = 0, m_oldest = 0;
    size_t m_wantCount = 0;
    bool m_atStart = false, m_reading = false, m_readingNewer = false;
    CancelToken m_cancel;
    QTimer m_later, m_older;
    QElapsedTimer m_took; // of the page that is read
};

} // namespace storescope
