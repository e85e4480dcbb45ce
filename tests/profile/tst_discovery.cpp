// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/profile/discovery.h"
#include "core/profile/openfiles.h"
#include "core/profile/pathtemplate.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace storescope;

namespace {

const QByteArray profiles[] = {"id = \"kit\"\n"
                               "[[file]]\n"
                               "role = \"state\"\n"
                               "find = \"${KIT_HOME:-~/.kit}/state_#.sqlite\"\n"
                               "highest = true\n"
                               "[[file]]\n"
                               "role = \"logs\"\n"
                               "find = \"${KIT_HOME:-~/.kit}/logs_#.sqlite\"\n"
                               "highest = true\n"
                               "[[file]]\n"
                               "role = \"runs\"\n"
                               "find = \"${KIT_HOME:-~/.kit}/history/runs/*.db\"\n"
                               "exclude = \"index.db\"\n"
                               "[[variant]]\n"
                               "role = \"state\"\n"
                               "has = { kit = [\"a\"] }\n",
                               "id = \"pod\"\n"
                               "[[file]]\n"
                               "role = \"main\"\n"
                               "find = [\"./.pod/pod.db\", \"json:~/pods.json#/pods/*/dir/pod.db\"]\n"
                               "[[variant]]\n"
                               "has = { pod = [\"a\"] }\n",
                               "id = \"sea\"\n"
                               "[[file]]\n"
                               "role = \"session\"\n"
                               "find = \"~/.sea/*.db\"\n"
                               "exclude = [\"*.side.db\"]\n"
                               "[[file]]\n"
                               "role = \"side\"\n"
                               "suffix = \".side.db\"\n"
                               "[[variant]]\n"
                               "role = \"session\"\n"
                               "has = { sea = [\"a\"] }\n"};

} // namespace

