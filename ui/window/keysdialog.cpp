// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/window/keysdialog.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QTableWidget>

namespace storescope {

KeysDialog::KeysDialog(const QList<QAction *> &commands, QWidget *parent) : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keys"));
    resize(460, 560);
    auto *column = new QVBoxLayout(this);
    auto *find = new QLineEdit;
    find->setPlaceholderText(tr("Find a command or key"));
    find->setAccessibleName(tr("Find a command or key"));
    find->setClearButtonEnabled(true);
    auto *table = new QTableWidget(int(commands.size()), 2);
    table->setHorizontalHeaderLabels({tr("Command"), tr("Keys")});
    table->setAccessibleName(tr("Commands and their keys"));
    table->verticalHeader()->hide();
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table->setColumnWidth(1, 170);
    table->setShowGrid(false);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    for (int row = 0; row < int(commands.size()); ++row) {
        table->setItem(row, 0,
                       new QTableWidgetItem(commands[row]->icon(),
                                            QString(commands[row]->text()).remove(QLatin1Char('&'))));
        table->setItem(row, 1,
                       new QTableWidgetItem(
                           QKeySequence::listToString(commands[row]->shortcuts(), QKeySequence::NativeText)));
    }
    column->addWidget(find);
    column->addWidget(table);
    connect(find, &QLineEdit::textChanged, table, [table](const QString &text) {
        for (int row = 0; row < table->rowCount(); ++row)
            table->setRowHidden(row, !table->item(row, 0)->text().contains(text, Qt::CaseInsensitive) &&
                                         !table->item(row, 1)->text().contains(text, Qt::CaseInsensitive));
    });
}

} // namespace storescope
