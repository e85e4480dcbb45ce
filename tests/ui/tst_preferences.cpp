// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// Preferences: what they say is what happens, now and in the next window.
#include "tests/ui/windowfixture.h"
#include "ui/actions/graveyardmodel.h"
#include "ui/window/exportdialog.h"
#include "ui/window/preferencesdialog.h"
#include "ui/window/windows.h"

#include <QCheckBox>
#include <QComboBox>
#include <QMessageBox>
#include <QPushButton>
#include <QSpinBox>

using namespace storescope;

class PreferencesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_fixture = std::make_unique<WindowFixture>(); }
    void cleanup() { m_fixture.reset(); }
    void everyPageHasItsName();
    void theStartIsChosen();
    void aLogOpensAtItsEnd();
    void quietStoresAreGivenBackWhenSaid();
    void exportsShowSecretsOnlyWhenAsked();
    void inputIsForgotten();
    void theGraveyardKeepsAsLongAsSaid();
    void profilesSayWhatIsWrong();
    void enterIsAKeyLikeOthers();
    void theProgramTellsItsVersion();

private:
    PreferencesDialog *dialog()
    {
        m_fixture->commands()->preferences->trigger();
        return m_fixture->window->findChild<PreferencesDialog *>();
    }
    template <class Widget>
    static Widget *with(const QWidget *dialog, const char *property, const char *value)
    {
        for (Widget *widget : dialog->findChildren<Widget *>()) {
            if (widget->property(property).toString() == QLatin1String(value))
                return widget;
        }
        return nullptr;
    }
    template <class Widget>
    static Widget *named(const QWidget *dialog, const char *name)
    {
        return with<Widget>(dialog, "accessibleName", name);
    }
    template <class Button>
    static Button *button(const QWidget *dialog, const char *text)
    {
        return with<Button>(dialog, "text", text);
    }
    static void choose(QComboBox *box, int choice)
    {
        QVERIFY(box);
        box->setCurrentIndex(choice);
        Q_EMIT box->activated(choice);
    }
    // A new window, on what the old one left.
    void again(const QStringList &stores)
    {
        m_fixture->window->close();
        m_fixture->window.reset(); // what it remembers is written then
        m_fixture->window = std::make_unique<MainWindow>();
        m_fixture->window->resize(1280, 800);
        m_fixture->window->show();
        m_fixture->window->begin(stores);
    }
    std::unique_ptr<WindowFixture> m_fixture;
};

void PreferencesTest::everyPageHasItsName()
{
    auto *pages = named<QListWidget>(dialog(), "Groups of preferences");
    QVERIFY(pages);
    QStringList names;
    for (int row = 0; row < pages->count(); ++row)
        names << pages->item(row)->text();
    QCOMPARE(names, QStringLiteral("General|Appearance|Times|Following|Reading|Stores and folders|Profiles|"
                                   "Privacy|Maintenance|Keys")
                        .split(u'|'));
    m_fixture->window->findChild<PreferencesDialog *>()->showPage(PreferencesDialog::Maintenance);
    QVERIFY(named<QSpinBox>(m_fixture->window.get(), "Keep what was removed")->isVisible());
}

void PreferencesTest::theStartIsChosen()
{
    QVERIFY(m_fixture->open(10));
    again({});
    QTRY_VERIFY(m_fixture->page()); // what was open comes back
    choose(named<QComboBox>(dialog(), "At the start"), 1);
    again({});
    QVERIFY(!m_fixture->page());
    QVERIFY(m_fixture->window->shelf()->isEmpty());
    choose(named<QComboBox>(dialog(), "Language"), 2);
    QTRY_COMPARE(WindowSettings().language(), QStringLiteral("de")); // once it is written
}

void PreferencesTest::aLogOpensAtItsEnd()
{
    QVERIFY(m_fixture->open(400));
    const QString path = m_fixture->page()->store()->info().path;
    const auto openAgain = [&] {
        m_fixture->commands()->closeTab->trigger();
        m_fixture->window->showCollection(path, QStringLiteral("log"));
        return QTest::qWaitFor(
            [this] { return m_fixture->page() && !m_fixture->page()->rows()->isLoading(); });
    };
    m_fixture->page()->view()->showRow(20, true);
    m_fixture->page()->live()->leaveEnd();
    QTRY_VERIFY(m_fixture->page()->readingKey()); // its row is here
    QVERIFY(openAgain());
    QCOMPARE(m_fixture->page()->live()->mode(), LiveState::Mode::Reading);
    choose(named<QComboBox>(dialog(), "A log opens"), 1);
    m_fixture->page()->view()->showRow(20, true);
    m_fixture->page()->live()->leaveEnd();
    QTRY_VERIFY(m_fixture->page()->readingKey()); // its row is here
    QVERIFY(openAgain());
    QCOMPARE(m_fixture->page()->live()->mode(), LiveState::Mode::Following);
}

void PreferencesTest::quietStoresAreGivenBackWhenSaid()
{
    auto *quiet = named<QSpinBox>(dialog(), "Connections of a quiet store are given back after");
    QVERIFY(quiet);
    QCOMPARE(quiet->value(), 60);
    quiet->setValue(5);
    QVERIFY(m_fixture->open(10));
    QTRY_VERIFY(m_fixture->page()->store()->meter().connections > 0);
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->page()->store()->meter().connections, 0, 30'000);
}

