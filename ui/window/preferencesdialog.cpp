// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/window/preferencesdialog.h"

#include "core/base/onready.h"
#include "core/base/text.h"
#include "ui/look/icons.h"
#include "ui/window/windowactions.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QUrl>
#include <QtConcurrent>

namespace storescope {

namespace {

QComboBox *choiceOf(QActionGroup *group, const QString &name)
{
    auto *box = new QComboBox;
    box->setAccessibleName(name);
    for (QAction *action : group->actions())
        box->addItem(QString(action->text()).remove(QLatin1Char('&')));
    box->setCurrentIndex(int(group->actions().indexOf(group->checkedAction())));
    QObject::connect(box, &QComboBox::activated, group,
                     [group](int choice) { group->actions().at(choice)->trigger(); });
    return box;
}

QCheckBox *checkOf(QAction *action, const QString &text)
{
    auto *box = new QCheckBox(text);
    box->setChecked(action->isChecked());
    QObject::connect(box, &QCheckBox::toggled, action, [action](bool on) {
        if (action->isChecked() != on)
            action->trigger();
    });
    return box;
}

} // namespace

QLabel *PreferencesDialog::note(const QString &text)
{
    auto *label = new QLabel(text);
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

PreferencesDialog::PreferencesDialog(WindowSettings *settings, WindowActions *actions, KeyBindings *keys,
                                     const ProfileLibrary &profiles, QWidget *parent)
    : QDialog(parent),
      m_settings(settings),
      m_actions(actions),
      m_keys(keys),
      m_pages(new QListWidget),
      m_stack(new QStackedWidget)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Preferences"));
    resize(760, 560);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_pages->setFixedWidth(184);
    m_pages->setFrameShape(QFrame::NoFrame);
    m_pages->setAccessibleName(tr("Groups of preferences"));
    row->addWidget(m_pages);
    auto *right = new QVBoxLayout;
    right->setContentsMargins(0, 0, 0, 16);
    right->addWidget(m_stack, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close); // what is chosen holds at once
    buttons->setContentsMargins(20, 0, 20, 0);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false); // Enter ends what is typed
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    right->addWidget(buttons);
    row->addLayout(right, 1);
    buildGeneral();
    buildAppearance();
    buildTimes();
    buildFollowing();
    buildReading();
    buildPlaces();
    buildProfiles(profiles);
    buildPrivacy();
    buildMaintenance();
    buildKeys();
    connect(m_pages, &QListWidget::currentRowChanged, m_stack, &QStackedWidget::setCurrentIndex);
    m_pages->setCurrentRow(0);
}

void PreferencesDialog::showPage(Page page)
{
    m_pages->setCurrentRow(int(page));
}

QFormLayout *PreferencesDialog::addPage(const QString &title, const QString &about)
{
    auto *item = new QListWidgetItem(title, m_pages);
    item->setSizeHint({0, m_pages->fontMetrics().height() + 12});
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(10);
    auto *head = new QLabel(title);
    QFont large = head->font();
    large.setBold(true);
    head->setFont(large);
    column->addWidget(head);
    if (!about.isEmpty())
        column->addWidget(note(about));
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(10);
    column->addLayout(form);
    m_stack->addWidget(page);
    return form;
}

void PreferencesDialog::buildAppearance()
{
    QFormLayout *form = addPage(tr("Appearance"));
    form->addRow(tr("Theme"), choiceOf(m_actions->themes, tr("Theme")));
    auto *zoom = new QSpinBox;
    zoom->setRange(80, 200);
    zoom->setSingleStep(10);
    zoom->setSuffix(tr(" %"));
    zoom->setAccessibleName(tr("Zoom"));
    zoom->setValue(m_settings->zoom());
    connect(zoom, &QSpinBox::valueChanged, this, &PreferencesDialog::zoomWanted);
    form->addRow(tr("Zoom"), zoom);
    auto *motion = new QCheckBox(tr("Reduce motion: new rows are not tinted"));
    motion->setChecked(m_settings->reducedMotion());
    connect(motion, &QCheckBox::toggled, this, [this](bool reduced) {
        m_settings->setReducedMotion(reduced);
        Q_EMIT motionWanted(reduced);
    });
    form->addRow(QString(), motion);
    form->addRow(QString(), checkOf(m_actions->menuBar, tr("Show the menu bar")));
    static_cast<QVBoxLayout *>(form->parentWidget()->layout())->addStretch(1);
}

