// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/sqlite/opening.h"
#include "tests/conformance/cases.h"
#include "tests/conformance/reading.h"
#include "tests/conformance/transcriptchecks.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace storescope;
using namespace storescope::conformance;
using L1 = QLatin1String;

// Profiles that were written from published sources: tests/fixtures/<profile>/schema.sql has the tables as
// those tell them, with a few made-up rows, and made.json says what they mean.
class TestFromText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fitsItsSchema_data();
    void fitsItsSchema();
    void rows_data() { entries(L1("rows")); }
    void rows();
    void transcripts_data() { entries(L1("transcriptRows")); }
    void transcripts();

private:
    struct Store
    {
        QTemporaryDir folder;
        QJsonObject made;
        std::shared_ptr<OpenStore> opened;
    };
    static QStringList profiles();
    static QByteArray contents(const QString &profile, const QString &file);
    static QJsonObject madeOf(const QString &profile)
    {
        return QJsonDocument::fromJson(contents(profile, QStringLiteral("made.json"))).object();
    }
    static void entries(QLatin1String section);
    static std::unique_ptr<Store> storeOf(const QString &profile);
};

QStringList TestFromText::profiles()
{
    const QDir fixtures(QStringLiteral(STORESCOPE_FIXTURES));
    QStringList names = fixtures.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    names.removeIf([&](const QString &name) { return !fixtures.exists(name + L1("/schema.sql")); });
    return names;
}

QByteArray TestFromText::contents(const QString &profile, const QString &file)
{
    QFile from(QStringLiteral(STORESCOPE_FIXTURES "/%1/%2").arg(profile, file));
    return from.open(QIODevice::ReadOnly) ? from.readAll() : QByteArray();
}

void TestFromText::entries(QLatin1String section)
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<QJsonObject>("row");
    for (const QString &profile : profiles()) {
        for (const auto &entry : madeOf(profile)[section].toArray())
            QTest::newRow(qPrintable(profile + L1(": ") + entry[L1("trap")].toString()))
                << profile << entry.toObject();
    }
}

// One statement a line.
std::unique_ptr<TestFromText::Store> TestFromText::storeOf(const QString &profile)
{
    auto store = std::make_unique<Store>();
    store->made = madeOf(profile);
    const QString path = store->folder.filePath(store->made[L1("file")].toString());
    {
        const auto connection = openForWriting(path, {});
        if (!connection)
            qFatal("%s", qPrintable(connection.error().sentence));
        for (const QByteArray &line : contents(profile, QStringLiteral("schema.sql")).split('\n')) {
            if (line.isEmpty() || line.startsWith("--"))
                continue;
            if (const auto done = (*connection)->execute(line); !done)
                qFatal("%s: %s", line.constData(), qPrintable(done.error().sentence));
        }
    }
    auto made = conformance::opened(path, true);
    if (!made)
        qFatal("%s", qPrintable(made.error().sentence));
    store->opened = *made;
    return store;
}

void TestFromText::fitsItsSchema_data()
{
    QTest::addColumn<QString>("profile");
    QVERIFY(profiles().size() >= 8);
    for (const QString &profile : profiles())
        QTest::newRow(qPrintable(profile)) << profile;
}

void TestFromText::fitsItsSchema()
{
    QFETCH(QString, profile);
    const auto store = storeOf(profile);
    const StoreInfo &info = store->opened->info();
    // A layout of a product that was seen, which its fixtures do not have, says whose it is.
    const QString product = store->made[L1("profile")].toString();
    QCOMPARE(info.product, product.isEmpty() ? profile : product);
    QCOMPARE(matchName(info.match), QStringLiteral("exact"));
    QVERIFY2(info.missing.isEmpty(), qPrintable(info.missing.join(L1(", "))));
    QCOMPARE(info.seen, !product.isEmpty());
    for (const auto &collection : store->opened->collections()) {
        const auto records = allRecords(*store->opened, collection->id());
        QVERIFY2(records, qPrintable(collection->id()));
        const auto count = awaited(store->opened->count(collection->id()));
        QVERIFY(count);
        QCOMPARE(*count, qint64(records->size()));
    }
}

// "#time NAME" is a time as text; NAME is "time" when left out.
static QString valueOf(const Collection &collection, const Record &record, const QString &name)
{
    if (!name.startsWith(u"#time"))
        return shown(collection, record, name);
    const QString column = name.mid(6).isEmpty() ? QStringLiteral("time") : name.mid(6);
    const auto time = record.time(collection, collection.columnIndex(column));
    return time ? time->toIso() : QStringLiteral("no time");
}

void TestFromText::rows()
{
    QFETCH(QString, profile);
    QFETCH(QJsonObject, row);
    const auto store = storeOf(profile);
    const auto collection = store->opened->collection(row[L1("collection")].toString());
    QVERIFY(collection);
    const auto records = allRecords(*store->opened, collection->id());
    QVERIFY(records);
    const QJsonObject where = row[L1("where")].toObject(), is = row[L1("is")].toObject();
    int found = 0;
    for (const Record &record : *records) {
        bool wanted = true;
        for (auto it = where.begin(); it != where.end(); ++it)
            wanted = wanted && valueOf(*collection, record, it.key()) == it.value().toString();
        if (!wanted)
            continue;
        ++found;
        for (auto it = is.begin(); it != is.end(); ++it) {
            const qsizetype colon = it.key().indexOf(u':');
            QCOMPARE(colon < 0 ? valueOf(*collection, record, it.key())
                               : decodedAt(*store->opened, *collection, record, it.key().left(colon),
                                           it.key().mid(colon + 1)),
                     it.value().toString());
        }
    }
    QCOMPARE(found, row[L1("rows")].toInt(1));
}

void TestFromText::transcripts()
{
    QFETCH(QString, profile);
    QFETCH(QJsonObject, row);
    const auto store = storeOf(profile);
    const auto transcript = awaited(store->opened->transcript(row[L1("session")].toString()));
    QVERIFY2(transcript, transcript ? "" : qPrintable(transcript.error().sentence));
    const QJsonObject is = row[L1("is")].toObject();
    int found = 0;
    for (const TranscriptItem &item : transcript->items) {
        if (!isOne(item, row[L1("where")].toObject()))
            continue;
        ++found;
        for (auto it = is.begin(); it != is.end(); ++it)
            QCOMPARE(attribute(item, it.key()), it.value().toString());
    }
    QCOMPARE(found, row[L1("rows")].toInt(1));
}

QTEST_GUILESS_MAIN(TestFromText)
#include "tst_fromtext.moc"
