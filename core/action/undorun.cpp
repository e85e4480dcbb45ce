// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/undorun.h"

#include "core/action/actionguard.h"
#include "core/read/governedread.h"

#include <sqlite3.h>
#include <thread>

namespace storescope {

namespace {

using Clock = std::chrono::steady_clock;

QString whyRefused(const Error &error)
{
    switch (error.sqliteCode) {
    case SQLITE_CONSTRAINT_FOREIGNKEY:
        return QStringLiteral("what it points at is gone");
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
    case SQLITE_CONSTRAINT_UNIQUE:
        return QStringLiteral("another row has its place");
    default:
        return error.sentence;
    }
}

bool isConstraint(const Error &error)
{
    return (error.sqliteCode & 0xff) == SQLITE_CONSTRAINT;
}

} // namespace

UndoReport UndoRun::run()
{
    auto worked = open();
    if (worked)
        worked = work();
    m_connection.reset();
    m_bundle.reset();
    if (!worked)
        m_report.error = worked.error();
    else if (!m_task.options.preview && !m_report.cancelled && m_report.collided.empty())
        if (auto marked = markUndone(m_task.bundle); !marked)
            m_report.error = marked.error();
    return std::move(m_report);
}

Result<void> UndoRun::open()
{
    auto bundle = BundleReader::open(m_task.bundle);
    if (!bundle)
        return tl::unexpected<Error>(bundle.error());
    m_bundle.emplace(std::move(*bundle));
    const QString file =
        canonicalStorePath(m_task.options.to.isEmpty() ? m_bundle->info().store : m_task.options.to);
    m_report.store = file;
    if (!m_task.options.preview) {
        if (auto may = mayWrite(file); !may)
            return may;
        if (m_task.releaseReaders)
            m_task.releaseReaders();
    }
    auto connection = m_task.options.preview ? openForReading(file)
                                             : openStoreForWriting(file, m_task.options.busyTimeoutMs);
    if (!connection)
        return tl::unexpected<Error>(connection.error());
    m_connection = std::move(*connection);
    if (auto known = m_bundle->mark().recognise(*m_connection); !known)
        return known;
    if (!m_task.options.preview)
        if (auto whole = checkIntegrity(*m_connection, true); !whole)
            return whole;
    const auto schema = Schema::read(*m_connection);
    if (!schema)
        return tl::unexpected<Error>(schema.error());
    for (const QString &name : m_bundle->tables()) {
        const Schema::Table *table = schema->table(name);
        auto shape =
            table ? TableShape::of(*table)
                  : Result<TableShape>(failure(ErrorCode::Conflict,
                                               QStringLiteral("The table “%1” is gone.").arg(name), file));
        if (!shape)
            return tl::unexpected<Error>(shape.error());
        auto keys = UniqueKeys::of(*m_connection, *shape);
        if (!keys)
            return tl::unexpected<Error>(keys.error());
        m_shapes.push_back(std::move(*shape));
        m_uniqueKeys.push_back(std::move(*keys));
    }
    if (!m_task.options.preview)
        allowChanges(*m_connection, m_bundle->tables());
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
            auto rows = m_bundle->next(m_pace.rows());
            if (!rows)
                return tl::unexpected<Error>(rows.error());
            if (rows->empty())
                return {};
            std::move(rows->begin(), rows->end(), std::back_inserter(m_waiting));
        }
        const auto begin = Clock::now();
        if (auto done = batch(); !done)
            return done;
        tellProgress();
        std::this_thread::sleep_until(begin + m_pace.gap());
    }
}

Result<void> UndoRun::batch()
{
    std::optional<WriteLock> lock;
    const auto begin = Clock::now();
    const qint64 pagesBefore = pagesWritten(*m_connection);
    if (!m_task.options.preview) {
        auto taken = WriteLock::take(*m_connection);
        if (!taken)
            return tl::unexpected<Error>(taken.error());
        lock.emplace(std::move(*taken));
    }
    const auto version = m_connection->dataVersion();
    if (!version)
        return tl::unexpected<Error>(version.error());
    const bool othersWrote = m_dataVersion >= 0 && *version != m_dataVersion;
    m_dataVersion = *version;
    std::vector<Done> outcomes;
    while (outcomes.size() < m_waiting.size() &&
           (outcomes.empty() ||
            !m_pace.isSpent(lock ? lock->held() : Clock::now() - begin, int(outcomes.size())))) {
        auto done = restore(m_waiting[outcomes.size()]);
        if (!done)
            return tl::unexpected<Error>(done.error());
        outcomes.push_back(std::move(*done));
    }
    if (lock) {
        // Putting back may be done again, so an unknown outcome is found out by the next undo.
        if (auto committed = lock->commit(); !committed)
            return committed;
        const auto held = lock->held();
        m_report.longestLock = std::max(m_report.longestLock, held);
        m_pace.note(held, int(outcomes.size()), pagesWritten(*m_connection) - pagesBefore, othersWrote);
    }
    for (const Done &done : outcomes) {
        count(m_waiting.front(), done);
        m_waiting.pop_front();
    }
    return {};
}

