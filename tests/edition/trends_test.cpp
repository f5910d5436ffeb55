#include "edition/trends.hpp"

#include <catch2/catch.hpp>

#include "edition/edition_support.hpp"
#include "support/golden.hpp"

using namespace quire::core;
using namespace quire::test;

namespace {

/// A document whose front page has one figure, after editions that said `past`, a week apart.
class History {
 public:
  History() : archive_(Archive::open(folder_.path() + "/archive.sqlite", Archive::Access::write, diagnostics_)) {
    REQUIRE(archive_ != nullptr);
  }
  void store(const Value& value) {
    const std::string day = std::to_string(10 + stored_);
    CHECK(archive_->store(record_of("2026-W" + day, "2026-03-" + day, {value, words("other", "word")}),
                          Archive::IfThere::keep) == Archive::Stored::added);
    ++stored_;
  }
  std::vector<std::string> trend_of(const Value& now, std::vector<Value> own = {}, const RenamedKeys& renamed = {}) {
    Document document;
    document.sections.emplace_back();
    Highlight highlight;
    highlight.kind = Highlight::Kind::key_figure;
    highlight.figure.value = now;
    highlight.figure.trend = std::move(own);
    document.sections[0].highlights = {highlight};
    EditionRecord record = record_of("2026-W40", "2026-04-01", {now});
    record.renamed_keys = renamed;
    add_trends(*archive_, record, document);
    CHECK(diagnostics_.all().empty());
    std::vector<std::string> shown;
    for (const Value& value : document.sections[0].highlights[0].figure.trend) shown.push_back(format(value));
    return shown;
  }

 private:
  TemporaryFolder folder_;
  Diagnostics diagnostics_;
  std::unique_ptr<Archive> archive_;
  int stored_ = 0;
};

using Shown = std::vector<std::string>;

}  // namespace

TEST_CASE("a key figure shows what past editions said, oldest first, and itself", "[edition][trends]") {
  History history;
  history.store(number("a", 3));
  history.store(interval("a", 4, 6));
  CHECK(history.trend_of(number("a", 5)).empty());  // three numbers are no course
  history.store(number("a", 7));
  CHECK(history.trend_of(number("a", 5)) == Shown{"3", "4–6", "7", "5"});
  CHECK(history.trend_of(number("b", 5)).empty());  // never said before
  CHECK(history.trend_of(number("", 5)).empty());
  CHECK(history.trend_of(words("a", "five")).empty());
  CHECK(history.trend_of(number("a", 5), {number("", 1), number("", 2)}) == Shown{"1", "2"});
}

TEST_CASE("what cannot be compared is a gap in the course", "[edition][trends]") {
  History history;
  history.store(number("a", 3));
  history.store(number("a", 3, "W"));
  history.store(number("z", 3));
  history.store(words("a", "four"));
  Value computed = number("a", 3);
  computed.formula = "another";
  history.store(computed);
  history.store(number("a", 4));
  CHECK(history.trend_of(number("a", 5)).empty());  // three of them are known
  history.store(number("a", 6));
  CHECK(history.trend_of(number("a", 5)) == Shown{"3", "n/k", "n/k", "n/k", "n/k", "4", "6", "5"});
  history.store(number("z", 4));
  CHECK(history.trend_of(number("z", 5)).empty());  // another figure stood there first
}

TEST_CASE("a course goes on under a key's former names", "[edition][trends]") {
  History history;
  history.store(number("old", 1));
  history.store(number("older/a", 2));
  history.store(number("a", 3));
  CHECK(history.trend_of(number("a", 4), {}, {{"chips", "older/", "old/"}, {"chips", "old/a", "old"}, {"chips", "old", "a"}}) ==
        Shown{"1", "2", "3", "4"});
}

TEST_CASE("a course is twelve editions long", "[edition][trends]") {
  History history;
  for (int i = 0; i < 15; ++i) history.store(number("a", i));
  const Shown shown = history.trend_of(number("a", 99));
  CHECK(shown.size() == 12);
  CHECK(shown.front() == "4");
  CHECK(shown.back() == "99");
}
