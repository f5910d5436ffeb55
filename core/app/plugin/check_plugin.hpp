#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/exit_code.hpp"
#include "base/diagnostic.hpp"

namespace quire::core {

struct CheckRequest {
  std::string file;  // a plugin file, or the id of one that is found
  std::string data;  // a dataset to try it on
  std::string only;  // one case by its name; empty: all
  std::vector<std::string> folders;
  std::string junit;  // where a JUnit report goes; empty: none
  bool json = false;
};

/// What came of one case.
struct Verdict {
  enum class Outcome { passed, failed, skipped };
  std::string name;  // "row-order"
  std::string what;  // what must hold
  Outcome outcome = Outcome::passed;
  std::string detail;     // why it failed or was skipped
  std::string reproduce;  // a command line, of failed ones
  double seconds = 0;
};

/// Tries the plugin in workers of their own, each case by itself.
std::vector<Verdict> check_plugin_file(const std::filesystem::path& file,
                                       const CheckRequest& request, Diagnostics& diagnostics);

/// `quire plugin check FILE`: the verdicts for people, as JSON or as JUnit. Exit code 1 when one
/// failed.
ExitCode check_plugin(const CheckRequest& request);

/// The verdicts as lines, failures with their reason and how to see them again.
std::string verdicts_text(const std::vector<Verdict>& verdicts);

}  // namespace quire::core
