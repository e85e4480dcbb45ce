// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/actions/reportpane.h"

#include "core/base/text.h"
#include "core/codec/document.h"
#include "ui/actions/actionwords.h"
#include "ui/actions/sparedmodel.h"
#include "ui/look/formats.h"
#include "ui/look/icons.h"
#include "ui/look/linklabel.h"

#include <QBoxLayout>
#include <QDesktopServices>
#include <QFileInfo>
#include <QHeaderView>
#include <QLocale>
#include <QUrl>

namespace storescope {

ReportPane::ReportPane(QWidget *parent)
    : QWidget(parent),
      m_notice(new Strip),
      m_sentence(boldLabel({})),
      m_note(new InkLabel(Ink::Dim)),
      m_bundle(new LinkLabel),
      m_done(new Figure),
      m_stayed(new Figure),
      m_bytes(new Figure),
      m_lock(new Figure),
      m_place(new QWidget),
      m_model(new SparedModel(this)),
      m_spared(new PlainTable(tr("Rows that were spared"))),
      m_showSpared(new QPushButton(tr("Show spared"))),
      m_save(new QPushButton(tr("Save report…"))),
      m_undo(new QPushButton(themeIcon("edit-undo"), tr("Undo…"))),
      m_close(new QPushButton(tr("Close")))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *body = new QVBoxLayout;
    body->setContentsMargins(24, 22, 24, 14);
    body->setSpacing(10);
    m_sentence->setFont(enlarged(m_sentence->font(), 1.15));
    m_sentence->setWordWrap(true);
    m_note->setWordWrap(true);
    auto *figures = new QHBoxLayout;
    figures->setSpacing(36);
    for (Figure *figure : {m_done, m_stayed, m_bytes, m_lock})
        figures->addWidget(figure);
    figures->addStretch(1);
    auto *place = new QHBoxLayout(m_place);
    place->setContentsMargins(0, 0, 0, 0);
    auto *keptIn = new InkLabel(Ink::Dim, tr("Kept in the graveyard:"));
    place->addWidget(keptIn);
    place->addWidget(m_bundle, 1, Qt::AlignLeft);
    connect(m_bundle, &LinkLabel::linkActivated, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_report.bundle).path())); });
    body->addWidget(m_sentence);
    body->addSpacing(4);
    body->addLayout(figures);
    body->addSpacing(6);
    body->addWidget(m_place);
    body->addWidget(m_note);
    m_spared->setModel(m_model);
    m_spared->horizontalHeader()->resizeSection(SparedModel::Row, 320);
    m_spared->horizontalHeader()->setSectionResizeMode(SparedModel::Why, QHeaderView::Stretch);
    column->addWidget(m_notice);
    column->addLayout(body);
    column->addWidget(m_spared, 1);
    column->addStretch(0);
    column->addWidget(buildFoot());
    m_spared->hide();
}

QWidget *ReportPane::buildFoot()
{
    auto *foot = new Band(Ground::Window, Qt::TopEdge);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(14, 8, 10, 8);
    row->setSpacing(8);
    row->addStretch(1);
    for (QPushButton *button : {m_showSpared, m_save, m_undo, m_close}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    m_showSpared->setCheckable(true);
    connect(m_showSpared, &QPushButton::toggled, m_spared, &QWidget::setVisible);
    connect(m_save, &QPushButton::clicked, this, &ReportPane::saveWanted);
    connect(m_undo, &QPushButton::clicked, this, &ReportPane::undoWanted);
    connect(m_close, &QPushButton::clicked, this, &ReportPane::closeWanted);
    return foot;
}

void ReportPane::showReport(const ApplyReport &report, const Plan &plan, const QString &store)
{
    m_report = report;
    m_act = plan.act;
    m_rule = plan.rule;
    m_store = plan.store;
    m_collection = plan.collection;
    const QString done = ActionWords::done(plan.act, plan.removes, report.removed);
    const qint64 spared = qint64(report.spared.size());
    QString sentence = spared > 0 ? tr("%1 in %2, %3 spared.").arg(done, store, Formats::count(spared))
                                  : tr("%1 in %2.").arg(done, store);
    if (report.cancelled)
        sentence = tr("Stopped. %1").arg(sentence);
    m_sentence->setText(sentence);
    m_done->set(Formats::count(report.removed), plan.removes ? tr("removed") : tr("changed"),
                tr("of %1").arg(Formats::count(qint64(plan.rows.size()))));
    m_stayed->set(Formats::count(spared), tr("spared"),
                  spared > 0 ? tr("not as the preview showed") : QString());
    m_bytes->set(formatBytes(report.bytes), plan.removes ? tr("freed in the file") : tr("in these rows"));
    m_lock->set(tr("%1 ms").arg(QLocale().toString(double(report.longestLock.count()) / 1000, 'f', 1)),
                tr("longest lock"),
                tr("%Ln batch(es), %1 waits", nullptr, report.batches).arg(Formats::count(report.busy)));
    m_place->setVisible(!report.bundle.isEmpty());
    m_bundle->setLink(QFileInfo(report.bundle).fileName());
    m_bundle->setToolTip(tr("Show in the file manager: %1").arg(report.bundle));
    m_note->setText(plan.removes ? tr("The file keeps its size; SQLite fills the freed pages again.")
                                 : QString());
    m_model->set(report.spared);
    m_showSpared->setVisible(spared > 0);
    m_showSpared->setChecked(spared > 0 && spared <= 12);
    m_undo->setEnabled(!report.bundle.isEmpty() && report.removed > 0);
    if (report.error) {
        QString details = errorCodeName(report.error->code);
        if (report.error->sqliteCode)
            details += tr(", SQLite %1").arg(report.error->sqliteCode);
        m_notice->say(Strip::Tone::Error, tr("It ended early."), report.error->sentence, {}, details);
    } else {
        m_notice->hide();
    }
}

void ReportPane::showUndone(qint64 restored, qint64 collided)
{
    m_notice->say(collided > 0 ? Strip::Tone::Warning : Strip::Tone::Info, tr("Undone."),
                  collided > 0 ? tr("%Ln row(s) are back; %1 stay in the graveyard.", nullptr, int(restored))
                                     .arg(Formats::count(collided))
                               : tr("%Ln row(s) are back.", nullptr, int(restored)));
    m_undo->setEnabled(collided > 0);
}

QString ReportPane::figures() const
{
    return QStringList{m_done->text(), m_stayed->text(), m_bytes->text(), m_lock->text()}.join(
        QStringLiteral(" | "));
}

QByteArray ReportPane::asJson() const
{
    Json spared = Json::array();
    for (const Spared &one : m_report.spared)
        spared.push_back({{"key", one.key.toStdString()}, {"why", one.why.toStdString()}});
    const Json json{{"action", m_act.toStdString()},
                    {"store", m_store.toStdString()},
                    {"collection", m_collection.toStdString()},
                    {"rule", m_rule.toStdString()},
                    {"removed", m_report.removed},
                    {"spared", spared},
                    {"bytes", m_report.bytes},
                    {"longest_lock_ms", double(m_report.longestLock.count()) / 1000},
                    {"bundle", m_report.bundle.isEmpty() ? Json() : Json(m_report.bundle.toStdString())}};
    return QByteArray::fromStdString(json.dump(2)) + '\n';
}

} // namespace storescope
