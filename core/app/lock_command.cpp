#include "app/lock_command.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "app/console.hpp"
#include "app/input_hashes.hpp"
#include "app/output_file.hpp"
#include "base/input_file.hpp"
#include "base/json_text.hpp"

namespace quire::core {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr const char* kFormat = "quire-lock";
constexpr int kFormatVersion = 1;
constexpr std::size_t kLargestLock = 4U << 20;

fs::path lock_file(const Report& report) { return fs::path(report.file).replace_extension(".lock"); }

std::optional<InputHashes> read_lock(const fs::path& file, Diagnostics& diagnostics) {
  const SourceSpan where{file.string(), 0, 0};
  const InputFile input = read_input(file, kLargestLock);
  if (!input.bytes) {
    diagnostics.error("app.lock", where, quote(file.string()) + " " + input.problem,
                      "quire lock REPORT writes it");
    return {};
  }
  try {
    const Json json = parse_json<Json>(*input.bytes);
    if (json.at("format") == kFormat && json.at("version") == kFormatVersion)
      return json.at("hashes").get<InputHashes>();
    diagnostics.error("app.lock", where, quote(file.string()) + " is not a lock of this version of quire");
  } catch (const std::exception& error) {
    diagnostics.error("app.lock", where, "cannot read the lock: " + json_mistake(error.what()));
  }
  return {};
}

}  // namespace

ExitCode lock(const BuildRequest& request) {
  Diagnostics diagnostics;
  Stopwatch unused;
  const std::optional<Prepared> prepared = prepare(request, unused, diagnostics);
  if (prepared && !diagnostics.has_errors()) {
    const InputHashes hashes = hashes_of(*prepared, diagnostics);
    const Json json{{"format", kFormat}, {"version", kFormatVersion}, {"hashes", hashes}};
    const fs::path file = lock_file(prepared->report);
    if (!diagnostics.has_errors() && write_file(file, json.dump(2) + "\n", diagnostics))
      fmt::print(stderr, "wrote {}\n", file.string());
  }
  print_diagnostics(diagnostics, request.diagnostics);
  return diagnostics.has_errors() ? ExitCode::failed : ExitCode::complete;
}

void check_lock(const Prepared& prepared, Diagnostics& diagnostics) {
  const fs::path file = lock_file(prepared.report);
  const std::optional<InputHashes> locked = read_lock(file, diagnostics);
  if (!locked) return;
  const InputHashes now = hashes_of(prepared, diagnostics);
  const auto find = [](const InputHashes& hashes, const std::string& kind, const std::string& name) {
    const auto group = hashes.find(kind);
    if (group == hashes.end()) return std::string();
    const auto hash = group->second.find(name);
    return hash == group->second.end() ? std::string() : hash->second;
  };
  const auto report = [&](const std::string& kind, const std::string& name, const std::string& what) {
    diagnostics.error("app.locked", {file.string(), 0, 0}, kind + " " + quote(name) + " " + what,
                      "build without --locked, or write the lock again with quire lock");
  };
  for (const auto& [kind, group] : now)
    for (const auto& [name, hash] : group) {
      const std::string before = find(*locked, kind, name);
      if (before.empty()) report(kind, name, "is not in the lock");
      else if (before != hash) report(kind, name, "is not what the lock says: " + hash.substr(0, 8) + ", locked " + before.substr(0, 8));
    }
  for (const auto& [kind, group] : *locked)
    for (const auto& [name, hash] : group)
      if (find(now, kind, name).empty()) report(kind, name, "is in the lock and not used");
}

}  // namespace quire::core
