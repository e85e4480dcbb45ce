// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/openstore.h"

#include <QWidget>

namespace storescope {

// The row that the detail shows. A copy: the row may go while it is read.
struct DetailRow
{
    std::shared_ptr<OpenStore> store;
    std::shared_ptr<const Collection> collection;
    Record record;
    bool utc = false;
    std::optional<Record> other{}; // to compare with: the other selected row, or a marked one

    bool isNull() const { return !collection; }
    // The columns that a tab can show whole: payloads, codecs and long values first; -1 when none.
    std::vector<int> bigColumns() const;
};

// One tab of the detail. It reads when it is looked at, and drops answers to a row that is gone.
class DetailTab : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;
    virtual void setRow(const DetailRow &row) = 0; // may be a null row
    virtual bool fits(const DetailRow &row) const { return !row.isNull(); }
    virtual void second() {}
};

} // namespace storescope
