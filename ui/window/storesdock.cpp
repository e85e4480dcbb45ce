// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/window/storesdock.h"

#include "core/base/text.h"
#include "ui/look/icons.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QDesktopServices>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QUrl>

namespace storescope {

namespace {

constexpr int storeRow = 40, collectionRow = 24, dot = 9;

// Two lines with a badge for a store, icon, name and count for a collection.
class StoresDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const int line = QFontMetrics(option.font).height();
        return {120, index.data(StoresModel::IsStoreRole).toBool() ? qMax(storeRow, line * 2 + 4)
                                                                   : qMax(collectionRow, line + 6)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Palette look = Palette::of(option.palette);
        if (option.state & QStyle::State_Selected) {
            const QRect row(0, option.rect.top(), option.rect.right() + 1, option.rect.height());
            painter->fillRect(row,
                              look.ground(option.state & QStyle::State_Active ? Ground::Selection
                                                                              : Ground::SelectionInactive));
            painter->fillRect(QRect(0, row.top(), 3, row.height()), look.ink(Ink::Highlight));
        }
        if (index.data(StoresModel::IsStoreRole).toBool())
            paintStore(painter, option, index, look);
        else
            paintCollection(painter, option, index, look);
        const auto *view = qobject_cast<const QTreeView *>(option.widget);
        if (view && view->hasFocus() && view->currentIndex() == index)
            painter->fillRect(QRect(0, option.rect.bottom() - 1, option.rect.right() + 1, 2),
                              look.ink(Ink::Highlight));
    }

private:
    // The program stays readable, the path loses its beginning.
    static QString fittedNote(const QString &note, const QFontMetrics &metrics, int width)
    {
        const QString joint = QStringLiteral(" · ");
        const qsizetype at = note.indexOf(joint);
        if (at < 0 || metrics.horizontalAdvance(note) <= width)
            return metrics.elidedText(note, Qt::ElideRight, width);
        const QString program = note.left(at) + joint;
        const int room = width - metrics.horizontalAdvance(program);
        return room > 40 ? program + metrics.elidedText(note.mid(at + joint.size()), Qt::ElideLeft, room)
                         : metrics.elidedText(note.left(at), Qt::ElideRight, width);
    }

    static void paintStore(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                           const Palette &look)
    {
        const QString badge = index.data(StoresModel::CountRole).toString();
        const bool live = index.data(StoresModel::LiveRole).toBool(),
                   trouble = index.data(StoresModel::TroubleRole).toBool();
        QFont bold = option.font, small = option.font;
        bold.setBold(true);
        if (small.pixelSize() > 0)
            small.setPixelSize(small.pixelSize() - 2);
        else
            small.setPointSizeF(small.pointSizeF() - 1.2);
        const QRect rect = option.rect.adjusted(2, 4, -8, -4);
        const int badgeWidth =
            badge.isEmpty() ? 0 : QFontMetrics(option.font).horizontalAdvance(badge) + dot + 8;
        const QRect top(rect.left(), rect.top(), rect.width() - badgeWidth, rect.height() / 2);
        const QRect bottom(rect.left(), rect.center().y() + 1, rect.width() - badgeWidth, rect.height() / 2);
        painter->setFont(bold);
        painter->setPen(look.ink(Ink::Text));
        painter->drawText(
            top, Qt::AlignVCenter,
            QFontMetrics(bold).elidedText(index.data().toString(), Qt::ElideMiddle, top.width()));
        painter->setFont(small);
        painter->setPen(look.ink(trouble ? Ink::Error : Ink::Dim));
        painter->drawText(
            bottom, Qt::AlignVCenter,
            fittedNote(index.data(StoresModel::NoteRole).toString(), QFontMetrics(small), bottom.width()));
        if (badge.isEmpty())
            return;
        painter->setFont(option.font);
        painter->setPen(look.ink(live ? Ink::Live : Ink::Dim));
        painter->drawText(rect, Qt::AlignRight | Qt::AlignVCenter, badge);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRectF sign(rect.right() - badgeWidth + 4, rect.center().y() - dot / 2.0 + 0.5, dot, dot);
        if (live) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(look.ink(Ink::Live));
            painter->drawEllipse(sign);
        } else {
            painter->setPen(QPen(look.ink(Ink::Dim), 1.5));
            painter->drawEllipse(sign.adjusted(0.75, 0.75, -0.75, -0.75));
        }
        painter->restore();
    }

