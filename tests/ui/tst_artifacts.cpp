// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// Boxes, saving, and what stays to be seen of an artifact that goes.
#include "tests/ui/windowfixture.h"
#include "ui/detail/detaildock.h"
#include "ui/detail/expirycard.h"
#include "ui/pages/artifactspage.h"
#include "ui/window/artifactfile.h"
#include "ui/window/exportdialog.h"

#include <QDialogButtonBox>
#include <QPlainTextEdit>

using namespace storescope;

class ArtifactsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { m_fixture.reset(); }
    void columnsStandInOrder();
    void spaceChecksAndShiftSpaceARange();
    void aPressOnTheBoxChecksAndSelectsNothing();
    void allIsARule();
    void anotherFilterEndsTheRule();
    void whatGoesIsCheckedNoMore();
    void theExportTakesTheCheckedOnes();
    void aRemovedRowStaysToBeSeen();
    void theCardSaysUntilWhen();
    void theDetailOpensByType();
    void oneIsSaved();
    void whoNamesItIsSearched();

private:
    static QByteArray artifacts()
    {
        return "[[collection]]\nid = \"files\"\nkind = \"artifacts\"\nfrom = \"log\"\nkey = [\"id\"]\n"
               "tail = { mode = \"append\", removes = true }\nbody = { column = \"body\", digest = "
               "\"sha256\" }\n"
               "[collection.fields]\nid = { sql = \"'art_' || id\" }\nname = { sql = \"'part-' || id\" }\n"
               "media_type = { sql = \"CASE WHEN id = 2 THEN 'image/png' ELSE 'text/plain' END\" }\n"
               "bytes = { sql = \"1000 * id\" }\nsession = \"session\"\n"
               "created = { sql = \":now_ms - 60000\", time = \"ms\" }\n"
               "expires = { sql = \":now_ms + 60000 * id\", time = \"ms\" }\n"
               "[collection.columns]\nrefs = { sql = \"id % 3\" }\n"
               "[[collection.state]]\nis = \"live\"\n" +
               StoreFixture::logCollection();
    }
    bool open(int rows)
    {
        m_fixture = std::make_unique<WindowFixture>(artifacts());
        if (!m_fixture->create(rows) || !m_fixture->show())
            return false;
        m_fixture->window->showCollection(m_fixture->store.file(), QStringLiteral("files"));
        return QTest::qWaitFor([this, rows] { return page() && page()->rows()->rowCount() == rows; }, 20000);
    }
    ArtifactsPage *page() const { return qobject_cast<ArtifactsPage *>(m_fixture->page()); }
    RecordView *view() const { return page()->view(); }
    std::vector<qint64> checked() const
    {
        std::vector<qint64> numbers;
        for (const Key &key : page()->rows()->checkedKeys())
            numbers.push_back(std::get<qint64>(key.parts[0]));
        return numbers;
    }
    void look(qint64 number) const
    {
        page()->rows()->locate(StoreFixture::key(number));
        view()->setFocus();
    }
    QString goneText() const
    {
        for (const Strip *strip : m_fixture->window->detail()->findChildren<Strip *>()) {
            if (strip->isVisible() && strip->text().startsWith(QStringLiteral("Removed at")))
                return strip->text();
        }
        return {};
    }
    std::unique_ptr<WindowFixture> m_fixture;
};

void ArtifactsTest::columnsStandInOrder()
{
    QVERIFY(open(5));
    QStringList shown;
    for (int column = 0; column < page()->rows()->columnCount(); ++column) {
        if (!view()->isColumnHidden(column))
            shown << page()->rows()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    }
    QCOMPARE(shown,
             QStringLiteral(",Name,Id,Media type,Size,Expires in,Expires at,Session,Refs").split(u','));
    QCOMPARE(view()->columnWidth(0), 30);
}

