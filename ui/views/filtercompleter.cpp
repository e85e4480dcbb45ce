// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/views/filtercompleter.h"

#include "ui/views/filterbar.h"

#include <QKeyEvent>

namespace storescope {

FilterCompleter::FilterCompleter(std::shared_ptr<const Collection> collection, FilterEdit *edit)
    : QObject(edit), m_collection(std::move(collection)), m_edit(edit)
{
    edit->installEventFilter(this);
    connect(edit, &FilterEdit::typed, this, &FilterCompleter::typed);
}

FilterCompleter::~FilterCompleter()
{
    delete m_popup;
}

void FilterCompleter::setSampled(const SampledValues &sampled)
{
    m_sampled = sampled;
    if (isOpen())
        update(true);
}

bool FilterCompleter::isOpen() const
{
    return m_popup && !m_popup->isHidden();
}

void FilterCompleter::close()
{
    if (m_popup)
        m_popup->hide();
}

bool FilterCompleter::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn)
        Q_EMIT sampleWanted();
    if (event->type() == QEvent::FocusOut)
        close();
    if (event->type() == QEvent::ShortcutOverride && isOpen() &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    if (event->type() != QEvent::KeyPress)
        return QObject::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() == Qt::Key_Space && key->modifiers() & Qt::ControlModifier) {
        update(true);
        return true;
    }
    if (isOpen()) {
        switch (key->key()) {
        case Qt::Key_Down:
        case Qt::Key_Up:
            m_popup->step(key->key() == Qt::Key_Down ? 1 : -1);
            return true;
        case Qt::Key_Tab:
            take();
            return true;
        case Qt::Key_Escape:
            close();
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            close();
            return false; // the editor applies
        default:
            break;
        }
    }
    return false;
}

// Only what is typed opens the list; a text that is set does not, nor does moving in it.
void FilterCompleter::typed()
{
    if (std::exchange(m_text, m_edit->toPlainText()) != m_edit->toPlainText() || isOpen())
        update(false);
}

void FilterCompleter::update(bool asked)
{
    const QTextCursor cursor = m_edit->textCursor();
    const QString text = m_edit->toPlainText();
    m_offered = complete(text, cursor.position(), *m_collection, m_sampled);
    const QString word = text.mid(m_offered.position, m_offered.length);
    const bool behindOperator =
        m_offered.position > 0 && QStringLiteral(":=<>,").contains(text[m_offered.position - 1]);
    const bool wants = asked || word.size() >= 2 || (behindOperator && cursor.position() > 0);
    const bool alreadyThere = m_offered.items.size() == 1 && m_offered.items.front().insert == word;
    if (!wants || alreadyThere || cursor.hasSelection() || !m_edit->hasFocus()) {
        close();
        return;
    }
    if (!m_popup) {
        m_popup = new CompletionPopup(m_edit->window());
        connect(m_popup, &CompletionPopup::picked, this, &FilterCompleter::take);
    }
    QTextCursor begin = cursor;
    begin.setPosition(m_offered.position);
    const QRect rect = m_edit->cursorRect(begin);
    m_popup->offer(m_offered, word, m_sampled.rows(),
                   QRect(m_edit->viewport()->mapTo(m_edit->window(), rect.topLeft()), rect.size()));
}

void FilterCompleter::take()
{
    const Completion *item = m_popup ? m_popup->current() : nullptr;
    if (!item)
        return;
    const QString insert = item->insert;
    QTextCursor cursor = m_edit->textCursor();
    cursor.setPosition(m_offered.position);
    cursor.setPosition(m_offered.position + m_offered.length, QTextCursor::KeepAnchor);
    close();
    const bool name = !insert.isEmpty() && QStringLiteral(":=<>").contains(insert.back());
    cursor.insertText(insert);
    m_edit->setTextCursor(cursor);
    m_text = m_edit->toPlainText();
    if (name) // its values are offered at once
        update(false);
}

} // namespace storescope
