// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/window/windowactions.h"

#include "ui/look/formats.h"
#include "ui/look/icons.h"
#include "ui/look/style.h"

#include <QMenuBar>
#include <QToolButton>

namespace storescope {

namespace {
constexpr const char *timeModeIds[] = {"timeAbsolute", "timeSinceFirst", "timeSincePrevious",
                                       "timeSinceReference"};
constexpr const char *themeIds[] = {"themeSystem", "themeLight", "themeDark"};
} // namespace

WindowActions::WindowActions(QMainWindow *window) : QObject(window), m_window(window)
{
    makeFile();
    makeEdit();
    makeView();
    makeGo();
    makeFilter();
    makeMaintenance();
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

QAction *WindowActions::make(const char *id, QMenu *menu, const QString &text,
                             const QList<QKeySequence> &keys, const char *icon)
{
    auto *action = new QAction(text, this);
    action->setObjectName(QLatin1String(id));
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
    open = make("open", file, tr("&Open…"), {QKeySequence::Open}, "document-open");
    openFolder = make("openFolder", file, tr("Open &Folder…"),
                      {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O)}, "folder-open");
    openCopy = make("openCopy", file, tr("Open Read From a &Copy…"));
    recent = file->addMenu(themeIcon("document-open-recent"), tr("Open &Recent"));
    file->addSeparator();
    exportRows =
        make("exportRows", file, tr("&Export…"), {QKeySequence(Qt::CTRL | Qt::Key_E)}, "document-export");
    saveArtifact = make("saveArtifact", file, tr("Save the &Artifact as…"));
    openArtifact = make("openArtifact", file, tr("Open the Artifact &With…"));
    file->addSeparator();
    closeTab = make("closeTab", file, tr("Close &Tab"), {QKeySequence(Qt::CTRL | Qt::Key_W)}, "tab-close");
    closeStore =
        make("closeStore", file, tr("Close &Store"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_W)});
    file->addSeparator();
    quit = make("quit", file, tr("&Quit"), {QKeySequence(Qt::CTRL | Qt::Key_Q)}, "application-exit");
}

void WindowActions::makeEdit()
{
    QMenu *edit = menu(tr("&Edit"));
    copyValue = make("copyValue", edit, tr("&Copy Value"), {QKeySequence::Copy}, "edit-copy");
    copyJson =
        make("copyJson", edit, tr("Copy Row as &JSON"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)});
    copyReference = make("copyReference", edit, tr("Copy &Reference"));
    edit->addSeparator();
    selectAll = make("selectAll", edit, tr("Select &All"), {QKeySequence::SelectAll}, "edit-select-all");
    edit->addSeparator();
    preferences =
        make("preferences", edit, tr("&Preferences…"), {QKeySequence(Qt::CTRL | Qt::Key_Comma)}, "configure");
}

