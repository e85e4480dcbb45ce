// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace storescope::app {

// Aligned columns of text. Wide characters (CJK, emoji) take two places.
class TextTable
{
public:
    // `width`: places in a line; 0: no limit, but no cell over 120.
    explicit TextTable(int width = 0) : m_width(width) {}

    // Text keeps its beginning; an id its prefix and its last characters; Stretch is what gives way first.
    enum class Kind { Text, Number, Id, Time, Stretch };
    void addColumn(const QString &title, Kind kind);
    // Sets the widths from these rows; call once, after the columns.
    void measure(const std::vector<QStringList> &rows);
    QByteArray header() const;
    QByteArray line(const QStringList &cells) const;

    static int places(QStringView text);
    static QString fitted(const QString &text, int places, Kind kind);

private:
    struct Column
    {
        QString title;
        Kind kind;
        int width;
    };
    QByteArray joined(const QStringList &cells) const;

    int m_width;
    std::vector<Column> m_columns;
};

} // namespace storescope::app
