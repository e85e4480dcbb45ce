// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/previewpass.h"

#include "core/action/rowfinder.h"
#include "core/action/rowwalk.h"

namespace storescope {

PreviewPass::PreviewPass(std::shared_ptr<const Collection> collection, Plan blank, ActionChoice choice,
                         QStringList ids, std::function<void(const PreviewProgress &)> progress)
    : m_collection(std::move(collection)),
      m_choice(std::move(choice)),
      m_ids(std::move(ids)),
      m_progress(std::move(progress)),
      m_plan(std::move(blank))
{
}

Result<void> PreviewPass::prepare(GovernedRead &read)
{
    auto rule = ActionRule::make(read.connection(), m_collection, m_choice);
    if (!rule)
        return tl::unexpected<Error>(rule.error());
    m_rule.emplace(std::move(*rule));
    m_now = Instant::now();
    m_reader.emplace(read.connection(), *m_rule, m_now);
    m_plan.act = m_rule->act();
    m_plan.collection = m_collection->id();
    m_plan.title = m_rule->title();
    m_plan.rule = m_rule->text();
    m_plan.made = m_now;
    m_plan.older = m_rule->older();
    m_plan.removes = m_rule->removes();
    m_plan.table = m_rule->shape().name;
    m_plan.noteTexts = m_rule->notes();
    for (const Pointer &pointer : m_rule->pointers())
        m_walks.emplace_back(pointer);
    return {};
}

Result<PreviewReport> PreviewPass::run(GovernedRead &read)
{
    if (auto ready = read.once([&] { return prepare(read); }); !ready)
        return tl::unexpected<Error>(ready.error());
    for (const auto step : {&PreviewPass::findReached, &PreviewPass::findNamed})
        if (auto done = (this->*step)(read); !done)
            return tl::unexpected<Error>(done.error());
    if (m_ids.isEmpty() && m_report.note.isEmpty())
        if (auto scanned = scan(read); !scanned)
            return tl::unexpected<Error>(scanned.error());
    if (auto noted = findPointers(read); !noted)
        return tl::unexpected<Error>(noted.error());
    m_plan.rows.assign(std::make_move_iterator(m_taken.begin()), std::make_move_iterator(m_taken.end()));
    m_report.plan = std::make_shared<const Plan>(std::move(m_plan));
    return std::move(m_report);
}

// Whether it is one of the rows that are meant.
bool PreviewPass::take(WholeRowReader::Found &found)
{
    if (!found.holds)
        return false;
    if (m_reached && m_reached->has(found.row.image[size_t(m_rule->idIndex())]))
        return false;
    for (size_t note = 0; note < m_walks.size(); ++note)
        if (m_rule->pointers()[note].leadsAnywhere())
            m_walks[note].want(found.row.image, quint32(m_taken.size()));
    m_taken.push_back(std::move(found.planRow));
    ++m_at.rows;
    return true;
}

Result<void> PreviewPass::scan(GovernedRead &read)
{
    return read.run([&](const Governor::Chunk &chunk) -> Result<bool> {
        auto complete = scanChunk(read, chunk);
        if (m_progress)
            m_progress(m_at);
        return complete;
    });
}

Result<bool> PreviewPass::scanChunk(GovernedRead &read, const Governor::Chunk &chunk)
{
    const int asked = int(m_rule->shape().identity.size());
    return walkRows(read, chunk, m_rule->scanSql(m_after.empty()), m_rule->shape(), *m_rule, m_now, m_after,
                    [&](const Statement &row, const Key &identity) -> Result<bool> {
                        if (m_rule->holds(row, asked, m_now)) {
                            auto found = m_reader->read(identity);
                            if (!found)
                                return tl::unexpected<Error>(found.error());
                            if (*found)
                                take(**found);
                        }
                        ++m_at.looked;
                        return true;
                    });
}

// What is in use while it is read; apply asks again inside its transactions.
Result<void> PreviewPass::findReached(GovernedRead &read)
{
    const Reachability *reachability = m_rule->reachability();
    if (!reachability)
        return {};
    ReachWalk walk(*reachability);
    const auto done = read.run([&](const Governor::Chunk &chunk) {
        return walk.read(read.connection(), [&chunk] { return chunk.spent(); });
    });
    if (!done)
        return done;
    m_reached = walk.take();
    m_report.note = m_reached->keepsAll;
    return {};
}

// What may still lead to the rows that are meant.
Result<void> PreviewPass::findPointers(GovernedRead &read)
{
    for (size_t note = 0; note < m_walks.size(); ++note) {
        if (!m_rule->pointers()[note].leadsAnywhere())
            continue;
        const auto led = m_walks[note].find(read, *m_rule, m_now);
        if (!led)
            return tl::unexpected<Error>(led.error());
        for (const quint32 row : *led)
            m_taken[row].notes |= 1u << note;
    }
    return {};
}

Result<void> PreviewPass::findNamed(GovernedRead &read)
{
    if (m_ids.isEmpty())
        return {};
    const auto found = RowFinder(*m_rule, m_now).find(read, m_ids);
    if (!found)
        return tl::unexpected<Error>(found.error());
    for (qsizetype i = 0; i < m_ids.size(); ++i)
        if (auto taken = read.once([&] { return takeNamed(m_ids[i], (*found)[size_t(i)]); }); !taken)
            return taken;
    return {};
}

Result<void> PreviewPass::takeNamed(const QString &id, const std::vector<Key> &identities)
{
    ++m_at.looked;
    if (identities.size() != 1) {
        refuse(id, identities.empty() ? QStringLiteral("there is no such row")
                                      : QStringLiteral("several rows have this id; name the key"));
        return {};
    }
    auto found = m_reader->read(identities.front());
    if (!found)
        return tl::unexpected<Error>(found.error());
    if (!*found) {
        refuse(id, QStringLiteral("there is no such row"));
        return {};
    }
    const QString state = (*found)->state;
    const bool twice = std::any_of(m_taken.begin(), m_taken.end(),
                                   [&](const PlanRow &row) { return row.identity == identities.front(); });
    if (!twice && !take(**found))
        refuse(id, state.isEmpty()
                       ? QStringLiteral("the rule does not hold for it")
                       : QStringLiteral("it is %1, and %2 is not for that").arg(state, m_rule->act()));
    return {};
}

Result<qint64> PreviewPass::countChanged(GovernedRead &read,
                                         const std::shared_ptr<const Collection> &collection,
                                         const Plan &plan)
{
    PreviewPass pass(collection, {}, plan.choice(), {}, {});
    if (auto ready = read.once([&] { return pass.prepare(read); }); !ready)
        return tl::unexpected<Error>(ready.error());
    size_t at = 0;
    qint64 changed = 0;
    const auto done = read.run([&](const Governor::Chunk &chunk) -> Result<bool> {
        for (; at < plan.rows.size() && !chunk.spent(); ++at) {
            const auto found = pass.m_reader->read(plan.rows[at].identity);
            if (!found)
                return tl::unexpected<Error>(found.error());
            const bool same = *found && (*found)->planRow.fingerprint == plan.rows[at].fingerprint;
            changed += same ? 0 : 1;
        }
        return at == plan.rows.size();
    });
    return done ? Result<qint64>(changed) : tl::unexpected<Error>(done.error());
}

} // namespace storescope
