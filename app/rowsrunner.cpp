// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/rowsrunner.h"

#include "app/output/rowprinter.h"
#include "app/rowfollower.h"
#include "app/rowscan.h"
#include "app/waiting.h"
#include "app/wholecell.h"

#include <QLocale>

#include <unistd.h>

namespace storescope::app {
namespace {

// What one run holds; each way to get rows is one function.
struct Run
{
    RowsOptions &options;
    const CancelToken &interrupted;
    OpenedStore opened{};
    std::shared_ptr<const Collection> collection{};
    std::shared_ptr<const Filter> filter{}; // null: all rows
    Output output{STDOUT_FILENO};
    std::unique_ptr<RowPrinter> printer{};
    Key last{}; // of the rows printed

    void print(const std::vector<Record> &records)
    {
        if (!records.empty())
            last = records.back().key;
        printer->print(records);
    }
    QFuture<Result<Page>> ask(PageRequest request)
    {
        request.filter = filter;
        request.preview = printer->preview();
        return opened.store->page(collection->id(), request, interrupted);
    }
    Result<Page> page(const PageRequest &request) { return waitFor(ask(request)); }
};

int fail(Run &run, const Error &error)
{
    run.output.flush();
    complain(error);
    return exitCodeOf(error);
}

// Why this cannot be a key of the collection; empty: it can.
QString keyMistake(const Collection &collection, const Key &key)
{
    if (int(key.parts.size()) != collection.keySize())
        return QStringLiteral("A key of %1 has %2 parts, joined by '/'")
            .arg(collection.id())
            .arg(collection.keySize());
    const std::vector<bool> integers = collection.integerKeys();
    for (size_t i = 0; i < key.parts.size(); ++i)
        if (integers[i] && !toInteger(key.parts[i]))
            return QStringLiteral("A key of %1 is a number, not “%2”; rows begin with theirs")
                .arg(collection.id(), toDisplay(key.parts[i]));
    return {};
}

Result<PageRequest> firstRequest(Run &run)
{
    PageRequest request;
    request.count = int(std::min<qint64>(run.options.last, 1'000'000'000));
    if (!run.options.from.empty()) {
        request.from = PageRequest::From::AtOrAfter;
        request.key = keyFromString(text(run.options.from), run.collection->integerKeys());
        if (const QString wrong = keyMistake(*run.collection, request.key); !wrong.isEmpty())
            return failure(ErrorCode::InvalidArgument, wrong);
    } else if (run.options.row > 0) {
        request.from = PageRequest::From::Row;
        request.row = run.options.row - 1;
    }
    return request;
}

// Row numbers are exact once the rows were counted.
Result<Page> exactPage(Run &run, const PageRequest &request)
{
    auto page = run.page(request);
    if (!page || request.from != PageRequest::From::Row || page->exactRow)
        return page;
    const auto rows = waitFor(run.opened.store->count(run.collection->id(), run.interrupted));
    return rows ? run.page(request) : tl::unexpected(rows.error());
}

// In pages, so that neither we nor the store hold much at once.
constexpr int pageRows = 2000;

int printPages(Run &run)
{
    const auto first = firstRequest(run);
    if (!first)
        return fail(run, first.error());
    PageRequest request = *first;
    qint64 left = request.count;
    // The last rows come in one page, for they are read backwards; the others one page after the other.
    if (request.from != PageRequest::From::Last)
        request.count = int(std::min<qint64>(left, pageRows));
    auto page = left > 0 ? exactPage(run, request) : Result<Page>();
    while (left > 0 && !run.output.isBroken()) {
        if (!page)
            return fail(run, page.error());
        const Page shown = std::move(*page);
        left -= qint64(shown.records.size());
        const bool more =
            request.from != PageRequest::From::Last && !shown.atEnd && !shown.records.empty() && left > 0;
        QFuture<Result<Page>> next;
        if (more) { // is read while this one is printed
            request.from = PageRequest::From::After;
            request.key = shown.records.back().key;
            request.count = int(std::min<qint64>(left, pageRows));
            next = run.ask(request);
        }
        run.print(shown.records);
        if (!more)
            break;
        page = waitFor(next);
    }
    return Done;
}

int printAll(Run &run)
{
    RowScan scan(*run.opened.store, run.collection->id(), run.filter, run.printer->preview(),
                 run.interrupted);
    Progress progress;
    const QLocale locale(QLocale::English);
    const auto scanned = scan.run(
        [&](const std::vector<Record> &records) {
            if (run.output.isTerminal())
                progress.clear();
            run.print(records);
            return !run.output.isBroken();
        },
        [&](const ScanProgress &at) {
            if (!run.output.isTerminal())
                progress.show(QStringLiteral("%1 % · %2 rows printed")
                                  .arg(int(at.share * 100))
                                  .arg(locale.toString(at.matches)));
        });
    progress.clear();
    if (scanned)
        return Done;
    if (scanned.error().code != ErrorCode::Cancelled)
        return fail(run, scanned.error());
    run.output.flush();
    complain(QStringLiteral("Stopped after %1 rows.").arg(locale.toString(scan.rows())));
    return PartlyDone;
}

// The last row before anything is printed, whatever the filter; empty: there is none.
Result<Key> newestKey(Run &run)
{
    PageRequest request;
    request.count = 1;
    const auto page = waitFor(run.opened.store->page(run.collection->id(), request, run.interrupted));
    if (!page)
        return tl::unexpected(page.error());
    return page->records.empty() ? Key() : page->records.back().key;
}

// Where --from or --row say to begin; empty: neither is given. Past the end nothing that is there is meant.
Result<Key> beginning(Run &run, qint64 &rows)
{
    auto request = firstRequest(run);
    if (!request)
        return tl::unexpected(request.error());
    if (request->from == PageRequest::From::AtOrAfter)
        return request->key;
    if (request->from != PageRequest::From::Row)
        return Key();
    request->count = 1;
    const auto page = exactPage(run, *request);
    if (!page)
        return tl::unexpected(page.error());
    if (!page->records.empty())
        return page->records.front().key;
    rows = 0;
    return Key();
}

// What the follower begins with, after what can be printed by pages.
Result<RowFollower::Until> begin(Run &run, int &code)
{
    RowFollower::Until until;
    until.fromStart = run.options.all;
    until.count = run.options.count;
    until.duration = run.options.duration();
    if (until.fromStart)
        return until;
    if (!RowFollower::goesOnAfterKey(*run.collection)) {
        until.first = run.options.last;
        auto from = beginning(run, until.first);
        if (!from)
            return tl::unexpected(from.error());
        until.from = std::move(*from);
        return until;
    }
    // What is committed between the page and the follower's first look is neither's otherwise.
    auto newest = newestKey(run);
    if (!newest)
        return tl::unexpected(newest.error());
    if (run.options.last > 0)
        code = printPages(run);
    until.after = run.last.empty() ? std::move(*newest) : run.last;
    until.fromStart = until.after.empty();
    return until;
}

int printAndFollow(Run &run)
{
    int code = Done;
    const auto until = begin(run, code);
    if (!until)
        return fail(run, until.error());
    if (code != Done)
        return code;
    run.output.flush();
    if (run.output.isBroken())
        return Done;
    RowFollower follower(*run.opened.store, run.collection, run.filter, run.printer->preview());
    const auto followed =
        follower.run(*until, *run.printer, run.output, run.options.format.format(), run.interrupted);
    if (!followed)
        return fail(run, followed.error());
    run.printer->finish();
    run.output.flush();
    if (run.interrupted.isCancelled() && isatty(STDERR_FILENO))
        complain(QStringLiteral("Stopped; %1 rows came.")
                     .arg(QLocale(QLocale::English).toString(follower.rows())));
    return Done;
}

// The main file first; only when it has no such collection the store's other files too.
tl::expected<void, int> openRun(Run &run, std::optional<Kind> kind)
{
    const QString id = text(run.options.collection);
    for (const bool whole : {false, true}) {
        OpenOptions how;
        how.watch = run.options.follow;
        how.wholeStore = whole;
        auto opened = openStore(text(run.options.store), how, run.interrupted);
        if (!opened)
            return tl::unexpected<int>(opened.error());
        run.opened.store.reset(); // before what it leans on
        run.opened = std::move(*opened);
        const auto &all = run.opened.store->collections();
        const auto fits = [&](const auto &collection) {
            return id.isEmpty() ? collection->kind() == kind
                                : collection->id() == id || collection->table() == id;
        };
        const auto there = std::find_if(all.begin(), all.end(), fits);
        if (there == all.end() && !whole)
            continue;
        // A table is also found by its own name, where a collection shows it under another.
        const bool byTable = there != all.end() && !id.isEmpty() && !run.opened.store->collection(id);
        auto chosen = chooseCollection(*run.opened.store, byTable ? (*there)->id() : id, kind);
        if (!chosen)
            return tl::unexpected<int>(chosen.error());
        run.collection = *chosen;
        return {};
    }
    return {};
}

} // namespace

int runRows(RowsOptions &options, std::optional<Kind> kind, const CancelToken &interrupted)
{
    Run run{.options = options, .interrupted = interrupted};
    if (const auto ready = openRun(run, kind); !ready)
        return ready.error();
    auto filter = compileFilter(options, run.collection);
    if (!filter)
        return filter.error();
    if (!(*filter)->matchesAll())
        run.filter = *filter;
    RowTextOptions textOptions = options.format.textOptions();
    textOptions.whole = wholeCells(*run.opened.store, run.collection->id(), interrupted);
    run.printer = makeRowPrinter(options.format.format(), run.output, run.collection, textOptions);

    if (options.follow)
        return printAndFollow(run);
    const int code = options.all ? printAll(run) : printPages(run);
    run.printer->finish();
    run.output.flush();
    return code;
}

int runRowsCommand(const Invocation &invocation, Kind kind, const char *summary, const char *example)
{
    Parser parser(kindName(kind).toLatin1().constData(), summary, example);
    RowsOptions options;
    options.addTo(parser.app(), RowsOptions::Takes::Collection);
    if (const auto code = parser.parse(invocation))
        return *code;
    if (const auto code = options.check())
        return *code;
    return runRows(options, kind, invocation.interrupted);
}

} // namespace storescope::app
