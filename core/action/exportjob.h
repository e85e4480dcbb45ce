// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/exporter.h"
#include "core/action/manifest.h"

#include <functional>

namespace storescope {

// What both ways of exporting have in common. `done` is called once, on the store's thread.
class ExportJob : public QObject
{
    Q_OBJECT
public:
    ExportJob(std::shared_ptr<OpenStore> store, const ExportOptions &options, Manifest manifest);

    virtual void start() = 0;
    virtual void cancel();
    const ExportReport &report() const { return m_report; }

Q_SIGNALS:
    void progressed(const storescope::ExportProgress &progress);
    void done();

protected:
    void report(double share);
    void addProblem(const QString &sentence);
    void fail(const Error &error);

    std::shared_ptr<OpenStore> m_store;
    std::shared_ptr<const Collection> m_collection;
    ExportOptions m_options;
    Manifest m_manifest;
    ExportReport m_report;
    CancelToken m_cancel;
};

std::unique_ptr<ExportJob> makeRowExport(std::shared_ptr<OpenStore> store, const ExportOptions &options,
                                         Manifest manifest);
Result<std::unique_ptr<ExportJob>> makeBodyExport(std::shared_ptr<OpenStore> store,
                                                  const ExportOptions &options, Manifest manifest);

} // namespace storescope
