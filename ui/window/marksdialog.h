// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/openstore.h"
#include "ui/window/windowsettings.h"

#include <QDialog>
#include <QTableWidget>

namespace storescope {

// Every marked row of the open stores, by collection; a row that is gone is still told by its key.
class MarksDialog : public QDialog
{
    Q_OBJECT
public:
    MarksDialog(WindowSettings *settings, const std::vector<std::shared_ptr<OpenStore>> &stores, bool utc,
                QWidget *parent);
    QTableWidget *table() const { return m_table; }

Q_SIGNALS:
    void goToWanted(const QString &path, const QString &collection, const storescope::Key &key);
    void marksChanged(const QString &place);

private:
    struct Mark
    {
        QString path, collection;
        Key key;
    };
    void addMarks(const std::shared_ptr<OpenStore> &store,
                  const std::shared_ptr<const Collection> &collection, const QSet<Key> &keys);
    void fill(int row, const std::shared_ptr<const Collection> &of, const Record &record);
    void removeSelected();
    void go(int row);

    WindowSettings *m_settings;
    bool m_utc;
    QTableWidget *m_table;
    std::vector<Mark> m_marks; // beside the table's rows
};

} // namespace storescope
