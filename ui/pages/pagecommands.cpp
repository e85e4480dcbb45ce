// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// The columns of a CollectionPage and its ways from row to row.
#include "core/base/text.h"
#include "ui/models/recordmodel.h"
#include "ui/pages/collectionpage.h"
#include "ui/views/recorddelegate.h"

#include <QDateTime>
#include <QHeaderView>
#include <QLocale>
#include <QMenu>

namespace storescope {

void CollectionPage::layOutColumns()
{
    QHeaderView *header = m_view->horizontalHeader();
    const ColumnSet &columns = m_model->columns();
    header->setStretchLastSection(false);
    for (int column = 0; column < columns.size(); ++column) {
        const ShownColumn &shown = columns.at(column);
        header->setSectionResizeMode(column, shown.stretch                ? QHeaderView::Stretch
                                             : shown.show == Show::Gutter || shown.show == Show::Check
                                                 ? QHeaderView::Fixed
                                                                          : QHeaderView::Interactive);
        header->resizeSection(column, shown.width);
        header->setSectionHidden(column, shown.hidden);
    }
}

// What lines up takes the width it needs, so that the summary gets the rest.
void CollectionPage::fitTimes()
{
    const ColumnSet &columns = m_model->columns();
    const QFontMetrics words(m_view->font()), mono(fixedFont(m_view->font()));
    for (int column = 0; column < columns.size(); ++column) {
        const Show show = columns.at(column).show;
        const bool word = columns.at(column).name == QLatin1String("type") ||
                          columns.at(column).name == QLatin1String("role");
        const bool fits =
            show == Show::Time || show == Show::Key || show == Show::Session || show == Show::Id || word;
        if (m_view->isColumnHidden(column) || !fits || columns.at(column).stretch)
            continue;
        int widest = 0;
        for (int row = qMax(0, m_model->rowCount() - 30); row < m_model->rowCount(); ++row) {
            const auto look = m_model->index(row, column).data(RowsModel::LookRole).value<CellLook>();
            widest = qMax(widest, (look.mono ? mono : words).horizontalAdvance(look.text));
        }
        const int most = show == Show::Time ? 210 : word ? 170 : 120;
        if (widest > 0)
            m_view->horizontalHeader()->resizeSection(column, qBound(word ? 70 : 58, widest + 18, most));
    }
}

QByteArray CollectionPage::columnState() const
{
    return m_view->horizontalHeader()->saveState();
}

void CollectionPage::setColumnState(const QByteArray &state)
{
    if (!state.isEmpty() && m_view->horizontalHeader()->restoreState(state) &&
        m_view->horizontalHeader()->count() == m_model->columnCount())
        return;
    layOutColumns();
}

void CollectionPage::resetColumns()
{
    QHeaderView *header = m_view->horizontalHeader();
    for (int column = 0; column < header->count(); ++column)
        header->moveSection(header->visualIndex(column), column);
    layOutColumns();
    fitTimes();
    Q_EMIT columnsChanged();
}

void CollectionPage::showColumnMenu(const QPoint &global, int section)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (section >= 0)
        menu->addAction(tr("Fit the width"), this,
                        [this, section] { m_view->resizeColumnToContents(section); });
    menu->addAction(tr("Reset the columns"), this, &CollectionPage::resetColumns);
    menu->addSeparator();
    const ColumnSet &columns = m_model->columns();
    for (int column = 0; column < columns.size(); ++column) {
        if (columns.at(column).show == Show::Gutter || columns.at(column).show == Show::Check)
            continue;
        QAction *shown = menu->addAction(columns.at(column).title);
        shown->setCheckable(true);
        shown->setChecked(!m_view->isColumnHidden(column));
        connect(shown, &QAction::toggled, this, [this, column](bool on) {
            m_view->setColumnHidden(column, !on);
            Q_EMIT columnsChanged();
        });
    }
    menu->popup(global);
}

void CollectionPage::setTimeStyle(const TimeStyle &style)
{
    m_model->setTimeStyle(style);
}

void CollectionPage::setZoom(int percent)
{
    m_view->setZoom(percent);
}

void CollectionPage::setMarks(const QSet<Key> &marks)
{
    m_model->setMarks(marks);
}

void CollectionPage::stepRow(int by)
{
    const int rows = m_model->rowCount();
    if (rows == 0)
        return;
    const QModelIndex current = m_view->currentIndex();
    const int row = current.isValid() ? qBound(0, current.row() + by, rows - 1) : by > 0 ? 0 : rows - 1;
    m_view->showRow(row, true);
}

void CollectionPage::goTo(const QString &what)
{
    const QString text = what.trimmed();
    if (text.isEmpty())
        return;
    m_live->leaveEnd();
    auto *paged = qobject_cast<RecordModel *>(m_model);
    const QString digits =
        QString(text).remove(QLatin1Char(',')).remove(QLatin1Char('.')).remove(QChar::Nbsp);
    if (paged && text.startsWith(QLatin1Char('-'))) {
        if (const auto back = parseDuration(QStringView(text).mid(1)))
            return paged->locateTime(Instant::now().plusNanos(-back->count()));
    }
    if (paged && text.contains(QLatin1Char(':'))) {
        if (const auto time = Instant::fromIso(text))
            return paged->locateTime(*time);
        const QTime clock = QTime::fromString(
            text, text.count(QLatin1Char(':')) == 1 ? QStringLiteral("H:mm") : QStringLiteral("H:mm:ss"));
        if (clock.isValid())
            return paged->locateTime(
                Instant::fromMilliseconds(QDateTime(QDate::currentDate(), clock).toMSecsSinceEpoch()));
    }
    bool isNumber = false;
    const qint64 number = digits.toLongLong(&isNumber);
    if (isNumber && collection().hasIntegerKey())
        return m_model->locate(Key{{Value(number)}});
    if (isNumber && paged)
        return paged->locateNumber(number - 1);
    goToId(text);
}

} // namespace storescope
