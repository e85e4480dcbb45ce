// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/bundle.h"

#include "core/action/plantext.h"
#include "core/base/sha256.h"
#include "core/read/governedread.h"
#include "core/sqlite/filestamp.h"
#include "core/sqlite/opening.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLockFile>

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

namespace storescope {

namespace {

const QByteArray setInManifest = QByteArrayLiteral("INSERT OR REPLACE INTO storescope_manifest VALUES(?, ?)");

QByteArray jsonOf(const std::vector<Value> &values)
{
    QJsonArray array;
    for (const Value &value : values)
        array.append(valueToJson(value));
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

Text text(const QByteArray &utf8)
{
    return Text{utf8};
}

// The file's name is on the disk too.
void syncFolder(const QString &file)
{
    const int folder =
        open(QFile::encodeName(QFileInfo(file).absolutePath()).constData(), O_RDONLY | O_DIRECTORY);
    if (folder >= 0) {
        fsync(folder);
        close(folder);
    }
}

Result<void> run(Connection &connection, const QByteArray &sql, const std::vector<Value> &values)
{
    const auto statement = connection.cached(sql);
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    const Resetting resetting(*statement);
    for (size_t i = 0; i < values.size(); ++i)
        (*statement)->bind(int(i) + 1, values[i]);
    const auto done = (*statement)->step();
    return done ? Result<void>() : tl::unexpected<Error>(done.error());
}

} // namespace

QString bundleLockPath(const QString &bundle)
{
    return bundle + QStringLiteral(".lock");
}

BundleWriter::BundleWriter(QString path, const ActionRule &rule)
    : m_path(std::move(path)), m_rule(rule), m_lock(std::make_unique<QLockFile>(bundleLockPath(m_path)))
{
    m_lock->setStaleLockTime(0);
}

BundleWriter::~BundleWriter() = default;

Result<std::unique_ptr<BundleWriter>> BundleWriter::create(const QString &path, const ActionRule &rule,
                                                           const Plan &plan, const StoreMark &mark)
{
    std::unique_ptr<BundleWriter> bundle(new BundleWriter(path, rule));
    if (!bundle->m_lock->tryLock(0))
        return failure(ErrorCode::Io, QStringLiteral("The graveyard cannot be written."), path);
    if (auto made = bundle->makeFile(plan, mark); !made)
        return tl::unexpected<Error>(made.error());
    auto connection = openForWriting(path, {.wal = true, .durability = Durability::Full});
    if (!connection) {
        QFile::remove(path);
        return tl::unexpected<Error>(connection.error());
    }
    bundle->m_connection = std::move(*connection);
    return bundle;
}

// Under another name until its tables stand: whoever is ended in between leaves nothing that looks like a
// damaged bundle.
Result<void> BundleWriter::makeFile(const Plan &plan, const StoreMark &mark)
{
    const QString begun = m_path + QStringLiteral(".new");
    QFile::remove(journalPath(begun));
    QFile::remove(begun); // of one that was ended; its lock is ours
    QFile file(begun);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return failure(ErrorCode::Io,
                       QStringLiteral("The graveyard cannot be written: %1").arg(file.errorString()), m_path);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.close();
    auto made = makeTables(begun, plan, mark);
    if (made && renameat2(AT_FDCWD, QFile::encodeName(begun).constData(), AT_FDCWD,
                          QFile::encodeName(m_path).constData(), RENAME_NOREPLACE) != 0)
        made = failure(ErrorCode::Io,
                       QStringLiteral("The bundle cannot be named: %1").arg(qt_error_string(errno)), m_path);
    if (made)
        syncFolder(m_path);
    else
        QFile::remove(begun);
    return made;
}

Result<void> BundleWriter::set(const QByteArray &key, const Value &value)
{
    return run(*m_connection, setInManifest, {text(key), value});
}

Result<void> BundleWriter::makeTables(const QString &file, const Plan &plan, const StoreMark &mark)
{
    auto opened = openForWriting(file, {.create = true, .wal = false, .durability = Durability::Full});
    if (!opened)
        return tl::unexpected<Error>(opened.error());
    Connection &connection = **opened;
    std::vector<QByteArray> statements{
        "BEGIN",
        "CREATE TABLE storescope_manifest(key TEXT PRIMARY KEY, value)",
        "CREATE TABLE storescope_schema(name TEXT PRIMARY KEY, sql TEXT)",
        "CREATE TABLE storescope_tables(n INTEGER PRIMARY KEY, name TEXT, columns TEXT)",
        "CREATE TABLE storescope_rows(n INTEGER PRIMARY KEY, tab INTEGER, parent INTEGER, key TEXT, identity "
        "TEXT, "
        "fingerprint TEXT, fate TEXT, new_values TEXT)",
        "CREATE TABLE storescope_batches(batch INTEGER PRIMARY KEY, first_row INTEGER, last_row INTEGER, "
        "sha256 TEXT)"};
    std::vector<const TableShape *> shapes{&m_rule.shape()};
    for (const ChildTable &child : m_rule.children())
        shapes.push_back(&child.shape);
    QStringList made;
    for (const TableShape *shape : shapes) {
        if (!made.contains(shape->name,
                           Qt::CaseInsensitive)) // columns without a type keep every value as it is
            statements.push_back("CREATE TABLE " + shape->quotedName() +
                                 "(storescope_row INTEGER PRIMARY KEY, " + shape->columnList() + ')');
        made << shape->name;
    }
    for (const QByteArray &sql : statements)
        if (auto done = connection.execute(sql); !done)
            return done;
    for (size_t n = 0; n < shapes.size(); ++n) {
        const QByteArray columns =
            QJsonDocument(QJsonArray::fromStringList(shapes[n]->columns)).toJson(QJsonDocument::Compact);
        if (auto done = run(connection, "INSERT INTO storescope_tables VALUES(?, ?, ?)",
                            {qint64(n), textValue(shapes[n]->name), text(columns)});
            !done)
            return done;
    }
    for (auto table = mark.schema.begin(); table != mark.schema.end(); ++table)
        if (auto done = run(connection, "INSERT INTO storescope_schema VALUES(?, ?)",
                            {textValue(table.key()), textValue(table.value())});
            !done)
            return done;
    const QByteArray set_columns =
        QJsonDocument(QJsonArray::fromStringList(m_rule.setColumns())).toJson(QJsonDocument::Compact);
    const std::vector<std::pair<QByteArray, Value>> manifest{
        {"format", text("storescope-bundle")},
        {"version", qint64(1)},
        {"state", text("unfinished")},
        {"action", textValue(plan.act)},
        {"title", textValue(plan.title)},
        {"collection", textValue(plan.collection)},
        {"rule", textValue(plan.rule)},
        {"store", textValue(mark.path)},
        {"product", textValue(plan.product)},
        {"product_version", textValue(plan.productVersion)},
        {"made", textValue(Instant::now().toIso())},
        {"removes", qint64(m_rule.removes())},
        {"set_columns", text(set_columns)},
        {"mark", text(mark.toJson())}};
    for (const auto &[key, value] : manifest)
        if (auto done = run(connection, setInManifest, {text(key), value}); !done)
            return done;
    return connection.execute("COMMIT");
}

Result<void> BundleWriter::keepOne(const TableShape &shape, int table, qint64 parent, const Key &identity,
                                   const RowImage &image, const QString &key,
                                   const std::vector<Value> &newValues)
{
    const QByteArray fingerprint = fingerprintOf(image).hex();
    m_digest += fingerprint;
    const qint64 n = ++m_row;
    const QByteArray changed = newValues.empty() ? QByteArray() : jsonOf(newValues);
    if (auto done = run(*m_connection, "INSERT INTO storescope_rows VALUES(?, ?, ?, ?, ?, ?, 'kept', ?)",
                        {n, qint64(table), parent ? Value(parent) : Value(), textValue(key),
                         text(jsonOf(identity.parts)), text(fingerprint),
                         changed.isEmpty() ? Value() : Value(text(changed))});
        !done)
        return done;
    QByteArray sql = "INSERT INTO " + shape.quotedName() + " VALUES(?";
    for (size_t i = 0; i < image.size(); ++i)
        sql += ", ?";
    std::vector<Value> values{n};
    values.insert(values.end(), image.begin(), image.end());
    return run(*m_connection, sql + ')', values);
}

Result<void> BundleWriter::keep(const std::vector<WholeRow> &rows, const std::vector<QString> &keys)
{
    if (auto begun = m_connection->execute("BEGIN IMMEDIATE"); !begun)
        return begun;
    const auto fail = [this](const Error &error) -> Result<void> {
        m_connection->rollback();
        return tl::unexpected<Error>(error);
    };
    if (auto written = writeFates(); !written)
        return fail(written.error());
    const qint64 first = m_row + 1;
    m_digest.clear();
    for (size_t i = 0; i < rows.size(); ++i) {
        const WholeRow &row = rows[i];
        if (auto kept = keepOne(m_rule.shape(), 0, 0, row.identity, row.image, keys[i], row.newValues); !kept)
            return fail(kept.error());
        const qint64 main = m_row;
        m_main.push_back(main);
        for (const WholeRow::Child &child : row.children)
            if (auto kept = keepOne(m_rule.children()[size_t(child.table)].shape, child.table + 1, main,
                                    child.identity, child.image, {}, {});
                !kept)
                return fail(kept.error());
    }
    if (auto noted = run(*m_connection, "INSERT INTO storescope_batches VALUES(?, ?, ?, ?)",
                         {++m_batch, first, m_row, text(sha256Hex(m_digest))});
        !noted)
        return fail(noted.error());
    if (auto done = m_connection->execute("COMMIT"); !done)
        return fail(done.error());
    m_fates.clear();
    return {};
}

void BundleWriter::tell(Fate fate, qint64 rows)
{
    for (qint64 i = 0; i < rows && !m_main.empty(); ++i) {
        m_fates.emplace_back(m_main.front(), fate);
        m_main.pop_front();
    }
}

Result<void> BundleWriter::writeFates()
{
    for (const auto &[row, fate] : m_fates) {
        const Value word = text(fate == Fate::Removed ? "removed" : "spared");
        if (auto done = run(*m_connection, "UPDATE storescope_rows SET fate = ? WHERE n = ?", {word, row});
            !done)
            return done;
    }
    return {};
}

Result<void> BundleWriter::finish(const Sum &sum, bool whole)
{
    if (auto begun = m_connection->execute("BEGIN IMMEDIATE"); !begun)
        return begun;
    auto done = writeFates();
    const std::vector<std::pair<QByteArray, Value>> manifest{
        {"state", text(whole ? "finished" : "unfinished")},
        {"removed", sum.removed},
        {"spared", sum.spared},
        {"bytes", sum.bytes},
        {"longest_lock_us", sum.longestLockUs},
        {"finished", textValue(Instant::now().toIso())}};
    for (const auto &[key, value] : manifest)
        if (done)
            done = set(key, value);
    if (done)
        done = m_connection->execute("COMMIT");
    if (!done) {
        m_connection->rollback();
        return done;
    }
    m_fates.clear();
    // From here on it is one file.
    return m_connection->execute("PRAGMA journal_mode=DELETE");
}

} // namespace storescope
