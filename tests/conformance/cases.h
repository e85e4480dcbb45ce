// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <optional>
#include <vector>

namespace storescope::conformance {

// What expected.json says of one collection. Entries of one kind, table and file (a queue told lane by lane)
// are one here.
struct Expectation
{
    QString caseName, file, kind, table, name;
    qint64 count = 0;
    QHash<QString, qint64> byState; // the product's own words
    std::optional<Instant> asOf;
    QJsonArray ids, items;
    QJsonObject keyed; // items that are an object
    QJsonObject told;  // the first entry as it stands
};

// One folder of tests/fixtures/<product>.
struct Case
{
    QString product, name, folder;
    QJsonObject told;              // expected.json
    QStringList databases() const; // files of the store without -wal, -shm and -journal
    std::vector<Expectation> collections() const;
};
std::vector<Case> allCases();

// tests/conformance/<product>.json: how the words of an expected.json are ours.
//
// profile: id of the profile. main: the file that a user opens. alone: cases whose files are a store each.
//
// collections: {kind, table, file (glob), case (glob), name} of an expected entry, and what stands for it;
// the first that fits:
//   collection  our id
//   as          our kind, where it is another
//   rows        our number of rows, where the product cannot read what is there
//   id          our column of ids ("#key": the row's key), or a list
//   itemId      path of the id in an item, or a list; without it the "ids" are taken
//   renamed     expected id -> ours
//   states      the product's word -> ours
//   counts      case -> {our word: how many}, where the product's words say less than ours
//   expires     our column of expiry, by which expired ones are counted
//   groups      our column -> path of an object {value: count}
//   in          path of a list in an item: its elements are the items, and "^.a" is a path in what was around
//   keyed       items are an object in an object: each value is an item {k0, k1, value}
//   fields      our column -> path in an item, or {item, as}, as being a time (s, ms, ns, real, iso, near), given (only where
//               it is told), within (JSON that may hold more) or head (how it begins), or {item, words:
//   {theirs: ours}}.
//               "column:path" is what lies there in the decoded value, compared as JSON
//   ordered     the same for items that have no id: the n-th is the n-th row
//   each        path of an object {id: value} -> {id, show}: our columns
//   joined      what stands between the elements of an id that is a list ("|" unless told)
//   members     path in an item -> {of: our collection, by: its column with the item's id, show, where,
//   pick}: what
//               the rows below an item show. pick: list (the default), set, count, distinct, first, last,
//               longest
//   facts       path in the entry -> the same without `by`: what all rows show
//   aside       path in the entry -> why it is not compared; it stands for all below it too
//   body        {column, digest: paths in an item, the first that is there}
//   not         instead of all that: why this is no collection of ours
//
// rows: {trap, case, file, collection, where: {column: text or null}, rows: how many (1), is: the same}
// In `is`, "column:path" is what lies there in the decoded value, "column:#opaque" what it is taken for.
// filters: {trap, case, file, collection, filter, rows}: how many rows a filter finds
// files: {case: {file: match}}: what each file is taken for, where a case is about that.
// transcripts: {table, case, file, in, session, none, unless, except, row: {collection, column, item},
// counts, texts, totals}: what is said in the session of each item; `row` takes only what one record says,
// the one with the item's id
// sums: {table, session, tokens_in, tokens_out}: the items of a session together are its transcript's totals
struct Mapping
{
    QJsonObject told;
    static std::optional<Mapping> of(const QString &product);
    QString profile() const { return told[QLatin1String("profile")].toString(); }
    // What stands for it; an empty object when nothing does.
    QJsonObject collection(const Expectation &expectation) const;
};

// The items of an expected entry, as `in` and `keyed` of the mapping say.
QJsonArray itemsOf(const QJsonObject &mapped, const QJsonValue &items);
// What an expected.json says that the mapping has no comparison for, nor a reason why not.
QStringList notCompared(const Mapping &mapping, const Case &of);

// The value at "a.b[0].c"; all of it for an empty path.
QJsonValue at(const QJsonValue &from, const QString &path);
// As the project writes such a value: integers without exponent.
QString spelled(const QJsonValue &value);

} // namespace storescope::conformance
