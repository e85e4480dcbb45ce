// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/formatoption.h"
#include "app/opening.h"
#include "app/output/report.h"
#include "app/storeinfo.h"
#include "core/base/text.h"

#include <unistd.h>

namespace storescope::app {

int runInfo(const Invocation &invocation)
{
    Parser parser("info", "What a store is: product, version, files, collections.",
                  "storescope info agent.db --format json");
    FormatOption format;
    std::string store;
    bool estimate = false;
    parser.app()
        .add_option("STORE", store, "a database file, a folder, or a name that stores printed")
        ->required();
    parser.app().add_flag("--estimate", estimate, "do not count rows, take what is known at once");
    format.addTo(parser.app(), FormatOption::Of::Report);
    if (const auto code = parser.parse(invocation))
        return *code;
    if (const auto code = format.check())
        return *code;
    auto opened = openStore(text(store), {.watch = false, .wholeStore = true}, invocation.interrupted);
    if (!opened)
        return opened.error();
    const auto [described, error] = describeStore(*opened->store, !estimate, invocation.interrupted);
    Output output(STDOUT_FILENO);
    if (format.format() == Format::Table) {
        output.write(infoForPeople(described, opened->store->info(), output.width()));
    } else if (format.format() == Format::Csv) {
        printInfoAsCsv(output, described);
    } else {
        writeJson(output, described);
    }
    output.flush();
    if (invocation.interrupted.isCancelled()) {
        complain(QStringLiteral("Stopped before everything was counted."));
        return PartlyDone;
    }
    if (error) {
        complain(*error);
        return exitCodeOf(*error);
    }
    return Done;
}

} // namespace storescope::app