void WindowActions::makeView()
{
    view = menu(tr("&View"));
    reload = make("reload", view, tr("&Reload"),
                  {QKeySequence(Qt::CTRL | Qt::Key_R), QKeySequence(Qt::Key_F5)}, "view-refresh");
    view->addSeparator();
    times = view->addMenu(themeIcon("chronometer"), tr("&Time"));
    timeModes = new QActionGroup(this);
    const std::pair<QString, TimeMode> modes[] = {{tr("&Absolute"), TimeMode::Absolute},
                                                  {tr("Since the &First"), TimeMode::SinceFirst},
                                                  {tr("Since the &Previous"), TimeMode::SincePrevious},
                                                  {tr("Since the &Reference"), TimeMode::SinceReference}};
    for (const auto &[text, mode] : modes) {
        QAction *action = make(timeModeIds[int(mode)], times, text);
        action->setCheckable(true);
        action->setData(int(mode));
        timeModes->addAction(action);
    }
    setReference =
        make("setReference", times, tr("&Set the Reference Here"), {QKeySequence(Qt::Key_T)}, "flag");
    times->addSeparator();
    utc = make("utc", times, tr("&UTC"));
    utc->setCheckable(true);
    themes = new QActionGroup(this);
    QMenu *theme = view->addMenu(tr("T&heme"));
    const std::pair<QString, Theme> choices[] = {
        {tr("&System"), Theme::System}, {tr("&Light"), Theme::Light}, {tr("&Dark"), Theme::Dark}};
    for (const auto &[text, choice] : choices) {
        QAction *action = make(themeIds[int(choice)], theme, text);
        action->setCheckable(true);
        action->setData(int(choice));
        themes->addAction(action);
    }
    resetColumns = make("resetColumns", view, tr("Reset &Columns"));
    view->addSeparator();
    zoomIn = make("zoomIn", view, tr("Zoom &In"),
                  {QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)}, "zoom-in");
    zoomOut = make("zoomOut", view, tr("Zoom &Out"), {QKeySequence(Qt::CTRL | Qt::Key_Minus)}, "zoom-out");
    zoomReset =
        make("zoomReset", view, tr("&Normal Size"), {QKeySequence(Qt::CTRL | Qt::Key_0)}, "zoom-original");
    view->addSeparator();
    showStores =
        make("showStores", view, tr("Show the &Stores"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L)});
    showDetail =
        make("showDetail", view, tr("Show the &Detail"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D)});
    for (QAction *dock : {showStores, showDetail}) {
        dock->setCheckable(true);
        dock->setChecked(true);
    }
    menuBar = make("menuBar", view, tr("Show &Menu Bar"), {QKeySequence(Qt::CTRL | Qt::Key_M)});
    menuBar->setCheckable(true);
    menuBar->setChecked(true);
    fullScreen = make("fullScreen", view, tr("F&ull Screen"), {QKeySequence(Qt::Key_F11)}, "view-fullscreen");
    fullScreen->setCheckable(true);
}

void WindowActions::makeGo()
{
    QMenu *go = menu(tr("&Go"));
    follow = make("follow", go, tr("&Follow"), {QKeySequence(Qt::Key_F)}, "go-bottom");
    follow->setCheckable(true);
    pause = make("pause", go, tr("&Pause"), {QKeySequence(Qt::Key_Equal)}, "media-playback-pause");
    pause->setCheckable(true);
    go->addSeparator();
    // Only where a list of rows has the focus: elsewhere the key goes to the end of what is there.
    newest = make("newest", go, tr("&Newest Row"), {QKeySequence(Qt::Key_End)}, "go-last");
    newest->setShortcutContext(Qt::WidgetShortcut);
    oldest = make("oldest", go, tr("&Oldest Row"), {}, "go-first");
    openRow =
        make("openRow", go, tr("Open the Ro&w"), {QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter)});
    checkRow = make("checkRow", go, tr("C&heck the Row"), {QKeySequence(Qt::Key_Space)});
    checkRange =
        make("checkRange", go, tr("Check &Up to the Row"), {QKeySequence(Qt::SHIFT | Qt::Key_Space)});
    for (QAction *ofList : {openRow, checkRow, checkRange})
        ofList->setShortcutContext(Qt::WidgetShortcut);
    nextRow = make("nextRow", go, tr("Ne&xt Row"), {QKeySequence(Qt::Key_F8)}, "go-down");
    previousRow = make("previousRow", go, tr("Pre&vious Row"), {QKeySequence(Qt::Key_F7)}, "go-up");
    nextError = make("nextError", go, tr("Next &Error"), {QKeySequence(Qt::Key_E)});
    previousError = make("previousError", go, tr("Previous E&rror"), {QKeySequence(Qt::SHIFT | Qt::Key_E)});
    nextSame = make("nextSame", go, tr("Next of the Same &Operation"), {QKeySequence(Qt::Key_O)});
    previousSame = make("previousSame", go, tr("Previous of the &Same Operation"),
                        {QKeySequence(Qt::SHIFT | Qt::Key_O)});
    go->addSeparator();
    find = make("find", go, tr("F&ind in What Is Shown"),
                {QKeySequence(Qt::CTRL | Qt::Key_F), QKeySequence(Qt::Key_Slash)}, "edit-find");
    findNext = make("findNext", go, tr("Find &Next"), {QKeySequence(Qt::Key_N)});
    findPrevious = make("findPrevious", go, tr("Find Pre&vious"), {QKeySequence(Qt::SHIFT | Qt::Key_N)});
    go->addSeparator();
    mark = make("mark", go, tr("&Mark"), {QKeySequence(Qt::Key_M)}, "bookmark-new");
    nextMark = make("nextMark", go, tr("Next M&ark"), {QKeySequence(Qt::Key_BracketRight)});
    previousMark = make("previousMark", go, tr("Previous Mar&k"), {QKeySequence(Qt::Key_BracketLeft)});
    marks = make("marks", go, tr("Mar&ks…"), {QKeySequence(Qt::CTRL | Qt::Key_BracketRight)}, "bookmarks");
    compare = make("compare", go, tr("&Compare With Marked"), {QKeySequence(Qt::Key_C)}, "vcs-diff");
    related = make("related", go, tr("Re&lated"), {QKeySequence(Qt::Key_J)});
    go->addSeparator();
    goTo = make("goTo", go, tr("&Go To…"), {QKeySequence(Qt::CTRL | Qt::Key_G)}, "go-jump");
    back = make("back", go, tr("&Back"), {QKeySequence(Qt::ALT | Qt::Key_Left)}, "go-previous");
    forward = make("forward", go, tr("For&ward"), {QKeySequence(Qt::ALT | Qt::Key_Right)}, "go-next");
}

