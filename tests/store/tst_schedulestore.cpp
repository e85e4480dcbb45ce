// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/store/schedulestore.h"
#include "tests/store/storefixture.h"
#include "tests/support/fixture.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <thread>

using namespace storescope;
using namespace storescope::test;

namespace {

Instant at(const char *iso)
{
    return Instant::fromIso(QString::fromLatin1(iso)).value();
}

Scheduled daily(const QString &id, const std::optional<Instant> &next = {})
{
    return {id,
            QStringLiteral("u"),
            QStringLiteral("Daily ") + id,
            QStringLiteral("0 6 * * *"),
            next,
            "{\"Name\":\"Daily\",\"Runs\":0}"};
}

QStringList idsOf(const Result<std::vector<Scheduled>> &found)
{
    QStringList ids;
    for (const Scheduled &each : found.value_or(std::vector<Scheduled>()))
        ids += each.id;
    return ids;
}

} // namespace

class ScheduleStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void savesAndReplaces();
    void whatHasNoIdOrDocumentIsRefused();
    void markRunSetsDocumentAndColumn();
    void markRunWithoutANextClears();
    void unknownAndBrokenAreErrors();
    void concurrentEditsAreNotLost();
    void dueIsWhatIsNotLater();
    void skillsAndAgentsAreApart();
    void timesAreAsShortAsGoWritesThem();
    void theProductsFileOpens();

private:
    QJsonObject document(const char *id)
    {
        return QJsonDocument::fromJson(
                   ask(m_store->connection(), QByteArray("SELECT data FROM skills WHERE id = '") + id + '\'')
                       .toUtf8())
            .object();
    }
    std::unique_ptr<StoreFolder> m_dir;
    ConnectionPool m_pool;
    ScheduleStore::Ptr m_store;
};

void ScheduleStoreTest::init()
{
    m_dir = std::make_unique<StoreFolder>();
    STORE_VALUE(store, ScheduleStore::open(m_pool, m_dir->file(), ScheduleStore::Of::Skills).result());
    m_store = store;
}

void ScheduleStoreTest::cleanup()
{
    m_store.reset();
    QTRY_COMPARE(m_pool.openFiles(), 0);
}

void ScheduleStoreTest::savesAndReplaces()
{
    STORE_OK(m_store->save(daily(QStringLiteral("a"), at("2026-01-01T06:00:00.5Z"))).result());
    QCOMPARE(document("a")[QStringLiteral("NextRunAt")].toString(), QStringLiteral("2026-01-01T06:00:00.5Z"));
    QCOMPARE(document("a")[QStringLiteral("Name")].toString(), QStringLiteral("Daily"));
    Scheduled changed = daily(QStringLiteral("a"));
    changed.name = QStringLiteral("Never");
    STORE_OK(m_store->save(changed).result());
    QCOMPARE(ask(m_store->connection(), "SELECT group_concat(name || next_run_at) FROM skills"),
             QStringLiteral("Never0"));
    QVERIFY(document("a")[QStringLiteral("NextRunAt")].isNull());
}

void ScheduleStoreTest::whatHasNoIdOrDocumentIsRefused()
{
    STORE_FAILS(m_store->save(daily(QString())).result(), InvalidArgument);
    for (const char *text : {"", "[]", "{", "1"}) {
        Scheduled broken = daily(QStringLiteral("a"));
        broken.document = text;
        STORE_FAILS(m_store->save(broken).result(), InvalidArgument);
    }
}

void ScheduleStoreTest::markRunSetsDocumentAndColumn()
{
    STORE_OK(m_store->save(daily(QStringLiteral("a"), at("2026-01-01T06:00:00Z"))).result());
    STORE_OK(m_store->save(daily(QStringLiteral("b"), at("2026-01-01T06:00:00Z"))).result());
    STORE_OK(m_store
                 ->markRun(QStringLiteral("a"), at("2026-01-01T06:00:01.123456789Z"),
                           at("2026-01-02T06:00:00.25Z"))
                 .result());
    const QJsonObject marked = document("a");
    QCOMPARE(marked[QStringLiteral("LastScheduledRunAt")].toString(),
             QStringLiteral("2026-01-01T06:00:01.123456789Z"));
    QCOMPARE(marked[QStringLiteral("NextRunAt")].toString(), QStringLiteral("2026-01-02T06:00:00.25Z"));
    QCOMPARE(marked[QStringLiteral("Name")].toString(), QStringLiteral("Daily"));
    QCOMPARE(ask(m_store->connection(), "SELECT next_run_at FROM skills WHERE id = 'a'"),
             QString::number(at("2026-01-02T06:00:00Z").seconds));
    QVERIFY(!document("b").contains(QStringLiteral("LastScheduledRunAt")));
}

void ScheduleStoreTest::markRunWithoutANextClears()
{
    STORE_OK(m_store->save(daily(QStringLiteral("a"), at("2026-01-01T06:00:00Z"))).result());
    STORE_OK(m_store->markRun(QStringLiteral("a"), at("2026-01-01T06:00:01Z"), {}).result());
    QVERIFY(document("a")[QStringLiteral("NextRunAt")].isNull());
    QCOMPARE(idsOf(m_store->due(at("2099-01-01T00:00:00Z")).result()), QStringList());
}

