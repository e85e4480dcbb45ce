// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// Queue and artifacts over real stores: tiles, lanes, horizon, selection, digests.
#include "tests/ui/windowfixture.h"
#include "ui/pages/artifactspage.h"
#include "ui/pages/queuepage.h"
#include "ui/views/expiryhorizon.h"
#include "ui/views/leaselanes.h"
#include "ui/views/parameterfield.h"
#include "ui/views/statetiles.h"

#include <QClipboard>
#include <QPushButton>
#include <QToolButton>

using namespace storescope;

class StatePagesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { m_fixture.reset(); }
    void tilesCountAndFilter();
    void whatAProductNeverHasIsGreyed();
    void lanesShowWhoHoldsWhat();
    void lanesDoNotSeeTheFilter();
    void lanesSayWhatTheyDoNotDraw();
    void whatNobodySeesIsNotCounted();
    void claimsThatRanOutAreTold();
    void theUserSaysWhenClaimsRunOut();
    void aClaimIsSelectedByItsBar();
    void horizonPlacesWhatExpires();
    void theHorizonSaysWhatIsLeftOut();
    void aDragSelects();
    void theSelectionIsSummed();
    void showChoosesTheState();
    void whatExpiredIsSearchedToo();
    void digestsAreChecked();

private:
    // 40 jobs: 1 in 4 is running (of those, the first two ran out), the rest wait. Ends are far enough away
    // to stand still.
    static QByteArray queue()
    {
        return "[[collection]]\nid = \"jobs\"\nkind = \"queue\"\nfrom = \"log\"\nkey = [\"id\"]\n"
               "tail = \"append\"\n[collection.fields]\nid = { sql = \"'job-' || id\" }\ntype = \"type\"\n"
               "queue = { sql = \"'main'\" }\nowner = { sql = \"'worker-' || (id % 3)\" }\n"
               "started = { sql = \"CASE WHEN id % 4 = 0 THEN :now_ms - 60000 END\", time = \"ms\" }\n"
               "lease_until = { sql = \"CASE WHEN id % 4 = 0 THEN :now_ms + CASE WHEN id < 9 THEN -200000 "
               "ELSE "
               "200000 END END\", time = \"ms\" }\n"
               "[[collection.state]]\nis = \"lease-expired\"\nwhen = \"id % 4 = 0 AND id < 9\"\n"
               "[[collection.state]]\nis = \"running\"\nwhen = \"id % 4 = 0\"\n"
               "[[collection.state]]\nis = \"claimable\"\n";
    }
    static QByteArray artifacts()
    {
        return "[[collection]]\nid = \"files\"\nkind = \"artifacts\"\nfrom = \"log\"\nkey = [\"id\"]\n"
               "tail = \"append\"\nbody = { column = \"body\", digest = \"sha256\" }\n[collection.fields]\n"
               "name = { sql = \"'part-' || id\" }\nmedia_type = { sql = \"'text/plain'\" }\n"
               "bytes = { sql = \"1000 * id\" }\n"
               "digest = { sql = \"CASE WHEN id = 3 THEN 'sha256:00' END\" }\n"
               "expires = { sql = \"CASE WHEN id <= 10 THEN :now_ms - 1000 * id ELSE :now_ms + 60000 * id "
               "END\", time = \"ms\" }\n"
               "[[collection.state]]\nis = \"expired\"\nwhen = \"id <= 10\"\n"
               "[[collection.state]]\nis = \"live\"\n";
    }
    bool open(const QByteArray &collections, int rows)
    {
        m_fixture = std::make_unique<WindowFixture>(collections);
        return m_fixture->open(rows);
    }
    QueuePage *queuePage() const { return qobject_cast<QueuePage *>(m_fixture->page()); }
    ArtifactsPage *artifactsPage() const { return qobject_cast<ArtifactsPage *>(m_fixture->page()); }
    QString count(const char *state) const
    {
        return queuePage()->tiles()->tile(QLatin1String(state))->accessibleDescription();
    }
    std::unique_ptr<WindowFixture> m_fixture;
};

