// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/transcript.h"
#include "core/sqlite/opening.h"
#include "tests/read/storefixture.h"

using namespace storescope;

// Parts of a payload as items of a transcript, on tables of our own.
class TestTranscript : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void elementsOfAList();
    void theRowItself();
    void listsInsideAnElement();
    void conditions();
    void resultsFindTheirCalls();
    void callsWithoutResult();
    void statesOfTheProduct();
    void whatTheRowSays();
    void filesAndDataUrls();
    void secretsAreNotTold();
    void severalCollections();
    void moreRowsThanAPage();
    void onlyThisSession();
    void nothingThere();
    void noPartsAtAll();

private:
    // Rows of one table say: (session, role, at, body, tokens).
    struct Store
    {
        StoreFixture fixture;
        std::shared_ptr<OpenStore> opened;
    };
    static std::unique_ptr<Store> storeOf(const QByteArray &sql, const QByteArray &collections);
    static std::unique_ptr<Store> storeOf(const QStringList &bodies, const QByteArray &parts,
                                          const QByteArray &more = {});
    static Transcript read(Store &store, const QString &session = QStringLiteral("s"));
    static QStringList kinds(const Transcript &transcript);
};

static const QByteArray sayTable = "CREATE TABLE say(id INTEGER PRIMARY KEY, session TEXT, role TEXT, at "
                                   "INTEGER, body TEXT, tokens INTEGER, failure TEXT);";
static const QByteArray sayCollection = "[[collection]]\nid = \"say\"\nkind = \"log\"\nkey = "
                                        "[\"id\"]\nMORE[collection.fields]\nsession = \"session\"\n"
                                        "role = \"role\"\ntime = { column = \"at\", time = \"ms\" "
                                        "}\ntokens_in = \"tokens\"\nerror = \"failure\"\n"
                                        "payload = { column = \"body\", codec = \"json\" }\n";

static QList<QByteArray> splitAtEnds(const QByteArray &sql)
{
    QList<QByteArray> statements{{}};
    bool quoted = false;
    for (const char c : sql) {
        quoted = quoted != (c == '\'');
        if (c == ';' && !quoted)
            statements << QByteArray();
        else
            statements.back() += c;
    }
    return statements;
}

std::unique_ptr<TestTranscript::Store> TestTranscript::storeOf(const QByteArray &sql,
                                                               const QByteArray &collections)
{
    auto store = std::make_unique<Store>();
    {
        const auto connection = openForWriting(store->fixture.file(), {});
        if (!connection)
            qFatal("%s", qPrintable(connection.error().sentence));
        for (const QByteArray &statement : splitAtEnds(sayTable + sql)) {
            if (statement.trimmed().isEmpty())
                continue;
            if (const auto done = (*connection)->execute(statement); !done)
                qFatal("%s", qPrintable(done.error().sentence));
        }
    }
    store->fixture.setProfile(collections, "say = [\"body\"]");
    store->opened = store->fixture.open();
    return store;
}

std::unique_ptr<TestTranscript::Store>
TestTranscript::storeOf(const QStringList &bodies, const QByteArray &parts, const QByteArray &more)
{
    QByteArray sql;
    for (const QString &body : bodies) {
        const auto bar = body.indexOf(u'|');
        sql += "INSERT INTO say(session, role, at, body) VALUES('s', '" + body.left(bar).toUtf8() +
               "', 1000, '" + body.mid(bar + 1).toUtf8() + "');";
    }
    return storeOf(sql, QByteArray(sayCollection).replace("MORE", more) + parts);
}

Transcript TestTranscript::read(Store &store, const QString &session)
{
    auto transcript = StoreFixture::value(store.opened->transcript(session));
    if (!transcript)
        qFatal("%s", qPrintable(transcript.error().sentence));
    return std::move(*transcript);
}

QStringList TestTranscript::kinds(const Transcript &transcript)
{
    QStringList kinds;
    for (const TranscriptItem &item : transcript.items)
        kinds << item.kind;
    return kinds;
}

static const QByteArray textPart =
    "[[collection.part]]\nwhen = { path = \"type\", is = \"text\" }\ntext = \"text\"\n";

void TestTranscript::elementsOfAList()
{
    const auto store = storeOf(
        {u"user|[{\"type\":\"text\",\"text\":\"a\"},{\"type\":\"other\"},{\"type\":\"text\",\"text\":\"b\"}]"_qs},
        textPart);
    const Transcript transcript = read(*store);
    QCOMPARE(transcript.items.size(), size_t(2));
    QCOMPARE(transcript.items[1].text, u"b"_qs);
    QCOMPARE(transcript.items[1].part, 2);
    QCOMPARE(transcript.items[1].role, u"user"_qs);
    QCOMPARE(transcript.items[1].time, Instant::fromMilliseconds(1000));
}

