// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/detail/difftab.h"

#include "core/action/redaction.h"
#include "core/action/rowtext.h"
#include "core/base/onready.h"
#include "core/base/text.h"
#include "core/codec/json.h"
#include "core/codec/jsontext.h"
#include "ui/detail/sharedresult.h"
#include "ui/look/icons.h"
#include "ui/views/recorddelegate.h"

#include <QAbstractTableModel>
#include <QBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QtConcurrent>

namespace storescope {

namespace {
enum DiffColumn { Old, New, Sign, Words, DiffColumns };
enum DiffRole { LineRole = Qt::UserRole + 1, FromRole, LengthRole };
} // namespace

class DiffModel : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;
    void set(std::vector<DiffLine> lines)
    {
        beginResetModel();
        m_lines = std::move(lines);
        endResetModel();
    }
    const std::vector<DiffLine> &lines() const { return m_lines; }
    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_lines.size());
    }
    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(DiffColumns);
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!index.isValid())
            return {};
        const DiffLine &line = m_lines[size_t(index.row())];
        if (role == LineRole)
            return int(line.sign);
        if (role == FromRole)
            return line.from;
        if (role == LengthRole)
            return line.length;
        if (role == Qt::AccessibleTextRole && index.column() == Sign)
            return line.sign == DiffLine::Sign::Removed ? DiffTab::tr("removed")
                   : line.sign == DiffLine::Sign::Added ? DiffTab::tr("added")
                                                        : DiffTab::tr("same");
        if (role != Qt::DisplayRole)
            return {};
        switch (DiffColumn(index.column())) {
        case Old:
            return line.oldNumber > 0 ? QString::number(line.oldNumber) : QString();
        case New:
            return line.newNumber > 0 ? QString::number(line.newNumber) : QString();
        case Sign:
            return line.sign == DiffLine::Sign::Removed ? QStringLiteral("−")
                   : line.sign == DiffLine::Sign::Added ? QStringLiteral("+")
                                                        : QString();
        case Words:
            return line.text;
        case DiffColumns:
            break;
        }
        return {};
    }

private:
    std::vector<DiffLine> m_lines;
};

namespace {

class DiffDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Palette look = Palette::of(option.palette);
        const auto sign = DiffLine::Sign(index.data(LineRole).toInt());
        const Ground ground = sign == DiffLine::Sign::Removed ? Ground::Removed
                              : sign == DiffLine::Sign::Added ? Ground::Added
                                                              : Ground::Base;
        painter->fillRect(option.rect, option.state & QStyle::State_Selected ? look.ground(Ground::Selection)
                                                                             : look.ground(ground));
        const QFont font = fixedFont(option.font);
        const QFontMetrics metrics(font);
        painter->setFont(font);
        const QString text = withoutControls(index.data().toString().left(2000));
        const QRect rect = option.rect.adjusted(4, 0, -4, 0);
        if (index.column() == Words) {
            const int from = index.data(FromRole).toInt(), length = index.data(LengthRole).toInt();
            if (length > 0 && sign != DiffLine::Sign::Same) {
                const int left = rect.left() + metrics.horizontalAdvance(text.left(from));
                painter->fillRect(QRect(left, rect.top() + 2,
                                        metrics.horizontalAdvance(text.mid(from, length)), rect.height() - 4),
                                  look.ground(Ground::Match));
            }
        }
        painter->setPen(look.ink(index.column() == Words ? Ink::Text : Ink::Dim));
        const bool number = index.column() == Old || index.column() == New;
        painter->drawText(
            rect, int(number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextSingleLine,
            metrics.elidedText(text, Qt::ElideRight, rect.width()));
    }
};

// JSON that stands in the row itself, when it is there whole.
std::optional<Json> previewOf(const Record &record, int column)
{
    if (column < 0 || size_t(column) >= record.cells.size())
        return std::nullopt;
    const Cell &cell = record.cells[size_t(column)];
    const QByteArray bytes = bytesOf(cell.value);
    if (bytes.size() != cell.bytes)
        return std::nullopt;
    Json read = Json::parse(bytes.constData(), bytes.constData() + bytes.size(), nullptr, false);
    return read.is_structured() ? std::optional<Json>(std::move(read)) : std::nullopt;
}

// The row without its payload, and the payload decoded, both with their secrets hidden.
QStringList linesOf(std::shared_ptr<const Collection> collection, const Record &record, int column,
                    const std::optional<Json> &payload)
{
    QByteArray row;
    RowText(collection, {}).appendJson(row, record);
    Json whole = Json::parse(row.constData(), row.constData() + row.size(), nullptr, false);
    if (payload && column >= 0) {
        Json copy = *payload;
        const Redaction redaction(*collection);
        if (redaction.hidesColumn(column))
            copy = Redaction::mark;
        else if (redaction.hidesInside(column))
            redaction.hideInside(column, copy);
        whole[collection->columns()[size_t(column)].name.toStdString()] = std::move(copy);
    }
    const std::string text = whole.dump(2, ' ', false, Json::error_handler_t::replace);
    return QString::fromStdString(text).split(QLatin1Char('\n'));
}

} // namespace

