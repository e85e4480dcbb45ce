// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/rowfinder.h"

#include "core/action/rowwalk.h"

namespace storescope {

namespace {

constexpr size_t enough = 2; // to say that a name is ambiguous

Result<bool> usesIndex(Connection &connection, const QByteArray &sql)
{
    const QByteArray question = "EXPLAIN QUERY PLAN " + sql;
    auto plan = connection.prepare(std::string_view(question.constData(), size_t(question.size())));
    if (!plan)
        return tl::unexpected<Error>(plan.error());
    while (true) {
        const auto line = plan->step();
        if (!line)
            return tl::unexpected<Error>(line.error());
        if (!*line)
            return true;
        if (plan->bytes(3).starts_with("SCAN"))
            return false;
    }
}

void add(std::vector<Key> &found, const Key &identity)
{
    if (found.size() < enough)
        found.push_back(identity);
}

} // namespace

Result<std::vector<std::vector<Key>>> RowFinder::find(GovernedRead &read, const QStringList &names)
{
    m_wanted.clear();
    for (const QString &name : names) {
        const size_t n = m_wanted.size();
        Wanted wanted;
        wanted.text = name.toUtf8();
        wanted.key = keyFromString(name, m_rule.collection().integerKeys());
        if (int(wanted.key.parts.size()) != m_rule.collection().keySize())
            wanted.key = {};
        bool isNumber = false;
        if (const qint64 number = name.toLongLong(&isNumber); isNumber)
            wanted.number = number;
        m_byText.insert(wanted.text, n);
        if (!wanted.key.empty())
            m_byKey.insert(wanted.key, n);
        if (wanted.number)
            m_byNumber.insert(*wanted.number, n);
        m_wanted.push_back(std::move(wanted));
    }
    bool indexed = false;
    auto done = read.once([&]() -> Result<void> {
        const auto answer = allAreIndexed(read.connection());
        indexed = answer && *answer;
        return answer ? Result<void>() : tl::unexpected<Error>(answer.error());
    });
    if (done && !indexed)
        done = read.run([&](const Governor::Chunk &chunk) { return pass(read, chunk); });
    for (Wanted &wanted : m_wanted)
        if (done && indexed)
            done = read.once([&] { return look(read.connection(), wanted); });
    if (!done)
        return tl::unexpected<Error>(done.error());
    std::vector<std::vector<Key>> found;
    for (Wanted &wanted : m_wanted) {
        const auto way = std::find_if(wanted.found.begin(), wanted.found.end(),
                                      [](const std::vector<Key> &rows) { return !rows.empty(); });
        found.push_back(way == wanted.found.end() ? std::vector<Key>() : std::move(*way));
    }
    return found;
}

Result<bool> RowFinder::allAreIndexed(Connection &connection) const
{
    for (const QByteArray &sql : {m_rule.findByKeySql(), m_rule.findByIdSql()}) {
        const auto indexed = sql.isEmpty() ? Result<bool>(true) : usesIndex(connection, sql);
        if (!indexed || !*indexed)
            return indexed;
    }
    return true;
}

Result<void> RowFinder::look(Connection &connection, Wanted &wanted) const
{
    wanted.found = {};
    Result<void> asked;
    if (!wanted.key.empty())
        asked = ask(
            connection, m_rule.findByKeySql(),
            [&](Statement &statement) { bindIdentity(statement, wanted.key); }, wanted.found[KeyAsShown]);
    const QByteArray byId = m_rule.findByIdSql();
    if (byId.isEmpty())
        return asked;
    if (asked && wanted.found[KeyAsShown].empty())
        asked = ask(
            connection, byId, [&](Statement &statement) { statement.bind(":id", Text{wanted.text}); },
            wanted.found[IdAsText]);
    if (asked && wanted.number && wanted.found[KeyAsShown].empty() && wanted.found[IdAsText].empty())
        asked = ask(
            connection, byId, [&](Statement &statement) { statement.bind(":id", *wanted.number); },
            wanted.found[IdAsNumber]);
    return asked;
}

Result<void> RowFinder::ask(Connection &connection, const QByteArray &sql,
                            const std::function<void(Statement &)> &bind, std::vector<Key> &found) const
{
    const auto statement = connection.cached(sql);
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    const Resetting resetting(*statement);
    m_rule.bind(**statement, m_now);
    bind(**statement);
    while (true) {
        const auto there = (*statement)->step();
        if (!there)
            return tl::unexpected<Error>(there.error());
        if (!*there)
            return {};
        Key identity;
        for (int i = 0; i < (*statement)->columnCount(); ++i)
            identity.parts.push_back((*statement)->value(i));
        add(found, identity);
    }
}

Result<bool> RowFinder::pass(GovernedRead &read, const Governor::Chunk &chunk)
{
    return walkRows(read, chunk, m_rule.namesSql(m_after.empty()), m_rule.shape(), m_rule, m_now, m_after,
                    [this](const Statement &row, const Key &identity) -> Result<bool> {
                        take(row, identity);
                        return true;
                    });
}

void RowFinder::take(const Statement &row, const Key &identity)
{
    int column = int(m_rule.shape().identity.size());
    Key key;
    for (int part = 0; part < m_rule.collection().keySize(); ++part)
        key.parts.push_back(row.value(column++));
    for (const size_t n : m_byKey.values(key))
        add(m_wanted[n].found[KeyAsShown], identity);
    const Value id = row.value(column);
    if (typeOf(id) == ValueType::Text)
        for (const size_t n : m_byText.values(bytesOf(id)))
            add(m_wanted[n].found[IdAsText], identity);
    else if (typeOf(id) == ValueType::Integer)
        for (const size_t n : m_byNumber.values(toInteger(id).value_or(0)))
            add(m_wanted[n].found[IdAsNumber], identity);
}

} // namespace storescope
