// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/opening.h"
#include "app/parser.h"
#include "app/transcript/transcriptprinter.h"
#include "app/waiting.h"
#include "core/base/text.h"

#include <QSet>

#include <unistd.h>

namespace storescope::app {
namespace {

std::optional<TranscriptFormat> formatFrom(const std::string &word)
{
    if (word == "text")
        return TranscriptFormat::Text;
    if (word == "md")
        return TranscriptFormat::Markdown;
    if (word == "html")
        return TranscriptFormat::Html;
    if (word == "jsonl")
        return TranscriptFormat::Jsonl;
    return std::nullopt;
}

int fail(const Error &error)
{
    complain(error);
    return exitCodeOf(error);
}

// Prints a session and, where asked for, those that it began, each once.
class SessionTree
{
public:
    SessionTree(OpenStore &store, const SessionIndex &index, TranscriptPrinter &printer, bool redact,
                const CancelToken &interrupted)
        : m_store(store), m_index(index), m_printer(printer), m_redact(redact), m_interrupted(interrupted)
    {
    }

    Result<void> print(const SessionRow &session, bool withChildren, int depth = 0)
    {
        m_printed.insert(session.id);
        auto transcript = waitFor(m_store.transcript(session.id, m_interrupted, m_redact));
        if (!transcript && transcript.error().code != ErrorCode::NotFound)
            return tl::unexpected<Error>(transcript.error());
        if (!transcript) { // it is listed, so there is such a session
            transcript = Transcript();
            transcript->session = session.id;
            transcript->notes << QStringLiteral("Nothing is stored of what was said in it.");
        }
        m_printer.print(session, *transcript, depth);
        if (!withChildren)
            return {};
        for (const SessionRow &child : m_index.childrenOf(session.id)) {
            if (m_printed.contains(child.id))
                continue;
            if (auto printed = print(child, true, depth + 1); !printed)
                return printed;
        }
        return {};
    }

private:
    OpenStore &m_store;
    const SessionIndex &m_index;
    TranscriptPrinter &m_printer;
    bool m_redact;
    const CancelToken &m_interrupted;
    QSet<QString> m_printed;
};

} // namespace

int runSession(const Invocation &invocation)
{
    Parser parser("session", "What was said and done in one session: its transcript.",
                  "storescope session agent.db 6f4930c8 --with-children --format md > session.md");
    std::string store, id, word = "text";
    bool withChildren = false, full = false, noRedact = false;
    auto &app = parser.app();
    app.add_option("STORE", store, "a database file, a folder, or a name that stores printed")->required();
    app.add_option("ID", id, "its id, or how only its id begins or ends")->required();
    app.add_option("--format", word, "text (unless told), md, html or jsonl")->type_name("FORMAT");
    app.add_flag("--with-children", withChildren, "also the sessions that it began");
    app.add_flag("--no-redact", noRedact, "also what the profile calls secret");
    app.add_flag("--full", full, "what tools were called with and gave back whole");
    if (const auto code = parser.parse(invocation))
        return *code;
    const auto format = formatFrom(word);
    if (!format) {
        complain(QStringLiteral("A transcript is printed as text, md, html or jsonl, not as “%1”.")
                     .arg(text(word)));
        return WrongUse;
    }
    auto opened = openStore(text(store), {.watch = false, .wholeStore = true}, invocation.interrupted);
    if (!opened)
        return opened.error();
    const auto index = SessionIndex::read(*opened->store, invocation.interrupted);
    if (!index)
        return fail(index.error());
    auto session = index->find(text(id));
    if (!session && session.error().code == ErrorCode::NotFound) {
        // A product that keeps no list of its sessions still has their messages.
        const auto transcript = waitFor(opened->store->transcript(text(id), invocation.interrupted));
        if (transcript) {
            SessionRow unlisted;
            unlisted.id = text(id);
            session = unlisted;
        } else if (transcript.error().code != ErrorCode::NotFound &&
                   transcript.error().code != ErrorCode::Unsupported) {
            return fail(transcript.error()); // nothing says that it is not there
        }
    }
    if (!session) { // the store can be read; what was asked for is not in it
        complain(session.error());
        return WrongUse;
    }
    Output output(STDOUT_FILENO);
    const int all = 1 << 24;
    const auto printer = makeTranscriptPrinter(*format, output, full ? Folding{all, all, all} : Folding{});
    printer->begin();
    const auto printed = SessionTree(*opened->store, *index, *printer, !noRedact, invocation.interrupted)
                             .print(*session, withChildren);
    if (!printed) {
        output.flush();
        return fail(printed.error());
    }
    printer->end();
    return Done;
}

} // namespace storescope::app
