// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/profile/profile.h"

#include <QObject>

#include <memory>

namespace storescope {

// A profile that might fit a file, known without parsing it: what the index says of its layouts.
struct ProfileHint
{
    QString id, file;
    QStringList tables; // table names that some variant of it needs; a family pattern begins with '~'
};

// The profiles that come with the program, and the user's own (which win over one with the same id). Thread-safe; profiles are
// parsed when first asked for. The built-in ones lie in the program's resources with an index made at build time.
class ProfileLibrary : public QObject
{
    Q_OBJECT
public:
    // `userFolder` empty: none; see defaultUserFolder.
    explicit ProfileLibrary(const QString &userFolder = {});
    ~ProfileLibrary() override;
    static QString defaultUserFolder(); // $XDG_DATA_HOME/storescope/profiles

    QStringList ids() const;
    std::vector<ProfileHint> hints() const;
    // NotFound, or InvalidArgument with the first mistake.
    Result<std::shared_ptr<const Profile>> profile(const QString &id) const;
    std::vector<ProfileMistake> mistakes(const QString &id) const;
    // Looks at the user's folder from now on; call on a thread with an event loop.
    void watch();

Q_SIGNALS:
    void changed(); // the user's profiles changed

private:
    struct Private;
    std::unique_ptr<Private> d;
};

// Reads one profile; all its mistakes with file, line and reason. A profile with mistakes is not used.
struct ReadProfile { std::shared_ptr<const Profile> profile; std::vector<ProfileMistake> mistakes; };
ReadProfile readProfile(const QByteArray &toml, const QString &file);

} // namespace storescope
