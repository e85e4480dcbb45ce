// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT

// An agent that keeps what it does in three stores: embed FOLDER. It writes as many messages as each line of
// its input says, answers with the number of the last one, and ends with its input.
#include <QCoreApplication>

#include <core/store/artifactstore.h>
#include <core/store/eventlog.h>
#include <core/store/workqueue.h>
#include <cstdlib>
#include <iostream>
#include <string>

using namespace storescope;

namespace {

// The result, or the end of the program with what is wrong.
template <class T>
T outcome(QFuture<Result<T>> future)
{
    future.waitForFinished();
    Result<T> result = future.takeResult();
    if (!result) {
        std::cerr << result.error().sentence.toStdString() << '\n';
        std::exit(1);
    }
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

Envelope message(int number)
{
    Envelope envelope;
    envelope.session = QStringLiteral("sess-embed");
    envelope.id = QStringLiteral("msg-%1").arg(number);
    envelope.type = QStringLiteral("log");
    envelope.time = Instant::now();
    envelope.body = R"({"payload":{"level":"info","message":"step )" + QByteArray::number(number) + "\"}}";
    return envelope;
}

void putArtifacts(ArtifactStore &artifacts)
{
    ArtifactDraft report;
    report.id = QStringLiteral("report");
    report.session = QStringLiteral("sess-embed");
    report.mediaType = QStringLiteral("text/plain");
    outcome(artifacts.put(report, "all is well\n"));
    ArtifactDraft picture;
    picture.id = QStringLiteral("picture");
    outcome(artifacts.putBase64(picture, "iVBORw0KGgo="));
}

// Three batches, of which one is being worked on.
void fillQueue(WorkQueue &queue)
{
    BatchDraft draft;
    draft.session = QStringLiteral("shop");
    for (const char *key : {"a", "b", "c"}) {
        draft.sourceKey = QString::fromLatin1(key);
        draft.payloads = {R"({"type":"turn_input","input":{"items":[],"image_blobs":{}}})"};
        outcome(queue.enqueue(draft));
    }
    const auto claim =
        outcome(queue.claimReady(draft.session, QStringLiteral("embed"), ClaimBoundary::Idle, 3'600'000));
    if (!claim)
        std::exit(1);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QString folder = application.arguments().at(1);
    ConnectionPool pool;
    const auto log = outcome(EventLog::open(pool, folder + QStringLiteral("/agent.db")));
    const auto artifacts = outcome(ArtifactStore::adopt(log->connection()));
    const auto queue = outcome(WorkQueue::open(pool, folder + QStringLiteral("/jobs.db")));
    putArtifacts(*artifacts);
    fillQueue(*queue);

    int written = 0;
    for (std::string line; std::getline(std::cin, line);) {
        qint64 last = 0;
        for (int left = std::stoi(line); left > 0; --left)
            last = outcome(log->append(message(++written)));
        std::cout << last << std::endl;
    }
    return 0;
}
