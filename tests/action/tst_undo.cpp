// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/action/swept.h"

#include <QElapsedTimer>

using namespace storescope;
using namespace storescope::test;

namespace {

const QByteArray columns = "id,expires_at,i,r,t,b,n";

} // namespace

class TestUndo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesTheTableBackToTheByte_data()
    {
        QTest::addColumn<QByteArray>("create");
        QTest::addColumn<bool>("rowid");
        const QByteArray rest = ", expires_at INTEGER, i INTEGER, r REAL, t TEXT, b BLOB, n)";
        QTest::newRow("text key") << QByteArray("CREATE TABLE items(id TEXT PRIMARY KEY") + rest << true;
        QTest::newRow("integer key") << QByteArray("CREATE TABLE items(id INTEGER PRIMARY KEY") + rest
                                     << true;
        QTest::newRow("no key") << QByteArray("CREATE TABLE items(id") + rest << true;
        QTest::newRow("without rowid")
            << QByteArray("CREATE TABLE items(id PRIMARY KEY") + rest + "WITHOUT ROWID" << false;
        QTest::newRow("replacing") << QByteArray("CREATE TABLE items(id PRIMARY KEY ON CONFLICT IGNORE") +
                                          rest
                                   << true;
        QTest::newRow("generated")
            << QByteArray("CREATE TABLE items(id PRIMARY KEY, g AS (t || 'x') STORED, v AS (i + 1)") + rest
            << true;
    }
    void givesTheTableBackToTheByte()
    {
        QFETCH(QByteArray, create);
        QFETCH(bool, rowid);
        ActionFixture fixture;
        fixture.setProfile(ActionFixture::itemsCollection());
        fixture.sql({create});
        fixture.sql(insertAll());
        const QByteArray before = fixture.dump("items", columns, rowid);
        QVERIFY(before.contains("real:") && before.contains("blob:") && before.contains("text:''"));
        const auto store = fixture.open();
        const ApplyReport report = fixture.apply(store, ActionFixture::preview(store).plan);
        QVERIFY2(!report.error, report.error ? qPrintable(report.error->sentence) : "");
        QVERIFY(report.removed >= 8);
        const UndoReport undone = ActionFixture::undo(report.bundle, {}, store);
        QVERIFY2(!undone.error, undone.error ? qPrintable(undone.error->sentence) : "");
        QCOMPARE(undone.restored, report.removed);
        QVERIFY(undone.collided.empty());
        QCOMPARE(fixture.dump("items", columns, rowid), before);
        QCOMPARE(fixture.sql({"PRAGMA integrity_check"}), QByteArray("ok"));
        QCOMPARE(Graveyard::look(report.bundle)->state, BundleInfo::State::Undone);
        // Once more does nothing.
        const UndoReport again = ActionFixture::undo(report.bundle, {}, store);
        QCOMPARE(again.restored, qint64(0));
        QCOMPARE(again.already, report.removed);
        QCOMPARE(fixture.dump("items", columns, rowid), before);
    }

    void reportsWhatCollides()
    {
        const Swept swept;
        swept.fixture.sql({"INSERT INTO items VALUES('b', 9000000000000, 'taken')"});
        UndoOptions look;
        look.preview = true;
        const UndoReport seen = ActionFixture::undo(swept.bundle, look);
        QCOMPARE(seen.restored, qint64(2));
        QCOMPARE(ActionFixture::whys(seen.collided),
                 QStringList{QStringLiteral("b: another row has its place")});
        QCOMPARE(swept.fixture.number("SELECT count(*) FROM items"), qint64(1));
        const UndoReport undone = ActionFixture::undo(swept.bundle);
        QVERIFY(!undone.error);
        QCOMPARE(undone.restored, qint64(2));
        QCOMPARE(ActionFixture::whys(undone.collided),
                 QStringList{QStringLiteral("b: another row has its place")});
        QCOMPARE(swept.fixture.sql({"SELECT value FROM items WHERE id = 'b'"}), QByteArray("taken"));
        QCOMPARE(Graveyard::look(swept.bundle)->state, BundleInfo::State::Finished); // it still holds a row
        // The row went again: now its place is free.
        swept.fixture.sql({"DELETE FROM items WHERE id = 'b'"});
        QCOMPARE(ActionFixture::undo(swept.bundle).restored, qint64(1));
    }

    void reportsWhatTheTableWouldIgnore()
    {
        ActionFixture fixture;
        fixture.setProfile(ActionFixture::itemsCollection());
        fixture.sql({"CREATE TABLE items(id TEXT UNIQUE ON CONFLICT IGNORE, expires_at INTEGER, value)",
                     "INSERT INTO items VALUES('a', 1, 1), ('b', 1, 2)"});
        const auto store = fixture.open();
        const QString bundle = fixture.apply(store, ActionFixture::preview(store).plan).bundle;
        fixture.sql({"INSERT INTO items(rowid, id, value) VALUES(99, 'a', 'taken')"});
        const UndoReport undone = ActionFixture::undo(bundle);
        QVERIFY2(!undone.error, undone.error ? qPrintable(undone.error->sentence) : "");
        QCOMPARE(undone.restored, qint64(1));
        QCOMPARE(ActionFixture::whys(undone.collided),
                 QStringList{QStringLiteral("a: another row has its “id”")});
    }

    // A preview names the same rows for the same reason as the undo, for each way to say UNIQUE.
    void previewNamesWhatIsTaken_data()
    {
        QTest::addColumn<QByteArrayList>("create");
        QTest::addColumn<QByteArray>("taker"); // id, expires_at, a, b
        QTest::addColumn<QString>("why");      // of row 1; empty: nothing is in its way
        const QByteArray columns = "expires_at INTEGER, a TEXT, b";
        const QByteArray table = "CREATE TABLE items(id INTEGER PRIMARY KEY, " + columns + ")";
        const auto row = [](const char *name, const QByteArrayList &create, const char *taker,
                            const char *why) {
            QTest::newRow(name) << create << QByteArray(taker) << QString::fromUtf8(why);
        };
        row("nothing unique", {table}, "9, 9e12, 'one', 1", "");
        row("primary key", {table}, "1, 9e12, 'x', 9", "another row has its place");
        row("text primary key", {"CREATE TABLE items(id TEXT PRIMARY KEY, " + columns + ")"},
            "1, 9e12, 'x', 9", "another row has its place");
        row("without rowid",
            {"CREATE TABLE items(id INTEGER PRIMARY KEY, " + columns + ", UNIQUE (b)) WITHOUT ROWID"},
            "9, 9e12, 'x', 1", "another row has its “b”");
        row("constraint", {"CREATE TABLE items(id INTEGER PRIMARY KEY, " + columns + ", UNIQUE (a))"},
            "9, 9e12, 'one', 9", "another row has its “a”");
        row("two columns", {table, "CREATE UNIQUE INDEX ab ON items(a, b)"}, "9, 9e12, 'one', 1",
            "another row has its “a” and “b”");
        row("one of two columns", {table, "CREATE UNIQUE INDEX ab ON items(a, b)"}, "9, 9e12, 'one', 2", "");
        row("another type", {table, "CREATE UNIQUE INDEX ub ON items(b)"}, "9, 9e12, 'x', '1'", "");
        row("collation", {table, "CREATE UNIQUE INDEX ua ON items(a COLLATE NOCASE)"}, "9, 9e12, 'ONE', 9",
            "another row has its “a”");
        row("no collation", {table, "CREATE UNIQUE INDEX ua ON items(a)"}, "9, 9e12, 'ONE', 9", "");
        row("partial", {table, "CREATE UNIQUE INDEX ua ON items(a) WHERE b < 5"}, "9, 9e12, 'one', 2",
            "another row has its “a”");
        row("partial, of others", {table, "CREATE UNIQUE INDEX ua ON items(a) WHERE b > 5"},
            "9, 9e12, 'one', 9", "");
        row("partial, the taker is none", {table, "CREATE UNIQUE INDEX ua ON items(a) WHERE b < 5"},
            "9, 9e12, 'one', 9", "");
        row("not unique", {table, "CREATE INDEX ua ON items(a)"}, "9, 9e12, 'one', 1", "");
    }
    void previewNamesWhatIsTaken()
    {
        QFETCH(QByteArrayList, create);
        QFETCH(QByteArray, taker);
        QFETCH(QString, why);
        ActionFixture fixture;
        fixture.setProfile(ActionFixture::itemsCollection());
        fixture.sql(create + QByteArrayList{"INSERT INTO items VALUES(1, 1, 'one', 1), (2, 1, NULL, NULL)"});
        const auto store = fixture.open();
        const QString bundle = fixture.apply(store, ActionFixture::preview(store).plan).bundle;
        fixture.sql({"INSERT INTO items VALUES(" + taker + "), (8, 9e12, NULL, NULL)"});
        const QStringList whys = why.isEmpty() ? QStringList() : QStringList{QStringLiteral("1: ") + why};
        UndoOptions look;
        look.preview = true;
        const UndoReport seen = ActionFixture::undo(bundle, look);
        QVERIFY2(!seen.error, seen.error ? qPrintable(seen.error->sentence) : "");
        QCOMPARE(ActionFixture::whys(seen.collided), whys);
        QCOMPARE(fixture.number("SELECT count(*) FROM items"), qint64(2));
        const UndoReport undone = ActionFixture::undo(bundle);
        QVERIFY2(!undone.error, undone.error ? qPrintable(undone.error->sentence) : "");
        QCOMPARE(ActionFixture::whys(undone.collided), whys);
        QCOMPARE(undone.restored, seen.restored);
    }

    // Hidden numbers mean nothing to a program, so a taken one is no collision.
    void givesAnotherHiddenNumber()
    {
        const Swept swept;
        swept.fixture.sql({"INSERT INTO items VALUES('new', 9000000000000, 1)"}); // takes rowid 1
        const UndoReport undone = ActionFixture::undo(swept.bundle);
        QCOMPARE(undone.restored, qint64(3));
        QCOMPARE(undone.renumbered, qint64(1));
        // Beyond all that were still to come.
        QCOMPARE(swept.fixture.number("SELECT rowid FROM items WHERE id = 'a'"), qint64(4));
        QCOMPARE(swept.fixture.sql({"SELECT group_concat(id) FROM (SELECT id FROM items ORDER BY id)"}),
                 QByteArray("a,b,c,new"));
    }

    void refusesAnotherStore()
    {
        const Swept swept;
        ActionFixture other;
        other.sql({"CREATE TABLE items(id TEXT PRIMARY KEY, expires_at INTEGER, value)",
                   "INSERT INTO items VALUES('stranger', 1, 1)"});
        UndoOptions options;
        options.to = other.file();
        const UndoReport undone = ActionFixture::undo(swept.bundle, options);
        QCOMPARE(undone.error->code, ErrorCode::Conflict);
        QCOMPARE(other.number("SELECT count(*) FROM items"), qint64(1));
        // Another file in its place is refused as well.
        QVERIFY(QFile::remove(swept.fixture.file()));
        QVERIFY(QFile::copy(other.file(), swept.fixture.file()));
        const UndoReport replaced = ActionFixture::undo(swept.bundle);
        QVERIFY(replaced.error);
        QCOMPARE(replaced.error->code, ErrorCode::Conflict);
    }

    void refusesAChangedTable()
    {
        const Swept swept;
        swept.fixture.sql({"ALTER TABLE items ADD COLUMN more"});
        QCOMPARE(ActionFixture::undo(swept.bundle).error->code, ErrorCode::Conflict);
    }

    void knowsTheStoreWhereItWasMoved()
    {
        const Swept swept(true);
        const QString moved = swept.fixture.elsewhere(QStringLiteral("moved.db"));
        QVERIFY(QFile::copy(swept.fixture.file(), moved));
        UndoOptions options;
        options.to = moved;
        const UndoReport undone = ActionFixture::undo(swept.bundle, options);
        QVERIFY2(!undone.error, undone.error ? qPrintable(undone.error->sentence) : "");
        QCOMPARE(undone.restored, qint64(3));
        QCOMPARE(ActionFixture::sql(moved, {"SELECT count(*) FROM items"}), QByteArray("4"));
        QCOMPARE(swept.fixture.number("SELECT count(*) FROM items"), qint64(1));
    }

    void restsBetweenItsTransactions()
    {
        const ActionFixture fixture = ActionFixture::withItems();
        fixture.sql({thousandRows});
        const auto store = fixture.open();
        Undo action(fixture.apply(store, ActionFixture::preview(store).plan).bundle);
        int batches = 0;
        connect(&action, &Undo::progressed, this, [&] { ++batches; });
        QElapsedTimer took;
        took.start();
        QCOMPARE(ActionFixture::finish<UndoReport>(action).restored, qint64(1000));
        QTRY_VERIFY(batches > 2);
        QVERIFY2(took.elapsed() >= 15 * (batches - 1), qPrintable(QString::number(took.elapsed())));
    }

    void putsNoSparedRowBack()
    {
        ActionFixture fixture;
        fixture.setProfile(ActionFixture::itemsCollection("do = \"sweep\"\nexpired = \"expires\"\n"));
        fixture.sql({"CREATE TABLE items(id TEXT PRIMARY KEY, expires_at INTEGER, value)",
                     "CREATE TABLE holders(item REFERENCES items(id))",
                     "INSERT INTO items VALUES('a', 1, 1), ('held', 1, 1)",
                     "INSERT INTO holders VALUES('held')"});
        const auto store = fixture.open();
        const ApplyReport report = fixture.apply(store, ActionFixture::preview(store).plan);
        QCOMPARE(report.removed, qint64(1));
        fixture.sql({"DELETE FROM holders", "DELETE FROM items WHERE id = 'held'"}); // by its owner
        QCOMPARE(ActionFixture::undo(report.bundle).restored, qint64(1));
        QCOMPARE(fixture.sql({"SELECT group_concat(id) FROM items"}), QByteArray("a"));
    }

    void sparesAChangedRowThatChangedSince()
    {
        ActionFixture fixture;
        fixture.setProfile(
            "[[collection]]\nid = \"items\"\nkind = \"queue\"\nfrom = \"items\"\nkey = [\"id\"]\n"
            "[collection.fields]\nid = \"id\"\n[[collection.action]]\ndo = \"cancel\"\n"
            "when = \"state = 'new'\"\nset = { state = \"'cancelled'\" }\n");
        fixture.sql({"CREATE TABLE items(id INTEGER PRIMARY KEY, state TEXT, value)",
                     "INSERT INTO items VALUES(1, 'new', 1), (2, 'new', 1), (3, 'new', 1), (4, 'new', 1)"});
        const auto store = fixture.open();
        const ApplyReport report =
            fixture.apply(store, ActionFixture::preview(store, QStringLiteral("cancel")).plan);
        QCOMPARE(report.removed, qint64(4));
        fixture.sql({"UPDATE items SET state = 'running' WHERE id = 2",
                     "UPDATE items SET value = 2 WHERE id = 3", "DELETE FROM items WHERE id = 4"});
        const UndoReport undone = ActionFixture::undo(report.bundle);
        QCOMPARE(undone.restored, qint64(1));
        QCOMPARE(ActionFixture::whys(undone.collided),
                 (QStringList{QStringLiteral("2: it changed since"), QStringLiteral("3: it changed since"),
                              QStringLiteral("4: it is gone")}));
    }

private:
    static QList<QByteArray> insertAll()
    {
        const QByteArray into = "INSERT INTO items(id, expires_at, i, r, t, b, n) VALUES(";
        return {into + "10, 1, 1, 1, 'text', x'00ff', NULL)",
                into + "11, 2, 1.5, 0.1, '', x'', '')",
                into + "12, 3, 'no number', 'no number', x'00', 'text', 1.0)",
                into + "13, 4, 9223372036854775807, 9e999, 'a' || char(0) || 'b', zeroblob(100000), 1)",
                into + "14, 5, -9223372036854775808, -9e999, CAST(x'ff80' AS TEXT), x'31', '1')",
                into + "15, 9000000000000, 1, 1, 'stays', 1, 1)",
                into + "16, 6, NULL, NULL, NULL, NULL, x'31')",
                into + "17, 7, x'31', x'31', 1, 1.0, 'ü')",
                into + "18, 8, '12', '1e3', 1.0, -0.0, -0.0)",
                into + "19, 9, 1e15, 1e300, '000', 'x', 0.1)"};
    }
};

QTEST_GUILESS_MAIN(TestUndo)
#include "tst_undo.moc"