void StatePagesTest::tilesCountAndFilter()
{
    QVERIFY(open(queue(), 40));
    QVERIFY(queuePage());
    QTRY_COMPARE(count("running"), QStringLiteral("8"));
    QCOMPARE(count("lease-expired"), QStringLiteral("2"));
    QCOMPARE(count("claimable"), QStringLiteral("30"));
    queuePage()->tiles()->tile(QStringLiteral("running"))->click();
    QCOMPARE(queuePage()->filterBar()->text(), QStringLiteral("state:running"));
    QTRY_COMPARE(queuePage()->rows()->rowCount(), 8);
    queuePage()->filterBar()->setText(QStringLiteral("state:claimable,lease-expired"));
    QCOMPARE(queuePage()->tiles()->chosen(),
             (QStringList{QStringLiteral("claimable"), QStringLiteral("lease-expired")}));
    QTRY_COMPARE(queuePage()->rows()->rowCount(), 32);
    QCOMPARE(count("running"), QStringLiteral("8")); // of all, not of what is shown
}

void StatePagesTest::whatAProductNeverHasIsGreyed()
{
    QVERIFY(open(queue(), 40));
    QTRY_COMPARE(count("running"), QStringLiteral("8"));
    QVERIFY(!queuePage()->tiles()->tile(QStringLiteral("blocked"))->isEnabled());
    QCOMPARE(count("blocked"), QStringLiteral("–"));
    QVERIFY(queuePage()->tiles()->tile(QStringLiteral("running"))->isEnabled());
}

void StatePagesTest::lanesShowWhoHoldsWhat()
{
    QVERIFY(open(queue(), 40));
    LeaseLanes *lanes = queuePage()->lanes();
    QVERIFY(lanes);
    QTRY_COMPARE(lanes->lanes().size(), size_t(3));
    size_t claims = 0;
    for (const LeaseLanes::Lane &lane : lanes->lanes())
        claims += lane.claims.size();
    QCOMPARE(claims, size_t(10));
    QVERIFY(lanes->lanes().front().overdue > 0); // trouble stands first
    QCOMPARE(lanes->inWords(), QStringLiteral("3 lanes hold 10 claims, 2 ran out"));
    lanes->setBy(LeaseLanes::By::Queue);
    QCOMPARE(lanes->lanes().size(), size_t(1));
    QVERIFY(lanes->height() <= queuePage()->height() * 4 / 10);
}

// Who holds what does not depend on what the list shows.
void StatePagesTest::lanesDoNotSeeTheFilter()
{
    QVERIFY(open(queue(), 40));
    LeaseLanes *lanes = queuePage()->lanes();
    QTRY_COMPARE(lanes->inWords(), QStringLiteral("3 lanes hold 10 claims, 2 ran out"));
    QSignalSpy asked(lanes, &LeaseLanes::lanesChanged);
    queuePage()->filterBar()->setText(QStringLiteral("state:claimable"));
    QTRY_COMPARE(queuePage()->rows()->rowCount(), 30);
    QTRY_VERIFY(!asked.isEmpty());
    QCOMPARE(lanes->inWords(), QStringLiteral("3 lanes hold 10 claims, 2 ran out"));
}

void StatePagesTest::lanesSayWhatTheyDoNotDraw()
{
    QVERIFY(open(queue(), 1000));
    LeaseLanes *lanes = queuePage()->lanes();
    QTRY_COMPARE(lanes->note(), QStringLiteral("50 more claims that end later are not drawn."));
    QVERIFY(lanes->inWords().startsWith(QStringLiteral("3 lanes hold 250 claims")));
}

void StatePagesTest::whatNobodySeesIsNotCounted()
{
    QVERIFY(open(queue(), 40));
    QTRY_COMPARE(count("claimable"), QStringLiteral("30"));
    QueuePage *page = queuePage();
    page->hide();
    const int counts = page->counts();
    QVERIFY(m_fixture->append(3));
    QTRY_COMPARE(page->rows()->rowCount(), 43);
    page->second();
    QTRY_VERIFY(page->rows()->lastChange().has_value());
    QCOMPARE(page->counts(), counts);
    page->show();
    QTRY_COMPARE(page->tiles()->tile(QStringLiteral("claimable"))->accessibleDescription(),
                 QStringLiteral("33"));
}

void StatePagesTest::claimsThatRanOutAreTold()
{
    QVERIFY(open(queue(), 40));
    QTRY_COMPARE(queuePage()->trouble(), QStringLiteral("2 claims ran out and nobody took over."));
    for (QPushButton *button : queuePage()->findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text() == QStringLiteral("Show them"))
            button->click();
    }
    QTRY_COMPARE(queuePage()->rows()->rowCount(), 2);
}

