// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QPalette>

#include <vector>

namespace storescope {

// What a piece of text or a glyph means. Views ask for these; only palette.cpp knows colours.
enum class Ink {
    Text,
    Dim,
    Link,
    Warning,
    Error,
    Live,
    Mark,
    String,
    Number,
    Keyword,
    Pending,
    Delayed,
    Claimable,
    Running,
    LeaseExpired,
    Retrying,
    Blocked,
    Done,
    Failed,
    Cancelled,
    PausedText,
    InfoText,
    Highlight,
    Line,
};

// What lies behind it.
enum class Ground {
    Base,
    Alternate,
    Window,
    Header,
    Selection,
    SelectionInactive,
    WarningRow,
    ErrorRow,
    Paused,
    Info,
    Match,
    Added,
    Removed,
    Line,
    SoftLine,
    Track,
};

// The colours of one theme. A cheap value; made where something is painted.
class Palette
{
public:
    static Palette light() { return Palette(false); }
    static Palette dark() { return Palette(true); }
    // The theme that a widget is painted in: dark when its window colour is.
    static Palette of(const QPalette &palette);
    static bool isDark(const QPalette &palette);
    // Window and text lightness differ by more than 235: tints are off.
    static bool isHighContrast(const QPalette &palette);

    bool isDark() const { return m_dark; }
    QColor ink(Ink ink) const;
    QColor ground(Ground ground) const;
    // The tint of a row that has just come: step 0, 1, 2 is 13, 9, 5 % of Highlight over `under`.
    QColor fresh(const QColor &under, int step) const;
    QPalette widgets() const; // for Fusion, when the system has no Breeze

    static std::vector<Ink> textInks();                       // every ink that writes words
    static std::vector<Ground> textGrounds();                 // every ground that words of any ink stand on
    static double contrast(const QColor &a, const QColor &b); // WCAG 2

private:
    explicit Palette(bool dark) : m_dark(dark) {}
    bool m_dark;
};

} // namespace storescope
