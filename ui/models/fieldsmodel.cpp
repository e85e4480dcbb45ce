// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/models/fieldsmodel.h"

#include "core/action/redaction.h"
#include "core/base/text.h"
#include "ui/look/formats.h"
#include "ui/look/icons.h"
#include "ui/look/plaintip.h"
#include "ui/models/reading.h"

namespace storescope {

void FieldsModel::setRecord(std::shared_ptr<const Collection> collection, const Record *record, bool utc)
{
    std::vector<Field> fields;
    m_utc = utc;
    const bool sameRow = record && m_collection == collection && m_key == record->key;
    if (!sameRow) {
        ++m_shown;
        m_revealed.clear();
    }
    m_collection = std::move(collection);
    if (record && m_collection && !record->cells.empty()) {
        m_key = record->key;
        const Redaction redaction(*m_collection);
        const auto &columns = m_collection->columns();
        for (int column = 0; column < int(columns.size()) && size_t(column) < record->cells.size(); ++column)
            fields.push_back(made(column, *record, redaction));
        if (m_collection->columnIndex(QStringLiteral("key")) < 0) {
            Field key;
            key.name = QStringLiteral("key");
            key.title = tr("Key");
            key.text = key.whole = toString(record->key);
            key.mono = true;
            key.ink = Ink::Dim;
            fields.push_back(key);
        }
        std::stable_partition(fields.begin(), fields.end(),
                              [](const Field &field) { return !field.nothing; });
    }
    if (sameRow && fields.size() == m_fields.size() &&
        !fields.empty()) { // the same row, newer: nothing jumps
        m_fields = std::move(fields);
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 1));
        return;
    }
    beginResetModel();
    m_fields = std::move(fields);
    endResetModel();
}

FieldsModel::Field FieldsModel::made(int column, const Record &record, const Redaction &redaction) const
{
    const Column &source = m_collection->columns()[size_t(column)];
    const Cell &cell = record.cells[size_t(column)];
    Field field;
    field.name = source.name;
    field.title = source.title.isEmpty() ? source.name : source.title;
    field.secret = !isNull(cell.value) &&
                   (redaction.hidesColumn(column) ||
                    (redaction.hidesInside(column) && redaction.mayHide(column, bytesOf(cell.value))));
    field.whole = toDisplay(cell.value);
    if (isNull(cell.value)) {
        field.text = tr("none");
        field.nothing = true; // what has a value stands above
        field.ink = Ink::Dim;
        return field;
    }
    const QString word = source.spec.values.value(field.whole);
    if (const auto time = source.spec.time ? record.time(*m_collection, column) : std::nullopt) {
        field.text = Formats::clock(*time, m_utc, Instant::now());
        field.hint = Formats::full(*time, m_utc);
        field.time = time;
        field.mono = true;
    } else if (source.large || std::holds_alternative<Blob>(cell.value)) {
        field.text = tr("%1 of bytes").arg(formatBytes(cell.bytes));
        field.ink = Ink::Dim;
    } else if (source.spec.unit == QLatin1String("bytes") && toInteger(cell.value)) {
        field.text = Formats::count(*toInteger(cell.value)) + QStringLiteral(" B");
        field.reading = *toInteger(cell.value) >= 1024 ? formatBytes(*toInteger(cell.value)) : QString();
        field.mono = true;
    } else if (column == m_collection->stateColumn()) {
        field.text = field.whole;
        const StateLook look = stateLook(field.whole);
        field.ink = look.ink;
        field.glyph = look.glyph;
    } else if (source.spec.unit == QLatin1String("USD") && toNumber(cell.value)) {
        field.text = Formats::cost(*toNumber(cell.value), source.spec.unit);
        field.mono = true;
    } else if (!word.isEmpty()) {
        field.text = word;
        field.reading = field.whole;
    } else {
        field.text = withoutControls(field.whole.left(2000));
        field.mono = source.spec.id || source.payload || !std::holds_alternative<Text>(cell.value) ||
                     source.name.endsWith(QLatin1String("id"));
        static const QStringList links{QStringLiteral("parent"), QStringLiteral("call")};
        field.link = (source.spec.id || links.contains(source.name)) && !field.secret && !source.payload;
        if (field.link)
            field.ink = Ink::Link;
        if (cell.cut || source.payload)
            field.reading = formatBytes(cell.bytes);
    }
    return field;
}

void FieldsModel::reveal(const QString &name)
{
    for (int row = 0; row < rowCount(); ++row) {
        if (m_fields[size_t(row)].name != name || !m_fields[size_t(row)].secret)
            continue;
        m_revealed.insert(name);
        Q_EMIT dataChanged(index(row, 0), index(row, 1));
    }
}

void FieldsModel::tick()
{
    for (int row = 0; row < rowCount(); ++row) {
        if (m_fields[size_t(row)].time)
            Q_EMIT dataChanged(index(row, 1), index(row, 1), {ReadingRole});
    }
}

int FieldsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_fields.size());
}

int FieldsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 2;
}

QVariant FieldsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Field &field = m_fields[size_t(index.row())];
    if (role == NameRole)
        return field.name;
    const bool hidden = field.secret && !m_revealed.contains(field.name);
    if (role == HiddenRole)
        return hidden;
    if (index.column() == 0)
        return role == Qt::DisplayRole   ? QVariant(field.title)
               : role == InkRole         ? QVariant(int(Ink::Dim))
               : role == Qt::ToolTipRole ? QVariant(plainTip(field.name))
                                         : QVariant();
    if (hidden) {
        switch (role) {
        case Qt::DisplayRole:
            return tr("hidden (credential)");
        case ReadingRole:
            return tr("Show");
        case GlyphRole:
            return QStringLiteral(":/storescope/glyphs/lock.svg");
        case InkRole:
            return int(Ink::Dim);
        case Qt::ToolTipRole:
            return tr(
                "The profile says that this is a secret. Press Enter to show it until the row changes.");
        default:
            return {};
        }
    }
    switch (role) {
    case Qt::DisplayRole:
        return field.text;
    case WholeRole:
        return field.whole;
    case Qt::ToolTipRole:
        return plainTip((field.hint.isEmpty() ? QString() : field.hint + QLatin1Char('\n')) +
                        withoutControls(field.whole.left(1000)));
    case InkRole:
        return int(field.ink);
    case GlyphRole:
        return field.glyph;
    case MonoRole:
        return field.mono;
    case LinkRole:
        return field.link;
    case ReadingRole:
        return field.time ? distanceText(field.time->since(Instant::now())) : field.reading;
    default:
        return {};
    }
}

QVariant FieldsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == 0 ? tr("Field") : tr("Value");
}

} // namespace storescope
