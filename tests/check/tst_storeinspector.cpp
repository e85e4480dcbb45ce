// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/check/storeinspector.h"
#include "tests/read/storefixture.h"

using namespace storescope;

// What is wrong with a store: each kind of finding, and that a writer is not made to wait for it.
class TestStoreInspector : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<StoreFixture>();
        m_fixture->setProfile(StoreFixture::logCollection() + work, "log = [\"body\"]");
        QVERIFY(m_fixture->create(QStringLiteral("--rows 500")));
        m_writer = std::make_unique<WriterProcess>(QStringLiteral("shell"), m_fixture->file());
        QVERIFY(m_writer->waitUntilReady());
        sql("CREATE TABLE work(id TEXT PRIMARY KEY, parent TEXT, until INTEGER, who TEXT)");
        sql("CREATE TABLE part(id INTEGER PRIMARY KEY, work TEXT REFERENCES work(id))");
        sql("CREATE TABLE file(id TEXT PRIMARY KEY, body BLOB, digest TEXT)");
    }
    void cleanup()
    {
        m_writer.reset();
        m_fixture.reset();
    }

    void nothingIsWrong()
    {
        sql("INSERT INTO work VALUES ('a', NULL, NULL, NULL), ('b', 'a', NULL, NULL)");
        sql("INSERT INTO part VALUES (1, 'a'), (2, NULL)");
        sql("INSERT INTO file VALUES ('f', 'hello', "
            "'2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824')");
        const auto report = inspect();
        QCOMPARE(lines(), QStringList());
        QCOMPARE(report.tables, 5); // with SQLite's own list of them
        QCOMPARE(report.digests, qint64(1));
        QVERIFY(report.leftOut.empty());
    }

    void foreignKeys()
    {
        sql("INSERT INTO part VALUES (17, 'nobody')");
        inspect();
        QCOMPARE(lines(), QStringList{QStringLiteral(
                              "foreign-key part : Row 17 names a row of work that is not there.")});
    }

    void foreignKeysOfNoKey()
    {
        sql("CREATE TABLE odd(work TEXT REFERENCES work(who))");
        inspect();
        QCOMPARE(lines().size(), 1);
        QVERIFY(lines().front().startsWith(QStringLiteral("foreign-key odd : A foreign key names columns")));
    }

    void references()
    {
        sql("INSERT INTO work VALUES ('a', 'gone', NULL, NULL)");
        inspect();
        QCOMPARE(lines(),
                 QStringList{QStringLiteral("reference work a: parent names gone, which is not in work")});
    }

    void claims()
    {
        sql("INSERT INTO work VALUES ('a', NULL, 1000, 'ana'), ('b', NULL, 9000000000000, 'ben')");
        inspect();
        QCOMPARE(lines(), QStringList{QStringLiteral(
                              "claim work a: the claim of ana ran out at 1970-01-01T00:00:01.000Z")});
    }

    void digests()
    {
        sql("INSERT INTO file VALUES ('f', 'hello', 'sha256:2CF24DBA'), ('g', 'hello', NULL)");
        const auto report = inspect();
        QCOMPARE(lines(), QStringList{QStringLiteral(
                              "digest file f: its body is not what its sha256 says (2CF24DBA)")});
        QCOMPARE(report.digests, qint64(1));
    }

    // A table that takes too long in one read is left out beside its program, and the program goes on.
    void largeTablesWaitUntilAsked()
    {
        sql("CREATE TABLE large(id INTEGER PRIMARY KEY, body)");
        sql("WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM n WHERE i < 60000) INSERT INTO "
            "large SELECT i, printf('%.400c', 'x') FROM n");
        const auto brief = inspect(std::chrono::milliseconds(1));
        QStringList names;
        for (const Finding &one : brief.leftOut)
            names << aboutName(one.about) + u' ' + one.where;
        QVERIFY(names.contains(QStringLiteral("integrity large")));
        QCOMPARE(lines(), QStringList());
        QVERIFY(m_writer->sql("PRAGMA wal_checkpoint(TRUNCATE)").startsWith("ok 0 0"));
        const auto whole = inspect(std::chrono::milliseconds(0));
        QVERIFY(whole.leftOut.empty());
        QCOMPARE(whole.tables, 6);
    }

    void endsAtOnceWhenCancelled()
    {
        const auto store = m_fixture->open();
        StoreInspector inspector(store, {});
        std::optional<InspectReport> result;
        connect(&inspector, &StoreInspector::finished, this,
                [&](const InspectReport &report) { result = report; });
        inspector.start();
        inspector.cancel();
        QVERIFY(result && result->cancelled);
        QCOMPARE(result->tables, 0);
    }

private:
    inline static const QByteArray work =
        "[[collection]]\nid = \"work\"\nkind = \"queue\"\nfrom = \"work\"\nkey = [\"id\"]\n"
        "[collection.fields]\nid = \"id\"\nlease_until = { column = \"until\", time = \"ms\" }\n"
        "owner = \"who\"\n[collection.columns]\nparent = { link = \"work\" }\n"
        "[[collection.state]]\nis = \"running\"\nwhen = \"until > :now\"\n"
        "[[collection.state]]\nis = \"lease-expired\"\nwhen = \"until IS NOT NULL\"\n"
        "[[collection.state]]\nis = \"claimable\"\n"
        "[[collection]]\nid = \"file\"\nkind = \"artifacts\"\nfrom = \"file\"\nkey = [\"id\"]\n"
        "body = { column = \"body\", digest = \"digest\" }\n"
        "[collection.fields]\nid = \"id\"\ndigest = \"digest\"\n";

    void sql(const QByteArray &statement)
    {
        const QByteArray answer = m_writer->sql(statement);
        if (!answer.startsWith("ok 0"))
            QTest::qFail((statement + ": " + answer).constData(), __FILE__, __LINE__);
    }
    InspectReport inspect(std::chrono::milliseconds longest = CheckRequest().longest)
    {
        m_found.clear();
        StoreInspector inspector(m_fixture->open(), {longest});
        std::optional<InspectReport> result;
        connect(&inspector, &StoreInspector::found, this,
                [this](const Finding &finding) { m_found.push_back(finding); });
        connect(&inspector, &StoreInspector::finished, this,
                [&](const InspectReport &report) { result = report; });
        inspector.start();
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 60'000))
            qFatal("not finished in 60 s");
        return *result;
    }
    QStringList lines() const
    {
        QStringList lines;
        for (const Finding &one : m_found)
            lines
                << QStringLiteral("%1 %2 %3: %4").arg(aboutName(one.about), one.where, one.key, one.sentence);
        return lines;
    }

    std::unique_ptr<StoreFixture> m_fixture;
    std::unique_ptr<WriterProcess> m_writer;
    std::vector<Finding> m_found;
};

QTEST_GUILESS_MAIN(TestStoreInspector)
#include "tst_storeinspector.moc"
