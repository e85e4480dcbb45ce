// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/detail/expirycard.h"

#include "ui/look/formats.h"
#include "ui/look/icons.h"
#include "ui/views/recorddelegate.h"

#include <QBoxLayout>
#include <QPainter>

namespace storescope {

namespace {
constexpr qint64 soonNanos = 300'000'000'000;
constexpr int cardHeight = 62, margin = 10, glyphSize = 14;
} // namespace

ExpiryCard::ExpiryCard(QWidget *parent)
    : QWidget(parent),
      m_save(new QPushButton(themeIcon("document-export"), tr("Save as…"))),
      m_open(new QPushButton(themeIcon("document-open"), tr("Open with…")))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(margin, cardHeight + 8, margin, 8);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_save);
    row->addWidget(m_open);
    row->addStretch(1);
    column->addLayout(row);
    connect(m_save, &QPushButton::clicked, this, &ExpiryCard::saveWanted);
    connect(m_open, &QPushButton::clicked, this, &ExpiryCard::openWanted);
    setAccessibleName(tr("Expiry"));
    hide();
}

QString ExpiryCard::inWords()
{
    return m_expires ? QStringLiteral("%1, %2").arg(m_words, m_at) : tr("Does not expire");
}

void ExpiryCard::setRow(const DetailRow &row)
{
    m_expires.reset();
    m_created.reset();
    const bool artifact = !row.isNull() && row.collection->kind() == Kind::Artifacts;
    if (artifact) {
        const int expires = row.collection->columnIndex(QStringLiteral("expires"));
        const int created = row.collection->columnIndex(QStringLiteral("created"));
        m_expires = expires >= 0 ? row.record.time(*row.collection, expires) : std::nullopt;
        m_created = created >= 0 ? row.record.time(*row.collection, created) : std::nullopt;
        m_utc = row.utc;
    }
    const bool body = artifact && row.collection->spec().body;
    m_save->setVisible(body);
    m_open->setVisible(body);
    layout()->setContentsMargins(margin, m_expires ? cardHeight + 8 : 8, margin, 8);
    setVisible(m_expires || body);
    second();
}

void ExpiryCard::second()
{
    if (!m_expires)
        return m_words.clear();
    const Instant now = Instant::now();
    const qint64 left = m_expires->since(now);
    m_over = left <= 0;
    m_soon = !m_over && left < soonNanos;
    m_words =
        m_over ? tr("Expired %1 ago").arg(Formats::past(left)) : tr("Expires in %1").arg(Formats::left(left));
    m_at = Formats::clock(*m_expires, m_utc, now);
    const qint64 life = m_created ? m_expires->since(*m_created) : 0;
    m_left = life > 0 ? qBound(0.0, double(left) / double(life), 1.0) : -1;
    update();
}

void ExpiryCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Palette look = Palette::of(palette());
    painter.fillRect(QRect(0, 0, width(), 1), look.ground(Ground::Line));
    if (!m_expires)
        return;
    const QRect card(0, 1, width(), cardHeight - 1);
    const bool warns = m_soon && !Palette::isHighContrast(palette());
    painter.fillRect(card, look.ground(warns ? Ground::WarningRow : Ground::Window));
    const Ink ink = m_soon ? Ink::LeaseExpired : m_over ? Ink::Dim : Ink::Text;
    const QString glyph =
        stateLook(m_over ? QStringLiteral("cancelled") : QStringLiteral("lease-expired")).glyph;
    painter.drawPixmap(margin, 10, glyphPixmap(glyph, glyphSize, look.ink(ink), devicePixelRatioF()));
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(look.ink(ink));
    const QRect line(margin + glyphSize + 6, 6, width() - 2 * margin - glyphSize - 6, 22);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, m_words);
    painter.setFont(fixedFont(font()));
    painter.setPen(look.ink(m_soon ? Ink::LeaseExpired : Ink::Dim));
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, m_at);
    if (m_left >= 0 && !m_over) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        const QRectF track(margin, 31, width() - 2 * margin, 5);
        painter.setBrush(look.ground(Ground::Track));
        painter.drawRoundedRect(track, 2.5, 2.5);
        painter.setBrush(look.ink(m_soon ? Ink::LeaseExpired : Ink::Highlight));
        painter.drawRoundedRect(QRectF(track.topLeft(), QSizeF(qMax(5.0, track.width() * m_left), 5)), 2.5,
                                2.5);
    }
    painter.setFont(font());
    painter.setPen(look.ink(Ink::Dim));
    const QRect words(margin, 38, width() - 2 * margin, 20);
    const QString sentence = m_over ? tr("It may be swept at any time. Export it to keep it.")
                                    : tr("Export it to keep it: after that it may be swept.");
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(sentence, Qt::ElideRight, words.width()));
}

} // namespace storescope
