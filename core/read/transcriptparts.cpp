// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/codec/jsonpath.h"
#include "core/read/partreader.h"
#include "core/read/transcript.h"

#include <algorithm>

namespace storescope {

namespace {

QString cellText(const Collection &collection, const Record &record, const char *column)
{
    const Cell *cell = record.cell(collection, QLatin1String(column));
    return cell ? toDisplay(cell->value) : QString();
}

std::optional<double> cellNumber(const Collection &collection, const Record &record, const char *column)
{
    const Cell *cell = record.cell(collection, QLatin1String(column));
    return cell ? toNumber(cell->value) : std::nullopt;
}

// A part that names no kind is what its fields make it.
QString kindOf(const QString &named, const TranscriptItem &item)
{
    if (!named.isEmpty())
        return named;
    if (!item.answers.isEmpty())
        return QStringLiteral("tool_result");
    if (!item.tool.isEmpty() || !item.call.isEmpty())
        return QStringLiteral("tool_call");
    if (!item.media.isEmpty() || !item.name.isEmpty() || !item.data.isEmpty())
        return QStringLiteral("media");
    return item.error.isEmpty() ? QStringLiteral("text") : QStringLiteral("error");
}

// Some products keep a message there, others only that there was one.
QString errorOf(const QString &told, const TranscriptItem &item)
{
    if (told == QLatin1String("false") || told == QLatin1String("0"))
        return {};
    if (told != QLatin1String("true") && told != QLatin1String("1"))
        return told;
    const QString first = item.text.section(QLatin1Char('\n'), 0, 0);
    return first.isEmpty() ? QStringLiteral("error") : first;
}

TranscriptItem emptyItem(const Collection &collection, const Record &record)
{
    TranscriptItem item;
    item.collection = collection.id();
    item.row = record.key;
    item.time = record.time(collection, collection.timeColumn());
    item.role = cellText(collection, record, "role");
    item.model = cellText(collection, record, "model");
    return item;
}

TranscriptItem itemOf(const PartPlace &place, const PartSpec &part)
{
    const PartReader read(place, part);
    TranscriptItem item = emptyItem(place.collection, place.record);
    if (const QString role = read.text("role"); !role.isEmpty())
        item.role = role;
    if (const QString model = read.text("model"); !model.isEmpty())
        item.model = model;
    if (const auto time = read.time("time"))
        item.time = time;
    item.text = read.text("text");
    item.tool = read.text("tool");
    item.call = read.text("call");
    item.arguments = read.json("arguments");
    item.result = read.text("result");
    item.answers = read.text("answers");
    item.state = read.text("state");
    item.child = read.text("child");
    item.media = read.text("media");
    item.name = read.text("name");
    item.data = read.bytes("data", &item.media);
    item.error = errorOf(read.text("error"), item);
    item.kind = kindOf(read.text("kind"), item);
    item.tokensIn = read.count("tokens_in");
    item.tokensOut = read.count("tokens_out");
    item.cost = read.number("cost");
    item.duration = read.duration("duration");
    return item;
}

// The items of one element: of the parts that take the element itself the first that fits, and of those that
// take the elements of a list inside of it, for each list, too.
class ElementItems
{
public:
    ElementItems(const Collection &collection, const Record &record, std::vector<TranscriptItem> &items)
        : m_collection(collection), m_record(record), m_items(items)
    {
    }

    void add(const Json &element, int n)
    {
        QStringList done;
        for (const PartSpec &part : m_collection.spec().parts) {
            if (done.contains(part.each))
                continue;
            done << part.each;
            if (part.each.isEmpty()) {
                addFirst({m_collection, m_record, element}, part.each, n);
                continue;
            }
            const Json *list = atPath(element, part.each);
            if (!list || list->is_null())
                continue;
            if (!list->is_array()) {
                addFirst({m_collection, m_record, *list, &element}, part.each, n);
                continue;
            }
            for (const Json &inner : *list)
                addFirst({m_collection, m_record, inner, &element}, part.each, n);
        }
    }

private:
    void addFirst(const PartPlace &place, const QString &each, int n)
    {
        for (const PartSpec &part : m_collection.spec().parts) {
            if (part.each != each || !place.fits(part))
                continue;
            m_items.push_back(itemOf(place, part));
            m_items.back().part = n;
            return;
        }
    }

