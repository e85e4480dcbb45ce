// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
//
// storescope_test_writer COMMAND FILE [--option value]…: writes a store beside the tests.
//
// The store is one table: log(id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER (ms), session TEXT, type TEXT,
// body TEXT).
//
//   create      the file with --rows N (0) rows in one commit; closes it; "done"
//   append      --count N (1) rows, --batch N (1) a commit, --rate N rows/s (0: flat out)
//   update      sets the body (--body TEXT) of --count N (1) rows from --id N (1), a commit each
//   delete      removes --count N (1) rows from --id N (1), a commit each
//   checkpoint  --mode passive|full|restart|truncate (truncate); "done BUSY LOG CHECKPOINTED"
//   vacuum      "done"
//   replace     makes another database of --rows N and renames it over the file
//   hold        appends --rows N, begins to write and waits for a line on stdin, then commits; --idle: begins
//   nothing crash       appends --rows N (100) without a checkpoint and kills itself; --hot: in the middle of
//   a big change shell       runs a line of SQL from stdin each, answers "ok CODE [values of the last row]";
//   --create makes the file
//
// For all: --sync off|normal|full (normal), --payload BYTES (100), --session NAME (s0 … s4 in turn),
// --exclusive,
// --autocheckpoint PAGES. For create and replace: --journal wal|delete|truncate|persist (wal).
// append, update, delete, checkpoint, vacuum, hold: "ready" once the file is open and "done …" at the end;
// --print: "commit ID" after each commit; --stay: keeps the connection open until a line on stdin or its end;
// append --wait: begins at a line on stdin. A failure says so on stderr and exits with 1.
#include "tests/writer/commands.h"

#include <cstdio>

int main(int count, char **words)
{
    const Options options = Options::parse(count, words);
    if (runCommand(options))
        return 0;
    std::fprintf(stderr, "no such command: %s\n", options.command.c_str());
    return 2;
}
