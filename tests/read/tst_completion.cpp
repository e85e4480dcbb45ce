// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/filter/completion.h"

#include <QTest>

#include "filterfixture.h"

using namespace storescope;

class CompletionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void offers_data();
    void offers();
    void replacesTheWordAtTheCursor_data();
    void replacesTheWordAtTheCursor();
    void countsAndTypes();
    void secretsAreNotOffered();

private:
    FilterFixture m_store;
    std::shared_ptr<const Collection> m_collection;
    SampledValues m_sampled;
};

void CompletionTest::initTestCase()
{
    m_store.execute("CREATE TABLE events(seq INTEGER PRIMARY KEY, type TEXT, created_ms INTEGER, attempt "
                    "INTEGER, body TEXT, secret TEXT)");
    for (int i = 0; i < 20; ++i) {
        m_store.execute("INSERT INTO events(type, created_ms, attempt, body, secret) VALUES('" +
                        QByteArray(i % 4 ? "tool_call" : "two words") + "', 1, 1, '{\"tool\":{\"name\":\"" +
                        (i % 2 ? "bash" : "edit") + "\",\"ok\":true}}', 'hunter2')");
    }
    m_collection = m_store.collection(R"(
id = "events"
kind = "queue"
from = "events"
key = ["seq"]
redact = ["secret"]
[collection.fields]
type = "type"
created = { column = "created_ms", time = "ms" }
attempt = "attempt"
payload = { column = "body", codec = "json" }
[[collection.state]]
is = "running"
when = "attempt > 1"
[[collection.state]]
is = "pending"
)");
    auto statement =
        *m_store.connection().prepare(m_collection->sql({}).replace(" LIMIT :limit", "").toStdString());
    m_collection->bindCommon(statement, Instant::now());
    const RecordReader reader(m_collection);
    std::vector<Record> records;
    while (*statement.step())
        records.push_back(reader.read(statement));
    m_sampled.add(*m_collection, records);
    QCOMPARE(m_sampled.rows(), 20);
}

void CompletionTest::offers_data()
{
    QTest::addColumn<QString>("text"); // the cursor stands at its end
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("absent");
    const auto row = [](const char *text, const char *first, const char *absent) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(first)
                            << QString::fromLatin1(absent);
    };
    row("ty", "type:", "created>");
    row("-ty", "type:", "created>");
    row("(a or cre", "created>", "type:");
    row("sin", "since:", "type:");
    row("byt", "bytes>", "type:");
    row("payload.tool.n", "payload.tool.name:", "type:");
    row("state:", "pending", "two words");
    row("state:running,re", "retrying", "pending");
    row("type:", "tool_call", "pending");
    row("type:tw", "\"two words\"", "tool_call");
    row("type:\"two", "\"two words\"", "tool_call");
    row("payload.tool.name=", "bash", "true");
    row("payload.tool.ok:", "true", "bash");
    row("since:", "10m", "pending");
    row("created>", "-10m", "10m");
}

void CompletionTest::offers()
{
    QFETCH(QString, text);
    QFETCH(QString, absent);
    const Completions offered = complete(text, int(text.size()), *m_collection, m_sampled);
    QVERIFY(!offered.items.empty());
    QTEST(offered.items.front().insert, "first");
    for (const Completion &item : offered.items)
        QVERIFY(item.insert != absent);
}

void CompletionTest::replacesTheWordAtTheCursor_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("cursor");
    QTest::addColumn<QString>("replaced");
    QTest::newRow("a word") << QStringLiteral("a ty") << 4 << QStringLiteral("ty");
    QTest::newRow("a value") << QStringLiteral("type:tool b") << 9 << QStringLiteral("tool");
    QTest::newRow("the second value") << QStringLiteral("state:a,bc") << 10 << QStringLiteral("bc");
    QTest::newRow("nothing yet") << QStringLiteral("type:") << 5 << QString();
    QTest::newRow("behind a space") << QStringLiteral("type:a ") << 7 << QString();
}

void CompletionTest::replacesTheWordAtTheCursor()
{
    QFETCH(QString, text);
    QFETCH(int, cursor);
    const Completions offered = complete(text, cursor, *m_collection, m_sampled);
    QTEST(text.mid(offered.position, offered.length), "replaced");
}

void CompletionTest::countsAndTypes()
{
    const Completions names = complete(QStringLiteral("ty"), 2, *m_collection, m_sampled);
    QCOMPARE(names.items.front().name, QStringLiteral("type"));
    QCOMPARE(names.items.front().typeAndValues, QStringLiteral("text · tool_call, two words"));
    QCOMPARE(names.items.front().count, 20);
    const Completions values = complete(QStringLiteral("type:"), 5, *m_collection, m_sampled);
    QCOMPARE(values.items.front().count, 15);
}

void CompletionTest::secretsAreNotOffered()
{
    QVERIFY(m_sampled.values(QStringLiteral("secret")).isEmpty());
}

QTEST_GUILESS_MAIN(CompletionTest)
#include "tst_completion.moc"
