// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/output/output.h"
#include "core/read/openstore.h"

#include <optional>

namespace storescope::app {

// What `info` says of a store, as one object (command-line.md), and the first reason for which a collection
// could not be counted; its own stands in its object.
struct DescribedStore
{
    Json json;
    std::optional<Error> error;
};
// Without `exact` counts are what is known at once.
DescribedStore describeStore(OpenStore &store, bool exact, const CancelToken &interrupted);
// A row a collection.
void printInfoAsCsv(Output &output, const Json &described);
// The same for people.
QByteArray infoForPeople(const Json &described, const StoreInfo &info, int width);

} // namespace storescope::app
