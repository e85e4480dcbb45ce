// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/profile/profileimage.h"

#include <algorithm>
#include <cstring>

namespace storescope {

namespace {

// Every specification is described once, in `parts`, which names each of its members: one more, and it does
// not compile. Writer and Reader go through it alike. Texts lie in the
// machine's own UTF-16, so that a reader only points at them.
class Writer
{
public:
    QByteArray bytes;

    void number(quint32 value) { bytes.append(reinterpret_cast<const char *>(&value), sizeof value); }
    void wide(qint64 value) { bytes.append(reinterpret_cast<const char *>(&value), sizeof value); }
    void one(const QString &text)
    {
        number(quint32(text.size()));
        bytes.append(reinterpret_cast<const char *>(text.constData()), text.size() * 2);
    }
    void one(bool value) { number(value); }
    void one(int value) { number(quint32(value)); }
    void one(std::chrono::nanoseconds value) { wide(value.count()); }
    void one(const Value &value)
    {
        number(quint32(value.index()));
        if (const auto *whole = std::get_if<qint64>(&value))
            wide(*whole);
        else if (const auto *real = std::get_if<double>(&value))
            bytes.append(reinterpret_cast<const char *>(real), sizeof *real);
        else
            one(QString::fromUtf8(bytesOf(value)));
    }
    void one(const CodecChain &chain)
    {
        one(chain.steps());
        one(chain.hasUnwrap());
        if (const auto &unwrap = chain.unwrap())
            all(unwrap->path, unwrap->compressionPath, unwrap->then, unwrap->optional);
    }
    void one(const TimeCodec &codec)
    {
        number(quint32(codec.form()));
        one(codec.sentinels());
    }
    template <class T>
    requires std::is_enum_v<T>
    void one(T value) { number(quint32(value)); }
    template <class T>
    void one(const QList<T> &list)
    {
        number(quint32(list.size()));
        for (const T &each : list)
            one(each);
    }
    template <class T>
    void one(const std::vector<T> &list)
    {
        number(quint32(list.size()));
        for (const T &each : list)
            one(each);
    }
    template <class T>
    void one(const QHash<QString, T> &hash) // sorted, for the same image of the same profiles
    {
        QStringList names = hash.keys();
        names.sort();
        number(quint32(names.size()));
        for (const QString &name : names)
            all(name, hash[name]);
    }
    template <class T>
    void one(const std::optional<T> &value)
    {
        one(value.has_value());
        if (value)
            one(*value);
    }
    template <class T>
    void one(const std::shared_ptr<const T> &value)
    {
        one(bool(value));
        if (value)
            one(*value);
    }
    template <class T>
    requires requires(Writer &io, T &value) { parts(io, value); }
    void one(const T &value)
    {
        parts(*this, const_cast<T &>(value)); // a writer changes nothing
    }
    template <class... T>
    void all(const T &...values)
    {
        (one(values), ...);
    }
};

class Reader
{
public:
    const char *at;

