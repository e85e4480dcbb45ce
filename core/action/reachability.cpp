// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/reachability.h"

#include "core/base/sha256.h"
#include "core/profile/collection.h"

namespace storescope {

namespace {

QByteArray idOf(const Value &value)
{
    const bool isBytes = typeOf(value) == ValueType::Text || typeOf(value) == ValueType::Blob;
    return isBytes ? bytesOf(value) : toDisplay(value).toUtf8();
}

// All values at a path; "[*]" stands for every element. False: something there is no id.
bool gather(const Json &document, const QString &path, bool mayBeNumbers, QList<QByteArray> &ids)
{
    const qsizetype star = path.indexOf(QLatin1String("[*]"));
    if (star >= 0) {
        const Json *list = star == 0 ? &document : atPath(document, QStringView(path).first(star));
        if (!list || list->is_null())
            return true;
        if (!list->is_array())
            return false;
        QString rest = path.mid(star + 3);
        if (rest.startsWith(QLatin1Char('.')))
            rest.remove(0, 1);
        return std::all_of(list->begin(), list->end(),
                           [&](const Json &element) { return gather(element, rest, mayBeNumbers, ids); });
    }
    const Json *value = path.isEmpty() ? &document : atPath(document, path);
    if (!value || value->is_null())
        return true;
    if (value->is_string())
        ids << QByteArray::fromStdString(value->get<std::string>());
    else if (mayBeNumbers && value->is_number_integer())
        ids << QByteArray::fromStdString(value->dump());
    else
        return false;
    return true;
}

} // namespace

bool Reached::has(const Value &id) const
{
    return !keepsAll.isEmpty() || ids.contains(idOf(id));
}

Reachability::Reachability(std::vector<RootSpec> roots, Ids ids)
    : m_roots(std::move(roots)), m_ids(std::move(ids))
{
}

// The ids that a value names; nullopt when it does not decode to what it should be.
std::optional<QList<QByteArray>> Reachability::idsIn(const RootSpec &root, const Value &value) const
{
    if (root.codec.empty())
        return isNull(value) ? QList<QByteArray>() : QList<QByteArray>{idOf(value)};
    const Decoded decoded = root.codec.decode(value);
    if (!decoded.document || !decoded.document->is_structured())
        return std::nullopt;
    const bool namesMembers = std::any_of(root.paths.begin(), root.paths.end(), [](const QString &path) {
        return !path.startsWith(QLatin1Char('['));
    });
    if (namesMembers && !decoded.document->is_object())
        return std::nullopt;
    // Random bytes may decode to something, too.
    const auto isThere = [&](const QString &path) { return atPath(*decoded.document, path) != nullptr; };
    if (!std::all_of(root.needs.begin(), root.needs.end(), isThere))
        return std::nullopt;
    QList<QByteArray> ids;
    if (root.paths.isEmpty())
        return gather(*decoded.document, QStringLiteral("[*]"), m_ids.mayBeNumbers, ids) ? std::optional(ids)
                                                                                         : std::nullopt;
    for (const QString &path : root.paths)
        if (!gather(*decoded.document, path, m_ids.mayBeNumbers, ids))
            return std::nullopt;
    return ids;
}

// Whether the row is what its name says, where that can be told. Rows without the envelope that the body's
// codec opens hold the body itself.
bool Reachability::isItself(const RootSpec &root, const QByteArray &id, const Value &value) const
{
    if (!m_ids.digested || m_ids.digested->column != root.column)
        return true;
    return sha256Hex(m_ids.digested->codec.decode(value).bytes) == id || sha256Hex(bytesOf(value)) == id;
}

Result<Reached> Reachability::find(Connection &connection) const
{
    Reached reached;
    for (const RootSpec &root : m_roots)
        if (auto added = addRoot(connection, root, reached); !added)
            return tl::unexpected<Error>(added.error());
    return reached;
}

Result<void> Reachability::addRoot(Connection &connection, const RootSpec &root, Reached &reached) const
{
    auto statement = connection.cached("SELECT " + quotedIdentifier(root.column) + " FROM " +
                                       quotedIdentifier(root.table));
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    QList<QByteArray> leads;
    while (reached.keepsAll.isEmpty()) {
        const auto row = (*statement)->step();
        if (!row)
            return tl::unexpected<Error>(row.error());
        if (!*row)
            break;
        const auto ids = idsIn(root, (*statement)->value(0));
        if (!ids)
            reached.keepsAll = QStringLiteral("“%1” of “%2” cannot be decoded, so everything is kept.")
                                   .arg(root.column, root.table);
        else
            leads << *ids;
    }
    (*statement)->reset();
    for (const QByteArray &id : std::as_const(leads)) {
        ++reached.roots;
        reached.ids.insert(id);
        if (root.follow && reached.keepsAll.isEmpty())
            if (auto followed = follow(connection, *root.follow, id, reached); !followed)
                return followed;
    }
    return {};
}

Result<void> Reachability::follow(Connection &connection, const RootSpec &root, const QByteArray &id,
                                  Reached &reached) const
{
    auto statement = connection.cached("SELECT " + quotedIdentifier(root.column) + " FROM " +
                                       quotedIdentifier(m_ids.table) + " WHERE " +
                                       quotedIdentifier(m_ids.column) + " = :id");
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    (*statement)->bind(":id", Text{id});
    const auto row = (*statement)->step();
    if (!row)
        return tl::unexpected<Error>(row.error());
    if (!*row) {
        reached.keepsAll = QStringLiteral("%1 is in use and is not there, so everything is kept.")
                               .arg(QString::fromUtf8(id));
        return {};
    }
    const Value value = (*statement)->value(0);
    (*statement)->reset();
    const auto ids = isItself(root, id, value) ? idsIn(root, value) : std::nullopt;
    if (!ids)
        reached.keepsAll = QStringLiteral("%1 is in use and cannot be decoded, so everything is kept.")
                               .arg(QString::fromUtf8(id));
    else
        for (const QByteArray &one : *ids)
            reached.ids.insert(one);
    return {};
}

} // namespace storescope
