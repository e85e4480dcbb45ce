// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/store/lashtest.h"

#include <QTemporaryDir>

using namespace storescope;
using namespace storescope::test;

// Session files that another program made.
class SessionSchemaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void otherVersionsAreRefusedUnchanged_data();
    void otherVersionsAreRefusedUnchanged();
    void ourTablesAreTheCratesTables();
};

void SessionSchemaTest::otherVersionsAreRefusedUnchanged_data()
{
    QTest::addColumn<QString>("name");
    const QStringList names = fixtureDatabases(lashFixtures + u"other-version"_qs);
    QVERIFY(names.size() > 10);
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << name;
}

void SessionSchemaTest::otherVersionsAreRefusedUnchanged()
{
    QFETCH(QString, name);
    QTemporaryDir folder;
    QVERIFY(copyFixture(lashFixtures + u"other-version"_qs, folder.path(), name));
    const QString path = folder.filePath(name);
    const auto bytes = [&path] {
        QFile opened(path);
        return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
    };
    const QByteArray before = bytes();
    ConnectionPool pool;
    const auto refused = SessionStore::open(pool, path).result();
    QVERIFY(!refused);
    const ErrorCode code = refused.error().code;
    QVERIFY(code == ErrorCode::Unsupported || (code == ErrorCode::Corrupt && name.startsWith(u"not-a")));
    QVERIFY2(refused.error().sentence.contains(name), qPrintable(refused.error().sentence));
    QCOMPARE(bytes(), before);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{name});
}

void SessionSchemaTest::ourTablesAreTheCratesTables()
{
    QTemporaryDir folder;
    QVERIFY(copyFixture(lashFixtures + u"clean"_qs, folder.path(), u"session.db"_qs));
    const Alone<SessionStore> theirs(folder.filePath(u"session.db"_qs));
    const Alone<SessionStore> ours(folder.filePath(u"ours.db"_qs));
    QVERIFY(theirs.store && ours.store);
    for (const QByteArray sql :
         {"SELECT type, name, tbl_name FROM sqlite_master ORDER BY name",
          "SELECT m.name, c.name, c.type, c.\"notnull\", c.dflt_value, c.pk FROM sqlite_master AS m, "
          "pragma_table_info(m.name) AS c ORDER BY m.name, c.cid",
          "SELECT m.name, i.name, c.name, i.\"unique\" FROM sqlite_master AS m, pragma_index_list(m.name) AS "
          "i, pragma_index_info(i.name) AS c ORDER BY m.name, i.name, c.seqno",
          "PRAGMA user_version"}) {
        const QStringList expected = lines(theirs.connection(), sql);
        QVERIFY(!expected.isEmpty());
        QCOMPARE(lines(ours.connection(), sql), expected);
    }
}

QTEST_GUILESS_MAIN(SessionSchemaTest)
#include "tst_sessionschema.moc"
