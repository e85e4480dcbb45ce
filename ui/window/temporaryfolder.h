// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QFuture>
#include <QTemporaryDir>

#include <memory>

namespace storescope {

// A folder that goes, with all that is in it, when nobody holds it any more. It is made and removed on other
// threads: a disk may be slow.
using TemporaryFolder = std::shared_ptr<QTemporaryDir>;

// `place`: as QTemporaryDir's template; empty: where the system keeps such folders.
QFuture<TemporaryFolder> makeTemporaryFolder(const QString &place = {});

} // namespace storescope
