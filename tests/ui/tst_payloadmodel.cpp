// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/redaction.h"
#include "ui/models/payloadmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace storescope;

namespace {

std::shared_ptr<const Json> json(const char *text)
{
    return std::make_shared<const Json>(Json::parse(text));
}

} // namespace

class PayloadModelTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsTheRulesOfModels()
    {
        PayloadModel model;
        model.setDocument(json(R"({"b":{"c":[1,2,{"d":null}]},"a":"x"})"));
        // The tester itself opens every node while it looks, so it must not be there during the reset to a
        // deep document.
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(!model.find(QStringLiteral("d"), {}).data().toString().isEmpty());
        model.setDocument(json("[true]"));
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }
    void keepsTheOrderOfKeys()
    {
        PayloadModel model;
        model.setDocument(json(R"({"z":1,"a":2})"));
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("z"));
        QCOMPARE(model.index(1, 1).data().toString(), QStringLiteral("2"));
    }
    void makesChildrenAThousandAtATime()
    {
        Json list = Json::array();
        for (int at = 0; at < 2500; ++at)
            list.push_back(at);
        PayloadModel model;
        model.setDocument(std::make_shared<const Json>(std::move(list)));
        QCOMPARE(model.rowCount(), PayloadModel::step);
        QVERIFY(model.canFetchMore({}));
        model.fetchMore({});
        model.fetchMore({});
        QCOMPARE(model.rowCount(), 2500);
        QVERIFY(!model.canFetchMore({}));
        QCOMPARE(model.index(2499, 1).data().toString(), QStringLiteral("2499"));
    }
    void makesNothingThatIsNotOpened()
    {
        PayloadModel model;
        model.setDocument(json(R"({"a":{"b":1}})"));
        const QModelIndex a = model.index(0, 0);
        QCOMPARE(model.rowCount(a), 0);
        QVERIFY(model.hasChildren(a) && model.canFetchMore(a));
        QCOMPARE(a.siblingAtColumn(1).data().toString(), QStringLiteral("{1}"));
    }
    void pathsAreThoseOfFilters()
    {
        PayloadModel model;
        model.setDocument(json(R"({"a":{"b":[{"c.d":1}]}})"));
        const QModelIndex found = model.find(QStringLiteral("c.d"), {});
        QCOMPARE(found.data(PayloadModel::PathRole).toString(), QStringLiteral("a.b[0].\"c.d\""));
    }
    void findGoesOnAndAround()
    {
        PayloadModel model;
        model.setDocument(json(R"({"one":"needle","deep":{"two":"a Needle here"},"three":"x"})"));
        const QModelIndex first = model.find(QStringLiteral("needle"), {});
        QCOMPARE(first.data().toString(), QStringLiteral("one"));
        const QModelIndex second = model.find(QStringLiteral("needle"), first);
        QCOMPARE(second.data().toString(), QStringLiteral("two"));
        QCOMPARE(model.find(QStringLiteral("needle"), second), first);
        QVERIFY(!model.find(QStringLiteral("nowhere"), {}).isValid());
    }
    void aBareValueIsOneRow()
    {
        PayloadModel model;
        model.setDocument(json("\"text\""));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0, 1).data().toString(), QStringLiteral("\"text\""));
    }
    void secretsAreNotShown()
    {
        Json document = Json::parse(R"({"token":"x"})");
        document["token"] = Redaction::mark;
        PayloadModel model;
        model.setDocument(std::make_shared<const Json>(document));
        const QModelIndex value = model.index(0, 1);
        QVERIFY(value.data(PayloadModel::HiddenRole).toBool());
        QCOMPARE(value.data().toString(), QStringLiteral("hidden (credential)"));
    }
    void readingsStandBeside()
    {
        PayloadModel model;
        model.setDocument(json(R"({"size_bytes":189204,"count":189204,"text":"2020-01-01"})"));
        QCOMPARE(model.index(0, 1).data(PayloadModel::ReadingRole).toString(), QStringLiteral("184.8 KB"));
        QCOMPARE(model.index(1, 1).data(PayloadModel::ReadingRole).toString(), QString());
        QCOMPARE(model.index(2, 1).data(PayloadModel::ReadingRole).toString(), QString());
    }
};

QTEST_GUILESS_MAIN(PayloadModelTest)
#include "tst_payloadmodel.moc"
