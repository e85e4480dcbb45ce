// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/window/windowactions.h"

#include "ui/look/formats.h"
#include "ui/look/icons.h"
#include "ui/look/style.h"

#include <QMenuBar>
#include <QToolButton>

namespace storescope {

WindowActions::WindowActions(QMainWindow *window) : QObject(window), m_window(window)
{
    makeFile();
    makeEdit();
    makeView();
    makeGo();
    makeFilter();
    makeRest();
    makeToolBar();
}

QList<QAction *> WindowActions::all() const
{
    return m_all;
}

QMenu *WindowActions::menu(const QString &title)
{
    return m_window->menuBar()->addMenu(title);
}

QAction *WindowActions::make(QMenu *menu, const QString &text, const QList<QKeySequence> &keys,
                             const char *icon)
{
    auto *action = new QAction(text, this);
    action->setShortcuts(keys);
    if (icon)
        action->setIcon(themeIcon(icon));
    menu->addAction(action);
    m_window->addAction(action); // keys work with a hidden menu bar
    m_all << action;
    return action;
}

void WindowActions::makeFile()
{
    QMenu *file = menu(tr("&File"));
    open = make(file, tr("&Open…"), {QKeySequence::Open}, "document-open");
    openFolder =
        make(file, tr("Open &Folder…"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O)}, "folder-open");
    openCopy = make(file, tr("Open Read From a &Copy…"));
    recent = file->addMenu(themeIcon("document-open-recent"), tr("Open &Recent"));
    file->addSeparator();
    exportRows = make(file, tr("&Export…"), {QKeySequence(Qt::CTRL | Qt::Key_E)}, "document-export");
    file->addSeparator();
    closeTab = make(file, tr("Close &Tab"), {QKeySequence(Qt::CTRL | Qt::Key_W)}, "tab-close");
    closeStore = make(file, tr("Close &Store"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_W)});
    file->addSeparator();
    quit = make(file, tr("&Quit"), {QKeySequence(Qt::CTRL | Qt::Key_Q)}, "application-exit");
}

void WindowActions::makeEdit()
{
    QMenu *edit = menu(tr("&Edit"));
    copyValue = make(edit, tr("&Copy Value"), {QKeySequence::Copy}, "edit-copy");
    copyJson = make(edit, tr("Copy Row as &JSON"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)});
    copyReference = make(edit, tr("Copy &Reference"));
    edit->addSeparator();
    selectAll = make(edit, tr("Select &All"), {QKeySequence::SelectAll}, "edit-select-all");
}

void WindowActions::makeView()
{
    view = menu(tr("&View"));
    reload = make(view, tr("&Reload"), {QKeySequence(Qt::CTRL | Qt::Key_R), QKeySequence(Qt::Key_F5)},
                  "view-refresh");
    view->addSeparator();
    times = view->addMenu(themeIcon("chronometer"), tr("&Time"));
    timeModes = new QActionGroup(this);
    const std::pair<QString, TimeMode> modes[] = {{tr("&Absolute"), TimeMode::Absolute},
                                                  {tr("Since the &First"), TimeMode::SinceFirst},
                                                  {tr("Since the &Previous"), TimeMode::SincePrevious}};
    for (const auto &[text, mode] : modes) {
        QAction *action = make(times, text);
        action->setCheckable(true);
        action->setData(int(mode));
        timeModes->addAction(action);
    }
    times->addSeparator();
    utc = make(times, tr("&UTC"));
    utc->setCheckable(true);
    themes = new QActionGroup(this);
    QMenu *theme = view->addMenu(tr("T&heme"));
    const std::pair<QString, Theme> choices[] = {
        {tr("&System"), Theme::System}, {tr("&Light"), Theme::Light}, {tr("&Dark"), Theme::Dark}};
    for (const auto &[text, choice] : choices) {
        QAction *action = make(theme, text);
        action->setCheckable(true);
        action->setData(int(choice));
        themes->addAction(action);
    }
    resetColumns = make(view, tr("Reset &Columns"));
    view->addSeparator();
    zoomIn = make(view, tr("Zoom &In"),
                  {QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)}, "zoom-in");
    zoomOut = make(view, tr("Zoom &Out"), {QKeySequence(Qt::CTRL | Qt::Key_Minus)}, "zoom-out");
    zoomReset = make(view, tr("&Normal Size"), {QKeySequence(Qt::CTRL | Qt::Key_0)}, "zoom-original");
    view->addSeparator();
    menuBar = make(view, tr("Show &Menu Bar"), {QKeySequence(Qt::CTRL | Qt::Key_M)});
    menuBar->setCheckable(true);
    menuBar->setChecked(true);
    fullScreen = make(view, tr("F&ull Screen"), {QKeySequence(Qt::Key_F11)}, "view-fullscreen");
    fullScreen->setCheckable(true);
}

