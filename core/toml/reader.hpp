#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "toml/tree.hpp"

namespace quire::core::toml {

/// Reads the keys of one table, reports what is wrong with them, and at the end every key that
/// nobody asked for.
///
/// A getter gives nothing both for a key that is not there and for one of the wrong type, which it
/// has then reported; `require_…` reports the missing key too.
class Reader {
 public:
  /// `context` names the table in messages ("[options.limit]"); empty for the whole file.
  Reader(const Table& table, std::string context, const Source& source);

  const Value* value(std::string_view key);
  std::optional<std::string> text(std::string_view key);
  std::optional<bool> boolean(std::string_view key);
  /// A finite number; an integer will do.
  std::optional<double> number(std::string_view key);
  /// A TOML date, or one as text.
  std::optional<Date> date(std::string_view key);
  std::optional<std::vector<std::string>> texts(std::string_view key);
  const Table* table(std::string_view key);
  const Array* array(std::string_view key);

  const Value* require(std::string_view key);
  std::optional<std::string> require_text(std::string_view key);  // and not empty

  /// Where the key's value stands; the table itself when it has none.
  Place where(std::string_view key) const;
  void error(std::string_view code, Place where, std::string message, std::string hint = {}) const;
  void wrong_type(std::string_view key, const Value& value, std::string_view wanted) const;
  const Source& source() const { return source_; }

  /// Reports the keys that were not asked for. Call it last.
  void finish() const;

 private:
  template <typename T>
  const T* get(std::string_view key, std::string_view wanted);
  std::string in_context() const;
  std::string known_keys() const;

  const Table& table_;
  std::string context_;
  const Source& source_;
  std::vector<std::string> known_;
};

}  // namespace quire::core::toml
