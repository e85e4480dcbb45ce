// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/window/mainwindow.h"

namespace storescope {

// The windows of the program, each with its own tabs over the stores that they share. They come back as they
// were left by Quit; one that is closed while others stay does not.
class Windows : public QObject
{
    Q_OBJECT
public:
    explicit Windows(QObject *parent = nullptr);
    ~Windows() override;

    // Opens what is named in one window; nothing named: every window as it was, else the welcome page.
    void begin(const QStringList &stores);
    MainWindow *open();
    // Beside `from`, on the store of its current tab.
    MainWindow *openBeside(const MainWindow &from);
    std::vector<MainWindow *> all() const;
    void quit();

private:
    void closed(MainWindow *window);
    void remember(const MainWindow *without);

    std::shared_ptr<StorePool> m_pool;
    WindowSettings m_settings;
    std::vector<std::unique_ptr<MainWindow>> m_windows;
    bool m_quitting = false;
};

} // namespace storescope
