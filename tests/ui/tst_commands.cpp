// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// Commands: the palette, their keys, preferences, long tasks, the welcome page's list.
#include "tests/ui/windowfixture.h"
#include "ui/models/foundstoresmodel.h"
#include "ui/models/storepeek.h"
#include "ui/window/commandpalette.h"
#include "ui/window/harmmeter.h"
#include "ui/window/keybindings.h"
#include "ui/window/preferencesdialog.h"
#include "ui/window/tasksegment.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QTranslator>

using namespace storescope;

class CommandsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_fixture.reset(); }
    void paletteFindsCommands();
    void paletteLeadsToPlaces();
    void idsAreFoundInOtherCollections();
    void keysCanBeChanged();
    void keysAreKept();
    void everyCommandHasItsOwnName();
    void preferencesSayWhatCommandsSay();
    void longTasksAreTold();
    void theMeterOffersToReadLess();
    void foundStoresStandBelowHeadings();
    void aFoundStoreIsLookedInto();
    void everyWordCanBeTranslated();

private:
    CommandPalette *palette()
    {
        m_fixture->commands()->palette->trigger();
        return m_fixture->window->findChild<CommandPalette *>();
    }
    static QStringList names(const CommandPalette &palette)
    {
        QStringList names;
        for (const CommandPalette::Entry &entry : palette.entries())
            names << entry.text;
        return names;
    }
    QString settingsFile() const { return m_fixture->home.filePath(QStringLiteral("keys.ini")); }
    std::unique_ptr<WindowFixture> m_fixture;
};

void CommandsTest::init()
{
    m_fixture = std::make_unique<WindowFixture>(
        StoreFixture::logCollection() + "[[collection]]\nid = \"words\"\nkind = \"keyvalue\"\nfrom = "
                                        "\"(SELECT 'word-' || id AS word, body FROM "
                                        "log)\"\nkey = [\"word\"]\ntables = "
                                        "[\"log\"]\n[collection.fields]\nkey = \"word\"\nvalue = \"body\"\n");
    QVERIFY(m_fixture->open(60));
}

