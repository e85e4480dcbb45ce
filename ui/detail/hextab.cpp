// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/detail/hextab.h"

#include "core/base/onready.h"
#include "core/base/text.h"

#include <QBoxLayout>

namespace storescope {

HexTab::HexTab(QWidget *parent)
    : DetailTab(parent),
      m_value(new ValueChooser(this)),
      m_offset(new QLineEdit(this)),
      m_note(new QLabel(this)),
      m_show(new QPushButton(tr("Show"), this)),
      m_view(new HexView(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(8, 6, 8, 6);
    top->addWidget(m_value);
    top->addWidget(m_note, 1);
    top->addWidget(m_show);
    top->addWidget(m_offset);
    column->addLayout(top);
    column->addWidget(m_view, 1);
    m_note->setContentsMargins(6, 0, 0, 0);
    m_offset->setPlaceholderText(tr("Offset"));
    m_offset->setAccessibleName(tr("Go to offset, as 1024 or 0x400"));
    m_offset->setFixedWidth(90);
    m_show->setProperty("small", true);
    connect(m_view, &HexView::pageWanted, this, &HexTab::readPage);
    connect(m_offset, &QLineEdit::returnPressed, this, [this] {
        bool isNumber = false;
        const qint64 offset = m_offset->text().trimmed().toLongLong(&isNumber, 0);
        if (isNumber)
            m_view->goTo(offset);
    });
    connect(m_value, &ValueChooser::activated, this, [this] { begin(); });
    connect(m_show, &QPushButton::clicked, this, [this] {
        m_value->reveal();
        begin();
    });
}

HexTab::~HexTab()
{
    m_cancel.cancel();
}

bool HexTab::fits(const DetailRow &row) const
{
    return !row.bigColumns().empty();
}

void HexTab::setRow(const DetailRow &row)
{
    if (m_value->setRow(row))
        begin();
}

void HexTab::begin()
{
    m_cancel.cancel();
    m_cancel = CancelToken();
    m_view->setSize(0);
    m_note->clear();
    m_show->hide();
    m_offset->show();
    if (m_value->column() < 0)
        return;
    if (m_value->hidesSecret()) {
        m_note->setText(tr("Hidden: it holds a credential."));
        m_show->show();
        m_offset->hide(); // there is nothing to go to
        return;
    }
    const Cell &cell = m_value->row().record.cells[size_t(m_value->column())];
    m_note->setText(formatBytes(cell.bytes));
    m_view->setSize(cell.bytes);
}

void HexTab::readPage(qint64 page)
{
    const CancelToken cancel = m_cancel;
    const DetailRow &of = m_value->row();
    onReady(this,
            of.store->cell(of.collection->id(), of.record.key, m_value->column(), page * HexView::pageBytes,
                           HexView::pageBytes, cancel),
            [this, cancel, page](const Result<OpenStore::Piece> &piece) {
                if (cancel.isCancelled())
                    return;
                if (piece)
                    m_view->setPage(page, piece->bytes);
                else
                    m_note->setText(piece.error().sentence);
            });
}

} // namespace storescope
