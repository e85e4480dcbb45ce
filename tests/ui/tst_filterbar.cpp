// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// Completion as it is typed, in a window over a store.
#include "tests/ui/windowfixture.h"
#include "ui/views/completionpopup.h"
#include "ui/views/filtercompleter.h"

using namespace storescope;

class FilterBarTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_fixture.reset(); }
    void opensAfterTheSecondLetter();
    void tabCompletesAndOffersValues();
    void arrowsChoose();
    void escapeClosesThenLeaves();
    void enterApplies();
    void aTextThatIsSetOpensNothing();
    void countsComeFromSampledRows();

private:
    FilterBar *bar() const { return m_fixture->page()->filterBar(); }
    FilterCompleter *completer() const { return bar()->completer(); }
    void type(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    void press(Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); }
    std::unique_ptr<WindowFixture> m_fixture;
};

void FilterBarTest::init()
{
    m_fixture = std::make_unique<WindowFixture>();
    QVERIFY(m_fixture->open(100));
    m_fixture->window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_fixture->window.get()));
    bar()->takeFocus();
    QTRY_VERIFY(bar()->isAncestorOf(QApplication::focusWidget()));
    QTRY_VERIFY(completer()->hasSampled());
}

void FilterBarTest::opensAfterTheSecondLetter()
{
    type(QStringLiteral("s"));
    QVERIFY(!completer()->isOpen());
    type(QStringLiteral("e"));
    QVERIFY(completer()->isOpen());
    QCOMPARE(completer()->popup()->current()->name, QStringLiteral("session"));
    QVERIFY(completer()->popup()->geometry().top() > bar()->y());
    type(QStringLiteral("zzz"));
    QVERIFY(!completer()->isOpen()); // nothing begins so
}

void FilterBarTest::tabCompletesAndOffersValues()
{
    type(QStringLiteral("ses"));
    press(Qt::Key_Tab);
    QCOMPARE(bar()->text(), QStringLiteral("session:"));
    QVERIFY(completer()->isOpen());
    QStringList values;
    for (int at = 0; at < completer()->popup()->count(); ++at, completer()->popup()->step(1))
        values << completer()->popup()->current()->name;
    QVERIFY2(values.contains(QStringLiteral("s3")), qPrintable(values.join(u' ')));
    press(Qt::Key_Tab);
    QVERIFY(bar()->text().startsWith(QStringLiteral("session:s")));
    QVERIFY(!completer()->isOpen());
}

void FilterBarTest::arrowsChoose()
{
    type(QStringLiteral("session:"));
    QVERIFY(completer()->isOpen());
    const QString first = completer()->popup()->current()->name;
    press(Qt::Key_Down);
    const QString second = completer()->popup()->current()->name;
    QVERIFY(second != first);
    press(Qt::Key_Up);
    QCOMPARE(completer()->popup()->current()->name, first);
    press(Qt::Key_Down);
    press(Qt::Key_Tab);
    QCOMPARE(bar()->text(), QStringLiteral("session:") + second);
}

void FilterBarTest::escapeClosesThenLeaves()
{
    type(QStringLiteral("se"));
    QVERIFY(completer()->isOpen());
    press(Qt::Key_Escape);
    QVERIFY(!completer()->isOpen());
    QVERIFY(bar()->isAncestorOf(QApplication::focusWidget()));
    press(Qt::Key_Escape);
    QTRY_COMPARE(QApplication::focusWidget(), m_fixture->page()->view());
    QCOMPARE(bar()->text(), QStringLiteral("se"));
}

void FilterBarTest::enterApplies()
{
    type(QStringLiteral("session:s1"));
    press(Qt::Key_Return);
    QVERIFY(!completer()->isOpen());
    QTRY_COMPARE(m_fixture->page()->rows()->rowCount(), 20);
}

void FilterBarTest::aTextThatIsSetOpensNothing()
{
    bar()->setText(QStringLiteral("se"));
    QVERIFY(!completer()->isOpen());
}

void FilterBarTest::countsComeFromSampledRows()
{
    type(QStringLiteral("session:"));
    QVERIFY(completer()->isOpen());
    QCOMPARE(completer()->popup()->current()->count, 20);
}

QTEST_MAIN(FilterBarTest)
#include "tst_filterbar.moc"
