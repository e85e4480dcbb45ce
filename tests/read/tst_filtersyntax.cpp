// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/filter/completion.h"
#include "core/read/filter/literal.h"
#include "core/read/filter/syntax.h"

#include <QTest>
#include <QTimeZone>

using namespace storescope;
using namespace storescope::filter;

namespace {

// A tree as one line: (and type:[tool_call] (not "free text")).
QString dump(const Node &node)
{
    QStringList parts;
    switch (node.kind) {
    case Node::Kind::Condition: {
        QStringList values;
        for (const Literal &literal : node.values)
            values << (literal.quoted ? u'"' + literal.text + u'"' : literal.text);
        return node.name + operatorText(node.op) + u'[' + values.join(u'|') + u']';
    }
    case Node::Kind::Text:
        return node.values.front().quoted ? u'"' + node.values.front().text + u'"' : node.values.front().text;
    case Node::Kind::And:
        parts << QStringLiteral("and");
        break;
    case Node::Kind::Or:
        parts << QStringLiteral("or");
        break;
    case Node::Kind::Not:
        parts << QStringLiteral("not");
        break;
    }
    for (const Node &child : node.children)
        parts << dump(child);
    return u'(' + parts.join(u' ') + u')';
}

} // namespace

class FilterSyntaxTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void trees_data();
    void trees();
    void mistakes_data();
    void mistakes();
    void emptyMeansEverything();
    void deepNestingIsRefused();
    void spansCoverWhatTheyName();
    void partsForDrawing();
    void timeLiterals_data();
    void timeLiterals();
    void localTimes();
    void numberLiterals_data();
    void numberLiterals();
};

void FilterSyntaxTest::trees_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("tree");
    const auto row = [](const char *text, const char *tree) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(tree);
    };
    row("type:tool_call session:7f3 since:10m bytes>1MB \"free text\" payload.tool.name=bash -level:debug (a "
        "or b)",
        "(and type:[tool_call] session:[7f3] since:[10m] bytes>[1MB] \"free text\" payload.tool.name=[bash] "
        "(not level:[debug]) (or a b))");
    row("word", "word");
    row("a b or c d", "(or (and a b) (and c d))");
    row("a and b OR not c", "(or (and a b) (not c))");
    row("not not a", "(not (not a))");
    row("-(a or b)", "(not (or a b))");
    row("not(a)", "(not a)");
    row("((a))", "a");
    row("android orbit nothing", "(and android orbit nothing)");
    row("state:running,retrying", "state:[running|retrying]");
    row("name:\"a b\",c", "name:[\"a b\"|c]");
    row("a!=1 b<=2 c>=3 d<4", "(and a!=[1] b<=[2] c>=[3] d<[4])");
    row("bytes > 1MB x", "(and bytes>[1MB] x)");
    row("time>-10m", "time>[-10m]");
    row("until:14:27", "until:[14:27]");
    row("around:14:27±30s", "around:[14:27±30s]");
    row("items[0].id=3 parts[*].text:x", "(and items[0].id=[3] parts[*].text:[x])");
    row("payload.\"a.b\".c=1", "payload.\"a.b\".c=[1]");
    row("payload.x-y=1", "payload.x-y=[1]");
    row("\"say \\\"hi\\\" \\\\ \\n \\u00f6 \\d\"", "\"say \"hi\" \\ \n ö \\d\"");
    row("https://example.org/a?b=c", "https://example.org/a?b=c");
    row("12:30 -5 --flag -", "(and 12:30 (not 5) --flag -)");
    row("f(x) (g(y))", "(and f(x) g(y))");
    row("{\"a\":1}", "{\"a\":1}");
    row("error:*", "error:[*]");
    row("Größe:3", "Größe:[3]");
}

void FilterSyntaxTest::trees()
{
    QFETCH(QString, text);
    QFETCH(QString, tree);
    const Parsed parsed = parse(text);
    QVERIFY2(!parsed.mistake, parsed.mistake ? qPrintable(parsed.mistake->sentence) : "");
    QCOMPARE(dump(*parsed.tree), tree);
}

