#pragma once

#include <array>
#include <string_view>

namespace quire::core {

/// What the program ends with.
enum class ExitCode : int {
  complete = 0,
  failed = 1,
  usage = 2,
  degraded = 3,
  blocked = 4,
  plugin_missing = 5,
  different = 6,
  internal = 70,
};

struct ExitMeaning {
  ExitCode code;
  std::string_view words;
};

/// As the manual has them; the README says the same to users of the source tree.
inline constexpr std::array<ExitMeaning, 8> kExitMeanings{{
    {ExitCode::complete, "complete"},
    {ExitCode::failed, "failed, nothing written"},
    {ExitCode::usage, "the command line is wrong"},
    {ExitCode::degraded, "written, but a section is missing: a labelled box stands in its place"},
    {ExitCode::blocked, "the data gate holds the edition back, nothing written"},
    {ExitCode::plugin_missing, "a required plugin cannot be used"},
    {ExitCode::different, "diff or verify found differences"},
    {ExitCode::internal, "an internal error"},
}};

}  // namespace quire::core
