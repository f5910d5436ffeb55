#include <catch2/catch.hpp>

#include "edition/edition_support.hpp"
#include "edition/mark_changes.hpp"
#include "support/golden.hpp"

using namespace quire::core;
using namespace quire::test;

namespace {

Document edition(std::string name, const std::string& as_of, double price, std::string state,
                 std::vector<Value> more = {}) {
  std::vector<Value> values{number("price", price, "USD"), words("state", std::move(state))};
  for (Value& value : more) values.push_back(std::move(value));
  return document_of(std::move(name), as_of,
                     {{table_of({{"H20", std::move(values)}})},
                      {judgment("j", "It is likely.", price > 5 ? Likelihood::likely : Likelihood::unlikely,
                                Confidence::low)}});
}

Document changed(const Document& before, Document now, const Document* restated = nullptr, double materiality = 0) {
  const EditionRecord old = record_of(before);
  const EditionRecord record = record_of(now);
  EditionRecord again;
  EditionChanges changes;
  changes.before = &old;
  changes.now = &record;
  changes.comparison = compare_editions(old, record, {materiality});
  if (restated != nullptr) {
    again = record_of(*restated);
    changes.restatement = compare_editions(old, again, {});
  }
  write_changes(changes, now);
  return now;
}

std::string lines_of(const ChangeSummary& summary) {
  std::string text;
  for (const Inlines& line : summary.lines) text += plain_text(line) + "\n";
  return text;
}

std::string lead_of(const Document& document) {
  return plain_text(std::get<Paragraph>(document.sections.at(0).blocks.at(0).content).content);
}

const Callout* box_in(const Section& section, std::string_view title) {
  for (const Block& block : section.blocks)
    if (const auto* box = std::get_if<Callout>(&block.content); box && box->title == title) return box;
  return nullptr;
}

}  // namespace

TEST_CASE("what moved is told on the front page and in a section of its own", "[edition][changes]") {
  const Document now = changed(edition("2026-W46", "2026-11-09", 4, "open"),
                               edition("2026-W47", "2026-11-16", 6, "shut", {number("tpp", 1)}));
  REQUIRE(now.changes);
  CHECK(now.changes->since == "2026-W46");
  CHECK(lines_of(*now.changes) ==
        "Judgments: 1 raised\n"
        "H20, B: open → shut\n"
        "H20, A: USD\u00A04 → USD\u00A06\n"
        "H20, C: added\n");
  REQUIRE(now.sections.size() == 2);
  CHECK(now.sections[0].title == "3 figures of 3 and 1 of 1 judgment moved since 2026-W46");
  CHECK_THAT(dump_json(now), MatchesGolden("edition/changes.json"));
}

TEST_CASE("nothing moved is said as such", "[edition][changes]") {
  const Document before = edition("2026-W46", "2026-11-09", 4, "open");
  const Document now = changed(before, edition("2026-W47", "2026-11-16", 4, "open"));
  CHECK(now.sections[0].title == "Nothing moved since 2026-W46");
  CHECK(lead_of(now) == "All 2 figures and every judgment stand as on 9 November 2026.");
  CHECK(now.changes->lines.empty());
  CHECK(now.changes->details.empty());
}

TEST_CASE("where only words moved there is no column of sizes", "[edition][changes]") {
  const Document now = changed(edition("2026-W46", "2026-11-09", 4, "open"), edition("2026-W47", "2026-11-16", 4, "shut"));
  const auto& table = std::get<Table>(now.sections[0].blocks.at(1).content);
  CHECK(table.columns.back().title == "Change");
  CHECK(table.rows.at(0).cells.size() == table.columns.size());
  CHECK(table.note.find("Size") == std::string::npos);
}

TEST_CASE("what was not compared is said beside what stands", "[edition][changes]") {
  const Document before = edition("2026-W46", "2026-11-09", 100, "open");
  Document now = changed(before, edition("2026-W47", "2026-11-16", 101, "open"), nullptr, 0.02);
  CHECK(now.sections[0].title == "Nothing moved that matters since 2026-W46");
  CHECK(lead_of(now) == "Of 2 figures 1 moved too little to matter; the others and every judgment stand as on 9 November 2026.");

  Document without = edition("2026-W47", "2026-11-16", 100, "open");
  without.sections[0].blocks.clear();
  without.sections[0].failure = SectionFailure{};
  now = changed(before, without);
  CHECK(now.sections[0].title == "Nothing moved that matters since 2026-W46");
  CHECK(lead_of(now) == "No figure stands in both editions. 2 figures of sections that are missing from one of the two editions are not compared.");
}

TEST_CASE("a figure that would be another on the same day was corrected", "[edition][changes]") {
  const Document before = edition("2026-W46", "2026-11-09", 4, "open");
  const Document restated = edition("2026-W46", "2026-11-09", 5, "open");
  SECTION("and is not news when it has not moved since") {
    const Document now = changed(before, edition("2026-W47", "2026-11-16", 5, "shut"), &restated);
    CHECK(lines_of(*now.changes) == "Corrections: 1 figure of 2026-W46\nH20, B: open → shut\n");
    const Callout* box = box_in(now.sections[0], "Corrections");
    REQUIRE(box != nullptr);
    CHECK(plain_text(std::get<List>(box->content[1].content).items[0]) ==
          "H20, A: USD\u00A04 → USD\u00A05");
  }
  SECTION("and is news as well when it has") {
    const Document now = changed(before, edition("2026-W47", "2026-11-16", 9, "open"), &restated);
    CHECK(lines_of(*now.changes).find("H20, A: USD\u00A04 → USD\u00A09") != std::string::npos);
    CHECK(box_in(now.sections[0], "Corrections") != nullptr);
  }
}

TEST_CASE("what is not comparable stands in a box, with the reason", "[edition][changes]") {
  const Document before = edition("2026-W46", "2026-11-09", 4, "open");
  Document other = edition("2026-W47", "2026-11-16", 4, "open");
  std::get<Table>(other.sections[0].blocks[0].content).rows[0].cells[1].content = {
      shown(number("price", 30, "CNY"))};
  const Document now = changed(before, other);
  const Callout* box = box_in(now.sections[0], "Not comparable with 2026-W46");
  REQUIRE(box != nullptr);
  CHECK(plain_text(std::get<List>(box->content[1].content).items[0]) ==
        "H20, A: USD\u00A04 → CNY\u00A030 (unit CNY, was USD)");
}
