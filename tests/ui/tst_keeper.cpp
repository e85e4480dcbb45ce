// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// What a window leaves behind when it goes ends without anybody on the GUI thread waiting for it.
#include "tests/ui/actionpages.h"
#include "tests/ui/windowfixture.h"
#include "ui/actions/keeper.h"
#include "ui/window/demorun.h"
#include "ui/window/dragout.h"

#include <QMimeData>

using namespace storescope;
using namespace storescope::test;

namespace {

// Ends when it is told to, as something that waits for a lock would.
class SlowRun : public QObject
{
    Q_OBJECT
public:
    explicit SlowRun(int *gone) : m_gone(gone) {}
    ~SlowRun() override { ++*m_gone; }
    void cancel() { m_cancelled = true; }
    bool isCancelled() const { return m_cancelled; }
    void end() { Q_EMIT finished(); }

Q_SIGNALS:
    void finished();

private:
    int *m_gone;
    bool m_cancelled = false;
};

} // namespace

class KeeperTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRunIsToldAndGoesWhenItHasEnded();
    void itsOwnEndTakesAllWithIt();
    void aStoreIsKeptUntilItIsClosed();
    void whatIsStillBeingOpenedIsClosed();
    void anUndoThatLooksIsLeft();
    void aDemoIsLeft();
    void aDemoThatFailsSaysSo();
    void theLaterDragWins();
};

void KeeperTest::aRunIsToldAndGoesWhenItHasEnded()
{
    Keeper keeper;
    int gone = 0;
    auto run = std::make_unique<SlowRun>(&gone);
    SlowRun *slow = run.get();
    keeper.endLater(std::move(run));
    QVERIFY(slow->isCancelled());
    QVERIFY(!keeper.isEmpty());
    QCOMPARE(gone, 0);
    slow->end();
    QTRY_COMPARE(gone, 1);
    QVERIFY(keeper.isEmpty());
}

void KeeperTest::itsOwnEndTakesAllWithIt()
{
    int gone = 0;
    {
        Keeper keeper;
        keeper.endLater(std::make_unique<SlowRun>(&gone));
        keeper.endLater(std::make_unique<SlowRun>(&gone));
        keeper.endLater(std::unique_ptr<SlowRun>());
    }
    QCOMPARE(gone, 2);
}

void KeeperTest::aStoreIsKeptUntilItIsClosed()
{
    StoreFixture fixture;
    QVERIFY(fixture.create(QStringLiteral("--rows 20")));
    fixture.setProfile(StoreFixture::logCollection());
    FileEvents events;
    Keeper keeper;
    auto store = fixture.open(&events);
    QVERIFY(store);
    const std::weak_ptr<OpenStore> left = store;
    keeper.close(std::move(store));
    QVERIFY(!left.expired()); // its workers may still read
    QTRY_VERIFY(left.expired());
    QVERIFY(keeper.isEmpty());
}

void KeeperTest::whatIsStillBeingOpenedIsClosed()
{
    WindowFixture fixture;
    QVERIFY(fixture.create(20));
    fixture.window.reset();
    auto pool = std::make_shared<StorePool>();
    {
        MainWindow window(pool);
        window.show();
        window.begin({fixture.store.file()});
        QSignalSpy opening(window.shelf(), &StoreShelf::opening);
        QTRY_COMPARE(opening.size(), 1);
    }
    QCOMPARE(pool.use_count(), 1L);
    QVERIFY(!pool->keeper()->isEmpty()); // the window did not wait
    QTRY_VERIFY(pool->keeper()->isEmpty());
    for (const QFileInfo &open : QDir(QStringLiteral("/proc/self/fd")).entryInfoList(QDir::Files))
        QVERIFY2(!open.symLinkTarget().endsWith(QStringLiteral("log.db")), qPrintable(open.symLinkTarget()));
}

