// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/ui/statemakers.h"

#include "tests/support/fixture.h"
#include "tests/support/systemcalls.h"
#include "ui/actions/applypane.h"
#include "ui/actions/rulepane.h"
#include "ui/detail/detaildock.h"
#include "ui/views/strip.h"
#include "ui/window/maintenance.h"

#include <QLabel>
#include <QMessageBox>
#include <QPushButton>

namespace storescope {

namespace {

constexpr int patience = 20'000; // ms

bool until(const std::function<bool()> &holds)
{
    return QTest::qWaitFor(holds, patience);
}

std::shared_ptr<StateFixture> withWindow(std::shared_ptr<StateFixture> fixture)
{
    fixture->window->resize(1280, 800);
    fixture->window->show();
    return fixture;
}

std::shared_ptr<WriterProcess> shell(const QString &file)
{
    auto process = std::make_shared<WriterProcess>(QStringLiteral("shell"), file);
    process->waitUntilReady();
    return process;
}

// For whoever reads why it failed.
State gaveUp(const StateFixture &fixture)
{
    for (const Strip *strip : fixture.window->findChildren<Strip *>()) {
        if (strip->isVisible())
            qWarning("a strip says: %s", qPrintable(strip->text()));
    }
    for (const QLabel *label : fixture.window->centralWidget()->findChildren<QLabel *>()) {
        if (label->isVisible() && !label->text().isEmpty())
            qWarning("a label says: %s", qPrintable(label->text()));
    }
    return nullptr;
}

State said(const std::shared_ptr<StateFixture> &fixture, const char *words)
{
    const bool is = until([&] { return isSaid(*fixture->window, QLatin1String(words)); });
    return is ? fixture : gaveUp(*fixture);
}

// A rollback journal gives readers a small share of the time, so that counting a large table takes a while.
State rowIndexBeingBuilt(const char *words)
{
    auto fixture = std::make_shared<StateFixture>();
    if (!fixture->store.create(QStringLiteral("--rows 500 --payload 300 --journal delete")))
        return nullptr;
    const auto writer = shell(fixture->store.file());
    writer->sql("INSERT INTO log(at, session, type, body) SELECT at, session, type, body FROM log, (WITH "
                "RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 800) SELECT i FROM n)");
    fixture->held.push_back(writer);
    if (!fixture->show())
        return nullptr;
    fixture->page()->store()->setReadLess(true); // it takes longer then
    return said(fixture, words);
}

State networkDisk(const char *words)
{
    auto fixture = std::make_shared<StateFixture>();
    fixture->held.push_back(
        std::make_shared<BrokenSystem>(BrokenSystem::What::NetworkDisk, fixture->store.file()));
    return fixture->create(300) && fixture->show() ? said(fixture, words) : nullptr;
}

// A page in the middle of the table's leaves, as a disk that lies leaves it behind.
State damagedPage(const char *words)
{
    auto fixture = std::make_shared<StateFixture>();
    if (!fixture->store.create(QStringLiteral("--rows 6000 --payload 300")))
        return nullptr;
    QFile file(fixture->store.file());
    if (!file.open(QIODevice::ReadWrite) || !file.seek(file.size() / 2 / 4096 * 4096))
        return nullptr;
    file.write(QByteArray(4096, '\xee'));
    file.close();
    if (!fixture->show())
        return gaveUp(*fixture);
    fixture->page()->goTo(QStringLiteral("2979")); // in the middle
    return said(fixture, words);
}

State noPermission(const char *words)
{
    auto fixture = std::make_shared<StateFixture>();
    if (!fixture->create(10))
        return nullptr;
    fixture->held.push_back(
        std::make_shared<BrokenSystem>(BrokenSystem::What::NoPermission, fixture->store.file()));
    withWindow(fixture)->window->begin({fixture->store.file()});
    return said(fixture, words);
}

State valueTooBig(const char *words)
{
    auto fixture = std::make_shared<StateFixture>();
    if (!fixture->create(40))
        return nullptr;
    shell(fixture->store.file())
        ->sql("UPDATE log SET body = '{\"text\":\"' || replace(hex(zeroblob(900000)), '00', 'large ') || "
              "'\"}' WHERE id = 30");
    if (!fixture->show())
        return nullptr;
    fixture->window->detail()->setCurrentTab(DetailDock::Raw);
    fixture->page()->view()->showRow(29, true);
    return said(fixture, words);
}

State partlyDone(const char *words)
{
    Sweep sweep;
    if (!sweep.open() || !sweep.preview())
        return nullptr;
    sweep.changeRows();
    return sweep.confirm() && sweep.reaches(ActionPage::Report) ? said(sweep.fixture, words) : nullptr;
}

// The disk fails while the first batch is committed.
State outcomeUnknown(const char *words)
{
    Sweep sweep;
    if (!sweep.open() || !sweep.preview())
        return nullptr;
    sweep.fixture->held.push_back(
        std::make_shared<BrokenSystem>(BrokenSystem::What::FailingWrites, sweep.file()));
    return sweep.confirm() ? said(sweep.fixture, words) : nullptr;
}

State storeIsHeld(const char *words)
{
    Sweep sweep;
    if (!sweep.open() || !sweep.preview())
        return nullptr;
    const auto holder = shell(sweep.file());
    holder->sql("BEGIN EXCLUSIVE");
    sweep.fixture->held.push_back(holder);
    return sweep.confirm() ? said(sweep.fixture, words) : nullptr;
}

} // namespace

Sweep::Sweep() = default;

ActionPage *Sweep::page() const
{
    return fixture->window->maintenance()->currentPage();
}

void Sweep::tell(const QByteArray &sql) const
{
    shell(file())->sql(sql);
}

bool Sweep::open()
{
    if (!test::copyFixtureFile(QStringLiteral(STORESCOPE_FIXTURES "/arcp/rich"), QStringLiteral("arcp.db"),
                               file()))
        return false;
    tell("UPDATE arcp_artifact SET expires_at_iso = strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-' || (rowid * "
         "11) || ' hours')");
    withWindow(fixture)->window->begin({file()});
    if (!until([this] { return fixture->page() && !fixture->page()->rows()->isLoading(); }))
        return false;
    fixture->commands()->sweep->trigger();
    return page();
}

bool Sweep::preview()
{
    page()->rulePane()->previewButton()->click();
    if (!reaches(ActionPage::Preview))
        return false;
    page()->previewPane()->model()->choose({3}, false);
    page()->previewPane()->view()->showRow(1, true);
    return true;
}

void Sweep::changeRows()
{
    tell("UPDATE arcp_artifact SET media_type = 'text/new' WHERE rowid IN (2, 4, 5)");
    until([this] { return !page()->previewPane()->noticeText().isEmpty(); });
}

bool Sweep::confirm()
{
    ActionPage *page = this->page();
    page->previewPane()->applyButton()->click();
    if (!until([page] { return page->findChild<QMessageBox *>(); }))
        return false;
    auto *box = page->findChild<QMessageBox *>();
    for (QAbstractButton *button : box->buttons()) {
        if (box->buttonRole(button) == QMessageBox::DestructiveRole) {
            button->click();
            return true;
        }
    }
    return false;
}

bool Sweep::reaches(ActionPage::Step step) const
{
    return until([page = page(), step] { return page->step() == step; });
}

bool isSaid(const QWidget &window, const QString &words)
{
    for (const QLabel *label : window.findChildren<QLabel *>()) {
        if (label->isVisible() && label->text().contains(words))
            return true;
    }
    for (const Strip *strip : window.findChildren<Strip *>()) {
        if (strip->isVisible() && strip->text().contains(words))
            return true;
    }
    return false;
}

std::vector<HardState> hardStates()
{
    const std::pair<std::pair<const char *, const char *>, State (*)(const char *)> all[] = {
        {{"index-being-built", "counting"}, rowIndexBeingBuilt},
        {{"network-disk", "This is on a network disk, so it is not watched."}, networkDisk},
        {{"damaged-page", "cannot be read (SQLite 11)"}, damagedPage},
        {{"no-permission", "You may not read"}, noPermission},
        {{"value-too-big", "The first 256.0 KB are shown."}, valueTooBig},
        {{"partly-done", "3 spared"}, partlyDone},
        {{"outcome-unknown", "The store was read again"}, outcomeUnknown},
        {{"waiting-for-a-busy-store", "The program holds the store."}, storeIsHeld},
        {{"stayed-locked", "Nothing was changed: the store stayed locked for 5 s."}, storeIsHeld},
    };
    std::vector<HardState> states;
    for (const auto &[told, make] : all)
        states.push_back(
            {told.first, told.second, [make = make, words = told.second] { return make(words); }});
    return states;
}

} // namespace storescope
