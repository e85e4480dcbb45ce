// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/look/iconlabel.h"
#include "ui/look/palette.h"

#include <QIcon>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

namespace storescope {

// A stretch of a page on its own ground, with a line below or above it.
class Band : public QWidget
{
    Q_OBJECT
public:
    explicit Band(Ground ground, Qt::Edge line = Qt::BottomEdge, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Ground m_ground;
    Qt::Edge m_line;
};

// A large number, what it counts, and a note.
class Figure : public QWidget
{
    Q_OBJECT
public:
    explicit Figure(QWidget *parent = nullptr);
    void set(const QString &number, const QString &what, const QString &note = {});
    QString text() const { return accessibleName(); }

private:
    QLabel *m_number, *m_what, *m_note;
};

// Does something that cannot be overlooked: framed in the colour of what failed, never the default.
class DangerButton : public QPushButton
{
    Q_OBJECT
public:
    explicit DangerButton(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

// Text in the colour of an ink, whatever the theme.
class InkLabel : public QLabel
{
    Q_OBJECT
public:
    explicit InkLabel(Ink ink, const QString &text = {}, QWidget *parent = nullptr);
    void setInk(Ink ink);

protected:
    void changeEvent(QEvent *event) override;

private:
    void colour();
    Ink m_ink;
    bool m_colouring = false;
};

// A plain table of a page: whole rows, no grid, the selection tinted as in every other list.
class PlainTable : public QTableView
{
    Q_OBJECT
public:
    explicit PlainTable(const QString &name, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void colour();
    bool m_colouring = false;
};

QLabel *boldLabel(const QString &text);
QFont enlarged(const QFont &font, double factor);

} // namespace storescope
