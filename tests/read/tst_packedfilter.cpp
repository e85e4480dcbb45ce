// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/read/filterfixture.h"

#include <QTest>

using namespace storescope;

namespace {

QByteArray asBlob(const QByteArray &bytes)
{
    return "x'" + bytes.toHex() + "'";
}

QByteArray zipped(const QByteArray &bytes)
{
    return qCompress(bytes).mid(4);
}

} // namespace

// A filter looks into values as the row itself says that they are packed.
class PackedFilterTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void compressedPayloads();
};

void PackedFilterTest::compressedPayloads()
{
    FilterFixture store;
    store.execute("CREATE TABLE events(seq INTEGER PRIMARY KEY, form TEXT, body)");
    const QByteArray json =
        R"({"city":"K\u00f6ln","tool":{"name":"bash"},"pad":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})";
    store.execute("INSERT INTO events VALUES(1, 'packed', " + asBlob(zipped(json)) + "), (2, 'plain', " +
                  asBlob(json) + "), (3, 'packed', " + asBlob(zipped("{\"city\":\"Bonn\"}")) +
                  "), (4, 'packed', x'00')");
    const auto collection = store.collection(R"(
id = "events"
kind = "log"
from = "events"
key = ["seq"]
[collection.fields]
type = "form"
payload = { column = "body", codec_by = "form", codecs = { packed = ["zlib", "json"], plain = "json" } }
)");
    const auto keys = [&](const char *text) {
        const auto filter = FilterFixture::compiled(QString::fromUtf8(text), collection);
        auto statement =
            *store.connection().prepare(collection->sql({}).replace(" LIMIT :limit", "").toStdString());
        QString found;
        while (*statement.step())
            found += filter->matches(statement) ? QString::number(statement.integer(0)) : QString();
        return found;
    };
    QCOMPARE(keys("köln"), QStringLiteral("12"));
    QCOMPARE(keys("payload.tool.name=bash"), QStringLiteral("12"));
    QCOMPARE(keys("payload:bonn"), QStringLiteral("3"));
}

QTEST_GUILESS_MAIN(PackedFilterTest)
#include "tst_packedfilter.moc"
