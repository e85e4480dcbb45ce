// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/look/style.h"

#include "ui/look/icons.h"
#include "ui/look/styleframe.h"
#include "ui/look/themekeeper.h"

#include <QApplication>
#include <QDockWidget>
#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>
#include <QToolBar>
#include <QToolButton>
#include <QTranslator>

// Outside any namespace, as Q_INIT_RESOURCE wants it: a static library's resources are registered only when
// asked.
static void registerIcons()
{
    Q_INIT_RESOURCE(icons);
}

namespace storescope {

void prepareLook()
{
    registerIcons();
    if (qEnvironmentVariableIsEmpty("TZ"))
        qputenv("TZ",
                ":/etc/localtime"); // else the C library looks at that file for every time that is written
    if (themeKeeper())
        return;
    auto *words = new QTranslator(QCoreApplication::instance()); // English too: its plurals
    if (words->load(QLocale(), QStringLiteral("storescope"), QStringLiteral("_"),
                    QStringLiteral(":/storescope/i18n")) ||
        words->load(QStringLiteral(":/storescope/i18n/storescope_en.qm")))
        QCoreApplication::installTranslator(words);
    (new ThemeKeeper(QCoreApplication::instance()))->setTheme(Theme::System);
}

void applyTheme(Theme theme)
{
    if (ThemeKeeper *keeper = themeKeeper())
        keeper->setTheme(theme);
}

FlatStyle::FlatStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

int FlatStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_SplitterWidth:
        return 5;
    case PM_ScrollBarExtent:
        return 12;
    case PM_ToolBarIconSize:
        return 22;
    case PM_ToolBarItemSpacing:
        return 2;
    case PM_ToolBarItemMargin:
        return 3;
    case PM_ToolBarFrameWidth:
        return 0;
    case PM_TabBarTabHSpace:
        return 24;
    case PM_TabBarTabVSpace:
        return 10;
    case PM_TabBarBaseOverlap:
        return 0;
    case PM_DockWidgetTitleMargin:
        return 6;
    case PM_DockWidgetSeparatorExtent:
        return 5;
    case PM_DockWidgetTitleBarButtonMargin:
        return 3;
    case PM_TitleBarButtonIconSize:
    case PM_SmallIconSize:
        return 16;
    case PM_HeaderMargin: // as the cells below; what stands at the left of rows makes none higher
        if (const auto *header = qobject_cast<const QHeaderView *>(widget);
            header && header->orientation() == Qt::Vertical)
            return 2;
        return 7;
    case PM_DefaultFrameWidth:
        return 1;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_ScrollView_ScrollBarSpacing:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int FlatStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                         QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_TabBar_Alignment:
        return Qt::AlignLeft;
    case SH_TabBar_ElideMode:
        return Qt::ElideRight;
    case SH_DockWidget_ButtonsHaveFrame:
        return 0;
    case SH_Slider_AbsoluteSetButtons:
        return Qt::MiddleButton;
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return 0;
    case SH_ScrollView_FrameOnlyAroundContents:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

void FlatStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                            const QWidget *widget) const
{
    const Palette look = Palette::of(option->palette);
    switch (element) {
    case CE_TabBarTabShape:
        return drawTab(option, painter, widget);
    case CE_HeaderSection:
        return drawHeaderSection(option, painter);
    case CE_HeaderLabel:
        if (const auto *label = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            QStyleOptionHeader whole = *label; // the margin is for its sides
            const int margin = pixelMetric(PM_HeaderMargin, option, widget);
            whole.rect.adjust(0, -margin, 0, margin);
            return QProxyStyle::drawControl(element, &whole, painter, widget);
        }
        break;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, look.ground(Ground::Window));
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                          look.ground(Ground::Line));
        return;
    case CE_ToolBar:
        painter->fillRect(option->rect, look.ground(Ground::Header));
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                          look.ground(Ground::Line));
        return;
    case CE_MenuBarItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (!item)
            return;
        painter->fillRect(option->rect, look.ground(Ground::Header));
        if ((option->state & (State_Selected | State_Sunken)) && (option->state & State_Enabled)) {
            QColor tint = look.ink(Ink::Highlight);
            tint.setAlphaF(0.26f);
            drawFrame(painter, option->rect.adjusted(1, 1, -1, -1), tint, look.ink(Ink::Highlight));
        }
        drawItemText(painter, option->rect, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine,
                     option->palette, option->state & State_Enabled, item->text, QPalette::WindowText);
        return;
    }
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, look.ground(Ground::Header));
        return;
    case CE_Splitter:
        if (option->rect.width() < option->rect.height())
            painter->fillRect(QRect(option->rect.center().x(), option->rect.top(), 1, option->rect.height()),
                              look.ground(Ground::Line));
        else
            painter->fillRect(QRect(option->rect.left(), option->rect.center().y(), option->rect.width(), 1),
                              look.ground(Ground::Line));
        return;
    case CE_DockWidgetTitle: {
        const auto *title = qstyleoption_cast<const QStyleOptionDockWidget *>(option);
        QFont font = painter->font();
        font.setBold(true);
        painter->save();
        painter->setFont(font);
        painter->setPen(option->palette.color(QPalette::WindowText));
        painter->drawText(option->rect.adjusted(10, 0, -60, 0), Qt::AlignVCenter | Qt::AlignLeft,
                          title ? title->title : QString());
        painter->restore();
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                          look.ground(Ground::Line));
        return;
    }
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void FlatStyle::drawTab(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
    if (!tab)
        return;
    const Palette look = Palette::of(option->palette);
    const bool selected = option->state & State_Selected, hovered = option->state & State_MouseOver;
    const bool small = widget && widget->property("flat").toBool();
    const QRect rect = option->rect;
    if (small) { // tabs inside a dock: a bar below the words
        if (selected)
            painter->fillRect(QRect(rect.left() + 4, rect.bottom() - 2, rect.width() - 8, 3),
                              look.ink(Ink::Highlight));
        else if (hovered)
            painter->fillRect(QRect(rect.left() + 4, rect.bottom() - 2, rect.width() - 8, 3),
                              look.ground(Ground::Line));
        return;
    }
    painter->fillRect(rect, selected  ? look.ground(Ground::Base)
                            : hovered ? look.ground(Ground::Alternate)
                                      : look.ground(Ground::Window));
    painter->fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), look.ground(Ground::SoftLine));
    if (selected)
        painter->fillRect(QRect(rect.left(), rect.top(), rect.width(), 3),
                          widget && widget->property("otherGroup").toBool() ? look.ground(Ground::Line)
                                                                            : look.ink(Ink::Highlight));
    else
        painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look.ground(Ground::Line));
}

