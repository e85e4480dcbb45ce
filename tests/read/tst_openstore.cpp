// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/matchscan.h"
#include "core/read/tail.h"
#include "core/sqlite/changewatcher.h"
#include "tests/read/storefixture.h"

#include <QSignalSpy>

using namespace storescope;
using From = PageRequest::From;

// Opening, and what is told of a store.
class OpenStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tellsWhatItOpened();
    void missingFile();
    void notADatabase();
    void emptyPath();
    void fileWithoutAProfileShowsItsTables();
    void forcedProfile();
    void readFromACopyWhenAsked();
    void twoFilesWithTheSameTable();
    void aSiblingThatDoesNotOpen();
    void twoStoresOnOneFile();
    void manyOpensAtOnce();

private:
    const QString m_log = QStringLiteral("log");
    bool write(const QString &command, const QString &options) const
    {
        return WriterProcess::run(command, m_fixture->file(), StoreFixture::words(options));
    }
    Error openingError(const QString &path) const
    {
        const auto opened = StoreFixture::value(OpenStore::open(path, m_fixture->environment()));
        return opened ? Error{ErrorCode::Conflict, QStringLiteral("it opened"), 0, {}} : opened.error();
    }
    std::unique_ptr<StoreFixture> m_fixture;
    std::unique_ptr<FileEvents> m_events;
};

void OpenStoreTest::init()
{
    m_events = std::make_unique<FileEvents>();
    m_fixture = std::make_unique<StoreFixture>();
    m_fixture->setProfile(StoreFixture::logCollection());
}

void OpenStoreTest::tellsWhatItOpened()
{
    QVERIFY(m_fixture->create(QStringLiteral("--rows 10")));
    auto store = m_fixture->open();
    QVERIFY(store);
    QCOMPARE(store->thread(), QThread::currentThread());
    const StoreInfo &info = store->info();
    QCOMPARE(info.product, QStringLiteral("test"));
    QCOMPARE(info.productName, QStringLiteral("Test"));
    QCOMPARE(info.name, QStringLiteral("log.db"));
    QCOMPARE(matchName(info.match), matchName(Match::Exact));
    QCOMPARE(info.files.size(), 1u);
    QCOMPARE(info.files[0].role, QStringLiteral("main"));
    QCOMPARE(openedAsName(info.files[0].opened), openedAsName(OpenedAs::Immutable));
    QVERIFY(info.files[0].bytes > 0);
    QVERIFY(info.files[0].note.isEmpty());
    QVERIFY(store->collection(m_log));
    QCOMPARE(store->fileOf(*store->collection(m_log)), 0);
    QVERIFY(!store->collection(QStringLiteral("nothing")));
}

void OpenStoreTest::missingFile()
{
    const Error error = openingError(m_fixture->elsewhere(QStringLiteral("nothing.db")));
    QCOMPARE(errorCodeName(error.code), errorCodeName(ErrorCode::NotFound));
    QVERIFY(!error.sentence.isEmpty());
}

