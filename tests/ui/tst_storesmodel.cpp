// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/read/storefixture.h"
#include "ui/models/storesmodel.h"

#include <QAbstractItemModelTester>

using namespace storescope;

class StoresModelTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsTheRulesOfModels()
    {
        StoreFixture fixture;
        fixture.setProfile(StoreFixture::logCollection());
        QVERIFY(fixture.create(QStringLiteral("--rows 12")));
        StoresModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QString path = fixture.file();
        model.addOpening(path);
        model.addOpening(path);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0, 0).data(StoresModel::NoteRole).toString(), QStringLiteral("opening"));
        const auto store = fixture.open();
        model.setOpen(path, store);
        const QModelIndex parent = model.indexOfStore(path);
        QCOMPARE(model.rowCount(parent), int(store->collections().size()));
        QCOMPARE(model.store(parent), store);
        const QModelIndex log = model.indexOfCollection(path, QStringLiteral("log"));
        QVERIFY(log.isValid());
        QCOMPARE(log.parent(), parent);
        QCOMPARE(log.data(StoresModel::CollectionRole).toString(), QStringLiteral("log"));
        QTRY_COMPARE(log.data(StoresModel::CountRole).toString(), QStringLiteral("12"));
        model.remove(path);
        QCOMPARE(model.rowCount(), 0);
    }
    void saysWhatFailed()
    {
        StoresModel model;
        model.addOpening(QStringLiteral("/x/y.db"));
        model.setFailed(QStringLiteral("/x/y.db"),
                        {ErrorCode::NotFound, QStringLiteral("There is no file."), 0, {}});
        QCOMPARE(model.index(0, 0).data(StoresModel::NoteRole).toString(),
                 QStringLiteral("There is no file."));
        QVERIFY(model.index(0, 0).data(StoresModel::TroubleRole).toBool());
    }
};

QTEST_GUILESS_MAIN(StoresModelTest)
#include "tst_storesmodel.moc"
