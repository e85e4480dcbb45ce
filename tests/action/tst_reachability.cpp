// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/actionrule.h"
#include "core/action/reachability.h"
#include "core/sqlite/opening.h"
#include "tests/action/actionfixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace storescope;
using namespace storescope::test;

class TestReachability : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // What the crate itself collects, except where it is careless.
    void collectsWhatTheProductCollects_data()
    {
        QTest::addColumn<bool>("keepsAll");
        QTest::newRow("gc") << false;
        QTest::newRow("clean") << false;
        QTest::newRow("gc-corrupt-manifest") << true;
        QTest::newRow("gc-corrupt-manifest-raw") << true;
        QTest::newRow("gc-corrupt-head") << true; // the crate lets everything go but modules
    }
    void collectsWhatTheProductCollects()
    {
        QFETCH(bool, keepsAll);
        const QString name = QString::fromLatin1(QTest::currentDataTag());
        const QString folder = QStringLiteral(STORESCOPE_FIXTURES "/lash/") + name;
        QTemporaryDir copy;
        QVERIFY(copyFixture(folder, copy.path(), QStringLiteral("session.db")));
        QFile expected(folder + QStringLiteral("/expected.json"));
        QVERIFY(expected.open(QIODevice::ReadOnly));
        const QJsonObject gc = QJsonDocument::fromJson(expected.readAll()).object().value(u"gc").toObject();
        QStringList wanted;
        for (const QJsonValue &hash : gc.value(u"removed").toArray())
            wanted << hash.toString();
        wanted.sort();

        const ActionFixture fixture;
        const auto store = fixture.open(copy.filePath(QStringLiteral("session.db")));
        const PreviewReport report =
            ActionFixture::preview(store, QStringLiteral("collect"), QStringLiteral("blobs"));
        QVERIFY2(!report.error, report.error ? qPrintable(report.error->sentence) : "");
        QStringList found = ActionFixture::keys(*report.plan);
        found.sort();
        QCOMPARE(!report.note.isEmpty(), keepsAll);
        QCOMPARE(found, keepsAll ? QStringList() : wanted);
        if (keepsAll)
            return;
        const ApplyReport applied = fixture.apply(store, report.plan);
        QVERIFY2(!applied.error, applied.error ? qPrintable(applied.error->sentence) : "");
        QCOMPARE(applied.removed, qint64(wanted.size()));
        QCOMPARE(ActionFixture::undo(applied.bundle).restored, qint64(wanted.size()));
    }

    void keepsEverythingWhereAManifestIsMissing()
    {
        const ActionFixture fixture = made();
        fixture.sql({"DELETE FROM blobs WHERE hash = 'manifest'"});
        const PreviewReport report = ActionFixture::preview(fixture.open(), QStringLiteral("collect"));
        QVERIFY(report.note.contains(QStringLiteral("is not there")));
        QVERIFY(report.plan->rows.empty());
    }

    void keepsEverythingForWhatIsNoId()
    {
        const ActionFixture fixture = made();
        fixture.sql(
            {"UPDATE blobs SET content = '{\"parts\": [\"a\", {\"b\": 1}]}' WHERE hash = 'manifest'"});
        const PreviewReport report = ActionFixture::preview(fixture.open(), QStringLiteral("collect"));
        QVERIFY(report.note.contains(QStringLiteral("cannot be decoded")));
    }

    void findsEveryElement()
    {
        const ActionFixture fixture = made();
        const PreviewReport report = ActionFixture::preview(fixture.open(), QStringLiteral("collect"));
        QCOMPARE(report.note, QString());
        QCOMPARE(ActionFixture::keys(*report.plan), (QStringList{QStringLiteral("x"), QStringLiteral("y")}));
    }

    // Others may write between two pieces, and a statement holds nothing then.
    void readsInPieces()
    {
        const ActionFixture fixture = made();
        fixture.sql({"INSERT INTO names VALUES('x'), ('y')"});
        const auto store = fixture.open();
        auto connection = openForReading(fixture.file());
        QVERIFY(connection);
        const auto rule = ActionRule::make(**connection, store->collection(QStringLiteral("items")),
                                           {QStringLiteral("collect"), {}});
        QVERIFY(rule && rule->reachability());
        const auto whole = rule->reachability()->find(**connection);
        QVERIFY(whole);
        QCOMPARE(whole->ids.size(), 7); // all seven
        ReachWalk walk(*rule->reachability());
        int pieces = 0;
        for (bool complete = false; !complete; ++pieces) {
            const auto read = walk.read(**connection, [] { return true; });
            QVERIFY(read);
            complete = *read;
        }
        QVERIFY2(pieces > 6, qPrintable(QString::number(pieces)));
        QCOMPARE(walk.take().ids, whole->ids);
    }

    // Between the preview and apply the owner began to use one.
    void asksAgainInsideTheTransaction()
    {
        const ActionFixture fixture = made();
        const auto store = fixture.open();
        const auto plan = ActionFixture::preview(store, QStringLiteral("collect")).plan;
        fixture.sql({"INSERT INTO names VALUES('x')"});
        const ApplyReport report = fixture.apply(store, plan);
        QVERIFY2(!report.error, report.error ? qPrintable(report.error->sentence) : "");
        QCOMPARE(report.removed, qint64(1));
        QCOMPARE(ActionFixture::whys(report.spared),
                 QStringList{QStringLiteral("x: something in use leads to it now")});
    }

    void keepsEverythingThatBecameUnreadable()
    {
        const ActionFixture fixture = made();
        const auto store = fixture.open();
        const auto plan = ActionFixture::preview(store, QStringLiteral("collect")).plan;
        fixture.sql({"UPDATE head SET document = 'spoiled'"});
        const ApplyReport report = fixture.apply(store, plan);
        QCOMPARE(report.removed, qint64(0));
        QCOMPARE(report.spared.size(), size_t(2));
    }

private:
    static ActionFixture made()
    {
        ActionFixture fixture;
        fixture.setProfile(
            "[[collection]]\nid = \"items\"\nkind = \"artifacts\"\nfrom = \"blobs\"\nkey = [\"hash\"]\n"
            "[[collection.action]]\ndo = \"collect\"\n"
            "[[collection.action.root]]\ntable = \"head\"\ncolumn = \"document\"\ncodec = \"json\"\n"
            "paths = [\"checkpoint\", \"files[*].blob\"]\n"
            "follow = { column = \"content\", codec = \"json\", paths = [\"parts[*]\"] }\n"
            "[[collection.action.root]]\ntable = \"names\"\ncolumn = \"blob\"\n",
            "has = { blobs = [\"hash\"] }");
        fixture.sql(
            {"CREATE TABLE blobs(hash TEXT PRIMARY KEY, content)", "CREATE TABLE head(document)",
             "CREATE TABLE names(blob)",
             "INSERT INTO head VALUES('{\"checkpoint\": \"manifest\", \"files\": [{\"blob\": \"m2\"}, {}]}')",
             "INSERT INTO names VALUES('n')",
             "INSERT INTO blobs VALUES('manifest', '{\"parts\": [\"a\", \"b\"]}'), ('m2', '{}'), ('a', 1), "
             "('b', 1), ('n', 1), ('x', 1), ('y', 1)"});
        return fixture;
    }
};

QTEST_GUILESS_MAIN(TestReachability)
#include "tst_reachability.moc"
