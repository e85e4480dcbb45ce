// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// How MainWindow shows what Maintenance does: pages that are no collection's, and their rows in Detail.
#include "ui/actions/graveyardpage.h"
#include "ui/detail/detaildock.h"
#include "ui/look/zoom.h"
#include "ui/models/related.h"
#include "ui/pages/welcomepage.h"
#include "ui/window/maintenance.h"
#include "ui/window/mainwindow.h"
#include "ui/window/storesdock.h"
#include "ui/window/tabarea.h"
#include "ui/window/windowactions.h"

namespace storescope {

void MainWindow::connectMaintenance()
{
    connect(m_maintenance, &Maintenance::pageAdded, this,
            [this](QWidget *page, const QIcon &icon, const QString &title) {
                m_tabs->addTab(page, icon, title);
                m_tabs->setCurrentWidget(page);
                zoomWidgets(page, m_settings.zoom());
                updateFrame();
            });
    connect(m_maintenance, &Maintenance::closeWanted, this,
            [this](QWidget *page) { closeTab(m_tabs->indexOf(page)); });
    connect(m_maintenance, &Maintenance::statusChanged, this, [this] {
        updateStatus();
        updateTasks();
    });
    connect(m_maintenance, &Maintenance::rowChanged, this, &MainWindow::updateDetail);
    connect(m_maintenance, &Maintenance::left, this, [this](const QString &sentence) {
        m_strip->say(Strip::Tone::Info, {}, sentence);
        m_strip->setClosable(true);
    });
    connect(m_maintenance, &Maintenance::graveyardLooked, this,
            [this](const QString &summary, int unfinished) {
                m_storesDock->setGraveyard(summary);
                m_welcome->setGraveyard(summary, unfinished);
            });
    connect(m_storesDock, &StoresDock::graveyardWanted, m_actions->graveyard, &QAction::trigger);
    connect(m_welcome, &WelcomePage::graveyardWanted, m_actions->graveyard, &QAction::trigger);
    m_maintenance->setKeeping(m_settings.graveyard());
    m_maintenance->setZoom(m_settings.zoom());
    m_maintenance->setTimeStyle(times());
    m_maintenance->lookAtGraveyard();
}

std::shared_ptr<OpenStore> MainWindow::currentStore() const
{
    if (const CollectionPage *page = currentPage())
        return page->store();
    const ActionPage *action = m_maintenance->currentPage();
    return action ? action->store() : nullptr;
}

void MainWindow::showActionRow()
{
    const PreviewPane *preview = m_maintenance->currentPage()->previewPane();
    const bool shown = preview && preview->isVisible();
    const QModelIndex current = shown ? preview->view()->currentIndex() : QModelIndex();
    const Record *record = current.isValid() ? preview->model()->recordAt(current.row()) : nullptr;
    if (!record)
        return m_detail->clearRow();
    if (record->cells.empty())
        return m_detail->setGone(tr("Removed by the program. You are looking at a copy."));
    PlanModel *rows = preview->model();
    const QString title = rows->columns().title(*record), key = toString(record->key);
    const QString note = current.siblingAtColumn(rows->noteColumn()).data().toString();
    m_detail->finder()->setRow(rows, *record);
    m_detail->setRow({rows->store(), rows->sharedCollection(), *record, times().utc, {}},
                     title.isEmpty() ? rows->collection().title() : title,
                     title == key ? QString() : Formats::shortId(key),
                     note.isEmpty() ? rows->columns().state(*record) : note);
}

} // namespace storescope
