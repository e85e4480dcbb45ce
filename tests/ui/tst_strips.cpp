// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// What a page says of its store's state, each state made as it comes about.
#include "tests/ui/windowfixture.h"
#include "ui/views/stripwords.h"

#include <QHeaderView>

using namespace storescope;

class StripsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_fixture.reset(); }
    void cleanupTestCase() { m_fixture.reset(); }
    void nothingToSay();
    void replaced();
    void goneAndBack();
    void busy();
    void copy();
    void newer();
    void partial();
    void none();
    void disconnected();
    void longTextsAreCutNotHidden();

private:
    void make(const QByteArray &collections = StoreFixture::logCollection(),
              const QByteArray &has = "log = [\"body\"]")
    {
        m_fixture = std::make_unique<WindowFixture>(collections, has);
    }
    QString notice() const { return m_fixture->page()->noticeText(); }
    std::unique_ptr<WindowFixture> m_fixture;
};

void StripsTest::nothingToSay()
{
    make();
    QVERIFY(m_fixture->open(20));
    QCOMPARE(notice(), QString());
}

void StripsTest::replaced()
{
    make();
    QVERIFY(m_fixture->open(300));
    QVERIFY(WriterProcess::run(QStringLiteral("replace"), m_fixture->store.file(),
                               {QStringLiteral("--rows"), QStringLiteral("40")}));
    QTRY_VERIFY2(notice().startsWith(QStringLiteral("The file was replaced at ")), qPrintable(notice()));
    QVERIFY(notice().endsWith(QStringLiteral("Following the new one.")));
    // The new file's rows, each once, and the newest in sight.
    const auto *rows = m_fixture->page()->rows();
    QTRY_COMPARE(rows->rowCount(), 40);
    QTRY_VERIFY(rows->recordAt(39));
    QTRY_VERIFY(m_fixture->page()->rows()->totalIsExact());
    QCOMPARE(rows->rowCount(), 40);
    QVERIFY(rows->recordAt(0));
    QCOMPARE(m_fixture->page()->view()->verticalHeader()->count(), 40); // what the view was told of
    // Its colours follow the theme.
    const auto inkOfStrip = [this] {
        for (Strip *strip : m_fixture->page()->findChildren<Strip *>())
            if (!strip->isHidden())
                return strip->findChild<StripWords *>()->ink();
        return QColor();
    };
    m_fixture->window->setTheme(Theme::Light);
    const QColor light = inkOfStrip();
    m_fixture->window->setTheme(Theme::Dark);
    QTRY_VERIFY(inkOfStrip() != light);
    QVERIFY(inkOfStrip().lightness() > light.lightness());
}

void StripsTest::goneAndBack()
{
    make();
    QVERIFY(m_fixture->open(20));
    const QString file = m_fixture->store.file(), aside = m_fixture->store.elsewhere(QStringLiteral("aside"));
    QVERIFY(QFile::rename(file, aside));
    QTRY_COMPARE(notice(), QStringLiteral("The file is gone. You see what was read last."));
    QCOMPARE(m_fixture->page()->rows()->rowCount(), 20);
    QVERIFY(QFile::rename(aside, file));
    QTRY_VERIFY(notice() != QStringLiteral("The file is gone. You see what was read last."));
}

void StripsTest::busy()
{
    make();
    QVERIFY(m_fixture->store.create(QStringLiteral("--rows 20 --journal delete")));
    QVERIFY(m_fixture->show());
    WriterProcess shell(QStringLiteral("shell"), m_fixture->store.file());
    QVERIFY(shell.waitUntilReady());
    QVERIFY(shell.sql("BEGIN EXCLUSIVE").startsWith("ok 0"));
    m_fixture->commands()->reload->trigger();
    QTRY_VERIFY2(notice().startsWith(QStringLiteral("The program holds the store. Trying again, time ")),
                 qPrintable(notice()));
    QVERIFY(shell.sql("COMMIT").startsWith("ok 0"));
    QTRY_COMPARE(m_fixture->page()->rows()->rowCount(), 20);
    QTRY_COMPARE(notice(), QString()); // it has gone on
}

