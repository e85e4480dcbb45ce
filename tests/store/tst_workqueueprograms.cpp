// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/store/lashtest.h"

#include <QProcess>
#include <QTemporaryDir>

#include <array>
#include <cstdio>

using namespace storescope;
using namespace storescope::test;

namespace {

// Two programs that begin at once, and the lines that each printed.
QList<QByteArrayList> playedByTwo(const QString &mode, const QString &file)
{
    std::array<QProcess, 2> programs;
    for (QProcess &program : programs) {
        program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        program.start(QCoreApplication::applicationFilePath(), {mode, file});
    }
    for (QProcess &program : programs)
        while (!program.canReadLine() && program.waitForReadyRead())
            ;
    for (QProcess &program : programs) {
        program.readLine(); // it is ready
        program.write("go\n");
    }
    QList<QByteArrayList> lines;
    for (QProcess &program : programs) {
        program.waitForFinished();
        QByteArrayList own = program.readAll().split('\n');
        own.removeAll(QByteArray());
        lines << own;
    }
    return lines;
}

// What those do. nullopt: it is none of them.
std::optional<QByteArrayList> play(const QString &mode, const QString &file)
{
    if (mode != QLatin1String("--enqueue") && mode != QLatin1String("--work"))
        return std::nullopt;
    const Alone<WorkQueue> own(file);
    WorkQueue still(own.store->connection(), [] { return qint64(1'000'000); });
    std::puts("ready");
    std::fflush(stdout);
    (void)std::getchar();
    QByteArrayList ids;
    if (mode == QLatin1String("--enqueue"))
        for (int n = 0; n < 50; ++n) {
            const auto stored = still.enqueue(draft(u"s"_qs)).result();
            ids << (stored ? stored->id : stored.error().sentence).toUtf8();
        }
    while (mode == QLatin1String("--work")) {
        const auto claimed = own->claimReady(u"s"_qs, u"w"_qs, ClaimBoundary::Idle, 3'600'000).result();
        if (!claimed || !*claimed || !own->renew(**claimed, 3'600'000).result())
            break;
        ids << (*claimed)->batches[0].id.toUtf8();
    }
    return ids;
}

} // namespace

// Two programs at one queue.
class WorkQueueProgramsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void idsDoNotCollideBetweenProcesses();
    void twoProcessesNeverOwnOneBatch();

private:
    QString file() const { return m_dir->filePath(u"session.db"_qs); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Alone<WorkQueue>> m_opened;
    std::shared_ptr<WorkQueue> m_queue;
};

void WorkQueueProgramsTest::init()
{
    m_queue.reset();
    m_opened.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    m_opened = std::make_unique<Alone<WorkQueue>>(file());
    QVERIFY(m_opened->store);
    m_queue = std::make_shared<WorkQueue>(m_opened->store->connection(), [] { return qint64(1'000'000); });
}

// The same batch in the same millisecond: what is counted or drawn within one process does not help.
void WorkQueueProgramsTest::idsDoNotCollideBetweenProcesses()
{
    const QList<QByteArrayList> ids = playedByTwo(u"--enqueue"_qs, file());
    QCOMPARE(ids[0].size(), 50);
    QCOMPARE(ids[1].size(), 50);
    const QByteArrayList all = ids[0] + ids[1];
    QCOMPARE(QSet<QByteArray>(all.begin(), all.end()).size(), 100);
    QCOMPARE(ask(*m_queue->connection(), "SELECT count(*) FROM queued_work_batches"), u"100"_qs);
}

// Each prints what it claimed and could renew, which only the winner can.
void WorkQueueProgramsTest::twoProcessesNeverOwnOneBatch()
{
    constexpr int count = 200;
    for (int n = 0; n < count; ++n)
        QVERIFY(m_queue->enqueue(draft(u"s"_qs)).result());
    const QList<QByteArrayList> owned = playedByTwo(u"--work"_qs, file());
    const QByteArrayList all = owned[0] + owned[1];
    QCOMPARE(all.size(), count);
    QCOMPARE(QSet<QByteArray>(all.begin(), all.end()).size(), count);
}

int main(int count, char **arguments)
{
    QCoreApplication app(count, arguments);
    if (count == 3)
        if (const auto ids = play(app.arguments().at(1), app.arguments().at(2))) {
            std::puts(ids->join('\n').constData());
            return 0;
        }
    WorkQueueProgramsTest test;
    return QTest::qExec(&test, count, arguments);
}

#include "tst_workqueueprograms.moc"
