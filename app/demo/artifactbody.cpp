// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/demo/artifactbody.h"

#include "app/demo/eventscript.h"
#include "app/demo/pngimage.h"

#include <string_view>

namespace storescope::demo {
namespace {

using LineMaker = QByteArray (*)(Dice &, int);

QByteArray outputLine(Dice &dice, int line)
{
    return QByteArray("14:") + QByteArray::number(27 + line / 60 % 30) + ' ' +
           (dice.chance(0.05) ? "WARN " : "INFO ") + dice.pick(files) + ' ' + dice.pick(progressTexts) + '\n';
}

QByteArray diffLine(Dice &dice, int line)
{
    if (line % 14 == 0)
        return QByteArray("@@ -") + QByteArray::number(line + 7) + ",7 +" + QByteArray::number(line + 9) +
               ",8 @@ def refresh_cart(order):\n";
    static constexpr std::array marks{" ", " ", " ", "+", "-"};
    return QByteArray(dice.pick(marks)) + "    retry.after(seconds=" + QByteArray::number(dice.below(90)) +
           ", reason='cart.refresh')\n";
}

QByteArray noteLine(Dice &dice, int line)
{
    if (line == 0)
        return "# Review of cart refresh\n\n";
    return QByteArray("- `") + dice.pick(files) + "`: " + dice.pick(progressTexts) + '\n';
}

QByteArray tableLine(Dice &dice, int line)
{
    if (line == 0)
        return "order,customer,total,currency,state\n";
    static constexpr std::array states{"paid", "refunded", "open", "failed"};
    return QByteArray("A-") + QByteArray::number(77000 + line) + ",\"Größe & Söhne\"," +
           QByteArray::number(dice.between(400, 90000) / 100.0, 'f', 2) + ",EUR," + dice.pick(states) + '\n';
}

QByteArray lines(Dice &dice, LineMaker make, int bytes)
{
    QByteArray text;
    for (int line = 0; text.size() < bytes; ++line)
        text += make(dice, line);
    return text;
}

QByteArray planJson(Dice &dice, int bytes)
{
    QByteArray text = R"({"plan":"checkout","steps":[)";
    for (int step = 1; text.size() < bytes; ++step)
        text += QByteArray(step > 1 ? "," : "") + R"({"step":)" + QByteArray::number(step) + R"(,"file":)" +
                quoted(dice.pick(files)) + R"(,"done":)" + (dice.chance(0.5) ? "true" : "false") + "}";
    return text + "]}";
}

} // namespace

QByteArray artifactBody(Dice &dice, const char *mediaType, int leastBytes, int mostBytes)
{
    const std::string_view type = mediaType;
    const int bytes = dice.between(leastBytes, mostBytes);
    if (type == "image/png")
        return chartPng(dice, 320, 180);
    if (type == "text/x-diff")
        return "--- a/src/cart/refresh.py\n+++ b/src/cart/refresh.py\n" + lines(dice, diffLine, bytes);
    if (type == "text/markdown")
        return lines(dice, noteLine, bytes);
    if (type == "text/csv")
        return lines(dice, tableLine, bytes);
    if (type == "application/json")
        return planJson(dice, bytes);
    if (type == "application/octet-stream") {
        QByteArray noise(bytes, Qt::Uninitialized);
        for (char &c : noise)
            c = char(dice.next());
        return noise;
    }
    return lines(dice, outputLine, bytes);
}

} // namespace storescope::demo
