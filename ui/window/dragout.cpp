// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/window/dragout.h"

#include "core/action/rowtext.h"
#include "ui/pages/collectionpage.h"

#include <QDirIterator>
#include <QUrl>

namespace storescope {

namespace {
constexpr size_t mostRows = 1000;
constexpr size_t mostLots = 8;
} // namespace

DragOut::DragOut(QObject *parent) : QObject(parent) {}

DragOut::~DragOut() = default;

void DragOut::begin(const CollectionPage &page)
{
    std::vector<Key> keys;
    qint64 bytes = 0;
    m_text.clear();
    const Collection &collection = page.collection();
    const RowText text(page.rows()->sharedCollection(), {});
    const int body = collection.spec().body ? collection.columnIndex(collection.spec().body->column) : -1;
    for (const int row : page.view()->selectedRows()) {
        const Record *record = page.rows()->recordAt(row);
        if (!record || record->cells.empty() || keys.size() >= mostRows)
            continue;
        keys.push_back(record->key);
        text.appendJson(m_text, *record);
        if (body >= 0 && size_t(body) < record->cells.size())
            bytes += record->cells[size_t(body)].bytes;
    }
    if (keys.empty())
        return;
    auto lot = std::make_unique<Lot>();
    if (body < 0 || bytes > mostBytes || !lot->folder.isValid()) {
        auto *data = new QMimeData;
        data->setText(QString::fromUtf8(m_text));
        Q_EMIT ready(data);
        return;
    }
    ExportOptions options;
    options.collection = collection.id();
    options.folder = lot->folder.path();
    options.keys = std::move(keys);
    options.what = ExportOptions::What::Bodies;
    options.pattern = QStringLiteral("{name}{ext}");
    lot->exporter = std::make_unique<Exporter>(page.store(), options);
    connect(lot->exporter.get(), &Exporter::finished, this, &DragOut::finished);
    m_lots.push_back(std::move(lot));
    m_lots.back()->exporter->start();
    if (m_lots.size() > mostLots)
        m_lots.erase(m_lots.begin());
}

void DragOut::finished(const ExportReport &report)
{
    auto *data = new QMimeData;
    data->setText(QString::fromUtf8(m_text));
    QList<QUrl> urls;
    if (!report.error && !m_lots.empty()) {
        QDirIterator files(m_lots.back()->folder.path(), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            if (files.next(); files.fileName() != QLatin1String("manifest.jsonl"))
                urls << QUrl::fromLocalFile(files.filePath());
        }
        data->setUrls(urls);
    }
    if (!m_lots.empty() && m_lots.back()->exporter)
        m_lots.back()->exporter.release()->deleteLater(); // it holds the store open
    Q_EMIT ready(data);
}

} // namespace storescope
