// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/app/program.h"
#include "tests/writer/writerprocess.h"

#include <QDir>
#include <QFile>
#include <QLocale>
#include <QProcess>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <thread>
#include <unistd.h>

using storescope::WriterProcess;

// The command line beside a program that writes.
class TestCliWriting : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void followedRowsComeOnce_data();
    void followedRowsComeOnce();
    void everyBatchIsFlushed();
    void interruptsEndAFollow();
    void followEndsByTime();
    void followFiltered();
    void followsFromARow_data();
    void followsFromARow();
    void nothingIsLostBeforeTheFollow();
    void interruptsEndAScan();
    void aStoreThatIsBeingWritten();
    void aReaderThatGoesEndsTheFollow();

private:
    QString store() const { return m_folder->filePath(QStringLiteral("log.db")); }
    // What was printed so far; `take` reads on.
    static QList<QByteArray> complete(const QByteArray &out)
    {
        auto lines = out.split('\n');
        lines.removeLast();
        return lines;
    }
    static qint64 keyOf(const QByteArray &line)
    {
        return line.mid(7).split(',').front().toLongLong();
    } // {"key":12,…
    QProcessEnvironment environment() const
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_DATA_HOME"), m_home.path());
        return environment;
    }
    std::unique_ptr<QProcess> follow(const QStringList &more = {}) const
    {
        auto process = std::make_unique<QProcess>();
        process->setProcessEnvironment(environment());
        process->start(programPath(), QStringList{QStringLiteral("log"), store(), QStringLiteral("--format"),
                                                  QStringLiteral("jsonl"), QStringLiteral("--follow")} +
                                          more);
        return process;
    }
    void make(int rows, const QString &journal = QStringLiteral("wal"))
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(WriterProcess::run(
            QStringLiteral("create"), store(),
            {QStringLiteral("--rows"), QString::number(rows), QStringLiteral("--journal"), journal}));
    }

    QTemporaryDir m_home;
    std::unique_ptr<QTemporaryDir> m_folder;
};

