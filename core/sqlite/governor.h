// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sqlite/walyield.h"

#include <QString>

#include <chrono>
#include <memory>

namespace storescope {

// Who reads; the meter says which view asked for the longest read.
enum class Reader { Page, Cell, Tail, Index, Scan, Count, Action };
QString readerName(Reader reader);

enum class Harm { Harmless, Noticeable, SteppingBack };

// What the status bar shows, over the last 60 s.
struct MeterReading
{
    Harm harm = Harm::Harmless;
    double share = 0; // of the time in which any of our reads held a snapshot, 0…1
    std::chrono::microseconds longestRead{0};
    Reader longestBy = Reader::Page;
    std::chrono::microseconds snapshotAge{0}; // of the read that runs now, 0 when none
    qint64 walBytes = -1;                     // now; -1: no WAL
    qint64 walBytesAtOpening = -1;            // the first that was noted
    int busy = 0;                             // retries
    bool rollbackJournal = false;             // our reads hold the writer off: the limits are 10 ms and 2 %
    int connections = 0;
    double perSecond[60] = {}; // share of each of the last 60 s, newest last
};

// Hands out read time for one store, so that our reads together never hold its WAL (sqlite-rules 2): readers
// share windows of at most 25 ms (10 ms for a rollback journal), and between two windows nobody reads for at
// least 2 ms, longer while the writer's checkpoint needs it (walyield.h). Beside an active writer scans rest
// twice as long as they read, for they take processors and memory from it. Any thread; `begin` blocks, so
// never on the GUI thread.
class Governor
{
public:
    Governor();
    ~Governor();

    // Read time. Step rows while !spent(); then reset the statement, and only then destroy the chunk.
    class Chunk
    {
    public:
        Chunk(Chunk &&other) noexcept;
        Chunk(const Chunk &) = delete;
        Chunk &operator=(const Chunk &) = delete;
        ~Chunk();
        bool spent() const;
        std::chrono::microseconds left() const;

    private:
        friend class Governor;
        Chunk(Governor *governor, Reader reader, WalLook look, quint32 framesNow);
        Governor *m_governor;
        Reader m_reader;
        WalLook m_look;
        quint32 m_framesAtBegin, m_fullAt;
        std::chrono::steady_clock::time_point m_begin;
        std::chrono::steady_clock::time_point m_end;
    };
    // `look` is called in this thread, here and by the chunk, which ends early when the log
    // becomes full.
    [[nodiscard]] Chunk begin(Reader reader, WalLook look = {});

    void setRollbackJournal(bool rollback);
    void setReadLess(bool less); // halves the share: gaps as long as the windows
    // A closed file or a private copy: no writer can be hurt, so the meter stays Harmless and scans never
    // pause.
    void setNobodyWrites(bool nobody);
    void noteBusy(); // a Busy that we retried
    void noteWal(qint64 bytes);
    // Scans and index building wait while this holds; the tail goes on. SteppingBack by share of time; a
    // single long read pauses them for 5 s only, although the meter shows it for 60. Neither counts while the
    // log shows that nobody commits.
    bool scansPaused() const;
    // A writer committed within the last moments: it gets a processor of its own. Only seen in WAL mode.
    bool writerIsActive() const;
    MeterReading meter() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace storescope
