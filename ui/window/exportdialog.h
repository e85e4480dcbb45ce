// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/pages/collectionpage.h"

#include <QDialog>
#include <QLineEdit>
#include <QRadioButton>

namespace storescope {

// What to export and where to. Nothing is overwritten there, so there is nothing to confirm.
class ExportDialog : public QDialog
{
    Q_OBJECT
public:
    ExportDialog(const CollectionPage &page, QWidget *parent);

Q_SIGNALS:
    void chosen(const QString &folder, bool bodies, bool csv);

private:
    void chooseFolder();
    QRadioButton *m_bodies, *m_jsonl, *m_csv;
    QLineEdit *m_folder;
};

} // namespace storescope
