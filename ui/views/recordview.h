// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/rowsmodel.h"
#include "ui/views/livestate.h"

#include <QElapsedTimer>
#include <QPersistentModelIndex>
#include <QRegularExpression>
#include <QTableView>
#include <QTimer>

namespace storescope {

// The table of every page: fixed rows, scrolled by pixels. It follows the end or holds its anchor: whatever
// is inserted or removed, the first visible row and its pixel offset stay (unless the live state is
// Following).
class RecordView : public QTableView
{
    Q_OBJECT
public:
    explicit RecordView(QWidget *parent = nullptr);

    void setRows(RowsModel *model, LiveState *live);
    RowsModel *rows() const { return m_rows; }
    void setFollowsEnd(bool follows); // logs; other pages keep their place
    void setZoom(int percent);        // of the rows; the letters are the page's
    int zoom() const { return m_zoom; }
    void setReducedMotion(bool reduced) { m_still = reduced; }
    int rowPixels() const { return m_rowPixels; }

    int firstVisibleRow() const;
    int lastVisibleRow() const;
    int pixelOffset() const; // of the first visible row above the viewport's edge
    void showRow(int row, bool select);
    void goToEnd();         // the command of the key End
    void activate();        // the command of Enter: the current row
    void check(bool range); // of Space: its box, with `range` from the last one on
    void stayAtEnd();
    bool isAtEnd() const;
    QList<int> selectedRows() const; // ascending

    // Words in the middle while there are no rows; the button's text may be empty.
    void setEmptyText(const QString &text, const QString &button = {});
    void setFound(const QRegularExpression &pattern); // marked in every cell; empty: nothing
    const QRegularExpression &found() const { return m_found; }
    // How new a row is: 0, 1, 2, or -1 when it is not tinted any more.
    int freshness(int row) const;
    int freshness(const QModelIndex &cell) const; // of a cell that has changed
    size_t freshLots() const { return m_fresh.size(); }
    bool saysLoading() const { return m_late; } // the line under the header: what is seen is still being read
    bool pointerInside() const { return m_pointerInside; }

Q_SIGNALS:
    void wentAway();    // the user left the end
    void wantsFollow(); // End at the end
    void currentRowChanged(int row);
    void selectionCountChanged(int rows);
    void emptyButtonPressed();
    void activatedRow(int row);
    void touched(); // pointer or key: order is held for a while
    void zoomWanted(int step);
    void roomChanged();                    // the width of what is seen
    void dragWanted();                     // of the selected rows
    void checkWanted(int row, bool range); // its box was pressed, or Space; with Shift from the last one on

protected:
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void startDrag(Qt::DropActions) override { Q_EMIT dragWanted(); }
    void keyboardSearch(const QString &) override {} // letters are commands

private:
    void applyRowHeight();
    void beforeRowsMove();
    void afterInsert(const QModelIndex &parent, int first, int last);
    void afterRemove(const QModelIndex &parent, int first, int last);
    void afterReset();
    void restore(int row, int offset);
    void tellVisible();
    void tint(int first, int last);
    void tintCell(const QModelIndex &cell);
    bool tints() const;
    void forgetOldTints();
    void holdAnchor();
    void restoreAnchor();
    void lookWhetherLoading();
    void paintLoading();
    bool followsNow() const;
    void paintEmpty();
    bool pressBox(const QMouseEvent &event);

    RowsModel *m_rows = nullptr;
    LiveState *m_live = nullptr;
    bool m_followsEnd = false, m_placing = false, m_pointerInside = false, m_still = false;
    int m_rowPixels = 22, m_zoom = 100;
    int m_anchorRow = 0, m_anchorOffset = 0;
    QPersistentModelIndex m_anchor; // while the order changes
    QTimer m_visibleTimer, m_freshTimer, m_lateTimer, m_loadingTimer;
    bool m_late = false;
    struct Fresh
    {
        int first, last;
        qint64 at;
    };
    std::vector<Fresh> m_fresh; // oldest first
    struct FreshCell
    {
        QPersistentModelIndex cell;
        qint64 at;
    };
    std::vector<FreshCell> m_freshCells;
    QElapsedTimer m_clock;
    QString m_emptyText, m_emptyButton;
    QRegularExpression m_found;
    QRect m_emptyButtonRect;
    std::optional<Key> m_currentKey;
};

} // namespace storescope
