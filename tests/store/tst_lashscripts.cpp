// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/codec/json.h"
#include "tests/store/lashscript.h"
#include "tests/store/lashtest.h"

#include <QTemporaryDir>

using namespace storescope;
using namespace storescope::test;

// What the real crate answered to scripts of operations, and the rows that it left: ours are the same.
class LashScriptsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersAndRowsAreTheCrates_data();
    void answersAndRowsAreTheCrates();
};

void LashScriptsTest::answersAndRowsAreTheCrates_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(lashFixtures + u"scripts"_qs);
    const QStringList names = folder.entryList({u"*.json"_qs});
    QVERIFY(names.size() >= 2);
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
}

void LashScriptsTest::answersAndRowsAreTheCrates()
{
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const Json script = *readJson(file.readAll(), {});
    QVERIFY(script["ops"].size() > 20);
    QCOMPARE(script["outcomes"].size(), script["ops"].size());

    const QTemporaryDir folder;
    const Alone<SessionStore> ours(folder.filePath(u"session.db"_qs));
    QVERIFY(ours.store);
    const Json answer = LashScript(ours.store->connection()).run(Json{{"ops", script["ops"]}});
    for (std::size_t n = 0; n < script["ops"].size(); ++n)
        QVERIFY2(isSame(answer["outcomes"][n], script["outcomes"][n]), qPrintable(u"operation %1"_qs.arg(n)));
    const Json rows = rowsOf(ours.connection());
    for (const auto &[table, expected] : script["rows"].items()) {
        QCOMPARE(rows[table].size(), expected.size());
        for (std::size_t n = 0; n < expected.size(); ++n)
            QVERIFY2(isSame(rows[table][n], expected[n]),
                     qPrintable(u"%1, row %2"_qs.arg(QString::fromStdString(table)).arg(n)));
    }
}

QTEST_GUILESS_MAIN(LashScriptsTest)
#include "tst_lashscripts.moc"
