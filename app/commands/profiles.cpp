// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/formatoption.h"
#include "app/opening.h"
#include "app/output/report.h"
#include "app/profiletext.h"
#include "core/base/text.h"

#include <QFile>
#include <QFileInfo>

#include <unistd.h>

namespace storescope::app {
namespace {

int listProfiles(const ProfileLibrary &library, Format format)
{
    Report report(QStringLiteral("profiles"),
                  {QStringLiteral("id"), QStringLiteral("name"), QStringLiteral("kinds"),
                   QStringLiteral("seen"), QStringLiteral("file"), QStringLiteral("about")});
    int code = Done;
    for (const QString &id : library.ids()) {
        const auto profile = library.profile(id);
        if (!profile) {
            complain(profile.error());
            code = PartlyDone;
            continue;
        }
        QStringList kinds;
        for (const CollectionSpec &collection : (*profile)->collections)
            if (!kinds.contains(kindName(collection.kind)))
                kinds << kindName(collection.kind);
        Json kindList = Json::array();
        for (const QString &kind : kinds)
            kindList.push_back(kind.toStdString());
        report.add({(*profile)->id, (*profile)->name, kindList, Json((*profile)->seen), (*profile)->file,
                    (*profile)->about});
    }
    report.setUnit(QStringLiteral("file"), Report::Unit::Path);
    Output output(STDOUT_FILENO);
    report.print(output, format);
    return code;
}

QByteArray readFile(const QString &path, bool &ok)
{
    QFile file(path);
    ok = file.open(QIODevice::ReadOnly);
    return ok ? file.readAll() : QByteArray();
}

int showProfile(const ProfileLibrary &library, const QString &id, bool asToml)
{
    const auto profile = library.profile(id);
    if (!profile) {
        const QString nearest = nearestWord(id, library.ids());
        complain(nearest.isEmpty() || library.ids().contains(id)
                     ? profile.error().sentence
                     : QStringLiteral("There is no profile %1. Did you mean %2?").arg(id, nearest));
        return WrongUse;
    }
    Output output(STDOUT_FILENO);
    if (!asToml) {
        for (const QString &line : profileText(**profile).split(u'\n'))
            output.write((withoutControls(line) + u'\n').toUtf8());
        return Done;
    }
    bool ok = false;
    const QString own = (*profile)->file; // a built-in one lies in the program's resources
    const QByteArray toml =
        readFile(QFileInfo::exists(own) ? own : QStringLiteral(":/storescope/profiles/") + own, ok);
    if (!ok) {
        complain(QStringLiteral("The profile's file cannot be read"), (*profile)->file);
        return Unreadable;
    }
    output.write(toml);
    return Done;
}

int checkProfile(const QString &path)
{
    bool ok = false;
    const QByteArray toml = readFile(path, ok);
    if (!ok) {
        complain(QStringLiteral("There is no file %1, or it cannot be read").arg(path));
        return Unreadable;
    }
    const ReadProfile read = readProfile(toml, path);
    Output output(STDOUT_FILENO);
    for (const ProfileMistake &mistake : read.mistakes)
        output.write(withoutControls(
                         QStringLiteral("%1:%2: %3").arg(mistake.file).arg(mistake.line).arg(mistake.reason))
                         .toUtf8() +
                     '\n');
    if (!read.mistakes.empty())
        return ProblemsFound;
    output.write(withoutControls(QStringLiteral("%1: profile %2 (%3), %4 collections, no mistakes")
                                     .arg(path, read.profile->id, read.profile->name)
                                     .arg(read.profile->collections.size()))
                     .toUtf8() +
                 '\n');
    return Done;
}

} // namespace

int runProfiles(const Invocation &invocation)
{
    Parser parser("profiles",
                  "The known products (list), what a profile says (show NAME), or the mistakes of one of "
                  "your own (check FILE).",
                  "storescope profiles check ~/.local/share/storescope/profiles/mine.toml");
    FormatOption format;
    std::string what = "list", which;
    parser.app().add_option("WHAT", what, "list (the default), show or check");
    parser.app().add_option("NAME", which, "the profile for show, the file for check");
    bool asToml = false;
    parser.app().add_flag("--toml", asToml, "show: the profile's file itself, to begin one of your own with");
    format.addTo(parser.app(), FormatOption::Of::Report);
    if (const auto code = parser.parse(invocation))
        return *code;
    if (const auto code = format.check())
        return *code;
    const QStringList words{QStringLiteral("list"), QStringLiteral("show"), QStringLiteral("check")};
    if (!words.contains(text(what))) {
        const QString nearest = nearestWord(text(what), words);
        complain(QStringLiteral("profiles knows list, show NAME and check FILE, not “%1”%2")
                     .arg(text(what),
                          nearest.isEmpty() ? QString() : QStringLiteral(". Did you mean %1?").arg(nearest)));
        return WrongUse;
    }
    if (what != "list" && which.empty()) {
        complain(what == "show"
                     ? QStringLiteral("profiles show needs the profile's name; profiles list prints them")
                     : QStringLiteral("profiles check needs the file to check"));
        return WrongUse;
    }
    if (what == "list" && !which.empty()) {
        complain(
            QStringLiteral("profiles list takes no name; storescope profiles show %1 says what one shows")
                .arg(text(which)));
        return WrongUse;
    }
    if (what == "check")
        return checkProfile(text(which));
    const auto library = makeProfileLibrary();
    return what == "show" ? showProfile(*library, text(which), asToml)
                          : listProfiles(*library, format.format());
}

} // namespace storescope::app
