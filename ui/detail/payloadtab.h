// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/cancel.h"
#include "ui/detail/detailtab.h"
#include "ui/models/payloadmodel.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeView>

namespace storescope {

// A value decoded by its chain, as a tree. Decoding runs on a worker; secrets inside stay hidden until Show.
class PayloadTab : public DetailTab
{
    Q_OBJECT
public:
    explicit PayloadTab(QWidget *parent = nullptr);
    ~PayloadTab() override;
    void setRow(const DetailRow &row) override;
    bool fits(const DetailRow &row) const override;

    // Which nodes the user opened (+path) or closed (-path): so stand those of the next rows.
    void setOpened(const QStringList &nodes);
    QTreeView *tree() const { return m_tree; }

Q_SIGNALS:
    void filterWanted(const QString &field, const QString &value, bool exclude);
    void columnWanted(const QString &name);
    void openedChanged(const QStringList &nodes);

private:
    void build();
    void readColumn();
    struct Shown;
    static Shown shownOf(const Decoded &value, const Collection &collection, int column);
    void show(const Shown &shown, int column);
    void findNext();
    void showMenu(const QPoint &at);
    void expandFirst();
    void noteOpened(const QModelIndex &index, bool open);
    QModelIndex indexOfPath(const QString &path, const QModelIndex &below = {});

    DetailRow m_row;
    int m_column = -1;
    CancelToken m_cancel;
    std::shared_ptr<const Json> m_document, m_redacted;
    PayloadModel *m_model;
    QComboBox *m_columns;
    QLineEdit *m_find;
    QLabel *m_chain;
    QPushButton *m_show;
    QTreeView *m_tree;
    QStringList m_opened;
    bool m_placing = false; // nodes are opened by us
};

} // namespace storescope
