// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/views/findbar.h"

#include "ui/look/iconlabel.h"
#include "ui/look/icons.h"
#include "ui/views/recorddelegate.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QPainter>

namespace storescope {

FindBar::FindBar(QWidget *parent)
    : QWidget(parent),
      m_field(new QLineEdit(this)),
      m_note(new QLabel(this)),
      m_before(new QToolButton(this)),
      m_next(new QToolButton(this)),
      m_close(new QToolButton(this)),
      m_case(new QCheckBox(tr("Match case"), this)),
      m_regular(new QCheckBox(tr("Regular expression"), this))
{
    setFixedHeight(36);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 0, 8, 0);
    row->setSpacing(8);
    auto *icon = new IconLabel(themeIcon("edit-find"), this);
    m_field->setFont(fixedFont(font()));
    m_field->setFixedWidth(256);
    m_field->setMinimumHeight(26);
    m_field->setAccessibleName(tr("Find in what is shown"));
    m_field->setPlaceholderText(tr("Find in what is shown"));
    const std::tuple<QToolButton *, const char *, QString, QString> buttons[] = {
        {m_before, "go-up", tr("Previous (N)"), QStringLiteral("N")},
        {m_next, "go-down", tr("Next (n)"), QStringLiteral("n")},
        {m_close, "tab-close", tr("Close (Esc)"), QString()}};
    for (const auto &[button, name, tip, key] : buttons) {
        button->setIcon(themeIcon(name));
        button->setText(key);
        button->setToolButtonStyle(key.isEmpty() ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
        button->setToolTip(tip);
        button->setAccessibleName(tip);
        button->setAutoRaise(key.isEmpty());
        button->setMinimumSize(26, 26);
    }
    row->addWidget(icon);
    row->addWidget(m_field);
    row->addWidget(m_note);
    row->addWidget(m_before);
    row->addWidget(m_next);
    row->addWidget(m_case);
    row->addWidget(m_regular);
    row->addStretch(1);
    row->addWidget(m_close);
    connect(m_field, &QLineEdit::textChanged, this, &FindBar::changed);
    connect(m_case, &QCheckBox::toggled, this, &FindBar::changed);
    connect(m_regular, &QCheckBox::toggled, this, &FindBar::changed);
    connect(m_before, &QToolButton::clicked, this, [this] { Q_EMIT stepWanted(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { Q_EMIT stepWanted(1); });
    connect(m_close, &QToolButton::clicked, this, &FindBar::close);
    hide();
}

void FindBar::open()
{
    show();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
    Q_EMIT changed();
}

void FindBar::close()
{
    hide();
    Q_EMIT changed(); // marks go with it
    Q_EMIT closed();
}

QRegularExpression FindBar::pattern() const
{
    return isHidden() ? QRegularExpression() : lastPattern();
}

QRegularExpression FindBar::lastPattern() const
{
    if (m_field->text().isEmpty())
        return {};
    const QString words = m_field->text();
    return QRegularExpression(m_regular->isChecked() ? words : QRegularExpression::escape(words),
                              m_case->isChecked() ? QRegularExpression::NoPatternOption
                                                  : QRegularExpression::CaseInsensitiveOption);
}

void FindBar::say(const QString &note)
{
    m_note->setText(note);
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT stepWanted(event->modifiers() & Qt::ShiftModifier ? -1 : 1);
    else
        QWidget::keyPressEvent(event);
}

void FindBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), Palette::of(palette()).ground(Ground::Line));
}

} // namespace storescope
