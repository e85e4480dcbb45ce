// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/plan.h"

#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace storescope;

class TestPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWas()
    {
        Plan plan;
        plan.act = QStringLiteral("sweep");
        plan.collection = QStringLiteral("items");
        plan.title = QStringLiteral("Sweep items");
        plan.rule = QStringLiteral("a < 'b'");
        plan.store = QStringLiteral("/tmp/ü.db");
        plan.product = QStringLiteral("test");
        plan.productVersion = QStringLiteral("3");
        plan.made = *Instant::fromIso(u"2026-11-20T10:00:00.5Z");
        plan.older = std::chrono::hours(24);
        plan.table = QStringLiteral("items");
        plan.noteTexts = QStringList{QStringLiteral("open job")};
        const std::vector<Value> keys{qint64(std::numeric_limits<qint64>::min()),
                                      qint64(9007199254740993), // no double holds it
                                      0.1,
                                      -0.0,
                                      Text{"a\"b\n"},
                                      Text{QByteArray("a\0b", 3)},
                                      Text{"\xff\xfe"},
                                      Blob{QByteArray("\0\1", 2)},
                                      Blob{},
                                      Text{},
                                      Value()};
        for (const Value &key : keys) {
            PlanRow row;
            row.identity.parts = {key, qint64(1)};
            row.fingerprint = fingerprintOf({key});
            row.bytes = 7;
            row.time = -5;
            row.notes = 1;
            plan.rows.push_back(row);
        }
        plan.rows[0].key.parts = {Text{"shown"}};

        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("deep/plan.json"));
        QVERIFY(savePlan(plan, file));
        const auto loaded = loadPlan(file);
        QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().sentence));
        QCOMPARE(loaded->act, plan.act);
        QCOMPARE(loaded->store, plan.store);
        QCOMPARE(loaded->productVersion, plan.productVersion);
        QCOMPARE(loaded->rule, plan.rule);
        QCOMPARE(loaded->older, plan.older);
        QCOMPARE(loaded->made, plan.made);
        QCOMPARE(loaded->noteTexts, plan.noteTexts);
        QCOMPARE(loaded->rows.size(), plan.rows.size());
        for (size_t i = 0; i < plan.rows.size(); ++i) {
            QVERIFY2(loaded->rows[i].identity == plan.rows[i].identity, qPrintable(QString::number(i)));
            QVERIFY(loaded->rows[i].key == plan.rows[i].key);
            QVERIFY(loaded->rows[i].fingerprint == plan.rows[i].fingerprint);
            QCOMPARE(loaded->rows[i].bytes, plan.rows[i].bytes);
            QCOMPARE(loaded->rows[i].time, plan.rows[i].time);
            QCOMPARE(loaded->rows[i].notes, plan.rows[i].notes);
        }
    }

    void tellsTypesApart()
    {
        const std::vector<RowImage> images{{Value()},
                                           {Text{}},
                                           {Blob{}},
                                           {qint64(0)},
                                           {0.0},
                                           {-0.0},
                                           {Text{"0"}},
                                           {Blob{"0"}},
                                           {qint64(1)},
                                           {1.0},
                                           {Text{"ab"}, Text{"c"}},
                                           {Text{"a"}, Text{"bc"}}};
        for (size_t a = 0; a < images.size(); ++a)
            for (size_t b = 0; b < images.size(); ++b)
                QCOMPARE(fingerprintOf(images[a]) == fingerprintOf(images[b]), a == b);
    }

    void refusesWhatIsNoPlan_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no JSON") << QByteArray("hello");
        QTest::newRow("another JSON") << QByteArray("{\"rows\":[]}");
        QTest::newRow("another version")
            << QByteArray("{\"format\":\"storescope-plan\",\"version\":2,\"rows\":[]}");
        QTest::newRow("a bad row") << QByteArray(
            "{\"format\":\"storescope-plan\",\"version\":1,\"rows\":[[[1],[],\"zz\",1,0,0]]}");
    }
    void refusesWhatIsNoPlan()
    {
        QFETCH(QByteArray, text);
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("plan.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        const auto loaded = loadPlan(file.fileName());
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().code, ErrorCode::InvalidArgument);
    }

    void countsByDay()
    {
        Plan plan;
        plan.rows.resize(4);
        plan.rows[0].time = 1;
        plan.rows[1].time = 86'399'999;
        plan.rows[2].time = 86'400'000;
        plan.rows[3].time = -1;
        QCOMPARE(plan.byDay(), (QMap<QString, qint64>{{QStringLiteral("1969-12-31"), 1},
                                                      {QStringLiteral("1970-01-01"), 2},
                                                      {QStringLiteral("1970-01-02"), 1}}));
    }
};

QTEST_GUILESS_MAIN(TestPlan)
#include "tst_plan.moc"
