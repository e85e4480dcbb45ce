// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/detail/detailtab.h"
#include "ui/views/picture.h"

#include <QPushButton>

namespace storescope {

// Until when an artifact is kept, under its preview: the time that is left, as words and as a bar, and what
// to do about it. Hidden for rows that do not expire.
class ExpiryCard : public QWidget, public Picture
{
    Q_OBJECT
public:
    explicit ExpiryCard(QWidget *parent = nullptr);
    void setRow(const DetailRow &row);
    void second();
    QString inWords() override;
    QString words() const { return m_words; }

Q_SIGNALS:
    void saveWanted();
    void openWanted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::optional<Instant> m_expires, m_created;
    bool m_utc = false, m_soon = false, m_over = false;
    double m_left = -1; // share of its life; below 0: not known from when on it lives
    QString m_words, m_at;
    QPushButton *m_save, *m_open;
};

} // namespace storescope
