// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/check/finding.h"
#include "core/read/openstore.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace storescope {

// Whether the bodies of artifacts are what their digests say. One body after the other, each read in governed
// pieces. Lives on the store's thread.
class DigestCheck : public QObject
{
    Q_OBJECT
public:
    DigestCheck(OpenStore &store, std::shared_ptr<const Collection> collection, CancelToken cancel);

    // Whether the rows of a collection have bodies and digests of them.
    static bool isFor(const Collection &collection);

    // Looks at these rows, then calls `done`; nothing more is called after a cancel.
    void check(std::vector<Record> records, std::function<void()> done);
    qint64 checked() const { return m_checked; } // bodies that were compared

Q_SIGNALS:
    void mismatched(const storescope::Key &key, const QString &sentence);
    void leftOut(const storescope::Key &key, const QString &sentence); // could not be looked at

private:
    // A body on its way: the row may be written anew between its digest and its body, so one that does not
    // fit is asked for its digest again.
    struct Body
    {
        Key key;
        QString expected;
        bool again = false;
    };
    void next();
    void read(const Body &body);
    void compare(const Body &body, const QByteArray &digested);
    void askAgain(const Body &body);
    QString expectedOf(const Record &record) const;

    OpenStore &m_store;
    std::shared_ptr<const Collection> m_collection;
    CancelToken m_cancel;
    int m_column, m_digest;
    std::vector<Record> m_records;
    size_t m_at = 0;
    std::function<void()> m_done;
    qint64 m_checked = 0;
};

} // namespace storescope
