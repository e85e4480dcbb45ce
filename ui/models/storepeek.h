// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/openstore.h"

#include <QTimer>

#include <deque>

namespace storescope {

// Looks into stores that were found, one after the other, for a line of what is in each and a note of what is
// strange. A store is open for a moment only.
class StorePeek : public QObject
{
    Q_OBJECT
public:
    explicit StorePeek(std::shared_ptr<const ProfileLibrary> profiles, QObject *parent = nullptr);
    ~StorePeek() override;

    void start(const QStringList &paths);
    void stop();
    static QString contentsOf(OpenStore &store);
    static QString noteOf(OpenStore &store); // empty: nothing is strange

Q_SIGNALS:
    void looked(const QString &path, const QString &program, const QString &contents, const QString &note);

private:
    void next();
    void take();

    std::shared_ptr<const ProfileLibrary> m_profiles;
    std::deque<QString> m_waiting;
    QString m_path;
    std::shared_ptr<OpenStore> m_store;
    CancelToken m_cancel;
    QTimer m_rest;
};

} // namespace storescope
