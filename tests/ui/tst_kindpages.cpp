// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// Keys, versions, schedules and budgets over real stores.
#include "tests/ui/windowfixture.h"
#include "ui/detail/detaildock.h"
#include "ui/detail/difftab.h"
#include "ui/pages/groupedpage.h"
#include "ui/views/prefixtree.h"

using namespace storescope;

class KindPagesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { m_fixture.reset(); }
    void prefixesAreCounted();
    void aPrefixNarrowsTheKeys();
    void theFilterOfTheUserStays();
    void keysShowTheirParts();
    void keysShowCodecAndUpdate();
    void aChangedValueIsMarkedAndCompared();
    void versionsStandBesideWhatTheyAreOf();
    void aVersionIsComparedWithTheOneBefore();
    void schedulesTellTheirRule();
    void budgetsShowWhatIsUsed();
    void budgetsShowTheLastDays();
    void thePagesPaint();

private:
    static QByteArray with(const char *kind, const char *key, const QByteArray &rest)
    {
        return QByteArray("[[collection]]\nid = \"it\"\nkind = \"") + kind +
               "\"\nfrom = \"log\"\nkey = " + key + "\ntail = \"difference\"\n[collection.fields]\n" + rest;
    }
    static QByteArray keys()
    {
        return with(
            "keyvalue", "[\"session\", \"id\"]",
            "store = \"session\"\nkey = { sql = \"CASE id % 2 WHEN 0 THEN 'user:' ELSE 'job:' END || id\" }\n"
            "value = { column = \"body\", codec = \"json\" }\n");
    }
    static QByteArray versions()
    {
        return with("versions", "[\"id\"]",
                    "id = \"session\"\nversion = { sql = \"id\" }\n"
                    "document = { sql = \"'{\\\"size\\\":' || (id * id * id) || '}'\", codec = \"json\" }\n");
    }
    static QByteArray schedules()
    {
        return with(
            "schedules", "[\"id\"]",
            "id = { sql = \"'s' || id\" }\ntitle = { sql = \"'rule ' || id\" }\n"
            "enabled = { sql = \"id <> 3\" }\n"
            "next = { sql = \":now_ms + CASE id WHEN 2 THEN -60000 ELSE 3600000 END\", time = \"ms\" }\n"
            "[collection.columns]\nrule = { sql = \"CASE id WHEN 4 THEN 'whenever' ELSE '*/30 * * * *' "
            "END\", "
            "unit = \"cron\" }\n");
    }
    static QByteArray budgets()
    {
        return with(
            "budgets", "[\"id\"]",
            "id = { sql = \"'b' || id\" }\nused = { sql = \"id * 40\", unit = \"s\" }\nlimit = { sql = "
            "\"100\" }\n"
            "days = { sql = \"CASE id WHEN 3 THEN NULL ELSE json_object(date('now', 'localtime'), id * 2, "
            "date('now', 'localtime', '-6 days'), 4, date('now', 'localtime', '-7 days'), 99) END\" }\n");
    }
    bool open(const QByteArray &collections, int rows)
    {
        m_fixture = std::make_unique<WindowFixture>(collections);
        return m_fixture->open(rows);
    }
    CollectionPage *page() const { return m_fixture->page(); }
    PrefixTree *tree() const { return qobject_cast<GroupedPage *>(page())->tree(); }
    void choose(const QString &name) const
    {
        const QModelIndexList found = tree()->model()->match(tree()->model()->index(0, 0), Qt::DisplayRole,
                                                             name, 1, Qt::MatchExactly | Qt::MatchRecursive);
        QVERIFY(!found.isEmpty());
        tree()->setCurrentIndex(found.constFirst());
    }
    CellLook look(int row, const char *column) const
    {
        const int at = page()->rows()->columns().indexOf(QLatin1String(column));
        return at < 0 ? CellLook{}
                      : page()->rows()->index(row, at).data(RowsModel::LookRole).value<CellLook>();
    }
    std::unique_ptr<WindowFixture> m_fixture;
};

void KindPagesTest::prefixesAreCounted()
{
    QVERIFY(open(keys(), 20)); // sessions s0 to s4, four rows each, half of them user
    QTRY_VERIFY(tree()->isVisible());
    QCOMPARE(tree()->words().size(), 1 + 5 * 3);
    QCOMPARE(tree()->words().mid(0, 4), (QStringList{QStringLiteral("All 20"), QStringLiteral("s0 4"),
                                                     QStringLiteral(" job 2"), QStringLiteral(" user 2")}));
    QVERIFY(m_fixture->append(5));
    QTRY_COMPARE(tree()->words().constFirst(), QStringLiteral("All 25"));
}