void OpenStoreTest::notADatabase()
{
    const QString path = m_fixture->elsewhere(QStringLiteral("text.db"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("this is only a text, and not even a long one");
    file.close();
    QCOMPARE(errorCodeName(openingError(path).code), errorCodeName(ErrorCode::Corrupt));
}

void OpenStoreTest::emptyPath()
{
    QCOMPARE(errorCodeName(openingError({}).code), errorCodeName(ErrorCode::InvalidArgument));
}

void OpenStoreTest::fileWithoutAProfileShowsItsTables()
{
    m_fixture->setProfile(StoreFixture::logCollection(), "other = [\"x\"]");
    QVERIFY(m_fixture->create(QStringLiteral("--rows 10")));
    auto store = m_fixture->open();
    QVERIFY(store);
    QVERIFY(store->info().product.isEmpty());
    QCOMPARE(matchName(store->info().match), matchName(Match::None));
    const Page page = StoreFixture::page(*store, {.from = From::Last, .count = 3});
    QCOMPARE(StoreFixture::numbers(page.records), StoreFixture::range(8, 10));
}

void OpenStoreTest::forcedProfile()
{
    m_fixture->setProfile(StoreFixture::logCollection(), "other = [\"x\"]");
    QVERIFY(m_fixture->create(QStringLiteral("--rows 10")));
    auto environment = m_fixture->environment();
    environment.profile = QStringLiteral("test");
    auto store = StoreFixture::open(m_fixture->file(), environment);
    QVERIFY(store);
    QCOMPARE(store->info().product, QStringLiteral("test"));
    QCOMPARE(store->collection(m_log)->kind(), Kind::Log);
    environment.profile = QStringLiteral("unknown");
    const auto refused = StoreFixture::value(OpenStore::open(m_fixture->file(), environment));
    QVERIFY(!refused);
    QCOMPARE(errorCodeName(refused.error().code), errorCodeName(ErrorCode::NotFound));
}

void OpenStoreTest::readFromACopyWhenAsked()
{
    QVERIFY(m_fixture->create(QStringLiteral("--rows 10")));
    auto environment = m_fixture->environment();
    environment.copy = true;
    auto store = StoreFixture::open(m_fixture->file(), environment);
    QVERIFY(store);
    QCOMPARE(openedAsName(store->info().files[0].opened), openedAsName(OpenedAs::Copy));
    QVERIFY(store->info().files[0].copiedAt.isValid());
    QVERIFY(!store->info().files[0].note.isEmpty());
    QCOMPARE(*StoreFixture::value(store->count(m_log)), 10);
    QCOMPARE(store->meter().connections, 1); // one copy serves all readers
}

void OpenStoreTest::twoFilesWithTheSameTable()
{
    m_fixture->setProfile("[[file]]\nrole = \"side\"\nsuffix = \".side\"\n"
                          "[[variant]]\nrole = \"side\"\nhas = { log = [\"body\"], mark = [\"x\"] }\n" +
                          StoreFixture::logCollection());
    QVERIFY(m_fixture->create(QStringLiteral("--rows 10")));
    const QString side = m_fixture->folder() + QStringLiteral("/log.side");
    QVERIFY(
        WriterProcess::run(QStringLiteral("create"), side, StoreFixture::words(QStringLiteral("--rows 3"))));
    auto store = m_fixture->open();
    QVERIFY(store);
    QCOMPARE(store->info().files.size(), 2u);
    QSet<QString> ids;
    for (const auto &collection : store->collections())
        ids += collection->id();
    QCOMPARE(size_t(ids.size()), store->collections().size());
    QCOMPARE(*StoreFixture::value(store->count(m_log)), 10);
    const auto other = std::find_if(store->collections().begin(), store->collections().end(),
                                    [&](const auto &one) { return store->fileOf(*one) == 1; });
    QVERIFY(other != store->collections().end());
    QCOMPARE(*StoreFixture::value(store->count((*other)->id())), 3);

    auto environment = m_fixture->environment();
    environment.wholeStore = false;
    QCOMPARE(StoreFixture::open(m_fixture->file(), environment)->info().files.size(), 1u);
}

void OpenStoreTest::aSiblingThatDoesNotOpen()
{
    m_fixture->setProfile("[[file]]\nrole = \"side\"\nsuffix = \".side\"\n"
                          "[[variant]]\nrole = \"side\"\nhas = { mark = [\"x\"] }\n" +
                          StoreFixture::logCollection());
    QVERIFY(m_fixture->create(QStringLiteral("--rows 10")));
    QFile side(m_fixture->folder() + QStringLiteral("/log.side"));
    QVERIFY(side.open(QIODevice::WriteOnly));
    side.write(QByteArray(4096, 'x'));
    side.close();
    auto store = m_fixture->open();
    QVERIFY(store);
    QCOMPARE(store->info().files.size(), 2u);
    QVERIFY(store->info().files[1].error);
    QCOMPARE(*StoreFixture::value(store->count(m_log)), 10);
}

void OpenStoreTest::twoStoresOnOneFile()
{
    QVERIFY(m_fixture->create(QStringLiteral("--rows 10")));
    const QString link = m_fixture->elsewhere(QStringLiteral("link.db"));
    QVERIFY(QFile::link(m_fixture->file(), link));
    auto one = m_fixture->open(m_events.get());
    auto two = StoreFixture::open(link, m_fixture->environment(m_events.get()));
    QVERIFY(one && two);
    QCOMPARE(one->info().path, two->info().path);
    WriterProcess writer(QStringLiteral("append"), m_fixture->file(),
                         StoreFixture::words(QStringLiteral("--count 5 --stay")));
    QVERIFY(writer.waitUntilDone());
    QCOMPARE(StoreFixture::numbers(StoreFixture::page(*one, {.count = 1}).records).front(), qint64(15));
    one.reset();
    // The other one's locks are still its own: the writer's checkpoint does not pull the file away.
    QVERIFY(writer.end());
    QVERIFY(write(QStringLiteral("append"), QStringLiteral("--count 5")));
    QCOMPARE(StoreFixture::numbers(StoreFixture::page(*two, {.count = 1}).records).front(), qint64(20));
}

void OpenStoreTest::manyOpensAtOnce()
{
    QVERIFY(m_fixture->create(QStringLiteral("--rows 10")));
    std::vector<QFuture<Result<std::shared_ptr<OpenStore>>>> openings;
    for (int i = 0; i < 16; ++i)
        openings.push_back(OpenStore::open(m_fixture->file(), m_fixture->environment(m_events.get())));
    std::vector<std::shared_ptr<OpenStore>> stores;
    for (auto &opening : openings) {
        const auto opened = StoreFixture::value(opening);
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().sentence));
        stores.push_back(*opened);
    }
    openings.clear();
    for (const auto &store : stores)
        QCOMPARE(StoreFixture::page(*store, {.count = 2}).records.size(), 2u);
}

QTEST_GUILESS_MAIN(OpenStoreTest)
#include "tst_openstore.moc"
