#pragma once

#include <string>

#include "support/golden.hpp"

namespace quire::test {

/// A PostgreSQL server of this process's own on loopback, its user "quire", started from Debian's package
/// when it is first asked for. Throws when that fails.
class PostgresServer {
 public:
  static constexpr const char* kPassword = "sesame-open";

  static PostgresServer& instance();
  PostgresServer(const PostgresServer&) = delete;
  PostgresServer& operator=(const PostgresServer&) = delete;

  int port() const { return port_; }
  /// Runs statements as the server's owner; throws what it says when they fail.
  void execute(const std::string& statements) const;
  /// A file that PGPASSFILE may name, with this password for every server.
  std::string password_file(const std::string& password) const;

 private:
  PostgresServer();
  ~PostgresServer();

  void initialize() const;
  void wait_until_ready() const;
  std::string connection() const;

  TemporaryFolder folder_;
  int port_ = 0;
  int process_ = -1;
};

}  // namespace quire::test
