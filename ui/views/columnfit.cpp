// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/views/columnfit.h"

#include "ui/views/recorddelegate.h"

#include <QHeaderView>

#include <numeric>

namespace storescope {

namespace {

constexpr int mostSamples = 80;
constexpr int air = 18;       // beside a cell's text
constexpr int glyphRoom = 20; // before it
constexpr int leastText = 11, readableText = 26, mostText = 40, leastSummary = 18,
              mostSummary = 110; // characters

bool isText(Show show)
{
    return show == Show::Text || show == Show::Mono || show == Show::Rule || show == Show::Part;
}

bool isPicture(Show show)
{
    return show == Show::Ticks || show == Show::Share;
}

bool isLined(Show show)
{
    return !isText(show) && !isPicture(show) && show != Show::Summary && show != Show::Gutter &&
           show != Show::Check;
}

} // namespace

std::vector<int> shareWidth(const std::vector<ColumnNeed> &needs, int room)
{
    const auto widths = [&needs](int level) {
        std::vector<int> shared;
        for (const ColumnNeed &need : needs)
            shared.push_back(qMax(need.least, qMin(need.wanted, level)));
        return shared;
    };
    const auto sum = [](const std::vector<int> &all) { return std::accumulate(all.begin(), all.end(), 0); };
    int low = 0, high = 0;
    for (const ColumnNeed &need : needs)
        high = qMax(high, need.wanted);
    while (low < high) { // the highest level that fits
        const int level = (low + high + 1) / 2;
        if (sum(widths(level)) <= room)
            low = level;
        else
            high = level - 1;
    }
    return widths(low);
}

// From all over the table: the first rows alone are often alike.
std::vector<int> ColumnFit::sampleRows() const
{
    const RowsModel *rows = m_view->rows();
    const int count = rows->rowCount(), first = qMax(0, m_view->firstVisibleRow());
    std::vector<int> wanted;
    for (int row = first; row < qMin(count, first + mostSamples / 2); ++row)
        wanted.push_back(row);
    for (int row = qMax(0, count - mostSamples / 4); row < count; ++row)
        wanted.push_back(row);
    for (int part = 0; part < mostSamples / 2; ++part)
        wanted.push_back(int(qint64(count) * part / (mostSamples / 2)));
    std::vector<int> here;
    for (const int row : wanted) {
        if (row < count && rows->recordAt(row))
            here.push_back(row);
    }
    return here;
}

int ColumnFit::widestCell(int column, const std::vector<int> &rows) const
{
    QFont bold = m_view->font();
    bold.setBold(true);
    const QFontMetrics words(m_view->font()), mono(fixedFont(m_view->font())), strong(bold);
    int widest = 0;
    for (const int row : rows) {
        const auto look = m_view->rows()->index(row, column).data(RowsModel::LookRole).value<CellLook>();
        if (look.text.isEmpty())
            continue;
        const QFontMetrics &metrics = look.mono ? mono : look.bold ? strong : words;
        widest = qMax(widest, metrics.horizontalAdvance(look.text.left(400)) +
                                  (look.glyph.isEmpty() ? 0 : glyphRoom));
    }
    return widest;
}

int ColumnFit::titleWidth(int column) const
{
    const QHeaderView *header = m_view->horizontalHeader();
    const bool sorted = header->isSortIndicatorShown() && header->sortIndicatorSection() == column;
    return header->fontMetrics().horizontalAdvance(m_view->rows()->columns().at(column).title) +
           (sorted ? 2 * glyphRoom : air);
}

ColumnNeed ColumnFit::needOf(int column, const std::vector<int> &rows) const
{
    const ShownColumn &shown = m_view->rows()->columns().at(column);
    const int usual = shown.width * m_view->zoom() / 100;
    if (shown.show == Show::Gutter || shown.show == Show::Check)
        return {usual, usual};
    if (isPicture(shown.show))
        return {usual * 3 / 4, usual};
    const int letter = m_view->fontMetrics().averageCharWidth();
    const int title = titleWidth(column);
    int widest = widestCell(column, rows);
    widest = widest > 0 ? widest + air : qMin(usual, title + 4 * letter); // nothing to go by
    if (shown.show == Show::Summary)
        return {qMax(title, leastSummary * letter),
                qBound(qMax(title, 2 * leastSummary * letter), widest, mostSummary * letter)};
    if (isText(shown.show)) {
        const int most = shown.stretch ? 2 * mostText * letter : mostText * letter;
        const int wanted = qMax(title, qMin(shown.stretch ? widest * 5 / 4 : widest, most));
        return {qMin(wanted, qMax(title, leastText * letter)), wanted};
    }
    const int lined = qMax(title, qMin(widest, mostText * letter));
    return {lined, lined};
}

// Rows that came later: what lines up gets the room that they need, and nothing gets narrower.
bool ColumnFit::grow(int first, int last)
{
    if (int(m_needs.size()) != m_view->rows()->columns().size())
        return false;
    std::vector<int> rows;
    for (int row = first; row <= last && int(rows.size()) < mostSamples / 2; ++row) {
        if (m_view->rows()->recordAt(row))
            rows.push_back(row);
    }
    bool grown = false;
    for (int column = 0; column < int(m_needs.size()); ++column) {
        if (!isLined(m_view->rows()->columns().at(column).show) || m_view->isColumnHidden(column))
            continue;
        const ColumnNeed need = needOf(column, rows);
        ColumnNeed &known = m_needs[size_t(column)];
        grown = grown || need.wanted > known.wanted;
        known = {qMax(known.least, need.least), qMax(known.wanted, need.wanted)};
    }
    return grown;
}

void ColumnFit::measure()
{
    const std::vector<int> rows = sampleRows();
    m_samples = int(rows.size());
    m_needs.clear();
    for (int column = 0; column < m_view->rows()->columns().size(); ++column)
        m_needs.push_back(needOf(column, rows));
}

// What nobody needs goes to the text that stretches, else to the last one: rows reach the edge.
void ColumnFit::giveRest(const std::vector<int> &seen, int rest, std::vector<int> *widths) const
{
    const ColumnSet &columns = m_view->rows()->columns();
    int taker = -1;
    for (int at = 0; at < int(seen.size()); ++at) {
        const ShownColumn &shown = columns.at(seen[size_t(at)]);
        if (shown.show == Show::Summary && shown.stretch)
            return; // the header gives it
        if (isText(shown.show) && (taker < 0 || !columns.at(seen[size_t(taker)]).stretch))
            taker = at;
    }
    if (taker >= 0 && rest > 0)
        (*widths)[size_t(taker)] += rest;
}

void ColumnFit::apply(int reserved)
{
    QHeaderView *header = m_view->horizontalHeader();
    const ColumnSet &columns = m_view->rows()->columns();
    if (int(m_needs.size()) != columns.size())
        return;
    std::vector<int> seen;
    std::vector<ColumnNeed> needs;
    for (int column = 0; column < columns.size(); ++column) {
        if (m_view->isColumnHidden(column))
            continue;
        seen.push_back(column);
        needs.push_back(m_needs[size_t(column)]);
    }
    const int room = m_view->viewport()->width() - reserved;
    std::vector<int> widths = shareWidth(needs, room);
    const bool fits = std::accumulate(widths.begin(), widths.end(), 0) <= room;
    if (!fits) { // it is scrolled anyway: then nothing is squeezed
        const int readable = readableText * m_view->fontMetrics().averageCharWidth();
        for (size_t at = 0; at < needs.size(); ++at)
            widths[at] = qMax(widths[at], qMin(needs[at].wanted, readable));
    }
    giveRest(seen, room - std::accumulate(widths.begin(), widths.end(), 0), &widths);
    for (size_t at = 0; at < seen.size(); ++at) {
        const ShownColumn &shown = columns.at(seen[at]);
        if (shown.stretch) // prose takes what is left; a name does not grow for it
            header->setSectionResizeMode(seen[at], fits && shown.show == Show::Summary
                                                       ? QHeaderView::Stretch
                                                       : QHeaderView::Interactive);
        header->resizeSection(seen[at], widths[at]);
    }
}

} // namespace storescope
