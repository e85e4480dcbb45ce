// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/look/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>

namespace storescope {

namespace {

QString ownGlyph(const QString &name)
{
    return QStringLiteral(":/storescope/icons/states/%1.svg").arg(name);
}

const QHash<QString, Ink> &stateInks()
{
    static const QHash<QString, Ink> inks = {
        {QStringLiteral("pending"), Ink::Pending},
        {QStringLiteral("delayed"), Ink::Delayed},
        {QStringLiteral("claimable"), Ink::Claimable},
        {QStringLiteral("running"), Ink::Running},
        {QStringLiteral("lease-expired"), Ink::LeaseExpired},
        {QStringLiteral("retrying"), Ink::Retrying},
        {QStringLiteral("blocked"), Ink::Blocked},
        {QStringLiteral("done"), Ink::Done},
        {QStringLiteral("failed"), Ink::Failed},
        {QStringLiteral("cancelled"), Ink::Cancelled},
    };
    return inks;
}

// States of other kinds borrow the sign of the queue state that means the same.
QString queueStateFor(const QString &state)
{
    static const QHash<QString, QString> same = {
        {QStringLiteral("live"), QStringLiteral("running")},
        {QStringLiteral("expired"), QStringLiteral("lease-expired")},
        {QStringLiteral("unreferenced"), QStringLiteral("cancelled")},
        {QStringLiteral("held"), QStringLiteral("running")},
        {QStringLiteral("free"), QStringLiteral("claimable")},
        {QStringLiteral("active"), QStringLiteral("running")},
        {QStringLiteral("completed"), QStringLiteral("done")},
        {QStringLiteral("overdue"), QStringLiteral("lease-expired")},
        {QStringLiteral("paused"), QStringLiteral("blocked")},
        {QStringLiteral("error"), QStringLiteral("failed")},
    };
    return same.value(state, state);
}

class GlyphEngine : public QIconEngine
{
public:
    GlyphEngine(const QString &path, Ink ink) : m_path(path), m_ink(ink) {}
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode, QIcon::State) override
    {
        painter->drawPixmap(rect,
                            glyph(qMin(rect.width(), rect.height()), painter->device()->devicePixelRatioF()));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode, QIcon::State) override
    {
        return glyph(qMin(size.width(), size.height()), 1);
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode, QIcon::State, qreal scale) override
    {
        QPixmap scaled = glyph(qMin(size.width(), size.height()), 1);
        scaled.setDevicePixelRatio(scale);
        return scaled;
    }
    QIconEngine *clone() const override { return new GlyphEngine(m_path, m_ink); }

private:
    QPixmap glyph(int size, qreal ratio) const
    {
        return glyphPixmap(m_path, size, Palette::of(QGuiApplication::palette()).ink(m_ink), ratio);
    }
    QString m_path;
    Ink m_ink;
};

} // namespace

QIcon glyphIcon(const QString &path, Ink ink)
{
    return QIcon(new GlyphEngine(path, ink));
}

void setIconTheme(bool dark)
{
    const QString own = dark ? QStringLiteral("breeze-dark") : QStringLiteral("breeze");
    QIcon::setFallbackThemeName(own);
    const QString theme = QIcon::themeName();
    // Without a desktop's theme Qt falls back to bare hicolor: take ours whole, so that icons fit the
    // window's lightness.
    if (theme.isEmpty() || theme == QLatin1String("hicolor") || theme.startsWith(QLatin1String("breeze")))
        QIcon::setThemeName(own);
}

QIcon themeIcon(const char *name)
{
    return QIcon::fromTheme(QLatin1String(name));
}

QIcon kindIcon(Kind kind)
{
    switch (kind) {
    case Kind::Log:
        return themeIcon("view-list-text");
    case Kind::Sessions:
        return themeIcon("view-list-tree");
    case Kind::Artifacts:
        return themeIcon("package-x-generic");
    case Kind::Queue:
        return themeIcon("view-media-playlist");
    case Kind::KeyValue:
        return themeIcon("dialog-password");
    case Kind::Versions:
        return themeIcon("view-history");
    case Kind::Schedules:
        return themeIcon("view-calendar-timeline");
    case Kind::Budgets:
        return themeIcon("view-statistics");
    case Kind::Leases:
        return themeIcon("object-locked");
    case Kind::Table:
        return themeIcon("view-list-details");
    }
    return {};
}

StateLook stateLook(const QString &state)
{
    const QString known = queueStateFor(state);
    const auto found = stateInks().constFind(known);
    if (found == stateInks().constEnd())
        return {};
    return {*found, ownGlyph(known)};
}

QString levelGlyph(const QString &level)
{
    if (level == QLatin1String("warning"))
        return QStringLiteral(":/storescope/glyphs/level-warning.svg");
    if (level == QLatin1String("error") || level == QLatin1String("fatal"))
        return QStringLiteral(":/storescope/glyphs/level-error.svg");
    return {};
}

QString markGlyph()
{
    return QStringLiteral(":/storescope/glyphs/mark.svg");
}

QPixmap glyphPixmap(const QString &path, int size, const QColor &color, qreal ratio)
{
    const QString cacheKey = QStringLiteral("%1/%2/%3/%4").arg(path).arg(size).arg(color.rgba()).arg(ratio);
    QPixmap pixmap;
    if (QPixmapCache::find(cacheKey, &pixmap))
        return pixmap;
    pixmap = QIcon(path).pixmap(QSize(size, size), ratio);
    if (pixmap.isNull())
        return pixmap;
    QPainter painter(&pixmap);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), color);
    painter.end();
    QPixmapCache::insert(cacheKey, pixmap);
    return pixmap;
}

} // namespace storescope
