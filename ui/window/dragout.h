// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/actions/keeper.h"
#include "ui/window/folderexport.h"

#include <QElapsedTimer>
#include <QMimeData>
#include <QPointer>

namespace storescope {

class CollectionPage;

// What a drag of the selected rows carries: their JSON lines, and the files of artifacts, which are written
// to a folder of their own before the drag begins. Whoever they were dropped on may read them for a while.
class DragOut : public QObject
{
    Q_OBJECT
public:
    explicit DragOut(Keeper *keeper = nullptr, QObject *parent = nullptr);
    ~DragOut() override;

    static constexpr qint64 mostBytes = 256LL * 1024 * 1024;

    // Emits ready() at once, or when the files are there. One that was begun before and is not ready yet is
    // given up: nobody drags it any more.
    void begin(const CollectionPage &page);

Q_SIGNALS:
    void ready(QMimeData *data); // the receiver's

private:
    struct Lot
    {
        std::unique_ptr<FolderExport> files;
        QByteArray text;
        QElapsedTimer since; // it was handed over
    };
    void finished(const FolderExport *made, const ExportReport &report, const QStringList &files);
    void giveUpRunning();
    void dropOld();

    QPointer<Keeper> m_keeper; // null: our end waits for what runs
    std::vector<Lot> m_lots;
};

} // namespace storescope
