// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/store/skillschema.h"

namespace storescope {

namespace {

const std::vector<QByteArray> tables{
    R"(CREATE TABLE IF NOT EXISTS skills (id TEXT PRIMARY KEY, owner_id TEXT NOT NULL DEFAULT '', name TEXT NOT NULL DEFAULT '',
		visibility TEXT NOT NULL DEFAULT 'private', expose_as_chatbot_tool INTEGER NOT NULL DEFAULT 0, schedule TEXT NOT NULL DEFAULT '',
		next_run_at INTEGER NOT NULL DEFAULT 0, data TEXT NOT NULL))",
    "CREATE INDEX IF NOT EXISTS idx_skills_owner_name ON skills (owner_id, name)",
    "CREATE INDEX IF NOT EXISTS idx_skills_next_run ON skills (next_run_at)",
    "CREATE TABLE IF NOT EXISTS skill_versions (id TEXT PRIMARY KEY, skill_id TEXT NOT NULL, seq INTEGER NOT "
    "NULL, data TEXT NOT NULL)",
    "CREATE UNIQUE INDEX IF NOT EXISTS idx_skill_versions_seq ON skill_versions (skill_id, seq)",
    R"(CREATE TABLE IF NOT EXISTS agents (id TEXT PRIMARY KEY, owner_id TEXT NOT NULL DEFAULT '', name TEXT NOT NULL DEFAULT '',
		webhook_secret TEXT NOT NULL DEFAULT '', chatbot_channel_filter TEXT NOT NULL DEFAULT '', schedule TEXT NOT NULL DEFAULT '',
		next_run_at INTEGER NOT NULL DEFAULT 0, data TEXT NOT NULL))",
    "CREATE INDEX IF NOT EXISTS idx_agents_next_run ON agents (next_run_at)",
    "CREATE TABLE IF NOT EXISTS budgets (user_id TEXT PRIMARY KEY, window_start INTEGER NOT NULL DEFAULT 0, "
    "seconds_used REAL NOT NULL DEFAULT 0)",
    R"(CREATE TABLE IF NOT EXISTS skill_runs (id TEXT PRIMARY KEY, skill_id TEXT NOT NULL DEFAULT '', caller_id TEXT NOT NULL DEFAULT '',
		channel_id TEXT NOT NULL DEFAULT '', parent_run_id TEXT NOT NULL DEFAULT '', inputs TEXT NOT NULL DEFAULT '{}',
		started_at INTEGER NOT NULL DEFAULT 0, finished_at INTEGER NOT NULL DEFAULT 0, status TEXT NOT NULL DEFAULT '', output TEXT NOT NULL DEFAULT ''))",
    "CREATE INDEX IF NOT EXISTS idx_skill_runs_parent ON skill_runs (parent_run_id)",
    "CREATE TABLE IF NOT EXISTS skill_run_logs (run_id TEXT NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT "
    "NULL, event TEXT NOT NULL, payload TEXT NOT NULL, PRIMARY KEY (run_id, seq))"};

} // namespace

const StoreSchema &skillSchema()
{
    const auto scheduled = [] {
        return QStringList{QStringLiteral("id"),       QStringLiteral("owner_id"),    QStringLiteral("name"),
                           QStringLiteral("schedule"), QStringLiteral("next_run_at"), QStringLiteral("data")};
    };
    static const StoreSchema schema{
        QStringLiteral("store of skills"),
        tables,
        {{QStringLiteral("skills"), scheduled()},
         {QStringLiteral("agents"), scheduled()},
         {QStringLiteral("skill_versions"),
          {QStringLiteral("id"), QStringLiteral("skill_id"), QStringLiteral("seq"), QStringLiteral("data")}},
         {QStringLiteral("budgets"),
          {QStringLiteral("user_id"), QStringLiteral("window_start"), QStringLiteral("seconds_used")}},
         {QStringLiteral("skill_runs"), {QStringLiteral("id"), QStringLiteral("parent_run_id")}},
         {QStringLiteral("skill_run_logs"), {QStringLiteral("run_id"), QStringLiteral("seq")}}},
        0,
        {}};
    return schema;
}

} // namespace storescope
