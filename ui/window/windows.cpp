// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/window/windows.h"

namespace storescope {

namespace {
constexpr int cascade = 32;
} // namespace

Windows::Windows(QObject *parent) : QObject(parent), m_pool(std::make_shared<StorePool>()) {}

Windows::~Windows()
{
    for (const auto &window : m_windows)
        window->disconnect(this);
    m_settings.store().finish(); // a closed window may live on for a moment, and holds them too
}

void Windows::begin(const QStringList &stores)
{
    const std::vector<WindowSettings::Window> left = m_settings.windows();
    const size_t count =
        stores.isEmpty() && m_settings.opensLast() ? left.size() : qMin<size_t>(left.size(), 1);
    for (size_t at = 0; at < qMax<size_t>(1, count); ++at) {
        MainWindow *window = open();
        if (at < count)
            window->place(left[at]);
        window->show();
        if (stores.isEmpty() && at < count && m_settings.opensLast())
            window->restore(left[at]);
        else
            window->begin(stores);
    }
}

MainWindow *Windows::open()
{
    m_windows.push_back(std::make_unique<MainWindow>(m_pool, m_settings));
    MainWindow *window = m_windows.back().get();
    window->setRemembersItself(false);
    connect(window, &MainWindow::newWindowWanted, this, [this, window] { openBeside(*window); });
    connect(window, &MainWindow::storeOutdated, this, [this, window](const QString &path) {
        for (MainWindow *other : all()) {
            if (other != window)
                other->openStoreAgain(path);
        }
    });
    connect(window, &MainWindow::quitWanted, this, &Windows::quit);
    connect(window, &MainWindow::closing, this, [this, window] { closed(window); });
    return window;
}

MainWindow *Windows::openBeside(const MainWindow &from)
{
    MainWindow *window = open();
    window->resize(from.size());
    window->move(from.pos() + QPoint(cascade, cascade));
    window->show();
    const CollectionPage *page = from.currentPage();
    if (page)
        window->openPaths({page->store()->info().path});
    else
        window->welcomeOnly();
    return window;
}

std::vector<MainWindow *> Windows::all() const
{
    std::vector<MainWindow *> all;
    for (const auto &window : m_windows)
        all.push_back(window.get());
    return all;
}

void Windows::remember(const MainWindow *without)
{
    std::vector<WindowSettings::Window> left;
    for (const auto &window : m_windows) {
        if (window.get() != without)
            left.push_back(window->state());
    }
    m_settings.setWindows(left);
}

// The last one is what comes back; before that, those that stay.
void Windows::closed(MainWindow *window)
{
    if (m_quitting)
        return;
    if (m_windows.size() == 1)
        return remember(nullptr);
    remember(window);
    const auto gone = std::find_if(m_windows.begin(), m_windows.end(),
                                   [window](const auto &one) { return one.get() == window; });
    gone->release()->deleteLater(); // we stand in its closeEvent
    m_windows.erase(gone);
}

void Windows::quit()
{
    remember(nullptr);
    m_quitting = true;
    for (MainWindow *window : all())
        window->close();
    m_quitting = false;
}

} // namespace storescope
