// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/profile/profilereader.h"

#include <QTest>

using namespace storescope;

namespace {

// A profile that is right, with one line more or another in its place.
const QByteArray head = R"(id = "x"
[[variant]]
has = { log = ["seq"] }
[[collection]]
id = "log"
kind = "log"
)"; // seven lines follow from here

QByteArray whole(const QByteArray &rest)
{
    return head + rest;
}

} // namespace

class TestProfileReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryForm()
    {
        const ReadProfile read = readProfile(R"toml(
id = "shop"
name = "Shop"
about = "A shop"
seen = false
[[file]]
role = "state"
find = "~/.shop/state_#.db"
highest = true
exclude = ["*.old.db"]
[[file]]
role = "logs"
suffix = ".logs.db"
[[variant]]
id = "new"
has = { jobs = ["id", "at REAL"] }
lacks = { jobs_v1 = [] }
when = "EXISTS (SELECT 1 FROM jobs WHERE at > 0)"
version = "user_version"
known = [3, "4"]
ordered = false
family = { kv = { table = "kv_(?<name>.+)", columns = "key", optional = true } }
[[parameter]]
name = "retry_after"
title = "Retry after"
unit = "s"
default = 90
[[collection]]
id = "jobs"
kind = "queue"
role = ["state", "logs"]
key = ["at", "id"]
key_reused = true
now = "s"
where = "deleted = 0"
tail = { by = "changed", time = "ms", overlap = "2s", removes = true }
hide = "secret"
redact = ["token", "payload.auth"]
items = { table = "items", on = "job", order = "n", column = "body", codec = "json" }
parts = "content"
order = ["created", "id"]
[collection.fields]
id = "id"
session = { column = "sid", link = "jobs", id = true, title = "Session" }
created = { column = "at", time = "s", none = [0, "never"] }
error = { path = "error.text" }
state = { column = "status", values = { ok = "done" } }
type = { by = "queue", "a*" = "{id}", "*" = "other" }
payload = { column = "body", codec = ["base64", "zlib", "json"] }
[collection.columns]
extra = { codec_by = "enc", codecs = { z = ["zstd", "json"], j = "json" }, unit = "ms", redact = true }
[collection.levels]
error = ["*.failed"]
[[collection.state]]
is = "lease-expired"
when = "reserved <= :now - :retry_after"
[[collection.state]]
is = "claimable"
[[collection.part]]
when = [{ path = "type", is = "text" }, { path = "text", is = ["a", "*"] }]
each = "inner"
kind = "reasoning"
text = "text"
cost = "^.cost"
child = { text = "{id}$${call}", link = "jobs" }
[[collection.action]]
do = "release"
when = "reserved <= :now"
set = { token = "NULL" }
[[collection]]
id = "{name}"
kind = "artifacts"
from = "{kv}"
role = "state"
variant = "new"
body = { column = "body", codec = "msgpack", unwrap = { path = "content", compression = "how", then = "bytes", strict = true }, digest = { column = "sum", algorithm = "sha1", stored = true } }
[collection.fields]
expires = { column = "until", time = "ms" }
[[collection.action]]
do = "sweep"
expired = "expires"
)toml",
                                             QStringLiteral("shop.toml"));
        for (const ProfileMistake &mistake : read.mistakes)
            qWarning("%d: %s", mistake.line, qPrintable(mistake.reason));
        QVERIFY(read.profile);
        const Profile &profile = *read.profile;
        QCOMPARE(profile.name, QStringLiteral("Shop"));
        QVERIFY(!profile.seen);
        QVERIFY(profile.files[0].highest);
        QCOMPARE(profile.files[1].suffix, QStringLiteral(".logs.db"));
        const VariantSpec &variant = profile.variants.front();
        QCOMPARE(variant.role, QStringLiteral("state"));
        QCOMPARE(variant.known, (QStringList{QStringLiteral("3"), QStringLiteral("4")}));
        QVERIFY(variant.lacks.contains(QStringLiteral("jobs_v1")));
        QCOMPARE(variant.families.front().columns, QStringList{QStringLiteral("key")});
        QVERIFY(variant.families.front().optional);
        QVERIFY(variant.when.startsWith(QLatin1String("EXISTS")));
        QCOMPARE(profile.parameters.front().standard, Value(qint64(90)));
        QCOMPARE(profile.collections.size(), size_t(3)); // one of them in two roles
        const CollectionSpec &jobs = profile.collections[0];
        QCOMPARE(profile.collections[1].role, QStringLiteral("logs"));
        QCOMPARE(jobs.from, QStringLiteral("jobs"));
        QCOMPARE(jobs.tables, (QStringList{QStringLiteral("jobs"), QStringLiteral("items")}));
        QCOMPARE(jobs.tail.mode, TailMode::Updated);
        QCOMPARE(jobs.tail.overlap, std::chrono::nanoseconds(std::chrono::seconds(2)));
        QVERIFY(jobs.tail.removes && jobs.tail.byTime && jobs.keyReused);
        QCOMPARE(jobs.states.size(), size_t(2));
        QCOMPARE(jobs.partsPath, QStringLiteral("content"));
        QCOMPARE(jobs.order, (QStringList{QStringLiteral("created"), QStringLiteral("id")}));
        QCOMPARE(jobs.parts.front().each, QStringLiteral("inner"));
        QCOMPARE(jobs.parts.front().when.front().is, QStringList{QStringLiteral("text")});
        QCOMPARE(jobs.parts.front().when.back().is.size(), 2);
        QCOMPARE(jobs.parts.front().fields.value(QStringLiteral("cost")).path, QStringLiteral("^.cost"));
        QCOMPARE(jobs.parts.front().fields.value(QStringLiteral("kind")).text, QStringLiteral("reasoning"));
        QCOMPARE(jobs.parts.front().fields.value(QStringLiteral("text")).path, QStringLiteral("text"));
        QCOMPARE(jobs.actions.front().set.value(QStringLiteral("token")), QStringLiteral("NULL"));
        const auto field = [&](const char *name) {
            for (const FieldSpec &spec : jobs.fields)
                if (spec.name == QLatin1String(name))
                    return spec;
            return FieldSpec();
        };
        QVERIFY(!field("created").time->decode(Value(qint64(0))).has_value());
        QCOMPARE(field("type").by, QStringLiteral("queue"));
        QCOMPARE(field("type").texts.size(), 2);
        QCOMPARE(field("payload").codec.steps().size(), 3);
        QCOMPARE(field("extra").codecs.size(), 2);
        QVERIFY(field("extra").redact && field("session").id);
        QCOMPARE(jobs.fields.front().name, QStringLiteral("id")); // as they stand in the file
        QCOMPARE(jobs.fields[1].name, QStringLiteral("session"));
        const CollectionSpec &kv = profile.collections[2];
        QCOMPARE(kv.body->digestAlgorithm, QStringLiteral("sha1"));
        QVERIFY(kv.body->digestOfStored);
        QCOMPARE(kv.actions.front().expired, QStringLiteral("expires"));
    }

    void namesEachMistakeWithItsLine_data()
    {
        QTest::addColumn<QByteArray>("toml");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, const QByteArray &toml, int line, const char *reason) {
            QTest::newRow(name) << toml << line << QString::fromUtf8(reason);
        };
        row("no TOML", "id = \n", 1, "no TOML");
        row("no id", "[[variant]]\nhas = { t = [] }\n", 0, "needs \"id\"");
        row("odd id", "id = \"A b\"\n[[variant]]\nhas = { t = [] }\n", 1, "is no id");
        row("no variant", "id = \"x\"\n", 1, "needs a [[variant]]");
        row("unknown key", whole("kee = [\"seq\"]\n"), 7, "did you mean \"key\"?");
        row("unknown key of file", whole("[[file]]\nfynd = \"~/x\"\nfind = \"~/x\"\n"), 8,
            "did you mean \"find\"?");
        row("wrong type", whole("key_reused = \"yes\"\n"), 7, "must be true or false");
        row("wrong list", whole("key = { a = 1 }\n"), 7, "a text or a list of texts");
        row("unknown kind",
            "id = \"x\"\n[[variant]]\nhas = { t = [] }\n[[collection]]\nid = \"a\"\nkind = \"queues\"\n", 6,
            "did you mean \"queue\"?");
        row("unknown field", whole("[collection.fields]\nsesion = \"sid\"\n"), 8,
            "did you mean \"session\"?");
        row("unknown state",
            "id = \"x\"\n[[variant]]\nhas = { t = [] }\n[[collection]]\nid = \"a\"\nkind = "
            "\"queue\"\n[[collection.state]]\nis = \"runing\"\n",
            8, "did you mean \"running\"?");
        row("unknown state of a value",
            "id = \"x\"\n[[variant]]\nhas = { t = [] }\n[[collection]]\nid = \"a\"\nkind = "
            "\"queue\"\n[collection.fields]\nstate = { column = \"s\", values = { a = \"dune\" } }\n",
            8, "did you mean \"done\"?");
        row("unreachable state",
            whole("[[collection.state]]\nis = \"a\"\n[[collection.state]]\nis = \"b\"\n"), 9, "never holds");
        row("unknown codec", whole("[collection.fields]\npayload = { column = \"p\", codec = \"jason\" }\n"),
            8, "did you mean \"json\"?");
        row("unknown time", whole("[collection.fields]\ntime = { column = \"t\", time = \"isoo\" }\n"), 8,
            "did you mean \"iso\"?");
        row("unknown now", whole("now = \"seconds\"\n"), 7, "is not a time");
        row("sentinel without time", whole("[collection.columns]\nt = { none = [0] }\n"), 8,
            "needs \"time\"");
        row("two collections", whole("[[collection]]\nid = \"log\"\nkind = \"log\"\n"), 7, "there twice");
        row("two files",
            whole("[[file]]\nrole = \"a\"\nfind = \"~/a\"\n[[file]]\nrole = \"a\"\nfind = \"~/b\"\n"), 10,
            "there twice");
        row("two parameters",
            whole("[[parameter]]\nname = \"a\"\ndefault = 1\n[[parameter]]\nname = \"a\"\ndefault = 2\n"), 10,
            "there twice");
        row("file without place", whole("[[file]]\nrole = \"a\"\n"), 7, "needs \"find\" or \"suffix\"");
        row("a place in no JSON", whole("[[file]]\nfind = \"json:~/a\"\n"), 8, "lacks the place");
        row("no path", whole("[[collection.part]]\ntext = \"a[\"\n"), 8, "is no path");
        row("no path of a condition", whole("[[collection.part]]\nwhen = { path = \"a..b\", is = \"x\" }\n"),
            8, "is no path");
        row("tail without by", whole("tail = \"updated\"\n"), 7, "needs \"by\"");
        row("clock without by", whole("tail = { mode = \"clock\" }\n"), 7, "needs \"by\"");
        row("unknown tail", whole("tail = \"apend\"\n"), 7, "did you mean \"append\"?");
        row("overlap", whole("tail = { mode = \"append\", overlap = \"soon\" }\n"), 7, "is no duration");
        row("unknown role", whole("role = \"sesion\"\n[[file]]\nrole = \"session\"\nfind = \"~/a\"\n"), 7,
            "did you mean \"session\"?");
        row("unknown variant", whole("variant = \"old\"\n"), 7, "is not a variant");
        row("unknown link", whole("[collection.fields]\nsession = { column = \"s\", link = \"lag\" }\n"), 8,
            "did you mean \"log\"?");
        row("unknown family", whole("from = \"{kv}\"\n"), 7, "is not a family of tables");
        row("family pattern",
            "id = \"x\"\n[[variant]]\nfamily = { kv = { table = \"kv_(\", columns = [\"k\"] } }\n", 3,
            "is no regular expression");
        row("family by name only", "id = \"x\"\n[[variant]]\nfamily = { kv = { table = \"kv_.*\" } }\n", 3,
            "needs \"columns\"");
        row("known without version", "id = \"x\"\n[[variant]]\nhas = { t = [] }\nknown = [1]\n", 4,
            "needs \"version\"");
        row("version", "id = \"x\"\n[[variant]]\nhas = { t = [] }\nversion = \"versions.v\"\n", 4,
            "one SELECT");
        row("rows of a layout", "id = \"x\"\n[[variant]]\nhas = { t = [] }\nwhen = \"a; b\"\n", 4,
            "ends a statement");
        row("rows of a layout by the time",
            "id = \"x\"\n[[variant]]\nhas = { t = [] }\nwhen = \"1 < :now\"\n", 4, "is not known yet");
        row("sql source without key", whole("from = \"(SELECT 1 AS a)\"\n"), 4, "needs a \"key\"");
        row("no source", whole("from = \"(SELECT 1 AS a) x\"\nkey = \"a\"\n"), 7, "one \"(SELECT …)\"");
        row("two expressions", whole("where = \"a; b\"\n"), 7, "ends a statement");
        row("comment in sql", whole("[collection.fields]\nrole = { sql = \"a -- b\" }\n"), 8, "comment");
        row("helper", whole("[collection.fields]\nrole = { sql = \"at(a)\" }\n"), 8, "at(column, 'path')");
        row("unknown parameter", whole("where = \"a < :nou\"\n"), 7, "did you mean \"now\"?");
        row("taken parameter", whole("[[parameter]]\nname = \"limit\"\ndefault = 1\n"), 8,
            "has a meaning already");
        row("parameter without value", whole("[[parameter]]\nname = \"a\"\n"), 7, "needs a \"default\"");
        row("two sources", whole("[collection.fields]\nrole = { column = \"a\", sql = \"b\" }\n"), 8,
            "comes from one of");
        row("template", whole("[collection.fields]\nsummary = { text = \"{a\" }\n"), 8, "'{' has no end");
        row("template by value", whole("[collection.fields.summary]\nby = \"type\"\n\"a\" = \"{b:c}\"\n"), 9,
            "is no format");
        row("by without texts", whole("[collection.fields]\nsummary = { by = \"type\" }\n"), 8,
            "no text for any value");
        row("codec_by alone", whole("[collection.fields]\npayload = { codec_by = \"a\" }\n"), 8,
            "belong together");
        row("levels without type", whole("[collection.levels]\nerror = [\"a\"]\n"), 7,
            "goes by the field \"type\"");
        row("parts without payload", whole("[[collection.part]]\ntext = \"a\"\n"), 4, "which is missing");
        row("order without parts", whole("order = [\"at\"]\n"), 7, "has no \"part\"");
        row("silent without parts", whole("silent = \"No.\"\n"), 7, "has no \"part\"");
        row("like nobody", whole("like = \"lgo\"\n"), 7, "stands before this one");
        row("part when both",
            whole(
                "[collection.fields]\npayload = \"p\"\n[[collection.part]]\nwhen = { path = \"a\", column = "
                "\"b\", is = \"c\" }\n"),
            10, "asks for a \"path\" or for a \"column\"");
        row("part when what",
            whole("[collection.fields]\npayload = \"p\"\n[[collection.part]]\nwhen = \"a\"\n"), 10,
            "list of those");
        row("part when nothing is",
            whole("[collection.fields]\npayload = \"p\"\n[[collection.part]]\nwhen = { path = \"a\" }\n"), 10,
            "list of texts");
        row("part from a column",
            whole("[collection.fields]\npayload = \"p\"\n[[collection.part]]\ntext = { column = \"a\" }\n"),
            10, "\"path\" or \"text\"");
        row("unknown action", whole("[[collection.action]]\ndo = \"sweap\"\nwhen = \"a\"\n"), 8,
            "did you mean \"sweep\"?");
        row("action without rule", whole("[[collection.action]]\ndo = \"sweep\"\n"), 7,
            "either \"when\" or \"expired\"");
        row("more pointers than fit a plan",
            whole("[[collection.action]]\ndo = \"sweep\"\nwhen = \"a\"\npointer = [" +
                  QByteArray("{ note = \"n\", table = \"t\", column = \"c\" }, ").repeated(33) + "]\n"),
            10, "at most 32 pointers");
        row("digest",
            whole(
                "[collection.body]\ncolumn = \"b\"\ndigest = { column = \"d\", algorithm = \"sha-256\" }\n"),
            9, "did you mean \"sha256\"?");
    }
    void namesEachMistakeWithItsLine()
    {
        QFETCH(QByteArray, toml);
        QFETCH(int, line);
        QFETCH(QString, reason);
        const ReadProfile read = readProfile(toml, QStringLiteral("x.toml"));
        QVERIFY(!read.profile);
        QStringList all;
        for (const ProfileMistake &mistake : read.mistakes) {
            all << QStringLiteral("%1:%2: %3").arg(mistake.file).arg(mistake.line).arg(mistake.reason);
            if (mistake.reason.contains(reason) && (line == 0 || mistake.line == line))
                return;
        }
        QFAIL(qPrintable(all.join(QLatin1Char('\n'))));
    }

    void aCollectionMayBeLikeAnother()
    {
        const ReadProfile read = readProfile(
            "id = \"shop\"\n"
            "[[variant]]\nid = \"new\"\nhas = { jobs = [\"id\"] }\n"
            "[[variant]]\nid = \"old\"\nhas = { jobs = [\"id\"] }\n"
            "[[collection]]\nid = \"jobs\"\nkind = \"queue\"\nvariant = \"new\"\nfrom = \"jobs\"\nkey = "
            "[\"id\"]\nhide = [\"x\"]\n"
            "[collection.fields]\nid = \"id\"\npayload = { column = \"body\", codec = \"json\" }\n"
            "[[collection.state]]\nis = \"claimable\"\n"
            "[[collection]]\nid = \"jobs\"\nlike = \"jobs\"\nvariant = \"old\"\nhide = []\n"
            "[collection.fields]\npayload = { column = \"data\", codec = \"msgpack\" }\n",
            QStringLiteral("shop.toml"));
        for (const ProfileMistake &mistake : read.mistakes)
            qWarning("%d: %s", mistake.line, qPrintable(mistake.reason));
        QVERIFY(read.profile);
        QCOMPARE(read.profile->collections.size(), size_t(2));
        const CollectionSpec &first = read.profile->collections[0], &second = read.profile->collections[1];
        QCOMPARE(first.variant, QStringLiteral("new"));
        QCOMPARE(second.variant, QStringLiteral("old"));
        QCOMPARE(second.kind, Kind::Queue);
        QCOMPARE(second.key, first.key);
        QCOMPARE(first.hide, QStringList{QStringLiteral("x")});
        QVERIFY(second.hide.isEmpty());
        QCOMPARE(second.states.size(), size_t(1));
        QCOMPARE(second.fields.size(), size_t(2));
        const auto payload =
            std::find_if(second.fields.begin(), second.fields.end(),
                         [](const FieldSpec &field) { return field.name == QLatin1String("payload"); });
        QVERIFY(payload != second.fields.end());
        QCOMPARE(payload->column, QStringLiteral("data"));
    }

    void theRightHeadIsRight()
    {
        const ReadProfile read = readProfile(head, QStringLiteral("x.toml"));
        QVERIFY(read.profile);
        QVERIFY(read.mistakes.empty());
        QCOMPARE(read.profile->collections.front().from, QStringLiteral("log"));
    }

    void tellsAllMistakesInOrder()
    {
        const ReadProfile read =
            readProfile(whole("kee = 1\ntail = \"x\"\nhiden = 2\n"), QStringLiteral("x.toml"));
        QCOMPARE(read.mistakes.size(), size_t(3));
        QCOMPARE(read.mistakes[0].line, 7);
        QCOMPARE(read.mistakes[1].line, 8);
        QCOMPARE(read.mistakes[2].line, 9);
    }
};

QTEST_GUILESS_MAIN(TestProfileReader)
#include "tst_profilereader.moc"
