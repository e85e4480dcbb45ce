// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/store/lashtest.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace storescope;
using namespace storescope::test;

// Blobs, and which of them a collection takes: beside what the real crate did to the same files.
class BlobCollectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void blobsAreNamedByTheirContent();
    void aBlobThatIsNotItsNameIsCorrupt();
    void artifactsKeepTheirBlob();

    void collectsWhatTheCrateCollects();
    void anUndecodableManifestKeepsAll_data();
    void anUndecodableManifestKeepsAll();
    void anUndecodableHeadKeepsAll();
    void aMissingManifestKeepsAll();
    void anEmptyFileHasNothingToKeep();
    void whatACommitReplacedIsCollected();

private:
    void open(const QString &fixture)
    {
        m_opened.reset();
        QVERIFY(copyFixture(lashFixtures + fixture, m_dir->path(), u"session.db"_qs));
        m_opened = std::make_unique<Alone<SessionStore>>(m_dir->filePath(u"session.db"_qs));
        QVERIFY(m_opened->store);
    }
    SessionStore &store() { return *m_opened->store; }
    QStringList hashes() { return lines(m_opened->connection(), "SELECT hash FROM blobs ORDER BY hash"); }
    // Nothing went, nothing was counted, and there is a reason.
    bool keptAll(const QStringList &before, const QString &why)
    {
        const auto report = store().gcUnreachable().result();
        return report && report->roots == 0 && report->retained == 0 && report->deleted == 0 &&
               report->keptBecause.contains(why) && hashes() == before;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Alone<SessionStore>> m_opened;
};

static QStringList texts(const QJsonValue &array)
{
    QStringList found;
    for (const auto &value : array.toArray())
        found += value.toString();
    found.sort();
    return found;
}

void BlobCollectionTest::init()
{
    m_opened.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    m_opened = std::make_unique<Alone<SessionStore>>(m_dir->filePath(u"own.db"_qs));
    QVERIFY(m_opened->store);
}

void BlobCollectionTest::blobsAreNamedByTheirContent()
{
    const QByteArray payload(5000, 'x');
    const QString hash = *store().putBlob(payload).result();
    QCOMPARE(hash.toLatin1(), QCryptographicHash::hash(payload, QCryptographicHash::Sha256).toHex());
    const QStringList before = lines(m_opened->connection(), "SELECT * FROM blobs");
    QCOMPARE(*store().putBlob(payload, BlobDescriptor::of(BlobKind::ToolState)).result(), hash);
    QCOMPARE(lines(m_opened->connection(), "SELECT * FROM blobs"), before); // the first one stands
    QCOMPARE(*store().blob(hash).result(), payload);
    QCOMPARE(store().blob(u"none"_qs).result().error().code, ErrorCode::NotFound);
    QVERIFY(execute(m_opened->connection(), "UPDATE blobs SET content = CAST('" + payload + "' AS BLOB)"));
    QCOMPARE(*store().blob(hash).result(), payload); // a row without an envelope
}

void BlobCollectionTest::aBlobThatIsNotItsNameIsCorrupt()
{
    const QString hash = *store().putBlob("right").result();
    QVERIFY(execute(m_opened->connection(), "UPDATE blobs SET content = x'00'"));
    QCOMPARE(store().blob(hash).result().error().code, ErrorCode::Corrupt);
}

void BlobCollectionTest::artifactsKeepTheirBlob()
{
    const QString hash = *store().putArtifact(u"module"_qs, "one").result();
    QCOMPARE(*store().artifact(u"module"_qs).result(), QByteArray("one"));
    QCOMPARE(store().artifact(u"none"_qs).result().error().code, ErrorCode::NotFound);
    QVERIFY(store().putBlob("loose").result());
    QCOMPARE(store().gcUnreachable().result()->deleted, 1);
    QCOMPARE(hashes(), QStringList{hash});
    QVERIFY(store().putArtifact(u"module"_qs, "two").result());
    QCOMPARE(store().gcUnreachable().result()->deleted, 1);
    QCOMPARE(*store().artifact(u"module"_qs).result(), QByteArray("two"));
}

