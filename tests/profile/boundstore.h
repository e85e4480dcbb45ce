// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/profile/fixturefolder.h"

namespace storescope::test {

constexpr auto noon = 1'795'176'000LL; // 2026-11-20T12:00:00Z

// A database of its own and a profile over it.
class Store
{
public:
    explicit Store(const QList<QByteArray> &statements)
    {
        connection = std::move(*openForWriting(m_folder.filePath(QStringLiteral("x.db")), {}));
        for (const QByteArray &sql : statements)
            m_error +=
                connection->execute(sql).has_value() ? QString() : QString::fromUtf8(sql) + QLatin1Char('\n');
        schema = *Schema::read(*connection);
    }

    Result<std::shared_ptr<const Collection>> bind(const QByteArray &collection,
                                                   const QHash<QString, Value> &parameters = {})
    {
        const ReadProfile read = readProfile("id = \"x\"\n[[variant]]\nhas = { t = [] }\n[[parameter]]\nname "
                                             "= \"wait\"\ndefault = 1\n[[collection]]\n" +
                                                 collection,
                                             QStringLiteral("x.toml"));
        if (!read.profile)
            return failure(ErrorCode::InvalidArgument, read.mistakes.front().reason);
        return Collection::bind(read.profile->collections.front(), schema, parameters);
    }

    // Rows as text: key parts, '|', what is selected.
    QStringList rows(const Collection &collection, const Collection::Query &query,
                     const QList<Value> &lower = {}, const QList<Value> &upper = {})
    {
        const QByteArray sql = collection.sql(query);
        auto statement = connection->prepare(sql.toStdString());
        if (!statement)
            return {statement.error().sentence, QString::fromUtf8(sql)};
        Instant now;
        now.seconds = noon;
        collection.bindCommon(*statement, now);
        statement->bind(":limit", qint64(100));
        for (int i = 0; i < lower.size(); ++i)
            statement->bind(QByteArray(":k" + QByteArray::number(i)).constData(), lower[i]);
        for (int i = 0; i < upper.size(); ++i)
            statement->bind(QByteArray(":u" + QByteArray::number(i)).constData(), upper[i]);
        QStringList result;
        while (statement->step().value_or(false)) {
            QStringList values;
            for (int i = 0; i < statement->columnCount(); ++i)
                values << (i == collection.keySize() ? QStringLiteral("|") : QString()) +
                              toDisplay(statement->value(i));
            result << values.join(QLatin1Char(' '));
        }
        return result;
    }

    QString error() const { return m_error; }

private:
    QTemporaryDir m_folder;
    QString m_error;

public:
    std::unique_ptr<Connection> connection;
    Schema schema;
};

inline QStringList names(const Collection &collection)
{
    QStringList result;
    for (const Column &column : collection.columns())
        result << column.name;
    return result;
}

inline QStringList list(const char *words)
{
    return QString::fromUtf8(words).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

inline Value text(const char *value)
{
    return textValue(QString::fromUtf8(value));
}

} // namespace storescope::test
