// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/views/statetiles.h"

#include "ui/look/formats.h"
#include "ui/look/icons.h"

#include <QBoxLayout>
#include <QPainter>

namespace storescope {

namespace {
constexpr int tileHeight = 40, barHeight = 54;

// What a product never has cannot be chosen. Without rules, any state may come.
bool isPossible(const Collection &collection, const QString &state)
{
    const auto &rules = collection.spec().states;
    if (!rules.empty())
        return std::any_of(rules.begin(), rules.end(),
                           [&state](const StateSpec &rule) { return rule.is == state; });
    const int column = collection.stateColumn();
    if (column < 0)
        return false;
    const auto &values = collection.columns()[size_t(column)].spec.values;
    return values.isEmpty() || values.values().contains(state) || values.contains(state) ||
           !canonicalStates(Kind::Queue).contains(state);
}

QFont smaller(QFont font)
{
    if (font.pixelSize() > 0)
        font.setPixelSize(font.pixelSize() - 1);
    return font;
}
} // namespace

StateTile::StateTile(const QString &state, bool possible, QWidget *parent)
    : QToolButton(parent), m_state(state), m_possible(possible)
{
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setText(state);
    setAccessibleName(state);
    setEnabled(possible);
    setToolTip(possible ? tr("Show what is %1").arg(state) : tr("This program has no state %1").arg(state));
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void StateTile::setCount(qint64 count, bool exact)
{
    // A state that the rules do not name but the rows have is there all the same.
    if (count > 0 && !m_possible) {
        m_possible = true;
        setEnabled(true);
    }
    if (m_count == count && m_exact == exact)
        return;
    m_count = count;
    m_exact = exact;
    setAccessibleDescription(countText());
    updateGeometry();
    update();
}

QString StateTile::countText() const
{
    if (!m_possible)
        return QStringLiteral("–");
    return Formats::count(RowCount{m_count, m_exact, 0});
}

QSize StateTile::sizeHint() const
{
    const QFontMetrics metrics(smaller(font()));
    return {qMax(14 + 5 + metrics.horizontalAdvance(m_state), metrics.horizontalAdvance(countText())) + 18,
            tileHeight};
}

void StateTile::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Palette look = Palette::of(palette());
    const StateLook state = stateLook(m_state);
    const QColor ink = look.ink(isEnabled() ? state.ink : Ink::Dim);
    const bool strong = isChecked();
    QColor ground = palette().color(QPalette::Button);
    if (strong && !Palette::isHighContrast(palette())) {
        ground = look.ground(Ground::Base);
        const double share = look.isDark() ? 0.30 : 0.14;
        ground = QColor(int(ground.red() + (ink.red() - ground.red()) * share),
                        int(ground.green() + (ink.green() - ground.green()) * share),
                        int(ground.blue() + (ink.blue() - ground.blue()) * share));
    }
    painter.setOpacity(isEnabled() ? 1 : 0.55);
    painter.setPen(QPen(hasFocus() ? look.ink(Ink::Highlight)
                        : strong   ? ink
                                   : look.ground(Ground::Line),
                        hasFocus() ? 2 : 1));
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
    painter.drawPixmap(8, 5, glyphPixmap(state.glyph, 13, ink, devicePixelRatioF()));
    painter.setFont(smaller(font()));
    painter.setPen(look.ink(isEnabled() ? Ink::Text : Ink::Dim));
    painter.drawText(QRect(25, 2, width() - 26, 19), Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_state, Qt::ElideRight, width() - 29));
    painter.drawText(QRect(9, 19, width() - 12, 18), Qt::AlignVCenter, countText());
}

StateTiles::StateTiles(const Collection &collection, QWidget *parent)
    : QWidget(parent), m_order(canonicalStates(Kind::Queue))
{
    setFixedHeight(barHeight);
    setAccessibleName(tr("States"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 0, 8, 0);
    row->setSpacing(6);
    for (const QString &state : m_order) {
        auto *tile = new StateTile(state, isPossible(collection, state), this);
        m_tiles.insert(state, tile);
        row->addWidget(tile);
        connect(tile, &QToolButton::clicked, this, [this] { Q_EMIT chosenChanged(chosen()); });
    }
    row->addStretch(1);
}

void StateTiles::setCounts(const StateCounts &counts)
{
    for (const QString &state : m_order)
        m_tiles.value(state)->setCount(counts.byState.value(state), true);
    fit();
}

void StateTiles::setStale()
{
    for (const QString &state : m_order)
        m_tiles.value(state)->setCount(m_tiles.value(state)->count(), false);
}

// Where there is no room for all, those that this program never has go first.
void StateTiles::fit()
{
    int wanted = 16;
    for (const QString &state : m_order)
        wanted += m_tiles.value(state)->sizeHint().width() + 6;
    for (const QString &state : m_order) {
        StateTile *tile = m_tiles.value(state);
        tile->setVisible(tile->isPossible() || wanted <= width());
    }
}

void StateTiles::resizeEvent(QResizeEvent *)
{
    fit();
}

void StateTiles::setChosen(const QStringList &states)
{
    for (const QString &state : m_order)
        m_tiles.value(state)->setChecked(states.contains(state));
}

// What there is; nothing of what there is not.
QString StateTiles::inWords()
{
    QStringList words;
    for (const QString &state : m_order) {
        if (const qint64 count = m_tiles.value(state)->count(); count > 0)
            words << QStringLiteral("%1 %2").arg(Formats::count(count), state);
    }
    const QString shown = chosen().join(QStringLiteral(", "));
    const QString all = words.isEmpty() ? tr("nothing") : words.join(QStringLiteral(", "));
    return shown.isEmpty() ? all : tr("%1; only %2 is shown").arg(all, shown);
}

QStringList StateTiles::chosen() const
{
    QStringList states;
    for (const QString &state : m_order) {
        if (m_tiles.value(state)->isChecked())
            states << state;
    }
    return states;
}

void StateTiles::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), Palette::of(palette()).ground(Ground::Line));
}

} // namespace storescope
