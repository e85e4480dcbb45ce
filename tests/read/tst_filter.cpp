// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/filter/filter.h"

#include <QTest>

#include "filterfixture.h"

using namespace storescope;

namespace {

const QByteArray profile = R"(
id = "events"
kind = "queue"
from = "events"
key = ["seq"]
[collection.fields]
id = "event_id"
type = "type"
session = "session_id"
created = { column = "created_ms", time = "ms" }
started = { column = "started_iso", time = "iso" }
finished = { column = "finished_iso", time = "iso" }
attempt = "attempt"
priority = { column = "prio", values = { "0" = "low", "9" = "high" } }
payload = { column = "body", codec = "json" }
error = "error"
[collection.columns]
tool = { column = "body", codec = "json", path = "tool.name" }
[[collection.state]]
is = "running"
when = "locked_until > :now"
[[collection.state]]
is = "retrying"
when = "attempt > 1"
[[collection.state]]
is = "pending"
)";

QByteArray sqlText(const char *text)
{
    return text ? "'" + QByteArray(text).replace("'", "''") + "'" : QByteArray("NULL");
}

QByteArray asBlob(const QByteArray &bytes)
{
    return "x'" + bytes.toHex() + "'";
}

} // namespace

class FilterTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void finds_data();
    void finds();
    void mistakes_data();
    void mistakes();
    void exactSqlNeedsNoPredicate_data();
    void exactSqlNeedsNoPredicate();
    void readsOnlyWhatItNeeds();
    void textsMadeFromOthers();
    void emptyLetsAllThrough();

private:
    std::shared_ptr<const Filter> compiled(const QString &text,
                                           const std::shared_ptr<const Collection> &collection) const
    {
        return FilterFixture::compiled(text, collection, m_now);
    }
    // The keys that a filter finds, in every way in which it can be asked; they have to agree.
    QString found(const Filter &filter, const Collection &collection);

    FilterFixture m_store;
    std::shared_ptr<const Collection> m_collection;
    const Instant m_now = *Instant::fromIso(u"2026-03-04T12:00:00Z");
};

