// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/collection.h"
#include "core/profile/profilereader.h"
#include "core/read/filter/filter.h"
#include "core/sqlite/opening.h"

#include <QTemporaryDir>

#include <memory>

// A database of our own and a collection that a few lines of profile describe.
class FilterFixture
{
public:
    FilterFixture() : m_file(m_folder.filePath(QStringLiteral("store.db")))
    {
        m_connection = *storescope::openForWriting(m_file, {});
    }

    const QString &file() const { return m_file; }
    storescope::Connection &connection() { return *m_connection; }
    void close() { m_connection.reset(); }

    void execute(const QByteArray &sql)
    {
        if (const auto done = m_connection->execute(sql); !done)
            qFatal("%s: %s", sql.constData(), qPrintable(done.error().sentence));
    }

    // `body`: what follows [[collection]], its table is events.
    std::shared_ptr<const storescope::Collection> collection(const QByteArray &body)
    {
        const QByteArray toml =
            "id = \"test\"\nname = \"Test\"\n[[file]]\nrole = \"main\"\nfind = [\"./store.db\"]\n"
            "[[variant]]\nrole = \"main\"\nhas = { events = [] }\n[[collection]]\n" +
            body;
        const storescope::ReadProfile read = storescope::readProfile(toml, QStringLiteral("test.toml"));
        if (!read.profile)
            qFatal("line %d: %s", read.mistakes.front().line, qPrintable(read.mistakes.front().reason));
        const auto schema = storescope::Schema::read(*m_connection);
        const auto bound = storescope::Collection::bind(read.profile->collections.front(), *schema, {});
        if (!bound)
            qFatal("%s", qPrintable(bound.error().sentence));
        return *bound;
    }

    // The filter that a text means; null, with a warning, when it means none.
    static std::shared_ptr<const storescope::Filter>
    compiled(const QString &text, const std::shared_ptr<const storescope::Collection> &collection,
             const storescope::Instant &now = storescope::Instant::now())
    {
        const storescope::Filter::Made made = storescope::Filter::compile(text, collection, now);
        if (made.mistake)
            qWarning("%s at %d", qPrintable(made.mistake->sentence), made.mistake->position);
        return made.filter;
    }

private:
    QTemporaryDir m_folder;
    QString m_file;
    std::unique_ptr<storescope::Connection> m_connection;
};