void PreferencesDialog::buildTimes()
{
    QFormLayout *form = addPage(tr("Times"), tr("How times of events are written in logs."));
    form->addRow(tr("Times"), choiceOf(m_actions->timeModes, tr("Times")));
    form->addRow(QString(), checkOf(m_actions->utc, tr("In UTC rather than in the zone of this machine")));
    static_cast<QVBoxLayout *>(form->parentWidget()->layout())->addStretch(1);
}

void PreferencesDialog::buildReading()
{
    QFormLayout *form =
        addPage(tr("Reading"),
                tr("Reading stays under 5 % of the time and 30 ms at once; for a rollback journal under "
                   "2 % and 10 ms. The harm meter shows what it is."));
    auto *less = new QCheckBox(tr("Read less from stores that are opened from now on"));
    less->setChecked(m_settings->readLess());
    connect(less, &QCheckBox::toggled, this, [this](bool on) { m_settings->setReadLess(on); });
    form->addRow(QString(), less);
    static_cast<QVBoxLayout *>(form->parentWidget()->layout())->addStretch(1);
}

void PreferencesDialog::buildPlaces()
{
    QFormLayout *form = addPage(tr("Stores and folders"),
                                tr("Folders in which stores are looked for, besides the places that the "
                                   "profiles name. Four levels deep."));
    auto *list = new QListWidget;
    list->setAccessibleName(tr("Folders that are looked through"));
    list->addItems(m_settings->folders());
    auto *add = new QPushButton(tr("Add…"));
    auto *remove = new QPushButton(tr("Remove"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(add);
    buttons->addWidget(remove);
    buttons->addStretch(1);
    form->addRow(list);
    form->addRow(buttons);
    const auto keep = [this, list] {
        QStringList folders;
        for (int row = 0; row < list->count(); ++row)
            folders << list->item(row)->text();
        m_settings->setFolders(folders);
        Q_EMIT foldersChanged();
    };
    connect(add, &QPushButton::clicked, this, [this, list, keep] {
        auto *dialog = new QFileDialog(this, tr("Watch a folder"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::Directory);
        dialog->setOption(QFileDialog::ShowDirsOnly);
        connect(dialog, &QFileDialog::fileSelected, this, [list, keep](const QString &folder) {
            list->addItem(folder);
            keep();
        });
        dialog->open();
    });
    connect(remove, &QPushButton::clicked, this, [list, keep] {
        delete list->takeItem(list->currentRow());
        keep();
    });
}

void PreferencesDialog::buildProfiles(const ProfileLibrary &profiles)
{
    const QString folder = ProfileLibrary::defaultUserFolder();
    QFormLayout *form =
        addPage(tr("Profiles"), tr("Descriptions of the programs whose stores are known. Your "
                                   "own stand in %1 and go before those that come with it.")
                                    .arg(withTilde(folder)));
    auto *list = new QListWidget;
    list->setAccessibleName(tr("Profiles"));
    auto *said = new QLabel;
    said->setWordWrap(true);
    said->setTextInteractionFlags(Qt::TextSelectableByMouse);
    showProfiles(profiles, list);
    connect(&profiles, &ProfileLibrary::changed, list,
            [this, list, library = &profiles] { showProfiles(*library, list); });
    connect(list, &QListWidget::currentItemChanged, said, [said](const QListWidgetItem *item) {
        said->setText(item ? item->data(Qt::UserRole).toString() : QString());
    });
    auto *open = new QPushButton(tr("Open the folder"));
    connect(open, &QPushButton::clicked, this, [this, folder] {
        onReady(this, QtConcurrent::run([folder] { return QDir().mkpath(folder); }),
                [folder](bool) { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
    });
    form->addRow(list);
    form->addRow(said);
    form->addRow(open);
}

// Each with what is wrong with it; a profile with a mistake is not used.
void PreferencesDialog::showProfiles(const ProfileLibrary &profiles, QListWidget *list)
{
    const int row = list->currentRow();
    list->clear();
    for (const QString &id : profiles.ids()) {
        const auto profile = profiles.profile(id);
        auto *item =
            new QListWidgetItem(profile ? QStringLiteral("%1 — %2").arg((*profile)->name, id) : id, list);
        QStringList words;
        for (const ProfileMistake &mistake : profiles.mistakes(id))
            words << tr("%1, line %2: %3").arg(withTilde(mistake.file)).arg(mistake.line).arg(mistake.reason);
        if (!words.isEmpty())
            item->setIcon(themeIcon("dialog-warning"));
        else
            words << (profile ? (*profile)->about : QString());
        item->setData(Qt::UserRole, words.join(QLatin1Char('\n')));
    }
    list->setCurrentRow(row);
}

void PreferencesDialog::buildKeys()
{
    QFormLayout *form =
        addPage(tr("Keys"), tr("Enter or a double click changes a key. A key that another command "
                               "has is taken from it."));
    m_table = new QTableWidget(int(m_keys->commands().size()), 2);
    m_table->setHorizontalHeaderLabels({tr("Command"), tr("Key")});
    m_table->setAccessibleName(tr("Commands and their keys"));
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->setColumnWidth(1, 190);
    m_table->setShowGrid(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setMinimumHeight(360);
    m_conflict = note({});
    auto *reset = new QPushButton(tr("As it was"));
    form->addRow(m_table);
    form->addRow(m_conflict);
    form->addRow(reset);
    showKeys();
    connect(m_keys, &KeyBindings::changed, this, &PreferencesDialog::showKeys);
    connect(reset, &QPushButton::clicked, this, [this] {
        if (m_table->currentRow() >= 0)
            m_keys->reset(m_settings->store(), m_keys->commands().at(m_table->currentRow()));
    });
    connect(m_table, &QTableWidget::cellActivated, this, [this](int row) {
        QAction *command = m_keys->commands().at(row);
        auto *edit = new QKeySequenceEdit(command->shortcut());
        edit->setAccessibleName(tr("Key of %1").arg(m_table->item(row, 0)->text()));
        m_table->setCellWidget(row, 1, edit);
        edit->setFocus();
        connect(edit, &QKeySequenceEdit::editingFinished, this,
                [this, command, edit] { keyChosen(command, edit->keySequence()); });
    });
}

void PreferencesDialog::showKeys()
{
    for (int row = 0; row < int(m_keys->commands().size()); ++row) {
        QAction *command = m_keys->commands().at(row);
        m_table->removeCellWidget(row, 1);
        m_table->setItem(
            row, 0, new QTableWidgetItem(command->icon(), QString(command->text()).remove(QLatin1Char('&'))));
        auto *keys =
            new QTableWidgetItem(QKeySequence::listToString(command->shortcuts(), QKeySequence::NativeText));
        QFont font = keys->font();
        font.setBold(m_keys->isChanged(command));
        keys->setFont(font);
        m_table->setItem(row, 1, keys);
    }
}

void PreferencesDialog::keyChosen(QAction *command, const QKeySequence &key)
{
    if (const QAction *holder = m_keys->holderOf(key, command))
        m_conflict->setText(tr("%1 was the key of “%2”, which has none now.")
                                .arg(key.toString(QKeySequence::NativeText),
                                     QString(holder->text()).remove(QLatin1Char('&'))));
    else
        m_conflict->clear();
    m_keys->set(m_settings->store(), command, key.isEmpty() ? QList<QKeySequence>() : QList{key});
}

} // namespace storescope
