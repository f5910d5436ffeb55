#include "dataset/postgres_server.hpp"

#include <arpa/inet.h>
#include <libpq-fe.h>
#include <netinet/in.h>
#include <pwd.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <thread>

namespace quire::test {
namespace {

namespace fs = std::filesystem;

using Connection = std::unique_ptr<PGconn, decltype(&PQfinish)>;

// PostgreSQL refuses to run as root, as which containers run their tests.
const passwd* other_user() { return geteuid() == 0 ? getpwnam("postgres") : nullptr; }

int free_port() {
  const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  const bool bound = bind(listener, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                     getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) == 0;
  close(listener);
  if (!bound) throw std::runtime_error("no free port on loopback");
  return ntohs(address.sin_port);
}

template <std::size_t N>
int start(std::array<const char*, N> words, const std::string& log) {
  const int child = fork();
  if (child != 0) return child;
  if (const passwd* user = other_user()) {
    if (setgid(user->pw_gid) != 0 || setuid(user->pw_uid) != 0) _exit(126);
  }
  std::freopen(log.c_str(), "w", stdout);
  dup2(STDOUT_FILENO, STDERR_FILENO);
  execv(words[0], const_cast<char* const*>(words.data()));
  _exit(127);
}

}  // namespace

PostgresServer& PostgresServer::instance() {
  static PostgresServer server;
  return server;
}

PostgresServer::PostgresServer() : port_(free_port()) {
  const std::string& folder = folder_.path();
  if (const passwd* user = other_user())
    if (chown(folder.c_str(), user->pw_uid, user->pw_gid) != 0) throw std::runtime_error("cannot give away " + folder);
  initialize();
  const std::string port = std::to_string(port_);
  const std::string data = folder + "/data";
  process_ = start(std::array{QUIRE_POSTGRES_BIN "/postgres", "-D", data.c_str(), "-p", port.c_str(), "-c",
                              "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=off",
                              static_cast<const char*>(nullptr)},
                   folder + "/log");
  wait_until_ready();
}

PostgresServer::~PostgresServer() {
  kill(process_, SIGINT);  // "fast": it does not wait for its clients
  waitpid(process_, nullptr, 0);
}

void PostgresServer::initialize() const {
  const std::string password = folder_.write("password", kPassword);
  fs::permissions(password, fs::perms::others_read, fs::perm_options::add);
  const std::string data = folder_.path() + "/data";
  const std::string password_option = "--pwfile=" + password;
  const int child = start(std::array{QUIRE_POSTGRES_BIN "/initdb", "-D", data.c_str(), "--auth=scram-sha-256",
                                     password_option.c_str(), "--username=quire", "--encoding=UTF8", "--locale=C",
                                     "--no-sync", static_cast<const char*>(nullptr)},
                          folder_.path() + "/initdb.log");
  int status = 0;
  waitpid(child, &status, 0);
  if (status != 0) throw std::runtime_error("initdb: " + read_file(folder_.path() + "/initdb.log"));
}

void PostgresServer::wait_until_ready() const {
  using namespace std::chrono;
  const auto deadline = steady_clock::now() + 30s;
  while (PQping(connection().c_str()) != PQPING_OK) {
    if (steady_clock::now() > deadline || waitpid(process_, nullptr, WNOHANG) != 0)
      throw std::runtime_error("postgres: " + read_file(folder_.path() + "/log"));
    std::this_thread::sleep_for(10ms);
  }
}

void PostgresServer::execute(const std::string& statements) const {
  const Connection connected(PQconnectdb(connection().c_str()), PQfinish);
  PQsetNoticeProcessor(connected.get(), [](void*, const char*) {}, nullptr);
  PGresult* result = PQexec(connected.get(), statements.c_str());
  const ExecStatusType status = PQresultStatus(result);
  PQclear(result);
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
    throw std::runtime_error(PQerrorMessage(connected.get()));
}

std::string PostgresServer::password_file(const std::string& password) const {
  const std::string file = folder_.write("pgpass-" + password, "*:*:*:*:" + password + "\n");
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
  return file;
}

std::string PostgresServer::connection() const {
  return "host=127.0.0.1 port=" + std::to_string(port_) + " user=quire dbname=postgres password=" + kPassword;
}

}  // namespace quire::test
