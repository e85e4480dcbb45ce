// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// What may and may not move under the user's eyes.
#include "tests/read/storefixture.h"
#include "ui/models/loadedmodel.h"
#include "ui/models/recordmodel.h"
#include "ui/views/recordview.h"

#include <QProxyStyle>
#include <QScrollBar>

using namespace storescope;

namespace {

// Tints are drawn where the style animates at all.
class Animated : public QProxyStyle
{
public:
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *more) const override
    {
        return hint == SH_Widget_Animation_Duration ? 200
                                                    : QProxyStyle::styleHint(hint, option, widget, more);
    }
};

} // namespace

class RecordViewTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void followingStaysAtTheEnd();
    void readingDoesNotMove();
    void rowsBeforeTheAnchorDoNotMoveIt();
    void selectionIsKeptByKey();
    void endAtTheEndFollows();
    void pageUpLeavesTheEnd();
    void emptyListSaysWhy();
    void tintsAreForgottenWhileRowsKeepComing();
    void whatIsNotHereYetIsSaid();
    void anotherOrderKeepsTheFirstRowThatIsSeen();

private:
    void make(int rows);
    qint64 keyAt(int row) const
    {
        const auto key = m_model->keyAt(row);
        return key ? std::get<qint64>(key->parts[0]) : -1;
    }
    bool append(int count, const QString &session = {})
    {
        QStringList options{QStringLiteral("--count"), QString::number(count)};
        if (!session.isEmpty())
            options << QStringLiteral("--session") << session;
        return WriterProcess::run(QStringLiteral("append"), m_fixture->file(), options);
    }

    std::unique_ptr<StoreFixture> m_fixture;
    std::unique_ptr<FileEvents> m_events;
    std::shared_ptr<OpenStore> m_store;
    std::unique_ptr<RecordModel> m_model;
    std::unique_ptr<LiveState> m_live;
    std::unique_ptr<LoadedModel> m_held;
    std::unique_ptr<RecordView> m_view;
};

void RecordViewTest::init()
{
    m_fixture = std::make_unique<StoreFixture>();
    m_fixture->setProfile(StoreFixture::logCollection());
    m_events = std::make_unique<FileEvents>();
}

void RecordViewTest::cleanup()
{
    m_view.reset();
    m_held.reset();
    m_live.reset();
    m_model.reset();
    m_store.reset();
    m_events.reset();
    m_fixture.reset();
}

void RecordViewTest::make(int rows)
{
    QVERIFY(m_fixture->create(QStringLiteral("--rows %1").arg(rows)));
    m_store = m_fixture->open(m_events.get());
    QVERIFY(m_store);
    m_model = std::make_unique<RecordModel>(m_store, m_store->collection(QStringLiteral("log")));
    m_live = std::make_unique<LiveState>();
    m_view = std::make_unique<RecordView>();
    m_view->setRows(m_model.get(), m_live.get());
    m_view->setFollowsEnd(true);
    connect(m_view.get(), &RecordView::wentAway, m_live.get(), &LiveState::leaveEnd);
    connect(m_view.get(), &RecordView::wantsFollow, m_live.get(), &LiveState::follow);
    connect(m_model.get(), &RowsModel::arrived, m_live.get(), &LiveState::arrived);
    m_view->resize(800, 400);
    m_view->show();
    m_model->start({});
    QTRY_VERIFY(!m_model->isLoading());
    if (rows > 0)
        QTRY_VERIFY(m_model->totalIsExact());
}

void RecordViewTest::followingStaysAtTheEnd()
{
    make(300);
    QTRY_VERIFY(m_view->isAtEnd());
    QVERIFY(append(200));
    QTRY_COMPARE(m_model->rowCount(), 500);
    QTRY_VERIFY(m_view->isAtEnd()); // it scrolls with the next frame
    QCOMPARE(m_view->lastVisibleRow(), 499);
}

void RecordViewTest::readingDoesNotMove()
{
    make(300);
    QTRY_VERIFY(m_view->isAtEnd());
    m_live->leaveEnd();
    m_view->verticalScrollBar()->setValue(120 * m_view->rowPixels() + 7);
    QTRY_VERIFY(keyAt(m_view->firstVisibleRow()) == 121);
    QVERIFY(append(400));
    QTRY_COMPARE(m_model->rowCount(), 700);
    QCOMPARE(keyAt(m_view->firstVisibleRow()), 121);
    QCOMPARE(m_view->pixelOffset(), 7);
    QCOMPARE(m_live->waiting(), 400);
}

// Matches are found newest first: they are inserted above what is read.
void RecordViewTest::rowsBeforeTheAnchorDoNotMoveIt()
{
    m_fixture->setProfile(StoreFixture::logCollection("tail = \"difference\""));
    make(300);
    m_live->leaveEnd();
    m_view->verticalScrollBar()->setValue(100 * m_view->rowPixels() + 5);
    const int first = m_view->firstVisibleRow();
    QTRY_VERIFY(keyAt(first) > 0);
    const qint64 key = keyAt(first);
    QTRY_COMPARE(keyAt(0), 1); // of rows that are not here nobody knows where they were
    // Gone rows above: the same effect from the other side.
    QVERIFY(WriterProcess::run(
        QStringLiteral("delete"), m_fixture->file(),
        {QStringLiteral("--id"), QStringLiteral("1"), QStringLiteral("--count"), QStringLiteral("10")}));
    QVERIFY(append(5));
    QTRY_COMPARE(m_model->rowCount(), 295);
    QCOMPARE(m_view->firstVisibleRow(), first - 10);
    QTRY_COMPARE(keyAt(m_view->firstVisibleRow()), key); // which may be read anew
    QCOMPARE(m_view->pixelOffset(), 5);
}

