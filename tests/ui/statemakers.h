// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/ui/windowfixture.h"
#include "ui/actions/actionpage.h"

namespace storescope {

// A window in a state, with what holds it there.
class StateFixture : public WindowFixture
{
public:
    using WindowFixture::WindowFixture;
    std::vector<std::shared_ptr<void>> held; // goes first
};
using State = std::shared_ptr<WindowFixture>; // null when it did not come about

// A sweep of long expired artifacts in a copy of a real store.
class Sweep
{
public:
    Sweep();
    bool open();       // the rule's page
    bool preview();    // and reads the plan
    void changeRows(); // some that the preview shows, by another program
    bool confirm();    // presses the last yes
    bool reaches(ActionPage::Step step) const;
    ActionPage *page() const;
    QString file() const { return fixture->home.filePath(QStringLiteral("arcp.db")); }
    void tell(const QByteArray &sql) const; // by another program

    std::shared_ptr<StateFixture> fixture = std::make_shared<StateFixture>();
};

// Those that need another program, a broken disk or a large store, made as they come about.
struct HardState
{
    const char *name;
    const char *words; // that the window says then
    std::function<State()> make;
};
std::vector<HardState> hardStates();

// Whether something that is seen says this.
bool isSaid(const QWidget &window, const QString &words);

} // namespace storescope
