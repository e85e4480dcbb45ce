// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/pages/artifactspage.h"

#include "core/base/text.h"
#include "ui/look/icons.h"
#include "ui/models/onready.h"
#include "ui/views/expiryhorizon.h"

#include <QCryptographicHash>
#include <QLocale>
#include <QPainter>
#include <QtConcurrent>

namespace storescope {

namespace {
const QString stateWord = QStringLiteral("state:");
constexpr qint64 mostHashed = 64LL * 1024 * 1024;

// The bar over the selection, on its colour.
class SelectionBar : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), Palette::of(palette()).ground(Ground::Selection));
    }
};

QCryptographicHash::Algorithm algorithmOf(const QString &name)
{
    if (name == QLatin1String("sha1"))
        return QCryptographicHash::Sha1;
    if (name == QLatin1String("md5"))
        return QCryptographicHash::Md5;
    if (name == QLatin1String("sha512"))
        return QCryptographicHash::Sha512;
    return QCryptographicHash::Sha256;
}
} // namespace

ArtifactsPage::ArtifactsPage(const std::shared_ptr<OpenStore> &store,
                             const std::shared_ptr<const Collection> &collection, QWidget *parent)
    : TablePage(store, collection, parent),
      m_bar(new SelectionBar(this)),
      m_count(new QLabel),
      m_note(new QLabel),
      m_export(new QPushButton(themeIcon("document-export"), QString()))
{
    if (collection->columnIndex(QStringLiteral("expires")) >= 0) {
        m_horizon = new ExpiryHorizon(loaded(), this);
        m_column->insertWidget(m_column->indexOf(m_mistake) + 1, m_horizon);
        connect(m_horizon, &ExpiryHorizon::keysWanted, this, &ArtifactsPage::selectKeys);
    }
    if (collection->stateColumn() >= 0)
        buildShow();
    buildBar();
    connect(m_view, &RecordView::selectionCountChanged, this, &ArtifactsPage::selectionChanged);
}

void ArtifactsPage::buildShow()
{
    m_show = new QComboBox;
    m_show->setAccessibleName(tr("Show"));
    m_show->addItem(tr("All"), QString());
    m_show->addItem(tr("Live"), QStringLiteral("live"));
    m_show->addItem(tr("Expired"), QStringLiteral("expired"));
    m_show->addItem(tr("Unreferenced"), QStringLiteral("unreferenced"));
    m_filter->addWidget(new QLabel(tr("Show")));
    m_filter->addWidget(m_show);
    connect(m_show, &QComboBox::activated, this, [this] {
        const QString state = m_show->currentData().toString();
        m_filter->replaceTerms({stateWord}, {state.isEmpty() ? QString() : stateWord + state});
    });
    connect(m_filter, &FilterBar::applied, this, [this] {
        QString state;
        for (const QString &word : m_filter->text().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
            if (word.startsWith(stateWord))
                state = word.mid(stateWord.size());
        }
        m_show->setCurrentIndex(qMax(0, m_show->findData(state)));
    });
}

void ArtifactsPage::buildBar()
{
    m_bar->setFixedHeight(40);
    auto *row = new QHBoxLayout(m_bar);
    row->setContentsMargins(10, 0, 10, 0);
    QFont bold = m_count->font();
    bold.setBold(true);
    m_count->setFont(bold);
    auto *copy = new QPushButton(tr("Copy references"));
    auto *clear = new QPushButton(tr("Clear"));
    row->addWidget(m_count);
    row->addWidget(m_note, 1);
    for (QPushButton *button : {copy, clear, m_export})
        row->addWidget(button);
    m_column->insertWidget(m_column->indexOf(m_find) + 1, m_bar);
    m_bar->hide();
    connect(copy, &QPushButton::clicked, this, &ArtifactsPage::referencesWanted);
    connect(clear, &QPushButton::clicked, m_view, &QAbstractItemView::clearSelection);
    connect(m_export, &QPushButton::clicked, this, &ArtifactsPage::exportWanted);
}

