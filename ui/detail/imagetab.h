// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/cancel.h"
#include "ui/detail/detailtab.h"

#include <QLabel>
#include <QToolButton>

namespace storescope {

class ImageView;

// The picture that an artifact is. Decoded on another thread within limits; what is no picture says so.
class ImageTab : public DetailTab
{
    Q_OBJECT
public:
    static constexpr qint64 mostBytes = 64LL * 1024 * 1024;
    static constexpr int mostSide = 16'384;

    explicit ImageTab(QWidget *parent = nullptr);
    ~ImageTab() override;
    void setRow(const DetailRow &row) override;
    bool fits(const DetailRow &row) const override;
    ImageView *view() const { return m_view; }
    QString note() const { return m_note->text(); }

private:
    void read();
    void decode(const QByteArray &bytes);

    DetailRow m_row;
    ImageView *m_view;
    QLabel *m_note, *m_zoom;
    QToolButton *m_whole, *m_fit;
    CancelToken m_cancel;
};

} // namespace storescope
