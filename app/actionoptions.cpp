// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/actionoptions.h"

#include "app/actionrunner.h"
#include "core/base/text.h"

namespace storescope::app {

void ActionOptions::addTo(CLI::App &app, Takes what)
{
    takes = what;
    app.add_option("STORE", store, "a database file, a folder, or a name that stores printed")->required();
    if (takes == Takes::Collection) {
        app.add_option("COLLECTION", collection, "the collection; all that offer it when left out");
    } else {
        app.add_option("ID", ids, "ids or keys of rows; left out: what the rule is for");
        app.add_option("--collection", collection, "the collection, where several offer it")->type_name("C");
        app.add_flag("--all", all, "with --apply and no ID: really every row that the rule is for");
    }
    app.add_flag("--list", list, "every row instead of a summary");
    app.add_flag("--apply", apply, "do it, after a yes");
    app.add_option("--plan", plan, "save the preview here; with --apply: do exactly what a saved one says")
        ->type_name("FILE");
    app.add_flag("--yes", yes, "do not ask");
    app.add_option("--older", older,
                   "only what is finished for longer than this, such as 7d, where the rule has an age")
        ->type_name("AGE");
    app.add_option("--insist", insist,
                   "its version (or \"partial\"), to change a store for which its profile was not written")
        ->type_name("VERSION");
    format.addTo(app, FormatOption::Of::Report);
    app.add_flag_callback(
        "--no-redact", [this] { format.setNoRedact(); }, "show what the profile calls secret");
}

std::optional<int> ActionOptions::check()
{
    if (const auto code = format.check())
        return code;
    if (!older.empty()) {
        age = parseDuration(text(older));
        if (!age) {
            complain(QStringLiteral("“%1” is no age; write one such as 7d or 12h.").arg(text(older)));
            return WrongUse;
        }
    }
    if (takes == Takes::Ids && apply && ids.empty() && plan.empty() && !all) {
        complain(QStringLiteral("Name the rows (ID…), or say --all for every row that the rule is for."));
        return WrongUse;
    }
    return std::nullopt;
}

QStringList ActionOptions::idList() const
{
    QStringList list;
    for (const std::string &id : ids)
        list << text(id);
    return list;
}

ActionChoice ActionOptions::choice(const QString &act) const
{
    return {act, age};
}

int runActionCommand(const Invocation &invocation, const char *word, ActionOptions::Takes takes,
                     const char *summary, const char *example)
{
    Parser parser(word, summary, example);
    ActionOptions options;
    options.addTo(parser.app(), takes);
    if (const auto code = parser.parse(invocation))
        return *code;
    if (const auto code = options.check())
        return *code;
    return ActionRunner(QLatin1String(word), options, invocation.interrupted).run();
}

} // namespace storescope::app
