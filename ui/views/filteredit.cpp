// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/filter/syntax.h"
#include "ui/look/palette.h"
#include "ui/views/filterbar.h"
#include "ui/views/recorddelegate.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QMimeData>
#include <QScrollBar>

namespace storescope {

void FilterHighlighter::setMistake(const std::optional<FilterMistake> &mistake)
{
    m_mistake = mistake;
    rehighlight();
}

void FilterHighlighter::highlightBlock(const QString &text)
{
    const Palette look = Palette::of(QGuiApplication::palette());
    for (const filter::Token &token : filter::tokenize(text)) {
        QTextCharFormat format;
        switch (token.kind) {
        case filter::Token::Kind::And:
        case filter::Token::Kind::Or:
        case filter::Token::Kind::Not:
        case filter::Token::Kind::Minus:
            format.setForeground(look.ink(Ink::Keyword));
            break;
        case filter::Token::Kind::Value:
            format.setForeground(look.ink(Ink::Number));
            break;
        case filter::Token::Kind::Text:
            if (!token.quoted)
                continue;
            format.setForeground(look.ink(Ink::String));
            break;
        case filter::Token::Kind::Open:
        case filter::Token::Kind::Close:
        case filter::Token::Kind::Operator:
        case filter::Token::Kind::Comma:
            format.setForeground(look.ink(Ink::Dim));
            break;
        case filter::Token::Kind::Field:
        case filter::Token::Kind::Error:
            continue;
        }
        setFormat(token.span.position, token.span.length, format);
    }
    if (!m_mistake)
        return;
    const int from = qBound(0, m_mistake->position, qMax(0, int(text.size()) - 1));
    for (int at = from; at < text.size(); ++at) {
        QTextCharFormat wavy = format(at);
        wavy.setUnderlineStyle(QTextCharFormat::SpellCheckUnderline);
        wavy.setUnderlineColor(look.ink(Ink::Error));
        setFormat(at, 1, wavy);
    }
}

FilterEdit::FilterEdit(QWidget *parent) : QPlainTextEdit(parent)
{
    setFont(fixedFont(font()));
    setLineWrapMode(NoWrap);
    setTabChangesFocus(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(NoFrame);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(0);
    setViewportMargins(8, 6, 8, 2);
    setFixedHeight(28);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize FilterEdit::sizeHint() const
{
    return {300, 28};
}

// Here, too, the key clears the filter; the editor would delete a word with it.
bool FilterEdit::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Backspace && key->modifiers() == Qt::ControlModifier) {
            event->ignore();
            return true;
        }
    }
    return QPlainTextEdit::event(event);
}

void FilterEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT entered();
    else if (event->key() == Qt::Key_Escape)
        Q_EMIT escaped();
    else if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)
        event->ignore();
    else {
        QPlainTextEdit::keyPressEvent(event);
        Q_EMIT typed();
    }
}

void FilterEdit::inputMethodEvent(QInputMethodEvent *event)
{
    QPlainTextEdit::inputMethodEvent(event);
    Q_EMIT typed();
}

bool FilterEdit::canInsertFromMimeData(const QMimeData *source) const
{
    return !source->hasUrls() &&
           QPlainTextEdit::canInsertFromMimeData(source); // files are opened by the window
}

void FilterEdit::insertFromMimeData(const QMimeData *source)
{
    insertPlainText(source->text().simplified());
}

void FilterEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    showHint();
}

void FilterEdit::setHint(const QString &hint)
{
    m_hint = hint;
    showHint();
}

void FilterEdit::showHint()
{
    setPlaceholderText(
        fontMetrics().elidedText(m_hint, Qt::ElideRight, viewport()->width() - 4)); // it would wrap
}

void FilterEdit::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

} // namespace storescope
