#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace quire::core {

/// What a shared library says of itself, read from its file; none of it is loaded or trusted.
struct ElfFacts {
  std::string problem;  // filled: why nothing else holds
  std::string machine;  // "x86-64"
  bool runs_here = false;  // its class, byte order and machine are this program's
  bool executable_stack = false;
  std::vector<std::string> needed;     // libraries, "libstdc++.so.6"
  std::vector<std::string> run_paths;  // where it looks for them first, "$ORIGIN" replaced
  std::set<std::string> exported;      // symbols
  std::set<std::string> undefined;     // symbols it needs from elsewhere, weak ones left out
  std::map<std::string, std::set<std::string>> needed_versions;  // by library: "GLIBC_2.34"
  std::set<std::string> versions;      // that it defines itself
};

/// Any bytes give an answer, after a bounded number of steps. Files of more than 1 GB are refused.
ElfFacts read_elf_facts(const std::filesystem::path& file);

/// Where the loader would find a library: the file's own run paths, LD_LIBRARY_PATH as given in
/// `folders`, then the system's. Empty when nowhere.
std::filesystem::path find_library(const std::string& name, const ElfFacts& wanted_by,
                                   const std::vector<std::filesystem::path>& folders);

}  // namespace quire::core
