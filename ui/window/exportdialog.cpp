// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/window/exportdialog.h"

#include "core/action/filenames.h"
#include "core/base/text.h"
#include "ui/look/formats.h"
#include "ui/views/recorddelegate.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

namespace storescope {

namespace {

constexpr int mostExamples = 3;

QLabel *dim(const QString &text)
{
    auto *label = new QLabel(text);
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

} // namespace

ExportDialog::ExportDialog(const CollectionPage &page, QWidget *parent)
    : QDialog(parent),
      m_collection(page.rows()->sharedCollection()),
      m_all(new QRadioButton),
      m_chosen(new QRadioButton),
      m_bodies(new QRadioButton(tr("The artifacts themselves, a file each, with manifest.jsonl"))),
      m_jsonl(new QRadioButton(tr("Rows as JSON lines"))),
      m_csv(new QRadioButton(tr("Rows as CSV"))),
      m_pattern(new QLineEdit(ExportOptions().pattern)),
      m_folder(new QLineEdit),
      m_names(new QLabel),
      m_naming(new QWidget)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Export %1").arg(page.title()));
    m_options.collection = page.collection().id();
    m_options.filter = page.rows()->filter();
    if (const auto keys = page.selectedKeys(); keys && int(keys->size()) < page.rows()->rowCount())
        m_selected = *keys;
    const auto example = [this](const Record *record) {
        if (record && !record->cells.empty() && m_examples.size() < size_t(mostExamples))
            m_examples.push_back(*record);
    };
    for (const Key &key : m_selected)
        example(page.rows()->recordAt(page.rows()->rowOfKey(key)));
    for (int row = 0; m_selected.empty() && row < qMin(mostExamples, page.rows()->rowCount()); ++row)
        example(page.rows()->recordAt(row));
    build(page);
    resize(560, 440);
    update();
}

void ExportDialog::setHidesSecrets(bool hides)
{
    m_options.redact = hides;
    m_note->setText(hides ? tr("Nothing there is overwritten; equal names are numbered. Secrets stay hidden. "
                               "Once more into the same folder goes on where it stopped.")
                          : tr("Nothing there is overwritten; equal names are numbered. Secrets are written "
                               "too, as Preferences > Privacy says. Once more into the same folder goes on "
                               "where it stopped."));
}

void ExportDialog::build(const CollectionPage &page)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 12);
    column->setSpacing(6);
    m_all->setText(page.rows()->filter()
                       ? tr("What matches “%1”: %2").arg(page.filterBar()->text(), page.shownText())
                       : tr("All: %1").arg(page.totalText()));
    m_chosen->setText(tr("The %Ln chosen row(s)", nullptr, int(m_selected.size())));
    m_chosen->setEnabled(!m_selected.empty());
    (page.hasChosen() && !m_selected.empty() ? m_chosen : m_all)->setChecked(true);
    auto *which = new QButtonGroup(this);
    which->addButton(m_all);
    which->addButton(m_chosen);
    column->addWidget(m_all);
    column->addWidget(m_chosen);
    column->addSpacing(8);
    const bool hasBodies = m_collection->spec().body.has_value();
    auto *what = new QButtonGroup(this);
    for (QRadioButton *button : {m_bodies, m_jsonl, m_csv}) {
        what->addButton(button);
        column->addWidget(button);
    }
    m_bodies->setVisible(hasBodies);
    (hasBodies ? m_bodies : m_jsonl)->setChecked(true);
    column->addSpacing(8);
    buildNames(column);
    auto *row = new QHBoxLayout;
    auto *label = new QLabel(tr("&Folder"));
    label->setBuddy(m_folder);
    label->setMinimumWidth(64);
    auto *browse = new QPushButton(tr("Choose…"));
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    m_folder->setText(documents + QLatin1Char('/') + QFileInfo(page.store()->info().name).completeBaseName() +
                      QLatin1Char('-') + page.collection().id());
    m_folder->setAccessibleName(tr("Folder to export into"));
    row->addWidget(label);
    row->addWidget(m_folder, 1);
    row->addWidget(browse);
    column->addLayout(row);
    m_note = dim({});
    column->addWidget(m_note);
    setHidesSecrets(true);
    column->addStretch(1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_go = buttons->addButton(tr("Export"), QDialogButtonBox::AcceptRole);
    m_go->setDefault(true);
    column->addWidget(buttons);
    connect(browse, &QPushButton::clicked, this, &ExportDialog::chooseFolder);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_folder, &QLineEdit::textChanged, this, &ExportDialog::update);
    connect(m_pattern, &QLineEdit::textChanged, this, &ExportDialog::update);
    connect(what, &QButtonGroup::buttonToggled, this, &ExportDialog::update);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        ExportOptions options = m_options;
        options.folder = m_folder->text().trimmed();
        options.pattern = m_pattern->text().trimmed();
        options.what = m_bodies->isChecked() ? ExportOptions::What::Bodies : ExportOptions::What::Rows;
        options.format = m_csv->isChecked() ? ExportOptions::Format::Csv : ExportOptions::Format::Jsonl;
        if (m_chosen->isChecked())
            options.keys = m_selected;
        Q_EMIT chosen(options);
        accept();
    });
}

void ExportDialog::buildNames(QVBoxLayout *column)
{
    auto *rows = new QVBoxLayout(m_naming);
    rows->setContentsMargins(0, 0, 0, 8);
    auto *row = new QHBoxLayout;
    auto *label = new QLabel(tr("&Names"));
    label->setBuddy(m_pattern);
    label->setMinimumWidth(64);
    m_pattern->setAccessibleName(tr("Pattern of the names"));
    m_pattern->setFont(fixedFont(font()));
    row->addWidget(label);
    row->addWidget(m_pattern, 1);
    m_names->setFont(fixedFont(font()));
    m_names->setForegroundRole(QPalette::PlaceholderText);
    m_names->setTextFormat(Qt::PlainText);
    m_names->setContentsMargins(72, 0, 0, 0);
    m_names->setMinimumHeight(m_names->fontMetrics().lineSpacing() * mostExamples);
    rows->addLayout(row);
    rows->addWidget(m_names);
    column->addWidget(m_naming);
}

// Three names as they would be, or why the pattern does not do.
void ExportDialog::update()
{
    m_naming->setVisible(m_bodies->isChecked());
    QStringList names;
    const auto pattern = NamePattern::parse(m_pattern->text().trimmed(), *m_collection);
    if (pattern) {
        for (const Record &record : m_examples)
            names << fontMetrics().elidedText(pattern->nameOf(*m_collection, record), Qt::ElideMiddle, 440);
    } else {
        names << pattern.error().sentence;
    }
    m_names->setText(names.join(QLatin1Char('\n')));
    m_go->setEnabled(!m_folder->text().trimmed().isEmpty() && (pattern || !m_bodies->isChecked()));
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
