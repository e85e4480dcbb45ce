// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/window/dragout.h"

#include "core/action/rowtext.h"
#include "ui/pages/collectionpage.h"

#include <QDir>
#include <QUrl>

namespace storescope {

namespace {
constexpr size_t mostRows = 1000;
constexpr size_t mostLots = 8;
constexpr qint64 keptMs = 600'000; // at least so long
} // namespace

DragOut::DragOut(Keeper *keeper, QObject *parent) : QObject(parent), m_keeper(keeper) {}

DragOut::~DragOut()
{
    giveUpRunning();
}

void DragOut::begin(const CollectionPage &page)
{
    giveUpRunning();
    dropOld();
    ExportOptions options;
    qint64 bytes = 0;
    QByteArray lines;
    const Collection &collection = page.collection();
    const RowText text(page.rows()->sharedCollection(), {});
    const int body = collection.spec().body ? collection.columnIndex(collection.spec().body->column) : -1;
    for (const int row : page.view()->selectedRows()) {
        const Record *record = page.rows()->recordAt(row);
        if (!record || record->cells.empty() || options.keys.size() >= mostRows)
            continue;
        options.keys.push_back(record->key);
        text.appendJson(lines, *record);
        if (body >= 0 && size_t(body) < record->cells.size())
            bytes += record->cells[size_t(body)].bytes;
    }
    if (options.keys.empty())
        return;
    auto files = std::make_unique<FolderExport>(QDir::tempPath() + QStringLiteral("/storescope-XXXXXX"));
    if (body < 0 || bytes > mostBytes) {
        auto *data = new QMimeData;
        data->setText(QString::fromUtf8(lines));
        Q_EMIT ready(data);
        return;
    }
    options.collection = collection.id();
    FolderExport *made = files.get();
    connect(made, &FolderExport::finished, this,
            [this, made](const ExportReport &report, const QStringList &names) {
                finished(made, report, names);
            });
    m_lots.push_back({std::move(files), std::move(lines), {}});
    made->start(page.store(), std::move(options));
}

void DragOut::finished(const FolderExport *made, const ExportReport &report, const QStringList &files)
{
    const auto lot = std::find_if(m_lots.begin(), m_lots.end(),
                                  [made](const Lot &one) { return one.files.get() == made; });
    if (lot == m_lots.end())
        return;
    auto *data = new QMimeData;
    data->setText(QString::fromUtf8(lot->text));
    if (!report.error && !report.cancelled) {
        QList<QUrl> urls;
        for (const QString &file : files)
            urls << QUrl::fromLocalFile(file);
        data->setUrls(urls);
    }
    lot->since.start();
    Q_EMIT ready(data);
}

// What is being written goes with its folder when it has stopped; nothing is told of it.
void DragOut::giveUpRunning()
{
    for (Lot &lot : m_lots) {
        if (!lot.files->isRunning())
            continue;
        lot.files->disconnect(this);
        if (m_keeper)
            m_keeper->endLater(std::move(lot.files));
        else
            lot.files.reset();
    }
    std::erase_if(m_lots, [](const Lot &lot) { return !lot.files; });
}

void DragOut::dropOld()
{
    while (m_lots.size() >= mostLots && m_lots.front().since.hasExpired(keptMs))
        m_lots.erase(m_lots.begin());
}

} // namespace storescope
