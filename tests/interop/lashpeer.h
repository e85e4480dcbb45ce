// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/codec/document.h"

#include <QProcess>

#include <optional>

namespace storescope::test {

// The program tests/interop/lash: the real crate in a process of its own. It is where the environment's
// STORESCOPE_INTEROP_LASH says.
class LashPeer
{
public:
    // What it answers to its words and its input; nullopt and a warning when it fails.
    static std::optional<Json> ask(const QStringList &words, const QByteArray &input = {});

    // One that waits, ready, for a start.
    explicit LashPeer(const QStringList &words);
    ~LashPeer();
    bool isReady();
    void start();
    std::optional<Json> answer(); // waits for its end

private:
    static QString program();
    QProcess m_process;
};

// A script of operations (tests/fixtures/lash/scripts), with what the crate answered when it was recorded.
Json scriptNamed(const QString &name);
Json onlyOps(const Json &script);

} // namespace storescope::test
