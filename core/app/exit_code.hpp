#pragma once

namespace quire::core {

/// What the program ends with; the README lists them for users.
enum class ExitCode : int {
  complete = 0,
  failed = 1,    // nothing was written
  usage = 2,     // the command line is wrong
  degraded = 3,  // written, but a section is missing
  blocked = 4,  // the data gate holds the edition back
  plugin_missing = 5,  // a required plugin cannot be used
  different = 6,  // `diff` and `verify` found differences
  internal = 70,
};

}  // namespace quire::core
