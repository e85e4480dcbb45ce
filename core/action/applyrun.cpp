// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/applyrun.h"

#include "core/action/actionguard.h"
#include "core/action/graveyard.h"
#include "core/read/governedread.h"

#include <QFile>
#include <QStorageInfo>

namespace storescope {

namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr qint64 mostBytes = 16 << 20; // in memory, before a transaction
constexpr auto longestRead = 20ms;

QStringList tablesOf(const ActionRule &rule)
{
    QStringList tables{rule.shape().name};
    for (const ChildTable &child : rule.children())
        tables << child.shape.name;
    tables.removeDuplicates();
    return tables;
}

// What a wait or a read says that was cancelled; nothing was changed then.
bool isStop(const Error &error)
{
    return error.code == ErrorCode::Cancelled || error.code == ErrorCode::Busy;
}

} // namespace

ApplyRun::~ApplyRun()
{
    m_reader.reset();
    m_connection.reset();
}

ApplyReport ApplyRun::run()
{
    auto worked = open();
    if (worked)
        worked = makeBundle();
    if (worked)
        worked = work();
    if (!worked && m_task.cancel.isCancelled() && isStop(worked.error())) {
        m_report.cancelled = true;
        worked = {};
    }
    if (auto finished = finish(worked); !finished && !m_report.error)
        m_report.error = finished.error();
    return std::move(m_report);
}

// Whatever waits here, or reads for long, ends when it is cancelled.
Result<void> ApplyRun::open()
{
    if (auto may = mayAct(m_task.info, m_task.file, m_task.options.insist); !may)
        return may;
    const bool alone = isLeftAlone(m_task.file.path);
    m_task.releaseReaders();
    auto connection = openStoreForWriting(m_task.file.path, m_task.options.busyTimeoutMs, m_task.cancel);
    if (!connection)
        return tl::unexpected<Error>(connection.error());
    m_connection = std::move(*connection);
    tellProgress();
    const auto stops = m_task.cancel.onCancel([this] { m_connection->interrupt(); });
    m_turns.watch(*m_connection);
    const auto checked =
        checkIntegrity(*m_connection, alone, m_task.cancel, [this] { m_turns.letCheckpoint(m_task.cancel); });
    if (!checked)
        return tl::unexpected<Error>(checked.error());
    m_report.checked = *checked;
    return bindRule();
}

Result<void> ApplyRun::bindRule()
{
    auto rule = ActionRule::make(*m_connection, m_task.collection, m_task.plan->choice());
    if (!rule)
        return tl::unexpected<Error>(rule.error());
    m_rule.emplace(std::move(*rule));
    if (m_rule->shape().name != m_task.plan->table || m_rule->removes() != m_task.plan->removes)
        return failure(ErrorCode::Conflict,
                       QStringLiteral("The plan was made for another rule; make a new one."),
                       m_task.file.path);
    allowChanges(*m_connection, tablesOf(*m_rule));
    m_reader.emplace(*m_connection, *m_rule, Instant::now());
    return {};
}

Result<void> ApplyRun::makeBundle()
{
    const auto stops = m_task.cancel.onCancel([this] { m_connection->interrupt(); });
    const Graveyard graveyard(m_task.options.graveyard.isEmpty() ? Graveyard::defaultFolder()
                                                                 : m_task.options.graveyard);
    const auto path = graveyard.newBundlePath(m_rule->act(), m_task.file.path, m_task.collection->id());
    if (!path)
        return tl::unexpected<Error>(path.error());
    const qint64 needed = m_task.plan->bytes() + qint64(m_task.plan->rows.size()) * 200 + (1 << 20);
    const QStorageInfo disk(graveyard.folder());
    if (disk.isValid() && disk.bytesAvailable() < needed)
        return failure(ErrorCode::Io,
                       QStringLiteral("The disk of the graveyard has not the room for what would go (%1 MB).")
                           .arg(needed >> 20),
                       graveyard.folder());
    m_turns.letCheckpoint(m_task.cancel);
    auto mark = StoreMark::of(*m_connection, tablesOf(*m_rule), *m_task.plan);
    if (!mark)
        return tl::unexpected<Error>(mark.error());
    auto bundle = BundleWriter::create(*path, *m_rule, *m_task.plan, *mark);
    if (!bundle)
        return tl::unexpected<Error>(bundle.error());
    m_bundle = std::move(*bundle);
    return {};
}

Result<void> ApplyRun::work()
{
    while (!isEnd()) {
        if (m_task.cancel.isCancelled()) {
            m_report.cancelled = true;
            return {};
        }
        if (m_waiting.empty())
            if (auto filled = fill(); !filled)
                return filled;
        if (auto waited = m_turns.wait(m_task.cancel); !waited)
            return waited;
        if (!m_waiting.empty()) {
            if (auto found = findReached(); !found)
                return found;
            if (m_task.cancel.isCancelled())
                continue;
            if (auto done = batch(); !done)
                return done;
        }
        tellProgress();
    }
    return {};
}

