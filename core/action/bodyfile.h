// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <optional>

namespace storescope {

// One artifact's file on its way to the disk. Any thread.
struct BodyFile
{
    QString path;
    QByteArray bytes;
    QByteArray digested; // what the store's digest is of
    QString algorithm;   // sha256, sha1, md5, sha512
    QString expected;    // hex; empty: the store has none
};
struct WrittenBody
{
    qint64 bytes = 0;
    QString sha256;
    std::optional<bool> verified; // nullopt: nothing to compare with
};

// Whether bytes have this digest; nullopt: none is given, or the algorithm is unknown.
std::optional<bool> matchesDigest(const QByteArray &bytes, const QString &algorithm, const QString &expected);

// Makes the folders; never over a file that is there. The file has its name only when it is whole. It is not
// waited for on the disk: after a power loss the next run finds it short by its size in the manifest.
Result<WrittenBody> writeBody(const BodyFile &file);

} // namespace storescope
