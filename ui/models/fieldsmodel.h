// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/record.h"
#include "ui/look/palette.h"

#include <QAbstractTableModel>
#include <QSet>

namespace storescope {

class Redaction;

// One row of a collection as a list of fields: name, value by its meaning, and a reading beside it (a size, a
// distance in time). Secrets are hidden until they are revealed; that ends with the row.
class FieldsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role {
        InkRole = Qt::UserRole + 1,
        GlyphRole,
        ReadingRole,
        WholeRole,
        NameRole,
        MonoRole,
        HiddenRole,
        LinkRole // an id that can be gone to
    };

    explicit FieldsModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}

    void setRecord(std::shared_ptr<const Collection> collection, const Record *record, bool utc);
    int shown() const { return m_shown; } // changes with the row
    void reveal(const QString &name);     // a secret
    void tick();                          // readings that count

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Field
    {
        QString name, title, text, whole, hint;
        QString glyph;
        Ink ink = Ink::Text;
        bool nothing = false, mono = false, secret = false, link = false;
        std::optional<Instant> time;
        QString reading;
    };
    Field made(int column, const Record &record, const Redaction &redaction) const;

    std::shared_ptr<const Collection> m_collection;
    Key m_key;
    int m_shown = 0;
    QSet<QString> m_revealed; // names; those of this row
    bool m_utc = false;
    std::vector<Field> m_fields;
};

} // namespace storescope
