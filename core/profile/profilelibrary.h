// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/profile/profilehint.h"
#include "core/profile/profilereader.h"

#include <QObject>

#include <memory>

namespace storescope {

// The profiles that come with the program, and the user's own (which win over one with the same id).
// Thread-safe. The built-in ones lie in the program as the build read them and are taken out when first asked
// for; the user's are parsed.
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
    QStringList parsed() const; // the built-in ones that anybody asked for so far
    // Looks at the user's folder from now on; call on a thread with an event loop.
    void watch();

Q_SIGNALS:
    void changed(); // the user's profiles changed

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace storescope
