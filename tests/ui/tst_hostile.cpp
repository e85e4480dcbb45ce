// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// What a store may hold and a window must only show: control characters, text that runs the other way, HTML,
// pictures that are none, texts of ten megabytes, bytes that are no UTF-8.
#include "tests/ui/windowfixture.h"
#include "ui/detail/detaildock.h"
#include "ui/views/stripwords.h"

#include <QPlainTextEdit>
#include <QTableView>
#include <QTextBlock>
#include <QTextDocument>

using namespace storescope;

class HostileTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { m_fixture.reset(); }
    void everyKindIsShown_data();
    void everyKindIsShown();
    void htmlInAStripIsText();

private:
    static QByteArray collection(const char *kind, const QByteArray &fields)
    {
        return QByteArray("[[collection]]\nid = \"it\"\nkind = \"") + kind +
               "\"\nfrom = \"log\"\nkey = [\"id\"]\ntail = \"difference\"\n[collection.fields]\n" + fields;
    }
    // A row each: the value is in every text column.
    static QList<QByteArray> values()
    {
        return {
            "char(1,2,3,7,8,9,10,11,12,13,27,31,127,133,155)",
            "'before' || char(0) || 'after'",
            "char(27) || ']0;title' || char(7) || char(27) || '[31mred'",
            "'gpj.' || char(8238) || 'exe' || char(8294) || 'x' || char(8297) || char(8232)",
            "char(1513,1500,1493,1501) || ' abc ' || char(1605,1585,1581,1576,1575)",
            "'a' || replace(hex(zeroblob(2000)), '00', char(768,769,770))",
            "'<b>bold</b><img src=\"file:///etc/hostname\"><a "
            "href=\"http://192.0.2.1/\">x</a><table><tr><td>'",
            "'&lt;not&amp;this&gt; %1 %2 %Ln %n & &File'",
            "replace(hex(zeroblob(5000000)), '0', 'x')",
            "'{\"k\":\"' || replace(hex(zeroblob(5000000)), '0', 'y') || '\"}'",
            "replace(hex(zeroblob(50000)), '0', '[')",
            "'{\"<b>k</b>' || char(8238) || '\":{\"' || char(7) || '\":\"<i>v</i>\"}}'",
            "CAST(x'fffec0af80' AS TEXT)",
            "x'89504e470d0a1a0a0000000d49484452ffffffffffffffff0806000000'",
            "x'89504e470d0a1a0a00000000'",
            "'<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"99999999\" height=\"99999999\"/>'",
            "9e999",
            "-9223372036854775808",
            "''",
        };
    }
    bool open(const QByteArray &collections)
    {
        m_fixture = std::make_unique<WindowFixture>(collections);
        const QList<QByteArray> all = values();
        if (!m_fixture->create(int(all.size())))
            return false;
        WriterProcess shell(QStringLiteral("shell"), m_fixture->store.file());
        bool well = shell.waitUntilReady();
        for (qsizetype at = 0; at < all.size(); ++at) {
            const QByteArray id = QByteArray::number(at + 1), &value = all[at];
            well = well && shell
                               .sql("UPDATE log SET body = " + value + ", type = " + value + ", session = " +
                                    value + (at % 2 ? ", at = " + value : QByteArray()) + " WHERE id = " + id)
                               .startsWith("ok 0");
        }
        return well && shell.end() && m_fixture->show() &&
               QTest::qWaitFor([this, &all] { return m_fixture->page()->rows()->rowCount() == all.size(); },
                               20000);
    }
    static bool isHarmless(const QString &text)
    {
        return std::none_of(text.begin(), text.end(), [](QChar c) {
            return c < QLatin1Char(' ') || (c >= QChar(0x7f) && c < QChar(0xa0)) ||
                   (c >= QChar(0x202a) && c <= QChar(0x202e)) || (c >= QChar(0x2066) && c <= QChar(0x2069)) ||
                   c == QChar(0x2028);
        });
    }
    std::unique_ptr<WindowFixture> m_fixture;
};

