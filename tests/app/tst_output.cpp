// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/actionreport.h"
#include "app/exitcode.h"
#include "app/output/report.h"
#include "app/output/rowprinter.h"
#include "app/output/texttable.h"
#include "app/rowsoptions.h"
#include "core/action/rowtext.h"
#include "tests/app/made.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <thread>
#include <unistd.h>

using namespace storescope;
using namespace storescope::app;
using namespace storescope::test;

class TestOutput : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void jsonlHasCanonicalFieldsThenColumns();
    void bytesAreTheirSizeAndDigestUnlessRaw();
    void timesKeepTheirDigits();
    void cutValuesAreFetched();
    void csvQuotes();
    void csvHasItsHeaderWithoutRows();
    void tablesShowNoControls();
    void tablesFitTheirWidth();
    void wideCharactersTakeTwoPlaces();
    void idsKeepTheirEnd();
    void reportsInEveryFormat();
    void filterMistakesHaveACaret();
    void aBrokenPipeIsNoticed();
    void aFullDiskIsAFailure();
    void aSlowReaderIsWaitedFor();
    void reportsShowNoControls();
    void exitCodes();

private:
    static QByteArray printed(const std::function<void(Output &)> &print);
    static QByteArray rows(Format format, const std::vector<Record> &records, RowTextOptions options = {});
};

// What goes through the descriptor of an Output.
QByteArray TestOutput::printed(const std::function<void(Output &)> &print)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("out"));
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_CREAT | O_WRONLY, 0600);
    {
        Output output(descriptor);
        print(output);
    }
    ::close(descriptor);
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray TestOutput::rows(Format format, const std::vector<Record> &records, RowTextOptions options)
{
    return printed([&](Output &output) {
        const auto printer = makeRowPrinter(format, output, bound(logSpec()), std::move(options));
        printer->print(records);
        printer->finish();
    });
}

namespace {
Record made(qint64 key, const QHash<QString, Value> &values)
{
    return record(*bound(logSpec()), key, values);
}
Value text(const char *utf8)
{
    return Text{QByteArray(utf8)};
}
} // namespace

void TestOutput::jsonlHasCanonicalFieldsThenColumns()
{
    const QByteArray line =
        rows(Format::Jsonl, {made(7, {{QStringLiteral("payload"), text(R"({ "a": 1.0 })")},
                                      {QStringLiteral("note"), text("hi")}})});
    QVERIFY2(line.startsWith(R"({"key":7,"time":null,)"), line);
    QVERIFY2(line.contains(R"("payload":{"a":1.0})"), line);
    QVERIFY2(line.indexOf("\"columns\":{") > line.indexOf("\"payload\""), line);
    QVERIFY2(line.contains(R"("note":"hi")"), line);
    QVERIFY(line.endsWith("}}\n"));
    QCOMPARE(line.count('\n'), 1);
}

void TestOutput::bytesAreTheirSizeAndDigestUnlessRaw()
{
    const QByteArray bytes("\x00\x01\x02", 3);
    const std::vector<Record> records{made(1, {{QStringLiteral("blob"), Blob{bytes}}})};
    const QByteArray digest = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    QVERIFY(rows(Format::Jsonl, records).contains("\"blob\":{\"bytes\":3,\"sha256\":\"" + digest + "\"}"));
    RowTextOptions raw;
    raw.raw = true;
    QVERIFY(rows(Format::Jsonl, records, raw).contains("\"blob\":\"AAEC\""));
}

void TestOutput::timesKeepTheirDigits()
{
    const QByteArray line =
        rows(Format::Jsonl, {made(1, {{QStringLiteral("time"), Value(qint64(1'700'000'000'120))}})});
    QVERIFY2(line.contains(R"("time":"2023-11-14T22:13:20.120Z")"), line);
    const QByteArray notATime = rows(Format::Jsonl, {made(1, {{QStringLiteral("time"), text("yesterday")}})});
    QVERIFY2(notATime.contains(R"("time":"yesterday")"), notATime);
}

