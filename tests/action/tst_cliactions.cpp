// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/graveyard.h"
#include "tests/action/actionprogram.h"
#include "tests/support/fixture.h"
#include "tests/writer/writerprocess.h"

#include <QTest>

using namespace storescope;
using namespace storescope::test;

class TestCliActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void sweepsArtifacts()
    {
        const QString file = copied(QStringLiteral("arcp/rich"));
        ageArtifacts(file);
        const QByteArray before = bytesOfFile(file);
        const auto preview = run({QStringLiteral("sweep"), file, QStringLiteral("artifacts")});
        QCOMPARE(preview.code, 0);
        const QJsonObject json = preview.json();
        for (const char *key : {"action", "rule", "rows", "bytes", "by_day", "dangling", "sample", "plan"})
            QVERIFY2(json.contains(QLatin1String(key)), key);
        const int rows = json.value(u"rows").toInt();
        QCOMPARE(rows, 14); // all of them, by now
        QCOMPARE(json.value(u"sample").toArray().size(), 10);
        QVERIFY(QFile::exists(json.value(u"plan").toString()));
        QCOMPARE(bytesOfFile(file), before);
        QCOMPARE(sql(file, "SELECT count(*) FROM arcp_artifact"), QByteArray("14"));

        const auto listed =
            m_program.run({QStringLiteral("sweep"), file, QStringLiteral("artifacts"),
                           QStringLiteral("--list"), QStringLiteral("--format"), QStringLiteral("jsonl")});
        QCOMPARE(listed.out.count('\n'), rows);

        const auto asked =
            run({QStringLiteral("sweep"), file, QStringLiteral("artifacts"), QStringLiteral("--apply")});
        QCOMPARE(asked.code, 2); // nobody said yes
        QCOMPARE(sql(file, "SELECT count(*) FROM arcp_artifact"), QByteArray("14"));

        const auto applied =
            run({QStringLiteral("sweep"), file, QStringLiteral("--apply"), QStringLiteral("--yes"),
                 QStringLiteral("--plan"), json.value(u"plan").toString()});
        QVERIFY2(applied.code == 0, applied.err.constData());
        const QJsonObject report = applied.json();
        QCOMPARE(report.value(u"removed").toInt(), rows);
        QVERIFY(report.value(u"spared").toArray().isEmpty());
        QVERIFY(report.value(u"longest_lock_ms").toDouble() > 0);
        QCOMPARE(report.value(u"bytes").toInteger(), json.value(u"bytes").toInteger());
        QCOMPARE(sql(file, "SELECT count(*) FROM arcp_artifact"), QByteArray("0"));
        // The same plan again finds nothing.
        const auto again =
            run({QStringLiteral("sweep"), file, QStringLiteral("--apply"), QStringLiteral("--yes"),
                 QStringLiteral("--plan"), json.value(u"plan").toString()});
        QCOMPARE(again.code, 5);
        QCOMPARE(again.json().value(u"spared").toArray().size(), rows);

        const auto bundles = run({QStringLiteral("bundles")});
        const QJsonObject bundle = bundles.json().value(u"bundles").toArray().first().toObject();
        QCOMPARE(bundle.value(u"rows").toInt(), rows);
        QCOMPARE(bundle.value(u"state").toString(), QStringLiteral("finished"));
        const auto undone = run({QStringLiteral("undo"), report.value(u"bundle").toString()});
        QVERIFY2(undone.code == 0, undone.err.constData());
        QCOMPARE(undone.json().value(u"restored").toInt(), rows);
        QVERIFY(undone.json().value(u"collided").toArray().isEmpty());
        QCOMPARE(sql(file, "SELECT count(*) FROM arcp_artifact"), QByteArray("14"));
    }

    void sweepsEveryCollectionThatOffersIt()
    {
        const QString file = copied(QStringLiteral("arcp/clean"));
        ageArtifacts(file);
        sql(file, "UPDATE arcp_idempotency SET expires_at_iso = '2026-01-02T03:04:05Z'");
        const auto preview = run({QStringLiteral("sweep"), file});
        QCOMPARE(preview.code, 0);
        const QJsonObject json = preview.json();
        QCOMPARE(json.value(u"collections").toArray().size(), 2);
        qint64 rows = 0;
        for (const QJsonValue &one : json.value(u"collections").toArray())
            rows += one[u"rows"].toInteger();
        QCOMPARE(json.value(u"rows").toInteger(), rows);
        QCOMPARE(rows, qint64(3 + 4));
        const auto applied =
            run({QStringLiteral("sweep"), file, QStringLiteral("--apply"), QStringLiteral("--yes")});
        QCOMPARE(applied.json().value(u"removed").toInteger(), rows);
        QCOMPARE(applied.json().value(u"bundle").toArray().size(), 2);
    }

    void sweepsKeysAsInstantsAndNotForEver()
    {
        const QString file = copied(QStringLiteral("dedup/rich"));
        sql(file,
            "UPDATE kv_webhook_dedup SET expires_at = 1000 WHERE expires_at BETWEEN 1 AND 9000000000000");
        const QByteArray forEver =
            sql(file, "SELECT count(*) FROM kv_webhook_dedup WHERE expires_at IS NULL OR "
                      "expires_at = 0 OR expires_at > 9000000000000");
        const auto applied = run({QStringLiteral("sweep"), file, QStringLiteral("webhook_dedup"),
                                  QStringLiteral("--apply"), QStringLiteral("--yes")});
        QVERIFY2(applied.code == 0, applied.err.constData());
        QCOMPARE(sql(file, "SELECT count(*) FROM kv_webhook_dedup"), forEver);
    }

    void actsOnJobsInTheProductsTerms()
    {
        const QString file = copied(QStringLiteral("river/clean"));
        sql(file,
            "UPDATE river_job SET finalized_at = replace(finalized_at, '2026-1', '2025-1'), attempted_at = "
            "replace(attempted_at, '2026-1', '2025-1')");
        const auto count = [&](const QByteArray &where) {
            return sql(file, "SELECT count(*) FROM river_job WHERE " + where).toInt();
        };
        const QByteArray waiting = "state IN ('available','scheduled','retryable','pending')";
        const QByteArray id = sql(file, "SELECT min(id) FROM river_job WHERE " + waiting);
        const QByteArray running = sql(file, "SELECT min(id) FROM river_job WHERE state = 'running'");
        const QByteArray failed = sql(file, "SELECT min(id) FROM river_job WHERE state = 'discarded'");
        const int waitingBefore = count(waiting);
        const auto cancelled =
            run({QStringLiteral("cancel"), file, QString::fromLatin1(id), QString::fromLatin1(running),
                 QStringLiteral("--apply"), QStringLiteral("--yes")});
        QCOMPARE(cancelled.code, 5);
        QCOMPARE(cancelled.json().value(u"removed").toInt(), 1);
        const QJsonObject spared = cancelled.json().value(u"spared").toArray().first().toObject();
        QCOMPARE(spared.value(u"key").toString().toLatin1(), running);
        QCOMPARE(count("state = 'cancelled' AND finalized_at IS NOT NULL AND id = " + id), 1);
        QCOMPARE(count(waiting), waitingBefore - 1);

        QCOMPARE(run({QStringLiteral("retry"), file, QString::fromLatin1(failed), QStringLiteral("--apply"),
                      QStringLiteral("--yes")})
                     .code,
                 0);
        QCOMPARE(count("state = 'available' AND finalized_at IS NULL AND max_attempts > attempt AND id = " +
                       failed),
                 1);

        const int stuck = count("state = 'running'"); // taken months ago
        const auto released = run({QStringLiteral("release"), file, QStringLiteral("--all"),
                                   QStringLiteral("--apply"), QStringLiteral("--yes")});
        QVERIFY2(released.code == 0, released.err.constData());
        QCOMPARE(released.json().value(u"removed").toInt(), stuck);
        QCOMPARE(count("state = 'running'"), 0);
        QCOMPARE(run({QStringLiteral("undo"), released.json().value(u"bundle").toString()}).code, 0);
        QCOMPARE(count("state = 'running'"), stuck);

        const int finished =
            count("state IN ('completed','discarded') OR (state = 'cancelled' AND id <> " + id + ')');
        const auto swept =
            run({QStringLiteral("sweep"), file, QStringLiteral("--apply"), QStringLiteral("--yes")});
        QVERIFY2(swept.code == 0, swept.err.constData());
        QCOMPARE(swept.json().value(u"removed").toInt(), finished); // not the one that was cancelled just now
        QCOMPARE(run({QStringLiteral("sweep"), file, QStringLiteral("--older"), QStringLiteral("0s")})
                     .json()
                     .value(u"rows")
                     .toInt(),
                 1);
    }

    void releasesAndCancelsQueuedWork()
    {
        const QString file = copied(QStringLiteral("lash/queue"), QStringLiteral("session.db"));
        sql(file,
            "UPDATE queued_work_batches SET claim_token = 't', claim_expires_at_ms = 9000000000000 WHERE "
            "enqueue_seq = (SELECT min(enqueue_seq) FROM queued_work_batches)");
        sql(file, "UPDATE queued_work_batches SET claim_expires_at_ms = 1000 WHERE claim_expires_at_ms < "
                  "8000000000000");
        const QByteArray live =
            sql(file, "SELECT batch_id FROM queued_work_batches WHERE claim_expires_at_ms > "
                      "8000000000000");
        const int lost =
            sql(file, "SELECT count(*) FROM queued_work_batches WHERE claim_token IS NOT NULL AND "
                      "claim_expires_at_ms < 8000000000000")
                .toInt();
        QVERIFY(lost > 0);
        const auto preview = run({QStringLiteral("release"), file});
        QCOMPARE(preview.json().value(u"rows").toInt(), lost);
        const auto released = run({QStringLiteral("release"), file, QStringLiteral("--all"),
                                   QStringLiteral("--apply"), QStringLiteral("--yes")});
        QCOMPARE(released.json().value(u"removed").toInt(), lost);
        QCOMPARE(sql(file, "SELECT count(*) FROM queued_work_batches WHERE claim_token IS NOT NULL"),
                 QByteArray("1"));

        const QByteArray items = sql(file, "SELECT count(*) FROM queued_work_items");
        const QByteArray victim =
            sql(file, "SELECT min(batch_id) FROM queued_work_batches WHERE claim_token IS NULL");
        const auto cancelled =
            run({QStringLiteral("cancel"), file, QString::fromUtf8(victim), QString::fromUtf8(live),
                 QStringLiteral("--apply"), QStringLiteral("--yes")});
        QCOMPARE(cancelled.code, 5);
        QCOMPARE(cancelled.json().value(u"removed").toInt(), 1);
        QVERIFY(cancelled.json().value(u"spared").toArray().first()[u"why"].toString().contains(u"running"));
        QVERIFY(sql(file, "SELECT count(*) FROM queued_work_items") != items);
        QCOMPARE(run({QStringLiteral("undo"), cancelled.json().value(u"bundle").toString()}).code, 0);
        QCOMPARE(sql(file, "SELECT count(*) FROM queued_work_items"), items);
    }

    void wantsNamesForWhatIsNotToBeUndoneByTime()
    {
        const QString file = copied(QStringLiteral("river/clean"));
        const auto cancel =
            run({QStringLiteral("cancel"), file, QStringLiteral("--apply"), QStringLiteral("--yes")});
        QCOMPARE(cancel.code, 2);
        QVERIFY(cancel.err.contains("--all"));
        // And a yes, which nobody can give here.
        const auto asked =
            run({QStringLiteral("cancel"), file, QStringLiteral("--all"), QStringLiteral("--apply")});
        QCOMPARE(asked.code, 2);
        QCOMPARE(asked.err.count('\n'), 1);
        QVERIFY2(asked.err.contains("add --yes"), asked.err.constData());
    }

    void saysWhyNothingIsOffered()
    {
        const QString crush = copied(QStringLiteral("huey/clean"));
        const auto sweep = run({QStringLiteral("sweep"), crush});
        QCOMPARE(sweep.code, 2);
        QVERIFY2(sweep.err.contains("offers no sweep: its rows are pickles"), sweep.err.constData());
    }

    void savesAPlanWhereItIsTold()
    {
        const QString file = copied(QStringLiteral("arcp/clean"));
        ageArtifacts(file);
        const QString plan = m_dir->filePath(QStringLiteral("plan.json"));
        QCOMPARE(
            run({QStringLiteral("sweep"), file, QStringLiteral("artifacts"), QStringLiteral("--plan"), plan})
                .code,
            0);
        QVERIFY(QFile::exists(plan));
        // Nothing is written over it, and nothing beside it chooses rows.
        const QByteArray saved = bytesOfFile(plan);
        const auto anew = run({QStringLiteral("sweep"), file, QStringLiteral("--plan"), plan});
        QCOMPARE(anew.code, 2);
        QVERIFY2(anew.err.contains("There is a plan already"), anew.err.constData());
        QCOMPARE(bytesOfFile(plan), saved);
        for (const QStringList &more :
             {QStringList{QStringLiteral("idempotency")},
              QStringList{QStringLiteral("artifacts"), QStringLiteral("--older"), QStringLiteral("9d")}}) {
            const auto both = run(QStringList{QStringLiteral("sweep"), file} + more +
                                  QStringList{QStringLiteral("--plan"), plan, QStringLiteral("--apply"),
                                              QStringLiteral("--yes")});
            QCOMPARE(both.code, 2);
            QVERIFY2(both.err.contains("leave out " + more.value(more.size() > 1 ? 1 : 0).toUtf8()),
                     both.err.constData());
        }
        QCOMPARE(sql(file, "SELECT count(*) FROM arcp_artifact"), QByteArray("3"));
        // It is for sweep, and for this store.
        QCOMPARE(run({QStringLiteral("cancel"), file, QStringLiteral("--plan"), plan,
                      QStringLiteral("--apply"), QStringLiteral("--yes")})
                     .code,
                 2);
        const QString other = m_dir->filePath(QStringLiteral("other.db"));
        QVERIFY(QFile::copy(file, other));
        const auto refused = run({QStringLiteral("sweep"), other, QStringLiteral("--plan"), plan,
                                  QStringLiteral("--apply"), QStringLiteral("--yes")});
        QCOMPARE(refused.code, 2);
        QVERIFY(refused.err.contains("another store"));
    }

    void printsCsv()
    {
        const QString file = copied(QStringLiteral("arcp/clean"));
        ageArtifacts(file);
        const auto csv = [&](const QStringList &words) {
            return m_program.run(words + QStringList{QStringLiteral("--format"), QStringLiteral("csv")})
                .out.split('\n');
        };
        const QStringList sweep{QStringLiteral("sweep"), file, QStringLiteral("artifacts")};
        const auto preview = csv(sweep);
        QCOMPARE(preview[0], QByteArray("action,collection,rule,rows,bytes,plan\r"));
        QVERIFY(preview[1].startsWith("sweep,artifacts,expires has passed,3,"));
        const auto applied = csv(sweep + QStringList{QStringLiteral("--apply"), QStringLiteral("--yes")});
        QCOMPARE(applied[0], QByteArray("removed,spared,bytes,longest_lock_ms,bundle\r"));
        QVERIFY(applied[1].startsWith("3,0,"));
        const auto bundle = QString::fromUtf8(applied[1].trimmed().split(',').last());
        const auto undone = csv({QStringLiteral("undo"), bundle});
        QCOMPARE(undone[0], QByteArray("restored,collided,already_there,longest_lock_ms,store\r"));
        QVERIFY(undone[1].startsWith("3,0,0,"));
    }

    void refusesABundleOfAnotherStore()
    {
        const QString file = copied(QStringLiteral("arcp/clean"));
        ageArtifacts(file);
        const auto applied = run({QStringLiteral("sweep"), file, QStringLiteral("artifacts"),
                                  QStringLiteral("--apply"), QStringLiteral("--yes")});
        const QString other = copied(QStringLiteral("lash/queue"), QStringLiteral("session.db"));
        const auto undone = run({QStringLiteral("undo"), applied.json().value(u"bundle").toString(),
                                 QStringLiteral("--to"), other});
        QCOMPARE(undone.code, 2); // and not "partly done"
        QVERIFY2(undone.err.contains("not the store"), undone.err.constData());
    }

    void saysBusy()
    {
        const QString file = copied(QStringLiteral("arcp/clean"));
        WriterProcess holder(QStringLiteral("shell"), file);
        QVERIFY(holder.waitUntilReady());
        QCOMPARE(holder.sql("BEGIN IMMEDIATE"), QByteArray("ok 0"));
        const auto busy = run({QStringLiteral("sweep"), file, QStringLiteral("artifacts"),
                               QStringLiteral("--apply"), QStringLiteral("--yes")});
        QCOMPARE(busy.code, 4);
        QCOMPARE(holder.sql("COMMIT"), QByteArray("ok 0"));
        QCOMPARE(sql(file, "SELECT count(*) FROM arcp_artifact"), QByteArray("3"));
    }

private:
    ActionProgram::Ended run(const QStringList &words) const
    {
        return m_program.run(words + QStringList{QStringLiteral("--format"), QStringLiteral("json")});
    }
    QString copied(const QString &name, const QString &only = {}) const
    {
        const QString from = QStringLiteral(STORESCOPE_FIXTURES "/") + name;
        if (!copyFixture(from, m_dir->path(), only))
            QTest::qFail("no fixture", __FILE__, __LINE__);
        return m_dir->filePath(only.isEmpty() ? fixtureDatabases(from).front() : only);
    }
    // All of them have expired, whatever day it is.
    static void ageArtifacts(const QString &file)
    {
        sql(file, "UPDATE arcp_artifact SET expires_at_iso = '2026-01-02T03:04:05.5Z'");
    }
    static QByteArray bytesOfFile(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    ActionProgram m_program;
};

QTEST_GUILESS_MAIN(TestCliActions)
#include "tst_cliactions.moc"
