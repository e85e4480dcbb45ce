// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/formatoption.h"
#include "app/output/report.h"
#include "core/action/graveyard.h"

#include <QFileInfo>

#include <unistd.h>

namespace storescope::app {

int runBundles(const Invocation &invocation)
{
    Parser parser("bundles", "What actions removed and keep for undo; unfinished ones ended in the middle.",
                  "storescope bundles");
    FormatOption format;
    format.addTo(parser.app(), FormatOption::Of::Report);
    if (const auto code = parser.parse(invocation))
        return *code;
    if (const auto code = format.check())
        return *code;
    const std::vector<BundleInfo> bundles = Graveyard().bundles();
    Report report(QStringLiteral("bundles"),
                  {QStringLiteral("bundle"), QStringLiteral("time"), QStringLiteral("action"),
                   QStringLiteral("collection"), QStringLiteral("rows"), QStringLiteral("bytes"),
                   QStringLiteral("state"), QStringLiteral("store")});
    report.setUnit(QStringLiteral("bytes"), Report::Unit::Bytes);
    report.setUnit(QStringLiteral("store"), Report::Unit::Path);
    report.setUnit(QStringLiteral("bundle"), Report::Unit::Path);
    bool unfinished = false;
    for (const BundleInfo &bundle : bundles) {
        unfinished = unfinished || bundle.state == BundleInfo::State::Unfinished;
        const bool table = format.format() == Format::Table;
        report.add({table ? QFileInfo(bundle.path).completeBaseName() : bundle.path, bundle.made.toIso(),
                    bundle.act, bundle.collection, Json(bundle.rows), Json(bundle.bytes),
                    bundleStateName(bundle.state), bundle.store});
    }
    Output output(STDOUT_FILENO);
    report.print(output, format.format());
    output.flush();
    for (const BundleInfo &bundle : bundles)
        if (bundle.state == BundleInfo::State::Unreadable)
            complain(*bundle.error);
    if (unfinished)
        complain(
            QStringLiteral("Unfinished actions ended in the middle: each of their rows is in the store or in "
                           "the bundle. storescope undo puts back what went."));
    return Done;
}

} // namespace storescope::app
