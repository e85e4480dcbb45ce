// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// How the cells of a ColumnSet read.
#include "core/base/text.h"
#include "ui/look/icons.h"
#include "ui/look/plaintip.h"
#include "ui/models/columnset.h"

#include <QLocale>
#include <QRegularExpression>

namespace storescope {

namespace {

constexpr qint64 soonNanos = 300'000'000'000; // under five minutes a countdown warns

QString oneLine(const Value &value)
{
    if (const auto *text = std::get_if<Text>(&value))
        return withoutControls(QString::fromUtf8(text->utf8.left(1200)).left(400));
    if (const auto *blob = std::get_if<Blob>(&value))
        return QString::fromLatin1(blob->bytes.left(120).toHex());
    return toDisplay(value);
}

// A column that counts seconds has no fractions to show.
bool wholeSeconds(const Column &column)
{
    return column.spec.time && column.spec.time->form() == TimeCodec::Form::Seconds;
}

// Words from the beginning of a payload that no template speaks for: the first text it holds.
QString firstWords(const Cell &payload)
{
    static const QRegularExpression text(
        QStringLiteral("\"(?:text|content|message|thinking|output|title|input|name)\"\\s*:\\s*\"((?:[^\"\\\\]"
                       "|\\\\.){1,300})"));
    const auto found = text.match(oneLine(payload.value));
    return found.hasMatch() ? found.captured(1)
                                  .replace(QLatin1String("\\n"), QLatin1String(" "))
                                  .replace(QLatin1String("\\\""), QLatin1String("\""))
                            : QString();
}

// JSON as words: {"found":23,"note":"x"} reads `found 23, note x`. Also of text that was cut off.
QString inWords(const QString &text)
{
    static const QRegularExpression begins(QStringLiteral("[{\\[]\\s*[\"{\\[\\d\\]}-]"));
    const qsizetype at = text.indexOf(begins);
    if (at < 0 || (at > 0 && !text[at - 1].isSpace()))
        return text;
    QString words = text.left(at);
    bool quoted = false;
    for (qsizetype i = at; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == QLatin1Char('"'))
            quoted = !quoted;
        else if (quoted && c == QLatin1Char('\\') && i + 1 < text.size())
            words +=
                text[++i] == QLatin1Char('n') || text[i] == QLatin1Char('t') ? QLatin1Char(' ') : text[i];
        else if (quoted)
            words += c;
        else if (c == QLatin1Char(':'))
            words += QLatin1Char(' ');
        else if (c == QLatin1Char(','))
            words += QStringLiteral(", ");
        else if (!c.isSpace() && !QStringLiteral("{}[]").contains(c))
            words += c;
    }
    return words.trimmed();
}

Ink levelInk(const QString &level)
{
    if (level == QLatin1String("debug") || level == QLatin1String("trace"))
        return Ink::Dim;
    if (level == QLatin1String("warning"))
        return Ink::Warning;
    if (level == QLatin1String("error") || level == QLatin1String("fatal"))
        return Ink::Error;
    return Ink::Text;
}

} // namespace

QString ColumnSet::shown(const Cell &cell, const Column &column) const
{
    if (isNull(cell.value))
        return {};
    const QString raw = oneLine(cell.value);
    const auto word = column.spec.values.constFind(raw);
    return word == column.spec.values.constEnd() ? raw : *word;
}

// A template of the profile, else the words that say most: error, tool, and only then the beginning of the
// payload.
QString ColumnSet::summary(const Record &record, const ShownColumn &shown) const
{
    const Cell &own = record.cells[size_t(shown.column)];
    if (!isNull(own.value) && own.bytes > 0)
        return inWords(oneLine(own.value));
    for (const char *name : {"error", "tool"}) {
        const Cell *other = cell(record, QLatin1String(name));
        if (other && !isNull(other->value))
            return oneLine(other->value);
    }
    const int payload = m_collection->payloadColumn();
    if (payload < 0 || size_t(payload) >= record.cells.size() ||
        isSecret(record.cells[size_t(payload)], payload))
        return {};
    return firstWords(record.cells[size_t(payload)]);
}