void HostileTest::everyKindIsShown_data()
{
    QTest::addColumn<QByteArray>("collections");
    QTest::newRow("log") << StoreFixture::logCollection("tail = \"difference\"");
    QTest::newRow("artifacts") << collection(
                                      "artifacts",
                                      "name = \"type\"\nmedia_type = { sql = \"'image/png'\" }\n"
                                      "session = \"session\"\nexpires = { column = \"at\", time = \"ms\" }\n")
                                      .replace("tail =", "body = { column = \"body\" }\ntail =");
    QTest::newRow("keys") << collection("keyvalue",
                                        "key = \"type\"\nvalue = { column = \"body\", codec = \"auto\" }\n"
                                        "created = { column = \"at\", time = \"ms\" }\n");
    QTest::newRow("versions") << collection("versions",
                                            "id = \"session\"\nversion = \"id\"\n"
                                            "document = { column = \"body\", codec = \"json\" }\n");
    QTest::newRow("schedules") << collection(
        "schedules", "id = \"type\"\ntitle = \"session\"\nnext = { column = \"at\", time = \"ms\" }\n"
                     "[collection.columns]\nrule = { column = \"body\", unit = \"cron\" }\n");
    QTest::newRow("budgets") << collection("budgets",
                                           "id = \"type\"\nused = \"body\"\nlimit = \"session\"\n");
    QTest::newRow("queue") << collection("queue", "id = \"type\"\nowner = \"session\"\npayload = \"body\"\n"
                                                  "lease_until = { column = \"at\", time = \"ms\" }\n"
                                                  "[[collection.state]]\nis = \"running\"\n");
}

void HostileTest::everyKindIsShown()
{
    QFETCH(QByteArray, collections);
    QVERIFY(open(collections));
    CollectionPage *page = m_fixture->page();
    DetailDock *detail = m_fixture->window->detail();
    const RowsModel *rows = page->rows();
    for (int row = 0; row < rows->rowCount(); ++row) {
        QTRY_VERIFY(rows->recordAt(row));
        for (int column = 0; column < rows->columnCount(); ++column) {
            const QModelIndex cell = rows->index(row, column);
            const QString text = cell.data().toString();
            QVERIFY2(isHarmless(text), qPrintable(text.left(100)));
            QVERIFY(text.size() <= 2000);
            const QString tip = cell.data(Qt::ToolTipRole).toString();
            QVERIFY2(!Qt::mightBeRichText(tip) ||
                         !tip.mid(6).contains(QRegularExpression(QStringLiteral("<(?!/span>)"))),
                     qPrintable(tip));
        }
        page->view()->showRow(row, true);
        QTRY_VERIFY(detail->row().record.key == rows->recordAt(row)->key);
        for (int tab = 0; tab < 6; ++tab) {
            detail->setCurrentTab(tab);
            QVERIFY(!detail->grab().isNull());
            for (const QTableView *table : detail->tab(tab)->findChildren<QTableView *>()) {
                for (int field = 0; tab == 0 && field < table->model()->rowCount(); ++field) {
                    const QString tip = table->model()->index(field, 1).data(Qt::ToolTipRole).toString();
                    QVERIFY2(!Qt::mightBeRichText(tip) ||
                                 !tip.mid(6).contains(QRegularExpression(QStringLiteral("<(?!/span>)"))),
                             qPrintable(tip));
                }
            }
            QCoreApplication::processEvents();
        }
        QVERIFY(!page->grab().isNull());
        for (const QWidget *part : {static_cast<QWidget *>(page), static_cast<QWidget *>(detail)}) {
            for (const QLabel *label : part->findChildren<QLabel *>()) {
                const bool escaped = label->textFormat() == Qt::RichText; // by who sets it
                for (const char *tag : {"<img", "<table", "<a href=\"http"})
                    QVERIFY2(!escaped || !label->text().contains(QLatin1String(tag)),
                             qPrintable(label->text().left(200)));
                QVERIFY2(escaped || label->textFormat() == Qt::PlainText ||
                             !Qt::mightBeRichText(label->text()),
                         qPrintable(label->text().left(200)));
            }
        }
    }
    // What was read meanwhile is shown as well.
    page->rows()->locate(StoreFixture::key(9));
    detail->setCurrentTab(2);
    const auto *raw = detail->tab(2)->findChild<QPlainTextEdit *>();
    if (detail->tab(2)->fits(detail->row()))
        QTRY_VERIFY(raw->document()->characterCount() > 1000);
    for (QTextBlock block = raw->document()->begin(); block.isValid(); block = block.next())
        QVERIFY(block.length() <= 2001); // a line of a megabyte would hold the window up for seconds
    QVERIFY(!m_fixture->window->grab().isNull());
}

void HostileTest::htmlInAStripIsText()
{
    prepareLook();
    Strip strip;
    strip.say(Strip::Tone::Warning, QStringLiteral("<i>name</i>"), QStringLiteral("<img src=x> is not"));
    QCOMPARE(strip.text(), QStringLiteral("<i>name</i> <img src=x> is not"));
    strip.resize(900, 40);
    QTRY_COMPARE(strip.findChild<StripWords *>()->shown(), QStringLiteral("<i>name</i>  <img src=x> is not"));
    QVERIFY(!strip.toolTip().contains(QStringLiteral("<img")));
}

QTEST_MAIN(HostileTest)
#include "tst_hostile.moc"
