// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/app/program.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

// `check`, as a process: what it finds in stores of real products, and what it answers to a script.
class TestCliCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void healthy_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *file : {"arcp/clean/arcp.db", "arcp/crashed-journal/arcp.db", "crush/clean/crush.db",
                                 "lash/gc/session.db", "google-adk/clean/database.db"})
            QTest::newRow(file) << QString::fromLatin1(file);
    }
    void healthy()
    {
        QFETCH(QString, file);
        const FixtureCopy store(file);
        const QByteArray before = contents(store);
        const auto done = runOn(store, "check");
        QVERIFY2(done.out.startsWith("Nothing wrong in "), done.out);
        QCOMPARE(done.lines().size(), 1);
        QCOMPARE(done.err, QByteArray());
        QCOMPARE(done.code, 0);
        QCOMPARE(contents(store), before); // and beside it
    }

    void findings_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QStringList>("found"); // about, where, key
        const auto row = [](const char *name, const char *file, const QStringList &found) {
            QTest::newRow(name) << QString::fromLatin1(file) << found;
        };
        row("digests", "arcp/damaged/arcp.db",
            {QStringLiteral("digest artifacts art_body_as_text"),
             QStringLiteral("digest artifacts art_body_changed")});
        row("references", "crush/rich/crush.db", {QStringLiteral("reference sessions 11")});
        row("roots", "lash/gc-corrupt-head/session.db", {QStringLiteral("reference blobs ")});
        row("foreign keys", "google-adk/v0/database.db",
            {QStringLiteral("foreign-key events "), QStringLiteral("reference events 26")});
        row("claims", "lash/queue/session.db",
            {QStringLiteral("claim queue 3"), QStringLiteral("claim queue 4"),
             QStringLiteral("claim queue 5"), QStringLiteral("claim queue 37")});
        row("leases", "lash/clean/session.processes.db", {QStringLiteral("claim leases proc-night-audit")});
        row("newer", "lash/other-version/effects-v2.db", {QStringLiteral("version  ")});
    }
    void findings()
    {
        QFETCH(QString, file);
        QFETCH(QStringList, found);
        const FixtureCopy store(file);
        const auto rows = runOn(store, "check", "--format jsonl");
        QCOMPARE(rows.code, 1);
        QStringList told;
        for (const QJsonObject &one : rows.objects()) {
            told << QStringList{one[u"about"].toString(), one[u"where"].toString(), one[u"key"].toString()}
                        .join(u' ');
            QCOMPARE(one[u"file"].toString(), store.path());
            QVERIFY(!one[u"finding"].toString().isEmpty());
        }
        QCOMPARE(told, found);
        // The same in the other formats.
        const auto lines = runOn(store, "check").lines();
        QCOMPARE(lines.size(), found.size() + 1);
        QVERIFY(lines.last().startsWith(QByteArray::number(found.size()) + " finding"));
        const auto whole = runOn(store, "check", "--format json");
        QCOMPARE(whole.code, 1);
        QCOMPARE(whole.objects().front()[u"findings"].toArray().size(), found.size());
        QVERIFY(whole.objects().front()[u"not_checked"].toArray().isEmpty());
        QCOMPARE(runOn(store, "check", "--format csv").lines().size(), found.size() + 1);
    }

    void damagedPages()
    {
        const FixtureCopy store(QStringLiteral("arcp/rich/arcp.db"));
        QFile file(store.path());
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(20 * 4096));
        file.write(QByteArray(4096, '\x7f'));
        file.close();
        const auto done = runOn(store, "check", "--format jsonl");
        QCOMPARE(done.code, 1);
        QVERIFY(!done.objects().empty());
        const QJsonObject first = done.objects().front();
        QCOMPARE(first[u"about"].toString(), QStringLiteral("integrity"));
        QVERIFY2(first[u"finding"].toString().startsWith(u"page 21: "), done.out);
    }

    void cannotBeRead()
    {
        const FixtureCopy store(QStringLiteral("arcp/clean/arcp.db"));
        QFile file(store.path());
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(16));
        file.write(QByteArray(100, 'x'));
        file.close();
        const auto done = runOn(store, "check");
        QCOMPARE(done.code, 3);
        QCOMPARE(done.err.count('\n'), 1);
        QVERIFY(done.out.isEmpty());
    }

private:
    // Names and bytes of all that lies in the store's folder.
    static QByteArray contents(const FixtureCopy &store)
    {
        QByteArray all;
        for (const QFileInfo &info :
             QDir(store.folder()).entryInfoList(QDir::Files | QDir::Hidden, QDir::Name)) {
            QFile file(info.filePath());
            if (file.open(QIODevice::ReadOnly))
                all += info.fileName().toUtf8() + '\n' + file.readAll();
        }
        return all;
    }
};

QTEST_GUILESS_MAIN(TestCliCheck)
#include "tst_clicheck.moc"