void WindowActions::makeGo()
{
    QMenu *go = menu(tr("&Go"));
    follow = make(go, tr("&Follow"), {QKeySequence(Qt::Key_F)}, "go-bottom");
    follow->setCheckable(true);
    pause = make(go, tr("&Pause"), {QKeySequence(Qt::Key_Equal)}, "media-playback-pause");
    pause->setCheckable(true);
    go->addSeparator();
    newest = make(go, tr("&Newest Row"), {}, "go-last");
    oldest = make(go, tr("&Oldest Row"), {}, "go-first");
    nextRow = make(go, tr("Ne&xt Row"), {QKeySequence(Qt::Key_F8)}, "go-down");
    previousRow = make(go, tr("Pre&vious Row"), {QKeySequence(Qt::Key_F7)}, "go-up");
    nextError = make(go, tr("Next &Error"), {QKeySequence(Qt::Key_E)});
    previousError = make(go, tr("Previous E&rror"), {QKeySequence(Qt::SHIFT | Qt::Key_E)});
    go->addSeparator();
    mark = make(go, tr("&Mark"), {QKeySequence(Qt::Key_M)}, "bookmark-new");
    nextMark = make(go, tr("Next M&ark"), {QKeySequence(Qt::Key_BracketRight)});
    previousMark = make(go, tr("Previous Mar&k"), {QKeySequence(Qt::Key_BracketLeft)});
    go->addSeparator();
    goTo = make(go, tr("&Go To…"), {QKeySequence(Qt::CTRL | Qt::Key_G)}, "go-jump");
    back = make(go, tr("&Back"), {QKeySequence(Qt::ALT | Qt::Key_Left)}, "go-previous");
    forward = make(go, tr("For&ward"), {QKeySequence(Qt::ALT | Qt::Key_Right)}, "go-next");
}

void WindowActions::makeFilter()
{
    QMenu *filter = menu(tr("Fi&lter"));
    editFilter =
        make(filter, tr("&Edit the Filter"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F)}, "view-filter");
    clearFilter =
        make(filter, tr("&Clear the Filter"), {QKeySequence(Qt::CTRL | Qt::Key_Backspace)}, "edit-clear");
    stopSearch = make(filter, tr("&Stop Searching"), {}, "process-stop");
    filter->addSeparator();
    applyAsFilter = make(filter, tr("&Apply the Value as Filter"), {QKeySequence(Qt::Key_Plus)});
    exclude = make(filter, tr("E&xclude the Value"), {QKeySequence(Qt::Key_Minus)});
    filterFrom = make(filter, tr("Filter &From Here"));
    filterUntil = make(filter, tr("Filter &Until Here"));
}

void WindowActions::makeRest()
{
    QMenu *maintenance = menu(tr("&Maintenance"));
    disconnectStore = make(maintenance, tr("&Disconnect the Store"));
    disconnectStore->setCheckable(true);
    readLess = make(maintenance, tr("Read &Less"));
    readLess->setCheckable(true);
    windowMenu = menu(tr("&Window"));
    stores = make(windowMenu, tr("&Stores on This Machine"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_H)},
                  "database-index");
    windowMenu->addSeparator();
    nextTab = make(windowMenu, tr("&Next Tab"),
                   {QKeySequence(Qt::CTRL | Qt::Key_PageDown), QKeySequence(Qt::CTRL | Qt::Key_Tab)});
    previousTab =
        make(windowMenu, tr("&Previous Tab"),
             {QKeySequence(Qt::CTRL | Qt::Key_PageUp), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab)});
    closeOthers = make(windowMenu, tr("Close &Other Tabs"));
    nextPane = make(windowMenu, tr("Ne&xt Pane"), {QKeySequence(Qt::Key_F6)});
    previousPane = make(windowMenu, tr("Previous P&ane"), {QKeySequence(Qt::SHIFT | Qt::Key_F6)});
    QMenu *help = menu(tr("&Help"));
    keys = make(help, tr("&Keys"), {QKeySequence(Qt::Key_Question), QKeySequence(Qt::Key_F1)},
                "help-keybord-shortcuts");
    about = make(help, tr("&About Storescope"), {}, "help-about");
}

void WindowActions::makeToolBar()
{
    toolBar = m_window->addToolBar(tr("Tools"));
    toolBar->setObjectName(QStringLiteral("tools"));
    toolBar->setMovable(false);
    toolBar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    toolBar->setContextMenuPolicy(Qt::PreventContextMenu);
    const auto menuButton = [this](QAction *action, QMenu *menu, const QString &text,
                                   QToolButton::ToolButtonPopupMode mode) {
        auto *button = new QToolButton;
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setIcon(action ? action->icon() : menu->icon());
        button->setText(text);
        button->setPopupMode(mode);
        button->setMenu(menu);
        button->setAutoRaise(true);
        button->setProperty("opensMenu", true);
        button->setAccessibleName(text);
        toolBar->addWidget(button);
        return button;
    };
    auto *openMenu = new QMenu(m_window);
    openMenu->addActions({open, openFolder, openCopy});
    openMenu->addMenu(recent);
    QToolButton *openButton = menuButton(open, openMenu, tr("Open"), QToolButton::MenuButtonPopup);
    connect(openButton, &QToolButton::clicked, open, &QAction::trigger);
    toolBar->addSeparator();
    toolBar->addActions({back, forward});
    toolBar->addSeparator();
    toolBar->addActions({follow, pause});
    toolBar->addSeparator();
    toolBar->addAction(mark);
    menuButton(nullptr, times, tr("Time"), QToolButton::InstantPopup);
    auto *spring = new QWidget;
    spring->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    toolBar->addWidget(spring);
    toolBar->addAction(exportRows);
    for (QAction *action : {back, forward}) {
        if (auto *button = qobject_cast<QToolButton *>(toolBar->widgetForAction(action)))
            button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    }
    for (QAction *action : toolBar->actions()) {
        if (auto *button = qobject_cast<QToolButton *>(toolBar->widgetForAction(action));
            button && button->accessibleName().isEmpty())
            button->setAccessibleName(QString(action->text()).remove(QLatin1Char('&')));
    }
}

} // namespace storescope
