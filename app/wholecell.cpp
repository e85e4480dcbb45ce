// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/wholecell.h"

namespace storescope::app {
namespace {

// Without an event loop: a row that is being printed asks for its cells, and the rows that come meanwhile
// must not be printed inside of it.
Result<OpenStore::Piece> pieceOf(QFuture<Result<OpenStore::Piece>> future)
{
    future.waitForFinished();
    if (future.resultCount() == 0)
        return failure(ErrorCode::Cancelled, QStringLiteral("Stopped."));
    return future.takeResult();
}

} // namespace

Result<QByteArray> readWholeCell(OpenStore &store, const QString &collection, const Key &key, int column,
                                 const CancelToken &interrupted)
{
    constexpr qint64 pieceBytes = 4 * 1024 * 1024;
    QByteArray whole;
    for (;;) {
        auto piece = pieceOf(store.cell(collection, key, column, whole.size(), pieceBytes, interrupted));
        if (!piece)
            return tl::unexpected(piece.error());
        if (!isNull(piece->scalar) && piece->bytes.isEmpty() && piece->whole == 0)
            return toDisplay(piece->scalar).toUtf8();
        whole += piece->bytes;
        if (whole.size() >= piece->whole || piece->bytes.isEmpty())
            return whole;
    }
}

std::function<Result<QByteArray>(const Key &, int)> wholeCells(OpenStore &store, const QString &collection,
                                                               const CancelToken &interrupted)
{
    return [&store, collection, interrupted](const Key &key, int column) {
        return readWholeCell(store, collection, key, column, interrupted);
    };
}

} // namespace storescope::app
