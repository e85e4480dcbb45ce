// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/filter/filter.h"

#include <QPlainTextEdit>
#include <QSyntaxHighlighter>
#include <QTimer>
#include <QToolButton>

namespace storescope {

// Colours the pieces of a filter and draws a wavy line from a mistake on.
class FilterHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT
public:
    explicit FilterHighlighter(QTextDocument *document) : QSyntaxHighlighter(document) {}
    void setMistake(const std::optional<FilterMistake> &mistake);

protected:
    void highlightBlock(const QString &text) override;

private:
    std::optional<FilterMistake> m_mistake;
};

// One line of text; a QLineEdit cannot draw a wavy line.
class FilterEdit : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit FilterEdit(QWidget *parent = nullptr);
    QSize sizeHint() const override;

Q_SIGNALS:
    void entered();
    void escaped();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;
    void wheelEvent(QWheelEvent *event) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;
};

// The filter of a page. A valid text is applied on Enter or 400 ms after the last key; a mistake is shown and
// nothing happens.
class FilterBar : public QWidget
{
    Q_OBJECT
public:
    explicit FilterBar(std::shared_ptr<const Collection> collection, QWidget *parent = nullptr);

    QString text() const;
    void setText(const QString &text); // applied at once when valid
    void addTerm(const QString &term, bool exclude);
    void replaceTerm(const QString &prefix, const QString &term); // takes out what begins with `prefix` first
    void clear();
    void takeFocus();
    void setHistory(const QStringList &history);
    QStringList history() const { return m_history; }
    std::optional<FilterMistake> mistake() const { return m_mistake; }

Q_SIGNALS:
    void applied(std::shared_ptr<const storescope::Filter> filter); // null: no filter
    void mistakeChanged(const QString &sentence);                   // empty: none
    void escaped();
    void historyChanged();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void edited();
    void apply();
    void check();
    void showHistory();

    std::shared_ptr<const Collection> m_collection;
    FilterEdit *m_edit;
    FilterHighlighter *m_highlighter;
    QToolButton *m_clear, *m_historyButton;
    QTimer m_rest;
    QString m_appliedText, m_lastText;
    QStringList m_history;
    std::optional<FilterMistake> m_mistake;
    std::shared_ptr<const Filter> m_made;
};

// The value as a word of a filter: quoted when it must be.
QString filterWord(const QString &value);

} // namespace storescope
