// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/window/windowsettings.h"

#include <QCryptographicHash>
#include <QSettings>
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
    : m_settings(
          std::make_shared<SettingsFile>(QSettings(QSettings::IniFormat, QSettings::UserScope,
                                                   QStringLiteral("storescope"), QStringLiteral("window"))
                                             .fileName())),
      m_marks(std::make_shared<SettingsFile>(
          QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
          QStringLiteral("/storescope/marks.ini")))
{
}

QString WindowSettings::folded(const QString &place)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(place.toUtf8(), QCryptographicHash::Sha1).toHex().left(16));
}

WindowSettings::Tab WindowSettings::readTab(const QString &at)
{
    const auto value = [this, &at](const char *name) { return m_settings->value(at + s(name)); };
    return {value("path").toString(),   value("collection").toString(), value("key").toString(),
            value("filter").toString(), value("pinned").toBool(),       value("group").toInt()};
}

void WindowSettings::writeTab(const QString &at, const Tab &tab)
{
    m_settings->setValue(at + s("path"), tab.path);
    m_settings->setValue(at + s("collection"), tab.collection);
    m_settings->setValue(at + s("key"), tab.key);
    m_settings->setValue(at + s("filter"), tab.filter);
    if (tab.pinned)
        m_settings->setValue(at + s("pinned"), true);
    if (tab.group > 0)
        m_settings->setValue(at + s("group"), tab.group);
}

// Numbered from 1, with their number beside them.
QString WindowSettings::place(const QString &list, int at)
{
    return list + QLatin1Char('/') + QString::number(at + 1) + QLatin1Char('/');
}

std::vector<WindowSettings::Window> WindowSettings::windows()
{
    std::vector<Window> windows;
    const int count = m_settings->value(s("windows/size")).toInt();
    for (int number = 0; number < count; ++number) {
        const QString at = place(s("windows"), number);
        const auto value = [this, &at](const char *name, const QVariant &otherwise = {}) {
            return m_settings->value(at + s(name), otherwise);
        };
        Window window;
        window.geometry = value("geometry").toByteArray();
        window.docks = value("docks").toByteArray();
        window.splitter = value("splitter").toByteArray();
        window.showsStores = value("showsStores", true).toBool();
        window.showsDetail = value("showsDetail", true).toBool();
        window.stores = value("stores").toStringList();
        window.copies = value("copies").toStringList();
        window.current = value("tab", -1).toInt();
        for (int tab = 0; tab < value("tabs/size").toInt(); ++tab)
            window.tabs.push_back(readTab(place(at + s("tabs"), tab)));
        windows.push_back(std::move(window));
    }
    return windows;
}

void WindowSettings::setWindows(const std::vector<Window> &windows)
{
    m_settings->remove(s("windows"));
    m_settings->setValue(s("windows/size"), int(windows.size()));
    for (int number = 0; number < int(windows.size()); ++number) {
        const Window &window = windows[size_t(number)];
        const QString at = place(s("windows"), number);
        m_settings->setValue(at + s("geometry"), window.geometry);
        m_settings->setValue(at + s("docks"), window.docks);
        m_settings->setValue(at + s("splitter"), window.splitter);
        m_settings->setValue(at + s("showsStores"), window.showsStores);
        m_settings->setValue(at + s("showsDetail"), window.showsDetail);
        m_settings->setValue(at + s("stores"), window.stores);
        if (!window.copies.isEmpty())
            m_settings->setValue(at + s("copies"), window.copies);
        m_settings->setValue(at + s("tab"), window.current);
        m_settings->setValue(at + s("tabs/size"), int(window.tabs.size()));
        for (int tab = 0; tab < int(window.tabs.size()); ++tab)
            writeTab(place(at + s("tabs"), tab), window.tabs[size_t(tab)]);
    }
}

void WindowSettings::keep(const QString &key, const QVariant &value)
{
    m_settings->setValue(key, value);
}

QStringList WindowSettings::recent()
{
    return m_settings->value(s("window/recent")).toStringList();
}

void WindowSettings::addRecent(const QString &path)
{
    QStringList paths = recent();
    paths.removeAll(path);
    paths.prepend(path);
    while (paths.size() > mostRecent)
        paths.removeLast();
    keep(s("window/recent"), paths);
}

Theme WindowSettings::theme()
{
    return Theme(qBound(0, m_settings->value(s("look/theme"), 0).toInt(), 2));
}

void WindowSettings::setTheme(Theme theme)
{
    keep(s("look/theme"), int(theme));
}

int WindowSettings::zoom()
{
    return qBound(80, m_settings->value(s("look/zoom"), 100).toInt(), 200);
}

void WindowSettings::setZoom(int percent)
{
    keep(s("look/zoom"), percent);
}

// The reference of times ends with the window: without one they are absolute.
TimeStyle WindowSettings::times()
{
    const auto mode = TimeMode(qBound(0, m_settings->value(s("times/mode"), 0).toInt(), 3));
    return {mode == TimeMode::SinceReference ? TimeMode::Absolute : mode,
            m_settings->value(s("times/utc"), false).toBool()};
}

