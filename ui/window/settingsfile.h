// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QMap>
#include <QStringList>
#include <QThreadPool>
#include <QTimer>
#include <QVariant>

#include <optional>

namespace storescope {

// An INI file, held in memory: read once, and what changes is written by a thread of its own a moment later,
// so that nobody who sets a value waits for the disk. Other programs' changes to other keys stay. It belongs
// to one thread; when it goes it waits until all is written.
class SettingsFile
{
public:
    explicit SettingsFile(const QString &path);
    ~SettingsFile();
    SettingsFile(const SettingsFile &) = delete;
    SettingsFile &operator=(const SettingsFile &) = delete;

    QVariant value(const QString &key, const QVariant &otherwise = {}) const;
    QStringList below(const QString &group) const; // the names that follow it, which ends with a slash
    void setValue(const QString &key, const QVariant &value);
    void remove(const QString &key); // and what is below it
    void write();                    // what changed, now
    void finish();                   // and waits for that: when all is over
    bool isWritten() const;          // nothing waits, nothing is being written

private:
    using Changes = QMap<QString, std::optional<QVariant>>; // nothing: it was removed

    QString m_path;
    QMap<QString, QVariant> m_values;
    Changes m_changes; // not handed to the writer yet
    QTimer m_rest;
    QThreadPool m_writer; // one thread: in order
};

} // namespace storescope
