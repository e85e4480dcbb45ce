// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/app/program.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

// Installs the stores as another project finds them, builds one against nothing but that, and looks at its
// files with the program while it writes.
class TestEmbed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void onlyTheStoresAreInstalled();
    void headersNeedNoOthers();
    void anotherProjectKeepsItsStores();

private:
    QString installed(const char *folder, const char *file = "") const
    {
        return QDir::cleanPath(m_prefix.filePath(QString::fromLatin1(folder)) + u'/' +
                               QString::fromLatin1(file));
    }
    static void cmake(const QStringList &words)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral(CMAKE_PROGRAM), words);
        QVERIFY(process.waitForFinished(500'000));
        QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0,
                 process.readAll().constData());
    }
    static QStringList embedSettings()
    {
        QStringList settings = QStringLiteral(EMBED_SETTINGS).split(u'|');
        const QString sanitize = QStringLiteral(EMBED_SANITIZE);
        if (!sanitize.isEmpty())
            settings += QStringLiteral("-DCMAKE_CXX_FLAGS=-fsanitize=") + sanitize;
        return settings;
    }

    QTemporaryDir m_prefix, m_work;
};

void TestEmbed::initTestCase()
{
    cmake({QStringLiteral("--install"), QStringLiteral(STORESCOPE_BINARY_DIR), QStringLiteral("--prefix"),
           m_prefix.path(), QStringLiteral("--component"), QStringLiteral("development")});
}

void TestEmbed::onlyTheStoresAreInstalled()
{
    QVERIFY(QFile::exists(installed(INSTALLED_LIBRARIES, "libstorescope_store.a")));
    QVERIFY(QFile::exists(installed(INSTALLED_LIBRARIES, "cmake/Storescope/StorescopeConfigVersion.cmake")));
    QVERIFY(!QFile::exists(installed("bin")));
    QVERIFY(!QFile::exists(installed("share")));
    QFile targets(installed(INSTALLED_LIBRARIES, "cmake/Storescope/StorescopeTargets.cmake"));
    QVERIFY(targets.open(QIODevice::ReadOnly));
    QVERIFY2(!targets.readAll().contains(STORESCOPE_SOURCE_DIR), "the package points back at the sources");
}

void TestEmbed::headersNeedNoOthers()
{
    static const QRegularExpression own(QStringLiteral("#include \"(core/[^\"]+)\""));
    const QDir headers(installed(INSTALLED_HEADERS));
    QSet<QString> rooms;
    QStringList missing;
    QDirIterator files(headers.path(), {QStringLiteral("*.h")}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        rooms << headers.relativeFilePath(file.fileName()).section(u'/', 0, 1);
        for (const auto &match : own.globalMatch(QString::fromUtf8(file.readAll())))
            if (!headers.exists(match.captured(1)))
                missing << headers.relativeFilePath(file.fileName()) + u' ' + match.captured(1);
    }
    QCOMPARE(missing, QStringList());
    QVERIFY(rooms.contains(QStringLiteral("core/store")));
    QVERIFY(!rooms.contains(QStringLiteral("core/read")));
}

void TestEmbed::anotherProjectKeepsItsStores()
{
    const QString build = m_work.filePath(QStringLiteral("build"));
    cmake(QStringList{QStringLiteral("-S"), QStringLiteral(STORESCOPE_SOURCE_DIR "/tests/embed/program"),
                      QStringLiteral("-B"), build, QStringLiteral("-DCMAKE_PREFIX_PATH=") + m_prefix.path()} +
          embedSettings());
    cmake({QStringLiteral("--build"), build});

    QProcess embed;
    embed.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    embed.start(build + QStringLiteral("/embed"), {m_work.path()});
    const auto write = [&embed](const QByteArray &messages) {
        embed.write(messages + '\n');
        while (!embed.canReadLine() && embed.waitForReadyRead(60'000))
            ;
        return embed.readLine().trimmed();
    };
    const auto look = [this](const char *command, const char *file) {
        const auto seen =
            runProgram({QString::fromLatin1(command), m_work.filePath(QString::fromLatin1(file)),
                        QStringLiteral("--format"), QStringLiteral("jsonl")});
        if (seen.code != 0)
            QTest::qFail(seen.err.constData(), __FILE__, __LINE__);
        return seen.objects();
    };
    QCOMPARE(write("5"), QByteArray("5"));
    const auto log = runProgram({QStringLiteral("info"), m_work.filePath(QStringLiteral("agent.db")),
                                 QStringLiteral("--format"), QStringLiteral("json")});
    QCOMPARE(log.code, 0);
    QCOMPARE(log.objects().front()[u"profile"].toString(), QStringLiteral("arcp-kotlin"));
    QCOMPARE(log.objects().front()[u"match"].toString(), QStringLiteral("exact"));
    QCOMPARE(log.objects().front()[u"files"][0][u"opened"].toString(), QStringLiteral("live"));
    QCOMPARE(look("log", "agent.db").size(), size_t(5));
    QCOMPARE(look("artifacts", "agent.db").size(), size_t(2));
    QCOMPARE(write("3"), QByteArray("8")); // goes on while it is looked at
    QCOMPARE(look("log", "agent.db").size(), size_t(8));

    QStringList states;
    for (const QJsonObject &batch : look("queue", "jobs.db"))
        states << batch[u"state"].toString();
    states.sort();
    QCOMPARE(states, QStringList({QStringLiteral("claimable"), QStringLiteral("claimable"),
                                  QStringLiteral("running")}));

    QCOMPARE(embed.state(), QProcess::Running);
    embed.closeWriteChannel();
    QVERIFY(embed.waitForFinished(60'000));
    QCOMPARE(embed.exitCode(), 0);
    QCOMPARE(look("log", "agent.db").size(), size_t(8));
}

QTEST_GUILESS_MAIN(TestEmbed)
#include "tst_embed.moc"
