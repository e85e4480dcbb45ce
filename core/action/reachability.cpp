// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/reachability.h"

#include "core/base/sha256.h"
#include "core/profile/collection.h"
#include "core/read/governedread.h"

namespace storescope {

namespace {

constexpr qsizetype mostLeads = 1000; // in memory, before they are followed

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

Reachability::Reachability(std::vector<Root> roots, Ids ids)
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
    ReachWalk walk(*this);
    const auto read = walk.read(connection, [] { return false; });
    return read ? Result<Reached>(walk.take()) : tl::unexpected<Error>(read.error());
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

Result<bool> ReachWalk::read(Connection &connection, const std::function<bool()> &spent)
{
    do {
        if (!m_reached.keepsAll.isEmpty())
            return true;
        if (!m_lead.isEmpty()) {
            if (auto followed = followNext(connection); !followed)
                return tl::unexpected<Error>(followed.error());
            continue;
        }
        if (std::exchange(m_rootIsRead, false)) {
            ++m_root;
            m_after = {};
        }
        if (m_root == m_reachability.m_roots.size())
            return true;
        const auto whole = readRoot(connection, spent);
        if (!whole)
            return tl::unexpected<Error>(whole.error());
        m_rootIsRead = *whole;
    } while (!spent());
    return false;
}

// Rows of a root's table, as far as there is time; true: there are no more.
Result<bool> ReachWalk::readRoot(Connection &connection, const std::function<bool()> &spent)
{
    const auto &[root, shape] = m_reachability.m_roots[m_root];
    const bool goesOn = shape && !m_after.empty();
    QByteArray sql = "SELECT " + quotedIdentifier(root.column) +
                     (shape ? ", " + shape->identityList() : QByteArray()) + " FROM " +
                     quotedIdentifier(root.table);
    if (shape)
        sql += (goesOn ? " WHERE " + shape->afterRow() : QByteArray()) + " ORDER BY " + shape->identityList();
    const auto statement = connection.cached(sql);
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    const Resetting resetting(*statement);
    if (goesOn)
        bindIdentity(**statement, m_after);
    do {
        const auto row = (*statement)->step();
        if (!row)
            return tl::unexpected<Error>(row.error());
        if (!*row)
            return true;
        const auto ids = m_reachability.idsIn(root, (*statement)->value(0));
        if (!ids) {
            m_reached.keepsAll = QStringLiteral("“%1” of “%2” cannot be decoded, so everything is kept.")
                                     .arg(root.column, root.table);
            return true;
        }
        m_lead << *ids;
        m_after = {};
        for (int part = 1; part < (*statement)->columnCount(); ++part)
            m_after.parts.push_back((*statement)->value(part));
    } while (!shape || (!spent() && m_lead.size() < mostLeads));
    return false;
}

Result<void> ReachWalk::followNext(Connection &connection)
{
    const QByteArray &id = m_lead.constLast();
    const RootSpec &root = m_reachability.m_roots[m_root].spec;
    if (root.follow)
        if (auto followed = m_reachability.follow(connection, *root.follow, id, m_reached); !followed)
            return followed; // it may be asked again
    ++m_reached.roots;
    m_reached.ids.insert(id);
    m_lead.removeLast();
    return {};
}

} // namespace storescope