void FilterTest::initTestCase()
{
    m_store.execute(
        "CREATE TABLE events(seq INTEGER PRIMARY KEY, event_id TEXT, type TEXT, session_id, created_ms, "
        "started_iso TEXT, "
        "finished_iso TEXT, attempt, prio, body, error TEXT, locked_until INTEGER, note TEXT, weight)");
    const qint64 now = m_now.milliseconds();
    struct Row
    {
        const char *id, *type, *session;
        QByteArray created;
        const char *started, *finished;
        QByteArray attempt, prio, body;
        const char *error;
        qint64 locked;
        const char *note;
        QByteArray weight;
    };
    const Row rows[] = {
        {"evt_7f3a9901aabbcc", "tool_call", "sess_7f3a01", QByteArray::number(now - 60'000),
         "2026-03-04T11:00:00Z", "2026-03-04T11:00:02.5Z", "1", "0",
         sqlText(
             R"({"tool":{"name":"bash","ok":true},"n":[1,4242],"city":"K\u00f6ln","ts":"2026-03-01T00:00:00Z"})"),
         nullptr, now + 1000, "plain note", "10"},
        {"evt_1c02ff42001122", "tool_result", "sess_0b7f3c", QByteArray::number(now - 3'600'000),
         "2026-03-04T13:00:00+02:00", nullptr, "2", "9",
         sqlText(R"({"tool":{"name":"edit","ok":false},"size":2097152,"text":"say \"hi\" Bash"})"),
         "Boom: it broke", 0, "The FREE text", "'10'"},
        {"evt_aa10bb20cc30dd", "message", "5d41402a-7f3b-4e11-9c00-aabbccddeeff",
         QByteArray::number(now - 86'400'000), nullptr, nullptr, "'3'", "5",
         sqlText(R"({"text":"free","nested":{"tool":{"name":"bash"}}})"), "", now - 1, nullptr, "2.5"},
        {"plain", nullptr, nullptr, "NULL", nullptr, nullptr, "NULL", "NULL", "NULL", nullptr, 0, nullptr,
         "NULL"},
        {"evt_00000000abcdef", "Message.Sent", "42", "'" + QByteArray::number(now - 5'000) + "'",
         "2026-03-04T11:59:00Z", "2026-03-04T11:59:00.1Z", "1.5", "9",
         asBlob("{\"tool\":{\"name\":\"Straße\"},\"a.b\":1}"), "Größe", 0, "10% off_", "x'0aff'"},
        {"evt_brokenjson0001", "weird", "sess_7f3zzz", QByteArray::number(now + 600'000), "not a time",
         nullptr, "-4", "0", sqlText("{\"tool\":{\"name\":\"bash\""), nullptr, 0, "a\nb", "'1e3'"},
    };
    int seq = 0;
    for (const Row &row : rows) {
        QByteArrayList values = {QByteArray::number(++seq),
                                 sqlText(row.id),
                                 sqlText(row.type),
                                 sqlText(row.session),
                                 row.created,
                                 sqlText(row.started),
                                 sqlText(row.finished),
                                 row.attempt,
                                 row.prio,
                                 row.body,
                                 sqlText(row.error),
                                 QByteArray::number(row.locked),
                                 sqlText(row.note),
                                 row.weight};
        m_store.execute("INSERT INTO events VALUES(" + values.join(',') + ")");
    }
    // A session that is a number.
    m_store.execute("UPDATE events SET session_id = 421 WHERE seq = 5");
    m_collection = m_store.collection(profile);
}

QString FilterTest::found(const Filter &filter, const Collection &collection)
{
    const auto keysOf = [&](const QByteArray &where, const auto &passes) {
        Collection::Query query;
        query.where = where;
        query.limit = false;
        auto statement = *m_store.connection().prepare(collection.sql(query).toStdString());
        collection.bindCommon(statement, m_now);
        filter.bind(statement);
        QStringList keys;
        while (*statement.step()) {
            if (passes(statement))
                keys << QString::number(statement.integer(0));
        }
        return keys.join(u' ');
    };
    const RecordReader records(filter.collection(), {1 << 20, 1 << 20});
    const QString inPlace = keysOf({}, [&](const Statement &row) { return filter.matches(row); });
    const QString asRecord =
        keysOf({}, [&](const Statement &row) { return filter.matches(records.read(row)); });
    const QString bySql = keysOf(filter.where(), [&](const Statement &row) {
        return !filter.needsPredicate() || filter.matches(row);
    });
    if (asRecord != inPlace)
        return QStringLiteral("in place %1, as a record %2").arg(inPlace, asRecord);
    if (bySql != inPlace)
        return QStringLiteral("in place %1, with %2 %3")
            .arg(inPlace, QString::fromUtf8(filter.where()), bySql);
    return inPlace;
}

void FilterTest::finds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("keys");
    const auto row = [](const char *text, const char *keys) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(keys);
    };
    row("type:TOOL", "1 2");
    row("type:tool_call,weird", "1 6");
    row("type=tool_call", "1");
    row("type=TOOL_CALL", "");
    row("type!=tool_call", "2 3 4 5 6");
    row("-type:tool", "3 4 5 6");
    row("type:*", "1 2 3 5 6");
    row("error:*", "2 5");
    row("error=\"\"", "3");
    row("error:GRÖSSE or error:größe", "5");
    // Ids: beginning, behind a prefix, as lists shorten them.
    row("session:7f3", "1 6");
    row("session:sess_7f3", "1 6");
    row("session:ddeeff", "3");
    row("session:42", "5");
    row("id:7f3a", "1");
    row("id:001122", "2");
    row("id:f42", "");
    row("session=sess_7f3a01", "1");
    // Words of closed lists.
    row("state:running,retrying", "1 2 3 5");
    row("state:run", "1");
    row("state=pending", "4 6");
    row("-state:pending", "1 2 3 5");
    row("priority:high", "2 5");
    row("priority=low", "1 6");
    row("priority:*", "1 2 3 5 6");
    // Numbers, also those that are text.
    row("attempt>1", "2 3 5");
    row("attempt<=1", "1 6");
    row("attempt=3", "3");
    row("attempt:3", "3");
    row("attempt:1", "1");
    row("attempt!=1", "2 3 4 5 6");
    row("not attempt>1", "1 4 6");
    row("weight>=10", "1 2");
    row("weight<10", "3");
    row("weight=10", "1 2");
    row("columns.weight>9", "1 2");
    row("type>\"m\"", "1 2 3 6");
    row("type<=\"message\"", "3 5");
    // Times.
    row("since:10m", "1 5 6");
    row("until:30m", "2 3");
    row("since:2h until:1m", "1 2");
    row("around:2026-03-04T11:00:00Z±1s", "2");
    row("age<90s", "1 5 6");
    row("age>1h", "3");
    row("age>=1h", "2 3");
    row("created>-2m", "1 5 6");
    row("created>+1m", "6");
    row("created!=2026-03-04T11:00Z", "1 3 4 5 6");
    row("created=2026-03-04T11:00Z", "2");
    row("started>2026-03-04T11:30:00Z", "5");
    row("started=2026-03-04T11:00Z", "1 2");
    row("duration>1s", "1");
    row("duration<=100ms", "5");
    // Sizes.
    row("bytes>90", "1");
    row("bytes<1KB", "1 2 3 5 6");
    row("bytes>1MB", "");
    // Inside the payload.
    row("payload.tool.name=bash", "1");
    row("tool=bash", "1");
    row("tool:BA", "1");
    row("tool:straße", "5");
    row("payload.tool.name!=bash", "2 3 4 5 6");
    row("payload.tool.ok=true", "1");
    row("payload.n[1]=4242", "1");
    row("payload.n[1]>4000", "1");
    row("payload.size>1MB", "2");
    row("payload.size=2MB", "2");
    row("payload.city=Köln", "1");
    row("payload.city:köl", "1");
    row("payload.text:\"SAY \\\"hi\\\"\"", "2");
    row("payload.\"a.b\"=1", "5");
    row("payload.ts<2026-03-02T00:00Z", "1");
    row("payload.nested.tool.name:*", "3");
    row("payload:köln", "1");
    // Free text.
    row("bash", "1 2 3 6");
    row("köln", "1");
    row("\"Say \\\"Hi\\\"\"", "2");
    row("\"free text\"", "2");
    row("free", "2 3");
    row("broke", "2 6");
    row("\"10% off_\"", "5");
    row("\"a\\nb\"", "6");
    row("421", "5");
    row("evt_00000000abcdef", "5");
    row("STRASSE or straße", "5");
    // Together.
    row("type:tool (bash or edit) -error:boom", "1");
    row("bash -type:tool", "3 6");
    row("not (bash or state:pending)", "5");
    row("(attempt>1 or köln) since:2h", "1 2 5");
}

