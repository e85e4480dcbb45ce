// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// The pages of PreferencesDialog that say what is done at the start, while following, with secrets and with
// what was removed.
#include "core/base/text.h"
#include "ui/window/preferencesdialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QFormLayout>
#include <QPushButton>
#include <QSpinBox>
#include <QUrl>

namespace storescope {

namespace {

constexpr qint64 mib = 1024 * 1024;

void end(QFormLayout *form)
{
    static_cast<QVBoxLayout *>(form->parentWidget()->layout())->addStretch(1);
}

QCheckBox *addCheck(QFormLayout *form, const QString &text, bool on)
{
    auto *box = new QCheckBox(text);
    box->setChecked(on);
    form->addRow(QString(), box);
    return box;
}

QComboBox *addChoice(QFormLayout *form, const QString &title, const QStringList &choices, int chosen)
{
    auto *box = new QComboBox;
    box->setAccessibleName(title);
    box->addItems(choices);
    box->setCurrentIndex(chosen);
    form->addRow(title, box);
    return box;
}

// At the left, not as wide as the page.
void addButton(QFormLayout *form, QPushButton *button)
{
    auto *row = new QHBoxLayout;
    row->addWidget(button);
    row->addStretch(1);
    form->addRow(QString(), row);
}

} // namespace

void PreferencesDialog::buildGeneral()
{
    QFormLayout *form = addPage(tr("General"));
    const QComboBox *start =
        addChoice(form, tr("At the start"), {tr("What was open last"), tr("The stores on this machine")},
                  m_settings->opensLast() ? 0 : 1);
    connect(start, &QComboBox::activated, this,
            [this](int choice) { m_settings->setOpensLast(choice == 0); });
    auto *language = new QComboBox;
    language->setAccessibleName(tr("Language"));
    language->addItem(tr("As the system"), QString());
    for (const char *known : {"en", "de"}) // each in its own words
        language->addItem(QLocale(QLatin1String(known)).nativeLanguageName().section(QLatin1Char(' '), -1),
                          QLatin1String(known));
    language->setCurrentIndex(qMax(0, language->findData(m_settings->language())));
    connect(language, &QComboBox::activated, this,
            [this, language](int choice) { m_settings->setLanguage(language->itemData(choice).toString()); });
    form->addRow(tr("Language"), language);
    form->addRow(QString(), note(tr("Another language is spoken from the next start on.")));
    end(form);
}

void PreferencesDialog::buildFollowing()
{
    QFormLayout *form = addPage(tr("Following"), tr("Nothing that is being read moves while a log grows."));
    const QComboBox *open =
        addChoice(form, tr("A log opens"), {tr("where it was read last"), tr("at its end, and follows")},
                  m_settings->opensAtEnd() ? 1 : 0);
    connect(open, &QComboBox::activated, this,
            [this](int choice) { m_settings->setOpensAtEnd(choice == 1); });
    auto *quiet = new QSpinBox;
    quiet->setRange(5, 3600);
    quiet->setSuffix(tr(" s"));
    quiet->setAccessibleName(tr("Connections of a quiet store are given back after"));
    quiet->setValue(m_settings->quietAfter());
    connect(quiet, &QSpinBox::valueChanged, this,
            [this](int seconds) { m_settings->setQuietAfter(seconds); });
    form->addRow(tr("Connections of a quiet store are given back after"), quiet);
    form->addRow(QString(),
                 note(tr("Of stores that are opened from now on. The next change opens them again.")));
    end(form);
}

void PreferencesDialog::buildPrivacy()
{
    QFormLayout *form = addPage(tr("Privacy"), tr("Secrets are hidden in every view; Detail shows one when "
                                                  "it is asked to, until the row changes."));
    QCheckBox *hide =
        addCheck(form, tr("Exports hide what the profiles call secret"), m_settings->exportsHide());
    connect(hide, &QCheckBox::toggled, this, [this](bool on) { m_settings->setExportsHide(on); });
    QCheckBox *input =
        addCheck(form, tr("Remember the filters and commands that were used"), m_settings->remembersInput());
    connect(input, &QCheckBox::toggled, this, [this](bool on) { m_settings->setRemembersInput(on); });
    auto *forget = new QPushButton(tr("Forget them now"));
    forget->setToolTip(
        tr("And which stores were opened, and where they were read. Saved filters and marks stay."));
    addButton(form, forget);
    auto *done = note({});
    form->addRow(QString(), done);
    connect(forget, &QPushButton::clicked, this, [this, done] {
        m_settings->forgetInput();
        done->setText(tr("Forgotten."));
        Q_EMIT inputForgotten();
    });
    end(form);
}

void PreferencesDialog::buildMaintenance()
{
    const QString folder = Graveyard::defaultFolder();
    QFormLayout *form =
        addPage(tr("Maintenance"),
                tr("What an action removes is first kept in the graveyard, %1. What ended in the middle is "
                   "never given up by itself.")
                    .arg(withTilde(folder)));
    const Keeping keeping = m_settings->graveyard();
    auto *days = new QSpinBox;
    days->setRange(0, 3650);
    days->setSuffix(tr(" days"));
    days->setSpecialValueText(tr("until it is deleted"));
    days->setAccessibleName(tr("Keep what was removed"));
    days->setValue(keeping.days);
    auto *size = new QSpinBox;
    size->setRange(0, 1'000'000);
    size->setSingleStep(100);
    size->setSuffix(tr(" MB"));
    size->setSpecialValueText(tr("as much as there is"));
    size->setAccessibleName(tr("Keep at most"));
    size->setValue(int(keeping.bytes / mib));
    for (QSpinBox *box : {days, size}) {
        box->setKeyboardTracking(false); // 30 is not three days first
        connect(box, &QSpinBox::valueChanged, this, [this, days, size] {
            const Keeping wanted{days->value(), size->value() * mib};
            m_settings->setGraveyard(wanted);
            Q_EMIT keepingWanted(wanted);
        });
    }
    form->addRow(tr("Keep what was removed"), days);
    form->addRow(tr("Keep at most"), size);
    auto *open = new QPushButton(tr("Open the folder"));
    connect(open, &QPushButton::clicked, this,
            [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
    addButton(form, open);
    end(form);
}

} // namespace storescope