void BlobCollectionTest::collectsWhatTheCrateCollects()
{
    open(u"gc"_qs);
    const QJsonObject crate = expectedOf(u"gc"_qs)[u"gc"_qs].toObject();
    const QJsonObject counts = crate[u"report"_qs].toObject();
    const QStringList before = hashes();
    const auto report = store().gcUnreachable().result();
    QVERIFY(report);
    QCOMPARE(report->keptBecause, QString());
    QCOMPARE(report->roots, counts[u"root_count"_qs].toInt());
    QCOMPARE(report->retained, counts[u"retained_blob_count"_qs].toInt());
    QCOMPARE(report->deleted, counts[u"deleted_blob_count"_qs].toInt());
    QVERIFY(report->deleted > 10);
    QCOMPARE(hashes(), texts(crate[u"kept"_qs]));
    QStringList removed = before;
    removed.removeIf([now = hashes()](const QString &hash) { return now.contains(hash); });
    QCOMPARE(removed, texts(crate[u"removed"_qs]));
    QCOMPARE(store().gcUnreachable().result()->deleted, 0);
}

void BlobCollectionTest::anUndecodableManifestKeepsAll_data()
{
    QTest::addColumn<QString>("fixture");
    QTest::newRow("another payload") << u"gc-corrupt-manifest"_qs;
    QTest::newRow("other bytes") << u"gc-corrupt-manifest-raw"_qs;
}

void BlobCollectionTest::anUndecodableManifestKeepsAll()
{
    QFETCH(QString, fixture);
    open(fixture);
    const QStringList before = hashes();
    QVERIFY(keptAll(before, u"manifest"_qs));
    QCOMPARE(before, texts(expectedOf(fixture)[u"gc"_qs].toObject()[u"kept"_qs])); // so does the crate
}

void BlobCollectionTest::anUndecodableHeadKeepsAll()
{
    open(u"gc-corrupt-head"_qs);
    const QStringList before = hashes();
    QVERIFY(keptAll(before, u"head"_qs));
    // The crate deleted what the head needed.
    const QStringList removed = texts(expectedOf(u"gc-corrupt-head"_qs)[u"gc"_qs].toObject()[u"removed"_qs]);
    QVERIFY(removed.size() > 10);
    for (const QString &hash : removed)
        QVERIFY(before.contains(hash));
}

void BlobCollectionTest::aMissingManifestKeepsAll()
{
    open(u"gc"_qs);
    QVERIFY(execute(
        m_opened->connection(),
        "DELETE FROM blobs WHERE hash = (SELECT head_json ->> '$.checkpoint_ref' FROM session_head)"));
    QVERIFY(keptAll(hashes(), u"not in the file"_qs));
}

void BlobCollectionTest::anEmptyFileHasNothingToKeep()
{
    const auto empty = store().gcUnreachable().result();
    QVERIFY(empty && empty->keptBecause.isEmpty());
    QVERIFY(store().putBlob("loose").result());
    QCOMPARE(store().gcUnreachable().result()->deleted, 1);
}

void BlobCollectionTest::whatACommitReplacedIsCollected()
{
    SessionCommit first = commitOf(u"s"_qs, 1);
    first.checkpoint.toolState = Json{{"n", 1}};
    first.checkpoint.executionState = "state";
    const auto before = store().commit(first).result();
    SessionCommit second = commitOf(u"s"_qs, 2);
    second.checkpoint.toolState = Json{{"n", 2}};
    second.checkpoint.executionStateRef =
        QString::fromStdString(before->manifest["execution_state_ref"].get<std::string>());
    const auto after = store().commit(second).result();
    QVERIFY(after);
    const auto report = store().gcUnreachable().result();
    QCOMPARE(report->roots, 1);
    QCOMPARE(report->retained, 3);
    QCOMPARE(report->deleted, 2); // the first manifest and tool state
    QVERIFY(store().blob(after->checkpointRef).result());
    QVERIFY(store().blob(*second.checkpoint.executionStateRef).result());
}

QTEST_GUILESS_MAIN(BlobCollectionTest)
#include "tst_blobcollection.moc"
