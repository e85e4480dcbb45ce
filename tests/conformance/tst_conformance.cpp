// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/conformance/cases.h"
#include "tests/conformance/comparison.h"
#include "tests/conformance/reading.h"
#include "tests/support/fixture.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace storescope;
using namespace storescope::conformance;
using L1 = QLatin1String;

// Every profile against the stores of its product: what we show must be what the product itself says of them.
class TestConformance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyProductIsMapped_data();
    void everyProductIsMapped();
    void everyFactIsCompared_data() { everyProductIsMapped_data(); }
    void everyFactIsCompared();
    void collections_data();
    void collections();
    void rows_data();
    void rows();
    void filters_data();
    void filters();
    void filesAreTakenForWhatTheyAre_data();
    void filesAreTakenForWhatTheyAre();
    void wholeStores_data();
    void wholeStores();

private:
    std::unique_ptr<QTemporaryDir> copyOf(const Case &from);
    void entries(QLatin1String section);

    std::vector<Case> m_cases;
};

void TestConformance::initTestCase()
{
    m_cases = allCases();
    QVERIFY(m_cases.size() >= 29);
}

void TestConformance::everyProductIsMapped_data()
{
    QTest::addColumn<QString>("product");
    QStringList products;
    for (const Case &each : m_cases) {
        if (!products.contains(each.product))
            QTest::newRow(qPrintable(each.product)) << each.product;
        products.append(each.product);
    }
}

void TestConformance::everyProductIsMapped()
{
    QFETCH(QString, product);
    const auto mapping = Mapping::of(product);
    QVERIFY(mapping);
    QVERIFY(!mapping->profile().isEmpty());
}

// What a product says of its stores and we do not compare has a reason in the mapping.
void TestConformance::everyFactIsCompared()
{
    QFETCH(QString, product);
    const auto mapping = Mapping::of(product);
    QVERIFY(mapping);
    QStringList missing;
    for (const Case &each : m_cases) {
        if (each.product == product)
            missing += notCompared(*mapping, each);
    }
    missing.removeDuplicates();
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
}

std::unique_ptr<QTemporaryDir> TestConformance::copyOf(const Case &from)
{
    auto copy = std::make_unique<QTemporaryDir>();
    if (!test::copyFixture(from.folder, copy->path()))
        qWarning("a file of %s could not be copied", qPrintable(from.folder));
    return copy;
}

void TestConformance::collections_data()
{
    QTest::addColumn<int>("caseIndex");
    QTest::addColumn<int>("index");
    for (int i = 0; i < int(m_cases.size()); ++i) {
        const Case &each = m_cases[size_t(i)];
        const auto mapping = Mapping::of(each.product);
        const auto expectations = each.collections();
        for (int j = 0; j < int(expectations.size()); ++j) {
            const Expectation &expectation = expectations[size_t(j)];
            if (!mapping || mapping->collection(expectation).contains(L1("not")))
                continue;
            const QString name =
                QStringList{each.product, each.name, expectation.file, expectation.kind, expectation.table}
                    .join(u'/');
            QTest::newRow(qPrintable(name)) << i << j;
        }
    }
}

void TestConformance::collections()
{
    QFETCH(int, caseIndex);
    QFETCH(int, index);
    const Case &each = m_cases[size_t(caseIndex)];
    const Expectation expectation = each.collections()[size_t(index)];
    const auto mapping = Mapping::of(each.product);
    QVERIFY(mapping);
    const QJsonObject mapped = mapping->collection(expectation);
    QVERIFY2(!mapped.isEmpty(), "nothing in the mapping stands for it");

    const auto folder = copyOf(each);
    auto store = opened(folder->filePath(expectation.file), false);
    QVERIFY2(store, store ? "" : qPrintable(store.error().sentence));
    QCOMPARE((*store)->info().product, mapping->profile());
    const QString id = mapped[L1("collection")].toString();
    const auto collection = (*store)->collection(id);
    QVERIFY2(collection, qPrintable(QStringLiteral("no collection %1").arg(id)));
    QCOMPARE(kindName(collection->kind()), mapped[L1("as")].toString(expectation.kind));

    const auto records = allRecords(**store, id);
    QVERIFY2(records, records ? "" : qPrintable(records.error().sentence));
    const auto count = awaited((*store)->count(id));
    QVERIFY(count);
    QCOMPARE(*count, qint64(records->size()));
    QCOMPARE(*count, mapped[L1("rows")].toInteger(expectation.count));

    const Compared compared{expectation, mapped, **store, *collection, *records};
    const QString problems = differences(compared).join(u'\n');
    QVERIFY2(problems.isEmpty(), qPrintable(problems));
}

