// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/windowprogram.h"

#include "app/command.h"
#include "app/interrupts.h"
#include "app/opening.h"
#include "app/output/output.h"
#include "core/base/text.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <unistd.h>

namespace storescope::app {
namespace {

// Options of QGuiApplication that take a value.
const QStringList &qtOptions()
{
    static const QStringList options = {
        QStringLiteral("-platform"),      QStringLiteral("-platformpluginpath"),
        QStringLiteral("-platformtheme"), QStringLiteral("-style"),
        QStringLiteral("-stylesheet"),    QStringLiteral("-qwindowgeometry"),
        QStringLiteral("-qwindowtitle"),  QStringLiteral("-qwindowicon"),
        QStringLiteral("-plugin"),        QStringLiteral("-display"),
        QStringLiteral("-session")};
    return options;
}

// The words that name stores; the others are Qt's options and their values.
Result<std::vector<int>> storeWords(int argc, char **argv)
{
    std::vector<int> words;
    bool onlyStores = false;
    for (int i = 1; i < argc; ++i) {
        const QByteArray word = argv[i];
        if (!onlyStores && word == "--")
            onlyStores = true;
        else if (onlyStores || !word.startsWith('-'))
            words.push_back(i);
        else if (const QString option = QString::fromLocal8Bit(word.startsWith("--") ? word.mid(1) : word);
                 option != QLatin1String("-reverse")) {
            if (!qtOptions().contains(option.section(u'=', 0, 0)))
                return failure(ErrorCode::InvalidArgument,
                               QStringLiteral("There is no option %1; storescope --help lists what there is.")
                                   .arg(QString::fromLocal8Bit(word)));
            if (!word.contains('='))
                ++i; // the option's value
        }
    }
    return words;
}

bool hasDisplay(int argc, char **argv)
{
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        if (!qEnvironmentVariableIsEmpty(name))
            return true;
    for (int i = 1; i < argc; ++i)
        if (QByteArray(argv[i]).startsWith("-platform") || QByteArray(argv[i]).startsWith("--platform"))
            return true;
    return false;
}

// A word that is neither a command nor a file may be the name of a store.
Result<QByteArray> storeFor(const QString &word, int argc, char **argv)
{
    if (QFileInfo::exists(word))
        return QFile::encodeName(word);
    const QString command = nearestWord(word, commandWords());
    if (!command.isEmpty() && !word.contains(u'/') && !word.contains(u'.'))
        return failure(ErrorCode::InvalidArgument,
                       QStringLiteral("There is no command or store %1. Did you mean storescope %2?")
                           .arg(word, command));
    Interrupts interrupts;
    QCoreApplication application(argc, argv);
    const auto path = resolveStore(word, makeProfileLibrary(), interrupts.token());
    if (!path)
        return tl::unexpected<Error>(path.error());
    return QFile::encodeName(*path);
}

int becomeWindow(char **argv)
{
    const QString folder = QFileInfo(QFile::symLinkTarget(QStringLiteral("/proc/self/exe"))).absolutePath();
    for (const QString &place : {folder, folder + QStringLiteral("/../libexec/storescope")}) {
        const QByteArray program = QFile::encodeName(place + QStringLiteral("/storescope-window"));
        execv(program.constData(), argv);
    }
    complain(QStringLiteral(
        "The window (storescope-window) is not installed beside this program. storescope --help lists "
        "what there is without it."));
    return Unreadable;
}

} // namespace

int openWindow(int &argc, char **argv)
{
    std::vector<char *> arguments(argv, argv + argc);
    std::vector<QByteArray> stores; // what `arguments` points into
    const auto words = storeWords(argc, argv);
    if (!words) {
        complain(words.error());
        return exitCodeOf(words.error());
    }
    stores.reserve(words->size());
    for (const int word : *words) {
        const auto store = storeFor(QString::fromLocal8Bit(argv[word]), argc, argv);
        if (!store) {
            complain(store.error());
            return exitCodeOf(store.error());
        }
        stores.push_back(*store);
        arguments[size_t(word)] = stores.back().data();
    }
    if (!hasDisplay(argc, argv)) {
        complain(QStringLiteral("There is no display for the window. On the terminal: storescope info %1; "
                                "storescope --help lists the rest.")
                     .arg(stores.empty() ? QStringLiteral("STORE") : QFile::decodeName(stores.front())));
        return Unreadable;
    }
    arguments.push_back(nullptr);
    return becomeWindow(arguments.data());
}

} // namespace storescope::app
