// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/rowsoptions.h"

#include "app/output/texttable.h"
#include "core/base/text.h"

#include <unistd.h>

namespace storescope::app {

void RowsOptions::addTo(CLI::App &app, Takes takes)
{
    app.add_option("STORE", store, "a database file, a folder, or a name that stores printed")->required();
    if (takes == Takes::Name)
        app.add_option("NAME", collection, "the table or collection")->required();
    else
        app.add_option("COLLECTION", collection,
                       "which one, when the store has several (the first unless told)");
    app.add_option("-n", last, "the last N rows (100 unless told)")
        ->type_name("N")
        ->check(wholeNumberFrom(0));
    app.add_option("--from", from, "begin at this key")->type_name("KEY");
    app.add_option("--row", row, "begin at this row, the first is 1")
        ->type_name("N")
        ->check(wholeNumberFrom(1));
    app.add_flag("--all", all, "every row");
    app.add_option("--filter", filter, "only rows like these: 'type:tool since:10m payload.tool=bash'")
        ->type_name("EXPR");
    app.add_option("--state", states, "only rows in these states")->type_name("STATE,…")->delimiter(',');
    app.add_flag("--follow", follow, "go on with what comes, until Ctrl+C");
    app.add_option("--count", count, "end after N rows that came")->type_name("N")->check(wholeNumberFrom(1));
    app.add_option("--for", forSeconds, "end after this time")->type_name("SECONDS");
    format.addTo(app, FormatOption::Of::Rows);
    format.addValueFlags(app);
}

std::optional<int> RowsOptions::check()
{
    if (const auto wrong = format.check())
        return wrong;
    if (int(all) + int(!from.empty()) + int(row > 0) > 1) {
        complain(QStringLiteral("--all, --from and --row each say where to begin; give one of them."));
        return WrongUse;
    }
    if (!follow && (count > 0 || !forSeconds.empty())) {
        complain(QStringLiteral("--count and --for end --follow; without it there is nothing to end."));
        return WrongUse;
    }
    if (forSeconds.empty())
        return std::nullopt;
    bool isNumber = false;
    const double seconds = text(forSeconds).toDouble(&isNumber);
    const auto duration = isNumber ? std::optional(std::chrono::nanoseconds(qint64(seconds * 1e9)))
                                   : parseDuration(text(forSeconds));
    if (!duration || duration->count() <= 0) {
        complain(QStringLiteral("--for takes seconds, such as 10, or a time such as 2m; “%1” is neither.")
                     .arg(text(forSeconds)));
        return WrongUse;
    }
    m_duration = std::chrono::duration_cast<std::chrono::milliseconds>(*duration);
    return std::nullopt;
}

QByteArray filterComplaint(const QString &text, const FilterMistake &mistake)
{
    const QString head = QStringLiteral("filter: ");
    const QString before = withoutControls(text.left(mistake.position));
    const int column = TextTable::places(head) + TextTable::places(before);
    return (head + withoutControls(text) + u'\n' + QString(column, u' ') + u'^' + u' ' +
            withoutControls(mistake.sentence) + u'\n')
        .toUtf8();
}

tl::expected<std::shared_ptr<const Filter>, int>
compileFilter(const QString &text, const std::shared_ptr<const Collection> &collection)
{
    auto made = Filter::compile(text, collection);
    if (made.mistake) {
        Output(STDERR_FILENO).write(filterComplaint(text, *made.mistake));
        return tl::unexpected<int>(WrongUse);
    }
    return made.filter;
}

tl::expected<std::shared_ptr<const Filter>, int>
compileFilter(const RowsOptions &options, const std::shared_ptr<const Collection> &collection)
{
    const QString typed = text(options.filter);
    auto filter = compileFilter(typed, collection); // by itself first, so that the caret fits what was typed
    if (!filter || options.states.empty())
        return filter;
    QStringList states;
    for (const std::string &state : options.states)
        states << text(state);
    if (collection->stateColumn() < 0 && collection->columnIndex(QStringLiteral("state")) < 0) {
        complain(QStringLiteral("%1 has no states; --filter chooses rows by its other fields.")
                     .arg(collection->id()));
        return tl::unexpected<int>(WrongUse);
    }
    const QStringList known = canonicalStates(collection->kind());
    for (const QString &state : states) {
        if (known.isEmpty() || known.contains(state))
            continue;
        const QString nearest = nearestWord(state, known);
        complain(QStringLiteral("There is no state “%1”; %2")
                     .arg(state, nearest.isEmpty()
                                     ? QStringLiteral("there are ") + known.join(QStringLiteral(", "))
                                     : QStringLiteral("did you mean %1?").arg(nearest)));
        return tl::unexpected<int>(WrongUse);
    }
    const QString both = QStringLiteral("state:") + states.join(u',') +
                         (typed.trimmed().isEmpty() ? QString() : QStringLiteral(" (%1)").arg(typed));
    return compileFilter(both, collection);
}

} // namespace storescope::app
