// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// Where the focus and the keys go: with Tab, from pane to pane, from row to row, and to the end.
#include "core/action/graveyard.h"
#include "tests/ui/windowfixture.h"
#include "ui/detail/detaildock.h"
#include "ui/detail/difftab.h"
#include "ui/window/checkpage.h"
#include "ui/window/harmmeter.h"
#include "ui/window/keybindings.h"
#include "ui/window/storesdock.h"
#include "ui/window/tabarea.h"

#include <QPlainTextEdit>
#include <QStatusBar>
#include <QTableView>

using namespace storescope;

class FocusTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<WindowFixture>();
        QVERIFY(m_fixture->open(120));
        window()->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window()));
        page()->view()->showRow(7, true);
    }
    void cleanup() { m_fixture.reset(); }
    void tabGoesThroughTheWindowInOrder();
    void paneAfterPane();
    void rowsAreSteppedFromAnywhere();
    void differencesAreSteppedInTheDiff();
    void tablesOfOtherPagesAreSteppedToo();
    void endBelongsToTheList();
    void theFilterIsClearedFromInside();

private:
    MainWindow *window() const { return m_fixture->window.get(); }
    CollectionPage *page() const { return m_fixture->page(); }
    // 0 tool bar, 1 stores, 2 pages, 3 detail, 4 status; -1: elsewhere.
    int blockOf(const QWidget *widget) const
    {
        const QWidget *blocks[] = {m_fixture->commands()->toolBar, window()->findChild<StoresDock *>(),
                                   window()->centralWidget(), window()->detail(), window()->statusBar()};
        for (int block = 0; block < int(std::size(blocks)); ++block) {
            if (blocks[block]->isAncestorOf(widget))
                return block;
        }
        return -1;
    }
    std::unique_ptr<WindowFixture> m_fixture;
};

// Once around with Tab: each block in one piece, in the order in which it is looked at.
void FocusTest::tabGoesThroughTheWindowInOrder()
{
    page()->view()->setFocus(Qt::TabFocusReason);
    QList<int> blocks;
    QList<QWidget *> seen;
    for (int step = 0; step < 200; ++step) {
        QTest::keyClick(window()->windowHandle(), Qt::Key_Tab);
        QWidget *now = QApplication::focusWidget();
        QVERIFY(now);
        if (now == page()->view())
            break;
        QVERIFY2(!seen.contains(now), now->metaObject()->className()); // a trap
        seen << now;
        const int block = blockOf(now);
        if (block >= 0 && (blocks.isEmpty() || blocks.last() != block))
            blocks << block;
    }
    QCOMPARE(QApplication::focusWidget(), page()->view());
    QStringList names;
    for (const QWidget *one : seen)
        names << QStringLiteral("%1 %2").arg(blockOf(one)).arg(QLatin1String(one->metaObject()->className()));
    while (!blocks.isEmpty() && blocks.first() == 2) // what stands below the list
        blocks.removeFirst();
    QVERIFY2((blocks == QList<int>{3, 4, 0, 1, 2}), qPrintable(names.join(u'\n')));
    // Of a page: the filter before the list.
    const auto place = [&seen](const QWidget *of) {
        for (qsizetype at = 0; at < seen.size(); ++at) {
            if (of == seen[at] || of->isAncestorOf(seen[at]))
                return at;
        }
        return qsizetype(-1);
    };
    const auto filter = place(page()->filterBar());
    QVERIFY(filter > place(window()->findChild<StoresDock *>()));
}

void FocusTest::paneAfterPane()
{
    page()->view()->setFocus(Qt::TabFocusReason);
    QList<int> blocks;
    for (int step = 0; step < 12; ++step) {
        m_fixture->commands()->nextPane->trigger();
        QVERIFY(QApplication::focusWidget());
        const int block = blockOf(QApplication::focusWidget());
        if (blocks.isEmpty() || blocks.last() != block)
            blocks << block;
        if (QApplication::focusWidget() == page()->view())
            break;
    }
    QCOMPARE(blocks, (QList<int>{3, 4, 1, 2}));
    m_fixture->commands()->previousPane->trigger();
    QVERIFY(page()->filterBar()->isAncestorOf(QApplication::focusWidget()));
    m_fixture->commands()->previousPane->trigger();
    QCOMPARE(blockOf(QApplication::focusWidget()), 1);
    m_fixture->commands()->previousPane->trigger();
    QCOMPARE(blockOf(QApplication::focusWidget()), 4);
}