void ArtifactsTest::spaceChecksAndShiftSpaceARange()
{
    QVERIFY(open(20));
    QVERIFY(!page()->selectionBar()->isVisible());
    look(3);
    QTest::keyClick(view(), Qt::Key_Space);
    QCOMPARE(checked(), std::vector<qint64>{3});
    QVERIFY(page()->selectionBar()->isVisible());
    look(7);
    QTest::keyClick(view(), Qt::Key_Space, Qt::ShiftModifier);
    QCOMPARE(checked(), (std::vector<qint64>{3, 4, 5, 6, 7}));
    QTest::keyClick(view(), Qt::Key_Space);
    QCOMPARE(checked(), (std::vector<qint64>{3, 4, 5, 6}));
    const QModelIndex box = page()->rows()->index(page()->rows()->rowOfKey(StoreFixture::key(3)), 0);
    QCOMPARE(box.data(Qt::AccessibleTextRole).toString(), QStringLiteral("checked"));
    page()->rows()->uncheckAll();
    QVERIFY(!page()->selectionBar()->isVisible());
}

void ArtifactsTest::aPressOnTheBoxChecksAndSelectsNothing()
{
    QVERIFY(open(20));
    const QModelIndex box = page()->rows()->index(4, 0);
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, view()->visualRect(box).center());
    QCOMPARE(checked(), std::vector<qint64>{5});
    QVERIFY(view()->selectedRows().isEmpty());
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, view()->visualRect(box).center());
    QVERIFY(checked().empty());
}

void ArtifactsTest::allIsARule()
{
    QVERIFY(open(6));
    m_fixture->commands()->selectAll->trigger();
    QCOMPARE(checked().size(), size_t(6));
    look(2);
    QTest::keyClick(view(), Qt::Key_Space);
    QCOMPARE(checked(), (std::vector<qint64>{1, 3, 4, 5, 6}));
    QVERIFY(m_fixture->append(3));
    QTRY_COMPARE(checked(), (std::vector<qint64>{1, 3, 4, 5, 6, 7, 8, 9})); // also what comes later
    QTRY_VERIFY(m_fixture->window->statusText().contains(QStringLiteral("8 selected")));
}

void ArtifactsTest::anotherFilterEndsTheRule()
{
    QVERIFY(open(6));
    page()->filterBar()->setText(QStringLiteral("name:part-1 or name:part-2"));
    QTRY_COMPARE(page()->rows()->rowCount(), 2);
    m_fixture->commands()->selectAll->trigger();
    QCOMPARE(checked(), (std::vector<qint64>{1, 2}));
    page()->filterBar()->clear();
    QTRY_COMPARE(page()->rows()->rowCount(), 6);
    QCOMPARE(checked(), (std::vector<qint64>{1, 2}));
}

void ArtifactsTest::whatGoesIsCheckedNoMore()
{
    QVERIFY(open(6));
    page()->rows()->setChecked({StoreFixture::key(4), StoreFixture::key(5)}, true);
    QVERIFY(WriterProcess::run(QStringLiteral("delete"), m_fixture->store.file(),
                               {QStringLiteral("--id"), QStringLiteral("4")}));
    page()->reload();
    QTRY_COMPARE(checked(), std::vector<qint64>{5});
}

void ArtifactsTest::theExportTakesTheCheckedOnes()
{
    QVERIFY(open(20));
    page()->rows()->setChecked({StoreFixture::key(4), StoreFixture::key(9)}, true);
    m_fixture->commands()->exportRows->trigger();
    auto *dialog = m_fixture->window->findChild<ExportDialog *>();
    QVERIFY(dialog);
    QCOMPARE(dialog->size(), QSize(560, 440));
    std::vector<Key> keys;
    connect(dialog, &ExportDialog::chosen, this,
            [&keys](const ExportOptions &options) { keys = options.keys; });
    m_fixture->window->disconnect(dialog); // only what is asked for
    dialog->disconnect(m_fixture->window.get());
    dialog->findChild<QDialogButtonBox *>()->accepted();
    QVERIFY(keys == (std::vector<Key>{StoreFixture::key(4), StoreFixture::key(9)}));
}

