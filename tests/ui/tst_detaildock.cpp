// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// What the detail shows of a row: picture, difference, what it is related to.
#include "tests/ui/windowfixture.h"
#include "ui/detail/detaildock.h"
#include "ui/detail/difftab.h"
#include "ui/detail/imagetab.h"
#include "ui/detail/imageview.h"
#include "ui/detail/relatedlist.h"

#include <QBuffer>

using namespace storescope;

class DetailDockTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { m_fixture.reset(); }
    void picturesAreShown();
    void whatIsNoPictureSaysSo();
    void picturesZoom();
    void twoRowsAreCompared();
    void aMarkedRowIsComparedWith();
    void relatedRowsAreLinked();
    void aLinkGoesThereAndBack();
    void whatNeedsASearchOffersIt();

private:
    enum Tab { Fields, Payload, Raw, Hex, Image, Diff };
    DetailDock *detail() const { return m_fixture->window->detail(); }
    CollectionPage *page() const { return m_fixture->page(); }
    // Rows 1 to 3: a picture, one that is none, one with an alpha channel.
    bool openPictures()
    {
        m_fixture = std::make_unique<WindowFixture>(
            "[[collection]]\nid = \"files\"\nkind = \"artifacts\"\nfrom = \"log\"\nkey = [\"id\"]\n"
            "tail = \"append\"\nbody = { column = \"body\" }\n[collection.fields]\nname = \"type\"\n"
            "media_type = { sql = \"'image/png'\" }\n");
        if (!m_fixture->create(3))
            return false;
        QImage image(40, 20, QImage::Format_ARGB32);
        image.fill(Qt::red);
        QByteArray png;
        QBuffer buffer(&png);
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "PNG");
        WriterProcess shell(QStringLiteral("shell"), m_fixture->store.file());
        if (!shell.waitUntilReady() ||
            !shell.sql("UPDATE log SET body = x'" + png.toHex() + "' WHERE id = 1").startsWith("ok 0") ||
            !shell.end())
            return false;
        return m_fixture->show();
    }
    bool openLog(int rows)
    {
        m_fixture = std::make_unique<WindowFixture>(
            StoreFixture::logCollection() +
            "parent = { sql = \"CASE WHEN id > 5 THEN 'msg-' || (id - 5) END\" }\n"
            "[collection.columns]\nmessage = { sql = \"'msg-' || id\", id = true }\n");
        return m_fixture->open(rows);
    }
    void select(int row) { page()->view()->showRow(row, true); }
    const Related *link(const QString &kind) const
    {
        for (const Related &one : detail()->related()->related()) {
            if (one.kind == kind)
                return &one;
        }
        return nullptr;
    }
    std::unique_ptr<WindowFixture> m_fixture;
};

void DetailDockTest::picturesAreShown()
{
    QVERIFY(openPictures());
    page()->rows()->locate(StoreFixture::key(1));
    detail()->setCurrentTab(Image);
    auto *tab = qobject_cast<ImageTab *>(detail()->tab(Image));
    QTRY_COMPARE(tab->view()->image().size(), QSize(40, 20));
    QCOMPARE(tab->note(), QStringLiteral("40 × 20, PNG"));
}

void DetailDockTest::whatIsNoPictureSaysSo()
{
    QVERIFY(openPictures());
    page()->rows()->locate(StoreFixture::key(2));
    detail()->setCurrentTab(Image);
    auto *tab = qobject_cast<ImageTab *>(detail()->tab(Image));
    QTRY_VERIFY2(tab->note().startsWith(QStringLiteral("These bytes are no picture")),
                 qPrintable(tab->note()));
    QVERIFY(tab->view()->image().isNull());
}

void DetailDockTest::picturesZoom()
{
    ImageView view;
    view.resize(200, 200);
    QImage image(400, 400, QImage::Format_RGB32);
    image.fill(Qt::blue);
    view.setImage(image);
    view.show();
    QVERIFY(view.isFitted());
    QVERIFY(view.zoom() <= 0.5);
    view.setZoom(1);
    QVERIFY(!view.isFitted());
    QCOMPARE(view.zoom(), 1.0);
    QTest::keyClick(&view, Qt::Key_Plus);
    QVERIFY(view.zoom() > 1.2);
    view.setZoom(1e9);
    QVERIFY(view.zoom() <= 32);
    view.fit();
    QVERIFY(view.zoom() <= 0.5);
}

