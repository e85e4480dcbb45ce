// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include <QSqlDatabase>
#include <QTest>

#include <link.h>

// Core must be usable where there is no display. This program is linked with all of it, and the linker was
// told to keep every library that core asks for.
class TestLeanCore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void loadsNoGui();
};

namespace {

QStringList loadedLibraries()
{
    QStringList names;
    dl_iterate_phdr(
        [](dl_phdr_info *info, size_t, void *into) {
            static_cast<QStringList *>(into)->append(QString::fromUtf8(info->dlpi_name).section(u'/', -1));
            return 0;
        },
        &names);
    return names;
}

} // namespace

void TestLeanCore::loadsNoGui()
{
    {
        // The driver is a plugin, which could bring libraries of its own.
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("lean"));
        database.setDatabaseName(QStringLiteral(":memory:"));
        QVERIFY(database.open());
    }
    QSqlDatabase::removeDatabase(QStringLiteral("lean"));

    const QStringList loaded = loadedLibraries();
    QVERIFY(!loaded.filter(QStringLiteral("libQt6Core.")).isEmpty());
    QVERIFY(!loaded.filter(QStringLiteral("libsqlite3.")).isEmpty());
    for (const char *gui : {"libQt6Gui", "libQt6Widgets", "libQt6Svg", "libQt6Quick", "libQt6DBus", "libX11",
                            "libxcb", "libwayland", "libGL"}) {
        const QStringList found = loaded.filter(QString::fromLatin1(gui));
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u' ')));
    }
}

QTEST_GUILESS_MAIN(TestLeanCore)
#include "tst_leancore.moc"
