// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/applyrun.h"
#include "core/read/governedread.h"

#include <sqlite3.h>
#include <thread>

namespace storescope {

namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr auto longestRead = 20ms;
constexpr int mostLooks = 2;

// What the store's own schema forbids; empty for any other error.
QString whyForbidden(const Error &error)
{
    if (error.sqliteCode == SQLITE_CONSTRAINT_FOREIGNKEY)
        return QStringLiteral("rows of another table still point at it");
    if (error.sqliteCode == SQLITE_CONSTRAINT_UNIQUE || error.sqliteCode == SQLITE_CONSTRAINT_PRIMARYKEY)
        return QStringLiteral("another row has already what it would become");
    if ((error.sqliteCode & 0xff) == SQLITE_CONSTRAINT)
        return QStringLiteral("the store's own rules forbid it: ") + error.sentence;
    return {};
}

} // namespace

// What is in use, before anything is locked: in pieces, with rests between them. What nobody changed
// meanwhile is what is in use; beside a writer that commits all the time it is found inside the transaction.
Result<void> ApplyRun::findReached()
{
    const Reachability *reachability = m_rule->reachability();
    for (int look = 0; reachability && look < mostLooks; ++look) {
        const auto before = m_connection->dataVersion();
        if (!before)
            return tl::unexpected<Error>(before.error());
        if (m_reached && m_reachedAt == *before)
            return {};
        ReachWalk walk(*reachability);
        for (bool complete = false; !complete;) {
            const auto begin = Clock::now();
            const auto read = walk.read(*m_connection, [&] { return Clock::now() - begin >= longestRead; });
            if (!read)
                return tl::unexpected<Error>(read.error());
            if (m_task.cancel.isCancelled())
                return {};
            complete = *read;
            std::this_thread::sleep_for(std::max<Clock::duration>(2ms, Clock::now() - begin));
        }
        const auto after = m_connection->dataVersion();
        if (!after)
            return tl::unexpected<Error>(after.error());
        if (*after == *before) {
            m_reached = walk.take();
            m_reachedAt = *after;
            return {};
        }
    }
    return {};
}

// The same inside the transaction, if somebody committed since.
Result<void> ApplyRun::renewReached()
{
    const Reachability *reachability = m_rule->reachability();
    if (!reachability || (m_reached && m_reachedAt == m_turns.dataVersion()))
        return {};
    auto reached = reachability->find(*m_connection);
    if (!reached)
        return tl::unexpected<Error>(reached.error());
    m_reached = std::move(*reached);
    m_reachedAt = m_turns.dataVersion();
    return {};
}

Result<void> ApplyRun::batch()
{
    auto lock = WriteLock::take(*m_connection);
    if (!lock)
        return tl::unexpected<Error>(lock.error());
    m_report.busy += lock->waited() > 1ms ? 1 : 0;
    m_reader->setNow(Instant::now());
    if (auto begun = m_turns.begun(); !begun)
        return begun;
    if (auto renewed = renewReached(); !renewed)
        return renewed;

    const qint64 doneBefore = m_done;
    std::vector<bool> fates;
    qint64 bytes = 0;
    const size_t sparedBefore = m_report.spared.size();
    size_t rows = 0;
    while (rows < m_waiting.size() && (rows == 0 || !m_turns.pace().isSpent(lock->held(), int(rows)))) {
        const Waiting &next = m_waiting[rows];
        const auto done = doRow(next.row, next.key);
        if (!done) {
            m_report.spared.resize(sparedBefore);
            m_done = doneBefore;
            return tl::unexpected<Error>(done.error());
        }
        fates.push_back(*done);
        bytes += *done ? next.row.bytes() : 0;
        ++rows;
    }
    const auto committed = lock->commit();
    const auto held = lock->held();
    m_report.longestLock =
        std::max(m_report.longestLock, std::chrono::duration_cast<std::chrono::microseconds>(held));
    if (!committed) {
        m_report.spared.resize(sparedBefore);
        m_done = doneBefore;
        return afterUnknown(committed.error(), rows);
    }
    for (const bool removed : fates) {
        m_bundle->tell(removed ? BundleWriter::Fate::Removed : BundleWriter::Fate::Spared, 1);
        m_report.removed += removed ? 1 : 0;
        m_done += removed ? 1 : 0;
    }
    m_report.bytes += bytes;
    ++m_report.batches;
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + std::ptrdiff_t(rows));
    m_turns.ended(held, int(rows));
    return {};
}

