// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/cancel.h"
#include "ui/detail/valuechooser.h"

#include <QCheckBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

namespace storescope {

// A value's text as the store holds it: the first 256 KB, more on demand.
class RawTab : public DetailTab
{
    Q_OBJECT
public:
    explicit RawTab(QWidget *parent = nullptr);
    ~RawTab() override;
    void setRow(const DetailRow &row) override;
    bool fits(const DetailRow &row) const override;
    static constexpr qint64 step = 256 * 1024;

private:
    void begin();
    void readOn();
    void showPretty();
    void tidied(const Result<QString> &text);
    void arrived(const OpenStore::Piece &piece);

    qint64 m_read = 0, m_whole = 0;
    QByteArray m_bytes; // as far as they were read, while they are few enough to be shown indented
    int m_lineLength = 0;
    bool m_broken = false; // a line that was too long
    CancelToken m_cancel;
    ValueChooser *m_value;
    QCheckBox *m_wrap, *m_pretty;
    QPlainTextEdit *m_text;
    QLabel *m_note;
    QPushButton *m_more;
};

} // namespace storescope
