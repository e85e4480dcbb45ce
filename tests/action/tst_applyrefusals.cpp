// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/actionguard.h"
#include "core/action/writeaccess.h"
#include "core/sqlite/filestamp.h"
#include "tests/action/actionfixture.h"

#include <unistd.h>

using namespace storescope;
using namespace storescope::test;

namespace {

const QByteArray thousandRows =
    "INSERT INTO items WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) "
    "SELECT 'k' || i, 1000, i FROM n";

} // namespace

// When nothing may be changed, and what the user is told then.
class TestApplyRefusals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysBusyAndDoesNothing()
    {
        const ActionFixture fixture = items();
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
        const ActionFixture fixture = items(), other = items();
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

    void refusesADamagedFile()
    {
        const ActionFixture fixture = items("delete");
        fixture.sql({thousandRows, "CREATE TABLE other(x)",
                     "INSERT INTO other WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE "
                     "i < 999) "
                     "SELECT hex(randomblob(100)) FROM n"});
        const auto store = fixture.open();
        const auto plan = ActionFixture::preview(store).plan;
        const qint64 root = fixture.number("SELECT rootpage FROM sqlite_master WHERE name = 'other'");
        QFile file(fixture.file());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek((root - 1) * 4096));
        file.write(QByteArray(4096, 'z'));
        file.close();
        const ApplyReport report = fixture.apply(store, plan);
        QCOMPARE(report.error->code, ErrorCode::Corrupt);
        QCOMPARE(fixture.number("SELECT count(*) FROM items"), qint64(1000));
    }

    void refusesWhatMayNotBeWritten()
    {
        const ActionFixture fixture = items("delete");
        fixture.sql({thousandRows});
        const auto store = fixture.open();
        const auto plan = ActionFixture::preview(store).plan;
        StoreInfo info = store->info();
        const StoreFileInfo file = info.files.front();
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
        info.match = Match::None;
        QCOMPARE(mayAct(info, file, {}).error().code, ErrorCode::Unsupported);
    }

    void doesNothingWithoutAGraveyard()
    {
        const ActionFixture fixture = items();
        fixture.sql({thousandRows});
        const auto store = fixture.open();
        ApplyOptions options;
        options.graveyard = QStringLiteral("/proc/graveyard");
        const ApplyReport report = fixture.apply(store, ActionFixture::preview(store).plan, options);
        QCOMPARE(report.error->code, ErrorCode::Io);
        QCOMPARE(fixture.number("SELECT count(*) FROM items"), qint64(1000));
    }

private:
    static ActionFixture items(const QByteArray &journal = "wal")
    {
        ActionFixture fixture;
        fixture.setProfile(ActionFixture::itemsCollection());
        fixture.sql({"PRAGMA journal_mode=" + journal,
                     "CREATE TABLE items(id TEXT PRIMARY KEY, expires_at INTEGER, value)"});
        return fixture;
    }
    static QByteArray releaseProfile()
    {
        return "[[collection]]\nid = \"items\"\nkind = \"queue\"\nfrom = \"items\"\nkey = [\"id\"]\n"
               "[collection.fields]\nid = \"id\"\n[[collection.action]]\ndo = \"release\"\n"
               "when = \"owner IS NOT NULL AND until <= :now\"\nset = { owner = \"NULL\", until = \"0\" }\n";
    }
    static QByteArray everything(const ActionFixture &fixture)
    {
        return fixture.dump("items", "id,expires_at,value") + fixture.dump("notes", "id,note") +
               fixture.dump("parts", "item,part") + fixture.dump("bits", "part,bit");
    }
};

QTEST_GUILESS_MAIN(TestApplyRefusals)
#include "tst_applyrefusals.moc"
