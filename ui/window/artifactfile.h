// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/exporter.h"
#include "ui/views/strip.h"

#include <QTemporaryDir>

namespace storescope {

class CollectionPage;

// One artifact as a file: saved where the user says, or opened with the program of its type. It is written to
// a folder of its own first, so that a file appears under its name only when it is complete. Such folders
// live as long as this.
class ArtifactFile : public QObject
{
    Q_OBJECT
public:
    explicit ArtifactFile(QObject *parent = nullptr);
    ~ArtifactFile() override;

    static QString nameOf(const CollectionPage &page); // of the current row's file
    void saveAs(const CollectionPage &page, const Key &key, const QString &file);
    void openWith(const CollectionPage &page); // its current row

Q_SIGNALS:
    void said(storescope::Strip::Tone tone, const QString &strong, const QString &text);
    void opened(const QString &file); // handed to the desktop

private:
    struct Lot
    {
        explicit Lot(const QString &place) : folder(place) {}
        QTemporaryDir folder;
        std::unique_ptr<Exporter> exporter;
        QString target; // empty: it is to be opened
    };
    void write(const CollectionPage &page, const Key &key, std::unique_ptr<Lot> lot);
    void finished(Lot *lot, const ExportReport &report);
    void place(const QString &written, const QString &target, const ExportReport &report);

    std::vector<std::unique_ptr<Lot>> m_lots;
};

} // namespace storescope
