// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// Columns that a user makes of what lies inside the rows.
#include "core/action/redaction.h"
#include "core/read/addedcolumns.h"
#include "tests/read/storefixture.h"

using namespace storescope;

class AddedColumnsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<StoreFixture>();
        m_fixture->setProfile(
            "[[collection]]\nid = \"log\"\nkind = \"log\"\nfrom = \"log\"\nkey = [\"id\"]\ntail = "
            "\"append\"\nredact = [\"payload.auth\"]\n[collection.fields]\ntime = { column = \"at\", time = "
            "\"ms\" }\ntype = \"type\"\npayload = { sql = \"'{\\\"tool\\\":{\\\"name\\\":\\\"grep' || id || "
            "'\\\",\\\"n\\\":' || id || '},\\\"auth\\\":\\\"x\\\"}'\", codec = \"json\" }\n");
        QVERIFY(m_fixture->create(QStringLiteral("--rows 5")));
        m_store = m_fixture->open();
        QVERIFY(m_store);
    }
    void cleanup()
    {
        m_store.reset();
        m_fixture.reset();
    }
    void valuesStandAfterAllOthers();
    void theyGoAgain();
    void secretsStaySecret();
    void nowhereIsLeftOut();

private:
    std::unique_ptr<StoreFixture> m_fixture;
    std::shared_ptr<OpenStore> m_store;
};

void AddedColumnsTest::valuesStandAfterAllOthers()
{
    const auto before = m_store->collection(QStringLiteral("log"));
    const auto added =
        setAddedColumns(*m_store, QStringLiteral("log"),
                        {QStringLiteral("payload.tool.name"), QStringLiteral("payload.tool.n")});
    QVERIFY(added);
    QCOMPARE((*added)->columns().size(), before->columns().size() + 2);
    for (size_t at = 0; at < before->columns().size(); ++at)
        QCOMPARE((*added)->columns()[at].name, before->columns()[at].name);
    QVERIFY(isAddedColumn((*added)->columns().back()));
    QVERIFY(!isAddedColumn(before->columns().back()));
    QCOMPARE(m_store->collection(QStringLiteral("log")).get(), added->get());
    QCOMPARE(m_store->fileOf(*before), 0); // who reads on with the old one finds its file
    PageRequest request;
    request.from = PageRequest::From::First;
    const auto page = m_store->page(QStringLiteral("log"), request).result();
    QVERIFY(page);
    QCOMPARE(page->records.size(), size_t(5));
    const Record &third = page->records[2];
    QCOMPARE(toDisplay(third.cell(**added, QStringLiteral("payload.tool.name"))->value),
             QStringLiteral("grep3"));
    QCOMPARE(toInteger(third.cell(**added, QStringLiteral("payload.tool.n"))->value),
             std::optional<qint64>(3));
    QCOMPARE(toDisplay(third.cell(*before, QStringLiteral("type"))->value),
             toDisplay(third.cell(**added, QStringLiteral("type"))->value));
    // And the filter knows it.
    const auto filter = Filter::compile(QStringLiteral("payload.tool.name=grep4"), *added).filter;
    QVERIFY(filter);
    request.filter = filter;
    const auto found = m_store->page(QStringLiteral("log"), request).result();
    QVERIFY(found);
    QCOMPARE(found->records.size(), size_t(1));
}

void AddedColumnsTest::theyGoAgain()
{
    const auto before = m_store->collection(QStringLiteral("log"));
    QVERIFY(setAddedColumns(*m_store, QStringLiteral("log"), {QStringLiteral("payload.tool")}));
    const auto both = setAddedColumns(*m_store, QStringLiteral("log"), {QStringLiteral("payload.tool.name")});
    QVERIFY(both);
    QCOMPARE((*both)->columns().size(), before->columns().size() + 1);
    QCOMPARE((*both)->columns().back().name, QStringLiteral("payload.tool.name"));
    const auto none = setAddedColumns(*m_store, QStringLiteral("log"), {});
    QVERIFY(none);
    QCOMPARE((*none)->columns().size(), before->columns().size());
}

void AddedColumnsTest::secretsStaySecret()
{
    const auto added = setAddedColumns(*m_store, QStringLiteral("log"), {QStringLiteral("payload.auth")});
    QVERIFY(added);
    const Redaction redaction(**added);
    QVERIFY(redaction.hidesColumn(int((*added)->columns().size()) - 1));
}

void AddedColumnsTest::nowhereIsLeftOut()
{
    const auto before = m_store->collection(QStringLiteral("log"));
    const auto added = setAddedColumns(*m_store, QStringLiteral("log"),
                                       {QStringLiteral("nothing.here"), QStringLiteral("payload..x[")});
    QVERIFY(added);
    QCOMPARE((*added)->columns().size(), before->columns().size());
    QVERIFY(!setAddedColumns(*m_store, QStringLiteral("none"), {}));
}

QTEST_GUILESS_MAIN(AddedColumnsTest)
#include "tst_addedcolumns.moc"
