#include "dataset/source/postgres_session.hpp"

#include <poll.h>

#include <cerrno>
#include <cstring>

#include "base/diagnostic.hpp"

namespace quire::core::dataset_detail {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kOnTheWay{10};  // for a server that ends a statement itself to say so

/// libpq's lines as one; those that begin with a tab advise.
ServerProblem of_lines(std::string_view text) {
  ServerProblem problem;
  std::string last;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const bool advises = line.starts_with('\t');
    if (advises) line.remove_prefix(1);
    if (line.empty() || line == last) continue;
    last = line;
    std::string& to = advises ? problem.hint : problem.message;
    to += (to.empty() ? "" : "; ") + last;
  }
  return problem;
}

std::string seconds(std::chrono::seconds time) {
  return std::to_string(time.count()) + (time.count() == 1 ? " second" : " seconds");
}

// What a session reads must not hang on how the server was set up.
std::string begin_of(std::chrono::seconds timeout) {
  return "set statement_timeout = " + std::to_string(std::chrono::milliseconds(timeout).count()) +
         "; set datestyle = 'ISO, YMD'; set intervalstyle = 'iso_8601'; set timezone = 'UTC'; "
         "set extra_float_digits = 1; set bytea_output = 'hex'; "
         "begin transaction isolation level repeatable read, read only";
}

}  // namespace

PostgresSession::PostgresSession(const LibPq& pq, const PostgresDatabase& database)
    : pq_(pq), timeout_(database.timeout_seconds), connection_(nullptr, CloseConnection{&pq}) {
  if (connect(database) && !run(begin_of(timeout_))) connection_.reset();
}

PostgresSession::~PostgresSession() = default;

bool PostgresSession::connect(const PostgresDatabase& database) {
  std::vector<const char*> keys;
  std::vector<const char*> values;
  const auto add = [&](const char* key, const char* value) {
    keys.push_back(key);
    values.push_back(value);
  };
  for (const auto& [key, value] : database.parameters) add(key.c_str(), value.c_str());
  add("application_name", "quire");
  add("client_encoding", "UTF8");
  add("connect_timeout", "10");
  add("keepalives_idle", "10");
  add(nullptr, nullptr);
  connection_.reset(pq_.connect(keys.data(), values.data(), 0));
  if (connection_ && pq_.status(connection_.get()) == CONNECTION_OK) {
    // libpq would print what a server or a function of it remarks.
    pq_.set_notice_processor(connection_.get(), [](void*, const char*) {}, nullptr);
    return true;
  }
  if (connection_) {
    problem_ = of_lines(without_password(pq_.error_message(connection_.get())));
    if (pq_.needs_password(connection_.get()) != 0 || pq_.used_password(connection_.get()) != 0)
      problem_.hint = "the password is looked for in ~/.pgpass, or in the file that PGPASSFILE names";
  } else {
    problem_ = {"there is not enough memory", {}};
  }
  connection_.reset();
  return false;
}

bool PostgresSession::describe(const std::string& statement, std::vector<ServerField>& fields) {
  // A failed statement would end the transaction for all others.
  if (!run("savepoint before")) return false;
  Result result(nullptr, ClearResult{&pq_});
  start_clock();
  if (pq_.send_prepare(connection_.get(), "", statement.c_str(), 0, nullptr) != 1) return lose(), false;
  bool good = finish(result) && is_good(result);
  if (good) {
    if (pq_.send_describe(connection_.get(), "") != 1) return lose(), false;
    good = finish(result) && is_good(result);
  }
  if (!good) return is_open() && run("rollback to before"), false;
  for (int i = 0; i < pq_.field_count(result.get()); ++i)
    fields.push_back({pq_.field_name(result.get(), i), pq_.field_type(result.get(), i)});
  return true;
}

