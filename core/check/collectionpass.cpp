// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/check/collectionpass.h"

#include "core/read/filter/filter.h"

namespace storescope {

CollectionPass::CollectionPass(OpenStore &store, const std::shared_ptr<const Collection> &collection,
                               const QString &filter, Hooks hooks)
    : m_hooks(std::move(hooks)),
      m_scan(store.scan(Filter::compile(filter, collection).filter, collection->id()))
{
    connect(m_scan.get(), &MatchScan::matched, this, [this](const std::vector<Record> &records) {
        m_waiting.push_back(records);
        work();
    });
    connect(m_scan.get(), &MatchScan::progressed, this,
            [this](const ScanProgress &at) { m_hooks.share(at.share); });
    connect(m_scan.get(), &MatchScan::finished, this, [this] {
        m_ended = true;
        work();
    });
    connect(m_scan.get(), &MatchScan::failed, this, [this](const Error &error) {
        m_ended = true;
        m_result = tl::unexpected<Error>(error);
        work();
    });
}

void CollectionPass::start()
{
    m_scan->start(MatchScan::Order::OldestFirst, true);
}

void CollectionPass::work()
{
    if (m_busy)
        return;
    if (m_waiting.empty()) {
        if (m_ended && !std::exchange(m_told, true))
            m_hooks.done(m_result);
        return;
    }
    m_busy = true;
    const std::vector<Record> records = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_hooks.take(records, [this] {
        m_busy = false;
        m_scan->taken();
        work();
    });
}

} // namespace storescope
