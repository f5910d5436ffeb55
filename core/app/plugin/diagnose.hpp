#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace quire::core {

/// One thing a plugin file needs to be loaded, and whether it has it.
struct Finding {
  std::string what;     // "library libfoo.so.1"
  std::string trouble;  // empty: it is well
  std::string hint;
};

/// Everything about a plugin file that can be known from its bytes: none of its code runs.
std::vector<Finding> diagnose(const std::filesystem::path& file);

/// The library of AddressSanitizer that a plugin file was built to run with; empty for none.
std::filesystem::path sanitizer_of(const std::filesystem::path& file);

}  // namespace quire::core
