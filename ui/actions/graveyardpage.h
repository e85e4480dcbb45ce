// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/graveyard.h"
#include "core/read/openstore.h"
#include "ui/actions/keeper.h"

#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QTableView>

#include <functional>

namespace storescope {

class GraveyardModel;
class UndoDialog;

// What actions removed and keep for undo: a bundle a row.
class GraveyardPage : public QWidget
{
    Q_OBJECT
public:
    // `openStore`: the store of a path where it is open, else null.
    explicit GraveyardPage(std::function<std::shared_ptr<OpenStore>(const QString &path)> openStore,
                           QWidget *parent = nullptr);

    void setKeeper(Keeper *keeper) { m_keeper = keeper; } // of dialogs that go while they work
    void lookAgain();                                     // reads the folder on another thread
    void undo();                                          // of the current row: first shows what would happen
    bool isLooking() const { return m_looking; }
    GraveyardModel *model() const { return m_model; }
    QTableView *view() const { return m_view; }
    QPushButton *undoButton() const { return m_undo; }
    QString summary() const { return m_summary->text(); }

Q_SIGNALS:
    void summaryChanged();

private:
    void looked(const std::vector<BundleInfo> &bundles);
    void updateButtons();
    void showInFileManager();

    std::function<std::shared_ptr<OpenStore>(const QString &path)> m_openStore;
    QPointer<Keeper> m_keeper;
    GraveyardModel *m_model;
    QTableView *m_view;
    QLabel *m_summary, *m_nothing;
    QPushButton *m_undo, *m_show;
    bool m_looking = false, m_again = false;
};

} // namespace storescope
