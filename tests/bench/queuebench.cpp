// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
//
// storescope_queue_bench FOLDER [--rounds N] [PEER]: how often a second a batch is claimed and completed with
// so many others waiting, as JSON. The peer is the program of tests/interop/lash: the real crate, in turn
// with ours, so that both meet the same machine. It can complete only by a commit; ours does it both ways.

#include "core/store/sessionstore.h"
#include "core/store/workqueue.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <algorithm>
#include <cstdio>
#include <map>
#include <vector>

using namespace storescope;

namespace {

constexpr int batches = 2000; // claimed and completed for one figure
const QString session = QStringLiteral("bench");

using Rates = std::map<QString, double>;

// What cannot be measured must not look fast.
template <class T, class E>
T must(tl::expected<T, E> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().sentence));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

BatchDraft work(int number)
{
    BatchDraft draft;
    draft.session = session;
    draft.sourceKey = QStringLiteral("key %1").arg(number);
    draft.payloads = {"{\"type\":\"turn_input\",\"input\":{\"items\":[{\"type\":\"text\",\"text\":\"work " +
                      QByteArray::number(number) + "\"}],\"image_blobs\":{}}}"};
    return draft;
}

// A commit that changes nothing else.
SessionCommit completing(const WorkClaim &claim, qint64 head)
{
    SessionCommit commit;
    commit.session = session;
    commit.expectedHead = head;
    commit.config = Json{{"provider_id", ""}, {"model", Json::object()}};
    commit.checkpoint.turnState = Json{{"turn_index", 0}};
    commit.completed = {claim.completion()};
    return commit;
}

class Stopwatch
{
public:
    template <class Work>
    auto time(Work work)
    {
        QElapsedTimer timer;
        timer.start();
        auto result = work();
        m_ns += timer.nsecsElapsed();
        return result;
    }
    double perSecond(int count) const { return count / (double(m_ns) / 1e9); }

private:
    qint64 m_ns = 0;
};

Rates measure(const QString &file, Durability durability, bool byCommit, int depth)
{
    for (const char *end : {"", "-wal", "-shm"})
        QFile::remove(file + QLatin1String(end));
    ConnectionPool pool;
    WriteOptions options;
    options.durability = durability;
    const auto queue = must(WorkQueue::open(pool, file, options).result());
    SessionStore store(queue->connection());
    for (int n = 0; n < depth; ++n)
        must(queue->enqueue(work(n)).result());
    Stopwatch claiming, finishing, both;
    for (int n = 0; n < batches; ++n) {
        both.time([&] {
            const auto claim = claiming.time([&] {
                return must(queue->claimReady(session, QStringLiteral("worker"), ClaimBoundary::Idle, 60'000)
                                .result());
            });
            return finishing.time([&] {
                if (byCommit)
                    must(store.commit(completing(*claim, n)).result());
                else
                    must(queue->complete(claim->completion()).result());
                return true;
            });
        });
        must(queue->enqueue(work(depth + n)).result()); // the queue keeps its length
    }
    return {{QStringLiteral("claims_per_second"), claiming.perSecond(batches)},
            {QStringLiteral("completions_per_second"), finishing.perSecond(batches)},
            {QStringLiteral("both_per_second"), both.perSecond(batches)}};
}

Rates askPeer(const QString &program, const QString &file, int depth)
{
    for (const char *end : {"", "-wal", "-shm"})
        QFile::remove(file + QLatin1String(end));
    QProcess peer;
    peer.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    peer.start(program, {QStringLiteral("bench"), file, QString::number(batches), QString::number(depth)});
    if (!peer.waitForFinished(-1) || peer.exitCode() != 0)
        qFatal("the peer %s failed", qPrintable(program));
    const QJsonObject answer = QJsonDocument::fromJson(peer.readAllStandardOutput()).object();
    Rates rates;
    for (auto it = answer.begin(); it != answer.end(); ++it)
        rates[it.key()] = it.value().toDouble();
    return rates;
}

QJsonObject medians(const std::map<QString, std::vector<double>> &rates)
{
    QJsonObject object;
    for (auto [name, values] : rates) {
        std::sort(values.begin(), values.end());
        object[name] = qRound64(values[values.size() / 2]);
    }
    return object;
}

} // namespace

int main(int count, char **words)
{
    const QCoreApplication app(count, words);
    QStringList rest = app.arguments().mid(1);
    int rounds = 3;
    if (rest.size() > 2 && rest[1] == QLatin1String("--rounds")) {
        rounds = std::max(1, rest[2].toInt());
        rest.remove(1, 2);
    }
    if (rest.isEmpty() || rest.size() > 2 || !QDir().mkpath(rest.first())) {
        std::fputs("storescope_queue_bench FOLDER [--rounds N] [PEER]\n", stderr);
        return 2;
    }
    const QString file = QDir(rest.first()).absoluteFilePath(QStringLiteral("queue.db"));
    QJsonObject results;
    for (const int depth : {1, 100, 1000, 10'000}) {
        std::map<QString, std::map<QString, std::vector<double>>> seen; // who -> rate -> rounds
        const auto note = [&seen](const char *who, const Rates &rates) {
            for (const auto &[name, rate] : rates)
                seen[QString::fromLatin1(who)][name].push_back(rate);
        };
        for (int round = 0; round < rounds; ++round) {
            note("storescope, NORMAL, completed by a commit", measure(file, Durability::Normal, true, depth));
            if (rest.size() == 2)
                note("lash-sqlite-store, NORMAL, completed by a commit", askPeer(rest[1], file, depth));
            note("storescope, NORMAL", measure(file, Durability::Normal, false, depth));
            note("storescope, FULL", measure(file, Durability::Full, false, depth));
        }
        QJsonObject ofDepth;
        for (const auto &[who, rates] : seen)
            ofDepth[who] = medians(rates);
        results[QStringLiteral("%1 waiting").arg(depth)] = ofDepth;
    }
    const QJsonObject all{{QStringLiteral("unit"), QStringLiteral("a second, median")},
                          {QStringLiteral("rounds"), rounds},
                          {QStringLiteral("results"), results}};
    std::fputs(QJsonDocument(all).toJson().constData(), stdout);
    return 0;
}
