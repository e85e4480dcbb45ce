// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/profile/profilelibrary.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace storescope;

namespace {

const QByteArray ours = "id = \"crush\"\nname = \"My crush\"\n[[variant]]\nhas = { mine = [\"a\"] }\n";

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

ProfileHint hintFor(const ProfileLibrary &library, const QString &id)
{
    for (const ProfileHint &hint : library.hints()) {
        if (hint.id == id)
            return hint;
    }
    return {};
}

bool isSame(const FileSpec &a, const FileSpec &b)
{
    return a.role == b.role && a.find == b.find && a.suffix == b.suffix && a.exclude == b.exclude &&
           a.highest == b.highest;
}

bool isSame(const VariantSpec &a, const VariantSpec &b)
{
    const auto same = [](const FamilySpec &x, const FamilySpec &y) {
        return x.name == y.name && x.pattern == y.pattern && x.columns == y.columns &&
               x.optional == y.optional;
    };
    return a.id == b.id && a.role == b.role && a.has == b.has && a.lacks == b.lacks && a.when == b.when &&
           a.version == b.version && a.known == b.known && a.ordered == b.ordered &&
           std::ranges::equal(a.families, b.families, same);
}

bool isSame(const ProfileHint &hint, const Profile &profile)
{
    const auto sameFile = [](const FileSpec &x, const FileSpec &y) { return isSame(x, y); };
    const auto sameVariant = [](const VariantSpec &x, const VariantSpec &y) { return isSame(x, y); };
    return hint.id == profile.id && !hint.file.isEmpty() &&
           std::ranges::equal(hint.files, profile.files, sameFile) &&
           std::ranges::equal(hint.variants, profile.variants, sameVariant);
}

} // namespace

class TestProfileLibrary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bringsEveryBuiltInProfile()
    {
        const ProfileLibrary library;
        const QStringList files = QDir(QStringLiteral(STORESCOPE_SOURCE_DIR "/resources/profiles"))
                                      .entryList({QStringLiteral("*.toml")});
        QVERIFY(files.size() >= 7);
        QCOMPARE(library.ids().size(), files.size());
        for (const QString &id : library.ids()) {
            const auto profile = library.profile(id);
            QVERIFY2(profile.has_value(), qPrintable(profile ? QString() : profile.error().sentence));
            QCOMPARE((*profile)->id, id);
            QVERIFY2(!(*profile)->about.isEmpty(), qPrintable(id));
            QVERIFY(library.mistakes(id).empty());
            // what the index said without parsing is what the profile says
            QVERIFY2(isSame(hintFor(library, id), **profile), qPrintable(id));
        }
        QVERIFY(hintFor(library, QStringLiteral("arcp-kotlin"))
                    .variants.front()
                    .has.contains(QStringLiteral("arcp_envelope")));
        QCOMPARE(hintFor(library, QStringLiteral("dedup")).variants.front().families.size(), size_t(1));
        QCOMPARE(hintFor(library, QStringLiteral("codex")).files.size(), size_t(6));
    }

    void theReadmeListsThem()
    {
        QFile readme(QStringLiteral(STORESCOPE_SOURCE_DIR "/README.md"));
        QVERIFY(readme.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(readme.readAll());
        const ProfileLibrary library;
        for (const QString &id : library.ids()) {
            const auto profile = *library.profile(id);
            const QString row = QStringLiteral("\n| %1%2 | ")
                                    .arg(profile->name, profile->seen ? QString() : QStringLiteral(" †"));
            QVERIFY2(text.contains(row), qPrintable(row));
        }
    }

    void parsesOnce()
    {
        const ProfileLibrary library;
        QCOMPARE(library.profile(QStringLiteral("crush"))->get(),
                 library.profile(QStringLiteral("crush"))->get());
    }

    void tellsWhatIsNotThere()
    {
        const auto profile = ProfileLibrary().profile(QStringLiteral("nobody"));
        QVERIFY(!profile.has_value());
        QCOMPARE(profile.error().code, ErrorCode::NotFound);
    }

    void theUsersOwnWins()
    {
        const QTemporaryDir folder;
        write(folder.filePath(QStringLiteral("own.toml")), ours);
        const ProfileLibrary library(folder.path());
        QCOMPARE((*library.profile(QStringLiteral("crush")))->name, QStringLiteral("My crush"));
        QCOMPARE(hintFor(library, QStringLiteral("crush")).variants.front().has.keys(),
                 QStringList{QStringLiteral("mine")});
        QCOMPARE(library.ids().count(QStringLiteral("crush")), 1);
    }

    void aWrongOneIsNotUsed()
    {
        const QTemporaryDir folder;
        write(folder.filePath(QStringLiteral("own.toml")), ours + "nmae = 1\n");
        write(folder.filePath(QStringLiteral("new.toml")), "id = \"mine\"\nwrong = 1\n");
        const ProfileLibrary library(folder.path());
        QCOMPARE((*library.profile(QStringLiteral("crush")))->name, QStringLiteral("Crush"));
        QCOMPARE(library.mistakes(QStringLiteral("crush")).front().line, 5);
        const auto mine = library.profile(QStringLiteral("mine"));
        QVERIFY(!mine.has_value());
        QCOMPARE(mine.error().code, ErrorCode::InvalidArgument);
        QVERIFY2(mine.error().sentence.contains(QStringLiteral("line")), qPrintable(mine.error().sentence));
        QVERIFY(mine.error().file.endsWith(QStringLiteral("new.toml")));
        QCOMPARE(hintFor(library, QStringLiteral("mine")).id, QString());
    }

    void noticesChanges()
    {
        const QTemporaryDir parent;
        const QString folder = parent.filePath(QStringLiteral("profiles")); // made only later
        ProfileLibrary library(folder);
        library.watch();
        QSignalSpy changed(&library, &ProfileLibrary::changed);
        QVERIFY(!library.ids().contains(QStringLiteral("late")));
        QDir().mkpath(folder);
        write(folder + QStringLiteral("/late.toml"), "id = \"late\"\n[[variant]]\nhas = { a = [] }\n");
        QTRY_VERIFY(library.ids().contains(QStringLiteral("late")));
        QVERIFY(changed.count() > 0);
        write(folder + QStringLiteral("/late.toml"), "id = \"later\"\n[[variant]]\nhas = { a = [] }\n");
        QTRY_VERIFY(library.ids().contains(QStringLiteral("later")));
        QVERIFY(!library.ids().contains(QStringLiteral("late")));
        QFile::remove(folder + QStringLiteral("/late.toml"));
        QTRY_VERIFY(!library.ids().contains(QStringLiteral("later")));
    }
};

QTEST_GUILESS_MAIN(TestProfileLibrary)
#include "tst_profilelibrary.moc"