void TestTranscript::theRowItself()
{
    const auto store =
        storeOf({u"user|{\"type\":\"text\",\"text\":\"a\"}"_qs, u"user|{\"type\":\"text\",\"text\":\"\"}"_qs},
                textPart);
    const Transcript transcript = read(*store);
    QCOMPARE(kinds(transcript), (QStringList{u"text"_qs, u"text"_qs}));
    QCOMPARE(transcript.items[0].text, u"a"_qs);
}

void TestTranscript::listsInsideAnElement()
{
    const QByteArray parts = "[[collection.part]]\neach = \"content\"\nwhen = { path = \"text\", is = \"*\" "
                             "}\nrole = \"^.who\"\ntext = \"text\"\n"
                             "[[collection.part]]\neach = \"content\"\nrole = \"^.who\"\ntext = \".\"\n"
                             "[[collection.part]]\neach = \"calls\"\ntool = \"name\"\ncall = \"id\"\n";
    const auto store =
        storeOf({u"x|{\"who\":\"user\",\"content\":[{\"text\":\"a\"},{\"text\":\"b\"}]}"_qs,
                 u"x|{\"who\":\"model\",\"content\":\"c\",\"calls\":[{\"name\":\"run\",\"id\":\"1\"}]}"_qs,
                 u"x|{\"who\":\"model\",\"content\":[],\"calls\":null}"_qs},
                parts);
    const Transcript transcript = read(*store);
    QCOMPARE(kinds(transcript), (QStringList{u"text"_qs, u"text"_qs, u"text"_qs, u"tool_call"_qs}));
    QCOMPARE(transcript.items[1].text, u"b"_qs);
    QCOMPARE(transcript.items[1].role, u"user"_qs);
    QCOMPARE(transcript.items[2].text, u"c"_qs);
    QCOMPARE(transcript.items[2].role, u"model"_qs);
    QCOMPARE(transcript.items[3].role, u"x"_qs);
}

void TestTranscript::conditions()
{
    const QByteArray parts = "[[collection.part]]\nwhen = [{ path = \"type\", is = [\"a\", \"b\"] }, { path "
                             "= \"done\", is = \"true\" }]\nkind = \"both\"\n"
                             "[[collection.part]]\nwhen = { path = \"type\", is = \"*\" }\nkind = \"any\"\n";
    const auto store = storeOf(
        {u"x|[{\"type\":\"b\",\"done\":true},{\"type\":\"b\",\"done\":false},{\"type\":null},{\"type\":\"c\"}]"_qs},
        parts);
    QCOMPARE(kinds(read(*store)), (QStringList{u"both"_qs, u"any"_qs, u"any"_qs}));
}

static const QByteArray callParts =
    "[[collection.part]]\nwhen = { path = \"t\", is = \"call\" }\ntool = \"name\"\ncall = \"id\"\narguments "
    "= { path = \"in\", codec = \"json\" }\n"
    "[[collection.part]]\nwhen = { path = \"t\", is = \"result\" }\nanswers = \"id\"\ntext = \"out\"\nerror "
    "= \"failed\"\n"
    "[[collection.part]]\nwhen = { path = \"t\", is = \"text\" }\ntext = \"text\"\n";

void TestTranscript::resultsFindTheirCalls()
{
    // The second call has the number of the first again.
    const auto store = storeOf(
        {u"assistant|[{\"t\":\"call\",\"name\":\"ls\",\"id\":\"1\",\"in\":\"{\\\"a\\\":1}\"},{\"t\":\"call\",\"name\":\"rm\",\"id\":\"2\"}]"_qs,
         u"tool|[{\"t\":\"result\",\"id\":\"2\",\"out\":\"no\\nmore\",\"failed\":true}]"_qs,
         u"tool|[{\"t\":\"result\",\"id\":\"1\",\"out\":\"yes\",\"failed\":false}]"_qs,
         u"assistant|[{\"t\":\"call\",\"name\":\"ls\",\"id\":\"1\"}]"_qs,
         u"tool|[{\"t\":\"result\",\"id\":\"1\",\"out\":\"again\"}]"_qs},
        callParts);
    const Transcript transcript = read(*store);
    const auto &items = transcript.items;
    QCOMPARE(items.size(), size_t(6));
    QCOMPARE(items[0].state, u"done"_qs);
    QCOMPARE(items[0].result, u"yes"_qs);
    QCOMPARE(items[0].arguments->dump(), std::string("{\"a\":1}"));
    QCOMPARE(items[0].other, std::optional<size_t>(3));
    QCOMPARE(items[3].tool, u"ls"_qs);
    QCOMPARE(items[3].other, std::optional<size_t>(0));
    QCOMPARE(items[1].state, u"failed"_qs);
    QCOMPARE(items[1].error, u"no"_qs); // the first line of what came back
    QCOMPARE(items[4].result, u"again"_qs);
}

