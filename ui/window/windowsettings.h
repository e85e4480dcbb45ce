// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/graveyard.h"
#include "core/base/key.h"
#include "ui/look/formats.h"
#include "ui/look/style.h"
#include "ui/window/settingsfile.h"

#include <QSet>

#include <memory>

namespace storescope {

// What the windows remember (an INI file; marks in the data folder). Nothing is ever written beside a store.
// Copies are of the same files.
class WindowSettings
{
public:
    WindowSettings();

    struct Tab
    {
        QString path, collection, key, filter; // key: empty while it followed
        bool pinned = false;
        int group = 0;
    };
    struct Window
    {
        QByteArray geometry, docks, splitter;
        QStringList stores, copies; // open; of those, which were read from a copy
        std::vector<Tab> tabs;
        int current = -1;
        bool showsStores = true, showsDetail = true; // the docks, as the user wants them
    };
    std::vector<Window> windows(); // as they were left
    void setWindows(const std::vector<Window> &windows);
    QStringList recent();
    void addRecent(const QString &path);

    Theme theme();
    void setTheme(Theme theme);
    int zoom();
    void setZoom(int percent);
    TimeStyle times();
    void setTimes(const TimeStyle &times);
    QByteArray columns(const QString &kind);
    void setColumns(const QString &kind, const QByteArray &state);
    QStringList addedColumns(const QString &place); // paths that the user made columns of
    void setAddedColumns(const QString &place, const QStringList &paths);
    QString lastKey(const QString &place); // where it was read; empty: it followed
    void setLastKey(const QString &place, const QString &key);
    QStringList opened(const QString &place); // nodes of payloads, as PayloadTab tells them
    void setOpened(const QString &place, const QStringList &nodes);
    int detailTab(const QString &kind);
    void setDetailTab(const QString &kind, int tab);
    QStringList filters(const QString &place);
    QStringList savedFilters(const QString &place);
    void setSavedFilters(const QString &place, const QStringList &filters);
    void setFilters(const QString &place, const QStringList &filters);

    QStringList recentCommands();
    void addRecentCommand(const QString &name);
    bool reducedMotion();
    void setReducedMotion(bool reduced);
    bool readLess(); // of stores that are opened
    void setReadLess(bool less);
    bool opensLast(); // what was open comes back at the start
    void setOpensLast(bool opens);
    QString language(); // "de"; empty: the system's
    void setLanguage(const QString &language);
    bool opensAtEnd(); // logs follow when they are opened, else they are where they were left
    void setOpensAtEnd(bool atEnd);
    int quietAfter(); // seconds without a change, then a store's connections are given back
    void setQuietAfter(int seconds);
    bool exportsHide(); // what profiles call secret
    void setExportsHide(bool hide);
    bool remembersInput(); // filters and commands that were given
    void setRemembersInput(bool remembers);
    void forgetInput();  // those, and what was opened
    Keeping graveyard(); // how long it keeps
    void setGraveyard(const Keeping &keeping);
    QStringList folders(); // in which stores are looked for
    void setFolders(const QStringList &folders);
    QStringList hiddenStores(); // that are not looked for
    void setHiddenStores(const QStringList &paths);
    // What the user states of a store, by the parameter's name.
    QHash<QString, Value> parameters(const QString &path);
    void setParameter(const QString &path, const QString &name, const std::optional<Value> &value);
    SettingsFile &store() { return *m_settings; }

    QSet<Key> marks(const QString &place, const std::vector<bool> &integers);
    void setMarks(const QString &place, const QSet<Key> &marks);

private:
    void keep(const QString &key, const QVariant &value);
    Tab readTab(const QString &at);
    void writeTab(const QString &at, const Tab &tab);
    static QString place(const QString &list, int at);
    static QString folded(const QString &place); // a settings key for any path
    std::shared_ptr<SettingsFile> m_settings, m_marks;
};

} // namespace storescope
