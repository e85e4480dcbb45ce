// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/window/harmpopover.h"

#include "ui/look/palette.h"
#include "ui/views/picture.h"
#include "ui/window/harmmeter.h"

#include <QBoxLayout>
#include <QLocale>
#include <QPainter>

namespace storescope {

// The share of each of the last 60 seconds, as bars.
class Sparkline : public QWidget, public Picture
{
public:
    Sparkline(const MeterReading &reading, QWidget *parent) : QWidget(parent), m_reading(reading)
    {
        setFixedHeight(56);
        setAccessibleName(HarmPopover::tr("Share of the time that was read, the last 60 seconds"));
    }
    QString inWords() override
    {
        double most = 0, last = m_reading.perSecond[59];
        for (const double share : m_reading.perSecond)
            most = qMax(most, share);
        return HarmPopover::tr("now %1 %, at most %2 %")
            .arg(QLocale().toString(last * 100, 'f', 1), QLocale().toString(most * 100, 'f', 1));
    }

    void setReading(const MeterReading &reading)
    {
        m_reading = reading;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Palette look = Palette::of(palette());
        double most = 0.05;
        for (const double share : m_reading.perSecond)
            most = qMax(most, share);
        const double step = width() / 60.0;
        for (int second = 0; second < 60; ++second) {
            const double high = m_reading.perSecond[second] / most * (height() - 2);
            painter.fillRect(QRectF(second * step, height() - 1 - high, qMax(1.0, step - 1), high),
                             look.ink(m_reading.harm == Harm::Harmless     ? Ink::Live
                                      : m_reading.harm == Harm::Noticeable ? Ink::Warning
                                                                           : Ink::LeaseExpired));
        }
        painter.fillRect(QRect(0, height() - 1, width(), 1), look.ground(Ground::Line));
    }

private:
    MeterReading m_reading;
};

HarmPopover::HarmPopover(const MeterReading &reading, const QString &opened, bool readsLess,
                         bool disconnected, QWidget *parent)
    : QFrame(parent, Qt::Popup),
      m_line(new Sparkline(reading, this)),
      m_text(new QLabel),
      m_meaning(
          new QLabel(tr("Harmless: at most 5 % of the time and 30 ms at once, and never in the program's "
                        "way. Noticeable: up to 20 % and 100 ms, or the program was in the middle of "
                        "writing once. Beyond that, searches pause by themselves; following goes on.")))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    setFixedWidth(340);
    setAccessibleName(tr("What looking costs"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    auto *head = new QLabel(tr("Share of time spent reading, last 60 s"));
    QFont bold = font();
    bold.setBold(true);
    head->setFont(bold);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_meaning->setWordWrap(true);
    m_meaning->setForegroundRole(QPalette::PlaceholderText);
    m_meaning->hide();
    column->addWidget(head);
    column->addWidget(m_line);
    column->addWidget(m_text);
    if (!opened.isEmpty())
        column->addWidget(new QLabel(opened));
    column->addWidget(m_meaning);
    auto *row = new QHBoxLayout;
    auto *less = new QPushButton(tr("Read less"));
    less->setCheckable(true);
    less->setChecked(readsLess);
    auto *away = new QPushButton(disconnected ? tr("Reconnect") : tr("Disconnect"));
    auto *why = new QPushButton(tr("What does this mean?"));
    for (QPushButton *button : {less, away, why})
        row->addWidget(button);
    column->addLayout(row);
    connect(less, &QPushButton::toggled, this, &HarmPopover::readLessWanted);
    connect(away, &QPushButton::clicked, this, [this] {
        Q_EMIT disconnectWanted();
        close();
    });
    connect(why, &QPushButton::clicked, this, [this] {
        m_meaning->setVisible(m_meaning->isHidden());
        const int bottom = y() + height();
        adjustSize();
        move(x(), bottom - height());
    });
    setReading(reading);
}

void HarmPopover::setReading(const MeterReading &reading)
{
    m_line->setReading(reading);
    m_text->setText(HarmMeter::details(reading));
}

} // namespace storescope
