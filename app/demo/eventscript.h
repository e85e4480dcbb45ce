// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <array>

namespace storescope::demo {

// What the demo's agents do: a made-up shop called atlas, whose checkout test fails now and then.

// One tool call. '#' in a text becomes a number, '@' a file of the shop.
struct ToolStep
{
    const char *tool, *argument, *given, *result, *error;
    int leastMs, mostMs;
};

inline constexpr std::array toolSteps{
    ToolStep{"bash", "command", "pytest tests/e2e/test_checkout.py -x -q", "exit 0, # passed in 18.37 s",
             "exit 1, 1 failed, # passed in 17.40 s", 9000, 19000},
    ToolStep{"bash", "command", "git bisect good", "exit 0, # revisions left to test", nullptr, 120, 700},
    ToolStep{"bash", "command", "git bisect bad", "exit 0, # revisions left to test", nullptr, 120, 700},
    ToolStep{"bash", "command", "git show --stat HEAD~#", "exit 0, 6 files changed, +88 −31", nullptr, 30,
             160},
    ToolStep{"bash", "command", "npm run build --workspace web", "exit 0, built # modules",
             "exit 2, cannot resolve 'cart/refresh'", 4000, 21000},
    ToolStep{"read", "path", "@", "# lines", "no such file: @", 4, 40},
    ToolStep{"read", "path", "@", "# lines", nullptr, 4, 40},
    ToolStep{"grep", "pattern", "refresh_cart\\(", "# matches in 4 files",
             "pattern matched 2,1# lines, output was cut", 12, 90},
    ToolStep{"edit", "path", "@", "1 hunk, +# −3", "the file changed since it was read: @", 6, 30},
    ToolStep{"http.get", "url", "https://api.atlas.example/v2/orders/#", "200, # KB",
             "504, upstream timed out after 5 s", 60, 5000},
    ToolStep{"sql.query", "sql", "SELECT status, count(*) FROM orders GROUP BY 1", "# rows",
             "statement timeout after 3 s", 20, 3000},
    ToolStep{"diff", "path", "@", "# lines, first difference at span cart.refresh", nullptr, 40, 200},
    ToolStep{"browser.open", "url", "https://shop.atlas.example/cart?item=#", "200, # requests, p95 412 ms",
             "net::ERR_CONNECTION_RESET", 800, 6000},
    ToolStep{"invoice.render", "order", "A-77#", "INV-20# rendered, 2 pages",
             "template 'invoice-zürich' has no field tax_id", 300, 1500},
};

struct AgentRole
{
    const char *name, *task;
    int steps;
};

inline constexpr std::array agentRoles{
    AgentRole{"test-bisect@1.4.1", "bisect flaky checkout test", 26},
    AgentRole{"code-refactor@2.0.0", "move cart refresh out of the request path", 34},
    AgentRole{"triage@3.2.0", "sort this morning's failed orders", 18},
    AgentRole{"release-notes@1.1.0", "write release notes for 3.18", 12},
    AgentRole{"invoice-check@2.3.0", "compare invoices with orders, month end", 22},
    AgentRole{"latency-watch@0.9.4", "find what made p95 jump at 14:27", 28},
};

inline constexpr std::array subAgents{
    AgentRole{"research@0.9.4", "read how retries are counted", 7},
    AgentRole{"test-writer@1.0.2", "write a test that fails without the fix", 9},
    AgentRole{"reviewer@2.1.0", "review the diff of cart/refresh.py", 6},
};

inline constexpr std::array files{
    "src/checkout/retry.py",       "src/cart/refresh.py",
    "tests/e2e/test_checkout.py",  "web/src/cart/Basket.tsx",
    "deploy/helm/values.yaml",     "src/invoices/render.py",
    "src/orders/state_machine.py", "docs/runbooks/checkout.md",
    "src/payments/zürich.py",      "pyproject.toml",
};

inline constexpr std::array progressTexts{
    "reading the failing run", "20 revisions left", "writing the patch",
    "running the suite",       "comparing traces",  "collecting orders",
    "waiting for CI",          "10 revisions left", "summing up",
    "checking 棚卸し totals",
};

struct LogLine
{
    const char *level, *text;
};
inline constexpr std::array logLines{
    LogLine{"debug", "lease refreshed"},
    LogLine{"debug", "prompt cache hit, 18.2k of 21.0k tokens"},
    LogLine{"info", "plan has # steps"},
    LogLine{"info", "model example/sonnet-large answered in # s"},
    LogLine{"info", "workspace checked out at 4be19d2"},
    LogLine{"info", "Störung beim Zahlungsanbieter, neuer Versuch in # s"},
    LogLine{"warn", "retrying after 429, # s left in the window"},
    LogLine{"warn", "tool output cut at 64 KB"},
    LogLine{"error", "connection to orders-db lost, reconnecting"},
};

struct MetricLine
{
    const char *name, *unit;
    double least, most;
};
inline constexpr std::array metricLines{
    MetricLine{"tokens.in", "tokens", 800, 24000},
    MetricLine{"tokens.out", "tokens", 40, 1900},
    MetricLine{"cost.usd", "usd", 0.001, 0.19},
    MetricLine{"queue.depth", "jobs", 0, 40},
};

struct ArtifactKind
{
    const char *name, *mediaType;
    int leastBytes, mostBytes;
};
inline constexpr std::array artifactKinds{
    ArtifactKind{"p95-latency.png", "image/png", 0, 0},
    ArtifactKind{"screenshot-basket-#.png", "image/png", 0, 0},
    ArtifactKind{"stdout-run-#.txt", "text/plain; charset=utf-8", 2000, 61000},
    ArtifactKind{"bisect-4be19d2.diff", "text/x-diff", 1200, 12000},
    ArtifactKind{"review-notes.md", "text/markdown", 900, 6200},
    ArtifactKind{"plan-checkout.json", "application/json", 1500, 8400},
    ArtifactKind{"orders-month-end.csv", "text/csv", 4000, 48000},
    ArtifactKind{"heap-before.snap", "application/octet-stream", 20000, 180000},
};

} // namespace storescope::demo
