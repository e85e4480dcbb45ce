// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/exporter.h"

#include <QMimeData>
#include <QTemporaryDir>

#include <memory>
#include <vector>

namespace storescope {

class CollectionPage;

// What a drag of the selected rows carries: their JSON lines, and the files of artifacts, which are written
// to a folder of their own before the drag begins. The folder lives as long as this.
class DragOut : public QObject
{
    Q_OBJECT
public:
    explicit DragOut(QObject *parent = nullptr);
    ~DragOut() override;

    static constexpr qint64 mostBytes = 256LL * 1024 * 1024;

    // Emits ready() at once, or when the files are there.
    void begin(const CollectionPage &page);

Q_SIGNALS:
    void ready(QMimeData *data); // the receiver's

private:
    void finished(const ExportReport &report);

    struct Lot
    {
        QTemporaryDir folder;
        std::unique_ptr<Exporter> exporter;
    };
    std::vector<std::unique_ptr<Lot>> m_lots; // what was dragged may still be read from
    QByteArray m_text;
};

} // namespace storescope
