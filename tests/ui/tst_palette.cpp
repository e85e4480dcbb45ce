// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/look/palette.h"

#include <QTest>

using namespace storescope;

class PaletteTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void contrastKnowsBlackOnWhite()
    {
        QCOMPARE(qRound(Palette::contrast(Qt::black, Qt::white)), 21);
        QCOMPARE(qRound(Palette::contrast(Qt::white, Qt::white)), 1);
    }
    void wordsCanBeRead_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    // Every ink that writes words, on every ground that a table row has.
    void wordsCanBeRead()
    {
        QFETCH(bool, dark);
        const Palette look = dark ? Palette::dark() : Palette::light();
        for (const Ink ink : Palette::textInks()) {
            for (const Ground ground : Palette::textGrounds()) {
                const double contrast = Palette::contrast(look.ink(ink), look.ground(ground));
                QVERIFY2(contrast >= 4.5, qPrintable(QStringLiteral("ink %1 on ground %2: %3")
                                                         .arg(int(ink))
                                                         .arg(int(ground))
                                                         .arg(contrast)));
            }
        }
    }
    void wordsOnTintsCanBeRead_data() { wordsCanBeRead_data(); }
    void wordsOnTintsCanBeRead()
    {
        QFETCH(bool, dark);
        const Palette look = dark ? Palette::dark() : Palette::light();
        const std::pair<Ink, Ground> pairs[] = {
            {Ink::Warning, Ground::WarningRow}, {Ink::Error, Ground::ErrorRow},
            {Ink::Text, Ground::WarningRow},    {Ink::Dim, Ground::WarningRow},
            {Ink::Dim, Ground::ErrorRow},       {Ink::PausedText, Ground::Paused},
            {Ink::InfoText, Ground::Info},      {Ink::Text, Ground::Match},
            {Ink::Text, Ground::Added},         {Ink::Text, Ground::Removed}};
        for (const auto &[ink, ground] : pairs)
            QVERIFY2(Palette::contrast(look.ink(ink), look.ground(ground)) >= 4.5,
                     qPrintable(QStringLiteral("%1 on %2").arg(int(ink)).arg(int(ground))));
        for (int step = 0; step < 3; ++step) {
            const QColor under = look.fresh(look.ground(Ground::Base), step);
            QVERIFY(Palette::contrast(look.ink(Ink::Text), under) >= 4.5);
        }
    }
    void freshRowsFade()
    {
        const QColor base = Palette::light().ground(Ground::Base);
        QVERIFY(Palette::light().fresh(base, 0) != base);
        QVERIFY(Palette::contrast(base, Palette::light().fresh(base, 0)) >
                Palette::contrast(base, Palette::light().fresh(base, 2)));
        QCOMPARE(Palette::light().fresh(base, 3), base);
    }
    void themeIsToldFromTheWindow()
    {
        QVERIFY(!Palette::isDark(Palette::light().widgets()));
        QVERIFY(Palette::isDark(Palette::dark().widgets()));
        QVERIFY(Palette::of(Palette::dark().widgets()).isDark());
        QPalette strong;
        strong.setColor(QPalette::Window, Qt::black);
        strong.setColor(QPalette::WindowText, Qt::white);
        QVERIFY(Palette::isHighContrast(strong));
        QVERIFY(!Palette::isHighContrast(Palette::light().widgets()));
        QVERIFY(!Palette::isHighContrast(Palette::dark().widgets()));
    }
};

QTEST_GUILESS_MAIN(PaletteTest)
#include "tst_palette.moc"
