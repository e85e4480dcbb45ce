// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// What a user makes of a table: columns of values inside rows, widths, marks; and the check of a store.
#include "core/read/addedcolumns.h"
#include "tests/ui/windowfixture.h"
#include "ui/detail/detaildock.h"
#include "ui/detail/payloadtab.h"
#include "ui/window/checkpage.h"
#include "ui/window/marksdialog.h"
#include "ui/window/tabarea.h"

#include <QHeaderView>

using namespace storescope;

class ColumnsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_fixture.reset(); }
    void aValueBecomesAColumn();
    void addedColumnsComeBackAndGo();
    void hiddenColumnsAreShown();
    void widthsAndOrderComeBack();
    void widthsFit();
    void aClosedTabComesBackWhereItWas();
    void openedNodesComeBack();
    void marksAreListed();
    void theStoreIsChecked();
    void damageIsListed();
    void aLargeTableIsLeftOutBesideItsWriter();

private:
    CollectionPage *page() const { return m_fixture->page(); }
    void again()
    {
        m_fixture->window->close();
        m_fixture->window.reset(); // what it remembers is written then
        m_fixture->window = std::make_unique<MainWindow>();
        m_fixture->window->resize(1280, 800);
        m_fixture->window->show();
        m_fixture->window->begin({});
        QTRY_VERIFY(page() && !page()->rows()->isLoading());
    }
    int column(const char *name) const { return page()->rows()->columns().indexOf(QLatin1String(name)); }
    QString cell(int row, const char *name) const
    {
        const auto look =
            page()->rows()->index(row, column(name)).data(RowsModel::LookRole).value<CellLook>();
        return look.text;
    }
    std::unique_ptr<WindowFixture> m_fixture;
};

void ColumnsTest::init()
{
    m_fixture = std::make_unique<WindowFixture>(
        "[[collection]]\nid = \"log\"\nkind = \"log\"\nfrom = \"log\"\nkey = [\"id\"]\ntail = \"append\"\n"
        "[collection.fields]\ntime = { column = \"at\", time = \"ms\" }\nsession = \"session\"\n"
        "type = \"type\"\npayload = { sql = \"'{\\\"tool\\\":{\\\"name\\\":\\\"grep' || id || '\\\"}}'\", "
        "codec = \"json\" }\n");
    QVERIFY(m_fixture->open(60));
}

void ColumnsTest::aValueBecomesAColumn()
{
    page()->live()->leaveEnd();
    page()->view()->showRow(30, true);
    QTRY_VERIFY(page()->currentRecord());
    const Key key = page()->currentRecord()->key;
    Q_EMIT m_fixture->window->detail()->columnWanted(QStringLiteral("payload.tool.name"));
    QTRY_VERIFY(page() && column("payload.tool.name") >= 0);
    QVERIFY(!page()->view()->isColumnHidden(column("payload.tool.name")));
    QCOMPARE(page()->rows()->columns().at(column("payload.tool.name")).title, QStringLiteral("tool.name"));
    QCOMPARE(m_fixture->window->pages().size(), 1);
    // Where it was read, with the values.
    QTRY_VERIFY(page()->currentRecord() && page()->currentRecord()->key == key);
    QTRY_COMPARE(cell(page()->view()->currentIndex().row(), "payload.tool.name"),
                 QStringLiteral("grep") + toString(key));
    // What comes has it too, and the filter knows its name.
    page()->filterBar()->setText(QStringLiteral("payload.tool.name=grep61"));
    QVERIFY(m_fixture->append(1));
    QTRY_COMPARE(page()->rows()->rowCount(), 1);
    QTRY_COMPARE(cell(0, "payload.tool.name"), QStringLiteral("grep61"));
}

void ColumnsTest::addedColumnsComeBackAndGo()
{
    m_fixture->window->addColumn(page(), QStringLiteral("payload.tool.name"));
    QTRY_VERIFY(column("payload.tool.name") >= 0);
    again();
    QVERIFY(column("payload.tool.name") >= 0);
    QVERIFY(page()->rows()->columns().at(column("payload.tool.name")).added);
    m_fixture->window->removeColumn(page(), QStringLiteral("payload.tool.name"));
    QTRY_VERIFY(column("payload.tool.name") < 0);
    m_fixture->window->addColumn(page(), QStringLiteral("payload.tool"));
    QTRY_VERIFY(column("payload.tool") >= 0);
    m_fixture->commands()->resetColumns->trigger();
    QTRY_VERIFY(column("payload.tool") < 0);
    again();
    QVERIFY(column("payload.tool") < 0);
}

