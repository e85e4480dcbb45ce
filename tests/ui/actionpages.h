// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sqlite/fileevents.h"
#include "tests/action/actionfixture.h"
#include "ui/actions/actionpage.h"
#include "ui/actions/applypane.h"
#include "ui/actions/reportpane.h"
#include "ui/actions/rulepane.h"
#include "ui/actions/sparedmodel.h"
#include "ui/actions/undodialog.h"
#include "ui/look/style.h"

#include <QMessageBox>

namespace storescope::test {

// A real store in a folder of its own, its graveyard beside it, and pages for its actions.
class ActionPages
{
public:
    ActionPages()
    {
        prepareLook();
        for (const char *name : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "HOME"})
            qputenv(name, home.path().toUtf8());
    }

    // A copy of a case of the fixtures, opened and watched.
    bool openCase(const QString &name, const QList<QByteArray> &sql = {}, const QString &only = {})
    {
        const QString from = QStringLiteral(STORESCOPE_FIXTURES "/") + name;
        const QString to = home.filePath(QStringLiteral("case"));
        if (!copyFixture(from, to, only))
            return false;
        file = QDir(to).filePath(only.isEmpty() ? fixtureDatabases(from).front() : only);
        if (!sql.isEmpty())
            ActionFixture::sql(file, sql);
        return open(std::make_shared<ProfileLibrary>());
    }
    bool open(std::shared_ptr<const ProfileLibrary> profiles)
    {
        OpenStore::Environment environment;
        environment.profiles = std::move(profiles);
        environment.events = &events;
        auto future = OpenStore::open(file, environment);
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 30'000) || !future.result())
            return false;
        store = *future.result();
        return true;
    }
    QByteArray ask(const QByteArray &query) const { return ActionFixture::sql(file, {query}); }

    // On its preview.
    std::unique_ptr<ActionPage> preview(const ActionRequest &request) const
    {
        auto page = std::make_unique<ActionPage>(store, request);
        page->resize(1000, 700);
        page->show();
        page->start();
        if (request.ids.isEmpty())
            page->rulePane()->previewButton()->click();
        if (!QTest::qWaitFor([&] { return page->step() == ActionPage::Preview; }, 30'000))
            page.reset();
        return page;
    }
    static QMessageBox *question(const ActionPage &page)
    {
        QMessageBox *box = nullptr;
        if (!QTest::qWaitFor([&] { return (box = page.findChild<QMessageBox *>()) && box->isVisible(); }))
            qFatal("nothing is asked");
        return box;
    }
    static QPushButton *yes(const QMessageBox &box)
    {
        for (QAbstractButton *button : box.buttons()) {
            if (box.buttonRole(button) == QMessageBox::DestructiveRole)
                return static_cast<QPushButton *>(button);
        }
        return nullptr;
    }
    // Through the last yes to the end.
    static bool apply(const ActionPage &page)
    {
        page.previewPane()->applyButton()->click();
        yes(*question(page))->click();
        return QTest::qWaitFor([&] { return page.step() == ActionPage::Report; }, 30'000);
    }

    QTemporaryDir home;
    FileEvents events; // outlives the store
    QString file;
    std::shared_ptr<OpenStore> store;
};

inline ActionRequest request(const char *act, const char *collection, const QStringList &ids = {})
{
    return {QLatin1String(act), QLatin1String(collection), ids};
}

} // namespace storescope::test
