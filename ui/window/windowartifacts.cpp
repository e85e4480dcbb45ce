// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// What MainWindow does with one artifact: save it, open it, find who names it.
#include "ui/detail/detaildock.h"
#include "ui/detail/expirycard.h"
#include "ui/pages/artifactspage.h"
#include "ui/window/artifactfile.h"
#include "ui/window/mainwindow.h"
#include "ui/window/windowactions.h"

#include <QFileDialog>
#include <QStandardPaths>

namespace storescope {

void MainWindow::connectArtifacts()
{
    m_artifactFile = new ArtifactFile(m_shelf->pool()->keeper(), this);
    connect(m_artifactFile, &ArtifactFile::said, this,
            [this](Strip::Tone tone, const QString &strong, const QString &text) {
                m_strip->say(tone, strong, text);
                m_strip->setClosable(true);
            });
    const auto onPage = [this](QAction *action, auto what) {
        connect(action, &QAction::triggered, this, [this, what] {
            if (CollectionPage *page = currentPage())
                what(*page);
        });
    };
    onPage(m_actions->saveArtifact, [this](CollectionPage &page) { chooseArtifactFile(page); });
    onPage(m_actions->openArtifact, [this](CollectionPage &page) { m_artifactFile->openWith(page); });
    onPage(m_actions->findNaming, [this](CollectionPage &page) { findNaming(page); });
    onPage(m_actions->checkDigest, [](CollectionPage &page) {
        if (auto *artifacts = qobject_cast<ArtifactsPage *>(&page))
            artifacts->checkDigest();
    });
    connect(m_detail->expiry(), &ExpiryCard::saveWanted, m_actions->saveArtifact, &QAction::trigger);
    connect(m_detail->expiry(), &ExpiryCard::openWanted, m_actions->openArtifact, &QAction::trigger);
}

void MainWindow::updateArtifactActions()
{
    const CollectionPage *page = currentPage();
    const bool artifact = page && page->collection().kind() == Kind::Artifacts;
    const bool body = artifact && page->collection().spec().body;
    for (QAction *action : {m_actions->saveArtifact, m_actions->openArtifact, m_actions->checkDigest})
        action->setEnabled(body);
    m_actions->findNaming->setEnabled(artifact);
}

void MainWindow::chooseArtifactFile(const CollectionPage &page)
{
    const QString name = ArtifactFile::nameOf(page);
    if (name.isEmpty())
        return;
    auto *dialog = new QFileDialog(this, tr("Save the artifact"),
                                   QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, page = QPointer(&page), key = page.currentRecord()->key](const QString &file) {
                if (page)
                    m_artifactFile->saveAs(*page, key, file);
            });
    dialog->open();
}

// Whoever names an artifact does it in an event, or else in a session or a job.
void MainWindow::findNaming(const CollectionPage &page)
{
    const Record *record = page.currentRecord();
    const Cell *id = record ? record->cell(page.collection(), QStringLiteral("id")) : nullptr;
    const QString word = id && !isNull(id->value) ? toDisplay(id->value) : QString();
    if (word.isEmpty())
        return;
    for (const Kind kind : {Kind::Log, Kind::Sessions, Kind::Queue, Kind::Versions, Kind::KeyValue}) {
        for (const auto &collection : page.store()->collections()) {
            if (collection->kind() != kind)
                continue;
            pushPlace();
            if (CollectionPage *found = showCollection(page.store()->info().path, collection->id()))
                found->filterBar()->setText(QLatin1Char('"') + word + QLatin1Char('"'));
            return;
        }
    }
    m_strip->say(Strip::Tone::Info, {}, tr("This store has nothing in which an artifact could be named."));
    m_strip->setClosable(true);
}

} // namespace storescope
