// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/profile/template.h"

#include <QTest>

using namespace storescope;

namespace {

std::optional<TemplateValue> lookup(const QString &name)
{
    static const QHash<QString, QString> texts{
        {QStringLiteral("tool"), QStringLiteral("bash")},
        {QStringLiteral("payload.arguments.command"), QStringLiteral("ls -l")},
        {QStringLiteral("payload.items[0].id"), QStringLiteral("first")},
        {QStringLiteral("empty"), QString()},
        {QStringLiteral("spaces"), QStringLiteral(" x ")},
        {QStringLiteral("session"), QStringLiteral("sess_01m7wr2a0aq3dd61anyp04y5yh")},
        {QStringLiteral("short"), QStringLiteral("sess_1")}};
    if (name == QLatin1String("size"))
        return TemplateValue{QStringLiteral("2048"), 2048.0, {}};
    if (name == QLatin1String("time"))
        return TemplateValue{QStringLiteral("x"), {}, Instant::fromMilliseconds(1795189953608)};
    const auto found = texts.constFind(name);
    return found == texts.constEnd() ? std::nullopt : std::optional(TemplateValue{*found, {}, {}});
}

} // namespace

class TestTemplate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void expands_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *text, const char *expected) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(expected);
        };
        row("literal", "nothing here", "nothing here");
        row("field and path", "{tool}: {payload.arguments.command}", "bash: ls -l");
        row("index in path", "{payload.items[0].id}", "first");
        row("first that is there", "{missing|empty|tool}", "bash");
        row("quoted last resort", "{missing|'no tool'}", "no tool");
        row("absent is empty", "<{missing}>", "<>");
        row("group with a name", "{tool}[ ({short})]", "bash (sess_1)");
        row("group without one", "{tool}[: {missing}]", "bash");
        row("group of an empty value", "{tool}[: {empty}]", "bash");
        row("what stands between does not begin", "{missing}[ {tool}][ {short}]", "bash sess_1");
        row("nor what follows nothing", "{missing} · {tool}", "· bash");
        row("a value's own spaces stay", "{spaces}", " x ");
        row("twice means itself", "{{x}} [[y]]", "{x} [y]");
        row("bytes", "{size:bytes}", "2.0 KB");
        row("bytes of no number", "{tool:bytes}", "bash");
        row("long id", "{session:id}", "…yp04y5yh");
        row("short id stays", "{short:id}", "sess_1");
        row("time", "{time:time}", "15:52:33.608");
        row("cut", "{payload.arguments.command:0.4}", "ls …");
        row("not cut", "{payload.arguments.command:0.5}", "ls -l");
    }
    void expands()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const auto parsed = TextTemplate::parse(text);
        QVERIFY2(parsed.has_value(), qPrintable(parsed ? QString() : parsed.error().sentence));
        QCOMPARE(parsed->expand(lookup), expected);
    }

    void neverCutsASurrogatePair()
    {
        const auto parsed = TextTemplate::parse(QStringLiteral("{x:0.2}"));
        QVERIFY(parsed.has_value());
        const QString rocket = QString::fromUtf8("🚀🚀");
        const QString cut = parsed->expand([&](const QString &) { return TemplateValue{rocket, {}, {}}; });
        QVERIFY(!cut.contains(QChar(rocket.at(0))) || cut.contains(rocket.left(2)));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("reason");
        QTest::newRow("open hole") << QStringLiteral("{tool") << QStringLiteral("'{' has no end");
        QTest::newRow("lone end") << QStringLiteral("tool}") << QStringLiteral("'}' has no beginning");
        QTest::newRow("open group") << QStringLiteral("[{tool}") << QStringLiteral("'[' has no end");
        QTest::newRow("group in group") << QStringLiteral("[a[b]]") << QStringLiteral("'[' inside");
        QTest::newRow("format") << QStringLiteral("{tool:size}") << QStringLiteral("':size' is no format");
        QTest::newRow("nothing") << QStringLiteral("{}") << QStringLiteral("names nothing");
    }
    void refuses()
    {
        QFETCH(QString, text);
        QFETCH(QString, reason);
        const auto parsed = TextTemplate::parse(text);
        QVERIFY(!parsed.has_value());
        QCOMPARE(parsed.error().code, ErrorCode::InvalidArgument);
        QVERIFY2(parsed.error().sentence.contains(reason), qPrintable(parsed.error().sentence));
    }

    void namesWhatItLooksUp()
    {
        const auto parsed = TextTemplate::parse(QStringLiteral("{a|'x'}[ {b.c:id}] {a}"));
        QVERIFY(parsed.has_value());
        QCOMPARE(parsed->names(), (QStringList{QStringLiteral("a"), QStringLiteral("b.c")}));
    }

    void choosesByValue()
    {
        const auto texts = TextTemplates::make({{QStringLiteral("tool.invoke"), QStringLiteral("exact")},
                                                {QStringLiteral("tool.*"), QStringLiteral("longer")},
                                                {QStringLiteral("t*"), QStringLiteral("short")},
                                                {QStringLiteral("*.error"), QStringLiteral("an error")}});
        QVERIFY(texts.has_value());
        const auto text = [&](const char *by) { return (*texts)->expand(QLatin1String(by), lookup); };
        QCOMPARE(text("tool.invoke"), QStringLiteral("exact"));
        QCOMPARE(text("tool.result"), QStringLiteral("longer"));
        QCOMPARE(text("tool.error"), QStringLiteral("an error"));
        QCOMPARE(text("toot"), QStringLiteral("short"));
        QCOMPARE(text("job"), QString());
    }
};

QTEST_GUILESS_MAIN(TestTemplate)
#include "tst_template.moc"
