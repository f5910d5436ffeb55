#include "edition/mark_changes.hpp"

#include <catch2/catch.hpp>

#include "edition/edition_support.hpp"

using namespace quire::core;
using namespace quire::test;

namespace {

/// The document with its marks; `before` is the edition it is compared with.
Document marked(const Document& before, Document now) {
  const EditionRecord old = record_of(before);
  const EditionRecord record = record_of(now);
  EditionChanges changes;
  changes.before = &old;
  changes.now = &record;
  changes.comparison = compare_editions(old, record, {});
  mark_changes(changes, now);
  return now;
}

const Table& table_in(const Document& document) {
  return std::get<Table>(document.sections[0].blocks[0].content);
}

std::string last_cell(const TableRow& row) { return plain_text(row.cells.back().content); }

}  // namespace

TEST_CASE("each keyed row says whether it moved, and which way", "[edition][marks]") {
  const Document before = document_of(
      "2026-W46", "2026-11-09",
      {{table_of({{"same", {number("s", 1)}}, {"up", {number("u", 1)}}, {"down", {interval("d", 4, 5)}},
                  {"wider", {interval("w", 4, 5)}}, {"state", {words("t", "open")}}})}});
  const Document now = marked(
      before,
      document_of("2026-W47", "2026-11-16",
                  {{table_of({{"same", {number("s", 1)}}, {"up", {number("u", 2)}}, {"down", {interval("d", 3, 5)}},
                              {"wider", {interval("w", 3, 6)}}, {"state", {words("t", "shut")}},
                              {"new", {number("n", 1)}}, {"no key", {number("", 1)}}})}}));
  const Table& table = table_in(now);
  CHECK(table.columns.back().title == "Δ");
  std::string marks;
  for (const TableRow& row : table.rows) marks += row.key + " " + last_cell(row) + "\n";
  CHECK(marks == "same ●\nup ▲\ndown ▼\nwider ◆\nstate ◆\nnew ✚\nno key \n");
  CHECK(table.rows[1].cells[1].content[0].value->change == ChangeMark::raised);
}

TEST_CASE("a table without keys gets no column", "[edition][marks]") {
  const Document document =
      document_of("2026-W46", "2026-11-09", {{table_of({{"a", {number("", 1)}}})}});
  CHECK(table_in(marked(document, document)).columns.size() == 2);
}

TEST_CASE("a judgment says what it was", "[edition][marks]") {
  const auto edition = [](Likelihood likelihood, Confidence confidence) {
    return document_of("2026-W46", "2026-11-09", {{judgment("j", "It is so.", likelihood, confidence)}});
  };
  const auto change = [&](Likelihood likelihood, Confidence confidence) {
    const Document now =
        marked(edition(Likelihood::likely, Confidence::low), edition(likelihood, confidence));
    const Judgment& made = std::get<Judgment>(now.sections[0].blocks[0].content);
    return std::string(shape(made.change)) + " " + made.change_note;
  };
  CHECK(change(Likelihood::likely, Confidence::low) == "● ");
  CHECK(change(Likelihood::very_likely, Confidence::low) == "▲ was likely in 2026-W46");
  CHECK(change(Likelihood::likely, Confidence::high) == "▲ confidence was low in 2026-W46");
  CHECK(change(Likelihood::unlikely, Confidence::high) == "▼ was likely in 2026-W46");
}
