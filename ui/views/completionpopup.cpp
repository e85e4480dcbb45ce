// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/views/completionpopup.h"

#include "ui/look/formats.h"
#include "ui/look/palette.h"
#include "ui/views/recorddelegate.h"

#include <QAbstractTableModel>
#include <QBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>

namespace storescope {

namespace {
constexpr int mostShown = 10, rowHeight = 22;
enum PopupColumn { Name, About, Often, ColumnCount };
} // namespace

class CompletionModel : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;

    void set(const std::vector<Completion> &items, const QString &word, qint64 rows)
    {
        beginResetModel();
        m_items = items;
        m_word = word;
        m_rows = rows;
        endResetModel();
    }
    const std::vector<Completion> &items() const { return m_items; }
    const QString &word() const { return m_word; }

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_items.size());
    }
    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(ColumnCount);
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!index.isValid() || role != Qt::DisplayRole)
            return {};
        const Completion &item = m_items[size_t(index.row())];
        switch (PopupColumn(index.column())) {
        case Name:
            return item.name;
        case About:
            return item.typeAndValues;
        case Often:
            if (item.count <= 0 || m_rows <= 0)
                return {};
            return item.count * 100 >= m_rows
                       ? CompletionPopup::tr("in %1 % of rows").arg(item.count * 100 / m_rows)
                       : CompletionPopup::tr("in %1 rows").arg(Formats::count(item.count));
        case ColumnCount:
            break;
        }
        return {};
    }

private:
    std::vector<Completion> m_items;
    QString m_word;
    qint64 m_rows = 0;
};

namespace {

// What was typed stands bold in the name.
class CompletionDelegate : public QStyledItemDelegate
{
public:
    CompletionDelegate(const CompletionModel *model, QObject *parent)
        : QStyledItemDelegate(parent), m_model(model)
    {
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Palette look = Palette::of(option.palette);
        const bool selected = option.state & QStyle::State_Selected;
        painter->fillRect(option.rect, look.ground(selected ? Ground::Selection : Ground::Base));
        if (selected && index.column() == Name)
            painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()),
                              look.ink(Ink::Highlight));
        const QRect rect = option.rect.adjusted(9, 0, -9, 0);
        const QString text = index.data().toString();
        if (index.column() != Name) {
            painter->setFont(option.font);
            painter->setPen(look.ink(Ink::Dim));
            painter->drawText(
                rect, int(index.column() == Often ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter,
                option.fontMetrics.elidedText(text, Qt::ElideRight, rect.width()));
            return;
        }
        const QFont plain = fixedFont(option.font);
        QFont bold = plain;
        bold.setBold(true);
        painter->setPen(look.ink(Ink::Text));
        const qsizetype at =
            m_model->word().isEmpty() ? -1 : text.indexOf(m_model->word(), 0, Qt::CaseInsensitive);
        const std::pair<QString, QFont> pieces[] = {
            {at < 0 ? text : text.left(at), plain},
            {at < 0 ? QString() : text.mid(at, m_model->word().size()), bold},
            {at < 0 ? QString() : text.mid(at + m_model->word().size()), plain}};
        int left = rect.left();
        for (const auto &[piece, font] : pieces) {
            if (piece.isEmpty())
                continue;
            const QFontMetrics metrics(font);
            const QString shown = metrics.elidedText(piece, Qt::ElideRight, rect.right() - left + 1);
            painter->setFont(font);
            painter->drawText(QRect(left, rect.top(), rect.right() - left + 1, rect.height()),
                              Qt::AlignVCenter | Qt::TextSingleLine, shown);
            left += metrics.horizontalAdvance(piece);
        }
    }

private:
    const CompletionModel *m_model;
};

} // namespace

CompletionPopup::CompletionPopup(QWidget *window)
    : QFrame(window), m_model(new CompletionModel(this)), m_view(new QTableView), m_foot(new QLabel)
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Window);
    setAccessibleName(tr("What could stand here"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(m_view);
    column->addWidget(m_foot);
    m_foot->setContentsMargins(9, 3, 9, 3);
    m_foot->setForegroundRole(QPalette::PlaceholderText);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new CompletionDelegate(m_model, m_view));
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setShowGrid(false);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->horizontalHeader()->hide();
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(qMax(rowHeight, fontMetrics().height() + 6));
    m_view->setAccessibleName(tr("Completions"));
    connect(m_view, &QAbstractItemView::clicked, this, &CompletionPopup::picked);
    hide();
}

void CompletionPopup::offer(const Completions &completions, const QString &word, qint64 sampledRows,
                            const QRect &place)
{
    if (completions.items.empty())
        return hide();
    m_model->set(completions.items, word, sampledRows);
    m_foot->setText(sampledRows > 0 ? tr("Tab completes · Enter applies · Esc closes · from %1 sampled rows")
                                          .arg(Formats::count(sampledRows))
                                    : tr("Tab completes · Enter applies · Esc closes"));
    const int names = qBound(120, m_view->fontMetrics().averageCharWidth() * 26, 240);
    const int width = qMin(qMax(430, m_foot->sizeHint().width() + 4), parentWidget()->width() - 16);
    const int rows = qMin(mostShown, count());
    m_view->setFixedHeight(rows * m_view->verticalHeader()->defaultSectionSize());
    resize(width, m_view->height() + m_foot->sizeHint().height() + 2);
    const int bar = count() > mostShown ? m_view->verticalScrollBar()->sizeHint().width() : 0;
    m_view->setColumnWidth(Name, names);
    m_view->setColumnWidth(Often, 112);
    m_view->setColumnWidth(About, width - names - 112 - 2 - bar);
    move(qBound(4, place.left() - 9, qMax(4, parentWidget()->width() - width - 4)), place.bottom() + 6);
    m_view->selectRow(0);
    show();
    raise();
}

void CompletionPopup::step(int by)
{
    const int row = m_view->currentIndex().row() + by;
    m_view->selectRow((row + count()) % count());
}

const Completion *CompletionPopup::current() const
{
    const int row = m_view->currentIndex().row();
    return row >= 0 && row < count() ? &m_model->items()[size_t(row)] : nullptr;
}

int CompletionPopup::count() const
{
    return m_model->rowCount();
}

} // namespace storescope