void FlatStyle::drawHeaderSection(const QStyleOption *option, QPainter *painter) const
{
    const Palette look = Palette::of(option->palette);
    const QRect rect = option->rect;
    painter->fillRect(rect, look.ground(option->state & State_MouseOver ? Ground::Track : Ground::Window));
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look.ground(Ground::Line));
    painter->fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), look.ground(Ground::Line));
}

void FlatStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                   QPainter *painter, const QWidget *widget) const
{
    if (control == CC_ScrollBar)
        return drawScrollBar(option, painter, widget);
    if (control == CC_ToolButton)
        return drawToolButton(option, painter, widget);
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

// A menu is told by a chevron behind the words instead of a corner.
void FlatStyle::drawToolButton(const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    if (button && widget && widget->property("looksLikeField").toBool()) {
        const Palette look = Palette::of(option->palette);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(look.ground(Ground::Line));
        painter->setBrush(look.ground(Ground::Base));
        painter->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 3.5, -0.5, -3.5), 5, 5);
        painter->restore();
        QStyleOptionToolButton words = *button;
        words.rect.adjust(4, 0, -4, 0);
        drawControl(CE_ToolButtonLabel, &words, painter, widget);
        return;
    }
    if (!button || !(button->features & QStyleOptionToolButton::HasMenu))
        return QProxyStyle::drawComplexControl(CC_ToolButton, option, painter, widget);
    QStyleOptionToolButton plain = *button;
    plain.features &= ~(QStyleOptionToolButton::HasMenu | QStyleOptionToolButton::MenuButtonPopup |
                        QStyleOptionToolButton::PopupDelay);
    plain.subControls = SC_ToolButton;
    if (plain.state & (State_Sunken | State_MouseOver | State_On))
        proxy()->drawPrimitive(PE_PanelButtonTool, &plain, painter, widget);
    plain.rect.adjust(3, 0, -18, 0);
    drawControl(CE_ToolButtonLabel, &plain, painter, widget);
    const QColor ink = option->palette.color(
        option->state & State_Enabled ? QPalette::Normal : QPalette::Disabled, QPalette::ButtonText);
    painter->drawPixmap(option->rect.right() - 17, option->rect.center().y() - 4,
                        glyphPixmap(QStringLiteral(":/storescope/glyphs/chevron-down.svg"), 10, ink,
                                    painter->device()->devicePixelRatioF()));
}

