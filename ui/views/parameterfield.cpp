// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/views/parameterfield.h"

#include "core/base/text.h"
#include "core/profile/sqlfragment.h"
#include "ui/look/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace storescope {

namespace {

// Nanoseconds of a unit of time; 0: the unit is none.
qint64 nanosOf(const QString &unit)
{
    if (unit == QLatin1String("s"))
        return 1'000'000'000;
    if (unit == QLatin1String("ms"))
        return 1'000'000;
    if (unit == QLatin1String("us"))
        return 1'000;
    return unit == QLatin1String("ns") ? 1 : 0;
}

} // namespace

ParameterField::ParameterField(const ParameterSpec &parameter, const std::optional<Value> &value,
                               QWidget *parent)
    : QWidget(parent), m_parameter(parameter), m_edit(new QLineEdit), m_reset(new QToolButton)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    auto *label = new QLabel(parameter.title);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setBuddy(m_edit);
    m_edit->setAccessibleName(parameter.title);
    m_edit->setFixedWidth(m_edit->fontMetrics().horizontalAdvance(QStringLiteral("8888 min 88 s")));
    m_reset->setAutoRaise(true);
    m_reset->setIcon(themeIcon("edit-undo"));
    m_reset->setToolTip(tr("As the profile says: %1").arg(toText(parameter, parameter.standard)));
    m_reset->setAccessibleName(tr("As the profile says"));
    row->addWidget(label);
    row->addWidget(m_edit);
    row->addWidget(m_reset);
    show(value);
    connect(m_edit, &QLineEdit::editingFinished, this, &ParameterField::taken);
    connect(m_edit, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_edit->setToolTip(fromText(m_parameter, text)
                               ? QString()
                               : tr("A duration such as 90 s, 5 min or 1 h 30 min is needed."));
    });
    connect(m_reset, &QToolButton::clicked, this, [this] {
        show(std::nullopt);
        Q_EMIT chosen({m_parameter.name, std::nullopt});
    });
}

void ParameterField::show(const std::optional<Value> &value)
{
    m_now = value.value_or(m_parameter.standard);
    m_edit->setText(toText(m_parameter, m_now));
    m_edit->setToolTip({});
    m_reset->setVisible(value && !(*value == m_parameter.standard));
}

// What cannot be understood becomes what it was.
void ParameterField::taken()
{
    const auto value = fromText(m_parameter, m_edit->text());
    if (!value || *value == m_now)
        return m_edit->setText(toText(m_parameter, m_now));
    const bool own = !(*value == m_parameter.standard);
    show(own ? value : std::nullopt);
    Q_EMIT chosen({m_parameter.name, own ? value : std::nullopt});
}

QString ParameterField::toText(const ParameterSpec &parameter, const Value &value)
{
    const auto number = toNumber(value);
    if (qint64 rest = nanosOf(parameter.unit); rest > 0 && number) {
        const qint64 ms = qint64(*number * double(rest) / 1e6);
        constexpr std::pair<qint64, const char *> units[] = {
            {86'400'000, "d"}, {3'600'000, "h"}, {60'000, "min"}, {1'000, "s"}, {1, "ms"}};
        QStringList parts;
        rest = ms;
        for (const auto &[length, unit] : units) {
            if (rest >= length)
                parts << QStringLiteral("%1 %2").arg(rest / length).arg(QLatin1String(unit));
            rest %= length;
        }
        return parts.isEmpty() ? QStringLiteral("0 s") : parts.join(QLatin1Char(' '));
    }
    return toDisplay(value);
}

std::optional<Value> ParameterField::fromText(const ParameterSpec &parameter, const QString &text)
{
    const QString plain = text.simplified();
    const qint64 unit = nanosOf(parameter.unit);
    if (unit == 0) {
        if (std::holds_alternative<Text>(parameter.standard))
            return plain.isEmpty() ? std::nullopt : std::optional<Value>(textValue(plain));
        bool number = false;
        const double value = plain.toDouble(&number);
        return number ? std::optional<Value>(value) : std::nullopt;
    }
    bool number = false;
    const qint64 bare = plain.toLongLong(&number);
    if (number) // of the parameter's own unit
        return bare >= 0 ? std::optional<Value>(bare) : std::nullopt;
    const auto duration = parseDuration(QString(plain).remove(QLatin1Char(' ')));
    if (!duration || duration->count() < 0)
        return std::nullopt;
    return Value(qint64(duration->count() / unit));
}

bool ParameterField::isUsedBy(const ParameterSpec &parameter, const CollectionSpec &collection)
{
    QStringList fragments{collection.from, collection.where};
    for (const FieldSpec &field : collection.fields)
        fragments << field.sql;
    for (const StateSpec &state : collection.states)
        fragments << state.when;
    return std::any_of(fragments.begin(), fragments.end(), [&parameter](const QString &sql) {
        return SqlFragment(sql).parameters().contains(parameter.name);
    });
}

} // namespace storescope
