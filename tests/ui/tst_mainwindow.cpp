// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// The whole window over a store that another process writes: open, follow, read, pause, filter, select,
// export, close.
#include "core/action/exporter.h"
#include "tests/read/storefixture.h"
#include "ui/detail/detaildock.h"
#include "ui/look/style.h"
#include "ui/models/recordmodel.h"
#include "ui/pages/welcomepage.h"
#include "ui/window/mainwindow.h"
#include "ui/window/windowactions.h"

#include <QAccessible>
#include <QClipboard>
#include <QLineEdit>
#include <QSettings>
#include <QStandardPaths>
#include <QTreeView>

using namespace storescope;
using Mode = LiveState::Mode;

class MainWindowTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void nothingOpenShowsTheWelcomePage();
    void opensAndFollows();
    void readsAndPauses();
    void filters();
    void filterMistakeIsPointedAt();
    void selectionFillsTheDetail();
    void exportsRows();
    void comesBackWhereItWas();
    void badFilesSayWhy_data();
    void badFilesSayWhy();
    void everyCommandIsInAMenu();
    void everyControlHasAName();
    void lettersAreTypedIntoFields();
    void marksAreKept();

private:
    void open(int rows);
    bool append(int count)
    {
        return WriterProcess::run(QStringLiteral("append"), m_fixture->file(),
                                  {QStringLiteral("--count"), QString::number(count)});
    }
    CollectionPage *page() const { return m_window->currentPage(); }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<StoreFixture> m_fixture;
    std::unique_ptr<MainWindow> m_window;
};

// The profile of the writer's log as a user would put it; settings and marks of this run alone.
void MainWindowTest::initTestCase()
{
    prepareLook();
}

void MainWindowTest::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    qputenv("XDG_DATA_HOME", m_home->path().toUtf8());
    qputenv("XDG_CONFIG_HOME", m_home->path().toUtf8());
    qputenv("HOME", m_home->path().toUtf8());
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_home->path());
    m_fixture = std::make_unique<StoreFixture>();
    m_fixture->setProfile(StoreFixture::logCollection());
    QDir(m_home->path()).mkpath(QStringLiteral("storescope"));
    QVERIFY(QFile::link(m_fixture->elsewhere(QStringLiteral("profiles")),
                        m_home->filePath(QStringLiteral("storescope/profiles"))));
    m_window.reset(); // what it remembers is written then
    m_window = std::make_unique<MainWindow>();
}

void MainWindowTest::cleanup()
{
    m_window.reset();
    m_fixture.reset();
}

void MainWindowTest::open(int rows)
{
    QVERIFY(m_fixture->create(QStringLiteral("--rows %1").arg(rows)));
    m_window->resize(1280, 800);
    m_window->show();
    m_window->begin({m_fixture->file()});
    QTRY_VERIFY(page());
    QCOMPARE(page()->collection().id(), QStringLiteral("log"));
    QTRY_COMPARE(page()->rows()->rowCount(), rows);
}

void MainWindowTest::nothingOpenShowsTheWelcomePage()
{
    m_window->show();
    m_window->begin({});
    QVERIFY(m_window->welcome()->isVisible());
    QVERIFY(!page());
    QVERIFY(!m_window->detail()->isVisible());
    QTRY_VERIFY(m_window->statusText().contains(QStringLiteral("found")));
}

void MainWindowTest::opensAndFollows()
{
    open(300);
    QVERIFY(!m_window->welcome()->isVisible());
    QVERIFY(page()->view()->isAtEnd());
    QCOMPARE(page()->live()->mode(), Mode::Following);
    QVERIFY(append(40));
    QTRY_COMPARE(page()->rows()->rowCount(), 340);
    QVERIFY(page()->view()->isAtEnd());
    QTRY_VERIFY(page()->liveBar()->text().startsWith(QStringLiteral("Following")));
    QTRY_VERIFY(m_window->statusText().contains(QStringLiteral("340")));
}

