// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/graveyard.h"
#include "tests/action/actionprogram.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace storescope;
using namespace storescope::test;

// kill -9 at any moment of a sweep, beside a writer: every row is in the store or in a bundle, and undo gives
// the table back. STORESCOPE_KILLS says how often (20), STORESCOPE_SEED where it begins.
class TestKills : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void loseNoRow()
    {
        const int kills = qEnvironmentVariableIsSet("STORESCOPE_KILLS")
                              ? qEnvironmentVariableIntValue("STORESCOPE_KILLS")
                              : 20;
        QRandomGenerator dice(quint32(qEnvironmentVariableIntValue("STORESCOPE_SEED")));
        makeStore();
        WriterProcess writer(QStringLiteral("append"), m_file,
                             {QStringLiteral("--count"), QStringLiteral("100000000"),
                              QStringLiteral("--rate"), QStringLiteral("300")});
        QVERIFY(writer.waitUntilReady());
        int killed = 0, whole = 0, inTheMiddle = 0;
        qint64 longest = 400; // ms of a run that nobody ends
        while (killed < kills || inTheMiddle == 0) {
            QElapsedTimer timer;
            timer.start();
            const auto sweep = m_program.start(sweepWords());
            if (sweep->waitForFinished(int(dice.bounded(longest)) + 1)) {
                // It was quicker: all is swept, so it is put back and begins again.
                longest = timer.elapsed();
                ++whole;
                QVERIFY2(sweep->exitCode() == 0, sweep->readAllStandardError().constData());
                QCOMPARE(sql("SELECT count(*) FROM kv_items WHERE expires_at < 9000000000000"),
                         QByteArray("0"));
                undoAll();
                if (QTest::currentTestFailed())
                    return;
                continue;
            }
            sweep->kill();
            QVERIFY(sweep->waitForFinished());
            ++killed;
            checkNothingIsLost();
            if (QTest::currentTestFailed())
                return;
            inTheMiddle += isUnfinished() ? 1 : 0;
            if (inTheMiddle == 0)
                longest += longest / 4; // all came too early on this machine
        }
        undoAll();
        writer.kill();
        qInfo("%d kills, %d of them left an unfinished bundle; %d runs came to their end", killed,
              inTheMiddle, whole);
        QVERIFY(inTheMiddle > 0);
    }

private:
    static constexpr int rows = 4000;

    QByteArray sql(const QByteArray &statement) const { return test::sql(m_file, statement); }
    bool isUnfinished() const
    {
        const auto bundles = Graveyard(m_program.graveyard()).bundles();
        return std::any_of(bundles.begin(), bundles.end(), [](const BundleInfo &bundle) {
            return bundle.state == BundleInfo::State::Unfinished;
        });
    }
    QStringList sweepWords() const
    {
        return {QStringLiteral("sweep"), m_file,
                QStringLiteral("items"), QStringLiteral("--apply"),
                QStringLiteral("--yes"), QStringLiteral("--format"),
                QStringLiteral("json")};
    }

    void makeStore()
    {
        // One that a profile fits: keys and values that expire.
        QVERIFY(WriterProcess::run(QStringLiteral("create"), m_file,
                                   {QStringLiteral("--rows"), QStringLiteral("10")}));
        sql("CREATE TABLE kv_items(key TEXT PRIMARY KEY, value, expires_at INTEGER)");
        sql("INSERT INTO kv_items WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " +
            QByteArray::number(rows) +
            ") SELECT hex(randomblob(12)), CASE i % 6 WHEN 0 THEN NULL WHEN 1 THEN '' WHEN 2 THEN i WHEN 3 "
            "THEN i * 1.0 "
            "WHEN 4 THEN randomblob(300) ELSE 'text ' || i END, CASE WHEN i % 10 = 0 THEN 9000000000000 ELSE "
            "1000 + i "
            "END FROM n");
        WriterProcess shell(QStringLiteral("shell"), m_file, {QStringLiteral("--create")});
        QVERIFY(shell.waitUntilReady());
        shell.sql("ATTACH '" + m_original.toUtf8() + "' AS o");
        QCOMPARE(
            shell.sql(
                "CREATE TABLE o.original AS SELECT rowid AS number, key, value, expires_at FROM kv_items"),
            QByteArray("ok 0"));
    }

    // Every row of the beginning is there, or in a bundle, with the same value of the same type.
    void checkNothingIsLost() const
    {
        WriterProcess shell(QStringLiteral("shell"), m_file);
        QVERIFY(shell.waitUntilReady());
        shell.sql("ATTACH '" + m_original.toUtf8() + "' AS o");
        shell.sql("CREATE TEMP TABLE found(key, value, expires_at)");
        shell.sql("INSERT INTO found SELECT key, value, expires_at FROM kv_items");
        for (const BundleInfo &bundle : Graveyard(m_program.graveyard()).bundles()) {
            shell.sql("ATTACH '" + bundle.path.toUtf8() + "' AS b");
            const QByteArray copied =
                shell.sql("INSERT INTO found SELECT key, value, expires_at FROM b.kv_items");
            QVERIFY2(copied.startsWith("ok 0"), copied + " " + bundle.path.toUtf8());
            shell.sql("DETACH b");
        }
        shell.sql("CREATE INDEX temp.f ON found(key)");
        QCOMPARE(
            shell.sql(
                "SELECT count(*) FROM o.original AS x WHERE NOT EXISTS (SELECT 1 FROM found WHERE found.key "
                "= x.key AND found.value IS x.value AND typeof(found.value) = typeof(x.value) AND "
                "found.expires_at = x.expires_at)"),
            QByteArray("ok 0 0"));
        QCOMPARE(
            shell.sql("SELECT count(*) FROM o.original AS x WHERE expires_at = 9000000000000 AND NOT EXISTS "
                      "(SELECT 1 FROM kv_items WHERE key = x.key)"),
            QByteArray("ok 0 0"));
    }

    // All bundles, so that the table is as it was, with its row numbers.
    void undoAll()
    {
        checkNothingIsLost();
        for (const BundleInfo &bundle : Graveyard(m_program.graveyard()).bundles()) {
            const auto undone = m_program.run(
                {QStringLiteral("undo"), bundle.path, QStringLiteral("--format"), QStringLiteral("json")});
            QVERIFY2(undone.code == 0, (undone.err + undone.out).constData());
            QVERIFY(Graveyard::discard(bundle.path));
        }
        WriterProcess shell(QStringLiteral("shell"), m_file);
        QVERIFY(shell.waitUntilReady());
        shell.sql("ATTACH '" + m_original.toUtf8() + "' AS o");
        QCOMPARE(shell.sql("SELECT count(*) FROM kv_items"), "ok 0 " + QByteArray::number(rows));
        QCOMPARE(
            shell.sql(
                "SELECT count(*) FROM o.original AS x JOIN kv_items AS i ON i.rowid = x.number WHERE i.key "
                "= x.key AND i.value IS x.value AND typeof(i.value) = typeof(x.value) AND i.expires_at = "
                "x.expires_at"),
            "ok 0 " + QByteArray::number(rows));
    }

    QTemporaryDir m_dir;
    ActionProgram m_program;
    QString m_file = m_dir.filePath(QStringLiteral("dedup.db"));
    QString m_original = m_dir.filePath(QStringLiteral("original.db"));
};

QTEST_GUILESS_MAIN(TestKills)
#include "tst_kills.moc"
