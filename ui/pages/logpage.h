// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/pages/collectionpage.h"

namespace storescope {

class EventTimes;
class HistogramView;
class OverviewStrip;
class RecordModel;

// A log, or any collection too large to hold: rows in the key's order, followed at the end. One with times
// has a histogram above the list and an overview beside it.
class LogPage : public CollectionPage
{
    Q_OBJECT
public:
    LogPage(const std::shared_ptr<OpenStore> &store, const std::shared_ptr<const Collection> &collection,
            QWidget *parent);
    bool canFollow() const override { return true; }
    void reload() override;
    void setTimeStyle(const TimeStyle &style) override;
    void setMarks(const QSet<Key> &marks) override;
    HistogramView *histogram() const { return m_histogram; } // null: the rows have no time
    OverviewStrip *overview() const { return m_overview; }

protected:
    void updateLiveBar() override;

private:
    void buildTimes();
    void brushed(qint64 from, qint64 to);
    void showBrush();
    QString whatCame() const;
    RecordModel *paged() const;

    qint64 m_rowsAtPause = -1; // -1: they were not counted
    HistogramView *m_histogram = nullptr;
    OverviewStrip *m_overview = nullptr;
};

} // namespace storescope
