// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"
#include "core/base/result.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace storescope {

// What a bundle says of itself. A bundle is one SQLite file, readable with any tool: the removed rows in
// tables of their own names, their schema, a manifest, and digests.
struct BundleInfo
{
    enum class State {
        Unfinished, // the program ended in the middle: rows may be in the store, or only here
        Running,    // an action of another process, or of this one
        Finished,
        Undone,
        Unreadable, // what it holds cannot be told: `error` says why
    };
    QString path;
    State state = State::Unfinished;
    std::optional<Error> error; // Unreadable
    QString act, title, collection, rule, store, product, productVersion;
    Instant made;
    qint64 rows = 0; // that went (or were changed)
    qint64 spared = 0;
    qint64 content = 0; // bytes of those rows
    qint64 bytes = 0;   // of the bundle on disk
    bool removes = true;
    qint64 longestLockUs = 0;
};
QString
bundleStateName(BundleInfo::State state); // "unfinished", "running", "finished", "undone", "unreadable"

// How long what was removed is kept; 0: until the user deletes it.
struct Keeping
{
    int days = 0;
    qint64 bytes = 0; // of all bundles on disk
    bool operator==(const Keeping &) const = default;
};

// The folder in which actions keep what they removed. Blocks; any thread.
class Graveyard
{
public:
    // $XDG_DATA_HOME/storescope/graveyard, for this user alone.
    static QString defaultFolder();
    explicit Graveyard(QString folder = defaultFolder()) : m_folder(std::move(folder)) {}

    const QString &folder() const { return m_folder; }
    std::vector<BundleInfo> bundles() const; // newest first; what is no bundle is left out
    // Errors: InvalidArgument when it is no bundle; what keeps it from being read.
    static Result<BundleInfo> look(const QString &bundle);
    // A path in the folder that is not taken yet; makes the folder.
    Result<QString> newBundlePath(const QString &act, const QString &store, const QString &collection) const;
    // Gives up what a bundle holds. Refused while it runs.
    static Result<void> discard(const QString &bundle);
    // Those that are kept no longer, oldest first: only what is finished or undone can be among them. The
    // newest one always stays, however large it is.
    static std::vector<BundleInfo> overdue(const std::vector<BundleInfo> &bundles, const Keeping &keeping,
                                           const Instant &now);
    // Gives up what is overdue; what is left, newest first.
    std::vector<BundleInfo> tidied(const Keeping &keeping, const Instant &now = Instant::now()) const;

private:
    QString m_folder;
};

} // namespace storescope
