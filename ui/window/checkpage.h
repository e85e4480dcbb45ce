// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/checkmodel.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

namespace storescope {

class Strip;

// A tab that checks the files of a store, table by table, and lists what is damaged. Beside a writer a table
// that takes longer than a short read may is left out, and said so; it is checked when that is asked for.
class CheckPage : public QWidget
{
    Q_OBJECT
public:
    explicit CheckPage(std::shared_ptr<OpenStore> store, QWidget *parent = nullptr);
    ~CheckPage() override;

    const std::shared_ptr<OpenStore> &store() const { return m_store; }
    QString title() const;
    void start();
    void stop();
    bool isRunning() const { return m_running; }
    double share() const;
    CheckModel *model() const { return m_model; }
    QString sentence() const { return m_sentence->text(); }
    QPushButton *leftOutButton() const { return m_checkLeftOut; }
    void setLongest(std::chrono::milliseconds longest) { m_longest = longest; } // of a read beside a writer

Q_SIGNALS:
    void runningChanged();

private:
    struct Piece
    {
        int file = 0;
        QString table;
    };
    void build();
    void run(std::vector<Piece> pieces, bool asLongAsItTakes);
    void next();
    void checked(const Piece &piece, const Result<TableCheck> &check);
    void finish(const QString &sentence);
    void say();
    bool isWritten(int file) const;
    QString fileName(int file) const;

    std::shared_ptr<OpenStore> m_store;
    CheckModel *m_model;
    QTableView *m_table;
    QLabel *m_about, *m_sentence;
    QCheckBox *m_indexes;
    QPushButton *m_again, *m_checkLeftOut;
    Strip *m_strip;
    std::vector<Piece> m_pieces, m_leftOut;
    size_t m_at = 0;
    int m_whole = 0; // tables that were checked to their end
    bool m_running = false, m_unlimited = false;
    std::chrono::milliseconds m_longest{250}, m_longestRead{0};
    CancelToken m_cancel;
};

} // namespace storescope