class TestDiscovery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        qputenv("HOME", m_home->path().toLocal8Bit());
        for (const char *name : {"XDG_DATA_HOME", "KIT_HOME", "A_PLACE"})
            qunsetenv(name);
        for (int i = 0; i < 3; ++i)
            make(QStringLiteral("profiles/%1.toml").arg(i), profiles[i]);
        m_library = std::make_shared<ProfileLibrary>(home(QStringLiteral("profiles")));
    }

    void expandsTemplates()
    {
        make(QStringLiteral("a/x1.db"));
        make(QStringLiteral("a/x20.db"));
        make(QStringLiteral("b/.hidden/y.db"));
        const auto found = [&](const char *text) {
            return pathsOf(PathTemplates(home()).expand(QString::fromUtf8(text)));
        };
        QCOMPARE(found("~/a/x1.db"), (QStringList{home(QStringLiteral("a/x1.db"))}));
        QCOMPARE(found("~/a/*.db"),
                 (QStringList{home(QStringLiteral("a/x1.db")), home(QStringLiteral("a/x20.db"))}));
        QCOMPARE(found("~/a/x?.db"), (QStringList{home(QStringLiteral("a/x1.db"))}));
        QCOMPARE(found("~/*/*/y.db"), (QStringList{home(QStringLiteral("b/.hidden/y.db"))}));
        QCOMPARE(found("~/nothing/*.db"), QStringList());
        QCOMPARE(found("relative/x1.db"), QStringList());
        QCOMPARE(found("$A_PLACE/x1.db"), QStringList()); // not set
        QCOMPARE(found("${A_PLACE:-~/a}/x1.db"), (QStringList{home(QStringLiteral("a/x1.db"))}));
        QCOMPARE(found("${A_PLACE:-${XDG_DATA_HOME:-~/a}}/x1.db"),
                 (QStringList{home(QStringLiteral("a/x1.db"))}));
        qputenv("A_PLACE", home(QStringLiteral("a")).toLocal8Bit());
        QCOMPARE(found("$A_PLACE/x20.db"), (QStringList{home(QStringLiteral("a/x20.db"))}));
        QCOMPARE(found("${A_PLACE}/x20.db"), (QStringList{home(QStringLiteral("a/x20.db"))}));
        const auto numbered = PathTemplates(home()).expand(QStringLiteral("~/a/x#.db"));
        QCOMPARE(numbered.size(), size_t(2));
        QCOMPARE(numbered[1].number, 20);
    }

    void namesMatchGlobs_data()
    {
        QTest::addColumn<QString>("glob");
        QTest::addColumn<QString>("name");
        QTest::addColumn<qint64>("number"); // -2: it does not match
        const auto row = [](const char *glob, const char *name, qint64 number) {
            QTest::addRow("%s on %s", glob, name)
                << QString::fromUtf8(glob) << QString::fromUtf8(name) << number;
        };
        row("a.b", "a.b", -1);
        row("a.b", "aXb", -2);
        row("a.b", "a.bc", -2);
        row("", "", -1);
        row("*", "", -1);
        row("*.db", ".db", -1);
        row("*.db", "x.db-wal", -2);
        row("a*b*c", "aXbXbXc", -1);
        row("a*b*c", "aXbX", -2);
        row("?.db", "é.db", -1);
        row("?.db", "𝄞.db", -1); // one character, two units
        row("?.db", ".db", -2);
        row("x#.db", "x20.db", 20);
        row("x#.db", "x.db", -2);
        row("x#5.db", "x125.db", 12);
        row("*#.db", "a7.db", 7);
        row("#-#.db", "3-4.db", 3);
        row("[a].db", "a.db", -2);
    }
    void namesMatchGlobs()
    {
        QFETCH(QString, glob);
        QFETCH(QString, name);
        QFETCH(qint64, number);
        qint64 found = -2;
        QCOMPARE(PathTemplates::nameMatches(glob, name, &found), number > -2);
        QCOMPARE(found, number);
    }

    void looksUpwardsFromTheProject()
    {
        make(QStringLiteral("work/.pod/pod.db"));
        make(QStringLiteral("work/deep/er/file"));
        const QStringList upwards = pathsOf(
            PathTemplates(home(QStringLiteral("work/deep/er"))).expand(QStringLiteral("./.pod/pod.db")));
        QCOMPARE(upwards, (QStringList{home(QStringLiteral("work/.pod/pod.db"))}));
        make(QStringLiteral("work/deep/.pod/pod.db")); // nearer
        QCOMPARE(
            pathsOf(
                PathTemplates(home(QStringLiteral("work/deep/er"))).expand(QStringLiteral("./.pod/pod.db"))),
            (QStringList{home(QStringLiteral("work/deep/.pod/pod.db"))}));
    }

    void readsPlacesFromJson()
    {
        make(QStringLiteral("one/pod.db"));
        make(QStringLiteral("two/pod.db"));
        make(QStringLiteral("pods.json"),
             "{\"pods\": [{\"dir\": \"" + home(QStringLiteral("one")).toUtf8() +
                 "\"}, {\"dir\": \"two\"}, {\"dir\": 7}, {\"dir\": \"/nowhere\"}]}");
        QCOMPARE(pathsOf(PathTemplates({}).expand(QStringLiteral("json:~/pods.json#/pods/*/dir/pod.db"))),
                 (QStringList{home(QStringLiteral("one/pod.db")), home(QStringLiteral("two/pod.db"))}));
        QCOMPARE(pathsOf(PathTemplates({}).expand(QStringLiteral("json:~/pods.json#/pods/1/dir/pod.db"))),
                 (QStringList{home(QStringLiteral("two/pod.db"))}));
        make(QStringLiteral("pods.json"), "no json");
        QVERIFY(PathTemplates({}).expand(QStringLiteral("json:~/pods.json#/pods/*/dir/pod.db")).empty());
    }

    void findsStoresOfProfiles()
    {
        make(QStringLiteral(".kit/state_4.sqlite"));
        make(QStringLiteral(".kit/state_5.sqlite"), QByteArray(4096, 'x'));
        make(QStringLiteral(".kit/state_5.sqlite-wal"), QByteArray(100, 'x'));
        make(QStringLiteral(".kit/logs_2.sqlite"), QByteArray(512, 'x'));
        make(QStringLiteral(".sea/a.db"));
        make(QStringLiteral(".sea/a.side.db"));
        make(QStringLiteral(".sea/b.db"));
        make(QStringLiteral("pods.json"), "{\"pods\": [{\"dir\": \"p\"}, {\"dir\": \"p\"}]}");
        make(QStringLiteral("p/pod.db"));
        make(QStringLiteral("project/.pod/pod.db"));
        DiscoveryOptions options;
        options.project = home(QStringLiteral("project"));
        options.processes = false;
        const QList<FoundStore> found = discover(options);
        QStringList told;
        for (const FoundStore &store : found)
            told << store.profileId + QLatin1Char(' ') + store.role + QLatin1Char(' ') +
                        QDir(home()).relativeFilePath(store.path);
        told.sort();
        QCOMPARE(
            told,
            (QStringList{QStringLiteral("kit state .kit/state_5.sqlite"), QStringLiteral("pod main p/pod.db"),
                         QStringLiteral("pod main project/.pod/pod.db"),
                         QStringLiteral("sea session .sea/a.db"), QStringLiteral("sea session .sea/b.db")}));
        for (const FoundStore &store : found) {
            if (store.profileId == QLatin1String("kit"))
                QCOMPARE(store.bytes, 4096 + 100 + 512);
            QVERIFY(store.lastWrite.isValid());
        }
    }

    void looksInsideFolders()
    {
        make(QStringLiteral("f/1/2/3/4/yes.db"));
        make(QStringLiteral("f/1/2/3/4/5/too-deep.db"));
        make(QStringLiteral("f/odd.db"), QByteArray(100, 'x')); // no whole page
        make(QStringLiteral("f/notes.txt"), QByteArray(512, 'x'));
        make(QStringLiteral("f/odd-name"), QByteArray(0, 'x'));
        make(QStringLiteral("f/odd-name-wal"), QByteArray(0, 'x')); // a database by its sidecar
        QVERIFY(QFile::link(home(QStringLiteral("f/1/2/3/4/yes.db")), home(QStringLiteral("f/again.db"))));
        DiscoveryOptions options;
        options.folders = QStringList{home(QStringLiteral("f")), home(QStringLiteral("f/1"))};
        options.processes = false;
        QStringList told;
        for (const FoundStore &store : discover(options))
            told << QDir(home()).relativeFilePath(store.path);
        told.sort();
        // each path once, the deeper one through the second folder, which starts lower
        QCOMPARE(told, (QStringList{QStringLiteral("f/1/2/3/4/5/too-deep.db"),
                                    QStringLiteral("f/1/2/3/4/yes.db"), QStringLiteral("f/odd-name")}));
    }

    void seesWhoHasAFileOpen()
    {
        make(QStringLiteral("open/live.db"), QByteArray(512, 'x'));
        make(QStringLiteral(".sea/held.db"), QByteArray(512, 'x'));
        QProcess holder;
        holder.start(QStringLiteral("sh"),
                     {QStringLiteral("-c"), QStringLiteral("exec 8<\"$0\" 9<\"$1\"; echo ready; read line"),
                      home(QStringLiteral("open/live.db")), home(QStringLiteral(".sea/held.db"))});
        QVERIFY(holder.waitForReadyRead());
        const QString writer = QStringLiteral("sh (%1)").arg(holder.processId());
        QHash<QString, FoundStore> byName;
        for (const FoundStore &store : discover({}))
            byName.insert(QFileInfo(store.path).fileName(), store);
        holder.write("\n");
        QVERIFY(holder.waitForFinished());
        QVERIFY(byName.value(QStringLiteral("live.db")).writers.contains(writer));
        QCOMPARE(byName.value(QStringLiteral("live.db")).profileId, QString());
        QVERIFY(byName.value(QStringLiteral("held.db")).writers.contains(writer));
        QCOMPARE(byName.value(QStringLiteral("held.db")).profileId, QStringLiteral("sea"));
    }

    void stopsWhenCancelled()
    {
        make(QStringLiteral(".sea/a.db"));
        const CancelToken cancel;
        cancel.cancel();
        auto future = discoverStores(m_library, {}, cancel);
        future.waitForFinished();
        QCOMPARE(future.resultCount(), 0);
    }

    void gathersTheFilesOfAStore()
    {
        make(QStringLiteral("copy/a.db"));
        make(QStringLiteral("copy/a.side.db"));
        make(QStringLiteral("copy/b.db"));
        const auto sea = *m_library->profile(QStringLiteral("sea"));
        QCOMPARE(told(filesOfStore(home(QStringLiteral("copy/a.db")), sea->files, QStringLiteral("session"))),
                 (QStringList{QStringLiteral("session copy/a.db"), QStringLiteral("side copy/a.side.db")}));
        QCOMPARE(
            told(filesOfStore(home(QStringLiteral("copy/a.side.db")), sea->files, QStringLiteral("side"))),
            (QStringList{QStringLiteral("side copy/a.side.db"), QStringLiteral("session copy/a.db")}));
        QCOMPARE(told(filesOfStore(home(QStringLiteral("copy/b.db")), sea->files, QStringLiteral("session"))),
                 QStringList{QStringLiteral("session copy/b.db")});
        // several generations and a folder below, wherever the store was copied to
        for (const char *name : {"kit/state_5.sqlite", "kit/logs_1.sqlite", "kit/logs_2.sqlite",
                                 "kit/history/runs/r1.db", "kit/history/runs/index.db", "kit/other.sqlite"})
            make(QString::fromUtf8(name));
        const auto kit = *m_library->profile(QStringLiteral("kit"));
        QCOMPARE(
            told(filesOfStore(home(QStringLiteral("kit/state_5.sqlite")), kit->files,
                              QStringLiteral("state"))),
            (QStringList{QStringLiteral("state kit/state_5.sqlite"), QStringLiteral("logs kit/logs_2.sqlite"),
                         QStringLiteral("runs kit/history/runs/r1.db")}));
        QCOMPARE(
            told(filesOfStore(home(QStringLiteral("kit/other.sqlite")), kit->files, QStringLiteral("state"))),
            QStringList{QStringLiteral("state kit/other.sqlite")});
    }

    void findsTheMainFile()
    {
        for (const char *name :
             {"copy/a.db", "copy/a.side.db", "kit/state_5.sqlite", "kit/state_11.sqlite", "kit/logs_2.sqlite",
              "kit/history/runs/r1.db", "lone/x.side.db", "any/what.sqlite"})
            make(QString::fromUtf8(name));
        const auto mainOf = [&](const char *path) {
            return QDir(home()).relativeFilePath(mainFileOf(home(QString::fromUtf8(path)), *m_library));
        };
        QCOMPARE(mainOf("copy/a.side.db"), QStringLiteral("copy/a.db"));
        QCOMPARE(mainOf("copy/a.db"), QStringLiteral("copy/a.db"));
        QCOMPARE(mainOf("copy"), QStringLiteral("copy/a.db"));
        QCOMPARE(mainOf("kit"), QStringLiteral("kit/state_11.sqlite"));
        QCOMPARE(mainOf("kit/logs_2.sqlite"), QStringLiteral("kit/state_11.sqlite"));
        QCOMPARE(mainOf("kit/history/runs/r1.db"), QStringLiteral("kit/state_11.sqlite"));
        QCOMPARE(mainOf("lone/x.side.db"), QStringLiteral("lone/x.side.db"));
        QCOMPARE(mainOf("any"), QStringLiteral("any/what.sqlite"));
        QCOMPARE(mainOf("nowhere.db"), QStringLiteral("nowhere.db"));
    }