void TestOutput::cutValuesAreFetched()
{
    Record record = made(4, {{QStringLiteral("blob"), Blob{"begin"}}});
    const int column = bound(logSpec())->columnIndex(QStringLiteral("blob"));
    record.cells[size_t(column)].cut = true;
    record.cells[size_t(column)].bytes = 5'000;
    RowTextOptions options;
    options.raw = true;
    options.whole = [](const Key &key, int) -> Result<QByteArray> {
        return QByteArray("whole ") + toString(key).toLatin1();
    };
    QVERIFY(rows(Format::Jsonl, {record}, options).contains(QByteArray("whole 4").toBase64()));
}

void TestOutput::csvQuotes()
{
    const QByteArray csv = rows(Format::Csv, {made(1, {{QStringLiteral("note"), text("a,\"b\"\nc")}})});
    QVERIFY2(csv.contains("\"a,\"\"b\"\"\nc\""), csv);
    const QList<QByteArray> lines = csv.split('\r');
    QVERIFY(lines[0].startsWith("key,time,"));
}

void TestOutput::csvHasItsHeaderWithoutRows()
{
    QVERIFY(rows(Format::Csv, {}).startsWith("key,time,"));
    QCOMPARE(rows(Format::Jsonl, {}), QByteArray());
}

void TestOutput::tablesShowNoControls()
{
    const QByteArray table =
        rows(Format::Table, {made(1, {{QStringLiteral("payload"), text("\x1b[31mred\nnext\xc2\x9b")}})});
    for (const char c : table)
        QVERIFY2(c == '\n' || std::uint8_t(c) >= 0x20, table);
    QCOMPARE(table.count('\n'), 2); // the header and one row
    QVERIFY(!table.contains("\xc2\x9b"));
}

void TestOutput::tablesFitTheirWidth()
{
    TextTable table(60);
    table.addColumn(QStringLiteral("key"), TextTable::Kind::Number);
    table.addColumn(QStringLiteral("time"), TextTable::Kind::Time);
    table.addColumn(QStringLiteral("summary"), TextTable::Kind::Stretch);
    const QStringList row{QStringLiteral("12"), QStringLiteral("2026-11-20T14:32:04.731Z"),
                          QString(500, u'x')};
    table.measure({row});
    QCOMPARE(TextTable::places(QString::fromUtf8(table.line(row).chopped(1))), 60);
    QVERIFY(table.line(row).contains("2026-11-20T14:32:04.731Z"));
    QVERIFY(table.line(row).startsWith(" 12"));
}

void TestOutput::wideCharactersTakeTwoPlaces()
{
    QCOMPARE(TextTable::places(u"棚卸し"), 6);
    QCOMPARE(TextTable::places(u"e\u0301🧾"), 3);
    QCOMPARE(TextTable::places(TextTable::fitted(QStringLiteral("棚卸し棚卸し"), 6, TextTable::Kind::Text)),
             6);
}

void TestOutput::idsKeepTheirEnd()
{
    QCOMPARE(TextTable::fitted(QStringLiteral("art_01m7yw2tfny3mw68753hjhjqhs"), 12, TextTable::Kind::Id),
             QStringLiteral("art_…hjhjqhs"));
    QCOMPARE(TextTable::fitted(QStringLiteral("short"), 7, TextTable::Kind::Id), QStringLiteral("short  "));
}

void TestOutput::reportsInEveryFormat()
{
    Report report(QStringLiteral("things"), {QStringLiteral("name"), QStringLiteral("bytes")});
    report.add({QStringLiteral("a,b"), Json(2048)});
    report.setUnit(QStringLiteral("bytes"), Report::Unit::Bytes);
    const auto as = [&](Format format) {
        return printed([&](Output &output) { report.print(output, format); });
    };
    QCOMPARE(as(Format::Json), QByteArray("{\"things\":[{\"name\":\"a,b\",\"bytes\":2048}]}\n"));
    QCOMPARE(as(Format::Jsonl), QByteArray("{\"name\":\"a,b\",\"bytes\":2048}\n"));
    QCOMPARE(as(Format::Csv), QByteArray("name,bytes\r\n\"a,b\",2048\r\n"));
    QVERIFY(as(Format::Table).contains("2.0 KB"));
}

