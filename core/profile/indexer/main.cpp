// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/profile/profileimage.h"
#include "core/profile/profilereader.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cstdio>

using namespace storescope;

// storescope_profileindex OUTPUT PROFILE…: checks the built-in profiles and writes them as the
// program takes them in.
int main(int argc, char **argv)
{
    if (argc < 2) {
        std::fputs("usage: storescope_profileindex OUTPUT PROFILE…\n", stderr);
        return 2;
    }
    std::vector<Profile> profiles;
    QStringList ids;
    int mistakes = 0;
    for (int i = 2; i < argc; ++i) {
        QFile file(QString::fromLocal8Bit(argv[i]));
        if (!file.open(QIODevice::ReadOnly)) {
            std::fprintf(stderr, "%s: cannot be read\n", argv[i]);
            return 1;
        }
        const QString name = QFileInfo(file).fileName();
        ReadProfile read = readProfile(file.readAll(), name);
        if (read.profile && ids.contains(read.profile->id))
            read.mistakes.push_back({name, 1, QStringLiteral("another profile has this id")});
        for (const ProfileMistake &mistake : read.mistakes)
            std::fprintf(stderr, "%s:%d: error: %s\n", argv[i], mistake.line, qPrintable(mistake.reason));
        mistakes += int(read.mistakes.size());
        if (!read.profile)
            continue;
        ids << read.profile->id;
        profiles.push_back(*read.profile);
    }
    if (mistakes > 0)
        return 1;
    const QByteArray image = ProfileImage::of(profiles);
    QSaveFile out(QString::fromLocal8Bit(argv[1]));
    return out.open(QIODevice::WriteOnly) && out.write(image) == image.size() && out.commit() ? 0 : 1;
}
