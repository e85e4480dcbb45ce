// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// How wide columns are before the user says so, and which words stand under the horizon.
#include "tests/ui/windowfixture.h"
#include "ui/pages/artifactspage.h"
#include "ui/views/columnfit.h"
#include "ui/views/expiryhorizon.h"
#include "ui/views/recorddelegate.h"
#include "ui/views/statetiles.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QTest>

using namespace storescope;

class ColumnFitTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { m_fixture.reset(); }
    void whereThereIsRoomAllGetWhatTheyWant();
    void theWidestGivesWayFirst();
    void noneFallsBelowItsLeast();
    void idsAndTimesAreNeverCut();
    void rowsThatComeLaterAreNotCut();
    void widthsOfTheUserStay();
    void wordsUnderTheHorizonKeepApart();

private:
    bool open(int width)
    {
        m_fixture = std::make_unique<WindowFixture>(
            "[[collection]]\nid = \"files\"\nkind = \"artifacts\"\nfrom = \"log\"\nkey = [\"id\"]\n"
            "tail = \"append\"\nbody = { column = \"body\" }\n[collection.fields]\n"
            "id = { sql = \"'art_01m803134beztwpcayvf5dm' || (100 + id)\" }\n"
            "media_type = { sql = \"'text/plain; charset=utf-8'\" }\nbytes = { sql = \"100000 * id\" }\n"
            "session = \"session\"\n"
            "expires = { sql = \":now_ms - 61000 * id + 600000\", time = \"ms\" }\n"
            "[[collection.state]]\nis = \"live\"\n" +
            StoreFixture::logCollection());
        if (!m_fixture->create(30) || !m_fixture->show())
            return false;
        m_fixture->window->resize(width, 800);
        m_fixture->window->showCollection(m_fixture->store.file(), QStringLiteral("files"));
        return QTest::qWaitFor([this] { return page() && page()->rows()->rowCount() == 30; }, 20000);
    }
    CollectionPage *page() const { return m_fixture->page(); }
    int columnOf(const char *name) const { return page()->rows()->columns().indexOf(QLatin1String(name)); }
    // The widest cell with the air that a delegate leaves at both sides.
    int needed(int column) const
    {
        int widest = 0;
        for (int row = 0; row < page()->rows()->rowCount(); ++row) {
            const auto look = page()->rows()->index(row, column).data(RowsModel::LookRole).value<CellLook>();
            QFont font = look.mono ? fixedFont(page()->view()->font()) : page()->view()->font();
            font.setBold(look.bold);
            widest = qMax(widest, QFontMetrics(font).horizontalAdvance(look.text) + 14 +
                                      (look.glyph.isEmpty() ? 0 : 19));
        }
        return widest;
    }
    std::unique_ptr<WindowFixture> m_fixture;
};

void ColumnFitTest::whereThereIsRoomAllGetWhatTheyWant()
{
    QCOMPARE(shareWidth({{10, 100}, {20, 30}, {50, 200}}, 400), (std::vector<int>{100, 30, 200}));
    QCOMPARE(shareWidth({}, 400), std::vector<int>());
}

void ColumnFitTest::theWidestGivesWayFirst()
{
    QCOMPARE(shareWidth({{10, 100}, {20, 30}, {50, 200}}, 250), (std::vector<int>{100, 30, 120}));
    QCOMPARE(shareWidth({{10, 100}, {20, 30}, {50, 200}}, 150), (std::vector<int>{60, 30, 60}));
}

void ColumnFitTest::noneFallsBelowItsLeast()
{
    QCOMPARE(shareWidth({{10, 100}, {20, 30}, {50, 200}}, 100), (std::vector<int>{25, 25, 50}));
    QCOMPARE(shareWidth({{10, 100}, {20, 30}, {50, 200}}, 7), (std::vector<int>{10, 20, 50}));
}