void UndoRun::count(const Row &row, const Done &done)
{
    ++m_done;
    switch (done.outcome) {
    case Outcome::Renumbered:
        ++m_report.renumbered;
        [[fallthrough]];
    case Outcome::Restored:
        ++m_report.restored;
        break;
    case Outcome::Already:
        m_report.already += row.fate == Row::Fate::Spared ? 0 : 1;
        break;
    case Outcome::Collided:
        m_report.collided.push_back({row.key, done.why});
        break;
    }
}

Result<UndoRun::Done> UndoRun::restore(const Row &row)
{
    if (row.fate == Row::Fate::Spared)
        return Done{Outcome::Already, {}};
    return m_bundle->info().removes ? putBack(row) : changeBack(row);
}

// The row and what went with it: all of it or nothing.
Result<UndoRun::Done> UndoRun::putBack(const Row &row)
{
    const bool writes = !m_task.options.preview;
    if (writes)
        if (auto begun = m_connection->execute("SAVEPOINT one_row"); !begun)
            return tl::unexpected<Error>(begun.error());
    auto done = putBackOne(row);
    // Of one that perhaps never went (the program ended before it knew) what is there is the truth.
    if (done && done->outcome == Outcome::Collided && row.fate == Row::Fate::Kept)
        done = Done{Outcome::Already, {}};
    for (const Row &child : row.children) {
        if (!done || done->outcome == Outcome::Collided || done->outcome == Outcome::Already)
            break;
        const auto one = putBackOne(child);
        if (!one || one->outcome == Outcome::Collided)
            done = one;
    }
    if (writes) {
        if (!done || done->outcome == Outcome::Collided)
            if (auto back = m_connection->execute("ROLLBACK TO one_row"); !back)
                return tl::unexpected<Error>(back.error());
        if (auto released = m_connection->execute("RELEASE one_row"); !released)
            return tl::unexpected<Error>(released.error());
    }
    return done;
}

Result<UndoRun::Done> UndoRun::putBackOne(const Row &row)
{
    const TableShape &shape = m_shapes[size_t(row.table)];
    const auto statement = m_connection->cached(shape.selectSql());
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    bool taken = false;
    {
        const Resetting resetting(*statement);
        bindIdentity(**statement, row.identity);
        const auto there = (*statement)->step();
        if (!there)
            return tl::unexpected<Error>(there.error());
        if (*there && isSame(**statement, int(shape.identity.size()), row.image))
            return Done{Outcome::Already, {}};
        taken = *there;
    }
    const bool numberMatters = !shape.byRowid || shape.rowidIsColumn;
    if (taken && numberMatters)
        return Done{Outcome::Collided, QStringLiteral("another row has its place")};
    if (!m_task.options.preview)
        return insert(row, !taken);
    const auto refusal = m_uniqueKeys[size_t(row.table)].refusal(*m_connection, row.image);
    if (!refusal)
        return tl::unexpected<Error>(refusal.error());
    if (!refusal->isEmpty())
        return Done{Outcome::Collided, *refusal};
    return Done{taken ? Outcome::Renumbered : Outcome::Restored, {}};
}

Result<UndoRun::Done> UndoRun::refused(const Row &row, const Error &error, const Key *itself)
{
    if (!isConstraint(error))
        return tl::unexpected<Error>(error);
    QString why = whyRefused(error);
    if (error.sqliteCode == SQLITE_CONSTRAINT_UNIQUE) {
        const auto refusal = m_uniqueKeys[size_t(row.table)].refusal(*m_connection, row.image, itself);
        if (!refusal)
            return tl::unexpected<Error>(refusal.error());
        why = refusal->isEmpty() ? why : *refusal;
    }
    return Done{Outcome::Collided, why};
}

