// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/record.h"

#include "core/read/rowdecoder.h"

#include <cstring>

namespace storescope {

namespace {

quint64 mixed(quint64 hash, quint64 more)
{
    hash = (hash ^ more) * 0x9e3779b97f4a7c15ull;
    return hash ^ (hash >> 32);
}

// Eight bytes at a time: of a long text this is most of the work.
quint64 mixedBytes(quint64 hash, std::string_view bytes)
{
    hash = mixed(hash, bytes.size());
    quint64 word = 0;
    for (; bytes.size() >= sizeof word; bytes.remove_prefix(sizeof word)) {
        std::memcpy(&word, bytes.data(), sizeof word);
        hash = mixed(hash, word);
    }
    word = 0;
    if (!bytes.empty())
        std::memcpy(&word, bytes.data(), bytes.size());
    return mixed(hash, word);
}

quint64 mixedValue(quint64 hash, const Statement &row, int position)
{
    const ValueType type = row.type(position);
    hash = mixed(hash, quint64(type));
    switch (type) {
    case ValueType::Integer:
        return mixed(hash, quint64(row.integer(position)));
    case ValueType::Real: {
        const double real = row.real(position);
        quint64 bits = 0;
        std::memcpy(&bits, &real, sizeof bits);
        return mixed(hash, bits);
    }
    case ValueType::Text:
    case ValueType::Blob:
        return mixedBytes(hash, row.bytes(position));
    default:
        return hash;
    }
}

// The longest beginning of at most `most` bytes that does not split a character.
qsizetype wholeCharacters(std::string_view utf8, qsizetype most)
{
    qsizetype end = most;
    while (end > 0 && most - end < 4 && (uchar(utf8[size_t(end)]) & 0xc0) == 0x80)
        --end;
    return end;
}

void cutTo(Cell &cell, qint64 most)
{
    if (auto *text = std::get_if<Text>(&cell.value); text && text->utf8.size() > most) {
        text->utf8.truncate(wholeCharacters({text->utf8.constData(), size_t(text->utf8.size())}, most));
        cell.cut = true;
    } else if (auto *blob = std::get_if<Blob>(&cell.value); blob && blob->bytes.size() > most) {
        blob->bytes.truncate(most);
        cell.cut = true;
    }
}

qint64 sizeOf(const Value &value)
{
    if (isNull(value))
        return 0;
    if (std::holds_alternative<qint64>(value) || std::holds_alternative<double>(value))
        return 8;
    return bytesOf(value).size();
}

// A stored value without copying more of it than is shown.
Cell storedCell(const Statement &row, int position, qint64 most)
{
    Cell cell;
    const ValueType type = row.type(position);
    if (type != ValueType::Text && type != ValueType::Blob) {
        cell.value = row.value(position);
        cell.bytes = type == ValueType::Null ? 0 : 8;
        return cell;
    }
    const std::string_view bytes = row.bytes(position);
    cell.bytes = qint64(bytes.size());
    cell.cut = cell.bytes > most;
    qsizetype length = cell.cut ? qsizetype(most) : qsizetype(bytes.size());
    if (cell.cut && type == ValueType::Text)
        length = wholeCharacters(bytes, length);
    const QByteArray shown(bytes.data(), length);
    cell.value = type == ValueType::Text ? Value(Text{shown}) : Value(Blob{shown});
    return cell;
}

// Only the length was selected.
Cell largeCell(const Statement &row, int position)
{
    Cell cell;
    if (row.type(position) != ValueType::Null) {
        cell.bytes = row.integer(position);
        cell.cut = true;
    }
    return cell;
}

void mapWord(Cell &cell, const QHash<QString, QString> &words)
{
    const auto word = words.constFind(toDisplay(cell.value));
    if (word != words.constEnd())
        cell.value = textValue(*word);
}

} // namespace

namespace {

TemplateValue templateValue(const Cell &cell, const Column &column)
{
    TemplateValue value;
    value.text = toDisplay(cell.value);
    value.number = toNumber(cell.value);
    if (column.large)
        value.number = double(cell.bytes);
    if (column.spec.time)
        value.time = column.spec.time->decode(cell.value);
    return value;
}

} // namespace

const Cell *Record::cell(const Collection &collection, const QString &column) const
{
    const int index = collection.columnIndex(column);
    return index < 0 || size_t(index) >= cells.size() ? nullptr : &cells[size_t(index)];
}

std::optional<Instant> Record::time(const Collection &collection, int column) const
{
    if (column < 0 || size_t(column) >= cells.size())
        return std::nullopt;
    const auto &codec = collection.columns()[size_t(column)].spec.time;
    return codec ? codec->decode(cells[size_t(column)].value) : std::nullopt;
}

RecordReader::RecordReader(std::shared_ptr<const Collection> collection, Preview preview)
    : m_collection(std::move(collection)),
      m_preview(preview),
      m_plan(std::make_shared<DecodePlan>(*m_collection))
{
}

RecordReader RecordReader::with(Preview preview) const
{
    RecordReader other = *this;
    other.m_preview = preview;
    return other;
}

Key RecordReader::readKey(const Statement &row) const
{
    Key key;
    const int parts = m_collection->keySize();
    key.parts.reserve(size_t(parts));
    for (int i = 0; i < parts; ++i)
        key.parts.push_back(row.value(i));
    return key;
}

quint64 RecordReader::fingerprint(const Statement &row) const
{
    const int parts = m_collection->keySize();
    const int all = std::min(row.columnCount(), parts + m_plan->selects());
    quint64 hash = 0x2545f4914f6cdd1dull;
    for (int i = 0; i < all; ++i) {
        if (i < parts || !m_plan->isOfTheMoment(i - parts))
            hash = mixedValue(hash, row, i);
    }
    return hash;
}

// Makes one record: what is stored and what lies inside payloads first, then the texts made of them.
class RecordReader::Maker
{
public:
    Maker(const RecordReader &reader, const Statement &row)
        : m_reader(reader),
          m_collection(*reader.m_collection),
          m_plan(*reader.m_plan),
          m_most(reader.m_preview.bytes),
          m_row(row),
          m_decoder(m_plan, m_collection, row, reader.m_preview.decode)
    {
        m_record.key = reader.readKey(row);
        m_record.fingerprint = reader.fingerprint(row);
        m_record.cells.resize(m_collection.columns().size());
    }