// The last look, inside the transaction; false: spared.
Result<bool> ApplyRun::doRow(const WholeRow &row, const QString &key)
{
    const auto still = m_reader->check(row);
    if (!still)
        return tl::unexpected<Error>(still.error());
    const auto spared = [&](const QString &why) {
        spare(key, why);
        return false;
    };
    switch (*still) {
    case WholeRowReader::Still::Gone:
        return spared(QStringLiteral("it is gone"));
    case WholeRowReader::Still::Changed:
        return spared(QStringLiteral("it changed since the preview"));
    case WholeRowReader::Still::OutOfRule:
        return spared(QStringLiteral("the rule does not hold any more"));
    case WholeRowReader::Still::Same:
        break;
    }
    if (m_reached && !m_reached->keepsAll.isEmpty())
        return spared(m_reached->keepsAll);
    if (m_reached && m_reached->has(row.image[size_t(m_rule->idIndex())]))
        return spared(QStringLiteral("something in use leads to it now"));
    const auto done = m_rule->removes() ? removeWithChildren(row) : change(row);
    if (done)
        return true;
    if (const QString why = whyForbidden(done.error()); !why.isEmpty())
        return spared(why);
    return tl::unexpected<Error>(done.error());
}

Result<void> ApplyRun::removeWithChildren(const WholeRow &row)
{
    const auto removeOne = [this](const TableShape &shape, const Key &identity) -> Result<void> {
        const auto statement = m_connection->cached(shape.deleteSql());
        if (!statement)
            return tl::unexpected<Error>(statement.error());
        const Resetting resetting(*statement);
        bindIdentity(**statement, identity);
        const auto done = (*statement)->step();
        if (!done)
            return tl::unexpected<Error>(done.error());
        if (sqlite3_changes(m_connection->handle()) != 1)
            return failure(
                ErrorCode::Conflict,
                QStringLiteral("Not exactly one row of “%1” went; nothing of this batch was changed.")
                    .arg(shape.name),
                m_connection->file());
        return {};
    };
    if (row.children.empty())
        return removeOne(m_rule->shape(), row.identity);
    // All of them or none.
    if (auto begun = m_connection->execute("SAVEPOINT one_row"); !begun)
        return begun;
    Result<void> done;
    for (auto child = row.children.rbegin(); done && child != row.children.rend(); ++child)
        done = removeOne(m_rule->children()[size_t(child->table)].shape, child->identity);
    if (done)
        done = removeOne(m_rule->shape(), row.identity);
    if (!done)
        if (auto back = m_connection->execute("ROLLBACK TO one_row"); !back)
            return back;
    auto released = m_connection->execute("RELEASE one_row");
    return done ? released : done;
}

Result<void> ApplyRun::change(const WholeRow &row)
{
    QByteArray sql = "UPDATE OR ABORT " + m_rule->shape().quotedName() + " SET ";
    for (qsizetype i = 0; i < m_rule->setColumns().size(); ++i)
        sql += (i ? ", " : "") + quotedIdentifier(m_rule->setColumns()[i]) + " = :c" + QByteArray::number(i);
    const auto statement = m_connection->cached(sql + " WHERE " + m_rule->shape().isRow());
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    const Resetting resetting(*statement);
    bindImage(**statement, row.newValues);
    bindIdentity(**statement, row.identity);
    const auto done = (*statement)->step();
    return done ? Result<void>() : tl::unexpected<Error>(done.error());
}

} // namespace storescope
