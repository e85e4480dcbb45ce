// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/detail/imagetab.h"

#include "core/action/redaction.h"
#include "core/base/onready.h"
#include "core/base/text.h"
#include "ui/detail/imageview.h"
#include "ui/look/icons.h"

#include <QBoxLayout>
#include <QBuffer>
#include <QImageReader>
#include <QtConcurrent>

namespace storescope {

namespace {

struct DecodedPicture
{
    QImage image;
    QString note;
};

// On another thread: the size is asked before anything is decoded.
DecodedPicture decoded(const QByteArray &bytes)
{
    QByteArray copy = bytes;
    QBuffer buffer(&copy);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    const QByteArray format = reader.format();
    if (format.startsWith("svg"))
        return {{}, ImageTab::tr("A vector picture. Its text is in Raw.")};
    const QSize size = reader.size();
    if (size.width() > ImageTab::mostSide || size.height() > ImageTab::mostSide)
        return {
            {},
            ImageTab::tr("%1 × %2 pixels are more than is shown here.").arg(size.width()).arg(size.height())};
    reader.setAutoTransform(true);
    const QImage image = reader.read();
    if (image.isNull())
        return {{}, ImageTab::tr("These bytes are no picture: %1.").arg(reader.errorString())};
    return {image, QStringLiteral("%1 × %2, %3")
                       .arg(image.width())
                       .arg(image.height())
                       .arg(QString::fromLatin1(format).toUpper())};
}

QString mediaType(const DetailRow &row)
{
    const Cell *type = row.record.cell(*row.collection, QStringLiteral("media_type"));
    return type && !isNull(type->value) ? toDisplay(type->value) : QString();
}

} // namespace

ImageTab::ImageTab(QWidget *parent)
    : DetailTab(parent),
      m_view(new ImageView(this)),
      m_note(new QLabel(this)),
      m_zoom(new QLabel(this)),
      m_whole(new QToolButton(this)),
      m_fit(new QToolButton(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 4);
    column->setSpacing(4);
    column->addWidget(m_view, 1);
    auto *foot = new QHBoxLayout;
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_note->setWordWrap(true);
    m_whole->setText(QStringLiteral("1:1"));
    m_whole->setAccessibleName(tr("A pixel a pixel"));
    m_fit->setText(tr("Fit"));
    m_fit->setAccessibleName(tr("Fit the picture"));
    for (QToolButton *button : {m_whole, m_fit})
        button->setAutoRaise(true);
    foot->addWidget(m_note, 1);
    foot->addWidget(m_zoom);
    foot->addWidget(m_whole);
    foot->addWidget(m_fit);
    column->addLayout(foot);
    connect(m_whole, &QToolButton::clicked, this, [this] { m_view->setZoom(1); });
    connect(m_fit, &QToolButton::clicked, m_view, &ImageView::fit);
    connect(m_view, &ImageView::zoomChanged, this, [this] {
        m_zoom->setText(m_view->image().isNull() ? QString() : tr("%1 %").arg(qRound(m_view->zoom() * 100)));
    });
}

ImageTab::~ImageTab()
{
    m_cancel.cancel();
}

bool ImageTab::fits(const DetailRow &row) const
{
    return !row.isNull() && row.collection->spec().body && mediaType(row).startsWith(QLatin1String("image/"));
}

void ImageTab::setRow(const DetailRow &row)
{
    if (!row.isNull() && row.collection == m_row.collection && row.record.key == m_row.record.key)
        return;
    m_row = row;
    m_cancel.cancel();
    m_cancel = CancelToken();
    m_view->setImage({});
    m_note->clear();
    if (fits(row))
        read();
}

void ImageTab::read()
{
    const int column = m_row.collection->columnIndex(m_row.collection->spec().body->column);
    if (column < 0)
        return;
    if (Redaction(*m_row.collection).hidesColumn(column))
        return m_note->setText(tr("Hidden: it holds a credential."));
    if (size_t(column) < m_row.record.cells.size() && m_row.record.cells[size_t(column)].bytes > mostBytes)
        return m_note->setText(tr("%1 are more than is shown here. Export it to see it.")
                                   .arg(formatBytes(m_row.record.cells[size_t(column)].bytes)));
    m_note->setText(tr("Reading…"));
    const CancelToken cancel = m_cancel;
    onReady(this, m_row.store->cell(m_row.collection->id(), m_row.record.key, column, 0, mostBytes, cancel),
            [this, cancel](const Result<OpenStore::Piece> &piece) {
                if (cancel.isCancelled())
                    return;
                if (piece)
                    decode(piece->bytes);
                else
                    m_note->setText(piece.error().sentence);
            });
}

void ImageTab::decode(const QByteArray &bytes)
{
    const CancelToken cancel = m_cancel;
    onReady(this, QtConcurrent::run([bytes] { return decoded(bytes); }),
            [this, cancel](const DecodedPicture &made) {
                if (cancel.isCancelled())
                    return;
                m_note->setText(made.note);
                m_view->setImage(made.image);
            });
}

} // namespace storescope
