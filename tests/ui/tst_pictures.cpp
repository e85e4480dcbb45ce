// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// Views that paint themselves tell assistive tools the same in words.
#include "tests/ui/windowfixture.h"
#include "ui/views/expiryhorizon.h"
#include "ui/views/histogramview.h"
#include "ui/views/leaselanes.h"
#include "ui/views/overviewstrip.h"
#include "ui/views/statetiles.h"

#include <QAccessible>

using namespace storescope;

class PicturesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { m_fixture.reset(); }
    void aLogInWords();
    void aQueueInWords();
    void artifactsInWords();

private:
    template <class View>
    View *view() const
    {
        return m_fixture->page()->findChild<View *>();
    }
    static QString value(QWidget *widget)
    {
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
        return spoken ? spoken->text(QAccessible::Value) : QString();
    }
    static QString name(QWidget *widget)
    {
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
        return spoken ? spoken->text(QAccessible::Name) : QString();
    }
    std::unique_ptr<WindowFixture> m_fixture;
};

void PicturesTest::aLogInWords()
{
    m_fixture = std::make_unique<WindowFixture>();
    QVERIFY(m_fixture->open(300));
    auto *histogram = view<HistogramView>();
    QVERIFY(histogram);
    QCOMPARE(name(histogram), QStringLiteral("Histogram"));
    QTRY_VERIFY2(value(histogram).startsWith(QStringLiteral("Events per ")), qPrintable(value(histogram)));
    QVERIFY(value(histogram).contains(QStringLiteral("peak")));
    QCOMPARE(QAccessible::queryAccessibleInterface(histogram)->role(), QAccessible::Chart);
    auto *overview = view<OverviewStrip>();
    QTRY_VERIFY2(value(overview).endsWith(QStringLiteral("among the newest 300")),
                 qPrintable(value(overview)));
    QVERIFY(value(overview).contains(QStringLiteral("0 marks")));
    m_fixture->page()->live()->leaveEnd();
    m_fixture->page()->view()->showRow(150, true);
    QTRY_VERIFY(m_fixture->page()->currentRecord());
    m_fixture->commands()->mark->trigger();
    QVERIFY2(value(overview).contains(QStringLiteral("1 mark")), qPrintable(value(overview)));
    // Keys go from tick to tick.
    m_fixture->page()->view()->showRow(10, true);
    overview->repaint();
    QSignalSpy wanted(overview, &OverviewStrip::rowWanted);
    QTest::keyClick(overview, Qt::Key_Down);
    QTest::keyClick(overview, Qt::Key_Return);
    QCOMPARE(wanted.size(), 1);
    QVERIFY(qAbs(wanted.front().front().toInt() - 150) <= 2);
}

void PicturesTest::aQueueInWords()
{
    m_fixture = std::make_unique<WindowFixture>(
        "[[collection]]\nid = \"jobs\"\nkind = \"queue\"\nfrom = \"log\"\nkey = [\"id\"]\n"
        "[collection.fields]\nid = \"id\"\ntype = \"type\"\nowner = \"session\"\n"
        "lease_until = { sql = \"4000000000000\", time = \"ms\" }\n"
        "[[collection.state]]\nis = \"running\"\nwhen = \"id < 4\"\n[[collection.state]]\nis = "
        "\"claimable\"\n");
    QVERIFY(m_fixture->open(10));
    auto *tiles = view<StateTiles>();
    QVERIFY(tiles);
    QTRY_COMPARE(value(tiles), QStringLiteral("7 claimable, 3 running"));
    QCOMPARE(QAccessible::queryAccessibleInterface(tiles)->role(), QAccessible::Grouping);
    QVERIFY(!name(tiles->tile(QStringLiteral("running"))).isEmpty()); // each can be reached
    auto *lanes = view<LeaseLanes>();
    QVERIFY(lanes);
    QTRY_VERIFY2(!value(lanes).isEmpty(), qPrintable(value(lanes)));
    QCOMPARE(value(lanes), lanes->inWords());
}

void PicturesTest::artifactsInWords()
{
    m_fixture = std::make_unique<WindowFixture>(
        "[[collection]]\nid = \"files\"\nkind = \"artifacts\"\nfrom = \"log\"\nkey = [\"id\"]\n"
        "body = { column = \"body\" }\n[collection.fields]\nname = \"type\"\nbytes = { sql = "
        "\"length(body)\" }\nexpires = { sql = \"CASE WHEN id < 4 THEN 1000 ELSE 4000000000000 END\", time = "
        "\"ms\" }\n");
    QVERIFY(m_fixture->open(10));
    auto *horizon = view<ExpiryHorizon>();
    QVERIFY(horizon);
    QTRY_COMPARE(value(horizon), QStringLiteral("3 expired, 0 in the next 5 minutes, 7 later"));
}

QTEST_MAIN(PicturesTest)
#include "tst_pictures.moc"
