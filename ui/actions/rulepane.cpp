// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/actions/rulepane.h"

#include "core/action/actionguard.h"
#include "core/base/text.h"
#include "ui/actions/actionwords.h"
#include "ui/look/formats.h"
#include "ui/look/icons.h"
#include "ui/views/recorddelegate.h"

#include <QBoxLayout>
#include <QGridLayout>

namespace storescope {

namespace {
constexpr int restMs = 300, fieldWidth = 150, wordsWidth = 560;

// As one types it: 7d, 12h.
QString ageText(std::chrono::nanoseconds age)
{
    const qint64 seconds = age.count() / 1'000'000'000;
    const std::pair<qint64, const char *> units[] = {{86400, "d"}, {3600, "h"}, {60, "m"}, {1, "s"}};
    for (const auto &[length, unit] : units) {
        if (seconds > 0 && seconds % length == 0)
            return QString::number(seconds / length) + QLatin1String(unit);
    }
    return QStringLiteral("0s");
}
} // namespace

RulePane::RulePane(std::shared_ptr<OpenStore> store, const QString &act, QWidget *parent)
    : QWidget(parent),
      m_store(std::move(store)),
      m_act(act),
      m_offers(offersOf(*m_store, act)),
      m_collection(new QComboBox),
      m_older(new QLineEdit),
      m_insist(new QLineEdit),
      m_olderLabel(new QLabel(tr("Older than"))),
      m_insistLabel(new QLabel(tr("Its version"))),
      m_mistake(new InkLabel(Ink::Error)),
      m_what(new QLabel),
      m_rule(new QLabel),
      m_count(new QLabel),
      m_progress(new QProgressBar),
      m_refusal(new Strip),
      m_preview(new QPushButton(tr("Preview")))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_refusal);
    column->addWidget(buildForm());
    column->addStretch(1);
    column->addWidget(buildFoot());
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMs);
    connect(&m_rest, &QTimer::timeout, this, &RulePane::changed);
    for (QLineEdit *field : {m_older, m_insist})
        connect(field, &QLineEdit::textEdited, this, &RulePane::check);
    connect(m_collection, &QComboBox::activated, this, [this] {
        showOffer();
        Q_EMIT changed();
    });
    showOffer();
}

QWidget *RulePane::buildForm()
{
    auto *form = new QWidget;
    auto *grid = new QGridLayout(form);
    grid->setContentsMargins(24, 22, 24, 12);
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(12);
    for (const Offer &offer : m_offers) {
        const auto collection = m_store->collection(offer.collection);
        m_collection->addItem(kindIcon(collection->kind()),
                              collection->title().isEmpty() ? collection->id() : collection->title(),
                              offer.collection);
    }
    m_collection->setAccessibleName(tr("Collection"));
    m_collection->setMinimumWidth(fieldWidth + 40);
    m_older->setAccessibleName(tr("Older than"));
    m_older->setFixedWidth(fieldWidth);
    m_older->setToolTip(tr("A number and a unit: 90m, 24h, 7d"));
    m_insist->setAccessibleName(tr("Its version"));
    m_insist->setFixedWidth(fieldWidth);
    m_mistake->setVisible(false);
    m_what->setWordWrap(true);
    m_what->setMaximumWidth(wordsWidth);
    m_rule->setWordWrap(true);
    m_rule->setFont(fixedFont(font()));
    m_rule->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_count->setFont(enlarged(font(), 1.25));
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(fieldWidth * 2, 6);
    m_progress->setAccessibleName(tr("Progress"));
    int row = 0;
    const auto add = [grid, &row](QWidget *label, QWidget *field) {
        grid->addWidget(label, row, 0, Qt::AlignRight | Qt::AlignTop);
        grid->addWidget(field, row++, 1, Qt::AlignLeft | Qt::AlignTop);
    };
    grid->addWidget(m_what, row++, 1);
    auto *of = new QLabel(tr("Collection"));
    add(of, m_collection);
    add(m_olderLabel, m_older);
    add(m_insistLabel, m_insist);
    grid->addWidget(m_mistake, row++, 1);
    auto *rule = new QLabel(tr("Rule"));
    grid->addWidget(rule, row, 0, Qt::AlignRight | Qt::AlignTop);
    grid->addWidget(m_rule, row++, 1);
    auto *count = new QLabel(tr("It is for"));
    add(count, m_count);
    grid->addWidget(m_progress, row++, 1, Qt::AlignLeft);
    for (QLabel *label : {of, m_olderLabel, m_insistLabel, rule, count}) {
        label->setForegroundRole(QPalette::PlaceholderText);
        label->setContentsMargins(0, 5, 0, 0);
    }
    rule->setContentsMargins(0, 0, 0, 0);
    grid->setColumnMinimumWidth(0, 90);
    grid->setColumnStretch(1, 1);
    return form;
}