void ApplyRun::spare(const QString &key, const QString &why)
{
    m_report.spared.push_back({key, why});
    ++m_done;
}

// Reads what comes next, in one short read, and puts it into the bundle. Nothing is locked.
Result<void> ApplyRun::fill()
{
    std::vector<WholeRow> rows;
    std::vector<QString> keys;
    m_turns.letCheckpoint(m_task.cancel);
    if (auto begun = m_connection->execute("BEGIN"); !begun)
        return begun;
    m_reader->setNow(Instant::now());
    const auto until = Clock::now() + longestRead;
    const size_t most = size_t(m_turns.pace().rows());
    qint64 bytes = 0;
    while (m_next < m_task.plan->rows.size() && rows.size() < most && bytes < mostBytes &&
           Clock::now() < until && (rows.empty() || !m_turns.isInTheWay())) {
        const auto taken = takeNext(m_task.plan->rows[m_next], rows, keys);
        if (!taken) {
            m_connection->rollback();
            return tl::unexpected<Error>(taken.error());
        }
        ++m_next;
        bytes += *taken ? rows.back().bytes() : 0;
    }
    if (auto ended = m_connection->execute("COMMIT"); !ended)
        return ended;
    if (rows.empty())
        return {};
    if (auto kept = m_bundle->keep(rows, keys); !kept)
        return kept;
    for (size_t i = 0; i < rows.size(); ++i)
        m_waiting.push_back({std::move(rows[i]), std::move(keys[i])});
    return {};
}

// Whether the row is still what the plan shows.
Result<bool> ApplyRun::takeNext(const PlanRow &planned, std::vector<WholeRow> &rows,
                                std::vector<QString> &keys)
{
    QString key = toString(planned.shown());
    auto found = m_reader->read(planned.identity);
    if (!found)
        return tl::unexpected<Error>(found.error());
    if (!*found)
        spare(key, QStringLiteral("it is gone"));
    else if ((*found)->planRow.fingerprint != planned.fingerprint)
        spare(key, QStringLiteral("it changed since the preview"));
    else if (!(*found)->holds)
        spare(key, QStringLiteral("the rule does not hold any more"));
    else {
        rows.push_back(std::move((*found)->row));
        keys.push_back(std::move(key));
        return true;
    }
    return false;
}

// A COMMIT that failed may have been done: a new connection tells. Then the truth is reported.
Result<void> ApplyRun::afterUnknown(const Error &error, size_t rows)
{
    if (error.code != ErrorCode::OutcomeUnknown)
        return tl::unexpected<Error>(error);
    m_reader.reset();
    m_connection.reset();
    auto connection = openStoreForWriting(m_task.file.path, m_task.options.busyTimeoutMs);
    if (!connection) {
        m_outcomeKnown = false;
        return tl::unexpected<Error>(error);
    }
    m_connection = std::move(*connection);
    m_reader.emplace(*m_connection, *m_rule, Instant::now());
    for (size_t i = 0; i < rows; ++i) {
        const auto still = m_reader->check(m_waiting[i].row);
        if (!still) {
            m_outcomeKnown = false;
            return tl::unexpected<Error>(error);
        }
        const bool gone = *still == WholeRowReader::Still::Gone ||
                          (!m_rule->removes() && *still != WholeRowReader::Still::Same);
        m_bundle->tell(gone ? BundleWriter::Fate::Removed : BundleWriter::Fate::Spared, 1);
        m_report.removed += gone ? 1 : 0;
        m_report.bytes += gone ? m_waiting[i].row.bytes() : 0;
    }
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + std::ptrdiff_t(rows));
    Error known = error;
    known.code = ErrorCode::Io;
    known.sentence = QStringLiteral("Writing failed. The store was read again: what is told here is what is "
                                    "in it. Check the disk before you go on.");
    return tl::unexpected<Error>(known);
}

void ApplyRun::tellProgress()
{
    if (m_task.progress)
        m_task.progress({qint64(m_task.plan->rows.size()), m_done, m_report.removed,
                         qint64(m_report.spared.size()), m_report.longestLock, m_report.busy,
                         m_connection != nullptr});
}

// Closes the store first: nothing more can happen to it.
Result<void> ApplyRun::finish(const Result<void> &worked)
{
    m_reader.reset();
    m_connection.reset();
    if (!worked)
        m_report.error = worked.error();
    if (!m_bundle)
        return {};
    m_bundle->tell(BundleWriter::Fate::Spared, m_outcomeKnown ? qint64(m_waiting.size()) : 0);
    const QString path = m_bundle->path();
    const auto finished = m_bundle->finish({m_report.removed, qint64(m_report.spared.size()), m_report.bytes,
                                            qint64(m_report.longestLock.count())},
                                           m_outcomeKnown);
    m_bundle.reset();
    if (m_report.removed > 0 || !m_outcomeKnown || !finished)
        m_report.bundle = path;
    else
        return Graveyard::discard(path); // nothing is in it that is not in the store
    return finished;
}

} // namespace storescope
