// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/tail.h"

#include <QElapsedTimer>
#include <QTimer>

namespace storescope {

// Follows a collection for a model: hands over at most one lot of changes a frame (16 ms) and knows how fast
// they come.
class TailFeed : public QObject
{
    Q_OBJECT
public:
    explicit TailFeed(std::shared_ptr<OpenStore> store, const QString &collection, QObject *parent = nullptr);
    ~TailFeed() override;

    void start(std::shared_ptr<const Filter> filter, const Tail::Start &from);
    void stop();

    double rate() const;                       // changes a second, over the last five seconds
    std::optional<Instant> lastChange() const; // when the newest was noticed
    qint64 lagMs() const { return m_lagMs; }   // noticed to handed over, of the last lot; -1: none yet

Q_SIGNALS:
    void frame(const std::vector<storescope::Change> &changes);
    void restarted(); // another file lies there: what came before belongs to the old one
    void caughtUp();  // from here on nothing is missed: what was there at its start is known to it
    void failed(const storescope::Error &error);

private:
    void take(const TailBatch &batch);
    void flush();

    std::shared_ptr<OpenStore> m_store;
    QString m_collection;
    std::unique_ptr<Tail> m_tail;
    std::vector<Change> m_waiting;
    Instant m_noticed;
    bool m_restarted = false, m_holdsBatch = false;
    QTimer m_frame;
    QElapsedTimer m_sinceFrame;
    std::optional<Instant> m_lastChange;
    qint64 m_lagMs = -1;
    struct Lot
    {
        qint64 at;
        int changes;
    };
    std::vector<Lot> m_lots; // of the last five seconds
    QElapsedTimer m_clock;
};

} // namespace storescope
