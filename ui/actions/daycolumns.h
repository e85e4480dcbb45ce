// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/views/picture.h"

#include <QMap>
#include <QWidget>

namespace storescope {

// How many rows of a plan belong to which day: a column a day, the earlier ones together when there are more
// than fit.
class DayColumns : public QWidget, public Picture
{
    Q_OBJECT
public:
    explicit DayColumns(QWidget *parent = nullptr);
    void setDays(const QMap<QString, qint64> &byDay); // "2026-11-20" -> rows
    QString inWords() override { return m_words; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Column
    {
        QString label;
        qint64 rows = 0;
    };
    std::vector<Column> columns(int most) const;
    QMap<QString, qint64> m_days;
    QString m_words;
};

} // namespace storescope
