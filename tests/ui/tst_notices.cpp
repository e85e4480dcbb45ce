// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/views/notices.h"

#include <QSignalSpy>
#include <QTest>

using namespace storescope;
using About = Notices::About;

class NoticesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_strip = std::make_unique<Strip>();
        m_notices = new Notices(m_strip.get());
    }
    void whatHoldsStandsByRank();
    void whatHappensStandsBeforeThatAndLeavesIt();
    void theLaterHappeningStandsFirst();
    void hiddenStaysHiddenHoweverOftenItIsTold();
    void whatHappensAgainIsShownAgain();
    void thePressTellsWhatItIsAbout();

private:
    void say(About about, const char *text, const QString &button = {}) const
    {
        m_notices->say(about, {Strip::Tone::Info, {}, QLatin1String(text), button, {}});
    }
    QString shown() const { return m_strip->isHidden() ? QString() : m_strip->text(); }
    void hide() const
    {
        for (QPushButton *button : m_strip->findChildren<QPushButton *>()) {
            if (button->text() == QStringLiteral("Hide"))
                button->click();
        }
    }
    std::unique_ptr<Strip> m_strip;
    Notices *m_notices = nullptr;
};

void NoticesTest::whatHoldsStandsByRank()
{
    say(About::Copy, "a copy");
    say(About::Newer, "maintenance is off");
    QCOMPARE(shown(), QStringLiteral("a copy"));
    hide();
    QCOMPARE(shown(), QStringLiteral("maintenance is off"));
    hide();
    QCOMPARE(shown(), QString());
}

void NoticesTest::whatHappensStandsBeforeThatAndLeavesIt()
{
    say(About::Newer, "maintenance is off");
    say(About::Busy, "held, time 1");
    say(About::Busy, "held, time 2");
    QCOMPARE(shown(), QStringLiteral("held, time 2"));
    m_notices->take(About::Busy);
    QCOMPARE(shown(), QStringLiteral("maintenance is off"));
    m_notices->take(About::Busy); // nothing was held any more: nothing goes
    QCOMPARE(shown(), QStringLiteral("maintenance is off"));
}

void NoticesTest::theLaterHappeningStandsFirst()
{
    say(About::Gone, "gone");
    say(About::Answer, "no such id");
    QCOMPARE(shown(), QStringLiteral("no such id"));
    say(About::Replaced, "replaced");
    QCOMPARE(shown(), QStringLiteral("replaced"));
    hide();
    QCOMPARE(shown(), QStringLiteral("no such id"));
    hide();
    QCOMPARE(shown(), QStringLiteral("gone"));
}

void NoticesTest::hiddenStaysHiddenHoweverOftenItIsTold()
{
    say(About::Cut, "the first 50,000");
    hide();
    say(About::Cut, "the first 50,000");
    say(About::Cut, "the first 50,001");
    QCOMPARE(shown(), QString());
    say(About::Busy, "held, time 1");
    hide();
    say(About::Busy, "held, time 2");
    QCOMPARE(shown(), QString());
    m_notices->take(About::Busy);
    say(About::Busy, "held, time 1"); // anew
    QCOMPARE(shown(), QStringLiteral("held, time 1"));
}

void NoticesTest::whatHappensAgainIsShownAgain()
{
    say(About::Failed, "page 4");
    hide();
    QCOMPARE(shown(), QString());
    say(About::Failed, "page 4");
    QCOMPARE(shown(), QStringLiteral("page 4"));
}

void NoticesTest::thePressTellsWhatItIsAbout()
{
    QList<About> pressed;
    connect(m_notices, &Notices::pressed, this, [&pressed](About about) { pressed << about; });
    say(About::Copy, "a copy", QStringLiteral("Copy again"));
    say(About::Gone, "gone", QStringLiteral("Close"));
    Q_EMIT m_strip->pressed();
    m_notices->take(About::Gone);
    Q_EMIT m_strip->pressed();
    QCOMPARE(pressed, (QList<About>{About::Gone, About::Copy}));
}

QTEST_MAIN(NoticesTest)
#include "tst_notices.moc"
