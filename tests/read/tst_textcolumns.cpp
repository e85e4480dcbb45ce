// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/filter/textcolumns.h"
#include "tests/read/filterfixture.h"

#include <QTest>

using namespace storescope;
using namespace storescope::filter;

// Where free text is looked for: everywhere it may be, and nowhere else.
class TestTextColumns : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void choicesAreLookedIntoForTheirWords_data();
    void choicesAreLookedIntoForTheirWords();

private:
    QStringList columnsFor(const QString &text) const
    {
        QStringList names;
        for (const TextColumn &column : textColumns(*m_collection, Needle(text)))
            names << m_collection->columns()[size_t(column.column)].name;
        return names;
    }
    FilterFixture m_fixture;
    std::shared_ptr<const Collection> m_collection;
};

void TestTextColumns::initTestCase()
{
    m_fixture.execute("CREATE TABLE events (id INTEGER PRIMARY KEY, type TEXT, note TEXT, body TEXT)");
    m_collection = m_fixture.collection(R"toml(
id = "events"
kind = "log"
from = "events"
key = ["id"]
tail = "append"
[collection.fields]
type = "type"
level = { sql = "CASE type WHEN 'log' THEN at(body, 'level') ELSE 'info' END" }
error = { sql = "CASE WHEN type IN ('fail', 'nack') THEN at(body, 'why') END" }
target = { path = "target" }
payload = { column = "body", codec = "json" }
[collection.columns]
shouted = { sql = "upper(note)" }
from_note = { sql = "at(note, 'x')" }
either = { sql = "coalesce(note, type)" }
note = "note"
[collection.levels]
error = ["*.error"]
)toml");
    QVERIFY(m_collection);
}

void TestTextColumns::choicesAreLookedIntoForTheirWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("added");
    // `shouted` makes something new; `from_note` undoes JSON's escapes, and note itself is not JSON.
    QTest::newRow("in no word") << QStringLiteral("zebra") << QString();
    QTest::newRow("a level") << QStringLiteral("inf") << QStringLiteral("level");
    QTest::newRow("a compared word") << QStringLiteral("NACK") << QStringLiteral("error");
}

void TestTextColumns::choicesAreLookedIntoForTheirWords()
{
    QFETCH(QString, text);
    QFETCH(QString, added);
    const QStringList found = columnsFor(text);
    for (const char *always : {"type", "shouted", "from_note", "note"})
        QVERIFY2(found.contains(QLatin1String(always)), always);
    QVERIFY(found.contains(QStringLiteral("payload")) || found.contains(QStringLiteral("target")));
    for (const QString &choice : {QStringLiteral("level"), QStringLiteral("error"), QStringLiteral("either")})
        QCOMPARE(found.contains(choice), choice == added);
}

QTEST_GUILESS_MAIN(TestTextColumns)
#include "tst_textcolumns.moc"