void ArtifactsPage::selectKeys(const std::vector<Key> &keys)
{
    QItemSelection selection;
    int first = -1;
    for (const Key &key : keys) {
        const int row = m_model->rowOfKey(key);
        if (row < 0)
            continue;
        first = first < 0 ? row : qMin(first, row);
        selection.select(m_model->index(row, 0), m_model->index(row, 0));
    }
    if (first < 0)
        return;
    m_view->showRow(first, false);
    m_view->selectionModel()->setCurrentIndex(m_model->index(first, 0), QItemSelectionModel::NoUpdate);
    m_view->selectionModel()->select(selection,
                                     QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void ArtifactsPage::selectionChanged()
{
    const QList<int> rows = m_view->selectedRows();
    qint64 bytes = 0;
    std::optional<Instant> soonest;
    QSet<Key> keys;
    const int column = collection().columnIndex(QStringLiteral("expires"));
    const Instant now = Instant::now();
    for (const int row : rows) {
        const Record *record = m_model->recordAt(row);
        if (!record || record->cells.empty())
            continue;
        keys.insert(record->key);
        if (const Cell *size = record->cell(collection(), QStringLiteral("bytes")))
            bytes += toInteger(size->value).value_or(0);
        const auto at = column >= 0 ? record->time(collection(), column) : std::nullopt;
        if (at && *at > now && (!soonest || *at < *soonest))
            soonest = at;
    }
    if (m_horizon)
        m_horizon->setSelected(keys);
    m_bar->setVisible(rows.size() > 1);
    m_count->setText(tr("%1 selected").arg(QLocale().toString(rows.size())));
    m_note->setText(
        soonest
            ? tr("%1, first one expires in %2").arg(formatBytes(bytes), Formats::left(soonest->since(now)))
            : formatBytes(bytes));
    m_export->setText(tr("Export %1…").arg(QLocale().toString(rows.size())));
}

void ArtifactsPage::second()
{
    TablePage::second();
    if (m_horizon)
        m_horizon->second();
    if (!m_bar->isHidden())
        selectionChanged();
}

void ArtifactsPage::checkDigest()
{
    const Record *record = currentRecord();
    const auto &body = collection().spec().body;
    if (!record || record->cells.empty() || !body)
        return;
    const int column = collection().columnIndex(body->column);
    const Cell *digest = record->cell(collection(), QStringLiteral("digest"));
    const QString expected = digest && !isNull(digest->value) ? toDisplay(digest->value) : QString();
    const Cell *named = record->cell(collection(), QStringLiteral("name"));
    const QString name = named && !isNull(named->value) ? toDisplay(named->value) : toString(record->key);
    if (expected.isEmpty() || column < 0)
        return say(Strip::Tone::Info, name, tr("has no digest in this store to compare with."));
    if (record->cells[size_t(column)].bytes > mostHashed)
        return say(Strip::Tone::Info, name,
                   tr("is larger than %1. An export checks it.").arg(formatBytes(mostHashed)));
    onReady(this, m_store->cell(collection().id(), record->key, column, 0, mostHashed),
            [this, name, expected](const Result<OpenStore::Piece> &piece) {
                if (piece)
                    digestRead(name, expected, piece->bytes);
                else
                    readFailed(piece.error());
            });
}

void ArtifactsPage::digestRead(const QString &name, const QString &expected, const QByteArray &body)
{
    const auto algorithm = algorithmOf(collection().spec().body->digestAlgorithm);
    onReady(this, QtConcurrent::run([body, algorithm] {
                return QString::fromLatin1(QCryptographicHash::hash(body, algorithm).toHex());
            }),
            [this, name, expected](const QString &made) {
                QString wanted = expected.trimmed().toLower();
                wanted.remove(0, wanted.lastIndexOf(QLatin1Char(':')) + 1);
                if (made == wanted)
                    say(Strip::Tone::Info, name, tr("is what its digest says: %1…").arg(made.left(12)));
                else
                    say(Strip::Tone::Warning, name,
                        tr("is not what its digest says. The store has %1…, the bytes give %2….")
                            .arg(wanted.left(12), made.left(12)));
            });
}

} // namespace storescope