QWidget *RulePane::buildFoot()
{
    auto *foot = new Band(Ground::Window, Qt::TopEdge);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(14, 8, 10, 8);
    auto *plan = new QPushButton(tr("Open plan…"));
    auto *cancel = new QPushButton(tr("Cancel"));
    m_preview->setDefault(true);
    row->addWidget(new IconLabel(themeIcon("object-locked")));
    row->addWidget(boldLabel(tr("Nothing has been changed yet.")), 1);
    for (QPushButton *button : {plan, cancel, m_preview})
        row->addWidget(button);
    connect(plan, &QPushButton::clicked, this, &RulePane::planWanted);
    connect(cancel, &QPushButton::clicked, this, &RulePane::cancelWanted);
    connect(m_preview, &QPushButton::clicked, this, &RulePane::wantPreview);
    for (QLineEdit *field : {m_older, m_insist})
        connect(field, &QLineEdit::returnPressed, this, &RulePane::wantPreview);
    return foot;
}

// Of what stands in the fields now, even if it was typed just before.
void RulePane::wantPreview()
{
    if (!m_valid)
        return;
    if (m_rest.isActive()) {
        m_rest.stop();
        Q_EMIT changed();
    }
    Q_EMIT previewWanted();
}

const Offer *RulePane::offer() const
{
    for (const Offer &offer : m_offers) {
        if (offer.collection == collection())
            return &offer;
    }
    return nullptr;
}

QString RulePane::collection() const
{
    return m_collection->currentData().toString();
}

void RulePane::setCollection(const QString &collection)
{
    if (const int at = m_collection->findData(collection); at >= 0)
        m_collection->setCurrentIndex(at);
    showOffer();
}

// The fields that this offer has.
void RulePane::showOffer()
{
    const Offer *chosen = offer();
    const StoreInfo &info = m_store->info();
    m_collection->setEnabled(m_offers.size() > 1);
    const auto collection = chosen ? m_store->collection(chosen->collection) : nullptr;
    const StoreFileInfo file =
        collection ? info.files[size_t(m_store->fileOf(*collection))] : StoreFileInfo();
    const QString word = insistWord(file);
    const bool ages = chosen && chosen->older;
    m_older->setVisible(ages);
    m_olderLabel->setVisible(ages);
    m_insist->setVisible(!word.isEmpty());
    m_insistLabel->setVisible(!word.isEmpty());
    m_insistLabel->setText(file.version.isEmpty() ? tr("To insist") : tr("Its version"));
    m_insist->setPlaceholderText(word);
    m_insist->setToolTip(
        file.match == Match::Newer
            ? tr("This store is newer than the profile. Type its version to do it all the same.")
            : tr("The profile fits only in part. Type “%1” to do it all the same.").arg(word));
    if (ages)
        m_older->setText(ageText(*chosen->older));
    m_what->setText(!chosen ? whyNoOffer(*m_store, m_act)
                    : !chosen->removes
                        ? tr("Changes rows as the program itself would. Nothing happens before "
                             "you have seen every row.")
                        : tr("Removes rows that are not needed any more. Nothing happens before "
                             "you have seen every row, and what goes can be put back."));
    m_rule->clear();
    m_count->clear();
    check();
    m_rest.stop();
}

ActionChoice RulePane::choice() const
{
    return {m_act, m_age};
}

QString RulePane::insist() const
{
    return m_insist->text().trimmed();
}

void RulePane::check()
{
    const Offer *chosen = offer();
    m_age.reset();
    m_valid = chosen != nullptr;
    QString mistake;
    if (chosen && chosen->older) {
        m_age = parseDuration(m_older->text().trimmed());
        if (!m_age) {
            mistake = tr("“%1” is no age. Write one such as 24h or 7d.").arg(m_older->text());
            m_valid = false;
        }
    }
    m_mistake->setText(mistake);
    m_mistake->setVisible(!mistake.isEmpty());
    m_preview->setEnabled(m_valid);
    if (m_valid)
        m_rest.start();
    else
        m_rest.stop();
}

void RulePane::showReading(const PreviewProgress &progress, qint64 total)
{
    const bool known = total > 0;
    m_count->setText(tr("≈ %Ln row(s)…", nullptr, int(progress.rows)));
    m_progress->setRange(0, known ? 1000 : 0);
    m_progress->setValue(known ? int(qMin(1.0, double(progress.looked) / double(total)) * 1000) : 0);
    m_progress->setVisible(true);
}

void RulePane::showRead(const PreviewReport &report)
{
    m_progress->setVisible(false);
    if (report.error) {
        m_count->clear();
        m_refusal->say(Strip::Tone::Warning, {}, report.error->sentence);
        return;
    }
    if (!report.plan)
        return;
    m_rule->setText(report.plan->rule);
    m_count->setText(tr("%1, %2").arg(tr("%Ln row(s)", nullptr, int(report.plan->rows.size())),
                                      formatBytes(report.plan->bytes())));
}

void RulePane::showRefusal(const QString &sentence)
{
    if (sentence.isEmpty())
        m_refusal->hide();
    else
        m_refusal->say(Strip::Tone::Warning, {}, sentence);
}

} // namespace storescope
