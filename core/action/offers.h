// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/openstore.h"

namespace storescope {

// An action that a store's profile has for one of its collections.
struct Offer
{
    QString act, collection;
    QString title;                                 // "Sweep artifacts"
    bool removes = true;                           // else it changes rows
    std::optional<std::chrono::nanoseconds> older; // the age by which it goes, unless the user says another
};

// In the order of the collections, then of the profile. Empty `act`: all.
std::vector<Offer> offersOf(const OpenStore &store, const QString &act = {});
// Why there is none; for people.
QString whyNoOffer(const OpenStore &store, const QString &act);

} // namespace storescope