private:
    QString home(const QString &path = {}) const
    {
        return QDir(m_home->path()).canonicalPath() + (path.isEmpty() ? QString() : QLatin1Char('/') + path);
    }

    void make(const QString &path, const QByteArray &bytes = QByteArray(512, 'x'))
    {
        QDir().mkpath(QFileInfo(home(path)).path());
        QFile file(home(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    QList<FoundStore> discover(const DiscoveryOptions &options)
    {
        auto future = discoverStores(m_library, options);
        future.waitForFinished();
        QList<FoundStore> ours;
        for (const FoundStore &store : future.results()) {
            if (store.path.startsWith(home()))
                ours << store;
        }
        return ours;
    }

    static QStringList pathsOf(const std::vector<PathMatch> &matches)
    {
        QStringList result;
        for (const PathMatch &match : matches)
            result << QDir::cleanPath(match.path);
        return result;
    }

    QStringList told(const std::vector<StoreFile> &files) const
    {
        QStringList result;
        for (const StoreFile &file : files)
            result << file.role + QLatin1Char(' ') + QDir(home()).relativeFilePath(file.path);
        return result;
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::shared_ptr<const ProfileLibrary> m_library;
};

QTEST_GUILESS_MAIN(TestDiscovery)
#include "tst_discovery.moc"
