// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/exporter.h"
#include "ui/actions/keeper.h"
#include "ui/views/strip.h"

#include <QPointer>

namespace storescope {

// One export and the strip that tells how it goes. Its button stops it, then shows the folder.
class ExportRun : public QObject
{
    Q_OBJECT
public:
    // `keeper`: where it ends when this goes before it has; null: the destructor waits.
    ExportRun(std::shared_ptr<OpenStore> store, const ExportOptions &options, Strip *strip, Keeper *keeper);
    ~ExportRun() override; // with its strip
    void start();
    bool endedWell() const { return m_endedWell; } // and there is nothing to be looked into
    QString text() const { return m_strip ? m_strip->text() : QString(); }
    bool isRunning() const { return m_running; }
    QString taskText() const { return m_taskText; }
    double share() const { return m_share; }
    void stop();

Q_SIGNALS:
    void done(bool well);

private:
    void progressed(const ExportProgress &progress);
    void finished(const ExportReport &report);
    void pressed();

    std::unique_ptr<Exporter> m_exporter; // while it runs: it holds the store open
    QPointer<Keeper> m_keeper;
    QString m_folder;
    bool m_bodies;
    QPointer<Strip> m_strip;
    bool m_running = false, m_endedWell = false;
    QString m_taskText;
    double m_share = -1;
};

} // namespace storescope
