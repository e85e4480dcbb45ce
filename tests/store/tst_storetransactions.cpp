// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/store/storefixture.h"

#include <QProcess>

#include <csignal>
#include <latch>
#include <sys/resource.h>
#include <thread>

using namespace storescope;
using namespace storescope::test;

namespace {

// The process's largest file while it lives; a longer one fails to be written.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(qint64 bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{rlim_t(bytes), m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { setrlimit(RLIMIT_FSIZE, &m_before); }
    FileSizeLimit(const FileSizeLimit &) = delete;
    FileSizeLimit &operator=(const FileSizeLimit &) = delete;

private:
    rlimit m_before{};
};

} // namespace

// What one job of a store's connection writes: all of it or nothing, or nobody can say.
class StoreTransactionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void anErrorRollsBack();
    void anExceptionRollsBack();
    void readThenWriteNeverUpgrades();
    void contentionWaitsThenIsBusy();
    void aFailedCommitIsUnknown();
    void aBrokenConstraintIsNotUnknown();

private:
    std::unique_ptr<StoreFolder> m_dir;
    QString m_file;
};

void StoreTransactionsTest::init()
{
    m_dir = std::make_unique<StoreFolder>();
    m_file = m_dir->file();
}

void StoreTransactionsTest::anErrorRollsBack()
{
    ConnectionPool pool;
    const auto store = openNotes(pool, m_file);
    const auto failing = [](Connection &connection) -> Result<void> {
        if (auto done = insert(connection); !done)
            return done;
        return failure(ErrorCode::Conflict, QStringLiteral("no"));
    };
    QCOMPARE((*store)->write(failing).result().error().code, ErrorCode::Conflict);
    QVERIFY((*store)->write(insert).result());
    QCOMPARE(ask(**store, "SELECT count(*) FROM note"), QStringLiteral("1"));
}

void StoreTransactionsTest::anExceptionRollsBack()
{
    ConnectionPool pool;
    const auto store = openNotes(pool, m_file);
    const auto throwing = [](Connection &connection) -> Result<void> {
        if (auto done = insert(connection); !done)
            return done;
        throw std::runtime_error("out of rank");
    };
    const auto thrown = (*store)->write(throwing).result();
    QCOMPARE(thrown.error().code, ErrorCode::Io);
    QVERIFY(thrown.error().sentence.contains(QLatin1String("out of rank")));
    QVERIFY((*store)->write(insert).result());
    QCOMPARE(ask(**store, "SELECT count(*) FROM note"), QStringLiteral("1"));
}

void StoreTransactionsTest::readThenWriteNeverUpgrades()
{
    ConnectionPool one, two;
    const std::array stores = {openNotes(one, m_file), openNotes(two, m_file)};
    QVERIFY(stores[0] && stores[1]);
    QVERIFY((*stores[0])
                ->write([](Connection &c) { return c.execute("INSERT INTO note (id, rank) VALUES (1, 0)"); })
                .result());
    const auto addOne = [](Connection &connection) -> Result<void> {
        const auto rank = connection.scalar("SELECT rank FROM note WHERE id = 1");
        if (!rank)
            return tl::unexpected<Error>(rank.error());
        return connection.execute("UPDATE note SET rank = " + QByteArray::number(*toInteger(*rank) + 1));
    };
    std::vector<QFuture<Result<void>>> added;
    for (int i = 0; i < 200; ++i)
        added.push_back((*stores[i % 2])->write(addOne));
    for (auto &future : added) {
        const auto done = future.result();
        QVERIFY2(done, done ? "" : qPrintable(done.error().sentence));
    }
    QCOMPARE(ask(**stores[0], "SELECT rank FROM note"), QStringLiteral("200"));
}

void StoreTransactionsTest::contentionWaitsThenIsBusy()
{
    ConnectionPool one, two, three;
    WriteOptions hasty;
    hasty.busyTimeoutMs = 20;
    const auto holder = openNotes(one, m_file);
    const auto impatient = openNotes(two, m_file, hasty);
    const auto patient = openNotes(three, m_file);
    QVERIFY(holder && impatient && patient);
    Occupied occupied(**holder); // holds the write lock
    const auto refused = (*impatient)->write(insert).result();
    QCOMPARE(refused.error().code, ErrorCode::Busy);
    auto waiting = (*patient)->write(insert);
    QVERIFY(!waiting.isFinished());
    occupied.letGo();
    QVERIFY(waiting.result());
    QVERIFY((*impatient)->write(insert).result());
}

void StoreTransactionsTest::aFailedCommitIsUnknown()
{
    ConnectionPool pool;
    const auto store = openNotes(pool, m_file);
    QVERIFY(store && (*store)->write(insert).result());
    const auto id = [](Connection &connection) { return Result<quint64>(connection.id()); };
    const auto before = (*store)->read(id).result();
    std::unique_ptr<FileSizeLimit> full;
    const auto done =
        (*store)
            ->write([&](Connection &connection) -> Result<void> {
                auto added = connection.execute("INSERT INTO note (text) VALUES (hex(zeroblob(300000)))");
                // The pages wait in memory until COMMIT, which then cannot write them.
                full = std::make_unique<FileSizeLimit>(1);
                return added;
            })
            .result();
    full.reset();
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::OutcomeUnknown);
    // Opened anew, it can be looked at and written.
    QVERIFY((*store)->write(insert).result());
    QVERIFY((*store)->read(id).result() != before);
    QCOMPARE(ask(**store, "SELECT count(*) FROM note WHERE text = 'x'"), QStringLiteral("2"));
    QCOMPARE(ask(**store, "PRAGMA integrity_check"), QStringLiteral("ok"));
}

void StoreTransactionsTest::aBrokenConstraintIsNotUnknown()
{
    ConnectionPool pool;
    const auto store = openNotes(pool, m_file);
    const auto late = [](Connection &connection) -> Result<void> {
        for (const char *sql :
             {"CREATE TABLE child (note REFERENCES note (id) DEFERRABLE INITIALLY DEFERRED)",
              "INSERT INTO child VALUES (99)"})
            if (auto done = connection.execute(sql); !done)
                return done;
        return {};
    };
    QCOMPARE((*store)->write(late).result().error().code, ErrorCode::Conflict);
    QCOMPARE(ask(**store, "SELECT count(*) FROM sqlite_master WHERE name = 'child'"), QStringLiteral("0"));
    QVERIFY((*store)->write(insert).result());
}

QTEST_GUILESS_MAIN(StoreTransactionsTest)
#include "tst_storetransactions.moc"
