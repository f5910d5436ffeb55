#include "text/hyphenator.hpp"

#include <catch2/catch.hpp>

#include "support/golden.hpp"

using namespace quire::core;

namespace {

constexpr const char* kEnglish = "/usr/share/hyphen/hyph_en_US.dic";

std::string divided(const Hyphenator& hyphenator, const std::string& word) {
  std::string out;
  std::size_t begin = 0;
  for (const std::size_t at : hyphenator.divisions(word)) {
    out += word.substr(begin, at - begin) + '-';
    begin = at;
  }
  return out + word.substr(begin);
}

}  // namespace

TEST_CASE("words are divided by the English patterns", "[text]") {
  const auto english = Hyphenator::from_file(kEnglish);
  REQUIRE(english);
  CHECK(divided(*english, "hyphenation") == "hyphen-ation");
  CHECK(divided(*english, "semiconductor") == "semi-con-duc-tor");
  CHECK(divided(*english, "Accelerators") == "Accel-er-a-tors");
  CHECK(divided(*english, "REPLACEMENT") == "REPLACE-MENT");
}

TEST_CASE("two letters stay before a division and three after it", "[text]") {
  const auto english = Hyphenator::from_file(kEnglish);
  REQUIRE(english);
  for (const std::string word : {"supply", "table", "analysis", "ability", "ahead", "capacity"}) {
    INFO(word);
    for (const std::size_t at : english->divisions(word)) {
      CHECK(at >= 2);
      CHECK(at + 3 <= word.size());
    }
  }
  CHECK(english->divisions("only").empty());
  CHECK(english->divisions("").empty());
}

TEST_CASE("divisions are byte offsets between characters", "[text]") {
  const auto english = Hyphenator::from_file(kEnglish);
  REQUIRE(english);
  const std::string word = "naïveténation";
  for (const std::size_t at : english->divisions(word)) CHECK((word[at] & 0xC0) != 0x80);
  CHECK_FALSE(english->divisions(word).empty());
  CHECK(english
            ->divisions("hyphen\xC3"
                        "ation")
            .empty());
  CHECK(english->divisions(std::string(5000, 'a')).empty());
}

TEST_CASE("only UTF-8 pattern files are read", "[text]") {
  const quire::test::TemporaryFolder folder;
  CHECK(Hyphenator::from_file(folder.path() + "/absent.dic") == nullptr);
  CHECK(Hyphenator::from_file(folder.path()) == nullptr);
  CHECK(Hyphenator::from_file(folder.write("latin.dic", "ISO8859-1\na1b\n")) == nullptr);
  CHECK(Hyphenator::from_file(folder.write("empty.dic", "")) == nullptr);
  CHECK(Hyphenator::from_file(folder.write("good.dic", "UTF-8\na1b\n")) != nullptr);
}

TEST_CASE("patterns that change the spelling are passed over", "[text]") {
  const quire::test::TemporaryFolder folder;
  const auto german =
      Hyphenator::from_file(folder.write("german.dic", "UTF-8\nf1f/ff=f,1,2\nhr1t\n"));
  REQUIRE(german);
  CHECK(divided(*german, "schiffahrtamt") == "schiffahr-tamt");
}
