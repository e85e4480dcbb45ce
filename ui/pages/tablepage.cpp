// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/pages/tablepage.h"

#include <QHeaderView>
#include <QLocale>

namespace storescope {

namespace {
constexpr int holdMs = 3000;
} // namespace

TablePage::TablePage(const std::shared_ptr<OpenStore> &store,
                     const std::shared_ptr<const Collection> &collection, QWidget *parent)
    : CollectionPage(new LoadedModel(store, collection), parent)
{
    m_release.setSingleShot(true);
    m_release.setInterval(holdMs);
    connect(&m_release, &QTimer::timeout, this, &TablePage::updateHold);
    connect(m_view, &RecordView::touched, this, [this] {
        m_release.start();
        loaded()->hold(true);
    });
    connect(m_view, &RecordView::selectionCountChanged, this, &TablePage::updateHold);
    connect(m_liveBar, &LiveBar::firstPressed, this, [this] {
        if (m_live->mode() == LiveState::Mode::Paused)
            m_live->showNew();
        else
            loaded()->sortNow();
        m_wouldMove = 0;
        updateLiveBar();
    });
    connect(loaded(), &LoadedModel::totalChanged, this, &TablePage::sayPart);
    connect(m_view, &RecordView::currentRowChanged, this,
            [this](int row) { loaded()->keep(m_model->keyAt(row)); });
    m_view->setSortingEnabled(true);
    sortAsUsual();
}

// What asks for attention first: the states that mean trouble, the soonest expiry, the newest session.
void TablePage::sortAsUsual()
{
    const ColumnSet &columns = m_model->columns();
    int column = -1;
    Qt::SortOrder order = Qt::AscendingOrder;
    switch (collection().kind()) {
    case Kind::Queue:
        column = columns.indexOf(QStringLiteral("lease_until"));
        break;
    case Kind::Artifacts:
        column = columns.indexOf(QStringLiteral("expires"));
        break;
    case Kind::Leases:
        column = columns.indexOf(QStringLiteral("until"));
        break;
    case Kind::Schedules:
        column = columns.indexOf(QStringLiteral("next"));
        break;
    case Kind::Sessions:
        column = columns.indexOf(QStringLiteral("updated"));
        order = Qt::DescendingOrder;
        break;
    case Kind::KeyValue:
    case Kind::Versions:
    case Kind::Budgets:
    case Kind::Log:
    case Kind::Table:
        break;
    }
    m_view->horizontalHeader()->setSortIndicator(column, order);
    loaded()->sort(column, order);
}

void TablePage::sayPart()
{
    const bool large = m_store->rowCount(collection().id()).rows > LoadedModel::mostRows;
    if (loaded()->isComplete() && large && !LoadedModel::holdsPart(collection().kind()))
        Q_EMIT outgrown();
    if (const QString text = partText(); !text.isEmpty())
        say(Notices::About::Cut, {Strip::Tone::Info, {}, text, {}, {}});
    else
        m_notices->take(Notices::About::Cut);
}

QString TablePage::partText() const
{
    if (!loaded()->isCut())
        return {};
    const QString rows = QLocale().toString(LoadedModel::mostRows);
    QStringList sentences;
    if (!LoadedModel::holdsPart(collection().kind()))
        sentences << tr("The first %1 rows are shown.").arg(rows);
    else if (collection().hasIntegerKey())
        sentences << tr("The newest %1 rows are shown.").arg(rows);
    else
        sentences << tr("Of all rows the last %1 by key are shown.").arg(rows);
    const int running = loaded()->olderRunning();
    if (running < 0)
        sentences << tr("Older ones that run are being looked for.");
    else if (!loaded()->hasAllRunning())
        sentences << tr("Of older ones that run, only the newest %1.").arg(QLocale().toString(running));
    else if (running > 0)
        sentences << tr("So are %Ln older one(s) that run.", nullptr, running);
    sentences << tr("A filter reaches the others.");
    return sentences.join(QLatin1Char(' '));
}

void TablePage::updateHold()
{
    const bool hold = m_release.isActive() || m_view->pointerInside() ||
                      m_view->selectionModel()->selectedRows().size() > 1;
    loaded()->hold(hold);
    if (!hold)
        m_wouldMove = 0;
    updateLiveBar();
}

void TablePage::second()
{
    loaded()->refreshDue();
    m_wouldMove = loaded()->wouldMove();
    CollectionPage::second();
}

void TablePage::reload()
{
    if (m_live->mode() == LiveState::Mode::Paused)
        m_live->showNew(); // what is frozen does not change
    loaded()->reload();
}

void TablePage::updateLiveBar()
{
    const Instant now = Instant::now();
    if (m_store->isDisconnected()) {
        m_liveBar->setButtons({}, {});
        return m_liveBar->say(LiveBar::Sign::Ring, tr("Disconnected"),
                              tr("You see what was read last. Maintenance > Reconnect reads on."));
    }
    if (m_live->mode() == LiveState::Mode::Paused) {
        m_liveBar->setButtons(tr("Show new  ="), {});
        return m_liveBar->say(LiveBar::Sign::Paused,
                              tr("Paused — %Ln change(s)", nullptr, int(m_live->waiting())), {});
    }
    m_liveBar->setButtons(
        m_wouldMove > 0 ? tr("Sort again (%Ln row(s) would move)", nullptr, m_wouldMove) : QString(), {});
    const QString hint = m_wouldMove > 0 ? tr("order kept while you select") : QString();
    if (!m_store->isLive())
        return m_liveBar->say(LiveBar::Sign::Ring,
                              tr("Quiet for %1").arg(Formats::span(now.since(m_store->lastChange()))), {},
                              hint);
    const double rate = m_model->rate();
    m_liveBar->say(LiveBar::Sign::Live, tr("Live"),
                   rate > 0 ? tr("%1 changes/s").arg(QLocale().toString(rate, 'f', rate < 10 ? 1 : 0))
                            : tr("no changes now"),
                   hint);
}

} // namespace storescope
