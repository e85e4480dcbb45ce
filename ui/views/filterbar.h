// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/filter/completion.h"
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

class FilterCompleter;

// One line of text; a QLineEdit cannot draw a wavy line.
class FilterEdit : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit FilterEdit(QWidget *parent = nullptr);
    void setHint(const QString &hint); // shown while it is empty
    QSize sizeHint() const override;

Q_SIGNALS:
    void entered();
    void escaped();
    void typed(); // a key was taken in, whether it changed the text or moved in it

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;

private:
    void showHint();
    QString m_hint;
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
    // Several at once; an empty term only takes away.
    void replaceTerms(const QStringList &prefixes, const QStringList &terms);
    void clear();
    void takeFocus();
    void addWidget(QWidget *widget);               // before the buttons at the right
    void setSampled(const SampledValues &sampled); // of rows that are there, for the completion
    void setHistory(const QStringList &history);
    QStringList history() const { return m_history; }
    void setSaved(const QStringList &saved);
    QStringList saved() const { return m_saved; }
    void save(); // the text as it stands
    FilterCompleter *completer() const { return m_completer; }
    std::optional<FilterMistake> mistake() const { return m_mistake; }

Q_SIGNALS:
    void applied(std::shared_ptr<const storescope::Filter> filter); // null: no filter
    void mistakeChanged(const QString &sentence);                   // empty: none
    void escaped();
    void historyChanged();
    void savedChanged();
    void sampleWanted(); // the completion will be asked soon

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    static QString hintFor(const Collection &collection);
    void edited();
    void colour();
    void apply();
    void check();
    void showHistory();
    void showSaved();

    std::shared_ptr<const Collection> m_collection;
    FilterEdit *m_edit;
    FilterHighlighter *m_highlighter;
    FilterCompleter *m_completer;
    QToolButton *m_clear, *m_historyButton, *m_savedButton;
    QTimer m_rest;
    QString m_appliedText, m_lastText;
    QStringList m_history, m_saved;
    std::optional<FilterMistake> m_mistake;
    std::shared_ptr<const Filter> m_made;
};

// The value as a word of a filter: quoted when it must be.
QString filterWord(const QString &value);

} // namespace storescope
