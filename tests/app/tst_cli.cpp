// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/app/program.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

// The command line on stores of real products, as a process.
class TestCli : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void help_data();
    void help();
    void everyCommandIsListed();
    void wrongUse_data();
    void wrongUse();
    void windowsOnNothing();
    void info();
    void infoForPeople();
    void everyKindOfStore_data();
    void everyKindOfStore();
    void severalCollectionsOfAKind();
    void storesThatCannotBeRead_data();
    void storesThatCannotBeRead();
    void foldersAreStores();
    void foundStoresHaveNames();
    void profiles();
    void brokenPipes();
    void inspectionChangesNothing();

private:
    static QByteArray textOf(const char *file)
    {
        QFile text(QStringLiteral(STORESCOPE_SOURCE_DIR "/") + QString::fromLatin1(file));
        return text.open(QIODevice::ReadOnly) ? text.readAll() : QByteArray();
    }
    static FixtureCopy arcp() { return FixtureCopy(QStringLiteral("arcp/rich/arcp.db")); }
};

// Every command that the program itself lists.
void TestCli::help_data()
{
    QTest::addColumn<QByteArray>("word");
    const auto usage = runProgram({QStringLiteral("--help")});
    QCOMPARE(usage.code, 0);
    const auto lines = usage.lines();
    for (auto line = lines.indexOf("Commands:") + 1; line < lines.size() && !lines[line].isEmpty(); ++line) {
        const QByteArray word = lines[line].simplified().split(' ').front();
        QTest::newRow(word.constData()) << word;
    }
}

void TestCli::help()
{
    QFETCH(QByteArray, word);
    const auto shown = runProgram({QString::fromLatin1(word), QStringLiteral("--help")});
    QCOMPARE(shown.code, 0);
    QVERIFY(shown.out.contains("Example:\n  storescope " + word));
    // The manual has the command and each of its options; README names it.
    const QByteArray manual = textOf("resources/storescope.1").replace("\\-", "-");
    QVERIFY2(QRegularExpression(QStringLiteral("^\\.B.*\\b%1\\b").arg(QString::fromLatin1(word)),
                                QRegularExpression::MultilineOption)
                 .match(QString::fromUtf8(manual))
                 .hasMatch(),
             word);
    QVERIFY2(textOf("README.md").contains('`' + word + '`'), word);
    static const QRegularExpression option(QStringLiteral("--[a-z-]+"));
    for (auto found = option.globalMatch(QString::fromUtf8(shown.out)); found.hasNext();) {
        const QByteArray name = found.next().captured().toLatin1();
        QVERIFY2(QRegularExpression(QString::fromLatin1(name) + QStringLiteral("(?![a-z-])"))
                     .match(QString::fromUtf8(manual))
                     .hasMatch(),
                 name);
    }
}

void TestCli::everyCommandIsListed()
{
    const auto usage = runProgram({QStringLiteral("--help")}).out;
    for (const char *word : {"stores", "session", "check", "sweep", "undo", "demo"})
        QVERIFY2(usage.contains("\n  " + QByteArray(word) + ' '), word);
    QVERIFY(!usage.contains("demo-writer"));
}