void WindowActions::makeFilter()
{
    QMenu *filter = menu(tr("Fi&lter"));
    editFilter = make("editFilter", filter, tr("&Edit the Filter"),
                      {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F)}, "view-filter");
    clearFilter = make("clearFilter", filter, tr("&Clear the Filter"),
                       {QKeySequence(Qt::CTRL | Qt::Key_Backspace)}, "edit-clear");
    saveFilter =
        make("saveFilter", filter, tr("Sa&ve the Filter"), {QKeySequence(Qt::CTRL | Qt::Key_D)}, "bookmarks");
    stopSearch = make("stopSearch", filter, tr("&Stop Searching"), {}, "process-stop");
    filter->addSeparator();
    applyAsFilter =
        make("applyAsFilter", filter, tr("&Apply the Value as Filter"), {QKeySequence(Qt::Key_Plus)});
    exclude = make("exclude", filter, tr("E&xclude the Value"), {QKeySequence(Qt::Key_Minus)});
    filterFrom = make("filterFrom", filter, tr("Filter &From Here"));
    filterUntil = make("filterUntil", filter, tr("Filter &Until Here"));
    findNaming = make("findNaming", filter, tr("Find Who &Names It"), {}, "search");
}

// What a store does not offer is grey, and its tooltip says why.
void WindowActions::makeMaintenance()
{
    QMenu *maintenance = menu(tr("&Maintenance"));
    maintenance->setToolTipsVisible(true);
    sweep = make("sweep", maintenance, tr("&Sweep…"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)},
                 "run-clean");
    collect = make("collect", maintenance, tr("C&ollect…"));
    release = make("release", maintenance, tr("&Release…"), {}, "object-unlocked");
    cancelWork = make("cancelWork", maintenance, tr("&Cancel…"), {}, "process-stop");
    retry = make("retry", maintenance, tr("Re&try…"), {}, "view-refresh");
    purge = make("purge", maintenance, tr("&Purge…"));
    maintenance->addSeparator();
    graveyard = make("graveyard", maintenance, tr("&Graveyard"), {}, "edit-undo");
    maintenance->addSeparator();
    disconnectStore = make("disconnectStore", maintenance, tr("&Disconnect the Store"));
    disconnectStore->setCheckable(true);
    readLess = make("readLess", maintenance, tr("Read &Less"));
    readLess->setCheckable(true);
    checkStore = make("checkStore", maintenance, tr("Check the S&tore…"), {}, "security-high");
    checkDigest = make("checkDigest", maintenance, tr("C&heck the Digest"), {}, "security-high");
}

