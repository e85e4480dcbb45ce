// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/collection.h"

#include <QSet>

namespace storescope {

// Makes a Collection of what a profile says and what a file has.
class Binder
{
public:
    Binder(const CollectionSpec &spec, const Schema &schema, const QHash<QString, Value> &parameters);
    Result<std::shared_ptr<const Collection>> bind();

private:
    Result<void> bindSource();
    Result<void> bindKey();
    Result<QByteArray> keyPart(const QString &part, bool &integer) const;
    void defaultKey();
    Result<void> bindFields();
    Result<void> bindField(const FieldSpec &field);
    Result<void> bindText(Column &column);
    void bindState();
    void bindLevels();
    void bindBody();
    void bindOwnColumns();
    void bindRedaction();
    Result<void> bindTail();
    void sortAndIndex();
    void resolveReferences();

    // The expression of a field; nullopt (and noted as missing) when the file lacks what it needs.
    Result<std::optional<QByteArray>> expression(const FieldSpec &field);
    Result<QByteArray> fragment(const QString &sql) const;
    QString missingIn(const QString &sql) const;
    QByteArray columnSql(const QString &name) const;
    bool hasColumn(const QString &name) const;
    QByteArray itemsSql() const;
    QByteArray mapped(const QByteArray &sql, const QHash<QString, QString> &values) const;
    int select(const QByteArray &sql);
    void noteMissing(const QString &what);
    Column *named(const QString &name);

    const CollectionSpec &m_spec;
    const Schema &m_schema;
    const Schema::Table *m_table = nullptr; // null: made from SQL
    std::shared_ptr<Collection> m_result;
    QSet<QString> m_shown; // own columns, lower case, that a field shows as they are
};

QString titleOfName(const QString &name);

} // namespace storescope
