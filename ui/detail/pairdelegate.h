// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

namespace storescope {

// Paints name and value with a reading beside it, for the fields and the payload tree. The roles tell where
// each comes from.
class PairDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    struct Roles
    {
        int ink = -1, reading = -1, glyph = -1, mono = -1;
        bool allMono = false;
    };
    PairDelegate(const Roles &roles, int rowPixels, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Roles m_roles;
    int m_rowPixels;
};

} // namespace storescope
