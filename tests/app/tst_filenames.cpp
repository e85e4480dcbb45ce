// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/filenames.h"
#include "tests/app/made.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace storescope;
using namespace storescope::test;

class TestFileNames : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesAreSafe_data();
    void namesAreSafe();
    void longNamesKeepTheirEnding();
    void extensionsComeFromMediaTypes();
    void patternsNameFiles();
    void wrongPatternsAreRefused_data();
    void wrongPatternsAreRefused();
    void nothingIsOverwritten();

private:
    static std::shared_ptr<const Collection> artifacts()
    {
        CollectionSpec spec = logSpec();
        spec.kind = Kind::Artifacts;
        spec.fields.clear();
        for (const auto &[name, column] : {std::pair("id", "id"), std::pair("session", "body"),
                                           std::pair("name", "note"), std::pair("media_type", "blob")}) {
            FieldSpec field;
            field.name = QString::fromLatin1(name);
            field.column = QString::fromLatin1(column);
            spec.fields.push_back(field);
        }
        return bound(spec);
    }
};

void TestFileNames::namesAreSafe_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << QStringLiteral("p95 latency.png") << QStringLiteral("p95 latency.png");
    QTest::newRow("separators") << QStringLiteral("../../etc/passwd") << QStringLiteral("_._.._etc_passwd");
    QTest::newRow("backslash, colon") << QStringLiteral("C:\\x") << QStringLiteral("C__x");
    QTest::newRow("hidden") << QStringLiteral(".bashrc") << QStringLiteral("_bashrc");
    QTest::newRow("dots") << QStringLiteral("..") << QStringLiteral("_");
    QTest::newRow("empty") << QString() << QStringLiteral("_");
    QTest::newRow("controls") << QStringLiteral("a\x1b"
                                                "b\u202e"
                                                "c")
                              << QStringLiteral("a_b_c");
    QTest::newRow("reserved") << QStringLiteral("CON.txt") << QStringLiteral("_CON.txt");
    QTest::newRow("reserved, numbered") << QStringLiteral("lpt1") << QStringLiteral("_lpt1");
    QTest::newRow("letters") << QStringLiteral("Größe 棚.md") << QStringLiteral("Größe 棚.md");
    QTest::newRow("ends") << QStringLiteral(" a. ") << QStringLiteral("a");
}

void TestFileNames::namesAreSafe()
{
    QFETCH(QString, text);
    QTEST(safeFileName(text), "expected");
}

void TestFileNames::longNamesKeepTheirEnding()
{
    const QString name = safeFileName(QString(200, QChar(0x68da)) + QStringLiteral(".png"));
    QVERIFY(name.toUtf8().size() <= 120);
    QVERIFY(name.endsWith(QStringLiteral(".png")));
    QVERIFY(safeFileName(QStringLiteral("🧾").repeated(100)).toUtf8().size() <= 120);
    QCOMPARE(QString::fromUtf8(safeFileName(QStringLiteral("🧾").repeated(100)).toUtf8())
                 .contains(QChar::ReplacementCharacter),
             false);
}

void TestFileNames::extensionsComeFromMediaTypes()
{
    QCOMPARE(extensionOf(QStringLiteral("image/png")), QStringLiteral(".png"));
    QCOMPARE(extensionOf(QStringLiteral("Text/Plain; charset=utf-8")), QStringLiteral(".txt"));
    QCOMPARE(extensionOf(QStringLiteral("application/vnd.x+json")), QStringLiteral(".json"));
    QCOMPARE(extensionOf(QStringLiteral("text/x-strange")), QStringLiteral(".txt"));
    QCOMPARE(extensionOf(QString()), QStringLiteral(".bin"));
}

void TestFileNames::patternsNameFiles()
{
    const auto collection = artifacts();
    const auto named = [&](const char *pattern, const QHash<QString, Value> &values) {
        return NamePattern::parse(QString::fromLatin1(pattern), *collection)
            ->nameOf(*collection, record(*collection, 12, values));
    };
    const auto text = [](const char *utf8) -> Value { return Text{utf8}; };
    const QString session = QStringLiteral("session"), name = QStringLiteral("name"),
                  type = QStringLiteral("media_type");
    QCOMPARE(named("{session}/{name}{ext}",
                   {{session, text("s1")}, {name, text("chart")}, {type, text("image/png")}}),
             QStringLiteral("s1/chart.png"));
    QCOMPARE(named("{session}/{name}{ext}",
                   {{session, text("s1")}, {name, text("chart.png")}, {type, text("image/png")}}),
             QStringLiteral("s1/chart.png"));
    QCOMPARE(named("{name}{ext}", {{name, text("chart.png")}, {type, text("application/octet-stream")}}),
             QStringLiteral("chart.png"));
    QCOMPARE(named("{session}/{name}{ext}", {{session, text("../up")}, {name, text("a/b")}}),
             QStringLiteral("_._up/a_b.bin"));
    QCOMPARE(named("{name}{ext}", {}), QStringLiteral("12.bin"));
    QCOMPARE(named("all-{id}", {}), QStringLiteral("all-12"));
    QCOMPARE(named("{session}/{key}", {}), QStringLiteral("no session/12"));
}

void TestFileNames::wrongPatternsAreRefused_data()
{
    QTest::addColumn<QString>("pattern");
    for (const char *pattern : {"", "/etc/{name}", "../{name}", "a/../../{name}", "{nmae}", "{name", "out/"})
        QTest::newRow(pattern) << QString::fromLatin1(pattern);
}

void TestFileNames::wrongPatternsAreRefused()
{
    QFETCH(QString, pattern);
    const auto parsed = NamePattern::parse(pattern, *artifacts());
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, ErrorCode::InvalidArgument);
    if (pattern == QLatin1String("{nmae}"))
        QVERIFY(parsed.error().sentence.contains(QStringLiteral("{name}")));
}

void TestFileNames::nothingIsOverwritten()
{
    QTemporaryDir folder;
    QFile there(folder.filePath(QStringLiteral("a.png")));
    QVERIFY(there.open(QIODevice::WriteOnly));
    FreeNames names(folder.path());
    QCOMPARE(names.take(QStringLiteral("a.png")), QStringLiteral("a-2.png"));
    QCOMPARE(names.take(QStringLiteral("A-2.png")), QStringLiteral("A-2-2.png"));
    QCOMPARE(names.take(QStringLiteral("s/b")), QStringLiteral("s/b"));
    QCOMPARE(names.take(QStringLiteral("s/b")), QStringLiteral("s/b-2"));
    QCOMPARE(names.take(QStringLiteral("v1.2/b")), QStringLiteral("v1.2/b"));
    QCOMPARE(names.take(QStringLiteral("v1.2/b")), QStringLiteral("v1.2/b-2"));
}

QTEST_GUILESS_MAIN(TestFileNames)
#include "tst_filenames.moc"
