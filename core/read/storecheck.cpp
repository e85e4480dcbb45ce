// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/storecheck.h"

#include "core/read/alarm.h"
#include "core/read/storeaccess.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace storescope {

namespace {

constexpr int mostFindings = 200;                             // of a table
constexpr std::chrono::milliseconds longestBesideJournal{25}; // its writer cannot commit meanwhile

Result<void> readLines(Connection &connection, const CheckRequest &request, TableCheck &check)
{
    const QByteArray sql = QByteArray(request.indexes ? "PRAGMA integrity_check(" : "PRAGMA quick_check(") +
                           quotedIdentifier(request.table) + ')';
    auto statement = connection.prepare(std::string_view(sql.constData(), size_t(sql.size())));
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    for (int lines = 0; lines < mostFindings; ++lines) {
        const auto there = statement->step();
        if (!there)
            return tl::unexpected<Error>(there.error());
        if (!*there)
            break;
        const auto said = statement->bytes(0);
        for (const QString &line :
             QString::fromUtf8(said.data(), qsizetype(said.size())).split(QLatin1Char('\n'))) {
            if (line != QLatin1String("ok") && !line.startsWith(QLatin1String("***")) && !line.isEmpty())
                check.findings.push_back(checkFinding(request.table, line));
        }
    }
    return {};
}

Result<void> readForeignKeys(Connection &connection, const CheckRequest &request, TableCheck &check)
{
    const QByteArray sql = "PRAGMA foreign_key_check(" + quotedIdentifier(request.table) + ')';
    auto statement = connection.prepare(std::string_view(sql.constData(), size_t(sql.size())));
    if (!statement) {
        if (!statement.error().sentence.contains(QLatin1String("foreign key mismatch")))
            return tl::unexpected<Error>(statement.error());
        check.findings.push_back(checkFinding(request.table, QStringLiteral("foreign key mismatch")));
        return {};
    }
    for (int rows = 0; rows < mostFindings; ++rows) {
        const auto there = statement->step();
        if (!there)
            return tl::unexpected<Error>(there.error());
        if (!*there)
            break;
        check.findings.push_back(foreignKeyFinding(request.table, toInteger(statement->value(1)).value_or(-1),
                                                   toDisplay(statement->value(2))));
    }
    return {};
}

// So that checks one after the other leave the writer half of the time.
void rest(const GovernedRead &read, std::chrono::milliseconds duration)
{
    const auto until = std::chrono::steady_clock::now() + duration;
    for (auto now = std::chrono::steady_clock::now(); now < until && read.stop();
         now = std::chrono::steady_clock::now())
        std::this_thread::sleep_for(
            std::min<std::chrono::steady_clock::duration>(until - now, std::chrono::milliseconds(10)));
}

Result<TableCheck> checkOne(GovernedRead &read, const CheckRequest &request)
{
    const auto longest = longestCheck(read.connection(), request);
    TableCheck check;
    const auto done = read.once([&]() -> Result<void> {
        check = {};
        QElapsedTimer clock;
        clock.start();
        std::unique_ptr<Alarm> alarm;
        if (longest.count() > 0)
            alarm = std::make_unique<Alarm>(read.connection(), longest);
        auto lines = request.foreignKeys ? readForeignKeys(read.connection(), request, check)
                                         : readLines(read.connection(), request, check);
        const bool rang = alarm && alarm->stop();
        check.took = std::chrono::milliseconds(clock.elapsed());
        if (lines)
            return {};
        if (rang && read.stop()) {
            check.complete = false;
            return {};
        }
        if (lines.error().code != ErrorCode::Corrupt)
            return lines;
        check.findings.push_back(checkFinding(request.table, lines.error().sentence));
        return {};
    });
    if (!done)
        return tl::unexpected<Error>(done.error());
    if (longest.count() > 0)
        rest(read, check.took);
    return check;
}

struct Meaning
{
    const char *pattern;
    const char *words;
};
// SQLite's lines and what they mean; %1 is what the pattern catches.
constexpr Meaning meanings[] = {
    {"^row (\\S+) missing from index (.+)$",
     QT_TRANSLATE_NOOP("check", "Row %1 is not in the index %2: looked for by it, the row is not found.")},
    {"^wrong # of entries in index (.+)$",
     QT_TRANSLATE_NOOP("check", "The index %1 has more or fewer entries than the table has rows.")},
    {"^non-unique entry in index (.+)$",
     QT_TRANSLATE_NOOP("check", "The index %1 holds a value twice that may be there once.")},
    {"^NULL value in (.+)$", QT_TRANSLATE_NOOP("check", "%1 is empty in a row where it may not be.")},
    {"^CHECK constraint failed in (.+)$",
     QT_TRANSLATE_NOOP("check", "A row of %1 breaks a rule of its table.")},
    {"^row not in PRIMARY KEY order for (.+)$",
     QT_TRANSLATE_NOOP("check", "Rows of %1 stand in the wrong order: some are not found by their key.")},
    {"Rowid (-?\\d+) out of order",
     QT_TRANSLATE_NOOP("check", "Row %1 stands in the wrong place: it may not be found by its number.")},
    {"2nd reference to page (\\d+)",
     QT_TRANSLATE_NOOP("check", "Page %1 belongs to two places: one of them overwrote the other.")},
    {"invalid page number (\\d+)",
     QT_TRANSLATE_NOOP("check", "A page points at page %1, which is not in the file: what stood there is "
                                "lost.")},
    {"btreeInitPage\\(\\) returns error code (\\d+)",
     QT_TRANSLATE_NOOP("check", "The page cannot be read (SQLite %1). The rows on it are missing.")},
    {"unable to get the page. error code=(\\d+)",
     QT_TRANSLATE_NOOP("check", "The page cannot be read from the disk (SQLite %1).")},
    {"Child page depth differs",
     QT_TRANSLATE_NOOP("check", "The pages below have different depths: part of the tree is cut off.")},
    {"Multiple uses for byte (\\d+)",
     QT_TRANSLATE_NOOP("check", "Two values lie over each other on the page, at byte %1.")},
    {"Offset (\\d+) out of range",
     QT_TRANSLATE_NOOP("check", "A value points beyond the end of its page, to byte %1.")},
    {"Extends off end of page", QT_TRANSLATE_NOOP("check", "A value reaches beyond the end of its page.")},
    {"Fragmentation of (\\d+) bytes reported as (\\d+)",
     QT_TRANSLATE_NOOP("check", "The page counts its free bytes wrongly (%2 instead of %1). No row is lost "
                                "by that.")},
    {"overflow list length",
     QT_TRANSLATE_NOOP("check", "A long value has too few or too many pages: its end is lost.")},
    {"never used$", QT_TRANSLATE_NOOP("check", "The page is used by nothing. It only takes up space.")},
    {"^foreign key mismatch$",
     QT_TRANSLATE_NOOP("check", "A foreign key names columns that are not the key of their table, so nothing "
                                "can be looked for.")},
    {"malformed", QT_TRANSLATE_NOOP("check", "SQLite gave up: the structure of the table is damaged.")},
};

} // namespace

