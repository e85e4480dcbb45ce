// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/views/recordview.h"

#include "ui/look/zoom.h"
#include "ui/views/recorddelegate.h"

#include <QAccessible>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyle>

namespace storescope {

namespace {
constexpr int tintStepMs = 300;
constexpr int lateMs = 150, loadingMs = 40;
} // namespace

RecordView::RecordView(QWidget *parent) : QTableView(parent)
{
    setShowGrid(false);
    setWordWrap(false);
    setAlternatingRowColors(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setFrameShape(NoFrame);
    setEditTriggers(NoEditTriggers);
    setDragEnabled(true);
    setDragDropMode(DragOnly);
    setMouseTracking(true);
    setContextMenuPolicy(Qt::CustomContextMenu);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setResizeContentsPrecision(0);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setMinimumSectionSize(24);
    horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    leaveSizeAlone(verticalHeader());
    leaveSizeAlone(horizontalHeader()); // its sections are fitted to what they show
    setItemDelegate(new RecordDelegate(this));
    applyRowHeight();
    m_clock.start();
    m_visibleTimer.setSingleShot(true);
    connect(&m_visibleTimer, &QTimer::timeout, this, &RecordView::tellVisible);
    m_freshTimer.setInterval(tintStepMs);
    connect(&m_freshTimer, &QTimer::timeout, this, [this] {
        forgetOldTints();
        if (m_fresh.empty() && m_freshCells.empty())
            m_freshTimer.stop();
        viewport()->update();
    });
    // Keys, the groove and the arrows of the scroll bar.
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] {
        if (verticalScrollBar()->sliderPosition() < verticalScrollBar()->value())
            Q_EMIT wentAway();
    });
    m_lateTimer.setSingleShot(true);
    m_lateTimer.setInterval(lateMs);
    connect(&m_lateTimer, &QTimer::timeout, this, [this] {
        m_late = true;
        m_loadingTimer.start();
        viewport()->update();
    });
    m_loadingTimer.setInterval(loadingMs);
    connect(&m_loadingTimer, &QTimer::timeout, this,
            [this] { viewport()->update(0, 0, viewport()->width(), 2); });
    connect(this, &QTableView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT activatedRow(index.row()); });
}

void RecordView::setRows(RowsModel *model, LiveState *live)
{
    m_rows = model;
    m_live = live;
    setModel(model);
    connect(model, &QAbstractItemModel::rowsAboutToBeInserted, this, &RecordView::beforeRowsMove);
    connect(model, &QAbstractItemModel::rowsInserted, this, &RecordView::afterInsert);
    connect(model, &QAbstractItemModel::rowsAboutToBeRemoved, this, &RecordView::beforeRowsMove);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &RecordView::afterRemove);
    connect(model, &QAbstractItemModel::modelReset, this, &RecordView::afterReset);
    connect(model, &QAbstractItemModel::layoutAboutToBeChanged, this, &RecordView::holdAnchor);
    connect(model, &QAbstractItemModel::layoutChanged, this, &RecordView::restoreAnchor);
    connect(model, &QAbstractItemModel::dataChanged, this, [this] {
        if (m_late || m_lateTimer.isActive())
            lookWhetherLoading();
    });
    connect(model, &RowsModel::started, this, &RecordView::lookWhetherLoading);
    connect(model, &RowsModel::renewed, this, &RecordView::tintCell);
    connect(model, &RowsModel::located, this, [this](int row) { showRow(row, true); });
    m_visibleTimer.start(0);
}

void RecordView::setFollowsEnd(bool follows)
{
    m_followsEnd = follows;
}

bool RecordView::followsNow() const
{
    return m_followsEnd && m_live && m_live->mode() == LiveState::Mode::Following;
}

void RecordView::applyRowHeight()
{
    m_rowPixels = qMax(22 * m_zoom / 100, fontMetrics().height() + 6);
    verticalHeader()->setMinimumSectionSize(8);
    verticalHeader()->setDefaultSectionSize(m_rowPixels);
}

void RecordView::setZoom(int percent)
{
    const int row = firstVisibleRow();
    m_zoom = percent;
    applyRowHeight();
    if (followsNow())
        stayAtEnd();
    else if (row >= 0)
        restore(row, 0);
}

// ---- where it stands ----

int RecordView::firstVisibleRow() const
{
    return model() && model()->rowCount() > 0
               ? qMin(verticalScrollBar()->value() / m_rowPixels, model()->rowCount() - 1)
               : -1;
}

int RecordView::lastVisibleRow() const
{
    return model() ? qMin((verticalScrollBar()->value() + viewport()->height()) / m_rowPixels,
                          model()->rowCount() - 1)
                   : -1;
}

int RecordView::pixelOffset() const
{
    return verticalScrollBar()->value() % m_rowPixels;
}

bool RecordView::isAtEnd() const
{
    return verticalScrollBar()->value() >= verticalScrollBar()->maximum() - 1;
}

void RecordView::restore(int row, int offset)
{
    m_placing = true;
    executeDelayedItemsLayout();
    updateGeometries();
    verticalScrollBar()->setValue(row * m_rowPixels + offset);
    m_placing = false;
    m_visibleTimer.start(0);
}

