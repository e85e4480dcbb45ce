// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/profile/pathtemplate.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcessEnvironment>

namespace storescope {

namespace {

constexpr qint64 largestJson = 8 * 1024 * 1024;
constexpr size_t mostMatches = 20'000; // a folder of more is no place for stores of one product

bool hasWildcard(const QString &segment)
{
    return segment.contains(QLatin1Char('*')) || segment.contains(QLatin1Char('?')) ||
           segment.contains(QLatin1Char('#'));
}

QStringList segmentsOf(const QString &path)
{
    return path.split(QLatin1Char('/'), Qt::SkipEmptyParts);
}

// By hand, for every file that is opened is held against the names of all profiles, and a regular expression
// is compiled for longer than it matches. `number` becomes what the first # stands for.
bool matches(QStringView glob, QStringView name, qint64 &number)
{
    for (; !glob.isEmpty(); glob = glob.mid(1)) {
        const QChar c = glob.front();
        if (c == QLatin1Char('*')) {
            for (qsizetype taken = 0; taken <= name.size(); ++taken) {
                if (matches(glob.mid(1), name.mid(taken), number))
                    return true;
            }
            return false;
        }
        if (c == QLatin1Char('#')) {
            qsizetype digits = 0;
            while (digits < name.size() && name[digits] >= QLatin1Char('0') &&
                   name[digits] <= QLatin1Char('9'))
                ++digits;
            for (; digits > 0; --digits) {
                if (matches(glob.mid(1), name.mid(digits), number)) {
                    number = name.left(digits).toLongLong();
                    return true;
                }
            }
            return false;
        }
        if (name.isEmpty() || (c != QLatin1Char('?') && c != name.front()))
            return false;
        name = name.mid(c == QLatin1Char('?') && name.front().isHighSurrogate() ? 2 : 1);
    }
    return name.isEmpty();
}

// Every text at the pointer, with what of the pointer is left when it is reached.
void textsAt(const QJsonValue &value, const QStringList &pointer,
             QList<std::pair<QString, QStringList>> &found)
{
    if (value.isString()) {
        found << std::pair(value.toString(), pointer);
        return;
    }
    if (pointer.isEmpty())
        return;
    const QStringList rest = pointer.mid(1);
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        if (pointer.front() == QLatin1String("*")) {
            for (const QJsonValue &element : array)
                textsAt(element, rest, found);
        } else {
            textsAt(array.at(pointer.front().toInt()), rest, found);
        }
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        if (pointer.front() == QLatin1String("*")) {
            for (const QJsonValue &element : object)
                textsAt(element, rest, found);
        } else {
            textsAt(object.value(pointer.front()), rest, found);
        }
    }
}

} // namespace

bool PathTemplates::nameMatches(const QString &glob, const QString &name, qint64 *number)
{
    qint64 found = -1;
    const bool fits = matches(glob, name, found);
    if (fits && number)
        *number = found;
    return fits;
}

std::vector<PathMatch> PathTemplates::below(const QString &root, const QStringList &segments)
{
    std::vector<PathMatch> level{{root, -1}};
    for (qsizetype i = 0; i < segments.size(); ++i) {
        const bool last = i + 1 == segments.size();
        std::vector<PathMatch> next;
        for (const PathMatch &at : level) {
            const QDir folder(at.path);
            const QStringList names =
                hasWildcard(segments[i])
                    ? folder.entryList(
                          (last ? QDir::Files : QDir::Dirs) | QDir::NoDotAndDotDot | QDir::Hidden, QDir::Name)
                    : QStringList{segments[i]};
            for (const QString &name : names) {
                qint64 number = at.number;
                const QString path = folder.filePath(name);
                if (hasWildcard(segments[i]) ? !nameMatches(segments[i], name, &number)
                                             : !QFileInfo::exists(path))
                    continue;
                next.push_back({path, number >= 0 ? number : at.number});
                if (next.size() >= mostMatches)
                    break;
            }
        }
        level = std::move(next);
    }
    std::erase_if(level, [](const PathMatch &match) { return !QFileInfo(match.path).isFile(); });
    return level;
}

bool PathTemplates::substitute(QString &text)
{
    if (text == QLatin1String("~") || text.startsWith(QLatin1String("~/")))
        text = QDir::homePath() + text.mid(1);
    static const QRegularExpression variable(
        QStringLiteral("\\$(?:(\\w+)|\\{(\\w+)(?::-((?:[^{}]|\\$\\{[^{}]*\\})*))?\\})"));
    for (int rounds = 0; rounds < 16; ++rounds) {
        const auto match = variable.match(text);
        if (!match.hasMatch())
            return true;
        const QString name = match.captured(1).isEmpty() ? match.captured(2) : match.captured(1);
        QString value = qEnvironmentVariable(name.toLocal8Bit().constData());
        if (value.isEmpty())
            value = match.captured(3);
        if (value.isEmpty())
            return false;
        text.replace(match.capturedStart(), match.capturedLength(), value);
        if (text.startsWith(QLatin1String("~/")))
            text = QDir::homePath() + text.mid(1);
    }
    return false; // variables that name each other
}

std::vector<PathMatch> PathTemplates::fromProject(const QString &relative) const
{
    QString folder = QDir(m_project.isEmpty() ? QDir::currentPath() : m_project).absolutePath();
    while (true) {
        const auto found = below(folder, segmentsOf(relative));
        const QString parent = QFileInfo(folder).absolutePath();
        if (!found.empty() || parent == folder)
            return found;
        folder = parent;
    }
}

std::vector<PathMatch> PathTemplates::fromJson(const QString &text) const
{
    const qsizetype hash = text.indexOf(QLatin1String("#/"));
    if (hash < 0)
        return {};
    std::vector<PathMatch> result;
    for (const PathMatch &source : expand(text.left(hash))) {
        QFile file(source.path);
        if (file.size() > largestJson || !file.open(QIODevice::ReadOnly))
            continue;
        const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
        const QJsonValue root =
            document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
        QList<std::pair<QString, QStringList>> found;
        textsAt(root, segmentsOf(text.mid(hash + 1)), found);
        for (const auto &[path, rest] : found) {
            const auto matches = below(QDir(QFileInfo(source.path).path()).absoluteFilePath(path), rest);
            result.insert(result.end(), matches.begin(), matches.end());
        }
    }
    return result;
}

std::vector<PathMatch> PathTemplates::expand(const QString &text) const
{
    if (text.startsWith(QLatin1String("json:")))
        return fromJson(text.mid(5));
    if (text.startsWith(QLatin1String("./")))
        return fromProject(text.mid(2));
    QString path = text;
    if (!substitute(path) || !path.startsWith(QLatin1Char('/')))
        return {};
    return below(QStringLiteral("/"), segmentsOf(path));
}

} // namespace storescope