void RecordViewTest::selectionIsKeptByKey()
{
    make(300);
    m_view->showRow(250, true);
    QCOMPARE(keyAt(m_view->currentIndex().row()), 251);
    QVERIFY(append(100));
    QTRY_COMPARE(m_model->rowCount(), 400);
    QCOMPARE(keyAt(m_view->currentIndex().row()), 251);
    QSignalSpy ready(m_model.get(), &RowsModel::filterReady);
    m_model->setFilter(Filter::compile(QStringLiteral("session:s0"), m_model->sharedCollection()).filter);
    QTRY_COMPARE(ready.size(), 1);
    QTRY_VERIFY(m_view->currentIndex().isValid());
    QTRY_COMPARE(keyAt(m_view->currentIndex().row()), 251);
}

void RecordViewTest::endAtTheEndFollows()
{
    make(300);
    m_live->leaveEnd();
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    QCOMPARE(m_view->firstVisibleRow(), 0);
    m_view->goToEnd();
    QCOMPARE(m_live->mode(), LiveState::Mode::Reading);
    QTRY_VERIFY(m_view->lastVisibleRow() == 299);
    m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum());
    m_view->goToEnd();
    QCOMPARE(m_live->mode(), LiveState::Mode::Following);
}

void RecordViewTest::pageUpLeavesTheEnd()
{
    make(300);
    QCOMPARE(m_live->mode(), LiveState::Mode::Following);
    QTest::keyClick(m_view.get(), Qt::Key_PageUp);
    QCOMPARE(m_live->mode(), LiveState::Mode::Reading);
}

void RecordViewTest::emptyListSaysWhy()
{
    make(0);
    m_view->setEmptyText(QStringLiteral("Nothing matches."), QStringLiteral("Clear filter"));
    QCOMPARE(m_view->viewport()->accessibleDescription(), QStringLiteral("Nothing matches."));
    QSignalSpy pressed(m_view.get(), &RecordView::emptyButtonPressed);
    m_view->grab(); // it is painted, so the button has a place
    const QPoint middle = m_view->viewport()->rect().center();
    for (int down = 10; down < 60 && pressed.isEmpty(); down += 8)
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, middle + QPoint(0, down));
    QCOMPARE(pressed.size(), 1);
    QVERIFY(append(1));
    QTRY_COMPARE(m_model->rowCount(), 1);
}

// Lots that come faster than a step of the tint must not put off the forgetting.
void RecordViewTest::tintsAreForgottenWhileRowsKeepComing()
{
    make(20);
    Animated style;
    m_view->setStyle(&style);
    QPalette soft = m_view->palette(); // no tints where contrast is all
    for (const QPalette::ColorRole role : {QPalette::Text, QPalette::WindowText})
        soft.setColor(role, QColor(64, 64, 64));
    m_view->setPalette(soft);
    size_t most = 0;
    int lots = 0;
    connect(m_model.get(), &QAbstractItemModel::rowsInserted, this, [&] {
        ++lots;
        most = qMax(most, m_view->freshLots());
    });
    WriterProcess writer(QStringLiteral("append"), m_fixture->file(),
                         StoreFixture::words(QStringLiteral("--count 60 --rate 20")));
    QTRY_COMPARE_WITH_TIMEOUT(m_model->rowCount(), 80, 20000);
    QVERIFY(lots > 30);
    QVERIFY(most > 2);
    QVERIFY2(most < 28, qPrintable(QString::number(most))); // 0.9 s of them, not all
    m_view.reset();                                         // before its style
}

void RecordViewTest::whatIsNotHereYetIsSaid()
{
    make(5000);
    QTRY_VERIFY(!m_view->saysLoading());
    m_store->disconnectFiles(); // nothing is read any more
    m_live->leaveEnd();
    m_view->verticalScrollBar()->setValue(1000 * m_view->rowPixels());
    QTRY_VERIFY(m_view->saysLoading());
    m_store->reconnect();
    m_model->wantRows(m_view->firstVisibleRow(), m_view->lastVisibleRow());
    QTRY_VERIFY(keyAt(m_view->firstVisibleRow()) > 0);
    QTRY_VERIFY(!m_view->saysLoading());
}

void RecordViewTest::anotherOrderKeepsTheFirstRowThatIsSeen()
{
    make(300);
    m_held = std::make_unique<LoadedModel>(m_store, m_store->collection(QStringLiteral("log")));
    m_view = std::make_unique<RecordView>();
    m_view->setRows(m_held.get(), m_live.get());
    m_view->resize(800, 400);
    m_view->show();
    m_held->start({});
    QTRY_VERIFY(m_held->isComplete());
    const auto first = [this] {
        const auto key = m_held->keyAt(m_view->firstVisibleRow());
        return key ? std::get<qint64>(key->parts[0]) : -1;
    };
    QTRY_VERIFY(m_view->verticalScrollBar()->maximum() > 0);
    m_view->verticalScrollBar()->setValue(100 * m_view->rowPixels() + 5);
    QCOMPARE(first(), 101);
    m_held->sort(-1, Qt::DescendingOrder);
    QCOMPARE(first(), 101);
    QCOMPARE(m_view->pixelOffset(), 5);
    m_view->verticalScrollBar()->setValue(0);
    m_held->sort(-1, Qt::AscendingOrder);
    QCOMPARE(first(), 1); // at the very top one sees what comes first
}

QTEST_MAIN(RecordViewTest)
#include "tst_recordview.moc"
