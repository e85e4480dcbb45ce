// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/sqlite/opening.h"
#include "tests/app/program.h"

#include <QDateTime>
#include <QTest>

using namespace storescope;

// A data directory of Crush, as the program reads it.
class TestCliCrush : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sessionsMessagesVersionsAndReadFilesAreRead_data();
    void sessionsMessagesVersionsAndReadFilesAreRead();
    void timesAreSecondsWhateverTheCommentSays();

private:
    static Value value(const QString &file, const QByteArray &sql)
    {
        const auto connection = openForReading(file);
        return connection ? (*connection)->scalar(sql).value_or(Value()) : Value();
    }
    const FixtureCopy m_store{QStringLiteral("crush/rich/crush.db")};
};

void TestCliCrush::sessionsMessagesVersionsAndReadFilesAreRead_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("sessions") << QStringList{QStringLiteral("sessions")};
    QTest::newRow("messages") << QStringList{QStringLiteral("log"), QStringLiteral("messages")};
    QTest::newRow("files") << QStringList{QStringLiteral("versions"), QStringLiteral("files")};
    QTest::newRow("read_files") << QStringList{QStringLiteral("table"), QStringLiteral("read_files")};
}

void TestCliCrush::sessionsMessagesVersionsAndReadFilesAreRead()
{
    QFETCH(QStringList, words);
    words.insert(1, m_store.path());
    words << QStringLiteral("-n") << QStringLiteral("1000") << QStringLiteral("--format")
          << QStringLiteral("jsonl");
    const auto read = runProgram(words);
    QVERIFY2(read.code == 0, read.err.constData());
    const auto rows =
        toInteger(value(m_store.path(), QByteArray("SELECT count(*) FROM ") + QTest::currentDataTag()));
    QVERIFY(rows.value_or(0) > 0);
    QCOMPARE(qint64(read.objects().size()), *rows);
}

// Its schema says milliseconds and its program writes seconds.
void TestCliCrush::timesAreSecondsWhateverTheCommentSays()
{
    QVERIFY(toDisplay(value(m_store.path(), "SELECT sql FROM sqlite_master WHERE name = 'sessions'"))
                .contains(QLatin1String("ms since 1970")));
    const auto read = runProgram(
        {QStringLiteral("sessions"), m_store.path(), QStringLiteral("--format"), QStringLiteral("jsonl")});
    const auto rows = read.objects();
    QVERIFY(!rows.empty());
    for (const QJsonObject &row : rows) {
        const auto seconds = toInteger(value(m_store.path(), "SELECT created_at FROM sessions WHERE id = '" +
                                                                 row[u"id"].toString().toLatin1() + "'"));
        QCOMPARE(QDateTime::fromString(row[u"created"].toString(), Qt::ISODate),
                 QDateTime::fromSecsSinceEpoch(seconds.value_or(0), Qt::UTC));
    }
}

QTEST_GUILESS_MAIN(TestCliCrush)
#include "tst_clicrush.moc"
