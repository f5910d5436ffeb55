#pragma once

#include <string>
#include <vector>

#include "edition/change.hpp"
#include "edition/record.hpp"

namespace quire::core {

/// How one figure moved. Pointers into the records compared.
struct FigureChange {
  const Figure* before = nullptr;  // null: added
  const Figure* after = nullptr;   // null: removed
  Change change;
  std::string incomparable;  // why no difference is given: "unit W, was kW"; empty: it is

  const Figure& either() const { return after != nullptr ? *after : *before; }
};

struct JudgmentChange {
  enum class Kind { same, raised, lowered, reworded, added, dropped };
  const RecordedJudgment* before = nullptr;
  const RecordedJudgment* after = nullptr;
  Kind kind = Kind::same;

  const RecordedJudgment& either() const { return after != nullptr ? *after : *before; }
};
/// "same", "raised", "lowered", "reworded", "added", "dropped".
std::string_view word(JudgmentChange::Kind kind);

struct ComparisonOptions {
  double materiality = 0;  // part of |old| from which on a number's move matters
  /// Something is kept from these readers. Whatever an earlier edition said and this one does not may be that: it is
  /// not told, neither what it was nor that it went.
  bool withholds = false;
};

/// Two editions, statement by statement.
struct Comparison {
  std::vector<FigureChange> figures;      // those not unchanged, by key
  std::vector<JudgmentChange> judgments;  // all, by key
  std::size_t compared = 0;               // figures that both editions have
  std::size_t missed = 0;                 // figures of one of which the other missed the section

  /// Nothing moved that matters.
  bool same() const;
};

/// Whether a section of the plugin is missing from the edition: what it would have said is not known.
bool misses(const EditionRecord& edition, const std::string& plugin);

/// What `after` says otherwise than `before`. Likelihood decides whether a judgment is raised or
/// lowered; where it is the same, confidence does; where that is too, other words make it reworded
/// and other numbers in the same words do not.
Comparison compare_editions(const EditionRecord& before, const EditionRecord& after,
                            const ComparisonOptions& options);

/// What is compared of a value: a number as a number, every other kind as its words.
Statement statement_of(const Value& value);

}  // namespace quire::core
