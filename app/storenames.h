// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/discovery.h"

#include <memory>
#include <vector>

namespace storescope::app {

// A found store and the short name that the command line takes for it: "kit", or "kit/shop" when there
// are several (the folder that holds it; numbered when that is not enough). The same stores always get the
// same names.
struct NamedStore
{
    FoundStore found;
    QString name;
};
std::vector<NamedStore> nameStores(std::vector<FoundStore> found);

std::vector<NamedStore> findStores(const std::shared_ptr<const ProfileLibrary> &profiles,
                                   const DiscoveryOptions &options, const CancelToken &interrupted);

// Whether a text could be such a name: one '/' at most, and neither '.' nor '~' at its beginning.
bool isStoreName(const QString &text);

} // namespace storescope::app