void TestConformance::rows_data()
{
    entries(L1("rows"));
}

void TestConformance::filters_data()
{
    entries(L1("filters"));
}

void TestConformance::entries(QLatin1String section)
{
    QTest::addColumn<int>("caseIndex");
    QTest::addColumn<int>("index");
    for (int i = 0; i < int(m_cases.size()); ++i) {
        const auto mapping = Mapping::of(m_cases[size_t(i)].product);
        const auto all = mapping ? mapping->told[section].toArray() : QJsonArray();
        for (int j = 0; j < int(all.size()); ++j) {
            const QJsonObject row = all[j].toObject();
            if (row[L1("case")].toString() == m_cases[size_t(i)].name)
                QTest::newRow(qPrintable(m_cases[size_t(i)].product + u'/' + m_cases[size_t(i)].name +
                                         QLatin1String(": ") + row[L1("trap")].toString()))
                    << i << j;
        }
    }
}

static bool matches(const Collection &collection, const Record &record, const QJsonObject &wanted,
                    QString *wrong)
{
    for (auto it = wanted.begin(); it != wanted.end(); ++it) {
        const QString column = it.key();
        const int index = collection.columnIndex(column);
        const bool known = column == u"#key" || index >= 0;
        const QString found = shown(collection, record, column);
        const bool null = index >= 0 && isNull(record.cells[size_t(index)].value);
        if (!known || (it.value().isNull() ? !null : null || found != it.value().toString())) {
            *wrong = QStringLiteral("%1 is %2")
                         .arg(column, !known ? u"no column"_qs
                                      : null ? u"NULL"_qs
                                             : u'"' + found + u'"');
            return false;
        }
    }
    return true;
}

void TestConformance::rows()
{
    QFETCH(int, caseIndex);
    QFETCH(int, index);
    const Case &each = m_cases[size_t(caseIndex)];
    const QJsonObject row = Mapping::of(each.product)->told[L1("rows")].toArray()[index].toObject();
    const auto folder = copyOf(each);
    auto store = opened(folder->filePath(row[L1("file")].toString()), false);
    QVERIFY2(store, store ? "" : qPrintable(store.error().sentence));
    const auto collection = (*store)->collection(row[L1("collection")].toString());
    QVERIFY(collection);
    const auto records = allRecords(**store, collection->id());
    QVERIFY2(records, records ? "" : qPrintable(records.error().sentence));

    QString wrong;
    qint64 found = 0;
    for (const Record &record : *records) {
        if (!matches(*collection, record, row[L1("where")].toObject(), &wrong))
            continue;
        ++found;
        QJsonObject is = row[L1("is")].toObject();
        for (const QString &said : is.keys()) {
            const qsizetype colon = said.indexOf(u':');
            if (colon < 0)
                continue;
            QCOMPARE(decodedAt(**store, *collection, record, said.left(colon), said.mid(colon + 1)),
                     is.take(said).toString());
        }
        QVERIFY2(matches(*collection, record, is, &wrong), qPrintable(wrong));
    }
    QVERIFY2(found == row[L1("rows")].toInteger(1),
             qPrintable(QStringLiteral("%1 rows; last: %2").arg(found).arg(wrong)));
}

