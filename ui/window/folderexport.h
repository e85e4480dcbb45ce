// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/exporter.h"

#include <QTemporaryDir>

namespace storescope {

// An export into a folder of its own, which goes with this. It is started, tells finished() once, and lets go
// of its store then.
class FolderExport : public QObject
{
    Q_OBJECT
public:
    explicit FolderExport(const QString &place); // as QTemporaryDir's template
    ~FolderExport() override;

    bool isValid() const { return m_folder.isValid(); }
    QString errorString() const { return m_folder.errorString(); }
    void start(std::shared_ptr<OpenStore> store, ExportOptions options);
    void cancel();
    bool isRunning() const { return m_running; }

Q_SIGNALS:
    // `files`: what was written beside the manifest.
    void finished(const storescope::ExportReport &report, const QStringList &files);

private:
    void listFiles(const ExportReport &report);

    QTemporaryDir m_folder;
    std::unique_ptr<Exporter> m_exporter; // goes before its folder
    bool m_running = false;
};

} // namespace storescope