// A profile of the user's own, found where the program looks for it.
void TestCliWriting::initTestCase()
{
    QVERIFY(QDir(m_home.path()).mkpath(QStringLiteral("storescope/profiles")));
    QFile file(m_home.filePath(QStringLiteral("storescope/profiles/written.toml")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        "id = \"written\"\nname = \"Written\"\n[[file]]\nrole = \"main\"\nfind = [\"./log.db\"]\n"
        "[[variant]]\nrole = \"main\"\nhas = { log = [\"body\", \"session\"] }\n"
        "[[collection]]\nid = \"log\"\nkind = \"log\"\nfrom = \"log\"\nkey = [\"id\"]\ntail = \"append\"\n"
        "[collection.fields]\ntype = \"type\"\npayload = { column = \"body\", codec = \"json\" }\n"
        "[[collection]]\nid = \"compared\"\nkind = \"log\"\nfrom = \"log\"\nkey = [\"id\"]\n"
        "tail = { mode = \"difference\", removes = true }\n[collection.fields]\ntype = \"type\"\n");
}

void TestCliWriting::followedRowsComeOnce_data()
{
    QTest::addColumn<QString>("journal");
    QTest::addColumn<QString>("collection");
    QTest::addColumn<int>("rows");
    QTest::newRow("wal") << QStringLiteral("wal") << QStringLiteral("log") << 3'000;
    QTest::newRow("rollback journal") << QStringLiteral("delete") << QStringLiteral("log") << 150;
    QTest::newRow("by comparing") << QStringLiteral("wal") << QStringLiteral("compared") << 1'000;
}

void TestCliWriting::followedRowsComeOnce()
{
    QFETCH(QString, journal);
    QFETCH(QString, collection);
    QFETCH(int, rows);
    make(50, journal);
    WriterProcess writer(QStringLiteral("append"), store(),
                         {QStringLiteral("--count"), QString::number(rows), QStringLiteral("--wait"),
                          QStringLiteral("--stay"), QStringLiteral("--rate"), QStringLiteral("2000")});
    QVERIFY(writer.waitUntilReady());
    const auto process = follow({collection, QStringLiteral("-n"), QStringLiteral("5"),
                                 QStringLiteral("--count"), QString::number(rows)});
    QVERIFY(process->waitForReadyRead()); // the five that were there
    writer.say();
    QVERIFY(process->waitForFinished(60'000));
    QCOMPARE(process->exitCode(), 0);
    const QList<QByteArray> lines = complete(process->readAllStandardOutput());
    QCOMPARE(lines.size(), qsizetype(5 + rows));
    for (qsizetype i = 0; i < lines.size(); ++i)
        QCOMPARE(keyOf(lines[i]), qint64(46 + i));
}

void TestCliWriting::everyBatchIsFlushed()
{
    make(3);
    const auto process = follow({QStringLiteral("--count"), QStringLiteral("2")});
    QByteArray out;
    const auto lines = [&] {
        out += process->readAllStandardOutput();
        return complete(out).size();
    };
    QTRY_COMPARE(lines(), 3);
    QVERIFY(WriterProcess::run(QStringLiteral("append"), store(),
                               {QStringLiteral("--count"), QStringLiteral("1")}));
    QTRY_COMPARE(lines(), 4); // comes although the program goes on
    QCOMPARE(process->state(), QProcess::Running);
    QVERIFY(WriterProcess::run(QStringLiteral("append"), store(),
                               {QStringLiteral("--count"), QStringLiteral("1")}));
    QVERIFY(process->waitForFinished());
    QCOMPARE(lines(), 5);
}

void TestCliWriting::interruptsEndAFollow()
{
    make(3);
    const auto process = follow();
    QVERIFY(process->waitForReadyRead());
    kill(pid_t(process->processId()), SIGINT);
    QVERIFY(process->waitForFinished());
    QCOMPARE(process->exitStatus(), QProcess::NormalExit);
    QCOMPARE(process->exitCode(), 0);
}

void TestCliWriting::followEndsByTime()
{
    make(3);
    const auto process = follow({QStringLiteral("--for"), QStringLiteral("0.3")});
    QVERIFY(process->waitForFinished());
    QCOMPARE(process->exitCode(), 0);
    QCOMPARE(complete(process->readAllStandardOutput()).size(), 3);
}

void TestCliWriting::followFiltered()
{
    make(0);
    const auto process =
        follow({QStringLiteral("--all"), QStringLiteral("--filter"), QStringLiteral("type=usage"),
                QStringLiteral("--count"), QStringLiteral("25")});
    QVERIFY(process->waitForStarted());
    QVERIFY(WriterProcess::run(QStringLiteral("append"), store(),
                               {QStringLiteral("--count"), QStringLiteral("100")}));
    QVERIFY(process->waitForFinished());
    const QList<QByteArray> lines = complete(process->readAllStandardOutput());
    QCOMPARE(lines.size(), 25);
    for (const QByteArray &line : lines)
        QVERIFY(line.contains("\"type\":\"usage\""));
}

void TestCliWriting::followsFromARow_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("key") << QStringList{QStringLiteral("--from"), QStringLiteral("40")};
    QTest::newRow("row") << QStringList{QStringLiteral("--row"), QStringLiteral("40")};
}

// Also where the rows of the start come by the tail.
void TestCliWriting::followsFromARow()
{
    QFETCH(QStringList, words);
    make(50);
    const qint64 first = words.last().toLongLong();
    const auto process = follow(QStringList{QStringLiteral("compared"), QStringLiteral("--count"),
                                            QStringLiteral("1"), QStringLiteral("-n"), QStringLiteral("3")} +
                                words);
    QByteArray out;
    const auto lines = [&] {
        out += process->readAllStandardOutput();
        return complete(out).size();
    };
    QTRY_COMPARE(lines(), 51 - first);
    QVERIFY(WriterProcess::run(QStringLiteral("append"), store(),
                               {QStringLiteral("--count"), QStringLiteral("1")}));
    QVERIFY(process->waitForFinished());
    QCOMPARE(lines(), 52 - first);
    QCOMPARE(keyOf(complete(out).front()), first);
}

// Rows that are committed while a page is searched that finds none.
void TestCliWriting::nothingIsLostBeforeTheFollow()
{
    make(200'000);
    const auto process = follow({QStringLiteral("--filter"), QStringLiteral("session=needle"),
                                 QStringLiteral("-n"), QStringLiteral("100000")});
    WriterProcess writer(QStringLiteral("append"), store(),
                         {QStringLiteral("--count"), QStringLiteral("1500"), QStringLiteral("--rate"),
                          QStringLiteral("1500"), QStringLiteral("--session"), QStringLiteral("needle")});
    QByteArray out;
    QTRY_VERIFY_WITH_TIMEOUT((out += process->readAllStandardOutput()).contains("\"key\":201500,"), 30'000);
    kill(pid_t(process->processId()), SIGINT);
    QVERIFY(process->waitForFinished());
    const auto lines = complete(out);
    QCOMPARE(lines.size(), qsizetype(1500));
    for (qsizetype i = 0; i < lines.size(); ++i)
        QCOMPARE(keyOf(lines[i]), qint64(200'001 + i));
}

void TestCliWriting::interruptsEndAScan()
{
    make(200'000);
    // Nobody reads the pipe, so the scan stands in its middle when the signal comes.
    int ends[2];
    QCOMPARE(pipe2(ends, O_CLOEXEC), 0);
    QProcess process;
    process.setProcessEnvironment(environment());
    process.setChildProcessModifier([&ends] { dup2(ends[1], STDOUT_FILENO); });
    process.start(programPath(), {QStringLiteral("log"), store(), QStringLiteral("--all"),
                                  QStringLiteral("--format"), QStringLiteral("jsonl")});
    QVERIFY(process.waitForStarted());
    close(ends[1]);
    const auto waiting = [&ends] {
        int bytes = 0;
        ioctl(ends[0], FIONREAD, &bytes);
        return bytes;
    };
    QTRY_VERIFY(waiting() > 0); // and never more than the pipe holds, so it is not at its end
    kill(pid_t(process.processId()), SIGINT);
    qint64 rows = 0;
    std::thread drain([&] {
        char buffer[65'536];
        for (ssize_t got = 0; (got = read(ends[0], buffer, sizeof buffer)) > 0;)
            rows += std::count(buffer, buffer + got, '\n');
    });
    QVERIFY(process.waitForFinished());
    drain.join();
    close(ends[0]);
    QCOMPARE(process.exitCode(), 5);
    const QByteArray said = process.readAllStandardError();
    QVERIFY2(said.contains("Stopped after"), said);
    QVERIFY2(rows > 0 && rows < 200'000, QByteArray::number(rows));
    QVERIFY2(said.contains(QLocale(QLocale::English).toString(rows).toUtf8()),
             said); // it says what was printed
}

void TestCliWriting::aStoreThatIsBeingWritten()
{
    make(10);
    WriterProcess writer(QStringLiteral("hold"), store(), {QStringLiteral("--rows"), QStringLiteral("7")});
    QVERIFY(writer.waitUntilReady()); // has an open transaction
    QProcess process;
    process.setProcessEnvironment(environment());
    process.start(programPath(),
                  {QStringLiteral("info"), store(), QStringLiteral("--format"), QStringLiteral("json")});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 0);
    const QByteArray out = process.readAllStandardOutput();
    QVERIFY2(out.contains("\"opened\":\"live\""), out);
    QVERIFY2(out.contains("\"count\":17"), out); // what is committed, without what is not
}

void TestCliWriting::aReaderThatGoesEndsTheFollow()
{
    make(3);
    QProcess shell;
    shell.setProcessEnvironment(environment());
    shell.start(QStringLiteral("sh"),
                {QStringLiteral("-c"),
                 QStringLiteral("\"$0\" log \"$1\" log --format jsonl --follow | head -n 4"), programPath(),
                 store()});
    QVERIFY(shell.waitForStarted());
    // The fourth row ends head; the one after it finds the pipe broken.
    QTRY_VERIFY([&] {
        WriterProcess::run(QStringLiteral("append"), store(),
                           {QStringLiteral("--count"), QStringLiteral("1")});
        return shell.state() == QProcess::NotRunning;
    }());
    QCOMPARE(shell.readAllStandardOutput().count('\n'), 4);
    QCOMPARE(shell.readAllStandardError(), QByteArray());
}

QTEST_GUILESS_MAIN(TestCliWriting)
#include "tst_cliwriting.moc"
