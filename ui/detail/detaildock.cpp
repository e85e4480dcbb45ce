// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/detail/detaildock.h"

#include "core/action/rowtext.h"
#include "ui/detail/difftab.h"
#include "ui/detail/expirycard.h"
#include "ui/detail/fieldstab.h"
#include "ui/detail/hextab.h"
#include "ui/detail/imagetab.h"
#include "ui/detail/payloadtab.h"
#include "ui/detail/rawtab.h"
#include "ui/detail/relatedlist.h"
#include "ui/look/elidedlabel.h"
#include "ui/look/icons.h"
#include "ui/look/plaintip.h"
#include "ui/views/recorddelegate.h"
#include "ui/views/strip.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QCloseEvent>
#include <QGuiApplication>

namespace storescope {

DetailDock::DetailDock(QWidget *parent)
    : QDockWidget(tr("Detail"), parent),
      m_title(new QLabel),
      m_key(new QLabel),
      m_empty(new QLabel(tr("Select a row to see it here."))),
      m_gone(new Strip),
      m_line(new ElidedLabel),
      m_copy(new QToolButton),
      m_pin(new QToolButton),
      m_header(new QWidget),
      m_body(new QWidget),
      m_tabs(new QTabBar),
      m_stack(new QStackedWidget),
      m_finder(new RelatedFinder(this)),
      m_related(new RelatedList),
      m_expiry(new ExpiryCard)
{
    setObjectName(QStringLiteral("detail"));
    setFeatures(DockWidgetClosable | DockWidgetMovable);
    build();
    clearRow();
}

void DetailDock::build()
{
    auto *head = new QGridLayout(m_header);
    head->setContentsMargins(10, 8, 8, 8);
    head->setVerticalSpacing(2);
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_title->setMaximumWidth(260);
    m_key->setFont(fixedFont(font()));
    m_key->setTextFormat(Qt::PlainText);
    m_key->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_line->setForegroundRole(QPalette::PlaceholderText);
    m_key->setForegroundRole(QPalette::PlaceholderText);
    m_copy->setIcon(themeIcon("edit-copy"));
    m_copy->setAutoRaise(true);
    m_copy->setToolTip(tr("Copy the row as JSON"));
    m_copy->setAccessibleName(tr("Copy the row as JSON"));
    head->addWidget(m_title, 0, 0);
    head->addWidget(m_key, 0, 1);
    head->setColumnStretch(1, 1);
    head->addWidget(m_copy, 0, 2);
    m_pin->setIcon(themeIcon("window-pin"));
    m_pin->setAutoRaise(true);
    m_pin->setToolTip(tr("Keep this row in a second dock"));
    m_pin->setAccessibleName(tr("Pin the row"));
    head->addWidget(m_pin, 0, 3);
    head->addWidget(m_line, 1, 0, 1, 4);
    connect(m_pin, &QToolButton::clicked, this, &DetailDock::pinWanted);
    m_tabs->setProperty("flat", true);
    m_tabs->setDrawBase(true);
    m_tabs->setExpanding(false);
    m_tabs->setAccessibleName(tr("Ways to see the row"));
    auto *fields = new FieldsTab;
    auto *payload = new PayloadTab;
    m_pages = {fields, payload, new RawTab, new HexTab, new ImageTab, new DiffTab};
    for (const QString &name : {tr("Fields"), tr("Payload"), tr("Raw"), tr("Hex"), tr("Image"), tr("Diff")})
        m_tabs->addTab(name);
    for (DetailTab *page : m_pages)
        m_stack->addWidget(page);
    connect(fields, &FieldsTab::filterWanted, this, &DetailDock::filterWanted);
    connect(payload, &PayloadTab::filterWanted, this, &DetailDock::filterWanted);
    connect(fields, &FieldsTab::idWanted, this, &DetailDock::idWanted);
    connect(fields, &FieldsTab::columnWanted, this, &DetailDock::columnWanted);
    connect(payload, &PayloadTab::columnWanted, this, &DetailDock::columnWanted);
    connect(payload, &PayloadTab::openedChanged, this, &DetailDock::openedChanged);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    auto *column = new QVBoxLayout(m_body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_gone);
    column->addWidget(m_tabs);
    column->addWidget(m_stack, 1);
    column->addWidget(m_expiry);
    column->addWidget(m_related);
    connect(m_finder, &RelatedFinder::found, m_related, &RelatedList::setRelated);
    connect(m_related, &RelatedList::wanted, this, &DetailDock::relatedWanted);
    auto *whole = new QStackedWidget;
    whole->setObjectName(QStringLiteral("detailStack"));
    whole->setMinimumWidth(280);
    whole->addWidget(m_empty);
    whole->addWidget(m_body);
    setWidget(whole);
    connect(m_tabs, &QTabBar::currentChanged, this, &DetailDock::chooseTab);
    connect(m_tabs, &QTabBar::tabBarClicked, this, [this](int tab) {
        if (tab == m_tabs->currentIndex() && tab != m_wanted)
            chooseTab(tab); // that stood here only as the usual one
    });
    connect(m_copy, &QToolButton::clicked, this, [this] {
        if (m_row.isNull() || m_row.record.cells.empty())
            return;
        QByteArray json;
        RowText(m_row.collection, {}).appendJson(json, m_row.record);
        QGuiApplication::clipboard()->setText(QString::fromUtf8(json).trimmed());
    });
}

void DetailDock::setRow(const DetailRow &row, const QString &title, const QString &key, const QString &line)
{
    m_row = row;
    static_cast<QStackedWidget *>(widget())->setCurrentIndex(1);
    m_title->setText(fontMetrics().elidedText(title, Qt::ElideRight, 240));
    m_title->setToolTip(plainTip(title));
    m_key->setText(key);
    m_line->setText(line);
    m_gone->hide();
    m_expiry->setRow(m_keepsRow ? DetailRow() : row); // its buttons act on the current row
    placeTab();
}

// A row that does not have the wanted tab is shown in the usual one; the next that has it, in it again.
void DetailDock::placeTab()
{
    const QSignalBlocker ours(m_tabs); // nobody chose it
    for (int tab = 0; tab < m_tabs->count(); ++tab)
        m_tabs->setTabEnabled(tab, m_pages[size_t(tab)]->fits(m_row));
    const bool has = m_wanted >= 0 && m_wanted < m_tabs->count() && m_tabs->isTabEnabled(m_wanted);
    m_tabs->setCurrentIndex(has ? m_wanted : usualTab());
    showTab(m_tabs->currentIndex());
}

// An artifact is looked at as what it is, a version as what it changed.
int DetailDock::usualTab() const
{
    if (m_row.isNull() || m_row.record.cells.empty())
        return 0;
    std::vector<int> usual;
    if (m_row.collection->kind() == Kind::Versions)
        usual = {Diff};
    if (m_row.collection->kind() == Kind::Artifacts) {
        const Cell *type = m_row.record.cell(*m_row.collection, QStringLiteral("media_type"));
        const bool image = type && toDisplay(type->value).startsWith(QLatin1String("image/"));
        usual = image ? std::vector<int>{Image, Raw} : std::vector<int>{Raw};
    }
    for (const int tab : usual) {
        if (m_tabs->isTabEnabled(tab))
            return tab;
    }
    return 0;
}

void DetailDock::chooseTab(int tab)
{
    if (tab < 0 || !m_tabs->isTabEnabled(tab))
        return;
    m_wanted = tab;
    placeTab();
    Q_EMIT tabChanged(tab);
}

void DetailDock::setOpened(const QStringList &nodes)
{
    static_cast<PayloadTab *>(m_pages[Payload])->setOpened(nodes);
}

void DetailDock::setKeepsRow()
{
    m_keepsRow = true;
    m_pin->hide();
    setWindowTitle(tr("Pinned"));
}

void DetailDock::keep(const DetailDock &other)
{
    setRow(other.m_row, other.m_title->toolTip(), other.m_key->text(), other.m_line->text());
    setCurrentTab(other.currentTab());
}

// A row keeps its store open.
void DetailDock::closeEvent(QCloseEvent *event)
{
    QDockWidget::closeEvent(event);
    if (m_keepsRow && event->isAccepted())
        clearRow();
}

void DetailDock::clearRow()
{
    m_row = {};
    m_finder->clear();
    m_expiry->setRow({});
    for (DetailTab *page : m_pages)
        page->setRow({}); // a row keeps its store open
    static_cast<QStackedWidget *>(widget())->setCurrentIndex(0);
}

void DetailDock::setGone(const QString &sentence)
{
    if (sentence.isEmpty())
        m_gone->hide();
    else
        m_gone->say(Strip::Tone::Info, {}, sentence);
}

// Only the tab that is looked at reads.
void DetailDock::showTab(int tab)
{
    m_stack->setCurrentIndex(tab);
    if (!m_row.isNull() && m_pages[size_t(tab)]->fits(m_row))
        m_pages[size_t(tab)]->setRow(m_row);
}

void DetailDock::second()
{
    if (!m_row.isNull() && isVisible())
        m_pages[size_t(m_tabs->currentIndex())]->second();
    m_expiry->second();
}

int DetailDock::currentTab() const
{
    return m_tabs->currentIndex();
}

void DetailDock::setCurrentTab(int tab)
{
    m_wanted = tab;
    if (!m_row.isNull() && m_tabs->currentIndex() != tab)
        placeTab();
}

void DetailDock::focusRelated()
{
    if (m_related->isVisible())
        m_related->setFocus(Qt::ShortcutFocusReason);
}

void DetailDock::focusBody()
{
    for (QWidget *part : m_pages[size_t(m_tabs->currentIndex())]->findChildren<QWidget *>()) {
        if (part->isVisible() && part->isEnabled() && part->focusPolicy() & Qt::TabFocus)
            return part->setFocus(Qt::TabFocusReason);
    }
}

} // namespace storescope
