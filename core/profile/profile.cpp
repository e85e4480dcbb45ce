// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/profile/profile.h"

namespace storescope {

namespace {

constexpr Kind allKinds[] = {Kind::Log,      Kind::Sessions,  Kind::Artifacts, Kind::Queue,  Kind::KeyValue,
                             Kind::Versions, Kind::Schedules, Kind::Budgets,   Kind::Leases, Kind::Table};

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

QString kindName(Kind kind)
{
    switch (kind) {
    case Kind::Log:
        return QStringLiteral("log");
    case Kind::Sessions:
        return QStringLiteral("sessions");
    case Kind::Artifacts:
        return QStringLiteral("artifacts");
    case Kind::Queue:
        return QStringLiteral("queue");
    case Kind::KeyValue:
        return QStringLiteral("keyvalue");
    case Kind::Versions:
        return QStringLiteral("versions");
    case Kind::Schedules:
        return QStringLiteral("schedules");
    case Kind::Budgets:
        return QStringLiteral("budgets");
    case Kind::Leases:
        return QStringLiteral("leases");
    case Kind::Table:
        return QStringLiteral("table");
    }
    return {};
}

std::optional<Kind> kindFromName(const QString &name)
{
    for (const Kind kind : allKinds) {
        if (kindName(kind) == name)
            return kind;
    }
    return std::nullopt;
}

QStringList canonicalFields(Kind kind)
{
    switch (kind) {
    case Kind::Log:
        return words(
            "key time session parent type level role source target tool call duration tokens_in tokens_out "
            "cost error summary payload");
    case Kind::Sessions:
        return words("id parent title state created updated model folder messages tokens_in tokens_out cost");
    case Kind::Artifacts:
        return words("id name session media_type bytes digest created expires state");
    case Kind::Queue:
        return words(
            "id queue type state session priority attempt attempts_max available owner lease_until token "
            "created started finished error payload");
    case Kind::KeyValue:
        return words("store key value created expires state");
    case Kind::Versions:
        return words("id version created document");
    case Kind::Schedules:
        return words("id title enabled last next due");
    case Kind::Budgets:
        return words("id used limit window_start window_end days");
    case Kind::Leases:
        return words("id owner token since until state");
    case Kind::Table:
        return {};
    }
    return {};
}

QStringList canonicalStates(Kind kind)
{
    switch (kind) {
    case Kind::Queue:
        return words(
            "pending delayed claimable running lease-expired retrying blocked done failed cancelled");
    case Kind::Artifacts:
        return words("live expired unreferenced");
    case Kind::KeyValue:
        return words("live expired");
    case Kind::Leases:
        return words("held expired free");
    case Kind::Log:
    case Kind::Sessions:
    case Kind::Versions:
    case Kind::Schedules:
    case Kind::Budgets:
    case Kind::Table:
        return {};
    }
    return {};
}

} // namespace storescope
