// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/transcript.h"

#include "core/codec/jsonpath.h"
#include "core/read/cellreader.h"
#include "core/read/openstore_p.h"
#include "core/read/pagereader.h"

#include <algorithm>

namespace storescope {

namespace {

constexpr int rowsAtOnce = 200;
constexpr qint64 largestPayload = 64 * 1024 * 1024;

using Collections = std::vector<std::shared_ptr<const Collection>>;

struct Row
{
    std::shared_ptr<const Collection> collection;
    std::optional<Instant> time;
    std::vector<Value> order; // empty: by time
    std::vector<TranscriptItem> items;
    QString note; // why there are none
};

bool hasTranscripts(const Collection &collection)
{
    return !collection.spec().parts.empty() && collection.payloadColumn() >= 0 &&
           collection.columnIndex(QStringLiteral("session")) >= 0;
}

// A shorter list that the longer one begins with comes after it: what is said of a whole message follows its
// parts.
int compareOrder(const std::vector<Value> &a, const std::vector<Value> &b)
{
    for (size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        if (const int first = compare(a[i], b[i]); first != 0)
            return first;
    }
    return a.size() == b.size() ? 0 : a.size() > b.size() ? -1 : 1;
}

bool before(const Row &a, const Row &b)
{
    if (!a.order.empty() && !b.order.empty())
        return compareOrder(a.order, b.order) < 0;
    return a.time && b.time && *a.time < *b.time;
}

QString quoted(QString text)
{
    text.replace(QLatin1Char('\\'), QLatin1String("\\\\")).replace(QLatin1Char('"'), QLatin1String("\\\""));
    return QLatin1Char('"') + text + QLatin1Char('"');
}

// What the profile calls a secret.
void redactAt(Json &document, QStringView path)
{
    const auto star = path.indexOf(QLatin1String("[*]"));
    const QStringView before = star < 0 ? path : path.left(star);
    auto *found = before.isEmpty() ? &document : const_cast<Json *>(atPath(document, before));
    if (!found)
        return;
    if (star < 0) {
        *found = "[redacted]";
        return;
    }
    const QStringView rest = path.mid(star + (path.mid(star + 3).startsWith(QLatin1Char('.')) ? 4 : 3));
    if (found->is_array()) {
        for (Json &element : *found)
            redactAt(element, rest);
    }
}

void redact(Decoded &payload, const Column &column)
{
    if (column.spec.redact) {
        payload = {};
        payload.document = Json("[redacted]");
    }
    if (!payload.document)
        return;
    for (const QString &path : column.redactPaths)
        redactAt(*payload.document, path);
}

// Reads the rows of one session in one collection, page after page.
class SessionRows
{
public:
    SessionRows(std::shared_ptr<const Collection> collection, const Schema *schema,
                std::shared_ptr<const Filter> filter, bool redacts)
        : m_collection(std::move(collection)),
          m_schema(schema),
          m_filter(std::move(filter)),
          m_redacts(redacts)
    {
    }

    Result<std::vector<Row>> read(GovernedRead &read)
    {
        std::vector<Row> rows;
        PageRequest request;
        request.from = PageRequest::From::First;
        request.count = rowsAtOnce;
        request.filter = m_filter;
        request.preview = {largestPayload, largestPayload};
        const RecordReader records(m_collection);
        while (true) {
            auto page = PageReader(records, request, nullptr).read(read);
            if (!page)
                return tl::unexpected<Error>(page.error());
            for (const Record &record : page->records) {
                auto row = rowOf(read, record);
                if (!row)
                    return tl::unexpected<Error>(row.error());
                if (!row->time && !rows.empty())
                    row->time = rows.back().time;
                rows.push_back(std::move(*row));
            }
            if (page->atEnd || page->records.empty())
                return rows;
            request.from = PageRequest::From::After;
            request.key = page->records.back().key;
        }
    }

private:
    Result<Row> rowOf(GovernedRead &read, const Record &record) const
    {
        auto payload = payloadOf(read, record);
        if (!payload)
            return tl::unexpected<Error>(payload.error());
        if (m_redacts)
            redact(*payload, m_collection->columns()[size_t(m_collection->payloadColumn())]);
        Row row{m_collection, record.time(*m_collection, m_collection->timeColumn()), {}, {}, {}};
        for (const QString &column : m_collection->spec().order) {
            const Cell *cell = record.cell(*m_collection, column);
            row.order.push_back(cell ? cell->value : Value());
        }
        row.items = transcriptItems(*m_collection, record, *payload);
        if (row.items.empty())
            row.note = whyNothing(*payload);
        return row;
    }

