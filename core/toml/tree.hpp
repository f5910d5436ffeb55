#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.hpp"
#include "base/diagnostic.hpp"

/// TOML as this station reads it: plain values in the order of the file, each with its place. The
/// library that parses it stays in tree.cpp.
namespace quire::core::toml {

struct Place {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

struct Entry;
struct Value;

/// Entries in the order of the file.
struct Table {
  Place where;
  std::vector<Entry> entries;

  const Entry* find(std::string_view key) const;
};

using Array = std::vector<Value>;

/// A time of day, or a date with one: TOML has them, nothing here wants them.
struct ClockTime {};

struct Value {
  Place where;
  std::variant<std::string, std::int64_t, double, bool, Date, ClockTime, Array, Table> content;
};

struct Entry {
  std::string key;
  Place where;
  Value value;
};

/// "text", "an integer", …: for a message that says what was found.
std::string_view kind(const Value& value);

/// Whose mistakes they are: the file as printed, the first part of the codes, and the list.
struct Source {
  std::string file;
  std::string station;
  Diagnostics& diagnostics;

  void error(std::string_view code, Place where, std::string message, std::string hint = {}) const;
};

/// Parses `text`; a mistake of syntax is reported at its place. The text is untrusted.
std::optional<Table> parse_toml(std::string_view text, const Source& source);

/// The text of the file at `path`; whatever keeps it from being read is reported.
std::optional<std::string> read_toml_text(const std::filesystem::path& path, const Source& source);

}  // namespace quire::core::toml
