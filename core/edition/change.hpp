#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace quire::core {

/// What an edition says under one key: nothing, that it is not known, a number, or a text.
struct Unsaid {
  bool operator==(const Unsaid&) const = default;
};
struct NotKnown {
  bool operator==(const NotKnown&) const = default;
};
using Statement = std::variant<Unsaid, NotKnown, double, std::string>;

enum class ChangeClass {
  unchanged,
  immaterial,  // a number moved by less than what matters
  changed,
  became_known,
  became_unknown,
  added,
  removed,
};
/// "unchanged", "immaterial", "changed", "became_known", "became_unknown", "added", "removed".
std::string_view word(ChangeClass change);

struct Change {
  ChangeClass kind = ChangeClass::unchanged;
  std::optional<double> difference;  // new - old, of two numbers
  std::optional<double> percent;     // of |old|; empty at 0
};

/// From one edition to the next. `materiality`: the part of |old| from which on a number's move
/// matters.
Change compare_statements(const Statement& before, const Statement& after, double materiality);

}  // namespace quire::core