void CommandsTest::paletteFindsCommands()
{
    CommandPalette *palette = this->palette();
    QVERIFY(palette);
    QVERIFY(names(*palette).size() > 40); // everything, while nothing is typed
    palette->field()->setText(QStringLiteral("zoom in"));
    QCOMPARE(palette->entries().front().action, m_fixture->commands()->zoomIn);
    QCOMPARE(palette->entries().front().note, QStringLiteral("View"));
    const int before = m_fixture->page()->view()->rowPixels();
    for (int step = 0; step < 4; ++step) {
        if (step > 0) {
            palette = this->palette();
            palette->field()->setText(QStringLiteral("zoom in"));
        }
        QTest::keyClick(palette->field(), Qt::Key_Return);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    QVERIFY(m_fixture->page()->view()->rowPixels() > before);
    palette = this->palette();
    QCOMPARE(names(*palette).front(), QStringLiteral("Zoom In")); // used last, so it stands first
}

void CommandsTest::paletteLeadsToPlaces()
{
    CommandPalette *palette = this->palette();
    palette->field()->setText(QStringLiteral(":17"));
    QCOMPARE(names(*palette), QStringList{QStringLiteral("Go to 17")});
    QTest::keyClick(palette->field(), Qt::Key_Return);
    QTRY_COMPARE(m_fixture->page()->view()->currentIndex().row(), 16);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    palette = this->palette();
    palette->field()->setText(QStringLiteral("@s3"));
    QTest::keyClick(palette->field(), Qt::Key_Return);
    QCOMPARE(m_fixture->page()->filterBar()->text(), QStringLiteral("session:s3"));
    QVERIFY(CommandPalette::looksLikeAnId(QStringLiteral("msg_01KB3V8QW4T6")));
    QVERIFY(!CommandPalette::looksLikeAnId(QStringLiteral("zoom in")));
    QVERIFY(!CommandPalette::looksLikeAnId(QStringLiteral("preferences")));
}

void CommandsTest::idsAreFoundInOtherCollections()
{
    CommandPalette *palette = this->palette();
    palette->field()->setText(QStringLiteral("#word-33"));
    QCOMPARE(palette->entries().size(), size_t(2));
    palette->entries()[1].run();
    QTRY_COMPARE(m_fixture->page()->collection().id(), QStringLiteral("words"));
    QTRY_VERIFY(m_fixture->page()->currentRecord());
    QCOMPARE(toString(m_fixture->page()->currentRecord()->key), QStringLiteral("word-33"));
}

void CommandsTest::keysCanBeChanged()
{
    QAction first(QStringLiteral("First")), second(QStringLiteral("Second"));
    first.setObjectName(QStringLiteral("first"));
    second.setObjectName(QStringLiteral("second"));
    first.setShortcut(QKeySequence(Qt::Key_A));
    second.setShortcut(QKeySequence(Qt::Key_B));
    SettingsFile settings(settingsFile());
    KeyBindings keys({&first, &second}, nullptr);
    QCOMPARE(keys.holderOf(QKeySequence(Qt::Key_B), &first), &second);
    keys.set(settings, &first, {QKeySequence(Qt::Key_B)});
    QCOMPARE(first.shortcut(), QKeySequence(Qt::Key_B));
    QVERIFY(second.shortcut().isEmpty()); // it was taken away
    QVERIFY(keys.isChanged(&second));
    keys.reset(settings, &second);
    QCOMPARE(second.shortcut(), QKeySequence(Qt::Key_B));
    QVERIFY(first.shortcut().isEmpty());
}

void CommandsTest::keysAreKept()
{
    for (const bool again : {false, true}) {
        SettingsFile settings(settingsFile());
        QAction action(QStringLiteral("First"));
        action.setObjectName(QStringLiteral("first"));
        action.setShortcut(QKeySequence(Qt::Key_A));
        KeyBindings keys({&action}, nullptr);
        keys.load(settings);
        QCOMPARE(action.shortcut(), QKeySequence(again ? Qt::Key_Z : Qt::Key_A));
        if (!again)
            keys.set(settings, &action, {QKeySequence(Qt::Key_Z)});
        else
            keys.reset(settings, &action);
    }
    QVERIFY(QSettings(settingsFile(), QSettings::IniFormat)
                .allKeys()
                .isEmpty()); // what is as usual is not written down
}

void CommandsTest::everyCommandHasItsOwnName()
{
    QSet<QString> names;
    for (const QAction *command : m_fixture->commands()->all()) {
        QVERIFY2(!command->objectName().isEmpty(), qPrintable(command->text()));
        QVERIFY2(!names.contains(command->objectName()), qPrintable(command->objectName()));
        names.insert(command->objectName());
    }
}

void CommandsTest::preferencesSayWhatCommandsSay()
{
    m_fixture->commands()->preferences->trigger();
    auto *dialog = m_fixture->window->findChild<PreferencesDialog *>();
    QVERIFY(dialog);
    QVERIFY(dialog->isVisible());
    for (QCheckBox *box : dialog->findChildren<QCheckBox *>()) {
        if (box->text().startsWith(QStringLiteral("In UTC")))
            box->setChecked(true);
    }
    QVERIFY(m_fixture->commands()->utc->isChecked());
    QVERIFY(m_fixture->page()->rows()->timeStyle().utc);
    dialog->showPage(PreferencesDialog::Keys);
    for (QWidget *widget :
         dialog->findChildren<QWidget *>()) { // as everywhere: what takes the focus has a name
        if (widget->isVisible() && widget->focusPolicy() != Qt::NoFocus && widget->objectName().isEmpty() &&
            !widget->focusProxy())
            QVERIFY2(!widget->accessibleName().isEmpty() || widget->inherits("QAbstractButton"),
                     widget->metaObject()->className());
    }
}

void CommandsTest::longTasksAreTold()
{
    TaskSegment segment;
    segment.setTasks({});
    QVERIFY(segment.isHidden());
    bool stopped = false;
    segment.setTasks({{QStringLiteral("Searching"), 0.5, [&stopped] { stopped = true; }},
                      {QStringLiteral("Counting"), -1, {}}});
    QVERIFY(!segment.isHidden());
    QCOMPARE(segment.text(), QStringLiteral("Searching, and 1 more"));
    segment.stopButton()->click();
    QVERIFY(stopped);
}

void CommandsTest::theMeterOffersToReadLess()
{
    auto *meter = m_fixture->window->findChild<HarmMeter *>();
    QVERIFY(meter);
    QTRY_VERIFY(meter->accessibleDescription().contains(QStringLiteral("busy")));
    meter->click();
    auto *popover = m_fixture->window->findChild<HarmPopover *>();
    QVERIFY(popover);
    for (QPushButton *button : popover->findChildren<QPushButton *>()) {
        if (button->text() == QStringLiteral("Read less"))
            button->click();
    }
    QVERIFY(m_fixture->commands()->readLess->isChecked());
    for (QPushButton *button : popover->findChildren<QPushButton *>()) {
        if (button->text() == QStringLiteral("Disconnect"))
            button->click();
    }
    QVERIFY(m_fixture->page()->store()->isDisconnected());
}

void CommandsTest::foundStoresStandBelowHeadings()
{
    FoundStoresModel model(m_fixture->window->shelf()->profiles());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QDateTime now = QDateTime::currentDateTime();
    FoundStore old, live;
    old.path = QStringLiteral("/a/old.db");
    old.lastWrite = now.addDays(-3);
    live.path = QStringLiteral("/a/live.db");
    live.lastWrite = now;
    model.add(old);
    model.add(live);
    QCOMPARE(model.rowCount(), 2); // as they are found
    model.putInOrder();
    QCOMPARE(model.rowCount(), 4);
    QVERIFY(model.isHeading(0));
    QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("Being written now"));
    QCOMPARE(model.index(1, FoundStoresModel::Store).data().toString(), QStringLiteral("live.db"));
    QVERIFY(model.isHeading(2));
    QVERIFY(!(model.flags(model.index(2, 0)) & Qt::ItemIsSelectable));
    QVERIFY(!model.isOutOfOrder());
    model.setLastWrites({{old.path, now}}); // it is written again
    QVERIFY(model.isOutOfOrder());
    model.setLastWrites({{live.path, now.addDays(-1)}}); // older than known: nothing new
    model.putInOrder();
    QVERIFY(!model.isOutOfOrder());
    QCOMPARE(model.rowCount(), 3); // one heading
    model.clear();
    model.add(old);
    model.add(live);
    model.putInOrder();
    model.setNeedle(QStringLiteral("old"));
    QCOMPARE(model.rowCount(), 2); // a heading and the store
    model.setNeedle({});
    model.setLooked(live.path, {}, QStringLiteral("3 events"), QStringLiteral("newer than known"));
    QCOMPARE(model.index(1, FoundStoresModel::Contents).data().toString(), QStringLiteral("3 events"));
    QVERIFY(model.index(1, FoundStoresModel::Contents).data(FoundStoresModel::TroubleRole).toBool());
    QCOMPARE(model.index(1, FoundStoresModel::Program).data().toString(), QStringLiteral("not recognised"));
}

