// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/storemark.h"
#include "core/action/wholerow.h"

#include <deque>
#include <memory>

class QLockFile;

namespace storescope {

// Writes a bundle. Used on one thread.
class BundleWriter
{
public:
    static Result<std::unique_ptr<BundleWriter>> create(const QString &path, const ActionRule &rule,
                                                        const Plan &plan, const StoreMark &mark);
    ~BundleWriter();

    const QString &path() const { return m_path; }
    // Puts rows in; they are on the disk when it comes back. Together with what was told since.
    Result<void> keep(const std::vector<WholeRow> &rows, const std::vector<QString> &keys);
    // What became of kept rows, in the order of keeping: they are told in runs. Written with the next keep,
    // or finish.
    enum class Fate { Removed, Spared };
    void tell(Fate fate, qint64 rows);

    struct Sum
    {
        qint64 removed = 0, spared = 0, bytes = 0, longestLockUs = 0;
    };
    // Writes the rest and makes the bundle one file. `whole`: the action came to its end.
    Result<void> finish(const Sum &sum, bool whole);

private:
    BundleWriter(QString path, const ActionRule &rule);
    Result<void> makeFile(const Plan &plan, const StoreMark &mark);
    Result<void> makeTables(const QString &file, const Plan &plan, const StoreMark &mark);
    Result<void> keepOne(const TableShape &shape, int table, qint64 parent, const Key &identity,
                         const RowImage &image, const QString &key, const std::vector<Value> &newValues);
    Result<void> writeFates(); // they are told once the transaction is committed
    Result<void> set(const QByteArray &key, const Value &value);

    QString m_path;
    const ActionRule &m_rule;
    std::unique_ptr<QLockFile> m_lock;
    std::unique_ptr<Connection> m_connection;
    qint64 m_row = 0, m_batch = 0;
    std::deque<qint64> m_main;                    // numbers of kept rows whose fate is not told yet
    std::vector<std::pair<qint64, Fate>> m_fates; // told, and not on the disk yet
    QByteArray m_digest;
};

// A bundle's path with what stands beside it while it is written.
QString bundleLockPath(const QString &bundle);

} // namespace storescope
