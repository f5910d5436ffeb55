#pragma once

#include <optional>
#include <string>

#include "document/document.hpp"
#include "edition/compare.hpp"
#include "edition/record.hpp"

namespace quire::core {

/// All that is to be said about the way from one edition to the next.
struct EditionChanges {
  const EditionRecord* before = nullptr;
  const EditionRecord* now = nullptr;
  Comparison comparison;  // of `before` with the document's own record
  /// Of `before` with what its day gives with the data and plugins of today, a record that must live as
  /// long as this; empty where those are the same, or nobody asked.
  Comparison restatement;
  bool withholds = false;  // from these readers: see ComparisonOptions
};

/// Puts change marks on the document's values, judgments, key figures and table rows: a keyed row gets
/// a cell in a column "Δ" of its own. Values without a key stay unmarked.
void mark_changes(const EditionChanges& changes, Document& document);

/// Adds the front page's summary, and a section "What changed" before all others.
void write_changes(const EditionChanges& changes, Document& document);

}  // namespace quire::core
