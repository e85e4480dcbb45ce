// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/read/storefixture.h"
#include "ui/look/style.h"
#include "ui/window/mainwindow.h"
#include "ui/window/windowactions.h"

#include <QSettings>

namespace storescope {

// A window with settings, marks and profiles of its own, and a store that the writer program makes.
class WindowFixture
{
public:
    explicit WindowFixture(const QByteArray &collections = StoreFixture::logCollection(),
                           const QByteArray &has = "log = [\"body\"]")
    {
        prepareLook();
        for (const char *name : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "HOME"})
            qputenv(name, home.path().toUtf8());
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, home.path());
        store.setProfile(collections, has);
        QDir(home.path()).mkpath(QStringLiteral("storescope"));
        QFile::link(store.elsewhere(QStringLiteral("profiles")),
                    home.filePath(QStringLiteral("storescope/profiles")));
        window = std::make_unique<MainWindow>();
    }

    bool create(int rows) const { return store.create(QStringLiteral("--rows %1").arg(rows)); }
    // Shows the store's first collection.
    bool show()
    {
        window->resize(1280, 800);
        window->show();
        window->begin({store.file()});
        return QTest::qWaitFor([this] { return page() && !page()->rows()->isLoading(); }, 20000);
    }
    bool open(int rows)
    {
        return create(rows) && show() &&
               QTest::qWaitFor([this, rows] { return page()->rows()->rowCount() == rows; }, 20000);
    }
    bool append(int count) const
    {
        return WriterProcess::run(QStringLiteral("append"), store.file(),
                                  {QStringLiteral("--count"), QString::number(count)});
    }
    CollectionPage *page() const { return window->currentPage(); }
    WindowActions *commands() const { return window->commands(); }

    QTemporaryDir home;
    StoreFixture store;
    std::unique_ptr<MainWindow> window; // goes first
};

} // namespace storescope