void MainWindowTest::readsAndPauses()
{
    open(300);
    QTest::keyClick(page()->view(), Qt::Key_PageUp);
    QCOMPARE(page()->live()->mode(), Mode::Reading);
    const int first = page()->view()->firstVisibleRow();
    QVERIFY(append(14));
    QTRY_COMPARE(page()->rows()->rowCount(), 314);
    QCOMPARE(page()->view()->firstVisibleRow(), first);
    QTRY_VERIFY(page()->liveBar()->text().contains(QStringLiteral("14 new events below")));
    m_window->commands()->pause->trigger();
    QCOMPARE(page()->live()->mode(), Mode::Paused);
    QVERIFY(append(6));
    QTRY_COMPARE(page()->live()->waiting(), 6);
    QCOMPARE(page()->rows()->rowCount(), 314);
    QTRY_VERIFY(page()->liveBar()->text().startsWith(QStringLiteral("Paused")));
    m_window->commands()->follow->trigger();
    QCOMPARE(page()->rows()->rowCount(), 320);
    QVERIFY(page()->view()->isAtEnd());
}

void MainWindowTest::filters()
{
    open(300);
    QSignalSpy finished(page()->rows(), &RowsModel::scanFinished);
    page()->filterBar()->setText(QStringLiteral("session:s3"));
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(page()->rows()->rowCount(), 60);
    QTRY_VERIFY(m_window->statusText().contains(QStringLiteral("60 shown")));
    page()->filterBar()->setText(QStringLiteral("session:nobody"));
    QTRY_COMPARE(finished.size(), 2);
    QVERIFY(page()->view()->viewport()->accessibleDescription().startsWith(
        QStringLiteral("Nothing matches. 300")));
    m_window->commands()->clearFilter->trigger();
    QTRY_COMPARE(page()->rows()->rowCount(), 300);
    QCOMPARE(page()->filterBar()->history().size(), 2);
}

void MainWindowTest::filterMistakeIsPointedAt()
{
    open(10);
    const QString text = QStringLiteral("session:s1 bytes>>");
    const auto expected = Filter::compile(text, page()->rows()->sharedCollection()).mistake;
    QVERIFY(expected);
    QSignalSpy mistakes(page()->filterBar(), &FilterBar::mistakeChanged);
    page()->filterBar()->setText(text);
    QCOMPARE(page()->filterBar()->mistake()->position, expected->position);
    QCOMPARE(mistakes.last()[0].toString(),
             QStringLiteral("Column %1: %2").arg(expected->position + 1).arg(expected->sentence));
    QCOMPARE(page()->rows()->rowCount(), 10); // nothing was applied
    page()->filterBar()->setText(QString());
    QCOMPARE(mistakes.last()[0].toString(), QString());
}

void MainWindowTest::selectionFillsTheDetail()
{
    open(50);
    page()->view()->showRow(7, true);
    QVERIFY(m_window->detail()->isVisible());
    m_window->detail()->setCurrentTab(1);
    auto *tree = m_window->detail()->findChild<QTreeView *>();
    QVERIFY(tree);
    QTRY_VERIFY(tree->model()->rowCount() > 0);
    QCOMPARE(page()->live()->mode(), Mode::Reading);
    m_window->commands()->copyJson->trigger();
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("\"key\":8")));
    m_window->commands()->applyAsFilter->trigger(); // the gutter says nothing to filter by
    QCOMPARE(page()->filterBar()->text(), QString());
}

void MainWindowTest::exportsRows()
{
    open(50);
    page()->filterBar()->setText(QStringLiteral("session:s2"));
    QTRY_COMPARE(page()->rows()->rowCount(), 10);
    QSignalSpy exported(m_window.get(), &MainWindow::exported);
    const QString folder = m_home->filePath(QStringLiteral("out"));
    ExportOptions options;
    options.collection = page()->collection().id();
    options.folder = folder;
    options.filter = page()->rows()->filter();
    options.what = ExportOptions::What::Rows;
    m_window->exportRows(options);
    QTRY_COMPARE(exported.size(), 1);
    QVERIFY(exported[0][0].toBool());
    QVERIFY2(m_window->noticeText().contains(QStringLiteral("10 rows")), qPrintable(m_window->noticeText()));
    int lines = 0;
    for (const QFileInfo &file : QDir(folder).entryInfoList({QStringLiteral("*.jsonl")}, QDir::Files)) {
        QFile rows(file.absoluteFilePath());
        QVERIFY(rows.open(QIODevice::ReadOnly));
        if (file.fileName() != QLatin1String("manifest.jsonl"))
            lines += rows.readAll().count('\n');
    }
    QCOMPARE(lines, 10);
}

