// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/window/settingsfile.h"

#include <QSettings>

namespace storescope {

namespace {
constexpr int restMs = 200; // changes come in bunches
}

SettingsFile::SettingsFile(const QString &path) : m_path(path)
{
    const QSettings file(path, QSettings::IniFormat);
    for (const QString &key : file.allKeys())
        m_values.insert(key, file.value(key));
    m_writer.setMaxThreadCount(1);
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMs);
    QObject::connect(&m_rest, &QTimer::timeout, &m_rest, [this] { write(); });
}

SettingsFile::~SettingsFile()
{
    finish();
}

void SettingsFile::finish()
{
    write();
    m_writer.waitForDone();
}

QVariant SettingsFile::value(const QString &key, const QVariant &otherwise) const
{
    return m_values.value(key, otherwise);
}

QStringList SettingsFile::below(const QString &group) const
{
    QStringList names;
    for (auto at = m_values.lowerBound(group); at != m_values.end() && at.key().startsWith(group); ++at)
        names << at.key().mid(group.size());
    return names;
}

void SettingsFile::setValue(const QString &key, const QVariant &value)
{
    const auto known = m_values.constFind(key);
    if (known != m_values.constEnd() && *known == value)
        return;
    m_values.insert(key, value);
    m_changes.insert(key, value);
    m_rest.start();
}

void SettingsFile::remove(const QString &key)
{
    const QString below = key + QLatin1Char('/');
    for (auto at = m_values.lowerBound(key); at != m_values.end();) {
        if (at.key() == key || at.key().startsWith(below)) {
            m_changes.insert(at.key(), std::nullopt);
            at = m_values.erase(at);
            m_rest.start();
        } else if (at.key().startsWith(key)) {
            ++at; // another name that begins alike
        } else {
            break;
        }
    }
}

void SettingsFile::write()
{
    m_rest.stop();
    if (m_changes.isEmpty())
        return;
    m_writer.start([path = m_path, changes = std::exchange(m_changes, {})] {
        QSettings file(path, QSettings::IniFormat);
        for (auto change = changes.cbegin(); change != changes.cend(); ++change) {
            if (change.value())
                file.setValue(change.key(), *change.value());
            else
                file.remove(change.key());
        }
        file.sync();
    });
}

bool SettingsFile::isWritten() const
{
    return m_changes.isEmpty() && m_writer.activeThreadCount() == 0;
}

} // namespace storescope