void RecordView::stayAtEnd()
{
    m_placing = true;
    executeDelayedItemsLayout();
    updateGeometries();
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    m_placing = false;
    m_visibleTimer.start(0);
}

void RecordView::beforeRowsMove()
{
    m_anchorRow = qMax(0, firstVisibleRow());
    m_anchorOffset = pixelOffset();
}

void RecordView::afterInsert(const QModelIndex &parent, int first, int last)
{
    if (parent.isValid())
        return;
    const int count = last - first + 1;
    const bool atEnd = last == model()->rowCount() - 1;
    for (Fresh &fresh : m_fresh) {
        if (fresh.first >= first) {
            fresh.first += count;
            fresh.last += count;
        }
    }
    if (atEnd && first > 0)
        tint(first, last);
    if (followsNow())
        return stayAtEnd();
    const bool wasEmpty = model()->rowCount() == count;
    // A row that comes exactly at the anchor's place pushes the anchor down, unless the list stood at its
    // very top.
    if (!wasEmpty && first <= m_anchorRow && !atEnd)
        m_anchorRow += count;
    restore(m_anchorRow, m_anchorOffset);
}

void RecordView::afterRemove(const QModelIndex &parent, int first, int last)
{
    if (parent.isValid())
        return;
    m_fresh.clear();
    if (followsNow())
        return stayAtEnd();
    if (last < m_anchorRow)
        m_anchorRow -= last - first + 1;
    else if (first <= m_anchorRow) {
        m_anchorRow = first;
        m_anchorOffset = 0;
    }
    restore(m_anchorRow, m_anchorOffset);
}

// In a new order the first row that is seen (and stays) keeps its place. At the very top one wants to see
// what comes first.
void RecordView::holdAnchor()
{
    m_anchor = QPersistentModelIndex();
    if (!m_rows || verticalScrollBar()->value() == 0 || followsNow())
        return;
    int row = firstVisibleRow();
    while (row < lastVisibleRow() && m_rows->isGone(row))
        ++row;
    m_anchor = model()->index(row, 0);
    m_anchorOffset = verticalScrollBar()->value() - row * m_rowPixels;
}

void RecordView::restoreAnchor()
{
    if (m_anchor.isValid())
        restore(m_anchor.row(), m_anchorOffset);
    m_anchor = QPersistentModelIndex();
    m_visibleTimer.start(0);
}

void RecordView::afterReset()
{
    m_fresh.clear();
    if (followsNow())
        stayAtEnd();
    if (m_currentKey && m_rows) {
        if (const int row = m_rows->rowOfKey(*m_currentKey); row >= 0)
            setCurrentIndex(model()->index(row, 0));
    }
    m_visibleTimer.start(0);
}

void RecordView::tellVisible()
{
    if (m_rows && m_rows->rowCount() > 0)
        m_rows->wantRows(firstVisibleRow(), lastVisibleRow());
    lookWhetherLoading();
}

void RecordView::showRow(int row, bool select)
{
    if (!model() || row < 0 || row >= model()->rowCount())
        return;
    const int rowsShown = qMax(1, viewport()->height() / m_rowPixels);
    if (row < firstVisibleRow() || row > lastVisibleRow() - 1)
        restore(qMax(0, row - rowsShown / 3), 0);
    if (select) {
        setAutoScroll(false); // QTableView would scroll sideways and again
        selectionModel()->setCurrentIndex(model()->index(row, qMax(0, currentIndex().column())),
                                          QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        setAutoScroll(true);
    }
}

QList<int> RecordView::selectedRows() const
{
    QList<int> rows;
    if (!selectionModel())
        return rows;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows << row;
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

void RecordView::setFound(const QRegularExpression &pattern)
{
    m_found = pattern.isValid() ? pattern : QRegularExpression();
    viewport()->update();
}

// ---- nothing to show ----

void RecordView::setEmptyText(const QString &text, const QString &button)
{
    if (m_emptyText == text && m_emptyButton == button)
        return;
    m_emptyText = text;
    m_emptyButton = button;
    viewport()->setAccessibleDescription(text);
    viewport()->update();
}

void RecordView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    m_emptyButtonRect = {};
    if (model() && model()->rowCount() == 0 && !m_emptyText.isEmpty())
        paintEmpty();
    if (m_late)
        paintLoading();
}

void RecordView::paintEmpty()
{
    QPainter painter(viewport());
    const Palette look = Palette::of(palette());
    painter.setPen(look.ink(Ink::Dim));
    const QRect area = viewport()->rect().adjusted(24, 0, -24, 0);
    const QRect words = painter.boundingRect(area, Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
    painter.drawText(words, Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
    if (m_emptyButton.isEmpty())
        return;
    const int width = painter.fontMetrics().horizontalAdvance(m_emptyButton) + 24;
    m_emptyButtonRect = QRect(area.center().x() - width / 2, words.bottom() + 12, width, 28);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(look.ink(Ink::Highlight));
    painter.setBrush(palette().color(QPalette::Button));
    painter.drawRoundedRect(QRectF(m_emptyButtonRect).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    painter.setPen(palette().color(QPalette::ButtonText));
    painter.drawText(m_emptyButtonRect, Qt::AlignCenter, m_emptyButton);
}

} // namespace storescope
