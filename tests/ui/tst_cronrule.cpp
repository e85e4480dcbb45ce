// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/models/cronrule.h"

#include <QLocale>
#include <QTest>

using namespace storescope;

class CronRuleTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void words_data();
    void words();
    void whatIsNoRule_data();
    void whatIsNoRule();
    void timesOfADay();
    void eitherDayCounts();
    void intervalsCountFromTheLast();
};

void CronRuleTest::words_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("words");
    QTest::newRow("minute") << "* * * * *"
                            << "every minute";
    QTest::newRow("step") << "*/15 * * * *"
                          << "every 15 minutes";
    QTest::newRow("hourly") << "@hourly"
                            << "every hour at :00";
    QTest::newRow("daily") << "30 6 * * *"
                           << "every day at 06:30";
    QTest::newRow("seconds first") << "0 30 6 * * *"
                                   << "every day at 06:30";
    QTest::newRow("twice") << "0 6,18 * * *"
                           << "every day at 06:00, 18:00";
    QTest::newRow("weekdays") << "0 9 * * MON-FRI"
                              << "Monday to Friday, at 09:00";
    QTest::newRow("sunday is 7") << "0 9 * * 7"
                                 << "Sunday, at 09:00";
    QTest::newRow("first of the month") << "0 0 1 * *"
                                        << "on day 1, at 00:00";
    QTest::newRow("month") << "0 0 1 JAN *"
                           << "on day 1 in January, at 00:00";
    QTest::newRow("hours") << "5 */4 * * *"
                           << "every 4 hours at :05";
    QTest::newRow("working hours") << "*/10 8-17 * * *"
                                   << "every day every 10 minutes from 08:00 to 17:59";
    QTest::newRow("interval") << "@every 90s"
                              << "every 1:30";
}

void CronRuleTest::words()
{
    QFETCH(QString, rule);
    const auto parsed = CronRule::parse(rule);
    QVERIFY(parsed);
    QTEST(parsed->inWords(), "words");
}

void CronRuleTest::whatIsNoRule_data()
{
    QTest::addColumn<QString>("rule");
    for (const char *rule :
         {"", "daily", "* * * *", "60 * * * *", "* 24 * * *", "* * 0 * *", "* * L * *", "a b c d e",
          "*/0 * * * *", "5-1 * * * *", "@every", "@every x", "@reboot", "* * * * MON#2"})
        QTest::newRow(rule) << QString::fromLatin1(rule);
}

void CronRuleTest::whatIsNoRule()
{
    QFETCH(QString, rule);
    QVERIFY(!CronRule::parse(rule));
}

void CronRuleTest::timesOfADay()
{
    const QDateTime from(QDate(2026, 11, 20), QTime(8, 30)); // a Friday
    const auto rule = CronRule::parse(QStringLiteral("0 9,17 * * 1-5"));
    const auto times = rule->times(from, from.addDays(4), 100);
    QCOMPARE(times.size(), size_t(4));
    QCOMPARE(times[0], QDateTime(QDate(2026, 11, 20), QTime(9, 0)));
    QCOMPARE(times[2], QDateTime(QDate(2026, 11, 23), QTime(9, 0))); // no weekend
    QCOMPARE(rule->times(from, from.addDays(4), 2).size(), size_t(2));
}

void CronRuleTest::eitherDayCounts()
{
    const QDateTime from(QDate(2026, 11, 1), QTime(0, 0));
    const auto rule = CronRule::parse(QStringLiteral("0 0 13 * 5"));      // the 13th, and Fridays
    QCOMPARE(rule->times(from, from.addDays(30), 100).size(), size_t(4)); // 13 is a Friday itself
    const auto other = CronRule::parse(QStringLiteral("0 0 12 * 5"));
    QCOMPARE(other->times(from, from.addDays(30), 100).size(), size_t(5));
}

void CronRuleTest::intervalsCountFromTheLast()
{
    const QDateTime last(QDate(2026, 11, 20), QTime(8, 10)), from(QDate(2026, 11, 20), QTime(9, 0));
    const auto times =
        CronRule::parse(QStringLiteral("@every 30m"))->times(from, from.addSecs(3600), 10, last);
    QCOMPARE(times.size(), size_t(2));
    QCOMPARE(times[0].time(), QTime(9, 10));
    QCOMPARE(times[1].time(), QTime(9, 40));
}

QTEST_GUILESS_MAIN(CronRuleTest)
#include "tst_cronrule.moc"
