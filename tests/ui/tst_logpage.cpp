// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// Histogram, overview and the ways through a log, over a real store.
#include "tests/ui/windowfixture.h"
#include "ui/models/eventtimes.h"
#include "ui/pages/logpage.h"
#include "ui/views/histogramview.h"
#include "ui/views/overviewstrip.h"

#include <QClipboard>
#include <QLineEdit>
#include <QScrollBar>

using namespace storescope;

namespace {

// What stands at the top of a list, looked at whenever it is painted and after every change of its rows.
class PlaceWatch : public QObject
{
public:
    explicit PlaceWatch(RecordView *view) : m_view(view), m_key(keyNow()), m_offset(view->pixelOffset())
    {
        view->viewport()->installEventFilter(this);
        connect(view->rows(), &QAbstractItemModel::rowsInserted, this, &PlaceWatch::look);
    }
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            look();
        return false;
    }
    int looks = 0, moved = 0;

private:
    std::optional<Key> keyNow() const { return m_view->rows()->keyAt(m_view->firstVisibleRow()); }
    void look()
    {
        ++looks;
        moved += keyNow() != m_key || m_view->pixelOffset() != m_offset;
    }
    RecordView *m_view;
    std::optional<Key> m_key;
    int m_offset;
};

} // namespace

class LogPageTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { m_fixture.reset(); }
    void histogramCountsEveryRow();
    void newRowsReachTheHistogram();
    void aDragSetsTheFilter();
    void theFilterDrawsTheStretch();
    void matchesStandBeforeTheRest();
    void overviewShowsErrorsAndMarks();
    void errorsAreFoundBeyondWhatIsLoaded();
    void sameOperationIsWalked();
    void findMarksAndSteps();
    void whatIsReadStaysWithoutTheFilter();
    void goesToAnId();
    void timesSinceTheReference();
    void filtersAreSaved();
    void readingHoldsItsPlaceInEveryFrame();
    void matchesOfTextKeysStandBeforeTheRest();
    void aPauseCountsBoth();
    void theOverviewStandsStillInAPause();

private:
    // Every 500th row is an error; ids and operations of their own.
    static QByteArray collection()
    {
        return StoreFixture::logCollection() +
               "level = { sql = \"CASE WHEN id % 500 = 0 THEN 'error' ELSE 'info' END\" }\n"
               "call = { sql = \"CASE WHEN id % 40 = 7 THEN 'op' || (id / 400) END\" }\n"
               "[collection.columns]\nmessage = { sql = \"'msg-' || id\", id = true }\n";
    }
    void open(int rows)
    {
        m_fixture = std::make_unique<WindowFixture>(collection());
        QVERIFY(m_fixture->create(rows));
        QVERIFY(m_fixture->show());
        QTRY_VERIFY(page()->rows()->totalIsExact());
        QTRY_COMPARE(page()->rows()->rowCount(), rows);
    }
    LogPage *page() const { return qobject_cast<LogPage *>(m_fixture->page()); }
    qint64 currentKey() const
    {
        const Record *record = page()->currentRecord();
        return record ? std::get<qint64>(record->key.parts[0]) : -1;
    }
    int counted() const
    {
        int rows = 0;
        for (const HistogramView::Bar &bar : page()->histogram()->bars())
            rows += bar.all;
        return rows;
    }
    std::unique_ptr<WindowFixture> m_fixture;
};

void LogPageTest::histogramCountsEveryRow()
{
    open(1200);
    QTRY_COMPARE(counted(), 1200);
    int errors = 0;
    for (const HistogramView::Bar &bar : page()->histogram()->bars())
        errors += bar.errors;
    QCOMPARE(errors, 2);
    QVERIFY2(page()->histogram()->inWords().contains(QStringLiteral("2 errors")),
             qPrintable(page()->histogram()->inWords()));
}