// Beyond all that are there and all that are still to come.
Result<qint64> UndoRun::freeNumber(int table)
{
    const TableShape &shape = m_shapes[size_t(table)];
    const auto there =
        m_connection->scalar("SELECT max(" + shape.identity.front() + ") FROM " + shape.quotedName());
    const auto here = m_bundle->highestNumber(table);
    if (!there || !here)
        return tl::unexpected<Error>(!there ? there.error() : here.error());
    return std::max(toInteger(*there).value_or(0), *here) + 1;
}

Result<UndoRun::Done> UndoRun::insert(const Row &row, bool withRowid)
{
    const TableShape &shape = m_shapes[size_t(row.table)];
    const auto statement = m_connection->cached(shape.insertSql(true));
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    Key identity = row.identity;
    if (!withRowid) {
        const auto free = freeNumber(row.table);
        if (!free)
            return tl::unexpected<Error>(free.error());
        identity.parts = {*free};
    }
    {
        const Resetting resetting(*statement);
        bindImage(**statement, row.image);
        bindIdentity(**statement, identity);
        if (const auto done = (*statement)->step(); !done)
            return refused(row, done.error());
    }
    // What was written is read back: it must be what it was, to the byte.
    const auto written = m_connection->cached(shape.selectSql());
    if (!written)
        return tl::unexpected<Error>(written.error());
    const Resetting resetting(*written);
    bindIdentity(**written, identity);
    const auto there = (*written)->step();
    if (!there)
        return tl::unexpected<Error>(there.error());
    if (!*there || !isSame(**written, int(shape.identity.size()), row.image))
        return failure(
            ErrorCode::DataLoss,
            QStringLiteral("Row %1 did not come back as it was, so nothing of this batch was put back.")
                .arg(row.key),
            m_connection->file());
    return Done{withRowid ? Outcome::Restored : Outcome::Renumbered, {}};
}

Result<UndoRun::Done> UndoRun::changeBack(const Row &row)
{
    const TableShape &shape = m_shapes.front();
    const QStringList &columns = m_bundle->setColumns();
    QByteArray isOurs, sets;
    std::vector<Value> old;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        const QByteArray column = quotedIdentifier(columns[i]), number = QByteArray::number(i);
        isOurs += " AND " + column + " IS :n" + number;
        sets += (i ? ", " : "") + column + " = :c" + number;
        const int index = shape.columnIndex(columns[i]);
        old.push_back(index < 0 ? Value() : row.image[size_t(index)]);
    }
    const auto look = m_connection->cached("SELECT 1" + isOurs + ", " + shape.columnList() + " FROM " +
                                           shape.quotedName() + " WHERE " + shape.isRow());
    if (!look)
        return tl::unexpected<Error>(look.error());
    {
        const Resetting resetting(*look);
        bindIdentity(**look, row.identity);
        bindIdentity(**look, Key{row.newValues}, 'n');
        const auto there = (*look)->step();
        if (!there)
            return tl::unexpected<Error>(there.error());
        if (!*there)
            return Done{Outcome::Collided, QStringLiteral("it is gone")};
        if (isSame(**look, 1, row.image))
            return Done{Outcome::Already, {}};
        bool othersSame = (*look)->integer(0) != 0;
        for (qsizetype i = 0; othersSame && i < shape.columns.size(); ++i)
            if (!columns.contains(shape.columns[i], Qt::CaseInsensitive))
                othersSame = isSame(**look, int(i) + 1, {row.image[size_t(i)]});
        if (!othersSame)
            return Done{Outcome::Collided, QStringLiteral("it changed since")};
    }
    if (m_task.options.preview) {
        const auto refusal = m_uniqueKeys.front().refusal(*m_connection, row.image, &row.identity);
        if (!refusal)
            return tl::unexpected<Error>(refusal.error());
        return refusal->isEmpty() ? Done{} : Done{Outcome::Collided, *refusal};
    }
    const auto change = m_connection->cached("UPDATE OR ABORT " + shape.quotedName() + " SET " + sets +
                                             " WHERE " + shape.isRow());
    if (!change)
        return tl::unexpected<Error>(change.error());
    const Resetting resetting(*change);
    bindImage(**change, old);
    bindIdentity(**change, row.identity);
    if (const auto done = (*change)->step(); !done)
        return refused(row, done.error(), &row.identity);
    return Done{};
}

void UndoRun::tellProgress()
{
    if (m_task.progress)
        m_task.progress({m_bundle->rows(), m_done, m_report.restored, qint64(m_report.collided.size())});
}

} // namespace storescope
