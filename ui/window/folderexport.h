// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/exporter.h"
#include "ui/window/temporaryfolder.h"

namespace storescope {

// An export into a folder of its own, which goes with this. It is started, tells finished() once, and lets go
// of its store then.
class FolderExport : public QObject
{
    Q_OBJECT
public:
    explicit FolderExport(const QString &place); // as QTemporaryDir's template
    ~FolderExport() override;

    void start(std::shared_ptr<OpenStore> store, ExportOptions options);
    void cancel();
    bool isRunning() const { return m_running; }

Q_SIGNALS:
    // `files`: what was written beside the manifest.
    void finished(const storescope::ExportReport &report, const QStringList &files);

private:
    void listFiles(const ExportReport &report);

    void begin(const TemporaryFolder &folder, std::shared_ptr<OpenStore> store, ExportOptions options);

    QString m_place;
    TemporaryFolder m_folder;
    std::unique_ptr<Exporter> m_exporter; // goes before its folder
    bool m_running = false, m_cancelled = false;
};

} // namespace storescope
