// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/undorun.h"

#include "core/action/actionguard.h"

namespace storescope {

namespace {

using Clock = std::chrono::steady_clock;

// What a wait or a read says that was cancelled.
bool isStop(const Error &error)
{
    return error.code == ErrorCode::Cancelled || error.code == ErrorCode::Busy;
}

} // namespace

UndoReport UndoRun::run()
{
    auto worked = open();
    if (worked)
        worked = work();
    m_restorer.reset();
    m_connection.reset();
    m_bundle.reset();
    if (!worked && m_task.cancel.isCancelled() && isStop(worked.error()))
        m_report.cancelled = true;
    else if (!worked)
        m_report.error = worked.error();
    else if (!m_task.options.preview && !m_report.cancelled && m_report.collided.empty())
        if (auto marked = markUndone(m_task.bundle); !marked)
            m_report.error = marked.error();
    return std::move(m_report);
}

// Whatever waits here, or reads for long, ends when it is cancelled.
Result<void> UndoRun::open()
{
    auto bundle = BundleReader::open(m_task.bundle);
    if (!bundle)
        return tl::unexpected<Error>(bundle.error());
    m_bundle.emplace(std::move(*bundle));
    const QString file =
        canonicalStorePath(m_task.options.to.isEmpty() ? m_bundle->info().store : m_task.options.to);
    m_report.store = file;
    const bool writes = !m_task.options.preview;
    const bool alone = writes && isLeftAlone(file);
    if (auto opened = openStore(file); !opened)
        return opened;
    m_turns.watch(*m_connection);
    const auto stops = m_task.cancel.onCancel([this] { m_connection->interrupt(); });
    if (auto known = m_bundle->mark().recognise(*m_connection); !known)
        return known;
    if (writes)
        if (auto whole = checkIntegrity(*m_connection, alone, m_task.cancel,
                                        [this] { m_turns.letCheckpoint(m_task.cancel); });
            !whole)
            return tl::unexpected<Error>(whole.error());
    m_restorer.emplace(*m_connection, *m_bundle, m_task.options.preview);
    if (auto bound = m_restorer->bindTables(); !bound)
        return bound;
    if (writes)
        allowChanges(*m_connection, m_bundle->tables());
    return {};
}

Result<void> UndoRun::openStore(const QString &file)
{
    if (!m_task.options.preview) {
        if (auto may = mayWrite(file); !may)
            return may;
        if (m_task.releaseReaders)
            m_task.releaseReaders();
    }
    auto connection = m_task.options.preview
                          ? openForReading(file)
                          : openStoreForWriting(file, m_task.options.busyTimeoutMs, m_task.cancel);
    if (!connection)
        return tl::unexpected<Error>(connection.error());
    m_connection = std::move(*connection);
    return {};
}

Result<void> UndoRun::work()
{
    while (true) {
        if (m_task.cancel.isCancelled()) {
            m_report.cancelled = true;
            return {};
        }
        if (m_waiting.empty()) {
            auto rows = m_bundle->next(m_turns.pace().rows());
            if (!rows)
                return tl::unexpected<Error>(rows.error());
            if (rows->empty())
                return {};
            std::move(rows->begin(), rows->end(), std::back_inserter(m_waiting));
        }
        if (auto waited = m_turns.wait(m_task.cancel); !waited)
            return waited;
        if (auto done = batch(); !done)
            return done;
        tellProgress();
    }
}

Result<void> UndoRun::batch()
{
    std::optional<WriteLock> lock;
    const auto begin = Clock::now();
    if (!m_task.options.preview) {
        auto taken = WriteLock::take(*m_connection);
        if (!taken)
            return tl::unexpected<Error>(taken.error());
        lock.emplace(std::move(*taken));
    }
    if (auto begun = m_turns.begun(); !begun)
        return begun;
    const auto held = [&] { return lock ? Clock::duration(lock->held()) : Clock::now() - begin; };
    std::vector<RowRestorer::Done> outcomes;
    while (outcomes.size() < m_waiting.size() &&
           (outcomes.empty() || !m_turns.pace().isSpent(held(), int(outcomes.size())))) {
        auto done = m_restorer->restore(m_waiting[outcomes.size()]);
        if (!done)
            return tl::unexpected<Error>(done.error());
        outcomes.push_back(std::move(*done));
    }
    if (lock) {
        // Putting back may be done again, so an unknown outcome is found out by the next undo.
        if (auto committed = lock->commit(); !committed)
            return committed;
        m_report.longestLock = std::max(m_report.longestLock, lock->held());
    }
    m_turns.ended(held(), int(outcomes.size()));
    for (const RowRestorer::Done &done : outcomes) {
        count(m_waiting.front(), done);
        m_waiting.pop_front();
    }
    return {};
}

void UndoRun::count(const Row &row, const RowRestorer::Done &done)
{
    ++m_done;
    switch (done.outcome) {
    case RowRestorer::Outcome::Renumbered:
        ++m_report.renumbered;
        [[fallthrough]];
    case RowRestorer::Outcome::Restored:
        ++m_report.restored;
        break;
    case RowRestorer::Outcome::Already:
        m_report.already += row.fate == Row::Fate::Spared ? 0 : 1;
        break;
    case RowRestorer::Outcome::Collided:
        m_report.collided.push_back({row.key, done.why});
        break;
    }
}

void UndoRun::tellProgress()
{
    if (m_task.progress)
        m_task.progress({m_bundle->rows(), m_done, m_report.restored, qint64(m_report.collided.size())});
}

} // namespace storescope
