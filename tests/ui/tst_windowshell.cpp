// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// What comes into the window and what leaves it: dropped files, file choosers, exports, drags; its size.
#include "tests/ui/windowfixture.h"
#include "ui/window/dragout.h"

#include <QDialog>
#include <QDropEvent>
#include <QFileDialog>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QRadioButton>
#include <QScreen>

using namespace storescope;

class WindowShellTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_fixture.reset(); }
    void cleanupTestCase() { m_fixture.reset(); }
    void aDroppedFileIsOpened();
    void theFileChooserDoesNotBlock();
    void exportsTheSelectedRows();
    void exportsTheSelectedArtifacts();
    void dragsRowsAndFiles();
    void theCellMenuExports();
    void zoomChangesRowHeights();
    void readLessIsTold();
    void closingAStoreClosesItsTabs();
    void fitsASmallScreen();

private:
    static QByteArray artifacts()
    {
        return "[[collection]]\nid = \"files\"\nkind = \"artifacts\"\nfrom = \"log\"\nkey = [\"id\"]\n"
               "tail = \"append\"\nbody = { column = \"body\" }\n[collection.fields]\ncreated = { column = "
               "\"at\", time = \"ms\" }\n"
               "name = { sql = \"'part-' || id\" }\nmedia_type = { sql = \"'text/plain'\" }\n"
               "bytes = { sql = \"length(body)\" }\n";
    }
    ExportOptions options(bool bodies) const
    {
        ExportOptions options;
        options.collection = m_fixture->page()->collection().id();
        options.folder = m_fixture->home.filePath(QStringLiteral("out"));
        options.what = bodies ? ExportOptions::What::Bodies : ExportOptions::What::Rows;
        return options;
    }
    void select(const QList<int> &rows)
    {
        QItemSelection selection;
        auto *model = m_fixture->page()->rows();
        for (const int row : rows)
            selection.select(model->index(row, 0), model->index(row, 0));
        m_fixture->page()->view()->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect |
                                                                           QItemSelectionModel::Rows);
    }
    QDialog *exportDialog()
    {
        m_fixture->commands()->exportRows->trigger();
        for (QDialog *dialog : m_fixture->window->findChildren<QDialog *>()) {
            if (dialog->isVisible())
                return dialog;
        }
        return nullptr;
    }
    std::unique_ptr<WindowFixture> m_fixture;
};

void WindowShellTest::aDroppedFileIsOpened()
{
    m_fixture = std::make_unique<WindowFixture>();
    QVERIFY(m_fixture->create(20));
    m_fixture->window->show();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(m_fixture->store.file())});
    QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_fixture->window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_fixture->window.get(), &drop);
    QTRY_VERIFY(m_fixture->page());
    QTRY_COMPARE(m_fixture->page()->rows()->rowCount(), 20);
    QMimeData text;
    text.setText(QStringLiteral("no file"));
    QDragEnterEvent other(QPoint(300, 300), Qt::CopyAction, &text, Qt::LeftButton, Qt::NoModifier);
    other.ignore();
    QCoreApplication::sendEvent(m_fixture->window.get(), &other);
    QVERIFY(!other.isAccepted());
}

void WindowShellTest::theFileChooserDoesNotBlock()
{
    m_fixture = std::make_unique<WindowFixture>();
    QVERIFY(m_fixture->create(20));
    m_fixture->window->show();
    m_fixture->commands()->open->trigger(); // comes back at once
    auto *dialog = m_fixture->window->findChild<QFileDialog *>();
    QVERIFY(dialog);
    Q_EMIT dialog->filesSelected({m_fixture->store.file()});
    dialog->close();
    QTRY_VERIFY(m_fixture->page());
}

