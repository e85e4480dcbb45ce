// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/pages/tablepage.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>

namespace storescope {

class ExpiryHorizon;

// Artifacts: when they expire, the list, and what can be done with those that are selected.
class ArtifactsPage : public TablePage
{
    Q_OBJECT
public:
    ArtifactsPage(const std::shared_ptr<OpenStore> &store,
                  const std::shared_ptr<const Collection> &collection, QWidget *parent);
    void second() override;
    ExpiryHorizon *horizon() const { return m_horizon; } // null: they never expire
    QWidget *selectionBar() const { return m_bar; }
    void checkDigest(); // of the current row; a strip says what came of it

Q_SIGNALS:
    void exportWanted();
    void referencesWanted();

private:
    void buildShow();
    void buildBar();
    void selectKeys(const std::vector<Key> &keys);
    void selectionChanged();
    void digestRead(const QString &name, const QString &expected, const QByteArray &body);

    ExpiryHorizon *m_horizon = nullptr;
    QWidget *m_bar;
    QLabel *m_count, *m_note;
    QPushButton *m_export;
    QComboBox *m_show = nullptr;
};

} // namespace storescope
