// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/bodyfile.h"

#include "core/base/sha256.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QRandomGenerator>

namespace storescope {
namespace {

QByteArray digest(const QByteArray &bytes, QCryptographicHash::Algorithm algorithm)
{
    return QCryptographicHash::hash(bytes, algorithm).toHex();
}

std::optional<QCryptographicHash::Algorithm> algorithmOf(const QString &name)
{
    static const QHash<QString, QCryptographicHash::Algorithm> known{
        {QStringLiteral("md5"), QCryptographicHash::Md5},
        {QStringLiteral("sha1"), QCryptographicHash::Sha1},
        {QStringLiteral("sha256"), QCryptographicHash::Sha256},
        {QStringLiteral("sha512"), QCryptographicHash::Sha512},
    };
    const auto found = known.constFind(name.toLower());
    return found == known.cend() ? std::nullopt : std::optional(*found);
}

// Some stores write the algorithm before the digest: "sha256:…".
QString plainDigest(const QString &text)
{
    return text.section(u':', -1).toLower();
}

} // namespace

std::optional<bool> matchesDigest(const QByteArray &bytes, const QString &algorithm, const QString &expected)
{
    const auto known = algorithmOf(algorithm);
    if (!known || expected.isEmpty())
        return std::nullopt;
    return QString::fromLatin1(digest(bytes, *known)) == plainDigest(expected);
}

Result<WrittenBody> writeBody(const BodyFile &body)
{
    WrittenBody written;
    written.bytes = body.bytes.size();
    const QByteArray sha256 = sha256Hex(body.bytes);
    written.sha256 = QString::fromLatin1(sha256);
    const bool same =
        algorithmOf(body.algorithm) == QCryptographicHash::Sha256 && body.digested.isSharedWith(body.bytes);
    if (same && !body.expected.isEmpty())
        written.verified = written.sha256 == plainDigest(body.expected);
    else
        written.verified = matchesDigest(body.digested, body.algorithm, body.expected);
    const auto failed = [&](const QString &why) {
        return failure(ErrorCode::Io, QStringLiteral("The file cannot be written: %1").arg(why), body.path);
    };
    if (!QDir().mkpath(QFileInfo(body.path).absolutePath()))
        return failed(QStringLiteral("its folder cannot be made"));
    QFile file(QStringLiteral("%1.%2.part")
                   .arg(body.path)
                   .arg(QRandomGenerator::global()->generate(), 8, 16, QChar(u'0')));
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered))
        return failed(file.errorString());
    const bool whole = file.write(body.bytes) == body.bytes.size();
    file.close();
    if (!whole || !file.rename(body.path)) { // which leaves alone what is there
        const QString why = QFileInfo::exists(body.path)
                                ? QStringLiteral("another program made one of this name meanwhile")
                                : file.errorString();
        file.remove();
        return failed(why);
    }
    return written;
}

} // namespace storescope
