// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/views/selectionbar.h"

#include "ui/look/icons.h"
#include "ui/look/palette.h"

#include <QBoxLayout>
#include <QLocale>
#include <QPainter>

namespace storescope {

SelectionBar::SelectionBar(QWidget *parent)
    : QWidget(parent),
      m_box(new QCheckBox),
      m_count(new QLabel),
      m_note(new QLabel),
      m_export(new QPushButton(themeIcon("document-export"), QString()))
{
    setFixedHeight(40);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(10, 0, 10, 0);
    m_box->setChecked(true);
    m_box->setAccessibleName(tr("Uncheck all"));
    m_box->setToolTip(tr("Uncheck all"));
    QFont bold = m_count->font();
    bold.setBold(true);
    m_count->setFont(bold);
    auto *copy = new QPushButton(tr("Copy references"));
    auto *clear = new QPushButton(tr("Clear"));
    row->addWidget(m_box);
    row->addWidget(m_count);
    row->addWidget(m_note, 1);
    for (QPushButton *button : {copy, clear, m_export})
        row->addWidget(button);
    hide();
    connect(copy, &QPushButton::clicked, this, &SelectionBar::referencesPressed);
    connect(clear, &QPushButton::clicked, this, &SelectionBar::clearPressed);
    connect(m_export, &QPushButton::clicked, this, &SelectionBar::exportPressed);
    connect(m_box, &QCheckBox::clicked, this, [this] {
        m_box->setChecked(true); // it is only seen while something is checked
        Q_EMIT clearPressed();
    });
}

void SelectionBar::say(int count, const QString &note)
{
    setVisible(count > 0);
    m_count->setText(tr("%1 selected").arg(QLocale().toString(count)));
    m_note->setText(note);
    m_export->setText(tr("Export %1…").arg(QLocale().toString(count)));
}

void SelectionBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Palette look = Palette::of(palette());
    painter.fillRect(rect(), look.ground(Ground::Selection));
    painter.fillRect(QRect(0, 0, width(), 1), look.ground(Ground::Line));
}

} // namespace storescope
