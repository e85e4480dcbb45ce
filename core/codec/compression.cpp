// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/codec/compression.h"

#include "core/codec/treebuilder.h"

#include <array>
#include <bit>
#include <memory>
#include <zlib.h>
#include <zstd.h>

namespace storescope {

namespace {

constexpr qint64 FreeOfRatio = 1024 * 1024; // a row of equal bytes is no bomb
constexpr int PieceSize = 64 * 1024;
using Piece = std::array<char, PieceSize>;

// Collects what comes out of a decompressor, within the limits.
class Sink
{
public:
    Sink(qsizetype packed, const DecodeLimits &limits) : m_packed(packed), m_limits(limits) {}

    bool add(const Piece &piece, std::size_t size)
    {
        const qint64 total = m_bytes.size() + qint64(size);
        if (total > m_limits.bytes) {
            m_problem = QStringLiteral("It unpacks to more than the limit of %1 bytes.").arg(m_limits.bytes);
        } else if (total > FreeOfRatio && double(total) > m_limits.ratio * double(m_packed)) {
            m_problem = QStringLiteral("It unpacks to more than %1 times its size.").arg(m_limits.ratio);
        }
        if (!m_problem.isEmpty())
            return false;
        m_bytes.append(piece.data(), qsizetype(size));
        return true;
    }

    Result<QByteArray> take() { return std::move(m_bytes); }
    Error refusal() const { return {ErrorCode::Unsupported, m_problem, 0, {}}; }

private:
    qint64 m_packed;
    DecodeLimits m_limits;
    QByteArray m_bytes;
    QString m_problem;
};

struct Inflater
{
    z_stream stream{};
    bool ready = false;

    explicit Inflater(int windowBits) { ready = inflateInit2(&stream, windowBits) == Z_OK; }
    ~Inflater()
    {
        if (ready)
            inflateEnd(&stream);
    }
    Q_DISABLE_COPY_MOVE(Inflater)
};

Result<QByteArray> inflated(QByteArrayView packed, const DecodeLimits &limits, int windowBits,
                            QStringView name)
{
    Inflater inflater(windowBits);
    auto &stream = inflater.stream;
    if (!inflater.ready || packed.size() > qsizetype(std::numeric_limits<uInt>::max()))
        return tl::unexpected(notA(name, 0));
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.data()));
    stream.avail_in = uInt(packed.size());
    Sink sink(packed.size(), limits);
    const auto piece = std::make_unique<Piece>();
    while (true) {
        stream.next_out = reinterpret_cast<Bytef *>(piece->data());
        stream.avail_out = PieceSize;
        const int code = inflate(&stream, Z_NO_FLUSH);
        const qint64 position = packed.size() - stream.avail_in;
        if (code != Z_OK && code != Z_STREAM_END)
            return tl::unexpected(notA(name, position));
        if (!sink.add(*piece, std::size_t(PieceSize) - stream.avail_out))
            return tl::unexpected(sink.refusal());
        if (code != Z_STREAM_END)
            continue;
        if (stream.avail_in == 0)
            return sink.take();
        const bool mayFollow = name == u"gzip";
        if (!mayFollow || inflateReset(&stream) != Z_OK)
            return tl::unexpected(notA(name, position));
    }
}

struct FreeStream
{
    void operator()(ZSTD_DStream *stream) const { ZSTD_freeDStream(stream); }
};

} // namespace

Result<QByteArray> unpackZlib(QByteArrayView packed, const DecodeLimits &limits)
{
    return inflated(packed, limits, MAX_WBITS, u"zlib");
}

Result<QByteArray> unpackGzip(QByteArrayView packed, const DecodeLimits &limits)
{
    return inflated(packed, limits, MAX_WBITS + 16, u"gzip");
}

Result<QByteArray> unpackZstd(QByteArrayView packed, const DecodeLimits &limits)
{
    const std::unique_ptr<ZSTD_DStream, FreeStream> stream(ZSTD_createDStream());
    // A frame's header asks for its window's memory; more than the result may be is refused.
    const int window = std::clamp(int(std::bit_width(quint64(qMax<qint64>(limits.bytes, 1)))), 20, 27);
    if (!stream || ZSTD_isError(ZSTD_DCtx_setParameter(stream.get(), ZSTD_d_windowLogMax, window)))
        return tl::unexpected(notA(u"zstd", 0));
    ZSTD_inBuffer in{packed.data(), std::size_t(packed.size()), 0};
    Sink sink(packed.size(), limits);
    const auto piece = std::make_unique<Piece>();
    while (true) {
        ZSTD_outBuffer out{piece->data(), piece->size(), 0};
        const std::size_t code = ZSTD_decompressStream(stream.get(), &out, &in);
        if (ZSTD_isError(code))
            return tl::unexpected(notA(u"zstd", qint64(in.pos)));
        if (!sink.add(*piece, out.pos))
            return tl::unexpected(sink.refusal());
        const bool wholeFrames = code == 0 && in.pos == in.size;
        if (wholeFrames)
            return sink.take();
        const bool cutShort = in.pos == in.size && out.pos < out.size;
        if (cutShort)
            return tl::unexpected(notA(u"zstd", qint64(in.pos)));
    }
}

Result<QByteArray> packZlib(QByteArrayView bytes)
{
    uLongf size = compressBound(uLong(bytes.size()));
    QByteArray packed(qsizetype(size), Qt::Uninitialized);
    const int code = compress(reinterpret_cast<Bytef *>(packed.data()), &size,
                              reinterpret_cast<const Bytef *>(bytes.data()), uLong(bytes.size()));
    if (code != Z_OK)
        return failure(ErrorCode::Io, QStringLiteral("zlib could not pack %1 bytes.").arg(bytes.size()));
    packed.truncate(qsizetype(size));
    return packed;
}

} // namespace storescope
