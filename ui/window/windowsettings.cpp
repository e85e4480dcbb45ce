// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/window/windowsettings.h"

#include <QCryptographicHash>
#include <QStandardPaths>

namespace storescope {

namespace {
constexpr int mostRecent = 12;
QString s(const char *text)
{
    return QLatin1String(text);
}
} // namespace

WindowSettings::WindowSettings()
    : m_settings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("storescope"),
                 QStringLiteral("window")),
      m_marks(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
                  QStringLiteral("/storescope/marks.ini"),
              QSettings::IniFormat)
{
}

QString WindowSettings::folded(const QString &place)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(place.toUtf8(), QCryptographicHash::Sha1).toHex().left(16));
}

std::vector<WindowSettings::Tab> WindowSettings::tabs()
{
    std::vector<Tab> tabs;
    const int count = m_settings.beginReadArray(s("tabs"));
    for (int at = 0; at < count; ++at) {
        m_settings.setArrayIndex(at);
        tabs.push_back({m_settings.value(s("path")).toString(), m_settings.value(s("collection")).toString(),
                        m_settings.value(s("key")).toString(), m_settings.value(s("filter")).toString()});
    }
    m_settings.endArray();
    return tabs;
}

void WindowSettings::setTabs(const std::vector<Tab> &tabs, int current)
{
    m_settings.remove(s("tabs"));
    m_settings.beginWriteArray(s("tabs"), int(tabs.size()));
    for (int at = 0; at < int(tabs.size()); ++at) {
        m_settings.setArrayIndex(at);
        m_settings.setValue(s("path"), tabs[size_t(at)].path);
        m_settings.setValue(s("collection"), tabs[size_t(at)].collection);
        m_settings.setValue(s("key"), tabs[size_t(at)].key);
        m_settings.setValue(s("filter"), tabs[size_t(at)].filter);
    }
    m_settings.endArray();
    m_settings.setValue(s("window/tab"), current);
}

int WindowSettings::currentTab()
{
    return m_settings.value(s("window/tab"), 0).toInt();
}

QStringList WindowSettings::openStores()
{
    return m_settings.value(s("window/stores")).toStringList();
}

void WindowSettings::setOpenStores(const QStringList &paths)
{
    m_settings.setValue(s("window/stores"), paths);
}

QStringList WindowSettings::recent()
{
    return m_settings.value(s("window/recent")).toStringList();
}

void WindowSettings::addRecent(const QString &path)
{
    QStringList paths = recent();
    paths.removeAll(path);
    paths.prepend(path);
    while (paths.size() > mostRecent)
        paths.removeLast();
    m_settings.setValue(s("window/recent"), paths);
}

QByteArray WindowSettings::geometry()
{
    return m_settings.value(s("window/geometry")).toByteArray();
}

QByteArray WindowSettings::docks()
{
    return m_settings.value(s("window/docks")).toByteArray();
}

void WindowSettings::setGeometry(const QByteArray &geometry, const QByteArray &docks)
{
    m_settings.setValue(s("window/geometry"), geometry);
    m_settings.setValue(s("window/docks"), docks);
}

Theme WindowSettings::theme()
{
    return Theme(qBound(0, m_settings.value(s("look/theme"), 0).toInt(), 2));
}

void WindowSettings::setTheme(Theme theme)
{
    m_settings.setValue(s("look/theme"), int(theme));
}

int WindowSettings::zoom()
{
    return qBound(80, m_settings.value(s("look/zoom"), 100).toInt(), 200);
}

void WindowSettings::setZoom(int percent)
{
    m_settings.setValue(s("look/zoom"), percent);
}

TimeStyle WindowSettings::times()
{
    return {TimeMode(qBound(0, m_settings.value(s("times/mode"), 0).toInt(), 2)),
            m_settings.value(s("times/utc"), false).toBool()};
}

void WindowSettings::setTimes(const TimeStyle &times)
{
    m_settings.setValue(s("times/mode"), int(times.mode));
    m_settings.setValue(s("times/utc"), times.utc);
}

QByteArray WindowSettings::columns(const QString &kind)
{
    return m_settings.value(s("columns/") + kind).toByteArray();
}

void WindowSettings::setColumns(const QString &kind, const QByteArray &state)
{
    m_settings.setValue(s("columns/") + kind, state);
}

int WindowSettings::detailTab(const QString &kind)
{
    return m_settings.value(s("detail/") + kind, -1).toInt();
}

void WindowSettings::setDetailTab(const QString &kind, int tab)
{
    m_settings.setValue(s("detail/") + kind, tab);
}

QStringList WindowSettings::filters(const QString &place)
{
    return m_settings.value(s("filters/") + folded(place)).toStringList();
}

QStringList WindowSettings::savedFilters(const QString &place)
{
    return m_settings.value(s("savedFilters/") + folded(place)).toStringList();
}

void WindowSettings::setSavedFilters(const QString &place, const QStringList &filters)
{
    m_settings.setValue(s("savedFilters/") + folded(place), filters);
}

void WindowSettings::setFilters(const QString &place, const QStringList &filters)
{
    m_settings.setValue(s("filters/") + folded(place), filters);
}

QStringList WindowSettings::recentCommands()
{
    return m_settings.value(s("window/recentCommands")).toStringList();
}

void WindowSettings::addRecentCommand(const QString &name)
{
    QStringList recent = recentCommands();
    recent.removeAll(name);
    recent.prepend(name);
    m_settings.setValue(s("window/recentCommands"), recent.mid(0, 10));
}

bool WindowSettings::reducedMotion()
{
    return m_settings.value(s("window/reducedMotion")).toBool();
}

void WindowSettings::setReducedMotion(bool reduced)
{
    m_settings.setValue(s("window/reducedMotion"), reduced);
}

bool WindowSettings::readLess()
{
    return m_settings.value(s("reading/less")).toBool();
}

void WindowSettings::setReadLess(bool less)
{
    m_settings.setValue(s("reading/less"), less);
}

QStringList WindowSettings::folders()
{
    return m_settings.value(s("stores/folders")).toStringList();
}

void WindowSettings::setFolders(const QStringList &folders)
{
    m_settings.setValue(s("stores/folders"), folders);
}

QSet<Key> WindowSettings::marks(const QString &place, const std::vector<bool> &integers)
{
    QSet<Key> marks;
    for (const QString &key : m_marks.value(folded(place)).toStringList())
        marks.insert(keyFromString(key, integers));
    return marks;
}

void WindowSettings::setMarks(const QString &place, const QSet<Key> &marks)
{
    QStringList keys;
    for (const Key &key : marks)
        keys << toString(key);
    if (keys.isEmpty())
        m_marks.remove(folded(place));
    else
        m_marks.setValue(folded(place), keys);
}

} // namespace storescope