void FilterSyntaxTest::mistakes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("position");
    QTest::addColumn<int>("length");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *text, int position, int length, const char *sentence) {
        QTest::newRow(text) << QString::fromUtf8(text) << position << length << QString::fromUtf8(sentence);
    };
    row("a bytes>", 7, 1, "“>” needs a number or a size, like bytes>1MB");
    row("bytes>=", 5, 2, "“>=” needs a number or a size, like bytes>=1MB");
    row("type: x", 4, 1, "“:” needs a value right behind it, like type:tool_call");
    row("type=", 4, 1, "“=” needs a value, like type=tool_call");
    row("state:a,", 7, 1, "A value is missing after the comma, like state:running,retrying");
    row("state:(a or b)", 6, 1, "Several values are written with commas, like state:running,retrying");
    row("x \"abc", 2, 4, "This quote is not closed; write \" at its end");
    row("(a", 0, 1, "This “(” is not closed; write “)” at its end");
    row("a)", 1, 1, "There is no “(” for this “)”");
    row("a ()", 2, 2, "Nothing stands between these parentheses");
    row("a or", 2, 2, "“or” needs something on its right, like type:a or type:b");
    row("or a", 0, 2, "“or” needs something on its left, like type:a or type:b");
    row("a and", 2, 3, "“and” needs something on its right");
    row("a not", 2, 3, "“not” needs something to leave out, like not level:debug");
    row("bytes<1,2", 8, 1, "“<” takes one value; several go with “:” or “=”");
}

void FilterSyntaxTest::mistakes()
{
    QFETCH(QString, text);
    const Parsed parsed = parse(text);
    QVERIFY(parsed.mistake);
    QTEST(parsed.mistake->sentence, "sentence");
    QTEST(parsed.mistake->span.position, "position");
    QTEST(parsed.mistake->span.length, "length");
}

void FilterSyntaxTest::emptyMeansEverything()
{
    for (const char *text : {"", "  \t "}) {
        const Parsed parsed = parse(QString::fromLatin1(text));
        QVERIFY(!parsed.tree);
        QVERIFY(!parsed.mistake);
    }
}

