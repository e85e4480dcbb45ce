// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/actionguard.h"
#include "core/action/writeaccess.h"
#include "core/sqlite/filestamp.h"
#include "tests/action/actionfixture.h"

#include <unistd.h>

using namespace storescope;
using namespace storescope::test;

class TestApply : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void removesExactlyThePlan_data()
    {
        QTest::addColumn<QByteArray>("journal");
        QTest::newRow("wal") << QByteArray("wal");
        QTest::newRow("delete") << QByteArray("delete");
    }
    void removesExactlyThePlan()
    {
        QFETCH(QByteArray, journal);
        const ActionFixture fixture = ActionFixture::withItems(journal);
        fixture.sql({thousandRows, "INSERT INTO items VALUES('keep', 9000000000000, 1)"});
        const auto store = fixture.open();
        const auto plan = ActionFixture::preview(store).plan;
        QCOMPARE(plan->rows.size(), size_t(1000));
        const ApplyReport report = fixture.apply(store, plan);
        QVERIFY2(!report.error, report.error ? qPrintable(report.error->sentence) : "");
        QCOMPARE(report.removed, qint64(1000));
        QVERIFY(report.spared.empty());
        QVERIFY(report.longestLock.count() > 0);
        QCOMPARE(fixture.sql({"SELECT group_concat(id) FROM items"}), QByteArray("keep"));
        const auto bundle = Graveyard::look(report.bundle);
        QVERIFY(bundle);
        QCOMPARE(bundle->rows, qint64(1000));
        QCOMPARE(bundle->state, BundleInfo::State::Finished);
        QVERIFY(!QFile::exists(walPath(report.bundle))); // one file
        QCOMPARE(ActionFixture::sql(report.bundle, {"SELECT count(*), sum(value) FROM items"}),
                 QByteArray("1000 500500"));
    }

    void sparesWhatItsOwnerChanged()
    {
        const ActionFixture fixture = ActionFixture::withItems();
        fixture.sql({"INSERT INTO items VALUES('same', 1000, 1), ('changed', 1000, 1), ('renewed', 1000, 1), "
                     "('gone', 1000, 1), ('typed', 1000, 1), ('replaced', 1000, 1)"});
        const auto store = fixture.open();
        const auto plan = ActionFixture::preview(store).plan;
        QCOMPARE(plan->rows.size(), size_t(6));
        fixture.sql({"UPDATE items SET value = 2 WHERE id = 'changed'",
                     "UPDATE items SET expires_at = 9000000000000 WHERE id = 'renewed'",
                     "DELETE FROM items WHERE id = 'gone'", "UPDATE items SET value = 1.0 WHERE id = 'typed'",
                     "INSERT OR REPLACE INTO items VALUES('replaced', 1000, 3)"});
        const ApplyReport report = fixture.apply(store, plan);
        QVERIFY(!report.error);
        QCOMPARE(report.removed, qint64(1));
        QCOMPARE(ActionFixture::whys(report.spared),
                 (QStringList{QStringLiteral("changed: it changed since the preview"),
                              QStringLiteral("gone: it is gone"),
                              QStringLiteral("renewed: it changed since the preview"),
                              QStringLiteral("replaced: it is gone"),
                              QStringLiteral("typed: it changed since the preview")}));
        QCOMPARE(fixture.number("SELECT count(*) FROM items"), qint64(4));
    }

    // A row that changes between the bundle's commit and ours: a writer changes all the time.
    void sparesWhatChangesMeanwhile()
    {
        const ActionFixture fixture = ActionFixture::withItems();
        fixture.sql(
            {"INSERT INTO items WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
             "20000) SELECT 'k' || i, 1000, 0 FROM n"});
        const auto store = fixture.open();
        const auto plan = ActionFixture::preview(store).plan;
        ApplyOptions options;
        options.graveyard = fixture.graveyard();
        Apply action(store, plan, options);
        std::optional<ApplyReport> report;
        connect(&action, &Apply::finished, this, [&](const ApplyReport &result) { report = result; });
        WriterProcess shell(QStringLiteral("shell"), fixture.file());
        QVERIFY(shell.waitUntilReady());
        action.start();
        qint64 changed = 0;
        for (int i = 1; !report && i <= 20000; i += 7) {
            const QByteArray row =
                QByteArray::number(20001 - i); // from the end, so that we meet in the middle
            const QByteArray answer =
                shell.sql("UPDATE items SET value = 1 WHERE id = 'k" + row + "' RETURNING 1");
            QVERIFY(answer.startsWith("ok 0"));
            changed += answer == "ok 0 1" ? 1 : 0;
            QCoreApplication::processEvents();
        }
        QTRY_VERIFY_WITH_TIMEOUT(report, 60000);
        QVERIFY(!report->error);
        QVERIFY(changed > 0);
        shell.end();
        QCOMPARE(fixture.number("SELECT count(*) FROM items"), changed);
        QCOMPARE(fixture.number("SELECT count(*) FROM items WHERE value = 0"), qint64(0));
        QCOMPARE(report->removed, 20000 - changed);
        QCOMPARE(qint64(report->spared.size()), changed);
    }

    void asksTheRuleAgain()
    {
        ActionFixture fixture;
        fixture.setProfile(
            ActionFixture::itemsCollection("do = \"sweep\"\nwhen = \"value = (SELECT v FROM setting)\"\n"));
        fixture.sql({"CREATE TABLE items(id TEXT PRIMARY KEY, expires_at, value)", "CREATE TABLE setting(v)",
                     "INSERT INTO items VALUES('a', 1, 1)", "INSERT INTO setting VALUES(1)"});
        const auto store = fixture.open();
        const auto plan = ActionFixture::preview(store).plan;
        QCOMPARE(plan->rows.size(), size_t(1));
        fixture.sql({"UPDATE setting SET v = 2"});
        const ApplyReport report = fixture.apply(store, plan);
        QCOMPARE(ActionFixture::whys(report.spared),
                 QStringList{QStringLiteral("a: the rule does not hold any more")});
        QVERIFY(report.bundle.isEmpty());
        QVERIFY(Graveyard(fixture.graveyard()).bundles().empty());
    }

    void takesRowsOfOtherTablesAlong()
    {
        ActionFixture fixture;
        fixture.setProfile(ActionFixture::itemsCollection(
            "do = \"sweep\"\nexpired = \"expires\"\nalso = [{ table = \"notes\", on = \"id\" }]\n"));
        fixture.sql(
            {"CREATE TABLE items(id TEXT PRIMARY KEY, expires_at, value)", "CREATE TABLE notes(id, note)",
             "CREATE TABLE parts(item REFERENCES items(id) ON DELETE CASCADE, part INTEGER PRIMARY KEY)",
             "CREATE TABLE bits(part REFERENCES parts(part) ON DELETE CASCADE, bit)",
             "CREATE TABLE holders(item REFERENCES items(id))",
             "INSERT INTO items VALUES('a', 1, 1), ('b', 1, 1), ('held', 1, 1)",
             "INSERT INTO notes VALUES('a', 'x'), ('a', 'y'), ('c', 'z')",
             "INSERT INTO parts VALUES('a', 1), ('a', 2), ('held', 3)",
             "INSERT INTO bits VALUES(1, 'p'), (2, 'q'), (3, 'r')", "INSERT INTO holders VALUES('held')"});
        const QByteArray before = everything(fixture);
        const auto store = fixture.open();
        const ApplyReport report = fixture.apply(store, ActionFixture::preview(store).plan);
        QVERIFY2(!report.error, report.error ? qPrintable(report.error->sentence) : "");
        QCOMPARE(report.removed, qint64(2));
        QCOMPARE(ActionFixture::whys(report.spared),
                 QStringList{QStringLiteral("held: rows of another table still point at it")});
        QCOMPARE(fixture.sql(
                     {"SELECT (SELECT count(*) FROM notes), (SELECT count(*) FROM parts), (SELECT count(*) "
                      "FROM bits), (SELECT count(*) FROM items)"}),
                 QByteArray("1 1 1 1"));
        const UndoReport undone = ActionFixture::undo(report.bundle, {}, store);
        QVERIFY2(!undone.error, undone.error ? qPrintable(undone.error->sentence) : "");
        QCOMPARE(undone.restored, qint64(2));
        QCOMPARE(everything(fixture), before);
    }

    void sparesARowWhoseItemsChanged()
    {
        ActionFixture fixture;
        fixture.setProfile(ActionFixture::itemsCollection(
            "do = \"sweep\"\nexpired = \"expires\"\nalso = [{ table = \"notes\", on = \"id\" }]\n"));
        fixture.sql({"CREATE TABLE items(id TEXT PRIMARY KEY, expires_at, value)",
                     "CREATE TABLE notes(id, note)", "INSERT INTO items VALUES('a', 1, 1)",
                     "INSERT INTO notes VALUES('a', 'x')"});
        const auto store = fixture.open();
        const auto plan = ActionFixture::preview(store).plan;
        fixture.sql({"INSERT INTO notes VALUES('a', 'new')"});
        QCOMPARE(ActionFixture::whys(fixture.apply(store, plan).spared),
                 QStringList{QStringLiteral("a: it changed since the preview")});
        QCOMPARE(fixture.number("SELECT count(*) FROM notes"), qint64(2));
    }

    void changesRowsWhereTheProfileSaysSo()
    {
        ActionFixture fixture;
        fixture.setProfile(releaseProfile());
        fixture.sql(
            {"CREATE TABLE items(id INTEGER PRIMARY KEY, owner TEXT, until INTEGER, fence INTEGER UNIQUE)",
             "INSERT INTO items VALUES(1, 'dead', 1000, 7), (2, 'alive', 9000000000000, 8), (3, NULL, 0, "
             "9)"});
        const QByteArray before = fixture.dump("items", "id,owner,until,fence");
        const auto store = fixture.open();
        const auto plan = ActionFixture::preview(store, QStringLiteral("release")).plan;
        QCOMPARE(ActionFixture::keys(*plan), QStringList{QStringLiteral("1")});
        const ApplyReport report = fixture.apply(store, plan);
        QCOMPARE(report.removed, qint64(1));
        QCOMPARE(fixture.dump("items", "id,owner,until,fence").split(';').front(),
                 QByteArray("1|integer:1|null:NULL|integer:0|integer:7"));
        QCOMPARE(ActionFixture::undo(report.bundle).restored, qint64(1));
        QCOMPARE(fixture.dump("items", "id,owner,until,fence"), before);
    }

    void leavesTheStoreToItsReaders()
    {
        const ActionFixture fixture = ActionFixture::withItems();
        fixture.sql({thousandRows});
        WriterProcess owner(QStringLiteral("shell"), fixture.file());
        QVERIFY(owner.waitUntilReady());
        const auto store = fixture.open(); // reads live, in this process
        auto page = store->page(QStringLiteral("items"), {});
        QTRY_VERIFY(page.isFinished());
        const ApplyReport report = fixture.apply(store, ActionFixture::preview(store).plan);
        QVERIFY2(!report.error, report.error ? qPrintable(report.error->sentence) : "");
        QCOMPARE(report.removed, qint64(1000));
        auto after = store->page(QStringLiteral("items"), {});
        QTRY_VERIFY(after.isFinished());
        QVERIFY(after.result());
        QVERIFY(after.result()->records.empty());
        // No connection of ours is left that would keep the owner from it.
        QVERIFY(owner.sql("PRAGMA wal_checkpoint(TRUNCATE)").startsWith("ok 0 0"));
    }

    // Not even the last one to close a log that its owner left.
    void neverCheckpoints()
    {
        const ActionFixture fixture = ActionFixture::withItems();
        fixture.sql({thousandRows});
        {
            WriterProcess owner(QStringLiteral("shell"), fixture.file());
            QVERIFY(owner.waitUntilReady());
            owner.sql("UPDATE items SET value = -1 WHERE id = 'k1'");
            owner.kill();
        }
        QFile main(fixture.file());
        QVERIFY(main.open(QIODevice::ReadOnly));
        const QByteArray before = main.readAll();
        const auto store = fixture.open();
        QCOMPARE(fixture.apply(store, ActionFixture::preview(store).plan).removed, qint64(1000));
        QVERIFY(main.seek(0));
        QVERIFY(main.readAll() == before);
    }

    void stopsBetweenBatches()
    {
        const ActionFixture fixture = ActionFixture::withItems();
        fixture.sql(
            {"INSERT INTO items WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
             "50000) SELECT 'k' || i, 1000, 0 FROM n"});
        const auto store = fixture.open();
        ApplyOptions options;
        options.graveyard = fixture.graveyard();
        Apply action(store, ActionFixture::preview(store).plan, options);
        std::optional<ApplyReport> report;
        connect(&action, &Apply::finished, this, [&](const ApplyReport &result) { report = result; });
        connect(&action, &Apply::progressed, &action, [&](const ApplyProgress &progress) {
            if (progress.removed > 0)
                action.cancel();
        });
        action.start();
        QTRY_VERIFY_WITH_TIMEOUT(report, 60000);
        QVERIFY(report->cancelled);
        QVERIFY(report->removed > 0);
        QVERIFY(report->removed < 50000);
        QCOMPARE(fixture.number("SELECT count(*) FROM items"), 50000 - report->removed);
        const auto bundle = Graveyard::look(report->bundle);
        QCOMPARE(bundle->rows, report->removed);
        QCOMPARE(bundle->state, BundleInfo::State::Finished);
        QCOMPARE(ActionFixture::undo(report->bundle).restored, report->removed);
        QCOMPARE(fixture.number("SELECT count(*) FROM items"), qint64(50000));
    }

    void goesWithItsObject()
    {
        const ActionFixture fixture = ActionFixture::withItems();
        fixture.sql({thousandRows});
        const auto store = fixture.open();
        const auto plan = ActionFixture::preview(store).plan;
        {
            ApplyOptions options;
            options.graveyard = fixture.graveyard();
            Apply action(store, plan, options);
            action.start();
        }
        qint64 kept = 0;
        for (const BundleInfo &bundle : Graveyard(fixture.graveyard()).bundles()) {
            QCOMPARE(bundle.state, BundleInfo::State::Finished);
            kept += bundle.rows;
        }
        QCOMPARE(fixture.number("SELECT count(*) FROM items"), 1000 - kept);
    }

    void changesOnlyItsTables()
    {
        const ActionFixture fixture = ActionFixture::withItems();
        fixture.sql({"CREATE TABLE other(x)"});
        auto connection = openStoreForWriting(fixture.file(), 1000);
        QVERIFY(connection);
        allowChanges(**connection, {QStringLiteral("items")});
        QVERIFY((*connection)->execute("DELETE FROM items"));
        for (const char *sql : {"DELETE FROM other", "INSERT INTO other VALUES(1)", "DROP TABLE items",
                                "CREATE TABLE more(x)", "ATTACH ':memory:' AS a", "VACUUM"})
            QVERIFY2(!(*connection)->execute(sql), sql);
        QCOMPARE(toDisplay(*(*connection)->scalar("PRAGMA wal_autocheckpoint")), QStringLiteral("0"));
    }

private:
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

QTEST_GUILESS_MAIN(TestApply)
#include "tst_apply.moc"
