// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// 80 to 200 %: letters, rows, what is painted and the docks.
#include "tests/ui/windowfixture.h"
#include "ui/detail/detaildock.h"
#include "ui/look/zoom.h"
#include "ui/views/histogramview.h"

#include <QBoxLayout>
#include <QLabel>
#include <QTableView>
#include <QTest>
#include <QTreeView>

using namespace storescope;

class ZoomTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void lettersAndFixedSizesFollow();
    void whatIsAskedAgainIsNotEnlargedAgain();
    void whoFixesItsSizeKeepsIt();
    void docksAndPicturesFollow();

private:
    static int rowOf(const QTreeView *tree) { return tree->visualRect(tree->model()->index(0, 0)).height(); }
    static QFont ofSize(int pixels)
    {
        QFont font;
        font.setPixelSize(pixels);
        return font;
    }
};

void ZoomTest::lettersAndFixedSizesFollow()
{
    QWidget root;
    root.setFont(ofSize(10));
    auto *row = new QHBoxLayout(&root);
    auto *plain = new QLabel, *large = new QLabel, *bold = new QLabel;
    for (QLabel *label : {plain, large, bold})
        row->addWidget(label);
    large->setFont(ofSize(20));
    QFont strong;
    strong.setBold(true);
    bold->setFont(strong);
    bold->setFixedHeight(30);
    zoomWidgets(&root, 150);
    QCOMPARE(plain->font().pixelSize(), 15);
    QCOMPARE(large->font().pixelSize(), 30);
    QCOMPARE(bold->font().pixelSize(), 15);
    QVERIFY(bold->font().bold());
    QCOMPARE(bold->minimumHeight(), 45);
    QCOMPARE(plain->maximumHeight(), QWIDGETSIZE_MAX);
    zoomWidgets(&root, 100);
    QCOMPARE(plain->font().pixelSize(), 10);
    QCOMPARE(large->font().pixelSize(), 20);
    QCOMPARE(bold->minimumHeight(), 30);
}

void ZoomTest::whatIsAskedAgainIsNotEnlargedAgain()
{
    QWidget root;
    root.setFont(ofSize(10));
    auto *inside = new QLabel(&root);
    inside->setFont(ofSize(20));
    zoomWidgets(&root, 200);
    auto *later = new QLabel(&root);
    later->setFixedHeight(20);
    zoomWidgets(&root, 200);
    QCOMPARE(inside->font().pixelSize(), 40);
    QCOMPARE(later->font().pixelSize(), 20); // its parent's
    QCOMPARE(later->minimumHeight(), 40);
    zoomWidgets(&root, 80);
    QCOMPARE(inside->font().pixelSize(), 16);
    QCOMPARE(later->minimumHeight(), 16);
}

void ZoomTest::whoFixesItsSizeKeepsIt()
{
    QWidget root;
    auto *own = new QWidget(&root);
    leaveSizeAlone(own);
    own->setFixedHeight(50);
    zoomWidgets(&root, 200);
    QCOMPARE(own->minimumHeight(), 50);
}

void ZoomTest::docksAndPicturesFollow()
{
    WindowFixture fixture;
    QVERIFY(fixture.open(60));
    fixture.page()->view()->showRow(3, true);
    auto *histogram = fixture.page()->findChild<HistogramView *>();
    auto *stores = fixture.window->findChild<QTreeView *>();
    auto *fields = fixture.window->detail()->tab(0)->findChild<QTableView *>();
    QVERIFY(histogram && stores && fields);
    QTRY_VERIFY(histogram->step() > 0);
    const double bars = histogram->axis().width();
    const int high = histogram->height(), row = fixture.page()->view()->rowPixels(), storeRow = rowOf(stores),
              fieldRow = fields->rowHeight(0);
    const double letters = QFontMetricsF(stores->font()).height();
    for (int step = 0; step < 5; ++step)
        fixture.commands()->zoomIn->trigger();
    QCOMPARE(zoomOf(histogram), 1.5);
    QTRY_COMPARE(histogram->height(), high * 3 / 2);
    QTRY_VERIFY(histogram->axis().width() < bars * 0.7); // drawn larger: fewer bars fit
    QVERIFY(fixture.page()->view()->rowPixels() > row * 13 / 10);
    QVERIFY(QFontMetricsF(stores->font()).height() > letters * 1.3);
    QTRY_VERIFY(rowOf(stores) > storeRow * 11 / 10);
    QTRY_VERIFY(fields->rowHeight(0) > fieldRow * 11 / 10);
    fixture.commands()->zoomReset->trigger();
    QTRY_COMPARE(histogram->height(), high);
    QTRY_COMPARE(fields->rowHeight(0), fieldRow);
    QCOMPARE(fixture.page()->view()->rowPixels(), row);
}

QTEST_MAIN(ZoomTest)
#include "tst_zoom.moc"