void PreferencesTest::exportsShowSecretsOnlyWhenAsked()
{
    m_fixture = std::make_unique<WindowFixture>(
        StoreFixture::logCollection("tail = \"append\"\nredact = [\"session\"]"));
    QVERIFY(m_fixture->open(5));
    const auto exported = [this](const QString &folder) {
        m_fixture->commands()->exportRows->trigger();
        auto *chooser = m_fixture->window->findChild<ExportDialog *>();
        QSignalSpy done(m_fixture->window.get(), &MainWindow::exported);
        named<QLineEdit>(chooser, "Folder to export into")->setText(folder);
        button<QPushButton>(chooser, "Export")->click();
        QByteArray all;
        if (!done.wait(20000))
            return all;
        for (const QFileInfo &info : QDir(folder).entryInfoList({QStringLiteral("*.jsonl")})) {
            QFile file(info.filePath());
            if (file.open(QIODevice::ReadOnly))
                all += file.readAll();
        }
        delete chooser;
        return all;
    };
    const QByteArray hidden = exported(m_fixture->home.filePath(QStringLiteral("hidden")));
    QVERIFY2(hidden.contains("[redacted]") && !hidden.contains("\"s1\""), hidden.left(400));
    auto *box = button<QCheckBox>(dialog(), "Exports hide what the profiles call secret");
    QVERIFY(box && box->isChecked());
    box->setChecked(false);
    const QByteArray shown = exported(m_fixture->home.filePath(QStringLiteral("shown")));
    QVERIFY2(!shown.contains("[redacted]") && shown.contains("\"s1\""), shown.left(400));
}

void PreferencesTest::inputIsForgotten()
{
    QVERIFY(m_fixture->open(10));
    FilterBar *filter = m_fixture->page()->filterBar();
    const QString place = m_fixture->page()->placeId();
    filter->setText(QStringLiteral("session:s1"));
    QTRY_COMPARE(WindowSettings().filters(place), QStringList{QStringLiteral("session:s1")});
    QTRY_VERIFY(!WindowSettings().recent().isEmpty());
    PreferencesDialog *preferences = dialog();
    button<QCheckBox>(preferences, "Remember the filters and commands that were used")->setChecked(false);
    button<QPushButton>(preferences, "Forget them now")->click();
    QTRY_VERIFY(WindowSettings().filters(place).isEmpty());
    QTRY_VERIFY(WindowSettings().recent().isEmpty());
    QVERIFY(filter->history().isEmpty());
    filter->setText(QStringLiteral("session:s2"));
    QTRY_COMPARE(filter->history().size(), 1); // as long as the page is there
    QVERIFY(WindowSettings().filters(place).isEmpty());
}

void PreferencesTest::theGraveyardKeepsAsLongAsSaid()
{
    auto *days = named<QSpinBox>(dialog(), "Keep what was removed");
    QVERIFY(days);
    days->setValue(30);
    QTRY_COMPARE(WindowSettings().graveyard(), (Keeping{30, 0}));
    GraveyardModel model;
    BundleInfo bundle;
    bundle.state = BundleInfo::State::Finished;
    bundle.made = Instant::now();
    model.set({bundle});
    const auto kept = [&model] { return model.index(0, GraveyardModel::Kept).data().toString(); };
    QCOMPARE(kept(), QStringLiteral("you delete it"));
    model.setKeeping({30, 0});
    QCOMPARE(kept(), QLocale().toString(QDate::currentDate().addDays(30), QLocale::ShortFormat));
    bundle.state = BundleInfo::State::Unfinished;
    model.set({bundle});
    QCOMPARE(kept(), QStringLiteral("you delete it"));
}

void PreferencesTest::profilesSayWhatIsWrong()
{
    PreferencesDialog *preferences = dialog();
    auto *list = named<QListWidget>(preferences, "Profiles");
    QVERIFY(list);
    const auto said = [&](const QString &id) {
        for (int row = 0; row < list->count(); ++row) {
            if (list->item(row)->text().endsWith(id))
                return list->item(row)->data(Qt::UserRole).toString();
        }
        return QString();
    };
    QVERIFY(said(QStringLiteral("crush")).size() > 5);
    QFile file(m_fixture->store.elsewhere(QStringLiteral("profiles/wrong.toml")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("id = \"wrong\"\nshape = 3\n") > 0);
    file.close();
    // It is watched: nobody has to read it again.
    QTRY_VERIFY_WITH_TIMEOUT(said(QStringLiteral("wrong")).contains(QStringLiteral("line 2")), 10'000);
}

void PreferencesTest::enterIsAKeyLikeOthers()
{
    QVERIFY(m_fixture->open(10));
    RecordView *view = m_fixture->page()->view();
    QSignalSpy opened(view, &RecordView::activatedRow);
    view->showRow(3, true);
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    view->setFocus();
    m_fixture->commands()->openRow->setShortcut(QKeySequence(Qt::Key_Y));
    QTest::keyClick(view, Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QTest::keyClick(view, Qt::Key_Y);
    QCOMPARE(opened.size(), 2);
}

void PreferencesTest::theProgramTellsItsVersion()
{
    m_fixture->commands()->about->trigger();
    auto *box = m_fixture->window->findChild<QMessageBox *>();
    QVERIFY(box);
    QVERIFY2(box->text().contains(QRegularExpression(QStringLiteral("Storescope \\d+\\.\\d+\\.\\d+"))),
             qPrintable(box->text()));
}

QTEST_MAIN(PreferencesTest)
#include "tst_preferences.moc"
