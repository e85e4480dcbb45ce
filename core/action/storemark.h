// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/plan.h"

#include <QHash>

namespace storescope {

// Which file a store was: told again at undo.
struct StoreMark
{
    QString path;
    quint64 device = 0, inode = 0;
    qint64 born = 0;                // ns since 1970: an inode is given again; 0: the disk does not tell
    QHash<QString, QString> schema; // table -> its SQL
    struct Row                      // a row that stays, found again if it is the same store
    {
        QString table;
        Key identity;
        Fingerprint fingerprint;
    };
    std::vector<Row> rows;

    // `going`: what the action is for, by which it cannot be known later.
    static Result<StoreMark> of(Connection &connection, const QStringList &tables, const Plan &going);
    // Errors: Conflict with the reason.
    Result<void> recognise(Connection &connection) const;
    QByteArray toJson() const;
    static StoreMark fromJson(const QByteArray &json);
};

} // namespace storescope
