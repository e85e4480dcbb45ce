// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/exportjob.h"

namespace storescope {

ExportJob::ExportJob(std::shared_ptr<OpenStore> store, const ExportOptions &options, Manifest manifest)
    : m_store(std::move(store)),
      m_collection(m_store->collection(options.collection)),
      m_options(options),
      m_manifest(std::move(manifest))
{
}

void ExportJob::cancel()
{
    m_report.cancelled = true;
    m_cancel.cancel();
}

void ExportJob::report(double share)
{
    Q_EMIT progressed({m_report.files, m_report.rows, m_report.bytes, share});
}

void ExportJob::addProblem(const QString &sentence)
{
    constexpr int mostProblems = 20;
    if (m_report.problems.size() < mostProblems)
        m_report.problems << sentence;
}

void ExportJob::fail(const Error &error)
{
    if (!m_report.error && error.code != ErrorCode::Cancelled)
        m_report.error = error;
    m_cancel.cancel();
}

} // namespace storescope
