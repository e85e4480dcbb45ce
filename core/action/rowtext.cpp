// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/rowtext.h"

#include "core/action/jsonappend.h"
#include "core/base/sha256.h"
#include "core/read/rowdecoder.h"

namespace storescope {
namespace {

constexpr qint64 longestValue = 64 * 1024 * 1024;

bool looksLikeDocument(QByteArrayView text)
{
    const auto first = text.trimmed();
    return !first.isEmpty() && (first.front() == '{' || first.front() == '[');
}

bool isNothing(const Record &record, int index)
{
    if (size_t(index) >= record.cells.size())
        return true;
    const Cell &cell = record.cells[size_t(index)];
    return isNull(cell.value) && !cell.cut;
}

} // namespace

void appendDigest(QByteArray &to, QByteArrayView bytes)
{
    to.append("{\"bytes\":" + QByteArray::number(bytes.size()) + ",\"sha256\":\"" + sha256Hex(bytes) + "\"}");
}

Preview RowText::wholeRows()
{
    return {longestValue, longestValue};
}

RowText::RowText(std::shared_ptr<const Collection> collection, RowTextOptions options)
    : m_collection(std::move(collection)),
      m_options(std::move(options)),
      m_redaction(*m_collection),
      m_writeKey(m_collection->columnIndex(QStringLiteral("key")) < 0)
{
    static const QStringList onlyJson{QStringLiteral("json")};
    bool canonical = true;
    QByteArray before = m_writeKey ? "," : "{";
    const auto &columns = m_collection->columns();
    for (size_t i = 0; i < columns.size(); ++i) {
        const Column &column = columns[i];
        if (column.canonical || m_options.ownColumns)
            m_printed = i + 1;
        if (std::exchange(canonical, column.canonical) && !column.canonical)
            before += "\"columns\":{";
        appendJsonString(before, column.name.toUtf8());
        Shown shown;
        shown.before = std::exchange(before, ",") + ':';
        shown.null = shown.before + "null";
        shown.secret = m_options.redact && m_redaction.hidesColumn(int(i));
        shown.hides = m_options.redact && m_redaction.hidesInside(int(i));
        shown.json =
            column.spec.path.isEmpty() && column.codecSelect < 0 && column.spec.codec.steps() == onlyJson;
        shown.plain =
            column.spec.path.isEmpty() && column.codecSelect < 0 && column.spec.codec.empty() && !shown.hides;
        m_shown.push_back(shown);
    }
    m_end = canonical || !m_options.ownColumns ? "}\n" : "}}\n";
    if (m_printed == 0 && !m_writeKey)
        m_end.prepend('{');
}

void RowText::appendKey(QByteArray &to, const Key &key) const
{
    const auto *number = key.parts.size() == 1 ? std::get_if<qint64>(&key.parts.front()) : nullptr;
    if (number)
        appendJsonNumber(to, *number);
    else
        appendJsonString(to, toString(key).toUtf8());
}

void RowText::appendJson(QByteArray &to, const Record &record) const
{
    if (m_writeKey) {
        to.append("{\"key\":", 7);
        appendKey(to, record.key);
    }
    for (size_t i = 0; i < m_printed; ++i) {
        if (isNothing(record, int(i))) {
            to.append(m_shown[i].null);
            continue;
        }
        to.append(m_shown[i].before);
        appendValue(to, record, int(i));
    }
    to.append(m_end);
}

void RowText::appendValue(QByteArray &to, const Record &record, int index) const
{
    if (isNothing(record, index)) {
        to.append("null", 4);
        return;
    }
    const Cell *cell = &record.cells[size_t(index)];
    const Shown &shown = m_shown[size_t(index)];
    if (shown.secret) {
        appendJsonString(to, Redaction::mark);
        return;
    }
    const Column &column = m_collection->columns()[size_t(index)];
    if (cell->cut) {
        const auto whole = m_options.whole ? m_options.whole(record.key, index)
                                           : Result<QByteArray>(failure(ErrorCode::Io, {}));
        if (!whole) {
            to.append("{\"bytes\":" + QByteArray::number(cell->bytes) + '}');
            return;
        }
        const Value value =
            std::holds_alternative<Text>(cell->value) ? Value(Text{*whole}) : Value(Blob{*whole});
        if (!appendDocument(to, record, index, value))
            appendStored(to, value);
        return;
    }
    if (column.spec.time) {
        if (const auto time = record.time(*m_collection, index)) {
            appendJsonTime(to, *time);
            return;
        }
        if (!std::holds_alternative<Text>(cell->value)) { // such as 0 for "never"
            to.append("null");
            return;
        }
    }
    if (shown.plain || !appendDocument(to, record, index, cell->value))
        appendStored(to, cell->value);
}

// A payload, or anything that the profile has a codec for. False: it is a plain value.
bool RowText::appendDocument(QByteArray &to, const Record &record, int index, const Value &value) const
{
    const Column &column = m_collection->columns()[size_t(index)];
    const auto *text = std::get_if<Text>(&value);
    const bool hides = m_shown[size_t(index)].hides;
    if (!column.spec.path.isEmpty()) { // was decoded on the way here: objects and arrays are JSON text
        if (!text || !looksLikeDocument(text->utf8))
            return false;
        return hides ? appendHiding(to, index, text->utf8, false) : appendCompactJson(to, text->utf8);
    }
    if (column.spec.codec.empty() &&
        column.codecSelect < 0) // perhaps the raw value behind a payload: hides what that hides
        return hides && text && m_redaction.mayHide(index, text->utf8) &&
               appendHiding(to, index, text->utf8, true);

    if (text && m_shown[size_t(index)].json)
        if (hides ? appendHiding(to, index, text->utf8, false) : appendCompactJson(to, text->utf8))
            return true;
    const Decoded decoded = chainOf(record, column).decode(value);
    if (decoded.document)
        appendTree(to, index, *decoded.document);
    else if (hides && m_redaction.mayHide(index, decoded.bytes))
        appendJsonString(to, Redaction::mark); // cannot be looked into, so nothing of it is shown
    else if (decoded.isText)
        appendJsonString(to, decoded.bytes);
    else
        appendBytes(to, decoded.bytes.isEmpty() ? bytesOf(value) : decoded.bytes);
    return true;
}

// The chain that the profile names, or that the row itself does.
const CodecChain &RowText::chainOf(const Record &record, const Column &column) const
{
    if (column.codecSelect < 0)
        return column.spec.codec;
    const auto &columns = m_collection->columns();
    for (size_t i = 0; i < columns.size() && i < record.cells.size(); ++i)
        if (columns[i].select == column.codecSelect && columns[i].spec.path.isEmpty())
            return storescope::chainOf(column, record.cells[i].value);
    return storescope::chainOf(column, {});
}

// JSON text with the secret places hidden; as one string when it is a plain value. What may hold a secret but
// cannot be parsed is hidden as a whole.
bool RowText::appendHiding(QByteArray &to, int index, const QByteArray &json, bool asString) const
{
    if (!m_redaction.mayHide(index, json))
        return appendCompactJson(to, json);
    Json document = Json::parse(json.begin(), json.end(), nullptr, false);
    if (document.is_discarded()) {
        appendJsonString(to, Redaction::mark);
        return true;
    }
    if (!asString) {
        appendTree(to, index, std::move(document));
        return true;
    }
    if (!m_redaction.hideInside(index, document))
        return false;
    appendJsonString(to, toJsonText(document));
    return true;
}

void RowText::appendTree(QByteArray &to, int index, Json document) const
{
    if (m_options.redact)
        m_redaction.hideInside(index, document);
    // Written again by way of the compactor, which also escapes what a terminal must not see.
    const QByteArray text = toJsonText(document);
    if (!appendCompactJson(to, text))
        appendJsonString(to, text);
}

void RowText::appendStored(QByteArray &to, const Value &value) const
{
    if (const auto *number = std::get_if<qint64>(&value))
        appendJsonNumber(to, *number);
    else if (const auto *real = std::get_if<double>(&value))
        appendJsonNumber(to, *real);
    else if (const auto *text = std::get_if<Text>(&value))
        appendJsonString(to, text->utf8);
    else if (const auto *blob = std::get_if<Blob>(&value))
        appendBytes(to, blob->bytes);
    else
        to.append("null");
}

void RowText::appendBytes(QByteArray &to, QByteArrayView bytes) const
{
    if (m_options.raw)
        appendJsonString(to, QByteArray::fromRawData(bytes.data(), bytes.size()).toBase64());
    else
        appendDigest(to, bytes);
}

QByteArray RowText::plainText(const Record &record, int column) const
{
    const Column &shown = m_collection->columns()[size_t(column)];
    const Cell *cell = size_t(column) < record.cells.size() ? &record.cells[size_t(column)] : nullptr;
    const auto *stored = cell && !cell->cut ? std::get_if<Text>(&cell->value) : nullptr;
    if (stored && m_shown[size_t(column)].plain && !m_shown[size_t(column)].secret && !shown.spec.time &&
        QByteArrayView(stored->utf8).isValidUtf8())
        return stored->utf8;
    QByteArray json;
    appendValue(json, record, column);
    if (json == "null")
        return {};
    if (!json.startsWith('"'))
        return json;
    // A string: the text itself, not its JSON spelling.
    const auto text = Json::parse(json.begin(), json.end(), nullptr, false);
    return text.is_string() ? QByteArray::fromStdString(text.get_ref<const std::string &>()) : json;
}

namespace {

void appendCsvField(QByteArray &to, QByteArrayView text)
{
    const bool plain = std::none_of(text.begin(), text.end(),
                                    [](char c) { return c == ',' || c == '"' || c == '\n' || c == '\r'; });
    if (plain) {
        to.append(text.data(), text.size());
        return;
    }
    to.append('"');
    for (const char c : text) {
        if (c == '"')
            to.append('"');
        to.append(c);
    }
    to.append('"');
}

} // namespace

void RowText::appendCsvHeader(QByteArray &to) const
{
    QList<QByteArray> names;
    if (m_writeKey)
        names << "key";
    for (size_t i = 0; i < m_printed; ++i) {
        QByteArray name;
        appendCsvField(name, m_collection->columns()[i].name.toUtf8());
        names << name;
    }
    to.append(names.join(',') + "\r\n");
}

void RowText::appendCsv(QByteArray &to, const Record &record) const
{
    if (m_writeKey)
        appendCsvField(to, toString(record.key).toUtf8());
    for (size_t i = 0; i < m_printed; ++i) {
        if (i > 0 || m_writeKey)
            to.append(",", 1);
        appendCsvField(to, plainText(record, int(i)));
    }
    to.append("\r\n", 2);
}

} // namespace storescope
