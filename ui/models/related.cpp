// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/models/related.h"

#include "core/base/onready.h"
#include "core/base/text.h"
#include "ui/look/formats.h"
#include "ui/models/reading.h"
#include "ui/views/filterbar.h"

namespace storescope {

namespace {
constexpr int restMs = 120;
constexpr qint64 longestId = 300; // bytes; what is longer names nothing
constexpr int nearby = 2000;      // rows on both sides that are looked through when they are here

QString nameOf(const ColumnSet &columns, const Record &record)
{
    for (const char *name : {"type", "title", "name", "role"}) {
        const Cell *cell = columns.cell(record, QLatin1String(name));
        if (cell && !isNull(cell->value))
            return withoutControls(toDisplay(cell->value).left(60));
    }
    return {};
}
} // namespace

RelatedFinder::RelatedFinder(QObject *parent) : QObject(parent)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMs);
    connect(&m_rest, &QTimer::timeout, this, &RelatedFinder::look);
}

void RelatedFinder::clear()
{
    m_rest.stop();
    m_cancel.cancel();
    m_rows = nullptr;
    m_record = {};
    Q_EMIT found({});
}

void RelatedFinder::setRow(RowsModel *rows, const Record &record)
{
    if (m_rows == rows && m_record.key == record.key && m_record.fingerprint == record.fingerprint)
        return;
    m_cancel.cancel();
    m_cancel = CancelToken();
    m_rows = rows;
    m_record = record;
    m_rest.start();
}

QString RelatedFinder::value(const Record &record, const QString &column) const
{
    const Cell *cell = m_rows->columns().cell(record, column);
    return cell && !isNull(cell->value) && cell->bytes > 0 && cell->bytes <= longestId
               ? toDisplay(cell->value)
               : QString();
}

QString RelatedFinder::idColumn() const
{
    for (const Column &column : m_rows->collection().columns()) {
        if (column.spec.id && !column.canonical)
            return column.name;
    }
    return m_rows->collection().columnIndex(QStringLiteral("id")) >= 0 ? QStringLiteral("id") : QString();
}

void RelatedFinder::look()
{
    if (!m_rows || m_record.cells.empty())
        return;
    m_related.clear();
    lookNearby();
    lookAtLinks();
    const QString type = value(m_record, QStringLiteral("type"));
    if (!type.isEmpty())
        m_related.push_back({tr("Same kind"),
                             type,
                             {},
                             "view-filter",
                             m_rows->collection().id(),
                             {},
                             QStringLiteral("type=") + filterWord(type),
                             false});
    Q_EMIT found(m_related);
}

// Cause, consequences and the other end of a call, in the rows that are here.
void RelatedFinder::lookNearby()
{
    const Collection &collection = m_rows->collection();
    const QString id = idColumn(), parent = value(m_record, QStringLiteral("parent")),
                  call = value(m_record, QStringLiteral("call"));
    const QString own = id.isEmpty() ? QString() : value(m_record, id);
    const int row = m_rows->rowOfKey(m_record.key);
    if (row < 0 || (parent.isEmpty() && own.isEmpty() && call.isEmpty()))
        return;
    const int time = collection.timeColumn();
    const auto here = time >= 0 ? m_record.time(collection, time) : std::nullopt;
    const auto distance = [&](const Record &other) {
        const auto there = time >= 0 ? other.time(collection, time) : std::nullopt;
        if (!here || !there)
            return QString();
        const qint64 away = there->since(*here);
        return away < 0 ? tr("%1 before").arg(Formats::span(-away)) : tr("%1 after").arg(Formats::span(away));
    };
    const auto link = [&](const QString &kind, const Record &other, const char *icon) {
        m_related.push_back(
            {kind,
             nameOf(m_rows->columns(), other) + QStringLiteral(" #") + Formats::shortId(toString(other.key)),
             distance(other),
             icon,
             collection.id(),
             other.key,
             {},
             false});
    };
    const bool parentIsRow =
        collection.columnIndex(QStringLiteral("parent")) >= 0 &&
        collection.columns()[size_t(collection.columnIndex(QStringLiteral("parent")))].spec.link.isEmpty();
    bool causeFound = parent.isEmpty() || id.isEmpty() || !parentIsRow;
    int led = 0;
    std::optional<Record> first;
    for (int at = qMax(0, row - nearby); at < qMin(m_rows->rowCount(), row + nearby); ++at) {
        const Record *other = m_rows->recordAt(at);
        if (!other || other->cells.empty() || at == row)
            continue;
        if (!causeFound && at < row && value(*other, id) == parent) {
            link(tr("Caused by"), *other, "go-previous");
            causeFound = true;
        }
        if (!own.isEmpty() && at > row && value(*other, QStringLiteral("parent")) == own) {
            if (++led == 1)
                first = *other;
        }
        if (!call.isEmpty() && value(*other, QStringLiteral("call")) == call)
            link(at < row ? tr("Asked by") : tr("Answered by"), *other, at < row ? "go-previous" : "go-next");
    }
    if (!causeFound)
        m_related.push_back({tr("Caused by"),
                             tr("Search…"),
                             Formats::shortId(parent),
                             "search",
                             collection.id(),
                             {},
                             id + QLatin1Char('=') + filterWord(parent),
                             false});
    if (led == 1)
        link(tr("Led to"), *first, "go-next");
    else if (led > 1)
        m_related.push_back({tr("Led to"),
                             tr("%Ln later row(s)", nullptr, led),
                             distance(*first),
                             "go-next",
                             collection.id(),
                             {},
                             QStringLiteral("parent=") + filterWord(own),
                             false});
}