void KindPagesTest::aPrefixNarrowsTheKeys()
{
    QVERIFY(open(keys(), 20));
    QTRY_VERIFY(tree()->isVisible());
    choose(QStringLiteral("s1"));
    QCOMPARE(page()->filterBar()->text(), QStringLiteral("store=s1"));
    QTRY_COMPARE(page()->rows()->rowCount(), 4);
    QTRY_COMPARE(tree()->words().constFirst(), QStringLiteral("All ≈ 20")); // of before
    tree()->setCurrentIndex(tree()->model()->index(0, 0, tree()->currentIndex()));
    QTRY_COMPARE(page()->rows()->rowCount(), 2);
    QVERIFY2(page()->filterBar()->text().startsWith(QStringLiteral("store=s1 key:")),
             qPrintable(page()->filterBar()->text()));
    page()->filterBar()->clear();
    QTRY_COMPARE(page()->rows()->rowCount(), 20);
    QCOMPARE(tree()->currentIndex().row(), 0);
    QVERIFY(!tree()->currentIndex().parent().isValid());
}

void KindPagesTest::theFilterOfTheUserStays()
{
    QVERIFY(open(keys(), 20));
    QTRY_VERIFY(tree()->isVisible());
    page()->filterBar()->setText(QStringLiteral("key:user"));
    QTRY_COMPARE(page()->rows()->rowCount(), 10);
    choose(QStringLiteral("s2"));
    QCOMPARE(page()->filterBar()->text(), QStringLiteral("key:user store=s2"));
    choose(QStringLiteral("s3"));
    QCOMPARE(page()->filterBar()->text(), QStringLiteral("key:user store=s3"));
    choose(QStringLiteral("All"));
    QCOMPARE(page()->filterBar()->text(), QStringLiteral("key:user"));
}

void KindPagesTest::keysShowTheirParts()
{
    QVERIFY(open(keys(), 20));
    const QString whole = look(0, "key").text;
    QCOMPARE(look(0, "_part0").text + QLatin1Char(':') + look(0, "_part1").text, whole);
    QCOMPARE(look(0, "_part2").text, QString());
    QVERIFY(page()->view()->isColumnHidden(page()->rows()->columns().indexOf(QStringLiteral("_part0"))));
}

void KindPagesTest::keysShowCodecAndUpdate()
{
    QVERIFY(open(with("keyvalue", "[\"id\"]",
                      "key = { sql = \"'k' || id\" }\n"
                      "value = { column = \"body\", codec_by = \"type\", codecs = { j = \"json\" } }\n"
                      "[collection.columns]\nhow = \"type\"\n"
                      "updated_at = { column = \"at\", time = \"ms\" }\n"),
                 3));
    const ColumnSet &columns = page()->rows()->columns();
    QStringList titles;
    for (const ShownColumn &column : columns.columns()) {
        if (!column.hidden)
            titles << column.title;
    }
    QCOMPARE(titles, (QStringList{QStringLiteral("Key"), QStringLiteral("Value"), QStringLiteral("Codec"),
                                  QStringLiteral("Size"), QStringLiteral("Updated")}));
}

void KindPagesTest::aChangedValueIsMarkedAndCompared()
{
    QVERIFY(open(keys(), 10));
    const Key key{{Value(Text{"s2"}), Value(qint64(3))}};
    QTRY_VERIFY(page()->rows()->rowOfKey(key) >= 0);
    page()->rows()->locate(key);
    const auto changed = [&] {
        const int row = page()->rows()->rowOfKey(key);
        return page()->rows()->index(row, 0).data(RowsModel::ChangedRole).toBool();
    };
    QVERIFY(!changed());
    QVERIFY(WriterProcess::run(QStringLiteral("update"), m_fixture->store.file(),
                               {QStringLiteral("--id"), QStringLiteral("3"), QStringLiteral("--body"),
                                QStringLiteral("{\"now\":5}")}));
    QTRY_VERIFY(changed());
    DetailDock *detail = m_fixture->window->detail();
    auto *diff = qobject_cast<DiffTab *>(detail->tab(5));
    QTRY_VERIFY(diff->fits(detail->row()));
    detail->setCurrentTab(5);
    QTRY_VERIFY(diff->differences() > 0);
    bool added = false;
    for (const DiffLine &line : diff->lines())
        added =
            added || (line.sign == DiffLine::Sign::Added && line.text.contains(QStringLiteral("\"now\": 5")));
    QVERIFY(added);
}

void KindPagesTest::versionsStandBesideWhatTheyAreOf()
{
    QVERIFY(open(versions(), 20));
    QTRY_VERIFY(tree()->isVisible());
    QCOMPARE(tree()->words(),
             (QStringList{QStringLiteral("All 20"), QStringLiteral("s0 4"), QStringLiteral("s1 4"),
                          QStringLiteral("s2 4"), QStringLiteral("s3 4"), QStringLiteral("s4 4")}));
    choose(QStringLiteral("s3"));
    QCOMPARE(page()->filterBar()->text(), QStringLiteral("id=s3"));
    QTRY_COMPARE(page()->rows()->rowCount(), 4);
}

