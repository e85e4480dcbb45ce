// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/timecodec.h"
#include "core/codec/chain.h"

#include <QHash>
#include <QStringList>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace storescope {

enum class Kind { Log, Sessions, Artifacts, Queue, KeyValue, Versions, Schedules, Budgets, Leases, Table };
QString kindName(Kind kind); // "log", "sessions", … as on the command line
std::optional<Kind> kindFromName(const QString &name);
// The canonical fields of a kind, in the order in which they are shown and printed (command-line.md).
QStringList canonicalFields(Kind kind);
// The canonical states of a kind ("pending", … for queues; live, expired, unreferenced; held, expired, free),
// in order.
QStringList canonicalStates(Kind kind);

// ---- What a profile file says, as it was read; nothing here knows a database. ----

// One of the product's files.
struct FileSpec
{
    QString role;
    QStringList find;     // path templates for discovery: ~ $ENV ${ENV:-default} globs ./ (per project)
                          // json:FILE#/pointer/*/x
    QString suffix;       // a sidecar of the main file: ".artifacts.db" beside x.db
    QStringList exclude;  // globs
    bool highest = false; // of several generations take the highest captured number
};

// Tables of one shape under names that are not known beforehand. A collection whose `from` is "{name}" is
// made once for each; captures of the pattern stand in its texts as {capture}, the table's own name as
// {table}.
struct FamilySpec
{
    QString name;
    QString pattern;       // regular expression for the whole table name
    QStringList columns;   // that such a table has; "name TYPE" also asks for the declared type
    bool optional = false; // a file may have none, as long as it has something of the layout
};

// A layout of one file: the first that fits wins.
struct VariantSpec
{
    QString id;
    QString role;
    QHash<QString, QStringList> has;   // table -> columns; "name TYPE" also asks for the declared type
    QHash<QString, QStringList> lacks; // table -> columns; an empty list: no such table
    QString when;        // SQL condition, asked once the tables fit: rows decide between two layouts
    QString version;     // scalar SQL, or "user_version", "application_id"
    QStringList known;   // versions that the profile was written for; empty: any
    bool ordered = true; // versions compare as numbers or text, so an unknown greater one is newer
    std::vector<FamilySpec> families; // tables whose names are made by the product's user
};

struct FieldSpec
{
    QString name;   // canonical, or the product's own
    QString title;  // heading; empty: from the name
    QString column; // one of column, sql, text or none (then column = name)
    QString sql;    // expression over the collection's source; may use :now and parameters
    QString text; // template over other fields and paths, such as "{tool}: {payload.arguments.command}"; see
                  // template.h
    QString by;   // field whose value chooses among `texts`
    QHash<QString, QString> texts; // value or glob -> template; "*": any other
    QString path;                  // inside the decoded value
    std::optional<TimeCodec> time;
    CodecChain codec;
    QString codecBy;                   // column that names the codec of the row
    QHash<QString, CodecChain> codecs; // its values -> chain
    QString unit;                      // bytes, USD, s, ms, us, ns (durations) …
    QString link;                      // collection whose id it holds
    QHash<QString, QString> values;    // stored -> shown word
    bool redact = false;
    bool id = false; // an id: `:` in filters means "begins with"
};

struct StateSpec
{
    QString is;   // canonical state of the kind
    QString when; // SQL condition; empty: otherwise. May use :now (in the collection's time unit), parameters
};

enum class TailMode { Append, Updated, Clock, Rowid, Difference };

struct TailSpec
{
    TailMode mode = TailMode::Difference;
    QString by; // Updated: column; Clock: scalar SQL of the clock; Rowid: nothing
    std::optional<TimeCodec> byTime;
    std::chrono::nanoseconds overlap{0}; // Updated: read again what is this much older, deliver once
    bool removes = false;                // rows may go: a window may look for gone rows among those it shows
};

struct BodySpec // the bytes of an artifact
{
    QString column;       // may be large: never read with a page
    CodecChain codec;     // from what is stored to what the artifact is
    QString digestColumn; // lower- or upper-case hex
    QString digestAlgorithm = QStringLiteral("sha256");
    bool digestOfStored = false; // of the stored bytes rather than of the decoded ones
};