void StripsTest::copy()
{
    make();
    QVERIFY(m_fixture->create(20));
    m_fixture->window->show();
    m_fixture->window->openPaths({m_fixture->store.file()}, true);
    QTRY_VERIFY(m_fixture->page());
    QVERIFY2(notice().contains(QStringLiteral("copy")), qPrintable(notice()));
    QTRY_COMPARE(m_fixture->page()->rows()->rowCount(), 20);
}

void StripsTest::newer()
{
    make(StoreFixture::logCollection(),
         "log = [\"body\"] }\nversion = \"user_version\"\nknown = [\"2\", \"3\"]\n#");
    QVERIFY(m_fixture->create(20));
    WriterProcess shell(QStringLiteral("shell"), m_fixture->store.file());
    QVERIFY(shell.waitUntilReady());
    QVERIFY(shell.sql("PRAGMA user_version=9").startsWith("ok"));
    QVERIFY(shell.end());
    QVERIFY(m_fixture->show());
    QCOMPARE(notice(), QStringLiteral("This store is newer than the profile (version 9, known 3). What fits "
                                      "is shown; maintenance is off."));
}

void StripsTest::partial()
{
    make(StoreFixture::logCollection(),
         "log = [\"body\"] }\nversion = \"user_version\"\nknown = [\"2\", \"3\"]\n#"); // it is 0
    QVERIFY(m_fixture->create(20));
    QVERIFY(m_fixture->show());
    QCOMPARE(
        notice(),
        QStringLiteral("The profile fits only in part. What fits is shown; the rest is below as tables."));
}

void StripsTest::none()
{
    make(StoreFixture::logCollection(), "elsewhere = [\"body\"]");
    QVERIFY(m_fixture->create(20));
    QVERIFY(m_fixture->show());
    QCOMPARE(notice(), QStringLiteral("No profile fits this file. These are its tables."));
    QCOMPARE(m_fixture->page()->collection().kind(), Kind::Table);
}

void StripsTest::disconnected()
{
    make();
    QVERIFY(m_fixture->open(20));
    m_fixture->commands()->disconnectStore->trigger();
    QVERIFY(m_fixture->page()->store()->isDisconnected());
    QVERIFY(m_fixture->page()->liveBar()->text().startsWith(QStringLiteral("Disconnected")));
    QVERIFY(m_fixture->append(5));
    m_fixture->commands()->disconnectStore->trigger(); // and again: reads on
    QTRY_COMPARE(m_fixture->page()->rows()->rowCount(), 25);
    QVERIFY(!m_fixture->page()->liveBar()->text().startsWith(QStringLiteral("Disconnected")));
}

// A sentence takes a second line before it is cut; progress stays on one. Nothing of it is lost.
void StripsTest::longTextsAreCutNotHidden()
{
    const QString sentence =
        QStringLiteral("This store is newer than the profile (schema 24, known 23). What "
                       "fits is shown; maintenance is off.");
    QWidget page;
    QVBoxLayout column(&page);
    Strip strip;
    column.addWidget(&strip);
    column.addStretch(1);
    page.resize(900, 300);
    page.show();
    strip.say(Strip::Tone::Info, QStringLiteral("lash.db"), sentence);
    const auto *words = strip.findChild<StripWords *>();
    QTRY_COMPARE(words->shown(), QStringLiteral("lash.db  ") + sentence);
    const int oneLine = strip.height();
    QCOMPARE(oneLine, 38);
    page.resize(440, 300);
    QTRY_VERIFY(strip.height() > oneLine || words->height() >= 2 * words->fontMetrics().height());
    QCOMPARE(words->shown(), QStringLiteral("lash.db  ") + sentence);
    page.resize(200, 300);
    QTRY_VERIFY(words->shown().endsWith(QChar(0x2026)));
    QVERIFY(words->shown().startsWith(QStringLiteral("lash.db  This")));
    QCOMPARE(strip.toolTip(), QStringLiteral("lash.db ") + sentence);
    QCOMPARE(strip.text(), strip.toolTip());
    strip.say(Strip::Tone::Quiet, {}, sentence);
    QTRY_VERIFY(words->shown().endsWith(QChar(0x2026)));
    QTRY_VERIFY(strip.height() < oneLine);
}

QTEST_MAIN(StripsTest)
#include "tst_strips.moc"
