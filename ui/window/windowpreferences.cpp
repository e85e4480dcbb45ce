// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// What a person chooses in the preferences, apart from looks, times and places.
#include "ui/window/windowsettings.h"

namespace storescope {

bool WindowSettings::reducedMotion()
{
    return m_settings->value(QStringLiteral("window/reducedMotion")).toBool();
}

void WindowSettings::setReducedMotion(bool reduced)
{
    keep(QStringLiteral("window/reducedMotion"), reduced);
}

bool WindowSettings::readLess()
{
    return m_settings->value(QStringLiteral("reading/less")).toBool();
}

void WindowSettings::setReadLess(bool less)
{
    keep(QStringLiteral("reading/less"), less);
}

bool WindowSettings::opensLast()
{
    return m_settings->value(QStringLiteral("window/opensLast"), true).toBool();
}

void WindowSettings::setOpensLast(bool opens)
{
    keep(QStringLiteral("window/opensLast"), opens);
}

QString WindowSettings::language()
{
    return m_settings->value(QStringLiteral("window/language")).toString();
}

void WindowSettings::setLanguage(const QString &language)
{
    keep(QStringLiteral("window/language"), language);
}

bool WindowSettings::opensAtEnd()
{
    return m_settings->value(QStringLiteral("following/atEnd")).toBool();
}

void WindowSettings::setOpensAtEnd(bool atEnd)
{
    keep(QStringLiteral("following/atEnd"), atEnd);
}

int WindowSettings::quietAfter()
{
    return qBound(5, m_settings->value(QStringLiteral("following/quietAfter"), 60).toInt(), 3600);
}

void WindowSettings::setQuietAfter(int seconds)
{
    keep(QStringLiteral("following/quietAfter"), seconds);
}

bool WindowSettings::exportsHide()
{
    return m_settings->value(QStringLiteral("privacy/exportsHide"), true).toBool();
}

void WindowSettings::setExportsHide(bool hide)
{
    keep(QStringLiteral("privacy/exportsHide"), hide);
}

bool WindowSettings::remembersInput()
{
    return m_settings->value(QStringLiteral("privacy/remembersInput"), true).toBool();
}

void WindowSettings::setRemembersInput(bool remembers)
{
    keep(QStringLiteral("privacy/remembersInput"), remembers);
}

void WindowSettings::forgetInput()
{
    for (const char *what : {"filters", "lastKeys", "opened", "window/recent", "window/recentCommands"})
        m_settings->remove(QLatin1String(what));
}

Keeping WindowSettings::graveyard()
{
    return {qMax(0, m_settings->value(QStringLiteral("graveyard/days")).toInt()),
            qMax<qint64>(0, m_settings->value(QStringLiteral("graveyard/bytes")).toLongLong())};
}

void WindowSettings::setGraveyard(const Keeping &keeping)
{
    keep(QStringLiteral("graveyard/days"), keeping.days);
    keep(QStringLiteral("graveyard/bytes"), keeping.bytes);
}

} // namespace storescope
