// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/loadedmodel.h"
#include "ui/pages/collectionpage.h"

namespace storescope {

// A list of state: queue, artifacts, sessions, keys … All rows are held and can be sorted. Rows keep their
// places while the pointer is inside, several are selected or a key was just pressed.
class TablePage : public CollectionPage
{
    Q_OBJECT
public:
    TablePage(const std::shared_ptr<OpenStore> &store, const std::shared_ptr<const Collection> &collection,
              QWidget *parent);
    bool canFollow() const override { return false; }
    void second() override;
    void reload() override;

    QString partText() const; // which rows are held of a collection that is too large; empty: all

protected:
    void updateLiveBar() override;
    LoadedModel *loaded() const { return static_cast<LoadedModel *>(m_model); }

private:
    void sortAsUsual();
    void updateHold();
    void sayPart();

    QTimer m_release; // 3 s after the pointer or a key
    int m_wouldMove = 0;
};

} // namespace storescope
