// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <zlib.h>
#include <zstd.h>

// Packs bytes with the libraries themselves. windowBits 15: zlib, 31: gzip.
inline QByteArray packedWithZlib(const QByteArray &bytes, int windowBits = 15)
{
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY);
    QByteArray packed(qsizetype(deflateBound(&stream, uLong(bytes.size()))) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = uInt(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

inline QByteArray packedWithZstd(const QByteArray &bytes)
{
    QByteArray packed(qsizetype(ZSTD_compressBound(std::size_t(bytes.size()))), '\0');
    packed.resize(qsizetype(ZSTD_compress(packed.data(), std::size_t(packed.size()), bytes.data(),
                                          std::size_t(bytes.size()), 3)));
    return packed;
}