void ArtifactsTest::aRemovedRowStaysToBeSeen()
{
    QVERIFY(open(6));
    look(4);
    QTRY_VERIFY(!m_fixture->window->detail()->row().isNull());
    QVERIFY(WriterProcess::run(QStringLiteral("delete"), m_fixture->store.file(),
                               {QStringLiteral("--id"), QStringLiteral("4")}));
    page()->reload();
    QTRY_VERIFY(!goneText().isEmpty());
    QVERIFY2(goneText().endsWith(QStringLiteral(". You are looking at a copy.")), qPrintable(goneText()));
    QVERIFY(page()->currentRecord()->key == StoreFixture::key(4)); // another row has not taken its place
    look(5);
    QTRY_COMPARE(page()->rows()->rowCount(), 5);
    QVERIFY(goneText().isEmpty());
    QVERIFY(m_fixture->window->detail()->row().record.key == StoreFixture::key(5));
}

void ArtifactsTest::theCardSaysUntilWhen()
{
    QVERIFY(open(6));
    look(4);
    ExpiryCard *card = m_fixture->window->detail()->expiry();
    QTRY_VERIFY(card->isVisible());
    QVERIFY2(card->words().startsWith(QStringLiteral("Expires in 3:5")) ||
                 card->words() == QStringLiteral("Expires in 4:00"),
             qPrintable(card->words()));
    m_fixture->window->showCollection(m_fixture->store.file(), QStringLiteral("log"));
    QTRY_VERIFY(m_fixture->page()->rows()->rowCount() > 0);
    m_fixture->page()->stepRow(-1);
    QTRY_VERIFY(!card->isVisible());
}

void ArtifactsTest::theDetailOpensByType()
{
    QVERIFY(open(6));
    DetailDock *detail = m_fixture->window->detail();
    look(1);
    QTRY_COMPARE(detail->currentTab(), 2); // Raw
    const auto *raw = detail->tab(2)->findChild<QPlainTextEdit *>();
    QTRY_VERIFY2(raw->toPlainText().startsWith(QLatin1Char('{')), qPrintable(raw->toPlainText())); // its body
    look(2);
    QTRY_COMPARE(detail->currentTab(), 4); // Image
    Q_EMIT detail->findChild<QTabBar *>()->tabBarClicked(0);
    detail->setCurrentTab(0);
    look(1);
    QCOMPARE(detail->currentTab(), 0); // as the user has chosen
}

void ArtifactsTest::oneIsSaved()
{
    QVERIFY(open(6));
    look(3);
    QCOMPARE(ArtifactFile::nameOf(*page()), QStringLiteral("part-3.txt"));
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("mine.txt"));
    QFile there(file);
    QVERIFY(there.open(QIODevice::WriteOnly) && there.write("old") == 3);
    there.close();
    ArtifactFile saving;
    QSignalSpy said(&saving, &ArtifactFile::said);
    saving.saveAs(*page(), StoreFixture::key(3), file);
    QTRY_COMPARE(said.size(), 1);
    QVERIFY2(said[0][2].toString().startsWith(QStringLiteral("is saved")), qPrintable(said[0][2].toString()));
    QVERIFY(there.open(QIODevice::ReadOnly));
    QVERIFY(there.readAll().startsWith('{'));
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(), 1);
}

void ArtifactsTest::whoNamesItIsSearched()
{
    QVERIFY(open(6));
    look(3);
    m_fixture->commands()->findNaming->trigger();
    QCOMPARE(m_fixture->page()->collection().kind(), Kind::Log);
    QCOMPARE(m_fixture->page()->filterBar()->text(), QStringLiteral("\"art_3\""));
}

QTEST_MAIN(ArtifactsTest)
#include "tst_artifacts.moc"
