// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/writer/writerprocess.h"

#include <QFile>
#include <QMetaType>

#include <memory>

namespace storescope {

// The states in which a store can be found.
enum class State {
    Clean,
    Crashed,
    CrashedWithoutShm,
    EmptyWal,
    EmptyWalWithoutShm,
    Live,
    LiveExclusive,
    Rollback,
    RollbackPersistent,
    RollbackHot,
    RollbackLive,
    Empty, // no byte in it
};

// Makes the writer program's store of 1000 rows and brings it into a state; keeps its writer where that
// lives.
class FoundStore
{
public:
    // False: the writer program did not do its part.
    bool make(const QString &file, State state)
    {
        m_file = file;
        if (state == State::Empty)
            return touch({});
        const bool rollback =
            state == State::Rollback || state == State::RollbackHot || state == State::RollbackLive;
        const QString journal = state == State::RollbackPersistent ? QStringLiteral("persist")
                                : rollback                         ? QStringLiteral("delete")
                                                                   : QStringLiteral("wal");
        return WriterProcess::run(QStringLiteral("create"), m_file,
                                  words("--rows 1000 --journal") << journal) &&
               bring(state);
    }
    // Of a live writer; true when there is none.
    bool end() { return !m_writer || m_writer->end(); }

private:
    static QStringList words(const char *options)
    {
        return QString::fromLatin1(options).split(u' ', Qt::SkipEmptyParts);
    }
    bool touch(const char *suffix) const
    {
        QFile file(m_file + QString::fromLatin1(suffix));
        return file.open(QIODevice::WriteOnly);
    }
    bool crash(const char *options) const
    {
        WriterProcess writer(QStringLiteral("crash"), m_file, words(options));
        return writer.waitUntilReady() && !writer.end();
    }
    bool hold(const char *options)
    {
        m_writer = std::make_unique<WriterProcess>(QStringLiteral("hold"), m_file, words(options));
        return m_writer->waitUntilReady();
    }
    bool bring(State state)
    {
        switch (state) {
        case State::Clean:
        case State::Rollback:
        case State::Empty:
            return true;
        case State::Crashed:
            return crash("--rows 500");
        case State::CrashedWithoutShm:
            return crash("--rows 500") && QFile::remove(m_file + QStringLiteral("-shm"));
        case State::EmptyWal:
            m_writer = std::make_unique<WriterProcess>(QStringLiteral("shell"), m_file);
            return m_writer->sql("SELECT count(*) FROM log") == "ok 0 1000";
        case State::EmptyWalWithoutShm:
            return touch("-wal");
        case State::Live:
            return hold("--rows 500 --idle --autocheckpoint 0");
        case State::LiveExclusive:
            return hold("--rows 500 --idle --autocheckpoint 0 --exclusive");
        case State::RollbackPersistent:
            return WriterProcess::run(QStringLiteral("append"), m_file, words("--count 10"));
        case State::RollbackHot:
            return crash("--hot");
        case State::RollbackLive:
            return hold("");
        }
        return false;
    }

    QString m_file;
    std::unique_ptr<WriterProcess> m_writer;
};

} // namespace storescope

Q_DECLARE_METATYPE(storescope::State)