CellLook ColumnSet::countdown(const Record &record, const ShownColumn &shown, const RowScene &scene) const
{
    CellLook look;
    std::optional<Instant> at = record.time(*m_collection, shown.column);
    const QString word = state(record);
    const bool queue = m_collection->kind() == Kind::Queue;
    if (queue && (word == QLatin1String("done") || word == QLatin1String("failed") ||
                  word == QLatin1String("cancelled"))) {
        look.text = QStringLiteral("–");
        look.ink = Ink::Dim;
        return look;
    }
    const int available = queue ? m_collection->columnIndex(QStringLiteral("available")) : -1;
    bool waits = queue && shown.column == available; // a product without leases
    if (waits && (word == QLatin1String("running") || word == QLatin1String("lease-expired")))
        at = std::nullopt;   // it has been taken, and nothing says until when
    else if (queue && !at) { // nobody holds it: when it may be taken
        at = available >= 0 ? record.time(*m_collection, available) : std::nullopt;
        waits = true;
    }
    if (!at) {
        look.text = m_collection->kind() == Kind::Artifacts || m_collection->kind() == Kind::KeyValue
                        ? tr("never")
                        : QStringLiteral("–");
        look.ink = Ink::Dim;
        return look;
    }
    const qint64 left = at->since(scene.now);
    if (queue && waits) {
        look.text = left > 0 ? tr("in %1").arg(Formats::left(left)) : tr("waits %1").arg(Formats::past(left));
        return look;
    }
    if (left < 0 && m_collection->kind() == Kind::Budgets) { // a new window has begun
        look.text = tr("reset %1 ago").arg(Formats::past(left));
        look.ink = Ink::Dim;
        return look;
    }
    if (left < 0) {
        look.text = m_collection->kind() == Kind::Artifacts || m_collection->kind() == Kind::KeyValue
                        ? tr("expired %1 ago").arg(Formats::past(left))
                    : m_collection->kind() == Kind::Schedules ? tr("due %1 ago").arg(Formats::past(left))
                                                              : tr("ran out %1 ago").arg(Formats::past(left));
        look.ink = queue ? Ink::LeaseExpired : Ink::Dim;
        if (!queue) {
            look.glyph = stateLook(QStringLiteral("cancelled")).glyph;
            look.glyphInk = Ink::Dim;
        }
        look.bold = queue;
        return look;
    }
    look.text = queue || m_collection->kind() == Kind::Leases ? tr("%1 left").arg(Formats::left(left))
                : m_collection->kind() == Kind::Schedules     ? tr("in %1").arg(Formats::left(left))
                                                              : Formats::left(left);
    if (left < soonNanos) {
        look.glyph = stateLook(QStringLiteral("lease-expired")).glyph;
        look.ink = look.glyphInk = Ink::LeaseExpired;
        look.bold = true;
    }
    return look;
}

