// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/window/settingsfile.h"

#include <QAction>
#include <QHash>

namespace storescope {

// The keys of commands as the user has changed them, over those that they come with. A command is known by
// its object name.
class KeyBindings : public QObject
{
    Q_OBJECT
public:
    KeyBindings(const QList<QAction *> &commands, QObject *parent);

    void load(SettingsFile &settings);
    QList<QAction *> commands() const { return m_commands; }
    QList<QKeySequence> usual(const QAction *command) const { return m_usual.value(command); }
    bool isChanged(const QAction *command) const;
    // Who else has the key; null: nobody.
    QAction *holderOf(const QKeySequence &key, const QAction *except) const;
    // Takes the key away from whoever has it.
    void set(SettingsFile &settings, QAction *command, const QList<QKeySequence> &keys);
    void reset(SettingsFile &settings, QAction *command);

Q_SIGNALS:
    void changed();

private:
    void keep(SettingsFile &settings, const QAction *command) const;
    QList<QAction *> m_commands;
    QHash<const QAction *, QList<QKeySequence>> m_usual;
};

} // namespace storescope