void TestOutput::filterMistakesHaveACaret()
{
    const QList<QByteArray> lines =
        filterComplaint(QStringLiteral("棚 bytes>abc"), {8, 3, QStringLiteral("needs a size")}).split('\n');
    QCOMPARE(lines[0], QByteArray("filter: 棚 bytes>abc"));
    // Under the 'a', which stands at place 9 of the text for the first letter takes two.
    QCOMPARE(lines[1], QByteArray(8 + 9, ' ') + "^ needs a size");
}

void TestOutput::aBrokenPipeIsNoticed()
{
    signal(SIGPIPE, SIG_IGN);
    int ends[2];
    QCOMPARE(pipe(ends), 0);
    Output output(ends[1]);
    output.write("one");
    output.flush();
    QVERIFY(!output.isBroken());
    close(ends[0]);
    output.write("two");
    output.flush();
    QVERIFY(output.isBroken());
    close(ends[1]);
}

void TestOutput::aFullDiskIsAFailure()
{
    QVERIFY(!outputFailed()); // a broken pipe is none
    const int full = ::open("/dev/full", O_WRONLY);
    Output output(full);
    output.write("one");
    output.flush();
    QVERIFY(output.isBroken());
    QVERIFY(outputFailed());
    close(full);
}

// Through a descriptor that does not block, and holds less than is written.
void TestOutput::aSlowReaderIsWaitedFor()
{
    int ends[2];
    QCOMPARE(pipe2(ends, O_NONBLOCK), 0);
    const QByteArray sent(1'000'000, 'x');
    QByteArray got;
    std::thread reader([&] {
        int waiting = 0;
        while (waiting < 60'000) // the pipe is full
            ioctl(ends[0], FIONREAD, &waiting);
        char buffer[65'536];
        while (got.size() < sent.size())
            if (const ssize_t bytes = read(ends[0], buffer, sizeof buffer); bytes > 0)
                got.append(buffer, bytes);
    });
    {
        Output output(ends[1]);
        output.write(sent);
    }
    reader.join();
    close(ends[0]);
    close(ends[1]);
    QCOMPARE(got, sent);
}

void TestOutput::reportsShowNoControls()
{
    const QString evil = QStringLiteral("\x1b[31mred\a");
    ApplyReport report;
    report.spared = {{evil, evil}};
    const QByteArray applied =
        printed([&](Output &output) { printApply(output, QStringLiteral("sweep"), {report}); });
    Plan plan;
    plan.title = plan.rule = evil;
    PreviewedPlan previewed;
    previewed.plan = std::make_shared<const Plan>(plan);
    previewed.note = evil;
    const QByteArray shown =
        printed([&](Output &output) { printPreview(output, QStringLiteral("sweep"), {previewed}); });
    for (const QByteArray &text : {applied, shown}) {
        QVERIFY(text.contains("red"));
        QVERIFY2(!text.contains('\x1b') && !text.contains('\a'), text);
    }
}

void TestOutput::exitCodes()
{
    const auto code = [](ErrorCode of) { return int(exitCodeOf({of, {}, 0, {}})); };
    QCOMPARE(code(ErrorCode::InvalidArgument), 2);
    for (const ErrorCode unreadable : {ErrorCode::NotFound, ErrorCode::Corrupt, ErrorCode::ReadOnly,
                                       ErrorCode::Io, ErrorCode::Unsupported})
        QCOMPARE(code(unreadable), 3);
    for (const ErrorCode busy : {ErrorCode::Busy, ErrorCode::Conflict, ErrorCode::ClaimExpired})
        QCOMPARE(code(busy), 4);
    for (const ErrorCode partly : {ErrorCode::Cancelled, ErrorCode::OutcomeUnknown})
        QCOMPARE(code(partly), 5);
    // An action that has done nothing was given something of another store.
    QCOMPARE(int(exitCodeOfAction({ErrorCode::Conflict, {}, 0, {}})), 2);
    QCOMPARE(int(exitCodeOfAction({ErrorCode::Busy, {}, 0, {}})), 4);
}

QTEST_GUILESS_MAIN(TestOutput)
#include "tst_output.moc"