void LogPageTest::newRowsReachTheHistogram()
{
    open(300);
    QTRY_COMPARE(counted(), 300);
    QTest::mouseDClick(page()->histogram(), Qt::LeftButton);
    const EventTimes *times = page()->findChild<EventTimes *>();
    QVERIFY(m_fixture->append(25));
    QTRY_COMPARE(times->events().size(), size_t(325));
    // Under a filter the model hears of matches alone; the histogram goes on counting all.
    page()->filterBar()->setText(QStringLiteral("session:s1"));
    QTRY_VERIFY(!page()->rows()->isScanning());
    QVERIFY(m_fixture->append(20));
    QTRY_COMPARE(times->events().size(), size_t(345));
}

void LogPageTest::aDragSetsTheFilter()
{
    open(1000);
    QTRY_COMPARE(counted(), 1000);
    HistogramView *histogram = page()->histogram();
    const int middle = histogram->width() / 2, y = histogram->height() / 2;
    QTest::mousePress(histogram, Qt::LeftButton, {}, {middle, y});
    QTest::mouseMove(histogram, {middle + 100, y});
    QTest::mouseRelease(histogram, Qt::LeftButton, {}, {middle + 100, y});
    const QString text = page()->filterBar()->text();
    QVERIFY2(text.contains(QStringLiteral("since:")) && text.contains(QStringLiteral("until:")),
             qPrintable(text));
    QVERIFY(!page()->filterBar()->mistake());
    QTRY_VERIFY(page()->rows()->rowCount() < 1000);
    QTest::mouseDClick(histogram, Qt::LeftButton); // takes it away
    QCOMPARE(page()->filterBar()->text(), QString());
    QTRY_COMPARE(page()->rows()->rowCount(), 1000);
}

void LogPageTest::theFilterDrawsTheStretch()
{
    open(300);
    QTRY_COMPARE(counted(), 300);
    QVERIFY(page()->histogram()->brush().isEmpty());
    page()->filterBar()->setText(QStringLiteral("since:2001-01-01T00:00:00Z until:2001-01-02T00:00:00Z"));
    QCOMPARE(page()->histogram()->brush().to - page()->histogram()->brush().from, 86'400'000);
    page()->filterBar()->setText(QStringLiteral("session:s1"));
    QVERIFY(page()->histogram()->brush().isEmpty());
}

void LogPageTest::matchesStandBeforeTheRest()
{
    open(500);
    QTRY_COMPARE(counted(), 500);
    page()->filterBar()->setText(QStringLiteral("session:s1"));
    QTRY_VERIFY(!page()->rows()->isScanning());
    QTRY_COMPARE(page()->rows()->rowCount(), 100);
    const auto matches = [this] {
        int rows = 0;
        for (const HistogramView::Bar &bar : page()->histogram()->bars())
            rows += bar.matches;
        return rows;
    };
    QTRY_COMPARE(matches(), 100);
    QCOMPARE(counted(), 500);
}

void LogPageTest::overviewShowsErrorsAndMarks()
{
    open(1000);
    QTRY_COMPARE(counted(), 1000);
    page()->view()->showRow(100, true);
    QTRY_VERIFY(page()->currentRecord());
    m_fixture->commands()->mark->trigger();
    const auto ticks = page()->overview()->ticks();
    QCOMPARE(std::count(ticks.begin(), ticks.end(), OverviewStrip::What::Error), 2);
    QCOMPARE(std::count(ticks.begin(), ticks.end(), OverviewStrip::What::Mark), 1);
    QSignalSpy wanted(page()->overview(), &OverviewStrip::rowWanted);
    page()->overview()->repaint();
    QTest::mouseClick(page()->overview(), Qt::LeftButton, {}, {5, page()->overview()->height() / 2});
    QCOMPARE(wanted.size(), 1);
    QVERIFY(qAbs(page()->view()->currentIndex().row() - 499) < 10);
}

void LogPageTest::errorsAreFoundBeyondWhatIsLoaded()
{
    open(6000);
    page()->view()->showRow(5999, true);
    for (const qint64 expected : {6000, 5500, 5000, 4500}) {
        if (expected < 6000)
            m_fixture->commands()->previousError->trigger();
        QTRY_COMPARE(currentKey(), expected);
    }
    m_fixture->commands()->nextError->trigger();
    QTRY_COMPARE(currentKey(), 5000);
}

