// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/window/maintenance.h"

#include "core/action/apply.h"
#include "core/action/offers.h"
#include "core/base/onready.h"
#include "ui/actions/actionwords.h"
#include "ui/actions/graveyardmodel.h"
#include "ui/actions/graveyardpage.h"
#include "ui/look/icons.h"
#include "ui/models/loadedmodel.h"
#include "ui/pages/collectionpage.h"
#include "ui/window/storeshelf.h"
#include "ui/window/tabarea.h"
#include "ui/window/windowactions.h"

#include <QtConcurrent>

namespace storescope {

Maintenance::Maintenance(TabArea *tabs, WindowActions *actions, const StoreShelf *shelf, QObject *parent)
    : QObject(parent), m_tabs(tabs), m_actions(actions), m_shelf(shelf)
{
    for (const Command &command : commands()) {
        connect(command.action, &QAction::triggered, this, [this, act = command.act] {
            if (!m_store)
                return;
            QString collection;
            for (const Offer &offer : offersOf(*m_store, act)) {
                if (collection.isEmpty() || offer.collection == m_collection)
                    collection = offer.collection;
            }
            if (!collection.isEmpty())
                open(m_store, {act, collection, {}});
        });
    }
    connect(m_actions->graveyard, &QAction::triggered, this, &Maintenance::showGraveyard);
}

// Dialogs of the pages may hold stores, which must go before what watches their files.
Maintenance::~Maintenance()
{
    for (ActionPage *page : pages()) {
        keeper()->endLater(page->takeRunning());
        delete page;
    }
    delete m_graveyard;
}

std::vector<Maintenance::Command> Maintenance::commands() const
{
    return {
        {QStringLiteral("sweep"), m_actions->sweep},     {QStringLiteral("collect"), m_actions->collect},
        {QStringLiteral("release"), m_actions->release}, {QStringLiteral("cancel"), m_actions->cancelWork},
        {QStringLiteral("retry"), m_actions->retry},     {QStringLiteral("purge"), m_actions->purge}};
}

void Maintenance::updateCommands(const std::shared_ptr<OpenStore> &store, const QString &collection)
{
    m_collection = collection;
    if (m_store == store && store) // a store's offers do not change
        return;
    m_store = store;
    for (const Command &command : commands()) {
        const auto offers = store ? offersOf(*store, command.act) : std::vector<Offer>();
        command.action->setEnabled(!offers.empty());
        QStringList titles;
        for (const Offer &offer : offers)
            titles << offer.title;
        command.action->setToolTip(!store           ? tr("No store is open.")
                                   : offers.empty() ? whyNoOffer(*store, command.act)
                                                    : titles.join(QLatin1Char('\n')));
    }
}

// ---- context menus ----

// As the rows are named in a request: by their keys.
QStringList Maintenance::idsOf(const CollectionPage &page, bool all)
{
    QStringList ids;
    if (all) {
        for (int row = 0; row < page.rows()->rowCount(); ++row) {
            if (const auto key = page.rows()->keyAt(row); key && !page.rows()->isGone(row))
                ids << toString(*key);
        }
    } else if (const auto keys = page.selectedKeys()) {
        for (const Key &key : *keys)
            ids << toString(key);
    }
    return ids;
}

void Maintenance::addTo(QMenu *menu, const CollectionPage &page)
{
    const auto store = page.store();
    const QString collection = page.collection().id();
    std::vector<Offer> offers;
    for (Offer &offer : offersOf(*store)) {
        if (offer.collection == collection)
            offers.push_back(std::move(offer));
    }
    if (offers.empty())
        return;
    menu->addSeparator();
    const auto *loaded = qobject_cast<const LoadedModel *>(page.rows());
    const bool whole = loaded && loaded->isComplete() && !loaded->isCut();
    const int shown = page.rows()->rowCount();
    QStringList selected = idsOf(page, false);
    for (const Offer &offer : offers) {
        const bool byRule = offer.act == QLatin1String("sweep") || offer.act == QLatin1String("collect") ||
                            offer.act == QLatin1String("purge");
        const QIcon icon = ActionWords::icon(offer.act);
        const QString act = offer.act;
        if (byRule) {
            menu->addAction(icon, tr("%1…").arg(offer.title), this, [this, store, act, collection] {
                open(store, {act, collection, {}});
            });
            continue;
        }
        QAction *some =
            menu->addAction(icon, ActionWords::goTitle(act), this, [this, store, act, collection, selected] {
                open(store, {act, collection, selected});
            });
        some->setEnabled(!selected.isEmpty());
        if (page.rows()->filter() && !whole) // some of them are not here
            continue;
        const QStringList ids = page.rows()->filter() ? idsOf(page, true) : QStringList();
        menu->addAction(page.rows()->filter()
                            ? tr("%1 all %Ln that match…", nullptr, shown).arg(ActionWords::name(act))
                            : tr("%1 all that can be…").arg(ActionWords::name(act)),
                        this, [this, store, act, collection, ids] {
                            open(store, {act, collection, ids});
                        });
    }
}

// ---- pages ----

ActionPage *Maintenance::currentPage() const
{
    return qobject_cast<ActionPage *>(m_tabs->currentWidget());
}

QList<ActionPage *> Maintenance::pages() const
{
    QList<ActionPage *> pages;
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        if (auto *page = qobject_cast<ActionPage *>(m_tabs->widget(tab)))
            pages << page;
    }
    return pages;
}