// What is written with escapes, packed or in a binary form is found by its text all the same.
void TestConformance::filters()
{
    QFETCH(int, caseIndex);
    QFETCH(int, index);
    const Case &each = m_cases[size_t(caseIndex)];
    const QJsonObject row = Mapping::of(each.product)->told[L1("filters")].toArray()[index].toObject();
    const auto folder = copyOf(each);
    auto store = opened(folder->filePath(row[L1("file")].toString()), false);
    QVERIFY2(store, store ? "" : qPrintable(store.error().sentence));
    const auto collection = (*store)->collection(row[L1("collection")].toString());
    QVERIFY(collection);
    const auto made = Filter::compile(row[L1("filter")].toString(), collection);
    QVERIFY2(made.filter, made.mistake ? qPrintable(made.mistake->sentence) : "");
    const auto records = allRecords(**store, collection->id(), made.filter);
    QVERIFY2(records, records ? "" : qPrintable(records.error().sentence));
    QCOMPARE(int(records->size()), row[L1("rows")].toInt());
}

void TestConformance::filesAreTakenForWhatTheyAre_data()
{
    QTest::addColumn<int>("caseIndex");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("match");
    for (int i = 0; i < int(m_cases.size()); ++i) {
        const Case &each = m_cases[size_t(i)];
        const auto mapping = Mapping::of(each.product);
        const auto files =
            mapping ? mapping->told[L1("files")].toObject()[each.name].toObject() : QJsonObject();
        for (auto it = files.begin(); it != files.end(); ++it)
            QTest::newRow(qPrintable(each.product + u'/' + each.name + u'/' + it.key()))
                << i << it.key() << it.value().toString();
    }
}

void TestConformance::filesAreTakenForWhatTheyAre()
{
    QFETCH(int, caseIndex);
    QFETCH(QString, file);
    QFETCH(QString, match);
    const auto folder = copyOf(m_cases[size_t(caseIndex)]);
    const auto before = contentsOf(folder->path());
    {
        const auto store = opened(folder->filePath(file), false);
        if (match == u"refused") {
            QVERIFY(!store);
            QVERIFY(!store.error().sentence.isEmpty());
        } else {
            QVERIFY2(store, store ? "" : qPrintable(store.error().sentence));
            QCOMPARE(matchName((*store)->info().match), match);
        }
    }
    QCOMPARE(contentsOf(folder->path()), before);
}

void TestConformance::wholeStores_data()
{
    QTest::addColumn<int>("caseIndex");
    for (int i = 0; i < int(m_cases.size()); ++i) {
        const bool isStore = !m_cases[size_t(i)].told[L1("collections")].toArray().isEmpty();
        if (isStore && Mapping::of(m_cases[size_t(i)].product))
            QTest::newRow(qPrintable(m_cases[size_t(i)].product + u'/' + m_cases[size_t(i)].name)) << i;
    }
}

// Opened as the user opens it: all its files are there, every collection can be read, and nothing of it is
// changed.
void TestConformance::wholeStores()
{
    QFETCH(int, caseIndex);
    const Case &each = m_cases[size_t(caseIndex)];
    const auto mapping = Mapping::of(each.product);
    QVERIFY(mapping);
    const auto folder = copyOf(each);
    const auto before = contentsOf(folder->path());
    const auto main = mapping->told[L1("main")].toString(each.databases().constFirst());
    const QString path = QFile::exists(folder->filePath(main)) ? main : each.databases().constFirst();
    {
        const auto store = opened(folder->filePath(path), true);
        QVERIFY2(store, store ? "" : qPrintable(store.error().sentence));
        QCOMPARE((*store)->info().product, mapping->profile());
        QStringList found;
        for (const StoreFileInfo &file : (*store)->info().files) {
            QVERIFY2(!file.error, qPrintable(file.path));
            found.append(QDir(QFileInfo(folder->path()).canonicalFilePath()).relativeFilePath(file.path));
        }
        found.sort();
        const auto alone = mapping->told[L1("alone")].toArray();
        QCOMPARE(found, alone.contains(each.name) ? QStringList{path} : each.databases());
        for (const auto &collection : (*store)->collections())
            QVERIFY2(allRecords(**store, collection->id()), qPrintable(collection->id()));
    }
    QCOMPARE(contentsOf(folder->path()), before);
}

QTEST_GUILESS_MAIN(TestConformance)
#include "tst_conformance.moc"
