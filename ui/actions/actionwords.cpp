// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/actions/actionwords.h"

#include "ui/look/icons.h"

namespace storescope {

namespace {
bool is(const QString &act, const char *word)
{
    return act == QLatin1String(word);
}
} // namespace

QString ActionWords::name(const QString &act)
{
    if (is(act, "collect"))
        return tr("Collect");
    if (is(act, "release"))
        return tr("Release");
    if (is(act, "cancel"))
        return tr("Cancel", "the action");
    if (is(act, "retry"))
        return tr("Retry");
    if (is(act, "purge"))
        return tr("Purge");
    return tr("Sweep");
}

QIcon ActionWords::icon(const QString &act)
{
    return themeIcon(is(act, "release")  ? "object-unlocked"
                     : is(act, "cancel") ? "process-stop"
                     : is(act, "retry")  ? "view-refresh"
                                         : "run-clean");
}

QString ActionWords::goTitle(const QString &act)
{
    if (is(act, "retry"))
        return tr("Retry now…");
    return tr("%1…").arg(name(act));
}

QString ActionWords::wouldBe(bool removes, qint64 rows)
{
    return removes ? tr("row(s) would go", nullptr, int(rows))
                   : tr("row(s) would change", nullptr, int(rows));
}

QString ActionWords::order(const QString &act, bool removes, qint64 rows)
{
    const int n = int(rows);
    if (is(act, "cancel"))
        return tr("Cancel %Ln row(s)", nullptr, n);
    if (is(act, "release"))
        return tr("Release %Ln row(s)", nullptr, n);
    if (is(act, "retry"))
        return tr("Retry %Ln row(s)", nullptr, n);
    return removes ? tr("Remove %Ln row(s)", nullptr, n) : tr("Change %Ln row(s)", nullptr, n);
}

QString ActionWords::question(const QString &act, bool removes, qint64 rows, const QString &store)
{
    const int n = int(rows);
    if (removes && is(act, "cancel"))
        return tr("Cancel %Ln row(s) of %1? They go to the graveyard first.", nullptr, n).arg(store);
    if (removes)
        return tr("Remove %Ln row(s) from %1? They go to the graveyard first.", nullptr, n).arg(store);
    if (is(act, "cancel"))
        return tr("Cancel %Ln row(s) of %1? What they were goes to the graveyard first.", nullptr, n)
            .arg(store);
    if (is(act, "release"))
        return tr("Release %Ln row(s) of %1? What they were goes to the graveyard first.", nullptr, n)
            .arg(store);
    if (is(act, "retry"))
        return tr("Retry %Ln row(s) of %1? What they were goes to the graveyard first.", nullptr, n)
            .arg(store);
    return tr("Change %Ln row(s) of %1? What they were goes to the graveyard first.", nullptr, n).arg(store);
}

QString ActionWords::doing(const QString &act, bool removes)
{
    if (is(act, "cancel"))
        return tr("Cancelling");
    if (is(act, "release"))
        return tr("Releasing");
    if (is(act, "retry"))
        return tr("Making ready again");
    return removes ? tr("Removing") : tr("Changing");
}

QString ActionWords::done(const QString &act, bool removes, qint64 rows)
{
    const int n = int(rows);
    if (is(act, "cancel"))
        return tr("%Ln row(s) cancelled", nullptr, n);
    if (is(act, "release"))
        return tr("%Ln row(s) released", nullptr, n);
    if (is(act, "retry"))
        return tr("%Ln row(s) made ready again", nullptr, n);
    return removes ? tr("%Ln row(s) removed", nullptr, n) : tr("%Ln row(s) changed", nullptr, n);
}

QString ActionWords::why(const QString &sentence)
{
    static constexpr const char *known[] = {
        QT_TRANSLATE_NOOP("ActionWords", "it is gone"),
        QT_TRANSLATE_NOOP("ActionWords", "it changed since"),
        QT_TRANSLATE_NOOP("ActionWords", "it changed since the preview"),
        QT_TRANSLATE_NOOP("ActionWords", "the rule does not hold any more"),
        QT_TRANSLATE_NOOP("ActionWords", "the rule does not hold for it"),
        QT_TRANSLATE_NOOP("ActionWords", "there is no such row"),
        QT_TRANSLATE_NOOP("ActionWords", "something in use leads to it now"),
        QT_TRANSLATE_NOOP("ActionWords", "rows of another table still point at it"),
        QT_TRANSLATE_NOOP("ActionWords", "another row has already what it would become"),
        QT_TRANSLATE_NOOP("ActionWords", "another row has its place"),
        QT_TRANSLATE_NOOP("ActionWords", "what it points at is gone"),
    };
    for (const char *one : known) {
        if (sentence == QLatin1String(one))
            return tr(one);
    }
    return sentence;
}

} // namespace storescope
