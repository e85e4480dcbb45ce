// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/codec/opaque.h"

#include <QTest>

using namespace storescope;

class TestOpaque : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsPickles_data();
    void knowsPickles();
    void knowsSmallPickles();
    void takesNoTextForAPickle_data();
    void takesNoTextForAPickle();
    void knowsPhp_data();
    void knowsPhp();
    void knowsNoBrokenPhp_data();
    void knowsNoBrokenPhp();
    void walksDeepPhp();
    void knowsFernet();
    void knowsProtobuf();
};

// {'a': [1, 2.5, 'é', None, True], 'b': {1, 2}, 'd': OrderedDict(x=date(2026, 1, 2))} by Python's pickle.
void TestOpaque::knowsPickles_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::newRow("protocol 0") << QByteArray(
        "286470300a56610a70310a286c70320a49310a6146322e350a6156e90a70330a614e614930310a617356620a70340a63"
        "5f5f6275696c74696e5f5f0a7365740a70350a28286c70360a49310a6149320a617470370a5270380a7356640a70390a"
        "63636f6c6c656374696f6e730a4f726465726564446963740a7031300a2874527031310a56780a7031320a6364617465"
        "74696d650a646174650a7031330a28635f636f646563730a656e636f64650a7031340a285607ea01020a7031350a566c"
        "6174696e310a7031360a747031370a527031380a747031390a527032300a73732e");
    QTest::newRow("protocol 1") << QByteArray(
        "7d71002858010000006171015d7102284b014740040000000000005802000000c3a971034e4930310a65580100000062"
        "7104635f5f6275696c74696e5f5f0a7365740a7105285d7106284b014b0265747107527108580100000064710963636f"
        "6c6c656374696f6e730a4f726465726564446963740a710a2952710b580100000078710c636461746574696d650a6461"
        "74650a710d28635f636f646563730a656e636f64650a710e28580500000007c3aa0102710f58060000006c6174696e31"
        "711074711152711274711352711473752e");
    QTest::newRow("protocol 2") << QByteArray(
        "80027d71002858010000006171015d7102284b014740040000000000005802000000c3a971034e886558010000006271"
        "04635f5f6275696c74696e5f5f0a7365740a71055d7106284b014b0265857107527108580100000064710963636f6c6c"
        "656374696f6e730a4f726465726564446963740a710a2952710b580100000078710c636461746574696d650a64617465"
        "0a710d635f636f646563730a656e636f64650a710e580500000007c3aa0102710f58060000006c6174696e3171108671"
        "1152711285711352711473752e");
    QTest::newRow("protocol 3") << QByteArray(
        "80037d71002858010000006171015d7102284b014740040000000000005802000000c3a971034e886558010000006271"
        "04636275696c74696e730a7365740a71055d7106284b014b0265857107527108580100000064710963636f6c6c656374"
        "696f6e730a4f726465726564446963740a710a2952710b580100000078710c636461746574696d650a646174650a710d"
        "430407ea0102710e85710f52711073752e");
    QTest::newRow("protocol 4") << QByteArray(
        "80049574000000000000007d94288c0161945d94284b014740040000000000008c02c3a9944e88658c0162948f94284b"
        "014b02908c0164948c0b636f6c6c656374696f6e73948c0b4f726465726564446963749493942952948c0178948c0864"
        "61746574696d65948c0464617465949394430407ea0102948594529473752e");
    QTest::newRow("protocol 5") << QByteArray(
        "80059574000000000000007d94288c0161945d94284b014740040000000000008c02c3a9944e88658c0162948f94284b"
        "014b02908c0164948c0b636f6c6c656374696f6e73948c0b4f726465726564446963749493942952948c0178948c0864"
        "61746574696d65948c0464617465949394430407ea0102948594529473752e");
}

void TestOpaque::knowsPickles()
{
    QFETCH(QByteArray, hex);
    const QByteArray bytes = QByteArray::fromHex(hex);
    QVERIFY(looksLikePickle(bytes));
    QCOMPARE(recognisedOpaque(bytes), QStringLiteral("pickle"));
    QVERIFY(!looksLikePickle(bytes.chopped(1)));
    QVERIFY(!looksLikePickle(bytes + '.'));
}

