// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/views/picture.h"

#include <QAbstractScrollArea>
#include <QAccessibleWidget>

namespace storescope {

namespace {

// Its value is said anew whenever it is asked for: words that are kept would be old.
class PictureInterface : public QAccessibleWidget
{
public:
    PictureInterface(QWidget *widget, Picture *picture)
        : QAccessibleWidget(widget, QAccessible::Chart), m_picture(picture)
    {
    }
    // Tiles can be reached one by one; the others are one picture.
    QAccessible::Role role() const override
    {
        const bool group = !qobject_cast<QAbstractScrollArea *>(widget()) &&
                           widget()->focusPolicy() == Qt::NoFocus && childCount() > 0;
        return group ? QAccessible::Grouping : QAccessible::Chart;
    }
    QString text(QAccessible::Text what) const override
    {
        return what == QAccessible::Value && isValid() ? m_picture->inWords() : QAccessibleWidget::text(what);
    }

private:
    Picture *m_picture;
};

QAccessibleInterface *interfaceOf(const QString &, QObject *object)
{
    auto *widget = qobject_cast<QWidget *>(object);
    auto *picture = dynamic_cast<Picture *>(object);
    if (!widget || !picture)
        return nullptr;
    return new PictureInterface(widget, picture);
}

} // namespace

void makePicturesAccessible()
{
    QAccessible::removeFactory(interfaceOf);
    QAccessible::installFactory(interfaceOf);
}

} // namespace storescope
