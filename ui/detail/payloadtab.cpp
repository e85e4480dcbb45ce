// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/detail/payloadtab.h"

#include "core/action/redaction.h"
#include "core/base/onready.h"
#include "core/base/text.h"
#include "ui/detail/pairdelegate.h"
#include "ui/detail/sharedresult.h"
#include "ui/look/icons.h"

#include <QAction>
#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>
#include <QtConcurrent>

namespace storescope {

namespace {
constexpr int mostOpened = 200;
constexpr qsizetype mostText = 256 * 1024; // of a value that is no document
} // namespace

struct PayloadTab::Shown
{
    std::shared_ptr<const Json> document, redacted;
    QStringList steps;
    QString opaque, reason;
    qint64 cut = 0; // the length of a text that is shown in part
};

PayloadTab::PayloadTab(QWidget *parent)
    : DetailTab(parent),
      m_model(new PayloadModel(this)),
      m_columns(new QComboBox(this)),
      m_find(new QLineEdit(this)),
      m_chain(new QLabel(this)),
      m_show(new QPushButton(tr("Show hidden"), this)),
      m_tree(new QTreeView(this))
{
    build();
}

PayloadTab::~PayloadTab()
{
    m_cancel.cancel();
}

void PayloadTab::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(8, 6, 8, 6);
    top->addWidget(m_find, 1);
    top->addWidget(m_columns);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(10, 0, 8, 4);
    line->addWidget(m_chain, 1);
    line->addWidget(m_show);
    column->addLayout(top);
    column->addLayout(line);
    column->addWidget(m_tree, 1);
    m_find->setPlaceholderText(tr("Find key or value"));
    m_find->setAccessibleName(tr("Find key or value"));
    m_find->addAction(themeIcon("edit-find"), QLineEdit::LeadingPosition);
    m_find->setClearButtonEnabled(true);
    m_columns->setAccessibleName(tr("Value to decode"));
    m_chain->setWordWrap(true);
    m_show->setProperty("small", true);
    m_show->hide();
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(
        new PairDelegate({PayloadModel::InkRole, PayloadModel::ReadingRole, -1, -1, true}, 21, m_tree));
    m_tree->setAccessibleName(tr("Decoded value"));
    m_tree->setUniformRowHeights(true);
    m_tree->setAlternatingRowColors(false);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setIndentation(15);
    m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->header()->resizeSection(0, 140);
    m_tree->header()->setStretchLastSection(true);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_tree, &QTreeView::expanded, this, [this](const QModelIndex &at) { noteOpened(at, true); });
    connect(m_tree, &QTreeView::collapsed, this, [this](const QModelIndex &at) { noteOpened(at, false); });
    connect(m_tree, &QWidget::customContextMenuRequested, this, &PayloadTab::showMenu);
    connect(m_find, &QLineEdit::returnPressed, this, &PayloadTab::findNext);
    connect(m_find, &QLineEdit::textEdited, this, [this] { m_tree->setCurrentIndex({}); });
    connect(m_columns, &QComboBox::activated, this, [this](int at) {
        m_column = m_columns->itemData(at).toInt();
        readColumn();
    });
    connect(m_show, &QPushButton::clicked, this, [this] {
        m_show->hide();
        m_model->setDocument(m_document);
        expandFirst();
    });
}

bool PayloadTab::fits(const DetailRow &row) const
{
    return !row.bigColumns().empty();
}

void PayloadTab::setRow(const DetailRow &row)
{
    if (row.collection == m_row.collection && row.record.key == m_row.record.key &&
        row.record.fingerprint == m_row.record.fingerprint && !row.isNull() && m_column >= 0)
        return;
    const bool sameKind = row.collection == m_row.collection;
    m_row = row;
    m_columns->clear();
    for (const int column : row.bigColumns()) {
        const Column &source = row.collection->columns()[size_t(column)];
        m_columns->addItem(source.title.isEmpty() ? source.name : source.title, column);
    }
    const int before = sameKind ? m_columns->findData(m_column) : -1;
    m_columns->setCurrentIndex(qMax(0, before));
    m_columns->setVisible(m_columns->count() > 1);
    m_column = m_columns->count() > 0 ? m_columns->currentData().toInt() : -1;
    readColumn();
}

void PayloadTab::readColumn()
{
    m_cancel.cancel();
    m_cancel = CancelToken();
    if (m_column < 0) {
        m_model->clear();
        m_chain->clear();
        m_show->hide();
        return;
    }
    const int column = m_column;
    const CancelToken cancel = m_cancel;
    const auto failed = [this](const Error &error) {
        m_model->clear();
        m_show->hide();
        m_chain->setText(error.code == ErrorCode::NotFound ? tr("This row is gone.") : error.sentence);
    };
    onReadyShared(this, m_row.store->decoded(m_row.collection->id(), m_row.record.key, column, cancel),
                  [this, column, cancel, failed](const QFuture<Result<Decoded>> &value) {
                      if (cancel.isCancelled())
                          return;
                      if (!sharedResult(value))
                          return failed(sharedResult(value).error());
                      onReady(this, QtConcurrent::run([value, column, collection = m_row.collection] {
                                  return shownOf(*sharedResult(value), *collection, column);
                              }),
                              [this, column, cancel](const Shown &shown) {
                                  if (!cancel.isCancelled())
                                      show(shown, column);
                              });
                  });
}