void TestOpaque::knowsSmallPickles()
{
    QVERIFY(looksLikePickle(QByteArray::fromHex("80044e2e")));   // None
    QVERIFY(looksLikePickle(QByteArray::fromHex("80054b012e"))); // 1
    QVERIFY(!looksLikePickle(QByteArray::fromHex("80094e2e")));
}

void TestOpaque::takesNoTextForAPickle_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("sentence") << QByteArray("I came home.");
    QTest::newRow("sentence 2") << QByteArray("She said so.\nIt was late.");
    QTest::newRow("sentence 3") << QByteArray("List of things.");
    QTest::newRow("parentheses") << QByteArray("(a, b).");
    QTest::newRow("stop") << QByteArray(".");
    QTest::newRow("json") << QByteArray("[1.]");
    QTest::newRow("two lines") << QByteArray("In short:\n0 of 2.");
}

void TestOpaque::takesNoTextForAPickle()
{
    QFETCH(QByteArray, text);
    QVERIFY(!looksLikePickle(text));
}

void TestOpaque::knowsPhp_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("array") << QByteArray("a:2:{i:0;s:1:\"a\";s:1:\"k\";d:0.5;}");
    QTest::newRow("nested") << QByteArray("a:1:{s:1:\"x\";a:1:{i:0;a:0:{}}}");
    QTest::newRow("object") << QByteArray("O:8:\"App\\Jobs\":2:{s:2:\"id\";i:5;s:4:\"name\";N;}");
    QTest::newRow("private member") << QByteArray("O:1:\"A\":1:{s:4:\"\0A\0x\";b:1;}", 27);
    QTest::newRow("custom") << QByteArray("C:1:\"A\":5:{ab}cd}");
    QTest::newRow("enum") << QByteArray("E:9:\"Suit:Club\";");
    QTest::newRow("reference") << QByteArray("a:2:{i:0;O:1:\"A\":0:{}i:1;r:2;}");
    QTest::newRow("text with quotes") << QByteArray("s:5:\"a\";\"b\";");
}

void TestOpaque::knowsPhp()
{
    QFETCH(QByteArray, text);
    QVERIFY(looksLikePhp(text));
    QCOMPARE(recognisedOpaque(text), QStringLiteral("PHP"));
}

void TestOpaque::knowsNoBrokenPhp_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("wrong length") << QByteArray("s:4:\"a\";");
    QTest::newRow("too few") << QByteArray("a:2:{i:0;i:1;}");
    QTest::newRow("too many") << QByteArray("a:0:{i:0;i:1;}");
    QTest::newRow("great claim") << QByteArray("a:99999999999999999999:{}");
    QTest::newRow("more behind it") << QByteArray("a:0:{}x");
    QTest::newRow("cut") << QByteArray("a:1:{i:0;");
    QTest::newRow("plain text") << QByteArray("s: something");
}

void TestOpaque::knowsNoBrokenPhp()
{
    QFETCH(QByteArray, text);
    QVERIFY(!looksLikePhp(text));
    QVERIFY(recognisedOpaque(text).isEmpty());
}

void TestOpaque::walksDeepPhp()
{
    constexpr int depth = 200'000;
    QVERIFY(looksLikePhp(QByteArray("a:1:{i:0;").repeated(depth) + "N;" + QByteArray("}").repeated(depth)));
}

void TestOpaque::knowsFernet()
{
    // The example of the Fernet specification.
    const QByteArray token = "gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_"
                             "5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA==";
    QVERIFY(looksLikeFernet(token));
    QCOMPARE(recognisedOpaque(token), QStringLiteral("encrypted (Fernet)"));
    QVERIFY(!looksLikeFernet(token.left(96)));
    QVERIFY(!looksLikeFernet("x" + token.mid(1)));
}

void TestOpaque::knowsProtobuf()
{
    QVERIFY(looksLikeProtobuf(QByteArray::fromHex("089601120774657374696e671d00000000")));
    QVERIFY(!looksLikeProtobuf(QByteArray::fromHex("0896")));
    QVERIFY(!looksLikeProtobuf(QByteArray::fromHex("120574")));
    QVERIFY(!looksLikeProtobuf(QByteArray::fromHex("0001")));
    QVERIFY(!looksLikeProtobuf(QByteArray()));
}

QTEST_GUILESS_MAIN(TestOpaque)
#include "tst_opaque.moc"