void ScheduleStoreTest::unknownAndBrokenAreErrors()
{
    STORE_FAILS(m_store->markRun(QStringLiteral("a"), Instant::now(), {}).result(), NotFound);
    STORE_OK(m_store->save(daily(QStringLiteral("a"), at("2026-01-01T06:00:00Z"))).result());
    STORE_OK(
        m_store->connection()
            .write([](Connection &connection) { return connection.execute("UPDATE skills SET data = '{'"); })
            .result());
    STORE_FAILS(m_store->markRun(QStringLiteral("a"), Instant::now(), {}).result(), Corrupt);
    QCOMPARE(idsOf(m_store->due(at("2026-01-01T06:00:00Z")).result()), QStringList{QStringLiteral("a")});
}

void ScheduleStoreTest::concurrentEditsAreNotLost()
{
    STORE_OK(m_store->save(daily(QStringLiteral("a"))).result());
    constexpr int edits = 100;
    std::atomic<int> failures = 0;
    std::thread editor([&] {
        ConnectionPool own; // as another process would
        const auto other = ScheduleStore::open(own, m_dir->file(), ScheduleStore::Of::Skills).result();
        for (int i = 0; other && i < edits; ++i)
            failures +=
                !(*other)
                     ->connection()
                     .write([](Connection &connection) {
                         return connection.execute(
                             "UPDATE skills SET data = json_set(data, '$.Runs', data ->> '$.Runs' + 1)");
                     })
                     .result();
    });
    for (int i = 0; i < edits; ++i)
        failures += !m_store->markRun(QStringLiteral("a"), Instant::fromMilliseconds(i), {}).result();
    editor.join();
    QCOMPARE(failures, 0);
    QCOMPARE(document("a")[QStringLiteral("Runs")].toInt(), edits);
    QCOMPARE(document("a")[QStringLiteral("LastScheduledRunAt")].toString(),
             QStringLiteral("1970-01-01T00:00:00.099Z"));
}

void ScheduleStoreTest::dueIsWhatIsNotLater()
{
    STORE_OK(m_store->save(daily(QStringLiteral("late"), at("2026-01-01T06:00:00.5Z"))).result());
    STORE_OK(m_store->save(daily(QStringLiteral("early"), at("2026-01-01T05:00:00Z"))).result());
    STORE_OK(m_store->save(daily(QStringLiteral("never"))).result());
    STORE_OK(m_store->save(daily(QStringLiteral("exact"), at("2026-01-01T06:00:00Z"))).result());
    const auto due = [this](const char *now) { return idsOf(m_store->due(at(now)).result()).join(u' '); };
    QCOMPARE(due("2026-01-01T04:59:59Z"), QString());
    QCOMPARE(due("2026-01-01T06:00:00Z"), QStringLiteral("early exact"));
    QCOMPARE(due("2026-01-01T06:00:00.499Z"), QStringLiteral("early exact"));
    QCOMPARE(due("2026-01-01T06:00:00.5Z"), QStringLiteral("early exact late"));
    QCOMPARE(idsOf(m_store->due(at("2026-02-01T00:00:00Z"), 1).result()),
             QStringList{QStringLiteral("early")});
    const auto first = m_store->due(at("2026-01-01T05:00:00Z")).result().value().front();
    QCOMPARE(first.name, QStringLiteral("Daily early"));
    QCOMPARE(first.owner, QStringLiteral("u"));
    QCOMPARE(first.schedule, QStringLiteral("0 6 * * *"));
    QVERIFY(first.next == at("2026-01-01T05:00:00Z"));
}

void ScheduleStoreTest::skillsAndAgentsAreApart()
{
    STORE_VALUE(agents, ScheduleStore::adopt(m_store->connection(), ScheduleStore::Of::Agents).result());
    STORE_OK(m_store->save(daily(QStringLiteral("a"), at("2026-01-01T06:00:00Z"))).result());
    STORE_OK(agents->save(daily(QStringLiteral("b"), at("2026-01-01T06:00:00Z"))).result());
    QCOMPARE(idsOf(agents->due().result()), QStringList{QStringLiteral("b")});
    STORE_FAILS(agents->markRun(QStringLiteral("a"), Instant::now(), {}).result(), NotFound);
}

void ScheduleStoreTest::timesAreAsShortAsGoWritesThem()
{
    QCOMPARE(toRfc3339Nano(at("2026-01-01T06:00:00Z")), QStringLiteral("2026-01-01T06:00:00Z"));
    QCOMPARE(toRfc3339Nano(at("2026-01-01T06:00:00.100Z")), QStringLiteral("2026-01-01T06:00:00.1Z"));
    QCOMPARE(toRfc3339Nano(at("2026-01-01T06:00:00.000000001Z")),
             QStringLiteral("2026-01-01T06:00:00.000000001Z"));
}

void ScheduleStoreTest::theProductsFileOpens()
{
    QVERIFY(copyFixture(QStringLiteral(STORESCOPE_FIXTURES "/executus/clean"), m_dir->folder()));
    STORE_VALUE(store,
                ScheduleStore::open(m_pool, m_dir->path("executus.db"), ScheduleStore::Of::Skills).result());
    STORE_VALUE(due, store->due(at("2030-01-01T00:00:00Z")).result());
    QVERIFY(!due.empty());
    STORE_OK(store->markRun(due.front().id, at("2030-01-01T00:00:00Z"), {}).result());
    QCOMPARE(store->due(at("2030-01-01T00:00:00Z")).result().value().size(), due.size() - 1);
}

QTEST_GUILESS_MAIN(ScheduleStoreTest)
#include "tst_schedulestore.moc"
