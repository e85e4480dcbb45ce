// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/manifest.h"

#include <QTemporaryDir>
#include <QTest>

using namespace storescope;

class TestManifest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void remembersWhatIsComplete();
    void forgetsFilesThatWentOrChanged();
    void aHalfLineIsDropped();
    void somebodyElsesFileIsRefused();
    void rowsGoOnBehindTheLastFile();

private:
    static ManifestEntry artifact(const QString &file, qint64 bytes)
    {
        ManifestEntry entry;
        entry.file = file;
        entry.collection = QStringLiteral("artifacts");
        entry.key = QStringLiteral("k1");
        entry.bytes = bytes;
        entry.expected = QStringLiteral("ABCD");
        entry.verified = true;
        return entry;
    }
    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Append));
        file.write(bytes);
    }
};

void TestManifest::remembersWhatIsComplete()
{
    QTemporaryDir folder;
    write(folder.filePath(QStringLiteral("a.png")), "1234");
    QVERIFY(Manifest::open(folder.path())->add(artifact(QStringLiteral("a.png"), 4)));
    const auto again = Manifest::open(folder.path());
    QVERIFY(again);
    QVERIFY(again->has(QStringLiteral("artifacts"), QStringLiteral("k1"), QStringLiteral("abcd")));
    QVERIFY(!again->has(QStringLiteral("artifacts"), QStringLiteral("k2"), QStringLiteral("abcd")));
    QVERIFY(!again->has(QStringLiteral("others"), QStringLiteral("k1"), QStringLiteral("abcd")));
}

void TestManifest::forgetsFilesThatWentOrChanged()
{
    QTemporaryDir folder;
    auto manifest = Manifest::open(folder.path());
    QVERIFY(manifest->add(artifact(QStringLiteral("a.png"), 4)));
    QVERIFY(!manifest->has(QStringLiteral("artifacts"), QStringLiteral("k1"),
                           QStringLiteral("ABCD"))); // is not there
    write(folder.filePath(QStringLiteral("a.png")), "123");
    QVERIFY(!manifest->has(QStringLiteral("artifacts"), QStringLiteral("k1"),
                           QStringLiteral("ABCD"))); // too short
    write(folder.filePath(QStringLiteral("a.png")), "4");
    QVERIFY(manifest->has(QStringLiteral("artifacts"), QStringLiteral("k1"), QStringLiteral("ABCD")));
    QVERIFY(!manifest->has(QStringLiteral("artifacts"), QStringLiteral("k1"),
                           QStringLiteral("EF"))); // put again meanwhile
}

void TestManifest::aHalfLineIsDropped()
{
    QTemporaryDir folder;
    write(folder.filePath(QStringLiteral("a.png")), "1234");
    QVERIFY(Manifest::open(folder.path())->add(artifact(QStringLiteral("a.png"), 4)));
    write(folder.filePath(QStringLiteral("manifest.jsonl")), R"({"file":"b.p)");
    {
        auto again = Manifest::open(folder.path());
        QVERIFY(again);
        QVERIFY(again->has(QStringLiteral("artifacts"), QStringLiteral("k1"), QStringLiteral("ABCD")));
        ManifestEntry other = artifact(QStringLiteral("b.png"), 1);
        other.key = QStringLiteral("k2");
        QVERIFY(again->add(other));
    }
    QFile file(folder.filePath(QStringLiteral("manifest.jsonl")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count('\n'), 2);
}

void TestManifest::somebodyElsesFileIsRefused()
{
    QTemporaryDir folder;
    write(folder.filePath(QStringLiteral("manifest.jsonl")), "{\"name\":\"other\"}\n");
    const auto opened = Manifest::open(folder.path());
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::InvalidArgument);
}

void TestManifest::rowsGoOnBehindTheLastFile()
{
    QTemporaryDir folder;
    write(folder.filePath(QStringLiteral("events-2.jsonl")), "{}\n");
    auto manifest = Manifest::open(folder.path());
    ManifestEntry rows;
    rows.collection = QStringLiteral("events");
    rows.format = QStringLiteral("jsonl");
    rows.rows = 1;
    for (const auto &[file, last] : {std::pair("events.jsonl", "10"), std::pair("events-2.jsonl", "20")}) {
        rows.file = QString::fromLatin1(file);
        rows.lastKey = QString::fromLatin1(last);
        QVERIFY(manifest->add(rows));
    }
    QCOMPARE(Manifest::open(folder.path())
                 ->lastRows(QStringLiteral("events"), {}, QStringLiteral("jsonl"))
                 ->lastKey,
             QStringLiteral("20"));
    QVERIFY(!manifest->lastRows(QStringLiteral("events"), QStringLiteral("type:x"), QStringLiteral("jsonl")));
    QVERIFY(!manifest->lastRows(QStringLiteral("events"), {}, QStringLiteral("csv")));
}

QTEST_GUILESS_MAIN(TestManifest)
#include "tst_manifest.moc"
