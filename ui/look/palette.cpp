// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/look/palette.h"

#include <cmath>

namespace storescope {

namespace {

struct Pair
{
    QRgb light;
    QRgb dark;
};

Pair inkPair(Ink ink)
{
    switch (ink) {
    case Ink::Text:
        return {0xff232629, 0xfffcfcfc};
    case Ink::Dim:
        return {0xff5b6268, 0xffa5acb2};
    case Ink::Link:
        return {0xff1d6a9c, 0xff74c3f0};
    case Ink::Warning:
        return {0xff7a5200, 0xfff6cf45};
    case Ink::Error:
        return {0xffa8123c, 0xffff8fa8};
    case Ink::Live:
        return {0xff1d7350, 0xff86df7d};
    case Ink::Mark:
        return {0xff5b3f9c, 0xffbda6ee};
    case Ink::String:
        return {0xff1d7350, 0xff86df7d};
    case Ink::Number:
        return {0xff0a56d6, 0xff74a9ff};
    case Ink::Keyword:
        return {0xff8b3072, 0xffdd84e2};
    case Ink::Pending:
        return {0xff56697a, 0xffa9b4bc};
    case Ink::Delayed:
        return {0xff5b3f9c, 0xffbda6ee};
    case Ink::Claimable:
        return {0xff0f5f78, 0xff46dcee};
    case Ink::Running:
        return {0xff0a56d6, 0xff74a9ff};
    case Ink::LeaseExpired:
        return {0xffa64e00, 0xffff8a2b};
    case Ink::Retrying:
        return {0xff6b5000, 0xfff6cf45};
    case Ink::Blocked:
        return {0xff8b3072, 0xffdd84e2};
    case Ink::Done:
        return {0xff1d7350, 0xff86df7d};
    case Ink::Failed:
        return {0xffa8123c, 0xffff8fa8};
    case Ink::Cancelled:
        return {0xff646464, 0xffa6a4a8};
    case Ink::PausedText:
        return {0xff463000, 0xffffedc2};
    case Ink::InfoText:
        return {0xff0d3c57, 0xffcfeafa};
    case Ink::Highlight:
        return {0xff3daee9, 0xff3daee9};
    case Ink::Line:
        return {0xffc8cbce, 0xff3f454a};
    }
    return {};
}

Pair groundPair(Ground ground)
{
    switch (ground) {
    case Ground::Base:
        return {0xffffffff, 0xff141618};
    case Ground::Alternate:
        return {0xfff7f7f8, 0xff1a1d20};
    case Ground::Window:
        return {0xffeff0f1, 0xff202326};
    case Ground::Header:
        return {0xffdee0e2, 0xff292c30};
    case Ground::Selection:
        return {0xffd0ecfa, 0xff1f3e4f};
    case Ground::SelectionInactive:
        return {0xffdfe3e6, 0xff2c3236};
    case Ground::WarningRow:
        return {0xfffff6dd, 0xff28230f};
    case Ground::ErrorRow:
        return {0xfffdeef1, 0xff2e1a1e};
    case Ground::Paused:
        return {0xffffe2a0, 0xff5a430a};
    case Ground::Info:
        return {0xffdff0fa, 0xff16303f};
    case Ground::Match:
        return {0xffffe58a, 0xff6a5600};
    case Ground::Added:
        return {0xffe2f4ea, 0xff16301f};
    case Ground::Removed:
        return {0xfffde8ec, 0xff3a1d23};
    case Ground::Line:
        return {0xffc8cbce, 0xff3f454a};
    case Ground::SoftLine:
        return {0xffe0e2e4, 0xff2d3236};
    case Ground::Track:
        return {0xffe3e5e7, 0xff26292d};
    }
    return {};
}

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

} // namespace

Palette Palette::of(const QPalette &palette)
{
    return Palette(isDark(palette));
}

bool Palette::isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128;
}

bool Palette::isHighContrast(const QPalette &palette)
{
    return std::abs(palette.color(QPalette::Window).lightness() -
                    palette.color(QPalette::WindowText).lightness()) > 235;
}

QColor Palette::ink(Ink ink) const
{
    const Pair pair = inkPair(ink);
    return QColor::fromRgb(m_dark ? pair.dark : pair.light);
}

QColor Palette::ground(Ground ground) const
{
    const Pair pair = groundPair(ground);
    return QColor::fromRgb(m_dark ? pair.dark : pair.light);
}

QColor Palette::fresh(const QColor &under, int step) const
{
    static constexpr double shares[] = {0.13, 0.09, 0.05};
    const double share = step >= 0 && step < 3 ? shares[step] : 0;
    const QColor over = ink(Ink::Highlight);
    const auto mix = [share](int a, int b) { return int(std::lround(a + (b - a) * share)); };
    return QColor(mix(under.red(), over.red()), mix(under.green(), over.green()),
                  mix(under.blue(), over.blue()));
}

QPalette Palette::widgets() const
{
    const QColor text = ink(Ink::Text), dim = ink(Ink::Dim);
    const QColor button = m_dark ? QColor(0x29, 0x2c, 0x30) : QColor(0xfc, 0xfc, 0xfc);
    QPalette palette(text, button, ground(Ground::Base),
                     m_dark ? QColor(0x18, 0x1a, 0x1c) : QColor(0xb8, 0xbb, 0xbe), ground(Ground::Line), text,
                     text, ground(Ground::Base), ground(Ground::Window));
    palette.setColor(QPalette::AlternateBase, ground(Ground::Alternate));
    palette.setColor(QPalette::Highlight, ink(Ink::Highlight));
    palette.setColor(QPalette::HighlightedText, m_dark ? text : QColor(0x0b, 0x1d, 0x27));
    palette.setColor(QPalette::Link, ink(Ink::Link));
    palette.setColor(QPalette::LinkVisited, ink(Ink::Mark));
    palette.setColor(QPalette::PlaceholderText, dim);
    palette.setColor(QPalette::ToolTipBase, m_dark ? ground(Ground::Header) : ground(Ground::Base));
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::Midlight, ground(Ground::SoftLine));
    palette.setColor(QPalette::Shadow, m_dark ? QColor(0, 0, 0) : QColor(0x90, 0x94, 0x98));
    const QColor off = m_dark ? QColor(0x6e, 0x74, 0x79) : QColor(0x9a, 0x9f, 0xa3);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, off);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, ground(Ground::SelectionInactive));
    return palette;
}

std::vector<Ink> Palette::textInks()
{
    return {Ink::Text,     Ink::Dim,     Ink::Link,      Ink::Warning, Ink::Error,
            Ink::Live,     Ink::Mark,    Ink::String,    Ink::Number,  Ink::Keyword,
            Ink::Pending,  Ink::Delayed, Ink::Claimable, Ink::Running, Ink::LeaseExpired,
            Ink::Retrying, Ink::Blocked, Ink::Done,      Ink::Failed,  Ink::Cancelled};
}

std::vector<Ground> Palette::textGrounds()
{
    return {Ground::Base, Ground::Alternate, Ground::Window, Ground::Selection};
}

double Palette::contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a), second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace storescope