void CommandsTest::aFoundStoreIsLookedInto()
{
    StorePeek peek(m_fixture->window->shelf()->profiles());
    QSignalSpy looked(&peek, &StorePeek::looked);
    const QString bad = m_fixture->home.filePath(QStringLiteral("none.db"));
    peek.start({m_fixture->store.file(), bad});
    QTRY_COMPARE(looked.size(), 2);
    QCOMPARE(looked[0][0].toString(), m_fixture->store.file());
    QCOMPARE(looked[0][1].toString(), QStringLiteral("Test"));
    QVERIFY2(looked[0][2].toString().contains(QStringLiteral("60")), qPrintable(looked[0][2].toString()));
    QVERIFY(!looked[1][3].toString().isEmpty()); // says why
}

// In German no command, heading or strip keeps its English words.
void CommandsTest::everyWordCanBeTranslated()
{
    QStringList english;
    for (const QAction *command : m_fixture->commands()->all())
        english << command->text();
    QTranslator german;
    QVERIFY(german.load(QStringLiteral(":/storescope/i18n/storescope_de.qm")));
    QCoreApplication::installTranslator(&german);
    m_fixture->window.reset(); // what it remembers is written then
    m_fixture->window = std::make_unique<MainWindow>();
    const bool shown = m_fixture->show();
    QStringList kept;
    for (qsizetype at = 0; at < english.size(); ++at) {
        if (m_fixture->commands()->all().at(at)->text() == english.at(at))
            kept << english.at(at);
    }
    const QString count = m_fixture->page()->totalText();
    const QString header =
        m_fixture->page()->rows()->headerData(2, Qt::Horizontal, Qt::DisplayRole).toString();
    QCoreApplication::removeTranslator(&german);
    QVERIFY(shown);
    QCOMPARE(kept, QStringList{QStringLiteral("&UTC")});
    QCOMPARE(count, QStringLiteral("60 Ereignisse"));
    QCOMPARE(header, QStringLiteral("Zeit"));
}

QTEST_MAIN(CommandsTest)
#include "tst_commands.moc"
