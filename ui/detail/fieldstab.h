// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/detail/detailtab.h"
#include "ui/models/fieldsmodel.h"

#include <QTableView>

namespace storescope {

class FieldsTab : public DetailTab
{
    Q_OBJECT
public:
    explicit FieldsTab(QWidget *parent = nullptr);
    void setRow(const DetailRow &row) override;
    void second() override;

Q_SIGNALS:
    void filterWanted(const QString &field, const QString &value, bool exclude);
    void columnWanted(const QString &name);
    void idWanted(const QString &id);

private:
    void showMenu(const QPoint &at);
    void clicked(const QModelIndex &index);
    void use(const QModelIndex &index); // shows a secret, follows a link

    FieldsModel *m_model;
    QTableView *m_view;
};

} // namespace storescope
