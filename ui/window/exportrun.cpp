// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/window/exportrun.h"

#include "core/base/text.h"
#include "ui/look/formats.h"

#include <QDesktopServices>
#include <QUrl>

namespace storescope {

ExportRun::ExportRun(std::shared_ptr<OpenStore> store, const ExportOptions &options, Strip *strip,
                     Keeper *keeper)
    : m_exporter(std::make_unique<Exporter>(std::move(store), options)),
      m_keeper(keeper),
      m_folder(options.folder),
      m_bodies(options.what == ExportOptions::What::Bodies),
      m_strip(strip)
{
    connect(m_exporter.get(), &Exporter::progressed, this, &ExportRun::progressed);
    connect(m_exporter.get(), &Exporter::finished, this, &ExportRun::finished);
    connect(m_strip, &Strip::pressed, this, &ExportRun::pressed);
}

ExportRun::~ExportRun()
{
    if (m_exporter && m_running && m_keeper) {
        m_exporter->disconnect(this);
        m_keeper->endLater(std::move(m_exporter));
    }
    if (m_strip)
        m_strip->deleteLater();
}

void ExportRun::stop()
{
    if (m_exporter)
        m_exporter->cancel();
}

void ExportRun::start()
{
    m_running = true;
    m_taskText = tr("Exporting");
    m_strip->say(Strip::Tone::Info, tr("Exporting"), tr("to %1").arg(withTilde(m_folder)), tr("Stop"));
    m_strip->setClosable(false);
    m_exporter->start();
}

void ExportRun::progressed(const ExportProgress &progress)
{
    const QString what = m_bodies ? tr("%Ln file(s)", nullptr, int(progress.files))
                                  : tr("%Ln row(s)", nullptr, int(progress.rows));
    m_strip->say(Strip::Tone::Info, tr("Exporting"),
                 tr("%1, %2, to %3").arg(what, formatBytes(progress.bytes), withTilde(m_folder)), tr("Stop"));
    m_strip->setProgress(progress.share);
    m_taskText = tr("Exporting %1").arg(what);
    m_share = progress.share;
}

void ExportRun::finished(const ExportReport &report)
{
    m_running = false;
    Exporter *ended = m_exporter.release(); // it is telling this
    ended->setParent(this);
    ended->deleteLater();
    m_strip->setProgress(-1);
    m_strip->setClosable(true);
    const QString details = report.problems.join(QLatin1Char('\n'));
    const QString what = m_bodies ? tr("%Ln file(s)", nullptr, int(report.files))
                                  : tr("%Ln row(s)", nullptr, int(report.rows));
    if (report.error) {
        m_strip->say(Strip::Tone::Error, tr("The export stopped."), report.error->sentence, tr("Show folder"),
                     details);
    } else if (report.cancelled) {
        m_strip->say(
            Strip::Tone::Warning, tr("Stopped."),
            tr("%1 are written and stay. Once more into the same folder goes on from there.").arg(what),
            tr("Show folder"), details);
    } else {
        QString text = QStringLiteral("%1, %2").arg(what, formatBytes(report.bytes));
        if (report.skipped > 0)
            text += tr(", %1 were there already").arg(Formats::count(report.skipped));
        if (report.mismatched > 0)
            text += tr(", %1 differ from their digest").arg(Formats::count(report.mismatched));
        else if (report.verified > 0)
            text += tr(", all digests match");
        const bool trouble = report.mismatched > 0 || !report.problems.isEmpty();
        m_endedWell = !trouble;
        m_strip->say(trouble ? Strip::Tone::Warning : Strip::Tone::Info, tr("Exported"),
                     text + QLatin1Char('.'), tr("Show folder"), details);
    }
    m_strip->setClosable(true);
    Q_EMIT done(!report.error && !report.cancelled);
}

void ExportRun::pressed()
{
    if (m_running)
        stop();
    else
        QDesktopServices::openUrl(QUrl::fromLocalFile(m_folder));
}

} // namespace storescope
