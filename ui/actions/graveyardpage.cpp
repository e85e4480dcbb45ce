// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/actions/graveyardpage.h"

#include "core/base/onready.h"
#include "core/base/text.h"
#include "ui/actions/actionparts.h"
#include "ui/actions/graveyardmodel.h"
#include "ui/actions/undodialog.h"
#include "ui/look/icons.h"

#include <QBoxLayout>
#include <QDesktopServices>
#include <QFileInfo>
#include <QHeaderView>
#include <QShortcut>
#include <QUrl>
#include <QtConcurrent>

namespace storescope {

GraveyardPage::GraveyardPage(std::function<std::shared_ptr<OpenStore>(const QString &path)> openStore,
                             QWidget *parent)
    : QWidget(parent),
      m_openStore(std::move(openStore)),
      m_model(new GraveyardModel(this)),
      m_view(new PlainTable(tr("What actions removed"))),
      m_summary(new InkLabel(Ink::Dim)),
      m_nothing(new InkLabel(Ink::Dim,
                             tr("Nothing was removed yet. What an action removes is kept here, so that "
                                "it can be put back."),
                             m_view)),
      m_undo(new QPushButton(themeIcon("edit-undo"), tr("Undo…"))),
      m_show(new QPushButton(themeIcon("folder-open"), tr("Show in file manager")))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *head = new Band(Ground::Base);
    auto *top = new QHBoxLayout(head);
    top->setContentsMargins(14, 10, 14, 10);
    top->setSpacing(8);
    QLabel *title = boldLabel(tr("Graveyard"));
    title->setFont(enlarged(title->font(), 1.15));
    for (QWidget *part :
         std::initializer_list<QWidget *>{new IconLabel(themeIcon("edit-undo"), this, 20), title, m_summary})
        top->addWidget(part);
    top->addStretch(1);
    auto *where = new InkLabel(Ink::Dim, withTilde(Graveyard::defaultFolder()));
    top->addWidget(where);
    column->addWidget(head);
    m_view->setModel(m_model);
    QHeaderView *header = m_view->horizontalHeader();
    header->resizeSection(GraveyardModel::When, 124);
    header->resizeSection(GraveyardModel::Store, 130);
    header->setSectionResizeMode(GraveyardModel::Action, QHeaderView::Stretch);
    header->resizeSection(GraveyardModel::Rows, 66);
    header->resizeSection(GraveyardModel::Bytes, 78);
    header->resizeSection(GraveyardModel::Kept, 110);
    header->resizeSection(GraveyardModel::State, 140);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_nothing->hide();
    auto *cover = new QVBoxLayout(m_view);
    cover->addWidget(m_nothing);
    column->addWidget(m_view, 1);
    auto *foot = new Band(Ground::Window, Qt::TopEdge);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(14, 8, 10, 8);
    row->addWidget(new InkLabel(Ink::Dim, tr("Undo first shows what would come back.")), 1);
    row->addWidget(m_show);
    row->addWidget(m_undo);
    column->addWidget(foot);
    setFocusProxy(m_view);
    connect(m_undo, &QPushButton::clicked, this, &GraveyardPage::undo);
    connect(m_show, &QPushButton::clicked, this, &GraveyardPage::showInFileManager);
    connect(m_view, &QTableView::activated, this, &GraveyardPage::undo);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &GraveyardPage::updateButtons);
    auto *undoKey = new QShortcut(QKeySequence::Undo, this, this, &GraveyardPage::undo);
    undoKey->setContext(Qt::WidgetWithChildrenShortcut);
    updateButtons();
}

void GraveyardPage::lookAgain()
{
    if (std::exchange(m_looking, true)) {
        m_again = true;
        return;
    }
    onReady(this, QtConcurrent::run([] { return Graveyard().bundles(); }),
            [this](const std::vector<BundleInfo> &bundles) { looked(bundles); });
}

void GraveyardPage::looked(const std::vector<BundleInfo> &bundles)
{
    m_looking = false;
    const QString current =
        m_view->currentIndex().isValid() ? m_model->bundle(m_view->currentIndex().row()).path : QString();
    m_summary->setText(graveyardSummary(bundles));
    m_model->set(bundles);
    m_nothing->setVisible(bundles.empty());
    int row = bundles.empty() ? -1 : 0;
    for (int at = 0; at < m_model->rowCount(); ++at) {
        if (m_model->bundle(at).path == current)
            row = at;
    }
    if (row >= 0)
        m_view->setCurrentIndex(m_model->index(row, 0));
    updateButtons();
    Q_EMIT summaryChanged();
    if (std::exchange(m_again, false))
        lookAgain();
}

void GraveyardPage::updateButtons()
{
    const QModelIndex current = m_view->currentIndex();
    const bool any = current.isValid() && current.row() < m_model->rowCount();
    m_show->setEnabled(any);
    const auto state = any ? m_model->bundle(current.row()).state : BundleInfo::State::Running;
    m_undo->setEnabled(state == BundleInfo::State::Finished || state == BundleInfo::State::Unfinished);
}

void GraveyardPage::undo()
{
    if (!m_undo->isEnabled())
        return;
    const BundleInfo &bundle = m_model->bundle(m_view->currentIndex().row());
    auto *dialog = new UndoDialog(bundle, m_openStore(bundle.store), this);
    dialog->setKeeper(m_keeper);
    connect(dialog, &UndoDialog::undone, this, &GraveyardPage::lookAgain);
    dialog->start();
}

void GraveyardPage::showInFileManager()
{
    const QModelIndex current = m_view->currentIndex();
    if (current.isValid())
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_model->bundle(current.row()).path).path()));
}

} // namespace storescope