void TestCli::wrongUse_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("command") << QStringLiteral("lgo") << QByteArray("storescope log");
    QTest::newRow("option of the window") << QStringLiteral("--folow STORE") << QByteArray("--folow");
    QTest::newRow("option") << QStringLiteral("log --folow STORE") << QByteArray("--follow");
    QTest::newRow("format") << QStringLiteral("log STORE --format jsnl") << QByteArray("jsonl");
    QTest::newRow("json for rows") << QStringLiteral("log STORE --format json") << QByteArray("jsonl");
    QTest::newRow("no store") << QStringLiteral("log") << QByteArray("STORE");
    QTest::newRow("a word too many") << QStringLiteral("log STORE envelopes more") << QByteArray("more");
    QTest::newRow("collection") << QStringLiteral("log STORE envelops") << QByteArray("envelopes");
    QTest::newRow("kind") << QStringLiteral("queue STORE") << QByteArray("queue");
    QTest::newRow("state") << QStringLiteral("artifacts STORE --state expird") << QByteArray("expired");
    QTest::newRow("two beginnings") << QStringLiteral("log STORE --all --row 5") << QByteArray("--row");
    QTest::newRow("count alone") << QStringLiteral("log STORE --count 5") << QByteArray("--follow");
    QTest::newRow("duration") << QStringLiteral("log STORE --follow --for soon") << QByteArray("--for");
    QTest::newRow("number") << QStringLiteral("log STORE -n many") << QByteArray("whole number from 0");
    QTest::newRow("negative") << QStringLiteral("log STORE -n -1") << QByteArray("whole number from 0");
    QTest::newRow("row") << QStringLiteral("log STORE --row 0") << QByteArray("whole number from 1");
    QTest::newRow("key") << QStringLiteral("log STORE --from zzz") << QByteArray("is a number, not “zzz”");
    QTest::newRow("folder") << QStringLiteral("stores --in STORE") << QByteArray("There is no folder");
    QTest::newRow("a name to list") << QStringLiteral("profiles list lash")
                                    << QByteArray("profiles show lash");
    QTest::newRow("key of a row that is not")
        << QStringLiteral("get STORE envelopes 999999") << QByteArray("999999");
    QTest::newRow("field") << QStringLiteral("get STORE envelopes 1 --field tpye") << QByteArray("type");
    QTest::newRow("profiles") << QStringLiteral("profiles lsit") << QByteArray("list");
    QTest::newRow("profile") << QStringLiteral("profiles show arcp-kotlim") << QByteArray("arcp-kotlin");
    QTest::newRow("name pattern") << QStringLiteral("export STORE artifacts --to STORE.out --name ../{id}")
                                  << QByteArray("inside the folder");
}

void TestCli::wrongUse()
{
    QFETCH(QString, line);
    QFETCH(QByteArray, said);
    const auto store = arcp();
    const auto done = runProgram(line.replace(QStringLiteral("STORE"), store.path()).split(u' '));
    QCOMPARE(done.code, 2);
    QCOMPARE(done.err.count('\n'), 1);
    QVERIFY2(done.err.contains(said), done.err);
    QVERIFY(done.out.isEmpty());
}

// Before any window: what cannot be opened is said on the terminal.
void TestCli::windowsOnNothing()
{
    for (const char *line : {"zzzzzzzz", "/nowhere/at/all.db", "zzzzzzzz.db"}) {
        const auto done = runProgram(wordsOf(line));
        QCOMPARE(done.code, 3);
        QVERIFY2(done.err.contains(line) && done.err.contains("storescope stores"), done.err);
    }
}

void TestCli::info()
{
    const auto store = arcp();
    const auto done = runOn(store, "info", "--format json");
    QCOMPARE(done.code, 0);
    QCOMPARE(done.lines().size(), 1);
    const QJsonObject info = done.objects().front();
    QCOMPARE(info[u"profile"].toString(), QStringLiteral("arcp-kotlin"));
    QCOMPARE(info[u"match"].toString(), QStringLiteral("exact"));
    const QJsonObject file = info[u"files"][0].toObject();
    QCOMPARE(file[u"path"].toString(), store.path());
    QCOMPARE(file[u"bytes"].toInteger(), QFileInfo(store.path()).size());
    QCOMPARE(file[u"opened"].toString(), QStringLiteral("live"));
    QCOMPARE(file[u"journal_mode"].toString(), QStringLiteral("delete"));
    bool seen = false;
    for (const auto &collection : info[u"collections"].toArray()) {
        if (collection[u"kind"].toString() != QLatin1String("artifacts"))
            continue;
        seen = true;
        QCOMPARE(collection[u"table"].toString(), QStringLiteral("arcp_artifact"));
        QCOMPARE(collection[u"count"].toInteger(), 14);
        QVERIFY(collection[u"exact"].toBool());
        const QJsonObject states = collection[u"by_state"].toObject();
        QCOMPARE(states[u"live"].toInteger() + states[u"expired"].toInteger(), 14);
    }
    QVERIFY(seen);
}

