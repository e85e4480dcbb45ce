// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/models/storesearch.h"

#include "core/base/onready.h"

namespace storescope {

namespace {
constexpr int lookMs = 250;
} // namespace

StoreSearch::StoreSearch(std::shared_ptr<OpenStore> store, const QString &collection, QObject *parent)
    : QObject(parent), m_store(std::move(store)), m_collection(collection)
{
    m_look.setInterval(lookMs);
    connect(&m_look, &QTimer::timeout, this, [this] { Q_EMIT progressed(*m_passed); });
}

StoreSearch::~StoreSearch()
{
    m_cancel.cancel();
}

void StoreSearch::begin(PageRequest request, Done done)
{
    m_cancel.cancel();
    m_cancel = CancelToken();
    m_passed = std::make_shared<std::atomic<qint64>>(0);
    request.passed = m_passed;
    m_running = true;
    m_look.start();
    onReady(this, m_store->page(m_collection, request, m_cancel),
            [this, cancel = m_cancel, done = std::move(done)](const Result<Page> &page) {
                if (cancel.isCancelled()) // a newer one runs, or it was stopped
                    return;
                m_running = false;
                m_look.stop();
                Q_EMIT ended();
                done(page);
            });
}

void StoreSearch::stop()
{
    if (!std::exchange(m_running, false))
        return;
    m_cancel.cancel();
    m_look.stop();
    Q_EMIT ended();
}

} // namespace storescope
