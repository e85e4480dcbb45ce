// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// Tabs and windows: beside each other, pinned, restored; a row that is kept; several windows over one store.
#include "tests/ui/windowfixture.h"
#include "ui/detail/detaildock.h"
#include "ui/window/tabarea.h"
#include "ui/window/tabgroup.h"
#include "ui/window/windows.h"

#include <QDragEnterEvent>
#include <QMenu>
#include <QMimeData>

using namespace storescope;

// As soon as a tab is being dragged: over the right half of the area, and dropped there.
class Dropper : public QObject
{
public:
    explicit Dropper(TabArea *area) : m_area(area) { area->installEventFilter(this); }
    bool accepted() const { return m_accepted == 3; }

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() != QEvent::ChildAdded || std::exchange(m_dropped, true))
            return false;
        QMimeData data;
        data.setData(QStringLiteral("application/x-storescope-tab"), {});
        const QPoint over(m_area->width() * 3 / 4, m_area->height() / 2);
        QDragEnterEvent enter(over, Qt::MoveAction, &data, Qt::LeftButton, {});
        QDragMoveEvent move(over, Qt::MoveAction, &data, Qt::LeftButton, {});
        QDropEvent drop(over, Qt::MoveAction, &data, Qt::LeftButton, {});
        for (QDropEvent *one : std::initializer_list<QDropEvent *>{&enter, &move, &drop}) {
            QCoreApplication::sendEvent(m_area, one);
            m_accepted += one->isAccepted() ? 1 : 0;
        }
        return false;
    }

private:
    TabArea *m_area;
    bool m_dropped = false;
    int m_accepted = 0;
};

class TabsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_fixture.reset(); }
    void opensBesideAndBack();
    void theGroupThatIsUsedIsTheCurrentOne();
    void pinnedTabsStandFirstAndStay();
    void theMenuHasTheCommands();
    void closingAGroupLeavesOne();
    void groupsAndPinsComeBack();
    void aTabIsDraggedBeside();
    void aPinnedRowStays();
    void aPinnedRowLetsItsStoreGo();
    void windowsShareAStore();
    void windowsComeBackTogether();
    void aClosedWindowDoesNotComeBack();
    void aWindowThatIsOpeningCanGo();

private:
    static QByteArray collections()
    {
        return StoreFixture::logCollection() + "[[collection]]\nid = \"second\"\nkind = \"log\"\nfrom = "
                                               "\"log\"\nkey = [\"id\"]\ntail = \"append\"\n"
                                               "[collection.fields]\ntype = \"type\"\n";
    }
    CollectionPage *show(const char *collection) const
    {
        return m_fixture->window->showCollection(m_fixture->store.file(), QLatin1String(collection));
    }
    // The windows of a program over the store; the first shows it.
    MainWindow *begin(Windows &windows, const QStringList &stores)
    {
        m_fixture->window.reset();
        windows.begin(stores);
        MainWindow *first = windows.all().front();
        return QTest::qWaitFor([first] { return first->currentPage() != nullptr; }) ? first : nullptr;
    }
    QStringList ours() const { return {m_fixture->store.file()}; }
    static MainWindow *another(const Windows &windows, const MainWindow &from)
    {
        from.commands()->newWindow->trigger();
        MainWindow *made = windows.all().back();
        return QTest::qWaitFor([made] { return made->currentPage() != nullptr; }) ? made : nullptr;
    }
    TabArea *tabs() const { return m_fixture->window->tabs(); }
    std::unique_ptr<WindowFixture> m_fixture;
};

void TabsTest::init()
{
    m_fixture = std::make_unique<WindowFixture>(collections());
    QVERIFY(m_fixture->open(60));
}

void TabsTest::opensBesideAndBack()
{
    CollectionPage *first = m_fixture->page();
    CollectionPage *second = show("second");
    QVERIFY(second && second != first);
    QCOMPARE(tabs()->groups(), 1);
    m_fixture->commands()->openBeside->trigger();
    QCOMPARE(tabs()->groups(), 2);
    QCOMPARE(tabs()->groupOf(first), 0);
    QCOMPARE(tabs()->groupOf(second), 1);
    QVERIFY(first->isVisible() && second->isVisible()); // both live
    QCOMPARE(m_fixture->page(), second);
    QCOMPARE(m_fixture->window->pages(), (QList<CollectionPage *>{first, second}));
    m_fixture->commands()->openBeside->trigger();
    QCOMPARE(tabs()->groups(), 1);
    QCOMPARE(m_fixture->page(), second);
    QVERIFY(!first->isVisible());
}

