// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/redaction.h"
#include "core/action/rowtext.h"
#include "tests/app/made.h"

#include <QTest>

using namespace storescope;
using namespace storescope::test;

class TestRedaction : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void wholeColumns();
    void placesInsideAPayload_data();
    void placesInsideAPayload();
    void escapedNamesAreFound();
    void theRawColumnHidesWhatThePayloadHides();
    void aPartThatHoldsASecretHidesIt();
    void whatCannotBeParsedIsHiddenAsAWhole();
    void nothingIsHiddenWhenNotAsked();
    void sentencesMadeFromASecret();

private:
    static QByteArray json(const CollectionSpec &spec, const QHash<QString, Value> &values,
                           bool redact = true)
    {
        const auto collection = bound(spec);
        RowTextOptions options;
        options.redact = redact;
        QByteArray line;
        RowText(collection, options).appendJson(line, record(*collection, 1, values));
        return line;
    }
    static CollectionSpec hiding(const QStringList &entries)
    {
        CollectionSpec spec = logSpec();
        spec.redact = entries;
        return spec;
    }
    static Value text(const char *utf8) { return Text{QByteArray(utf8)}; }
};

void TestRedaction::wholeColumns()
{
    const QByteArray line =
        json(hiding({QStringLiteral("note")}), {{QStringLiteral("note"), text("hunter2")}});
    QVERIFY2(line.contains(R"("note":"[redacted]")"), line);
    QVERIFY(!line.contains("hunter2"));
    // Nothing to hide is nothing.
    QVERIFY(json(hiding({QStringLiteral("note")}), {}).contains(R"("note":null)"));
}

void TestRedaction::placesInsideAPayload_data()
{
    QTest::addColumn<QString>("entry");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("member") << QStringLiteral("payload.auth.token")
                            << QByteArray(R"({"auth":{"token":"x1","user":"ana"}})")
                            << QByteArray(R"("payload":{"auth":{"token":"[redacted]","user":"ana"}})");
    QTest::newRow("every element")
        << QStringLiteral("payload.keys[*].value")
        << QByteArray(R"({"keys":[{"value":"x1"},{"value":"x2"},{"id":3}]})")
        << QByteArray(R"("payload":{"keys":[{"value":"[redacted]"},{"value":"[redacted]"},{"id":3}]})");
    QTest::newRow("a list where a member was named")
        << QStringLiteral("payload.keys.value") << QByteArray(R"({"keys":[{"value":"x1"}]})")
        << QByteArray(R"("payload":{"keys":[{"value":"[redacted]"}]})");
    QTest::newRow("a branch") << QStringLiteral("payload.auth") << QByteArray(R"({"auth":{"token":"x1"}})")
                              << QByteArray(R"("payload":{"auth":"[redacted]"})");
    QTest::newRow("not there") << QStringLiteral("payload.auth.token")
                               << QByteArray(R"({"auth": {"user":"x"}})")
                               << QByteArray(R"("payload":{"auth":{"user":"x"}})");
}

void TestRedaction::placesInsideAPayload()
{
    QFETCH(QString, entry);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, expected);
    const QByteArray line = json(hiding({entry}), {{QStringLiteral("payload"), Text{body}}});
    QVERIFY2(line.contains(expected), line);
}

void TestRedaction::escapedNamesAreFound()
{
    const QByteArray line = json(hiding({QStringLiteral("payload.token")}),
                                 {{QStringLiteral("payload"), text(R"({"\u0074oken":"hunter2"})")}});
    QVERIFY2(!line.contains("hunter2"), line);
}

void TestRedaction::theRawColumnHidesWhatThePayloadHides()
{
    // The payload is a part of the envelope that another column shows whole.
    CollectionSpec spec = hiding({QStringLiteral("payload.token")});
    spec.fields[1].path = QStringLiteral("inner");
    FieldSpec envelope;
    envelope.name = QStringLiteral("envelope");
    envelope.column = QStringLiteral("body");
    spec.fields.push_back(envelope);
    const QByteArray line =
        json(spec, {{QStringLiteral("payload"), text(R"({"token":"hunter2"})")},
                    {QStringLiteral("envelope"), text(R"({"inner":{"token":"hunter2"},"id":7})")}});
    QVERIFY2(!line.contains("hunter2"), line);
    QVERIFY2(line.contains(R"(\"id\":7)"), line);
}

void TestRedaction::aPartThatHoldsASecretHidesIt()
{
    // A field that shows a part of the payload inside which, or above which, the secret lies.
    CollectionSpec spec = hiding({QStringLiteral("payload.auth.token")});
    FieldSpec tool;
    tool.name = QStringLiteral("tool");
    tool.column = QStringLiteral("body");
    tool.codec = spec.fields[1].codec;
    tool.path = QStringLiteral("auth.token.value");
    FieldSpec target = tool;
    target.name = QStringLiteral("target");
    target.path = QStringLiteral("auth");
    spec.fields.push_back(tool);
    spec.fields.push_back(target);
    const QByteArray line =
        json(spec, {{QStringLiteral("tool"), text("hunter2")},
                    {QStringLiteral("target"), text(R"({"token":{"value":"hunter2"}})")}});
    QVERIFY2(!line.contains("hunter2"), line);
    QVERIFY2(line.contains(R"("target":{"token":"[redacted]"})"), line);
}

void TestRedaction::whatCannotBeParsedIsHiddenAsAWhole()
{
    const QByteArray line = json(hiding({QStringLiteral("payload.token")}),
                                 {{QStringLiteral("payload"), text(R"({"token":"hunter2)")}});
    QVERIFY2(line.contains(R"("payload":"[redacted]")"), line);
    QVERIFY2(json(hiding({QStringLiteral("payload.token")}), {{QStringLiteral("payload"), text("{harmless")}})
                 .contains("harmless"),
             "nothing to hide");
}

void TestRedaction::nothingIsHiddenWhenNotAsked()
{
    QVERIFY(json(hiding({QStringLiteral("note"), QStringLiteral("payload.token")}),
                 {{QStringLiteral("note"), text("hunter2")},
                  {QStringLiteral("payload"), text(R"({"token":"x1"})")}},
                 false)
                .contains(R"("payload":{"token":"x1"})"));
}

void TestRedaction::sentencesMadeFromASecret()
{
    CollectionSpec spec = hiding({QStringLiteral("payload.token")});
    FieldSpec summary;
    summary.name = QStringLiteral("summary");
    summary.text = QStringLiteral("with {payload.token}");
    spec.fields.push_back(summary);
    const auto collection = bound(spec);
    QVERIFY(Redaction(*collection).hidesColumn(collection->columnIndex(QStringLiteral("summary"))));
    QVERIFY(!Redaction(*collection).hidesColumn(collection->columnIndex(QStringLiteral("payload"))));
}

QTEST_GUILESS_MAIN(TestRedaction)
#include "tst_redaction.moc"