void KeeperTest::anUndoThatLooksIsLeft()
{
    ActionPages pages;
    QVERIFY(pages.openCase(QStringLiteral("arcp/rich"),
                           {"UPDATE arcp_artifact SET expires_at_iso = '2026-01-02T03:04:05.5Z'"}));
    const auto page = pages.preview(request("sweep", "artifacts"));
    QVERIFY(page && ActionPages::apply(*page));
    Keeper keeper;
    page->setKeeper(&keeper);
    page->undo();
    auto *undo = page->findChild<UndoDialog *>();
    QVERIFY(undo && !undo->isReady());
    undo->cancelButton()->click();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(!page->findChild<UndoDialog *>());
    QVERIFY(!keeper.isEmpty()); // it still looks
    QTRY_VERIFY(keeper.isEmpty());
}

class FakeProgram
{
public:
    explicit FakeProgram(const QByteArray &script)
    {
        QFile program(m_folder.filePath(QStringLiteral("storescope")));
        if (!program.open(QIODevice::WriteOnly) || program.write("#!/bin/sh\n" + script) < 0)
            qFatal("no program");
        program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        qputenv("PATH", m_folder.path().toUtf8() + ':' + m_path);
    }
    ~FakeProgram() { qputenv("PATH", m_path); }
    FakeProgram(const FakeProgram &) = delete;
    FakeProgram &operator=(const FakeProgram &) = delete;

private:
    QByteArray m_path = qgetenv("PATH");
    QTemporaryDir m_folder;
};

void KeeperTest::aDemoIsLeft()
{
    const FakeProgram program("exec sleep 1000\n");
    Keeper keeper;
    auto demo = std::make_unique<DemoRun>();
    demo->start();
    QTRY_VERIFY(demo->isRunning());
    keeper.endLater(std::move(demo));
    QVERIFY(!keeper.isEmpty());
    QTRY_VERIFY(keeper.isEmpty());
}

void KeeperTest::aDemoThatFailsSaysSo()
{
    const FakeProgram program("exit 3\n");
    DemoRun demo;
    QSignalSpy failed(&demo, &DemoRun::failed);
    demo.start();
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(!demo.isLooking());
}

// The files of a drag that was begun and given up are not handed to the next one.
void KeeperTest::theLaterDragWins()
{
    WindowFixture fixture(
        "[[collection]]\nid = \"files\"\nkind = \"artifacts\"\nfrom = \"log\"\nkey = [\"id\"]\n"
        "tail = \"append\"\nbody = { column = \"body\" }\n[collection.fields]\n"
        "name = { sql = \"'part-' || id\" }\nmedia_type = { sql = \"'text/plain'\" }\n"
        "bytes = { sql = \"length(body)\" }\n");
    QVERIFY(fixture.open(30));
    const auto select = [&fixture](int row) {
        auto *rows = fixture.page()->rows();
        fixture.page()->view()->selectionModel()->select(
            rows->index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        return toString(*rows->keyAt(row));
    };
    Keeper keeper;
    DragOut out(&keeper);
    std::vector<std::unique_ptr<QMimeData>> drags;
    connect(&out, &DragOut::ready, this, [&drags](QMimeData *data) { drags.emplace_back(data); });
    select(2);
    out.begin(*fixture.page());
    const QString wanted = select(5);
    out.begin(*fixture.page());
    QTRY_VERIFY(keeper.isEmpty()); // the first has ended, wherever
    QTRY_COMPARE(drags.size(), size_t(1));
    QCOMPARE(drags.front()->urls().size(), 1);
    const QString file = drags.front()->urls().front().toLocalFile();
    QVERIFY2(QFileInfo(file).fileName() == QStringLiteral("part-%1.txt").arg(wanted), qPrintable(file));
    QVERIFY(drags.front()->text().contains(QStringLiteral("\"key\":%1").arg(wanted)));
}

QTEST_MAIN(KeeperTest)
#include "tst_keeper.moc"
