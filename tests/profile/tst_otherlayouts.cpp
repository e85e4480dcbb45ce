// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/profile/lookedat.h"

using namespace storescope;
using namespace storescope::test;

namespace {

const VariantSpec &variantOf(const Detected &detected)
{
    const auto &variants = detected.profile->variants;
    return *std::find_if(variants.begin(), variants.end(), [&](const VariantSpec &variant) {
        return variant.role == detected.role && variant.id == detected.variant;
    });
}

// Takes away the first column that the layout asks for and that can go; "table.column", or empty.
QString dropOneColumn(const QString &path, const VariantSpec &variant)
{
    auto writer = openForWriting(path, {.wal = false});
    if (!writer)
        return {};
    QStringList tables = variant.has.keys();
    tables.sort();
    for (const QString &table : tables) {
        for (const QString &column : variant.has.value(table)) {
            const QString name = column.section(QLatin1Char(' '), 0, 0);
            const QByteArray sql =
                "ALTER TABLE " + quotedIdentifier(table) + " DROP COLUMN " + quotedIdentifier(name);
            if ((*writer)->execute(sql))
                return table + QLatin1Char('.') + column;
        }
    }
    return {};
}

} // namespace

// Every product's files as an earlier or a later version might have them.
class TestOtherLayouts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMissingColumnIsNamed_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("file");
        const QDir root(QStringLiteral(STORESCOPE_FIXTURES));
        for (const QString &product : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            const QString folder = product + QLatin1String("/clean");
            for (const QString &file : fixtureDatabases(root.filePath(folder)))
                QTest::addRow("%s", qPrintable(folder + QLatin1Char('/') + file)) << folder << file;
        }
    }
    void aMissingColumnIsNamed()
    {
        QFETCH(QString, folder);
        QFETCH(QString, file);
        const FixtureFolder copy(folder, file);
        VALUE_OF(before, look(copy.path(file)));
        QVERIFY(before.detected.profile);
        const QString id = before.detected.profile->id;
        const VariantSpec variant = variantOf(before.detected);
        before.connection.reset();
        const QString dropped = dropOneColumn(copy.path(file), variant);
        if (dropped.isEmpty()) { // a layout of families, whose tables are known by nothing else
            QVERIFY(!variant.families.empty());
            return;
        }
        VALUE_OF(after, look(copy.path(file)));
        QVERIFY2(after.detected.profile, qPrintable(dropped));
        QCOMPARE(after.detected.profile->id, id);
        if (after.detected.match == Match::Exact) { // an older layout, which did not have it
            QVERIFY2(after.detected.variant != variant.id || after.detected.role != variant.role,
                     qPrintable(dropped));
            return;
        }
        QCOMPARE(matchName(after.detected.match), QStringLiteral("partial"));
        QVERIFY2(after.detected.missing.contains(dropped),
                 qPrintable(after.detected.missing.join(QLatin1Char(' '))));
        everythingThatIsLeftCanBeRead(after);
    }

    // Later versions add; what is known still stands there.
    void whatIsAddedDoesNotMatter_data() { aMissingColumnIsNamed_data(); }
    void whatIsAddedDoesNotMatter()
    {
        QFETCH(QString, folder);
        QFETCH(QString, file);
        const FixtureFolder copy(folder, file);
        {
            VALUE_OF(writer, openForWriting(copy.path(file), {.wal = false}));
            VALUE_OF(schema, Schema::read(*writer));
            for (const Schema::Table &table : schema.tables)
                (void)writer->execute(
                    ("ALTER TABLE " + quotedIdentifier(table.name) + " ADD COLUMN of_tomorrow"));
            QVERIFY(writer->execute("CREATE TABLE of_tomorrow(a)"));
        }
        VALUE_OF(looked, look(copy.path(file)));
        QVERIFY(looked.detected.profile);
        QCOMPARE(matchName(looked.detected.match), QStringLiteral("exact"));
        everythingThatIsLeftCanBeRead(looked);
    }

    void aGreaterVersionIsNewer_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("raise");
        const auto row = [](const char *folder, const char *file, const char *sql) {
            QTest::newRow(folder) << QString::fromUtf8(folder) << QString::fromUtf8(file) << QByteArray(sql);
        };
        row("lash/clean", "session.db", "PRAGMA user_version = 4");
        row("crush/clean", "crush.db",
            "INSERT INTO goose_db_version(version_id, is_applied) VALUES(20990101000000, 1)");
        row("river/clean", "shop.sqlite3", "INSERT INTO river_migration(line, version) VALUES('main', 99)");
        row("dbos/clean", "shop.sqlite", "UPDATE dbos_migrations SET version = 9999");
        row("codex/clean", "state_5.sqlite",
            "INSERT INTO _sqlx_migrations(version, description, success, checksum, execution_time) "
            "VALUES(99999999999999, 'x', 1, x'00', 1)");
    }
    void aGreaterVersionIsNewer()
    {
        QFETCH(QString, folder);
        QFETCH(QString, file);
        QFETCH(QByteArray, raise);
        const FixtureFolder copy(folder, file);
        {
            VALUE_OF(writer, openForWriting(copy.path(file), {.wal = false}));
            const auto raised = writer->execute(raise);
            QVERIFY2(raised, qPrintable(reason(raised)));
        }
        VALUE_OF(looked, look(copy.path(file)));
        QCOMPARE(matchName(looked.detected.match), QStringLiteral("newer"));
        everythingThatIsLeftCanBeRead(looked);
    }

    // A copy that is called anything, in a folder of its own.
    void aNameTellsNothing_data() { aMissingColumnIsNamed_data(); }
    void aNameTellsNothing()
    {
        QFETCH(QString, folder);
        QFETCH(QString, file);
        const FixtureFolder copy(folder, file);
        VALUE_OF(before, look(copy.path(file)));
        const QString id = before.detected.profile->id;
        before.connection.reset();
        const QString renamed = copy.path(QStringLiteral("backup of tuesday"));
        for (const char *ending : {"", "-wal", "-journal"}) {
            if (const QString from = copy.path(file) + QLatin1String(ending); QFile::exists(from))
                QVERIFY(QFile::rename(from, renamed + QLatin1String(ending)));
        }
        VALUE_OF(looked, look(renamed));
        QVERIFY(looked.detected.profile);
        QCOMPARE(looked.detected.profile->id, id);
        QCOMPARE(matchName(looked.detected.match), QStringLiteral("exact"));
    }

private:
    static void everythingThatIsLeftCanBeRead(const Looked &looked)
    {
        const BoundFile bound = bindFile(looked.detected, looked.schema, {}, looked.connection.get());
        QVERIFY(!bound.collections.empty());
        for (const auto &collection : bound.collections) {
            auto statement = looked.connection->prepare(collection->sql({}).toStdString());
            QVERIFY2(statement.has_value(),
                     qPrintable(collection->id() + QLatin1Char(' ') + reason(statement)));
            collection->bindCommon(*statement, Instant::now());
            statement->bind(":limit", qint64(1000));
            Result<bool> row = statement->step();
            while (row && *row)
                row = statement->step();
            QVERIFY2(row.has_value(), qPrintable(collection->id() + QLatin1Char(' ') + reason(row)));
        }
    }
};

QTEST_GUILESS_MAIN(TestOtherLayouts)
#include "tst_otherlayouts.moc"
