// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/detail/rawtab.h"

#include "core/base/onready.h"
#include "core/base/text.h"
#include "ui/views/recorddelegate.h"

#include <QBoxLayout>
#include <QtConcurrent>

namespace storescope {

namespace {

constexpr int longestLine = 2000; // laying a line out takes time with the square of its length

// `column`: how long the last line is already.
QString withBreaks(const QString &text, int &column, bool &broken)
{
    QString out;
    out.reserve(text.size() + text.size() / longestLine + 1);
    for (const QChar c : text) {
        if (c == QLatin1Char('\n')) {
            column = 0;
        } else if (++column > longestLine && !c.isLowSurrogate()) {
            out += QLatin1Char('\n');
            column = 1;
            broken = true;
        }
        out += c;
    }
    return out;
}

} // namespace

RawTab::RawTab(QWidget *parent)
    : DetailTab(parent),
      m_value(new ValueChooser(this)),
      m_wrap(new QCheckBox(tr("Wrap"), this)),
      m_pretty(new QCheckBox(tr("Indent"), this)),
      m_text(new QPlainTextEdit(this)),
      m_note(new QLabel(this)),
      m_more(new QPushButton(tr("Load more"), this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(8, 6, 8, 6);
    top->addWidget(m_value);
    top->addStretch(1);
    top->addWidget(m_pretty);
    top->addWidget(m_wrap);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(10, 4, 8, 4);
    foot->addWidget(m_note, 1);
    foot->addWidget(m_more);
    column->addLayout(top);
    column->addWidget(m_text, 1);
    column->addLayout(foot);
    m_text->setAccessibleName(tr("Value as text"));
    m_text->setReadOnly(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setFont(fixedFont(font()));
    m_text->setUndoRedoEnabled(false);
    m_wrap->setChecked(true);
    m_more->setProperty("small", true);
    m_more->hide();
    connect(m_wrap, &QCheckBox::toggled, this, [this](bool wrap) {
        m_text->setLineWrapMode(wrap ? QPlainTextEdit::WidgetWidth : QPlainTextEdit::NoWrap);
    });
    m_pretty->setToolTip(tr("Shows JSON a value a line; the bytes are as they were"));
    m_pretty->hide();
    connect(m_pretty, &QCheckBox::toggled, this, &RawTab::begin);
    connect(m_value, &ValueChooser::activated, this, [this] { begin(); });
    connect(m_more, &QPushButton::clicked, this, [this] {
        if (m_value->hidesSecret()) {
            m_value->reveal();
            begin();
        } else {
            readOn();
        }
    });
}

RawTab::~RawTab()
{
    m_cancel.cancel();
}

bool RawTab::fits(const DetailRow &row) const
{
    return !row.bigColumns().empty();
}

void RawTab::setRow(const DetailRow &row)
{
    if (m_value->setRow(row))
        begin();
}

void RawTab::begin()
{
    m_cancel.cancel();
    m_cancel = CancelToken();
    m_text->clear();
    m_bytes.clear();
    m_note->clear();
    m_more->hide();
    m_read = m_whole = 0;
    m_lineLength = 0;
    m_broken = false;
    if (m_value->column() < 0)
        return m_pretty->hide();
    if (m_value->hidesSecret()) {
        m_note->setText(tr("Hidden: it holds a credential."));
        m_more->setText(tr("Show"));
        m_more->show();
        return;
    }
    readOn();
}

void RawTab::readOn()
{
    const CancelToken cancel = m_cancel;
    const DetailRow &of = m_value->row();
    onReady(this, of.store->cell(of.collection->id(), of.record.key, m_value->column(), m_read, step, cancel),
            [this, cancel](const Result<OpenStore::Piece> &piece) {
                if (cancel.isCancelled())
                    return;
                if (piece)
                    arrived(*piece);
                else
                    m_note->setText(piece.error().sentence);
            });
}

void RawTab::arrived(const OpenStore::Piece &piece)
{
    const bool scalar = piece.bytes.isEmpty() && !isNull(piece.scalar);
    QString text = scalar ? toDisplay(piece.scalar) : QString::fromUtf8(piece.bytes);
    if (!scalar && !piece.isText && text.contains(QChar::ReplacementCharacter)) {
        text.clear();
        for (const char byte : piece.bytes) { // the printable bytes, dots for the rest
            const auto code = static_cast<unsigned char>(byte);
            text += code >= 0x20 && code < 0x7f ? QLatin1Char(byte)
                    : byte == '\n'              ? QLatin1Char('\n')
                                                : QLatin1Char('.');
        }
    }
    text.remove(QChar::Null);
    m_text->moveCursor(QTextCursor::End);
    m_text->insertPlainText(withBreaks(text, m_lineLength, m_broken));
    m_text->moveCursor(m_read == 0 ? QTextCursor::Start : QTextCursor::End);
    m_read += piece.bytes.size();
    m_whole = piece.whole;
    const bool more = m_read < m_whole && !piece.bytes.isEmpty();
    m_note->setText(more ? tr("%1. The first %2 are shown.").arg(formatBytes(m_whole), formatBytes(m_read))
                    : scalar ? QString()
                             : formatBytes(m_whole));
    m_note->setToolTip(m_broken ? tr("Lines of more than %1 characters are broken here.").arg(longestLine)
                                : QString());
    m_more->setText(tr("Load more"));
    m_more->setVisible(more);
    // Only a whole value can be indented.
    m_bytes = m_read == piece.bytes.size() && !more && !scalar ? piece.bytes : QByteArray();
    const QByteArray start = m_bytes.left(64).trimmed();
    m_pretty->setVisible(start.startsWith('{') || start.startsWith('['));
    if (m_pretty->isChecked() && !m_pretty->isHidden())
        showPretty();
}

// On another thread; the text as it is stays where it is no JSON after all.
void RawTab::showPretty()
{
    const auto tidy = [bytes = m_bytes]() -> Result<QString> {
        const Json json = Json::parse(bytes.begin(), bytes.end(), nullptr, false);
        if (json.is_discarded())
            return failure(ErrorCode::Corrupt, tr("This is not JSON after all."));
        return QString::fromStdString(json.dump(2, ' ', false, Json::error_handler_t::replace));
    };
    onReady(this, QtConcurrent::run(tidy), [this, cancel = m_cancel](const Result<QString> &text) {
        if (!cancel.isCancelled())
            tidied(text);
    });
}

void RawTab::tidied(const Result<QString> &text)
{
    if (!text)
        return m_note->setText(text.error().sentence);
    int lineLength = 0;
    m_text->setPlainText(withBreaks(*text, lineLength, m_broken));
    m_note->setText(tr("%1, shown indented").arg(formatBytes(m_whole)));
}

} // namespace storescope
