// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// What a CollectionPage says of itself: in an empty list and in the status bar.
#include "ui/pages/collectionpage.h"

namespace storescope {

QString CollectionPage::nounOfKind(qint64 count) const
{
    const int n = int(qMin<qint64>(count, 1'000'000'000));
    switch (collection().kind()) {
    case Kind::Log:
        return tr("event(s)", nullptr, n);
    case Kind::Sessions:
        return tr("session(s)", nullptr, n);
    case Kind::Artifacts:
        return tr("artifact(s)", nullptr, n);
    case Kind::Queue:
        return tr("job(s)", nullptr, n);
    case Kind::KeyValue:
        return tr("key(s)", nullptr, n);
    case Kind::Versions:
        return tr("version(s)", nullptr, n);
    case Kind::Schedules:
        return tr("schedule(s)", nullptr, n);
    case Kind::Budgets:
        return tr("budget(s)", nullptr, n);
    case Kind::Leases:
        return tr("lease(s)", nullptr, n);
    case Kind::Table:
        return tr("row(s)", nullptr, n);
    }
    return {};
}

void CollectionPage::showState()
{
    if (m_model->rowCount() > 0)
        return;
    if (m_model->isLoading()) {
        m_view->setEmptyText(m_late ? (canFollow() ? tr("Reading the newest %1…").arg(nounOfKind(2))
                                                   : tr("Reading the %1…").arg(nounOfKind(2)))
                                    : QString());
        return;
    }
    if (m_model->filter() || m_model->isScanning()) {
        if (m_model->isScanning())
            m_view->setEmptyText(tr("Searching…"));
        else
            m_view->setEmptyText(
                tr("Nothing matches. %1 %2 were searched.")
                    .arg(Formats::count(qMax<qint64>(m_lastScan ? m_lastScan->passed : m_model->total(), 0)),
                         nounOfKind(2)),
                searchesLiveOnly() ? tr("Search expired too") : tr("Clear filter"));
        return;
    }
    m_view->setEmptyText(tr("No %1 yet. New ones will appear here.").arg(nounOfKind(2)));
}

bool CollectionPage::searchesLiveOnly() const
{
    return m_filter->text().split(QLatin1Char(' ')).contains(QStringLiteral("state:live"));
}

QString CollectionPage::totalText() const
{
    const qint64 total = m_model->total();
    if (total < 0)
        return tr("counting");
    const RowCount known{total, m_model->totalIsExact(), 0};
    const RowCount counting = m_store->rowCount(collection().id());
    const QString words = QStringLiteral("%1 %2").arg(Formats::count(known), nounOfKind(total));
    if (!known.exact && counting.counted > 0 && counting.counted < 1)
        return tr("%1, counting %2 %").arg(words).arg(int(counting.counted * 100));
    return words;
}

QString CollectionPage::shownText() const
{
    if (!m_model->filter())
        return tr("all shown");
    return tr("%1 shown").arg(Formats::count(m_model->rowCount()));
}

QString CollectionPage::selectedText() const
{
    if (!m_model->checks().isEmpty())
        return tr("%Ln selected", nullptr, m_model->checkedCount());
    return m_selected > 1 ? tr("%Ln selected", nullptr, m_selected) : QString();
}

QString CollectionPage::lagText() const
{
    if (m_live->mode() == LiveState::Mode::Paused)
        return tr("paused");
    const qint64 lag = m_model->lagMs();
    return lag < 0 ? QString() : tr("tail lag %1 ms").arg(lag);
}

QString CollectionPage::noticeText() const
{
    return m_notice->isHidden() ? QString() : m_notice->text();
}

QString CollectionPage::searchText() const
{
    return m_looking->isHidden() ? QString() : m_looking->text();
}

QString CollectionPage::modeText() const
{
    return m_liveBar->text();
}

} // namespace storescope
