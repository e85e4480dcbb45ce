// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/demo/demowriter.h"
#include "core/action/exporter.h"
#include "core/sqlite/opening.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <unzip.h>

using namespace storescope;

class TestExporter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyBodyIsAFileAndVerified();
    void aRerunTakesUpWhereItStopped();
    void cancelKeepsWhatIsDone();
    void aWrongDigestIsTold();
    void nothingIsOverwritten();
    void filters();
    void rowsAsJsonl();
    void rowsGoOnBehindTheLast();
    void rowsAreRedacted();
    void archives();
    void whatCannotBe_data();
    void whatCannotBe();

private:
    std::shared_ptr<OpenStore> open(const QString &file) const;
    ExportReport run(const ExportOptions &options, int cancelAfter = -1) const;
    ExportReport run(std::shared_ptr<OpenStore> store, const ExportOptions &options,
                     int cancelAfter = -1) const;
    static QStringList filesIn(const QString &folder);
    static std::vector<QJsonObject> manifest(const QString &folder);
    static ExportOptions artifacts(const QString &folder)
    {
        ExportOptions options;
        options.collection = QStringLiteral("artifacts");
        options.folder = folder;
        options.pattern = QStringLiteral("{session}/{id}{ext}");
        return options;
    }

    QTemporaryDir m_folder;
    QString m_file;
    qint64 m_artifacts = 0, m_events = 3'000;
};

void TestExporter::initTestCase()
{
    const auto folder = demo::DemoFolder::prepare(m_folder.filePath(QStringLiteral("demo")));
    QVERIFY(folder);
    demo::WriterOptions options;
    options.history = m_events;
    options.live = false;
    options.session = false;
    options.seed = 3;
    QVERIFY(demo::writeDemo(*folder, options, {}));
    m_file = folder->eventFile();
    const auto connection = openForReading(m_file);
    QVERIFY(connection);
    m_artifacts = toInteger(*(*connection)->scalar("SELECT count(*) FROM arcp_artifact")).value_or(0);
    QVERIFY(m_artifacts > 10);
}

std::shared_ptr<OpenStore> TestExporter::open(const QString &file) const
{
    OpenStore::Environment environment;
    environment.profiles = std::make_shared<ProfileLibrary>();
    auto future = OpenStore::open(file, environment);
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 30'000))
        return nullptr;
    const auto store = future.result();
    return store ? *store : nullptr;
}

ExportReport TestExporter::run(const ExportOptions &options, int cancelAfter) const
{
    return run(open(m_file), options, cancelAfter);
}