void TestTranscript::callsWithoutResult()
{
    const auto store = storeOf({u"assistant|[{\"t\":\"call\",\"name\":\"ls\",\"id\":\"1\"}]"_qs,
                                u"user|[{\"t\":\"text\",\"text\":\"what now?\"}]"_qs,
                                u"assistant|[{\"t\":\"call\",\"name\":\"ls\",\"id\":\"2\"}]"_qs},
                               callParts);
    const Transcript transcript = read(*store);
    QCOMPARE(transcript.items[0].state, u"cut off"_qs);
    QCOMPARE(transcript.items[2].state, u"running"_qs);
}

void TestTranscript::statesOfTheProduct()
{
    const QByteArray parts =
        "[[collection.part]]\ntool = \"name\"\ncall = \"id\"\nresult = \"out\"\nstate = { path = \"s\", "
        "values = { ok = \"done\" } }\n"
        "child = { text = \"{role}/{call}\" }\nduration = { path = \"took\", unit = \"s\" }\n";
    const auto store = storeOf(
        {u"boss|[{\"name\":\"a\",\"id\":\"1\",\"s\":\"ok\",\"out\":\"fine\",\"took\":1.5},{\"name\":\"b\",\"id\":\"2\",\"s\":\"waiting\"}]"_qs},
        parts);
    const Transcript transcript = read(*store);
    QCOMPARE(transcript.items[0].state, u"done"_qs);
    QCOMPARE(transcript.items[0].result, u"fine"_qs);
    QCOMPARE(transcript.items[0].child, u"boss/1"_qs);
    QCOMPARE(*transcript.items[0].duration, std::chrono::nanoseconds(1'500'000'000));
    QCOMPARE(transcript.items[1].state, u"waiting"_qs);
}

void TestTranscript::whatTheRowSays()
{
    const auto store =
        storeOf("INSERT INTO say VALUES(1, 's', 'user', 1, "
                "'[{\"type\":\"text\",\"text\":\"a\"},{\"type\":\"text\",\"text\":\"b\"}]', 7, NULL);"
                "INSERT INTO say VALUES(2, 's', 'user', 2, NULL, 5, 'no such model');",
                QByteArray(sayCollection).replace("MORE", "") + textPart);
    const Transcript transcript = read(*store);
    QCOMPARE(kinds(transcript), (QStringList{u"text"_qs, u"text"_qs, u"error"_qs}));
    QVERIFY(!transcript.items[0].tokensIn);
    QCOMPARE(transcript.items[1].tokensIn, std::optional<qint64>(7));
    QCOMPARE(transcript.items[2].error, u"no such model"_qs);
    QCOMPARE(transcript.tokensIn, std::optional<qint64>(12));
    QVERIFY(!transcript.cost);
}

void TestTranscript::filesAndDataUrls()
{
    const QByteArray parts = "[[collection.part]]\nname = \"name\"\nmedia = \"mime\"\ndata = { path = "
                             "\"data\", codec = \"base64\" }\n";
    const auto store =
        storeOf({u"x|[{\"name\":\"a\",\"mime\":\"text/"
                 u"plain\",\"data\":\"aGk=\"},{\"name\":\"b\",\"data\":\"data:image/png;base64,aG8=\"},"
                 "{\"name\":\"c\",\"data\":\"data:text/plain,a%20b\"}]"_qs},
                parts);
    const Transcript transcript = read(*store);
    QCOMPARE(transcript.items[0].kind, u"media"_qs);
    QCOMPARE(transcript.items[0].data, QByteArray("hi"));
    QCOMPARE(transcript.items[1].media, u"image/png"_qs);
    QCOMPARE(transcript.items[1].data, QByteArray("ho"));
    QCOMPARE(transcript.items[2].data, QByteArray("a b"));
}

void TestTranscript::secretsAreNotTold()
{
    const auto store = storeOf(
        {u"x|{\"all\":[{\"type\":\"text\",\"text\":\"a\",\"key\":{\"is\":\"s3cret\"}},{\"type\":\"text\",\"text\":\"b\"}]}"_qs},
        "[[collection.part]]\ntext = \"text\"\narguments = \"key.is\"\n",
        "parts = \"all\"\nredact = [\"payload.all[*].key.is\"]\n");
    const Transcript transcript = read(*store);
    QCOMPARE(transcript.items[0].text, u"a"_qs);
    QCOMPARE(transcript.items[0].arguments->get<std::string>(), std::string("[redacted]"));
    const auto whole =
        storeOf({u"x|{\"type\":\"text\",\"text\":\"a\"}"_qs}, textPart, "redact = [\"payload\"]\n");
    QVERIFY(read(*whole).items.empty());
}

void TestTranscript::severalCollections()
{
    const QByteArray sql = "CREATE TABLE message(id TEXT PRIMARY KEY, session TEXT, at INTEGER, body TEXT);"
                           "INSERT INTO message VALUES('m2', 's', 20, '{\"failed\":\"late\"}');"
                           "INSERT INTO message VALUES('m1', 's', 10, '{\"failed\":\"early\"}');"
                           "INSERT INTO say(session, role, at, body) VALUES('s', 'm2', 99, "
                           "'{\"type\":\"text\",\"text\":\"second\"}');"
                           "INSERT INTO say(session, role, at, body) VALUES('s', 'm1', 99, "
                           "'{\"type\":\"text\",\"text\":\"first\"}');";
    const QByteArray message = "[[collection]]\nid = \"message\"\nkind = \"log\"\nkey = "
                               "[\"id\"]\nORDER[collection.fields]\nsession = \"session\"\n"
                               "time = { column = \"at\", time = \"ms\" }\npayload = { column = \"body\", "
                               "codec = \"json\" }\n[[collection.part]]\nerror = \"failed\"\n";
    const auto texts = [](const Transcript &transcript) {
        QStringList all;
        for (const TranscriptItem &item : transcript.items)
            all << item.text + item.error;
        return all.join(u' ');
    };
    const auto ordered =
        storeOf(sql, QByteArray(sayCollection).replace("MORE", "order = [\"role\", \"id\"]\n") + textPart +
                         QByteArray(message).replace("ORDER", "order = [\"id\"]\n"));
    QCOMPARE(texts(read(*ordered)), u"first early second late"_qs);
    const auto byTime = storeOf(sql, QByteArray(sayCollection).replace("MORE", "") + textPart +
                                         QByteArray(message).replace("ORDER", ""));
    QCOMPARE(texts(read(*byTime)), u"early late second first"_qs);
}

void TestTranscript::moreRowsThanAPage()
{
    QStringList bodies;
    for (int i = 0; i < 450; ++i)
        bodies << QStringLiteral("user|{\"type\":\"text\",\"text\":\"%1\"}").arg(i);
    const auto store = storeOf(bodies, textPart);
    const Transcript transcript = read(*store);
    QCOMPARE(transcript.items.size(), size_t(450));
    for (int i = 0; i < 450; ++i)
        QCOMPARE(transcript.items[size_t(i)].text, QString::number(i));
}

void TestTranscript::onlyThisSession()
{
    const auto store = storeOf(
        "INSERT INTO say(session, body) VALUES('a \"b\\', '{\"type\":\"text\",\"text\":\"mine\"}');"
        "INSERT INTO say(session, body) VALUES('a \"b\\c', '{\"type\":\"text\",\"text\":\"another\"}');",
        QByteArray(sayCollection).replace("MORE", "") + textPart);
    const Transcript transcript = read(*store, u"a \"b\\"_qs);
    QCOMPARE(transcript.items.size(), size_t(1));
    QCOMPARE(transcript.items[0].text, u"mine"_qs);
}

void TestTranscript::nothingThere()
{
    const auto store = storeOf({u"user|{\"type\":\"text\",\"text\":\"a\"}"_qs}, textPart);
    const auto transcript = StoreFixture::value(store->opened->transcript(u"none"_qs));
    QVERIFY(!transcript);
    QCOMPARE(transcript.error().code, ErrorCode::NotFound);
}

void TestTranscript::noPartsAtAll()
{
    const auto store = storeOf({u"user|{}"_qs}, {});
    const auto transcript = StoreFixture::value(store->opened->transcript(u"s"_qs));
    QVERIFY(!transcript);
    QCOMPARE(transcript.error().code, ErrorCode::Unsupported);
}

QTEST_GUILESS_MAIN(TestTranscript)
#include "tst_transcript.moc"
