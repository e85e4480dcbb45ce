// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/demo/pngimage.h"

#include <QtEndian>

#include <algorithm>
#include <cstdlib>
#include <zlib.h>

namespace storescope::demo {
namespace {

class Canvas
{
public:
    Canvas(int width, int height)
        : m_width(width), m_height(height), m_pixels(qsizetype(height) * stride(), char(0))
    {
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < width; ++x)
                set(x, y, 0xfcfcfc);
    }
    qsizetype stride() const { return 1 + 3 * qsizetype(m_width); } // each line begins with its filter: none
    void set(int x, int y, unsigned rgb)
    {
        if (x < 0 || y < 0 || x >= m_width || y >= m_height)
            return;
        char *pixel = m_pixels.data() + y * stride() + 1 + 3 * qsizetype(x);
        pixel[0] = char(rgb >> 16);
        pixel[1] = char(rgb >> 8);
        pixel[2] = char(rgb);
    }
    void line(int x0, int y0, int x1, int y1, unsigned rgb)
    {
        const int steps = std::max({std::abs(x1 - x0), std::abs(y1 - y0), 1});
        for (int i = 0; i <= steps; ++i) {
            const int x = x0 + (x1 - x0) * i / steps, y = y0 + (y1 - y0) * i / steps;
            set(x, y, rgb);
            set(x, y + 1, rgb);
        }
    }
    const QByteArray &lines() const { return m_pixels; }

private:
    int m_width, m_height;
    QByteArray m_pixels;
};

void appendNumber(QByteArray &to, quint32 number)
{
    const quint32 big = qToBigEndian(number);
    to.append(reinterpret_cast<const char *>(&big), 4);
}

void appendChunk(QByteArray &png, const char *type, const QByteArray &data)
{
    appendNumber(png, quint32(data.size()));
    const QByteArray body = QByteArray(type) + data;
    png += body;
    appendNumber(png,
                 quint32(crc32(0, reinterpret_cast<const Bytef *>(body.constData()), uInt(body.size()))));
}

void drawCurve(Canvas &canvas, Dice &dice, int width, int height, unsigned rgb, double base, double spike)
{
    const int points = 20, left = 24, right = width - 8, low = height - 16;
    int lastX = 0, lastY = 0;
    for (int i = 0; i < points; ++i) {
        double level = base + 0.12 * dice.unit();
        if (dice.chance(0.12))
            level += spike;
        const int x = left + (right - left) * i / (points - 1);
        const int y = low - int(std::min(level, 0.95) * (low - 8));
        if (i > 0)
            canvas.line(lastX, lastY, x, y, rgb);
        lastX = x;
        lastY = y;
    }
}

} // namespace

QByteArray chartPng(Dice &dice, int width, int height)
{
    Canvas canvas(width, height);
    for (int i = 1; i <= 5; ++i)
        canvas.line(24, (height - 16) * i / 6, width - 8, (height - 16) * i / 6, 0xe2e4e6);
    canvas.line(24, 8, 24, height - 16, 0x8a9094);
    canvas.line(24, height - 16, width - 8, height - 16, 0x8a9094);
    drawCurve(canvas, dice, width, height, 0x8a9094, 0.15, 0.15);
    drawCurve(canvas, dice, width, height, 0x1d6a9c, 0.3, 0.5);

    QByteArray header;
    appendNumber(header, quint32(width));
    appendNumber(header, quint32(height));
    header.append("\x08\x02\x00\x00\x00", 5); // 8 bits, RGB
    QByteArray png("\x89PNG\r\n\x1a\n", 8);
    appendChunk(png, "IHDR", header);
    appendChunk(png, "IDAT",
                qCompress(canvas.lines(), 6).mid(4)); // Qt puts the length before the zlib stream
    appendChunk(png, "IEND", {});
    return png;
}

} // namespace storescope::demo
