// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/views/completionpopup.h"

#include <QPointer>

#include <memory>

namespace storescope {

class FilterEdit;

// Completes the words of a filter: opens after a word's second letter, behind an operator, or with
// Ctrl+Space; Tab takes the line, Esc closes.
class FilterCompleter : public QObject
{
    Q_OBJECT
public:
    FilterCompleter(std::shared_ptr<const Collection> collection, FilterEdit *edit);
    ~FilterCompleter() override;

    void setSampled(const SampledValues &sampled);
    bool hasSampled() const { return m_sampled.rows() > 0; }
    bool isOpen() const;
    CompletionPopup *popup() const { return m_popup; }

Q_SIGNALS:
    void sampleWanted(); // it is about to be asked: rows to sample would help

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void typed();
    void update(bool asked);
    void take();
    void close();

    std::shared_ptr<const Collection> m_collection;
    FilterEdit *m_edit;
    QPointer<CompletionPopup> m_popup; // a child of the window
    SampledValues m_sampled;
    Completions m_offered;
    QString m_text; // as it was typed last
};

} // namespace storescope
