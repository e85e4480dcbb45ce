// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/offers.h"

#include "core/action/actionrule.h"
#include "core/read/storeaccess.h"

namespace storescope {

std::vector<Offer> offersOf(const OpenStore &store, const QString &act)
{
    std::vector<Offer> offers;
    for (const auto &collection : store.collections()) {
        for (const ActionSpec &action : collection->spec().actions) {
            if (!act.isEmpty() && action.act != act)
                continue;
            Offer offer{action.act, collection->id(), titleOf(action, *collection), action.set.isEmpty(), {}};
            if (!action.olderBy.isEmpty())
                offer.older = action.older;
            offers.push_back(std::move(offer));
        }
    }
    return offers;
}

QString whyNoOffer(const OpenStore &store, const QString &act)
{
    const StoreInfo &info = store.info();
    if (info.match == Match::None)
        return QStringLiteral("No profile fits this store, so nothing is known that would be safe to do.");
    const auto profile = StoreAccess(store).profile();
    if (profile && !profile->handsOff.isEmpty())
        return QStringLiteral("%1 offers no %2: %3").arg(info.productName, act, profile->handsOff);
    QStringList others;
    for (const Offer &offer : offersOf(store))
        if (!others.contains(offer.act))
            others << offer.act;
    return QStringLiteral("The profile of %1 offers no %2, for nothing says that it would be safe%3.")
        .arg(info.productName, act,
             others.isEmpty() ? QString()
                              : QStringLiteral("; it offers ") + others.join(QStringLiteral(", ")));
}

} // namespace storescope
