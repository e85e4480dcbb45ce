// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// Makes pictures of the window: screenshots SCRIPT FOLDER. A line of the script is one picture:
//   name  width  height  light|dark  collection|-  filter|-  row|-  detail tab|-  store…
// Run it under Xvfb (scripts/screenshots): the offscreen platform has no fonts of a desktop.
#include "tests/ui/paintwatch.h"
#include "ui/detail/detaildock.h"
#include "ui/look/style.h"
#include "ui/pages/welcomepage.h"
#include "ui/window/mainwindow.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFontDatabase>
#include <QSettings>
#include <QTemporaryDir>
#include <QTextStream>

using namespace storescope;

namespace {

constexpr int patience = 20'000; // ms

bool take(const QStringList &words, const QString &folder, PaintWatch &paints)
{
    const QString name = words[0], collection = words[4], filter = words[5], row = words[6], tab = words[7];
    const QStringList stores = words.mid(8);
    MainWindow window;
    window.setTheme(words[3] == QLatin1String("dark") ? Theme::Dark : Theme::Light);
    window.resize(words[1].toInt(), words[2].toInt());
    window.show();
    QApplication::setActiveWindow(&window); // no window manager runs
    window.begin(stores);
    if (!stores.isEmpty() && !QTest::qWaitFor(
                                 [&] {
                                     return window.shelf()->paths().size() == window.pages().size() ||
                                            window.pages().size() >= stores.size() ||
                                            !window.noticeText().isEmpty();
                                 },
                                 patience))
        return false;
    paints.waitForRest();
    if (collection != QLatin1String("-") && window.currentPage())
        window.showCollection(window.currentPage()->store()->info().path, collection);
    if (CollectionPage *page = window.currentPage()) {
        if (!QTest::qWaitFor([page] { return !page->rows()->isLoading(); }, patience))
            return false;
        paints.waitForRest();
        if (filter != QLatin1String("-")) {
            page->filterBar()->setText(QString(filter).replace(QLatin1Char('~'), QLatin1Char(' ')));
            if (!QTest::qWaitFor([page] { return !page->rows()->isScanning(); }, patience))
                return false;
            paints.waitForRest();
        }
        if (row != QLatin1String("-")) {
            const int number = row.toInt();
            page->view()->showRow(number < 0 ? page->rows()->rowCount() + number : number, true);
            paints.waitForRest();
        }
        if (tab != QLatin1String("-"))
            window.detail()->setCurrentTab(tab.toInt());
        page->view()->setFocus();
    }
    paints.waitForRest();
    return window.grab().save(QDir(folder).filePath(name + QStringLiteral(".png")));
}

} // namespace

int main(int argc, char **argv)
{
    QTemporaryDir settings; // nobody's own window settings are used or changed
    qputenv("XDG_DATA_HOME", settings.path().toUtf8());
    qputenv("XDG_CONFIG_HOME", settings.path().toUtf8());
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("storescope"));
    QFont font(QStringLiteral("Noto Sans"));
    font.setPixelSize(13);
    QApplication::setFont(font);
    prepareLook();
    const QStringList arguments = QApplication::arguments();
    QFile script(arguments.value(1));
    if (arguments.size() != 3 || !script.open(QIODevice::ReadOnly | QIODevice::Text)) {
        QTextStream(stderr) << "screenshots SCRIPT FOLDER\n";
        return 2;
    }
    QDir().mkpath(arguments[2]);
    bool well = true;
    PaintWatch paints;
    while (!script.atEnd()) {
        const QStringList words =
            QString::fromUtf8(script.readLine()).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        if (words.size() < 8 || words[0].startsWith(QLatin1Char('#')))
            continue;
        QStringList trimmed;
        for (const QString &word : words)
            trimmed << word.trimmed();
        trimmed.removeAll(QString());
        if (!take(trimmed, arguments[2], paints)) {
            QTextStream(stderr) << "no picture of " << trimmed[0] << '\n';
            well = false;
        }
    }
    return well ? 0 : 1;
}
