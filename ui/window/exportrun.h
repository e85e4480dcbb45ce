// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/exporter.h"
#include "ui/views/strip.h"

namespace storescope {

// One export and the strip that tells how it goes. Its button stops it, then shows the folder.
class ExportRun : public QObject
{
    Q_OBJECT
public:
    ExportRun(std::shared_ptr<OpenStore> store, const ExportOptions &options, Strip *strip);
    void start();
    bool isRunning() const { return m_running; }
    QString taskText() const { return m_taskText; }
    double share() const { return m_share; }
    void stop() { m_exporter.cancel(); }

Q_SIGNALS:
    void done(bool well);

private:
    void progressed(const ExportProgress &progress);
    void finished(const ExportReport &report);
    void pressed();

    Exporter m_exporter;
    QString m_folder;
    bool m_bodies;
    Strip *m_strip;
    bool m_running = false;
    QString m_taskText;
    double m_share = -1;
};

} // namespace storescope
