// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/actionguard.h"
#include "core/action/writeaccess.h"
#include "core/sqlite/filestamp.h"
#include "tests/action/actionfixture.h"

#include <unistd.h>

using namespace storescope;
using namespace storescope::test;

// When nothing may be changed, and what the user is told then.
class TestApplyRefusals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysBusyAndDoesNothing()
    {
        const ActionFixture fixture = ActionFixture::withItems();
        fixture.sql({thousandRows});
        const auto store = fixture.open();
        const auto plan = ActionFixture::preview(store).plan;
        WriterProcess holder(QStringLiteral("shell"), fixture.file());
        QVERIFY(holder.waitUntilReady());
        QCOMPARE(holder.sql("BEGIN IMMEDIATE"), QByteArray("ok 0"));
        ApplyOptions options;
        options.busyTimeoutMs = 200;
        const ApplyReport report = fixture.apply(store, plan, options);
        QCOMPARE(report.error->code, ErrorCode::Busy);
        QCOMPARE(report.removed, qint64(0));
        QVERIFY(report.bundle.isEmpty());
        QCOMPARE(holder.sql("COMMIT"), QByteArray("ok 0"));
        QCOMPARE(fixture.number("SELECT count(*) FROM items"), qint64(1000));
    }

    void refusesAPlanOfAnotherStore()
    {
        const ActionFixture fixture = ActionFixture::withItems(), other = ActionFixture::withItems();
        fixture.sql({thousandRows});
        other.sql({thousandRows});
        const auto plan = ActionFixture::preview(fixture.open()).plan;
        const ApplyReport report = other.apply(other.open(), plan);
        QCOMPARE(report.error->code, ErrorCode::InvalidArgument);
        QCOMPARE(other.number("SELECT count(*) FROM items"), qint64(1000));
    }

    void refusesANewerStoreUntilTheUserInsists()
    {
        ActionFixture fixture;
        fixture.setProfile(ActionFixture::itemsCollection(),
                           "has = { items = [\"id\"] }\nversion = \"user_version\"\nknown = [3]");
        fixture.sql({"CREATE TABLE items(id TEXT PRIMARY KEY, expires_at, value)", "PRAGMA user_version=4",
                     "INSERT INTO items VALUES('a', 1, 1)"});
        const auto store = fixture.open();
        QCOMPARE(store->info().match, Match::Newer);
        const auto plan = ActionFixture::preview(store).plan;
        ApplyOptions options;
        for (const char *word : {"", "yes", "3"}) {
            options.insist = QLatin1String(word);
            const ApplyReport report = fixture.apply(store, plan, options);
            QCOMPARE(report.error->code, ErrorCode::Unsupported);
        }
        QCOMPARE(fixture.number("SELECT count(*) FROM items"), qint64(1));
        options.insist = QStringLiteral("4");
        QCOMPARE(fixture.apply(store, plan, options).removed, qint64(1));
    }

    // What counts is the file in which something is to be done, whichever was named.
    void refusesTheNewerFileOfAStore()
    {
        ActionFixture fixture;
        fixture.setProfile(
            ActionFixture::itemsCollection("do = \"sweep\"\nexpired = \"expires\"\n") +
                "[[collection]]\nid = \"leases\"\nkind = \"keyvalue\"\nrole = \"side\"\nkey = [\"id\"]\n"
                "[collection.fields]\nkey = \"id\"\n[[collection.action]]\ndo = \"release\"\n"
                "when = \"token IS NOT NULL\"\nset = { token = \"NULL\" }\n",
            "role = \"main\"\nhas = { items = [\"id\"] }\nversion = \"user_version\"\nknown = [3]\n"
            "[[variant]]\nrole = \"side\"\nhas = { leases = [\"id\"] }\nversion = \"user_version\"\n"
            "known = [6]\n[[file]]\nrole = \"main\"\nfind = \"/nowhere/*.db\"\n"
            "[[file]]\nrole = \"side\"\nsuffix = \".side.db\"\n");
        const QString side = fixture.file().chopped(3) + QStringLiteral(".side.db");
        fixture.sql({"CREATE TABLE items(id TEXT PRIMARY KEY, expires_at, value)", "PRAGMA user_version=3"});
        ActionFixture::sql(side, {"CREATE TABLE leases(id TEXT PRIMARY KEY, token)", "PRAGMA user_version=7",
                                  "INSERT INTO leases VALUES('a', 'dead')"});
        const auto store = fixture.open();
        QCOMPARE(store->info().match, Match::Exact);
        const auto plan =
            ActionFixture::preview(store, QStringLiteral("release"), QStringLiteral("leases")).plan;
        QVERIFY(plan);
        QCOMPARE(plan->rows.size(), size_t(1));
        QCOMPARE(plan->productVersion, QStringLiteral("7"));
        ApplyOptions options;
        for (const char *word : {"", "3"}) {
            options.insist = QLatin1String(word);
            const ApplyReport report = fixture.apply(store, plan, options);
            QVERIFY(report.error);
            QCOMPARE(report.error->code, ErrorCode::Unsupported);
        }
        QCOMPARE(ActionFixture::sql(side, {"SELECT count(token) FROM leases"}), QByteArray("1"));
        options.insist = QStringLiteral("7");
        QCOMPARE(fixture.apply(store, plan, options).removed, qint64(1));
    }

    void refusesWhatFitsOnlyInPart_data()
    {
        QTest::addColumn<QByteArray>("variant");
        QTest::addColumn<QString>("word");
        QTest::newRow("missing column")
            << QByteArray("has = { items = [\"id\", \"expires_at\", \"value\", \"owner\"] }")
            << QStringLiteral("partial");
        QTest::newRow("unknown version")
            << QByteArray("has = { items = [\"id\"] }\nversion = \"user_version\"\nknown = [7]")
            << QStringLiteral("4");
    }
    void refusesWhatFitsOnlyInPart()
    {
        QFETCH(QByteArray, variant);
        QFETCH(QString, word);
        ActionFixture fixture;
        fixture.setProfile(ActionFixture::itemsCollection(), variant);
        fixture.sql({"CREATE TABLE items(id TEXT PRIMARY KEY, expires_at, value)", "PRAGMA user_version=4",
                     "INSERT INTO items VALUES('a', 1, 1)"});
        const auto store = fixture.open();
        QCOMPARE(matchName(store->info().match), matchName(Match::Partial));
        const auto plan = ActionFixture::preview(store).plan;
        QVERIFY(plan);
        const ApplyReport refused = fixture.apply(store, plan);
        QVERIFY(refused.error);
        QCOMPARE(refused.error->code, ErrorCode::Unsupported);
        QVERIFY2(refused.error->sentence.endsWith(QStringLiteral(": ") + word),
                 qPrintable(refused.error->sentence));
        QCOMPARE(fixture.number("SELECT count(*) FROM items"), qint64(1));
        ApplyOptions options;
        options.insist = word;
        QCOMPARE(fixture.apply(store, plan, options).removed, qint64(1));
    }

    void refusesADamagedFile()
    {
        const ActionFixture fixture = ActionFixture::withItems("delete");
        fixture.sql({thousandRows, "CREATE TABLE other(x)",
                     "INSERT INTO other WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE "
                     "i < 999) "
                     "SELECT hex(randomblob(100)) FROM n"});
        const auto store = fixture.open();
        const auto plan = ActionFixture::preview(store).plan;
        const qint64 root = fixture.number("SELECT rootpage FROM sqlite_master WHERE name = 'other'");
        QFile file(fixture.file());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek((root + 2) * 4096)); // a leaf, which only a check reads
        file.write(QByteArray(4096, 'z'));
        file.close();
        const ApplyReport report = fixture.apply(store, plan);
        QCOMPARE(report.error->code, ErrorCode::Corrupt);
        QCOMPARE(fixture.number("SELECT count(*) FROM items"), qint64(1000));
    }

    void refusesWhatMayNotBeWritten()
    {
        const ActionFixture fixture = ActionFixture::withItems("delete");
        fixture.sql({thousandRows});
        const auto store = fixture.open();
        const auto plan = ActionFixture::preview(store).plan;
        const StoreInfo info = store->info();
        StoreFileInfo file = info.files.front();
        QVERIFY(mayAct(info, file, {}));
        const QString folder = QFileInfo(fixture.file()).path();
        QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner));
        const bool isRoot = geteuid() == 0; // who may write everywhere
        if (isRoot)
            QCOMPARE(setresuid(65534, 65534, 0), 0);
        const auto may = mayAct(info, file, {});
        if (isRoot)
            QCOMPARE(setresuid(0, 0, 0), 0);
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QVERIFY(!may);
        QCOMPARE(may.error().code, ErrorCode::ReadOnly);
        file.match = Match::None;
        QCOMPARE(mayAct(info, file, {}).error().code, ErrorCode::Unsupported);
    }

    void doesNothingWithoutAGraveyard()
    {
        const ActionFixture fixture = ActionFixture::withItems();
        fixture.sql({thousandRows});
        const auto store = fixture.open();
        ApplyOptions options;
        options.graveyard = QStringLiteral("/proc/graveyard");
        const ApplyReport report = fixture.apply(store, ActionFixture::preview(store).plan, options);
        QCOMPARE(report.error->code, ErrorCode::Io);
        QCOMPARE(fixture.number("SELECT count(*) FROM items"), qint64(1000));
    }

    // A writer beside us is not held up by the check, and the report says what was left out.
    void checksOnlySoLongBesideAWriter()
    {
        const ActionFixture fixture = ActionFixture::withItems();
        fixture.sql({thousandRows, "CREATE TABLE big(x)",
                     "INSERT INTO big WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i "
                     "< 2000000) SELECT i FROM n"});
        const auto checked = [&](bool alone) {
            const auto connection = openStoreForWriting(fixture.file(), 1000);
            return connection ? checkIntegrity(**connection, alone).value_or(QString()) : QString();
        };
        QCOMPARE(checked(true), QStringLiteral("whole file"));
        const QString told = checked(false);
        QVERIFY2(told.startsWith(QStringLiteral("not checked whole: big ")), qPrintable(told));
    }

    void knowsWhetherAFileIsLeftAlone()
    {
        const ActionFixture fixture = ActionFixture::withItems("delete");
        const auto age = [&] {
            QFile file(fixture.file());
            return file.open(QIODevice::ReadWrite) &&
                   file.setFileTime(QDateTime::currentDateTime().addSecs(-90),
                                    QFileDevice::FileModificationTime);
        };
        QVERIFY(!isLeftAlone(fixture.file())); // written just now
        QVERIFY(age());
        QVERIFY(isLeftAlone(fixture.file()));
        {
            WriterProcess owner(QStringLiteral("shell"), fixture.file());
            QVERIFY(owner.waitUntilReady());
            QVERIFY(owner.sql("SELECT count(*) FROM items").startsWith("ok 0"));
            QVERIFY(age());
            QVERIFY(!isLeftAlone(fixture.file()));
        }
        QVERIFY(age());
        QVERIFY(isLeftAlone(fixture.file()));
    }
};

QTEST_GUILESS_MAIN(TestApplyRefusals)
#include "tst_applyrefusals.moc"
