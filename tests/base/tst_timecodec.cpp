// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/base/timecodec.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace storescope;

Q_DECLARE_METATYPE(storescope::Value)

namespace {

TimeCodec codecNamed(const char *name)
{
    return *TimeCodec::fromName(QString::fromLatin1(name));
}

QString decodedIso(const TimeCodec &codec, const Value &value)
{
    const auto instant = codec.decode(value);
    return instant ? instant->toIso() : QStringLiteral("no time");
}

Value text(const char *utf8)
{
    return Text{utf8};
}

// A place whose zone is never UTC, for the wall clock of programs that write local time.
class ZoneGuard
{
public:
    explicit ZoneGuard(const char *zone) : m_before(qgetenv("TZ"))
    {
        qputenv("TZ", zone);
        tzset();
    }
    ~ZoneGuard()
    {
        if (m_before.isEmpty())
            qunsetenv("TZ");
        else
            qputenv("TZ", m_before);
        tzset();
    }
    Q_DISABLE_COPY_MOVE(ZoneGuard)

private:
    QByteArray m_before;
};

} // namespace

class TestTimeCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decodes_data();
    void decodes();
    void noTime_data();
    void noTime();
    void magnitude_data();
    void magnitude();
    void sentinels();
    void localTime();
    void blobIds();
    void roundTrip_data();
    void roundTrip();
    void boundsOfIds();
    void extremes();
    void ordersInSql();
    void names();
};

void TestTimeCodec::decodes_data()
{
    QTest::addColumn<QString>("codec");
    QTest::addColumn<Value>("value");
    QTest::addColumn<QString>("iso");
    const auto row = [](const char *codec, const char *what, const Value &value, const char *iso) {
        QTest::addRow("%s %s", codec, what)
            << QString::fromLatin1(codec) << value << QString::fromLatin1(iso);
    };
    row("s", "integer", qint64(1795167015), "2026-11-20T09:30:15Z");
    row("s", "zero is a time without sentinel", qint64(0), "1970-01-01T00:00:00Z");
    row("s", "negative", qint64(-1), "1969-12-31T23:59:59Z");
    row("s", "real", 1795167015.25, "2026-11-20T09:30:15.25Z");
    row("s", "text", text("1795167015"), "2026-11-20T09:30:15Z");
    row("s", "far year", qint64(253402300800), "+10000-01-01T00:00:00Z");
    row("ms", "integer", qint64(1795167015120), "2026-11-20T09:30:15.120Z");
    row("ms", "real", 1795167015120.5, "2026-11-20T09:30:15.1205Z");
    row("ms", "text", text("1795167015120"), "2026-11-20T09:30:15.120Z");
    row("ms", "small", qint64(7), "1970-01-01T00:00:00.007Z");
    row("ms", "small real", 7.5, "1970-01-01T00:00:00.0075Z");
    row("us", "integer", qint64(1795167015120456), "2026-11-20T09:30:15.120456Z");
    row("ns", "integer", qint64(1795167015120456789), "2026-11-20T09:30:15.120456789Z");
    row("ns", "negative", qint64(-1), "1969-12-31T23:59:59.999999999Z");
    row("real", "microseconds", 1795167015.123456, "2026-11-20T09:30:15.123456Z");
    row("real", "whole", 1795167015.0, "2026-11-20T09:30:15Z");
    row("real", "negative", -0.25, "1969-12-31T23:59:59.75Z");
    row("real", "exact text", text("1795167015.123456789"), "2026-11-20T09:30:15.123456789Z");
    row("real", "exponent", text("1.795167015e9"), "2026-11-20T09:30:15Z");
    row("iso", "offset", text("2026-11-20T10:30:15.5+01:00"), "2026-11-20T09:30:15.5Z");
    row("iso", "space, no zone", text("2026-11-20 09:30:15"), "2026-11-20T09:30:15Z");
    row("iso", "nine digits", text("2026-11-20T09:30:15.000000001Z"), "2026-11-20T09:30:15.000000001Z");
    row("iso", "date", text("9999-01-01"), "9999-01-01T00:00:00Z");
    row("julian", "epoch", 2440587.5, "1970-01-01T00:00:00.000Z");
    row("julian", "a day", 2461364.89600694, "2026-11-20T09:30:15.000Z");
    row("ticks", "year one", qint64(0), "0001-01-01T00:00:00.0000000Z");
    row("ticks", "today", qint64(639307638151234567), "2026-11-20T09:30:15.1234567Z");
    row("uuid7", "dashes", text("01a1fa67-6f70-7abc-8def-0123456789ab"), "2026-11-20T19:20:45.168Z");
    row("uuid7", "bare, upper case", text("01A1FA676F707ABC8DEF0123456789AB"), "2026-11-20T19:20:45.168Z");
    row("uuid7", "prefix", text("run_01a1fa67-6f70-7abc-8def-0123456789ab"), "2026-11-20T19:20:45.168Z");
    // Both from RFC 9562, appendix A.
    row("uuid7", "RFC 9562", text("017F22E2-79B0-7CC3-98C4-DC0C0C07398F"), "2022-02-22T19:22:22.000Z");
    row("uuid6", "RFC 9562", text("1EC9414C-232A-6B00-B3C8-9F6BDECED846"), "2022-02-22T19:22:22.0000000Z");
    row("ulid", "bare", text("01ARZ3NDEKTSV4RRFFQ69G5FAV"), "2016-07-30T23:54:10.259Z");
    row("ulid", "lower case", text("01arz3ndektsv4rrffq69g5fav"), "2016-07-30T23:54:10.259Z");
    row("ulid", "prefix", text("msg_01ARZ3NDEKTSV4RRFFQ69G5FAV"), "2016-07-30T23:54:10.259Z");
    row("ulid", "prefix, lower case", text("msg_01arz3ndektsv4rrffq69g5fav"), "2016-07-30T23:54:10.259Z");
    row("ulid", "letters for digits", text("OLARZ3NDEKTSV4RRFFQ69G5FAV"), "2016-07-30T23:54:10.259Z");
    row("unix-iso", "seconds", text("unix:1795167015"), "2026-11-20T09:30:15Z");
    row("unix-iso", "iso", text("2026-11-20T09:30:15.125Z"), "2026-11-20T09:30:15.125Z");
}

