// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/models/claims.h"

#include "core/base/onready.h"

#include <QElapsedTimer>

namespace storescope {

namespace {
constexpr int leastMs = 250, mostMs = 30'000;
constexpr int rest = 10; // times as long as looking took
constexpr Preview little{200, 4096};
} // namespace

Claims::Claims(LoadedModel *rows, QObject *parent) : QObject(parent), m_rows(rows)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(leastMs);
    connect(&m_timer, &QTimer::timeout, this, &Claims::refresh);
    connect(rows, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &, const QModelIndex &, const QList<int> &roles) {
                if (roles.isEmpty()) // else a countdown went on
                    soon();
            });
    connect(rows, &QAbstractItemModel::rowsInserted, this, &Claims::soon);
    connect(rows, &QAbstractItemModel::rowsRemoved, this, &Claims::soon);
    connect(rows, &QAbstractItemModel::modelReset, this, &Claims::soon);
    connect(rows, &RowsModel::totalChanged, this, &Claims::soon);
    connect(rows->store().get(), &OpenStore::changed, this, [this] {
        if (!rowsAreAll())
            soon();
    });
}

Claims::~Claims()
{
    m_cancel.cancel();
}

void Claims::soon()
{
    m_stale = true;
    if (m_active && !m_timer.isActive() && !m_asking)
        m_timer.start();
}

void Claims::setActive(bool active)
{
    if (std::exchange(m_active, active) == active)
        return;
    if (!active) {
        m_timer.stop();
        m_cancel.cancel();
        m_asking = false;
        m_stale = true;
    } else if (m_stale) {
        soon();
    }
}

bool Claims::rowsAreAll() const
{
    return m_rows->isComplete() && !m_rows->isCut() && !m_rows->filter();
}

bool Claims::isClaim(const Record &record) const
{
    return LoadedModel::isRunning(m_rows->columns().state(record));
}

void Claims::refresh()
{
    if (m_rows->isPaused() && m_known) // nothing moves until it goes on
        return;
    m_stale = false;
    if (!rowsAreAll())
        return ask();
    QElapsedTimer took;
    took.start();
    std::vector<Record> records;
    for (int row = 0; row < m_rows->rowCount(); ++row) {
        const Record *record = m_rows->recordAt(row);
        if (record && !record->cells.empty() && !m_rows->isGone(row) && isClaim(*record))
            records.push_back(*record);
    }
    m_timer.setInterval(int(std::clamp<qint64>(took.elapsed() * rest, leastMs, mostMs)));
    show(std::move(records), true);
}

void Claims::ask()
{
    const Filter::Made made =
        Filter::compile(QStringLiteral("state:running,lease-expired"), m_rows->sharedCollection());
    if (!made.filter) // its rows have no states
        return show({}, true);
    PageRequest request;
    request.from = PageRequest::From::Last;
    request.count = mostAsked + 1;
    request.filter = made.filter;
    request.preview = little;
    m_asking = true;
    m_cancel = CancelToken();
    QElapsedTimer took;
    took.start();
    onReady(this, m_rows->store()->page(m_rows->collection().id(), request, m_cancel),
            [this, took, cancel = m_cancel](const Result<Page> &page) {
                if (cancel.isCancelled())
                    return;
                m_asking = false;
                m_timer.setInterval(int(std::clamp<qint64>(took.elapsed() * rest, leastMs, mostMs)));
                if (page) // else the list says why
                    show(page->records, page->records.size() <= size_t(mostAsked));
                if (m_stale)
                    soon();
            });
}

void Claims::show(std::vector<Record> records, bool all)
{
    m_records = std::move(records);
    m_all = all;
    m_known = true;
    Q_EMIT changed();
}

} // namespace storescope
