// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/output/output.h"
#include "app/output/report.h"
#include "core/action/apply.h"

namespace storescope::app {

// What a preview gave for one collection.
struct PreviewedPlan
{
    std::shared_ptr<const Plan> plan;
    QString file; // where it is saved; empty: nothing to do, so not saved
    QString note;
    std::vector<Spared> refused;
    Json sample = Json::array();
};

Json sparedAsJson(const std::vector<Spared> &spared);
// One object; several collections are summed up, each whole under "collections".
Json previewAsJson(const QString &act, const std::vector<PreviewedPlan> &plans,
                   const std::vector<Spared> &refused);
void printPreviewAsCsv(Output &output, const std::vector<PreviewedPlan> &plans);
void printPreview(Output &output, const QString &act, const std::vector<PreviewedPlan> &plans);

Json applyAsJson(const std::vector<ApplyReport> &reports);
void printApplyAsCsv(Output &output, const std::vector<ApplyReport> &reports);
void printApply(Output &output, const QString &act, const std::vector<ApplyReport> &reports);

} // namespace storescope::app
