// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/writeturns.h"

#include "core/action/writeaccess.h"

#include <algorithm>
#include <thread>

namespace storescope {

namespace {

using namespace std::chrono_literals;

// So that what one of our transactions adds still fits under the length at which its writer checkpoints.
constexpr quint32 longestLog = WalYield::autoCheckpoint - Pace::mostPages;
constexpr auto longestWaitForLog = 250ms;
constexpr auto writerIsThere = 5s; // since its last commit
constexpr auto betweenQuestions = 2ms; // each is a read
constexpr auto betweenLooks = 300us;

} // namespace

WriteTurns::WriteTurns() : m_yield(longestWaitForLog, longestLog) {}

void WriteTurns::watch(Connection &connection)
{
    m_connection = &connection;
}

Result<void> WriteTurns::wait(const CancelToken &cancel)
{
    if (m_end == Clock::time_point())
        return {};
    const auto begin = m_end + m_pace.gap();
    // A transaction that could not be short has a long gap, too.
    for (auto now = Clock::now(); now < begin && !cancel.isCancelled(); now = Clock::now())
        std::this_thread::sleep_until(std::min(begin, now + 20ms));
    auto committed = waitForCommit(cancel);
    letCheckpoint(cancel);
    return committed;
}

// Only the writer checkpoints. When the log is as long as it lets it become, its next commit is waited for,
// so that the log does not grow past what the writer alone makes of it; but not for a writer that went.
Result<void> WriteTurns::waitForCommit(const CancelToken &cancel)
{
    const auto until = m_end + longestWaitForLog;
    for (auto log = m_connection->walState();
         log && log->wantsCheckpoint(longestLog) && Clock::now() < until &&
         Clock::now() - m_lastOther < writerIsThere;
         log = m_connection->walState()) {
        const auto version = m_connection->dataVersion();
        if (!version)
            return tl::unexpected<Error>(version.error());
        if (*version != m_dataVersion || cancel.isCancelled())
            break;
        std::this_thread::sleep_for(betweenQuestions);
    }
    return {};
}

bool WriteTurns::isInTheWay() const
{
    const auto log = m_connection->walState();
    return log && log->frames != m_framesAtRead && log->wantsCheckpoint(longestLog);
}

void WriteTurns::letCheckpoint(const CancelToken &cancel)
{
    const auto begin = Clock::now();
    for (auto log = m_connection->walState(); log; log = m_connection->walState()) {
        m_framesAtRead = log->frames;
        if (!m_yield.wants(*log, begin, Clock::now()) || cancel.isCancelled())
            return;
        std::this_thread::sleep_for(betweenLooks);
    }
}

Result<void> WriteTurns::begun()
{
    const auto version = m_connection->dataVersion();
    if (!version)
        return tl::unexpected<Error>(version.error());
    m_othersWrote = m_dataVersion >= 0 && *version != m_dataVersion;
    m_dataVersion = *version;
    if (m_othersWrote)
        m_lastOther = Clock::now();
    m_pagesBefore = pagesWritten(*m_connection);
    return {};
}

void WriteTurns::ended(Pace::Duration held, int rows)
{
    m_end = Clock::now();
    m_pace.note(held, rows, pagesWritten(*m_connection) - m_pagesBefore, m_othersWrote);
}

} // namespace storescope