void KindPagesTest::aVersionIsComparedWithTheOneBefore()
{
    QVERIFY(open(versions(), 20));
    page()->rows()->locate(StoreFixture::key(1));
    DetailDock *detail = m_fixture->window->detail();
    QTRY_VERIFY(!detail->row().isNull());
    QVERIFY(!detail->row().other); // the first
    page()->rows()->locate(StoreFixture::key(11));
    QTRY_VERIFY(detail->row().other);
    QVERIFY(detail->row().other->key == StoreFixture::key(6)); // the same id, the version before
    QCOMPARE(detail->currentTab(), 5);
    const int row = page()->rows()->rowOfKey(StoreFixture::key(11));
    QCOMPARE(look(row, "_change").text, QStringLiteral("+1 B")); // 216 became 1331
}

void KindPagesTest::schedulesTellTheirRule()
{
    QVERIFY(open(schedules(), 4));
    const auto of = [this](qint64 id, const char *column) {
        return look(page()->rows()->rowOfKey(StoreFixture::key(id)), column);
    };
    QCOMPARE(of(1, "_words").text, QStringLiteral("every 30 minutes"));
    QCOMPARE(of(1, "_state").text, QStringLiteral("waiting"));
    QCOMPARE(of(2, "_state").text, QStringLiteral("overdue"));
    QCOMPARE(of(3, "_state").text, QStringLiteral("paused"));
    QCOMPARE(of(4, "_words").text, QString()); // not a rule that is known
    QCOMPARE(of(1, "_day").ticks.size(), 48);
    QVERIFY(of(1, "_day").words.startsWith(QStringLiteral("48 times")));
    QCOMPARE(of(3, "_day").ticks.size(), 0); // it is paused
    QCOMPARE(of(4, "_day").ticks.size(), 1); // the one that the store has
    QVERIFY(qAbs(of(4, "_day").ticks[0] - 1.0f / 24) < 0.01f);
    QVERIFY2(of(1, "next").text.startsWith(QStringLiteral("in 59:")) ||
                 of(1, "next").text.startsWith(QStringLiteral("in 1 h")),
             qPrintable(of(1, "next").text));
}

void KindPagesTest::budgetsShowWhatIsUsed()
{
    QVERIFY(open(budgets(), 3));
    QCOMPARE(look(0, "_share").text, QStringLiteral("40 %"));
    QCOMPARE(look(1, "_share").ink, Ink::LeaseExpired); // 80 %
    QCOMPARE(look(2, "_share").share, 1.2f);
    QCOMPARE(look(2, "_share").ink, Ink::Failed);
}

// Of seven days, today last; what was before is not among them, and a budget without days has no columns.
void KindPagesTest::budgetsShowTheLastDays()
{
    QVERIFY(open(budgets(), 3));
    QCOMPARE(look(0, "days").bars, (QList<float>{1, 0, 0, 0, 0, 0, 0.5f}));
    QCOMPARE(look(1, "days").bars, (QList<float>{1, 0, 0, 0, 0, 0, 1}));
    QVERIFY(look(2, "days").bars.isEmpty());
    const int column = page()->rows()->columns().indexOf(QStringLiteral("days"));
    QVERIFY(!page()->view()->isColumnHidden(column));
    const QString words = page()->rows()->index(0, column).data(Qt::AccessibleTextRole).toString();
    QCOMPARE(words.count(QStringLiteral(": ")), 7);
    QVERIFY2(words.endsWith(QStringLiteral(": 2 s")), qPrintable(words));
    QVERIFY2(
        page()->rows()->index(0, column).data(Qt::ToolTipRole).toString().contains(QStringLiteral("4 s")),
        qPrintable(words));
}

// What is drawn is drawn: ticks and bars differ from an empty cell.
void KindPagesTest::thePagesPaint()
{
    const auto cell = [this](const char *column, int row) {
        const QModelIndex index =
            page()->rows()->index(row, page()->rows()->columns().indexOf(QLatin1String(column)));
        return page()->view()->viewport()->grab(page()->view()->visualRect(index)).toImage();
    };
    QVERIFY(open(schedules(), 4));
    const int first = page()->rows()->rowOfKey(StoreFixture::key(1)),
              paused = page()->rows()->rowOfKey(StoreFixture::key(3));
    m_fixture->window->resize(1920, 900);
    QTRY_VERIFY(page()->view()->isVisible());
    QVERIFY(cell("_day", first) != cell("_day", paused));
    m_fixture.reset();
    // The bar itself: so much of the track as is used has its colour.
    QVERIFY(open(budgets(), 3));
    const auto inked = [&](int row) {
        const QImage image = cell("_share", row);
        const QColor ink = Palette::of(page()->view()->palette()).ink(look(row, "_share").ink);
        int most = 0;
        for (int y = 0; y < image.height(); ++y) {
            int pixels = 0;
            for (int x = 0; x < image.width(); ++x)
                pixels += image.pixelColor(x, y) == ink;
            most = qMax(most, pixels);
        }
        return most;
    };
    QVERIFY(inked(0) > 10);
    QVERIFY2(inked(1) > inked(0) * 3 / 2, qPrintable(QString::number(inked(1)))); // 80 % beside 40 %
    QVERIFY(cell("days", 0) != cell("days", 1));
}

QTEST_MAIN(KindPagesTest)
#include "tst_kindpages.moc"