void WindowShellTest::exportsTheSelectedRows()
{
    m_fixture = std::make_unique<WindowFixture>();
    QVERIFY(m_fixture->open(50));
    select({3, 4, 40});
    QDialog *dialog = exportDialog();
    QVERIFY(dialog);
    QRadioButton *chosen = nullptr;
    for (QRadioButton *button : dialog->findChildren<QRadioButton *>()) {
        if (button->text() == QStringLiteral("The 3 chosen rows"))
            chosen = button;
    }
    QVERIFY(chosen);
    QVERIFY(chosen->isChecked()); // several are selected: they are meant
    dialog->reject();
    ExportOptions wanted = options(false);
    wanted.keys = *m_fixture->page()->selectedKeys();
    QSignalSpy exported(m_fixture->window.get(), &MainWindow::exported);
    m_fixture->window->exportRows(wanted);
    QTRY_COMPARE(exported.size(), 1);
    QFile file(wanted.folder + QStringLiteral("/log.jsonl"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray rows = file.readAll();
    QCOMPARE(rows.count('\n'), 3);
    for (const char *key : {"\"key\":4,", "\"key\":5,", "\"key\":41,"})
        QVERIFY2(rows.contains(key), rows.constData());
}

void WindowShellTest::exportsTheSelectedArtifacts()
{
    m_fixture = std::make_unique<WindowFixture>(artifacts());
    QVERIFY(m_fixture->open(30));
    QCOMPARE(m_fixture->page()->collection().kind(), Kind::Artifacts);
    select({1, 7});
    ExportOptions wanted = options(true);
    wanted.pattern = QStringLiteral("{name}{ext}");
    wanted.keys = *m_fixture->page()->selectedKeys();
    QSignalSpy exported(m_fixture->window.get(), &MainWindow::exported);
    m_fixture->window->exportRows(wanted);
    QTRY_COMPARE(exported.size(), 1);
    QVERIFY2(exported[0][0].toBool(), qPrintable(m_fixture->window->noticeText()));
    QStringList names = QDir(wanted.folder).entryList(QDir::Files);
    names.removeAll(QStringLiteral("manifest.jsonl"));
    QCOMPARE(names.size(), 2);
    for (const QString &name : names)
        QVERIFY(QFileInfo(wanted.folder + u'/' + name).size() > 0);
}

void WindowShellTest::dragsRowsAndFiles()
{
    m_fixture = std::make_unique<WindowFixture>(artifacts());
    QVERIFY(m_fixture->open(30));
    select({2, 5});
    auto out = std::make_unique<DragOut>();
    std::unique_ptr<QMimeData> data;
    connect(out.get(), &DragOut::ready, this, [&data](QMimeData *made) { data.reset(made); });
    out->begin(*m_fixture->page());
    QTRY_VERIFY(data);
    QCOMPARE(data->urls().size(), 2);
    QVERIFY(QFile::exists(data->urls().front().toLocalFile()));
    QCOMPARE(data->text().count(u'\n'), 2);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // the store is let go of
    m_fixture = std::make_unique<WindowFixture>();
    QVERIFY(m_fixture->open(30));
    select({2});
    data.reset();
    out->begin(*m_fixture->page());
    QVERIFY(data); // rows alone: at once
    QVERIFY(data->urls().isEmpty());
    QVERIFY(data->text().contains(QStringLiteral("\"key\":3")));
}

void WindowShellTest::theCellMenuExports()
{
    m_fixture = std::make_unique<WindowFixture>();
    QVERIFY(m_fixture->open(50));
    Q_EMIT m_fixture->page()->contextMenuWanted(m_fixture->page()->rows()->index(10, 2), QPoint(400, 400));
    QMenu *menu = nullptr;
    for (QMenu *candidate : m_fixture->window->findChildren<QMenu *>()) {
        if (candidate->isVisible())
            menu = candidate;
    }
    QVERIFY(menu);
    QVERIFY(menu->actions().contains(m_fixture->commands()->exportRows));
    QVERIFY(menu->actions().contains(m_fixture->commands()->filterFrom));
    QCOMPARE(m_fixture->page()->view()->currentIndex().row(), 10);
    menu->close();
}

void WindowShellTest::zoomChangesRowHeights()
{
    m_fixture = std::make_unique<WindowFixture>();
    QVERIFY(m_fixture->open(200));
    m_fixture->page()->live()->leaveEnd();
    m_fixture->page()->view()->showRow(20, true);
    const int before = m_fixture->page()->view()->rowPixels(),
              row = m_fixture->page()->view()->firstVisibleRow();
    for (int step = 0; step < 5; ++step)
        m_fixture->commands()->zoomIn->trigger();
    QVERIFY(m_fixture->page()->view()->rowPixels() >= before * 14 / 10);
    QCOMPARE(m_fixture->page()->view()->firstVisibleRow(), row);
    m_fixture->commands()->zoomReset->trigger();
    QCOMPARE(m_fixture->page()->view()->rowPixels(), before);
}

void WindowShellTest::readLessIsTold()
{
    m_fixture = std::make_unique<WindowFixture>();
    QVERIFY(m_fixture->open(50));
    m_fixture->commands()->readLess->trigger();
    QVERIFY(m_fixture->commands()->readLess->isChecked());
    QVERIFY(m_fixture->append(10)); // slower, but it goes on
    QTRY_COMPARE(m_fixture->page()->rows()->rowCount(), 60);
}

void WindowShellTest::closingAStoreClosesItsTabs()
{
    m_fixture = std::make_unique<WindowFixture>();
    QVERIFY(m_fixture->open(50));
    const std::weak_ptr<OpenStore> store = m_fixture->page()->store();
    m_fixture->commands()->closeStore->trigger();
    QCOMPARE(m_fixture->window->pages().size(), 0);
    QVERIFY(m_fixture->window->shelf()->paths().isEmpty());
    QTRY_VERIFY(store.expired()); // nothing holds it any more
}

void WindowShellTest::fitsASmallScreen()
{
    m_fixture = std::make_unique<WindowFixture>();
    m_fixture->window->show();
    m_fixture->window->resize(4000, 3000);
    m_fixture->window->close();
    m_fixture->window.reset(); // what it remembers is written then
    m_fixture->window = std::make_unique<MainWindow>();
    m_fixture->window->show();
    const QRect free = m_fixture->window->screen()->availableGeometry();
    QVERIFY2(free.width() >= m_fixture->window->width(),
             qPrintable(QString::number(m_fixture->window->width())));
    QVERIFY(m_fixture->window->x() >= free.left() && m_fixture->window->y() >= free.top());
}

QTEST_MAIN(WindowShellTest)
#include "tst_windowshell.moc"
