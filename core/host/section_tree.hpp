#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "host/host.hpp"
#include "host/stream.hpp"

namespace quire::core {

/// A row as a plugin names it; checked against the tables it was given.
struct WireRow {
  std::uint32_t table = 0;
  std::uint64_t row = 0;
  std::uint64_t column = 0;  // of a value's rows: from 1; 0 for the row as a whole
};

/// A value as it stands in a stream, checked by the rules of `quire/grammar.hpp`.
struct WireValue {
  std::int32_t kind = 0;
  int decimals = -1;
  double low = 0;
  double high = 0;
  std::int32_t day = 0;
  std::string_view text;
  std::string_view unit;
  std::string_view key;
  std::string_view name;
  std::string_view formula;
  std::vector<WireRow> rows;
};

struct WireAttribute {
  std::int32_t attribute = 0;
  std::string_view text;
  std::int64_t integer = 0;
  double number = 0;
  std::size_t value = 0;  // index into SectionTree::values
};

/// An element with what was set and written in it.
struct WireNode {
  enum class Kind : std::uint8_t { element, text, value, citation };
  Kind kind = Kind::element;
  std::int32_t element = 0;  // 0: the section itself
  std::string_view text;
  std::size_t value = 0;  // index into SectionTree::values
  WireRow row;
  std::vector<WireAttribute> attributes;
  std::vector<WireNode> children;

  /// The last setting of an attribute, or null.
  const WireAttribute* find(std::int32_t attribute) const;
  /// Its text, as it came; empty when it was not set.
  std::string_view text_of(std::int32_t attribute) const;
};

struct WireWarning {
  std::string_view message;
  bool has_row = false;
  WireRow row;
};

/// A stream that obeys the grammar: each element stands where it may, each attribute belongs to its
/// element and has its type, each row exists. What the elements mean is not looked at yet.
/// Lifetime: the strings are views into the stream.
struct SectionTree {
  std::string problem;  // filled: the stream is not to be trusted, nothing else holds
  Ending ending = Ending::complete;
  std::string_view reason;
  WireNode section;
  std::vector<WireValue> values;
  std::vector<WireWarning> warnings;
};

/// `row_counts`: rows of each table that the plugin was given. Any bytes give an answer, in time
/// and memory bounded by `limits`.
SectionTree parse_section(std::string_view stream, const std::vector<std::uint64_t>& row_counts,
                          const Limits& limits);

}  // namespace quire::core
