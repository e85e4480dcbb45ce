// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/openstore.h"
#include "ui/models/rowsmodel.h"

#include <QPointer>
#include <QTimer>

namespace storescope {

// A way from a row to others: a row of this or another collection, or a filter that shows several.
struct Related
{
    QString kind;   // "Caused by"
    QString target; // what is shown as a link
    QString note;   // distance, state; may be empty
    const char *icon = "go-next";
    QString collection; // where it leads
    Key key;            // the row there; empty: `filter`
    QString filter;     // what shows the rows
    bool gone = false;  // the row is not there any more
};

// Looks for what a row is related to: among the rows that are here, and by key in other collections. What
// would need a search offers it instead of doing it.
class RelatedFinder : public QObject
{
    Q_OBJECT
public:
    explicit RelatedFinder(QObject *parent = nullptr);

    // After 120 ms of rest; a null record: nothing.
    void setRow(RowsModel *rows, const Record &record);
    void clear();

Q_SIGNALS:
    void found(const std::vector<storescope::Related> &related);

private:
    void look();
    void lookNearby();
    void lookAtLinks();
    void linkFound(size_t place, const Result<std::vector<Record>> &records);
    QString value(const Record &record, const QString &column) const;
    QString idColumn() const; // that other rows of a log name this one by

    QPointer<RowsModel> m_rows;
    Record m_record;
    std::vector<Related> m_related;
    CancelToken m_cancel;
    QTimer m_rest;
};

} // namespace storescope
