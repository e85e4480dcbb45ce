// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/conformance/cases.h"
#include "tests/conformance/reading.h"
#include "tests/conformance/transcriptchecks.h"
#include "tests/support/fixture.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QMap>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace storescope;
using namespace storescope::conformance;
using L1 = QLatin1String;

// Transcripts against what the products themselves say of their sessions.
class TestTranscripts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_cases = allCases(); }
    void asTheProductSays_data();
    void asTheProductSays();
    void sums_data();
    void sums();
    void rows_data();
    void rows();

private:
    std::vector<Case> m_cases;
};

static bool globFits(const QJsonObject &mapped, L1 name, const QString &text)
{
    const QString glob = mapped[name].toString(QStringLiteral("*"));
    return QRegularExpression(QRegularExpression::wildcardToRegularExpression(glob)).match(text).hasMatch();
}

void TestTranscripts::asTheProductSays_data()
{
    QTest::addColumn<int>("caseIndex");
    QTest::addColumn<int>("entry");
    QTest::addColumn<int>("checks");
    for (int i = 0; i < int(m_cases.size()); ++i) {
        const Case &each = m_cases[size_t(i)];
        const auto mapping = Mapping::of(each.product);
        const auto all = mapping ? mapping->told[L1("transcripts")].toArray() : QJsonArray();
        const auto entries = each.told[L1("collections")].toArray();
        for (int entry = 0; entry < int(entries.size()); ++entry) {
            const QJsonObject told = entries[entry].toObject();
            for (int checks = 0; checks < int(all.size()); ++checks) {
                const QJsonObject mapped = all[checks].toObject();
                if (mapped[L1("table")] != told[L1("table")] || !globFits(mapped, L1("case"), each.name) ||
                    !globFits(mapped, L1("file"), told[L1("file")].toString()))
                    continue;
                const QStringList name{each.product, each.name, told[L1("file")].toString(),
                                       told[L1("table")].toString(), QString::number(checks)};
                QTest::newRow(qPrintable(name.join(u'/'))) << i << entry << checks;
            }
        }
    }
}

static QString sessionOf(const QJsonObject &mapped, const QJsonObject &item, const QJsonObject &outer)
{
    const QJsonValue said = mapped[L1("session")];
    QStringList parts;
    for (const auto &path : said.isArray() ? said.toArray() : QJsonArray{said}) {
        const QString name = path.toString();
        const QJsonValue value = name.startsWith(u"^.") ? at(outer, name.mid(2)) : at(item, name);
        for (const auto &part : value.isArray() ? value.toArray() : QJsonArray{value})
            parts << spelled(part);
    }
    return parts.join(u'/');
}

// Every number there is 0, every list empty.
static bool isEmpty(const QJsonValue &said, const QJsonObject &item)
{
    if (said.isUndefined())
        return false;
    for (const auto &path : said.isArray() ? said.toArray() : QJsonArray{said}) {
        const QJsonValue value = at(item, path.toString());
        if (value.isArray() ? !value.toArray().isEmpty() : value.toDouble() != 0)
            return false;
    }
    return true;
}

// Only what the row says whose `column` in `collection` is the item's id.
static Transcript ofRow(OpenStore &store, const Transcript &whole, const QJsonObject &row, const QString &id)
{
    Transcript result;
    const auto collection = store.collection(row[L1("collection")].toString());
    const auto records = collection ? allRecords(store, collection->id()) : Result<std::vector<Record>>();
    const auto add = [](auto &to, const auto &more) {
        if (more)
            to = to.value_or(0) + *more;
    };
    for (const TranscriptItem &item : whole.items) {
        const bool isOne =
            records && std::any_of(records->begin(), records->end(), [&](const Record &record) {
                return record.key == item.row &&
                       shown(*collection, record, row[L1("column")].toString()) == id;
            });
        if (item.collection != row[L1("collection")].toString() || !isOne)
            continue;
        result.items.push_back(item);
        add(result.tokensIn, item.tokensIn);
        add(result.tokensOut, item.tokensOut);
        add(result.cost, item.cost);
    }
    return result;
}

void TestTranscripts::asTheProductSays()
{
    QFETCH(int, caseIndex);
    QFETCH(int, entry);
    QFETCH(int, checks);
    const Case &each = m_cases[size_t(caseIndex)];
    const QJsonObject told = each.told[L1("collections")].toArray()[entry].toObject();
    const QJsonObject mapped =
        Mapping::of(each.product)->told[L1("transcripts")].toArray()[checks].toObject();
    const QTemporaryDir folder;
    QVERIFY(test::copyFixture(each.folder, folder.path()));
    const auto store = opened(folder.filePath(told[L1("file")].toString()), true);
    QVERIFY2(store, store ? "" : qPrintable(store.error().sentence));
    QStringList problems;
    for (const auto &entryItem : told[L1("items")].toArray()) {
        const QJsonObject outer = entryItem.toObject();
        const QString in = mapped[L1("in")].toString();
        for (const auto &value : in.isEmpty() ? QJsonArray{outer} : at(outer, in).toArray()) {
            const QJsonObject item = value.toObject();
            if (isEmpty(mapped[L1("unless")], item))
                continue;
            const QString session = sessionOf(mapped, item, outer);
            if (mapped[L1("except")].toArray().contains(session))
                continue;
            const auto transcript = awaited((*store)->transcript(session));
            if (isEmpty(mapped[L1("none")], item)) {
                if (transcript || transcript.error().code != ErrorCode::NotFound)
                    problems << session + L1(" has a transcript");
            } else if (!transcript) {
                problems << session + L1(": ") + transcript.error().sentence;
            } else {
                const QJsonObject row = mapped[L1("row")].toObject();
                const auto said = row.isEmpty() ? *transcript
                                                : ofRow(**store, *transcript, row,
                                                        spelled(at(item, row[L1("item")].toString())));
                for (const QString &problem : differences(said, mapped, item))
                    problems << session + L1(": ") + problem;
            }
        }
    }
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
}

