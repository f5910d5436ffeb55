#include "app/batch/journal.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>
#include <set>

#include "app/output_file.hpp"

namespace quire::core {
namespace {

namespace fs = std::filesystem;

fs::path journals_in(const fs::path& folder) { return folder / "manifest"; }

/// Whether the file's last byte is not the end of a line.
bool ends_torn(int descriptor) {
  const off_t size = lseek(descriptor, 0, SEEK_END);
  char last = '\n';
  return size > 0 && pread(descriptor, &last, 1, size - 1) == 1 && last != '\n';
}

}  // namespace

std::unique_ptr<Journal> Journal::open(const fs::path& folder, const Shard& shard, Diagnostics& diagnostics) {
  const fs::path file =
      journals_in(folder) / (std::to_string(shard.index) + "-of-" + std::to_string(shard.count) + ".jsonl");
  std::error_code failed;
  fs::create_directories(file.parent_path(), failed);  // what fails here fails again in opening
  Descriptor descriptor(::open(file.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0644));
  if (!descriptor.is_open()) {
    diagnostics.error("app.batch", {file.string(), 0, 0}, std::string("cannot write: ") + std::strerror(errno));
    return nullptr;
  }
  std::unique_ptr<Journal> journal(new Journal(file, std::move(descriptor)));
  if (flock(journal->descriptor_.get(), LOCK_EX | LOCK_NB) != 0) {
    diagnostics.error("app.batch", {file.string(), 0, 0},
                      "another process is making " + (shard.is_whole() ? "this batch" : "shard " + shard.name()),
                      "wait for it, or end it");
    return nullptr;
  }
  journal->is_torn_ = ends_torn(journal->descriptor_.get());
  return journal;
}

std::optional<unsigned> other_shard_count(const fs::path& folder, const Shard& shard) {
  constexpr std::string_view kOf = "-of-";
  std::optional<unsigned> other;
  std::error_code missing;
  for (const fs::directory_entry& entry : fs::directory_iterator(journals_in(folder), missing)) {
    const std::string name = entry.path().stem().string();
    const std::size_t of = name.find(kOf);
    if (of == std::string::npos) continue;
    unsigned count = 0;
    const char* const end = name.data() + name.size();
    if (std::from_chars(name.data() + of + kOf.size(), end, count).ptr != end || count == shard.count) continue;
    other = std::max(other.value_or(0), count);
  }
  return other;
}

bool Journal::add(const EditionEntry& entry) {
  const std::lock_guard lock(mutex_);
  const std::string line = (is_torn_ ? "\n" : "") + entry_line(entry);
  if (write_all(descriptor_.get(), line)) {
    is_torn_ = false;
    return true;
  }
  const int reason = errno;
  is_torn_ = ends_torn(descriptor_.get());
  errno = reason;
  return false;
}

std::map<std::string, EditionEntry> read_journals(const fs::path& folder, const std::string& inputs) {
  std::map<std::string, EditionEntry> entries;
  std::error_code none;
  std::set<fs::path> files;  // in the same order each time
  for (const fs::directory_entry& entry : fs::directory_iterator(journals_in(folder), none))
    if (entry.path().extension() == ".jsonl") files.insert(entry.path());
  for (const fs::path& file : files) {
    std::ifstream lines(file);
    for (std::string line; std::getline(lines, line);) {
      std::optional<EditionEntry> entry = parse_entry_line(line);
      if (!entry) continue;
      // A shard that failed does not undo what another one made, nor one that had other inputs.
      const auto worth = [&](const EditionEntry& one) { return (one.inputs == inputs ? 2 : 0) + (one.is_settled() ? 1 : 0); };
      EditionEntry& known = entries[entry->output];
      if (worth(*entry) >= worth(known)) known = std::move(*entry);
    }
  }
  return entries;
}

}  // namespace quire::core
