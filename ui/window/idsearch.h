// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/openstore.h"

namespace storescope {

// Looks for an id in all open stores: as a key of any collection, and as the value of columns that hold ids
// where that column is the key's. Only by key: nothing is scanned.
class IdSearch : public QObject
{
    Q_OBJECT
public:
    explicit IdSearch(QObject *parent = nullptr) : QObject(parent) {}
    ~IdSearch() override { m_cancel.cancel(); }

    void start(const std::vector<std::shared_ptr<OpenStore>> &stores, const QString &id);

Q_SIGNALS:
    void found(const QString &path, const QString &collection, const storescope::Key &key); // the first
    void nothing();

private:
    void answered();
    CancelToken m_cancel;
    int m_open = 0;
    bool m_found = false;
};

} // namespace storescope