void DetailDockTest::twoRowsAreCompared()
{
    QVERIFY(openLog(20));
    select(4);
    QVERIFY(!detail()->tab(Diff)->fits(
        {page()->store(), page()->rows()->sharedCollection(), *page()->currentRecord(), false, {}}));
    auto *model = page()->rows();
    page()->view()->selectionModel()->select(model->index(9, 0),
                                             QItemSelectionModel::Select | QItemSelectionModel::Rows);
    detail()->setCurrentTab(Diff);
    QCOMPARE(detail()->currentTab(), int(Diff));
    auto *tab = qobject_cast<DiffTab *>(detail()->tab(Diff));
    QTRY_VERIFY(tab->differences() > 0);
    QStringList removed, added;
    for (const DiffLine &line : tab->lines()) {
        if (line.sign == DiffLine::Sign::Removed)
            removed << line.text;
        if (line.sign == DiffLine::Sign::Added)
            added << line.text;
    }
    QVERIFY2(removed.join(u' ').contains(QStringLiteral("msg-10")), qPrintable(removed.join(u'\n')));
    QVERIFY2(added.join(u' ').contains(QStringLiteral("msg-5")), qPrintable(added.join(u'\n')));
}

void DetailDockTest::aMarkedRowIsComparedWith()
{
    QVERIFY(openLog(20));
    select(4);
    m_fixture->commands()->mark->trigger();
    select(8);
    m_fixture->commands()->compare->trigger();
    QCOMPARE(detail()->currentTab(), int(Diff));
    auto *tab = qobject_cast<DiffTab *>(detail()->tab(Diff));
    QTRY_VERIFY(tab->differences() > 0);
}

void DetailDockTest::relatedRowsAreLinked()
{
    QVERIFY(openLog(30));
    select(9); // msg-10, its cause is msg-5, it led to msg-15
    QTRY_VERIFY(link(QStringLiteral("Caused by")));
    QVERIFY(link(QStringLiteral("Caused by"))->key == StoreFixture::key(5));
    QVERIFY(link(QStringLiteral("Led to"))->key == StoreFixture::key(15));
    QVERIFY(link(QStringLiteral("Session")));
    QVERIFY(link(QStringLiteral("Same kind")));
}

void DetailDockTest::aLinkGoesThereAndBack()
{
    QVERIFY(openLog(30));
    select(9);
    QTRY_VERIFY(link(QStringLiteral("Caused by")));
    m_fixture->commands()->related->trigger();
    QTest::keyClick(detail()->related(), Qt::Key_1);
    QTRY_COMPARE(page()->view()->currentIndex().row(), 4);
    m_fixture->commands()->back->trigger();
    QTRY_COMPARE(page()->view()->currentIndex().row(), 9);
}

// The cause is not among the rows that are here: the store is not searched before somebody asks.
void DetailDockTest::whatNeedsASearchOffersIt()
{
    m_fixture = std::make_unique<WindowFixture>(
        StoreFixture::logCollection() +
        "parent = { sql = \"'msg-1'\" }\n"
        "[collection.columns]\nmessage = { sql = \"'msg-' || id\", id = true }\n");
    QVERIFY(m_fixture->create(3000));
    QVERIFY(m_fixture->show());
    QTRY_COMPARE(page()->rows()->rowCount(), 3000);
    select(2990);
    QTRY_VERIFY(link(QStringLiteral("Caused by")));
    QCOMPARE(link(QStringLiteral("Caused by"))->target, QStringLiteral("Search…"));
    Q_EMIT detail()->related()->wanted(Related(*link(QStringLiteral("Caused by"))));
    QCOMPARE(page()->filterBar()->text(), QStringLiteral("message=msg-1"));
    QTRY_COMPARE(page()->rows()->rowCount(), 1);
}

QTEST_MAIN(DetailDockTest)
#include "tst_detaildock.moc"
