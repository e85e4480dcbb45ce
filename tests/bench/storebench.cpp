// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
//
// storescope_store_bench FOLDER [--rounds N] [PEER WORD…]: how much the stores do in a second, as JSON. A
// peer is a program that measures the same of its own and prints {"results": [{"mode": …, "appends_per_s":
// …}]}; it gets a folder as its last word and runs in turn with ours, so that both meet the same machine.

#include "core/store/artifactstore.h"
#include "core/store/eventlog.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <algorithm>
#include <cstdio>
#include <deque>
#include <map>
#include <vector>

using namespace storescope;

namespace {

using Rates = std::map<QString, double>;

// At most `most` times, and no longer than three seconds: a slow disk is measured too, not waited for.
template <class Job>
double perSecond(int most, Job job)
{
    constexpr qint64 longest = 3'000'000'000;
    QElapsedTimer timer;
    timer.start();
    int done = 0;
    while (done < most && timer.nsecsElapsed() < longest)
        job(done++);
    return done / (double(timer.nsecsElapsed()) / 1e9);
}

// What cannot be measured must not look fast.
template <class T>
T must(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().sentence));
    return std::move(*result);
}

Envelope message(const QString &session, int number)
{
    Envelope envelope;
    envelope.session = session;
    envelope.id = QStringLiteral("msg_%1").arg(number);
    envelope.type = QStringLiteral("tool.result");
    envelope.time = Instant::now();
    envelope.job = QStringLiteral("job_%1").arg(number % 50);
    envelope.trace = QStringLiteral("trace_%1").arg(number % 50);
    envelope.body = R"({"arcp":"1.1","id":")" + envelope.id.toUtf8() + R"(","payload":{"text":")" +
                    QByteArray(340, char('a' + number % 26)) + R"("}})"; // 400 bytes, as in a peer's log
    return envelope;
}

// Each waits for its commit before the next.
void appendOneAtATime(EventLog &log, Rates &rates)
{
    rates[QStringLiteral("appends_per_s")] =
        perSecond(5000, [&](int i) { must(log.append(message(QStringLiteral("one"), i)).result()); });
}

// So many callers, each of which waits for its own.
void appendManyCallers(EventLog &log, int callers, Rates &rates)
{
    const QString session = QStringLiteral("many-%1").arg(callers);
    std::deque<QFuture<Result<qint64>>> waiting;
    rates[QStringLiteral("appends_of_%1_callers_per_s").arg(callers)] =
        perSecond(100 * callers + 20'000, [&](int i) {
            if (waiting.size() == size_t(callers)) {
                must(waiting.front().result());
                waiting.pop_front();
            }
            waiting.push_back(log.append(message(session, i)));
        });
    for (auto &future : waiting)
        must(future.result());
}

void replay(EventLog &log, Rates &rates)
{
    constexpr int rows = 100'000;
    std::vector<QFuture<Result<qint64>>> appends;
    for (int i = 0; i < rows; ++i)
        appends.push_back(log.append(message(QStringLiteral("long"), i)));
    for (auto &append : appends)
        must(append.result());
    for (int round = 0; round < 2; ++round) { // the second counts
        QElapsedTimer timer;
        timer.start();
        const auto replay = log.replay(QStringLiteral("long"));
        size_t got = 0;
        for (size_t chunk = 1; chunk > 0; got += chunk)
            chunk = must(replay->next().result()).size();
        if (got != rows)
            qFatal("%zu of %d rows came back", got, rows);
        rates[QStringLiteral("replay_rows_per_s")] = rows / (double(timer.nsecsElapsed()) / 1e9);
    }
}

void artifacts(ArtifactStore &store, Rates &rates)
{
    struct Size
    {
        const char *name;
        int bytes, puts, fetches;
    };
    for (const Size &size : {Size{"4KiB", 4096, 2000, 10'000}, Size{"256KiB", 262'144, 300, 2000}}) {
        const QByteArray body(size.bytes, 'b');
        const QString name = QString::fromLatin1(size.name);
        const auto id = [&](int i) { return QStringLiteral("%1-%2").arg(name).arg(i); };
        int there = 0;
        rates[QStringLiteral("put_%1_per_s").arg(name)] = perSecond(size.puts, [&](int i) {
            ArtifactDraft draft;
            draft.id = id(i);
            must(store.put(draft, body).result());
            ++there;
        });
        rates[QStringLiteral("fetch_%1_per_s").arg(name)] =
            perSecond(size.fetches, [&](int i) { must(store.fetch(id(i % there)).result()); });
    }
    rates[QStringLiteral("release_per_s")] =
        perSecond(300, [&](int i) { must(store.release(QStringLiteral("256KiB-%1").arg(i)).result()); });
}