    Record make()
    {
        const auto &columns = m_collection.columns();
        for (size_t i = 0; i < columns.size(); ++i)
            makeCell(int(i), columns[i]);
        for (size_t i = 0; i < columns.size(); ++i) {
            if (columns[i].texts)
                makeText(columns[i], m_record.cells[i]);
        }
        return std::move(m_record);
    }

private:
    void makeCell(int index, const Column &column)
    {
        const int select = column.source >= 0 ? column.source : column.select;
        if (select < 0)
            return;
        Cell &cell = m_record.cells[size_t(index)];
        const int position = m_collection.keySize() + select;
        if (column.large) {
            cell = largeCell(m_row, position);
            return;
        }
        if (column.spec.path.isEmpty()) {
            cell = storedCell(m_row, position, m_most);
        } else if (m_decoder.holdsTree(index)) {
            if (const auto &path = m_plan.pathOf(index))
                cell.value = m_decoder.at(index, *path).value_or(Value());
            cell.bytes = sizeOf(cell.value);
            cutTo(cell, m_most);
        } else {
            cell.cut = isTooLarge(position);
        }
        if (!column.spec.values.isEmpty())
            mapWord(cell, column.spec.values);
    }

    void makeText(const Column &column, Cell &cell)
    {
        QString by =
            column.byColumn < 0 ? QString() : toDisplay(m_record.cells[size_t(column.byColumn)].value);
        if (by.isNull())
            by = QLatin1String(""); // no glob fits a null text
        cell.value =
            textValue(column.texts->expand(by, [this](const QString &name) { return lookUp(name); }));
        cell.bytes = sizeOf(cell.value);
        cutTo(cell, m_most);
    }

    std::optional<TemplateValue> lookUp(const QString &inTemplate)
    {
        const DecodePlan::Name *name = m_plan.name(inTemplate);
        if (!name)
            return std::nullopt;
        if (!name->path) {
            const Cell &cell = m_record.cells[size_t(name->column)];
            if (isNull(cell.value) && !cell.cut)
                return std::nullopt;
            return templateValue(cell, m_collection.columns()[size_t(name->column)]);
        }
        const auto value = m_decoder.at(name->column, *name->path);
        if (!value || isNull(*value))
            return std::nullopt;
        return TemplateValue{toDisplay(*value), toNumber(*value), std::nullopt};
    }

    bool isTooLarge(int position) const
    {
        const ValueType type = m_row.type(position);
        return (type == ValueType::Text || type == ValueType::Blob) &&
               qint64(m_row.bytes(position).size()) > m_reader.m_preview.decode;
    }

    const RecordReader &m_reader;
    const Collection &m_collection;
    const DecodePlan &m_plan;
    const qint64 m_most;
    const Statement &m_row;
    RowDecoder m_decoder;
    Record m_record;
};

Record RecordReader::read(const Statement &row) const
{
    return Maker(*this, row).make();
}

} // namespace storescope
