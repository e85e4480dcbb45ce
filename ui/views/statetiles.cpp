// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/views/statetiles.h"

#include "ui/look/formats.h"
#include "ui/look/icons.h"
#include "ui/look/zoom.h"

#include <QBoxLayout>
#include <QPainter>

namespace storescope {

namespace {
constexpr int tileHeight = 40, barHeight = 54;
constexpr int glyphRoom = 19;

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

QFont smaller(QFont font, int by)
{
    if (font.pixelSize() > 0)
        font.setPixelSize(font.pixelSize() - by);
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

void StateTile::setCompact(bool compact)
{
    if (std::exchange(m_compact, compact) == compact)
        return;
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
    const QFont own = unzoomedFont(this);
    const QFontMetrics metrics(smaller(own, 1)), small(smaller(own, 2));
    const int word = metrics.horizontalAdvance(m_state), count = metrics.horizontalAdvance(countText());
    const int wide = m_compact ? qMax(glyphRoom + count, small.horizontalAdvance(m_state)) + 12
                               : qMax(glyphRoom + word, count) + 18;
    return QSize(wide, tileHeight) * zoomOf(this);
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
    const double scale = zoomOf(this);
    painter.scale(scale, scale);
    const int wide = int(width() / scale), high = int(height() / scale);
    painter.setOpacity(isEnabled() ? 1 : 0.55);
    painter.setPen(QPen(hasFocus() ? look.ink(Ink::Highlight)
                        : strong   ? ink
                                   : look.ground(Ground::Line),
                        hasFocus() ? 2 : 1));
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(1, 1, wide - 2, high - 2), 4, 4);
    const int left = m_compact ? 6 : 8;
    painter.drawPixmap(left, 5, glyphPixmap(state.glyph, 13, ink, devicePixelRatioF() * scale));
    painter.setPen(look.ink(isEnabled() ? Ink::Text : Ink::Dim));
    const QRect above(left + glyphRoom - 2, 2, wide - left - glyphRoom, 19), below(left + 1, 19, wide, 18);
    painter.setFont(smaller(unzoomedFont(this), m_compact ? 2 : 1));
    painter.drawText(m_compact ? below : above, Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_state, Qt::ElideRight,
                                                      m_compact ? wide - left - 3 : above.width()));
    painter.setFont(smaller(unzoomedFont(this), 1));
    painter.drawText(m_compact ? above : below, Qt::AlignVCenter, countText());
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

// Where there is no room for all, those that this program never has go first; then the words of the others
// move below their glyphs.
void StateTiles::fit()
{
    const auto wanted = [this](bool possibleOnly, bool compact) {
        int wide = 16;
        for (const QString &state : m_order) {
            StateTile *tile = m_tiles.value(state);
            tile->setCompact(compact);
            if (tile->isPossible() || !possibleOnly)
                wide += tile->sizeHint().width() + layout()->spacing();
        }
        return wide;
    };
    const bool all = wanted(false, false) <= width();
    if (!all && wanted(true, false) > width())
        wanted(true, true);
    for (const QString &state : m_order)
        m_tiles.value(state)->setVisible(all || m_tiles.value(state)->isPossible());
}

void StateTiles::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fit();
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
