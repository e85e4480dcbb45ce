// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/codec/json.h"
#include "core/codec/jsonpath.h"
#include "core/codec/jsontext.h"

#include <QTest>

using namespace storescope;

class TestJsonPath : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
};

void TestJsonPath::finds_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("json"); // empty: nothing there
    const auto row = [](const char *path, const char *json) {
        QTest::newRow(path) << QString::fromUtf8(path) << QByteArray(json);
    };
    row("a.b", "1");
    row("$.a.b", "1");
    row("$[\"a\"]", "");
    row("a", R"({"b":1,"b.c":2})");
    row("a.\"b.c\"", "2");
    row("\"a\".b", "1");
    row("items[0].id", "7");
    row("items[-1].id", "9");
    row("items.1.text", "\"second\"");
    row("items[*].text", "\"second\"");
    row("items[*].tags[*].name", "\"deep\"");
    row("a[*]", "1");
    row("grid[1][0]", "3");
    row("twice", "2");
    row("ключ.é", "true");
    row("nothing", "null");
    row("missing", "");
    row("items[9]", "");
    row("items[-9]", "");
    row("a.b.c", "");
    row("items[*].none", "");
    row("items[", "");
    row("items[x]", "");
    row("a.", "");
    row(".a", "");
    row("a..b", "");
    row("\"a", "");
    row("items[0]id", "");
    QTest::newRow("whole") << QString() << QByteArray("…");
}

void TestJsonPath::finds()
{
    const QByteArray text =
        R"({"a":{"b":1,"b.c":2},"items":[{"id":7},{"id":8,"text":"second","tags":[{},{"name":"deep"}]},
        {"id":9,"text":"third"}],"grid":[[1,2],[3,4]],"twice":1,"twice":2,"ключ":{"é":true},"nothing":null})";
    const auto document = readJson(text, {});
    QVERIFY(document);
    QFETCH(QString, path);
    QFETCH(QByteArray, json);
    const Json *found = atPath(*document, path);
    if (path.isEmpty()) {
        QCOMPARE(found, &*document);
    } else if (json.isEmpty()) {
        QVERIFY(!found);
    } else {
        QVERIFY(found);
        QCOMPARE(toJsonText(*found), json);
    }
}

QTEST_GUILESS_MAIN(TestJsonPath)
#include "tst_jsonpath.moc"
