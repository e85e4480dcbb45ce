// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QLabel>

namespace storescope {

// Words to press. Their colour follows the theme: that of rich text would stay as it was when it was set.
class LinkLabel : public QLabel
{
    Q_OBJECT
public:
    explicit LinkLabel(QWidget *parent = nullptr);
    void setLink(const QString &words, const QString &note = {}); // plain text; the note below is no link

protected:
    void changeEvent(QEvent *event) override;

private:
    void showWords();
    QString m_words, m_note;
};

} // namespace storescope
