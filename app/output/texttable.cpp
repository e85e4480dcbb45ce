// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/output/texttable.h"

#include <algorithm>
#include <cwchar>
#include <numeric>

namespace storescope::app {
namespace {

constexpr int widestCell = 120, widestOnTerminal = 40, widestId = 13, narrowestStretch = 24, narrowest = 6,
              gap = 2;

// East Asian wide and emoji, by block; combining marks take no place.
int placesOf(char32_t c)
{
    const auto category = QChar::category(c);
    if (category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing ||
        category == QChar::Other_Format)
        return 0;
    const bool wide = (c >= 0x1100 && c <= 0x115f) || (c >= 0x2e80 && c <= 0xa4cf) ||
                      (c >= 0xac00 && c <= 0xd7a3) || (c >= 0xf900 && c <= 0xfaff) ||
                      (c >= 0xfe30 && c <= 0xfe6f) || (c >= 0xff00 && c <= 0xff60) ||
                      (c >= 0x1f300 && c <= 0x1faff) || (c >= 0x20000 && c <= 0x3fffd);
    return wide ? 2 : 1;
}

} // namespace

int TextTable::places(QStringView text)
{
    int sum = 0;
    for (const char32_t c : text.toUcs4())
        sum += placesOf(c);
    return sum;
}

QString TextTable::fitted(const QString &text, int width, Kind kind)
{
    const int taken = places(text);
    if (taken <= width)
        return kind == Kind::Number ? QString(width - taken, u' ') + text
                                    : text + QString(width - taken, u' ');
    if (kind == Kind::Id && width >= narrowest) { // art_…P95W7C: the end tells ids apart
        const qsizetype underscore = text.indexOf(u'_') + 1;
        const qsizetype head = underscore > 0 && underscore <= width - 7 ? underscore : 0;
        return text.left(head) + u'…' + text.right(width - 1 - head);
    }
    QString cut;
    int sum = 0;
    for (const char32_t c : text.toUcs4()) {
        if (sum + placesOf(c) > width - 1)
            break;
        sum += placesOf(c);
        cut += QString::fromUcs4(&c, 1);
    }
    return cut + u'…' + QString(std::max(0, width - 1 - sum), u' ');
}

void TextTable::addColumn(const QString &title, Kind kind)
{
    m_columns.push_back({title, kind, places(title)});
}

void TextTable::measure(const std::vector<QStringList> &rows)
{
    for (const QStringList &row : rows)
        for (size_t i = 0; i < m_columns.size(); ++i)
            m_columns[i].width =
                std::max(m_columns[i].width, std::min(widestCell, places(row[qsizetype(i)])));
    if (m_width <= 0)
        return;
    for (Column &column : m_columns) {
        if (column.kind == Kind::Id)
            column.width = std::min(column.width, std::max(widestId, places(column.title)));
        else if (column.kind != Kind::Stretch)
            column.width = std::min(column.width, widestOnTerminal);
    }
    const auto sum = [this] {
        return std::accumulate(m_columns.begin(), m_columns.end(), -gap,
                               [](int n, const Column &c) { return n + c.width + gap; });
    };
    // What stretches gives way first, but keeps room for a few words while others have more than they need;
    // times last.
    constexpr int never = -10'000;
    const auto yields = [](const Column &column) {
        if (column.width <= narrowest)
            return never;
        switch (column.kind) {
        case Kind::Stretch:
            return column.width > narrowestStretch ? column.width + 1000 : column.width - 500;
        case Kind::Time:
            return column.width - 1000;
        case Kind::Text:
        case Kind::Number:
        case Kind::Id:
            break;
        }
        return column.width;
    };
    while (sum() > m_width) {
        const auto widest =
            std::max_element(m_columns.begin(), m_columns.end(),
                             [&](const Column &a, const Column &b) { return yields(a) < yields(b); });
        if (widest == m_columns.end() || yields(*widest) == never)
            break;
        --widest->width;
    }
}

QByteArray TextTable::header() const
{
    QStringList titles;
    for (const Column &column : m_columns)
        titles << column.title;
    return joined(titles);
}

QByteArray TextTable::line(const QStringList &cells) const
{
    return joined(cells);
}

QByteArray TextTable::joined(const QStringList &cells) const
{
    QString line;
    for (size_t i = 0; i < m_columns.size(); ++i) {
        if (i > 0)
            line += QString(gap, u' ');
        line += fitted(cells[qsizetype(i)], m_columns[i].width, m_columns[i].kind);
    }
    while (line.endsWith(u' '))
        line.chop(1);
    return line.toUtf8() + '\n';
}

} // namespace storescope::app
