#include <catch2/catch.hpp>
#include <random>

#include "config/manifest.hpp"
#include "config/report.hpp"
#include "support/golden.hpp"

using namespace quire::core;

namespace {

// Tokens of TOML and of the formats read here, in any order: much of it parses, all of it is wrong.
std::string random_toml(std::mt19937& random) {
  static const std::vector<std::string> kTokens{"id",
                                                "abi",
                                                "title",
                                                "options",
                                                "tables",
                                                "columns",
                                                "type",
                                                "section",
                                                "plugin",
                                                "theme",
                                                "[",
                                                "]",
                                                "[[",
                                                "]]",
                                                "{",
                                                "}",
                                                "=",
                                                ",",
                                                ".",
                                                "\n",
                                                "\n",
                                                "\n",
                                                " ",
                                                "\"",
                                                "'",
                                                "\"\"\"",
                                                "'''",
                                                "#",
                                                "\\",
                                                "1",
                                                "1.5",
                                                "-0",
                                                "inf",
                                                "nan",
                                                "true",
                                                "2025-01-01",
                                                "2025-02-30",
                                                "07:32:00",
                                                "\"1.0\"",
                                                "\"a\"",
                                                "\"integer\"",
                                                "\xFF",
                                                std::string(1, '\0'),
                                                "\r",
                                                "é",
                                                "\\u0000",
                                                "\"\\uD800\"",
                                                "99999999999999999999",
                                                "0x",
                                                "a.b.c",
                                                "= 1\n",
                                                "= \"x\"\n"};
  std::string text;
  const std::size_t length = random() % 40;
  for (std::size_t i = 0; i < length; ++i) text += kTokens[random() % kTokens.size()];
  return text;
}

std::string random_bytes(std::mt19937& random) {
  std::string text(random() % 64, '\0');
  for (char& c : text) c = static_cast<char>(random());
  return text;
}

}  // namespace

TEST_CASE("no text crashes the readers, and a refusal has a reason", "[config][fuzz]") {
  const quire::test::TemporaryFolder folder;
  std::mt19937 random(20261123);
  for (int i = 0; i < 3000; ++i) {
    const std::string text = i % 4 == 0 ? random_bytes(random) : random_toml(random);
    Diagnostics diagnostics;
    const bool read = read_manifest(text, "p.so", diagnostics).has_value();
    if (read == diagnostics.has_errors()) FAIL("manifest: " << text);
    if (i % 16 != 1) continue;  // writing files is slow
    Diagnostics of_report;
    const bool report = read_report(folder.write("r.toml", text), of_report).has_value();
    if (report == of_report.has_errors()) FAIL("report: " << text);
  }
}

TEST_CASE("no cut or changed byte of a good manifest crashes its reader", "[config][fuzz]") {
  const std::string good =
      "id = \"a\"\nversion = \"1\"\nabi = \"1.0\"\ntitle = \"A\"\n[options.n]\ntype = \"integer\"\n"
      "min = 1\ndefault = 2\n[tables.t]\ncolumns = [\"c\", \"d\"]\n";
  std::mt19937 random(7);
  for (int i = 0; i < 2000; ++i) {
    std::string text = good.substr(0, i % 2 == 0 ? good.size() : random() % good.size());
    for (int flips = 0; flips < 3 && !text.empty(); ++flips)
      text[random() % text.size()] = static_cast<char>(random());
    Diagnostics diagnostics;
    const bool read = read_manifest(text, "p.so", diagnostics).has_value();
    if (read == diagnostics.has_errors()) FAIL(text);
  }
}