void MainWindowTest::comesBackWhereItWas()
{
    open(3000);
    QTRY_VERIFY(page()->rows()->totalIsExact());
    page()->live()->leaveEnd();
    page()->rows()->locate(StoreFixture::key(1500));
    QTRY_VERIFY(page()->currentRecord());
    QVERIFY(page()->currentRecord()->key == StoreFixture::key(1500));
    m_window->close();
    m_window.reset(); // what it remembers is written then
    m_window = std::make_unique<MainWindow>();
    m_window->show();
    m_window->begin({});
    QTRY_VERIFY(page());
    QTRY_VERIFY(page()->currentRecord());
    QVERIFY(page()->currentRecord()->key == StoreFixture::key(1500));
    QCOMPARE(page()->live()->mode(), Mode::Reading);
}

void MainWindowTest::badFilesSayWhy_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("exists");
    QTest::newRow("missing") << QByteArray() << false;
    QTest::newRow("not a database") << QByteArray(8192, 'x') << true;
}

void MainWindowTest::badFilesSayWhy()
{
    QFETCH(QByteArray, content);
    QFETCH(bool, exists);
    const QString path = m_home->filePath(QStringLiteral("bad.db"));
    if (exists) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    m_window->show();
    m_window->begin({path});
    QTRY_VERIFY(!m_window->noticeText().isEmpty());
    QVERIFY(m_window->noticeText().contains(QStringLiteral("bad.db")));
    QVERIFY(!page());
    QVERIFY(m_window->shelf()->paths().isEmpty());
}

void MainWindowTest::everyCommandIsInAMenu()
{
    QSet<QAction *> inMenus;
    const std::function<void(QMenu *)> walk = [&](QMenu *menu) {
        for (QAction *action : menu->actions()) {
            inMenus.insert(action);
            if (action->menu())
                walk(action->menu());
        }
    };
    for (QMenu *menu : m_window->findChildren<QMenu *>())
        walk(menu);
    QHash<QKeySequence, QString> taken;
    for (QAction *command : m_window->commands()->all()) {
        QVERIFY2(inMenus.contains(command), qPrintable(command->text()));
        QVERIFY(!command->text().isEmpty());
        for (const QKeySequence &key : command->shortcuts()) {
            QVERIFY2(
                !taken.contains(key),
                qPrintable(
                    QStringLiteral("%1: %2, %3").arg(key.toString(), command->text(), taken.value(key))));
            taken.insert(key, command->text());
        }
    }
}

// What takes the focus says what it is.
void MainWindowTest::everyControlHasAName()
{
    open(20);
    page()->view()->showRow(3, true);
    for (QWidget *widget : m_window->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || widget->focusProxy())
            continue;
        if (qobject_cast<QMenu *>(widget) || widget->inherits("QTabWidget") ||
            widget->inherits("QMainWindowExtension"))
            continue;
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
        QVERIFY(face);
        QVERIFY2(!face->text(QAccessible::Name).isEmpty(),
                 qPrintable(QStringLiteral("%1 in %2")
                                .arg(QLatin1String(widget->metaObject()->className()),
                                     QLatin1String(widget->parentWidget()->metaObject()->className()))));
    }
}

void MainWindowTest::lettersAreTypedIntoFields()
{
    open(20);
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    page()->filterBar()->takeFocus();
    QTRY_VERIFY(page()->filterBar()->isAncestorOf(QApplication::focusWidget()));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("f=m"));
    QCOMPARE(page()->filterBar()->text(), QStringLiteral("f=m"));
    QCOMPARE(page()->live()->mode(), Mode::Following); // = did not pause
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QTRY_COMPARE(QApplication::focusWidget(), page()->view());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Equal);
    QCOMPARE(page()->live()->mode(), Mode::Paused);
}

void MainWindowTest::marksAreKept()
{
    open(30);
    page()->view()->showRow(4, true);
    m_window->commands()->mark->trigger();
    QVERIFY(page()->rows()->index(4, 0).data(RowsModel::MarkedRole).toBool());
    page()->view()->showRow(20, true);
    m_window->commands()->nextMark->trigger();
    QCOMPARE(page()->view()->currentIndex().row(), 4);
    m_window.reset();
    m_window.reset(); // what it remembers is written then
    m_window = std::make_unique<MainWindow>();
    m_window->show();
    m_window->begin({m_fixture->file()});
    QTRY_VERIFY(page());
    QTRY_COMPARE(page()->rows()->rowCount(), 30);
    QVERIFY(page()->rows()->index(4, 0).data(RowsModel::MarkedRole).toBool());
}

QTEST_MAIN(MainWindowTest)
#include "tst_mainwindow.moc"
