// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/actionrule.h"
#include "core/read/governedread.h"

#include <QHash>

#include <array>
#include <functional>

namespace storescope {

// Finds rows by what people call them: the key as it is shown, else the id as text, else the id as a number.
// By indexes where there are; else one governed pass over the table finds all that are asked for.
class RowFinder
{
public:
    RowFinder(const ActionRule &rule, const Instant &now) : m_rule(rule), m_now(now) {}

    // For each name the rows that it may mean: none, one, or two when it is ambiguous.
    Result<std::vector<std::vector<Key>>> find(GovernedRead &read, const QStringList &names);

private:
    enum By { KeyAsShown, IdAsText, IdAsNumber, Ways };
    struct Wanted
    {
        QByteArray text;
        Key key; // empty: the name is none
        std::optional<qint64> number;
        std::array<std::vector<Key>, Ways> found; // at most two each
    };
    Result<bool> allAreIndexed(Connection &connection) const;
    Result<void> look(Connection &connection, Wanted &wanted) const;
    Result<void> ask(Connection &connection, const QByteArray &sql,
                     const std::function<void(Statement &)> &bind, std::vector<Key> &found) const;
    Result<bool> pass(GovernedRead &read, const Governor::Chunk &chunk);
    void take(const Statement &row, const Key &identity);

    const ActionRule &m_rule;
    Instant m_now;
    std::vector<Wanted> m_wanted;
    QMultiHash<QByteArray, size_t> m_byText;
    QMultiHash<qint64, size_t> m_byNumber;
    QMultiHash<Key, size_t> m_byKey;
    Key m_after; // the last row that the pass looked at
};

} // namespace storescope
