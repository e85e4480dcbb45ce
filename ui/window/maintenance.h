// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/graveyard.h"
#include "ui/actions/actionpage.h"
#include "ui/window/tasksegment.h"

#include <QMenu>
#include <QPointer>

namespace storescope {

class Apply;
class CollectionPage;
class Keeper;
class GraveyardPage;
class StoreShelf;
class TabArea;
class WindowActions;

// The window's maintenance: which actions a store offers, their pages among the tabs, and the graveyard.
class Maintenance : public QObject
{
    Q_OBJECT
public:
    Maintenance(TabArea *tabs, WindowActions *actions, const StoreShelf *shelf, QObject *parent);
    ~Maintenance() override; // what runs goes to the pool's keeper

    // For the store of the current tab: greys what it does not offer, with the reason.
    void updateCommands(const std::shared_ptr<OpenStore> &store, const QString &collection);
    // What can be done with rows of a page, at the end of its context menu.
    void addTo(QMenu *menu, const CollectionPage &page);
    ActionPage *open(const std::shared_ptr<OpenStore> &store, const ActionRequest &request);
    GraveyardPage *showGraveyard();
    void lookAtGraveyard(); // answers with graveyardLooked; what is overdue goes
    void setKeeping(const Keeping &keeping);

    ActionPage *currentPage() const;
    QList<ActionPage *> pages() const;
    GraveyardPage *graveyard() const; // null: it was not shown
    void closePagesOf(const QString &store);
    std::vector<LongTask> tasks() const;
    // Before a tab's widget is deleted: an action that runs in it stops behind it.
    void leave(QWidget *widget);
    void setZoom(int percent);
    void setTimeStyle(const TimeStyle &style);

Q_SIGNALS:
    void pageAdded(QWidget *page, const QIcon &icon, const QString &title);
    void closeWanted(QWidget *page);
    void statusChanged();
    void rowChanged(); // of the current action page
    void graveyardLooked(const QString &summary, int unfinished);
    void left(const QString &sentence); // what became of an action whose page was closed

private:
    struct Command
    {
        QString act;
        QAction *action;
    };
    std::vector<Command> commands() const;
    Keeper *keeper() const;
    static QStringList idsOf(const CollectionPage &page, bool all);

    TabArea *m_tabs;
    WindowActions *m_actions;
    const StoreShelf *m_shelf;
    std::shared_ptr<OpenStore> m_store; // of the current tab
    QString m_collection;               // there
    QPointer<GraveyardPage> m_graveyard;
    int m_zoom = 100;
    TimeStyle m_times;
    Keeping m_keeping;
};

} // namespace storescope