void LogPageTest::sameOperationIsWalked()
{
    open(1000);
    page()->rows()->locate(StoreFixture::key(807)); // op2
    QTRY_COMPARE(currentKey(), 807);
    m_fixture->commands()->nextSame->trigger();
    QTRY_COMPARE(currentKey(), 847);
    m_fixture->commands()->previousSame->trigger();
    QTRY_COMPARE(currentKey(), 807);
}

void LogPageTest::findMarksAndSteps()
{
    open(200);
    page()->view()->showRow(10, true);
    m_fixture->commands()->find->trigger();
    QVERIFY(page()->findBar()->isVisible());
    page()->findBar()->setText(QStringLiteral("s3"));
    QCOMPARE(page()->view()->found().pattern(), QStringLiteral("s3"));
    const auto session = [this] {
        const Record *record = page()->currentRecord();
        return record ? toDisplay(record->cell(page()->collection(), QStringLiteral("session"))->value)
                      : QString();
    };
    m_fixture->commands()->findNext->trigger();
    QCOMPARE(session(), QStringLiteral("s3"));
    const int row = page()->view()->currentIndex().row();
    m_fixture->commands()->findNext->trigger();
    QCOMPARE(page()->view()->currentIndex().row(), row + 5);
    m_fixture->commands()->findPrevious->trigger();
    QCOMPARE(page()->view()->currentIndex().row(), row);
    QTest::keyClick(page()->findBar()->findChild<QLineEdit *>(), Qt::Key_Escape);
    QVERIFY(page()->findBar()->isHidden());
    const int before = page()->view()->currentIndex().row();
    page()->stepFind(-1); // goes on without the bar
    QTRY_VERIFY(page()->view()->currentIndex().row() < before);
    QVERIFY(page()->findBar()->isHidden());
    QVERIFY(page()->view()->found().pattern().isEmpty());
}

void LogPageTest::whatIsReadStaysWithoutTheFilter()
{
    open(600);
    page()->filterBar()->setText(QStringLiteral("session:s1"));
    QTRY_COMPARE(page()->rows()->rowCount(), 120);
    page()->live()->leaveEnd();
    page()->view()->showRow(117, true); // the end is in view
    QTRY_VERIFY(page()->currentRecord());
    const Key read = page()->currentRecord()->key;
    page()->filterBar()->clear();
    QTRY_COMPARE(page()->rows()->rowCount(), 600);
    QTRY_VERIFY(page()->currentRecord() && page()->currentRecord()->key == read);
    const int row = page()->view()->currentIndex().row();
    QVERIFY(row >= page()->view()->firstVisibleRow() && row <= page()->view()->lastVisibleRow());
}

void LogPageTest::goesToAnId()
{
    open(3000);
    page()->goTo(QStringLiteral("msg-1234"));
    QTRY_COMPARE(currentKey(), 1234);
    page()->goTo(QStringLiteral("2,001"));
    QTRY_COMPARE(currentKey(), 2001);
    page()->goTo(QStringLiteral("msg-nobody"));
    QTRY_COMPARE(page()->noticeText(), QStringLiteral("No row has the id msg-nobody."));
}

void LogPageTest::timesSinceTheReference()
{
    open(50);
    page()->view()->showRow(20, true);
    m_fixture->commands()->setReference->trigger();
    const int time = page()->rows()->columns().indexOf(QStringLiteral("time"));
    QCOMPARE(page()->rows()->index(20, time).data().toString(), QStringLiteral("+0"));
    const auto timeOf = [this](int row) {
        const Collection &collection = page()->collection();
        return *page()->rows()->recordAt(row)->time(collection, collection.timeColumn());
    };
    for (const int row : {3, 10, 30, 49}) {
        const qint64 away = timeOf(row).since(timeOf(20));
        QCOMPARE(page()->rows()->index(row, time).data().toString(),
                 (away >= 0 ? QStringLiteral("+") : QString()) + Formats::span(away));
    }
}

