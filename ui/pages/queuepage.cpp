// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/pages/queuepage.h"

#include "core/base/onready.h"
#include "ui/look/elidedlabel.h"
#include "ui/look/zoom.h"
#include "ui/models/claims.h"
#include "ui/views/leaselanes.h"
#include "ui/views/statetiles.h"

#include <QElapsedTimer>
#include <QLabel>

namespace storescope {

namespace {
constexpr int staleMs = 2000; // where counting is so rare, the numbers are marked as old meanwhile
constexpr int countMs = 500;  // at most twice a second, and less often where counting takes long
const QString stateWord = QStringLiteral("state:");
} // namespace

QueuePage::QueuePage(const std::shared_ptr<OpenStore> &store,
                     const std::shared_ptr<const Collection> &collection, QWidget *parent)
    : TablePage(store, collection, parent),
      m_tiles(new StateTiles(*collection, this)),
      m_overdue(new Strip(this))
{
    const int filter = m_column->indexOf(m_filter);
    m_column->insertWidget(filter, m_tiles);
    m_column->insertWidget(filter + 1, m_overdue);
    if (collection->columnIndex(QStringLiteral("lease_until")) >= 0)
        buildLanes();
    m_count.setSingleShot(true);
    m_count.setInterval(countMs);
    connect(&m_count, &QTimer::timeout, this, &QueuePage::countStates);
    connect(m_tiles, &StateTiles::chosenChanged, this, &QueuePage::chosen);
    connect(m_filter, &FilterBar::applied, this, &QueuePage::showChosen);
    connect(m_overdue, &Strip::pressed, this, [this] { chosen({QStringLiteral("lease-expired")}); });
    connect(store.get(), &OpenStore::changed, this, [this, file = store->fileOf(*collection)](int changed) {
        if (changed == file)
            countSoon();
    });
}

// A pass over all rows: not for a tab that nobody sees.
void QueuePage::countSoon()
{
    m_uncounted = true;
    if (!m_seen || m_count.isActive())
        return;
    if (m_count.interval() > staleMs)
        m_tiles->setStale();
    m_count.start();
}

void QueuePage::seen(bool seen)
{
    m_seen = seen;
    if (m_claims)
        m_claims->setActive(seen);
    if (!seen) {
        m_count.stop();
        m_cancel.cancel();
        m_cancel = CancelToken();
        m_uncounted = std::exchange(m_counting, false) || m_uncounted;
    } else if (m_uncounted) {
        countStates();
    }
}

void QueuePage::buildLanes()
{
    m_laneArea = new QWidget(this);
    auto *column = new QVBoxLayout(m_laneArea);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(10, 3, 8, 3);
    auto *title = new QLabel(tr("Leases"));
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    m_leaseNote = new ElidedLabel;
    m_leaseNote->setText(tr("as the program keeps them: a claim runs out when its lease ends"));
    m_leaseNote->setForegroundRole(QPalette::PlaceholderText);
    auto *by = new QComboBox;
    by->addItems({tr("worker"), tr("queue"), tr("kind")});
    by->setAccessibleName(tr("A lane for each"));
    auto *label = new QLabel(tr("lane a"));
    label->setForegroundRole(QPalette::PlaceholderText);
    head->addWidget(title);
    head->addSpacing(6);
    head->addWidget(m_leaseNote, 1);
    head->addWidget(label);
    head->addSpacing(6);
    head->addWidget(by);
    by->setMinimumWidth(by->sizeHint().width() + 12);
    m_claims = new Claims(loaded(), this);
    m_lanes = new LeaseLanes(m_claims, m_model, this);
    leaveSizeAlone(m_lanes);
    column->addLayout(head);
    column->addWidget(m_lanes);
    m_column->insertWidget(m_column->indexOf(m_filter), m_laneArea);
    connect(by, &QComboBox::activated, m_lanes,
            [this](int choice) { m_lanes->setBy(LeaseLanes::By(choice)); });
    connect(m_lanes, &LeaseLanes::lanesChanged, this, &QueuePage::fitLanes);
    connect(m_lanes, &LeaseLanes::claimWanted, m_model, &RowsModel::locate);
}

// A program that keeps no lease leaves it to the user when a claim counts as run out.
void QueuePage::placeParameters(QWidget *fields)
{
    if (!m_laneArea)
        return TablePage::placeParameters(fields);
    m_leaseNote->setText(tr("the program keeps none"));
    auto *head = static_cast<QHBoxLayout *>(m_laneArea->layout()->itemAt(0)->layout());
    const int at = head->indexOf(m_leaseNote) + 1;
    head->insertWidget(at, fields);
    head->insertSpacing(at + 1, 10);
}

// At most two fifths of the page.
void QueuePage::fitLanes()
{
    if (m_lanes)
        m_lanes->setFixedHeight(qMin(m_lanes->wantedHeight(), height() * 4 / 10));
}

void QueuePage::resizeEvent(QResizeEvent *event)
{
    TablePage::resizeEvent(event);
    fitLanes();
}

void QueuePage::countStates()
{
    if (std::exchange(m_counting, true))
        return;
    ++m_counts;
    m_uncounted = false;
    QElapsedTimer took;
    took.start();
    onReady(this, m_store->stateCounts(collection().id(), Instant::now(), m_cancel),
            [this, took, cancel = m_cancel](const Result<StateCounts> &counts) {
                if (cancel.isCancelled())
                    return;
                m_counting = false;
                m_count.setInterval(int(std::clamp<qint64>(took.elapsed() * 10, countMs, 30'000)));
                if (counts)
                    counted(*counts);
            });
}

void QueuePage::counted(const StateCounts &counts)
{
    m_tiles->setCounts(counts);
    const qint64 overdue = counts.byState.value(QStringLiteral("lease-expired"));
    if (overdue > 0)
        m_overdue->say(Strip::Tone::Warning,
                       tr("%Ln claim(s) ran out and nobody took over.", nullptr, int(overdue)), {},
                       tr("Show them"));
    else
        m_overdue->hide();
}

QString QueuePage::trouble() const
{
    return m_overdue->isHidden() ? QString() : m_overdue->text();
}

void QueuePage::chosen(const QStringList &states)
{
    m_filter->replaceTerms({stateWord}, states.isEmpty()
                                            ? QStringList()
                                            : QStringList{stateWord + states.join(QLatin1Char(','))});
}

void QueuePage::showChosen()
{
    QStringList states;
    for (const QString &word : m_filter->text().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (word.startsWith(stateWord))
            states << word.mid(stateWord.size()).split(QLatin1Char(','));
    }
    m_tiles->setChosen(states);
}

void QueuePage::second()
{
    TablePage::second();
    if (m_lanes)
        m_lanes->second();
    if (m_store->isLive())
        countSoon(); // states change with the clock
}

} // namespace storescope