void ColumnsTest::hiddenColumnsAreShown()
{
    page()->view()->setColumnHidden(column("session"), true);
    m_fixture->window->addColumn(page(), QStringLiteral("session"));
    QVERIFY(!page()->view()->isColumnHidden(column("session")));
    QCOMPARE(m_fixture->window->pages().size(), 1);
}

void ColumnsTest::widthsAndOrderComeBack()
{
    QHeaderView *header = page()->view()->horizontalHeader();
    header->resizeSection(column("session"), 143);
    header->moveSection(header->visualIndex(column("session")), 1);
    page()->view()->setColumnHidden(column("_size"), true);
    Q_EMIT page()->columnsChanged();
    again();
    header = page()->view()->horizontalHeader();
    QCOMPARE(header->sectionSize(column("session")), 143);
    QCOMPARE(header->visualIndex(column("session")), 1);
    QVERIFY(page()->view()->isColumnHidden(column("_size")));
    m_fixture->commands()->resetColumns->trigger();
    QVERIFY(header->sectionSize(column("session")) != 143);
    QCOMPARE(header->visualIndex(column("session")), column("session"));
    QVERIFY(!page()->view()->isColumnHidden(column("_size")));
}

// A window of another size is no wish for other columns.
void ColumnsTest::widthsFit()
{
    QSignalSpy changed(page(), &CollectionPage::columnsChanged);
    m_fixture->window->resize(1500, 800);
    QTRY_COMPARE(m_fixture->window->width(), 1500);
    QCoreApplication::processEvents();
    QCOMPARE(changed.size(), 0);
    QHeaderView *header = page()->view()->horizontalHeader();
    header->resizeSection(column("type"), 300);
    QCOMPARE(changed.size(), 1);
}

void ColumnsTest::aClosedTabComesBackWhereItWas()
{
    page()->live()->leaveEnd();
    page()->view()->showRow(20, true);
    QTRY_VERIFY(page()->currentRecord());
    const Key key = page()->currentRecord()->key;
    m_fixture->commands()->closeTab->trigger();
    QVERIFY(!page());
    m_fixture->window->showCollection(m_fixture->store.file(), QStringLiteral("log"));
    QTRY_VERIFY(page() && page()->currentRecord() && page()->currentRecord()->key == key);
    QCOMPARE(page()->live()->mode(), LiveState::Mode::Reading);
    // One that followed follows again.
    page()->live()->follow();
    m_fixture->commands()->closeTab->trigger();
    m_fixture->window->showCollection(m_fixture->store.file(), QStringLiteral("log"));
    QTRY_VERIFY(!page()->rows()->isLoading());
    QCOMPARE(page()->live()->mode(), LiveState::Mode::Following);
}

void ColumnsTest::openedNodesComeBack()
{
    const auto tree = [this] {
        m_fixture->window->detail()->setCurrentTab(1);
        return static_cast<PayloadTab *>(m_fixture->window->detail()->tab(1))->tree();
    };
    page()->live()->leaveEnd();
    page()->view()->showRow(5, true);
    QTRY_VERIFY(tree()->model()->rowCount() == 1);
    QModelIndex tool = tree()->model()->index(0, 0);
    QTRY_VERIFY(tree()->isExpanded(tool));
    tree()->collapse(tool); // the user does not want to see it
    page()->view()->showRow(6, true);
    QTRY_VERIFY(m_fixture->window->detail()->row().record.key == StoreFixture::key(7));
    QTRY_VERIFY(tree()->model()->rowCount() == 1);
    QTRY_VERIFY(!tree()->isExpanded(tree()->model()->index(0, 0)));
    again();
    page()->live()->leaveEnd();
    page()->view()->showRow(8, true);
    QTRY_VERIFY(m_fixture->window->detail()->row().record.key == StoreFixture::key(9));
    QTRY_VERIFY(tree()->model()->rowCount() == 1);
    QVERIFY(!tree()->isExpanded(tree()->model()->index(0, 0)));
}

