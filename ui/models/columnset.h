// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/redaction.h"
#include "core/read/record.h"
#include "ui/look/formats.h"
#include "ui/look/palette.h"

#include <QCoreApplication>

namespace storescope {

// How a shown column writes its value.
enum class Show {
    Gutter,
    Check,
    Key,
    Time,
    Delta,
    Id,
    Session,
    Text,
    Mono,
    Summary,
    Bytes,
    State,
    Countdown,
    Attempt,
    Number,
    Cost,
    Part,
    ScheduleState,
    Rule,
    Ticks,
    Share,
    Days,
    Change
};

struct ShownColumn
{
    QString name; // of the collection's column, or "_gutter", "_delta", "_key"; for settings and filters
    QString title;
    Show show = Show::Text;
    int column = -1; // in Collection::columns; -1: made by the window
    int width = 100;
    bool stretch = false, hidden = false;
    bool added = false; // by the user, of a value inside another
};

// What a delegate paints in a cell. Colours are roles: the theme is the view's business.
struct CellLook
{
    QString text;
    Ink ink = Ink::Text;
    QString glyph;
    Ink glyphInk = Ink::Text;
    bool mono = false, bold = false, right = false;
    QList<float> ticks{}; // places between the edges of the cell, 0 to 1
    QList<float> bars{};  // a column each, 0 to 1 high; the last one is today
    float share = -1;     // of a bar; below 0: none
    QString words{};      // what it reads as, where it is drawn
};

// What surrounds a row when it is written.
struct RowScene
{
    const Record *previous = nullptr; // the row shown above, when it is here
    std::optional<Instant> first;     // of the whole collection, for times since the first
    TimeStyle times;
    Instant now;
    const Record *before = nullptr; // of a version: the one before it
};

// The columns of a collection's kind, in the order of window.md 4, and how their cells read. Immutable.
class ColumnSet
{
    Q_DECLARE_TR_FUNCTIONS(ColumnSet)
public:
    explicit ColumnSet(std::shared_ptr<const Collection> collection);

    const std::vector<ShownColumn> &columns() const { return m_columns; }
    const ShownColumn &at(int column) const { return m_columns[size_t(column)]; }
    int size() const { return int(m_columns.size()); }
    int indexOf(const QString &name) const;
    bool hasCountdown() const;
    const Collection &collection() const { return *m_collection; }

    CellLook look(const Record &record, int column, const RowScene &scene) const;
    QString toolTip(const Record &record, int column, const RowScene &scene) const;
    QString plain(const Record &record, int column) const; // whole value, for copy and filters
    int compareCells(const Record &a, const Record &b, int column) const;
    QString level(const Record &record) const; // debug info warning error fatal; empty: none
    QString state(const Record &record) const;
    QString title(const Record &record) const; // what a row is called; empty: nothing but its key
    std::optional<Instant> due(const Record &record) const; // when the state changes by itself
    const Cell *cell(const Record &record, const QString &canonical) const;
    // Whether a value is a secret, or its beginning may hold one.
    bool isSecret(const Cell &cell, int column) const;
    int ruleColumn() const; // of schedules, in Collection::columns; -1: the profile names none
    static QStringList keyParts(const QString &key); // user/17/name: user, 17, name

private:
    void add(const char *name, const QString &title, Show show, int width, bool stretch = false);
    void addMade(const char *name, const QString &title, Show show, int width);
    void addRest();
    void layOut();
    void layOutArtifacts();
    void layOutSchedules();
    CellLook scheduleState(const Record &record, const RowScene &scene) const;
    CellLook ruleWords(const Record &record) const;
    CellLook nextDay(const Record &record, const RowScene &scene) const;
    CellLook usedShare(const Record &record) const;
    CellLook usedByDay(const Record &record, const ShownColumn &shown, const RowScene &scene) const;
    QStringList wordsByDay(const Cell &cell, const RowScene &scene) const;
    CellLook keyPart(const Record &record, int part) const;
    CellLook changedBytes(const Record &record, const RowScene &scene) const;
    CellLook countdown(const Record &record, const ShownColumn &shown, const RowScene &scene) const;
    QString summary(const Record &record, const ShownColumn &shown) const;
    QString shown(const Cell &cell, const Column &column) const;

    std::shared_ptr<const Collection> m_collection;
    Redaction m_redaction;
    std::vector<ShownColumn> m_columns;
    QHash<QString, QString> m_levelOfType;
    int m_level = -1, m_type = -1, m_error = -1, m_rule = -1;
};

} // namespace storescope

Q_DECLARE_METATYPE(storescope::CellLook)
