// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/layers/includerules.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QLibraryInfo>
#include <QRegularExpression>
#include <QSet>

#include <optional>
#include <vector>

namespace storescope::layers {
namespace {

struct Room
{
    QString path;      // a folder of the project
    QStringList below; // folders whose headers it may include, beside its own
    QStringList qt;    // modules of Qt
    bool sqlite;       // may include sqlite3.h and the headers of Qt Sql
};

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
}

std::vector<Room> rooms()
{
    const QStringList lean = words("QtCore QtConcurrent");
    const QStringList gui = words("QtCore QtConcurrent QtGui QtWidgets QtSvg QtNetwork");
    const auto room = [](const char *path, const char *below, const QStringList &qt, bool sqlite) {
        return Room{QString::fromLatin1(path), words(below), qt, sqlite};
    };
    return {
        room("core/base", "", lean, false),
        room("core/sqlite", "core/base", lean, true),
        room("core/codec", "core/base", lean, false),
        room("core/profile", "core/codec core/sqlite core/base", lean, false),
        room("core/read", "core/profile core/codec core/sqlite core/base", lean, false),
        room("core/action", "core/read core/profile core/codec core/sqlite core/base", lean, true),
        room("core/check", "core/action core/read core/profile core/codec core/sqlite core/base", lean,
             false),
        room("core/store", "core/codec core/sqlite core/base", lean, false),
        room("ui", "core/check core/action core/read core/profile core/codec core/sqlite core/base", gui,
             false),
        room("app", "ui core", gui, false),
    };
}

// The window knows no thread, no connection and no SQL; of the room below it sees only values.
const QStringList hiddenFromUi = words("core/sqlite/connection.h core/sqlite/opening.h core/sqlite/pool.h "
                                       "core/sqlite/statement.h core/sqlite/worker.h");

bool isIn(const QString &file, const QString &folder)
{
    return file.startsWith(folder + u'/');
}

struct Include
{
    int line;
    QString name;
    bool quoted; // "…": a file of the project
};

std::vector<Include> includesOf(const QString &path)
{
    static const QRegularExpression pattern(QStringLiteral(R"(^\s*#\s*include\s*(["<])([^">]+)[">])"));
    std::vector<Include> found;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return found;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
    for (int i = 0; i < lines.size(); ++i) {
        const auto match = pattern.match(lines[i]);
        if (match.hasMatch())
            found.push_back({i + 1, match.captured(2), match.captured(1) == u"\""});
    }
    return found;
}

// The module of Qt that brings a header such as QIcon or QtGui/QIcon; empty when it is none of Qt's.
QString qtModuleOf(const QString &header)
{
    if (header.startsWith(QLatin1String("Qt")) && header.contains(u'/'))
        return header.section(u'/', 0, 0);
    if (!header.startsWith(u'Q') && !header.startsWith(u'q'))
        return {};
    const QString headers = QLibraryInfo::path(QLibraryInfo::HeadersPath);
    for (const QString &module :
         words("QtCore QtConcurrent QtSql QtGui QtWidgets QtSvg QtNetwork QtXml QtQml "
               "QtOpenGL QtPrintSupport QtDBus QtTest")) {
        if (QFileInfo::exists(headers + u'/' + module + u'/' + header))
            return module;
    }
    return {};
}

class House
{
public:
    explicit House(const QString &root) : m_root(root), m_rooms(rooms()) {}

    QStringList check()
    {
        for (const QString &top : words("core ui app"))
            readFolder(top);
        for (auto it = m_uses.cbegin(); it != m_uses.cend(); ++it)
            checkCircle(it.key());
        m_faults.sort();
        return m_faults;
    }

private:
    void readFolder(const QString &top)
    {
        QDirIterator files(m_root + u'/' + top, words("*.h *.cpp *.hpp *.cc"), QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            readFile(path, path.mid(m_root.size() + 1));
        }
    }

    void readFile(const QString &path, const QString &name)
    {
        const Room *room = roomOf(name);
        if (!room && name != QLatin1String("core/pch.h"))
            m_faults += name + QStringLiteral(": stands in no room that the rules know");
        for (const Include &include : includesOf(path)) {
            const QString fault = room ? faultOf(*room, include) : faultInPch(include);
            if (!fault.isEmpty())
                m_faults += QStringLiteral("%1:%2: %3 %4")
                                .arg(name, QString::number(include.line), include.name, fault);
            if (include.quoted)
                m_uses[name].append(include.name);
        }
    }

    const Room *roomOf(const QString &name) const
    {
        for (const Room &room : m_rooms) {
            if (isIn(name, room.path))
                return &room;
        }
        return nullptr;
    }

    QString faultOf(const Room &room, const Include &include) const
    {
        return include.quoted ? faultOfOwn(room, include.name) : faultOfForeign(room, include.name);
    }

    QString faultOfOwn(const Room &room, const QString &name) const
    {
        if (isGenerated(name))
            return {};
        if (!QFileInfo::exists(m_root + u'/' + name))
            return QStringLiteral("is no file seen from the project's root");
        if (room.path == QLatin1String("ui") && hiddenFromUi.contains(name))
            return QStringLiteral("is not for the window: it carries threads or SQL");
        if (isIn(name, room.path))
            return {};
        for (const QString &below : room.below) {
            if (isIn(name, below))
                return {};
        }
        return QStringLiteral("runs up or sideways from %1").arg(room.path);
    }

    static QString faultOfForeign(const Room &room, const QString &name)
    {
        const QString module = qtModuleOf(name);
        if (name == QLatin1String("sqlite3.h") || module == QLatin1String("QtSql"))
            return room.sqlite ? QString() : QStringLiteral("belongs to core/sqlite and core/action");
        if (module.isEmpty() || room.qt.contains(module))
            return {};
        return QStringLiteral("is of %1, which %2 does without").arg(module, room.path);
    }

    static QString faultInPch(const Include &include)
    {
        const Room base = rooms().front();
        return include.quoted ? QStringLiteral("makes every room depend on it")
                              : faultOfForeign(base, include.name);
    }

    static bool isGenerated(const QString &name)
    {
        return name.endsWith(QLatin1String(".moc")) || name.startsWith(QLatin1String("moc_")) ||
               name.startsWith(QLatin1String("ui_"));
    }

    void checkCircle(const QString &start)
    {
        QStringList way;
        walk(start, way);
    }

    void walk(const QString &file, QStringList &way)
    {
        if (const qsizetype at = way.indexOf(file); at >= 0) {
            m_faults += QStringLiteral("includes go in a circle: ") +
                        QStringList(way.mid(at) << file).join(QStringLiteral(" → "));
            return;
        }
        if (m_walked.contains(file))
            return;
        way.append(file);
        for (const QString &used : m_uses.value(file))
            walk(used, way);
        way.removeLast();
        m_walked.insert(file);
    }

    QString m_root;
    std::vector<Room> m_rooms;
    QHash<QString, QStringList> m_uses; // file to the project's files that it includes
    QSet<QString> m_walked;
    QStringList m_faults;
};

} // namespace

QStringList violations(const QString &root)
{
    return House(root).check();
}

} // namespace storescope::layers
