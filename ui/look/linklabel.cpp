// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/look/linklabel.h"

#include "ui/look/palette.h"

#include <QEvent>

namespace storescope {

LinkLabel::LinkLabel(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::RichText);
    setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
}

void LinkLabel::setLink(const QString &words, const QString &note)
{
    m_words = words;
    m_note = note;
    showWords();
}

void LinkLabel::showWords()
{
    QString text = QStringLiteral("<a href=\"go\" style=\"text-decoration:none;color:%1\">%2</a>")
                       .arg(Palette::of(palette()).ink(Ink::Link).name(), m_words.toHtmlEscaped());
    if (!m_note.isEmpty())
        text += QStringLiteral("<br>") + m_note.toHtmlEscaped();
    setText(text);
}

void LinkLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_words.isEmpty())
        showWords();
}

} // namespace storescope
