// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// What MainWindow does when something is dropped on it, or its size or colours change.
#include "ui/detail/detaildock.h"
#include "ui/window/mainwindow.h"
#include "ui/window/storesdock.h"
#include "ui/window/windowactions.h"

#include <QCloseEvent>
#include <QDrag>
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QMimeData>
#include <QScreen>

namespace storescope {

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (std::any_of(urls.begin(), urls.end(), [](const QUrl &url) { return url.isLocalFile(); }))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    openPaths(paths);
    event->acceptProposedAction();
}

// Rows or files leave the window, if the button is still down when they are there.
void MainWindow::dragOut(QMimeData *data)
{
    if (!(QGuiApplication::mouseButtons() & Qt::LeftButton)) {
        delete data;
        return;
    }
    auto *drag = new QDrag(this);
    drag->setMimeData(data);
    drag->exec(Qt::CopyAction);
}

// A window that was remembered from a larger screen comes back onto this one.
void MainWindow::fitTheScreen()
{
    const QRect free = screen()->availableGeometry();
    resize(size().boundedTo(free.size()));
    if (!free.contains(geometry()))
        move(qBound(free.left(), x(), free.right() + 1 - width()),
             qBound(free.top(), y(), free.bottom() + 1 - height()));
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    const bool narrow = width() < 1100;
    const Qt::DockWidgetArea wanted = narrow ? Qt::BottomDockWidgetArea : Qt::RightDockWidgetArea;
    if (event->oldSize().isValid() && (event->oldSize().width() < 1100) == narrow &&
        (event->oldSize().width() < 960) == (width() < 960))
        return;
    m_arranging = true;
    if (dockWidgetArea(m_detail) != wanted) {
        addDockWidget(wanted, m_detail);
        resizeDocks({m_detail}, {narrow ? 300 : 352}, narrow ? Qt::Vertical : Qt::Horizontal);
        if (m_pinned)
            splitDockWidget(m_detail, m_pinned, narrow ? Qt::Horizontal : Qt::Vertical);
    }
    m_storesDock->setVisible(!m_shelf->isEmpty() && m_showStores && width() >= 960);
    m_arranging = false;
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange)
        everySecond();
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    everySecond();
}

void MainWindow::hideEvent(QHideEvent *event)
{
    QMainWindow::hideEvent(event);
    m_second.stop();
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Close && watched == m_storesDock) {
        m_showStores = false;
        m_actions->showStores->setChecked(false);
    }
    if (event->type() == QEvent::Close && watched == m_detail) {
        m_showDetail = false;
        m_actions->showDetail->setChecked(false);
    }
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    QMainWindow::closeEvent(event);
    if (!event->isAccepted())
        return;
    keepColumns();
    if (m_remembersItself)
        m_settings.setWindows({state()});
    Q_EMIT closing();
}

} // namespace storescope
