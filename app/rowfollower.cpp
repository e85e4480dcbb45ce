// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/rowfollower.h"

#include "app/waiting.h"
#include "core/action/jsonappend.h"

#include <QTimer>

#include <algorithm>

namespace storescope::app {

RowFollower::RowFollower(OpenStore &store, std::shared_ptr<const Collection> collection,
                         std::shared_ptr<const Filter> filter, Preview preview)
    : m_collection(std::move(collection)), m_tail(store.tail(m_collection->id()))
{
    if (filter)
        m_tail->setFilter(std::move(filter));
    m_tail->setPreview(preview);
}

Result<void> RowFollower::run(const Until &until, RowPrinter &printer, Output &output, Format format,
                              const CancelToken &interrupted)
{
    CancellableLoop loop(interrupted);
    QString lastComplaint;
    bool startsUp = until.first >= 0;
    const qint64 most = until.count < 0 ? std::numeric_limits<qint64>::max() : until.count;
    QObject::connect(m_tail.get(), &Tail::arrived, loop.context(), [&](const TailBatch &batch) {
        if (interrupted.isCancelled())
            return;
        if (startsUp)
            keepLast(batch, until);
        else
            print(batch, most, printer, output, format);
        output.flush();
        if (output.isBroken() || m_rows >= most)
            return loop.quit();
        m_tail->taken();
    });
    // A pass may end without another change, so the last batch does not tell.
    QObject::connect(m_tail.get(), &Tail::caughtUp, loop.context(), [&] {
        if (!std::exchange(startsUp, false))
            return;
        if (!until.from.empty())
            std::sort(m_first.begin(), m_first.end(),
                      [](const Record &a, const Record &b) { return a.key < b.key; });
        printer.print(std::exchange(m_first, {}));
        output.flush();
        if (output.isBroken())
            loop.quit();
    });
    // The tail goes on by itself once the store can be read again; say each reason once.
    QObject::connect(m_tail.get(), &Tail::failed, loop.context(), [&](const Error &error) {
        if (std::exchange(lastComplaint, error.sentence) != error.sentence)
            complain(error);
    });
    if (until.duration.count() > 0)
        QTimer::singleShot(until.duration, Qt::PreciseTimer, loop.context(), [&] { loop.quit(); });

    Tail::Start start;
    if (until.fromStart || startsUp) {
        start.from = Tail::Start::From::Beginning;
    } else if (!until.after.empty()) {
        start.from = Tail::Start::From::After;
        start.key = until.after;
    }
    m_tail->start(start);
    if (!interrupted.isCancelled())
        loop.run();
    m_tail->stop();
    return {};
}

bool RowFollower::goesOnAfterKey(const Collection &collection)
{
    const TailMode mode = collection.spec().tail.mode;
    return mode == TailMode::Append || mode == TailMode::Rowid;
}

void RowFollower::keepLast(const TailBatch &batch, const Until &until)
{
    for (const Change &change : batch.changes) {
        if (change.what == Change::What::Added && (until.from.empty() || !(change.record.key < until.from)))
            m_first.push_back(change.record);
    }
    if (until.from.empty() && qint64(m_first.size()) > until.first)
        m_first.erase(m_first.begin(), m_first.end() - until.first);
}

void RowFollower::print(const TailBatch &batch, qint64 most, RowPrinter &printer, Output &output,
                        Format format)
{
    std::vector<Record> rows;
    const auto flushRows = [&] {
        printer.print(rows);
        rows.clear();
    };
    for (const Change &change : batch.changes) {
        if (m_rows >= most)
            break;
        if (change.what != Change::What::Removed) {
            rows.push_back(change.record);
            ++m_rows;
        } else if (format == Format::Jsonl) {
            flushRows();
            QByteArray line = "{\"key\":";
            appendJsonString(line, toString(change.record.key).toUtf8());
            output.write(line + ",\"removed\":true}\n");
        }
    }
    flushRows();
}

} // namespace storescope::app