    template <class T>
    T plain()
    {
        T value;
        std::memcpy(&value, at, sizeof value);
        at += sizeof value;
        return value;
    }
    quint32 number() { return plain<quint32>(); }
    void one(QString &text)
    {
        const qsizetype size = number();
        text = size == 0 ? QString() : QString::fromRawData(reinterpret_cast<const QChar *>(at), size);
        at += size * 2;
    }
    void one(bool &value) { value = number() != 0; }
    void one(int &value) { value = int(number()); }
    void one(std::chrono::nanoseconds &value) { value = std::chrono::nanoseconds(plain<qint64>()); }
    void one(Value &value)
    {
        const auto type = ValueType(number());
        QString text;
        if (type == ValueType::Integer)
            value = plain<qint64>();
        else if (type == ValueType::Real)
            value = plain<double>();
        else if (one(text); type != ValueType::Null)
            value = textValue(text);
    }
    void one(CodecChain &chain)
    {
        QStringList steps;
        bool unwraps = false;
        all(steps, unwraps);
        if (!steps.isEmpty())
            chain = CodecChain::fromNames(steps).value_or(CodecChain());
        if (unwraps) {
            CodecChain::Unwrap unwrap;
            all(unwrap.path, unwrap.compressionPath, unwrap.then, unwrap.optional);
            chain.setUnwrap(std::move(unwrap));
        }
    }
    void one(TimeCodec &codec)
    {
        QStringList sentinels;
        codec = TimeCodec(TimeCodec::Form(number()));
        one(sentinels);
        if (!sentinels.isEmpty())
            codec = codec.withSentinels(sentinels);
    }
    template <class T>
    requires std::is_enum_v<T>
    void one(T &value) { value = T(number()); }
    template <class T>
    void one(QList<T> &list)
    {
        const quint32 size = number();
        list.reserve(size);
        for (quint32 i = 0; i < size; ++i)
            one(list.emplaceBack());
    }
    template <class T>
    void one(std::vector<T> &list)
    {
        list.resize(number());
        for (T &each : list)
            one(each);
    }
    template <class T>
    void one(QHash<QString, T> &hash)
    {
        const quint32 size = number();
        hash.reserve(size);
        for (quint32 i = 0; i < size; ++i) {
            QString name;
            one(name);
            one(hash[name]);
        }
    }
    template <class T>
    void one(std::optional<T> &value)
    {
        bool there = false;
        one(there);
        if (there)
            one(value.emplace());
    }
    template <class T>
    void one(std::shared_ptr<const T> &value)
    {
        bool there = false;
        one(there);
        if (!there)
            return;
        auto made = std::make_shared<T>();
        one(*made);
        value = std::move(made);
    }
    template <class T>
    requires requires(Reader &io, T &value) { parts(io, value); }
    void one(T &value) { parts(*this, value); }
    template <class... T>
    void all(T &...values)
    {
        (one(values), ...);
    }
};

template <class Io>
void parts(Io &io, FileSpec &file)
{
    auto &[role, find, suffix, exclude, highest] = file;
    io.all(role, find, suffix, exclude, highest);
}

template <class Io>
void parts(Io &io, FamilySpec &family)
{
    auto &[name, pattern, columns, optional] = family;
    io.all(name, pattern, columns, optional);
}

template <class Io>
void parts(Io &io, VariantSpec &variant)
{
    auto &[id, role, has, lacks, when, version, known, ordered, families] = variant;
    io.all(id, role, has, lacks, when, version, known, ordered, families);
}

template <class Io>
void parts(Io &io, FieldSpec &field)
{
    auto &[name, title, column, sql, text, by, texts, path, time, codec, codecBy, codecs, unit, link, values,
           redact, id] = field;
    io.all(name, title, column, sql, text, by, texts, path, time, codec, codecBy, codecs, unit, link, values,
           redact, id);
}

template <class Io>
void parts(Io &io, StateSpec &state)
{
    auto &[is, when] = state;
    io.all(is, when);
}

template <class Io>
void parts(Io &io, TailSpec &tail)
{
    auto &[mode, by, byTime, overlap, removes] = tail;
    io.all(mode, by, byTime, overlap, removes);
}

template <class Io>
void parts(Io &io, BodySpec &body)
{
    auto &[column, codec, digestColumn, digestAlgorithm, digestOfStored] = body;
    io.all(column, codec, digestColumn, digestAlgorithm, digestOfStored);
}

template <class Io>
void parts(Io &io, ItemsSpec &items)
{
    auto &[table, on, order, column, codec] = items;
    io.all(table, on, order, column, codec);
}

template <class Io>
void parts(Io &io, PartCondition &condition)
{
    auto &[path, column, is] = condition;
    io.all(path, column, is);
}

template <class Io>
void parts(Io &io, PartSpec &part)
{
    auto &[when, each, fields] = part;
    io.all(when, each, fields);
}

template <class Io>
void parts(Io &io, RootSpec &root)
{
    auto &[table, column, codec, paths, needs, follow] = root;
    io.all(table, column, codec, paths, needs, follow);
}

template <class Io>
void parts(Io &io, ActionSpec::Also &also)
{
    auto &[table, on] = also;
    io.all(table, on);
}

template <class Io>
void parts(Io &io, ActionSpec::Pointer &pointer)
{
    auto &[note, table, column, here, when, last] = pointer;
    io.all(note, table, column, here, when, last);
}

template <class Io>
void parts(Io &io, ActionSpec &action)
{
    auto &[act, title, when, expired, olderBy, older, set, also, pointers, id, roots, line] = action;
    io.all(act, title, when, expired, olderBy, older, set, also, pointers, id, roots, line);
}

template <class Io>
void parts(Io &io, CollectionSpec &collection)
{
    auto &[id, kind, title, role, variant, from, where, tables, key, keyReused, tail, fields, hide, redact,
           nowUnit, states, body, items, partsPath, parts, silent, order, actions, levels, line] = collection;
    io.all(id, kind, title, role, variant, from, where, tables, key, keyReused, tail, fields, hide, redact,
           nowUnit, states, body, items, partsPath, parts, silent, order, actions, levels, line);
}

template <class Io>
void parts(Io &io, ParameterSpec &parameter)
{
    auto &[name, title, unit, standard] = parameter;
    io.all(name, title, unit, standard);
}

template <class Io>
void parts(Io &io, ProfileHint &hint)
{
    auto &[id, file, files, variants] = hint;
    io.all(id, file, files, variants);
}

// What the hint does not say.
template <class Io>
void body(Io &io, Profile &profile)
{
    [[maybe_unused]] auto &[id, name, about, file, seen, handsOff, files, variants, collections, parameters] =
        profile;
    io.all(name, about, seen, handsOff, collections, parameters);
}

} // namespace

// How many; where each body begins; the hints; the bodies.
QByteArray ProfileImage::of(const std::vector<Profile> &profiles)
{
    Writer hints, bodies;
    std::vector<quint32> begins;
    for (const Profile &profile : profiles) {
        hints.one(hintOf(profile));
        begins.push_back(quint32(bodies.bytes.size()));
        body(bodies, const_cast<Profile &>(profile)); // a writer changes nothing
    }
    Writer out;
    out.number(quint32(profiles.size()));
    const quint32 first = quint32(sizeof(quint32) * (1 + profiles.size()) + hints.bytes.size());
    for (const quint32 begin : begins)
        out.number(first + begin);
    return out.bytes + hints.bytes + bodies.bytes;
}

ProfileImage::ProfileImage(const char *bytes) : m_bytes(bytes)
{
    Reader in{bytes};
    const quint32 count = in.number();
    for (quint32 i = 0; i < count; ++i)
        m_bodies.push_back(in.number());
    m_hints.resize(count);
    for (ProfileHint &hint : m_hints)
        in.one(hint);
}

std::optional<Profile> ProfileImage::profile(const QString &id) const
{
    const auto hint =
        std::find_if(m_hints.begin(), m_hints.end(), [&](const ProfileHint &each) { return each.id == id; });
    if (hint == m_hints.end())
        return std::nullopt;
    Profile result;
    result.id = hint->id;
    result.file = hint->file;
    result.files = hint->files;
    result.variants = hint->variants;
    Reader in{m_bytes + m_bodies[size_t(hint - m_hints.begin())]};
    body(in, result);
    return result;
}

} // namespace storescope
