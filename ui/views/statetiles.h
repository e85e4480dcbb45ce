// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/openstore.h"
#include "ui/views/picture.h"

#include <QToolButton>

namespace storescope {

// One state of a queue: glyph, word, how many.
class StateTile : public QToolButton
{
    Q_OBJECT
public:
    StateTile(const QString &state, bool possible, QWidget *parent);
    void setCount(qint64 count, bool exact);
    bool isPossible() const { return m_possible; }
    void setCompact(bool compact);           // the word alone in its line, for narrow windows
    qint64 count() const { return m_count; } // -1: not known
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {30, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString countText() const;
    QString m_state;
    bool m_possible, m_exact = true, m_compact = false;
    qint64 m_count = -1;
};

// A tile for every state, in the order in which work passes through them. The chosen ones are the filter's.
class StateTiles : public QWidget, public Picture
{
    Q_OBJECT
public:
    explicit StateTiles(const Collection &collection, QWidget *parent = nullptr);

    void setCounts(const StateCounts &counts);
    void setStale();                           // they are about to be counted again: ≈ until then
    void setChosen(const QStringList &states); // from the filter
    QStringList chosen() const;
    QString inWords() override;
    StateTile *tile(const QString &state) const { return m_tiles.value(state); }

Q_SIGNALS:
    void chosenChanged(const QStringList &states);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fit();
    QStringList m_order;
    QHash<QString, StateTile *> m_tiles;
};

} // namespace storescope