void ColumnsTest::marksAreListed()
{
    page()->live()->leaveEnd();
    for (const int row : {10, 40}) {
        page()->view()->showRow(row, true);
        QTRY_VERIFY(page()->currentRecord());
        m_fixture->commands()->mark->trigger();
    }
    m_fixture->commands()->marks->trigger();
    auto *dialog = m_fixture->window->findChild<MarksDialog *>();
    QVERIFY(dialog);
    QCOMPARE(dialog->table()->rowCount(), 2);
    QCOMPARE(dialog->table()->item(0, 1)->text(), QStringLiteral("11"));
    QTRY_VERIFY(dialog->table()->item(0, 3) && !dialog->table()->item(0, 3)->text().isEmpty());
    QVERIFY(dialog->table()->item(0, 2)); // its time
    Q_EMIT dialog->table()->cellActivated(0, 0);
    QTRY_VERIFY(page()->currentRecord() && page()->currentRecord()->key == StoreFixture::key(11));
    for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
        if (button->text().contains(QStringLiteral("Remove")))
            button->click();
    }
    QTRY_COMPARE(dialog->table()->rowCount(), 1);
    QCOMPARE(page()->rows()->index(10, 0).data(RowsModel::MarkedRole).toBool(), false);
    QCOMPARE(page()->rows()->index(40, 0).data(RowsModel::MarkedRole).toBool(), true);
}

void ColumnsTest::theStoreIsChecked()
{
    m_fixture->commands()->checkStore->trigger();
    auto *check = m_fixture->window->findChild<CheckPage *>();
    QVERIFY(check);
    QCOMPARE(m_fixture->window->tabs()->currentWidget(), check);
    QTRY_VERIFY(!check->isRunning());
    QCOMPARE(check->model()->rowCount(), 0);
    QVERIFY2(check->sentence().startsWith(QStringLiteral("No damage was found in ")),
             qPrintable(check->sentence()));
    QVERIFY(!check->leftOutButton()->isVisible());
    m_fixture->window->tabs()->setCurrentIndex(0);
    m_fixture->commands()->checkStore->trigger(); // the same tab
    QCOMPARE(m_fixture->window->findChildren<CheckPage *>().size(), 1);
    const std::weak_ptr<OpenStore> store = check->store();
    m_fixture->window->tabs()->setCurrentIndex(0);
    m_fixture->commands()->closeStore->trigger(); // closes its check too
    QVERIFY(m_fixture->window->findChildren<CheckPage *>().isEmpty());
    QTRY_VERIFY(store.expired());
}

void ColumnsTest::damageIsListed()
{
    CheckModel model;
    model.add(QStringLiteral("/x/log.db"),
              {checkFinding(QStringLiteral("log"), QStringLiteral("Page 8121: never used")),
               checkFinding(QStringLiteral("log"), QStringLiteral("row 1 missing from index a"))});
    QCOMPARE(model.index(0, CheckModel::File).data().toString(), QStringLiteral("log.db"));
    QCOMPARE(model.index(0, CheckModel::Page).data().toString(), QLocale().toString(8121));
    QCOMPARE(model.index(1, CheckModel::Page).data().toString(), QString());
    QVERIFY(model.asText().contains(QStringLiteral("Page 8121: never used")));
}

void ColumnsTest::aLargeTableIsLeftOutBesideItsWriter()
{
    QVERIFY(
        WriterProcess::run(QStringLiteral("append"), m_fixture->store.file(),
                           {QStringLiteral("--count"), QStringLiteral("40000"), QStringLiteral("--batch"),
                            QStringLiteral("20000"), QStringLiteral("--payload"), QStringLiteral("400")}));
    WriterProcess writer(QStringLiteral("shell"), m_fixture->store.file());
    QVERIFY(writer.waitUntilReady());
    QVERIFY(writer.sql("UPDATE log SET type = 'x' WHERE id = 1").startsWith("ok 0"));
    QTRY_COMPARE(page()->store()->info().files[0].opened, OpenedAs::Live);
    CheckPage check(page()->store());
    check.setLongest(std::chrono::milliseconds(1));
    check.show();
    check.start();
    QTRY_VERIFY(!check.isRunning());
    QVERIFY(check.leftOutButton()->isVisible());
    QVERIFY2(check.sentence().contains(
                 QStringLiteral("Not checked, because it takes longer than 1 ms in one read: ")) &&
                 check.sentence().endsWith(QStringLiteral("log.")),
             qPrintable(check.sentence()));
    check.leftOutButton()->click();
    QTRY_VERIFY(!check.isRunning());
    QVERIFY(!check.leftOutButton()->isVisible());
    QVERIFY(check.sentence().startsWith(QStringLiteral("No damage was found in ")));
    QVERIFY(writer.end());
}

QTEST_MAIN(ColumnsTest)
#include "tst_columns.moc"
