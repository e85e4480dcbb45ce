// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/detail/fieldstab.h"

#include "ui/detail/pairdelegate.h"
#include "ui/look/style.h"
#include "ui/views/recorddelegate.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QCursor>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>

namespace storescope {

FieldsTab::FieldsTab(QWidget *parent)
    : DetailTab(parent), m_model(new FieldsModel(this)), m_view(new QTableView(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->addWidget(m_view);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new PairDelegate({FieldsModel::InkRole, FieldsModel::ReadingRole,
                                              FieldsModel::GlyphRole, FieldsModel::MonoRole, false},
                                             22, m_view));
    m_view->setAccessibleName(tr("Fields of the row"));
    m_view->horizontalHeader()->hide();
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setMinimumSectionSize(8);
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->verticalHeader()->setDefaultSectionSize(qMax(22, fontMetrics().height() + 6));
    m_view->horizontalHeader()->setStretchLastSection(true);
    m_view->horizontalHeader()->resizeSection(0, 118);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setTabKeyNavigation(false);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_view, &QWidget::customContextMenuRequested, this, &FieldsTab::showMenu);
    connect(m_view, &QTableView::activated, this, &FieldsTab::use);
    connect(m_view, &QTableView::clicked, this, &FieldsTab::clicked);
}

void FieldsTab::use(const QModelIndex &index)
{
    const QModelIndex value = index.siblingAtColumn(1);
    if (value.data(FieldsModel::HiddenRole).toBool())
        m_model->reveal(value.data(FieldsModel::NameRole).toString());
    else if (value.data(FieldsModel::LinkRole).toBool())
        Q_EMIT idWanted(value.data(FieldsModel::WholeRole).toString());
}

// Only on the words themselves: beside them a click chooses the field.
void FieldsTab::clicked(const QModelIndex &index)
{
    if (index.column() != 1)
        return;
    const QRect cell = m_view->visualRect(index);
    const int x = m_view->viewport()->mapFromGlobal(QCursor::pos()).x();
    const bool hidden = index.data(FieldsModel::HiddenRole).toBool();
    const QString words =
        index.data(hidden ? int(FieldsModel::ReadingRole) : int(Qt::DisplayRole)).toString();
    const int wide = QFontMetrics(index.data(FieldsModel::MonoRole).toBool() ? fixedFont(font()) : font())
                         .horizontalAdvance(words) +
                     12;
    if (hidden ? x >= cell.right() - wide : x <= cell.left() + wide)
        use(index);
}

void FieldsTab::setRow(const DetailRow &row)
{
    m_model->setRecord(row.collection, row.isNull() ? nullptr : &row.record, row.utc);
}

void FieldsTab::second()
{
    m_model->tick();
}

void FieldsTab::showMenu(const QPoint &at)
{
    const QModelIndex index = m_view->indexAt(at).siblingAtColumn(1);
    if (!index.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString name = index.data(FieldsModel::NameRole).toString(),
                  whole = index.data(FieldsModel::WholeRole).toString();
    if (index.data(FieldsModel::HiddenRole).toBool()) {
        // Of this row: another one may stand here when the menu is used.
        menu->addAction(tr("Show until the row changes"), this, [this, name, shown = m_model->shown()] {
            if (m_model->shown() == shown)
                m_model->reveal(name);
        });
    } else {
        if (index.data(FieldsModel::LinkRole).toBool())
            menu->addAction(tr("Go to the id"), this, [this, whole] { Q_EMIT idWanted(whole); });
        menu->addAction(tr("Copy value"), this, [whole] { QGuiApplication::clipboard()->setText(whole); });
        if (name != QLatin1String("key") && whole.size() < 200) {
            menu->addSeparator();
            menu->addAction(tr("Apply as filter"), this,
                            [this, name, whole] { Q_EMIT filterWanted(name, whole, false); });
            menu->addAction(tr("Exclude"), this,
                            [this, name, whole] { Q_EMIT filterWanted(name, whole, true); });
        }
    }
    if (name != QLatin1String("key"))
        menu->addAction(tr("Add as column"), this, [this, name] { Q_EMIT columnWanted(name); });
    menu->popup(m_view->viewport()->mapToGlobal(at));
}

} // namespace storescope
