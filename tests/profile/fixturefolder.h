// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/detection.h"
#include "core/sqlite/opening.h"
#include "tests/support/fixture.h"

#include <QTemporaryDir>
#include <QTest>

namespace storescope::test {

// A private copy of tests/fixtures/<name>, or of one file of it with what SQLite keeps beside it.
class FixtureFolder
{
public:
    explicit FixtureFolder(const QString &name, const QString &only = {})
    {
        copyFixture(QStringLiteral(STORESCOPE_FIXTURES "/") + name, m_folder.path(), only);
    }
    QString path(const QString &file = {}) const { return m_folder.filePath(file); }

private:
    QTemporaryDir m_folder;
};

// Why a Result has no value; QVERIFY2 asks also when it has one.
template <class R>
QString reason(const R &result)
{
    return result ? QString() : result.error().sentence + QLatin1Char(' ') + result.error().file;
}

// The value of a Result, or a failed test.
#define VALUE_OF(name, expression)                                                                           \
    auto name##Result = (expression);                                                                        \
    QVERIFY2(name##Result.has_value(), qPrintable(storescope::test::reason(name##Result)));                  \
    auto &name = *name##Result

} // namespace storescope::test
