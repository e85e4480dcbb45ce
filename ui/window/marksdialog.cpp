// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/window/marksdialog.h"

#include "core/base/onready.h"
#include "core/base/text.h"
#include "ui/models/columnset.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>

namespace storescope {

namespace {
enum Columns { InCollection, RowKey, When, What };
constexpr size_t mostMarks = 2000;
} // namespace

MarksDialog::MarksDialog(WindowSettings *settings, const std::vector<std::shared_ptr<OpenStore>> &stores,
                         bool utc, QWidget *parent)
    : QDialog(parent), m_settings(settings), m_utc(utc), m_table(new QTableWidget(0, 4))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Marks"));
    resize(720, 460);
    auto *column = new QVBoxLayout(this);
    m_table->setHorizontalHeaderLabels({tr("Collection"), tr("Key"), tr("Time"), tr("Row")});
    m_table->setAccessibleName(tr("Marked rows"));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(qMax(22, fontMetrics().height() + 6));
    m_table->horizontalHeader()->setSectionResizeMode(What, QHeaderView::Stretch);
    m_table->setColumnWidth(InCollection, 170);
    m_table->setColumnWidth(RowKey, 110);
    m_table->setColumnWidth(When, 180);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    column->addWidget(m_table, 1);
    for (const auto &store : stores) {
        for (const auto &collection : store->collections()) {
            const QString place = store->info().path + QLatin1Char('|') + collection->id();
            addMarks(store, collection, settings->marks(place, collection->integerKeys()));
        }
    }
    auto *foot = new QHBoxLayout;
    auto *note = new QLabel(m_marks.empty() ? tr("No row is marked. M marks the current one.")
                                            : tr("%Ln marked row(s)", nullptr, int(m_marks.size())));
    note->setForegroundRole(QPalette::PlaceholderText);
    auto *remove = new QPushButton(tr("&Remove the Mark"));
    auto *jump = new QPushButton(tr("&Go There"));
    jump->setDefault(true);
    foot->addWidget(note, 1);
    foot->addWidget(remove);
    foot->addWidget(jump);
    column->addLayout(foot);
    for (QPushButton *button : {remove, jump})
        button->setEnabled(!m_marks.empty());
    connect(remove, &QPushButton::clicked, this, &MarksDialog::removeSelected);
    connect(jump, &QPushButton::clicked, this, [this] { go(m_table->currentRow()); });
    connect(m_table, &QTableWidget::cellActivated, this, &MarksDialog::go);
    connect(new QShortcut(QKeySequence::Delete, m_table), &QShortcut::activated, this,
            &MarksDialog::removeSelected);
    if (!m_marks.empty())
        m_table->setCurrentCell(0, 0);
}

// The keys at once; what stands in the rows when it is read.
void MarksDialog::addMarks(const std::shared_ptr<OpenStore> &store,
                           const std::shared_ptr<const Collection> &collection, const QSet<Key> &keys)
{
    std::vector<Key> sorted(keys.begin(), keys.end());
    std::sort(sorted.begin(), sorted.end());
    if (m_marks.size() + sorted.size() > mostMarks)
        sorted.resize(mostMarks - m_marks.size());
    if (sorted.empty())
        return;
    const QString title = collection->title().isEmpty() ? collection->id() : collection->title();
    for (const Key &key : sorted) {
        const int row = m_table->rowCount();
        m_table->insertRow(row);
        m_marks.push_back({store->info().path, collection->id(), key});
        m_table->setItem(row, InCollection,
                         new QTableWidgetItem(QStringLiteral("%1: %2").arg(store->info().name, title)));
        auto *number = new QTableWidgetItem(toString(key));
        number->setTextAlignment(collection->hasIntegerKey() ? Qt::AlignRight | Qt::AlignVCenter
                                                             : Qt::AlignLeft | Qt::AlignVCenter);
        m_table->setItem(row, RowKey, number);
    }
    onReady(this, store->records(collection->id(), sorted),
            [this, collection, path = store->info().path](const Result<std::vector<Record>> &records) {
                if (!records)
                    return;
                for (const Record &record : *records) {
                    for (size_t row = 0; row < m_marks.size(); ++row) { // some may be removed meanwhile
                        const Mark &mark = m_marks[row];
                        if (mark.path == path && mark.collection == collection->id() &&
                            mark.key == record.key)
                            fill(int(row), collection, record);
                    }
                }
            });
}

void MarksDialog::fill(int row, const std::shared_ptr<const Collection> &of, const Record &record)
{
    const Collection &collection = *of;
    if (record.cells.empty()) {
        m_table->setItem(row, What, new QTableWidgetItem(tr("removed")));
        return;
    }
    if (collection.timeColumn() >= 0) {
        if (const auto time = record.time(collection, collection.timeColumn()))
            m_table->setItem(row, When, new QTableWidgetItem(Formats::full(*time, m_utc)));
    }
    const ColumnSet columns(of);
    RowScene scene;
    scene.now = Instant::now();
    QStringList words;
    for (const char *name : {"state", "type", "name", "title", "summary"}) {
        const int column = columns.indexOf(QLatin1String(name));
        const QString text = column < 0 ? QString() : columns.look(record, column, scene).text;
        if (!text.isEmpty() && !words.contains(text))
            words << text;
    }
    m_table->setItem(row, What, new QTableWidgetItem(words.join(QStringLiteral(" · "))));
}

void MarksDialog::removeSelected()
{
    QList<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows << index.row();
    std::sort(rows.begin(), rows.end(), std::greater());
    for (const int row : rows) {
        const Mark mark = m_marks[size_t(row)];
        const QString place = mark.path + QLatin1Char('|') + mark.collection;
        std::vector<bool> integers;
        for (const Value &part : mark.key.parts)
            integers.push_back(std::holds_alternative<qint64>(part));
        QSet<Key> marks = m_settings->marks(place, integers);
        marks.remove(mark.key);
        m_settings->setMarks(place, marks);
        m_marks.erase(m_marks.begin() + row);
        m_table->removeRow(row);
        Q_EMIT marksChanged(place);
    }
}

void MarksDialog::go(int row)
{
    if (row < 0 || row >= int(m_marks.size()))
        return;
    const Mark mark = m_marks[size_t(row)];
    Q_EMIT goToWanted(mark.path, mark.collection, mark.key);
}

} // namespace storescope
