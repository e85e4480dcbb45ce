// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/sqlite/opening.h"
#include "tests/action/actionfixture.h"

using namespace storescope;
using namespace storescope::test;

// A stop while an action waits for others: it ends then, not when they let go.
class TestStops : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<ActionFixture>(ActionFixture::withItems());
        m_fixture->sql({thousandRows});
    }

    void applyStopsWhileTheStoreIsLocked()
    {
        const auto store = m_fixture->open();
        Apply action(store, ActionFixture::preview(store).plan, patient());
        WriterProcess holder(QStringLiteral("shell"), m_fixture->file());
        QVERIFY(holder.waitUntilReady());
        QCOMPARE(holder.sql("BEGIN IMMEDIATE"), QByteArray("ok 0"));
        const auto report = startedAndStopped<ApplyReport>(action, [&] {
            const auto bundles = Graveyard(m_fixture->graveyard()).bundles();
            return !bundles.empty() && bundles.front().rows > 0; // what is left is the lock
        });
        QVERIFY(report.cancelled);
        QVERIFY(!report.error);
        QCOMPARE(report.removed, qint64(0));
        QVERIFY(report.bundle.isEmpty());
        QCOMPARE(holder.sql("COMMIT"), QByteArray("ok 0"));
        QCOMPARE(m_fixture->number("SELECT count(*) FROM items"), qint64(1000));
    }

    void undoStopsWhileTheStoreIsLocked()
    {
        const auto store = m_fixture->open();
        const QString bundle = m_fixture->apply(store, ActionFixture::preview(store).plan).bundle;
        UndoOptions options;
        options.busyTimeoutMs = longPatienceMs;
        Undo action(bundle, options, store);
        WriterProcess holder(QStringLiteral("shell"), m_fixture->file());
        QVERIFY(holder.waitUntilReady());
        QCOMPARE(holder.sql("BEGIN IMMEDIATE"), QByteArray("ok 0"));
        const auto report = startedAndStopped<UndoReport>(action, [] { return true; });
        QVERIFY(report.cancelled);
        QVERIFY(!report.error);
        QCOMPARE(report.restored, qint64(0));
        QCOMPARE(Graveyard::look(bundle)->state, BundleInfo::State::Finished);
    }

    void applyStopsWhileThisProgramReads()
    {
        WriterProcess owner(QStringLiteral("shell"), m_fixture->file()); // so that we read beside it
        QVERIFY(owner.waitUntilReady());
        const auto store = m_fixture->open();
        const auto plan = ActionFixture::preview(store).plan;
        const auto reader = openForReading(m_fixture->file());
        QVERIFY(reader);
        QCOMPARE((*reader)->openedAs(), OpenedAs::Live);
        Apply action(store, plan, patient());
        const auto report = startedAndStopped<ApplyReport>(action, [] { return true; });
        QVERIFY(report.cancelled);
        QVERIFY(!report.error);
    }

private:
    static constexpr int longPatienceMs = 60'000;
    ApplyOptions patient() const
    {
        ApplyOptions options;
        options.graveyard = m_fixture->graveyard();
        options.busyTimeoutMs = longPatienceMs;
        return options;
    }
    // The report, if it comes in half of the time that the action would wait.
    template <class Report, class Action, class Ready>
    static Report startedAndStopped(Action &action, const Ready &ready)
    {
        std::optional<Report> result;
        QObject context;
        connect(&action, &Action::finished, &context, [&](const Report &report) { result = report; });
        action.start();
        if (!QTest::qWaitFor(ready, longPatienceMs / 2))
            qWarning("not ready");
        action.cancel();
        (void)QTest::qWaitFor([&] { return result.has_value(); }, longPatienceMs / 2);
        return result.value_or(Report());
    }
    std::unique_ptr<ActionFixture> m_fixture;
};

QTEST_GUILESS_MAIN(TestStops)
#include "tst_stops.moc"
