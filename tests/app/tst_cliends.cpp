// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/sqlite/opening.h"
#include "tests/app/program.h"

#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QTest>

using namespace storescope;

// How commands end: on full disks, on stores of which a part cannot be read, and when they become the window.
class TestCliEnds : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFullDisk_data()
    {
        QTest::addColumn<QString>("words");
        for (const char *words : {"log STORE --all --format jsonl", "info STORE", "get STORE envelopes 1"})
            QTest::newRow(words) << QString::fromLatin1(words);
    }
    void aFullDisk()
    {
        QFETCH(QString, words);
        const FixtureCopy store(QStringLiteral("arcp/rich/arcp.db"));
        QProcess process;
        process.setStandardOutputFile(QStringLiteral("/dev/full"));
        process.start(programPath(), words.replace(QStringLiteral("STORE"), store.path()).split(u' '));
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 5);
        const QByteArray said = process.readAllStandardError();
        QCOMPARE(said.count('\n'), 1);
        QVERIFY2(said.contains("No space left on device"), said);
    }

    // A file that is opened must not get the number that output is written to.
    void noOutputAtAll()
    {
        const FixtureCopy store(QStringLiteral("arcp/rich/arcp.db"));
        QProcess shell;
        shell.start(QStringLiteral("sh"),
                    {QStringLiteral("-c"), QStringLiteral("\"$0\" log \"$1\" --all >&-"), programPath(),
                     store.path()});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.exitCode(), 5);
        const QByteArray said = shell.readAllStandardError();
        QVERIFY2(said.contains("Bad file descriptor"), said);
    }

    void aBundleThatIsNotThere()
    {
        const auto done = runProgram({QStringLiteral("undo"), QStringLiteral("nosuch")});
        QCOMPARE(done.code, 3);
        QVERIFY2(done.err.contains("storescope bundles"), done.err);
    }

    // The messages are gone, the sessions are not.
    void aPartThatCannotBeRead()
    {
        const FixtureCopy store(QStringLiteral("crush/clean/crush.db"));
        destroy(store, "messages");
        const auto info = runOn(store, "info", "--format json");
        QCOMPARE(info.code, 3);
        QCOMPARE(info.err.count('\n'), 1);
        bool seen = false;
        for (const auto &collection : info.objects().front()[u"collections"].toArray()) {
            const bool lost = collection[u"table"].toString() == QLatin1String("messages");
            QCOMPARE(collection[u"count"].isNull(), lost);
            QCOMPARE(collection[u"error"].isString(), lost);
            seen = seen || lost;
        }
        QVERIFY(seen);
        QVERIFY(runOn(store, "info").out.contains("damaged"));
        // Whether there are messages of it nobody knows.
        const auto session = runOn(store, "session", "nowhere");
        QCOMPARE(session.code, 3);
        QVERIFY2(session.err.contains("damaged"), session.err);
    }

    void infoAsCsv()
    {
        const FixtureCopy store(QStringLiteral("arcp/rich/arcp.db"));
        const auto lines = runOn(store, "info", "--format csv").lines();
        QCOMPARE(lines.front(), QByteArray("id,kind,title,file,table,count,exact\r"));
        QVERIFY(lines.contains("artifacts,artifacts,Artifacts," + store.path().toUtf8() +
                               ",arcp_artifact,14,true\r"));
    }

    // A name that `stores` printed is looked for with signals blocked; the window gets them as they were.
    void theWindowGetsItsSignals()
    {
        const FixtureCopy store(QStringLiteral("executus/clean/executus.db"));
        QFile open(store.path()); // what running programs have open is found
        QVERIFY(open.open(QIODevice::ReadOnly));
        QString name;
        const auto found =
            runProgram({QStringLiteral("stores"), QStringLiteral("--format"), QStringLiteral("jsonl")});
        for (const QJsonObject &one : found.objects())
            if (one[u"path"].toString() == store.path())
                name = one[u"name"].toString();
        QVERIFY(!name.isEmpty());

        const QTemporaryDir folder; // with a window that says how it was begun
        const QString program = folder.filePath(QStringLiteral("storescope"));
        QVERIFY(QFile::copy(programPath(), program));
        QFile window(folder.filePath(QStringLiteral("storescope-window")));
        QVERIFY(window.open(QIODevice::WriteOnly));
        window.write("#!/bin/sh\necho \"$1\"; exec grep -E '^Sig(Blk|Ign)' /proc/self/status\n");
        window.setPermissions(window.permissions() | QFile::ExeOwner);
        window.close();
        const auto begun = [&](const QString &word) {
            QProcess process;
            auto environment = QProcessEnvironment::systemEnvironment();
            environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
            process.setProcessEnvironment(environment);
            process.start(program, {word});
            process.waitForFinished();
            return process.readAllStandardOutput() + process.readAllStandardError();
        };
        const QByteArray byPath = begun(store.path());
        QVERIFY2(byPath.startsWith(store.path().toUtf8()) && byPath.contains("SigBlk"), byPath);
        QCOMPARE(begun(name), byPath);
    }

private:
    // Writes over the first page of a table.
    static void destroy(const FixtureCopy &store, const QByteArray &table)
    {
        qint64 root = 0, size = 0;
        {
            const auto connection = openForReading(store.path());
            QVERIFY(connection);
            root = toInteger(*(*connection)
                                  ->scalar("SELECT rootpage FROM sqlite_master WHERE type = 'table' "
                                           "AND name = '" +
                                           table + "'"))
                       .value_or(0);
            size = toInteger(*(*connection)->scalar("PRAGMA page_size")).value_or(0);
        }
        QFile file(store.path());
        QVERIFY(root > 1 && file.open(QIODevice::ReadWrite) && file.seek((root - 1) * size));
        file.write(QByteArray(size, '\x7f'));
    }
};

QTEST_GUILESS_MAIN(TestCliEnds)
#include "tst_cliends.moc"