CheckFinding checkFinding(const QString &table, const QString &line)
{
    static const QRegularExpression ofPage(QStringLiteral("[Pp]age (\\d+)"));
    CheckFinding finding{table, -1, {}, line.trimmed()};
    if (const auto page = ofPage.match(line); page.hasMatch())
        finding.page = page.captured(1).toLongLong();
    for (const Meaning &meaning : meanings) {
        const auto match = QRegularExpression(QLatin1String(meaning.pattern)).match(finding.said);
        if (!match.hasMatch())
            continue;
        finding.meaning = QCoreApplication::translate("check", meaning.words);
        for (int part = 1; part <= match.lastCapturedIndex(); ++part)
            finding.meaning.replace(QStringLiteral("%%1").arg(part), match.captured(part));
        return finding;
    }
    finding.meaning = QCoreApplication::translate("check", "SQLite says: %1").arg(finding.said);
    return finding;
}

CheckFinding foreignKeyFinding(const QString &table, qint64 row, const QString &parent)
{
    CheckFinding finding{table, -1, {}, QStringLiteral("%1 row %2: %3").arg(table).arg(row).arg(parent)};
    finding.meaning =
        row < 0
            ? QCoreApplication::translate("check", "A row names a row of %1 that is not there.").arg(parent)
            : QCoreApplication::translate("check", "Row %1 names a row of %2 that is not there.")
                  .arg(QString::number(row), parent);
    return finding;
}

std::chrono::milliseconds longestCheck(const Connection &connection, const CheckRequest &request)
{
    const bool commitsWait =
        connection.openedAs() == OpenedAs::Live && connection.journalMode() != QLatin1String("wal");
    return commitsWait ? std::min(request.longest, longestBesideJournal) : request.longest;
}

QStringList checkableTables(const OpenStore &store, int file)
{
    QStringList tables{QStringLiteral("sqlite_schema")};
    for (const Schema::Table &table : StoreAccess(store).schema(file).tables) {
        if (!table.view && !table.isVirtual)
            tables << table.name;
    }
    return tables;
}

QFuture<Result<TableCheck>> checkTable(const OpenStore &store, const CheckRequest &request,
                                       CancelToken cancel)
{
    const auto readers = StoreAccess(store).readers(request.file);
    return readers->read<TableCheck>(
        readers->scan(0), Reader::Action, [request](GovernedRead &read) { return checkOne(read, request); },
        Priority::Low, std::move(cancel));
}

} // namespace storescope
