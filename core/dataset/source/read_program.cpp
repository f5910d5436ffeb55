#include "dataset/source/read_program.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>

#include "base/descriptor.hpp"
#include "base/file_identity.hpp"
#include "base/input_file.hpp"
#include "base/sha256.hpp"
#include "base/utf8.hpp"
#include "dataset/source/row_stream.hpp"
#include "dataset/source/typed_rows.hpp"

namespace quire::core::dataset_detail {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kLongest{60};
constexpr std::size_t kPiece = std::size_t{1} << 20;

/// The program at work on one file; killed when its time is over or nobody wants its rows any more.
class RowProcess {
 public:
  RowProcess(const RowProgram& program, const std::filesystem::path& file)
      : input_(open(file.c_str(), O_RDONLY | O_CLOEXEC)) {
    std::array<int, 2> ends{-1, -1};
    if (!input_.is_open() || pipe2(ends.data(), O_CLOEXEC) != 0) {
      problem_ = std::string("cannot be read: ") + std::strerror(errno);
      return;
    }
    output_ = Descriptor(ends[0]);
    const Descriptor write_end(ends[1]);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input_.get(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, write_end.get(), STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    std::vector<std::string> words{program.file.filename().string(), std::to_string(getpid()),
                                   program.require_sandbox ? "confined" : "any"};
    words.insert(words.end(), program.arguments.begin(), program.arguments.end());
    std::vector<char*> arguments;
    arguments.reserve(words.size() + 1);
    for (std::string& one : words) arguments.push_back(one.data());
    arguments.push_back(nullptr);
    std::array<char*, 1> environment{nullptr};
    const int error = posix_spawn(&process_, program.file.c_str(), &actions, nullptr, arguments.data(), environment.data());
    posix_spawn_file_actions_destroy(&actions);
    if (error == 0) return;
    process_ = -1;
    problem_ = "cannot be read without " + program.file.filename().string() + ": " + std::strerror(error);
  }
  // It has nothing more to say, or nobody listens: it is not waited for, as it may never end by itself.
  ~RowProcess() {
    if (process_ < 0) return;
    kill(process_, SIGKILL);
    while (waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
    }
  }
  RowProcess(const RowProcess&) = delete;
  RowProcess& operator=(const RowProcess&) = delete;

  const std::string& problem() const { return problem_; }

  /// Some of what it writes; 0 at the end, or when its time is over.
  std::size_t read(std::span<char> to) {
    for (;;) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline_ - Clock::now()).count();
      pollfd ready{output_.get(), POLLIN, 0};
      const int count = left > 0 ? poll(&ready, 1, static_cast<int>(left)) : 0;
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) return problem_ = "took longer than 60 seconds to read", 0;
      const ssize_t got = ::read(output_.get(), to.data(), to.size());
      if (got < 0 && errno == EINTR) continue;
      return got > 0 ? static_cast<std::size_t>(got) : 0;
    }
  }

 private:
  Descriptor input_;
  Descriptor output_;
  pid_t process_ = -1;
  Clock::time_point deadline_ = Clock::now() + kLongest;
  std::string problem_;
};

/// SHA-256 of the file; empty, with the reason in `problem`, where it cannot be read.
std::string hash_of(const std::filesystem::path& path, std::string& problem) {
  RegularFile file(path);
  Sha256 hash;
  std::vector<char> piece(kPiece);
  while (file.problem().empty()) {
    const std::size_t got = file.read(piece);
    hash.update({piece.data(), got});
    if (got < piece.size()) break;
  }
  problem = file.problem();
  return problem.empty() ? hash.hex() : std::string();
}

class ProgramRows {
 public:
  explicit ProgramRows(TableData& table) : table_(table), rows_(table, table.report.file()) {}

  void read(RowProcess& process) {
    RowStreamReader stream({[&](std::span<const Cell> cells) { names(cells); },
                            [&](std::uint32_t row, std::span<const Cell> cells) { rows_.add(cells, row); },
                            [&](std::string_view said) { problem_ = said; }});
    std::vector<char> piece(kPiece);
    bool sound = true;
    while (sound && !stream.ended()) {
      const std::size_t got = process.read(piece);
      if (got == 0) break;
      sound = stream.read({piece.data(), got});
    }
    if (begun_) rows_.finish();
    if (problem_.empty()) problem_ = process.problem();
    if (problem_.empty() && (!sound || !stream.ended()))
      problem_ = "could not be taken apart: it is damaged, or made to be";
    if (!problem_.empty()) table_.refuse("unreadable-file", printable(problem_));
  }

 private:
  void names(std::span<const Cell> cells) {
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      texts.push_back(text_of(cells[i]));
      // Columns without a name hold remarks, unless none has one.
      if (texts.back().empty() && i < table_.schema->columns.size() && no_names(cells))
        texts.back() = table_.schema->columns[i].name;
    }
    const std::vector<std::string_view> views(texts.begin(), texts.end());
    rows_.begin(views, 1, Undeclared::ignored);
    begun_ = true;
  }

  static bool no_names(std::span<const Cell> cells) {
    return std::all_of(cells.begin(), cells.end(),
                       [](const Cell& cell) { return std::holds_alternative<std::monostate>(cell); });
  }

  TableData& table_;
  TypedRows rows_;
  bool begun_ = false;
  std::string problem_;
};

}  // namespace

TableData read_program(const TableSchema& schema, const std::string& file, const std::filesystem::path& folder,
                       const RowProgram& program, Diagnostics& diagnostics) {
  const std::filesystem::path path = folder / file;
  TableData table(schema, path.string(), diagnostics);
  table.file = file;
  std::string problem;
  const std::optional<FileIdentity> before = identity_of(path);
  std::string hash = hash_of(path, problem);
  if (!problem.empty()) {
    table.refuse("unreadable-file", problem);
    return table;
  }
  RowProcess process(program, path);
  if (process.problem().empty())
    ProgramRows(table).read(process);
  else
    table.refuse("unreadable-file", process.problem());
  if (identity_of(path) != before) table.refuse("unreadable-file", "was changed while it was being read");
  table.sha256 = std::move(hash);
  return table;
}

}  // namespace quire::core::dataset_detail
