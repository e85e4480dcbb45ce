// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/store/storeconnection.h"
#include "tests/sqlite/folder.h"

#include <QDir>
#include <QFile>
#include <QFuture>
#include <QMap>
#include <QTemporaryDir>
#include <QTest>

#include <semaphore>

namespace storescope::test {

// A store made up for the tests, of the third version.
inline const StoreSchema &notes()
{
    static const StoreSchema schema{
        QStringLiteral("note store"),
        {"CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT, rank INTEGER)"},
        {{QStringLiteral("note"), {QStringLiteral("id"), QStringLiteral("rank")}}},
        3,
        {{2, {"ALTER TABLE note ADD COLUMN rank INTEGER"}}}};
    return schema;
}

inline Result<StoreConnection::Ptr> openNotes(ConnectionPool &pool, const QString &file,
                                              const WriteOptions &options = {})
{
    return StoreConnection::open(pool, file, notes(), options).result();
}

inline Result<void> insert(Connection &connection)
{
    return connection.execute("INSERT INTO note (text) VALUES ('x')");
}

inline QString ask(StoreConnection &store, const QByteArray &sql)
{
    const auto value = store.read([sql](Connection &connection) { return connection.scalar(sql); }).result();
    return value ? toDisplay(*value) : value.error().sentence;
}

// What the folder holds: names and bytes.
inline QMap<QString, QByteArray> contents(const QString &folder)
{
    QMap<QString, QByteArray> found;
    for (const QString &name : QDir(folder).entryList(QDir::Files)) {
        QFile file(QDir(folder).filePath(name));
        found[name] = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
    }
    return found;
}

// Keeps the connection busy from its making until `letGo`.
class Occupied
{
public:
    explicit Occupied(StoreConnection &store)
        : done(store.write([this](Connection &connection) {
              m_running.release();
              m_go.acquire();
              return insert(connection);
          }))
    {
        m_running.acquire();
    }
    ~Occupied()
    {
        letGo();
        done.waitForFinished();
    }
    Occupied(const Occupied &) = delete;
    Occupied &operator=(const Occupied &) = delete;
    void letGo() { m_go.release(); }

private:
    std::counting_semaphore<4> m_running{0}, m_go{0};

public:
    QFuture<Result<void>> done;
};

// A folder that goes, and a file in it that is not there yet.
class StoreFolder
{
public:
    QString path(const char *name) const { return m_dir.filePath(QString::fromUtf8(name)); }
    QString folder() const { return m_dir.path(); }
    QString file() const { return path("own.db"); }

    // As another program would have made it: rollback journal, closed.
    bool makeFile(const QByteArrayList &statements) const
    {
        WriteOptions options;
        options.wal = false;
        auto connection = openForWriting(file(), options);
        return connection && std::all_of(statements.begin(), statements.end(), [&](const QByteArray &sql) {
                   return (*connection)->execute(sql).has_value();
               });
    }

private:
    QTemporaryDir m_dir;
};

// The value, or the test fails with the error's sentence.
#define STORE_VALUE(name, expression)                                                                        \
    auto name##Result = (expression);                                                                        \
    QVERIFY2(name##Result, name##Result ? "" : qPrintable(name##Result.error().sentence));                   \
    auto &name = *name##Result
#define STORE_OK(expression)                                                                                 \
    do {                                                                                                     \
        const auto okResult = (expression);                                                                  \
        QVERIFY2(okResult, okResult ? "" : qPrintable(okResult.error().sentence));                           \
    } while (false)
#define STORE_FAILS(expression, expected)                                                                    \
    do {                                                                                                     \
        const auto failResult = (expression);                                                                \
        QVERIFY(!failResult);                                                                                \
        QCOMPARE(errorCodeName(failResult.error().code), errorCodeName(ErrorCode::expected));                \
    } while (false)

// What sqlite_master says of the tables and indexes, white space apart, sorted.
inline QStringList schemaText(const QString &file)
{
    QStringList lines;
    const auto connection = openForReading(file);
    if (!connection)
        return {connection.error().sentence};
    auto rows = (*connection)->prepare("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name");
    while (rows && rows->step().value_or(false))
        lines += toDisplay(rows->value(0)).simplified();
    return lines;
}

} // namespace storescope::test