CellLook ColumnSet::look(const Record &record, int column, const RowScene &scene) const
{
    const ShownColumn &shownColumn = at(column);
    CellLook look;
    if (record.cells.empty()) // the row went meanwhile
        return look;
    const QString rowLevel = m_collection->kind() == Kind::Log ? level(record) : QString();
    const bool quiet = rowLevel == QLatin1String("debug") || rowLevel == QLatin1String("trace");
    const Cell *cell = shownColumn.column >= 0 && size_t(shownColumn.column) < record.cells.size()
                           ? &record.cells[size_t(shownColumn.column)]
                           : nullptr;
    const Column *source = cell ? &m_collection->columns()[size_t(shownColumn.column)] : nullptr;
    if (source && isSecret(*cell, shownColumn.column)) {
        look.text = tr("hidden");
        look.ink = look.glyphInk = Ink::Dim;
        look.glyph = QStringLiteral(":/storescope/glyphs/lock.svg");
        return look;
    }
    switch (shownColumn.show) {
    case Show::Gutter:
        look.glyph = levelGlyph(rowLevel);
        look.glyphInk = levelInk(rowLevel);
        return look;
    case Show::Part:
        return keyPart(record, shownColumn.name.back().digitValue());
    case Show::ScheduleState:
        return scheduleState(record, scene);
    case Show::Rule:
        return ruleWords(record);
    case Show::Ticks:
        return nextDay(record, scene);
    case Show::Share:
        return usedShare(record);
    case Show::Days:
        return usedByDay(record, shownColumn, scene);
    case Show::Change:
        return changedBytes(record, scene);
    case Show::Check:
        return look; // a box: the delegate asks the model
    case Show::Key: {
        const auto number =
            record.key.parts.size() == 1 ? std::get_if<qint64>(&record.key.parts[0]) : nullptr;
        look.text =
            number ? Formats::count(*number) : Formats::shortId(withoutControls(toString(record.key)));
        look.mono = true;
        look.right = number != nullptr;
        break;
    }
    case Show::Time: {
        look.mono = true;
        const auto time =
            shownColumn.column >= 0 ? record.time(*m_collection, shownColumn.column) : std::nullopt;
        if (!time) {
            look.text = cell ? shown(*cell, *source) : QString();
            look.ink = Ink::Dim;
            return look;
        }
        const bool isRowTime =
            shownColumn.column == m_collection->timeColumn() && m_collection->kind() == Kind::Log;
        if (isRowTime && scene.times.mode == TimeMode::SinceFirst && scene.first)
            look.text = QStringLiteral("+") + Formats::span(time->since(*scene.first));
        else if (isRowTime && scene.times.mode == TimeMode::SincePrevious && scene.previous) {
            const auto before = scene.previous->time(*m_collection, shownColumn.column);
            look.text = before ? QStringLiteral("+") + Formats::span(time->since(*before)) : QString();
        } else if (isRowTime && scene.times.mode == TimeMode::SinceReference && scene.times.reference) {
            const qint64 away = time->since(*scene.times.reference);
            look.text = (away >= 0 ? QStringLiteral("+") : QString()) + Formats::span(away);
        } else
            look.text = Formats::clock(*time, scene.times.utc, scene.now, !wholeSeconds(*source));
        break;
    }
    case Show::Delta: {
        look.mono = look.right = true;
        look.ink = Ink::Dim;
        const int index = m_collection->timeColumn();
        const auto time = record.time(*m_collection, index);
        const auto before = scene.previous ? scene.previous->time(*m_collection, index) : std::nullopt;
        if (time && before) {
            const qint64 nanos = time->since(*before);
            const bool hours = qAbs(nanos) >= 3600 * qint64(1'000'000'000);
            look.text = !hours ? Formats::span(nanos)
                               : (nanos < 0 ? QStringLiteral("−") : QString()) + Formats::past(nanos);
        }
        return look;
    }
    case Show::Id:
    case Show::Session: {
        look.mono = true;
        const QString id = shown(*cell, *source);
        const bool number = std::holds_alternative<qint64>(cell->value);
        look.text = number                              ? id
                    : shownColumn.show == Show::Session ? Formats::lastSix(id)
                                                        : Formats::shortId(id);
        break;
    }
    case Show::Text: {
        look.text = shown(*cell, *source);
        const bool number =
            std::holds_alternative<qint64>(cell->value) || std::holds_alternative<double>(cell->value);
        look.mono = look.right = number && source->spec.values.isEmpty();
        if (std::holds_alternative<Blob>(cell->value)) {
            look.text = tr("%1 of bytes").arg(formatBytes(cell->bytes));
            look.ink = Ink::Dim;
        }
        break;
    }
    case Show::Mono:
        look.text = shown(*cell, *source);
        look.mono = true;
        break;
    case Show::Summary:
        if (m_collection->kind() == Kind::Log) {
            look.text = summary(record, shownColumn);
        } else {
            look.text = std::holds_alternative<Blob>(cell->value)
                            ? tr("%1 of bytes").arg(formatBytes(cell->bytes))
                            : oneLine(cell->value);
            look.mono = true;
            look.ink = Ink::Dim;
        }
        break;
    case Show::Bytes: {
        look.right = look.mono = true;
        look.ink = Ink::Dim;
        const auto number = cell && !source->large ? toInteger(cell->value) : std::nullopt;
        const int payload = m_collection->payloadColumn();
        if (cell && source->large)
            look.text = formatBytes(cell->bytes);
        else if (number)
            look.text = formatBytes(*number);
        else if (!cell && payload >= 0 && size_t(payload) < record.cells.size())
            look.text = formatBytes(record.cells[size_t(payload)].bytes);
        return look;
    }
    case Show::State: {
        look.text = toDisplay(cell->value);
        const StateLook state = stateLook(look.text);
        look.ink = look.glyphInk = state.ink;
        look.glyph = state.glyph;
        return look;
    }
    case Show::Countdown:
        return countdown(record, shownColumn, scene);
    case Show::Attempt: {
        look.text = shown(*cell, *source);
        const Cell *most = this->cell(record, QStringLiteral("attempts_max"));
        if (most && !isNull(most->value))
            look.text = tr("%1 of %2").arg(look.text, toDisplay(most->value));
        break;
    }
    case Show::Number: {
        look.mono = look.right = true;
        const auto whole = std::get_if<qint64>(&cell->value);
        const auto real = std::get_if<double>(&cell->value);
        look.text = whole  ? Formats::count(*whole)
                    : real ? QLocale().toString(*real, 'g', 6)
                           : shown(*cell, *source);
        break;
    }
    case Show::Cost: {
        look.mono = look.right = true;
        const auto number = toNumber(cell->value);
        look.text = number ? Formats::cost(*number, source->spec.unit) : QString();
        break;
    }
    }
    if (m_collection->kind() == Kind::Log && look.ink == Ink::Text) {
        const bool speaks = shownColumn.show == Show::Summary || shownColumn.name == QLatin1String("type");
        look.ink = quiet ? Ink::Dim : speaks ? levelInk(rowLevel) : Ink::Text;
        look.bold = rowLevel == QLatin1String("fatal") && speaks;
    }
    return look;
}

QString ColumnSet::toolTip(const Record &record, int column, const RowScene &scene) const
{
    const ShownColumn &shownColumn = at(column);
    if (shownColumn.show == Show::Gutter)
        return level(record);
    if (shownColumn.show == Show::Key)
        return plainTip(withoutControls(toString(record.key).left(600)));
    if (shownColumn.column < 0 || size_t(shownColumn.column) >= record.cells.size())
        return {};
    const Column &source = m_collection->columns()[size_t(shownColumn.column)];
    if (isSecret(record.cells[size_t(shownColumn.column)], shownColumn.column))
        return tr("Hidden: the profile says that this is a secret. Detail can show it.");
    if (source.spec.time) {
        if (const auto time = record.time(*m_collection, shownColumn.column))
            return Formats::full(*time, scene.times.utc);
    }
    const Cell &cell = record.cells[size_t(shownColumn.column)];
    if (shownColumn.show == Show::Days)
        return plainTip(wordsByDay(cell, scene).join(QLatin1Char('\n')));
    if (std::holds_alternative<Blob>(cell.value))
        return formatBytes(cell.bytes);
    return plainTip(withoutControls(toDisplay(cell.value).left(600)));
}

} // namespace storescope
