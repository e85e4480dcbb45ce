// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/openstore.h"

#include <QFutureWatcher>
#include <QObject>

#include <map>
#include <memory>

namespace storescope {

// What a window or a dialog leaves behind when it goes: runs that were told to stop, stores that are being
// opened or closed. They end here, so that the GUI thread waits for none of them. Outlives every window; its
// own end waits for what is left.
class Keeper : public QObject
{
    Q_OBJECT
public:
    using Opening = QFuture<Result<std::shared_ptr<OpenStore>>>;

    explicit Keeper(QObject *parent = nullptr) : QObject(parent) {}
    ~Keeper() override;

    // A run that still goes on and will tell finished(): it is told to stop, and goes when it has.
    template <class Run>
    void endLater(std::unique_ptr<Run> run)
    {
        if (!run)
            return;
        run->setParent(this);
        connect(run.get(), &Run::finished, run.get(), &QObject::deleteLater);
        run.release()->cancel();
    }
    void close(std::shared_ptr<OpenStore> store); // kept until its workers are done
    void close(const Opening &opening);           // as soon as it is open

    bool isEmpty() const { return children().isEmpty() && m_opening.empty(); }

private:
    using Watcher = QFutureWatcher<Result<std::shared_ptr<OpenStore>>>;
    std::map<Watcher *, Opening> m_opening;
};

} // namespace storescope
