// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/bench/results.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>

namespace storescope::bench {
namespace {

QString number(double value)
{
    return QString::number(value, 'f', value < 1 ? 3 : value < 100 ? 2 : 0);
}

QString verdict(const Measured &result)
{
    return !result.reached ? QString() : *result.reached ? QStringLiteral("yes") : QStringLiteral("**no**");
}

} // namespace

double percentile(std::vector<double> values, double share)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    return values[size_t(share * double(values.size() - 1) + 0.5)];
}

double median(std::vector<double> values)
{
    return percentile(std::move(values), 0.5);
}

QString Results::line(const Measured &r)
{
    const QString ratio = r.peer && *r.peer > 0 ? number(r.ours / *r.peer) : QString();
    return QStringLiteral("| %1 | %2 %3 | %4 | %5 | %6 | %7 | %8 |")
        .arg(r.name, number(r.ours), r.unit,
             r.peer ? r.peerName + u' ' + number(*r.peer) + u' ' + r.unit : r.peerName, ratio, r.target,
             verdict(r), r.note);
}

void Results::add(Measured result)
{
    std::printf("%s\n", qPrintable(line(result)));
    std::fflush(stdout);
    m_all.push_back(std::move(result));
}

bool Results::save(const QString &folder, const QString &name, const QString &machine, qint64 rows) const
{
    if (m_all.empty())
        return true;
    QString text = QStringLiteral("Measured on %1, %2 rows.\n\n| what | ours | beside | ours / beside | "
                                  "target | reached | note |\n|---|---|---|---|---|---|---|\n")
                       .arg(machine)
                       .arg(rows);
    QJsonArray all;
    for (const Measured &result : m_all) {
        text += line(result) + u'\n';
        QJsonObject json{{QStringLiteral("name"), result.name},
                         {QStringLiteral("unit"), result.unit},
                         {QStringLiteral("ours"), result.ours},
                         {QStringLiteral("target"), result.target},
                         {QStringLiteral("note"), result.note}};
        if (result.peer) {
            json[QStringLiteral("peer")] = *result.peer;
            json[QStringLiteral("peer_name")] = result.peerName;
        }
        if (result.reached)
            json[QStringLiteral("reached")] = *result.reached;
        all << json;
    }
    const QString file = folder + u'/' + name;
    QFile markdown(file + QStringLiteral(".md")), json(file + QStringLiteral(".json"));
    if (!markdown.open(QIODevice::WriteOnly) || !json.open(QIODevice::WriteOnly))
        return false;
    markdown.write(text.toUtf8());
    json.write(QJsonDocument(QJsonObject{{QStringLiteral("machine"), machine},
                                         {QStringLiteral("rows"), rows},
                                         {QStringLiteral("results"), all}})
                   .toJson());
    return true;
}

} // namespace storescope::bench
