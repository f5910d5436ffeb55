#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dataset/origin.hpp"
#include "dataset/source/libpq.hpp"

namespace quire::core::dataset_detail {

/// What went wrong, in the words of the server or of libpq; never with the password in it.
struct ServerProblem {
  std::string message;
  std::string hint;
};

struct ServerField {
  std::string name;
  Oid type = 0;
};

/// A connection in one read-only transaction, whose statements all see the same moment. Every call waits
/// for at most the database's timeout, and a little for the way; one that waited in vain ends the session.
class PostgresSession {
 public:
  PostgresSession(const LibPq& pq, const PostgresDatabase& database);
  ~PostgresSession();

  bool is_open() const { return connection_ != nullptr; }
  const ServerProblem& problem() const { return problem_; }

  /// The fields that a single statement would give; empty for one that gives none. False: see problem().
  bool describe(const std::string& statement, std::vector<ServerField>& fields);
  /// Runs a COPY and gives each of its messages to `take`, which returns false to end it.
  bool copy(const std::string& statement, const std::function<bool(std::string_view)>& take);
  /// Ends it, as something that came from the server cannot be trusted.
  void close(std::string message);

 private:
  struct CloseConnection {
    const LibPq* pq;
    void operator()(PGconn* connection) const { pq->finish(connection); }
  };
  struct ClearResult {
    const LibPq* pq;
    void operator()(PGresult* result) const { pq->clear(result); }
  };
  using Result = std::unique_ptr<PGresult, ClearResult>;

  bool connect(const PostgresDatabase& database);
  bool run(const std::string& statements);
  /// Waits for the next result, null at the end; false when the connection is lost.
  bool next(Result& result);
  /// Takes the results of a statement to their end. The last one that says anything is `result`.
  bool finish(Result& result);
  bool is_good(const Result& result);
  bool wait_readable();
  void start_clock();
  void lose();
  std::string without_password(std::string text) const;

  const LibPq& pq_;
  std::chrono::seconds timeout_;
  std::chrono::steady_clock::time_point deadline_;
  std::unique_ptr<PGconn, CloseConnection> connection_;
  ServerProblem problem_;
};

}  // namespace quire::core::dataset_detail
