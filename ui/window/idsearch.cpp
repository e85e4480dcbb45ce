// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/window/idsearch.h"

#include "core/base/onready.h"

namespace storescope {

void IdSearch::start(const std::vector<std::shared_ptr<OpenStore>> &stores, const QString &id)
{
    m_cancel.cancel();
    m_cancel = CancelToken();
    m_found = false;
    m_open = 1; // this call
    bool number = false;
    id.toLongLong(&number);
    for (const auto &store : stores) {
        for (const auto &collection : store->collections()) {
            const bool fits = collection->keySize() == 1 && (number || !collection->integerKeys().front());
            if (!fits || collection->kind() == Kind::Table)
                continue;
            ++m_open;
            const Key key = keyFromString(id, collection->integerKeys());
            const QString path = store->info().path, name = collection->id();
            const CancelToken cancel = m_cancel;
            onReady(this, store->records(name, {key}, cancel),
                    [this, cancel, path, name, key](const Result<std::vector<Record>> &records) {
                        if (cancel.isCancelled())
                            return;
                        if (records && !records->empty() && !records->front().cells.empty() &&
                            !std::exchange(m_found, true))
                            Q_EMIT found(path, name, key);
                        answered();
                    });
        }
    }
    answered();
}

void IdSearch::answered()
{
    if (--m_open == 0 && !m_found)
        Q_EMIT nothing();
}

} // namespace storescope
