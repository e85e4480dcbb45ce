// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/look/themekeeper.h"

#include "ui/look/icons.h"

#include <QApplication>
#include <QEvent>
#include <QStyleFactory>

namespace storescope {

namespace {
bool hasBreeze()
{
    return QStyleFactory::keys().contains(QStringLiteral("breeze"), Qt::CaseInsensitive);
}
} // namespace

ThemeKeeper::ThemeKeeper(QObject *application)
    : QObject(application), m_desktopIsDark(Palette::isDark(QGuiApplication::palette()))
{
    application->installEventFilter(this);
}

void ThemeKeeper::setTheme(Theme theme)
{
    m_theme = theme;
    apply();
}

void ThemeKeeper::apply()
{
    const bool dark = m_theme == Theme::Dark || (m_theme == Theme::System && m_desktopIsDark);
    if (!hasBreeze() && !qobject_cast<FlatStyle *>(QApplication::style()))
        QApplication::setStyle(new FlatStyle);
    setIconTheme(dark); // first: widgets take their icons when they hear of the palette
    if (!hasBreeze() || m_theme != Theme::System)
        QApplication::setPalette((dark ? Palette::dark() : Palette::light()).widgets());
    else
        QApplication::setPalette(QPalette());
}

// Our palette hides the desktop's; without it, Qt tells what the desktop has now.
void ThemeKeeper::lookAtDesktop()
{
    m_looking = true;
    QApplication::setPalette(QPalette());
    m_desktopIsDark = Palette::isDark(QGuiApplication::palette());
    m_looking = false;
    apply();
}

bool ThemeKeeper::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange && watched == parent() && !m_looking)
        setIconTheme(Palette::isDark(QGuiApplication::palette()));
    else if (event->type() == QEvent::ThemeChange && watched->isWindowType() && m_theme == Theme::System &&
             !m_looking)
        lookAtDesktop();
    return false;
}

ThemeKeeper *themeKeeper()
{
    return QCoreApplication::instance()->findChild<ThemeKeeper *>(QString(), Qt::FindDirectChildrenOnly);
}

} // namespace storescope