// Ten claims that began one to ten minutes ago, of a program that keeps no lease. One statement of the user
// is the rule of tiles, lanes, list and the strip alike, is kept for the store, and can be taken back.
void StatePagesTest::theUserSaysWhenClaimsRunOut()
{
    QVERIFY(open("[[parameter]]\nname = \"stuck_after\"\ntitle = \"A claim runs out after\"\nunit = "
                 "\"s\"\ndefault = 330\n"
                 "[[collection]]\nid = \"jobs\"\nkind = \"queue\"\nfrom = \"log\"\nkey = [\"id\"]\n"
                 "now = \"s\"\ntail = \"append\"\n[collection.fields]\nid = { sql = \"'job-' || id\" }\n"
                 "owner = { sql = \"'worker-' || (id % 3)\" }\n"
                 "started = { sql = \":now - id * 60\", time = \"s\" }\n"
                 "lease_until = { sql = \":now - id * 60 + :stuck_after\", time = \"s\" }\n"
                 "[[collection.state]]\nis = \"lease-expired\"\nwhen = \"id * 60 > :stuck_after\"\n"
                 "[[collection.state]]\nis = \"running\"\n",
                 10));
    const auto overdue = [this] {
        int claims = 0;
        for (const LeaseLanes::Lane &lane : queuePage()->lanes()->lanes())
            claims += lane.overdue;
        return claims;
    };
    const auto allSay = [&](int claims) {
        return QTest::qWaitFor(
            [&] {
                return queuePage() && overdue() == claims &&
                       count("lease-expired") == QString::number(claims) &&
                       queuePage()->trouble().startsWith(QString::number(claims));
            },
            20000);
    };
    const auto field = [this] { return queuePage()->parameter(QStringLiteral("stuck_after")); };
    const auto state = [this](const QString &text) {
        QLineEdit *edit = queuePage()->parameter(QStringLiteral("stuck_after"))->edit();
        edit->setText(text);
        Q_EMIT edit->editingFinished();
    };
    QVERIFY(allSay(5)); // 6 to 10 minutes
    QVERIFY(field() && field()->isVisible());
    QCOMPARE(field()->edit()->text(), QStringLiteral("5 min 30 s"));
    QVERIFY(!field()->resetButton()->isVisible());
    state(QStringLiteral("nonsense"));
    QCOMPARE(field()->edit()->text(), QStringLiteral("5 min 30 s"));
    state(QStringLiteral("8 min 30s"));
    QVERIFY(allSay(2));
    QTRY_VERIFY(field() && field()->resetButton()->isVisible());
    m_fixture->window.reset();
    m_fixture->window = std::make_unique<MainWindow>(); // it is kept
    QVERIFY(m_fixture->show());
    QVERIFY(allSay(2));
    QCOMPARE(field()->edit()->text(), QStringLiteral("8 min 30 s"));
    field()->resetButton()->click();
    QVERIFY(allSay(5));
}

void StatePagesTest::aClaimIsSelectedByItsBar()
{
    QVERIFY(open(queue(), 40));
    LeaseLanes *lanes = queuePage()->lanes();
    QTRY_COMPARE(lanes->lanes().size(), size_t(3));
    lanes->viewport()->repaint();
    QSignalSpy wanted(lanes, &LeaseLanes::claimWanted);
    lanes->setFocus();
    QTest::keyClick(lanes, Qt::Key_Down);
    QTest::keyClick(lanes, Qt::Key_Return);
    QCOMPARE(wanted.size(), 1);
    QVERIFY(queuePage()->currentRecord());
    QVERIFY(queuePage()->currentRecord()->key == wanted[0][0].value<Key>());
}

void StatePagesTest::horizonPlacesWhatExpires()
{
    QVERIFY(open(artifacts(), 60));
    ExpiryHorizon *horizon = artifactsPage()->horizon();
    QVERIFY(horizon);
    QTRY_COMPARE(horizon->items().size(), size_t(60));
    QVERIFY(horizon->inWords().startsWith(QStringLiteral("10 expired")));
    horizon->repaint();
    const qint64 minute = 60'000'000'000;
    const double now = horizon->xOf(0), soon = horizon->xOf(minute / 2), one = horizon->xOf(minute);
    QVERIFY(qAbs((one - now) - 2 * (soon - now)) < 0.5);         // linear up to a minute
    QVERIFY(horizon->xOf(10 * minute) - one < 10 * (one - now)); // then not
    QVERIFY(horizon->xOf(60 * minute) <= horizon->width());
}

