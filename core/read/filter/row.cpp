// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/filter/row.h"

namespace storescope::filter {
namespace {

// Source: Statement or RowValues.
template <class Source>
RawValue valueAt(const Source &row, int place)
{
    RawValue raw;
    switch (row.type(place)) {
    case ValueType::Integer:
        raw.type = RawValue::Type::Integer;
        raw.integer = row.integer(place);
        break;
    case ValueType::Real:
        raw.type = RawValue::Type::Real;
        raw.real = row.real(place);
        break;
    case ValueType::Text:
        raw.type = RawValue::Type::Text;
        raw.bytes = row.bytes(place);
        break;
    case ValueType::Blob:
        raw.type = RawValue::Type::Blob;
        raw.bytes = row.bytes(place);
        break;
    case ValueType::Null:
        break;
    }
    return raw;
}

std::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), size_t(bytes.size())};
}

} // namespace

RawValue rawOf(const Value &value)
{
    RawValue raw;
    if (const auto *integer = std::get_if<qint64>(&value)) {
        raw.type = RawValue::Type::Integer;
        raw.integer = *integer;
    } else if (const auto *real = std::get_if<double>(&value)) {
        raw.type = RawValue::Type::Real;
        raw.real = *real;
    } else if (const auto *text = std::get_if<Text>(&value)) {
        raw.type = RawValue::Type::Text;
        raw.bytes = viewOf(text->utf8);
    } else if (const auto *blob = std::get_if<Blob>(&value)) {
        raw.type = RawValue::Type::Blob;
        raw.bytes = viewOf(blob->bytes);
    }
    return raw;
}

Value borrowed(const RawValue &raw)
{
    const auto bytes = [&] { return QByteArray::fromRawData(raw.bytes.data(), qsizetype(raw.bytes.size())); };
    switch (raw.type) {
    case RawValue::Type::Null:
        return {};
    case RawValue::Type::Integer:
        return raw.integer;
    case RawValue::Type::Real:
        return raw.real;
    case RawValue::Type::Text:
        return Text{bytes()};
    case RawValue::Type::Blob:
        return Blob{bytes()};
    }
    return {};
}

RawValue RowView::at(int place) const
{
    return m_statement ? valueAt(*m_statement, place) : valueAt(*m_values, place);
}

RawValue RowView::key(int part) const
{
    if (!m_record)
        return at(part);
    return size_t(part) < m_record->key.parts.size() ? rawOf(m_record->key.parts[size_t(part)]) : RawValue();
}

RawValue RowView::select(int position) const
{
    const int place = !m_record && position >= 0 ? (*m_places)[size_t(position)] : -1;
    return place < 0 ? RawValue() : at(place);
}

RawValue RowView::column(int column) const
{
    if (m_record)
        return size_t(column) < m_record->cells.size() ? rawOf(m_record->cells[size_t(column)].value)
                                                       : RawValue();
    const Column &of = m_collection.columns()[size_t(column)];
    return select(of.source >= 0 ? of.source : of.select);
}

qint64 RowView::size(int column) const
{
    if (m_record) {
        const Cell *cell =
            size_t(column) < m_record->cells.size() ? &m_record->cells[size_t(column)] : nullptr;
        return cell && (cell->cut || !isNull(cell->value)) ? cell->bytes : -1;
    }
    const RawValue raw = this->column(column);
    if (m_collection.columns()[size_t(column)].large)
        return raw.type == RawValue::Type::Integer ? raw.integer : -1; // the length was selected
    if (raw.type == RawValue::Type::Null)
        return -1;
    return raw.hasBytes() ? qint64(raw.bytes.size()) : 8;
}

Value RowView::codecOf(const Column &column) const
{
    if (column.codecSelect < 0)
        return {};
    if (!m_record) {
        const Value value = borrowed(select(column.codecSelect));
        return value;
    }
    const auto &columns = m_collection.columns();
    for (size_t i = 0; i < columns.size() && i < m_record->cells.size(); ++i) {
        if (columns[i].select == column.codecSelect && columns[i].spec.path.isEmpty())
            return m_record->cells[i].value;
    }
    return {};
}

} // namespace storescope::filter
