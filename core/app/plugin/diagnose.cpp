#include "app/plugin/diagnose.hpp"

#include <cxxabi.h>
#include <fmt/format.h>

#include <cstdlib>
#include <map>
#include <memory>

#include "app/places.hpp"
#include "config/manifest.hpp"
#include "host/elf_facts.hpp"
#include "host/host.hpp"
#include "host/note_reader.hpp"
#include "host/sandbox.hpp"

namespace quire::core {
namespace fs = std::filesystem;
namespace {

constexpr const char* kEntry = "quire_plugin_entry";

std::string readable(const std::string& symbol) {
  int status = 0;
  const std::unique_ptr<char, void (*)(void*)> name(
      abi::__cxa_demangle(symbol.c_str(), nullptr, nullptr, &status), std::free);
  return status == 0 ? name.get() + (" (" + symbol + ")") : symbol;
}

/// A library with all that it needs itself.
class Libraries {
 public:
  explicit Libraries(fs::path plugin) : plugin_(std::move(plugin)) {}

  void add_needs_of(const ElfFacts& facts) {
    for (const std::string& name : facts.needed) {
      if (found_.count(name) != 0) continue;
      const fs::path path = find_library(name, facts, library_folders());
      ElfFacts& library = found_[name];
      if (path.empty()) {
        library.problem = "is not on this machine";
        continue;
      }
      library = read_elf_facts(path);
      if (!can_load_from(path, plugin_)) out_of_reach_[name] = "lies in " + path.parent_path().string() + ", where no plugin may read";
      add_needs_of(library);  // entries of a map stay where they are
    }
  }
  const ElfFacts& of(const std::string& name) const { return found_.at(name); }
  /// Why the plugin cannot load it; empty where it can.
  std::string trouble_with(const std::string& name) const {
    const auto far = out_of_reach_.find(name);
    return found_.at(name).problem.empty() && far != out_of_reach_.end() ? far->second : found_.at(name).problem;
  }
  bool complete() const {
    for (const auto& [name, facts] : found_)
      if (!facts.problem.empty()) return false;
    return true;
  }
  bool export_symbol(const std::string& symbol) const {
    for (const auto& [name, facts] : found_)
      if (facts.exported.count(symbol) != 0) return true;
    return false;
  }

 private:
  fs::path plugin_;
  std::map<std::string, ElfFacts> found_;
  std::map<std::string, std::string> out_of_reach_;
};

/// "GLIBC_2.36" of GLIBC_2.2.5, GLIBC_2.34, …: the greatest of the family that `wanted` is of.
std::string latest_like(const std::string& wanted, const std::set<std::string>& versions) {
  const std::string family = wanted.substr(0, wanted.rfind('_') + 1);
  std::string latest;
  const auto less = [](const std::string& a, const std::string& b) {
    return std::pair(a.size(), a) < std::pair(b.size(), b);
  };
  for (const std::string& version : versions)
    if (version.rfind(family, 0) == 0 && (latest.empty() || less(latest, version)))
      latest = version;
  return latest;
}

void diagnose_libraries(const fs::path& plugin, const ElfFacts& facts, std::vector<Finding>& findings) {
  Libraries libraries(plugin);
  libraries.add_needs_of(facts);
  for (const std::string& name : facts.needed) {
    Finding finding{"library " + name, libraries.trouble_with(name), ""};
    if (!finding.trouble.empty())
      finding.hint = "install the package that has it, link it statically, or put it into the plugin's data folder; apt-file search " +
                     name + " finds it on Debian";
    findings.push_back(finding);
    if (!finding.trouble.empty()) continue;
    const auto versions = facts.needed_versions.find(name);
    if (versions == facts.needed_versions.end()) continue;
    for (const std::string& version : versions->second) {
      const std::set<std::string>& here = libraries.of(name).versions;
      if (here.count(version) != 0) continue;
      const std::string latest = latest_like(version, here);
      findings.push_back(
          {"version " + version + " of " + name,
           latest.empty() ? "is not in the library here" : "is not here, the latest is " + latest,
           "build it on a system as old as this one"});
    }
  }
  if (!libraries.complete()) return;  // what is missing may have them
  for (const std::string& symbol : facts.undefined)
    if (!libraries.export_symbol(symbol))
      findings.push_back(
          {"symbol " + readable(symbol), "is nowhere defined",
           "link the library that has it: target_link_libraries() in its CMakeLists.txt"});
}

void diagnose_exports(const ElfFacts& facts, std::vector<Finding>& findings) {
  if (facts.exported.count(kEntry) == 0)
    findings.push_back(
        {std::string("entry point ") + kEntry, "is not exported",
         "C++: QUIRE_PLUGIN(Class); C: QUIRE_EXPORT const quire_plugin* quire_plugin_entry(void)"});
  std::string others;
  int count = 0;
  for (const std::string& symbol : facts.exported)
    if (symbol != kEntry && symbol.rfind("_init", 0) != 0 && symbol.rfind("_fini", 0) != 0 &&
        ++count <= 3)
      others += (others.empty() ? "" : ", ") + readable(symbol);
  Finding finding{"exports one symbol", "", ""};
  if (count > 0) {
    finding.trouble = fmt::format("{} more: {}{}", count, others, count > 3 ? ", …" : "");
    finding.hint = "build it with quire_add_plugin(), which hides the others";
  }
  findings.push_back(finding);
}

}  // namespace

fs::path sanitizer_of(const fs::path& file) {
  const ElfFacts facts = read_elf_facts(file);
  for (const std::string& library : facts.needed)
    if (library.find("asan") != std::string::npos) return find_library(library, facts, library_folders());
  return {};
}

std::vector<Finding> diagnose(const fs::path& file) {
  std::vector<Finding> findings;
  const ElfFacts facts = read_elf_facts(file);
  findings.push_back(
      {"shared library for this machine", facts.problem,
       facts.problem.empty() ? "" : "build it for this machine, as a shared library"});
  if (!facts.problem.empty()) return findings;

  const PluginNote note = read_plugin_note(file);
  findings.push_back(
      {"manifest", note.problem, note.problem.empty() ? "" : "build it with quire_add_plugin()"});
  if (note.problem.empty()) {
    Diagnostics diagnostics;
    const std::optional<Manifest> manifest =
        read_manifest(note.manifest, file.string(), diagnostics);
    for (const Diagnostic& diagnostic : diagnostics.all())
      findings.push_back({"manifest", diagnostic.message, diagnostic.hint});
    if (manifest) {
      Finding abi{fmt::format("ABI {}.{}", manifest->abi_major, manifest->abi_minor), "", ""};
      if (!takes_abi(manifest->abi_major, manifest->abi_minor)) {
        abi.trouble = "this program takes " + abi_range();
        abi.hint = "build it against the SDK of this program";
      }
      findings.push_back(abi);
    }
  }
  diagnose_libraries(file, facts, findings);
  diagnose_exports(facts, findings);
  Finding stack{"stack that is not executable", "", ""};
  if (facts.executable_stack)
    stack = {stack.what, "it asks for an executable one",
             "an assembler source lacks .note.GNU-stack"};
  findings.push_back(stack);
  return findings;
}

}  // namespace quire::core
