#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/plugin/diagnose.hpp"
#include "app/plugin/trial.hpp"
#include "app/press.hpp"

namespace quire::core {

/// What the cases look at: the plugin, and one run on the data as they are.
struct Subject {
  Trials trials;
  std::vector<Finding> findings;
  TrialResult plain;
  Press* press = nullptr;
  std::optional<bool> steady{};  // whether it says the same twice; found when it is asked for
};

/// One thing that must hold. `run` says why it does not; empty: it does. "skipped: …" where it does
/// not apply to this plugin.
struct CheckCase {
  std::string_view name;
  std::string_view what;
  std::string (*run)(Subject& subject);
  /// Those that look at the section have nothing to say of a plugin that writes none.
  enum class LooksAt { file, section };
  LooksAt looks_at = LooksAt::section;
};

inline constexpr std::string_view kSkipped = "skipped: ";

/// Of the file, its manifest and its section.
const std::vector<CheckCase>& section_cases();
/// Of changed data, options and surroundings.
const std::vector<CheckCase>& variation_cases();

}  // namespace quire::core
