// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/window/settingsfile.h"

#include <QLockFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace storescope;

class SettingsFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home = std::make_unique<QTemporaryDir>(); }
    void valuesComeBack();
    void whoeverSetsAValueWaitsForNothing();
    void changesOfOthersStay();
    void whatIsBelowGoesToo();

private:
    QString file() const { return m_home->filePath(QStringLiteral("window.ini")); }
    QVariant onDisk(const char *key) const
    {
        return QSettings(file(), QSettings::IniFormat).value(QLatin1String(key));
    }
    std::unique_ptr<QTemporaryDir> m_home;
};

void SettingsFileTest::valuesComeBack()
{
    {
        SettingsFile settings(file());
        settings.setValue(QStringLiteral("look/zoom"), 120);
        settings.setValue(QStringLiteral("alone"), QStringList{QStringLiteral("a"), QStringLiteral("b")});
        QCOMPARE(settings.value(QStringLiteral("look/zoom")).toInt(), 120);
    }
    const SettingsFile settings(file());
    QCOMPARE(settings.value(QStringLiteral("look/zoom")).toInt(), 120);
    QCOMPARE(settings.value(QStringLiteral("alone")).toStringList().size(), 2);
    QCOMPARE(settings.value(QStringLiteral("other"), 7).toInt(), 7);
}

// As long as another program holds the file, nothing can be written: this thread goes on.
void SettingsFileTest::whoeverSetsAValueWaitsForNothing()
{
    QLockFile held(file() + QStringLiteral(".lock"));
    QVERIFY(held.lock());
    SettingsFile settings(file());
    settings.setValue(QStringLiteral("look/zoom"), 150);
    settings.write();
    QVERIFY(!settings.isWritten());
    QCOMPARE(settings.value(QStringLiteral("look/zoom")).toInt(), 150);
    settings.setValue(QStringLiteral("look/theme"), 2);
    held.unlock();
    QTRY_VERIFY(settings.isWritten());
    QCOMPARE(onDisk("look/zoom").toInt(), 150);
    QCOMPARE(onDisk("look/theme").toInt(), 2);
}

void SettingsFileTest::changesOfOthersStay()
{
    SettingsFile settings(file());
    {
        QSettings other(file(), QSettings::IniFormat);
        other.setValue(QStringLiteral("other/key"), 1);
    }
    settings.setValue(QStringLiteral("own/key"), 2);
    QTRY_VERIFY(settings.isWritten());
    QCOMPARE(onDisk("other/key").toInt(), 1);
    QCOMPARE(onDisk("own/key").toInt(), 2);
}

void SettingsFileTest::whatIsBelowGoesToo()
{
    SettingsFile settings(file());
    for (const char *key : {"windows", "windows/1/tab", "windows/size", "windowsill", "window/recent"})
        settings.setValue(QLatin1String(key), 1);
    QTRY_VERIFY(settings.isWritten());
    settings.remove(QStringLiteral("windows"));
    QTRY_VERIFY(settings.isWritten());
    for (const char *gone : {"windows", "windows/1/tab", "windows/size"}) {
        QVERIFY(!settings.value(QLatin1String(gone)).isValid());
        QVERIFY(!onDisk(gone).isValid());
    }
    QVERIFY(onDisk("windowsill").isValid());
    QVERIFY(onDisk("window/recent").isValid());
}

QTEST_GUILESS_MAIN(SettingsFileTest)
#include "tst_settingsfile.moc"