void TestTimeCodec::decodes()
{
    QFETCH(QString, codec);
    QFETCH(Value, value);
    QTEST(decodedIso(*TimeCodec::fromName(codec), value), "iso");
}

void TestTimeCodec::noTime_data()
{
    QTest::addColumn<QString>("codec");
    QTest::addColumn<Value>("value");
    const auto row = [](const char *codec, const char *what, const Value &value) {
        QTest::addRow("%s %s", codec, what) << QString::fromLatin1(codec) << value;
    };
    for (const QString &name : TimeCodec::names()) {
        const QByteArray codec = name.toLatin1();
        row(codec, "NULL", {});
        row(codec, "empty", text(""));
        row(codec, "word", text("soon"));
        row(codec, "short blob", Blob{"\x01\x02"});
    }
    row("ms", "iso text", text("2026-11-20T09:30:15Z"));
    row("s", "not a number", std::nan(""));
    row("s", "infinite", std::numeric_limits<double>::infinity());
    row("s", "larger than any second", 1e300);
    row("s", "only a point", text("."));
    row("s", "sign inside", text("1-2"));
    row("julian", "infinite", std::numeric_limits<double>::infinity());
    row("iso", "number", qint64(1795167015));
    row("uuid7", "version 4", text("9f9a2e4c-6f70-4abc-8def-0123456789ab"));
    row("uuid6", "version 7", text("01a1fa67-6f70-7abc-8def-0123456789ab"));
    row("uuid7", "letter", text("01a1fa67-6f70-7abc-8def-0123456789ag"));
    row("uuid7", "no separator after prefix", text("run01a1fa676f707abc8def0123456789ab"));
    row("ulid", "U is no digit", text("01ARZ3NDEKTSV4RRFFQ69G5FAU"));
    row("ulid", "more than 128 bits", text("81ARZ3NDEKTSV4RRFFQ69G5FAV"));
    row("ulid", "no separator after prefix", text("msg01ARZ3NDEKTSV4RRFFQ69G5FAV"));
    row("unix-iso", "prefix only", text("unix:"));
}

void TestTimeCodec::noTime()
{
    QFETCH(QString, codec);
    QFETCH(Value, value);
    QCOMPARE(decodedIso(*TimeCodec::fromName(codec), value), QStringLiteral("no time"));
}

