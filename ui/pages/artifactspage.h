// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/pages/tablepage.h"
#include "ui/views/selectionbar.h"

#include <QComboBox>

namespace storescope {

class ExpiryHorizon;

// Artifacts: when they expire, the list with a box a row, and what can be done with those that are checked.
class ArtifactsPage : public TablePage
{
    Q_OBJECT
public:
    ArtifactsPage(const std::shared_ptr<OpenStore> &store,
                  const std::shared_ptr<const Collection> &collection, QWidget *parent);
    void second() override;
    ExpiryHorizon *horizon() const { return m_horizon; } // null: they never expire
    SelectionBar *selectionBar() const { return m_bar; }
    void checkDigest(); // of the current row; a strip says what came of it

    std::optional<std::vector<Key>> selectedKeys() const override;
    bool hasChosen() const override { return !m_model->checks().isEmpty() || TablePage::hasChosen(); }
    void selectAll() override { m_model->checkAll(); } // also what comes later and fits the filter
    // Space on a row, or its box: all selected rows, or with Shift those from the last one on.
    void check(int row, bool range);

Q_SIGNALS:
    void exportWanted();
    void referencesWanted();

protected:
    void seen(bool seen) override;

private:
    void buildShow();
    void takeKeys(const std::vector<Key> &keys);
    void checksChanged();
    void sayChecked();
    void digestRead(const QString &name, const QString &expected, const QByteArray &body);

    ExpiryHorizon *m_horizon = nullptr;
    SelectionBar *m_bar;
    QComboBox *m_show = nullptr;
    Key m_lastChecked;
    struct Checked // of what is checked
    {
        int rows = 0;
        qint64 bytes = 0, unseen = 0;
        std::optional<Instant> soonest{};
    } m_checked;
    QTimer m_sum; // by rule: when rows have come or gone
    bool m_seen = false;
};

} // namespace storescope
