// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/base/sha256.h"

#include <QCryptographicHash>

#include <dlfcn.h>

namespace storescope {
namespace {

// unsigned char *SHA256(const unsigned char *data, size_t count, unsigned char *md_buf)
using OneShot = unsigned char *(*)(const unsigned char *, size_t, unsigned char *);

// Loaded when first needed: a command that hashes nothing does not wait for it.
OneShot findOneShot()
{
    void *library = dlopen("libcrypto.so.3", RTLD_LAZY | RTLD_LOCAL);
    return library ? reinterpret_cast<OneShot>(dlsym(library, "SHA256")) : nullptr;
}

} // namespace

QByteArray sha256Hex(QByteArrayView bytes)
{
    static const OneShot oneShot = findOneShot();
    if (!oneShot) {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        hash.addData(bytes);
        return hash.result().toHex();
    }
    QByteArray digest(32, Qt::Uninitialized);
    oneShot(reinterpret_cast<const unsigned char *>(bytes.data()), size_t(bytes.size()),
            reinterpret_cast<unsigned char *>(digest.data()));
    return digest.toHex();
}

} // namespace storescope
