// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// How a CollectionPage goes to the next error, the same operation, a found text, an id or a time.
#include "ui/models/loadedmodel.h"
#include "ui/pages/collectionpage.h"

#include <QHeaderView>
#include <QLocale>

namespace storescope {

namespace {
constexpr int countedAround = 1000; // rows on both sides in which found text is counted
constexpr qint64 longMs = 300;      // a search that takes longer says how far it is

// The terms joined by `or`, in brackets.
QString anyOf(QStringList terms)
{
    terms.removeAll(QString());
    return terms.isEmpty() ? QString()
                           : QLatin1Char('(') + terms.join(QStringLiteral(" or ")) + QLatin1Char(')');
}
} // namespace

bool CollectionPage::isError(const Record &record) const
{
    const ColumnSet &columns = m_model->columns();
    if (collection().kind() == Kind::Log) {
        const QString level = columns.level(record);
        return level == QLatin1String("error") || level == QLatin1String("fatal");
    }
    const QString state = columns.state(record);
    return state == QLatin1String("failed") || state == QLatin1String("lease-expired");
}

void CollectionPage::stepError(int direction)
{
    QStringList terms;
    if (collection().columnIndex(QStringLiteral("level")) >= 0)
        terms << QStringLiteral("level:err,fatal,crit,panic");
    const auto &levels = collection().spec().levels;
    for (const char *level : {"error", "fatal"}) {
        for (const QString &type : levels.value(QLatin1String(level)))
            terms << QStringLiteral("type=") + filterWord(type);
    }
    if (collection().columnIndex(QStringLiteral("error")) >= 0)
        terms << QStringLiteral("error:*");
    stepMatching(
        direction, [this](const Record &record) { return isError(record); }, anyOf(terms));
}

void CollectionPage::stepSameOperation(int direction)
{
    const Record *current = currentRecord();
    if (!current)
        return;
    for (const char *name : {"call", "job", "span", "trace", "parent", "session"}) {
        const int column = collection().columnIndex(QLatin1String(name));
        if (column < 0 || size_t(column) >= current->cells.size() ||
            isNull(current->cells[size_t(column)].value))
            continue;
        const QString id = toDisplay(current->cells[size_t(column)].value);
        stepMatching(
            direction,
            [column, id](const Record &record) {
                return size_t(column) < record.cells.size() &&
                       toDisplay(record.cells[size_t(column)].value) == id;
            },
            QLatin1String(name) + QLatin1Char('=') + filterWord(id));
        return;
    }
}

void CollectionPage::stepMatching(int direction, const std::function<bool(const Record &)> &fits,
                                  const QString &filter)
{
    stopSearch();
    m_searched.start();
    const QModelIndex current = m_view->currentIndex();
    const int from = current.isValid() ? current.row()
                     : direction > 0   ? m_view->firstVisibleRow() - 1
                                       : m_view->lastVisibleRow() + 1;
    m_rowSearch->begin(from + direction, direction, fits,
                       [this, direction, filter](int row) { rowsSearched(row, direction, filter); });
}

// Row: one that fits, one that is not here, or -1 at the edge.
void CollectionPage::rowsSearched(int row, int direction, const QString &filter)
{
    if (row < 0)
        return sayNoOther(direction);
    m_live->leaveEnd();
    const auto before = m_model->keyAt(row - direction);
    if (m_model->recordAt(row) || filter.isEmpty() || !before)
        m_view->showRow(row, true); // a row that is not here: the next press goes on
    else
        stepInStore(*before, direction, filter);
}

void CollectionPage::sayNoOther(int direction)
{
    const auto *loaded = qobject_cast<const LoadedModel *>(m_model);
    const bool part = loaded && (loaded->isCut() || !loaded->isComplete());
    say(Strip::Tone::Info, {},
        part            ? tr("There is no other one among the rows that are here.")
        : direction > 0 ? tr("There is no later one.")
                        : tr("There is no earlier one."));
}

// Beyond the rows that are here: the store is asked for the next one.
void CollectionPage::stepInStore(const Key &from, int direction, const QString &filter)
{
    const QString now = m_model->filter() ? m_model->filter()->text() : QString();
    const QString both = now.isEmpty() ? filter : QStringLiteral("(%1) %2").arg(now, filter);
    const Filter::Made made = Filter::compile(both, m_model->sharedCollection());
    if (!made.filter)
        return;
    PageRequest request;
    request.from = direction > 0 ? PageRequest::From::After : PageRequest::From::Before;
    request.key = from;
    request.filter = made.filter;
    beginSearch(request, [this, direction](const Result<Page> &page) {
        if (page->records.empty())
            return sayNoOther(direction);
        m_model->locate(page->records.front().key);
    });
}

// ---- searches in the store ----

// `found` is called with a page, which may be empty.
void CollectionPage::beginSearch(PageRequest request, StoreSearch::Done found)
{
    stopSearch();
    m_searched.start();
    request.count = 1;
    m_search->begin(std::move(request), [this, found = std::move(found)](const Result<Page> &page) {
        if (page)
            found(page);
        else
            readFailed(page.error());
    });
}

void CollectionPage::searchOn(qint64 passed)
{
    if (m_searched.elapsed() < longMs)
        return;
    m_looking->say(Strip::Tone::Quiet, tr("Searching…"),
                   tr("%1 rows were looked through").arg(Formats::count(passed)), tr("Stop"));
    const qint64 total = m_model->total();
    m_looking->setProgress(total > 0 ? qMin(1.0, double(passed) / double(total)) : -1);
    Q_EMIT statusChanged();
}

bool CollectionPage::isSearching() const
{
    return m_model->isScanning() || m_search->isRunning() || m_rowSearch->isRunning();
}

void CollectionPage::stopSearching()
{
    m_model->stopScan();
    stopSearch();
}

void CollectionPage::stopSearch()
{
    m_rowSearch->stop();
    m_search->stop();
}

// ---- find ----

bool CollectionPage::findFits(const Record &record, const QRegularExpression &pattern) const
{
    const RowScene scene{nullptr, {}, m_model->timeStyle(), Instant::now()};
    const ColumnSet &columns = m_model->columns();
    for (int column = 0; column < columns.size(); ++column) {
        if (!m_view->isColumnHidden(column) && !record.cells.empty() &&
            columns.look(record, column, scene).text.contains(pattern))
            return true;
    }
    return false;
}

void CollectionPage::findChanged()
{
    m_view->setFound(m_find->pattern());
    countFound();
}

// In the rows around what is seen; which of them is the current one.
void CollectionPage::countFound()
{
    const QRegularExpression pattern = m_find->pattern();
    if (pattern.pattern().isEmpty())
        return m_find->say({});
    if (!pattern.isValid())
        return m_find->say(tr("Not a regular expression: %1").arg(pattern.errorString()));
    const int rows = m_model->rowCount(), current = m_view->currentIndex().row();
    const int first = qMax(0, m_view->firstVisibleRow() - countedAround),
              last = qMin(rows - 1, m_view->lastVisibleRow() + countedAround);
    int found = 0, before = 0;
    bool whole = first == 0 && last == rows - 1, onOne = false;
    for (int row = first; row <= last; ++row) {
        const Record *record = m_model->recordAt(row);
        whole = whole && record;
        if (!record || !findFits(*record, pattern))
            continue;
        ++found;
        before += row <= current;
        onOne = onOne || row == current;
    }
    const QString count = QLocale().toString(found);
    if (found == 0)
        m_find->say(whole ? tr("nothing in what is shown") : tr("nothing near here"));
    else if (whole && onOne)
        m_find->say(tr("%1 of %2 in what is shown").arg(QLocale().toString(before), count));
    else
        m_find->say(whole ? tr("%1 in what is shown").arg(count) : tr("%1 near here").arg(count));
}

void CollectionPage::stepFind(int direction)
{
    const QRegularExpression pattern = m_find->lastPattern(); // the bar may be closed meanwhile
    if (pattern.pattern().isEmpty() || !pattern.isValid()) {
        m_find->open();
        return;
    }
    QString filter;
    if (m_find->isPlain()) // free text, always in quotes
        filter = QLatin1Char('"') +
                 m_find->text()
                     .replace(QLatin1Char('\\'), QStringLiteral("\\\\"))
                     .replace(QLatin1Char('"'), QStringLiteral("\\\"")) +
                 QLatin1Char('"');
    stepMatching(
        direction, [this, pattern](const Record &record) { return findFits(record, pattern); }, filter);
    countFound();
}

// ---- an id, a time ----

// A key, or the value of any column that holds ids.
void CollectionPage::goToId(const QString &id)
{
    QStringList terms;
    for (const Column &column : collection().columns()) {
        if (column.spec.id && column.select >= 0)
            terms << column.name + QLatin1Char('=') + filterWord(id);
    }
    const Key key = keyFromString(id, collection().integerKeys());
    if (terms.isEmpty() || m_model->rowOfKey(key) >= 0)
        return m_model->locate(key);
    const Filter::Made made = Filter::compile(anyOf(terms), m_model->sharedCollection());
    if (!made.filter)
        return m_model->locate(key);
    PageRequest request;
    request.from = PageRequest::From::First;
    request.filter = made.filter;
    beginSearch(request, [this, id](const Result<Page> &page) {
        if (!page->records.empty())
            return m_model->locate(page->records.front().key);
        say(Strip::Tone::Info, {}, tr("No row has the id %1.").arg(id));
    });
}

// The first row from then on.
void CollectionPage::goToTime(const Instant &time)
{
    const Filter::Made made =
        Filter::compile(QStringLiteral("since:%1").arg(time.toIso()), m_model->sharedCollection());
    if (!made.filter)
        return;
    PageRequest request;
    request.from = PageRequest::From::First;
    request.filter = made.filter;
    beginSearch(request, [this](const Result<Page> &page) {
        if (page->records.empty())
            return say(Strip::Tone::Info, {}, tr("There is no row from then on."));
        m_model->locate(page->records.front().key);
    });
}

} // namespace storescope
