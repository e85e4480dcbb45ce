// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/profile.h"

#include <QLineEdit>
#include <QWidget>

class QToolButton;

namespace storescope {

// What the user states; no value: the profile's own.
struct ParameterChoice
{
    QString name;
    std::optional<Value> value;
};

// What a store does not say and its user does: a parameter of the profile, such as the age at which a claim
// counts as run out. Times are written as durations (90s, 5 min, 1h30m), all else as it is.
class ParameterField : public QWidget
{
    Q_OBJECT
public:
    // `value` is the user's; none: the profile's own.
    ParameterField(const ParameterSpec &parameter, const std::optional<Value> &value,
                   QWidget *parent = nullptr);

    QLineEdit *edit() const { return m_edit; }
    QToolButton *resetButton() const { return m_reset; } // hidden while the profile's own holds
    const QString &name() const { return m_parameter.name; }
    // Whether the SQL that a collection is made of has it.
    static bool isUsedBy(const ParameterSpec &parameter, const CollectionSpec &collection);
    static QString toText(const ParameterSpec &parameter, const Value &value);
    // nullopt: the text is none.
    static std::optional<Value> fromText(const ParameterSpec &parameter, const QString &text);

Q_SIGNALS:
    void chosen(const storescope::ParameterChoice &choice);

private:
    void taken();
    void show(const std::optional<Value> &value);

    ParameterSpec m_parameter;
    Value m_now;
    QLineEdit *m_edit;
    QToolButton *m_reset;
};

} // namespace storescope
