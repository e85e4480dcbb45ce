// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// How rows of a known shape read in a table and as fields; secrets stay hidden in both.
#include "tests/read/storefixture.h"
#include "ui/models/columnset.h"
#include "ui/models/fieldsmodel.h"

#include <QAbstractItemModelTester>

using namespace storescope;

class ColumnSetTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void logColumnsStandInOrder();
    void secretsAreHiddenInEveryCell();
    void secretFieldsAreShownOnlyOnDemand();
    void levelsComeFromTypes();
    void workWithoutALeaseWaitsAndNeverRunsOut();
    void numbersAndTextsHaveOneOrder();

private:
    Record record(const QByteArray &more);
    std::unique_ptr<StoreFixture> m_fixture;
    std::shared_ptr<OpenStore> m_store;
    std::shared_ptr<const Collection> m_collection;
};

void ColumnSetTest::init()
{
    m_store.reset();
    m_fixture = std::make_unique<StoreFixture>();
}

Record ColumnSetTest::record(const QByteArray &more)
{
    m_fixture->setProfile(StoreFixture::logCollection("tail = \"append\"\n" + more));
    if (!m_fixture->create(QStringLiteral("--rows 1")) ||
        !WriterProcess::run(
            QStringLiteral("update"), m_fixture->file(),
            {QStringLiteral("--body"), QStringLiteral(R"({"text":"hello","auth":{"token":"s3cret"}})")}))
        return {};
    m_store = m_fixture->open();
    m_collection = m_store->collection(QStringLiteral("log"));
    return StoreFixture::page(*m_store, {}).records.front();
}

void ColumnSetTest::logColumnsStandInOrder()
{
    record({});
    const ColumnSet columns(m_collection);
    QStringList titles;
    for (const ShownColumn &column : columns.columns()) {
        if (!column.hidden)
            titles << column.title;
    }
    QCOMPARE(titles,
             (QStringList{QString(), QStringLiteral("Seq"), QStringLiteral("Time"), QStringLiteral("Δ"),
                          QStringLiteral("Session"), QStringLiteral("Type"), QStringLiteral("Size")}));
}

void ColumnSetTest::secretsAreHiddenInEveryCell()
{
    const Record row = record("redact = [\"payload.auth.token\"]\n");
    const ColumnSet columns(m_collection);
    const RowScene scene{nullptr, {}, {}, Instant::now()};
    for (int column = 0; column < columns.size(); ++column) {
        QVERIFY2(!columns.look(row, column, scene).text.contains(QStringLiteral("s3cret")),
                 qPrintable(columns.at(column).name));
        QVERIFY2(!columns.toolTip(row, column, scene).contains(QStringLiteral("s3cret")),
                 qPrintable(columns.at(column).name));
        QVERIFY2(!columns.plain(row, column).contains(QStringLiteral("s3cret")),
                 qPrintable(columns.at(column).name));
    }
}

void ColumnSetTest::secretFieldsAreShownOnlyOnDemand()
{
    const Record row = record("redact = [\"payload.auth.token\"]\n");
    FieldsModel fields;
    QAbstractItemModelTester tester(&fields, QAbstractItemModelTester::FailureReportingMode::QtTest);
    fields.setRecord(m_collection, &row, true);
    int payload = -1;
    for (int field = 0; field < fields.rowCount(); ++field) {
        QVERIFY(!fields.index(field, 1).data().toString().contains(QStringLiteral("s3cret")));
        QVERIFY(!fields.index(field, 1)
                     .data(FieldsModel::WholeRole)
                     .toString()
                     .contains(QStringLiteral("s3cret")));
        QVERIFY(!fields.index(field, 1).data(Qt::ToolTipRole).toString().contains(QStringLiteral("s3cret")));
        if (fields.index(field, 1).data(FieldsModel::NameRole).toString() == QLatin1String("payload"))
            payload = field;
    }
    QVERIFY(payload >= 0);
    fields.reveal(QStringLiteral("payload"));
    QVERIFY(fields.index(payload, 1).data().toString().contains(QStringLiteral("s3cret")));
    fields.setRecord(m_collection, nullptr, true);
    fields.setRecord(m_collection, &row, true);
    QVERIFY(fields.index(payload, 1).data(FieldsModel::HiddenRole).toBool()); // the row changed in between
}

