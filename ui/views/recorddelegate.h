// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/columnset.h"

#include <QCache>
#include <QStyledItemDelegate>

namespace storescope {

// Paints the cells of a RecordView from their CellLook. Text is elided once and kept (4,096 strings).
class RecordDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit RecordDelegate(QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    QColor paintGround(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                       const Palette &look) const;
    void paintGutter(QPainter *painter, const QRect &rect, const QModelIndex &index, const CellLook &cell,
                     const Palette &look) const;
    void paintBox(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintTicks(QPainter *painter, const QRect &rect, const CellLook &cell, const Palette &look) const;
    void paintBars(QPainter *painter, const QRect &rect, const CellLook &cell, const Palette &look) const;
    void paintShare(QPainter *painter, const QRect &rect, const CellLook &cell, const Palette &look) const;
    void paintFound(QPainter *painter, const QStyleOptionViewItem &option, const QRect &rect,
                    const QString &text, const QFontMetrics &metrics, bool right) const;
    QString elided(const QString &text, const QFontMetrics &metrics, int width, bool mono,
                   Qt::TextElideMode mode) const;
    bool isFirstText(const QStyleOptionViewItem &option, const QModelIndex &index,
                     const class RowsModel *rows) const;
    int paintGone(QPainter *painter, const QStyleOptionViewItem &option, const QRect &rect,
                  const Palette &look) const;

    struct Elided
    {
        QString text;
        int width, font; // height, face and which end goes
        bool operator==(const Elided &other) const = default;
        friend size_t qHash(const Elided &key, size_t seed = 0)
        {
            return qHashMulti(seed, key.text, key.width, key.font);
        }
    };
    mutable QCache<Elided, QString> m_elided;
};

// The font of ids, keys, times and payloads beside `font`: a pixel smaller, as wide faces look larger.
QFont fixedFont(const QFont &font);

} // namespace storescope
