// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/views/strip.h"

#include "ui/look/icons.h"
#include "ui/look/plaintip.h"
#include "ui/views/stripwords.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>
#include <QPlainTextEdit>

namespace storescope {

Strip::Strip(QWidget *parent)
    : QWidget(parent),
      m_icon(new QLabel(this)),
      m_words(new StripWords(this)),
      m_progress(new QProgressBar(this)),
      m_button(new QPushButton(this)),
      m_more(new QPushButton(tr("Details"), this)),
      m_close(new QPushButton(tr("Hide"), this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(10, 3, 8, 3);
    row->setSpacing(8);
    m_progress->setTextVisible(false);
    m_progress->setRange(0, 1000);
    m_progress->setFixedSize(120, 6);
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->hide();
    for (QPushButton *button : {m_button, m_more, m_close}) {
        button->setProperty("small", true);
        button->hide();
    }
    row->addWidget(m_icon);
    row->addWidget(m_words, 1);
    row->addWidget(m_progress);
    row->addWidget(m_button);
    row->addWidget(m_more);
    row->addWidget(m_close);
    connect(m_button, &QPushButton::clicked, this, &Strip::pressed);
    connect(m_more, &QPushButton::clicked, this, &Strip::showDetails);
    connect(m_close, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT closed();
    });
    hide();
}

void Strip::say(Tone tone, const QString &strong, const QString &text, const QString &button,
                const QString &details)
{
    m_tone = tone;
    const QString whole = (strong + QLatin1Char(' ') + text).trimmed();
    const bool news = accessibleName() != whole || isHidden();
    m_details = details;
    m_words->setWords(strong, text, tone == Tone::Quiet ? 1 : 2); // progress must not move the list
    setToolTip(plainTip(details.isEmpty() ? whole : whole + QLatin1Char('\n') + details));
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    m_more->setVisible(!details.isEmpty());
    setMinimumHeight(tone == Tone::Quiet ? 26 : 38);
    colour();
    setAccessibleName(whole);
    show();
    update();
    if (news && tone != Tone::Quiet) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

// The icon and the text, by the tone and the theme.
void Strip::colour()
{
    const Palette look = Palette::of(palette());
    const char *icon = m_tone == Tone::Error     ? "dialog-error"
                       : m_tone == Tone::Warning ? "dialog-warning"
                                                 : "dialog-information";
    m_icon->setVisible(m_tone != Tone::Quiet);
    m_icon->setPixmap(
        m_tone == Tone::Error || m_tone == Tone::Warning
            ? glyphPixmap(
                  levelGlyph(m_tone == Tone::Error ? QStringLiteral("error") : QStringLiteral("warning")), 16,
                  m_tone == Tone::Error ? look.ink(Ink::Error) : look.ink(Ink::PausedText),
                  devicePixelRatioF())
            : themeIcon(icon).pixmap(16, 16));
    const Ink ink = m_tone == Tone::Warning ? Ink::PausedText
                    : m_tone == Tone::Info  ? Ink::InfoText
                    : m_tone == Tone::Error ? Ink::Error
                                            : Ink::Text;
    m_words->setInk(look.ink(ink));
}

void Strip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !isHidden())
        colour();
}

void Strip::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(themeIcon("edit-copy"), tr("Copy the text"), this, [this] {
        const QString details = m_details.isEmpty() ? QString() : QLatin1Char('\n') + m_details;
        QGuiApplication::clipboard()->setText(text() + details);
    });
    menu->popup(event->globalPos());
}

// To be read and copied without a mouse.
void Strip::showDetails()
{
    auto *popup = new QFrame(this, Qt::Popup);
    popup->setAttribute(Qt::WA_DeleteOnClose);
    popup->setFrameShape(QFrame::StyledPanel);
    auto *column = new QVBoxLayout(popup);
    column->setContentsMargins(8, 8, 8, 8);
    auto *words = new QPlainTextEdit(m_details);
    words->setReadOnly(true);
    words->setFrameShape(QFrame::NoFrame);
    words->setAccessibleName(tr("Details"));
    words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    const int lines = int(m_details.count(QLatin1Char('\n'))) + 2;
    words->setFixedSize(420, qBound(2, lines, 14) * fontMetrics().lineSpacing() + 12);
    column->addWidget(words);
    popup->adjustSize();
    popup->move(m_more->mapToGlobal(QPoint(m_more->width() - popup->width(), m_more->height() + 2)));
    popup->show();
    words->setFocus(Qt::PopupFocusReason);
}

void Strip::setProgress(double share)
{
    m_progress->setVisible(share >= 0);
    m_progress->setValue(int(share * 1000));
}

void Strip::setClosable(bool closable)
{
    m_close->setVisible(closable);
}

QString Strip::text() const
{
    return accessibleName();
}

void Strip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Palette look = Palette::of(palette());
    const Ground ground = m_tone == Tone::Warning ? Ground::Paused
                          : m_tone == Tone::Info  ? Ground::Info
                          : m_tone == Tone::Error ? Ground::ErrorRow
                                                  : Ground::Window;
    painter.fillRect(rect(), look.ground(ground));
    painter.fillRect(QRect(0, height() - 1, width(), 1), look.ground(Ground::Line));
}

} // namespace storescope