void ledger(EventLog &log, Rates &rates)
{
    const QString principal = QStringLiteral("ana");
    const Instant later = Instant::now().plusNanos(60'000'000'000);
    rates[QStringLiteral("record_idempotent_per_s")] = perSecond(2000, [&](int i) {
        const auto done = log.recordIdempotent(principal, QString::number(i), "{}", later).result();
        if (!done)
            qFatal("%s", qPrintable(done.error().sentence));
    });
    rates[QStringLiteral("lookup_idempotent_per_s")] = perSecond(
        20'000, [&](int i) { must(log.lookupIdempotent(principal, QString::number(i % 2000)).result()); });
}

Rates measure(const QString &file, Durability durability)
{
    for (const char *end : {"", "-wal", "-shm"})
        QFile::remove(file + QLatin1String(end));
    ConnectionPool pool;
    WriteOptions options;
    options.durability = durability;
    const auto log = must(EventLog::open(pool, file, options).result());
    const auto store = must(ArtifactStore::adopt(log->connection()).result());
    Rates rates;
    appendOneAtATime(*log, rates);
    appendManyCallers(*log, 16, rates);
    appendManyCallers(*log, 256, rates);
    replay(*log, rates);
    artifacts(*store, rates);
    ledger(*log, rates);
    return rates;
}

// mode -> what a peer says of it.
std::map<QString, Rates> askPeer(const QStringList &words, const QString &folder)
{
    QProcess peer;
    peer.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QDir().mkpath(folder);
    peer.start(words.first(), words.mid(1) + QStringList{folder});
    if (!peer.waitForFinished(-1) || peer.exitCode() != 0)
        qFatal("the peer %s failed", qPrintable(words.join(u' ')));
    std::map<QString, Rates> modes;
    const QJsonObject told = QJsonDocument::fromJson(peer.readAllStandardOutput()).object();
    const QJsonArray results = told[QStringLiteral("results")].toArray();
    for (const QJsonValue &mode : results) {
        const QJsonObject values = mode.toObject();
        for (auto it = values.begin(); it != values.end(); ++it)
            if (it.key().endsWith(QLatin1String("_per_s")))
                modes[values[QStringLiteral("mode")].toString()][it.key()] = it.value().toDouble();
    }
    return modes;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

} // namespace

int main(int count, char **words)
{
    QCoreApplication app(count, words);
    QStringList rest = app.arguments().mid(1);
    int rounds = 3;
    if (rest.size() > 2 && rest[1] == QLatin1String("--rounds")) {
        rounds = std::max(1, rest[2].toInt());
        rest.remove(1, 2);
    }
    if (rest.isEmpty() || !QDir().mkpath(rest.first())) {
        std::fputs("storescope_store_bench FOLDER [--rounds N] [PEER WORD…]\n", stderr);
        return 2;
    }
    const QString folder = QDir(rest.takeFirst()).absolutePath();

    std::map<QString, std::map<QString, std::vector<double>>> seen; // who and mode -> rate -> rounds
    const auto note = [&seen](const QString &who, const Rates &rates) {
        for (const auto &[name, rate] : rates)
            seen[who][name].push_back(rate);
    };
    for (int round = 0; round < rounds; ++round) {
        note(QStringLiteral("storescope, FULL"),
             measure(folder + QStringLiteral("/stores.db"), Durability::Full));
        note(QStringLiteral("storescope, NORMAL"),
             measure(folder + QStringLiteral("/stores.db"), Durability::Normal));
        if (!rest.isEmpty())
            for (const auto &[mode, rates] : askPeer(rest, folder + QStringLiteral("/peer")))
                note(QStringLiteral("peer, ") + mode, rates);
    }
    QJsonObject results;
    for (const auto &[who, rates] : seen) {
        QJsonObject medians;
        for (const auto &[name, values] : rates)
            medians[name] = qRound64(median(values));
        results[who] = medians;
    }
    const QJsonObject all{{QStringLiteral("unit"), QStringLiteral("a second, median")},
                          {QStringLiteral("rounds"), rounds},
                          {QStringLiteral("results"), results}};
    std::fputs(QJsonDocument(all).toJson().constData(), stdout);
    return 0;
}