    QString whyNothing(const Decoded &payload) const
    {
        if (!payload.opaque.isEmpty())
            return QStringLiteral("Its rows in %1 are not opened: %2.")
                .arg(m_collection->id(), payload.opaque);
        if (!payload.document && !payload.reason.isEmpty())
            return QStringLiteral("Some of its rows in %1 do not decode; `log` shows them as they stand.")
                .arg(m_collection->id());
        return m_collection->spec().silent;
    }

    Result<Decoded> payloadOf(GovernedRead &read, const Record &record) const
    {
        const int index = m_collection->payloadColumn();
        const Column &column = m_collection->columns()[size_t(index)];
        const Cell &cell = record.cells[size_t(index)];
        if (cell.cut || column.codecSelect >= 0 || !column.spec.path.isEmpty() || column.large)
            return CellReader(m_collection, m_schema, record.key, index).decoded(read);
        if (!column.spec.codec.empty())
            return column.spec.codec.decode(cell.value);
        Decoded plain;
        plain.bytes = bytesOf(cell.value);
        plain.isText = true;
        return plain;
    }

    std::shared_ptr<const Collection> m_collection;
    const Schema *m_schema;
    std::shared_ptr<const Filter> m_filter;
    bool m_redacts;
};

void sumUp(Transcript &transcript)
{
    const auto add = [](auto &sum, const auto &more) {
        if (more)
            sum = sum.value_or(0) + *more;
    };
    for (const TranscriptItem &item : transcript.items) {
        add(transcript.tokensIn, item.tokensIn);
        add(transcript.tokensOut, item.tokensOut);
        add(transcript.cost, item.cost);
    }
}

// The collections that contribute are read one after the other, each by the reader of its file.
struct TranscriptReading : std::enable_shared_from_this<TranscriptReading>
{
    std::function<void(size_t, std::shared_ptr<const Filter>, std::function<void(Result<std::vector<Row>>)>)>
        readRows;
    Answer<Transcript> answer;
    QString session;
    Collections collections;
    size_t current = 0;
    std::vector<Row> rows;

    void next()
    {
        if (current >= collections.size())
            return answer.give(settled());
        const auto made = Filter::compile(QStringLiteral("session=") + quoted(session), collections[current]);
        if (!made.filter)
            return answer.give(
                failure(ErrorCode::InvalidArgument, made.mistake ? made.mistake->sentence : QString()));
        readRows(current, made.filter, [self = shared_from_this()](Result<std::vector<Row>> more) {
            if (!more)
                return self->answer.give(tl::unexpected<Error>(more.error()));
            std::move(more->begin(), more->end(), std::back_inserter(self->rows));
            ++self->current;
            self->next();
        });
    }

    Result<Transcript> settled()
    {
        if (rows.empty())
            return failure(
                ErrorCode::NotFound,
                QStringLiteral("There is no transcript of %1 in this store; `sessions` lists what there is")
                    .arg(session));
        const bool ordered =
            std::any_of(rows.begin(), rows.end(), [](const Row &row) { return !row.order.empty(); });
        if (collections.size() > 1 || ordered)
            std::stable_sort(rows.begin(), rows.end(), before);
        Transcript transcript;
        transcript.session = session;
        for (Row &row : rows) {
            std::move(row.items.begin(), row.items.end(), std::back_inserter(transcript.items));
            if (!row.note.isEmpty() && !transcript.notes.contains(row.note))
                transcript.notes << row.note;
        }
        settleCalls(transcript.items);
        sumUp(transcript);
        return transcript;
    }
};

} // namespace

QFuture<Result<Transcript>> OpenStore::transcript(const QString &session, CancelToken cancel, bool redact)
{
    auto reading = std::make_shared<TranscriptReading>();
    reading->session = session;
    for (const auto &collection : d->collections)
        if (hasTranscripts(*collection))
            reading->collections.push_back(collection);
    reading->readRows = [self = d, redact, cancel = std::move(cancel), all = reading->collections](
                            size_t n, std::shared_ptr<const Filter> filter, auto done) {
        const int file = self->fileOf(*all[n]);
        FileReaders &readers = self->readers(file);
        readers.readThen<std::vector<Row>>(
            readers.browse(), Reader::Page,
            [self, file, collection = all[n], filter, redact](GovernedRead &read) {
                return SessionRows(collection, &self->schema(file), filter, redact).read(read);
            },
            Priority::Normal, cancel, std::move(done));
    };
    auto future = reading->answer.future();
    if (reading->collections.empty())
        reading->answer.give(
            failure(ErrorCode::Unsupported,
                    QStringLiteral("The profile of this store maps no transcripts; `log` shows the rows of a "
                                   "session with --filter session=ID")));
    else
        reading->next();
    return future;
}

} // namespace storescope