void FilterTest::finds()
{
    QFETCH(QString, text);
    const auto filter = compiled(text, m_collection);
    QVERIFY(filter);
    QTEST(found(*filter, *m_collection), "keys");
}

void FilterTest::mistakes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("marked");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *text, const char *marked, const char *sentence) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(marked)
                            << QString::fromUtf8(sentence);
    };
    row("x bytes>abc", ">abc", "“>” needs a number or a size, like bytes>1MB");
    row("duration>soon", ">soon", "“>” needs a number or a duration, like duration>250ms");
    row("bytes:abc", ":abc", "“:” needs a number or a size, like bytes:1MB");
    row("x tpye:a", "tpye", "There is no “tpye” here; did you mean “type”?");
    row("zzzz:a", "zzzz", "There is no “zzzz” here; to search for the text, write it in quotes");
    row("state:done,runing", "runing", "There is no state “runing”; did you mean “running”?");
    row("since:soon", "soon", "“since:” needs a time, like since:10m, since:14:27 or since:2026-01-31");
    row("created>10m", "10m", "“10m” needs a sign here: -10m is in the past, +10m in the future");
    row("created>soon", "soon",
        "“created” is a time, like created>2026-01-31, created>14:27 or created>-10m");
    row("age=10m", "=", "“age” needs < or >, like age<10m");
    row("age<x", "x", "“age” needs a duration, like age<10m");
    row("around:12:00±x", "12:00±x", "“around:” needs a time, like around:14:27 or around:14:27±30s");
    row("type>abc", ">abc", "“>” needs a number or a size, like bytes>1MB");
}

void FilterTest::mistakes()
{
    QFETCH(QString, text);
    const Filter::Made made = Filter::compile(text, m_collection, m_now);
    QVERIFY(made.mistake && !made.filter);
    QTEST(made.mistake->sentence, "sentence");
    QTEST(text.mid(made.mistake->position, made.mistake->length), "marked");
}

void FilterTest::exactSqlNeedsNoPredicate_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("exact");
    QTest::addColumn<bool>("where");
    const auto row = [](const char *text, bool exact, bool where) {
        QTest::newRow(text) << QString::fromUtf8(text) << exact << where;
    };
    row("state:running -type=a bytes>10", true, true);
    row("attempt>1 or type=a", true, true);
    row("type:*", true, true);
    row("since:10m", false, true);
    row("-since:10m", false, false);
    row("type:a state:running", false, true);
    row("type:a or state:running", false, false);
    row("text", false, false);
    row("payload.a=1", false, false);
}

void FilterTest::exactSqlNeedsNoPredicate()
{
    QFETCH(QString, text);
    const auto filter = compiled(text, m_collection);
    QVERIFY(filter);
    QTEST(!filter->needsPredicate(), "exact");
    QTEST(!filter->where().isEmpty(), "where");
}

void FilterTest::readsOnlyWhatItNeeds()
{
    const auto reads = [&](const char *text) {
        QByteArrayList columns;
        const auto filter = compiled(QString::fromLatin1(text), m_collection);
        for (const int position : filter->needs())
            columns << m_collection->selectSql(position);
        return columns;
    };
    QVERIFY(reads("state:running bytes>10").isEmpty());
    QCOMPARE(reads("type:a state:running").size(), 1);
    QVERIFY(reads("type:a").front().contains("type"));
    QVERIFY(reads("payload.x=1").front().contains("body"));
    QVERIFY(reads("word").size() > 5);
}

void FilterTest::textsMadeFromOthers()
{
    const auto collection = m_store.collection(R"(
id = "events"
kind = "log"
from = "events"
key = ["seq"]
[collection.fields]
type = "type"
summary = { text = "{type} says {payload.tool.name}" }
payload = { column = "body", codec = "json" }
)");
    const auto filter = compiled(QStringLiteral("summary:\"call says bash\""), collection);
    QVERIFY(filter->needsRecord());
    QCOMPARE(found(*filter, *collection), QStringLiteral("1"));
}

void FilterTest::emptyLetsAllThrough()
{
    const auto filter = compiled({}, m_collection);
    QVERIFY(filter->matchesAll() && !filter->needsPredicate() && filter->where().isEmpty());
    QCOMPARE(found(*filter, *m_collection), QStringLiteral("1 2 3 4 5 6"));
}

QTEST_GUILESS_MAIN(FilterTest)
#include "tst_filter.moc"