void TestTimeCodec::magnitude_data()
{
    QTest::addColumn<qint64>("number");
    QTest::addColumn<int>("digits");
    QTest::newRow("s") << Q_INT64_C(1795167015) << 0;
    QTest::newRow("largest s") << Q_INT64_C(99999999999) << 0;
    QTest::newRow("least ms") << Q_INT64_C(100000000000) << 3;
    QTest::newRow("ms") << Q_INT64_C(1795167015120) << 3;
    QTest::newRow("largest ms") << Q_INT64_C(99999999999999) << 3;
    QTest::newRow("least us") << Q_INT64_C(100000000000000) << 6;
    QTest::newRow("us") << Q_INT64_C(1795167015120456) << 6;
    QTest::newRow("largest us") << Q_INT64_C(99999999999999999) << 6;
    QTest::newRow("least ns") << Q_INT64_C(100000000000000000) << 9;
    QTest::newRow("ns") << Q_INT64_C(1795167015120456789) << 9;
    QTest::newRow("negative ms") << Q_INT64_C(-1795167015120) << 3;
}

void TestTimeCodec::magnitude()
{
    QFETCH(qint64, number);
    QFETCH(int, digits);
    const char *const byDigits[] = {"s",     nullptr, nullptr, "ms",    nullptr,
                                    nullptr, "us",    nullptr, nullptr, "ns"};
    const auto instant = codecNamed("magnitude").decode(number);
    QVERIFY(instant);
    QCOMPARE(int(instant->digits), digits);
    QCOMPARE(*instant, *codecNamed(byDigits[digits]).decode(number));
    const auto fromText = codecNamed("magnitude").decode(textValue(QString::number(number)));
    QCOMPARE(*fromText, *instant);
}

void TestTimeCodec::sentinels()
{
    const TimeCodec ms = codecNamed("ms").withSentinels({QStringLiteral("0"), QStringLiteral("-1")});
    QVERIFY(!ms.decode(qint64(0)));
    QVERIFY(!ms.decode(0.0));
    QVERIFY(!ms.decode(text("0")));
    QVERIFY(!ms.decode(qint64(-1)));
    QVERIFY(ms.decode(qint64(1)));

    const TimeCodec iso = codecNamed("iso").withSentinels({QStringLiteral("9999-01-01"), QString()});
    QVERIFY(!iso.decode(text("9999-01-01")));
    QVERIFY(!iso.decode(text("9999-01-01 00:00:00")));
    QVERIFY(!iso.decode(text("9999-01-01T00:00:00.000000+00:00")));
    QVERIFY(!iso.decode(text("")));
    QVERIFY(iso.decode(text("9999-01-02")));

    const TimeCodec both = ms.withSentinels({QStringLiteral("7")});
    QVERIFY(!both.decode(qint64(0)));
    QVERIFY(!both.decode(qint64(7)));
    QVERIFY(ms.decode(qint64(7)));
}

void TestTimeCodec::localTime()
{
    const ZoneGuard zone("Asia/Kolkata"); // +05:30, no summer time
    const TimeCodec local = codecNamed("local");
    QCOMPARE(decodedIso(local, text("2026-11-20 15:00:15.123456")),
             QStringLiteral("2026-11-20T09:30:15.123456Z"));
    QCOMPARE(decodedIso(local, text("2026-11-20T15:00:15")), QStringLiteral("2026-11-20T09:30:15Z"));
    QCOMPARE(decodedIso(local, text("2026-11-20T09:30:15Z")), QStringLiteral("2026-11-20T09:30:15Z"));
    Instant instant = Instant::fromMilliseconds(1795167015120);
    QCOMPARE(local.encode(instant), text("2026-11-20 15:00:15.120"));
    QCOMPARE(*local.decode(local.encode(instant)), instant);
}

void TestTimeCodec::blobIds()
{
    const QByteArray uuid = QByteArray::fromHex("017f22e279b07cc398c4dc0c0c07398f");
    QCOMPARE(decodedIso(codecNamed("uuid7"), Blob{uuid}), QStringLiteral("2022-02-22T19:22:22.000Z"));
    QCOMPARE(decodedIso(codecNamed("ulid"), Blob{uuid}), QStringLiteral("2022-02-22T19:22:22.000Z"));
    QCOMPARE(decodedIso(codecNamed("uuid6"), Blob{uuid}), QStringLiteral("no time"));
    const QByteArray six = QByteArray::fromHex("1ec9414c232a6b00b3c89f6bdeced846");
    QCOMPARE(decodedIso(codecNamed("uuid6"), Blob{six}), QStringLiteral("2022-02-22T19:22:22.0000000Z"));
}

