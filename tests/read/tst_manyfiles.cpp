// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/openstore.h"
#include "tests/support/fixture.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace storescope;

namespace {

const auto firstRun = QStringLiteral("71174d64-c0a1-4441-8118-65cfbdf4dfe1");

} // namespace

// A store with a file for each of its runs.
class TestManyFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(test::copyFixture(QStringLiteral(STORESCOPE_FIXTURES "/dagster/clean"), m_folder->path()));
    }

    void callsCollectionsByTheirFile()
    {
        const auto store = opened(QStringLiteral("history/runs.db"), true);
        QVERIFY(store);
        QCOMPARE(store->info().files.size(), size_t(8));
        QCOMPARE(ofRuns(*store).size(), 5);
        QVERIFY(ofRuns(*store).contains(QStringLiteral("events@") + firstRun));
        const auto run = store->collection(QStringLiteral("events@") + firstRun);
        QVERIFY(run->title().endsWith(firstRun));
        QCOMPARE(store->count(run->id()).result().value_or(-1), 9);
        // the index has one file, so its collection keeps its name
        QCOMPARE(store->count(QStringLiteral("events")).result().value_or(-1), 14);
        QVERIFY(store->collection(QStringLiteral("asset_event_tags")));
        for (const auto &each : store->collections())
            QVERIFY2(!each->id().contains(QLatin1String("tags@")), qPrintable(each->id()));
    }

    void showsAllOfTheFileThatWasAskedFor()
    {
        const auto store = opened(runFile(firstRun), true);
        QVERIFY(store);
        QCOMPARE(QFileInfo(store->info().files.front().path).fileName(), QStringLiteral("runs.db"));
        // under the names that it has alone
        QCOMPARE(ofRuns(*store), QStringList());
        QCOMPARE(store->count(QStringLiteral("events")).result().value_or(-1), 9);
        QVERIFY(store->collection(QStringLiteral("asset_event_tags")));
        QCOMPARE(store->count(QStringLiteral("index.events")).result().value_or(-1), 14);
    }

    void aFileAloneHasPlainNames()
    {
        const auto store = opened(runFile(firstRun), false);
        QVERIFY(store);
        QCOMPARE(store->info().files.size(), size_t(1));
        QVERIFY(store->collection(QStringLiteral("events")));
        QVERIFY(store->collection(QStringLiteral("asset_event_tags")));
    }

    void opensTheNewestOfTooMany()
    {
        for (int i = 0; i < 20; ++i) {
            const QString path = m_folder->filePath(runFile(QStringLiteral("more-%1").arg(i)));
            QVERIFY(QFile::copy(m_folder->filePath(runFile(firstRun)), path));
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadWrite));
            QVERIFY(file.setFileTime(QDateTime::currentDateTime().addDays(i == 7 ? -9 : 1),
                                     QFileDevice::FileModificationTime));
        }
        const auto store = opened(QStringLiteral("history/runs.db"), true);
        QVERIFY(store);
        QCOMPARE(ofRuns(*store).size(), 20);
        QVERIFY(ofRuns(*store).contains(QStringLiteral("events@more-19")));
        QVERIFY(!ofRuns(*store).contains(QStringLiteral("events@more-7")));
        QVERIFY2(store->info().files.front().note.contains(QLatin1String("newest 20 of 25")),
                 qPrintable(store->info().files.front().note));
        const auto old = opened(runFile(QStringLiteral("more-7")), true);
        QVERIFY(old);
        QCOMPARE(old->count(QStringLiteral("events")).result().value_or(-1), 9);
    }

private:
    static QString runFile(const QString &name) { return QStringLiteral("history/runs/%1.db").arg(name); }

    std::shared_ptr<OpenStore> opened(const QString &file, bool whole)
    {
        OpenStore::Environment environment;
        environment.profiles = std::make_shared<const ProfileLibrary>();
        environment.wholeStore = whole;
        const auto store = OpenStore::open(m_folder->filePath(file), environment).result();
        return store ? *store : nullptr;
    }

    static QStringList ofRuns(const OpenStore &store)
    {
        QStringList ids;
        for (const auto &collection : store.collections()) {
            if (collection->id().startsWith(QLatin1String("events@")))
                ids << collection->id();
        }
        return ids;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestManyFiles)
#include "tst_manyfiles.moc"
