// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/formatoption.h"
#include "app/opening.h"
#include "app/output/report.h"
#include "app/storenames.h"
#include "core/base/text.h"

#include <QFileInfo>

#include <unistd.h>

namespace storescope::app {
namespace {

bool isLive(const FoundStore &store)
{
    return store.lastWrite.isValid() && store.lastWrite.secsTo(QDateTime::currentDateTimeUtc()) <= 60;
}

} // namespace

int runStores(const Invocation &invocation)
{
    Parser parser("stores",
                  "The stores of known products found on this machine: where the products keep them, and "
                  "what running programs have open.",
                  "storescope stores --format json");
    FormatOption format;
    std::vector<std::string> folders;
    format.addTo(parser.app(), FormatOption::Of::Report);
    parser.app().add_option("--in", folders, "look in this folder too")->type_name("DIR");
    if (const auto code = parser.parse(invocation))
        return *code;
    if (const auto code = format.check())
        return *code;

    DiscoveryOptions options;
    for (const std::string &folder : folders) {
        if (!QFileInfo(text(folder)).isDir()) {
            complain(QStringLiteral("There is no folder %1; --in takes one to look in").arg(text(folder)));
            return WrongUse;
        }
        options.folders << text(folder);
    }
    const auto stores = findStores(makeProfileLibrary(), options, invocation.interrupted);
    Output output(STDOUT_FILENO);
    Report report(QStringLiteral("stores"),
                  {QStringLiteral("name"), QStringLiteral("product"), QStringLiteral("path"),
                   QStringLiteral("state"), QStringLiteral("bytes"), QStringLiteral("last_change"),
                   QStringLiteral("writers")});
    for (const NamedStore &store : stores) {
        Json writers = Json::array();
        for (const QString &writer : store.found.writers)
            writers.push_back(writer.toStdString());
        const QDateTime lastWrite = store.found.lastWrite;
        report.add({store.name, store.found.profileId, store.found.path,
                    isLive(store.found) ? QStringLiteral("live") : QStringLiteral("quiet"),
                    Json(store.found.bytes),
                    lastWrite.isValid()
                        ? Json(Instant::fromMilliseconds(lastWrite.toMSecsSinceEpoch()).toIso().toStdString())
                        : Json(),
                    writers});
    }
    report.setUnit(QStringLiteral("bytes"), Report::Unit::Bytes);
    report.setUnit(QStringLiteral("path"), Report::Unit::Path);
    report.print(output, format.format());
    if (invocation.interrupted.isCancelled()) {
        complain(
            QStringLiteral("Stopped before everything was looked at; %1 stores found.").arg(stores.size()));
        return PartlyDone;
    }
    return Done;
}

} // namespace storescope::app
