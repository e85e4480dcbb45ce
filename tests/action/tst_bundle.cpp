// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/bundle.h"
#include "core/sqlite/opening.h"
#include "tests/action/swept.h"

using namespace storescope;
using namespace storescope::test;

class TestBundle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // The disk of the graveyard is full when the next rows are kept: what became of those before is told with
    // them, and must not be lost with them.
    void whatBecameOfRowsOutlivesAFailedKeep()
    {
        const ActionFixture fixture = ActionFixture::withItems();
        fixture.sql({"INSERT INTO items VALUES('a', 1, 1), ('b', 1, 2)"});
        const auto store = fixture.open();
        const auto plan = ActionFixture::preview(store).plan;
        QCOMPARE(plan->rows.size(), size_t(2));
        auto connection = openForReading(fixture.file());
        QVERIFY(connection);
        auto rule =
            ActionRule::make(**connection, store->collection(QStringLiteral("items")), plan->choice());
        QVERIFY(rule);
        auto mark = StoreMark::of(**connection, {QStringLiteral("items")}, *plan);
        QVERIFY(mark);
        std::vector<WholeRow> rows;
        WholeRowReader reader(**connection, *rule, Instant::now());
        for (const PlanRow &row : plan->rows) {
            auto found = reader.read(row.identity);
            QVERIFY(found && *found);
            rows.push_back(std::move((*found)->row));
        }
        const QString path = fixture.elsewhere(QStringLiteral("bundle.sqlite"));
        QFile begun(path + QStringLiteral(".new")); // of a program that was ended while it made one
        QVERIFY(begun.open(QIODevice::WriteOnly) && begun.write("half") == 4);
        begun.close();
        QVERIFY(Graveyard(QFileInfo(path).path()).bundles().empty());
        auto bundle = BundleWriter::create(path, *rule, *plan, *mark);
        QVERIFY(bundle);
        QVERIFY(!begun.exists());
        QVERIFY((*bundle)->keep({rows[0]}, {QStringLiteral("a")}));
        (*bundle)->tell(BundleWriter::Fate::Removed, 1);

        ActionFixture::sql(path, {"CREATE TRIGGER full BEFORE INSERT ON storescope_rows BEGIN SELECT "
                                  "RAISE(ABORT, 'the disk is full'); END"});
        QVERIFY(!(*bundle)->keep({rows[1]}, {QStringLiteral("b")}));
        ActionFixture::sql(path, {"DROP TRIGGER full"});
        QVERIFY((*bundle)->finish({1, 0, 0, 0}, true));
        QCOMPARE(ActionFixture::sql(path, {"SELECT group_concat(key || ' ' || fate) FROM storescope_rows"}),
                 QByteArray("a removed"));
    }

    void leavesADamagedRowInTheBundle_data()
    {
        QTest::addColumn<QByteArray>("damage");
        QTest::newRow("forged") << QByteArray("UPDATE items SET value = 'forged' WHERE id = 'b'");
        QTest::newRow("gone") << QByteArray("DELETE FROM items WHERE id = 'b'");
        QTest::newRow("no digest") << QByteArray(
            "UPDATE storescope_rows SET fingerprint = 'x' WHERE key = 'b'");
        QTest::newRow("no table") << QByteArray("UPDATE storescope_rows SET tab = 7 WHERE key = 'b'");
        QTest::newRow("no identity") << QByteArray(
            "UPDATE storescope_rows SET identity = '' WHERE key = 'b'");
    }
    void leavesADamagedRowInTheBundle()
    {
        QFETCH(QByteArray, damage);
        const Swept swept;
        ActionFixture::sql(swept.bundle, {damage});
        const UndoReport undone = ActionFixture::undo(swept.bundle);
        QVERIFY2(!undone.error, undone.error ? qPrintable(undone.error->sentence) : "");
        QCOMPARE(undone.restored, qint64(2));
        QCOMPARE(undone.collided.size(), size_t(1));
        QCOMPARE(undone.collided.front().key, QStringLiteral("b"));
        QVERIFY(undone.collided.front().why.contains(QStringLiteral("damaged")));
        QCOMPARE(swept.fixture.sql({"SELECT group_concat(id) FROM (SELECT id FROM items ORDER BY id)"}),
                 QByteArray("a,c"));
        QCOMPARE(Graveyard::look(swept.bundle)->state, BundleInfo::State::Finished);
    }

    // All of a row comes back or nothing, so a damaged child keeps its parent back.
    void leavesARowWhoseChildIsDamaged()
    {
        ActionFixture fixture;
        fixture.setProfile(ActionFixture::itemsCollection(
            "do = \"sweep\"\nexpired = \"expires\"\nalso = [{ table = \"notes\", on = \"id\" }]\n"));
        fixture.sql({"CREATE TABLE items(id TEXT PRIMARY KEY, expires_at, value)",
                     "CREATE TABLE notes(id, note)", "INSERT INTO items VALUES('a', 1, 1), ('b', 1, 1)",
                     "INSERT INTO notes VALUES('a', 'x'), ('a', 'y'), ('b', 'z')"});
        const auto store = fixture.open();
        const QString bundle = fixture.apply(store, ActionFixture::preview(store).plan).bundle;
        ActionFixture::sql(bundle, {"UPDATE notes SET note = 'forged' WHERE note = 'x'"});
        const UndoReport undone = ActionFixture::undo(bundle);
        QVERIFY2(!undone.error, undone.error ? qPrintable(undone.error->sentence) : "");
        QCOMPARE(undone.restored, qint64(1));
        QCOMPARE(undone.collided.size(), size_t(1));
        QCOMPARE(fixture.sql({"SELECT group_concat(note) FROM notes"}), QByteArray("z"));
    }

    // The program ended before it knew whether these rows went; their owner has given a number again.
    void tellsOfAKeptRowWhosePlaceIsTaken_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::newRow("its number is its key") << QByteArray("INTEGER PRIMARY KEY");
        QTest::newRow("its number is hidden") << QByteArray("INTEGER");
    }
    void tellsOfAKeptRowWhosePlaceIsTaken()
    {
        QFETCH(QByteArray, key);
        ActionFixture fixture;
        fixture.setProfile(ActionFixture::itemsCollection());
        fixture.sql({"CREATE TABLE items(id " + key + ", expires_at INTEGER, value)",
                     "INSERT INTO items VALUES(1, 1, 'a'), (2, 1, 'b'), (3, 1, 'c')"});
        const auto store = fixture.open();
        const QString bundle = fixture.apply(store, ActionFixture::preview(store).plan).bundle;
        ActionFixture::sql(bundle,
                           {"UPDATE storescope_rows SET fate = 'kept'",
                            "UPDATE storescope_manifest SET value = 'unfinished' WHERE key = 'state'"});
        fixture.sql({"INSERT INTO items(rowid, id, expires_at, value) VALUES(2, 2, 9e12, 'new')"});
        const UndoReport undone = ActionFixture::undo(bundle);
        QVERIFY2(!undone.error, undone.error ? qPrintable(undone.error->sentence) : "");
        QCOMPARE(undone.restored, qint64(2));
        QCOMPARE(undone.collided.size(), size_t(1));
        QCOMPARE(undone.collided.front().key, QStringLiteral("2"));
        QCOMPARE(fixture.sql({"SELECT group_concat(value) FROM (SELECT value FROM items ORDER BY rowid)"}),
                 QByteArray("a,new,c"));
        QCOMPARE(Graveyard::look(bundle)->state, BundleInfo::State::Unfinished); // it still holds a row
    }

    void listsWhatItHolds()
    {
        const Swept swept;
        const Graveyard graveyard(swept.fixture.graveyard());
        const auto bundles = graveyard.bundles();
        QCOMPARE(bundles.size(), size_t(1));
        QCOMPARE(bundles.front().path, swept.bundle);
        QCOMPARE(bundles.front().act, QStringLiteral("sweep"));
        QCOMPARE(bundles.front().collection, QStringLiteral("items"));
        QCOMPARE(bundles.front().store, swept.fixture.file());
        QCOMPARE(bundles.front().state, BundleInfo::State::Finished);
        // As an action that was killed leaves it.
        ActionFixture::sql(swept.bundle,
                           {"UPDATE storescope_manifest SET value = 'unfinished' WHERE key = 'state'"});
        QCOMPARE(graveyard.bundles().front().state, BundleInfo::State::Unfinished);
        QVERIFY(Graveyard::discard(swept.bundle));
        QVERIFY(graveyard.bundles().empty());
    }

    void listsWhatCannotBeRead()
    {
        const Swept swept;
        const Graveyard graveyard(swept.fixture.graveyard());
        QVERIFY(QFile::copy(swept.fixture.file(), graveyard.folder() + QStringLiteral("/a-store.sqlite")));
        QCOMPARE(graveyard.bundles().size(), size_t(1)); // the other is no bundle
        QFile file(swept.bundle);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QCOMPARE(file.write(QByteArray(4096, 'z')), qint64(4096));
        file.close();
        const auto bundles = graveyard.bundles();
        QCOMPARE(bundles.size(), size_t(1));
        QCOMPARE(bundles.front().path, swept.bundle);
        QCOMPARE(bundleStateName(bundles.front().state), QStringLiteral("unreadable"));
        QVERIFY(bundles.front().error && !bundles.front().error->sentence.isEmpty());
        QVERIFY(bundles.front().bytes > 0);
        QVERIFY(Graveyard::discard(swept.bundle));
        QVERIFY(!Graveyard::discard(graveyard.folder() + QStringLiteral("/a-store.sqlite")));
        QVERIFY(graveyard.bundles().empty());
    }

    // By age and by size; never what ended in the middle or still runs, never the newest.
    void whatIsOverdueIsToldApart()
    {
        const Instant now = Instant::now();
        const auto bundle = [&now](const char *path, int days, qint64 bytes,
                                   BundleInfo::State state = BundleInfo::State::Finished) {
            BundleInfo info;
            info.path = QLatin1String(path);
            info.made = now.plusNanos(-qint64(days) * 86'400'000'000'000);
            info.bytes = bytes;
            info.state = state;
            return info;
        };
        const std::vector<BundleInfo> all{bundle("new", 1, 500), bundle("middle", 10, 300),
                                          bundle("cut", 50, 100, BundleInfo::State::Unfinished),
                                          bundle("runs", 50, 100, BundleInfo::State::Running),
                                          bundle("old", 40, 200, BundleInfo::State::Undone)};
        const auto given = [&](const Keeping &keeping) {
            QStringList paths;
            for (const BundleInfo &info : Graveyard::overdue(all, keeping, now))
                paths << info.path;
            return paths;
        };
        QCOMPARE(given({0, 0}), QStringList());
        QCOMPARE(given({30, 0}), QStringList{QStringLiteral("old")});
        QCOMPARE(given({5, 0}), (QStringList{QStringLiteral("old"), QStringLiteral("middle")}));
        QCOMPARE(given({0, 850}), QStringList{QStringLiteral("old")});
        QCOMPARE(given({0, 10}), (QStringList{QStringLiteral("old"), QStringLiteral("middle")}));
    }
};

QTEST_GUILESS_MAIN(TestBundle)
#include "tst_bundle.moc"
