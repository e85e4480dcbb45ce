// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>
#include <vector>

class QProcess;

// The built program as a process of its own, as a user runs it.
struct Finished
{
    int code = -1;
    QByteArray out, err;
    QList<QByteArray> lines() const;          // of out
    std::vector<QJsonObject> objects() const; // a line each; fails the test when one is no JSON
};
Finished runProgram(const QStringList &words);
std::unique_ptr<QProcess> startProgram(const QStringList &words);
QString programPath();

// A copy of a file among the fixtures, with its -wal and -journal, that may be written to.
class FixtureCopy
{
public:
    explicit FixtureCopy(const QString &file);
    const QString &path() const { return m_path; }
    QString folder() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
    QString m_path;
};

QStringList wordsOf(const char *text);
// COMMAND STORE REST…
Finished runOn(const FixtureCopy &store, const char *command, const char *rest = "");
