// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/rowscan.h"

#include "app/waiting.h"

namespace storescope::app {

RowScan::RowScan(OpenStore &store, const QString &collection, std::shared_ptr<const Filter> filter,
                 Preview preview, const CancelToken &interrupted)
    : m_interrupted(interrupted)
{
    if (!filter)
        filter = Filter::compile({}, store.collection(collection)).filter;
    m_scan = store.scan(std::move(filter), collection);
    m_scan->setPreview(preview);
}

Result<void> RowScan::run(const std::function<bool(const std::vector<Record> &)> &take,
                          const std::function<void(const ScanProgress &)> &report)
{
    CancellableLoop loop(m_interrupted);
    Result<void> result;
    QObject::connect(m_scan.get(), &MatchScan::matched, loop.context(),
                     [&](const std::vector<Record> &records) {
                         if (m_interrupted.isCancelled())
                             return;
                         m_rows += qint64(records.size());
                         if (!take(records))
                             return loop.quit();
                         m_scan->taken();
                     });
    QObject::connect(m_scan.get(), &MatchScan::progressed, loop.context(), report);
    QObject::connect(m_scan.get(), &MatchScan::finished, loop.context(), [&] { loop.quit(); });
    QObject::connect(m_scan.get(), &MatchScan::failed, loop.context(), [&](const Error &error) {
        result = tl::unexpected(error);
        loop.quit();
    });
    m_scan->start(MatchScan::Order::OldestFirst, true);
    loop.run();
    m_scan->cancel();
    if (m_interrupted.isCancelled())
        return failure(ErrorCode::Cancelled, QStringLiteral("Stopped."));
    return result;
}

} // namespace storescope::app
