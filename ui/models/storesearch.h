// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/openstore.h"

#include <QTimer>

#include <functional>

namespace storescope {

// Asks a store for the next rows that match a filter. That can take long: it says how many rows were passed
// and can be stopped. One runs at a time; a newer one takes its place.
class StoreSearch : public QObject
{
    Q_OBJECT
public:
    StoreSearch(std::shared_ptr<OpenStore> store, const QString &collection, QObject *parent = nullptr);
    ~StoreSearch() override;

    using Done = std::function<void(const Result<Page> &)>;
    void begin(PageRequest request, Done done); // `done` is not called when it was stopped
    void stop();
    bool isRunning() const { return m_running; }

Q_SIGNALS:
    void progressed(qint64 passed); // several times a second, once it takes long
    void ended();                   // found, failed or stopped

private:
    std::shared_ptr<OpenStore> m_store;
    QString m_collection;
    CancelToken m_cancel;
    std::shared_ptr<std::atomic<qint64>> m_passed;
    QTimer m_look;
    bool m_running = false;
};

} // namespace storescope
