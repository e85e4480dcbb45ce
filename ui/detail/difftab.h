// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/cancel.h"
#include "ui/detail/detailtab.h"
#include "ui/models/linediff.h"

#include <QCheckBox>
#include <QLabel>
#include <QTableView>
#include <QToolButton>

namespace storescope {

class DiffModel;

// Two rows beside each other, as JSON line by line: two that are selected, or one and a marked one.
class DiffTab : public DetailTab
{
    Q_OBJECT
public:
    explicit DiffTab(QWidget *parent = nullptr);
    ~DiffTab() override;
    void setRow(const DetailRow &row) override;
    bool fits(const DetailRow &row) const override;
    int differences() const { return int(m_changes.size()); }
    const std::vector<DiffLine> &lines() const;
    void step(int direction); // to the next difference

private:
    void read();
    void gather(bool first, const QFuture<Result<Decoded>> &decoded);
    void compare();

    DetailRow m_row;
    DiffModel *m_model;
    QTableView *m_view;
    QCheckBox *m_ignore;
    QLabel *m_count;
    QToolButton *m_before, *m_next;
    QStringList m_texts[2];
    bool m_here[2] = {false, false};
    std::vector<int> m_changes; // the first line of each
    CancelToken m_cancel;
};

} // namespace storescope
