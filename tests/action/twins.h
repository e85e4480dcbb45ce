// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/wholerow.h"
#include "core/sqlite/opening.h"
#include "tests/action/actionfixture.h"

namespace storescope::test {

using Rows = QMap<qint64, QString>; // by row number

// What one row is to an action at a time, by the rule that preview and apply ask.
struct Ruled
{
    QSet<qint64> meant;
    QMap<qint64, QString> states;
};

// A file that both sides get a copy of.
class Twins
{
public:
    // Made by a store and filled by hand, closed.
    template <class Make>
    explicit Twins(Make make)
    {
        make(ours());
        if (!QFile::copy(ours(), theirs()))
            qFatal("not copied");
    }
    QString ours() const { return m_dir.filePath(QStringLiteral("ours.db")); }
    QString theirs() const { return m_dir.filePath(QStringLiteral("theirs.db")); }

    // Through a collection of the built-in profile.
    Ruled ruled(const QString &collection, const QString &act, const Instant &now) const
    {
        const auto store = m_actions.open(theirs());
        const auto &all = store->collections();
        const auto found =
            std::find_if(all.begin(), all.end(), [&](const auto &each) { return each->id() == collection; });
        auto connection = openForReading(theirs());
        if (found == all.end() || !connection)
            qFatal("no collection %s", qPrintable(collection));
        const auto rule = ActionRule::make(**connection, *found, {act, {}});
        if (!rule)
            qFatal("%s", qPrintable(rule.error().sentence));
        return scanned(**connection, *rule, now);
    }
    ApplyReport apply(const QString &collection, const QString &act) const
    {
        const auto store = m_actions.open(theirs());
        return m_actions.apply(store, ActionFixture::preview(store, act, collection).plan);
    }
    const ActionFixture &actions() const { return m_actions; }

private:
    static Ruled scanned(Connection &connection, const ActionRule &rule, const Instant &now)
    {
        Ruled ruled;
        WholeRowReader reader(connection, rule, now);
        auto scan = connection.prepare(rule.scanSql(true).toStdString());
        rule.bind(*scan, now);
        while (scan->step().value_or(false)) {
            const qint64 row = scan->integer(0);
            const auto whole = reader.read(Key{{Value(row)}});
            if (rule.holds(*scan, 1, now) != (*whole)->holds)
                qFatal("the scan and the row disagree on %lld", static_cast<long long>(row));
            if ((*whole)->holds)
                ruled.meant << row;
            ruled.states[row] = (*whole)->state;
        }
        return ruled;
    }

    QTemporaryDir m_dir;
    ActionFixture m_actions;
};

inline void runSql(const QString &file, const QByteArrayList &statements)
{
    WriteOptions options;
    options.wal = false;
    auto connection = openForWriting(file, options);
    for (const QByteArray &sql : statements)
        if (const auto done = (*connection)->execute(sql); !done)
            qFatal("%s: %s", sql.constData(), qPrintable(done.error().sentence));
}

// Row numbers of a table with a text of each row.
inline Rows rowsOf(const QString &file, const QByteArray &sql)
{
    Rows rows;
    auto connection = openForReading(file);
    auto statement = (*connection)->prepare(sql.toStdString());
    while (statement->step().value_or(false)) {
        QStringList cells; // with the type, so that 1 is not '1'
        for (int i = 1; i < statement->columnCount(); ++i)
            cells << QString::number(int(statement->type(i))) + QLatin1Char(' ') +
                         toDisplay(statement->value(i));
        rows[statement->integer(0)] = cells.join(QLatin1Char('|'));
    }
    return rows;
}

inline QSet<qint64> numbers(const Rows &rows)
{
    return QSet<qint64>(rows.keyBegin(), rows.keyEnd());
}

} // namespace storescope::test
