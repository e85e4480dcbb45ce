// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/views/strip.h"

#include "ui/look/icons.h"
#include "ui/look/plaintip.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QPainter>

namespace storescope {

Strip::Strip(QWidget *parent)
    : QWidget(parent),
      m_icon(new QLabel(this)),
      m_text(new QLabel(this)),
      m_progress(new QProgressBar(this)),
      m_button(new QPushButton(this)),
      m_close(new QPushButton(tr("Hide"), this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(10, 3, 8, 3);
    row->setSpacing(8);
    m_text->setTextFormat(Qt::RichText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_progress->setTextVisible(false);
    m_progress->setRange(0, 1000);
    m_progress->setFixedSize(120, 6);
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->hide();
    for (QPushButton *button : {m_button, m_close}) {
        button->setProperty("small", true);
        button->hide();
    }
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_progress);
    row->addWidget(m_button);
    row->addWidget(m_close);
    connect(m_button, &QPushButton::clicked, this, &Strip::pressed);
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
    const QString bold =
        strong.isEmpty() ? QString() : QStringLiteral("<b>%1</b>&nbsp; ").arg(strong.toHtmlEscaped());
    const QString words = bold + text.toHtmlEscaped();
    const bool news = m_text->text() != words || isHidden();
    m_text->setText(words);
    m_text->setToolTip(plainTip(details.isEmpty() ? (strong + QLatin1Char(' ') + text).trimmed() : details));
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    setMinimumHeight(tone == Tone::Quiet ? 26 : 38);
    colour();
    setAccessibleName((strong + QLatin1Char(' ') + text).trimmed());
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
    QPalette colours = palette();
    const Ink ink = m_tone == Tone::Warning ? Ink::PausedText
                    : m_tone == Tone::Info  ? Ink::InfoText
                    : m_tone == Tone::Error ? Ink::Error
                                            : Ink::Text;
    colours.setColor(QPalette::WindowText, look.ink(ink));
    m_text->setPalette(colours);
}

void Strip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !isHidden())
        colour();
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
