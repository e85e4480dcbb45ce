// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

namespace storescope::demo {

// The folder that the demo writes to: DIR/arcp.db and DIR/lash/session.db, and a mark that says it is the
// demo's.
class DemoFolder
{
public:
    // Made when it is not there. A folder with anything else in it (logs aside) is refused.
    static Result<DemoFolder> prepare(const QString &folder);

    QString eventFile() const;
    QString sessionFile() const;
    const QString &path() const { return m_path; }

private:
    explicit DemoFolder(QString path) : m_path(std::move(path)) {}
    QString m_path;
};

} // namespace storescope::demo
