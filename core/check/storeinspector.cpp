// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/check/storeinspector.h"

#include "core/action/offers.h"
#include "core/base/onready.h"

#include <QTimer>

#include <algorithm>

namespace storescope {

StoreInspector::StoreInspector(std::shared_ptr<OpenStore> store, InspectOptions options)
    : m_store(std::move(store)), m_options(options), m_references(m_store->collections())
{
}

StoreInspector::~StoreInspector()
{
    m_cancel.cancel();
}

void StoreInspector::start()
{
    m_steps.push_back([this] { lookAtVersion(); });
    for (int file = 0; file < int(m_store->info().files.size()); ++file)
        addTables(file);
    addCollections();
    m_steps.push_back([this] { addReferences(); });
    for (const Offer &offer : offersOf(*m_store, QStringLiteral("collect")))
        m_steps.push_back([this, id = offer.collection] { lookAtRoots(m_store->collection(id)); });
    QTimer::singleShot(0, this, [this] { next(); });
}

void StoreInspector::cancel()
{
    m_cancel.cancel();
    m_report.cancelled = !m_finished;
    finish();
}

// One step after the other, each from the event loop: none stands inside another.
void StoreInspector::next()
{
    if (m_finished)
        return;
    if (m_steps.empty())
        return finish();
    const Step step = std::move(m_steps.front());
    m_steps.pop_front();
    ++m_done;
    step();
}

void StoreInspector::finish()
{
    m_pass.reset();
    if (!std::exchange(m_finished, true))
        Q_EMIT finished(m_report);
}

void StoreInspector::tell(Finding finding)
{
    ++m_report.findings;
    Q_EMIT found(finding);
}

void StoreInspector::leaveOut(Finding finding, const std::optional<Error> &error)
{
    if (error && !m_report.error)
        m_report.error = error;
    m_report.leftOut.push_back(std::move(finding));
}

// A closed file or a private copy: nobody waits for our reads.
bool StoreInspector::isWritten(int file) const
{
    return m_store->info().files[size_t(file)].opened == OpenedAs::Live;
}

QString StoreInspector::fileOf(const Collection &collection) const
{
    const int file = m_store->fileOf(collection);
    return file < 0 ? QString() : m_store->info().files[size_t(file)].path;
}

void StoreInspector::lookAtVersion()
{
    const StoreInfo &info = m_store->info();
    if (info.match == Match::Newer)
        tell({Finding::About::Version,
              info.path,
              {},
              {},
              QStringLiteral(
                  "it is of %1 %2; the profile knows versions up to %3, so what is new in it is not "
                  "shown, and maintenance is off")
                  .arg(info.productName, info.productVersion, info.knownVersion)});
    if (info.match == Match::Partial)
        tell({Finding::About::Version,
              info.path,
              {},
              {},
              QStringLiteral("the profile of %1 fits in part; missing: %2")
                  .arg(info.productName, info.missing.join(QStringLiteral(", ")))});
    next();
}

void StoreInspector::addTables(int file)
{
    const StoreFileInfo &info = m_store->info().files[size_t(file)];
    if (info.error) {
        m_steps.push_back([this, path = info.path, error = *info.error] {
            const Finding finding{Finding::About::Integrity, path, {}, {}, error.sentence};
            error.code == ErrorCode::Corrupt ? tell(finding) : leaveOut(finding, error);
            next();
        });
        return;
    }
    for (const QString &table : checkableTables(*m_store, file))
        for (const bool foreignKeys : {false, true})
            if (!foreignKeys || table != QLatin1String("sqlite_schema"))
                m_steps.push_back([this, file, table, foreignKeys] { checkTable(file, table, foreignKeys); });
}

void StoreInspector::checkTable(int file, const QString &table, bool foreignKeys)
{
    Q_EMIT progressed(table, double(m_done) / double(m_done + m_steps.size()));
    CheckRequest request;
    request.file = file;
    request.table = table;
    request.indexes = true;
    request.foreignKeys = foreignKeys;
    request.longest = isWritten(file) ? m_options.longest : std::chrono::milliseconds(0);
    onReady(this, storescope::checkTable(*m_store, request, m_cancel),
            [this, file, table, foreignKeys](const Result<TableCheck> &check) {
                if (!m_finished)
                    tableChecked(file, table, foreignKeys, check);
            });
}

void StoreInspector::tableChecked(int file, const QString &table, bool foreignKeys,
                                  const Result<TableCheck> &check)
{
    const QString path = m_store->info().files[size_t(file)].path;
    const auto about = foreignKeys ? Finding::About::ForeignKey : Finding::About::Integrity;
    if (!check) {
        leaveOut({about, path, table, {}, check.error().sentence}, check.error());
        return next();
    }
    for (const CheckFinding &one : check->findings)
        tell({about,
              path,
              table,
              {},
              one.page < 0 ? one.meaning : QStringLiteral("page %1: %2").arg(one.page).arg(one.meaning)});
    if (!check->complete)
        leaveOut({about,
                  path,
                  table,
                  {},
                  QStringLiteral("it takes longer in one read than its program should wait")});
    else if (!foreignKeys)
        ++m_report.tables;
    m_report.longest = std::max(m_report.longest, check->took);
    if (isWritten(file)) // the program may trim its log, or commit
        QTimer::singleShot(check->took, this, [this] { next(); });
    else
        next();
}

// Those that are only named come last: what names a row is then read before it.
void StoreInspector::addCollections()
{
    std::vector<std::shared_ptr<const Collection>> wanted;
    for (const auto &collection : m_store->collections())
        if (m_references.names(collection->id()) || m_references.isNamed(collection->id()) ||
            DigestCheck::isFor(*collection) || !ranOutState(*collection).isEmpty())
            wanted.push_back(collection);
    std::stable_partition(wanted.begin(), wanted.end(),
                          [this](const auto &one) { return !m_references.isNamed(one->id()); });
    for (const auto &collection : wanted)
        m_steps.push_back([this, collection] { pass(collection); });
}

void StoreInspector::pass(const std::shared_ptr<const Collection> &collection)
{
    const QString id = collection->id();
    m_digests.reset();
    if (DigestCheck::isFor(*collection)) {
        m_digests = std::make_unique<DigestCheck>(*m_store, collection, m_cancel);
        const auto finding = [this, collection](const Key &key, const QString &sentence) {
            return Finding{Finding::About::Digest, fileOf(*collection), collection->id(), toString(key),
                           sentence};
        };
        connect(m_digests.get(), &DigestCheck::mismatched, this,
                [this, finding](const Key &key, const QString &why) { tell(finding(key, why)); });
        connect(m_digests.get(), &DigestCheck::leftOut, this,
                [this, finding](const Key &key, const QString &why) { leaveOut(finding(key, why)); });
    }
    const bool claimsOnly =
        !m_digests && !m_references.names(id) && !m_references.isNamed(id); // their states tell them
    CollectionPass::Hooks hooks;
    hooks.take = [this, collection](const std::vector<Record> &records, const std::function<void()> &taken) {
        take(collection, records, taken);
    };
    hooks.share = [this, id](double share) {
        Q_EMIT progressed(id, (double(m_done) - 1 + share) / double(m_done + m_steps.size()));
    };
    hooks.done = [this, collection](const Result<void> &done) {
        m_report.digests += m_digests ? m_digests->checked() : 0;
        if (done)
            ++m_report.collections;
        else
            leaveOut(
                {Finding::About::Reference, fileOf(*collection), collection->id(), {}, done.error().sentence},
                done.error());
        QTimer::singleShot(0, this, [this] { next(); });
    };
    m_pass = std::make_unique<CollectionPass>(
        *m_store, collection, claimsOnly ? QStringLiteral("state:") + ranOutState(*collection) : QString(),
        std::move(hooks));
    m_pass->start();
}

void StoreInspector::take(const std::shared_ptr<const Collection> &collection,
                          const std::vector<Record> &records, const std::function<void()> &taken)
{
    m_report.rows += qint64(records.size());
    for (const Record &record : records) {
        m_references.add(*collection, record);
        if (const auto claim = claimThatRanOut(*collection, record))
            tell(
                {Finding::About::Claim, fileOf(*collection), collection->id(), toString(record.key), *claim});
    }
    if (m_digests)
        m_digests->check(records, taken);
    else
        taken();
}

// What a program wrote while we read may have come after its own place was passed: whatever dangles beside a
// program is looked for once more.
void StoreInspector::addReferences()
{
    const auto dangling = m_references.dangling();
    QStringList again;
    for (const auto &one : dangling) {
        const auto target = m_store->collection(one.target);
        if (target && isWritten(m_store->fileOf(*target)) && !again.contains(one.target))
            again << one.target;
    }
    std::deque<Step> steps;
    for (const QString &id : again)
        steps.push_back([this, target = m_store->collection(id)] { readAgain(target); });
    steps.push_back([this] {
        std::deque<Step> each;
        for (const auto &one : m_references.dangling())
            each.push_back([this, one] { tellDangling(one); });
        m_steps.insert(m_steps.begin(), each.begin(), each.end());
        next();
    });
    m_steps.insert(m_steps.begin(), steps.begin(), steps.end());
    next();
}

void StoreInspector::readAgain(const std::shared_ptr<const Collection> &target)
{
    CollectionPass::Hooks hooks;
    hooks.take = [this, target](const std::vector<Record> &records, const std::function<void()> &taken) {
        for (const Record &record : records)
            m_references.addTarget(*target, record);
        taken();
    };
    hooks.share = [](double) {};
    hooks.done = [this](const Result<void> &) { QTimer::singleShot(0, this, [this] { next(); }); };
    m_pass = std::make_unique<CollectionPass>(*m_store, target, QString(), std::move(hooks));
    m_pass->start();
}

// Unless the row that names it went meanwhile too.
void StoreInspector::tellDangling(const ReferenceCheck::Dangling &one)
{
    const auto collection = m_store->collection(one.collection);
    onReady(this, m_store->records(one.collection, {one.first}, m_cancel),
            [this, one, collection](const Result<std::vector<Record>> &records) {
                if (m_finished)
                    return;
                const bool gone = records && (records->empty() || records->front().cells.empty());
                if (!gone)
                    tell({Finding::About::Reference, fileOf(*collection), one.collection, toString(one.first),
                          ReferenceCheck::sentence(one)});
                next();
            });
}

// What roots name inside documents: the preview of a collect reads them, and says when one leads nowhere.
void StoreInspector::lookAtRoots(const std::shared_ptr<const Collection> &collection)
{
    Q_EMIT progressed(collection->id(), double(m_done) / double(m_done + m_steps.size()));
    m_preview = std::make_unique<ActionPreview>(m_store, collection->id(),
                                                ActionChoice{QStringLiteral("collect"), {}});
    connect(m_preview.get(), &ActionPreview::finished, this, [this, collection](const PreviewReport &report) {
        const QString file = fileOf(*collection);
        if (report.error)
            leaveOut({Finding::About::Reference, file, collection->id(), {}, report.error->sentence},
                     report.error);
        else if (!report.note.isEmpty())
            tell({Finding::About::Reference, file, collection->id(), {}, report.note});
        QTimer::singleShot(0, this, [this] { next(); });
    });
    m_preview->start();
}

} // namespace storescope
