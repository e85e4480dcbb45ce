// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/actions/undodialog.h"

#include "core/base/text.h"
#include "ui/actions/sparedmodel.h"
#include "ui/look/elidedlabel.h"
#include "ui/look/formats.h"
#include "ui/look/icons.h"
#include "ui/views/strip.h"

#include <QBoxLayout>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>

namespace storescope {

UndoDialog::UndoDialog(BundleInfo bundle, std::shared_ptr<OpenStore> open, QWidget *parent)
    : QDialog(parent),
      m_bundle(std::move(bundle)),
      m_open(std::move(open)),
      m_sentence(boldLabel({})),
      m_place(new ElidedLabel),
      m_restored(new Figure),
      m_already(new Figure),
      m_collided(new Figure),
      m_figures(new QWidget),
      m_progress(new QProgressBar),
      m_notice(new Strip),
      m_model(new SparedModel(this)),
      m_view(new PlainTable(tr("Rows whose place is taken"))),
      m_moved(new QPushButton(tr("The store was moved…"))),
      m_cancel(new QPushButton(tr("Cancel"))),
      m_do(new QPushButton(themeIcon("edit-undo"), QString()))
{
    setWindowTitle(tr("Undo"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    build();
}

UndoDialog::~UndoDialog()
{
    const bool runs = m_undo && (m_state == State::Looking || m_state == State::Working);
    if (!runs || !m_keeper)
        return;
    m_undo->disconnect(this);
    m_keeper->endLater(std::move(m_undo));
}

void UndoDialog::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_notice);
    auto *body = new QVBoxLayout;
    body->setContentsMargins(20, 18, 20, 16);
    body->setSpacing(8);
    m_sentence->setFont(enlarged(m_sentence->font(), 1.15));
    m_sentence->setWordWrap(true);
    m_place->setForegroundRole(QPalette::PlaceholderText);
    m_place->setText(tr("%1 of %2, %3")
                         .arg(m_bundle.title, withTilde(m_bundle.store),
                              Formats::clock(m_bundle.made, false, Instant::now(), false)));
    auto *figures = new QHBoxLayout(m_figures);
    figures->setContentsMargins(0, 8, 0, 0);
    figures->setSpacing(36);
    for (Figure *figure : {m_restored, m_already, m_collided})
        figures->addWidget(figure);
    figures->addStretch(1);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(8);
    m_progress->setAccessibleName(tr("Progress"));
    body->addWidget(m_sentence);
    body->addWidget(m_place);
    body->addWidget(m_figures);
    body->addWidget(m_progress);
    column->addLayout(body);
    m_view->setModel(m_model);
    m_view->horizontalHeader()->resizeSection(SparedModel::Row, 240);
    m_view->horizontalHeader()->setSectionResizeMode(SparedModel::Why, QHeaderView::Stretch);
    m_view->hide();
    column->addWidget(m_view, 1);
    column->addStretch(0);
    auto *foot = new Band(Ground::Window, Qt::TopEdge);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(14, 8, 10, 8);
    row->addWidget(m_moved);
    row->addStretch(1);
    for (QPushButton *button : {m_cancel, m_do}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    m_moved->setAutoDefault(false);
    column->addWidget(foot);
    m_cancel->setDefault(true);
    resize(600, 230);
    connect(m_cancel, &QPushButton::clicked, this, &UndoDialog::reject);
    connect(m_do, &QPushButton::clicked, this, &UndoDialog::work);
    connect(m_moved, &QPushButton::clicked, this, &UndoDialog::chooseStore);
}

void UndoDialog::start()
{
    open();
    look();
}

void UndoDialog::setState(State state)
{
    m_state = state;
    const bool busy = state == State::Looking || state == State::Working;
    m_progress->setVisible(busy);
    m_progress->setRange(0, 0);
    m_figures->setVisible(state == State::Ready || state == State::Done);
    m_do->setVisible(state == State::Ready);
    m_moved->setVisible(state == State::Failed && m_to.isEmpty());
    m_cancel->setText(state == State::Working                            ? tr("Stop")
                      : state == State::Ready || state == State::Looking ? tr("Cancel")
                                                                         : tr("Close"));
    m_cancel->setEnabled(true);
    m_cancel->setFocus(Qt::OtherFocusReason);
}

void UndoDialog::run(bool preview)
{
    UndoOptions options;
    options.preview = preview;
    options.to = m_to;
    m_undo = std::make_unique<Undo>(m_bundle.path, options, m_open);
    connect(m_undo.get(), &Undo::progressed, this, &UndoDialog::progressed);
    connect(m_undo.get(), &Undo::finished, this, preview ? &UndoDialog::looked : &UndoDialog::worked);
    m_undo->start();
}

void UndoDialog::look()
{
    m_notice->hide();
    m_sentence->setText(tr("Looking at what would come back…"));
    setState(State::Looking);
    run(true);
}

void UndoDialog::work()
{
    m_sentence->setText(tr("Putting rows back…"));
    m_view->hide();
    setState(State::Working);
    run(false);
}

void UndoDialog::progressed(const UndoProgress &progress)
{
    m_progress->setRange(0, int(progress.rows));
    m_progress->setValue(int(progress.done));
}

void UndoDialog::showNumbers(const UndoReport &report, bool preview)
{
    m_restored->set(Formats::count(report.restored),
                    preview ? tr("row(s) would come back", nullptr, int(report.restored))
                            : tr("row(s) came back", nullptr, int(report.restored)),
                    report.renumbered > 0
                        ? tr("%1 under another number").arg(Formats::count(report.renumbered))
                        : QString());
    m_already->set(Formats::count(report.already), tr("are there already"));
    const qint64 collided = qint64(report.collided.size());
    m_collided->set(Formats::count(collided), tr("stay in the graveyard"),
                    collided > 0 ? tr("their place is taken") : QString());
    m_model->set(report.collided);
    m_view->setVisible(collided > 0);
    if (collided > 0)
        resize(width(), qMax(height(), 420));
}

void UndoDialog::looked(const UndoReport &report)
{
    m_report = report;
    if (report.error || report.cancelled) {
        m_sentence->setText(tr("Nothing was changed."));
        if (report.error)
            m_notice->say(Strip::Tone::Warning, {}, report.error->sentence);
        return setState(State::Failed);
    }
    showNumbers(report, true);
    m_sentence->setText(report.restored > 0
                            ? tr("Put %Ln row(s) back into %1?", nullptr, int(report.restored))
                                  .arg(QFileInfo(report.store).fileName())
                            : tr("Nothing is left to put back."));
    m_do->setText(tr("Put %Ln row(s) back", nullptr, int(report.restored)));
    setState(report.restored > 0 ? State::Ready : State::Done);
}

void UndoDialog::worked(const UndoReport &report)
{
    m_report = report;
    showNumbers(report, false);
    const QString store = QFileInfo(report.store.isEmpty() ? m_bundle.store : report.store).fileName();
    m_sentence->setText(
        report.cancelled ? tr("Stopped. %Ln row(s) are back in %1.", nullptr, int(report.restored)).arg(store)
        : report.error && report.restored == 0
            ? tr("Nothing was changed.")
            : tr("%Ln row(s) are back in %1.", nullptr, int(report.restored)).arg(store));
    if (report.error)
        m_notice->say(Strip::Tone::Warning, {}, report.error->sentence);
    setState(report.error && report.restored == 0 ? State::Failed : State::Done);
    if (report.restored > 0)
        Q_EMIT undone(report);
}

// While it works: stops between two batches, and then says how far it came.
void UndoDialog::reject()
{
    if (m_state == State::Working) {
        m_cancel->setEnabled(false);
        m_undo->cancel();
        return;
    }
    QDialog::reject();
}

void UndoDialog::chooseStore()
{
    auto *dialog = new QFileDialog(this, tr("Where is the store now?"), QFileInfo(m_bundle.store).path());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        m_to = file;
        m_open.reset(); // it was another one
        look();
    });
    dialog->open();
}

} // namespace storescope
