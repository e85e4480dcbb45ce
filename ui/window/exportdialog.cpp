// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/window/exportdialog.h"

#include "core/base/text.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QPushButton>
#include <QStandardPaths>

namespace storescope {

ExportDialog::ExportDialog(const CollectionPage &page, QWidget *parent)
    : QDialog(parent),
      m_bodies(new QRadioButton(tr("The artifacts themselves, a file each, with manifest.jsonl"))),
      m_jsonl(new QRadioButton(tr("Rows as JSON lines"))),
      m_csv(new QRadioButton(tr("Rows as CSV"))),
      m_folder(new QLineEdit)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Export %1").arg(page.title()));
    resize(560, 260);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 12);
    column->setSpacing(8);
    auto *what =
        new QLabel(page.rows()->filter()
                       ? tr("The rows that match <b>%1</b>").arg(page.filterBar()->text().toHtmlEscaped())
                       : tr("All rows: %1").arg(page.totalText()));
    what->setWordWrap(true);
    column->addWidget(what);
    column->addSpacing(4);
    const bool hasBodies = page.collection().spec().body.has_value();
    if (hasBodies)
        column->addWidget(m_bodies);
    m_bodies->setVisible(hasBodies);
    m_bodies->setParent(this);
    column->addWidget(m_jsonl);
    column->addWidget(m_csv);
    (hasBodies ? m_bodies : m_jsonl)->setChecked(true);
    column->addSpacing(8);
    auto *row = new QHBoxLayout;
    auto *label = new QLabel(tr("&Folder"));
    label->setBuddy(m_folder);
    auto *browse = new QPushButton(tr("Choose…"));
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    m_folder->setText(documents + QLatin1Char('/') + QFileInfo(page.store()->info().name).completeBaseName() +
                      QLatin1Char('-') + page.collection().id());
    m_folder->setAccessibleName(tr("Folder to export into"));
    row->addWidget(label);
    row->addWidget(m_folder, 1);
    row->addWidget(browse);
    column->addLayout(row);
    auto *note = new QLabel(tr("Nothing there is overwritten. Secrets stay hidden. Once more into the same "
                               "folder goes on where it stopped."));
    note->setWordWrap(true);
    note->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(note);
    column->addStretch(1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    QPushButton *go = buttons->addButton(tr("Export"), QDialogButtonBox::AcceptRole);
    go->setDefault(true);
    column->addWidget(buttons);
    connect(browse, &QPushButton::clicked, this, &ExportDialog::chooseFolder);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_folder, &QLineEdit::textChanged, go,
            [go](const QString &text) { go->setEnabled(!text.trimmed().isEmpty()); });
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT chosen(m_folder->text().trimmed(), m_bodies->isChecked(), m_csv->isChecked());
        accept();
    });
}

void ExportDialog::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Export into"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, m_folder, &QLineEdit::setText);
    dialog->open();
}

} // namespace storescope