    const Collection &m_collection;
    const Record &m_record;
    std::vector<TranscriptItem> &m_items;
};

bool partsCount(const CollectionSpec &spec)
{
    return std::any_of(spec.parts.begin(), spec.parts.end(), [](const PartSpec &part) {
        return part.fields.contains(QStringLiteral("tokens_in")) ||
               part.fields.contains(QStringLiteral("tokens_out")) ||
               part.fields.contains(QStringLiteral("cost"));
    });
}

// What the row says of itself belongs to the last of its items; an error that none of them tells is one more.
void addWhatTheRowSays(const Collection &collection, const Record &record, std::vector<TranscriptItem> &items)
{
    const QString error = cellText(collection, record, "error");
    const auto tells = [](const TranscriptItem &item) { return !item.error.isEmpty(); };
    if (!error.isEmpty() && std::none_of(items.begin(), items.end(), tells)) {
        items.push_back(emptyItem(collection, record));
        items.back().kind = QStringLiteral("error");
        items.back().error = error;
    }
    if (items.empty())
        return;
    TranscriptItem &last = items.back();
    if (!partsCount(collection.spec())) {
        const auto whole = [](std::optional<double> number) {
            return number ? std::optional(qint64(*number)) : std::nullopt;
        };
        last.tokensIn = whole(cellNumber(collection, record, "tokens_in"));
        last.tokensOut = whole(cellNumber(collection, record, "tokens_out"));
        last.cost = cellNumber(collection, record, "cost");
    }
}

} // namespace

std::vector<TranscriptItem> transcriptItems(const Collection &collection, const Record &record,
                                            const Decoded &payload)
{
    std::vector<TranscriptItem> items;
    // What is not decoded any further is a text.
    const Json document =
        payload.document ? *payload.document : (payload.isText ? Json(payload.bytes.toStdString()) : Json());
    const QString &path = collection.spec().partsPath;
    const Json *list = path.isEmpty() ? &document : atPath(document, path);
    ElementItems elements(collection, record, items);
    if (list && list->is_array()) {
        int n = 0;
        for (const Json &element : *list)
            elements.add(element, n++);
    } else {
        elements.add(list ? *list : Json(), 0); // the row itself is the part
    }
    addWhatTheRowSays(collection, record, items);
    return items;
}

void settleCalls(std::vector<TranscriptItem> &items)
{
    QHash<QString, std::vector<size_t>> waiting; // some providers count their calls anew in each message
    size_t spoken = 0;                           // behind the user's last words
    for (size_t i = 0; i < items.size(); ++i) {
        TranscriptItem &item = items[i];
        if (item.isCall())
            waiting[item.call].push_back(i);
        if (item.role == QLatin1String("user") && item.kind == QLatin1String("text"))
            spoken = i;
        const auto calls = item.answers.isEmpty() ? waiting.end() : waiting.find(item.answers);
        if (calls == waiting.end() || calls->empty())
            continue;
        TranscriptItem &call = items[calls->front()];
        item.other = calls->front();
        call.other = i;
        calls->erase(calls->begin());
        call.state = item.error.isEmpty() ? QStringLiteral("done") : QStringLiteral("failed");
        if (call.error.isEmpty())
            call.error = item.error;
        if (call.result.isEmpty())
            call.result = item.text;
        if (item.tool.isEmpty())
            item.tool = call.tool;
    }
    for (size_t i = 0; i < items.size(); ++i) {
        if (items[i].isCall() && items[i].state.isEmpty())
            items[i].state = i < spoken ? QStringLiteral("cut off") : QStringLiteral("running");
    }
}

} // namespace storescope
