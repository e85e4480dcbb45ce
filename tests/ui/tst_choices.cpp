// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// What the user chose holds: docks, a copy, the tab of Detail, how times are shown, every export.
#include "core/action/exporter.h"
#include "tests/ui/windowfixture.h"
#include "ui/detail/detaildock.h"
#include "ui/models/fieldsmodel.h"
#include "ui/window/storesdock.h"
#include "ui/window/tabarea.h"

#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>
#include <QTabBar>
#include <QTableView>
#include <QTreeView>

using namespace storescope;

class ChoicesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { m_fixture.reset(); }
    void aClosedDockStaysClosed();
    void aStoreIsOpenedFromACopy();
    void everyExportIsMade();
    void theGrooveOfTheScrollBarLeavesTheEnd();
    void timesSinceAReference();
    void otherTimesComeBack();
    void theTabOfDetailIsTheUsers();
    void columnsAreKeptWhenTheyRest();
    void aSecretIsShownOfItsRowAlone();
    void aMenuOutlivesItsValue();
    void nothingTicksUnseen();

private:
    bool open(int rows, const QByteArray &tail = "tail = \"append\"")
    {
        m_fixture = std::make_unique<WindowFixture>(
            StoreFixture::logCollection(tail) +
            "[[collection]]\nid = \"second\"\nkind = \"log\"\nfrom = "
            "\"log\"\nkey = [\"id\"]\ntail = \"append\"\n[collection.fields]\ntype = \"type\"\n");
        return m_fixture->open(rows);
    }
    MainWindow *window() const { return m_fixture->window.get(); }
    CollectionPage *page() const { return m_fixture->page(); }
    DetailDock *detail() const { return window()->detail(); }
    CollectionPage *showSecond() const
    {
        return window()->showCollection(m_fixture->store.file(), QStringLiteral("second"));
    }
    void restart()
    {
        window()->close();
        m_fixture->window.reset(); // what it remembers is written then
        m_fixture->window = std::make_unique<MainWindow>();
        window()->show();
        window()->begin({});
    }
    static QAction *entry(const QWidget &of, const QString &text)
    {
        for (QMenu *menu : of.findChildren<QMenu *>()) {
            for (QAction *action : menu->actions()) {
                if (menu->isVisible() && action->text() == text)
                    return action;
            }
        }
        return nullptr;
    }
    std::unique_ptr<WindowFixture> m_fixture;
};

void ChoicesTest::aClosedDockStaysClosed()
{
    QVERIFY(open(20));
    QVERIFY(detail()->isVisible());
    detail()->close(); // as its x does
    auto *stores = window()->findChild<StoresDock *>();
    QVERIFY(stores->isVisible());
    stores->close();
    QVERIFY(showSecond());
    QVERIFY(!detail()->isVisible() && !stores->isVisible());
    restart();
    QTRY_VERIFY(page());
    QVERIFY(!detail()->isVisible());
    m_fixture->commands()->showDetail->trigger();
    QVERIFY(detail()->isVisible());
    detail()->toggleViewAction()->trigger(); // from the menu of the docks
    QVERIFY(!detail()->isVisible());
    showSecond();
    QVERIFY(!detail()->isVisible());
}

void ChoicesTest::aStoreIsOpenedFromACopy()
{
    QVERIFY(open(20));
    showSecond();
    page()->filterBar()->setText(QStringLiteral("type:x"));
    const auto openedAs = [this] { return page()->store()->info().files.front().opened; };
    QVERIFY(openedAs() != OpenedAs::Copy);
    window()->openPaths({m_fixture->store.file()}, true);
    QTRY_VERIFY(page() && openedAs() == OpenedAs::Copy);
    QTRY_COMPARE(window()->pages().size(), 2); // its tabs are there again
    QCOMPARE(page()->collection().id(), QStringLiteral("second"));
    QCOMPARE(page()->filterBar()->text(), QStringLiteral("type:x"));
    restart();
    QTRY_VERIFY(page());
    QCOMPARE(openedAs(), OpenedAs::Copy);
    window()->openPaths({m_fixture->store.file()});
    QTRY_VERIFY(page() && openedAs() != OpenedAs::Copy);
}

void ChoicesTest::everyExportIsMade()
{
    QVERIFY(open(50));
    QSignalSpy exported(window(), &MainWindow::exported);
    ExportOptions options;
    options.collection = page()->collection().id();
    options.what = ExportOptions::What::Rows;
    for (const char *folder : {"one", "two"}) {
        options.folder = m_fixture->home.filePath(QLatin1String(folder));
        window()->exportRows(options);
    }
    QVERIFY(window()->isExporting());
    QTRY_COMPARE(exported.size(), 2);
    QVERIFY(!window()->isExporting());
    for (const char *folder : {"one", "two"})
        QVERIFY(
            QFile::exists(m_fixture->home.filePath(QLatin1String(folder) + QStringLiteral("/log.jsonl"))));
}

void ChoicesTest::theGrooveOfTheScrollBarLeavesTheEnd()
{
    QVERIFY(open(300));
    QCOMPARE(page()->live()->mode(), LiveState::Mode::Following);
    page()->view()->verticalScrollBar()->triggerAction(
        QAbstractSlider::SliderPageStepAdd); // it is at the end
    QCOMPARE(page()->live()->mode(), LiveState::Mode::Following);
    page()->view()->verticalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepSub);
    QCOMPARE(page()->live()->mode(), LiveState::Mode::Reading);
    QVERIFY(!page()->view()->isAtEnd());
}

