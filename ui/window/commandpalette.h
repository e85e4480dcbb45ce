// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QAction>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>

#include <functional>

namespace storescope {

class PaletteModel;

// Every command by its name, and the ways to a place: `#` an id, `@` a session, `:` a time or row number, `>`
// only commands. What looks like an id is offered to be looked for in all open stores first.
class CommandPalette : public QFrame
{
    Q_OBJECT
public:
    struct Entry
    {
        QString text, note, key;
        QAction *action = nullptr;      // a command, or
        std::function<void()> run = {}; // what else it does
    };

    // `recent`: names of the commands that were used last, the newest first.
    CommandPalette(const QList<QAction *> &commands, const QStringList &recent, QWidget *window);

    void open();
    QLineEdit *field() const { return m_field; }
    const std::vector<Entry> &entries() const; // as they are offered now
    static bool looksLikeAnId(const QString &text);

Q_SIGNALS:
    void used(QAction *command);
    void goToWanted(const QString &what);
    void sessionWanted(const QString &session);
    void idWanted(const QString &id); // in all open stores

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void offer();
    std::vector<Entry> places(const QString &text) const;
    void take();

    QList<QAction *> m_commands;
    QStringList m_recent;
    QLineEdit *m_field;
    PaletteModel *m_model;
    QTableView *m_view;
    QLabel *m_foot;
};

} // namespace storescope