void WindowActions::makeRest()
{
    windowMenu = menu(tr("&Window"));
    newWindow = make("newWindow", windowMenu, tr("Ne&w Window"),
                     {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N)}, "window-new");
    closeWindow = make("closeWindow", windowMenu, tr("Close &Window"), {QKeySequence(Qt::ALT | Qt::Key_F4)},
                       "window-close");
    windowMenu->addSeparator();
    stores = make("stores", windowMenu, tr("&Stores on This Machine"),
                  {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_H)}, "database-index");
    windowMenu->addSeparator();
    nextTab = make("nextTab", windowMenu, tr("&Next Tab"),
                   {QKeySequence(Qt::CTRL | Qt::Key_PageDown), QKeySequence(Qt::CTRL | Qt::Key_Tab)});
    previousTab =
        make("previousTab", windowMenu, tr("&Previous Tab"),
             {QKeySequence(Qt::CTRL | Qt::Key_PageUp), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab)});
    makeTabs();
    closeOthers = make("closeOthers", windowMenu, tr("Close &Other Tabs"));
    pinTab = make("pinTab", windowMenu, tr("P&in the Tab"), {}, "window-pin");
    pinTab->setCheckable(true);
    openBeside = make("openBeside", windowMenu, tr("Open &Beside"),
                      {QKeySequence(Qt::CTRL | Qt::Key_Backslash)}, "view-split-left-right");
    pinDetail = make("pinDetail", windowMenu, tr("Pin the &Row"), {QKeySequence(Qt::SHIFT | Qt::Key_D)});
    windowMenu->addSeparator();
    nextPane = make("nextPane", windowMenu, tr("Ne&xt Pane"), {QKeySequence(Qt::Key_F6)});
    previousPane =
        make("previousPane", windowMenu, tr("Previous P&ane"), {QKeySequence(Qt::SHIFT | Qt::Key_F6)});
    QMenu *help = menu(tr("&Help"));
    palette =
        make("palette", help, tr("&Commands…"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P)}, "search");
    keys = make("keys", help, tr("&Keys"), {QKeySequence(Qt::Key_Question), QKeySequence(Qt::Key_F1)},
                "help-keybord-shortcuts");
    about = make("about", help, tr("&About Storescope"), {}, "help-about");
}

void WindowActions::makeTabs()
{
    QMenu *choice = windowMenu->addMenu(tr("Go to &Tab"));
    static constexpr const char *ids[] = {"tab1", "tab2", "tab3", "tab4", "tab5",
                                          "tab6", "tab7", "tab8", "tab9"};
    for (int number = 1; number <= 9; ++number)
        tabs << make(ids[number - 1], choice, tr("Tab &%1").arg(number),
                     {QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + number))});
}

// Looks like a field, opens the palette.
QWidget *WindowActions::makeField()
{
    auto *field = new QToolButton;
    field->setObjectName(QStringLiteral("paletteField"));
    field->setText(tr("Go to id, time or command"));
    field->setIcon(palette->icon());
    field->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    field->setAccessibleName(tr("Go to id, time or command"));
    field->setToolTip(tr("Commands (%1)").arg(palette->shortcut().toString(QKeySequence::NativeText)));
    field->setMinimumWidth(230);
    field->setProperty("looksLikeField", true);
    connect(field, &QToolButton::clicked, palette, &QAction::trigger);
    return field;
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
    toolBar->addActions({exportRows, sweep});
    toolBar->addWidget(makeField());
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