void TabsTest::theGroupThatIsUsedIsTheCurrentOne()
{
    CollectionPage *first = m_fixture->page();
    CollectionPage *second = show("second");
    tabs()->openBeside(second);
    QSignalSpy changed(tabs(), &TabArea::currentChanged);
    m_fixture->window->activateWindow();
    first->view()->setFocus();
    QTRY_COMPARE(m_fixture->page(), first);
    QCOMPARE(changed.size(), 1);
    QVERIFY(m_fixture->window->windowTitle().startsWith(first->title()));
    m_fixture->commands()->nextTab->trigger();
    QCOMPARE(m_fixture->page(), second);
}

void TabsTest::pinnedTabsStandFirstAndStay()
{
    CollectionPage *first = m_fixture->page();
    CollectionPage *second = show("second");
    m_fixture->commands()->pinTab->trigger();
    QVERIFY(tabs()->isPinned(second));
    QCOMPARE(tabs()->indexOf(second), 0);
    tabs()->setCurrentWidget(first);
    m_fixture->commands()->closeOthers->trigger();
    QCOMPARE(m_fixture->window->pages().size(), 2); // a pinned one is spared
    tabs()->setPinned(second, false);
    m_fixture->commands()->closeOthers->trigger();
    QCOMPARE(m_fixture->window->pages(), QList<CollectionPage *>{first});
}

void TabsTest::theMenuHasTheCommands()
{
    CollectionPage *first = m_fixture->page();
    std::unique_ptr<QMenu> alone(tabs()->makeMenu(first));
    const auto named = [](const QMenu &menu, const QString &text) {
        for (QAction *action : menu.actions()) {
            if (QString(action->text()).remove(QLatin1Char('&')) == text)
                return action;
        }
        return static_cast<QAction *>(nullptr);
    };
    QVERIFY(!named(*alone, QStringLiteral("Open Beside"))->isEnabled()); // nothing would be left
    QVERIFY(!named(*alone, QStringLiteral("Close Others"))->isEnabled());
    CollectionPage *second = show("second");
    std::unique_ptr<QMenu> menu(tabs()->makeMenu(second));
    named(*menu, QStringLiteral("Pin"))->trigger();
    QVERIFY(tabs()->isPinned(second));
    named(*menu, QStringLiteral("Open Beside"))->trigger();
    QCOMPARE(tabs()->groupOf(second), 1);
    named(*menu, QStringLiteral("Close Others"))->trigger();
    QCOMPARE(m_fixture->window->pages(), QList<CollectionPage *>{second});
}

void TabsTest::closingAGroupLeavesOne()
{
    CollectionPage *first = m_fixture->page();
    CollectionPage *second = show("second");
    tabs()->openBeside(second);
    m_fixture->commands()->closeTab->trigger();
    QCOMPARE(tabs()->groups(), 1);
    QCOMPARE(m_fixture->page(), first);
    m_fixture->commands()->closeTab->trigger();
    QVERIFY(!m_fixture->page());
    QVERIFY(m_fixture->window->isVisible());
}

void TabsTest::groupsAndPinsComeBack()
{
    tabs()->setPinned(m_fixture->page(), true);
    tabs()->openBeside(show("second"));
    m_fixture->window->close();
    m_fixture->window.reset(); // what it remembers is written then
    m_fixture->window = std::make_unique<MainWindow>();
    m_fixture->window->show();
    m_fixture->window->begin({});
    QTRY_COMPARE(m_fixture->window->pages().size(), 2);
    QCOMPARE(tabs()->groups(), 2);
    QCOMPARE(m_fixture->page()->collection().id(), QStringLiteral("second"));
    QVERIFY(tabs()->isPinned(m_fixture->window->pages().front()));
}

