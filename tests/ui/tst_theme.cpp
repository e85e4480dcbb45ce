// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// Everything in an open window follows the theme at once: bars, tokens, icons.
#include "tests/ui/windowfixture.h"
#include "ui/look/iconlabel.h"

#include <QMenuBar>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QTextLayout>
#include <QToolBar>

using namespace storescope;

class ThemeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init() { m_fixture->window->setTheme(Theme::Light); }
    void barsFollow();
    void tokensFollow();
    void iconsFollow();
    void theDesktopIsFollowed();

private:
    static QColor ground(QWidget *widget)
    {
        return widget->grab().toImage().pixelColor(widget->width() / 2, 2);
    }
    QList<QColor> tokens() const
    {
        QList<QColor> colours;
        const auto *edit = m_fixture->page()->filterBar()->findChild<QPlainTextEdit *>();
        for (const auto &range : edit->document()->firstBlock().layout()->formats())
            colours << range.format.foreground().color();
        return colours;
    }
    static int lightest(QWidget *widget)
    {
        const QImage image = widget->grab().toImage();
        int lightest = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                lightest = qMax(lightest, qGray(image.pixel(x, y)));
        }
        return lightest;
    }
    std::unique_ptr<WindowFixture> m_fixture;
};

void ThemeTest::initTestCase()
{
    m_fixture = std::make_unique<WindowFixture>();
    QVERIFY(m_fixture->open(20));
}

void ThemeTest::cleanupTestCase()
{
    applyTheme(Theme::System);
    m_fixture.reset();
}

void ThemeTest::barsFollow()
{
    auto *menus = m_fixture->window->menuBar();
    QToolBar *tools = m_fixture->commands()->toolBar;
    QTRY_COMPARE(ground(menus), Palette::light().ground(Ground::Header));
    QTRY_COMPARE(ground(tools), Palette::light().ground(Ground::Header));
    m_fixture->window->setTheme(Theme::Dark);
    QTRY_COMPARE(ground(menus), Palette::dark().ground(Ground::Header));
    QTRY_COMPARE(ground(tools), Palette::dark().ground(Ground::Header));
    for (QWidget *button : tools->findChildren<QWidget *>())
        QTRY_VERIFY2(Palette::isDark(button->palette()), button->metaObject()->className());
    m_fixture->window->setTheme(Theme::Light);
    QTRY_COMPARE(ground(menus), Palette::light().ground(Ground::Header));
    QTRY_COMPARE(ground(tools), Palette::light().ground(Ground::Header));
}

void ThemeTest::tokensFollow()
{
    m_fixture->page()->filterBar()->setText(QStringLiteral("session:s3 and bytes>9"));
    const QList<QColor> light = tokens();
    QVERIFY(light.contains(Palette::light().ink(Ink::Number)));
    m_fixture->window->setTheme(Theme::Dark);
    QTRY_VERIFY(tokens().contains(Palette::dark().ink(Ink::Number)));
    QTRY_VERIFY(tokens().contains(Palette::dark().ink(Ink::Keyword)));
    QCOMPARE(m_fixture->page()->filterBar()->text(), QStringLiteral("session:s3 and bytes>9"));
    m_fixture->window->setTheme(Theme::Light);
    QTRY_COMPARE(tokens(), light);
    m_fixture->page()->filterBar()->clear();
}

void ThemeTest::iconsFollow()
{
    QTRY_COMPARE(QIcon::fallbackThemeName(), QStringLiteral("breeze"));
    auto *funnel = m_fixture->page()->filterBar()->findChild<IconLabel *>();
    QVERIFY(funnel);
    m_fixture->window->setTheme(Theme::Dark);
    QTRY_COMPARE(QIcon::fallbackThemeName(), QStringLiteral("breeze-dark"));
    QTRY_VERIFY(lightest(funnel) > 180); // strokes on a dark ground
}

// A palette that comes from elsewhere, as a desktop's does.
void ThemeTest::theDesktopIsFollowed()
{
    m_fixture->page()->filterBar()->setText(QStringLiteral("session:s3 and bytes>9"));
    QApplication::setPalette(Palette::dark().widgets());
    QTRY_COMPARE(QIcon::fallbackThemeName(), QStringLiteral("breeze-dark"));
    QTRY_COMPARE(ground(m_fixture->window->menuBar()), Palette::dark().ground(Ground::Header));
    QTRY_VERIFY(tokens().contains(Palette::dark().ink(Ink::Number)));
    // The desktop says that its theme changed; it is light, and the system's theme is asked for.
    m_fixture->window->setTheme(Theme::System);
    QApplication::setPalette(Palette::dark().widgets());
    QEvent changed(QEvent::ThemeChange);
    QCoreApplication::sendEvent(m_fixture->window->windowHandle(), &changed);
    QTRY_COMPARE(ground(m_fixture->window->menuBar()), Palette::light().ground(Ground::Header));
    QTRY_COMPARE(QIcon::fallbackThemeName(), QStringLiteral("breeze"));
}

QTEST_MAIN(ThemeTest)
#include "tst_theme.moc"
