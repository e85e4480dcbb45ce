// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/models/storepeek.h"

#include "core/base/onready.h"
#include "ui/look/formats.h"

namespace storescope {

namespace {
constexpr int countMs = 250; // a number that is not there by then is left out
constexpr int mostCollections = 3;
} // namespace

StorePeek::StorePeek(std::shared_ptr<const ProfileLibrary> profiles, QObject *parent)
    : QObject(parent), m_profiles(std::move(profiles))
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(countMs);
    connect(&m_rest, &QTimer::timeout, this, &StorePeek::take);
}

StorePeek::~StorePeek()
{
    m_cancel.cancel();
}

void StorePeek::start(const QStringList &paths)
{
    stop();
    m_waiting.assign(paths.begin(), paths.end());
    next();
}

void StorePeek::stop()
{
    m_cancel.cancel();
    m_cancel = CancelToken();
    m_waiting.clear();
    m_rest.stop();
    if (const auto store = std::move(m_store))
        onReady(this, store->close(), [store] {}); // kept until its workers are done
}

void StorePeek::next()
{
    m_store.reset();
    if (m_waiting.empty())
        return;
    m_path = m_waiting.front();
    m_waiting.pop_front();
    OpenStore::Environment environment;
    environment.profiles = m_profiles;
    const CancelToken cancel = m_cancel;
    onReady(this, OpenStore::open(m_path, environment, cancel),
            [this, cancel](const Result<std::shared_ptr<OpenStore>> &store) {
                if (cancel.isCancelled())
                    return;
                if (!store) {
                    Q_EMIT looked(m_path, {}, {}, store.error().sentence);
                    return next();
                }
                m_store = *store;
                for (const auto &collection : m_store->collections())
                    m_store->rowCount(collection->id()); // begins to count
                m_rest.start();
            });
}

void StorePeek::take()
{
    if (!m_store)
        return;
    const StoreInfo &info = m_store->info();
    const QString program = (info.productName + QLatin1Char(' ') + info.productVersion).trimmed();
    Q_EMIT looked(m_path, program, contentsOf(*m_store), noteOf(*m_store));
    onReady(this, m_store->close(), [store = m_store] {});
    next();
}

QString StorePeek::contentsOf(OpenStore &store)
{
    QStringList parts;
    int tables = 0;
    for (const auto &collection : store.collections()) {
        if (collection->kind() == Kind::Table) {
            ++tables;
            continue;
        }
        const RowCount count = store.rowCount(collection->id());
        if (parts.size() >= mostCollections || count.rows == 0)
            continue;
        const QString title = collection->title().toLower();
        parts << (count.rows < 0 ? title : Formats::count(count) + QLatin1Char(' ') + title);
    }
    if (parts.isEmpty())
        return tr("%Ln table(s)", nullptr, tables);
    return parts.join(QStringLiteral(", "));
}

QString StorePeek::noteOf(OpenStore &store)
{
    const StoreInfo &info = store.info();
    if (info.match == Match::Newer)
        return info.knownVersion.isEmpty()
                   ? tr("newer than known: %1").arg(info.productVersion)
                   : tr("newer than known: %1, known %2").arg(info.productVersion, info.knownVersion);
    if (info.match == Match::Partial)
        return tr("fits its profile in part");
    for (const StoreFileInfo &file : info.files) {
        if (file.opened == OpenedAs::Copy)
            return tr("not closed cleanly, read from a copy");
    }
    return {};
}

} // namespace storescope
