// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/actionoptions.h"
#include "app/actionreport.h"
#include "app/opening.h"

namespace storescope::app {

// One run of sweep, collect, release, cancel or retry: preview, and when asked the rest.
class ActionRunner
{
public:
    ActionRunner(QString act, ActionOptions &options, const CancelToken &interrupted);
    int run();

private:
    tl::expected<void, int> open();
    tl::expected<void, int> chooseCollections();
    tl::expected<void, int> makePlans();
    tl::expected<void, int> loadSavedPlan();
    QString contradiction(const Plan &plan) const;
    tl::expected<void, int> savePlans();
    void settleRefused();
    bool confirm() const;
    int showPreview();
    int printRows();
    int applyAll();
    Json sample(const Plan &plan);
    Result<std::vector<Record>> records(const Plan &plan, size_t from, size_t count);

    QString m_act;
    ActionOptions &m_options;
    CancelToken m_interrupted;
    OpenedStore m_opened;
    QStringList m_collections;
    std::vector<PreviewedPlan> m_plans;
    std::vector<Spared> m_refused;
};

} // namespace storescope::app