void ChoicesTest::timesSinceAReference()
{
    QVERIFY(open(20));
    page()->view()->showRow(4, true);
    m_fixture->commands()->setReference->trigger();
    const TimeStyle here = page()->rows()->timeStyle();
    QCOMPARE(here.mode, TimeMode::SinceReference);
    QVERIFY(here.reference);
    const TimeStyle there = showSecond()->rows()->timeStyle();
    QCOMPARE(there.mode, TimeMode::SinceReference);
    QVERIFY(there.reference == here.reference);
    restart(); // the reference has gone with the window
    QTRY_VERIFY(page());
    QCOMPARE(page()->rows()->timeStyle().mode, TimeMode::Absolute);
}

void ChoicesTest::otherTimesComeBack()
{
    QVERIFY(open(20));
    m_fixture->commands()->timeModes->actions().at(int(TimeMode::SincePrevious))->trigger();
    restart();
    QTRY_VERIFY(page());
    QCOMPARE(page()->rows()->timeStyle().mode, TimeMode::SincePrevious);
}

void ChoicesTest::theTabOfDetailIsTheUsers()
{
    QVERIFY(open(20));
    QSignalSpy changed(detail(), &DetailDock::tabChanged);
    for (int row = 2; row < 8; ++row)
        page()->view()->showRow(row, true);
    QCOMPARE(changed.size(), 0); // nobody chose one
    detail()->findChild<QTabBar *>()->setCurrentIndex(2);
    QCOMPARE(changed.size(), 1);
    page()->view()->showRow(9, true);
    QCOMPARE(detail()->currentTab(), 2);
    QCOMPARE(changed.size(), 1);
    restart();
    QTRY_VERIFY(page());
    page()->view()->showRow(3, true);
    QTRY_COMPARE(detail()->currentTab(), 2);
}

void ChoicesTest::columnsAreKeptWhenTheyRest()
{
    QVERIFY(open(20));
    QHeaderView *header = page()->view()->horizontalHeader();
    int column = 0;
    while (header->sectionResizeMode(column) != QHeaderView::Interactive || header->isSectionHidden(column))
        ++column;
    const auto kept = [] {
        QSettings settings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("storescope"),
                           QStringLiteral("window"));
        settings.beginGroup(QStringLiteral("columns"));
        return !settings.allKeys().isEmpty();
    };
    for (int width = 60; width < 100; ++width) {
        header->resizeSection(column, width);
        QCoreApplication::processEvents();
        QVERIFY(!kept()); // it is still being dragged
    }
    QTRY_VERIFY(kept());
    header->resizeSection(column, 123);
    restart();
    QTRY_VERIFY(page());
    QCOMPARE(page()->view()->horizontalHeader()->sectionSize(column), 123);
}

void ChoicesTest::aSecretIsShownOfItsRowAlone()
{
    QVERIFY(open(20, "tail = \"append\"\nredact = [\"session\"]"));
    detail()->setCurrentTab(0);
    page()->view()->showRow(3, true);
    auto *view = detail()->tab(0)->findChild<QTableView *>();
    const auto secret = [view] {
        for (int row = 0; row < view->model()->rowCount(); ++row) {
            const QModelIndex value = view->model()->index(row, 1);
            if (value.data(FieldsModel::NameRole) == QLatin1String("session"))
                return value;
        }
        return QModelIndex();
    };
    QTRY_VERIFY(secret().isValid());
    QVERIFY(secret().data(FieldsModel::HiddenRole).toBool());
    Q_EMIT view->customContextMenuRequested(view->visualRect(secret()).center());
    QAction *show = entry(*detail(), QStringLiteral("Show until the row changes"));
    QVERIFY(show);
    page()->view()->showRow(4, true);
    show->trigger();
    QVERIFY(secret().data(FieldsModel::HiddenRole).toBool()); // it was asked for another row
    Q_EMIT view->customContextMenuRequested(view->visualRect(secret()).center());
    QList<QAction *> entries;
    for (QMenu *menu : detail()->findChildren<QMenu *>())
        entries << menu->actions().front();
    entries.last()->trigger();
    QVERIFY(!secret().data(FieldsModel::HiddenRole).toBool());
}

void ChoicesTest::aMenuOutlivesItsValue()
{
    QVERIFY(open(20));
    detail()->setCurrentTab(1);
    page()->view()->showRow(3, true);
    auto *tree = detail()->tab(1)->findChild<QTreeView *>();
    QTRY_VERIFY(tree->model()->rowCount() > 0);
    Q_EMIT tree->customContextMenuRequested(tree->visualRect(tree->model()->index(0, 0)).center());
    QAction *below = entry(*detail(), QStringLiteral("Open all below"));
    QVERIFY(below);
    QSignalSpy replaced(tree->model(), &QAbstractItemModel::modelReset);
    page()->view()->showRow(4, true);
    QTRY_VERIFY(!replaced.isEmpty());
    below->trigger(); // its node has gone
    QVERIFY(tree->model()->rowCount() > 0);
}

void ChoicesTest::nothingTicksUnseen()
{
    QVERIFY(open(20));
    QVERIFY(window()->isTicking());
    window()->hide();
    QVERIFY(!window()->isTicking());
    window()->show();
    QVERIFY(window()->isTicking());
}

QTEST_MAIN(ChoicesTest)
#include "tst_choices.moc"
