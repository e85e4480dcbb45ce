// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
//
// storescope_interop_record NAME…: lets the real crate do what the scripts say (tests/fixtures/lash/scripts)
// and writes what it answered and left in the file into them.

#include "core/codec/jsontext.h"
#include "tests/interop/lashpeer.h"
#include "tests/store/lashscript.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

#include <cstdio>

using namespace storescope;
using namespace storescope::test;

namespace {

QByteArray listed(const Json &array)
{
    QByteArray lines;
    for (const Json &element : array)
        lines += (lines.isEmpty() ? "" : ",\n") + toJsonText(element);
    return "[\n" + lines + "\n]";
}

bool record(const QString &name)
{
    const Json script = onlyOps(scriptNamed(name));
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("session.db"));
    const auto answer = LashPeer::ask({QStringLiteral("script"), file}, toJsonText(script));
    ConnectionPool pool;
    const auto opened = SessionStore::open(pool, file).result();
    if (!answer || !opened)
        return false;
    QByteArray tables;
    const Json left = rowsOf(*(*opened)->connection());
    for (const auto &[table, rows] : left.items())
        tables += (tables.isEmpty() ? "" : ",\n") + toJsonText(Json(table)) + ": " + listed(rows);
    QFile out(QStringLiteral(STORESCOPE_FIXTURES "/lash/scripts/%1.json").arg(name));
    return out.open(QIODevice::WriteOnly) && out.write("{\"ops\": " + listed(script.at("ops")) +
                                                       ",\n\"outcomes\": " + listed(answer->at("outcomes")) +
                                                       ",\n\"rows\": {\n" + tables + "\n}}\n") > 0;
}

} // namespace

int main(int count, char **words)
{
    const QCoreApplication app(count, words);
    for (const QString &name : app.arguments().mid(1)) {
        if (!record(name)) {
            std::fprintf(stderr, "%s could not be recorded.\n", qPrintable(name));
            return 1;
        }
    }
    return 0;
}