void TestCli::infoForPeople()
{
    const auto done = runOn(arcp(), "info");
    QCOMPARE(done.code, 0);
    QVERIFY(done.out.startsWith("ARCP Kotlin SDK"));
    QVERIFY(done.out.contains("arcp_envelope"));
}

void TestCli::everyKindOfStore_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("field"); // that every row has
    QTest::newRow("log") << QStringLiteral("arcp/rich/arcp.db") << QStringLiteral("log")
                         << QStringLiteral("type");
    QTest::newRow("sessions") << QStringLiteral("crush/clean/crush.db") << QStringLiteral("sessions")
                              << QStringLiteral("id");
    QTest::newRow("artifacts") << QStringLiteral("arcp/rich/arcp.db") << QStringLiteral("artifacts")
                               << QStringLiteral("state");
    QTest::newRow("queue") << QStringLiteral("lash/queue/session.db") << QStringLiteral("queue")
                           << QStringLiteral("state");
    QTest::newRow("keyvalue") << QStringLiteral("dedup/clean/dedup.db") << QStringLiteral("keyvalue")
                              << QStringLiteral("key");
    QTest::newRow("versions") << QStringLiteral("executus/clean/executus.db") << QStringLiteral("versions")
                              << QStringLiteral("version");
    QTest::newRow("schedules") << QStringLiteral("executus/clean/executus.db") << QStringLiteral("schedules")
                               << QStringLiteral("id");
    QTest::newRow("budgets") << QStringLiteral("executus/clean/executus.db") << QStringLiteral("budgets")
                             << QStringLiteral("id");
    QTest::newRow("leases") << QStringLiteral("river/clean/shop.sqlite3") << QStringLiteral("leases")
                            << QStringLiteral("id");
}

void TestCli::everyKindOfStore()
{
    QFETCH(QString, file);
    QFETCH(QString, command);
    QFETCH(QString, field);
    const FixtureCopy store(file);
    const auto done = runProgram({command, store.path(), QStringLiteral("--format"), QStringLiteral("jsonl"),
                                  QStringLiteral("--all")});
    QCOMPARE(done.code, 0);
    QVERIFY(!done.objects().empty());
    for (const QJsonObject &row : done.objects())
        QVERIFY2(!row[field].isNull() && !row[field].isUndefined(), QJsonDocument(row).toJson());
    const auto table = runProgram({command, store.path(), QStringLiteral("-n"), QStringLiteral("3")});
    QCOMPARE(table.code, 0);
}

void TestCli::severalCollectionsOfAKind()
{
    const FixtureCopy store(QStringLiteral("lash/clean/session.db"));
    const auto first = runOn(store, "log", "-n 1 --format jsonl");
    QCOMPARE(first.code, 0);
    QVERIFY(first.err.contains("commits")); // the other log
    const auto other = runOn(store, "log", "commits -n 1 --format jsonl");
    QCOMPARE(other.code, 0);
    QVERIFY(other.err.isEmpty());
    QVERIFY(other.out != first.out);
}

void TestCli::storesThatCannotBeRead_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("code");
    QTest::newRow("missing") << QByteArray() << 3;
    QTest::newRow("text") << QByteArray("Dear diary,\n").repeated(100) << 3;
    QTest::newRow("corrupt") << QByteArray("SQLite format 3\0", 16) + QByteArray(4096, 'x') << 3;
}

void TestCli::storesThatCannotBeRead()
{
    QFETCH(QByteArray, content);
    QFETCH(int, code);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("store.db"));
    if (!content.isEmpty()) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    for (const char *command : {"info", "log"}) {
        const auto done = runProgram({QString::fromLatin1(command), path});
        QCOMPARE(done.code, code);
        QCOMPARE(done.err.count('\n'), 1);
        QVERIFY2(done.err.contains("store.db"), done.err);
    }
}

