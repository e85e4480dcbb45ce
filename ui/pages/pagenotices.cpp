// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// What a CollectionPage says of its store above the list.
#include "ui/pages/collectionpage.h"

namespace storescope {

using About = Notices::About;
using Tone = Strip::Tone;

void CollectionPage::connectStore()
{
    const int file = m_store->fileOf(collection());
    const auto clock = [] { return Formats::clock(Instant::now(), false, Instant::now()).left(8); };
    const auto own = [file](auto then) {
        return [file, then](int which, auto... rest) {
            if (which == file)
                then(rest...);
        };
    };
    OpenStore *store = m_store.get();
    connect(store, &OpenStore::fileReplaced, this, own([this, clock] {
                m_notices->take(About::Gone);
                m_notices->take(About::Failed);
                const QString text = tr("The file was replaced at %1. Following the new one.").arg(clock());
                say(About::Replaced, {Tone::Info, {}, text, {}, {}});
            }));
    connect(
        store, &OpenStore::fileGone, this, own([this] {
            say(About::Gone,
                {Tone::Warning, {}, tr("The file is gone. You see what was read last."), tr("Close"), {}});
        }));
    connect(store, &OpenStore::fileBack, this, own([this] { m_notices->take(About::Gone); }));
    connect(store, &OpenStore::busyRetry, this, own([this](int attempt) {
                const QString text = tr("The program holds the store. Trying again, time %1.").arg(attempt);
                say(About::Busy, {Tone::Warning, {}, text, {}, {}});
            }));
    connect(store, &OpenStore::liveChanged, this, [this] { updateLiveBar(); });
    connect(m_notices, &Notices::pressed, this, &CollectionPage::noticePressed);
    sayHowItIsOpen();
}

// What holds as long as the store is open.
void CollectionPage::sayHowItIsOpen()
{
    const StoreInfo &info = m_store->info();
    const int file = m_store->fileOf(collection());
    const bool isFile = file >= 0 && size_t(file) < info.files.size();
    const StoreFileInfo own = isFile ? info.files[size_t(file)] : StoreFileInfo();
    if (isFile) {
        if (own.opened == OpenedAs::Copy) {
            const QString when = own.copiedAt.toLocalTime().time().toString(QStringLiteral("HH:mm:ss"));
            const QString text = own.note.isEmpty()
                                     ? tr("This store was not closed cleanly. You see a copy from %1; the "
                                          "files are untouched.")
                                           .arg(when)
                                     : own.note;
            say(About::Copy, {Tone::Warning, {}, text, tr("Copy again"), {}});
        } else if (!own.note.isEmpty()) {
            say(About::Copy, {Tone::Info, {}, own.note, {}, {}});
        }
    }
    if (own.match == Match::Newer) {
        const QString known =
            info.knownVersion.isEmpty() ? QString() : tr(", known %1").arg(info.knownVersion);
        const QString text = tr("This store is newer than the profile (version %1%2). What fits is shown; "
                                "maintenance is off.")
                                 .arg(own.version, known);
        say(About::Newer, {Tone::Warning, {}, text, {}, own.missing.join(QLatin1Char('\n'))});
    } else if (own.match == Match::Partial) {
        const QString text =
            tr("The profile fits only in part. What fits is shown; the rest is below as tables.");
        say(About::Profile, {Tone::Info, {}, text, {}, own.missing.join(QLatin1Char('\n'))});
    } else if (own.match == Match::None) {
        say(About::Profile, {Tone::Info, {}, tr("No profile fits this file. These are its tables."), {}, {}});
    }
}

void CollectionPage::say(About about, const Notices::Words &words)
{
    m_notices->say(about, words);
}

void CollectionPage::say(Tone tone, const QString &strong, const QString &text, const QString &button,
                         const QString &details)
{
    m_notices->say(About::Answer, {tone, strong, text, button, details});
}

void CollectionPage::noticePressed(About about)
{
    if (about == About::Copy)
        Q_EMIT wished(Wish::CopyAgain);
    else if (about == About::Gone)
        Q_EMIT wished(Wish::CloseStore);
    else if (about == About::Failed)
        Q_EMIT wished(Wish::CheckStore);
}

// Reading goes on: the store is not held any more.
void CollectionPage::readAgain()
{
    m_notices->take(About::Busy);
}

void CollectionPage::readFailed(const Error &error)
{
    QString details = errorCodeName(error.code);
    if (error.sqliteCode)
        details += tr(", SQLite %1").arg(error.sqliteCode);
    if (!error.file.isEmpty())
        details += QLatin1Char('\n') + error.file;
    if (error.code == ErrorCode::Busy)
        say(About::Busy, {Tone::Warning, {}, error.sentence, {}, details});
    else
        say(About::Failed,
            error.code == ErrorCode::Corrupt
                ? Notices::
                      Words{Tone::Error,
                            {},
                            tr("A page of the file cannot be read (SQLite %1). Its rows are missing here; "
                               "the others are shown.")
                                .arg(error.sqliteCode & 0xff),
                            tr("Check store"),
                            error.sentence + QLatin1Char('\n') + details}
                : Notices::Words{Tone::Error, {}, error.sentence, {}, details});
    m_lateTimer.stop();
    showState();
}

} // namespace storescope
