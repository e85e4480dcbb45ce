// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
//
// storescope_test_inspector FILE [UID]: opens FILE for reading, as that user when it is run as root, reads
// all rows of its log and prints "HOW ROWS", or "error CODE SENTENCE".
#include "core/sqlite/opening.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>
#include <cstdlib>
#include <grp.h>
#include <unistd.h>

using namespace storescope;

namespace {

bool become(uid_t user)
{
    return setgroups(0, nullptr) == 0 && setgid(user) == 0 && setuid(user) == 0;
}

int report(const Error &error)
{
    std::printf("error %s %s\n", qPrintable(errorCodeName(error.code)), qPrintable(error.sentence));
    return 0;
}

int inspect(const QString &file)
{
    const auto connection = openForReading(file);
    if (!connection)
        return report(connection.error());
    auto statement = (*connection)->prepare("SELECT id, at, session, type, body FROM log");
    if (!statement)
        return report(statement.error());
    int rows = 0;
    auto row = statement->step();
    for (; row && *row; row = statement->step())
        ++rows;
    if (!row)
        return report(row.error());
    std::printf("%s %d\n", qPrintable(openedAsName((*connection)->openedAs())), rows);
    return 0;
}

} // namespace

int main(int count, char **words)
{
    if (count < 2 || (count > 2 && !become(static_cast<uid_t>(std::atoi(words[2])))))
        return 2;
    QCoreApplication application(count, words);
    return inspect(QFile::decodeName(words[1]));
}
