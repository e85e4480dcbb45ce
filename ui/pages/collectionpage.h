// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/profile.h"
#include "ui/models/rowsmodel.h"
#include "ui/models/storesearch.h"
#include "ui/pages/rowsearch.h"
#include "ui/views/columnfit.h"
#include "ui/views/filterbar.h"
#include "ui/views/findbar.h"
#include "ui/views/livebar.h"
#include "ui/views/livestate.h"
#include "ui/views/notices.h"
#include "ui/views/recordview.h"

#include <QVBoxLayout>

namespace storescope {

class ParameterField;
struct ParameterChoice;

// A tab: one collection with its filter, its list and the line at its foot. LogPage follows the end,
// TablePage keeps order.
class CollectionPage : public QWidget
{
    Q_OBJECT
public:
    enum class Wish { CopyAgain, CloseStore, CheckStore };

    ~CollectionPage() override;

    void open(const std::optional<Key> &at, const QString &filter);

    const std::shared_ptr<OpenStore> &store() const { return m_store; }
    const Collection &collection() const { return m_model->collection(); }
    RowsModel *rows() const { return m_model; }
    RecordView *view() const { return m_view; }
    FilterBar *filterBar() const { return m_filter; }
    LiveState *live() const { return m_live; }
    LiveBar *liveBar() const { return m_liveBar; }
    QString title() const;   // store: Collection
    QString placeId() const; // names the collection in settings: file path and collection

    const Record *currentRecord() const;
    const Record *previousRecord() const;  // the row above the current one
    std::optional<Key> readingKey() const; // to come back to: the first row seen, none while it follows

    QString totalText() const;
    QString shownText() const;
    QString selectedText() const;
    QString lagText() const;
    double scanShare() const { return m_lastScan ? m_lastScan->share : -1; }
    QString noticeText() const; // of the strip above the list; empty: none
    // Of the checked rows, where there are boxes and some are, else of the selected ones; nullopt when some
    // of them were never loaded.
    virtual std::optional<std::vector<Key>> selectedKeys() const;
    virtual bool hasChosen() const { return m_selected > 1; } // more than the row that is looked at is meant
    virtual void selectAll() { m_view->selectAll(); }
    QString searchText() const; // of the strip that says how far a search has come; empty: none
    QString modeText() const;

    virtual bool canFollow() const = 0;
    virtual void second(); // once a second
    virtual void reload() = 0;

    virtual void setTimeStyle(const TimeStyle &style);
    void setZoom(int percent);
    virtual void setMarks(const QSet<Key> &marks);
    FindBar *findBar() const { return m_find; }
    void stepRow(int by);
    // To the next row that fits: among the rows that are here, then by `filter` in the store.
    void stepMatching(int direction, const std::function<bool(const Record &)> &fits,
                      const QString &filter = {});
    void stepError(int direction);
    void stepSameOperation(int direction); // of the current row's call, job or span
    void stepFind(int direction);
    bool searchesLiveOnly() const; // what expired is left out by its filter
    bool isSearching() const;      // for a filter, the next row, an id or a time
    void stopSearching();
    bool isError(const Record &record) const;
    void goTo(const QString &what); // row number, time, distance such as -10m, or key

    QByteArray columnState() const; // by name: order, width, hidden, sort
    void setColumnState(const QByteArray &state);
    void showColumn(const QString &name); // that is hidden
    void resetColumns();
    void showColumnMenu(const QPoint &global, int section);
    // What the user states of the store: those that this collection is made with get a field.
    void setParameters(const std::vector<ParameterSpec> &parameters, const QHash<QString, Value> &values);
    ParameterField *parameter(const QString &name) const; // null: the collection has nothing to do with it

Q_SIGNALS:
    void statusChanged();
    void currentChanged();
    void contextMenuWanted(const QModelIndex &index, const QPoint &global);
    void columnsChanged();                         // by the user
    void columnRemovalWanted(const QString &name); // of an added one
    void columnsReset();
    void wished(storescope::CollectionPage::Wish wish); // with a notice's button, for the store
    void parameterChosen(const storescope::ParameterChoice &choice);
    void outgrown(); // there are too many rows for this kind of page: makePage makes another one now

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    virtual void seen(bool) {} // the tab is in front now, or is not
    CollectionPage(RowsModel *model, QWidget *parent);
    virtual void updateLiveBar() = 0;
    virtual void placeParameters(QWidget *fields);
    void readFailed(const Error &error);
    virtual void showState(); // what the middle says while there are no rows
    void say(Notices::About about, const Notices::Words &words);
    // The answer to a command.
    void say(Strip::Tone tone, const QString &strong, const QString &text, const QString &button = {},
             const QString &details = {});

    std::shared_ptr<OpenStore> m_store;
    RowsModel *m_model;
    LiveState *m_live;
    QVBoxLayout *m_column;
    QHBoxLayout *m_middle; // the list and what stands beside it
    Strip *m_notice;
    Notices *m_notices;
    Strip *m_mistake, *m_scan, *m_looking;
    FilterBar *m_filter;
    RecordView *m_view;
    FindBar *m_find;
    LiveBar *m_liveBar;
    Instant m_openedAt;

private:
    void build();
    void connectModel();
    void connectView();
    void connectStore();
    void sayHowItIsOpen();
    void noticePressed(Notices::About about);
    void applyFilter(std::shared_ptr<const Filter> filter);
    void scanProgressed(const ScanProgress &progress);
    void scanFinished(const ScanProgress &progress, bool stopped);
    void readAgain();
    void sampleRows();
    void rowsSearched(int row, int direction, const QString &filter);
    void stepInStore(const Key &from, int direction, const QString &filter);
    void sayNoOther(int direction);
    void beginSearch(PageRequest request, StoreSearch::Done found);
    void searchOn(qint64 passed);
    void stopSearch();
    void goToTime(const Instant &time);
    void findChanged();
    void countFound();
    bool findFits(const Record &record, const QRegularExpression &pattern) const;
    void goToId(const QString &id);
    void layOutColumns();
    void fitColumns(bool measure);
    void fitColumn(int column);
    QString nounOfKind(qint64 count) const;

    int m_selected = 0;
    bool m_late = false, m_sampled = false;
    bool m_widthsKept = false, m_layingOut = false; // kept: chosen by the user
    ColumnFit m_fit;
    QTimer m_lateTimer, m_barTimer;
    std::optional<ScanProgress> m_lastScan;
    StoreSearch *m_search;    // one at a time, in the store or
    RowSearch *m_rowSearch;   // among the rows that are here
    QElapsedTimer m_searched; // since it began
};

// The right page for a collection.
CollectionPage *makePage(const std::shared_ptr<OpenStore> &store,
                         const std::shared_ptr<const Collection> &collection, QWidget *parent);

} // namespace storescope
