// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QTextLayout>
#include <QWidget>

namespace storescope {

// The words of a strip: a bold beginning and a sentence, on as many lines as they need and may have; what
// does not fit ends in …
class StripWords : public QWidget
{
    Q_OBJECT
public:
    explicit StripWords(QWidget *parent = nullptr);
    void setWords(const QString &strong, const QString &text, int mostLines);
    void setInk(const QColor &ink);
    QColor ink() const { return m_ink; }
    QString shown() const { return m_layout.text(); } // with … when it was cut

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QString words() const;
    int layOut(QTextLayout &layout, const QString &text, int width) const; // the lines it takes
    int heightOf(int lines) const;
    void fit();

    QString m_strong, m_text;
    int m_mostLines = 1;
    QColor m_ink;
    QTextLayout m_layout;
};

} // namespace storescope
