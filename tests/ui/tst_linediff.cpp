// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/models/linediff.h"

#include <QTest>

using namespace storescope;

class LineDiffTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void laysTextsBesideEachOther_data();
    void laysTextsBesideEachOther();
    void findsTheShortestWay();
    void marksTheWordThatChanged();
    void ignoresIdsAndTimes();
    void textsFarApartAreReplaced();
};

namespace {
QString drawn(const std::vector<DiffLine> &lines)
{
    QString text;
    for (const DiffLine &line : lines)
        text += (line.sign == DiffLine::Sign::Removed ? u'-'
                 : line.sign == DiffLine::Sign::Added ? u'+'
                                                      : u' ') +
                line.text + u' ';
    return text.trimmed();
}
QStringList words(const QString &text)
{
    return text.split(u' ', Qt::SkipEmptyParts);
}
} // namespace

void LineDiffTest::laysTextsBesideEachOther_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *before, const char *after, const char *expected) {
        QTest::newRow(name) << QString::fromUtf8(before) << QString::fromUtf8(after)
                            << QString::fromUtf8(expected);
    };
    row("same", "a b c", "a b c", "a  b  c");
    row("nothing", "", "", "");
    row("all new", "", "a b", "+a +b");
    row("all gone", "a b", "", "-a -b");
    row("changed", "a b c", "a x c", "a -b +x  c");
    row("inserted", "a c", "a b c", "a +b  c");
    row("removed", "a b c", "a c", "a -b  c");
    row("at both ends", "x a b y", "u a b v", "-x +u  a  b -y +v");
    row("moved", "a b c d", "b c d a", "-a  b  c  d +a");
}

void LineDiffTest::laysTextsBesideEachOther()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(QString, expected);
    QCOMPARE(drawn(lineDiff(words(before), words(after))), expected);
}

// Against every pair of short texts: both are there whole and in order, and no shorter way exists.
void LineDiffTest::findsTheShortestWay()
{
    const auto text = [](int code, int length) {
        QStringList lines;
        for (int at = 0; at < length; ++at, code /= 3)
            lines << QString(QChar(u'a' + code % 3));
        return lines;
    };
    for (int a = 0; a < 243; a += 2) {
        for (int b = 0; b < 243; b += 5) {
            const QStringList before = text(a, 5), after = text(b, 5);
            QStringList seenBefore, seenAfter;
            int changes = 0;
            for (const DiffLine &line : lineDiff(before, after)) {
                changes += line.sign != DiffLine::Sign::Same;
                if (line.sign != DiffLine::Sign::Added)
                    seenBefore << line.text;
                if (line.sign != DiffLine::Sign::Removed)
                    seenAfter << line.text;
            }
            QCOMPARE(seenBefore, before);
            QCOMPARE(seenAfter, after);
            int common[6][6] = {};
            for (int i = 1; i <= 5; ++i) {
                for (int j = 1; j <= 5; ++j)
                    common[i][j] = before[i - 1] == after[j - 1] ? common[i - 1][j - 1] + 1
                                                                 : qMax(common[i - 1][j], common[i][j - 1]);
            }
            QCOMPARE(changes, 10 - 2 * common[5][5]);
        }
    }
}

void LineDiffTest::marksTheWordThatChanged()
{
    const auto lines = lineDiff({QStringLiteral("  \"span\": \"cart.create\",")},
                                {QStringLiteral("  \"span\": \"cart.refresh\",")});
    QCOMPARE(lines.size(), size_t(2));
    QCOMPARE(lines[0].text.mid(lines[0].from, lines[0].length), QStringLiteral("create"));
    QCOMPARE(lines[1].text.mid(lines[1].from, lines[1].length), QStringLiteral("refresh"));
}

void LineDiffTest::ignoresIdsAndTimes()
{
    const QStringList before{QStringLiteral("\"id\": \"msg_01KB3V8QW4T6\""),
                             QStringLiteral("\"at\": \"2026-11-20T13:32:04.731Z\""),
                             QStringLiteral("\"ms\": 1763645524731"), QStringLiteral("\"took\": 17")};
    const QStringList after{QStringLiteral("\"id\": \"msg_01KB3V8N7R2C\""),
                            QStringLiteral("\"at\": \"2026-11-20T13:40:00Z\""),
                            QStringLiteral("\"ms\": 1763645999999"), QStringLiteral("\"took\": 18")};
    QCOMPARE(lineDiff(before, after).size(), size_t(8));
    const auto lines = lineDiffIgnoringIds(before, after);
    QCOMPARE(lines.size(), size_t(5));
    QCOMPARE(lines[0].text, after[0]); // the newer one is shown
    QCOMPARE(lines[3].text, before[3]);
    QCOMPARE(lines[3].sign, DiffLine::Sign::Removed);
}

void LineDiffTest::textsFarApartAreReplaced()
{
    QStringList before, after;
    for (int line = 0; line < 3000; ++line) {
        before << QStringLiteral("old %1").arg(line);
        after << QStringLiteral("new %1").arg(line);
    }
    QCOMPARE(lineDiff(before, after).size(), size_t(6000));
}

QTEST_APPLESS_MAIN(LineDiffTest)
#include "tst_linediff.moc"
