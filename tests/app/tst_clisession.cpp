// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/app/program.h"

#include <QDir>
#include <QJsonObject>
#include <QTest>

// `session`, as a process, on the store of a coding agent.
class TestCliSession : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void text();
    void callsStandWithTheirResults();
    void longResultsAreFolded();
    void children();
    void markdown();
    void html();
    void jsonl();
    void idsInShort();
    void controlCharacters();
    void secrets();
    void wrongUse_data();
    void wrongUse();
    void sessionsAreATree();

private:
    static Finished session(const FixtureCopy &store, const QStringList &rest)
    {
        return runProgram(QStringList{QStringLiteral("session"), store.path()} + rest);
    }
    static FixtureCopy clean() { return FixtureCopy(QStringLiteral("crush/clean/crush.db")); }
    static FixtureCopy rich() { return FixtureCopy(QStringLiteral("crush/rich/crush.db")); }
};

// A session with three sub-agents.
static const QString withHelpers = QStringLiteral("ce334459-82d8-4544-8965-0909ebc57f77");

void TestCliSession::text()
{
    const FixtureCopy store = clean();
    const Finished run = session(store, {QStringLiteral("03cc0f27-93fd-4ab8-bb89-296c6dcbac50")});
    QCOMPARE(run.code, 0);
    QCOMPARE(run.lines().first(), QByteArray("Label Label Depot"));
    QVERIFY(run.out.contains("  03cc0f27-93fd-4ab8-bb89-296c6dcbac50\n"));
    QVERIFY(run.out.contains("15,507 tokens in · 198 out · 0.0890 USD"));
    QVERIFY(run.out.contains("\nuser · "));
    QVERIFY(run.out.contains("\nassistant · "));
    QVERIFY(run.out.contains(" · claude-sonnet-4-5\n"));
}

void TestCliSession::callsStandWithTheirResults()
{
    const FixtureCopy store = clean();
    const Finished run = session(store, {QStringLiteral("6be70cb9")});
    QCOMPARE(run.code, 0);
    const auto lines = run.lines();
    const auto call = lines.indexOf("  ▸ view [failed]");
    QVERIFY(call > 0);
    QVERIFY(lines[call + 1].startsWith("    {\"file_path\":"));
    QCOMPARE(lines[call + 2], QByteArray("    → File not found: /home/dev/shop/missing.py"));
    QVERIFY(run.out.contains(
        "  error error: Too Many Requests: rate limit reached for requests, try again in 31 s\n"));
    QVERIFY(!run.out.contains("tool_result"));
}

