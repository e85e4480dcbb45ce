// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/sqlite/statement.h"

#include "core/sqlite/guardstate.h"

#include <sqlite3.h>
#include <thread>
#include <utility>

namespace storescope {

namespace {

constexpr int mostRetries = 6; // 1 + 2 + 4 + 8 + 16 + 32 ms

void waitBeforeRetry(int retry)
{
    std::this_thread::sleep_for(std::chrono::milliseconds(1 << retry));
}

int prepareOnce(sqlite3 *connection, std::string_view sql, sqlite3_stmt **statement, const char **tail)
{
    return sqlite3_prepare_v3(connection, sql.data(), static_cast<int>(sql.size()), 0, statement, tail);
}

// Whether only space, ';' and comments are left.
bool isBlank(sqlite3 *connection, std::string_view rest)
{
    while (!rest.empty()) {
        sqlite3_stmt *statement = nullptr;
        const char *tail = nullptr;
        const int code = prepareOnce(connection, rest, &statement, &tail);
        const bool something = statement != nullptr;
        sqlite3_finalize(statement);
        if (code != SQLITE_OK || something || tail == rest.data())
            return false;
        rest.remove_prefix(static_cast<size_t>(tail - rest.data()));
    }
    return true;
}

} // namespace

Statement::Statement(sqlite3_stmt *statement, QString file) : m_statement(statement), m_file(std::move(file))
{
}

Statement::Statement(Statement &&other) noexcept
    : m_statement(std::exchange(other.m_statement, nullptr)),
      m_file(std::move(other.m_file)),
      m_guard(std::exchange(other.m_guard, nullptr)),
      m_bindError(other.m_bindError),
      m_hasRow(other.m_hasRow)
{
}

Statement &Statement::operator=(Statement &&other) noexcept
{
    if (this != &other) {
        finalize();
        m_statement = std::exchange(other.m_statement, nullptr);
        m_file = std::move(other.m_file);
        m_guard = std::exchange(other.m_guard, nullptr);
        m_bindError = other.m_bindError;
        m_hasRow = other.m_hasRow;
    }
    return *this;
}

Statement::~Statement()
{
    finalize();
}

void Statement::finalize()
{
    sqlite3_finalize(m_statement);
    if (m_guard)
        --m_guard->statements;
}

Result<Statement> Statement::prepare(sqlite3 *connection, std::string_view sql, const QString &file)
{
    sqlite3_stmt *prepared = nullptr;
    const char *tail = nullptr;
    int code = SQLITE_OK;
    for (int retry = 0;; ++retry) {
        code = prepareOnce(connection, sql, &prepared, &tail);
        if (!passesByItself(code) || retry == mostRetries)
            break;
        waitBeforeRetry(retry);
    }
    if (code != SQLITE_OK)
        return tl::unexpected<Error>(sqliteError(connection, code, QStringLiteral("read"), file));
    Statement statement(prepared, file);
    if (!prepared)
        return failure(ErrorCode::InvalidArgument, QStringLiteral("There is no SQL statement to run."), file);
    if (!isBlank(connection, sql.substr(static_cast<size_t>(tail - sql.data()))))
        return failure(ErrorCode::InvalidArgument,
                       QStringLiteral("More than one SQL statement was given; give one at a time."), file);
    return statement;
}

void Statement::noteBind(int code)
{
    Q_ASSERT_X(code != SQLITE_RANGE && code != SQLITE_MISUSE, "Statement::bind", "no such parameter");
    if (code != SQLITE_OK)
        m_bindError = code;
}

void Statement::bind(int index, const Value &value)
{
    if (m_hasRow)
        reset();
    if (const auto *integer = std::get_if<qint64>(&value))
        noteBind(sqlite3_bind_int64(m_statement, index, *integer));
    else if (const auto *real = std::get_if<double>(&value))
        noteBind(sqlite3_bind_double(m_statement, index, *real));
    else if (const auto *text = std::get_if<Text>(&value))
        noteBind(sqlite3_bind_text64(m_statement, index, text->utf8.constData(),
                                     static_cast<sqlite3_uint64>(text->utf8.size()), SQLITE_TRANSIENT,
                                     SQLITE_UTF8));
    else if (const auto *blob = std::get_if<Blob>(&value))
        noteBind(sqlite3_bind_blob64(m_statement, index, blob->bytes.constData(),
                                     static_cast<sqlite3_uint64>(blob->bytes.size()), SQLITE_TRANSIENT));
    else
        noteBind(sqlite3_bind_null(m_statement, index));
}

void Statement::bind(const char *name, const Value &value)
{
    if (const int index = sqlite3_bind_parameter_index(m_statement, name); index > 0)
        bind(index, value);
}

bool Statement::uses(const char *name) const
{
    return sqlite3_bind_parameter_index(m_statement, name) > 0;
}

Result<bool> Statement::fail(int code)
{
    sqlite3 *connection = sqlite3_db_handle(m_statement);
    const bool late = code == SQLITE_INTERRUPT && m_guard && !m_guard->cancelled() && m_guard->late();
    Error error =
        sqliteError(connection, code, readOnly() ? QStringLiteral("read") : QStringLiteral("write"), m_file);
    reset();
    if (late) {
        error.code = ErrorCode::Busy;
        error.sentence =
            QStringLiteral("The query took too long and was stopped. Narrow it down and try again.");
    }
    return tl::unexpected<Error>(std::move(error));
}

Result<bool> Statement::step()
{
    if (m_bindError != SQLITE_OK)
        return fail(m_bindError);
    if (m_guard && m_guard->cancelled())
        return fail(SQLITE_INTERRUPT);
    for (int retry = 0;; ++retry) {
        const int code = sqlite3_step(m_statement);
        if (code == SQLITE_ROW || code == SQLITE_DONE) {
            m_hasRow = code == SQLITE_ROW;
            return m_hasRow;
        }
        if (m_hasRow || retry == mostRetries || !passesByItself(code))
            return fail(code);
        sqlite3_reset(m_statement);
        waitBeforeRetry(retry);
    }
}

void Statement::reset()
{
    sqlite3_reset(m_statement); // its code repeats the last step's
    m_hasRow = false;
}

int Statement::columnCount() const
{
    return sqlite3_column_count(m_statement);
}

QString Statement::columnName(int column) const
{
    return QString::fromUtf8(sqlite3_column_name(m_statement, column));
}

ValueType valueTypeOf(int sqliteType)
{
    switch (sqliteType) {
    case SQLITE_INTEGER:
        return ValueType::Integer;
    case SQLITE_FLOAT:
        return ValueType::Real;
    case SQLITE_TEXT:
        return ValueType::Text;
    case SQLITE_BLOB:
        return ValueType::Blob;
    default:
        return ValueType::Null;
    }
}

ValueType Statement::type(int column) const
{
    return valueTypeOf(sqlite3_column_type(m_statement, column));
}

Value Statement::value(int column) const
{
    switch (sqlite3_column_type(m_statement, column)) {
    case SQLITE_INTEGER:
        return qint64(sqlite3_column_int64(m_statement, column));
    case SQLITE_FLOAT:
        return sqlite3_column_double(m_statement, column);
    case SQLITE_TEXT: {
        const auto text = bytes(column);
        return Text{QByteArray(text.data(), static_cast<qsizetype>(text.size()))};
    }
    case SQLITE_BLOB: {
        const auto blob = bytes(column);
        return Blob{QByteArray(blob.data(), static_cast<qsizetype>(blob.size()))};
    }
    default:
        return {};
    }
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

std::string_view Statement::bytes(int column) const
{
    // The pointer first: asking for the size may convert the value.
    const void *data = sqlite3_column_type(m_statement, column) == SQLITE_BLOB
                           ? sqlite3_column_blob(m_statement, column)
                           : sqlite3_column_text(m_statement, column);
    const int size = sqlite3_column_bytes(m_statement, column);
    return data ? std::string_view(static_cast<const char *>(data), static_cast<size_t>(size))
                : std::string_view("", 0);
}

bool Statement::readOnly() const
{
    return sqlite3_stmt_readonly(m_statement) != 0;
}

} // namespace storescope