ExportReport TestExporter::run(std::shared_ptr<OpenStore> store, const ExportOptions &options,
                               int cancelAfter) const
{
    Exporter exporter(std::move(store), options);
    ExportReport result;
    QSignalSpy finished(&exporter, &Exporter::finished);
    connect(&exporter, &Exporter::finished, this, [&](const ExportReport &report) { result = report; });
    connect(&exporter, &Exporter::progressed, this, [&](const ExportProgress &at) {
        if (cancelAfter >= 0 && at.files >= cancelAfter)
            exporter.cancel();
    });
    exporter.start();
    if (finished.isEmpty() && !finished.wait(60'000))
        qFatal("the export did not end");
    QCoreApplication::processEvents(); // whatever it has still to say
    if (finished.size() != 1)
        qFatal("ended %d times", int(finished.size()));
    return result;
}

QStringList TestExporter::filesIn(const QString &folder)
{
    QStringList names;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext())
        names << QDir(folder).relativeFilePath(files.next());
    names.removeAll(QStringLiteral("manifest.jsonl"));
    names.sort();
    return names;
}

std::vector<QJsonObject> TestExporter::manifest(const QString &folder)
{
    QFile file(folder + QStringLiteral("/manifest.jsonl"));
    std::vector<QJsonObject> entries;
    if (file.open(QIODevice::ReadOnly))
        while (!file.atEnd())
            entries.push_back(QJsonDocument::fromJson(file.readLine()).object());
    return entries;
}

void TestExporter::everyBodyIsAFileAndVerified()
{
    QTemporaryDir folder;
    const auto report = run(artifacts(folder.path()));
    QVERIFY2(!report.error, report.error ? qPrintable(report.error->sentence) : "");
    QCOMPARE(report.files, m_artifacts);
    QCOMPARE(report.verified, m_artifacts);
    QCOMPARE(report.mismatched, 0);
    QCOMPARE(filesIn(folder.path()).size(), m_artifacts);
    const auto entries = manifest(folder.path());
    QCOMPARE(qint64(entries.size()), m_artifacts);
    for (const QJsonObject &entry : entries) {
        QFile file(folder.filePath(entry[u"file"].toString()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QCOMPARE(bytes.size(), entry[u"bytes"].toInteger());
        QCOMPARE(QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()),
                 entry[u"sha256"].toString());
        QVERIFY(entry[u"verified"].toBool());
        QCOMPARE(entry[u"file"].toString().endsWith(QStringLiteral(".png")),
                 entry[u"media_type"].toString() == QStringLiteral("image/png"));
    }
}

void TestExporter::aRerunTakesUpWhereItStopped()
{
    QTemporaryDir folder;
    QCOMPARE(run(artifacts(folder.path())).files, m_artifacts);
    const QStringList all = filesIn(folder.path());
    const auto again = run(artifacts(folder.path()));
    QCOMPARE(again.files, 0);
    QCOMPARE(again.skipped, m_artifacts);
    QVERIFY(QFile::remove(folder.filePath(all[3])));
    QVERIFY(QFile::resize(folder.filePath(all[5]), 1));
    const auto repaired = run(artifacts(folder.path()));
    QCOMPARE(repaired.files, 2);
    QCOMPARE(repaired.skipped, m_artifacts - 2);
    QVERIFY(QFile::exists(folder.filePath(all[3])));
    QCOMPARE(QFileInfo(folder.filePath(all[5])).size(), 1); // not overwritten: the other has a number
}

void TestExporter::cancelKeepsWhatIsDone()
{
    QTemporaryDir folder;
    const auto stopped = run(artifacts(folder.path()), 0);
    QVERIFY(stopped.cancelled);
    QVERIFY(!stopped.error);
    QVERIFY(stopped.files < m_artifacts);
    QCOMPARE(qint64(manifest(folder.path()).size()), stopped.files);
    QCOMPARE(qint64(filesIn(folder.path()).size()), stopped.files); // no half file is left
    const auto rest = run(artifacts(folder.path()));
    QCOMPARE(rest.files + rest.skipped, m_artifacts);
    QCOMPARE(rest.skipped, stopped.files);
}

void TestExporter::aWrongDigestIsTold()
{
    QTemporaryDir folder;
    const QString copy = folder.filePath(QStringLiteral("arcp.db"));
    QVERIFY(QFile::copy(m_file, copy));
    {
        auto connection = openForWriting(copy, {});
        QVERIFY(connection);
        QVERIFY((*connection)
                    ->execute("UPDATE arcp_artifact SET body_blob = x'00' WHERE artifact_id = (SELECT "
                              "min(artifact_id) FROM arcp_artifact)"));
    }
    const auto report = run(open(copy), artifacts(folder.filePath(QStringLiteral("out"))));
    QCOMPARE(report.mismatched, 1);
    QCOMPARE(report.verified, m_artifacts - 1);
    QCOMPARE(report.problems.size(), 1);
}

void TestExporter::nothingIsOverwritten()
{
    QTemporaryDir folder;
    auto options = artifacts(folder.path());
    options.pattern = QStringLiteral("same{ext}");
    QFile mine(folder.filePath(QStringLiteral("same.png")));
    QVERIFY(mine.open(QIODevice::WriteOnly));
    mine.write("mine");
    mine.close();
    const auto report = run(options);
    QCOMPARE(report.files, m_artifacts);
    QCOMPARE(filesIn(folder.path()).size(), m_artifacts + 1);
    QVERIFY(mine.open(QIODevice::ReadOnly));
    QCOMPARE(mine.readAll(), QByteArray("mine"));
}

void TestExporter::filters()
{
    QTemporaryDir folder;
    auto options = artifacts(folder.path());
    const auto store = open(m_file);
    options.filter =
        Filter::compile(QStringLiteral("media_type:image/png"), store->collection(options.collection)).filter;
    const auto report = run(store, options);
    QVERIFY(report.files > 0 && report.files < m_artifacts);
    for (const QString &file : filesIn(folder.path()))
        QVERIFY(file.endsWith(QStringLiteral(".png")));
}

void TestExporter::rowsAsJsonl()
{
    QTemporaryDir folder;
    ExportOptions options;
    options.collection = QStringLiteral("envelopes");
    options.folder = folder.path();
    const auto report = run(options);
    QCOMPARE(report.rows, m_events);
    QFile file(folder.filePath(QStringLiteral("envelopes.jsonl")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(report.bytes, file.size());
    qint64 key = 0;
    while (!file.atEnd()) {
        const auto row = QJsonDocument::fromJson(file.readLine()).object();
        QCOMPARE(row[u"key"].toInteger(), ++key);
        QVERIFY(row[u"payload"].isObject());
    }
    QCOMPARE(key, m_events);
    options.format = ExportOptions::Format::Csv;
    QCOMPARE(run(options).rows, m_events);
    QVERIFY(QFile::exists(folder.filePath(QStringLiteral("envelopes.csv"))));
}

void TestExporter::rowsGoOnBehindTheLast()
{
    QTemporaryDir folder;
    const QString copy = folder.filePath(QStringLiteral("arcp.db"));
    QVERIFY(QFile::copy(m_file, copy));
    ExportOptions options;
    options.collection = QStringLiteral("envelopes");
    options.folder = folder.filePath(QStringLiteral("out"));
    QCOMPARE(run(open(copy), options).rows, m_events);
    const auto nothingNew = run(open(copy), options);
    QCOMPARE(nothingNew.rows, 0);
    QCOMPARE(filesIn(options.folder).size(), 1);
    {
        auto connection = openForWriting(copy, {});
        QVERIFY((*connection)
                    ->execute("INSERT INTO arcp_envelope (session_id, message_id, type, timestamp_iso, "
                              "body_json) VALUES ('s', 'm', 'log', '2026-01-01T00:00:00Z', '{}')"));
    }
    const auto more = run(open(copy), options);
    QCOMPARE(more.rows, 1);
    QCOMPARE(filesIn(options.folder),
             (QStringList{QStringLiteral("envelopes-2.jsonl"), QStringLiteral("envelopes.jsonl")}));
}

void TestExporter::rowsAreRedacted()
{
    QTemporaryDir folder;
    ExportOptions options;
    options.collection = QStringLiteral("envelopes");
    const auto tokens = [&](bool redact) {
        options.folder = folder.filePath(redact ? QStringLiteral("hidden") : QStringLiteral("shown"));
        options.redact = redact;
        run(options);
        QFile file(options.folder + QStringLiteral("/envelopes.jsonl"));
        return file.open(QIODevice::ReadOnly) ? file.readAll().count("\"token\":\"demo-") : -1;
    };
    QCOMPARE(tokens(true), 0);
    QVERIFY(tokens(false) > 0);
}

void TestExporter::archives()
{
    QTemporaryDir folder;
    auto options = artifacts(folder.path());
    options.zip = true;
    const auto report = run(options);
    QVERIFY2(!report.error, report.error ? qPrintable(report.error->sentence) : "");
    QCOMPARE(report.archive, folder.filePath(QStringLiteral("artifacts.zip")));
    QCOMPARE(filesIn(folder.path()), QStringList{QStringLiteral("artifacts.zip")}); // and nothing beside it
    unzFile zip = unzOpen64(QFile::encodeName(report.archive).constData());
    QVERIFY(zip);
    int files = 0;
    for (int next = unzGoToFirstFile(zip); next == UNZ_OK; next = unzGoToNextFile(zip)) {
        QCOMPARE(unzOpenCurrentFile(zip), UNZ_OK);
        char buffer[4096];
        int got = 0;
        while ((got = unzReadCurrentFile(zip, buffer, sizeof buffer)) > 0) {
        }
        QCOMPARE(got, 0);
        QCOMPARE(unzCloseCurrentFile(zip), UNZ_OK); // checks the CRC
        ++files;
    }
    unzClose(zip);
    QCOMPARE(files, int(m_artifacts) + 1); // and the manifest
    QCOMPARE(run(options).archive, folder.filePath(QStringLiteral("artifacts-2.zip")));
}

void TestExporter::whatCannotBe_data()
{
    QTest::addColumn<QString>("collection");
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<ErrorCode>("code");
    const QString good = QStringLiteral("{id}");
    QTest::newRow("no such collection")
        << QStringLiteral("nothing") << good << QStringLiteral("out") << ErrorCode::InvalidArgument;
    QTest::newRow("no such field") << QStringLiteral("artifacts") << QStringLiteral("{nothing}")
                                   << QStringLiteral("out") << ErrorCode::InvalidArgument;
    QTest::newRow("a file where the folder should be")
        << QStringLiteral("artifacts") << good << QStringLiteral("taken/out") << ErrorCode::Io;
}

void TestExporter::whatCannotBe()
{
    QFETCH(QString, collection);
    QFETCH(QString, pattern);
    QFETCH(QString, folder);
    QFETCH(ErrorCode, code);
    QTemporaryDir place;
    QFile taken(place.filePath(QStringLiteral("taken")));
    QVERIFY(taken.open(QIODevice::WriteOnly));
    auto options = artifacts(place.filePath(folder));
    options.collection = collection;
    options.pattern = pattern;
    const auto report = run(options);
    QVERIFY(report.error);
    QCOMPARE(report.error->code, code);
    QCOMPARE(report.files, 0);
}

QTEST_GUILESS_MAIN(TestExporter)
#include "tst_exporter.moc"
