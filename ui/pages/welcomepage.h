// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/cancel.h"
#include "ui/models/foundstoresmodel.h"
#include "ui/models/storepeek.h"

#include <QFutureWatcher>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>
#include <QWidget>

namespace storescope {

// The first thing that is seen: the stores on this machine, what was open before, the keys.
class WelcomePage : public QWidget
{
    Q_OBJECT
public:
    explicit WelcomePage(std::shared_ptr<const ProfileLibrary> profiles, QWidget *parent = nullptr);
    ~WelcomePage() override;

    void lookAgain();
    void setRecent(const QStringList &paths);
    // What can be undone; actions that ended in the middle come first. Empty: nothing.
    void setGraveyard(const QString &summary, int unfinished);
    void setFolders(const QStringList &folders) { m_folders = folders; } // looked through besides
    void setHidden(const QStringList &paths) { m_hidden = paths; }       // from then on
    void second();
    QString summary() const; // for the status bar
    FoundStoresModel *model() const { return m_model; }

Q_SIGNALS:
    void openWanted(const QStringList &paths);
    void openCopyWanted(const QStringList &paths);
    void openFileWanted();
    void watchFolderWanted();
    void foldersWanted(); // to see and change them
    void hiddenChanged(const QStringList &paths);
    void demoWanted();
    void graveyardWanted();
    void summaryChanged();

private:
    QWidget *buildList();
    QWidget *buildSide();
    QWidget *buildUndo();
    void found(int begin, int end);
    void searchDone();
    void openSelected();
    QStringList selectedPaths() const;
    void showMenu(const QPoint &at);
    void layOutRows();
    void lookForWrites();
    void putInOrder();
    void hideStore(const QString &path);
    void showHidden();

    std::shared_ptr<const ProfileLibrary> m_profiles;
    FoundStoresModel *m_model;
    StorePeek *m_peek;
    QTableView *m_view;
    QLabel *m_note, *m_nothing;
    QPushButton *m_open, *m_showHidden;
    QVBoxLayout *m_recent;
    QLabel *m_recentTitle;
    QWidget *m_graveyard;
    class LinkLabel *m_graveyardNote;
    QFutureWatcher<FoundStore> m_search;
    CancelToken m_cancel;
    QStringList m_folders, m_hidden;
    bool m_lookingForWrites = false;
    qint64 m_begun = 0;
};

} // namespace storescope
