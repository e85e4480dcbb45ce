// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/sqlite/opening.h"
#include "tests/sqlite/folder.h"
#include "tests/sqlite/foundstore.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace storescope;

namespace {

constexpr int nobody = 65534;

bool allow(const QString &path, mode_t mode)
{
    return ::chmod(QFile::encodeName(path).constData(), mode) == 0;
}

} // namespace

// Nothing that is only looked at may change: each state in which a store can be found, read to its end and
// closed.
class HarmlessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void leavesTheFolderAsItIs_data();
    void leavesTheFolderAsItIs();
    void leavesTheFolderOfAnotherUserAsItIs_data();
    void leavesTheFolderOfAnotherUserAsItIs();
    void writerGoesOnAfterwards();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file;
    FoundStore m_found;
};

void HarmlessTest::init()
{
    m_found = {};
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_dir->path()).mkdir(QStringLiteral("store")));
    m_file = m_dir->filePath(QStringLiteral("store/log.db"));
}

void HarmlessTest::leavesTheFolderAsItIs_data()
{
    QTest::addColumn<State>("state");
    QTest::addColumn<OpenedAs>("how");
    QTest::addColumn<int>("rows");
    QTest::newRow("closed WAL") << State::Clean << OpenedAs::Immutable << 1000;
    QTest::newRow("crashed WAL") << State::Crashed << OpenedAs::Live << 1500;
    QTest::newRow("crashed WAL without -shm") << State::CrashedWithoutShm << OpenedAs::Copy << 1500;
    QTest::newRow("empty -wal beside its writer") << State::EmptyWal << OpenedAs::Live << 1000;
    QTest::newRow("empty -wal left over") << State::EmptyWalWithoutShm << OpenedAs::Copy << 1000;
    QTest::newRow("live WAL") << State::Live << OpenedAs::Live << 1500;
    QTest::newRow("live WAL in exclusive mode") << State::LiveExclusive << OpenedAs::Copy << 1500;
    QTest::newRow("closed rollback journal") << State::Rollback << OpenedAs::Live << 1000;
    QTest::newRow("persistent rollback journal") << State::RollbackPersistent << OpenedAs::Live << 1010;
    QTest::newRow("hot rollback journal") << State::RollbackHot << OpenedAs::Copy << 1000;
    QTest::newRow("live rollback journal") << State::RollbackLive << OpenedAs::Live << 1000;
}

void HarmlessTest::leavesTheFolderAsItIs()
{
    QFETCH(State, state);
    QFETCH(OpenedAs, how);
    QFETCH(int, rows);
    QVERIFY(m_found.make(m_file, state));
    const QString folder = QFileInfo(m_file).path();
    const QStringList before = snapshotOf(folder);
    {
        auto connection = openForReading(m_file);
        QVERIFY2(connection, connection ? "" : qPrintable(connection.error().sentence));
        QCOMPARE(openedAsName((*connection)->openedAs()), openedAsName(how));
        auto statement = (*connection)->prepare("SELECT id, at, session, type, body FROM log ORDER BY id");
        QVERIFY(statement);
        int seen = 0;
        for (auto row = statement->step(); row && *row; row = statement->step()) {
            QCOMPARE(statement->integer(0), ++seen);
            QCOMPARE(statement->bytes(4).size(), size_t(100));
        }
        QCOMPARE(seen, rows);
        QVERIFY((*connection)->stillValid());
        QVERIFY(!(*connection)->hasMoved());
        QCOMPARE((*connection)->copiedAt().isValid(), how == OpenedAs::Copy);
    }
    QCOMPARE(snapshotOf(folder), before);
    QVERIFY(m_found.end());
}

void HarmlessTest::leavesTheFolderOfAnotherUserAsItIs_data()
{
    QTest::addColumn<State>("state");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("readOnlyFolder");
    for (const bool readOnly : {false, true}) {
        const char *where = readOnly ? "read-only" : "open to all";
        QTest::addRow("closed WAL, %s", where) << State::Clean << QByteArray("immutable 1000") << readOnly;
        QTest::addRow("crashed WAL, %s", where) << State::Crashed << QByteArray("live 1500") << readOnly;
        QTest::addRow("crashed WAL without -shm, %s", where)
            << State::CrashedWithoutShm << QByteArray("copy 1500") << readOnly;
        QTest::addRow("live WAL, %s", where) << State::Live << QByteArray("live 1500") << readOnly;
        QTest::addRow("closed rollback journal, %s", where)
            << State::Rollback << QByteArray("live 1000") << readOnly;
        QTest::addRow("hot rollback journal, %s", where)
            << State::RollbackHot << QByteArray("copy 1000") << readOnly;
    }
}

// Another user's store where the user of this process may change the folder (and so could leave files that
// are in the owner's way), and a folder where nobody may write. Root stands above permissions, so the
// inspector then is another user.
void HarmlessTest::leavesTheFolderOfAnotherUserAsItIs()
{
    QFETCH(State, state);
    QFETCH(QByteArray, answer);
    QFETCH(bool, readOnlyFolder);
    QVERIFY(m_found.make(m_file, state));
    const QString folder = QFileInfo(m_file).path();
    QVERIFY(allow(m_dir->path(), 0755));
    for (const auto &file : QDir(folder).entryInfoList(QDir::Files))
        QVERIFY(allow(file.filePath(), readOnlyFolder ? 0444 : 0644));
    QVERIFY(allow(folder, readOnlyFolder ? 0555 : 0777));
    const QStringList before = snapshotOf(folder);

    QProcess inspector;
    QStringList arguments{m_file};
    if (geteuid() == 0)
        arguments << QString::number(nobody);
    inspector.start(QStringLiteral(STORESCOPE_BINARY_DIR "/tests/sqlite/storescope_test_inspector"),
                    arguments);
    QVERIFY(inspector.waitForFinished());
    QCOMPARE(inspector.readAllStandardOutput().trimmed(), answer);
    QCOMPARE(snapshotOf(folder), before);
    QVERIFY(allow(folder, 0777));
}

// What a reader leaves behind can be invisible in the files and still stop the owner: its next write tells.
void HarmlessTest::writerGoesOnAfterwards()
{
    QVERIFY(m_found.make(m_file, State::Clean));
    {
        const auto connection = openForReading(m_file);
        QVERIFY(connection);
        WriterProcess writer(QStringLiteral("append"), m_file,
                             {QStringLiteral("--count"), QStringLiteral("3")});
        QVERIFY(writer.waitUntilDone());
        QVERIFY(writer.end());
        QVERIFY(!(*connection)->stillValid());
    }
    QCOMPARE(QDir(QFileInfo(m_file).path()).entryList(QDir::Files), QStringList{QStringLiteral("log.db")});
}

Q_DECLARE_METATYPE(storescope::OpenedAs)
QTEST_GUILESS_MAIN(HarmlessTest)
#include "tst_harmless.moc"
