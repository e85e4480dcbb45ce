// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/window/checkpage.h"

#include "core/base/onready.h"
#include "ui/look/formats.h"
#include "ui/views/strip.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>

namespace storescope {

CheckPage::CheckPage(std::shared_ptr<OpenStore> store, QWidget *parent)
    : QWidget(parent),
      m_store(std::move(store)),
      m_model(new CheckModel(this)),
      m_table(new QTableView),
      m_about(new QLabel),
      m_sentence(new QLabel),
      m_indexes(new QCheckBox(tr("Look also into the &indexes"))),
      m_again(new QPushButton(tr("&Check Again"))),
      m_checkLeftOut(new QPushButton),
      m_strip(new Strip)
{
    build();
}

CheckPage::~CheckPage()
{
    m_cancel.cancel();
}

QString CheckPage::title() const
{
    return tr("%1: Check").arg(m_store->info().name);
}

void CheckPage::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_about->setText(tr("Looks at every page of every table. It only reads: nothing is repaired. Beside a "
                        "program that writes, each table is read in one piece of at most %1; while that "
                        "lasts, the program cannot trim its log.")
                         .arg(tr("%1 ms").arg(m_longest.count())));
    m_about->setWordWrap(true);
    m_about->setForegroundRole(QPalette::PlaceholderText);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(12, 10, 12, 8);
    head->setSpacing(8);
    head->addWidget(m_about);
    auto *row = new QHBoxLayout;
    row->addWidget(m_indexes);
    row->addStretch(1);
    row->addWidget(m_again);
    head->addLayout(row);
    column->addLayout(head);
    column->addWidget(m_strip);
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Findings"));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(qMax(22, fontMetrics().height() + 6));
    m_table->horizontalHeader()->setSectionResizeMode(CheckModel::Meaning, QHeaderView::Stretch);
    m_table->setColumnWidth(CheckModel::File, 150);
    m_table->setColumnWidth(CheckModel::Table, 150);
    m_table->setColumnWidth(CheckModel::Page, 80);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    column->addWidget(m_table, 1);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(12, 8, 12, 8);
    foot->addWidget(m_sentence, 1);
    foot->addWidget(m_checkLeftOut);
    m_sentence->setWordWrap(true);
    m_checkLeftOut->hide();
    column->addLayout(foot);
    connect(m_strip, &Strip::pressed, this, &CheckPage::stop);
    connect(m_again, &QPushButton::clicked, this, &CheckPage::start);
    connect(m_checkLeftOut, &QPushButton::clicked, this, [this] { run(std::exchange(m_leftOut, {}), true); });
    connect(m_table, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addAction(tr("Copy all findings"), this,
                        [this] { QGuiApplication::clipboard()->setText(m_model->asText()); });
        menu->popup(m_table->viewport()->mapToGlobal(at));
    });
}

QString CheckPage::fileName(int file) const
{
    return m_store->info().files[size_t(file)].path;
}

bool CheckPage::isWritten(int file) const
{
    return m_store->info().files[size_t(file)].opened == OpenedAs::Live;
}

double CheckPage::share() const
{
    return m_pieces.empty() ? -1 : double(m_at) / double(m_pieces.size());
}

void CheckPage::start()
{
    std::vector<Piece> pieces;
    for (int file = 0; file < int(m_store->info().files.size()); ++file) {
        if (m_store->info().files[size_t(file)].error)
            continue;
        for (const QString &table : checkableTables(*m_store, file))
            pieces.push_back({file, table});
    }
    m_model->clear();
    m_leftOut.clear();
    m_whole = 0;
    m_longestRead = {};
    run(std::move(pieces), false);
}

void CheckPage::run(std::vector<Piece> pieces, bool asLongAsItTakes)
{
    m_cancel.cancel();
    m_cancel = CancelToken();
    m_pieces = std::move(pieces);
    m_at = 0;
    m_unlimited = asLongAsItTakes;
    m_running = true;
    m_checkLeftOut->hide();
    m_sentence->clear();
    m_again->setEnabled(false);
    m_indexes->setEnabled(false);
    Q_EMIT runningChanged();
    next();
}

void CheckPage::stop()
{
    if (!m_running)
        return;
    m_cancel.cancel();
    finish(tr("Stopped after %1 of %2 tables.").arg(m_at).arg(m_pieces.size()));
}

// One table after the other: between two of them nobody reads, and the writer may trim its log.
void CheckPage::next()
{
    if (m_at >= m_pieces.size())
        return finish({});
    say();
    const Piece piece = m_pieces[m_at];
    CheckRequest request;
    request.file = piece.file;
    request.table = piece.table;
    request.indexes = m_indexes->isChecked();
    request.longest = isWritten(piece.file) && !m_unlimited ? m_longest : std::chrono::milliseconds(0);
    const CancelToken cancel = m_cancel;
    onReady(this, checkTable(*m_store, request, cancel), [this, piece, cancel](const auto &check) {
        if (!cancel.isCancelled())
            checked(piece, check);
    });
}

void CheckPage::checked(const Piece &piece, const Result<TableCheck> &check)
{
    if (!check) {
        m_model->add(fileName(piece.file), {{piece.table, -1, check.error().sentence, {}}});
        if (check.error().code == ErrorCode::Closed)
            return finish(check.error().sentence);
    } else if (check->complete) {
        ++m_whole;
        m_longestRead = qMax(m_longestRead, check->took);
        m_model->add(fileName(piece.file), check->findings);
    } else {
        m_leftOut.push_back(piece);
        m_model->add(fileName(piece.file), check->findings);
    }
    ++m_at;
    next();
}

void CheckPage::say()
{
    const Piece &piece = m_pieces[m_at];
    m_strip->say(m_unlimited && isWritten(piece.file) ? Strip::Tone::Warning : Strip::Tone::Info,
                 tr("Checking %1").arg(piece.table),
                 m_unlimited && isWritten(piece.file)
                     ? tr("One long read: the program cannot trim its log until it ends.")
                     : tr("table %1 of %2 · %3")
                           .arg(m_at + 1)
                           .arg(m_pieces.size())
                           .arg(QFileInfo(fileName(piece.file)).fileName()),
                 tr("Stop"));
    m_strip->setProgress(share());
}

void CheckPage::finish(const QString &why)
{
    m_running = false;
    m_strip->hide();
    m_again->setEnabled(true);
    m_indexes->setEnabled(true);
    QStringList sentences;
    if (!why.isEmpty())
        sentences << why;
    const int findings = m_model->rowCount();
    sentences << (findings == 0 ? tr("No damage was found in %Ln table(s).", nullptr, m_whole)
                                : tr("%Ln finding(s).", nullptr, findings) + QLatin1Char(' ') +
                                      tr("Copy the store before its program goes on writing."));
    sentences << tr("Longest read %1 ms.").arg(m_longestRead.count());
    if (!m_leftOut.empty()) {
        QStringList names;
        for (const Piece &piece : m_leftOut)
            names << piece.table;
        sentences << tr("Not checked, because it takes longer than %1 ms in one read: %2.")
                         .arg(m_longest.count())
                         .arg(names.join(QStringLiteral(", ")));
    }
    m_checkLeftOut->setText(tr("Check %Ln Large Table(s)", nullptr, int(m_leftOut.size())));
    m_checkLeftOut->setToolTip(
        tr("Reads as long as it takes. Until then the program that writes cannot trim its log."));
    m_checkLeftOut->setVisible(!m_leftOut.empty());
    m_sentence->setText(sentences.join(QLatin1Char(' ')));
    Q_EMIT runningChanged();
}

} // namespace storescope
