// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/pages/collectionpage.h"

namespace storescope {

// A log, or any collection too large to hold: rows in the key's order, followed at the end.
class LogPage : public CollectionPage
{
    Q_OBJECT
public:
    LogPage(const std::shared_ptr<OpenStore> &store, const std::shared_ptr<const Collection> &collection,
            QWidget *parent);
    bool canFollow() const override { return true; }
    void reload() override;

protected:
    void updateLiveBar() override;
};

} // namespace storescope
