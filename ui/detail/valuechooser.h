// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/detail/detailtab.h"

#include <QComboBox>

namespace storescope {

// Which of a row's long values a tab shows, and whether it may: a secret only after reveal(), until the row
// changes. Emits activated() when another value was chosen. Hidden while there is nothing to choose.
class ValueChooser : public QComboBox
{
    Q_OBJECT
public:
    explicit ValueChooser(QWidget *parent = nullptr);

    // Keeps the value that was shown of rows of the same collection. False: it is the same version of the
    // row.
    bool setRow(const DetailRow &row);
    const DetailRow &row() const { return m_row; }
    int column() const { return m_column; } // -1: the row has none
    bool hidesSecret() const;
    void reveal() { m_revealed = true; }

private:
    DetailRow m_row;
    int m_column = -1;
    bool m_revealed = false;
};

} // namespace storescope
