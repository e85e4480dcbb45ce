// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/demo/demowriter.h"
#include "core/sqlite/opening.h"
#include "tests/app/program.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace storescope;

class TestDemo : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theStoresAreKnown();
    void aSeparateProcessWrites();
    void theSameSeedTellsTheSameStory();
    void bodiesMatchTheirDigests();
    void everyQueueStateIsThere();
    void foldersWithOtherThingsAreRefused();
    void aDemoGoesOn();

private:
    static void make(const QString &folder, qint64 history, std::uint64_t seed = 5)
    {
        const auto prepared = demo::DemoFolder::prepare(folder);
        QVERIFY(prepared);
        demo::WriterOptions options;
        options.history = history;
        options.live = false;
        options.seed = seed;
        const auto written = demo::writeDemo(*prepared, options, {});
        QVERIFY2(written, written ? "" : qPrintable(written.error().sentence));
    }
    static qint64 number(const QString &file, const QByteArray &sql)
    {
        const auto connection = openForReading(file);
        return connection ? toInteger((*connection)->scalar(sql).value_or(Value())).value_or(-1) : -1;
    }
};

void TestDemo::theStoresAreKnown()
{
    QTemporaryDir folder;
    make(folder.filePath(QStringLiteral("demo")), 2'000);
    const auto arcp = runProgram({QStringLiteral("info"), folder.filePath(QStringLiteral("demo/arcp.db")),
                                  QStringLiteral("--format"), QStringLiteral("json")});
    QCOMPARE(arcp.code, 0);
    QCOMPARE(arcp.objects().front()[u"profile"].toString(), QStringLiteral("arcp-kotlin"));
    QCOMPARE(arcp.objects().front()[u"match"].toString(), QStringLiteral("exact"));
    QCOMPARE(arcp.objects().front()[u"collections"][0][u"count"].toInt(), 2'000);
    const auto lash =
        runProgram({QStringLiteral("info"), folder.filePath(QStringLiteral("demo/lash/session.db")),
                    QStringLiteral("--format"), QStringLiteral("json")});
    QCOMPARE(lash.code, 0);
    QCOMPARE(lash.objects().front()[u"profile"].toString(), QStringLiteral("lash"));
    QCOMPARE(lash.objects().front()[u"match"].toString(), QStringLiteral("exact"));
}

void TestDemo::aSeparateProcessWrites()
{
    QTemporaryDir folder;
    const QString demo = folder.filePath(QStringLiteral("demo")), file = demo + QStringLiteral("/arcp.db");
    const auto process =
        startProgram({QStringLiteral("demo"), demo, QStringLiteral("--rate"), QStringLiteral("200"),
                      QStringLiteral("--history"), QStringLiteral("500")});
    QTRY_VERIFY_WITH_TIMEOUT(number(file, "SELECT count(*) FROM arcp_envelope") > 600, 20'000);
    process->terminate(); // as Ctrl+C: the writer is told, too
    QVERIFY(process->waitForFinished(10'000));
    QCOMPARE(process->exitCode(), 0);
    QVERIFY(process->readAllStandardOutput().contains("storescope log"));
    QVERIFY(!QFile::exists(file + QStringLiteral("-wal"))); // nobody has it open any more
}

void TestDemo::theSameSeedTellsTheSameStory()
{
    QTemporaryDir folder;
    const auto types = [&](const QString &name, std::uint64_t seed) {
        make(folder.filePath(name), 300, seed);
        const auto connection = openForReading(folder.filePath(name + QStringLiteral("/arcp.db")));
        return toDisplay(*(*connection)->scalar("SELECT group_concat(type) FROM arcp_envelope"));
    };
    const QString first = types(QStringLiteral("a"), 9);
    QCOMPARE(types(QStringLiteral("b"), 9), first);
    QVERIFY(types(QStringLiteral("c"), 10) != first);
}

void TestDemo::bodiesMatchTheirDigests()
{
    QTemporaryDir folder;
    make(folder.filePath(QStringLiteral("demo")), 3'000);
    const auto connection = openForReading(folder.filePath(QStringLiteral("demo/arcp.db")));
    QVERIFY(connection);
    auto rows = (*connection)->prepare("SELECT media_type, size_bytes, sha256, body_blob FROM arcp_artifact");
    QVERIFY(rows);
    int seen = 0, pictures = 0;
    while (*rows->step()) {
        const auto body = rows->bytes(3);
        const QByteArray bytes(body.data(), qsizetype(body.size()));
        QCOMPARE(rows->integer(1), qint64(bytes.size()));
        QCOMPARE(toDisplay(rows->value(2)),
                 QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()));
        pictures += rows->bytes(0) == "image/png" && bytes.startsWith("\x89PNG");
        ++seen;
    }
    QVERIFY(seen > 10);
    QVERIFY(pictures > 0);
}

void TestDemo::everyQueueStateIsThere()
{
    QTemporaryDir folder;
    make(folder.filePath(QStringLiteral("demo")), 10);
    const auto queue =
        runProgram({QStringLiteral("queue"), folder.filePath(QStringLiteral("demo/lash/session.db")),
                    QStringLiteral("--format"), QStringLiteral("jsonl")});
    QCOMPARE(queue.code, 0);
    QSet<QString> states;
    for (const QJsonObject &row : queue.objects())
        states << row[u"state"].toString();
    QVERIFY(states.contains(QStringLiteral("claimable")));
    QVERIFY(states.contains(QStringLiteral("delayed")));
    QVERIFY(states.contains(QStringLiteral("lease-expired")));
    QVERIFY(states.contains(QStringLiteral("running"))); // until its worker is missed, too
}

void TestDemo::foldersWithOtherThingsAreRefused()
{
    QTemporaryDir folder;
    QFile other(folder.filePath(QStringLiteral("thesis.odt")));
    QVERIFY(other.open(QIODevice::WriteOnly));
    const auto refused = runProgram({QStringLiteral("demo"), folder.path(), QStringLiteral("--once")});
    QCOMPARE(refused.code, 2);
    QVERIFY(refused.err.contains("thesis.odt"));
    QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("arcp.db"))));
}

void TestDemo::aDemoGoesOn()
{
    QTemporaryDir folder;
    const QString demo = folder.filePath(QStringLiteral("demo"));
    make(demo, 200);
    make(demo, 200); // the store is there: no second history
    QCOMPARE(number(demo + QStringLiteral("/arcp.db"), "SELECT count(*) FROM arcp_envelope"), qint64(200));
    QCOMPARE(number(demo + QStringLiteral("/lash/session.db"), "SELECT count(*) FROM session_meta"),
             qint64(1));
}

QTEST_GUILESS_MAIN(TestDemo)
#include "tst_demo.moc"
