// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include <QDir>
#include <QFile>
#include <QHash>
#include <QTest>
#include <QXmlStreamReader>

// What the desktop reads of the program: one id everywhere, and no name that leads nowhere.
class TestResources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneId();
    void listedFilesExist();
    void everyStateHasItsGlyph_data();
    void everyStateHasItsGlyph();
    void manualIsOfThisVersion();
};

namespace {

const auto id = QStringLiteral("io.github.storescope.Storescope");

QDir folder()
{
    return {QStringLiteral(STORESCOPE_SOURCE_DIR "/resources")};
}

QByteArray contentOf(const QString &name)
{
    QFile file(folder().filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

struct Element
{
    QString name;
    QString text;
    QXmlStreamAttributes attributes;
};

// All elements in order, each with the text before the next one; empty when the file is not well-formed.
QList<Element> elementsOf(const QString &name)
{
    QXmlStreamReader xml(contentOf(name));
    QList<Element> elements;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement())
            elements.append({xml.name().toString(), {}, xml.attributes()});
        else if (xml.isCharacters() && !elements.isEmpty())
            elements.last().text += xml.text().toString().trimmed();
    }
    return xml.hasError() ? QList<Element>() : elements;
}

QString textOf(const QList<Element> &elements, const char *name)
{
    for (const Element &element : elements) {
        if (element.name == QLatin1String(name))
            return element.text;
    }
    return {};
}

QHash<QString, QString> desktopEntry()
{
    QHash<QString, QString> entry;
    const QString text = QString::fromUtf8(contentOf(id + QStringLiteral(".desktop")));
    for (const QString &line : text.split(u'\n'))
        entry.insert(line.section(u'=', 0, 0), line.section(u'=', 1));
    return entry;
}

} // namespace

void TestResources::oneId()
{
    const auto metainfo = elementsOf(id + QStringLiteral(".metainfo.xml"));
    QCOMPARE(textOf(metainfo, "id"), id);
    QCOMPARE(textOf(metainfo, "launchable"), id + QStringLiteral(".desktop"));
    QCOMPARE(textOf(metainfo, "icon"), id);
    const auto entry = desktopEntry();
    QCOMPARE(entry.value(QStringLiteral("Icon")), id);
    QCOMPARE(entry.value(QStringLiteral("Exec")).section(u' ', 0, 0), textOf(metainfo, "binary"));
    QCOMPARE(entry.value(QStringLiteral("Name")), textOf(metainfo, "name"));
    QCOMPARE(entry.value(QStringLiteral("Comment")), textOf(metainfo, "summary"));
    QVERIFY(QFile::exists(folder().filePath(QStringLiteral("icons/%1.svg").arg(id))));
}

void TestResources::listedFilesExist()
{
    int files = 0;
    for (const Element &element : elementsOf(QStringLiteral("icons.qrc"))) {
        if (element.name != QLatin1String("file"))
            continue;
        ++files;
        QVERIFY2(QFile::exists(folder().filePath(element.text)), qPrintable(element.text));
    }
    QCOMPARE(files, 11);
}

void TestResources::everyStateHasItsGlyph_data()
{
    QTest::addColumn<QString>("state");
    for (const char *state : {"pending", "delayed", "claimable", "running", "lease-expired", "retrying",
                              "blocked", "done", "failed", "cancelled"})
        QTest::newRow(state) << QString::fromLatin1(state);
}

void TestResources::everyStateHasItsGlyph()
{
    QFETCH(QString, state);
    const QString name = QStringLiteral("icons/states/state-%1.svg").arg(state);
    const auto elements = elementsOf(name);
    QVERIFY(elements.size() > 1);
    QCOMPARE(elements.first().attributes.value(QStringLiteral("viewBox")), u"0 0 14 14");
    // The window tints them, so there is one ink only.
    for (const Element &element : elements) {
        for (const QString &ink : {element.attributes.value(QStringLiteral("fill")).toString(),
                                   element.attributes.value(QStringLiteral("stroke")).toString()})
            QVERIFY2(ink.isEmpty() || ink == QLatin1String("none") || ink == QLatin1String("#000"),
                     qPrintable(ink));
    }
    const QByteArray list = contentOf(QStringLiteral("icons.qrc"));
    QVERIFY(list.contains(name.toUtf8()));
}

void TestResources::manualIsOfThisVersion()
{
    const QByteArray manual = contentOf(QStringLiteral("storescope.1"));
    QVERIFY(manual.contains("Storescope " STORESCOPE_VERSION));
    const QByteArray metainfo = contentOf(id + QStringLiteral(".metainfo.xml"));
    QVERIFY(metainfo.contains("version=\"" STORESCOPE_VERSION "\""));
}

QTEST_GUILESS_MAIN(TestResources)
#include "tst_resources.moc"
