// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/actionpreview.h"
#include "core/action/offers.h"
#include "ui/actions/actionparts.h"
#include "ui/views/strip.h"

#include <QComboBox>
#include <QLineEdit>
#include <QProgressBar>
#include <QTimer>

namespace storescope {

// Step 1: what the user may choose of an action, with a count that follows the typing.
class RulePane : public QWidget
{
    Q_OBJECT
public:
    RulePane(std::shared_ptr<OpenStore> store, const QString &act, QWidget *parent = nullptr);

    void setCollection(const QString &collection);
    QString collection() const;
    ActionChoice choice() const;
    QString insist() const;
    bool isValid() const { return m_valid; }
    const Offer *offer() const; // null: the store has none

    void showReading(const PreviewProgress &progress, qint64 total);
    void showRead(const PreviewReport &report);
    void showRefusal(const QString &sentence); // why nothing may be changed; empty: it may
    QPushButton *previewButton() const { return m_preview; }
    QLineEdit *olderField() const { return m_older; }
    QLineEdit *insistField() const { return m_insist; }
    QString countText() const { return m_count->text(); }

Q_SIGNALS:
    void changed(); // a moment after the last key
    void previewWanted();
    void cancelWanted();
    void planWanted(); // one that was saved

private:
    QWidget *buildForm();
    QWidget *buildFoot();
    void showOffer();
    void check();
    void wantPreview();

    std::shared_ptr<OpenStore> m_store;
    QString m_act;
    std::vector<Offer> m_offers;
    QComboBox *m_collection;
    QLineEdit *m_older, *m_insist;
    QLabel *m_olderLabel, *m_insistLabel, *m_mistake, *m_what, *m_rule, *m_count;
    QProgressBar *m_progress;
    Strip *m_refusal;
    QPushButton *m_preview;
    QTimer m_rest;
    bool m_valid = true;
    std::optional<std::chrono::nanoseconds> m_age;
};

} // namespace storescope
