// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/actionpreview.h"
#include "core/action/offers.h"
#include "tests/action/actionfixture.h"

using namespace storescope;
using namespace storescope::test;

class TestActionPreview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsExactlyWhatTheRuleIsFor()
    {
        const ActionFixture fixture = items();
        const auto store = fixture.open();
        const auto before = fileBytes(fixture.file());
        const PreviewReport report = ActionFixture::preview(store);
        QVERIFY(!report.error);
        QCOMPARE(ActionFixture::keys(*report.plan),
                 (QStringList{QStringLiteral("old1"), QStringLiteral("old2")}));
        QCOMPARE(report.plan->rule, QStringLiteral("expires has passed"));
        QCOMPARE(report.plan->byDay(), (QMap<QString, qint64>{{QStringLiteral("2001-09-09"), 2}}));
        QCOMPARE(report.plan->bytes(), qint64(4 + 8 + 3 + 4 + 8)); // id, time, value of both; NULL is nothing
        QCOMPARE(fileBytes(fixture.file()), before);
    }

    void sayTheSameOfAnUnchangedRowAlone()
    {
        const ActionFixture fixture = items();
        const auto store = fixture.open();
        const PreviewReport first = ActionFixture::preview(store);
        fixture.sql({"UPDATE items SET value = '' WHERE id = 'old2'"}); // was NULL
        const PreviewReport second = ActionFixture::preview(store);
        QCOMPARE(first.plan->rows[0].fingerprint, second.plan->rows[0].fingerprint);
        QVERIFY(!(first.plan->rows[1].fingerprint == second.plan->rows[1].fingerprint));
        auto future = ActionPreview::countChanged(store, first.plan);
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(future.result().value(), qint64(1));
    }

    void findsNamedRowsAndSaysWhyNot()
    {
        const ActionFixture fixture = items();
        const PreviewReport report =
            ActionFixture::preview(fixture.open(), QStringLiteral("sweep"), QStringLiteral("items"),
                                   {QStringLiteral("old2"), QStringLiteral("new"), QStringLiteral("nobody")});
        QCOMPARE(ActionFixture::keys(*report.plan), QStringList{QStringLiteral("old2")});
        QCOMPARE(ActionFixture::whys(report.refused),
                 (QStringList{QStringLiteral("new: the rule does not hold for it"),
                              QStringLiteral("nobody: there is no such row")}));
    }

    // The same answers whether an index knows the id or one pass over the table finds all that are asked for.
    void findsRowsByWhatPeopleCallThem_data()
    {
        QTest::addColumn<QByteArray>("index");
        QTest::newRow("indexed") << QByteArray("CREATE INDEX by_name ON items(name)");
        QTest::newRow("not indexed") << QByteArray("SELECT 1");
    }
    void findsRowsByWhatPeopleCallThem()
    {
        QFETCH(QByteArray, index);
        ActionFixture fixture;
        fixture.setProfile("[[collection]]\nid = \"items\"\nkind = \"queue\"\nkey = [\"n\"]\n"
                           "[collection.fields]\nid = \"name\"\n[[collection.action]]\ndo = \"cancel\"\n"
                           "when = \"open\"\n",
                           "has = { items = [\"n\"] }");
        fixture.sql({"CREATE TABLE items(n INTEGER PRIMARY KEY, name, open)", index,
                     "INSERT INTO items VALUES(1, 'one', 1), (2, 'twice', 1), (3, 'twice', 1), (4, '77', 1), "
                     "(5, 77, 1), (6, 88, 1), (7, 'closed', 0), (8, '5', 1)"});
        const PreviewReport report = ActionFixture::preview(
            fixture.open(), QStringLiteral("cancel"), QStringLiteral("items"),
            {QStringLiteral("one"), QStringLiteral("twice"), QStringLiteral("77"), QStringLiteral("88"),
             QStringLiteral("closed"), QStringLiteral("nobody"), QStringLiteral("5"), QStringLiteral("one")});
        QVERIFY(!report.error);
        // The key comes before the id, text before a number; named twice it is one row.
        QCOMPARE(ActionFixture::keys(*report.plan), (QStringList{QStringLiteral("1"), QStringLiteral("4"),
                                                                 QStringLiteral("6"), QStringLiteral("5")}));
        QCOMPARE(ActionFixture::whys(report.refused),
                 (QStringList{QStringLiteral("closed: the rule does not hold for it"),
                              QStringLiteral("nobody: there is no such row"),
                              QStringLiteral("twice: several rows have this id; name the key")}));
    }

    // What a worker destroyed last would be destroyed there: the reading holds nothing of the store.
    void theStoreGoesWithItsLastOwner()
    {
        const ActionFixture fixture = items();
        fixture.sql({"INSERT INTO items WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE "
                     "i < 300000) SELECT 'k' || i, 9000000000000, i FROM n"});
        auto store = fixture.open();
        const std::weak_ptr<OpenStore> watched = store;
        auto preview = std::make_unique<ActionPreview>(store, QStringLiteral("items"),
                                                       ActionChoice{QStringLiteral("sweep"), {}});
        bool reads = false;
        connect(preview.get(), &ActionPreview::progressed, this, [&] { reads = true; });
        preview->start();
        QTRY_VERIFY(reads);
        preview.reset();
        store.reset();
        QVERIFY(watched.expired());
    }

    void goesByAge()
    {
        ActionFixture fixture;
        fixture.setProfile(
            "[[collection]]\nid = \"items\"\nkind = \"queue\"\nkey = [\"id\"]\n[collection.fields]\n"
            "id = \"id\"\nfinished = { column = \"done\", time = \"iso\" }\n[[collection.action]]\n"
            "do = \"sweep\"\nwhen = \"done IS NOT NULL\"\nolder = \"24h\"\n");
        fixture.sql({"CREATE TABLE items(id INTEGER PRIMARY KEY, done TEXT)",
                     "INSERT INTO items SELECT 1, strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-25 hours')",
                     "INSERT INTO items SELECT 2, strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-23 hours')",
                     "INSERT INTO items VALUES(3, NULL), (4, 'yesterday')"});
        const auto store = fixture.open();
        QCOMPARE(offersOf(*store).front().older,
                 std::optional(std::chrono::nanoseconds(std::chrono::hours(24))));
        QCOMPARE(ActionFixture::keys(*ActionFixture::preview(store).plan), QStringList{QStringLiteral("1")});
        ActionPreview shorter(store, QStringLiteral("items"),
                              {QStringLiteral("sweep"), std::chrono::hours(1)});
        const auto report = ActionFixture::finish<PreviewReport>(shorter);
        QCOMPARE(ActionFixture::keys(*report.plan), (QStringList{QStringLiteral("1"), QStringLiteral("2")}));
    }

    void notesWhatStillLeadsToARow()
    {
        ActionFixture fixture;
        fixture.setProfile(ActionFixture::itemsCollection(
            "do = \"sweep\"\nexpired = \"expires\"\npointer = [{ note = \"in "
            "use\", table = \"users\", column = \"item\", here = \"id\" }]\n"));
        fixture.sql({"CREATE TABLE items(id TEXT PRIMARY KEY, expires_at, value)", "CREATE TABLE users(item)",
                     "INSERT INTO items VALUES('a', 1, 1), ('b', 1, 1)", "INSERT INTO users VALUES('b')"});
        const PreviewReport report = ActionFixture::preview(fixture.open());
        QCOMPARE(report.plan->dangling(), (QMap<QString, qint64>{{QStringLiteral("in use"), 1}}));
        QCOMPARE(report.plan->rows[1].notes, 1u);
    }

    // A job is open when the last that is said of it is not its end.
    void asksTheLastThatLeadsToARow()
    {
        ActionFixture fixture;
        fixture.setProfile(ActionFixture::itemsCollection(
            "do = \"sweep\"\nexpired = \"expires\"\npointer = [{ note = \"open\", table = \"said\", "
            "column = \"item\", here = \"id\", when = \"what <> 'end'\", last = true }, { note = \"none\", "
            "table = \"nowhere\", column = \"id\" }]\n"));
        fixture.sql({"CREATE TABLE items(id TEXT PRIMARY KEY, expires_at, value)",
                     "CREATE TABLE said(item, what, PRIMARY KEY(item, what))",
                     "INSERT INTO items VALUES('a', 1, 1), ('b', 1, 1), ('c', 1, 1), (NULL, 1, 1)",
                     "INSERT INTO said VALUES('a', 'end'), ('b', 'begin'), ('a', 'begin'), ('b', 'end'), "
                     "('d', 'begin'), (NULL, 'begin')"});
        const PreviewReport report = ActionFixture::preview(fixture.open());
        QCOMPARE(report.plan->rows.size(), size_t(4));
        QCOMPARE(report.plan->dangling(), (QMap<QString, qint64>{{QStringLiteral("open"), 1}}));
        QCOMPARE(report.plan->rows[0].notes, 1u);
    }

    void saysWhyThereIsNone()
    {
        ActionFixture fixture;
        fixture.setProfile("[[collection]]\nid = \"items\"\nkind = \"table\"\n");
        fixture.sql({"CREATE TABLE items(id TEXT PRIMARY KEY)"});
        const auto store = fixture.open();
        QVERIFY(offersOf(*store).empty());
        QVERIFY(whyNoOffer(*store, QStringLiteral("sweep")).contains(QStringLiteral("offers no sweep")));
        const PreviewReport report = ActionFixture::preview(store);
        QCOMPARE(report.error->code, ErrorCode::Unsupported);
    }

    void refusesWhatCouldNotBeUndone_data()
    {
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<QString>("why");
        QTest::newRow("trigger") << QByteArray(
                                        "CREATE TRIGGER t AFTER DELETE ON items BEGIN DELETE FROM users; END")
                                 << QStringLiteral("trigger");
        QTest::newRow("set null") << QByteArray(
                                         "CREATE TABLE child(item REFERENCES items(id) ON DELETE SET NULL)")
                                  << QStringLiteral("would change");
    }
    void refusesWhatCouldNotBeUndone()
    {
        QFETCH(QByteArray, more);
        QFETCH(QString, why);
        ActionFixture fixture;
        fixture.setProfile(ActionFixture::itemsCollection());
        fixture.sql(
            {"CREATE TABLE items(id TEXT PRIMARY KEY, expires_at, value)", "CREATE TABLE users(item)", more});
        const PreviewReport report = ActionFixture::preview(fixture.open());
        QVERIFY(report.error);
        QVERIFY2(report.error->sentence.contains(why), qPrintable(report.error->sentence));
    }

private:
    static ActionFixture items()
    {
        ActionFixture fixture;
        fixture.setProfile(ActionFixture::itemsCollection());
        fixture.sql({"PRAGMA journal_mode=wal",
                     "CREATE TABLE items(id TEXT PRIMARY KEY, expires_at INTEGER, value)",
                     "INSERT INTO items VALUES('old1', 1000000000000, 'abc'), ('new', 9000000000000, 'x'), "
                     "('old2', 1000000000001, NULL), ('never', NULL, 1), ('none', 0, 1)"});
        return fixture;
    }
    static QByteArray fileBytes(const QString &path)
    {
        QByteArray all;
        for (const char *ending : {"", "-wal", "-shm"}) {
            QFile file(path + QLatin1String(ending));
            all += file.open(QIODevice::ReadOnly) ? file.readAll() + '|' : QByteArray("none|");
        }
        return all;
    }
};

QTEST_GUILESS_MAIN(TestActionPreview)
#include "tst_actionpreview.moc"