// On another thread: documents may be large, and are copied here.
PayloadTab::Shown PayloadTab::shownOf(const Decoded &value, const Collection &collection, int column)
{
    Shown shown{{}, {}, value.steps, value.opaque, value.reason, {}};
    if (value.document) {
        shown.document = std::make_shared<const Json>(*value.document);
    } else if (value.isText) {
        shown.document = std::make_shared<const Json>(value.bytes.left(mostText).toStdString());
        if (value.bytes.size() > mostText)
            shown.cut = value.bytes.size();
    }
    shown.redacted = shown.document;
    const Redaction redaction(collection);
    if (shown.document && redaction.hidesColumn(column)) {
        shown.redacted = std::make_shared<const Json>(Redaction::mark);
    } else if (shown.document && redaction.hidesInside(column)) {
        Json copy = *shown.document;
        if (redaction.hideInside(column, copy))
            shown.redacted = std::make_shared<const Json>(std::move(copy));
    }
    return shown;
}

void PayloadTab::show(const Shown &shown, int column)
{
    const Cell &cell = m_row.record.cells[size_t(column)];
    QString line = shown.steps.join(QStringLiteral(" › "));
    if (!shown.opaque.isEmpty())
        line = tr("%1, shown as it is").arg(shown.opaque);
    if (cell.bytes > 0)
        line += (line.isEmpty() ? QString() : QStringLiteral(" · ")) + formatBytes(cell.bytes);
    if (!shown.reason.isEmpty())
        line += QStringLiteral("\n") + shown.reason;
    if (shown.cut > 0)
        line += QStringLiteral("\n") +
                tr("%1. The first %2 are shown.").arg(formatBytes(shown.cut), formatBytes(mostText));
    if (!shown.document)
        line += (line.isEmpty() ? QString() : QStringLiteral("\n")) + tr("Bytes: see the tab Hex.");
    m_chain->setText(line);
    m_document = shown.document;
    m_redacted = shown.redacted;
    m_show->setVisible(m_redacted != m_document);
    m_model->setDocument(m_redacted);
    expandFirst();
}

// Small documents stand open two levels deep, and then as the user had them.
void PayloadTab::expandFirst()
{
    const QScopedValueRollback placing(m_placing, true);
    for (int row = 0; row < qMin(m_model->rowCount(), 40); ++row) {
        const QModelIndex child = m_model->index(row, 0);
        if (m_model->canFetchMore(child))
            m_model->fetchMore(child);
        if (m_model->rowCount(child) > 0 && m_model->rowCount(child) <= 30)
            m_tree->expand(child);
    }
    for (const QString &node : m_opened) {
        const QModelIndex index = indexOfPath(node.mid(1));
        if (index.isValid())
            m_tree->setExpanded(index, node.startsWith(QLatin1Char('+')));
    }
}

void PayloadTab::setOpened(const QStringList &nodes)
{
    m_opened = nodes;
}

void PayloadTab::noteOpened(const QModelIndex &index, bool open)
{
    if (m_placing)
        return;
    const QString path = index.siblingAtColumn(0).data(PayloadModel::PathRole).toString();
    m_opened.removeAll(QLatin1Char('+') + path);
    m_opened.removeAll(QLatin1Char('-') + path);
    m_opened << (open ? QLatin1Char('+') : QLatin1Char('-')) + path;
    while (m_opened.size() > mostOpened)
        m_opened.removeFirst();
    Q_EMIT openedChanged(m_opened);
}

QModelIndex PayloadTab::indexOfPath(const QString &path, const QModelIndex &below)
{
    if (m_model->canFetchMore(below))
        m_model->fetchMore(below);
    for (int row = 0; row < m_model->rowCount(below); ++row) {
        const QModelIndex child = m_model->index(row, 0, below);
        const QString here = child.data(PayloadModel::PathRole).toString();
        if (here == path)
            return child;
        const bool leads = !here.isEmpty() && path.size() > here.size() && path.startsWith(here) &&
                           (path[here.size()] == QLatin1Char('.') || path[here.size()] == QLatin1Char('['));
        if (leads)
            return indexOfPath(path, child);
    }
    return {};
}

void PayloadTab::findNext()
{
    const QModelIndex found = m_model->find(m_find->text(), m_tree->currentIndex());
    if (found.isValid()) {
        m_tree->setCurrentIndex(found);
        m_tree->scrollTo(found);
    } else {
        m_chain->setText(tr("“%1” is not in this value.").arg(m_find->text()));
    }
}

void PayloadTab::showMenu(const QPoint &at)
{
    const QModelIndex index = m_tree->indexAt(at);
    if (!index.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QModelIndex value = index.siblingAtColumn(1);
    const QString path = index.data(PayloadModel::PathRole).toString();
    if (!value.data(PayloadModel::HiddenRole).toBool()) {
        const QString whole = value.data(PayloadModel::WholeRole).toString();
        menu->addAction(tr("Copy value"), this, [whole] { QGuiApplication::clipboard()->setText(whole); });
        const QString field = m_row.collection->columns()[size_t(m_column)].name + QLatin1Char('.') + path;
        if (m_model->rowCount(index) == 0 && whole.size() < 200) {
            menu->addAction(tr("Apply as filter"), this,
                            [this, field, whole] { Q_EMIT filterWanted(field, whole, false); });
            menu->addAction(tr("Exclude"), this,
                            [this, field, whole] { Q_EMIT filterWanted(field, whole, true); });
        }
        if (!path.isEmpty() && !m_row.collection->columns()[size_t(m_column)].large)
            menu->addAction(tr("Add as column"), this, [this, field] { Q_EMIT columnWanted(field); });
    }
    menu->addAction(tr("Copy path"), this, [path] { QGuiApplication::clipboard()->setText(path); });
    menu->addSeparator();
    // The value may be read anew while the menu stands: its nodes are others then.
    menu->addAction(tr("Open all below"), m_tree, [this, node = QPersistentModelIndex(index)] {
        if (node.isValid())
            m_tree->expandRecursively(node, 4);
    });
    menu->popup(m_tree->viewport()->mapToGlobal(at));
}

} // namespace storescope
