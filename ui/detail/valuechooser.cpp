// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/detail/valuechooser.h"

#include "core/action/redaction.h"

namespace storescope {

ValueChooser::ValueChooser(QWidget *parent) : QComboBox(parent)
{
    setAccessibleName(tr("Value to show"));
    connect(this, &QComboBox::activated, this, [this](int at) { m_column = itemData(at).toInt(); });
}

bool ValueChooser::setRow(const DetailRow &row)
{
    if (row.collection == m_row.collection && row.record.key == m_row.record.key &&
        row.record.fingerprint == m_row.record.fingerprint && m_column >= 0)
        return false;
    const bool sameKind = row.collection == m_row.collection;
    m_row = row;
    m_revealed = false;
    clear();
    for (const int column : row.bigColumns()) {
        const Column &source = row.collection->columns()[size_t(column)];
        addItem(source.title.isEmpty() ? source.name : source.title, column);
    }
    setCurrentIndex(qMax(0, sameKind ? findData(m_column) : -1));
    setVisible(count() > 1);
    m_column = count() > 0 ? currentData().toInt() : -1;
    return true;
}

bool ValueChooser::hidesSecret() const
{
    if (m_revealed || m_column < 0)
        return false;
    const Redaction redaction(*m_row.collection);
    return redaction.hidesColumn(m_column) || redaction.hidesInside(m_column);
}

} // namespace storescope
