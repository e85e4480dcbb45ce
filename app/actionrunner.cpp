// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/actionrunner.h"

#include "app/output/rowprinter.h"
#include "app/waiting.h"
#include "app/wholecell.h"
#include "core/action/actionguard.h"
#include "core/action/offers.h"
#include "core/base/text.h"

#include <QFile>
#include <QFileInfo>
#include <QLocale>

#include <iostream>
#include <unistd.h>

namespace storescope::app {
namespace {

PreviewReport preview(std::shared_ptr<OpenStore> store, const QString &collection, const ActionChoice &choice,
                      const QStringList &ids, const CancelToken &interrupted)
{
    ActionPreview action(std::move(store), collection, choice, ids);
    const auto onCancel = interrupted.onCancel([&action] { action.cancel(); });
    QEventLoop loop;
    Progress progress;
    PreviewReport result;
    QObject::connect(&action, &ActionPreview::progressed, &loop, [&](const PreviewProgress &at) {
        progress.show(QStringLiteral("%1 rows looked at, %2 found").arg(at.looked).arg(at.rows));
    });
    QObject::connect(&action, &ActionPreview::finished, &loop, [&](const PreviewReport &report) {
        result = report;
        loop.quit();
    });
    action.start();
    loop.exec();
    return result;
}

ApplyReport apply(std::shared_ptr<OpenStore> store, std::shared_ptr<const Plan> plan,
                  const ApplyOptions &options, const CancelToken &interrupted)
{
    Apply action(std::move(store), std::move(plan), options);
    const auto onCancel = interrupted.onCancel([&action] { action.cancel(); });
    QEventLoop loop;
    Progress progress;
    ApplyReport result;
    QObject::connect(&action, &Apply::progressed, &loop, [&](const ApplyProgress &at) {
        progress.show(QStringLiteral("%1 of %2 rows, longest lock %3 ms")
                          .arg(at.done)
                          .arg(at.rows)
                          .arg(double(at.longestLock.count()) / 1000, 0, 'f', 1));
    });
    QObject::connect(&action, &Apply::finished, &loop, [&](const ApplyReport &report) {
        result = report;
        loop.quit();
    });
    action.start();
    loop.exec();
    return result;
}

int complained(const Error &error)
{
    complain(error);
    return exitCodeOf(error);
}

} // namespace

ActionRunner::ActionRunner(QString act, ActionOptions &options, const CancelToken &interrupted)
    : m_act(std::move(act)), m_options(options), m_interrupted(interrupted)
{
}

int ActionRunner::run()
{
    for (const auto step : {&ActionRunner::open, &ActionRunner::makePlans})
        if (const auto done = (this->*step)(); !done)
            return done.error();
    if (!m_options.apply)
        return m_options.list ? printRows() : showPreview();
    return applyAll();
}

tl::expected<void, int> ActionRunner::open()
{
    auto opened = openStore(text(m_options.store), {.watch = false, .wholeStore = true}, m_interrupted);
    if (!opened)
        return tl::unexpected<int>(opened.error());
    m_opened = std::move(*opened);
    return {};
}

tl::expected<void, int> ActionRunner::chooseCollections()
{
    const QString wanted = text(m_options.collection);
    if (!wanted.isEmpty())
        if (const auto chosen = chooseCollection(*m_opened.store, wanted, std::nullopt); !chosen)
            return tl::unexpected<int>(chosen.error());
    for (const Offer &offer : offersOf(*m_opened.store, m_act))
        if ((wanted.isEmpty() || offer.collection == wanted) && !m_collections.contains(offer.collection) &&
            (!m_options.age || offer.older))
            m_collections << offer.collection;
    if (!m_collections.isEmpty())
        return {};
    if (offersOf(*m_opened.store, m_act).empty())
        complain(whyNoOffer(*m_opened.store, m_act));
    else if (m_options.age)
        complain(QStringLiteral("No %1 of this store goes by an age.").arg(m_act));
    else
        complain(QStringLiteral("There is no %1 for %2 in this store.").arg(m_act, wanted));
    return tl::unexpected<int>(WrongUse);
}

// The word of the command line that says something else than a saved plan.
QString ActionRunner::contradiction(const Plan &plan) const
{
    if (!m_options.collection.empty() && text(m_options.collection) != plan.collection)
        return text(m_options.collection);
    if (!m_options.ids.empty())
        return m_options.idList().join(u' ');
    if (m_options.all)
        return QStringLiteral("--all");
    if (m_options.age && m_options.age != plan.older)
        return QStringLiteral("--older");
    return {};
}

tl::expected<void, int> ActionRunner::loadSavedPlan()
{
    auto plan = loadPlan(text(m_options.plan));
    if (!plan)
        return tl::unexpected<int>(complained(plan.error()));
    if (plan->act != m_act) {
        complain(QStringLiteral("This plan is for storescope %1.").arg(plan->act), text(m_options.plan));
        return tl::unexpected<int>(WrongUse);
    }
    if (const QString other = contradiction(*plan); !other.isEmpty()) {
        complain(QStringLiteral("The plan is for %1; leave out %2, or make a new plan without --apply.")
                     .arg(plan->collection, other),
                 text(m_options.plan));
        return tl::unexpected<int>(WrongUse);
    }
    if (!m_opened.store->collection(plan->collection)) {
        complain(QStringLiteral("This plan is for another store (%1).").arg(plan->store),
                 text(m_options.plan));
        return tl::unexpected<int>(WrongUse);
    }
    m_plans.push_back({std::make_shared<const Plan>(std::move(*plan)),
                       QFileInfo(text(m_options.plan)).absoluteFilePath(),
                       {},
                       {},
                       {}});
    return {};
}

tl::expected<void, int> ActionRunner::makePlans()
{
    if (!m_options.plan.empty() && m_options.apply)
        return loadSavedPlan();
    if (!m_options.plan.empty() && QFileInfo::exists(text(m_options.plan))) {
        complain(QStringLiteral("There is a plan already; --apply does what it says. For a new one name "
                                "another file, or remove this."),
                 text(m_options.plan));
        return tl::unexpected<int>(WrongUse);
    }
    if (const auto chosen = chooseCollections(); !chosen)
        return chosen;
    for (const QString &collection : std::as_const(m_collections)) {
        const PreviewReport report =
            preview(m_opened.store, collection, m_options.choice(m_act), m_options.idList(), m_interrupted);
        if (report.error)
            return tl::unexpected<int>(complained(*report.error));
        if (report.cancelled) {
            complain(QStringLiteral("Stopped; nothing has been changed."));
            return tl::unexpected<int>(PartlyDone);
        }
        m_plans.push_back({report.plan, {}, report.note, report.refused, {}});
    }
    settleRefused();
    return savePlans();
}

// An id that one of several collections knows is not refused by the others.
void ActionRunner::settleRefused()
{
    QHash<QString, qsizetype> times;
    for (const PreviewedPlan &plan : m_plans)
        for (const Spared &refused : plan.refused)
            ++times[refused.key];
    for (const PreviewedPlan &plan : m_plans)
        for (const Spared &refused : plan.refused) {
            const bool byAll = times.value(refused.key) == qsizetype(m_plans.size());
            const bool known = std::any_of(m_refused.begin(), m_refused.end(),
                                           [&](const Spared &other) { return other.key == refused.key; });
            if (byAll && !known)
                m_refused.push_back(refused);
        }
    // Named rows concern the collections that have them.
    if (m_plans.size() > 1 && !m_options.ids.empty()) {
        auto kept = m_plans;
        std::erase_if(kept, [](const PreviewedPlan &plan) { return plan.plan->rows.empty(); });
        m_plans = kept.empty() ? std::vector<PreviewedPlan>{m_plans.front()} : kept;
    }
}

tl::expected<void, int> ActionRunner::savePlans()
{
    if (!m_options.plan.empty() && m_plans.size() > 1) {
        complain(QStringLiteral("A plan is for one collection; name one of %1.")
                     .arg(m_collections.join(QStringLiteral(", "))));
        return tl::unexpected<int>(WrongUse);
    }
    for (PreviewedPlan &previewed : m_plans) {
        if (previewed.plan->rows.empty() && m_options.plan.empty())
            continue;
        QString file = text(m_options.plan);
        if (file.isEmpty())
            file = defaultPlanFile(*previewed.plan);
        if (const auto saved = savePlan(*previewed.plan, file); !saved)
            return tl::unexpected<int>(complained(saved.error()));
        previewed.file = QFileInfo(file).absoluteFilePath();
    }
    return {};
}

Result<std::vector<Record>> ActionRunner::records(const Plan &plan, size_t from, size_t count)
{
    std::vector<Key> keys;
    for (size_t i = from; i < std::min(plan.rows.size(), from + count); ++i)
        keys.push_back(plan.rows[i].shown());
    auto read = waitFor(m_opened.store->records(plan.collection, keys, m_interrupted));
    if (read) // gone since the preview
        std::erase_if(*read, [](const Record &record) { return record.cells.empty(); });
    return read;
}

Json ActionRunner::sample(const Plan &plan)
{
    constexpr size_t rows = 10;
    Json list = Json::array();
    const auto collection = m_opened.store->collection(plan.collection);
    const auto read = records(plan, 0, rows);
    if (!read || !collection)
        return list;
    const RowText rowText(collection, m_options.format.textOptions());
    for (const Record &record : *read) {
        QByteArray line;
        rowText.appendJson(line, record);
        list.push_back(Json::parse(line.constData(), line.constData() + line.size(), nullptr, false));
    }
    return list;
}

int ActionRunner::showPreview()
{
    Output output(STDOUT_FILENO);
    if (m_options.format.format() == Format::Table) {
        printPreview(output, m_act, m_plans);
    } else if (m_options.format.format() == Format::Csv) {
        printPreviewAsCsv(output, m_plans);
    } else {
        for (PreviewedPlan &previewed : m_plans)
            previewed.sample = sample(*previewed.plan);
        writeJson(output, previewAsJson(m_act, m_plans, m_refused));
    }
    output.flush();
    for (const Spared &refused : m_refused)
        complain(QStringLiteral("%1 stays: %2").arg(refused.key, refused.why));
    for (const PreviewedPlan &previewed : m_plans) {
        const auto collection = m_opened.store->collection(previewed.plan->collection);
        const StoreInfo &info = m_opened.store->info();
        const auto may =
            mayAct(info, info.files[size_t(m_opened.store->fileOf(*collection))], text(m_options.insist));
        if (may)
            continue;
        complain(may.error()); // so that nobody is surprised by --apply
        break;
    }
    return m_refused.empty() ? Done : PartlyDone;
}

int ActionRunner::printRows()
{
    Output output(STDOUT_FILENO);
    constexpr size_t atOnce = 500;
    for (const PreviewedPlan &previewed : m_plans) {
        const auto collection = m_opened.store->collection(previewed.plan->collection);
        RowTextOptions textOptions = m_options.format.textOptions();
        textOptions.whole = wholeCells(*m_opened.store, collection->id(), m_interrupted);
        const auto printer = makeRowPrinter(m_options.format.format(), output, collection, textOptions);
        for (size_t from = 0; from < previewed.plan->rows.size() && !output.isBroken(); from += atOnce) {
            const auto read = records(*previewed.plan, from, atOnce);
            if (!read)
                return complained(read.error());
            printer->print(*read);
        }
        printer->finish();
    }
    output.flush();
    for (const Spared &refused : m_refused)
        complain(QStringLiteral("%1 stays: %2").arg(refused.key, refused.why));
    return m_refused.empty() ? Done : PartlyDone;
}

bool ActionRunner::confirm() const
{
    if (m_options.yes)
        return true;
    if (!isatty(STDIN_FILENO)) {
        complain(
            QStringLiteral("Nobody can be asked here, so nothing has been changed; add --yes to do it."));
        return false;
    }
    qint64 rows = 0;
    for (const PreviewedPlan &plan : m_plans)
        rows += qint64(plan.plan->rows.size());
    QTextStream(stderr) << QStringLiteral("%1 %2 rows of %3? They go to the graveyard first. [y/N] ")
                               .arg(m_act)
                               .arg(QLocale(QLocale::English).toString(rows))
                               .arg(m_opened.store->info().name)
                        << Qt::flush;
    std::string answer;
    std::getline(std::cin, answer);
    const bool yes = answer == "y" || answer == "Y" || answer == "yes";
    if (!yes)
        complain(QStringLiteral("Nothing has been changed."));
    return yes;
}

int ActionRunner::applyAll()
{
    const bool nothing = std::all_of(m_plans.begin(), m_plans.end(),
                                     [](const PreviewedPlan &plan) { return plan.plan->rows.empty(); });
    if (!nothing && !confirm())
        return WrongUse;
    std::vector<ApplyReport> reports;
    ApplyOptions options;
    options.insist = text(m_options.insist);
    for (const PreviewedPlan &previewed : m_plans) {
        ApplyReport report; // an empty plan needs no connection
        if (!previewed.plan->rows.empty())
            report = apply(m_opened.store, previewed.plan, options, m_interrupted);
        const bool stop = report.error || report.cancelled;
        reports.push_back(std::move(report));
        if (stop)
            break;
    }
    reports.back().spared.insert(reports.back().spared.end(), m_refused.begin(), m_refused.end());
    Output output(STDOUT_FILENO);
    if (m_options.format.format() == Format::Table)
        printApply(output, m_act, reports);
    else if (m_options.format.format() == Format::Csv)
        printApplyAsCsv(output, reports);
    else
        writeJson(output, applyAsJson(reports));
    output.flush();
    qint64 removed = 0;
    bool spared = false;
    for (const ApplyReport &report : reports) {
        removed += report.removed;
        spared = spared || !report.spared.empty();
        if (report.error) {
            complain(*report.error);
            return removed > 0 ? int(PartlyDone) : int(exitCodeOfAction(*report.error));
        }
        if (report.cancelled) {
            complain(QStringLiteral("Stopped; what is said above is done."));
            return PartlyDone;
        }
    }
    return spared ? PartlyDone : Done;
}

} // namespace storescope::app
