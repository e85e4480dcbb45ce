// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// A picture of every state that a page can be in: statepictures FOLDER. Each state is made as it comes about,
// in the light and the dark theme (or of the named states); scripts/screenshots --states runs it at both
// scales.
#include "tests/support/fixture.h"
#include "tests/ui/paintwatch.h"
#include "tests/ui/windowfixture.h"
#include "ui/actions/actionpage.h"
#include "ui/actions/rulepane.h"
#include "ui/window/maintenance.h"

#include <QMessageBox>
#include <QTextStream>

using namespace storescope;

namespace {

struct State
{
    const char *name;
    std::function<std::unique_ptr<WindowFixture>()> make; // null when it did not come about
};

std::unique_ptr<WindowFixture> opened(int rows, const QByteArray &has = "log = [\"body\"]")
{
    auto fixture = std::make_unique<WindowFixture>(StoreFixture::logCollection(), has);
    return fixture->open(rows) ? std::move(fixture) : nullptr;
}

// Waits until the page says something that begins so.
bool says(const WindowFixture &fixture, const QString &beginning)
{
    return QTest::qWaitFor([&] { return fixture.page()->noticeText().startsWith(beginning); }, 20000);
}

// The profile knows other versions than the file has.
std::unique_ptr<WindowFixture> versioned(int version)
{
    auto fixture = std::make_unique<WindowFixture>(
        StoreFixture::logCollection(),
        "log = [\"body\"] }\nversion = \"user_version\"\nknown = [\"2\", \"3\"]\n#");
    if (!fixture->create(200))
        return nullptr;
    WriterProcess shell(QStringLiteral("shell"), fixture->store.file());
    shell.waitUntilReady();
    shell.sql("PRAGMA user_version=" + QByteArray::number(version));
    shell.end();
    return fixture->show() ? std::move(fixture) : nullptr;
}

// A sweep of long expired artifacts, at the given step.
std::unique_ptr<WindowFixture> sweeping(ActionPage::Step step, bool changed = false)
{
    auto fixture = std::make_unique<WindowFixture>();
    const QString file = fixture->home.filePath(QStringLiteral("arcp.db"));
    if (!test::copyFixtureFile(QStringLiteral(STORESCOPE_FIXTURES "/arcp/rich"), QStringLiteral("arcp.db"),
                               file))
        return nullptr;
    const auto tell = [&file](const QByteArray &sql) {
        WriterProcess shell(QStringLiteral("shell"), file);
        shell.waitUntilReady();
        shell.sql(sql);
        shell.end();
    };
    tell("UPDATE arcp_artifact SET expires_at_iso = strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-' || (rowid * "
         "11) || "
         "' hours')");
    fixture->window->resize(1280, 800);
    fixture->window->show();
    fixture->window->begin({file});
    if (!QTest::qWaitFor([&] { return fixture->page() && !fixture->page()->rows()->isLoading(); }, 10000))
        return nullptr;
    fixture->commands()->sweep->trigger();
    ActionPage *page = fixture->window->maintenance()->currentPage();
    const auto reaches = [page](ActionPage::Step wanted) {
        return QTest::qWaitFor([&] { return page->step() == wanted; }, 10000);
    };
    if (step == ActionPage::Rule)
        return fixture;
    page->rulePane()->previewButton()->click();
    if (!reaches(ActionPage::Preview))
        return nullptr;
    page->previewPane()->model()->choose({3}, false);
    page->previewPane()->view()->showRow(1, true);
    if (changed)
        tell("UPDATE arcp_artifact SET media_type = 'text/new' WHERE rowid IN (2, 4, 5)");
    if (changed && !QTest::qWaitFor([page] { return !page->previewPane()->noticeText().isEmpty(); }, 10000))
        return nullptr;
    if (step == ActionPage::Preview)
        return fixture;
    page->previewPane()->applyButton()->click();
    if (!QTest::qWaitFor([page] { return page->findChild<QMessageBox *>(); }, 5000))
        return nullptr;
    for (QAbstractButton *button : page->findChild<QMessageBox *>()->buttons()) {
        if (page->findChild<QMessageBox *>()->buttonRole(button) == QMessageBox::DestructiveRole) {
            button->click();
            break;
        }
    }
    return reaches(ActionPage::Report) ? std::move(fixture) : nullptr;
}

std::vector<State> states()
{
    return {
        {"no-rows", [] { return opened(0); }},
        {"no-match",
         [] {
             auto fixture = opened(300);
             if (fixture) {
                 fixture->page()->filterBar()->setText(QStringLiteral("session:nobody"));
                 if (!QTest::qWaitFor([&] { return fixture->page()->rows()->rowCount() == 0; }, 5000))
                     fixture.reset();
             }
             return fixture;
         }},
        {"filter-mistake",
         [] {
             auto fixture = opened(300);
             if (fixture)
                 fixture->page()->filterBar()->setText(QStringLiteral("session:s1 bytes>>"));
             return fixture;
         }},
        {"reading",
         [] {
             auto fixture = opened(300);
             if (fixture) {
                 fixture->page()->view()->showRow(120, true);
                 fixture->append(14);
                 if (!QTest::qWaitFor([&] { return fixture->page()->live()->waiting() == 14; }, 5000))
                     fixture.reset();
             }
             return fixture;
         }},
        {"paused",
         [] {
             auto fixture = opened(300);
             if (fixture) {
                 fixture->commands()->pause->trigger();
                 fixture->append(14);
                 if (!QTest::qWaitFor([&] { return fixture->page()->live()->waiting() == 14; }, 5000))
                     fixture.reset();
             }
             return fixture;
         }},
        {"disconnected",
         [] {
             auto fixture = opened(300);
             if (fixture)
                 fixture->commands()->disconnectStore->trigger();
             return fixture;
         }},
        {"row-removed",
         [] {
             auto fixture = std::make_unique<WindowFixture>(
                 StoreFixture::logCollection("tail = { mode = \"difference\", removes = true }"));
             if (!fixture->open(300))
                 return std::unique_ptr<WindowFixture>();
             fixture->page()->view()->showRow(290, true);
             WriterProcess::run(QStringLiteral("delete"), fixture->store.file(),
                                {QStringLiteral("--id"), QStringLiteral("291"), QStringLiteral("--count"),
                                 QStringLiteral("1")});
             if (!QTest::qWaitFor([&] { return fixture->page()->rows()->rowCount() == 299; }, 5000))
                 fixture.reset();
             return fixture;
         }},
        {"busy",
         [] {
             static std::unique_ptr<WriterProcess> holder; // holds the store until the next state
             holder.reset();
             auto fixture = std::make_unique<WindowFixture>();
             fixture->store.create(QStringLiteral("--rows 300 --journal delete"));
             if (!fixture->show())
                 return std::unique_ptr<WindowFixture>();
             holder = std::make_unique<WriterProcess>(QStringLiteral("shell"), fixture->store.file());
             holder->waitUntilReady();
             holder->sql("BEGIN EXCLUSIVE");
             fixture->commands()->reload->trigger();
             if (!says(*fixture, QStringLiteral("The program holds")))
                 fixture.reset();
             return fixture;
         }},
        {"read-from-a-copy",
         [] {
             auto fixture = std::make_unique<WindowFixture>();
             fixture->create(300);
             fixture->window->resize(1280, 800);
             fixture->window->show();
             fixture->window->openPaths({fixture->store.file()}, true);
             if (!QTest::qWaitFor(
                     [&] { return fixture->page() && fixture->page()->rows()->rowCount() == 300; }, 10000))
                 fixture.reset();
             return fixture;
         }},
        {"newer-version", [] { return versioned(9); }},
        {"fits-in-part", [] { return versioned(1); }},
        {"not-recognised", [] { return opened(300, "elsewhere = [\"body\"]"); }},
        {"replaced",
         [] {
             auto fixture = opened(300);
             if (fixture) {
                 WriterProcess::run(QStringLiteral("replace"), fixture->store.file(),
                                    {QStringLiteral("--rows"), QStringLiteral("40")});
                 if (!says(*fixture, QStringLiteral("The file was replaced")))
                     fixture.reset();
             }
             return fixture;
         }},
        {"gone",
         [] {
             auto fixture = opened(300);
             if (fixture) {
                 QFile::rename(fixture->store.file(), fixture->store.elsewhere(QStringLiteral("aside")));
                 if (!says(*fixture, QStringLiteral("The file is gone")))
                     fixture.reset();
             }
             return fixture;
         }},
        {"sweep-rule", [] { return sweeping(ActionPage::Rule); }},
        {"sweep-preview", [] { return sweeping(ActionPage::Preview); }},
        {"sweep-report", [] { return sweeping(ActionPage::Report, true); }},
        {"graveyard",
         [] {
             auto fixture = sweeping(ActionPage::Report);
             if (fixture)
                 fixture->commands()->graveyard->trigger();
             return fixture;
         }},
        {"no-database",
         [] {
             auto fixture = std::make_unique<WindowFixture>();
             const QString path = fixture->home.filePath(QStringLiteral("notes.db"));
             QFile file(path);
             if (file.open(QIODevice::WriteOnly))
                 file.write(QByteArray(9000, 'x'));
             file.close();
             fixture->window->resize(1280, 800);
             fixture->window->show();
             fixture->window->begin({path});
             if (!QTest::qWaitFor([&] { return !fixture->window->noticeText().isEmpty(); }, 10000))
                 fixture.reset();
             return fixture;
         }},
    };
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("storescope"));
    QFont font(QStringLiteral("Noto Sans"));
    font.setPixelSize(13);
    QApplication::setFont(font);
    if (argc < 2) {
        QTextStream(stderr) << "statepictures FOLDER [STATE…]\n";
        return 2;
    }
    const QString folder = QString::fromLocal8Bit(argv[1]);
    QDir().mkpath(folder);
    bool well = true;
    PaintWatch paints;
    const QStringList wanted = QApplication::arguments().mid(2);
    for (const State &state : states()) {
        if (!wanted.isEmpty() && !wanted.contains(QLatin1String(state.name)))
            continue;
        const auto fixture = state.make();
        if (!fixture) {
            QTextStream(stderr) << "no picture of " << state.name << '\n';
            well = false;
            continue;
        }
        for (const Theme theme : {Theme::Light, Theme::Dark}) {
            fixture->window->setTheme(theme);
            paints.waitForRest(); // the line at the foot and the histogram follow a moment later
            const QString name =
                QStringLiteral("%1-%2%3.png")
                    .arg(QLatin1String(state.name),
                         theme == Theme::Dark ? QStringLiteral("dark") : QStringLiteral("light"),
                         fixture->window->devicePixelRatio() > 1 ? QStringLiteral("-2x") : QString());
            well = fixture->window->grab().save(QDir(folder).filePath(name)) && well;
        }
    }
    return well ? 0 : 1;
}