void WindowSettings::setTimes(const TimeStyle &times)
{
    keep(s("times/mode"), int(times.mode));
    keep(s("times/utc"), times.utc);
}

QByteArray WindowSettings::columns(const QString &kind)
{
    return m_settings->value(s("columns/") + kind).toByteArray();
}

void WindowSettings::setColumns(const QString &kind, const QByteArray &state)
{
    keep(s("columns/") + kind, state);
}

QStringList WindowSettings::addedColumns(const QString &place)
{
    return m_settings->value(s("addedColumns/") + folded(place)).toStringList();
}

void WindowSettings::setAddedColumns(const QString &place, const QStringList &paths)
{
    if (paths.isEmpty())
        m_settings->remove(s("addedColumns/") + folded(place));
    else
        keep(s("addedColumns/") + folded(place), paths);
}

QString WindowSettings::lastKey(const QString &place)
{
    return m_settings->value(s("lastKeys/") + folded(place)).toString();
}

void WindowSettings::setLastKey(const QString &place, const QString &key)
{
    if (key.isEmpty())
        m_settings->remove(s("lastKeys/") + folded(place));
    else
        keep(s("lastKeys/") + folded(place), key);
}

QStringList WindowSettings::opened(const QString &place)
{
    return m_settings->value(s("opened/") + folded(place)).toStringList();
}

void WindowSettings::setOpened(const QString &place, const QStringList &nodes)
{
    if (nodes.isEmpty())
        m_settings->remove(s("opened/") + folded(place));
    else
        keep(s("opened/") + folded(place), nodes);
}

int WindowSettings::detailTab(const QString &kind)
{
    return m_settings->value(s("detail/") + kind, -1).toInt();
}

void WindowSettings::setDetailTab(const QString &kind, int tab)
{
    keep(s("detail/") + kind, tab);
}

QStringList WindowSettings::filters(const QString &place)
{
    return m_settings->value(s("filters/") + folded(place)).toStringList();
}

QStringList WindowSettings::savedFilters(const QString &place)
{
    return m_settings->value(s("savedFilters/") + folded(place)).toStringList();
}

void WindowSettings::setSavedFilters(const QString &place, const QStringList &filters)
{
    keep(s("savedFilters/") + folded(place), filters);
}

void WindowSettings::setFilters(const QString &place, const QStringList &filters)
{
    if (remembersInput())
        keep(s("filters/") + folded(place), filters);
}

QStringList WindowSettings::recentCommands()
{
    return m_settings->value(s("window/recentCommands")).toStringList();
}

void WindowSettings::addRecentCommand(const QString &name)
{
    if (!remembersInput())
        return;
    QStringList recent = recentCommands();
    recent.removeAll(name);
    recent.prepend(name);
    keep(s("window/recentCommands"), recent.mid(0, 10));
}

QStringList WindowSettings::folders()
{
    return m_settings->value(s("stores/folders")).toStringList();
}

void WindowSettings::setFolders(const QStringList &folders)
{
    keep(s("stores/folders"), folders);
}

QStringList WindowSettings::hiddenStores()
{
    return m_settings->value(s("stores/hidden")).toStringList();
}

void WindowSettings::setHiddenStores(const QStringList &paths)
{
    keep(s("stores/hidden"), paths);
}

// With its type before it: an INI file knows only text.
QHash<QString, Value> WindowSettings::parameters(const QString &path)
{
    QHash<QString, Value> parameters;
    const QString group = s("parameters/") + folded(path) + QLatin1Char('/');
    for (const QString &name : m_settings->below(group)) {
        const QString kept = m_settings->value(group + name).toString();
        const QString value = kept.mid(2);
        if (kept.startsWith(s("i:")))
            parameters.insert(name, value.toLongLong());
        else if (kept.startsWith(s("d:")))
            parameters.insert(name, value.toDouble());
        else if (kept.startsWith(s("t:")))
            parameters.insert(name, textValue(value));
    }
    return parameters;
}

void WindowSettings::setParameter(const QString &path, const QString &name, const std::optional<Value> &value)
{
    const QString key = s("parameters/") + folded(path) + QLatin1Char('/') + name;
    if (!value)
        return m_settings->remove(key);
    const QString type = std::holds_alternative<qint64>(*value)   ? s("i:")
                         : std::holds_alternative<double>(*value) ? s("d:")
                                                                  : s("t:");
    keep(key, QString(type + toDisplay(*value)));
}

QSet<Key> WindowSettings::marks(const QString &place, const std::vector<bool> &integers)
{
    QSet<Key> marks;
    for (const QString &key : m_marks->value(folded(place)).toStringList())
        marks.insert(keyFromString(key, integers));
    return marks;
}

void WindowSettings::setMarks(const QString &place, const QSet<Key> &marks)
{
    QStringList keys;
    for (const Key &key : marks)
        keys << toString(key);
    if (keys.isEmpty())
        m_marks->remove(folded(place));
    else
        m_marks->setValue(folded(place), keys);
}

} // namespace storescope