void FilterSyntaxTest::deepNestingIsRefused()
{
    QVERIFY(parse(QString(50, u'(') + u'a' + QString(50, u')')).tree);
    const Parsed parsed = parse(QString(100'000, u'(') + u'a');
    QVERIFY(parsed.mistake);
    QCOMPARE(parsed.mistake->sentence, QStringLiteral("This is nested too deeply"));
}

void FilterSyntaxTest::spansCoverWhatTheyName()
{
    const QString text = QStringLiteral("a  type:b,\"c d\"");
    const Parsed parsed = parse(text);
    const Node &condition = parsed.tree->children[1];
    const auto at = [&](const Span &span) { return text.mid(span.position, span.length); };
    QCOMPARE(at(condition.span), QStringLiteral("type:b,\"c d\""));
    QCOMPARE(at(condition.nameSpan), QStringLiteral("type"));
    QCOMPARE(at(condition.opSpan), QStringLiteral(":"));
    QCOMPARE(at(condition.values[1].span), QStringLiteral("\"c d\""));
}

void FilterSyntaxTest::partsForDrawing()
{
    using Kind = FilterPart::Kind;
    const QString text = QStringLiteral("type:a,b or \"x\" -y)");
    QStringList drawn;
    for (const FilterPart &part : filterParts(text)) {
        static const QHash<Kind, QString> names = {
            {Kind::Field, QStringLiteral("field")},     {Kind::Operator, QStringLiteral("op")},
            {Kind::Value, QStringLiteral("value")},     {Kind::Text, QStringLiteral("text")},
            {Kind::Keyword, QStringLiteral("keyword")}, {Kind::Error, QStringLiteral("error")}};
        drawn << names[part.kind] + u' ' + text.mid(part.position, part.length);
    }
    QCOMPARE(drawn.join(u'\n'),
             QStringLiteral("field type\nop :\nvalue a\nop ,\nvalue b\nkeyword or\ntext \"x\"\nop -\ntext y\n"
                            "keyword )\nerror )"));
}

void FilterSyntaxTest::timeLiterals_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("begin"); // empty: not a time
    QTest::addColumn<qint64>("nanos");
    const auto row = [](const char *text, const char *begin, qint64 nanos) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(begin) << nanos;
    };
    constexpr qint64 s = 1'000'000'000;
    row("-10m", "2026-03-04T11:50:00Z", 1);
    row("+90s", "2026-03-04T12:01:30Z", 1);
    row("1h30m", "2026-03-04T10:30:00Z", 1);
    row("now", "2026-03-04T12:00:00Z", 1);
    row("2026-01-31T10:00Z", "2026-01-31T10:00:00Z", 60 * s);
    row("2026-01-31T10:00:05Z", "2026-01-31T10:00:05Z", s);
    row("2026-01-31T10:00:05.25+02:00", "2026-01-31T08:00:05.25Z", s / 100);
    row("1767225600", "2026-01-01T00:00:00Z", s);
    row("1767225600123", "2026-01-01T00:00:00.123Z", s / 1000);
    row("25:00", "", 0);
    row("2026-13-01", "", 0);
    row("soon", "", 0);
    row("12", "", 0);
}

void FilterSyntaxTest::timeLiterals()
{
    QFETCH(QString, text);
    QFETCH(QString, begin);
    QFETCH(qint64, nanos);
    const Instant now = *Instant::fromIso(u"2026-03-04T12:00:00Z");
    const auto point = parseTime(text, now, true);
    QCOMPARE(point.has_value(), !begin.isEmpty());
    if (!point)
        return;
    QCOMPARE(point->begin.since(*Instant::fromIso(begin)), 0);
    QCOMPARE(point->end.since(point->begin), nanos);
    if (text == u"1h30m")
        QVERIFY(!parseTime(text, now, false)); // ago or ahead? only since: knows
}

void FilterSyntaxTest::localTimes()
{
    const Instant now =
        Instant::fromMilliseconds(QDateTime(QDate(2026, 3, 4), QTime(12, 0)).toMSecsSinceEpoch());
    const auto at = [&](const char *text) { return parseTime(QString::fromLatin1(text), now, true); };
    const auto local = [](const QDate &day, const QTime &time) {
        return Instant::fromMilliseconds(QDateTime(day, time).toMSecsSinceEpoch());
    };
    const QDate today(2026, 3, 4), yesterday(2026, 3, 3);
    QCOMPARE(at("11:27")->begin, local(today, {11, 27}));
    QCOMPARE(at("11:27")->end, local(today, {11, 28}));
    QCOMPARE(at("14:27")->begin, local(yesterday, {14, 27})); // the last time it was that
    QCOMPARE(at("11:27:03.5")->begin, local(today, {11, 27, 3, 500}));
    QCOMPARE(at("today")->begin, local(today, {0, 0}));
    QCOMPARE(at("yesterday")->end, local(today, {0, 0}));
    QCOMPARE(at("2026-03-03")->begin, local(yesterday, {0, 0}));
    QCOMPARE(at("2026-03-03T10:00:00")->begin, local(yesterday, {10, 0}));
}

void FilterSyntaxTest::numberLiterals_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<QString>("number"); // empty: not one
    const auto row = [](const char *text, const char *unit, const char *number) {
        QTest::addRow("%s in %s", text, unit)
            << QString::fromLatin1(text) << QString::fromLatin1(unit) << QString::fromLatin1(number);
    };
    row("10", "", "10");
    row("-3", "", "-3");
    row("0.5", "USD", "0.5");
    row("1MB", "", "1048576");
    row("1.5k", "bytes", "1536");
    row("250ms", "ms", "250");
    row("2s", "ms", "2000");
    row("1ms", "s", "0.001");
    row("10", "s", "10");
    row("fast", "ms", "");
    row("abc", "", "");
    row("nan", "", "");
}

void FilterSyntaxTest::numberLiterals()
{
    QFETCH(QString, text);
    QFETCH(QString, unit);
    const auto number = parseNumber(text, unit);
    QTEST(number ? toDisplay(*number) : QString(), "number");
}

QTEST_GUILESS_MAIN(FilterSyntaxTest)
#include "tst_filtersyntax.moc"
