// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/actions/applypane.h"

#include "ui/actions/actionwords.h"
#include "ui/look/formats.h"

#include <QBoxLayout>
#include <QLocale>

namespace storescope {

namespace {
constexpr int patienceMs = 700; // a store that is not held lets us in sooner
}

ApplyPane::ApplyPane(QWidget *parent)
    : QWidget(parent),
      m_title(boldLabel({})),
      m_rows(new QLabel),
      m_note(new InkLabel(Ink::Dim)),
      m_progress(new QProgressBar),
      m_removed(new Figure),
      m_spared(new Figure),
      m_lock(new Figure),
      m_busy(new Figure),
      m_failure(new Strip),
      m_stop(new QPushButton(tr("Stop"))),
      m_again(new QPushButton(tr("Try again"))),
      m_back(new QPushButton(tr("Back to the preview"))),
      m_foot(boldLabel({}))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_failure);
    auto *body = new QVBoxLayout;
    body->setContentsMargins(24, 22, 24, 16);
    body->setSpacing(10);
    m_wait.setSingleShot(true);
    m_title->setFont(enlarged(m_title->font(), 1.15));
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(10);
    m_progress->setAccessibleName(tr("Progress"));
    m_note->setWordWrap(true);
    auto *figures = new QHBoxLayout;
    figures->setSpacing(36);
    for (Figure *figure : {m_removed, m_spared, m_lock, m_busy})
        figures->addWidget(figure);
    figures->addStretch(1);
    body->addWidget(m_title);
    body->addWidget(m_progress);
    body->addWidget(m_rows);
    body->addSpacing(10);
    body->addLayout(figures);
    body->addSpacing(6);
    body->addWidget(m_note);
    column->addLayout(body);
    column->addStretch(1);
    auto *foot = new Band(Ground::Window, Qt::TopEdge);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(14, 8, 10, 8);
    row->addWidget(m_foot, 1);
    for (QPushButton *button : {m_back, m_again, m_stop}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    column->addWidget(foot);
    connect(m_stop, &QPushButton::clicked, this, &ApplyPane::stopWanted);
    connect(m_again, &QPushButton::clicked, this, &ApplyPane::againWanted);
    connect(m_back, &QPushButton::clicked, this, &ApplyPane::backWanted);
}

void ApplyPane::begin(const Plan &plan, const QString &store, int busyTimeoutMs)
{
    m_act = plan.act;
    m_removes = plan.removes;
    m_failure->hide();
    m_title->setText(tr("%1 in %2").arg(ActionWords::doing(plan.act, plan.removes), store));
    m_progress->setRange(0, int(plan.rows.size()));
    m_stop->setText(tr("Stop"));
    m_stop->setEnabled(true);
    m_stop->setVisible(true);
    m_again->setVisible(false);
    m_back->setVisible(false);
    m_foot->setText(tr("Stop ends between two batches; what is done stays done and can be put back."));
    showProgress({qint64(plan.rows.size()), 0, 0, 0, {}, 0});
    sayWhatComes();
    m_wait.disconnect(this);
    connect(&m_wait, &QTimer::timeout, this, [this, busyTimeoutMs] {
        m_note->setText(tr("The program holds the store. Waiting for up to %1 s; nothing has been changed.")
                            .arg(busyTimeoutMs / 1000));
    });
    m_wait.start(patienceMs);
}

void ApplyPane::sayWhatComes()
{
    m_wait.stop();
    m_note->setText(
        m_removes ? tr("The file is checked first, then each batch is in the graveyard before it goes.")
                  : tr("The file is checked first, then each batch is in the graveyard before it changes."));
}

double ApplyPane::share() const
{
    return m_progress->maximum() > 0 ? double(m_progress->value()) / m_progress->maximum() : -1;
}

void ApplyPane::showProgress(const ApplyProgress &progress)
{
    if (progress.opened && m_wait.isActive())
        sayWhatComes();
    m_progress->setValue(int(progress.done));
    m_rows->setText(tr("%1 of %2 rows").arg(Formats::count(progress.done), Formats::count(progress.rows)));
    m_removed->set(Formats::count(progress.removed), m_removes ? tr("removed") : tr("changed"));
    m_spared->set(Formats::count(progress.spared), tr("spared"));
    m_lock->set(tr("%1 ms").arg(QLocale().toString(double(progress.longestLock.count()) / 1000, 'f', 1)),
                tr("longest lock"));
    m_busy->set(Formats::count(progress.busy), tr("waits for the program"));
}

void ApplyPane::showStopping()
{
    m_stop->setEnabled(false);
    m_stop->setText(tr("Stopping…"));
}

void ApplyPane::showFailure(const QString &sentence, const QString &details)
{
    m_wait.stop();
    m_failure->say(Strip::Tone::Warning, {}, sentence, {}, details);
    m_stop->setVisible(false);
    m_again->setVisible(true);
    m_back->setVisible(true);
    m_back->setFocus(Qt::OtherFocusReason);
    m_foot->setText(tr("Nothing was changed."));
    m_note->clear();
}

} // namespace storescope
