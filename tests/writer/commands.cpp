// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/writer/commands.h"

#include "tests/writer/database.h"

#include <chrono>
#include <csignal>
#include <cstdio>
#include <functional>
#include <string>
#include <thread>
#include <vector>

namespace {

void say(const std::string &line)
{
    std::printf("%s\n", line.c_str());
    std::fflush(stdout);
}

// Until the tests write a line or close the pipe.
bool waitForLine(std::string *line = nullptr)
{
    int c = 0;
    while ((c = std::getchar()) != EOF && c != '\n')
        if (line)
            *line += static_cast<char>(c);
    return c != EOF;
}

void stayIfAsked(const Options &options)
{
    if (options.has("stay"))
        waitForLine();
}

std::string typeOf(long i)
{
    static const std::vector<std::string> types = {"message", "tool_call", "tool_result", "usage"};
    return types[static_cast<size_t>(i) % types.size()];
}

std::string sessionOf(const Options &options, long i)
{
    return options.text("session", "s" + std::to_string(i % 5));
}

void configure(Database &database, const Options &options)
{
    database.run("PRAGMA synchronous=" + options.text("sync", "normal"));
    if (options.has("autocheckpoint"))
        database.run("PRAGMA wal_autocheckpoint=" + options.text("autocheckpoint", "1000"));
    if (options.has("exclusive"))
        database.run("PRAGMA locking_mode=exclusive");
}

void fill(Database &database, const Options &options, long rows)
{
    database.run("BEGIN IMMEDIATE");
    for (long i = 0; i < rows; ++i)
        database.append(sessionOf(options, i), typeOf(i), options.number("payload", 100));
    database.run("COMMIT");
}

void make(const std::string &file, const Options &options)
{
    Database database(file, true);
    configure(database, options);
    database.run("PRAGMA journal_mode=" + options.text("journal", "wal"));
    database.run(logSchema);
    fill(database, options, options.number("rows", 0));
}

void create(const Options &options)
{
    make(options.file, options);
    say("done");
}

void append(const Options &options)
{
    Database database(options.file);
    configure(database, options);
    say("ready");
    if (options.has("wait"))
        waitForLine();
    const long count = options.number("count", 1);
    const long batch = std::max(1L, options.number("batch", 1));
    const long rate = options.number("rate", 0);
    const auto begin = std::chrono::steady_clock::now();
    long long id = 0;
    for (long i = 0; i < count;) {
        if (rate > 0)
            std::this_thread::sleep_until(begin + std::chrono::microseconds(i * 1'000'000 / rate));
        database.run("BEGIN IMMEDIATE");
        for (long k = 0; k < batch && i < count; ++k, ++i)
            id = database.append(sessionOf(options, i), typeOf(i), options.number("payload", 100));
        database.run("COMMIT");
        if (options.has("print"))
            say("commit " + std::to_string(id));
    }
    say("done " + std::to_string(id));
    stayIfAsked(options);
}

// Each change of `count` rows from `id` on is a commit of its own.
void change(const Options &options, const std::string &statement)
{
    Database database(options.file);
    configure(database, options);
    say("ready");
    const long first = options.number("id", 1);
    for (long i = 0; i < options.number("count", 1); ++i) {
        database.run(statement + " WHERE id=" + std::to_string(first + i));
        if (options.has("print"))
            say("commit " + std::to_string(first + i));
    }
    say("done");
    stayIfAsked(options);
}

void update(const Options &options)
{
    change(options, "UPDATE log SET body='" + options.text("body", "{}") + "'");
}

void removeRows(const Options &options)
{
    change(options, "DELETE FROM log");
}

void checkpoint(const Options &options)
{
    Database database(options.file);
    say("ready");
    std::string row;
    database.attempt("PRAGMA wal_checkpoint(" + options.text("mode", "truncate") + ")", &row);
    say("done " + row);
    stayIfAsked(options);
}

void vacuum(const Options &options)
{
    Database database(options.file);
    say("ready");
    database.run("VACUUM");
    say("done");
    stayIfAsked(options);
}

void replace(const Options &options)
{
    const std::string made = options.file + ".new";
    make(made, options);
    if (std::rename(made.c_str(), options.file.c_str()) != 0) {
        std::perror("rename");
        std::exit(1);
    }
    say("done");
}

void hold(const Options &options)
{
    Database database(options.file);
    configure(database, options);
    fill(database, options, options.number("rows", 0));
    if (!options.has("idle")) {
        database.run("BEGIN IMMEDIATE");
        database.append("held", "held", options.number("payload", 100));
    }
    say("ready");
    waitForLine();
    if (!options.has("idle"))
        database.run("COMMIT");
    say("done");
    stayIfAsked(options);
}

void crash(const Options &options)
{
    Database database(options.file);
    configure(database, options);
    database.run("PRAGMA wal_autocheckpoint=0");
    if (options.has("hot")) {
        // A small cache spills the uncommitted pages into the file: its journal is then needed.
        database.run(
            "PRAGMA cache_size=5; BEGIN IMMEDIATE; UPDATE log SET body='changed and never committed'");
        for (long i = 0; i < options.number("rows", 2000); ++i)
            database.append("lost", "lost", options.number("payload", 100));
    } else {
        fill(database, options, options.number("rows", 100));
    }
    say("ready");
    std::raise(SIGKILL);
}

void shell(const Options &options)
{
    Database database(options.file, options.has("create"));
    configure(database, options);
    say("ready");
    std::string line;
    while (waitForLine(&line)) {
        std::string row;
        const int code = database.attempt(line, &row);
        say("ok " + std::to_string(code) + (row.empty() ? "" : " " + row));
        line.clear();
    }
}

} // namespace

bool runCommand(const Options &options)
{
    static const std::map<std::string, std::function<void(const Options &)>> commands = {
        {"create", create},     {"append", append},   {"update", update},
        {"delete", removeRows}, {"vacuum", vacuum},   {"checkpoint", checkpoint},
        {"hold", hold},         {"replace", replace}, {"crash", crash},
        {"shell", shell}};
    const auto found = commands.find(options.command);
    if (found == commands.end())
        return false;
    found->second(options);
    return true;
}