void TestTranscripts::sums_data()
{
    QTest::addColumn<int>("caseIndex");
    QTest::addColumn<int>("entry");
    QTest::addColumn<int>("index");
    for (int i = 0; i < int(m_cases.size()); ++i) {
        const Case &each = m_cases[size_t(i)];
        const auto mapping = Mapping::of(each.product);
        const auto all = mapping ? mapping->told[L1("sums")].toArray() : QJsonArray();
        const auto entries = each.told[L1("collections")].toArray();
        for (int entry = 0; entry < int(entries.size()); ++entry) {
            for (int j = 0; j < int(all.size()); ++j) {
                const QString table = all[j][L1("table")].toString();
                const QStringList name{each.product, each.name, table};
                if (table == entries[entry][L1("table")].toString())
                    QTest::newRow(qPrintable(name.join(u'/'))) << i << entry << j;
            }
        }
    }
}

// What the items of a session cost together.
void TestTranscripts::sums()
{
    QFETCH(int, caseIndex);
    QFETCH(int, entry);
    QFETCH(int, index);
    const Case &each = m_cases[size_t(caseIndex)];
    const QJsonObject told = each.told[L1("collections")].toArray()[entry].toObject();
    const QJsonObject mapped = Mapping::of(each.product)->told[L1("sums")].toArray()[index].toObject();
    QMap<QString, std::pair<qint64, qint64>> expected;
    for (const auto &item : told[L1("items")].toArray()) {
        auto &sum = expected[spelled(at(item, mapped[L1("session")].toString()))];
        sum.first += at(item, mapped[L1("tokens_in")].toString()).toInteger();
        sum.second += at(item, mapped[L1("tokens_out")].toString()).toInteger();
    }
    const QTemporaryDir folder;
    QVERIFY(test::copyFixture(each.folder, folder.path()));
    const auto store = opened(folder.filePath(told[L1("file")].toString()), true);
    QVERIFY2(store, store ? "" : qPrintable(store.error().sentence));
    for (auto it = expected.begin(); it != expected.end(); ++it) {
        const auto transcript = awaited((*store)->transcript(it.key()));
        QVERIFY2(transcript, qPrintable(it.key()));
        QCOMPARE(transcript->tokensIn.value_or(0), it->first);
        QCOMPARE(transcript->tokensOut.value_or(0), it->second);
    }
}

void TestTranscripts::rows_data()
{
    QTest::addColumn<int>("caseIndex");
    QTest::addColumn<int>("index");
    for (int i = 0; i < int(m_cases.size()); ++i) {
        const auto mapping = Mapping::of(m_cases[size_t(i)].product);
        const auto all = mapping ? mapping->told[L1("transcriptRows")].toArray() : QJsonArray();
        for (int j = 0; j < int(all.size()); ++j) {
            if (all[j][L1("case")].toString() == m_cases[size_t(i)].name)
                QTest::newRow(qPrintable(m_cases[size_t(i)].product + u'/' + m_cases[size_t(i)].name +
                                         L1(": ") + all[j][L1("trap")].toString()))
                    << i << j;
        }
    }
}

void TestTranscripts::rows()
{
    QFETCH(int, caseIndex);
    QFETCH(int, index);
    const Case &each = m_cases[size_t(caseIndex)];
    const QJsonObject row = Mapping::of(each.product)->told[L1("transcriptRows")].toArray()[index].toObject();
    const QTemporaryDir folder;
    QVERIFY(test::copyFixture(each.folder, folder.path()));
    const auto store = opened(folder.filePath(row[L1("file")].toString()), true);
    QVERIFY2(store, store ? "" : qPrintable(store.error().sentence));
    const auto transcript = awaited((*store)->transcript(row[L1("session")].toString()));
    QVERIFY2(transcript, transcript ? "" : qPrintable(transcript.error().sentence));
    const QJsonObject is = row[L1("is")].toObject();
    int found = 0;
    QStringList seen;
    for (const TranscriptItem &item : transcript->items) {
        seen << item.kind;
        if (!isOne(item, row[L1("where")].toObject()))
            continue;
        ++found;
        for (auto it = is.begin(); it != is.end(); ++it)
            QCOMPARE(attribute(item, it.key()), it.value().toString());
    }
    QVERIFY2(found == row[L1("rows")].toInt(1),
             qPrintable(QStringLiteral("%1 of: %2").arg(found).arg(seen.join(u' '))));
}

QTEST_GUILESS_MAIN(TestTranscripts)
#include "tst_transcripts.moc"
