// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/apply.h"
#include "core/action/graveyard.h"
#include "core/action/undo.h"
#include "core/profile/profilelibrary.h"
#include "tests/support/fixture.h"
#include "tests/writer/writerprocess.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace storescope::test {

// Expired items k1 … k1000; their values are 1 … 1000.
inline const QByteArray thousandRows =
    "INSERT INTO items WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) "
    "SELECT 'k' || i, 1000, i FROM n";

// A folder with a store of our own, its profile, a graveyard, and the steps of an action to their ends.
class ActionFixture
{
public:
    ActionFixture()
    {
        for (const char *name : {"store", "profiles"})
            QDir(m_dir.path()).mkdir(QLatin1String(name));
    }
    // With the table of itemsCollection, and nothing in it.
    static ActionFixture withItems(const QByteArray &journal = "wal")
    {
        ActionFixture fixture;
        fixture.setProfile(itemsCollection());
        fixture.sql({"PRAGMA journal_mode=" + journal,
                     "CREATE TABLE items(id TEXT PRIMARY KEY, expires_at INTEGER, value)"});
        return fixture;
    }
    QString file() const { return m_dir.filePath(QStringLiteral("store/test.db")); }
    QString elsewhere(const QString &name) const { return m_dir.filePath(name); }
    QString graveyard() const { return m_dir.filePath(QStringLiteral("graveyard")); }

    // What stands below the profile's head; `has`: the tables by which the file is known.
    void setProfile(const QByteArray &collections, const QByteArray &variant = "has = { items = [\"id\"] }")
    {
        QFile file(m_dir.filePath(QStringLiteral("profiles/test.toml")));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no profile");
        file.write("id = \"test\"\nname = \"Test\"\n[[variant]]\n" + variant + '\n' + collections);
        file.close();
        m_profiles = std::make_shared<ProfileLibrary>(m_dir.filePath(QStringLiteral("profiles")));
        if (const auto mistakes = m_profiles->mistakes(QStringLiteral("test")); !mistakes.empty())
            qFatal("line %d: %s", mistakes.front().line, qPrintable(mistakes.front().reason));
    }
    // Things that expire; the id is the key, `expires_at` ms.
    static QByteArray itemsCollection(const QByteArray &action = "do = \"sweep\"\nexpired = \"expires\"\n")
    {
        return "[[collection]]\nid = \"items\"\nkind = \"keyvalue\"\nfrom = \"items\"\nkey = [\"id\"]\n"
               "[collection.fields]\nkey = \"id\"\nexpires = { column = \"expires_at\", time = \"ms\", none "
               "= [0] }\n"
               "[[collection.action]]\n" +
               action;
    }

    // Runs SQL on a file as another process, a line each; the answer to the last.
    static QByteArray sql(const QString &file, const QList<QByteArray> &lines)
    {
        WriterProcess shell(QStringLiteral("shell"), file, {QStringLiteral("--create")});
        if (!shell.waitUntilReady())
            qFatal("no writer");
        QByteArray answer;
        for (const QByteArray &line : lines) {
            answer = shell.sql(line);
            if (!answer.startsWith("ok 0"))
                qWarning("%s: %s", line.constData(), answer.constData());
        }
        shell.end();
        return answer.mid(5);
    }
    QByteArray sql(const QList<QByteArray> &lines) const { return sql(file(), lines); }
    qint64 number(const QByteArray &query) const { return sql({query}).toLongLong(); }

    std::shared_ptr<OpenStore> open() const { return open(file()); }
    std::shared_ptr<OpenStore> open(const QString &path) const
    {
        OpenStore::Environment environment;
        environment.profiles = m_profiles;
        auto future = OpenStore::open(path, environment);
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 30'000))
            qFatal("not opened in 30 s");
        auto opened = future.result();
        if (!opened)
            qWarning("%s", qPrintable(opened.error().sentence));
        return opened ? *opened : nullptr;
    }

    // An object with start(), to its signal finished.
    template <class Report, class Action>
    static Report finish(Action &action)
    {
        std::optional<Report> result;
        QObject context;
        QObject::connect(&action, &Action::finished, &context,
                         [&](const Report &report) { result = report; });
        action.start();
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 120'000))
            qFatal("not finished in 120 s");
        return std::move(*result);
    }
    static PreviewReport preview(const std::shared_ptr<OpenStore> &store,
                                 const QString &act = QStringLiteral("sweep"),
                                 const QString &collection = QStringLiteral("items"),
                                 const QStringList &ids = {})
    {
        ActionPreview action(store, collection, {act, {}}, ids);
        return finish<PreviewReport>(action);
    }
    ApplyReport apply(const std::shared_ptr<OpenStore> &store, std::shared_ptr<const Plan> plan,
                      ApplyOptions options = {}) const
    {
        if (options.graveyard.isEmpty())
            options.graveyard = graveyard();
        Apply action(store, std::move(plan), options);
        return finish<ApplyReport>(action);
    }
    static UndoReport undo(const QString &bundle, const UndoOptions &options = {},
                           const std::shared_ptr<OpenStore> &open = {})
    {
        Undo action(bundle, options, open);
        return finish<UndoReport>(action);
    }

    // Every row of a table with its row number, types and bytes: equal only when the tables are.
    QByteArray dump(const QByteArray &table, const QByteArray &columns, bool rowid = true) const
    {
        QByteArray each;
        for (const QByteArray &column : columns.split(','))
            each += "||'|'||typeof(" + column + ")||':'||quote(" + column + ')';
        const QByteArray number = rowid ? QByteArray("rowid") : QByteArray("''");
        return sql({"SELECT group_concat(line, char(59)) FROM (SELECT " + number + each + " AS line FROM " +
                    table + " ORDER BY 1)"});
    }
    static QStringList whys(const std::vector<Spared> &spared)
    {
        QStringList list;
        for (const Spared &one : spared)
            list << one.key + QStringLiteral(": ") + one.why;
        list.sort();
        return list;
    }
    static QStringList keys(const Plan &plan)
    {
        QStringList list;
        for (const PlanRow &row : plan.rows)
            list << toString(row.shown());
        return list;
    }

private:
    QTemporaryDir m_dir;
    std::shared_ptr<ProfileLibrary> m_profiles = std::make_shared<ProfileLibrary>();
};

} // namespace storescope::test
