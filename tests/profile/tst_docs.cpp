// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/profile/keys.h"
#include "core/profile/parameters.h"
#include "core/profile/profilereader.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace storescope;

namespace {

struct Example
{
    int line = 0;
    QByteArray toml;
};

// A piece of a profile is put into the smallest whole one.
QByteArray completed(const QByteArray &toml)
{
    static const QRegularExpression idFirst(QStringLiteral("^id = "));
    if (idFirst.match(QString::fromUtf8(toml)).hasMatch())
        return toml;
    const bool hasVariant = toml.contains("[[variant]]");
    return (hasVariant ? QByteArray("id = \"piece\"\n")
                       : QByteArray("id = \"piece\"\n[[variant]]\nhas = { t = [] }\n")) +
           toml;
}

// The heading that a section is explained below.
QLatin1String headingOf(Section section)
{
    switch (section) {
    case Section::Profile:
        return QLatin1String("## The product");
    case Section::File:
        return QLatin1String("## Its files: `[[file]]`");
    case Section::Variant:
    case Section::Family:
        return QLatin1String("## What tells it: `[[variant]]`");
    case Section::Parameter:
        return QLatin1String("## What the store does not say: `[[parameter]]`");
    case Section::Collection:
        return QLatin1String("## What there is to see: `[[collection]]`");
    case Section::Tail:
        return QLatin1String("### How changes are noticed: `tail`");
    case Section::Field:
    case Section::Unwrap:
        return QLatin1String("### A field");
    case Section::Body:
    case Section::Digest:
        return QLatin1String("### Artifacts: `body`");
    case Section::Items:
        return QLatin1String("### Rows of another table: `items`");
    case Section::State:
        return QLatin1String("### States");
    case Section::Part:
    case Section::When:
        return QLatin1String("### Transcripts: `part`");
    case Section::Action:
    case Section::Older:
    case Section::Also:
    case Section::Pointer:
    case Section::Root:
    case Section::Follow:
        return QLatin1String("### What may be done: `action`");
    }
    return {};
}

// From the heading to the next one, whatever its level.
QString textBelow(const QString &heading, const QString &text)
{
    static const QRegularExpression next(QStringLiteral("\\n#{1,3} "));
    const qsizetype begin = text.indexOf(u'\n' + heading + u'\n');
    return begin < 0 ? QString() : text.mid(begin, text.indexOf(next, begin + 1) - begin);
}

} // namespace

class TestDocs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(QStringLiteral(STORESCOPE_SOURCE_DIR "/docs/profiles.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_text = QString::fromUtf8(file.readAll());
        Example example;
        bool inside = false;
        int line = 0;
        for (const QString &text : m_text.split(QLatin1Char('\n'))) {
            ++line;
            if (text == QLatin1String("```toml")) {
                inside = true;
                example = {line, {}};
            } else if (inside && text == QLatin1String("```")) {
                inside = false;
                m_examples.push_back(example);
            } else if (inside) {
                example.toml += text.toUtf8() + '\n';
            }
        }
        QVERIFY(m_examples.size() >= 12);
    }

    void everyExampleIsAProfile()
    {
        QStringList mistakes;
        for (const Example &example : m_examples) {
            const ReadProfile read = readProfile(completed(example.toml), QStringLiteral("docs/profiles.md"));
            for (const ProfileMistake &mistake : read.mistakes)
                mistakes << QStringLiteral("example at line %1, its line %2: %3")
                                .arg(example.line)
                                .arg(mistake.line)
                                .arg(mistake.reason);
        }
        QVERIFY2(mistakes.isEmpty(), qPrintable(mistakes.join(QLatin1Char('\n'))));
    }

    void everyKeyIsExplained()
    {
        QStringList missing;
        for (const Section section : allSections()) {
            const QString text = textBelow(headingOf(section), m_text);
            QVERIFY2(!text.isEmpty(), qPrintable(sectionName(section)));
            for (const QString &key : sectionKeys(section)) {
                if (!text.contains(QLatin1Char('`') + key + QLatin1Char('`')))
                    missing << sectionName(section) + QLatin1Char(' ') + key;
            }
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1String(", "))));
    }

    void everyWordIsNamed()
    {
        QStringList words = TimeCodec::names() + CodecChain::stepNames();
        for (const Kind kind : {Kind::Log, Kind::Sessions, Kind::Artifacts, Kind::Queue, Kind::KeyValue,
                                Kind::Versions, Kind::Schedules, Kind::Budgets, Kind::Leases, Kind::Table})
            words << kindName(kind) << canonicalFields(kind) << canonicalStates(kind);
        for (const QString &parameter : reservedParameters())
            words << QLatin1Char(':') + parameter;
        QStringList missing;
        for (const QString &word : words) {
            if (!m_text.contains(QLatin1Char('`') + word + QLatin1Char('`')))
                missing << word;
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1String(", "))));
    }

private:
    QString m_text;
    std::vector<Example> m_examples;
};

QTEST_GUILESS_MAIN(TestDocs)
#include "tst_docs.moc"
