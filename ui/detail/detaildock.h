// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/detail/detailtab.h"

#include <QDockWidget>
#include <QLabel>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>

namespace storescope {

// The current row, on the right: what it is, and its value in four ways. Keeps showing a row that went away,
// and says so.
class ElidedLabel;
class ExpiryCard;
class RelatedFinder;
class RelatedList;
class Strip;
struct Related;

class DetailDock : public QDockWidget
{
    Q_OBJECT
public:
    enum Tab { Fields, Payload, Raw, Hex, Image, Diff };

    explicit DetailDock(QWidget *parent = nullptr);

    void setRow(const DetailRow &row, const QString &title, const QString &key, const QString &line);
    void clearRow();
    void setKeepsRow();                       // the second dock: it shows a row until it is closed
    void keep(const DetailDock &other);       // what the other one shows
    void setOpened(const QStringList &nodes); // of payloads, before the first row of a collection
    void setGone(const QString &sentence);    // the shown row was removed; empty: it is there
    void second();
    int currentTab() const;
    void setCurrentTab(int tab); // where a row has it; -1: as its kind is looked at
    void chooseTab(int tab);     // as the user does
    void focusBody();
    void focusRelated();
    RelatedFinder *finder() const { return m_finder; }
    RelatedList *related() const { return m_related; }
    ExpiryCard *expiry() const { return m_expiry; }
    const DetailRow &row() const { return m_row; } // null: none is shown
    DetailTab *tab(int tab) const { return m_pages[size_t(tab)]; }

Q_SIGNALS:
    void filterWanted(const QString &field, const QString &value, bool exclude);
    void columnWanted(const QString &name); // of the collection, or a path inside one: payload.tool.name
    void tabChanged(int tab);               // by the user
    void pinWanted();
    void openedChanged(const QStringList &nodes);
    void idWanted(const QString &id); // a link among the fields
    void relatedWanted(const storescope::Related &related);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void build();
    void placeTab();
    int usualTab() const;
    void showTab(int tab);

    DetailRow m_row;
    int m_wanted = -1; // the tab
    QLabel *m_title, *m_key, *m_empty;
    Strip *m_gone;
    ElidedLabel *m_line;
    QToolButton *m_copy, *m_pin;
    bool m_keepsRow = false;
    QWidget *m_header, *m_body;
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    std::vector<DetailTab *> m_pages;
    RelatedFinder *m_finder;
    RelatedList *m_related;
    ExpiryCard *m_expiry;
};

} // namespace storescope
