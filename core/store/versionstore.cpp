// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/store/versionstore.h"

#include "core/store/skillschema.h"
#include "core/store/statements.h"

#include <QUuid>

namespace storescope {

namespace {

Result<qint64> append(Connection &connection, const QString &skill, const QByteArray &document)
{
    const auto valid = firstValue(connection, "SELECT json_valid(:data)", {{":data", Value(Text{document})}});
    const auto last = firstValue(connection, "SELECT max(seq) FROM skill_versions WHERE skill_id = :skill",
                                 {{":skill", textValue(skill)}});
    if (!valid || !last)
        return tl::unexpected<Error>(valid ? last.error() : valid.error());
    if (*valid != Value(qint64(1)))
        return failure(ErrorCode::InvalidArgument,
                       QStringLiteral("The document of %1 is not JSON.").arg(skill));
    const qint64 seq = toInteger(last->value_or(Value())).value_or(0) + 1;
    const auto done = change(
        connection, "INSERT INTO skill_versions (id, skill_id, seq, data) VALUES (:id, :skill, :seq, :data)",
        {{":id", textValue(QUuid::createUuid().toString(QUuid::WithoutBraces))},
         {":skill", textValue(skill)},
         {":seq", seq},
         {":data", Value(Text{document})}});
    if (!done)
        return tl::unexpected<Error>(done.error());
    return seq;
}

Result<std::vector<Version>> select(Connection &connection, const QString &skill, qint64 before, int most)
{
    auto rows = bound(connection,
                      "SELECT seq, id, data FROM skill_versions WHERE skill_id = :skill AND seq < :before "
                      "ORDER BY seq DESC LIMIT :most",
                      {{":skill", textValue(skill)}, {":before", before}, {":most", qint64(most)}});
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    std::vector<Version> found;
    while (true) {
        const auto row = (*rows)->step();
        if (!row)
            return tl::unexpected<Error>(row.error());
        if (!*row)
            return found;
        found.push_back({(*rows)->integer(0), textAt(**rows, 1), bytesAt(**rows, 2)});
    }
}

} // namespace

QFuture<Result<VersionStore::Ptr>> VersionStore::open(ConnectionPool &pool, const QString &path,
                                                      const WriteOptions &options)
{
    return StoreConnection::openAs<VersionStore>(pool, path, skillSchema(), options);
}

QFuture<Result<VersionStore::Ptr>> VersionStore::adopt(StoreConnection &connection)
{
    return connection.shareAs<VersionStore>(skillSchema());
}

VersionStore::VersionStore(StoreConnection::Ptr connection) : m_connection(std::move(connection)) {}

VersionStore::~VersionStore()
{
    m_connection->closeAndWait();
}

QFuture<void> VersionStore::close(StoreConnection::Closing how)
{
    return m_connection->close(how);
}

QFuture<Result<qint64>> VersionStore::appendVersion(const QString &skill, const QByteArray &document)
{
    if (skill.isEmpty() || document.isEmpty())
        return QtFuture::makeReadyFuture(Result<qint64>(
            failure(ErrorCode::InvalidArgument, QStringLiteral("A version needs a skill and a document."))));
    return m_connection->write(
        [skill, document](Connection &connection) { return append(connection, skill, document); });
}

QFuture<Result<std::vector<Version>>> VersionStore::versions(const QString &skill, qint64 before, int most)
{
    return m_connection->read(
        [skill, before, most](Connection &connection) { return select(connection, skill, before, most); });
}

QFuture<Result<Version>> VersionStore::version(const QString &skill, qint64 seq)
{
    return m_connection->read([skill, seq](Connection &connection) -> Result<Version> {
        auto found = select(connection, skill, seq + 1, 1);
        if (!found)
            return tl::unexpected<Error>(found.error());
        if (found->empty() || found->front().seq != seq)
            return failure(ErrorCode::NotFound, QStringLiteral("%1 has no version %2.").arg(skill).arg(seq),
                           connection.file());
        return found->front();
    });
}

} // namespace storescope