void TestCli::foldersAreStores()
{
    const auto store = arcp();
    QCOMPARE(
        runProgram({QStringLiteral("log"), store.folder(), QStringLiteral("-n"), QStringLiteral("2")}).out,
        runOn(store, "log", "-n 2").out);
    QTemporaryDir empty;
    QCOMPARE(runProgram({QStringLiteral("log"), empty.path()}).code, 3);
}

void TestCli::foundStoresHaveNames()
{
    const auto store = arcp();
    const auto found = runProgram({QStringLiteral("stores"), QStringLiteral("--in"), store.folder(),
                                   QStringLiteral("--format"), QStringLiteral("json")});
    QCOMPARE(found.code, 0);
    bool seen = false;
    for (const auto &entry : found.objects().front()[u"stores"].toArray()) {
        if (entry[u"path"].toString() != store.path())
            continue;
        seen = true;
        QVERIFY(!entry[u"name"].toString().isEmpty());
        QCOMPARE(entry[u"bytes"].toInteger(), QFileInfo(store.path()).size());
    }
    QVERIFY(seen);
}

void TestCli::profiles()
{
    const auto list =
        runProgram({QStringLiteral("profiles"), QStringLiteral("--format"), QStringLiteral("jsonl")});
    QCOMPARE(list.code, 0);
    QSet<QString> ids;
    for (const QJsonObject &profile : list.objects())
        ids << profile[u"id"].toString();
    QVERIFY(ids.contains(QStringLiteral("arcp-kotlin")));
    const auto told =
        runProgram({QStringLiteral("profiles"), QStringLiteral("show"), QStringLiteral("lash")});
    QCOMPARE(told.code, 0);
    for (const char *piece : {"lash (lash)", "~/.lash", "graph_nodes(seq, node_id", "queue: queue",
                              "claim_owner_id", "is lease-expired", "may release", "a time (ms)"})
        QVERIFY2(told.out.contains(piece), piece);
    const auto shown = runProgram({QStringLiteral("profiles"), QStringLiteral("show"), QStringLiteral("lash"),
                                   QStringLiteral("--toml")});
    QCOMPARE(shown.code, 0);
    QVERIFY(shown.out.contains("[[collection]]"));

    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("mine.toml")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(shown.out);
    file.close();
    const auto good = runProgram({QStringLiteral("profiles"), QStringLiteral("check"), file.fileName()});
    QVERIFY2(good.code == 0, good.out);
    QVERIFY(file.open(QIODevice::Append));
    file.write("\n[[collection]]\nid = \"x\"\nkind = \"lgo\"\nfrom = \"t\"\n");
    file.close();
    const auto bad = runProgram({QStringLiteral("profiles"), QStringLiteral("check"), file.fileName()});
    QCOMPARE(bad.code, 1);
    QVERIFY2(bad.out.contains("mine.toml:"), bad.out);
}

void TestCli::brokenPipes()
{
    const auto store = arcp();
    QProcess shell;
    shell.start(QStringLiteral("sh"),
                {QStringLiteral("-c"), QStringLiteral("\"$0\" log \"$1\" --all --format jsonl | head -n 1"),
                 programPath(), store.path()});
    QVERIFY(shell.waitForFinished());
    QCOMPARE(shell.exitCode(), 0);
    QCOMPARE(shell.readAllStandardOutput().count('\n'), 1);
    QCOMPARE(shell.readAllStandardError(), QByteArray());
}

void TestCli::inspectionChangesNothing()
{
    const auto store = arcp();
    const auto digest = [&] {
        QFile file(store.path());
        return file.open(QIODevice::ReadOnly)
                   ? QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256)
                   : QByteArray();
    };
    const QByteArray before = digest();
    const QStringList names =
        QDir(store.folder()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    for (const char *command : {"info", "log", "artifacts", "sessions", "keyvalue"})
        QCOMPARE(runOn(store, command).code, 0);
    QCOMPARE(digest(), before);
    QCOMPARE(QDir(store.folder()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), names);
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
