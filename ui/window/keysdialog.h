// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QAction>
#include <QDialog>

namespace storescope {

// Every command and its keys, to look up.
class KeysDialog : public QDialog
{
    Q_OBJECT
public:
    KeysDialog(const QList<QAction *> &commands, QWidget *parent);
};

} // namespace storescope
