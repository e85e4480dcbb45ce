// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/codec/basetext.h"

#include <QTest>

using namespace storescope;

class TestBaseText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsBase64();
    void readsBase64Url();
    void readsHex();
    void refuses();
};

void TestBaseText::readsBase64()
{
    QCOMPARE(*fromBase64Text(QByteArray("aGVsbG8=")), QByteArray("hello"));
    QCOMPARE(*fromBase64Text(QByteArray("aGVsbG8")), QByteArray("hello"));
    QCOMPARE(*fromBase64Text(QByteArray("aGVs\r\nbG8=\n")), QByteArray("hello"));
    QCOMPARE(*fromBase64Text(QByteArray("+/+/")), QByteArray::fromHex("fbffbf"));
    QCOMPARE(*fromBase64Text(QByteArray()), QByteArray());
}

void TestBaseText::readsBase64Url()
{
    QCOMPARE(*fromBase64UrlText(QByteArray("-_-_")), QByteArray::fromHex("fbffbf"));
}

void TestBaseText::readsHex()
{
    QCOMPARE(*fromHexText(QByteArray("00fFa5")), QByteArray::fromHex("00ffa5"));
    QCOMPARE(*fromHexText(QByteArray("0x00 ff")), QByteArray::fromHex("00ff"));
    QCOMPARE(*fromHexText(QByteArray("\\x61")), QByteArray("a"));
}

void TestBaseText::refuses()
{
    QVERIFY(!fromBase64Text(QByteArray("aGVs*G8=")));
    QVERIFY(!fromBase64Text(QByteArray("-_-_")));
    QVERIFY(!fromBase64UrlText(QByteArray("+/+/")));
    QVERIFY(!fromHexText(QByteArray("abc")));
    QVERIFY(!fromHexText(QByteArray("zz")));
}

QTEST_GUILESS_MAIN(TestBaseText)
#include "tst_basetext.moc"
