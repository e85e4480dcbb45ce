// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/pages/artifactspage.h"

#include "core/base/onready.h"
#include "core/base/text.h"
#include "ui/views/expiryhorizon.h"

#include <QCryptographicHash>
#include <QLabel>
#include <QLocale>
#include <QtConcurrent>

namespace storescope {

namespace {
const QString stateWord = QStringLiteral("state:");
constexpr int sumMs = 500;
constexpr qint64 mostHashed = 64LL * 1024 * 1024;

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
    : TablePage(store, collection, parent), m_bar(new SelectionBar(this))
{
    if (collection->columnIndex(QStringLiteral("expires")) >= 0) {
        m_horizon = new ExpiryHorizon(loaded(), this);
        m_column->insertWidget(m_column->indexOf(m_mistake) + 1, m_horizon);
        connect(m_horizon, &ExpiryHorizon::keysWanted, this, &ArtifactsPage::takeKeys);
    }
    if (collection->stateColumn() >= 0)
        buildShow();
    m_column->insertWidget(m_column->indexOf(m_find) + 1, m_bar);
    connect(m_bar, &SelectionBar::clearPressed, m_model, &RowsModel::uncheckAll);
    connect(m_bar, &SelectionBar::referencesPressed, this, &ArtifactsPage::referencesWanted);
    connect(m_bar, &SelectionBar::exportPressed, this, &ArtifactsPage::exportWanted);
    connect(m_view, &RecordView::checkWanted, this, &ArtifactsPage::check);
    connect(m_model, &RowsModel::checksChanged, this, &ArtifactsPage::checksChanged);
    m_sum.setSingleShot(true);
    m_sum.setInterval(sumMs);
    connect(&m_sum, &QTimer::timeout, this, &ArtifactsPage::checksChanged);
    connect(m_model, &RowsModel::totalChanged, this, [this] {
        if (m_model->checks().isRule() && m_seen && !m_sum.isActive())
            m_sum.start();
    });
}

void ArtifactsPage::seen(bool seen)
{
    m_seen = seen;
    if (seen && m_model->checks().isRule())
        m_sum.start();
}

// Live, expired, unreferenced where the profile knows of it, or all.
void ArtifactsPage::buildShow()
{
    QStringList known;
    for (const StateSpec &state : collection().spec().states)
        known << state.is;
    m_show = new QComboBox;
    m_show->setAccessibleName(tr("Show"));
    const std::pair<QString, QString> choices[] = {{QStringLiteral("live"), tr("Live")},
                                                   {QStringLiteral("expired"), tr("Expired")},
                                                   {QStringLiteral("unreferenced"), tr("Unreferenced")}};
    for (const auto &[state, word] : choices) {
        if (known.contains(state))
            m_show->addItem(word, state);
    }
    m_show->addItem(tr("All"), QString());
    m_show->setCurrentIndex(m_show->count() - 1);
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
        const int choice = m_show->findData(state);
        m_show->setCurrentIndex(choice >= 0 ? choice : m_show->count() - 1);
    });
}

// ---- boxes ----

std::optional<std::vector<Key>> ArtifactsPage::selectedKeys() const
{
    return m_model->checks().isEmpty() ? TablePage::selectedKeys() : m_model->checkedKeys();
}

void ArtifactsPage::check(int row, bool range)
{
    const auto key = m_model->keyAt(row);
    if (!key)
        return;
    const QList<int> selected = m_view->selectedRows();
    const int from = range ? m_model->rowOfKey(m_lastChecked) : -1;
    std::vector<Key> keys;
    const auto add = [this, &keys](int each) {
        if (const auto one = m_model->keyAt(each))
            keys.push_back(*one);
    };
    if (from >= 0) {
        for (int each = qMin(from, row); each <= qMax(from, row); ++each)
            add(each);
    } else if (selected.size() > 1 && selected.contains(row)) {
        for (const int each : selected)
            add(each);
    } else {
        keys.push_back(*key);
    }
    const bool on = from >= 0 ? m_model->checks().contains(m_lastChecked) : !m_model->checks().contains(*key);
    m_lastChecked = *key;
    m_model->setChecked(keys, on);
}

// What a click in the horizon meant is looked at, what a drag went over is checked.
void ArtifactsPage::takeKeys(const std::vector<Key> &keys)
{
    int first = -1;
    for (const Key &key : keys) {
        const int row = m_model->rowOfKey(key);
        if (row >= 0)
            first = first < 0 ? row : qMin(first, row);
    }
    if (first < 0)
        return;
    m_view->showRow(first, true);
    if (keys.size() == 1)
        return;
    m_model->uncheckAll();
    m_model->setChecked(keys, true);
}

void ArtifactsPage::checksChanged()
{
    const std::vector<Key> keys = m_model->checkedKeys();
    m_checked = {int(keys.size())};
    const int column = collection().columnIndex(QStringLiteral("expires"));
    const Instant now = Instant::now();
    for (const Key &key : keys) {
        const Record *record = m_model->recordAt(m_model->rowOfKey(key));
        if (!record || record->cells.empty()) {
            ++m_checked.unseen;
            continue;
        }
        if (const Cell *size = record->cell(collection(), QStringLiteral("bytes")))
            m_checked.bytes += toInteger(size->value).value_or(0);
        const auto at = column >= 0 ? record->time(collection(), column) : std::nullopt;
        if (at && *at > now && (!m_checked.soonest || *at < *m_checked.soonest))
            m_checked.soonest = at;
    }
    if (m_horizon)
        m_horizon->setSelected(QSet<Key>(keys.begin(), keys.end()));
    sayChecked();
    Q_EMIT statusChanged();
}

void ArtifactsPage::sayChecked()
{
    QString note = formatBytes(m_checked.bytes);
    if (m_checked.soonest)
        note = tr("%1, first one expires in %2")
                   .arg(note, Formats::left(m_checked.soonest->since(Instant::now())));
    if (m_checked.unseen > 0)
        note = tr("%1 of them the filter does not show").arg(QLocale().toString(m_checked.unseen));
    m_bar->say(m_checked.rows, note);
}

void ArtifactsPage::second()
{
    TablePage::second();
    if (!m_seen)
        return;
    if (m_horizon)
        m_horizon->second();
    if (m_bar->isHidden())
        return;
    if (m_checked.soonest && *m_checked.soonest <= Instant::now())
        checksChanged(); // another one is the next
    else
        sayChecked();
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
