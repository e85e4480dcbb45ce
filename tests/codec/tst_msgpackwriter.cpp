// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/codec/json.h"
#include "core/codec/msgpack.h"
#include "core/codec/msgpackwriter.h"

#include <QTest>

using namespace storescope;

class TestMsgpackWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesTheShortestForm_data();
    void writesTheShortestForm();
    void writesBytesAsIntegers();
    void readsBackWhatItWrote();
};

void TestMsgpackWriter::writesTheShortestForm_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("hex");
    const auto row = [](const char *json, const char *hex) {
        QTest::newRow(json) << QByteArray(json) << QByteArray(hex);
    };
    row("null", "c0");
    row("[false,true]", "92c2c3");
    row("[0,127,128,255,256,65535,65536,4294967295,4294967296]",
        "99007fcc80ccffcd0100cdffffce00010000ceffffffffcf0000000100000000");
    row("[-1,-32,-33,-128,-129,-32768,-32769,-2147483648,-2147483649]",
        "99ffe0d0dfd080d1ff7fd18000d2ffff7fffd280000000d3ffffffff7fffffff");
    row("18446744073709551615", "cfffffffffffffffff");
    row("1.0", "cb3ff0000000000000");
    row("{\"b\":1,\"a\":\"é\"}", "82a16201a161a2c3a9");
}

void TestMsgpackWriter::writesTheShortestForm()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, hex);
    QCOMPARE(writeMsgpack(*readJson(json, {})).toHex(), hex);
}

void TestMsgpackWriter::writesBytesAsIntegers()
{
    MsgpackWriter writer;
    writer.integers(QByteArray::fromHex("007f80ff"));
    QCOMPARE(writer.take().toHex(), QByteArray("94007fcc80ccff"));
}

void TestMsgpackWriter::readsBackWhatItWrote()
{
    for (const int size : {0, 15, 16, 31, 32, 255, 256, 65535, 65536}) {
        Json map = Json::object();
        for (int n = 0; n < std::min(size, 300); ++n)
            map[std::to_string(n)] = n;
        const Json whole{{"text", std::string(std::size_t(size), 'x')},
                         {"binary", Json::binary(std::vector<std::uint8_t>(std::size_t(size), 0xff))},
                         {"array", Json(std::size_t(size), 7)},
                         {"map", map}};
        const auto back = readMsgpack(writeMsgpack(whole), {});
        QVERIFY(back);
        QVERIFY(*back == whole);
    }
}

QTEST_GUILESS_MAIN(TestMsgpackWriter)
#include "tst_msgpackwriter.moc"
