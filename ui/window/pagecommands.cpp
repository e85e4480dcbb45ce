// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/window/pagecommands.h"

#include "core/action/rowtext.h"

#include <QClipboard>
#include <QGuiApplication>

namespace storescope {

namespace {
constexpr int mostCopied = 10000;
} // namespace

QString PageCommands::fieldOf(const CollectionPage &page, const QModelIndex &index)
{
    if (!index.isValid())
        return {};
    const ShownColumn &shown = page.rows()->columns().at(index.column());
    if (shown.column < 0)
        return {};
    return page.collection().columns()[size_t(shown.column)].name;
}

bool PageCommands::cellIsTime(const CollectionPage &page, const QModelIndex &index)
{
    const ShownColumn &shown = page.rows()->columns().at(index.column());
    return shown.column >= 0 && shown.column == page.collection().timeColumn();
}

void PageCommands::copyValue(const CollectionPage &page)
{
    const QModelIndex current = page.view()->currentIndex();
    const Record *record = page.currentRecord();
    if (!record)
        return;
    QString text = page.rows()->columns().plain(*record, current.column());
    if (text.isEmpty())
        text = current.data().toString();
    QGuiApplication::clipboard()->setText(text);
}

void PageCommands::copyJson(const CollectionPage &page)
{
    QByteArray json;
    const RowText text(page.rows()->sharedCollection(), {});
    int copied = 0;
    for (const int row : page.view()->selectedRows()) {
        const Record *record = page.rows()->recordAt(row);
        if (record && !record->cells.empty() && copied++ < mostCopied)
            text.appendJson(json, *record);
    }
    QGuiApplication::clipboard()->setText(QString::fromUtf8(json));
}

void PageCommands::copyReference(const CollectionPage &page)
{
    QStringList references;
    std::vector<Key> keys;
    if (const auto chosen = page.selectedKeys()) {
        keys = *chosen;
    } else { // what was never loaded is left out
        for (const int row : page.view()->selectedRows()) {
            if (const auto key = page.rows()->keyAt(row))
                keys.push_back(*key);
        }
    }
    for (const Key &key : keys) {
        if (references.size() < mostCopied)
            references << QStringLiteral("%1#%2/%3")
                              .arg(page.store()->info().path, page.collection().id(), toString(key));
    }
    if (!references.isEmpty())
        QGuiApplication::clipboard()->setText(references.join(QLatin1Char('\n')));
}

void PageCommands::filterByField(CollectionPage &page, const QString &field, const QString &value,
                                 bool exclude)
{
    page.filterBar()->addTerm(field + QLatin1Char('=') + filterWord(value), exclude);
}

void PageCommands::filterByCell(CollectionPage &page, bool exclude)
{
    const QModelIndex current = page.view()->currentIndex();
    const QString field = fieldOf(page, current);
    const Record *record = page.currentRecord();
    if (field.isEmpty() || !record)
        return;
    const QString value = page.rows()->columns().plain(*record, current.column());
    if (!value.isEmpty())
        filterByField(page, field, value.left(200), exclude);
}

void PageCommands::filterByTime(CollectionPage &page, bool from)
{
    const Record *record = page.currentRecord();
    const int column = page.collection().timeColumn();
    const auto time = record && column >= 0 ? record->time(page.collection(), column) : std::nullopt;
    if (!time)
        return;
    const QString word = from ? QStringLiteral("since:") : QStringLiteral("until:");
    page.filterBar()->replaceTerm(word, word + time->toIso());
}

QSet<Key> PageCommands::marksOf(const CollectionPage &page) const
{
    return m_settings->marks(page.placeId(), page.collection().integerKeys());
}

void PageCommands::loadMarks(CollectionPage &page) const
{
    page.setMarks(marksOf(page));
}

void PageCommands::toggleMark(CollectionPage &page)
{
    const Record *record = page.currentRecord();
    if (!record)
        return;
    QSet<Key> marks = marksOf(page);
    if (!marks.remove(record->key))
        marks.insert(record->key);
    m_settings->setMarks(page.placeId(), marks);
    page.setMarks(marks);
}

void PageCommands::stepMark(CollectionPage &page, int direction) const
{
    QList<Key> marks = marksOf(page).values();
    if (marks.isEmpty())
        return;
    std::sort(marks.begin(), marks.end());
    const Record *record = page.currentRecord();
    const Key here = record ? record->key : Key{};
    Key target = direction > 0 ? marks.front() : marks.back(); // around the end
    for (qsizetype at = direction > 0 ? 0 : marks.size() - 1; at >= 0 && at < marks.size(); at += direction) {
        if (record && compare(marks[at], here) * direction > 0) {
            target = marks[at];
            break;
        }
    }
    page.live()->leaveEnd();
    page.rows()->locate(target);
}

} // namespace storescope
