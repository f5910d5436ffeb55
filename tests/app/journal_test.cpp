#include "app/batch/journal.hpp"

#include <catch2/catch.hpp>
#include <fstream>

#include "support/golden.hpp"

using namespace quire::core;
using namespace quire::test;

namespace {

EditionEntry entry(const std::string& output, const std::string& state, const std::string& inputs = "a") {
  EditionEntry made{output, "r/x", "2026-W47", "2026-11-22", inputs, state, ExitCode::complete, "feed", 3, 100, {}};
  if (state == "failed") made = {output, "r/x", "2026-W47", "2026-11-22", inputs, state, ExitCode::failed, {}, 0, 0, {"why"}};
  return made;
}

void add(const TemporaryFolder& folder, const Shard& shard, const EditionEntry& one) {
  Diagnostics diagnostics;
  const auto journal = Journal::open(folder.path(), shard, diagnostics);
  REQUIRE(journal);
  CHECK(journal->add(one));
}

std::string states(const TemporaryFolder& folder) {
  std::string text;
  for (const auto& [output, one] : read_journals(folder.path(), "a"))
    text += output + " " + one.state + (one.inputs == "a" ? "" : " of " + one.inputs) + "\n";
  return text;
}

}  // namespace

TEST_CASE("an entry is a line, and back", "[batch]") {
  const EditionEntry one = entry("a\n\"b\".pdf", "failed");
  const std::string line = entry_line(one);
  CHECK(line.find('\n') == line.size() - 1);
  const auto back = parse_entry_line(line);
  REQUIRE(back);
  CHECK(entry_line(*back) == line);
  CHECK(back->errors == one.errors);
  for (std::size_t size = 0; size + 2 < line.size(); ++size) CHECK_FALSE(parse_entry_line(line.substr(0, size)));
  CHECK_FALSE(parse_entry_line("[1]"));
}

TEST_CASE("the journals of all shards tell what was made", "[batch]") {
  const TemporaryFolder folder;
  CHECK(states(folder) == "");
  add(folder, {1, 2}, entry("a", "failed"));
  add(folder, {1, 2}, entry("a", "complete"));
  add(folder, {2, 2}, entry("b", "complete", "other"));
  add(folder, {2, 3}, entry("b", "failed"));
  add(folder, {2, 3}, entry("c", "complete", "other"));
  add(folder, {3, 3}, entry("a", "failed"));
  CHECK(states(folder) == "a complete\nb failed\nc complete of other\n");
}

TEST_CASE("a journal that ends within a line goes on with the next", "[batch]") {
  const TemporaryFolder folder;
  add(folder, {}, entry("a", "complete"));
  std::ofstream(folder.path() + "/manifest/1-of-1.jsonl", std::ios::app) << "{\"output\":\"b\",\"ser";
  add(folder, {}, entry("c", "complete"));
  CHECK(states(folder) == "a complete\nc complete\n");
}

TEST_CASE("two processes cannot make one shard at once", "[batch]") {
  const TemporaryFolder folder;
  Diagnostics diagnostics;
  const auto journal = Journal::open(folder.path(), {3, 8}, diagnostics);
  REQUIRE(journal);
  CHECK_FALSE(Journal::open(folder.path(), {3, 8}, diagnostics));
  CHECK(Journal::open(folder.path(), {4, 8}, diagnostics));
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(to_text(diagnostics.all()[0]).substr(folder.path().size()) ==
        "/manifest/3-of-8.jsonl: error: another process is making shard 3/8\n  hint: wait for it, or end it\n");
}
