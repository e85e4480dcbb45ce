// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// A picture of every state that a page can be in: statepictures FOLDER. Each state is made as it comes about,
// in the light and the dark theme (or of the named states); scripts/screenshots --states runs it at both
// scales.
#include "tests/ui/paintwatch.h"
#include "tests/ui/statemakers.h"

#include <QTextStream>

using namespace storescope;

namespace {

struct Wanted
{
    QString name;
    std::function<State()> make;
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

// A sweep, at the given step.
State sweeping(ActionPage::Step step)
{
    Sweep sweep;
    const bool there = sweep.open() && (step == ActionPage::Rule || sweep.preview()) &&
                       (step != ActionPage::Report || (sweep.confirm() && sweep.reaches(step)));
    return there ? sweep.fixture : nullptr;
}

std::vector<Wanted> states()
{
    std::vector<Wanted> all = {
        {QStringLiteral("no-rows"), [] { return opened(0); }},
        {QStringLiteral("no-match"),
         [] {
             auto fixture = opened(300);
             if (fixture) {
                 fixture->page()->filterBar()->setText(QStringLiteral("session:nobody"));
                 if (!QTest::qWaitFor([&] { return fixture->page()->rows()->rowCount() == 0; }, 5000))
                     fixture.reset();
             }
             return fixture;
         }},
        {QStringLiteral("filter-mistake"),
         [] {
             auto fixture = opened(300);
             if (fixture)
                 fixture->page()->filterBar()->setText(QStringLiteral("session:s1 bytes>>"));
             return fixture;
         }},
        {QStringLiteral("reading"),
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
        {QStringLiteral("paused"),
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
        {QStringLiteral("disconnected"),
         [] {
             auto fixture = opened(300);
             if (fixture)
                 fixture->commands()->disconnectStore->trigger();
             return fixture;
         }},
        {QStringLiteral("row-removed"),
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
        {QStringLiteral("busy"),
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
        {QStringLiteral("read-from-a-copy"),
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
        {QStringLiteral("newer-version"), [] { return versioned(9); }},
        {QStringLiteral("fits-in-part"), [] { return versioned(1); }},
        {QStringLiteral("not-recognised"), [] { return opened(300, "elsewhere = [\"body\"]"); }},
        {QStringLiteral("replaced"),
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
        {QStringLiteral("gone"),
         [] {
             auto fixture = opened(300);
             if (fixture) {
                 QFile::rename(fixture->store.file(), fixture->store.elsewhere(QStringLiteral("aside")));
                 if (!says(*fixture, QStringLiteral("The file is gone")))
                     fixture.reset();
             }
             return fixture;
         }},
        {QStringLiteral("sweep-rule"), [] { return sweeping(ActionPage::Rule); }},
        {QStringLiteral("sweep-preview"), [] { return sweeping(ActionPage::Preview); }},
        {QStringLiteral("sweep-report"), [] { return sweeping(ActionPage::Report); }},
        {QStringLiteral("graveyard"),
         [] {
             auto fixture = sweeping(ActionPage::Report);
             if (fixture)
                 fixture->commands()->graveyard->trigger();
             return fixture;
         }},
        {QStringLiteral("no-database"),
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
    for (const HardState &state : hardStates())
        all.push_back({QLatin1String(state.name), state.make});
    return all;
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
    for (const Wanted &state : states()) {
        if (!wanted.isEmpty() && !wanted.contains(state.name))
            continue;
        const State fixture = state.make();
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
                    .arg(state.name, theme == Theme::Dark ? QStringLiteral("dark") : QStringLiteral("light"),
                         fixture->window->devicePixelRatio() > 1 ? QStringLiteral("-2x") : QString());
            well = fixture->window->grab().save(QDir(folder).filePath(name)) && well;
        }
    }
    return well ? 0 : 1;
}