void TestCliSession::longResultsAreFolded()
{
    const FixtureCopy store = rich();
    const QStringList long_{QStringLiteral("c7fde805")};
    const Finished folded = session(store, long_);
    QCOMPARE(folded.code, 0);
    QVERIFY(folded.out.contains("more lines, 256.4 KB in all"));
    const Finished whole = session(store, long_ + QStringList{QStringLiteral("--full")});
    QVERIFY(whole.out.size() > 250'000);
    QVERIFY(folded.out.size() < 20'000);
}

void TestCliSession::children()
{
    const FixtureCopy store = clean();
    const Finished alone = session(store, {withHelpers});
    QCOMPARE(alone.code, 0);
    QVERIFY(alone.out.contains("    session 4a091d3e-2097-4d8b-b4a0-2a6504d3e5f4$$toolu_"));
    QVERIFY(!alone.out.contains("\n    user"));
    const Finished all = session(store, {withHelpers, QStringLiteral("--with-children")});
    QCOMPARE(all.code, 0);
    QCOMPARE(all.out.count("\n    user · "), 3);
    QVERIFY(all.out.startsWith(alone.out));
}

void TestCliSession::markdown()
{
    const FixtureCopy store = clean();
    const Finished run = session(store, {withHelpers, QStringLiteral("--format"), QStringLiteral("md"),
                                         QStringLiteral("--with-children")});
    QCOMPARE(run.code, 0);
    QCOMPARE(run.lines().first(), QByteArray("# Label Invoice Ledger"));
    QVERIFY(run.out.contains("\n## user · "));
    QVERIFY(run.out.contains("\n### user · ")); // of a child
    QVERIFY(run.out.contains("**agent** (done) → session `4a091d3e"));
    QCOMPARE(run.out.count("\n```\n") % 2, 0);
}

void TestCliSession::html()
{
    const FixtureCopy store = rich();
    const Finished run =
        session(store, {QStringLiteral("68f918d8"), QStringLiteral("--format"), QStringLiteral("html")});
    QCOMPARE(run.code, 0);
    QVERIFY(run.out.startsWith("<!DOCTYPE html>"));
    QVERIFY(run.out.trimmed().endsWith("</html>"));
    QVERIFY(run.out.contains("<img alt=\"\" src=\"data:image/png;base64,iVBOR"));
    QVERIFY(run.out.contains("<details><summary><b>view</b> done"));
    QCOMPARE(run.out.count("<section>"), run.out.count("</section>"));
}

void TestCliSession::jsonl()
{
    const FixtureCopy store = clean();
    const Finished run =
        session(store, {QStringLiteral("6be70cb9"), QStringLiteral("--format"), QStringLiteral("jsonl")});
    QCOMPARE(run.code, 0);
    int calls = 0;
    for (const QJsonObject &item : run.objects()) {
        QVERIFY(item[QStringLiteral("session")].toString().startsWith(u"6be70cb9"));
        QVERIFY(!item[QStringLiteral("kind")].toString().isEmpty());
        if (item[QStringLiteral("kind")] != QStringLiteral("tool_call"))
            continue;
        ++calls;
        QVERIFY(item[QStringLiteral("arguments")].isObject());
        QCOMPARE(item[QStringLiteral("state")].toString(), QStringLiteral("failed"));
    }
    QCOMPARE(calls, 2);
}

void TestCliSession::idsInShort()
{
    const FixtureCopy store = clean();
    const Finished byEnd = session(store, {QStringLiteral("296c6dcbac50")});
    QCOMPARE(byEnd.code, 0);
    QCOMPARE(byEnd.lines().first(), QByteArray("Label Label Depot"));
    // Two sub-agents of one message.
    const Finished several = session(store, {QStringLiteral("4a091d3e")});
    QCOMPARE(several.code, 2);
    QVERIFY(several.err.contains("2 sessions have an id like 4a091d3e"));
    QVERIFY(several.out.isEmpty());
    const Finished none = session(store, {QStringLiteral("nowhere")});
    QCOMPARE(none.code, 2);
    QVERIFY(none.err.contains("There is no session nowhere"));
}

void TestCliSession::controlCharacters()
{
    const FixtureCopy store = rich();
    for (const char *format : {"text", "md", "html", "jsonl"}) {
        const Finished run = session(store, {QStringLiteral("c7fde805"), QStringLiteral("--full"),
                                             QStringLiteral("--format"), QString::fromLatin1(format)});
        QCOMPARE(run.code, 0);
        for (const char c : run.out)
            QVERIFY2(c == '\n' || uchar(c) >= 0x20, format);
        QVERIFY2(!run.out.contains("\u202e"), format); // its title turns the writing around
    }
}

// What the profile calls secret, here the arguments of calls, as a profile of the user's own says.
void TestCliSession::secrets()
{
    const QTemporaryDir data;
    const QDir folder(data.path());
    QVERIFY(folder.mkpath(QStringLiteral("storescope/profiles")));
    QByteArray toml = runProgram({QStringLiteral("profiles"), QStringLiteral("show"),
                                  QStringLiteral("arcp-kotlin"), QStringLiteral("--toml")})
                          .out;
    toml.replace("redact = [", "redact = [\"payload.payload.arguments\", ");
    QFile profile(folder.filePath(QStringLiteral("storescope/profiles/mine.toml")));
    QVERIFY(profile.open(QIODevice::WriteOnly));
    QCOMPARE(profile.write(toml), toml.size());
    profile.close();

    qputenv("STORESCOPE_TEST_DATA", data.path().toLocal8Bit());
    const FixtureCopy store(QStringLiteral("arcp/clean/arcp.db"));
    const QString id = QStringLiteral("sess_01m7wr2a0aq3dd61anyp04y5yh");
    QHash<QString, Finished> shut, open;
    for (const char *format : {"text", "md", "html", "jsonl"}) {
        const QStringList words{id, QStringLiteral("--format"), QLatin1String(format)};
        shut[words.last()] = session(store, words);
        open[words.last()] = session(store, words + QStringList{QStringLiteral("--no-redact")});
    }
    qunsetenv("STORESCOPE_TEST_DATA");
    for (const QString &format : shut.keys()) {
        QCOMPARE(shut[format].code, 0);
        QVERIFY2(!shut[format].out.contains("6785"), qPrintable(format));
        QVERIFY2(shut[format].out.contains("[redacted]"), qPrintable(format));
        QCOMPARE(open[format].code, 0);
        QVERIFY2(open[format].out.contains("6785"), qPrintable(format));
        QVERIFY2(!open[format].out.contains("[redacted]"), qPrintable(format));
    }
}

void TestCliSession::wrongUse_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("sentence");
    QTest::newRow("no id") << QStringList() << QByteArray("ID");
    QTest::newRow("format") << QStringList{QStringLiteral("a"), QStringLiteral("--format"),
                                           QStringLiteral("pdf")}
                            << QByteArray("text, md, html or jsonl");
}

void TestCliSession::wrongUse()
{
    QFETCH(QStringList, words);
    QFETCH(QByteArray, sentence);
    const FixtureCopy store = clean();
    const Finished run = session(store, words);
    QCOMPARE(run.code, 2);
    QVERIFY2(run.err.contains(sentence), run.err.constData());
}

void TestCliSession::sessionsAreATree()
{
    const FixtureCopy store = clean();
    const Finished run = runProgram({QStringLiteral("sessions"), store.path()});
    QCOMPARE(run.code, 0);
    const auto lines = run.lines();
    qsizetype at = -1;
    for (qsizetype i = 0; i < lines.size(); ++i)
        if (lines[i].contains("Label Invoice Ledger"))
            at = i;
    QVERIFY2(at > 0, run.out.constData());
    QVERIFY2(lines[at + 1].contains("└") || lines[at + 1].contains("├"), run.out.constData());
}

QTEST_GUILESS_MAIN(TestCliSession)
#include "tst_clisession.moc"
