// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/window/temporaryfolder.h"

#include <QThreadPool>
#include <QtConcurrent>

namespace storescope {

namespace {

void removeElsewhere(QTemporaryDir *folder)
{
    QThreadPool::globalInstance()->start([folder] { delete folder; });
}

} // namespace

QFuture<TemporaryFolder> makeTemporaryFolder(const QString &place)
{
    return QtConcurrent::run([place] {
        return TemporaryFolder(place.isEmpty() ? new QTemporaryDir : new QTemporaryDir(place),
                               removeElsewhere);
    });
}

} // namespace storescope
