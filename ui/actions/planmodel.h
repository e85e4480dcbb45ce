// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/plan.h"
#include "ui/models/rowsmodel.h"

#include <unordered_map>

namespace storescope {

// The rows of a plan with a box each, and behind the collection's own columns a note. The plan is here whole;
// what the rows hold is read where it is looked at, or throughout for a filter or an order.
class PlanModel : public RowsModel
{
    Q_OBJECT
public:
    PlanModel(std::shared_ptr<OpenStore> store, std::shared_ptr<const Collection> collection,
              std::shared_ptr<const Plan> plan, QObject *parent = nullptr);
    ~PlanModel() override;

    static constexpr int mostKept = 20'000; // records; more rows than that are not ordered by what they hold

    int checkColumn() const { return m_columns.size(); }
    int noteColumn() const { return m_columns.size() + 1; }
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    void sort(int column, Qt::SortOrder order) override; // -1: by the rule's time

    const Record *recordAt(int row) const override;
    int rowOfKey(const Key &key) const override;
    bool isGone(int row) const override;
    void start(const std::optional<Key> &) override {}
    void setFilter(std::shared_ptr<const Filter> filter) override;
    void setPaused(bool) override {}
    void wantRows(int first, int last) override;
    void locate(const Key &key) override;
    qint64 total() const override { return qint64(m_plan->rows.size()); }
    bool totalIsExact() const override { return true; }
    bool isLoading() const override { return false; }
    bool isScanning() const override { return m_passing; }
    double rate() const override { return 0; }
    std::optional<Instant> lastChange() const override { return std::nullopt; }
    qint64 lagMs() const override { return 0; }

    const std::shared_ptr<const Plan> &plan() const { return m_plan; }
    bool isChosen(int row) const { return !m_kept[size_t(m_shown[size_t(row)])]; }
    void choose(const QList<int> &rows, bool chosen);
    void chooseNoted(int note, bool chosen); // the rows to which note `note` belongs
    void showNoted(int note);                // only those; -1: all
    int shownNote() const { return m_note; }
    qint64 chosen() const { return total() - m_keptRows; }
    qint64 chosenBytes() const { return m_chosenBytes; }
    QSet<Key> kept() const; // identities of the rows that are not chosen
    void keep(const QSet<Key> &identities);
    // The plan without the rows that are not chosen.
    std::shared_ptr<const Plan> chosenPlan() const;

Q_SIGNALS:
    void chosenChanged();
    void orderRefused(); // there are too many rows to order by what they hold

private:
    const PlanRow &planRow(int row) const { return m_plan->rows[size_t(m_shown[size_t(row)])]; }
    QVariant ownData(const QModelIndex &index, int role) const;
    QString noteOf(int row) const;
    bool setKept(int planRow, bool kept);
    void show(std::vector<int> rows);
    void ask(const std::vector<int> &planRows, std::function<void()> then);
    void forgetFarRows(int first, int last);
    void passOn();
    void passBatch(size_t from, size_t to);
    bool ordersByRecords() const;
    void putInOrder();
    bool isBefore(int a, int b) const;

    std::shared_ptr<const Plan> m_plan;
    std::vector<bool> m_kept;
    qint64 m_keptRows = 0, m_chosenBytes = 0;
    std::vector<int> m_base;  // rows of the plan that may be shown
    std::vector<int> m_shown; // that are, in their order
    mutable QHash<Key, int> m_rowOf;
    std::unordered_map<int, Record> m_records; // by row of the plan
    QSet<int> m_asked;
    int m_note = -1, m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    CancelToken m_cancel;
    bool m_passing = false; // through all rows
    size_t m_passAt = 0;
    int m_pass = 0;
};

} // namespace storescope
