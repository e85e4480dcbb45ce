// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/profilelibrary.h"
#include "ui/window/keybindings.h"
#include "ui/window/windowsettings.h"

#include <QDialog>
#include <QLabel>
#include <QListWidget>
#include <QStackedWidget>
#include <QTableWidget>

class QFormLayout;

namespace storescope {

class WindowActions;

// What can be set, applied at once. What is also a command is set through the command, so that both say the
// same.
class PreferencesDialog : public QDialog
{
    Q_OBJECT
public:
    enum Page {
        General,
        Appearance,
        Times,
        Following,
        Reading,
        Places,
        Profiles,
        Privacy,
        Maintenance,
        Keys
    };

    PreferencesDialog(WindowSettings *settings, WindowActions *actions, KeyBindings *keys,
                      const ProfileLibrary &profiles, QWidget *parent);
    void showPage(Page page);

Q_SIGNALS:
    void zoomWanted(int percent);
    void motionWanted(bool reduced);
    void foldersChanged();
    void keepingWanted(const storescope::Keeping &keeping);
    void inputForgotten();

private:
    QFormLayout *addPage(const QString &title, const QString &note = {});
    static QLabel *note(const QString &text);
    void buildGeneral();
    void buildFollowing();
    void buildPrivacy();
    void buildMaintenance();
    void buildAppearance();
    void buildTimes();
    void buildReading();
    void buildPlaces();
    void buildProfiles(const ProfileLibrary &profiles);
    void showProfiles(const ProfileLibrary &profiles, QListWidget *list);
    void buildKeys();
    void showKeys();
    void keyChosen(QAction *command, const QKeySequence &key);

    WindowSettings *m_settings;
    WindowActions *m_actions;
    KeyBindings *m_keys;
    QListWidget *m_pages;
    QStackedWidget *m_stack;
    QTableWidget *m_table = nullptr;
    QLabel *m_conflict = nullptr;
};

} // namespace storescope
