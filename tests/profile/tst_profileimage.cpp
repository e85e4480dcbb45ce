// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/profile/profileimage.h"
#include "core/profile/profilelibrary.h"

#include <QFile>
#include <QTest>

using namespace storescope;

// Profiles as the build took them in.
class TestProfileImage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void builtInProfilesAreWhatTheirTextSays()
    {
        const ProfileLibrary library;
        QVERIFY(library.ids().size() > 30);
        for (const QString &id : library.ids()) {
            const auto profile = library.profile(id);
            QVERIFY(profile);
            QFile file(QStringLiteral(":/storescope/profiles/") + (*profile)->file);
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
            const ReadProfile parsed = readProfile(file.readAll(), (*profile)->file);
            QVERIFY(parsed.profile);
            QVERIFY2(ProfileImage::of({**profile}) == ProfileImage::of({*parsed.profile}), qPrintable(id));
        }
    }

    void keepsWhatIsRarelySaid()
    {
        const ReadProfile parsed = readProfile(R"TOML(
id = "shop"
hands_off = "nothing expires"
seen = false
[[file]]
find = "~/shop_#.db"
highest = true
[[variant]]
family = { lane = { table = "lane_(?<name>.+)", columns = ["id"], optional = true } }
has = { jobs = ["id", "due INTEGER"] }
lacks = { old = [] }
version = "user_version"
known = ["1..7"]
ordered = false
[[parameter]]
name = "rate"
default = 2.5
[[parameter]]
name = "word"
default = "größe"
[[collection]]
id = "jobs"
kind = "queue"
tail = { mode = "updated", by = "due", time = "s", overlap = "2s" }
[collection.fields]
id = "id"
available = { column = "due", time = "s", none = [0, "never"] }
payload = { column = "body", codec = ["base64", "zlib", "json"], unwrap = { path = "content", then = "json", strict = true } }
[[collection.action]]
do = "sweep"
when = "due < :now"
)TOML",
                                               QStringLiteral("shop.toml"));
        QVERIFY2(parsed.profile, parsed.mistakes.empty() ? "" : qPrintable(parsed.mistakes.front().reason));
        const QByteArray bytes = ProfileImage::of({*parsed.profile, *parsed.profile});
        const ProfileImage image(bytes.constData());
        QCOMPARE(image.hints().size(), size_t(2));
        QVERIFY(!image.profile(QStringLiteral("other")));
        const auto profile = image.profile(QStringLiteral("shop"));
        QVERIFY(profile);
        QVERIFY(!profile->seen);
        QCOMPARE(profile->handsOff, QStringLiteral("nothing expires"));
        QVERIFY(profile->files.front().highest);
        const VariantSpec &variant = profile->variants.front();
        QVERIFY(variant.families.front().optional && !variant.ordered);
        QCOMPARE(variant.has[QStringLiteral("jobs")].last(), QStringLiteral("due INTEGER"));
        QVERIFY(variant.lacks.contains(QStringLiteral("old")));
        QCOMPARE(toNumber(profile->parameters.front().standard), 2.5);
        QCOMPARE(profile->parameters.back().standard, textValue(QStringLiteral("größe")));
        const CollectionSpec &jobs = profile->collections.front();
        QCOMPARE(jobs.tail.overlap, std::chrono::seconds(2));
        QVERIFY(!jobs.fields[1].time->decode(qint64(0)));
        QVERIFY(!jobs.fields[1].time->decode(textValue(QStringLiteral("never"))));
        QVERIFY(jobs.fields[1].time->decode(qint64(5)));
        QCOMPARE(jobs.fields[2].codec.steps().size(), 3);
        QCOMPARE(jobs.fields[2].codec.unwrap()->path, QStringLiteral("content"));
        QVERIFY(!jobs.fields[2].codec.unwrap()->optional);
        QCOMPARE(jobs.actions.front().when, QStringLiteral("due < :now"));
    }
};

QTEST_GUILESS_MAIN(TestProfileImage)
#include "tst_profileimage.moc"