// What the profile says that a column names: by key when the other collection has that key, else by a search
// that has to be asked for.
void RelatedFinder::lookAtLinks()
{
    const Collection &collection = m_rows->collection();
    const auto &store = m_rows->store();
    for (const Column &column : collection.columns()) {
        const QString id = value(m_record, column.name);
        const bool session = column.name == QLatin1String("session");
        if (id.isEmpty() || (column.spec.link.isEmpty() && !session))
            continue;
        QString title = column.title.isEmpty() ? column.name : column.title;
        title[0] = title[0].toUpper();
        const auto target = column.spec.link.isEmpty() ? nullptr : store->collection(column.spec.link);
        if (!target) {
            m_related.push_back({title,
                                 Formats::lastSix(id),
                                 {},
                                 "view-filter",
                                 collection.id(),
                                 {},
                                 column.name + QLatin1Char('=') + filterWord(id),
                                 false});
            continue;
        }
        const char *icon = target->kind() == Kind::Sessions    ? "view-list-tree"
                           : target->kind() == Kind::Artifacts ? "package-x-generic"
                           : target->kind() == Kind::Queue     ? "view-media-playlist"
                                                               : "go-next";
        const int own = target->columnIndex(QStringLiteral("id"));
        const bool isKey = target->keySize() == 1 && own >= 0 &&
                           target->columns()[size_t(own)].sql.toUtf8() == target->keySql().front();
        m_related.push_back({title,
                             Formats::lastSix(id),
                             isKey ? QString() : tr("Search…"),
                             icon,
                             target->id(),
                             {},
                             QStringLiteral("id=") + filterWord(id),
                             false});
        if (!isKey)
            continue;
        const size_t place = m_related.size() - 1;
        const Key key = keyFromString(id, target->integerKeys());
        m_related[place].key = key;
        const CancelToken cancel = m_cancel;
        onReady(this, store->records(target->id(), {key}, cancel),
                [this, cancel, place](const Result<std::vector<Record>> &records) {
                    if (!cancel.isCancelled())
                        linkFound(place, records);
                });
    }
}

void RelatedFinder::linkFound(size_t place, const Result<std::vector<Record>> &records)
{
    if (!m_rows || place >= m_related.size() || !records || records->empty())
        return;
    Related &link = m_related[place];
    const auto target = m_rows->store()->collection(link.collection);
    const Record &record = records->front();
    if (record.cells.empty()) {
        link.gone = true;
        link.note = tr("removed");
    } else if (target) {
        const ColumnSet columns(target);
        const QString name = nameOf(columns, record), state = columns.state(record);
        if (!name.isEmpty())
            link.target = name;
        const int expires = target->columnIndex(QStringLiteral("expires"));
        const auto at = expires >= 0 ? record.time(*target, expires) : std::nullopt;
        link.note = at ? tr("expires %1").arg(distanceText(at->since(Instant::now()))) : state;
    }
    Q_EMIT found(m_related);
}

} // namespace storescope