void StatePagesTest::theHorizonSaysWhatIsLeftOut()
{
    QVERIFY(open(artifacts(), 60));
    ExpiryHorizon *horizon = artifactsPage()->horizon();
    QTRY_COMPARE(horizon->items().size(), size_t(60));
    QVERIFY(horizon->note().isEmpty());
    artifactsPage()->filterBar()->setText(QStringLiteral("state:live"));
    QTRY_COMPARE(horizon->items().size(), size_t(50));
    QVERIFY(horizon->inWords().endsWith(QStringLiteral("only what the filter shows")));
}

void StatePagesTest::aDragSelects()
{
    QVERIFY(open(artifacts(), 60));
    ExpiryHorizon *horizon = artifactsPage()->horizon();
    QTRY_COMPARE(horizon->items().size(), size_t(60));
    horizon->repaint();
    const int from = int(horizon->xOf(0)) + 2, to = horizon->width() - 2, y = 70;
    QTest::mousePress(horizon, Qt::LeftButton, {}, {from, y});
    QTest::mouseMove(horizon, {to, y});
    QTest::mouseRelease(horizon, Qt::LeftButton, {}, {to, y});
    QCOMPARE(artifactsPage()->rows()->checkedKeys().size(), size_t(50));
    QVERIFY(artifactsPage()->selectionBar()->isVisible());
}

void StatePagesTest::theSelectionIsSummed()
{
    QVERIFY(open(artifacts(), 60));
    QVERIFY(!artifactsPage()->selectionBar()->isVisible());
    m_fixture->commands()->selectAll->trigger();
    QVERIFY(artifactsPage()->selectionBar()->isVisible());
    QStringList words;
    for (const QLabel *label : artifactsPage()->selectionBar()->findChildren<QLabel *>())
        words << label->text();
    QVERIFY2(words.join(u' ').startsWith(QStringLiteral("60 selected 1.7 MB, first one expires in 1")),
             qPrintable(words.join(u' ')));
    for (QPushButton *button : artifactsPage()->selectionBar()->findChildren<QPushButton *>()) {
        if (button->text() == QStringLiteral("Copy references"))
            button->click();
    }
    QCOMPARE(QGuiApplication::clipboard()->text().count(u'\n'), 59);
}

void StatePagesTest::showChoosesTheState()
{
    QVERIFY(open(artifacts(), 60));
    auto *show = artifactsPage()->filterBar()->findChild<QComboBox *>();
    QVERIFY(show);
    QStringList choices;
    for (int at = 0; at < show->count(); ++at)
        choices << show->itemText(at);
    QCOMPARE(choices,
             (QStringList{QStringLiteral("Live"), QStringLiteral("Expired"), QStringLiteral("All")}));
    QCOMPARE(show->currentIndex(), 2);
    show->setCurrentIndex(1);
    Q_EMIT show->activated(1);
    QCOMPARE(artifactsPage()->filterBar()->text(), QStringLiteral("state:expired"));
    QTRY_COMPARE(artifactsPage()->rows()->rowCount(), 10);
    artifactsPage()->filterBar()->clear();
    QCOMPARE(show->currentIndex(), 2);
}

void StatePagesTest::whatExpiredIsSearchedToo()
{
    QVERIFY(open(artifacts(), 60));
    artifactsPage()->filterBar()->setText(QStringLiteral("name:part-7 state:live"));
    QTRY_COMPARE(artifactsPage()->rows()->rowCount(), 0); // it expired
    QVERIFY(artifactsPage()->searchesLiveOnly());
    Q_EMIT artifactsPage()->view()->emptyButtonPressed();
    QCOMPARE(artifactsPage()->filterBar()->text(), QStringLiteral("name:part-7"));
    QTRY_COMPARE(artifactsPage()->rows()->rowCount(), 1);
    QVERIFY(!artifactsPage()->searchesLiveOnly());
    Q_EMIT artifactsPage()->view()->emptyButtonPressed();
    QVERIFY(artifactsPage()->filterBar()->text().isEmpty());
}

void StatePagesTest::digestsAreChecked()
{
    QVERIFY(open(artifacts(), 60));
    artifactsPage()->rows()->locate(StoreFixture::key(3));
    m_fixture->commands()->checkDigest->trigger();
    QTRY_VERIFY2(artifactsPage()->noticeText().startsWith(
                     QStringLiteral("part-3 is not what its digest says. The store has 00")),
                 qPrintable(artifactsPage()->noticeText()));
    artifactsPage()->rows()->locate(StoreFixture::key(4));
    m_fixture->commands()->checkDigest->trigger();
    QCOMPARE(artifactsPage()->noticeText(),
             QStringLiteral("part-4 has no digest in this store to compare with."));
}

QTEST_MAIN(StatePagesTest)
#include "tst_statepages.moc"
