// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/profile/discovery.h"
#include "tests/profile/lookedat.h"

using namespace storescope;
using namespace storescope::test;

// What detection makes of files that no profile is about, of files without a telling name, and what it reads
// for that.
class TestStrangers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unrelatedProgramsAreNobodys_data()
    {
        QTest::addColumn<QList<QByteArray>>("tables");
        const auto row = [](const char *name, const QList<QByteArray> &tables) {
            QTest::newRow(name) << tables;
        };
        row("a browser's history",
            {"CREATE TABLE urls(id INTEGER PRIMARY KEY, url TEXT, title TEXT, visit_count INTEGER, "
             "last_visit_time INTEGER, hidden INTEGER)",
             "CREATE TABLE visits(id INTEGER PRIMARY KEY, url INTEGER, visit_time INTEGER, from_visit "
             "INTEGER)",
             "CREATE TABLE downloads(id INTEGER PRIMARY KEY, guid TEXT, current_path TEXT, state INTEGER, "
             "start_time INTEGER)",
             "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT)"});
        row("a photo library",
            {"CREATE TABLE photos(id TEXT PRIMARY KEY, path TEXT, taken_at INTEGER, width INTEGER, "
             "height INTEGER, rating INTEGER)",
             "CREATE TABLE albums(id TEXT PRIMARY KEY, title TEXT, created_at INTEGER)",
             "CREATE TABLE album_photos(album_id TEXT, photo_id TEXT)",
             "CREATE TABLE tags(id INTEGER PRIMARY KEY, name TEXT)"});
        row("a mail index",
            {"CREATE TABLE messages(id INTEGER PRIMARY KEY, folder_id INTEGER, message_id TEXT, subject "
             "TEXT, "
             "sender TEXT, date INTEGER, flags INTEGER)",
             "CREATE TABLE folders(id INTEGER PRIMARY KEY, name TEXT, uidvalidity INTEGER)",
             "CREATE TABLE attachments(id INTEGER PRIMARY KEY, message INTEGER, filename TEXT, size INTEGER)",
             "CREATE TABLE threads(id INTEGER PRIMARY KEY, subject TEXT, last_date INTEGER)"});
        row("a music player",
            {"CREATE TABLE songs(id INTEGER PRIMARY KEY, title TEXT, album TEXT, artist TEXT, length "
             "INTEGER, "
             "playcount INTEGER, lastplayed INTEGER)",
             "CREATE TABLE playlists(id INTEGER PRIMARY KEY, name TEXT, last_played INTEGER)",
             "CREATE TABLE queue(id INTEGER PRIMARY KEY, song_id INTEGER, position INTEGER)"});
        row("a note program",
            {"CREATE TABLE notes(id TEXT PRIMARY KEY, parent_id TEXT, title TEXT, body TEXT, "
             "created_time INTEGER, updated_time INTEGER, is_todo INTEGER)",
             "CREATE TABLE resources(id TEXT PRIMARY KEY, title TEXT, mime TEXT, size INTEGER)",
             "CREATE TABLE sync_items(id INTEGER PRIMARY KEY, item_id TEXT, sync_time INTEGER)",
             "CREATE TABLE version(version INTEGER)"});
        row("a package manager's cache",
            {"CREATE TABLE packages(id INTEGER PRIMARY KEY, name TEXT, version TEXT, arch TEXT, sha256 TEXT)",
             "CREATE TABLE files(package_id INTEGER, path TEXT, mode INTEGER)",
             "CREATE TABLE cache(key TEXT PRIMARY KEY, value BLOB, expiration INTEGER)"});
        row("a web framework's sessions and migrations",
            {"CREATE TABLE schema_migrations(version TEXT PRIMARY KEY)",
             "CREATE TABLE sessions(session_key TEXT PRIMARY KEY, session_data TEXT, expire_date TEXT)",
             "CREATE TABLE users(id INTEGER PRIMARY KEY, email TEXT, password TEXT)",
             "CREATE TABLE jobs(id INTEGER PRIMARY KEY, name TEXT, run_at TEXT)"});
        row("a chat program",
            {"CREATE TABLE conversations(id TEXT PRIMARY KEY, name TEXT, type INTEGER, unread INTEGER)",
             "CREATE TABLE messages(id TEXT PRIMARY KEY, conversationId TEXT, body TEXT, sent_at INTEGER, "
             "type TEXT)",
             "CREATE TABLE items(id TEXT PRIMARY KEY, json TEXT)",
             "CREATE TABLE attachments(id TEXT, path TEXT)"});
        row("a metrics collector",
            {"CREATE TABLE events(id INTEGER PRIMARY KEY, type TEXT, data TEXT, created_at INTEGER)",
             "CREATE TABLE spans(trace_id TEXT, span_id TEXT, name TEXT, start INTEGER, end INTEGER)",
             "CREATE TABLE logs(ts INTEGER, level TEXT, message TEXT)"});
        row("a build tool's state",
            {"CREATE TABLE tasks(name TEXT PRIMARY KEY, hash TEXT, status INTEGER, duration REAL)",
             "CREATE TABLE artifacts(path TEXT PRIMARY KEY, digest TEXT, size INTEGER)",
             "CREATE TABLE runs(id INTEGER PRIMARY KEY, started REAL, finished REAL)"});
        row("a feed reader",
            {"CREATE TABLE feeds(id INTEGER PRIMARY KEY, url TEXT, title TEXT, updated_at INTEGER)",
             "CREATE TABLE entries(id INTEGER PRIMARY KEY, feed_id INTEGER, title TEXT, content TEXT, read "
             "INTEGER)",
             "CREATE TABLE settings(key TEXT PRIMARY KEY, value TEXT)"});
        row("nothing at all", {});
    }
    void unrelatedProgramsAreNobodys()
    {
        QFETCH(QList<QByteArray>, tables);
        const QTemporaryDir folder;
        const ProfileLibrary profiles;
        for (const char *version : {"PRAGMA user_version = 3", "PRAGMA user_version = 6"}) {
            VALUE_OF(looked, look(made(folder, tables + QList<QByteArray>{version}), profiles));
            QCOMPARE(matchName(looked.detected.match), QStringLiteral("none"));
            QVERIFY(!looked.detected.profile);
            QCOMPARE(bindFile(looked.detected, looked.schema, {}).collections.size(), size_t(tables.size()));
        }
        QCOMPARE(profiles.parsed(), QStringList());
    }

    void onlyTheProfileOfAFileIsParsed_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("profile");
        const auto row = [](const char *folder, const char *file, const char *profile) {
            QTest::newRow(folder) << QString::fromUtf8(folder) << QString::fromUtf8(file)
                                  << QString::fromUtf8(profile);
        };
        row("arcp/clean", "arcp.db", "arcp-kotlin");
        row("arcp-python/clean", "arcp.db", "arcp-python"); // "events" is everybody's
        row("crush/clean", "crush.db", "crush");            // and so are "sessions" and "messages"
        row("opencode/clean", "opencode.db", "opencode");
        row("liteque/clean", "queue.db", "liteque");
    }
    void onlyTheProfileOfAFileIsParsed()
    {
        QFETCH(QString, folder);
        QFETCH(QString, file);
        QFETCH(QString, profile);
        const FixtureFolder copy(folder);
        const ProfileLibrary profiles;
        QCOMPARE(mainFileOf(copy.path(file), profiles), copy.path(file));
        QVERIFY(!mainFileOf(copy.path(), profiles).isEmpty());
        QCOMPARE(profiles.parsed(), QStringList()); // names are enough to know where files lie
        VALUE_OF(looked, look(copy.path(file), profiles));
        QCOMPARE(looked.detected.profile->id, profile);
        QCOMPARE(profiles.parsed(), QStringList{profile});
    }
};

QTEST_GUILESS_MAIN(TestStrangers)
#include "tst_strangers.moc"