QIcon FlatStyle::standardIcon(StandardPixmap icon, const QStyleOption *option, const QWidget *widget) const
{
    if (icon == SP_TitleBarCloseButton || icon == SP_DockWidgetCloseButton)
        return glyphIcon(QStringLiteral(":/storescope/glyphs/close.svg"), Ink::Dim);
    return QProxyStyle::standardIcon(icon, option, widget);
}

void FlatStyle::drawScrollBar(const QStyleOptionComplex *option, QPainter *painter,
                              const QWidget *widget) const
{
    const Palette look = Palette::of(option->palette);
    painter->fillRect(option->rect, look.ground(Ground::Base));
    QRectF slider = subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget);
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!bar || bar->minimum == bar->maximum)
        return;
    slider = bar->orientation == Qt::Vertical ? slider.adjusted(3, 1, -3, -1) : slider.adjusted(1, 3, -1, -3);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    QColor handle = look.ink(Ink::Dim);
    handle.setAlphaF(option->state & (State_MouseOver | State_Sunken) ? 0.8f : 0.5f);
    painter->setBrush(handle);
    painter->drawRoundedRect(slider, 3, 3);
    painter->restore();
}

QRect FlatStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl sub,
                                const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || !bar)
        return QProxyStyle::subControlRect(control, option, sub, widget);
    // No arrow buttons; the slider is at least 24 px.
    const bool vertical = bar->orientation == Qt::Vertical;
    const int length = vertical ? bar->rect.height() : bar->rect.width();
    const qint64 range = qint64(bar->maximum) - bar->minimum;
    const int size = range > 0 ? std::clamp(int(qint64(bar->pageStep) * length / (range + bar->pageStep)),
                                            qMin(24, length), length)
                               : length;
    const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - size,
                                              bar->upsideDown);
    const auto part = [&](int from, int extent) {
        return vertical ? QRect(bar->rect.left(), bar->rect.top() + from, bar->rect.width(), extent)
                        : QRect(bar->rect.left() + from, bar->rect.top(), extent, bar->rect.height());
    };
    switch (sub) {
    case SC_ScrollBarSlider:
        return part(start, size);
    case SC_ScrollBarGroove:
        return bar->rect;
    case SC_ScrollBarSubPage:
        return part(0, start);
    case SC_ScrollBarAddPage:
        return part(start + size, length - start - size);
    default:
        return {};
    }
}

QSize FlatStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                  const QWidget *widget) const
{
    QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_TabBarTab)
        wanted.setHeight(qMax(30, wanted.height()));
    else if (type == CT_PushButton)
        wanted.setHeight(
            qMax(widget && widget->property("small").toBool() ? 24 : 28, option->fontMetrics.height() + 6));
    else if (type == CT_ToolButton && widget && qobject_cast<const QToolBar *>(widget->parentWidget()))
        wanted = QSize(wanted.width() + 6 + (widget->property("opensMenu").toBool() ? 8 : 0),
                       qMax(30, wanted.height()));
    else if (type == CT_HeaderSection)
        wanted.setHeight(qMax(24, option->fontMetrics.height() + 6));
    return wanted;
}

} // namespace storescope
