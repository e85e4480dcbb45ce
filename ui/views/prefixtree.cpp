// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/views/prefixtree.h"

#include "core/base/text.h"
#include "ui/look/plaintip.h"
#include "ui/views/filterbar.h"

#include <QElapsedTimer>
#include <QHeaderView>
#include <QPainter>

#include <functional>

namespace storescope {

namespace {
constexpr int fillMs = 250, mostFillMs = 10'000;
constexpr int rest = 20;            // times as long as a pass over all keys took
constexpr size_t mostInside = 2000; // lines below one
constexpr int deepest = 4;
constexpr int linePixels = 24;
enum TreeRole { PathRole = Qt::UserRole + 1, CountRole };
} // namespace

PrefixTree::PrefixTree(LoadedModel *rows, QWidget *parent)
    : QTreeView(parent), m_rows(rows), m_model(new QStandardItemModel(0, 2, this))
{
    const Collection &collection = rows->collection();
    m_hasStore = collection.kind() == Kind::KeyValue && collection.keySize() > 1 &&
                 collection.columnIndex(QStringLiteral("store")) >= 0;
    setModel(m_model);
    header()->hide();
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(0, QHeaderView::Stretch);
    header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    setFrameShape(NoFrame);
    setUniformRowHeights(true);
    setIndentation(14);
    setEditTriggers(NoEditTriggers);
    setTextElideMode(Qt::ElideMiddle);
    setAccessibleName(collection.kind() == Kind::Versions ? tr("What there are versions of")
                                                          : tr("How the keys begin"));
    m_timer.setSingleShot(true);
    m_timer.setInterval(fillMs);
    connect(&m_timer, &QTimer::timeout, this, &PrefixTree::fill);
    const auto soon = [this] {
        m_stale = true;
        if (!m_timer.isActive() && m_shown)
            m_timer.start();
    };
    connect(rows, &RowsModel::started, this, soon);
    connect(rows, &QAbstractItemModel::rowsInserted, this, soon);
    connect(rows, &QAbstractItemModel::rowsRemoved, this, soon);
    connect(rows, &RowsModel::totalChanged, this, soon);
}

// A version by its id; a key by its store and all its parts but the last.
QStringList PrefixTree::pathOf(const Record &record) const
{
    const auto word = [this, &record](const char *name) {
        const Cell *cell = record.cell(m_rows->collection(), QLatin1String(name));
        return cell && !isNull(cell->value) ? withoutControls(toDisplay(cell->value).left(200)) : QString();
    };
    if (m_rows->collection().kind() == Kind::Versions)
        return {word("id")};
    QStringList path = ColumnSet::keyParts(word("key"));
    path.removeLast();
    if (m_hasStore)
        path.prepend(word("store"));
    return path.mid(0, deepest);
}

void PrefixTree::fill()
{
    if (m_rows->filter() || !m_rows->isComplete())
        return showCounts(); // what is here is not all
    QElapsedTimer took;
    took.start();
    m_stale = false;
    ++m_fills;
    Group all;
    for (int row = 0; row < m_rows->rowCount(); ++row) {
        const Record *record = m_rows->recordAt(row);
        if (!record || record->cells.empty() || m_rows->isGone(row))
            continue;
        Group *group = &all;
        ++group->rows;
        for (const QString &part : pathOf(*record)) {
            if (group->inside.size() >= mostInside && !group->inside.contains(part))
                break;
            group = &group->inside[part];
            ++group->rows;
        }
    }
    m_filling = true;
    if (m_model->rowCount() == 0) {
        m_model->appendRow({new QStandardItem(tr("All")), new QStandardItem});
        m_model->item(0)->setData(QStringList(), PathRole);
        m_model->item(0)->setSizeHint(QSize(0, linePixels));
        chooseAll();
    }
    m_model->item(0)->setData(all.rows, CountRole);
    fillItem(m_model->invisibleRootItem(), all, {});
    m_filling = false;
    showCounts();
    m_timer.setInterval(int(std::clamp<qint64>(took.elapsed() * rest, fillMs, mostFillMs)));
    Q_EMIT filled();
}

// Of a page that nobody sees no keys are counted.
void PrefixTree::setShown(bool shown)
{
    if (std::exchange(m_shown, shown) == shown)
        return;
    if (!shown)
        m_timer.stop();
    else if (m_stale)
        m_timer.start();
}

// Merged, so that what is open and chosen stays.
void PrefixTree::fillItem(QStandardItem *parent, const Group &group, const QStringList &path)
{
    const int fixed = parent == m_model->invisibleRootItem() ? 1 : 0;
    int at = fixed;
    for (const auto &[name, inside] : group.inside) {
        const QStringList own = path + QStringList{name};
        while (at < parent->rowCount() && parent->child(at)->data(PathRole).toStringList().constLast() < name)
            parent->removeRow(at);
        if (at >= parent->rowCount() || parent->child(at)->data(PathRole).toStringList() != own) {
            auto *item = new QStandardItem(name.isEmpty() ? tr("(empty)") : name);
            item->setSizeHint(QSize(0, linePixels));
            item->setData(own, PathRole);
            item->setToolTip(plainTip(name));
            parent->insertRow(at, {item, new QStandardItem});
        }
        parent->child(at)->setData(inside.rows, CountRole);
        fillItem(parent->child(at), inside, own);
        ++at;
    }
    while (parent->rowCount() > at)
        parent->removeRow(at);
}

void PrefixTree::showCounts()
{
    const bool exact = !m_rows->filter() && !m_rows->isCut();
    const std::function<void(QStandardItem *)> show = [&](QStandardItem *parent) {
        for (int row = 0; row < parent->rowCount(); ++row) {
            const qint64 rows = parent->child(row)->data(CountRole).toLongLong();
            QStandardItem *count = parent->child(row, 1);
            count->setText((exact ? QString() : QStringLiteral("≈ ")) + Formats::count(rows) + QChar::Nbsp);
            count->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            show(parent->child(row));
        }
    };
    show(m_model->invisibleRootItem());
}

QStringList PrefixTree::termsOf(const QStringList &path) const
{
    if (path.isEmpty())
        return {};
    if (m_rows->collection().kind() == Kind::Versions)
        return {QStringLiteral("id=") + filterWord(path.constFirst())};
    QStringList terms, parts = path;
    if (m_hasStore)
        terms << QStringLiteral("store=") + filterWord(parts.takeFirst());
    if (parts.isEmpty())
        return terms;
    // As the keys have it, with their own signs between the parts.
    for (int row = 0; row < m_rows->rowCount(); ++row) {
        const Record *record = m_rows->recordAt(row);
        if (!record || record->cells.empty() || pathOf(*record).mid(0, path.size()) != path)
            continue;
        const Cell *cell = record->cell(m_rows->collection(), QStringLiteral("key"));
        const QString key = toDisplay(cell->value), joined = parts.join(QLatin1Char('/'));
        terms << QStringLiteral("key:") + filterWord(key.left(joined.size() + 1));
        break;
    }
    return terms;
}

void PrefixTree::chooseAll()
{
    const bool filling = std::exchange(m_filling, true);
    setCurrentIndex(m_model->index(0, 0));
    m_filling = filling;
}

// Selected as in every list: a tint with a bar at its left.
void PrefixTree::drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const Palette look = Palette::of(palette());
    QStyleOptionViewItem own(option);
    if (!Palette::isHighContrast(palette())) {
        for (const QPalette::ColorGroup group : {QPalette::Active, QPalette::Inactive}) {
            own.palette.setColor(group, QPalette::Highlight, look.ground(Ground::Selection));
            own.palette.setColor(group, QPalette::HighlightedText, look.ink(Ink::Text));
        }
    }
    QTreeView::drawRow(painter, own, index);
    if (selectionModel()->isSelected(index))
        painter->fillRect(QRect(0, option.rect.top(), 3, option.rect.height()), look.ink(Ink::Highlight));
}

void PrefixTree::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    if (!m_filling && current.isValid())
        Q_EMIT chosen(termsOf(current.siblingAtColumn(0).data(PathRole).toStringList()));
}

QStringList PrefixTree::words() const
{
    QStringList lines;
    const std::function<void(const QStandardItem *, int)> walk = [&](const QStandardItem *parent, int depth) {
        for (int row = 0; row < parent->rowCount(); ++row) {
            lines << QString(depth, QLatin1Char(' ')) + parent->child(row)->text() + QLatin1Char(' ') +
                         parent->child(row, 1)->text().remove(QChar::Nbsp);
            walk(parent->child(row), depth + 1);
        }
    };
    walk(m_model->invisibleRootItem(), 0);
    return lines;
}

} // namespace storescope