// Out of its row, over the right half, and dropped there.
void TabsTest::aTabIsDraggedBeside()
{
    CollectionPage *first = m_fixture->page();
    CollectionPage *second = show("second");
    auto *strip = m_fixture->window->findChild<TabStrip *>();
    const QPoint tab = strip->tabRect(tabs()->indexOf(second)).center();
    Dropper hand(tabs());
    QTest::mousePress(strip, Qt::LeftButton, {}, tab);
    for (const QPoint &at : {tab + QPoint(20, 0), tab + QPoint(60, 200)}) {
        QMouseEvent move(QEvent::MouseMove, at, strip->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(strip, &move);
    }
    QTRY_COMPARE(tabs()->groups(), 2);
    QCOMPARE(tabs()->groupOf(first), 0);
    QCOMPARE(tabs()->groupOf(second), 1);
    QVERIFY(hand.accepted());
}

void TabsTest::aPinnedRowStays()
{
    CollectionPage *page = m_fixture->page();
    page->live()->leaveEnd();
    page->view()->showRow(10, true);
    QTRY_VERIFY(!m_fixture->window->detail()->row().isNull());
    const Key kept = page->currentRecord()->key;
    QTRY_VERIFY(m_fixture->commands()->pinDetail->isEnabled());
    m_fixture->commands()->pinDetail->trigger();
    DetailDock *pinned = m_fixture->window->pinnedDetail();
    QVERIFY(pinned && pinned->isVisible());
    QVERIFY(pinned->row().record.key == kept);
    page->view()->showRow(20, true);
    QTRY_VERIFY(!(m_fixture->window->detail()->row().record.key == kept));
    QVERIFY(pinned->row().record.key == kept);
    m_fixture->commands()->pinDetail->trigger(); // the next one takes its place
    QVERIFY(pinned->row().record.key == page->currentRecord()->key);
    QCOMPARE(m_fixture->window->findChildren<DetailDock *>().size(), 2);
}

void TabsTest::aPinnedRowLetsItsStoreGo()
{
    m_fixture->page()->live()->leaveEnd();
    m_fixture->page()->view()->showRow(10, true);
    QTRY_VERIFY(!m_fixture->window->detail()->row().isNull());
    m_fixture->commands()->pinDetail->trigger();
    const std::weak_ptr<OpenStore> store = m_fixture->page()->store();
    m_fixture->commands()->closeStore->trigger();
    QVERIFY(!m_fixture->window->pinnedDetail()->isVisible());
    QTRY_VERIFY(store.expired());
}

void TabsTest::windowsShareAStore()
{
    Windows windows;
    MainWindow *first = begin(windows, ours());
    QVERIFY(first);
    MainWindow *second = another(windows, *first);
    QVERIFY(second && second != first);
    QCOMPARE(windows.all().size(), size_t(2));
    QCOMPARE(second->currentPage()->store().get(), first->currentPage()->store().get());
    QVERIFY(second->currentPage() != first->currentPage());
    // Each has its own tabs; closing the store in one leaves it to the other.
    QTRY_COMPARE(second->currentPage()->rows()->rowCount(), 60);
    first->commands()->closeStore->trigger();
    QVERIFY(!first->currentPage());
    QVERIFY(m_fixture->append(5));
    QTRY_COMPARE(second->currentPage()->rows()->rowCount(), 65);
    const std::weak_ptr<OpenStore> store = second->currentPage()->store();
    second->commands()->closeStore->trigger();
    QTRY_VERIFY(store.expired());
}

void TabsTest::windowsComeBackTogether()
{
    {
        Windows windows;
        MainWindow *first = begin(windows, ours());
        QVERIFY(first);
        MainWindow *second = another(windows, *first);
        QVERIFY(second);
        second->showCollection(m_fixture->store.file(), QStringLiteral("second"));
        first->commands()->quit->trigger();
        QVERIFY(!first->isVisible() && !second->isVisible());
    }
    Windows windows;
    windows.begin({});
    QCOMPARE(windows.all().size(), size_t(2));
    QTRY_COMPARE(windows.all().front()->pages().size(), 1);
    QTRY_COMPARE(windows.all().back()->pages().size(), 2);
    QTRY_COMPARE(windows.all().back()->currentPage()->collection().id(), QStringLiteral("second"));
    windows.quit();
}

void TabsTest::aClosedWindowDoesNotComeBack()
{
    {
        Windows windows;
        MainWindow *first = begin(windows, ours());
        QVERIFY(first);
        MainWindow *second = another(windows, *first);
        QVERIFY(second);
        second->close();
        QCOMPARE(windows.all().size(), size_t(1));
        first->close();
    }
    Windows windows;
    windows.begin({});
    QCOMPARE(windows.all().size(), size_t(1));
    QTRY_VERIFY(windows.all().front()->currentPage());
}

// Whatever a store is doing while its window goes: when the windows are gone, nobody reads any more.
void TabsTest::aWindowThatIsOpeningCanGo()
{
    m_fixture->window.reset();
    for (int waited = 0; waited < 12; ++waited) {
        auto pool = std::make_shared<StorePool>();
        {
            MainWindow window(pool);
            window.show();
            window.begin({m_fixture->store.file()});
            for (int turn = 0; turn < waited; ++turn)
                QCoreApplication::processEvents();
        }
        QCOMPARE(pool.use_count(), 1L);
        QVERIFY(!pool->find(m_fixture->store.file(), false));
        pool.reset(); // waits for what the window left
        for (const QFileInfo &open : QDir(QStringLiteral("/proc/self/fd")).entryInfoList(QDir::Files))
            QVERIFY2(!open.symLinkTarget().endsWith(QStringLiteral("log.db")),
                     qPrintable(open.symLinkTarget()));
    }
}

QTEST_MAIN(TabsTest)
#include "tst_tabs.moc"