    static void paintCollection(QPainter *painter, const QStyleOptionViewItem &option,
                                const QModelIndex &index, const Palette &look)
    {
        const QRect rect = option.rect.adjusted(4, 0, -10, 0);
        index.data(Qt::DecorationRole)
            .value<QIcon>()
            .paint(painter, QRect(rect.left(), rect.center().y() - 8, 16, 16));
        const QString count = index.data(StoresModel::CountRole).toString();
        const int countWidth = option.fontMetrics.horizontalAdvance(count);
        const QRect name = rect.adjusted(24, 0, -countWidth - 8, 0);
        painter->setFont(option.font);
        painter->setPen(look.ink(Ink::Text));
        painter->drawText(
            name, Qt::AlignVCenter,
            option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, name.width()));
        painter->setPen(look.ink(Ink::Dim));
        painter->drawText(rect, Qt::AlignVCenter | Qt::AlignRight, count);
    }
};

} // namespace

StoresDock::StoresDock(StoresModel *model, QWidget *parent)
    : QDockWidget(tr("Stores"), parent),
      m_model(model),
      m_tree(new QTreeView),
      m_graveyard(new QToolButton),
      m_graveyardNote(new QLabel),
      m_foot(new QWidget)
{
    setObjectName(QStringLiteral("stores"));
    setFeatures(DockWidgetClosable | DockWidgetMovable);
    m_tree->setModel(model);
    m_tree->setItemDelegate(new StoresDelegate(m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setIndentation(18);
    m_tree->setRootIsDecorated(true);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setAccessibleName(tr("Open stores"));
    m_tree->setMinimumWidth(160);
    m_graveyard->setText(tr("Graveyard"));
    m_graveyard->setIcon(themeIcon("edit-undo"));
    m_graveyard->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_graveyard->setAutoRaise(true);
    m_graveyard->setAccessibleName(tr("Graveyard"));
    m_graveyard->setToolTip(tr("What actions removed, and the way back"));
    m_graveyardNote->setForegroundRole(QPalette::PlaceholderText);
    auto *foot = new QHBoxLayout(m_foot);
    foot->setContentsMargins(2, 1, 10, 1);
    foot->addWidget(m_graveyard, 1, Qt::AlignLeft);
    foot->addWidget(m_graveyardNote);
    m_foot->hide();
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tree, 1);
    column->addWidget(m_foot);
    setWidget(body);
    connect(m_graveyard, &QToolButton::clicked, this, &StoresDock::graveyardWanted);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &StoresDock::showMenu);
    const auto open = [this](const QModelIndex &index) {
        const QString collection = index.data(StoresModel::CollectionRole).toString();
        if (!collection.isEmpty())
            Q_EMIT collectionWanted(index.data(StoresModel::PathRole).toString(), collection);
    };
    connect(m_tree, &QTreeView::activated, this, open);
    connect(m_tree, &QTreeView::clicked, this, open);
    connect(model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &above) {
        if (above.isValid())
            m_tree->expand(above);
    });
}

void StoresDock::setGraveyard(const QString &summary)
{
    m_foot->setVisible(!summary.isEmpty());
    m_graveyardNote->setText(summary);
}

void StoresDock::showCurrent(const QString &path, const QString &collection)
{
    const QModelIndex index = m_model->indexOfCollection(path, collection);
    if (index.isValid() && m_tree->currentIndex() != index) {
        m_tree->setCurrentIndex(index);
        m_tree->scrollTo(index);
    }
}

void StoresDock::showMenu(const QPoint &at)
{
    const QModelIndex index = m_tree->indexAt(at);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (!index.isValid()) {
        menu->addAction(themeIcon("document-open"), tr("Open…"), this, &StoresDock::openWanted);
        menu->popup(m_tree->viewport()->mapToGlobal(at));
        return;
    }
    const QString path = index.data(StoresModel::PathRole).toString();
    const auto store = m_model->store(index);
    menu->addAction(tr("Copy path"), this, [path] { QGuiApplication::clipboard()->setText(path); });
    menu->addAction(tr("Show in file manager"), this,
                    [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).path())); });
    if (store)
        menu->addAction(store->isDisconnected() ? tr("Reconnect") : tr("Disconnect"), this,
                        [store] { store->isDisconnected() ? store->reconnect() : store->disconnectFiles(); });
    menu->addSeparator();
    menu->addAction(themeIcon("tab-close"), tr("Close the store"), this,
                    [this, path] { Q_EMIT closeWanted(path); });
    menu->popup(m_tree->viewport()->mapToGlobal(at));
}

} // namespace storescope
