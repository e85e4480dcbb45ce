// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/conformance/reading.h"

#include "tests/conformance/cases.h"
#include "tests/support/fixture.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonDocument>
#include <QRegularExpression>

namespace storescope::conformance {

namespace {

std::shared_ptr<const ProfileLibrary> profiles()
{
    static const auto library = std::make_shared<const ProfileLibrary>();
    return library;
}

} // namespace

Result<std::shared_ptr<OpenStore>> opened(const QString &path, bool whole)
{
    OpenStore::Environment environment;
    environment.profiles = profiles();
    environment.wholeStore = whole;
    return awaited(OpenStore::open(path, environment));
}

Result<std::vector<Record>> allRecords(OpenStore &store, const QString &collection,
                                       const std::shared_ptr<const Filter> &filter)
{
    std::vector<Record> all;
    PageRequest request;
    request.from = PageRequest::From::First;
    request.filter = filter;
    request.count = 37; // so that most collections take several pages
    while (true) {
        auto page = awaited(store.page(collection, request));
        if (!page)
            return tl::unexpected(page.error());
        const bool last = page->atEnd || page->records.empty();
        std::move(page->records.begin(), page->records.end(), std::back_inserter(all));
        if (last)
            return all;
        request.from = PageRequest::From::After;
        request.key = all.back().key;
    }
}

Result<QByteArray> digestOfBody(OpenStore &store, const Collection &collection, const Record &record,
                                const QString &column)
{
    const int index = collection.columnIndex(column);
    if (index < 0)
        return failure(ErrorCode::NotFound, QStringLiteral("There is no column %1.").arg(column));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (collection.columns()[size_t(index)].spec.codec.empty()) {
        constexpr qint64 pieceSize = 30'000; // so that a long one takes several
        qint64 offset = 0;
        qint64 whole = 0;
        do {
            const auto piece = awaited(store.cell(collection.id(), record.key, index, offset, pieceSize));
            if (!piece)
                return tl::unexpected(piece.error());
            hash.addData(piece->bytes);
            offset += piece->bytes.size();
            whole = piece->bytes.isEmpty() ? offset : piece->whole;
        } while (offset < whole);
        return hash.result().toHex();
    }
    const auto decoded = awaited(store.decoded(collection.id(), record.key, index));
    if (!decoded)
        return tl::unexpected(decoded.error());
    if (decoded->document)
        return failure(ErrorCode::InvalidArgument,
                       QStringLiteral("The body decodes to a tree, not to bytes."));
    hash.addData(decoded->bytes);
    return hash.result().toHex();
}

QString decodedAt(OpenStore &store, const Collection &collection, const Record &record, const QString &column,
                  const QString &path)
{
    const auto decoded = awaited(store.decoded(collection.id(), record.key, collection.columnIndex(column)));
    if (!decoded)
        return decoded.error().sentence;
    if (path == u"#opaque")
        return decoded->opaque;
    if (!decoded->document)
        return QString::fromUtf8(decoded->bytes);
    const Json *found = atPath(*decoded->document, path);
    if (!found)
        return QStringLiteral("nothing is there");
    return found->is_string() ? QString::fromStdString(found->get<std::string>())
                              : QString::fromStdString(found->dump());
}

const Cell *cellOf(const Collection &collection, const Record &record, const QString &column)
{
    return record.cell(collection, column);
}

QString shown(const Collection &collection, const Record &record, const QString &column)
{
    if (column == u"#key")
        return toString(record.key);
    const Cell *cell = cellOf(collection, record, column);
    return cell ? toDisplay(cell->value) : QString();
}

QString shownAt(OpenStore &store, const Collection &collection, const Record &record, const QString &column)
{
    if (column.endsWith(u"#text")) {
        const int index = collection.columnIndex(column.chopped(5));
        const auto piece = awaited(store.cell(collection.id(), record.key, index, 0, 10'000'000));
        return piece ? QString::fromUtf8(piece->bytes) : piece.error().sentence;
    }
    if (column.endsWith(u"#digits")) {
        static const QRegularExpression fraction(QStringLiteral("\\.(\\d+)"));
        return QString::number(
            fraction.match(shown(collection, record, column.chopped(7))).capturedLength(1));
    }
    if (!column.contains(u':'))
        return shown(collection, record, column);
    const auto value = jsonAt(store, collection, record, column.section(u':', 0, 0), column.section(u':', 1));
    return value.isNull() || value.isUndefined() ? QString() : spelled(value);
}

QJsonValue jsonAt(OpenStore &store, const Collection &collection, const Record &record, const QString &column,
                  const QString &path)
{
    const auto decoded = awaited(store.decoded(collection.id(), record.key, collection.columnIndex(column)));
    if (!decoded || !decoded->document)
        return decoded ? QJsonValue(QString::fromUtf8(decoded->bytes)) : QJsonValue();
    const Json *found = atPath(*decoded->document, path);
    if (!found)
        return {};
    const auto text = QByteArray::fromStdString("[" + found->dump() + "]");
    return QJsonDocument::fromJson(text).array()[0];
}

QHash<QString, QByteArray> contentsOf(const QString &folder)
{
    QHash<QString, QByteArray> result;
    for (const QString &name : test::fixtureFiles(folder)) {
        QFile file(folder + QLatin1Char('/') + name);
        if (!name.endsWith(u"-shm") && file.open(QIODevice::ReadOnly))
            result[name] = QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256).toHex();
    }
    return result;
}

} // namespace storescope::conformance
