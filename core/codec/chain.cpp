// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/codec/chain.h"

#include "core/base/text.h"
#include "core/codec/recognise.h"
#include "core/codec/step.h"

namespace storescope {

namespace {

// As deep as content is looked into by itself: base64 of zlib of JSON, and one more.
constexpr int AutomaticSteps = 4;

// The value on its way through the steps.
class Run
{
public:
    Run(QByteArray bytes, bool isText, const DecodeLimits &limits) : m_limits(limits)
    {
        m_result.bytes = std::move(bytes);
        m_result.isText = isText;
    }

    Decoded through(const QStringList &steps)
    {
        for (const QString &step : steps) {
            if (!m_result.reason.isEmpty() || !m_result.opaque.isEmpty() || !openDocument(step))
                break;
            if (step == u"auto")
                automatic();
            else
                take(step, applyStep(step, m_result.bytes, m_limits));
        }
        return std::move(m_result);
    }

private:
    // A step after a tree goes on with the text or bytes that the tree is.
    bool openDocument(const QString &step)
    {
        if (!m_result.document)
            return true;
        auto bytes = toBytes(*m_result.document);
        if (!bytes) {
            m_result.reason = QStringLiteral("There is no text or bytes for the step %1.").arg(step);
            return false;
        }
        m_result.isText = m_result.document->is_string();
        m_result.bytes = std::move(*bytes);
        m_result.document.reset();
        return true;
    }

    void take(const QString &step, Result<StepOutcome> outcome)
    {
        if (!outcome) {
            giveUp(outcome.error().sentence);
            return;
        }
        m_result.steps.append(step);
        m_result.opaque = outcome->opaque;
        m_result.document = std::move(outcome->document);
        m_result.bytes = std::move(outcome->bytes);
        m_result.isText = !m_result.document && looksLikeText(m_result.bytes);
    }

    void giveUp(const QString &sentence)
    {
        m_result.reason = sentence + (m_result.isText ? QLatin1String(" Shown as text.")
                                                      : QLatin1String(" Shown as bytes."));
    }

    void automatic()
    {
        for (int i = 0; i < AutomaticSteps; ++i) {
            auto found = recogniseStep(m_result.bytes, m_limits);
            if (!found) {
                if (found.error().code == ErrorCode::Unsupported)
                    giveUp(found.error().sentence);
                return;
            }
            take(found->step, std::move(found->outcome));
            if (m_result.document || !m_result.opaque.isEmpty())
                return;
        }
    }

    DecodeLimits m_limits;
    Decoded m_result;
};

Decoded decodedBytes(const QByteArray &bytes, bool isText, const QStringList &steps,
                     const DecodeLimits &limits)
{
    return Run(bytes, isText, limits).through(steps);
}

// The step that a store's own word for a compression means; empty for none, nullopt for a word that is not
// known.
std::optional<QString> compressionStep(const Json *name)
{
    if (!name || name->is_null())
        return QString();
    if (!name->is_string())
        return std::nullopt;
    const QString word = QString::fromStdString(name->get_ref<const std::string &>()).toLower();
    if (word.isEmpty() || word == u"none" || word == u"identity")
        return QString();
    if (word == u"zlib" || word == u"gzip" || word == u"zstd")
        return word;
    return std::nullopt;
}

// What the envelope held, taken out and decoded on; nullopt when `outer` is no such envelope.
std::optional<Decoded> unwrapped(const Decoded &outer, const CodecChain::Unwrap &unwrap,
                                 const DecodeLimits &limits)
{
    const Json *content = outer.document ? atPath(*outer.document, unwrap.path) : nullptr;
    const auto bytes = content ? toBytes(*content) : std::nullopt;
    if (!bytes)
        return std::nullopt;
    const Json *name =
        unwrap.compressionPath.isEmpty() ? nullptr : atPath(*outer.document, unwrap.compressionPath);
    const auto compression = compressionStep(name);
    Decoded inner;
    if (!compression) {
        inner = decodedBytes(*bytes, false, {}, limits);
        inner.reason = QStringLiteral("The compression %1 is not known. Shown as bytes.")
                           .arg(QString::fromUtf8(toJsonText(*name)));
    } else {
        const auto steps = compression->isEmpty() ? unwrap.then : QStringList{*compression} + unwrap.then;
        inner = decodedBytes(*bytes, looksLikeText(*bytes), steps, limits);
    }
    inner.steps = outer.steps + inner.steps;
    return inner;
}

} // namespace

QStringList CodecChain::stepNames()
{
    static const QStringList names = storescope::stepNames() << QStringLiteral("auto");
    return names;
}

Result<CodecChain> CodecChain::fromNames(const QStringList &names)
{
    const QStringList known = stepNames();
    for (qsizetype i = 0; i < names.size(); ++i) {
        const QString &name = names[i];
        if (!known.contains(name)) {
            const QString nearest = nearestWord(name, known);
            const QString hint = nearest.isEmpty()
                                     ? QStringLiteral("Known are: %1.").arg(known.join(QLatin1String(", ")))
                                     : QStringLiteral("Did you mean \"%1\"?").arg(nearest);
            return failure(ErrorCode::InvalidArgument,
                           QStringLiteral("No decoding step is called \"%1\". %2").arg(name, hint));
        }
        if (endsChain(name) && i + 1 < names.size())
            return failure(ErrorCode::InvalidArgument,
                           QStringLiteral("Nothing can follow the step \"%1\"; take \"%2\" away.")
                               .arg(name, names[i + 1]));
    }
    CodecChain chain;
    chain.m_steps = names;
    return chain;
}

Decoded CodecChain::decode(const Value &value, const DecodeLimits &limits) const
{
    Decoded scalar;
    if (isNull(value)) {
        scalar.document = Json(nullptr);
        return scalar;
    }
    if (const auto *integer = std::get_if<qint64>(&value)) {
        scalar.document = Json(*integer);
        return scalar;
    }
    if (const auto *real = std::get_if<double>(&value)) {
        scalar.document = Json(*real);
        return scalar;
    }
    const QByteArray bytes = bytesOf(value);
    const bool isText = std::holds_alternative<Text>(value) ? bytes.isValidUtf8() : looksLikeText(bytes);
    Decoded outer = decodedBytes(bytes, isText, m_steps, limits);
    if (!m_unwrap)
        return outer;
    if (auto inner = unwrapped(outer, *m_unwrap, limits))
        return std::move(*inner);
    if (m_unwrap->optional)
        return decodedBytes(bytes, isText, m_unwrap->then, limits);
    if (outer.reason.isEmpty())
        outer.reason = QStringLiteral("There is no content at %1. Shown as it is.").arg(m_unwrap->path);
    return outer;
}

} // namespace storescope