DiffTab::DiffTab(QWidget *parent)
    : DetailTab(parent),
      m_model(new DiffModel(this)),
      m_view(new QTableView(this)),
      m_ignore(new QCheckBox(tr("Ignore ids and times"), this)),
      m_count(new QLabel(this)),
      m_before(new QToolButton(this)),
      m_next(new QToolButton(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(10, 4, 8, 4);
    top->addWidget(m_ignore, 1);
    top->addWidget(m_count);
    m_before->setIcon(themeIcon("go-up"));
    m_before->setAccessibleName(tr("Previous difference"));
    m_next->setIcon(themeIcon("go-down"));
    m_next->setAccessibleName(tr("Next difference"));
    for (QToolButton *button : {m_before, m_next}) {
        button->setAutoRaise(true);
        button->setToolTip(button->accessibleName());
        top->addWidget(button);
    }
    column->addLayout(top);
    column->addWidget(m_view, 1);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new DiffDelegate(m_view));
    m_view->setAccessibleName(tr("Differences"));
    m_view->setShowGrid(false);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setTabKeyNavigation(false);
    m_view->horizontalHeader()->hide();
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(qMax(20, fontMetrics().height() + 4));
    m_view->setColumnWidth(Old, 38);
    m_view->setColumnWidth(New, 38);
    m_view->setColumnWidth(Sign, 18);
    m_view->horizontalHeader()->setSectionResizeMode(Words, QHeaderView::Stretch);
    connect(m_ignore, &QCheckBox::toggled, this, &DiffTab::compare);
    connect(m_before, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(1); });
}

DiffTab::~DiffTab()
{
    m_cancel.cancel();
}

const std::vector<DiffLine> &DiffTab::lines() const
{
    return m_model->lines();
}

bool DiffTab::fits(const DetailRow &row) const
{
    return !row.isNull() && row.other && !row.record.cells.empty() && !row.other->cells.empty();
}

void DiffTab::setRow(const DetailRow &row)
{
    const auto same = [](const DetailRow &a, const DetailRow &b) {
        return a.collection == b.collection && a.record.fingerprint == b.record.fingerprint &&
               a.record.key == b.record.key && a.other && b.other && a.other->key == b.other->key &&
               a.other->fingerprint == b.other->fingerprint;
    };
    if (same(row, m_row))
        return;
    m_row = row;
    m_cancel.cancel();
    m_cancel = CancelToken();
    m_model->set({});
    m_changes.clear();
    m_count->clear();
    if (fits(row))
        read();
}

void DiffTab::read()
{
    const int column = m_row.collection->payloadColumn();
    m_here[0] = m_here[1] = false;
    if (column < 0 || m_row.other->key == m_row.record.key) { // the store has only what it is now
        gather(true, {});
        gather(false, {});
        return;
    }
    const CancelToken cancel = m_cancel;
    for (const bool first : {true, false}) {
        const Key key = first ? m_row.other->key : m_row.record.key;
        onReadyShared(this, m_row.store->decoded(m_row.collection->id(), key, column, cancel),
                      [this, cancel, first](const QFuture<Result<Decoded>> &decoded) {
                          if (!cancel.isCancelled())
                              gather(first, decoded);
                      });
    }
}

void DiffTab::gather(bool first, const QFuture<Result<Decoded>> &decoded)
{
    const Record &record = first ? *m_row.other : m_row.record;
    const bool previewed = m_row.other->key == m_row.record.key;
    const CancelToken cancel = m_cancel;
    onReady(this, QtConcurrent::run([collection = m_row.collection, record, decoded, previewed] {
                const std::optional<Json> none;
                const int column = collection->payloadColumn();
                if (previewed)
                    return linesOf(collection, record, column, previewOf(record, column));
                const Result<Decoded> &value = sharedResult(decoded);
                return linesOf(collection, record, column, value ? value->document : none);
            }),
            [this, cancel, first](const QStringList &lines) {
                if (cancel.isCancelled())
                    return;
                m_texts[first ? 0 : 1] = lines;
                m_here[first ? 0 : 1] = true;
                if (m_here[0] && m_here[1])
                    compare();
            });
}

void DiffTab::compare()
{
    if (!m_here[0] || !m_here[1])
        return;
    const CancelToken cancel = m_cancel;
    const bool ignore = m_ignore->isChecked();
    onReady(this, QtConcurrent::run([before = m_texts[0], after = m_texts[1], ignore] {
                return ignore ? lineDiffIgnoringIds(before, after) : lineDiff(before, after);
            }),
            [this, cancel](const std::vector<DiffLine> &lines) {
                if (cancel.isCancelled())
                    return;
                m_changes.clear();
                for (int at = 0; at < int(lines.size()); ++at) {
                    const bool changed = lines[size_t(at)].sign != DiffLine::Sign::Same;
                    if (changed && (at == 0 || lines[size_t(at - 1)].sign == DiffLine::Sign::Same))
                        m_changes.push_back(at);
                }
                m_model->set(lines);
                m_count->setText(tr("%Ln difference(s)", nullptr, differences()));
                if (!m_changes.empty())
                    m_view->scrollTo(m_model->index(m_changes.front(), Words));
            });
}

void DiffTab::step(int direction)
{
    if (m_changes.empty())
        return;
    const int here = m_view->currentIndex().isValid() ? m_view->currentIndex().row() : -1;
    int target = direction > 0 ? m_changes.front() : m_changes.back(); // around the end
    for (int at = 0; at < int(m_changes.size()); ++at) {
        const int line = m_changes[size_t(direction > 0 ? at : int(m_changes.size()) - 1 - at)];
        if (direction > 0 ? line > here : line < here) {
            target = line;
            break;
        }
    }
    m_view->setCurrentIndex(m_model->index(target, Words));
    m_view->scrollTo(m_model->index(target, Words), QAbstractItemView::PositionAtCenter);
}

} // namespace storescope