void FocusTest::rowsAreSteppedFromAnywhere()
{
    page()->filterBar()->takeFocus();
    QTest::keyClick(window()->windowHandle(), Qt::Key_F8);
    QCOMPARE(page()->view()->currentIndex().row(), 8);
    QTest::keyClick(window()->windowHandle(), Qt::Key_F7);
    QTest::keyClick(window()->windowHandle(), Qt::Key_F7);
    QCOMPARE(page()->view()->currentIndex().row(), 6);
}

void FocusTest::differencesAreSteppedInTheDiff()
{
    auto *rows = page()->rows();
    page()->view()->selectionModel()->select(rows->index(12, 0),
                                             QItemSelectionModel::Select | QItemSelectionModel::Rows);
    window()->detail()->setCurrentTab(DetailDock::Diff);
    auto *diff = qobject_cast<DiffTab *>(window()->detail()->tab(DetailDock::Diff));
    QTRY_VERIFY(diff->differences() > 1);
    auto *lines = diff->findChild<QTableView *>();
    lines->setFocus();
    QTRY_VERIFY(lines->hasFocus());
    QTest::keyClick(window()->windowHandle(), Qt::Key_F8);
    const int first = lines->currentIndex().row();
    QTest::keyClick(window()->windowHandle(), Qt::Key_F8);
    QVERIFY(lines->currentIndex().row() > first);
    QTest::keyClick(window()->windowHandle(), Qt::Key_F7);
    QCOMPARE(lines->currentIndex().row(), first);
    QCOMPARE(page()->view()->currentIndex().row(), 7); // the rows stay
}

void FocusTest::tablesOfOtherPagesAreSteppedToo()
{
    const CollectionPage *log = page();
    CheckPage *check = window()->checkStore(page()->store());
    QCOMPARE(window()->tabs()->currentWidget(), check);
    QVERIFY(m_fixture->commands()->nextRow->isEnabled());
    m_fixture->commands()->nextRow->trigger();
    QCOMPARE(log->view()->currentIndex().row(), 7); // it is not what is looked at
}

void FocusTest::endBelongsToTheList()
{
    page()->view()->setFocus();
    QTest::keyClick(window()->windowHandle(), Qt::Key_End);
    QCOMPARE(page()->view()->currentIndex().row(), 119);
    QCOMPARE(page()->live()->mode(), LiveState::Mode::Reading);
    QTest::keyClick(window()->windowHandle(), Qt::Key_End); // at the end: follows again
    QCOMPARE(page()->live()->mode(), LiveState::Mode::Following);
    page()->view()->showRow(7, true);
    window()->detail()->setCurrentTab(DetailDock::Raw);
    auto *raw = window()->detail()->tab(DetailDock::Raw)->findChild<QPlainTextEdit *>();
    QTRY_VERIFY(!raw->toPlainText().isEmpty());
    raw->setFocus();
    QTest::keyClick(window()->windowHandle(), Qt::Key_End);
    QCOMPARE(page()->view()->currentIndex().row(), 7);
    m_fixture->commands()->newest->setShortcut(QKeySequence(Qt::Key_F9)); // as Preferences do
    page()->view()->setFocus();
    QTest::keyClick(window()->windowHandle(), Qt::Key_F9);
    QCOMPARE(page()->view()->currentIndex().row(), 119);
}

void FocusTest::theFilterIsClearedFromInside()
{
    page()->filterBar()->setText(QStringLiteral("session:s1 type:x"));
    page()->filterBar()->takeFocus();
    QTRY_VERIFY(page()->filterBar()->isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(window()->windowHandle(), Qt::Key_Backspace, Qt::ControlModifier);
    QCOMPARE(page()->filterBar()->text(), QString());
}

QTEST_MAIN(FocusTest)
#include "tst_focus.moc"
