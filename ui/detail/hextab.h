// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/cancel.h"
#include "ui/detail/valuechooser.h"
#include "ui/views/picture.h"

#include <QAbstractScrollArea>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>

#include <map>
#include <set>

namespace storescope {

// Bytes as offset, hex and characters, 8 or 16 a row by width. It asks for 64 KB pages as they are looked at.
class HexView : public QAbstractScrollArea, public Picture
{
    Q_OBJECT
public:
    static constexpr qint64 pageBytes = 64 * 1024;

    explicit HexView(QWidget *parent = nullptr);
    void setSize(qint64 bytes); // forgets all pages
    void setPage(qint64 page, const QByteArray &bytes);
    void goTo(qint64 offset);
    QString inWords() override; // where, and the bytes of that row
    int bytesPerRow() const;
    QByteArray selectedBytes() const;

Q_SIGNALS:
    void pageWanted(qint64 page);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void updateScroll();
    void askForPages();
    void ask(qint64 first, qint64 last); // offsets
    bool hasAll(qint64 first, qint64 last) const;
    void copy(bool hex);
    void paintRow(QPainter &painter, qint64 row, int top);
    qint64 offsetAt(const QPoint &at) const;
    int rowHeight() const;
    int charWidth() const;
    std::optional<uchar> byteAt(qint64 offset) const;

    qint64 m_size = 0, m_from = -1, m_to = -1; // selection, both included
    std::map<qint64, QByteArray> m_pages;
    std::set<qint64> m_asked;
    QTimer m_ask;
    std::optional<bool> m_copy; // as hex or text, as soon as all of it is here
};

class HexTab : public DetailTab
{
    Q_OBJECT
public:
    explicit HexTab(QWidget *parent = nullptr);
    ~HexTab() override;
    void setRow(const DetailRow &row) override;
    bool fits(const DetailRow &row) const override;

private:
    void begin();
    void readPage(qint64 page);

    CancelToken m_cancel;
    ValueChooser *m_value;
    QLineEdit *m_offset;
    QLabel *m_note;
    QPushButton *m_show;
    HexView *m_view;
};

} // namespace storescope