void TestTimeCodec::roundTrip_data()
{
    QTest::addColumn<QString>("codec");
    QTest::addColumn<int>("digits"); // what the form can hold
    QTest::newRow("s") << QStringLiteral("s") << 0;
    QTest::newRow("ms") << QStringLiteral("ms") << 3;
    QTest::newRow("us") << QStringLiteral("us") << 6;
    QTest::newRow("ns") << QStringLiteral("ns") << 9;
    QTest::newRow("real") << QStringLiteral("real") << 6;
    QTest::newRow("iso") << QStringLiteral("iso") << 9;
    QTest::newRow("local") << QStringLiteral("local") << 9;
    QTest::newRow("julian") << QStringLiteral("julian") << 3;
    QTest::newRow("ticks") << QStringLiteral("ticks") << 7;
    QTest::newRow("uuid7") << QStringLiteral("uuid7") << 3;
    QTest::newRow("uuid6") << QStringLiteral("uuid6") << 7;
    QTest::newRow("ulid") << QStringLiteral("ulid") << 3;
    QTest::newRow("magnitude") << QStringLiteral("magnitude") << 3;
    QTest::newRow("unix-iso") << QStringLiteral("unix-iso") << 9;
}

void TestTimeCodec::roundTrip()
{
    QFETCH(QString, codec);
    QFETCH(int, digits);
    const TimeCodec form = *TimeCodec::fromName(codec);
    std::int64_t step = 1;
    for (int i = digits; i < 9; ++i)
        step *= 10;
    for (const char *iso : {"2026-11-20T09:30:15.987654321Z", "2024-02-29T23:59:59.999999999Z",
                            "2001-09-09T01:46:40.000000000Z", "2038-01-19T03:14:08.123000000Z"}) {
        const Instant instant = *Instant::fromIso(QString::fromLatin1(iso));
        Instant expected = instant;
        expected.nanos = static_cast<std::int32_t>(instant.nanos / step * step);
        // Through a double, the nearest value of the form's precision is right; elsewhere it is cut.
        const auto again =
            form.decode(form.encode(form.form() == TimeCodec::Form::RealSeconds ? expected : instant));
        QVERIFY(again);
        QCOMPARE(*again, expected);
    }
}

void TestTimeCodec::boundsOfIds()
{
    const Instant instant = Instant::fromMilliseconds(1645557742000);
    QCOMPARE(codecNamed("uuid7").encode(instant), text("017f22e2-79b0-7000-8000-000000000000"));
    QCOMPARE(codecNamed("uuid6").encode(instant), text("1ec9414c-232a-6b00-8000-000000000000"));
    QCOMPARE(codecNamed("ulid").encode(Instant::fromMilliseconds(1469922850259)),
             text("01ARZ3NDEK0000000000000000"));
    const Instant early{-1000, 0};
    QCOMPARE(codecNamed("ulid").encode(early), text("00000000000000000000000000"));
    const Instant late{INT64_MAX, 0};
    QCOMPARE(codecNamed("uuid7").encode(late), text("ffffffff-ffff-7000-8000-000000000000"));
    QCOMPARE(codecNamed("uuid6").encode(late), text("ffffffff-ffff-6fff-8000-000000000000"));
}

void TestTimeCodec::extremes()
{
    const Instant far = *Instant::fromIso(u"9999-12-31T23:59:59Z");
    QCOMPARE(codecNamed("s").encode(far), Value(qint64(253402300799)));
    QCOMPARE(codecNamed("ns").encode(far), Value(std::numeric_limits<qint64>::max()));
    QCOMPARE(*codecNamed("iso").decode(text("9999-12-31T23:59:59Z")), far);
    for (const QString &name : TimeCodec::names()) {
        const TimeCodec codec = *TimeCodec::fromName(name);
        for (const qint64 number : {std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::max()}) {
            if (const auto instant = codec.decode(number))
                QVERIFY2(Instant::fromIso(instant->toIso()) == *instant, qPrintable(instant->toIso()));
        }
    }
}

void TestTimeCodec::ordersInSql()
{
    const QStringList ordered = {QStringLiteral("s"),    QStringLiteral("ms"),   QStringLiteral("us"),
                                 QStringLiteral("ns"),   QStringLiteral("real"), QStringLiteral("julian"),
                                 QStringLiteral("ticks")};
    for (const QString &name : TimeCodec::names())
        QCOMPARE(TimeCodec::fromName(name)->ordersInSql(), ordered.contains(name));
}

void TestTimeCodec::names()
{
    for (const QString &name : TimeCodec::names())
        QCOMPARE(TimeCodec::fromName(name)->name(), name);
    const auto unknown = TimeCodec::fromName(QStringLiteral("uuid8"));
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().code, ErrorCode::InvalidArgument);
    QVERIFY(unknown.error().sentence.contains(QLatin1String("uuid7")));
}

QTEST_GUILESS_MAIN(TestTimeCodec)
#include "tst_timecodec.moc"
