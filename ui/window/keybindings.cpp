// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/window/keybindings.h"

namespace storescope {

namespace {

QString settingOf(const QAction *command)
{
    return QStringLiteral("keys/") + command->objectName();
}

} // namespace

KeyBindings::KeyBindings(const QList<QAction *> &commands, QObject *parent)
    : QObject(parent), m_commands(commands)
{
    for (const QAction *command : commands)
        m_usual.insert(command, command->shortcuts());
}

void KeyBindings::load(SettingsFile &settings)
{
    for (QAction *command : m_commands) {
        const QVariant kept = settings.value(settingOf(command));
        if (kept.isValid())
            command->setShortcuts(QKeySequence::listFromString(kept.toString(), QKeySequence::PortableText));
    }
}

bool KeyBindings::isChanged(const QAction *command) const
{
    return command->shortcuts() != m_usual.value(command);
}

QAction *KeyBindings::holderOf(const QKeySequence &key, const QAction *except) const
{
    for (QAction *command : m_commands) {
        if (command != except && !key.isEmpty() && command->shortcuts().contains(key))
            return command;
    }
    return nullptr;
}

void KeyBindings::keep(SettingsFile &settings, const QAction *command) const
{
    if (isChanged(command))
        settings.setValue(settingOf(command),
                          QKeySequence::listToString(command->shortcuts(), QKeySequence::PortableText));
    else
        settings.remove(settingOf(command));
}

void KeyBindings::set(SettingsFile &settings, QAction *command, const QList<QKeySequence> &keys)
{
    for (const QKeySequence &key : keys) {
        if (QAction *holder = holderOf(key, command)) {
            QList<QKeySequence> left = holder->shortcuts();
            left.removeAll(key);
            holder->setShortcuts(left);
            keep(settings, holder);
        }
    }
    command->setShortcuts(keys);
    keep(settings, command);
    Q_EMIT changed();
}

void KeyBindings::reset(SettingsFile &settings, QAction *command)
{
    set(settings, command, m_usual.value(command));
}

} // namespace storescope