void ColumnFitTest::idsAndTimesAreNeverCut()
{
    QVERIFY(open(1280));
    for (const char *name : {"bytes", "expires", "_expires_at", "session"}) {
        const int column = columnOf(name);
        QVERIFY2(page()->view()->columnWidth(column) >= needed(column), name);
    }
    // The only name of a row: its end is seen, and all of it where there is room.
    const int id = columnOf("id");
    QVERIFY(
        page()->view()->columnWidth(id) >=
        QFontMetrics(fixedFont(page()->view()->font())).horizontalAdvance(QStringLiteral("art_01…vf5dm123")));
    const auto widths = [this] { return page()->view()->horizontalHeader()->length(); };
    QVERIFY(widths() <= page()->view()->viewport()->width());
    m_fixture->window->resize(1900, 800);
    QTRY_VERIFY(page()->view()->columnWidth(id) >= needed(id));
    QVERIFY(page()->view()->columnWidth(columnOf("media_type")) >= needed(columnOf("media_type")));
}

// A log is measured at its end; its first rows may have longer times.
void ColumnFitTest::rowsThatComeLaterAreNotCut()
{
    m_fixture = std::make_unique<WindowFixture>(
        "[[collection]]\nid = \"events\"\nkind = \"log\"\nfrom = \"log\"\nkey = [\"id\"]\n"
        "tail = \"append\"\n[collection.fields]\ntype = \"type\"\n"
        "time = { sql = \":now_ms - CASE WHEN id < 100 THEN 999999999 ELSE 0 END\", time = \"ms\" }\n");
    QVERIFY(m_fixture->create(3000));
    QVERIFY(m_fixture->show());
    m_fixture->window->resize(1280, 800);
    QTRY_VERIFY(page() && page()->rows()->rowCount() == 3000 && page()->rows()->recordAt(2999));
    const int time = columnOf("time"), before = page()->view()->columnWidth(time);
    page()->live()->leaveEnd();
    page()->view()->showRow(3, true);
    QTRY_VERIFY(page()->rows()->recordAt(3));
    QTRY_VERIFY(page()->view()->columnWidth(time) > before);
    const auto look = page()->rows()->index(3, time).data(RowsModel::LookRole).value<CellLook>();
    QVERIFY(page()->view()->columnWidth(time) >=
            QFontMetrics(fixedFont(page()->view()->font())).horizontalAdvance(look.text) + 14);
}

void ColumnFitTest::widthsOfTheUserStay()
{
    QVERIFY(open(1280));
    const int id = columnOf("id");
    page()->view()->horizontalHeader()->resizeSection(id, 77);
    m_fixture->window->resize(1900, 800);
    QTRY_COMPARE(m_fixture->window->width(), 1900);
    QCoreApplication::processEvents();
    QCOMPARE(page()->view()->columnWidth(id), 77);
    page()->resetColumns();
    QVERIFY(page()->view()->columnWidth(id) > 77);
}

void ColumnFitTest::wordsUnderTheHorizonKeepApart()
{
    for (const int width : {800, 1280, 1900}) {
        QVERIFY(open(width));
        auto *horizon = page()->findChild<ExpiryHorizon *>();
        QTRY_VERIFY(!horizon->items().empty());
        for (const qint64 days : {0, 3, 4000}) { // as if looked at later: all of them are over
            const auto labels =
                horizon->labels(Instant::now().plusNanos(days * 86'400 * qint64(1'000'000'000)));
            QVERIFY(labels.size() >= 2);
            QVERIFY(labels.front().isNow);
            for (size_t one = 0; one < labels.size(); ++one) {
                QVERIFY(labels[one].place.left() >= 0 && labels[one].place.right() <= horizon->width());
                for (size_t other = one + 1; other < labels.size(); ++other)
                    QVERIFY2(!labels[one].place.intersects(labels[other].place),
                             qPrintable(labels[one].text + labels[other].text));
            }
        }
        m_fixture.reset();
    }
}

QTEST_MAIN(ColumnFitTest)
#include "tst_columnfit.moc"
