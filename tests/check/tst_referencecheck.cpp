// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/check/referencecheck.h"
#include "tests/app/made.h"

using namespace storescope;

// Which references lead nowhere, whatever the order in which rows are read.
class TestReferenceCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        CollectionSpec spec = test::logSpec();
        spec.id = QStringLiteral("people");
        m_people = test::bound(spec);
        spec.id = QStringLiteral("visits");
        FieldSpec who;
        who.name = who.column = QStringLiteral("note");
        who.link = QStringLiteral("people");
        spec.fields.push_back(who);
        m_visits = test::bound(spec);
        m_check = std::make_unique<ReferenceCheck>(std::vector{m_people, m_visits});
    }

    void knowsWhatToRead()
    {
        QVERIFY(m_check->names(QStringLiteral("visits")) && !m_check->isNamed(QStringLiteral("visits")));
        QVERIFY(m_check->isNamed(QStringLiteral("people")) && !m_check->names(QStringLiteral("people")));
    }

    void findsWhatIsNotThere()
    {
        visit(1, QStringLiteral("7"));
        visit(2, QStringLiteral("8"));
        visit(3, QStringLiteral("8"));
        visit(4, QString());
        person(7);
        const auto dangling = m_check->dangling();
        QCOMPARE(dangling.size(), size_t(1));
        QCOMPARE(dangling.front().id, QStringLiteral("8"));
        QCOMPARE(dangling.front().rows, qint64(2));
        QCOMPARE(toString(dangling.front().first), QStringLiteral("2"));
        QCOMPARE(ReferenceCheck::sentence(dangling.front()),
                 QStringLiteral("note names 8, which is not in people; 2 rows do"));
    }

    void theOrderDoesNotMatter()
    {
        person(7);
        visit(1, QStringLiteral("7"));
        visit(2, QStringLiteral("9"));
        QCOMPARE(m_check->dangling().size(), size_t(1));
        m_check->addTarget(*m_people, test::record(*m_people, 9, {{QStringLiteral("id"), qint64(9)}}));
        QVERIFY(m_check->dangling().empty());
    }

    // A text that is too long to be an id is not whole in the record.
    void whatIsCutIsNotCompared()
    {
        Record record =
            test::record(*m_visits, 1, {{QStringLiteral("note"), textValue(QStringLiteral("x"))}});
        record.cells[size_t(m_visits->columnIndex(QStringLiteral("note")))].cut = true;
        m_check->add(*m_visits, record);
        QVERIFY(m_check->dangling().empty());
    }

private:
    void visit(qint64 key, const QString &who)
    {
        m_check->add(*m_visits, test::record(*m_visits, key, {{QStringLiteral("note"), textValue(who)}}));
    }
    void person(qint64 key)
    {
        m_check->add(*m_people, test::record(*m_people, key, {{QStringLiteral("id"), key}}));
    }

    std::shared_ptr<const Collection> m_people, m_visits;
    std::unique_ptr<ReferenceCheck> m_check;
};

QTEST_GUILESS_MAIN(TestReferenceCheck)
#include "tst_referencecheck.moc"
