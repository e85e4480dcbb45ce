// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/profilelibrary.h"
#include "core/read/openstore.h"
#include "tests/writer/writerprocess.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QFuture>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace storescope {

// A folder with a store that the writer program makes, a profile of our own, and what it takes to open it.
class StoreFixture
{
public:
    StoreFixture()
    {
        QDir(m_dir.path()).mkdir(QStringLiteral("store"));
        QDir(m_dir.path()).mkdir(QStringLiteral("profiles"));
    }

    QString file() const { return m_dir.filePath(QStringLiteral("store/log.db")); }
    QString folder() const { return m_dir.filePath(QStringLiteral("store")); }
    QString elsewhere(const QString &name) const { return m_dir.filePath(name); }

    // What stands below [[collection]]; `has`: the tables by which the file is known.
    void setProfile(const QByteArray &collections, const QByteArray &has = "log = [\"body\"]")
    {
        QFile file(m_dir.filePath(QStringLiteral("profiles/test.toml")));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no profile");
        file.write("id = \"test\"\nname = \"Test\"\n[[file]]\nrole = \"main\"\nfind = [\"./log.db\"]\n"
                   "[[variant]]\nrole = \"main\"\nhas = { " +
                   has + " }\n" + collections);
        file.close();
        m_profiles = std::make_shared<ProfileLibrary>(m_dir.filePath(QStringLiteral("profiles")));
    }

    // The table `log` of the writer program, followed in the given way.
    static QByteArray logCollection(const QByteArray &tail = "tail = \"append\"")
    {
        return "[[collection]]\nid = \"log\"\nkind = \"log\"\nfrom = \"log\"\nkey = [\"id\"]\n" + tail +
               "\n[collection.fields]\ntime = { column = \"at\", time = \"ms\" }\n"
               "session = \"session\"\ntype = \"type\"\npayload = { column = \"body\", codec = \"json\" }\n";
    }

    bool create(const QString &options) const
    {
        return WriterProcess::run(QStringLiteral("create"), file(), words(options));
    }
    static QStringList words(const QString &options) { return options.split(u' ', Qt::SkipEmptyParts); }

    OpenStore::Environment environment(FileEvents *events = nullptr) const
    {
        OpenStore::Environment environment;
        environment.profiles = m_profiles;
        environment.events = events;
        return environment;
    }

    std::shared_ptr<OpenStore> open(FileEvents *events = nullptr) const
    {
        return open(file(), environment(events));
    }
    static std::shared_ptr<OpenStore> open(const QString &path, const OpenStore::Environment &environment)
    {
        auto future = OpenStore::open(path, environment);
        auto opened = value(future);
        if (!opened)
            qWarning("%s", qPrintable(opened.error().sentence));
        return opened ? *opened : nullptr;
    }

    // Waits with a running event loop.
    template <class T>
    static T value(QFuture<T> future)
    {
        if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 30'000))
            qFatal("nothing came in 30 s");
        return future.result();
    }
    static Page page(OpenStore &store, PageRequest request, const QString &collection = QStringLiteral("log"))
    {
        auto read = value(store.page(collection, request));
        if (!read)
            qFatal("%s", qPrintable(read.error().sentence));
        return std::move(*read);
    }
    static std::vector<qint64> numbers(const std::vector<Record> &records)
    {
        std::vector<qint64> keys;
        for (const Record &record : records)
            keys.push_back(toInteger(record.key.parts.front()).value_or(-1));
        return keys;
    }
    static Key key(qint64 number)
    {
        Key key;
        key.parts = {number};
        return key;
    }
    static std::vector<qint64> range(qint64 first, qint64 last)
    {
        std::vector<qint64> numbers;
        for (qint64 n = first; n <= last; ++n)
            numbers.push_back(n);
        return numbers;
    }

private:
    QTemporaryDir m_dir;
    std::shared_ptr<ProfileLibrary> m_profiles = std::make_shared<ProfileLibrary>();
};

} // namespace storescope
