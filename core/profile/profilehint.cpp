// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/profile/profilehint.h"

#include <QDataStream>
#include <QIODevice>

namespace storescope {

namespace {

QDataStream &operator<<(QDataStream &out, const FileSpec &file)
{
    return out << file.role << file.find << file.suffix << file.exclude << file.highest;
}

QDataStream &operator>>(QDataStream &in, FileSpec &file)
{
    return in >> file.role >> file.find >> file.suffix >> file.exclude >> file.highest;
}

QDataStream &operator<<(QDataStream &out, const FamilySpec &family)
{
    return out << family.name << family.pattern << family.columns << family.optional;
}

QDataStream &operator>>(QDataStream &in, FamilySpec &family)
{
    return in >> family.name >> family.pattern >> family.columns >> family.optional;
}

QDataStream &operator<<(QDataStream &out, const VariantSpec &variant);
QDataStream &operator>>(QDataStream &in, VariantSpec &variant);

template <class T>
QDataStream &writeAll(QDataStream &out, const std::vector<T> &all)
{
    out << quint32(all.size());
    for (const T &one : all)
        out << one;
    return out;
}

template <class T>
QDataStream &readAll(QDataStream &in, std::vector<T> &all)
{
    quint32 count = 0;
    for (in >> count; all.size() < count && in.status() == QDataStream::Ok;)
        in >> all.emplace_back();
    return in;
}

QDataStream &operator<<(QDataStream &out, const VariantSpec &variant)
{
    out << variant.id << variant.role << variant.has << variant.lacks << variant.when << variant.version
        << variant.known << variant.ordered;
    return writeAll(out, variant.families);
}

QDataStream &operator>>(QDataStream &in, VariantSpec &variant)
{
    in >> variant.id >> variant.role >> variant.has >> variant.lacks >> variant.when >> variant.version >>
        variant.known >> variant.ordered;
    return readAll(in, variant.families);
}

} // namespace

ProfileHint hintOf(const Profile &profile)
{
    return {profile.id, profile.file, profile.files, profile.variants};
}

// The build makes the index for the program that it is built into, so both know the same format.
QByteArray toIndex(const std::vector<ProfileHint> &hints)
{
    QByteArray index;
    QDataStream out(&index, QIODevice::WriteOnly);
    for (const ProfileHint &hint : hints) {
        out << hint.id << hint.file;
        writeAll(out, hint.files);
        writeAll(out, hint.variants);
    }
    return index;
}

std::vector<ProfileHint> hintsFromIndex(const QByteArray &index)
{
    std::vector<ProfileHint> result;
    QDataStream in(index);
    while (!in.atEnd() && in.status() == QDataStream::Ok) {
        ProfileHint &hint = result.emplace_back();
        in >> hint.id >> hint.file;
        readAll(in, hint.files);
        readAll(in, hint.variants);
    }
    return result;
}

} // namespace storescope
