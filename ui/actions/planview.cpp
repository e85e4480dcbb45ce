// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/actions/planview.h"

#include "ui/look/icons.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScopedValueRollback>
#include <QStyle>
#include <QToolTip>

#include <numeric>

namespace storescope {

namespace {
constexpr int boxWidth = 34, noteWidth = 126, fewRows = 5;

// What a decision needs; the others are in the header's menu.
bool isLeftOut(const QString &name)
{
    for (const char *other : {"media_type", "created", "priority", "queue", "owner", "_gutter"}) {
        if (name == QLatin1String(other))
            return true;
    }
    return false;
}
} // namespace

void PlanDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    RecordDelegate::paint(painter, option, index);
    const QVariant checked = index.data(Qt::CheckStateRole);
    if (!checked.isValid())
        return;
    QStyleOptionViewItem box = option;
    const QStyle *style = option.widget ? option.widget->style() : nullptr;
    if (!style)
        return;
    const int size = style->pixelMetric(QStyle::PM_IndicatorWidth, &box, option.widget);
    box.rect = QRect(option.rect.center().x() - size / 2, option.rect.center().y() - size / 2, size, size);
    box.state &= ~(QStyle::State_HasFocus | QStyle::State_MouseOver | QStyle::State_Selected);
    box.state |= checked.toInt() == Qt::Checked ? QStyle::State_On : QStyle::State_Off;
    box.features |= QStyleOptionViewItem::HasCheckIndicator;
    box.checkState = Qt::CheckState(checked.toInt());
    style->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &box, painter, option.widget);
}

PlanView::PlanView(QWidget *parent) : RecordView(parent)
{
    setItemDelegate(new PlanDelegate(this));
    setDragEnabled(false);
    connect(this, &QWidget::customContextMenuRequested, this, &PlanView::showMenu);
}

void PlanView::setPlan(PlanModel *plan)
{
    m_plan = plan;
    setRows(plan, nullptr);
    layOut();
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    setSortingEnabled(true);
    // After the header has put its arrow there.
    connect(
        plan, &PlanModel::orderRefused, this,
        [this] {
            horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
            QToolTip::showText(QCursor::pos(),
                               tr("Too many rows to order by what they hold: the rule's time orders them."),
                               this);
        },
        Qt::QueuedConnection);
}

void PlanView::layOut()
{
    const QScopedValueRollback fitting(m_fitting, true);
    QHeaderView *header = horizontalHeader();
    header->setStretchLastSection(false);
    header->setSectionsMovable(true);
    const ColumnSet &columns = m_plan->columns();
    for (int column = 0; column < columns.size(); ++column) {
        const ShownColumn &shown = columns.at(column);
        const bool twice =
            shown.show == Show::Countdown && columns.indexOf(QStringLiteral("_expires_at")) >= 0;
        header->setSectionResizeMode(column, shown.stretch ? QHeaderView::Stretch : QHeaderView::Interactive);
        header->setSectionHidden(column,
                                 shown.hidden || isLeftOut(shown.name) || twice || shown.show == Show::Check);
    }
    header->setSectionResizeMode(m_plan->checkColumn(), QHeaderView::Fixed);
    header->resizeSection(m_plan->checkColumn(), boxWidth);
    header->resizeSection(m_plan->noteColumn(), noteWidth);
    header->moveSection(header->visualIndex(m_plan->checkColumn()), 0);
    header->moveSection(header->visualIndex(m_plan->noteColumn()), header->count() - 1);
    fitColumns(true);
    connect(this, &RecordView::roomChanged, this, [this] { fitColumns(m_fit.samples() < fewRows); });
    connect(m_plan, &QAbstractItemModel::dataChanged, this, [this] {
        if (m_fit.samples() < fewRows)
            fitColumns(true);
    });
    connect(header, &QHeaderView::sectionResized, this, [this, header](int section) {
        if (!m_fitting && !header->isSectionHidden(section) &&
            header->sectionResizeMode(section) == QHeaderView::Interactive)
            m_widthsChosen = true;
    });
}

void PlanView::fitColumns(bool measure)
{
    if (m_widthsChosen)
        return;
    const QScopedValueRollback fitting(m_fitting, true);
    const int note = noteWidth * zoom() / 100;
    horizontalHeader()->resizeSection(m_plan->noteColumn(), note);
    if (measure)
        m_fit.measure();
    m_fit.apply(boxWidth + note);
}

void PlanView::toggleSelected()
{
    const QList<int> rows = selectedRows();
    if (rows.isEmpty())
        return;
    const int current = currentIndex().row();
    const int leader = rows.contains(current) ? current : rows.front(); // the others follow it
    m_plan->choose(rows, !m_plan->isChosen(leader));
}

void PlanView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space)
        return toggleSelected();
    RecordView::keyPressEvent(event);
}

void PlanView::mouseReleaseEvent(QMouseEvent *event)
{
    RecordView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid() && index.column() == m_plan->checkColumn() &&
        index == currentIndex() && event->modifiers() == Qt::NoModifier)
        m_plan->choose({index.row()}, !m_plan->isChosen(index.row()));
}

void PlanView::showMenu(const QPoint &at)
{
    if (!m_plan || !indexAt(at).isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Keep these rows"), this, [this] { m_plan->choose(selectedRows(), false); });
    menu->addAction(tr("Choose these rows"), this, [this] { m_plan->choose(selectedRows(), true); });
    menu->addSeparator();
    const auto all = [this](bool chosen) {
        return [this, chosen] {
            QList<int> rows(m_plan->rowCount());
            std::iota(rows.begin(), rows.end(), 0);
            m_plan->choose(rows, chosen);
        };
    };
    menu->addAction(tr("Choose all that are shown"), this, all(true));
    menu->addAction(tr("Keep all that are shown"), this, all(false));
    menu->popup(viewport()->mapToGlobal(at));
}

} // namespace storescope
