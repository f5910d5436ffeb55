// What a report leaves out of a section, and what goes with it.
#include <catch2/catch.hpp>

#include "host/decode_support.hpp"

using namespace quire::core;
using quire::test::decoded_without;

TEST_CASE("blocks that a report leaves out are gone, and so are their sources", "[host][decode]") {
  const auto write = [](quire::Section& section) {
    section.paragraph("See ").reference("t").text(".");
    section.heading("One", "one");
    section.subheading("Below", "below");
    quire::TableBlock table = section.table("t");
    table.column("A");
    table.row("r").cell("1");
    section.heading("Two", "two");
    section.paragraph("stays");
  };
  const auto blocks = [&](const std::vector<std::string>& omit) {
    const DecodedSection decoded = decoded_without(omit, write);
    REQUIRE(decoded.failure == "");
    std::string keys;
    for (const Block& block : decoded.section.blocks) {
      if (const auto* heading = std::get_if<Heading>(&block.content)) keys += heading->key + " ";
      if (const auto* table = std::get_if<Table>(&block.content)) keys += table->key + " ";
      if (const auto* paragraph = std::get_if<Paragraph>(&block.content))
        keys += "\"" + plain_text(paragraph->content) + "\" ";
    }
    for (const std::string& key : decoded.not_found) keys += "no " + key;
    return keys;
  };
  CHECK(blocks({"one"}) == "\"See a part left out here.\" two \"stays\" ");
  CHECK(blocks({"below"}) == "\"See a part left out here.\" one two \"stays\" ");
  CHECK(blocks({"t", "x"}) == "\"See a part left out here.\" one below two \"stays\" no x");
}

TEST_CASE("terms and methods go with the blocks that alone mention them", "[host][decode]") {
  const auto left = [](const std::vector<std::string>& omit) {
    const DecodedSection decoded = decoded_without(omit, [](quire::Section& section) {
      section.title("TTL in the title");
      section.heading("Loss", "loss");
      section.paragraph("VaR and TIMES, in FP8, TTL, MFU.").value(quire::Value::number(1).formula("M8: tail"));
      section.heading("Shares", "shares");
      section.paragraph("HHI of 16 bit, ES: “MFU”.").value(quire::Value::number(2).formula("M1: squares"));
      for (const char* word : {"VaR", "ES", "FP16, FP8", "HHI", "TTL", "MFU", "never said"}) section.term(word, "a word");
      section.method("M1", "squares", "as M3 does");
      section.method("M3", "sums", "added up");
      section.method("M8", "tail", "of M9");
      section.method("M9", "order", "by size");
      section.paragraph("M3 and M9 in the end.");
    });
    REQUIRE(decoded.failure == "");
    std::string words;
    for (const Term& term : decoded.section.terms) words += term.word + "; ";
    for (const Method& method : decoded.section.methods) words += method.code + "; ";
    return words;
  };
  CHECK(left({}) == "VaR; ES; FP16, FP8; HHI; TTL; MFU; never said; M1; M3; M8; M9; ");
  CHECK(left({"loss"}) == "ES; HHI; TTL; MFU; never said; M1; M3; M9; ");
  // What only a method mentions that goes itself goes, too: here the last paragraph is under the heading.
  CHECK(left({"shares"}) == "VaR; FP16, FP8; TTL; MFU; never said; M8; M9; ");
}

TEST_CASE("very many terms in a very long section all stay, and nobody waits", "[host][decode]") {
  constexpr int kTerms = 20'000;
  const DecodedSection decoded = decoded_without({"gone"}, [](quire::Section& section) {
    section.heading("Gone", "gone");
    for (int i = 0; i < 2'000; ++i) section.paragraph(std::string(1'000, 'a') + " t1");
    for (int i = 0; i < kTerms; ++i) section.term("t" + std::to_string(i), "a");
  });
  REQUIRE(decoded.failure == "");
  CHECK(decoded.section.terms.size() == kTerms);
}
