// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QAction>
#include <QActionGroup>
#include <QMainWindow>
#include <QMenu>
#include <QToolBar>

namespace storescope {

// Every command of the window with its name, icon and keys, its menus and the tool bar. What they do is the
// window's business.
class WindowActions : public QObject
{
    Q_OBJECT
public:
    explicit WindowActions(QMainWindow *window);

    // File
    QAction *open, *openFolder, *openCopy, *exportRows, *closeStore, *closeTab, *quit;
    QMenu *recent;
    // Edit
    QAction *copyValue, *copyJson, *copyReference, *selectAll, *preferences;
    // View
    QAction *showStores, *showDetail, *menuBar, *fullScreen, *zoomIn, *zoomOut, *zoomReset, *reload,
        *resetColumns;
    QActionGroup *timeModes, *themes;
    QAction *utc, *setReference;
    QMenu *view, *times;
    // Go
    QAction *follow, *pause, *newest, *oldest, *goTo, *back, *forward;
    QAction *openRow, *checkRow, *checkRange;
    QAction *nextRow, *previousRow, *nextError, *previousError, *mark, *nextMark, *previousMark;
    QAction *compare, *related, *nextSame, *previousSame, *find, *findNext, *findPrevious;
    // Filter
    QAction *editFilter, *clearFilter, *applyAsFilter, *exclude, *filterFrom, *filterUntil, *stopSearch,
        *saveFilter;
    // Maintenance
    QAction *sweep, *collect, *release, *cancelWork, *retry, *purge, *graveyard;
    QAction *disconnectStore, *readLess, *checkDigest, *saveArtifact, *openArtifact, *findNaming;
    // Window
    QAction *stores, *nextTab, *previousTab, *closeOthers, *nextPane, *previousPane;
    QAction *newWindow, *closeWindow, *pinTab, *openBeside, *pinDetail;
    QAction *marks, *checkStore;
    QList<QAction *> tabs; // by number
    QMenu *windowMenu;
    // Help
    QAction *palette, *keys, *about;

    QToolBar *toolBar = nullptr;
    QList<QAction *> all() const; // every command, in the order of the menus

private:
    QAction *make(const char *id, QMenu *menu, const QString &text, const QList<QKeySequence> &keys = {},
                  const char *icon = nullptr);
    QMenu *menu(const QString &title);
    void makeFile();
    void makeEdit();
    void makeView();
    void makeGo();
    void makeFilter();
    void makeMaintenance();
    void makeRest();
    void makeTabs();
    void makeToolBar();
    QWidget *makeField();

    QMainWindow *m_window;
    QList<QAction *> m_all;
};

} // namespace storescope