bool PostgresSession::copy(const std::string& statement, const std::function<bool(std::string_view)>& take) {
  Result result(nullptr, ClearResult{&pq_});
  start_clock();
  if (pq_.send_query(connection_.get(), statement.c_str()) != 1 || !next(result)) return lose(), false;
  if (result && pq_.result_status(result.get()) == PGRES_COPY_OUT) {
    for (;;) {
      char* bytes = nullptr;
      const int size = pq_.get_copy_data(connection_.get(), &bytes, 1);
      if (size < 0) break;
      if (size == 0) {
        if (!wait_readable()) return false;
        continue;
      }
      const std::unique_ptr<char, decltype(pq_.free_memory)> owned(bytes, pq_.free_memory);
      if (!take({bytes, static_cast<std::size_t>(size)})) return false;
    }
    if (!next(result)) return false;
  }
  const bool good = is_good(result);
  Result rest(nullptr, ClearResult{&pq_});
  if (!finish(rest)) return false;
  return good || (run("rollback to before"), false);
}

void PostgresSession::close(std::string message) {
  problem_ = {std::move(message), {}};
  connection_.reset();
}

bool PostgresSession::run(const std::string& statements) {
  Result result(nullptr, ClearResult{&pq_});
  start_clock();
  if (pq_.send_query(connection_.get(), statements.c_str()) != 1) return lose(), false;
  return finish(result) && is_good(result);
}

bool PostgresSession::finish(Result& result) {
  for (Result one(nullptr, ClearResult{&pq_}); next(one);) {
    if (!one) return true;
    const ExecStatusType status = pq_.result_status(one.get());
    if (status == PGRES_COPY_OUT || status == PGRES_COPY_IN || status == PGRES_COPY_BOTH) {
      // Nobody asked for one, and libpq would give it again for ever.
      close("the server does not keep to its protocol");
      return false;
    }
    // The first failure is the reason; what follows it is not run.
    if (result == nullptr || pq_.result_status(result.get()) != PGRES_FATAL_ERROR) result = std::move(one);
  }
  return false;
}

bool PostgresSession::next(Result& result) {
  while (pq_.is_busy(connection_.get()) != 0)
    if (!wait_readable()) return false;
  result.reset(pq_.get_result(connection_.get()));
  return true;
}

bool PostgresSession::is_good(const Result& result) {
  if (!result) return false;
  const ExecStatusType status = pq_.result_status(result.get());
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return true;
  const auto field = [&](int code) {
    const char* text = pq_.error_field(result.get(), code);
    return without_password(text == nullptr ? "" : text);
  };
  problem_ = {field(PG_DIAG_MESSAGE_PRIMARY), field(PG_DIAG_MESSAGE_HINT)};
  if (problem_.hint.empty()) problem_.hint = field(PG_DIAG_MESSAGE_DETAIL);
  if (field(PG_DIAG_SQLSTATE) == "57014")
    problem_ = {"the query took longer than " + seconds(timeout_),
                "\"timeout\" of the database sets this limit"};
  if (problem_.message.empty()) lose();
  return false;
}

bool PostgresSession::wait_readable() {
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline_ - Clock::now()).count();
    pollfd socket{pq_.socket(connection_.get()), POLLIN, 0};
    const int ready = left > 0 ? poll(&socket, 1, static_cast<int>(left)) : 0;
    if (ready < 0 && errno == EINTR) continue;
    if (ready == 0) {
      close("the server did not answer for " + seconds(timeout_ + kOnTheWay));
      return false;
    }
    if (ready > 0 && pq_.consume_input(connection_.get()) == 1) return true;
    lose();
    return false;
  }
}

void PostgresSession::start_clock() { deadline_ = Clock::now() + timeout_ + kOnTheWay; }

void PostgresSession::lose() {
  if (!is_open()) return;
  problem_ = of_lines(without_password(pq_.error_message(connection_.get())));
  connection_.reset();
}

std::string PostgresSession::without_password(std::string text) const {
  const char* password = connection_ ? pq_.password(connection_.get()) : nullptr;
  const std::size_t length = password == nullptr ? 0 : std::strlen(password);
  if (length == 0) return text;
  for (std::size_t at = text.find(password); at != std::string::npos; at = text.find(password, at))
    text.replace(at, length, "…");
  return text;
}

}  // namespace quire::core::dataset_detail