struct ItemsSpec // rows of another table that belong to a row: payload parts
{
    QString table, on, order, column;
    CodecChain codec;
};

// What an element must have to be a part: at `path`, or in that column of its row, one of these texts; "*":
// anything.
struct PartCondition
{
    QString path, column;
    QStringList is;
};

// How an element of a payload's list becomes an item of a transcript.
struct PartSpec
{
    std::vector<PartCondition> when;  // all of them; none: every element
    QString each;                     // the elements are those of the list at this path inside of it
    QHash<QString, FieldSpec> fields; // text tool call arguments answers error child media …
};

// Where the ids of what is still in use stand: in a column, or at paths inside its decoded value. What does
// not decode keeps everything.
struct RootSpec
{
    QString table;  // empty: the collection's own (of `follow`)
    QString column; // that holds the id, or the document
    CodecChain codec;
    QStringList paths;                      // inside the document; none: the value itself is the id
    QStringList needs;                      // paths that a document has if it is what it should be
    std::shared_ptr<const RootSpec> follow; // what the rows that this names hold themselves
};

// What may be done to rows. `when` is asked again inside the transaction, and every column must still be what
// the preview showed.
struct ActionSpec
{
    QString act;     // sweep, collect, release, cancel, retry, purge
    QString title;   // for people; empty: made of the rest
    QString when;    // SQL condition
    QString expired; // or: this field's time has passed
    QString olderBy; // and this field's time is longer ago than `older`, which the user may change
    std::chrono::nanoseconds older{0};
    QHash<QString, QString> set; // column -> SQL; empty: the row is deleted
    struct Also                  // rows of another table that go with it
    {
        QString table;
        QStringList on; // columns of the same name in both
    };
    std::vector<Also> also;
    struct Pointer // rows of another table that may still lead to the row
    {
        QString note;          // for people: "open job"
        QString table, column; // which has the value that the row has
        QString here;          // in this column; empty: of the same name
        QString when;          // SQL condition on the other row; empty: any
        bool last = false;     // it is asked of the last row only that has the value
    };
    static constexpr size_t mostPointers = 32;
    std::vector<Pointer> pointers;
    QString id;                  // the column that roots name; empty: the key
    std::vector<RootSpec> roots; // only what none of them leads to
    int line = 0;
};

struct CollectionSpec
{
    QString id;
    Kind kind = Kind::Table;
    QString title;
    QString role;       // file role; empty: the profile's first
    QString variant;    // only for this variant; empty: any of the role
    QString from;       // table name, or SQL: "(SELECT …)"
    QString where;      // rows that belong
    QStringList tables; // every table that `from` and the fragments read, for the authorizer and `info`; the
                        // first is shown
    QStringList key;    // columns or expressions that order it
    bool keyReused = false; // keys can come again after the newest rows went
    TailSpec tail;
    std::vector<FieldSpec> fields;
    QStringList hide;   // own columns that are not shown
    QStringList redact; // own columns and payload paths ("payload.auth.token") that are secrets
    QString nowUnit;    // time name of :now in states and sql; default ms
    std::vector<StateSpec> states;
    std::optional<BodySpec> body;
    std::optional<ItemsSpec> items;
    QString partsPath; // where the list of parts is inside the payload; empty: the payload is the list
    std::vector<PartSpec> parts;
    QString silent;    // a sentence for sessions of which there are rows, but no parts
    QStringList order; // columns by which rows stand in a transcript, where it is not the key
    std::vector<ActionSpec> actions;
    QHash<QString, QStringList> levels; // level -> types that have it ("error": ["tool.error"])
    int line = 0;                       // in the profile file, for messages
};

struct ParameterSpec
{
    QString name;
    QString title;
    QString unit;
    Value standard;
};

struct Profile
{
    QString id, name, about, file; // file: where it was read from
    bool seen = true;              // false: written from text, never seen with the running product
    QString handsOff;              // why nothing may be done to its stores, where it has no action
    std::vector<FileSpec> files;
    std::vector<VariantSpec> variants;
    std::vector<CollectionSpec> collections;
    std::vector<ParameterSpec> parameters; // what the store does not say: retry_after = 90 s
};

// A mistake in a profile file.
struct ProfileMistake
{
    QString file;
    int line = 0;
    QString reason;
};

} // namespace storescope
