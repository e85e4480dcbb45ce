// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/exporter.h"
#include "ui/pages/collectionpage.h"

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>

namespace storescope {

// What to export, under which names and where to. Nothing is overwritten there, so there is nothing to
// confirm.
class ExportDialog : public QDialog
{
    Q_OBJECT
public:
    ExportDialog(const CollectionPage &page, QWidget *parent);
    void setHidesSecrets(bool hides); // true unless this is called

Q_SIGNALS:
    void chosen(const storescope::ExportOptions &options);

private:
    void build(const CollectionPage &page);
    void buildNames(QVBoxLayout *column);
    void chooseFolder();
    void update();

    ExportOptions m_options; // what is the same whatever is chosen
    std::shared_ptr<const Collection> m_collection;
    std::vector<Key> m_selected;
    std::vector<Record> m_examples;
    QRadioButton *m_all, *m_chosen, *m_bodies, *m_jsonl, *m_csv;
    QLineEdit *m_pattern, *m_folder;
    QLabel *m_names;
    QWidget *m_naming;
    QLabel *m_note;
    QPushButton *m_go;
};

} // namespace storescope
