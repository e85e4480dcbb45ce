// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/codec/jsonpath.h"
#include "core/codec/jsontext.h"
#include "core/codec/jsonscan.h"
#include "core/read/filter/needle.h"

#include <QTest>

#include <random>

using namespace storescope;
using namespace storescope::filter;

namespace {

std::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), size_t(bytes.size())};
}

QByteArray randomText(std::mt19937 &random, int most, const char *letters)
{
    const size_t count = std::strlen(letters);
    QByteArray text(int(random() % unsigned(most + 1)), ' ');
    for (char &c : text)
        c = letters[random() % count];
    return text;
}

} // namespace

class NeedleTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void searchAgreesWithTheSlowWay();
    void beginsAndEnds();
    void textWhateverItsCase();
    void jsonHoweverItIsWritten();
    void treesAreWalked();
    void pathsAgreeWithTheTree_data();
    void pathsAgreeWithTheTree();
    void brokenJsonIsSurvived();
};

void NeedleTest::searchAgreesWithTheSlowWay()
{
    std::mt19937 random(7);
    for (int i = 0; i < 40'000; ++i) {
        const QByteArray text = randomText(random, 70, "aAbBx\"1@`\xc3\xb6");
        QByteArray needle = randomText(random, 4, "aAbBx\"1@`\xc3\xb6");
        if (i % 2 == 1) { // long ones that are there, or nearly
            needle = text.mid(qsizetype(random() % 20), qsizetype(random() % 70));
            if (i % 4 == 1 && !needle.isEmpty())
                needle[qsizetype(random() % size_t(needle.size()))] ^= char(random() % 2 ? 0x20 : 0x01);
        }
        const qsizetype folded = text.toLower().indexOf(needle.toLower());
        QCOMPARE(ByteSearch(needle, ByteSearch::Case::Exact).find(viewOf(text)), text.indexOf(needle));
        QCOMPARE(ByteSearch(needle, ByteSearch::Case::Fold).find(viewOf(text)), folded);
    }
}

void NeedleTest::beginsAndEnds()
{
    const ByteSearch search("Ab", ByteSearch::Case::Fold);
    QVERIFY(search.begins("aBc") && !search.begins("cab") && !search.begins("a"));
    QVERIFY(search.ends("cAB") && !search.ends("abc") && !search.ends("b"));
}

void NeedleTest::textWhateverItsCase()
{
    QVERIFY(Needle(QStringLiteral("köln")).inText("In KÖLN am Rhein"));
    QVERIFY(Needle(QStringLiteral("KÖLN")).inText("in köln"));
    QVERIFY(!Needle(QStringLiteral("köln")).inText("in koln"));
    QVERIFY(Needle(QStringLiteral("日本 a")).inText("日本 A"));
    QVERIFY(Needle(QStringLiteral("привет")).inText("ПРИВЕТ"));
    QVERIFY(Needle(QString()).inText(""));
    QVERIFY(Needle(QStringLiteral("ö")).inText("xÖx"));
    QVERIFY(!Needle(QStringLiteral("ö")).inText("\xff\xfe"));
}

void NeedleTest::jsonHoweverItIsWritten()
{
    const Needle city(QStringLiteral("Köln"));
    QVERIFY(city.inJson(R"({"city":"K\u00f6ln"})"));
    QVERIFY(city.inJson(R"({"city":"k\u00D6LN"})"));
    QVERIFY(city.inJson(R"({"city":"Köln"})"));
    QVERIFY(city.inJson(R"({"arguments":"{\"city\":\"K\\u00f6ln\"}"})")); // JSON inside JSON
    QVERIFY(!city.inJson(R"({"city":"K\u00e4ln"})"));
    QVERIFY(Needle(QStringLiteral("say \"hi\"")).inJson(R"({"a":"Say \"Hi\" now"})"));
    QVERIFY(Needle(QStringLiteral("a/b")).inJson(R"(["a\/b"])"));
    QVERIFY(Needle(QStringLiteral("😀")).inJson(R"(["\ud83d\ude00"])"));
    QVERIFY(Needle(QStringLiteral("one\ntwo")).inJson(R"(["one\ntwo"])"));
    QVERIFY(Needle(QStringLiteral("c:\\new")).inJson(R"(["C:\\new"])"));
    QVERIFY(!Needle(QStringLiteral("rare")).inJson(R"(["r\u0061re"])")); // nobody escapes letters
}

void NeedleTest::treesAreWalked()
{
    const Json tree = Json::parse(R"({"Key":[{"a":"Deep Text"},17,true,null]})");
    for (const char *text : {"key", "deep text", "17", "TRUE"})
        QVERIFY2(Needle(QString::fromLatin1(text)).inTree(tree), text);
    QVERIFY(!Needle(QStringLiteral("null")).inTree(tree));
}

void NeedleTest::pathsAgreeWithTheTree_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("path");
    const QByteArray document =
        R"( { "a" : {"b":[1, 2.5,{"c":"x\"y"}]}, "s":"K\u00f6ln", "t":true, "n":null, "e":{}, "a.b":7,
        "list":[{"x":1},{"text":"first"},{"text":"second"}], "twice":1, "twice":2, "\u0061\u0062":3, "big":12345678901, "neg":-0.5e3 } )";
    for (const char *path :
         {"a.b[0]", "a.b[1]", "a.b[2].c", "a.b[-1].c",    "a.b[9]",       "s",     "t",  "n",
          "e",      "e.x",    "\"a.b\"",  "list[*].text", "list[*].none", "twice", "ab", "a.b",
          "big",    "neg",    "$.s",      "missing",      "s.x",          "list.x"})
        QTest::newRow(path) << document << QString::fromLatin1(path);
    QTest::newRow("array") << QByteArray("[[1,2],[3]]") << QStringLiteral("[1][0]");
}

void NeedleTest::pathsAgreeWithTheTree()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, path);
    const Decoded decoded = CodecChain::fromNames({QStringLiteral("json")})->decode(Text{json});
    QVERIFY2(decoded.document, qPrintable(decoded.reason));
    const Json *expected = atPath(*decoded.document, path);
    const auto parsed = JsonPath::parse(path);
    QVERIFY(parsed);
    const auto found = jsonAt(viewOf(json), *parsed);
    QCOMPARE(found.has_value(), expected != nullptr);
    if (found && !expected->is_structured())
        QCOMPARE(jsonScalar(*found), toValue(*expected));
    else if (found)
        QVERIFY(Json::parse(*found) == *expected);
}

void NeedleTest::brokenJsonIsSurvived()
{
    std::mt19937 random(11);
    const JsonPath path = *JsonPath::parse(QStringLiteral("a.b[*].c"));
    for (int i = 0; i < 50'000; ++i) {
        const QByteArray json = "{\"a\":" + randomText(random, 40, "{}[]\",:abc\\u0 ");
        if (const auto found = jsonAt(viewOf(json), path))
            QVERIFY(found->data() >= json.constData() &&
                    found->data() + found->size() <= json.constData() + json.size());
        std::string out;
        appendUnescaped(viewOf(json), out);
        QVERIFY(out.size() <= size_t(json.size()) * 3);
    }
}

QTEST_GUILESS_MAIN(NeedleTest)
#include "tst_needle.moc"
