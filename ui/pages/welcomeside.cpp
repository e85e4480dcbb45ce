// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// What stands at the right of the welcome page: what was open, what can be undone, the keys, the demo.
#include "ui/look/formats.h"
#include "ui/look/icons.h"
#include "ui/look/linklabel.h"
#include "ui/pages/founddelegate.h"
#include "ui/pages/welcomepage.h"

#include <QFileInfo>
#include <QGridLayout>

namespace storescope {

namespace {

QFont boldOf(QFont font)
{
    font.setBold(true);
    return font;
}

QLabel *heading(const QString &text)
{
    auto *label = new QLabel(text);
    label->setFont(boldOf(label->font()));
    return label;
}

QFrame *rule()
{
    auto *line = new QFrame;
    line->setFixedHeight(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Dark);
    return line;
}

} // namespace

QWidget *WelcomePage::buildSide()
{
    auto *side = new QWidget;
    side->setFixedWidth(306);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 50, 0, 0);
    column->setSpacing(6);
    m_recentTitle->setFont(boldOf(m_recentTitle->font()));
    column->addWidget(m_recentTitle);
    m_recent->setSpacing(4);
    column->addWidget(rule());
    column->addLayout(m_recent);
    column->addWidget(buildUndo());
    column->addSpacing(18);
    column->addWidget(heading(tr("Keys")));
    column->addWidget(rule());
    auto *keys = new QGridLayout;
    keys->setVerticalSpacing(5);
    const std::vector<std::pair<QString, QString>> list = {
        {QStringLiteral("F"), tr("Follow the end")},
        {QStringLiteral("="), tr("Pause, show new")},
        {QStringLiteral("Ctrl+Shift+F"), tr("Filter")},
        {QStringLiteral("e  E"), tr("Next, previous error")},
        {QStringLiteral("m  ]  ["), tr("Mark, next, previous")},
        {QStringLiteral("Ctrl+G"), tr("Go to row, id or time")},
        {QStringLiteral("F8  F7"), tr("Next, previous row")},
        {QStringLiteral("Ctrl+F"), tr("Find, then n and N")},
        {QStringLiteral("Ctrl+Shift+P"), tr("Every command")},
        {QStringLiteral("?"), tr("All keys")}};
    int row = 0;
    for (const auto &[key, what] : list) {
        auto *cap = new KeyCap(key);
        keys->addWidget(cap, row, 0, Qt::AlignLeft);
        keys->addWidget(new QLabel(what), row++, 1);
    }
    keys->setColumnMinimumWidth(0, 104);
    keys->setColumnStretch(1, 1);
    column->addLayout(keys);
    column->addSpacing(18);
    column->addWidget(heading(tr("No store at hand?")));
    column->addWidget(rule());
    auto *drop =
        new QLabel(tr("Start a demo: a small runtime that writes events, jobs and artifacts while you "
                      "watch. Or drop a database file or a folder anywhere in the window."));
    drop->setWordWrap(true);
    drop->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(drop);
    auto *demo = new QPushButton(themeIcon("media-playback-start"), tr("Start the demo"));
    column->addWidget(demo, 0, Qt::AlignLeft);
    connect(demo, &QPushButton::clicked, this, &WelcomePage::demoWanted);
    column->addStretch(1);
    return side;
}

// The way to what actions removed; only where there is something.
QWidget *WelcomePage::buildUndo()
{
    auto *column = new QVBoxLayout(m_graveyard);
    column->setContentsMargins(0, 18, 0, 0);
    column->setSpacing(6);
    column->addWidget(heading(tr("Undo maintenance")));
    column->addWidget(rule());
    m_graveyardNote->setWordWrap(true);
    column->addWidget(m_graveyardNote);
    connect(m_graveyardNote, &LinkLabel::linkActivated, this, &WelcomePage::graveyardWanted);
    m_graveyard->hide();
    return m_graveyard;
}

void WelcomePage::setGraveyard(const QString &summary, int unfinished)
{
    m_graveyard->setVisible(!summary.isEmpty());
    m_graveyardNote->setLink(
        tr("Graveyard: %1").arg(summary),
        unfinished > 0 ? tr("%Ln action(s) ended in the middle. Each of the rows is in the store or in the "
                            "graveyard.",
                            nullptr, unfinished)
                       : QString());
}

void WelcomePage::setRecent(const QStringList &paths)
{
    while (QLayoutItem *item = m_recent->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const QString &path : paths.mid(0, 6)) {
        auto *link = new LinkLabel;
        link->setLink(QFileInfo(path).fileName());
        link->setToolTip(path);
        auto *place = new QLabel(Formats::path(QFileInfo(path).path(), 24));
        place->setForegroundRole(QPalette::PlaceholderText);
        place->setToolTip(path);
        auto *line = new QWidget;
        auto *row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        row->addWidget(link);
        row->addWidget(place, 1, Qt::AlignRight);
        connect(link, &LinkLabel::linkActivated, this, [this, path] { Q_EMIT openWanted({path}); });
        m_recent->addWidget(line);
    }
    if (paths.isEmpty()) {
        auto *none = new QLabel(tr("Nothing yet."));
        none->setForegroundRole(QPalette::PlaceholderText);
        m_recent->addWidget(none);
    }
}

} // namespace storescope
