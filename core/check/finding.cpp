// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/check/finding.h"

namespace storescope {

QString aboutName(Finding::About about)
{
    switch (about) {
    case Finding::About::Version:
        return QStringLiteral("version");
    case Finding::About::Integrity:
        return QStringLiteral("integrity");
    case Finding::About::ForeignKey:
        return QStringLiteral("foreign-key");
    case Finding::About::Digest:
        return QStringLiteral("digest");
    case Finding::About::Reference:
        return QStringLiteral("reference");
    case Finding::About::Claim:
        return QStringLiteral("claim");
    }
    return {};
}

QString ranOutState(const Collection &collection)
{
    if (collection.stateColumn() < 0)
        return {};
    if (collection.kind() == Kind::Queue)
        return QStringLiteral("lease-expired");
    return collection.kind() == Kind::Leases ? QStringLiteral("expired") : QString();
}

std::optional<QString> claimThatRanOut(const Collection &collection, const Record &record)
{
    const QString state = ranOutState(collection);
    if (state.isEmpty() || record.cells.empty() ||
        toDisplay(record.cells[size_t(collection.stateColumn())].value) != state)
        return std::nullopt;
    const bool queue = collection.kind() == Kind::Queue;
    const Cell *owner = record.cell(collection, QStringLiteral("owner"));
    const QString who = owner ? toDisplay(owner->value) : QString();
    QString sentence = queue ? QStringLiteral("the claim") : QStringLiteral("the lease");
    if (!who.isEmpty())
        sentence += QStringLiteral(" of ") + who;
    const int until = collection.columnIndex(queue ? QStringLiteral("lease_until") : QStringLiteral("until"));
    const auto end = until >= 0 ? record.time(collection, until) : std::nullopt;
    sentence += QStringLiteral(" ran out");
    return end ? sentence + QStringLiteral(" at ") + end->toIso() : sentence;
}

} // namespace storescope
