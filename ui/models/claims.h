// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/loadedmodel.h"

namespace storescope {

// What is claimed in a queue now (running, or run out), whatever filter its list has: from the rows of the
// list while they are all, else asked of the store.
class Claims : public QObject
{
    Q_OBJECT
public:
    static constexpr int mostAsked = 2'000;

    explicit Claims(LoadedModel *rows, QObject *parent = nullptr);
    ~Claims() override;

    const std::vector<Record> &records() const { return m_records; }
    bool isKnown() const { return m_known; } // there was an answer
    bool isAll() const { return m_all; }     // else there are more than `mostAsked`
    void setActive(bool active);             // only while somebody sees them is the store asked

Q_SIGNALS:
    void changed();

private:
    void soon();
    void refresh();
    void ask();
    bool rowsAreAll() const;
    bool isClaim(const Record &record) const;
    void show(std::vector<Record> records, bool all);

    LoadedModel *m_rows;
    std::vector<Record> m_records;
    bool m_known = false, m_all = true, m_active = false, m_stale = true, m_asking = false;
    CancelToken m_cancel;
    QTimer m_timer;
};

} // namespace storescope
