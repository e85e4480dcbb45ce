// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/look/zoom.h"

#include <QApplication>
#include <QHeaderView>
#include <QVariant>

namespace storescope {

namespace {

constexpr char fontBefore[] = "fontBeforeZoom", sizeBefore[] = "sizeBeforeZoom",
               sectionsAt[] = "sectionsAtZoom", rowBefore[] = "rowBeforeZoom", lettersNow[] = "lettersNow",
               ownLetters[] = "ownLetters", own[] = "fixesItsSize";

double sizeOf(const QFont &font)
{
    return font.pixelSize() > 0 ? font.pixelSize() : font.pointSizeF();
}

QFont scaled(QFont font, double by)
{
    if (font.pixelSize() > 0)
        font.setPixelSize(qMax(1, qRound(font.pixelSize() * by)));
    else if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * by);
    return font;
}

// What the letters of each widget are, and whether it has them from its parent.
void note(QWidget *widget)
{
    const double own = sizeOf(widget->font());
    const bool differs = widget->parentWidget() && own != sizeOf(widget->parentWidget()->font());
    widget->setProperty(lettersNow, own);
    widget->setProperty(ownLetters, widget->testAttribute(Qt::WA_SetFont) && differs);
    for (QObject *child : widget->children()) {
        auto *inside = qobject_cast<QWidget *>(child);
        if (inside && !inside->isWindow())
            note(inside);
    }
}

// A widget that takes the size of its letters from its parent got it from there by now.
void zoomFont(QWidget *widget, bool isRoot, bool moved, int percent)
{
    const QVariant before = widget->property(fontBefore);
    const bool stayed = moved && widget->testAttribute(Qt::WA_SetFont) &&
                        sizeOf(widget->font()) == widget->property(lettersNow).toDouble();
    const bool own = widget->property(ownLetters).toBool() || stayed;
    if (!before.isValid() && (percent == 100 || (!isRoot && !own)))
        return;
    if (!before.isValid())
        widget->setProperty(fontBefore, widget->font());
    widget->setFont(scaled(widget->property(fontBefore).value<QFont>(), percent / 100.0));
}

int scaledSide(int least, int most, int percent)
{
    return least == most && most > 1 && most < QWIDGETSIZE_MAX ? qRound(most * percent / 100.0) : -1;
}

void zoomSize(QWidget *widget, int percent)
{
    if (widget->property(own).toBool())
        return;
    if (!widget->property(sizeBefore).isValid()) {
        if (percent == 100)
            return;
        widget->setProperty(sizeBefore, QRect(QPoint(widget->minimumWidth(), widget->minimumHeight()),
                                              QSize(widget->maximumWidth(), widget->maximumHeight())));
    }
    const QRect before = widget->property(sizeBefore).toRect();
    if (const int wide = scaledSide(before.x(), before.width(), percent); wide >= 0)
        widget->setFixedWidth(wide);
    if (const int high = scaledSide(before.y(), before.height(), percent); high >= 0)
        widget->setFixedHeight(high);
}

void zoomRows(QHeaderView *header, int percent)
{
    if (!header->property(rowBefore).isValid())
        header->setProperty(rowBefore, header->defaultSectionSize());
    header->setDefaultSectionSize(qRound(header->property(rowBefore).toInt() * percent / 100.0));
}

// Rows, and columns that the user may have drawn out: from what they are.
void zoomSections(QHeaderView *header, int percent)
{
    const int before = header->property(sectionsAt).isValid() ? header->property(sectionsAt).toInt() : 100;
    if (before == percent || header->property(own).toBool())
        return;
    header->setProperty(sectionsAt, percent);
    const auto scale = [&](int size) { return qRound(double(size) * percent / before); };
    if (header->orientation() == Qt::Vertical)
        return zoomRows(header, percent);
    const int last = header->stretchLastSection() ? header->count() - 1 : header->count();
    for (int section = 0; section < last; ++section) {
        if (header->sectionResizeMode(section) == QHeaderView::Interactive)
            header->resizeSection(section, scale(header->sectionSize(section)));
    }
}

void zoomTree(QWidget *widget, bool isRoot, bool moved, int percent)
{
    zoomFont(widget, isRoot, moved, percent);
    zoomSize(widget, percent);
    if (auto *header = qobject_cast<QHeaderView *>(widget))
        zoomSections(header, percent);
    for (QObject *child : widget->children()) {
        auto *inside = qobject_cast<QWidget *>(child);
        if (inside && !inside->isWindow())
            zoomTree(inside, false, moved, percent);
    }
}

} // namespace

void zoomWidgets(QWidget *root, int percent)
{
    note(root);
    const double before = sizeOf(root->font());
    zoomFont(root, true, false, percent);
    zoomTree(root, true, sizeOf(root->font()) != before, percent);
}

double zoomOf(const QWidget *widget)
{
    const QFont usual = QApplication::font(widget), own = widget->font();
    const bool comparable = (usual.pixelSize() > 0) == (own.pixelSize() > 0) && sizeOf(usual) > 0;
    return comparable ? sizeOf(own) / sizeOf(usual) : 1;
}

QFont unzoomedFont(const QWidget *widget)
{
    return scaled(widget->font(), 1 / zoomOf(widget));
}

void leaveSizeAlone(QWidget *widget)
{
    widget->setProperty(own, true);
}

} // namespace storescope