void LogPageTest::filtersAreSaved()
{
    open(50);
    page()->filterBar()->setText(QStringLiteral("session:s2"));
    m_fixture->commands()->saveFilter->trigger();
    QCOMPARE(page()->filterBar()->saved(), QStringList{QStringLiteral("session:s2")});
    m_fixture->window.reset(); // what it remembers is written then
    m_fixture->window = std::make_unique<MainWindow>();
    QVERIFY(m_fixture->show());
    QCOMPARE(page()->filterBar()->saved(), QStringList{QStringLiteral("session:s2")});
}

void LogPageTest::readingHoldsItsPlaceInEveryFrame()
{
    open(1000);
    RecordView *view = page()->view();
    page()->live()->leaveEnd();
    view->verticalScrollBar()->setValue(400 * view->rowPixels() + 7);
    QTRY_VERIFY(page()->rows()->keyAt(view->firstVisibleRow()) == StoreFixture::key(401));
    PlaceWatch watch(view);
    WriterProcess writer(QStringLiteral("append"), m_fixture->store.file(),
                         {QStringLiteral("--count"), QStringLiteral("20000"), QStringLiteral("--batch"),
                          QStringLiteral("100")});
    QTRY_COMPARE_WITH_TIMEOUT(page()->rows()->rowCount(), 21000, 60000);
    QVERIFY(writer.end());
    view->viewport()->repaint();
    QVERIFY(watch.looks > 1);
    QCOMPARE(watch.moved, 0);
    QVERIFY(page()->rows()->keyAt(view->firstVisibleRow()) == StoreFixture::key(401));
    QCOMPARE(view->pixelOffset(), 7);
    QCOMPARE(page()->live()->waiting(), 20000);
}

void LogPageTest::matchesOfTextKeysStandBeforeTheRest()
{
    QByteArray byText = collection();
    byText.replace("key = [\"id\"]", "key = [\"session\", \"id\"]");
    byText.replace("tail = \"append\"", "tail = \"difference\"");
    m_fixture = std::make_unique<WindowFixture>(byText);
    QVERIFY(m_fixture->open(1000));
    const auto sum = [this] {
        int all = 0, matches = 0;
        for (const HistogramView::Bar &bar : page()->histogram()->bars()) {
            all += bar.all;
            matches += bar.matches;
        }
        return std::pair{all, matches};
    };
    QTRY_COMPARE(sum().first, 1000);
    page()->filterBar()->setText(QStringLiteral("session:s1"));
    QTRY_COMPARE(page()->rows()->rowCount(), 200);
    QTRY_COMPARE(sum(), (std::pair{1000, 200}));
}

void LogPageTest::aPauseCountsBoth()
{
    open(100);
    QTRY_VERIFY(page()->rows()->totalIsExact());
    QVERIFY(StoreFixture::value(page()->store()->count(QStringLiteral("log"))));
    page()->filterBar()->setText(QStringLiteral("session:s1"));
    QTRY_COMPARE(page()->rows()->rowCount(), 20);
    page()->live()->pause();
    QVERIFY(m_fixture->append(50)); // s0 to s4 in turn
    QTRY_VERIFY2(page()->modeText().contains(QStringLiteral("50 new events, 10 matches")),
                 qPrintable(page()->modeText()));
}

void LogPageTest::theOverviewStandsStillInAPause()
{
    open(1000); // errors are rows 500 and 1000
    QTRY_VERIFY(page()->rows()->totalIsExact());
    OverviewStrip *overview = page()->overview();
    const auto errors = [overview] {
        QList<int> places;
        const auto ticks = overview->ticks();
        for (int y = 0; y < int(ticks.size()); ++y) {
            if (ticks[size_t(y)] == OverviewStrip::What::Error)
                places << y;
        }
        return places;
    };
    QTRY_COMPARE(errors().size(), 2);
    const QList<int> before = errors();
    page()->live()->pause();
    QSignalSpy arrived(page()->rows(), &RowsModel::arrived);
    QVERIFY(WriterProcess::run(QStringLiteral("append"), m_fixture->store.file(),
                               StoreFixture::words(QStringLiteral("--count 400 --batch 400"))));
    QTRY_COMPARE(page()->live()->waiting(), 400);
    QCOMPARE(errors(), before);
}

QTEST_MAIN(LogPageTest)
#include "tst_logpage.moc"
