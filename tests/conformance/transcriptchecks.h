// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/transcript.h"

#include <QJsonArray>
#include <QJsonObject>

namespace storescope::conformance {

// `transcripts` of tests/conformance/<product>.json: {table, file (glob), case (glob)} of an expected entry,
// and
//   session   path of the session's id in an item, or a list (joined by '/')
//   in        path of a list inside an item whose entries are the sessions; the session's path may begin with
//   "^." none      path of a number or list: 0 or empty where there is no transcript; or a list of those, all
//   of them counts    [{where, by: our attributes, item: path of {theirs: count} or of a number, words: ours
//   -> theirs}] texts     [{where, show: our attributes, the first that is there; item: path of a list;
//   paths: texts in its
//             entries, in order; only: {path: values} of the entries; words}]
//   totals    {tokens_in | tokens_out | cost: path}
//
// `transcriptRows`: {trap, case, file, session, where: {attribute: text or list}, rows: how many (1), is:
// {attribute: text}} A long text is told by its SHA-256: {sha256}.

// An attribute of an item as text: kind, role, tool, state, text, arguments, …; sha256 and bytes of its data.
QString attribute(const TranscriptItem &item, const QString &name);
// Whether an item has one of the values that `where` gives each attribute.
bool isOne(const TranscriptItem &item, const QJsonObject &where);
// Where a transcript is not what an expected item says; empty when it is.
QStringList differences(const Transcript &transcript, const QJsonObject &checks, const QJsonObject &item);
// Every value at "a.b[*].c", in order.
QList<QJsonValue> allAt(const QJsonValue &from, const QString &path);

} // namespace storescope::conformance
