// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// The columns of a CollectionPage and its ways from row to row.
#include "core/base/text.h"
#include "ui/look/zoom.h"
#include "ui/models/recordmodel.h"
#include "ui/pages/collectionpage.h"
#include "ui/views/recorddelegate.h"

#include <QDateTime>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QMenu>
#include <QScopedValueRollback>

namespace storescope {

void CollectionPage::layOutColumns()
{
    QHeaderView *header = m_view->horizontalHeader();
    const ColumnSet &columns = m_model->columns();
    const QScopedValueRollback laying(m_layingOut, true);
    header->setStretchLastSection(false);
    for (int column = 0; column < columns.size(); ++column) {
        const ShownColumn &shown = columns.at(column);
        header->setSectionResizeMode(column, shown.stretch ? QHeaderView::Stretch
                                             : shown.show == Show::Gutter || shown.show == Show::Check
                                                 ? QHeaderView::Fixed
                                                 : QHeaderView::Interactive);
        header->resizeSection(column, shown.width);
        header->setSectionHidden(column, shown.hidden);
    }
}

// As wide as what they show, unless the user chose otherwise.
void CollectionPage::fitColumns(bool measure)
{
    if (m_widthsKept)
        return;
    const QScopedValueRollback laying(m_layingOut, true);
    if (measure)
        m_fit.measure();
    m_fit.apply();
}

QByteArray CollectionPage::columnState() const
{
    const QHeaderView *header = m_view->horizontalHeader();
    const ColumnSet &columns = m_model->columns();
    QJsonArray order;
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        QJsonObject one{{QStringLiteral("name"), columns.at(column).name}};
        if (header->isSectionHidden(column))
            one.insert(QStringLiteral("hidden"), true);
        else if (m_widthsKept)
            one.insert(QStringLiteral("width"), header->sectionSize(column));
        order.append(one);
    }
    QJsonObject state{{QStringLiteral("columns"), order}};
    const int sorted = header->sortIndicatorSection();
    if (header->isSortIndicatorShown() && sorted >= 0 && sorted < columns.size()) {
        state.insert(QStringLiteral("sort"), columns.at(sorted).name);
        state.insert(QStringLiteral("descending"), header->sortIndicatorOrder() == Qt::DescendingOrder);
    }
    return QJsonDocument(state).toJson(QJsonDocument::Compact);
}

void CollectionPage::setColumnState(const QByteArray &state)
{
    layOutColumns();
    const QJsonObject kept = QJsonDocument::fromJson(state).object();
    if (kept.isEmpty())
        return;
    const QScopedValueRollback laying(m_layingOut, true);
    QHeaderView *header = m_view->horizontalHeader();
    const ColumnSet &columns = m_model->columns();
    int visual = 0;
    for (const QJsonValue &value : kept.value(QLatin1String("columns")).toArray()) {
        const QJsonObject one = value.toObject();
        const int column = columns.indexOf(one.value(QLatin1String("name")).toString());
        if (column < 0)
            continue;
        header->moveSection(header->visualIndex(column), visual++);
        const int width = one.value(QLatin1String("width")).toInt();
        m_widthsKept = m_widthsKept || width > 0;
        if (width > 0 && header->sectionResizeMode(column) == QHeaderView::Interactive)
            header->resizeSection(column, width);
        header->setSectionHidden(column, one.value(QLatin1String("hidden")).toBool());
    }
    const int sorted = columns.indexOf(kept.value(QLatin1String("sort")).toString());
    if (sorted >= 0 && header->isSortIndicatorShown())
        header->setSortIndicator(sorted, kept.value(QLatin1String("descending")).toBool()
                                             ? Qt::DescendingOrder
                                             : Qt::AscendingOrder);
}

void CollectionPage::resetColumns()
{
    QHeaderView *header = m_view->horizontalHeader();
    {
        const QScopedValueRollback laying(m_layingOut, true);
        for (int column = 0; column < header->count(); ++column)
            header->moveSection(header->visualIndex(column), column);
    }
    m_widthsKept = false;
    layOutColumns();
    fitColumns(true);
    Q_EMIT columnsReset();
}

void CollectionPage::showColumn(const QString &name)
{
    const int column = m_model->columns().indexOf(name);
    if (column < 0)
        return;
    m_view->setColumnHidden(column, false);
    fitColumn(column);
    Q_EMIT columnsChanged();
}

// To what is in sight, and to its title.
void CollectionPage::fitColumn(int column)
{
    QHeaderView *header = m_view->horizontalHeader();
    if (header->sectionResizeMode(column) != QHeaderView::Interactive)
        return;
    const QFontMetrics words(m_view->font()), mono(fixedFont(m_view->font()));
    int widest = words.horizontalAdvance(m_model->columns().at(column).title) + 8;
    for (int row = qMax(0, m_view->firstVisibleRow()); row <= m_view->lastVisibleRow(); ++row) {
        const auto look = m_model->index(row, column).data(RowsModel::LookRole).value<CellLook>();
        const int glyph = look.glyph.isEmpty() ? 0 : 20;
        widest = qMax(widest, (look.mono ? mono : words).horizontalAdvance(look.text) + glyph);
    }
    header->resizeSection(column, qBound(36, widest + 18, 480));
}

void CollectionPage::showColumnMenu(const QPoint &global, int section)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const ColumnSet &columns = m_model->columns();
    if (section >= 0)
        menu->addAction(tr("Fit the width"), this, [this, section] { fitColumn(section); });
    menu->addAction(tr("Fit all widths"), this, [this] {
        for (int column = 0; column < m_model->columns().size(); ++column) {
            if (!m_view->isColumnHidden(column))
                fitColumn(column);
        }
    });
    if (section >= 0 && columns.at(section).show != Show::Gutter)
        menu->addAction(tr("Hide %1").arg(columns.at(section).title), this, [this, section] {
            m_view->setColumnHidden(section, true);
            Q_EMIT columnsChanged();
        });
    if (section >= 0 && columns.at(section).added)
        menu->addAction(tr("Remove %1").arg(columns.at(section).title), this,
                        [this, name = columns.at(section).name] { Q_EMIT columnRemovalWanted(name); });
    menu->addAction(tr("Reset the columns"), this, &CollectionPage::resetColumns);
    menu->addSeparator();
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
    zoomWidgets(this, percent);
    m_view->setZoom(percent);
    fitColumns(true);
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
    const bool timed = collection().timeColumn() >= 0;
    if (timed && text.startsWith(QLatin1Char('-'))) {
        if (const auto back = parseDuration(QStringView(text).mid(1)))
            return goToTime(Instant::now().plusNanos(-back->count()));
    }
    if (timed && text.contains(QLatin1Char(':'))) {
        if (const auto time = Instant::fromIso(text))
            return goToTime(*time);
        const QTime clock = QTime::fromString(
            text, text.count(QLatin1Char(':')) == 1 ? QStringLiteral("H:mm") : QStringLiteral("H:mm:ss"));
        if (clock.isValid())
            return goToTime(
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