// The same one again, unless it is about other rows or has done its work.
ActionPage *Maintenance::open(const std::shared_ptr<OpenStore> &store, const ActionRequest &request)
{
    for (ActionPage *page : pages()) {
        const bool same = page->store() == store && page->request().act == request.act &&
                          page->request().collection == request.collection &&
                          page->request().ids == request.ids && page->step() != ActionPage::Report;
        if (same) {
            m_tabs->setCurrentWidget(page);
            return page;
        }
    }
    auto *page = new ActionPage(store, request, m_tabs);
    page->setKeeper(keeper());
    page->setZoom(m_zoom);
    page->setTimeStyle(m_times);
    connect(page, &ActionPage::statusChanged, this, &Maintenance::statusChanged);
    connect(page, &ActionPage::currentChanged, this, [this, page] {
        if (page == currentPage())
            Q_EMIT rowChanged();
    });
    connect(page, &ActionPage::graveyardChanged, this, &Maintenance::lookAtGraveyard);
    connect(
        page, &ActionPage::closeWanted, this, [this, page] { Q_EMIT closeWanted(page); },
        Qt::QueuedConnection); // it is being pressed
    Q_EMIT pageAdded(page, ActionWords::icon(request.act), page->title());
    page->start();
    return page;
}

GraveyardPage *Maintenance::showGraveyard()
{
    if (!m_graveyard) {
        m_graveyard =
            new GraveyardPage([shelf = m_shelf](const QString &path) { return shelf->store(path); }, m_tabs);
        m_graveyard->setKeeper(keeper());
        m_graveyard->model()->setKeeping(m_keeping);
        connect(m_graveyard, &GraveyardPage::summaryChanged, this, &Maintenance::lookAtGraveyard);
        Q_EMIT pageAdded(m_graveyard, themeIcon("edit-undo"), tr("Graveyard"));
    }
    m_tabs->setCurrentWidget(m_graveyard);
    m_graveyard->lookAgain();
    m_graveyard->setFocus(Qt::OtherFocusReason);
    return m_graveyard;
}

GraveyardPage *Maintenance::graveyard() const
{
    return m_graveyard;
}

void Maintenance::lookAtGraveyard()
{
    onReady(this, QtConcurrent::run([keeping = m_keeping] { return Graveyard().tidied(keeping); }),
            [this](const std::vector<BundleInfo> &bundles) {
                const auto unfinished =
                    std::count_if(bundles.begin(), bundles.end(), [](const BundleInfo &bundle) {
                        return bundle.state == BundleInfo::State::Unfinished;
                    });
                Q_EMIT graveyardLooked(bundles.empty() ? QString() : graveyardSummary(bundles),
                                       int(unfinished));
            });
}

void Maintenance::setKeeping(const Keeping &keeping)
{
    m_keeping = keeping;
    if (m_graveyard)
        m_graveyard->model()->setKeeping(keeping);
}

void Maintenance::closePagesOf(const QString &store)
{
    for (ActionPage *page : pages()) {
        if (page->store()->info().path == store)
            Q_EMIT closeWanted(page);
    }
    if (m_store && m_store->info().path == store)
        m_store.reset();
}

std::vector<LongTask> Maintenance::tasks() const
{
    std::vector<LongTask> tasks;
    for (ActionPage *page : pages()) {
        if (page->isRunning())
            tasks.push_back({page->taskText(), page->share(), [page] { page->stop(); }});
    }
    return tasks;
}

// The page goes; what it began ends between two batches, and is told when it has.
void Maintenance::leave(QWidget *widget)
{
    auto *page = qobject_cast<ActionPage *>(widget);
    std::unique_ptr<Apply> running = page ? page->takeRunning() : nullptr;
    if (!running)
        return;
    connect(running.get(), &Apply::finished, this,
            [this, what = page->taskText()](const ApplyReport &report) {
                Q_EMIT left(report.error && report.removed == 0
                                ? tr("%1: %2").arg(what, report.error->sentence)
                                : tr("%1: stopped, %Ln row(s) are done. The graveyard has the way back.",
                                     nullptr, int(report.removed))
                                      .arg(what));
                lookAtGraveyard();
            });
    keeper()->endLater(std::move(running));
}

Keeper *Maintenance::keeper() const
{
    return m_shelf->pool()->keeper();
}

void Maintenance::setZoom(int percent)
{
    m_zoom = percent;
    for (ActionPage *page : pages())
        page->setZoom(percent);
}

void Maintenance::setTimeStyle(const TimeStyle &style)
{
    m_times = style;
    for (ActionPage *page : pages())
        page->setTimeStyle(style);
}

} // namespace storescope
