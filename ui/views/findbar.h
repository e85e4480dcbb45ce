// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QToolButton>

namespace storescope {

// Finds text in what is shown; the filter reduces, this marks. Below the list, until Esc.
class FindBar : public QWidget
{
    Q_OBJECT
public:
    explicit FindBar(QWidget *parent = nullptr);

    void open(); // shows it and takes the focus
    void close();
    QRegularExpression pattern() const;     // not valid or empty: nothing to find
    QRegularExpression lastPattern() const; // also of a closed bar
    QString text() const { return m_field->text(); }
    bool isPlain() const { return !m_regular->isChecked(); }
    void setText(const QString &text) { m_field->setText(text); }
    void say(const QString &note);

Q_SIGNALS:
    void changed();
    void stepWanted(int direction);
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QLineEdit *m_field;
    QLabel *m_note;
    QToolButton *m_before, *m_next, *m_close;
    QCheckBox *m_case, *m_regular;
};

} // namespace storescope