void ColumnSetTest::levelsComeFromTypes()
{
    const Record row = record({});
    const ColumnSet plain(m_collection);
    QCOMPARE(plain.level(row), QString());
    const QString type = toDisplay(row.cell(*m_collection, QStringLiteral("type"))->value);
    const Record same = record("levels = { warning = [\"" + type.toUtf8() + "\"] }\n");
    const ColumnSet leveled(m_collection);
    QCOMPARE(leveled.level(same), QStringLiteral("warning"));
    const RowScene scene{nullptr, {}, {}, Instant::now()};
    QVERIFY(!leveled.look(same, 0, scene).glyph.isEmpty());
    QCOMPARE(leveled.look(same, leveled.indexOf(QStringLiteral("type")), scene).ink, Ink::Warning);
}

void ColumnSetTest::workWithoutALeaseWaitsAndNeverRunsOut()
{
    m_fixture->setProfile("[[collection]]\nid = \"log\"\nkind = \"queue\"\nfrom = \"log\"\nkey = [\"id\"]\n"
                          "[collection.fields]\navailable = { column = \"at\", time = \"ms\" }\n"
                          "[[collection.state]]\nis = \"running\"\nwhen = \"id = 2\"\n"
                          "[[collection.state]]\nis = \"claimable\"\n");
    QVERIFY(m_fixture->create(QStringLiteral("--rows 2")));
    m_store = m_fixture->open();
    m_collection = m_store->collection(QStringLiteral("log"));
    const std::vector<Record> rows = StoreFixture::page(*m_store, {}).records;
    const ColumnSet columns(m_collection);
    const int due = columns.indexOf(QStringLiteral("available"));
    const Instant at =
        rows.front().time(*m_collection, m_collection->columnIndex(QStringLiteral("available"))).value();
    const RowScene later{nullptr, {}, {}, at.plusNanos(3'600'000'000'000)};
    QVERIFY(columns.look(rows[0], due, later).text.startsWith(QLatin1String("waits")));
    QVERIFY(!columns.look(rows[0], due, later).bold);
    QCOMPARE(columns.look(rows[1], due, later).text, QStringLiteral("–"));
    const RowScene sooner{nullptr, {}, {}, at.plusNanos(-60'000'000'000)};
    QVERIFY(columns.look(rows[0], due, sooner).text.startsWith(QLatin1String("in ")));
}

// As numbers 9 < 100, as texts "100" < "5x" < "9": together they must not go in a circle.
void ColumnSetTest::numbersAndTextsHaveOneOrder()
{
    const Record row = record({});
    const ColumnSet columns(m_collection);
    const int type = columns.indexOf(QStringLiteral("type"));
    std::vector<Record> rows;
    for (const Value &value : {Value(Text{"9"}), Value(Text{"100"}), Value(Text{"5x"}), Value(qint64(42)),
                               Value(), Value(Text{""}), Value(2.5), Value(Text{"abc"})}) {
        rows.push_back(row);
        rows.back().cells[size_t(columns.at(type).column)].value = value;
    }
    const auto before = [&](const Record &a, const Record &b) {
        return columns.compareCells(a, b, type) < 0;
    };
    for (const Record &a : rows) {
        for (const Record &b : rows) {
            QVERIFY(!(before(a, b) && before(b, a)));
            for (const Record &c : rows)
                QVERIFY(!(before(a, b) && before(b, c)) || before(a, c));
        }
    }
    QVERIFY(before(rows[0], rows[1]) && before(rows[1], rows[2])); // 9 100 5x
}

QTEST_GUILESS_MAIN(ColumnSetTest)
#include "tst_columnset.moc"
