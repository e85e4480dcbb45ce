// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/layers/includerules.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace storescope;

namespace {

// A small house of its own, to see that the rules notice what they should.
class SketchedHouse
{
public:
    SketchedHouse()
    {
        for (const char *file :
             {"core/base/value.h", "core/sqlite/worker.h", "core/codec/chain.h", "core/profile/profile.h",
              "core/read/openstore.h", "core/action/plan.h", "core/check/finding.h", "core/store/eventlog.h",
              "ui/window.h", "app/main.cpp"})
            write(file, "#pragma once\n");
    }
    void write(const char *file, const QByteArray &text) const
    {
        const QString path = m_folder.filePath(QString::fromLatin1(file));
        QDir().mkpath(QFileInfo(path).path());
        QFile out(path);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(text);
    }
    QStringList violations() const { return layers::violations(m_folder.path()); }

private:
    QTemporaryDir m_folder;
};

} // namespace

class TestLayers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theHouseStands();
    void arrows_data();
    void arrows();
    void circles();
    void nothingContinuesFutures();
};

void TestLayers::theHouseStands()
{
    const QString root = QStringLiteral(STORESCOPE_SOURCE_DIR);
    QVERIFY(QFile::exists(root + QStringLiteral("/core/base/value.h")));
    const QStringList found = layers::violations(root);
    for (const QString &violation : found)
        qWarning().noquote() << violation;
    QCOMPARE(found.size(), 0);
}

void TestLayers::arrows_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("include");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char *file, const char *include, bool allowed) {
        QTest::addRow("%s %s", file, include) << QByteArray(file) << QByteArray(include) << allowed;
    };
    row("core/sqlite/a.h", "\"core/base/value.h\"", true);
    row("core/base/a.h", "\"core/sqlite/worker.h\"", false);
    row("core/codec/a.cpp", "\"core/sqlite/worker.h\"", false);
    row("core/sqlite/a.cpp", "\"core/codec/chain.h\"", false);
    row("core/profile/a.cpp", "\"core/codec/chain.h\"", true);
    row("core/profile/a.cpp", "\"core/read/openstore.h\"", false);
    row("core/read/filter/a.cpp", "\"core/read/openstore.h\"", true);
    row("core/read/a.cpp", "\"core/action/plan.h\"", false);
    row("core/action/a.cpp", "\"core/read/openstore.h\"", true);
    row("core/check/a.cpp", "\"core/action/plan.h\"", true);
    row("core/action/a.cpp", "\"core/check/finding.h\"", false);
    row("core/store/a.cpp", "\"core/sqlite/worker.h\"", true);
    row("core/store/a.cpp", "\"core/read/openstore.h\"", false);
    row("core/read/a.cpp", "\"core/store/eventlog.h\"", false);
    row("core/read/a.cpp", "\"ui/window.h\"", false);
    row("ui/a.cpp", "\"core/read/openstore.h\"", true);
    row("ui/a.cpp", "\"core/sqlite/worker.h\"", false);
    row("ui/a.cpp", "\"app/main.cpp\"", false);
    row("app/commands/a.cpp", "\"ui/window.h\"", true);
    row("app/a.cpp", "\"core/read/openstore.h\"", true);
    row("core/read/a.cpp", "\"openstore.h\"", false);
    row("core/other/a.cpp", "<vector>", false);
    row("core/read/a.cpp", "<vector>", true);
    row("core/read/a.cpp", "<QHash>", true);
    row("core/read/a.cpp", "<QIcon>", false);
    row("core/read/a.cpp", "<QtWidgets/QWidget>", false);
    row("core/base/a.cpp", "<qwidget.h>", false);
    row("core/sqlite/a.cpp", "<QSqlDatabase>", true);
    row("core/sqlite/a.cpp", "<sqlite3.h>", true);
    row("core/store/a.cpp", "<sqlite3.h>", false);
    row("core/read/a.cpp", "<sqlite3.h>", false);
    row("ui/a.cpp", "<QWidget>", true);
    row("ui/a.cpp", "<QSqlQuery>", false);
    row("ui/a.cpp", "<QtSql/QSqlQuery>", false);
    row("app/a.cpp", "<sqlite3.h>", false);
    row("core/pch.h", "<QHash>", true);
    row("core/pch.h", "<QColor>", false);
    row("core/pch.h", "\"core/base/value.h\"", false);
}

void TestLayers::arrows()
{
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, include);
    QFETCH(bool, allowed);
    const SketchedHouse house;
    QCOMPARE(house.violations(), QStringList());
    house.write(file.constData(), "// a comment\n  #  include " + include + "\n");
    const QStringList found = house.violations();
    QVERIFY2(found.isEmpty() == allowed, qPrintable(found.join(u'\n')));
}

void TestLayers::circles()
{
    const SketchedHouse house;
    house.write("core/read/a.h", "#include \"core/read/b.h\"\n");
    house.write("core/read/b.h", "#include \"core/read/c.h\"\n");
    house.write("core/read/c.h", "#include \"core/base/value.h\"\n");
    QCOMPARE(house.violations(), QStringList());
    house.write("core/read/c.h", "#include \"core/read/a.h\"\n");
    const QStringList found = house.violations();
    QCOMPARE(found.size(), 1);
    QVERIFY(found.first().contains(QStringLiteral("circle")));
}

// In Qt 6.4 a continuation that is attached while its future resolves runs twice.
void TestLayers::nothingContinuesFutures()
{
    static const QRegularExpression continuation(QStringLiteral("\\.(then|onFailed|onCanceled)\\s*[(<]"));
    QStringList found;
    int files = 0;
    for (const char *folder : {"core", "ui", "app"}) {
        QDirIterator it(QStringLiteral(STORESCOPE_SOURCE_DIR "/%1").arg(QLatin1String(folder)),
                        {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                        QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            ++files;
            if (continuation.match(QString::fromUtf8(file.readAll())).hasMatch())
                found += file.fileName();
        }
    }
    QVERIFY(files > 300);
    QCOMPARE(found, QStringList());
}

QTEST_GUILESS_MAIN(TestLayers)
#include "tst_layers.moc"
