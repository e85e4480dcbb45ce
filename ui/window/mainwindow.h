// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/pages/collectionpage.h"
#include "ui/window/storeshelf.h"
#include "ui/window/windowsettings.h"

#include <QMainWindow>
#include <QPointer>

class QMenu;

namespace storescope {

class DemoRun;
class ArtifactFile;
class DetailDock;
class DragOut;
struct ExportOptions;
struct Related;
class ExportList;
class HarmMeter;
class Maintenance;
class PageCommands;
class KeyBindings;
class StoresDock;
class TaskSegment;
class StoresModel;
class TabArea;
class WelcomePage;
class WindowActions;

// The frame: stores on the left, a tab a collection in the middle, the row on the right, the state below. It
// passes on; the pages and docks do the work.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    // Windows of one program share a pool; none: its own.
    // Windows that share their settings see each other's changes.
    explicit MainWindow(std::shared_ptr<StorePool> pool = nullptr, WindowSettings settings = WindowSettings(),
                        QWidget *parent = nullptr);
    ~MainWindow() override;

    // Opens what is named; nothing named: what was open last, else the welcome page.
    void begin(const QStringList &stores);
    void place(const WindowSettings::Window &left);   // where it stood, and its docks
    void restore(const WindowSettings::Window &left); // its stores and tabs
    void welcomeOnly();
    WindowSettings::Window state() const;
    void setRemembersItself(bool remembers) { m_remembersItself = remembers; } // else who made it does
    void openPaths(const QStringList &paths, bool copy = false);
    CollectionPage *showCollection(const QString &path, const QString &collection);

    CollectionPage *currentPage() const;
    QList<CollectionPage *> pages() const;
    StoreShelf *shelf() const { return m_shelf; }
    WindowActions *commands() const { return m_actions; }
    DetailDock *detail() const { return m_detail; }
    DetailDock *pinnedDetail() const { return m_pinned; } // null: nothing was pinned yet
    TabArea *tabs() const { return m_tabs; }
    WelcomePage *welcome() const { return m_welcome; }
    Maintenance *maintenance() const { return m_maintenance; }
    QString statusText() const;
    QString noticeText() const;
    void setTheme(Theme theme);
    // Of the current page's store; a strip of its own tells how it goes.
    void exportRows(const ExportOptions &options);
    bool isExporting() const;
    bool isTicking() const { return m_second.isActive(); } // only while somebody may look
    // A column of the page's table: shown when it was hidden, made when it is a path inside a column.
    void addColumn(CollectionPage *page, const QString &name);
    void removeColumn(CollectionPage *page, const QString &name); // one that was added; empty: all of them
    void openStoreAgain(const QString &path) { m_shelf->openAgain(path); }
    class CheckPage *checkStore(const std::shared_ptr<OpenStore> &store); // a tab, begun

Q_SIGNALS:
    void exported(bool well);
    void newWindowWanted();
    void quitWanted();
    void closing();
    void storeOutdated(const QString &path); // what is stated of it has changed; this window has it anew

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void buildStatus();
    void connectActions();
    void connectViewActions();
    void connectArtifacts();
    void updateArtifactActions();
    void chooseArtifactFile(const CollectionPage &page);
    void findNaming(const CollectionPage &page);
    void connectShelf();
    void connectMaintenance();
    std::shared_ptr<OpenStore> currentStore() const; // of a collection or an action
    void storeOpened(const QString &path, const std::shared_ptr<OpenStore> &store);
    CollectionPage *addPage(const std::shared_ptr<OpenStore> &store,
                            const std::shared_ptr<const Collection> &collection, const std::optional<Key> &at,
                            const QString &filter);
    void connectPage(CollectionPage *page);
    void fulfil(CollectionPage::Wish wish, const std::shared_ptr<OpenStore> &store);
    void setParameter(const QString &path, const QString &name, const std::optional<Value> &value);
    void closeTab(int tab);
    void pinDetail();
    void showMarks();
    CollectionPage *openAgain(CollectionPage *page);
    QString columnsPlace(const CollectionPage &page) const;
    void currentTabChanged();
    void updateFrame(); // what there is when stores come and go
    void updateActions();
    void updateStatus();
    void updateDetail();
    void showActionRow();
    void updateTabs();
    void everySecond();
    void chooseFile(bool copy);
    void chooseFolder();
    void chooseWatched();
    void startDemo();
    void dragOut(QMimeData *data);
    void fitTheScreen();
    void showRecent();
    void showCellMenu(const QModelIndex &index, const QPoint &global);
    void addColumnChoice(QMenu *menu, CollectionPage *page);
    void showGoTo();
    void showKeys();
    void setZoom(int percent);
    void applyZoom();
    void updateTimes();
    TimeStyle times() const;
    void columnsChanged(CollectionPage *page);
    void keepColumns();
    void keepTabs(const QString &path); // of a store that is opened another way
    const Record *otherRow(const CollectionPage &page) const;
    void compareWithMarked();
    void goToRelated(const QString &path, const Related &related);
    void goToRow(const QString &path, const QString &collection, const Key &key);
    void findId(const QString &id);
    void showPalette();
    void showPreferences(int page);
    void updateTasks();
    void setReference(const CollectionPage &page);
    void pushPlace();
    void goPlace(int by);
    void focusPane(int by);
    QList<QWidget *> panes() const; // that are seen, in the order of the focus
    void stepRow(int by);           // or to the next difference, in whatever is looked at

    WindowSettings m_settings;
    StoreShelf *m_shelf;
    StoresModel *m_storesModel;
    StoresDock *m_storesDock;
    DetailDock *m_detail;
    DetailDock *m_pinned = nullptr; // once a row was pinned
    TabArea *m_tabs;
    WelcomePage *m_welcome;
    Strip *m_strip;
    ExportList *m_exports;
    WindowActions *m_actions;
    PageCommands *m_commands;
    Maintenance *m_maintenance;
    HarmMeter *m_meter;
    TaskSegment *m_tasks;
    ArtifactFile *m_artifactFile = nullptr;
    DemoRun *m_demo = nullptr; // once it was asked for
    KeyBindings *m_keys;
    QLabel *m_total, *m_shown, *m_selected, *m_lag;
    QTimer m_second, m_columnsTimer;
    QPointer<CollectionPage> m_columnsOf; // that were changed and are not kept yet
    std::unique_ptr<DragOut> m_dragOut;
    WindowSettings::Window m_restore; // tabs of stores that are still being opened
    WindowSettings::Tab m_restoreCurrent;
    bool m_remembersItself = true;
    struct Place
    {
        QPointer<CollectionPage> page;
        std::optional<Key> key;
    };
    std::optional<Instant> m_reference; // of times since it
    std::vector<Place> m_places;        // jumps
    int m_place = -1;
    bool m_showStores = true, m_showDetail = true, m_arranging = false;
};

} // namespace storescope
