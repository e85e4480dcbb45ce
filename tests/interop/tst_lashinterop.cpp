// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/codec/jsontext.h"
#include "tests/interop/lashpeer.h"
#include "tests/store/lashscript.h"
#include "tests/store/lashtest.h"

#include <QTemporaryDir>

using namespace storescope;
using namespace storescope::test;

// Our stores and the real crate on the same files.
class LashInteropTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCrateAnswersAsRecorded_data() { scripts(); }
    void theCrateAnswersAsRecorded();
    void eitherGoesOnWhereTheOtherStopped_data() { scripts(); }
    void eitherGoesOnWhereTheOtherStopped();
    void eachBatchHasOneOwner();
    void eachRevisionHasOneWinner();

private:
    static void scripts()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"queue", "commits"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
};

static Json rowsIn(const QString &file)
{
    const Alone<SessionStore> opened(file);
    return opened.store ? rowsOf(opened.connection()) : Json();
}

static QByteArray shown(const Json &json)
{
    return toJsonText(json);
}

void LashInteropTest::theCrateAnswersAsRecorded()
{
    QFETCH(QString, name);
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"session.db"_qs);
    const Json script = scriptNamed(name);
    const auto answer = LashPeer::ask({u"script"_qs, file}, shown(onlyOps(script)));
    QVERIFY(answer);
    for (std::size_t n = 0; n < script["ops"].size(); ++n)
        QVERIFY2(
            answer->at("outcomes")[n] == script["outcomes"][n],
            qPrintable(u"operation %1: "_qs.arg(n) + QString::fromUtf8(shown(answer->at("outcomes")[n]))));
    QVERIFY(isSame(rowsIn(file), script["rows"]));
}

// Each operation by the other program than the one before, in a file that both write.
void LashInteropTest::eitherGoesOnWhereTheOtherStopped()
{
    QFETCH(QString, name);
    const Json script = scriptNamed(name);
    for (const int first : {0, 1}) {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"session.db"_qs);
        Json claims = Json::object();
        for (std::size_t n = 0; n < script["ops"].size(); ++n) {
            const Json step{{"ops", Json::array({script["ops"][n]})}, {"claims", claims}};
            std::optional<Json> answer;
            if (int(n % 2) == first) {
                answer = LashPeer::ask({u"script"_qs, file}, shown(step));
            } else {
                const Alone<SessionStore> ours(file);
                QVERIFY(ours.store);
                answer = LashScript(ours.store->connection()).run(step);
            }
            QVERIFY(answer);
            QVERIFY2(isSame(answer->at("outcomes")[0], script["outcomes"][n]),
                     qPrintable(u"operation %1"_qs.arg(n)));
            claims = answer->at("claims");
        }
        QVERIFY(isSame(rowsIn(file), script["rows"]));
    }
}

void LashInteropTest::eachBatchHasOneOwner()
{
    constexpr int count = 10'000;
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"session.db"_qs);
    const Alone<WorkQueue> ours(file);
    QVERIFY(ours.store);
    std::vector<QFuture<Result<WorkBatch>>> enqueued;
    for (int n = 0; n < count; ++n)
        enqueued.push_back(ours->enqueue(draft(u"s"_qs)));
    for (auto &batch : enqueued)
        QVERIFY(batch.result());

    LashPeer peer({u"race-claim"_qs, file, u"s"_qs, u"theirs"_qs});
    QVERIFY(peer.isReady());
    peer.start();
    QSet<QString> owned;
    while (true) {
        const auto claimed = ours->claimReady(u"s"_qs, u"ours"_qs, ClaimBoundary::Idle, 3'600'000).result();
        QVERIFY2(claimed, claimed ? "" : qPrintable(claimed.error().sentence));
        if (!*claimed)
            break;
        QVERIFY(ours->renew(**claimed, 3'600'000).result());
        owned += (*claimed)->batches[0].id;
    }
    const auto answer = peer.answer();
    QVERIFY(answer);
    QCOMPARE(shown(answer->at("errors")), QByteArray("[]"));
    const int theirs = int(answer->at("owned").size());
    qInfo("%lld by us, %d by the crate", static_cast<long long>(owned.size()), theirs);
    QVERIFY(owned.size() > 0 && theirs > 0);
    QCOMPARE(owned.size() + theirs, count);
    for (const Json &id : answer->at("owned"))
        owned += QString::fromStdString(id.get<std::string>());
    QCOMPARE(owned.size(), count);
    QCOMPARE(ask(ours.connection(),
                 "SELECT count(*) FROM queued_work_batches WHERE claim_fencing_token = 1 AND "
                 "claim_owner_id = 'theirs'"),
             QString::number(theirs));
}

void LashInteropTest::eachRevisionHasOneWinner()
{
    constexpr int each = 300;
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"session.db"_qs);
    const Alone<SessionStore> ours(file);
    QVERIFY(ours.store);
    LashPeer peer({u"race-commit"_qs, file, u"s"_qs, u"theirs"_qs, QString::number(each)});
    QVERIFY(peer.isReady());
    peer.start();
    QSet<qint64> revisions;
    int conflicts = 0;
    qint64 believed = 0;
    while (revisions.size() < each) {
        SessionCommit commit = test::commitOf(u"s"_qs, 1, believed);
        commit.graph = {};
        const auto done = ours->commit(commit).result();
        if (done) {
            believed = done->headRevision;
            revisions += believed;
            continue;
        }
        const auto *head = std::get_if<HeadRevisionConflict>(&done.error().refusal);
        QVERIFY2(head, qPrintable(done.error().sentence));
        QVERIFY(head->expected == believed && head->actual > believed);
        believed = head->actual;
        ++conflicts;
    }
    const auto answer = peer.answer();
    QVERIFY(answer);
    QCOMPARE(shown(answer->at("errors")), QByteArray("[]"));
    for (const Json &revision : answer->at("revisions"))
        revisions += revision.get<qint64>();
    qInfo("%d conflicts for us, %d for the crate", conflicts, answer->at("conflicts").get<int>());
    QCOMPARE(revisions.size(), 2 * each);
    QCOMPARE((*ours->head().result())->revision, 2 * each);
}

QTEST_GUILESS_MAIN(LashInteropTest)
#include "tst_lashinterop.moc"
