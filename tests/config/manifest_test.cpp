#include "config/manifest.hpp"

#include <catch2/catch.hpp>
#include <map>

#include "support/said.hpp"

using namespace quire::core;

namespace {

const std::string kHead = "id = \"a\"\nversion = \"1\"\nabi = \"1.0\"\ntitle = \"A\"\n";

std::string complaints(const std::string& toml) {
  Diagnostics diagnostics;
  const auto manifest = read_manifest(toml, "p.so", diagnostics);
  CHECK(manifest.has_value() != diagnostics.has_errors());
  return quire::test::said(diagnostics);
}

}  // namespace

TEST_CASE("a full manifest is read", "[config][manifest]") {
  Diagnostics diagnostics;
  const auto manifest = read_manifest(R"(
id = "supplier_risk"
version = "1.2.3"
abi = "1.20"
title = "Supplier risk"
description = "Who hangs on whom"

[options.zeta]
type = "integer"
default = 5
min = 1
max = 9
unit = "weeks"
doc = "how long"

[options.alpha]
type = "decimal"
default = 2

[options.from]
type = "date"
default = "2025-01-31"

[options.modes]
type = "list"
allowed = ["a", "b"]
default = ["b"]

[options.name]
type = "text"

[tables.chips]
columns = ["id", "vendor"]
)",
                                      "p.so", diagnostics);
  REQUIRE(quire::test::said(diagnostics) == "");
  CHECK(manifest->id == "supplier_risk");
  CHECK(manifest->version == "1.2.3");
  CHECK(manifest->abi_major == 1);
  CHECK(manifest->abi_minor == 20);
  CHECK(manifest->title == "Supplier risk");
  CHECK(manifest->description == "Who hangs on whom");
  REQUIRE(manifest->options.size() == 5);
  const OptionSchema& zeta = manifest->options[0];  // the order of the file
  CHECK(zeta.name == "zeta");
  CHECK(zeta.type == OptionType::integer);
  CHECK(zeta.fallback == OptionValue(std::int64_t{5}));
  CHECK(zeta.minimum == 1.0);
  CHECK(zeta.maximum == 9.0);
  CHECK(zeta.unit == "weeks");
  CHECK(zeta.doc == "how long");
  CHECK(manifest->options[1].fallback == OptionValue(2.0));
  CHECK(manifest->options[2].fallback == OptionValue(*parse_date("2025-01-31")));
  CHECK(manifest->options[3].fallback == OptionValue(std::vector<std::string>{"b"}));
  CHECK_FALSE(manifest->options[4].fallback);
  REQUIRE(manifest->tables.size() == 1);
  CHECK(manifest->tables[0].table == "chips");
  CHECK(manifest->tables[0].columns == std::vector<std::string>{"id", "vendor"});
}

TEST_CASE("every mistake of a manifest is reported in one run", "[config][manifest]") {
  CHECK(complaints(R"(id = "Supplier-Risk"
abi = "1"
titel = "x"
[options.Limit]
type = "integr"
[options.low]
type = "integer"
min = 9
max = 1
default = 3
[options.word]
type = "text"
min = 1
[options.size]
type = "decimal"
allowed = ["a"]
[options.n]
type = "integer"
max = 3
default = 4
[options.m]
type = "text"
allowed = ["warm", "cold"]
default = "colt"
[options.k]
type = "integer"
max = 3
example = 4
[options.j]
type = "integer"
default = 1
example = 2
[tables.chips]
colums = ["id"]
)") == "p.so:1:6: error: \"Supplier-Risk\" is not a valid plugin id\n"
       "  hint: a lower-case letter, then at most 63 lower-case letters, digits and underscores\n"
       "p.so:1:1: error: missing key \"version\"\n"
       "p.so:2:7: error: \"1\" is not an ABI version\n"
       "  hint: write major and minor, such as \"1.0\"\n"
       "p.so:1:1: error: missing key \"title\"\n"
       "p.so:4:10: error: \"Limit\" is not a valid option name\n"
       "  hint: a lower-case letter, then at most 63 lower-case letters, digits and underscores\n"
       "p.so:5:8: error: unknown type \"integr\"\n"
       "  hint: did you mean \"integer\"?\n"
       "p.so:9:7: error: \"max\" is less than \"min\"\n"
       "p.so:13:7: error: \"min\" does not fit type \"text\"\n"
       "p.so:16:11: error: \"allowed\" does not fit type \"decimal\"\n"
       "p.so:20:11: error: \"default\": 4 is more than the maximum 3\n"
       "p.so:24:11: error: \"default\": \"colt\" is not allowed\n"
       "  hint: did you mean \"cold\"?\n"
       "p.so:28:11: error: \"example\": 4 is more than the maximum 3\n"
       "p.so:32:11: error: \"example\" does not fit an option with a default\n"
       "p.so:33:1: error: missing key \"columns\" in [tables.chips]\n"
       "p.so:34:1: error: unknown key \"colums\" in [tables.chips]\n"
       "  hint: did you mean \"columns\"?\n"
       "p.so:3:1: error: unknown key \"titel\"\n"
       "  hint: did you mean \"title\"?\n");
}

TEST_CASE("an ABI version is two plain numbers", "[config][manifest]") {
  for (const char* abi : {"1.", ".0", "1.0.0", "-1.0", "1.-1", "1.0x", "99999999999.0", " 1.0"}) {
    const std::string toml =
        "id = \"a\"\nversion = \"1\"\ntitle = \"A\"\nabi = \"" + std::string(abi) + "\"\n";
    CHECK(complaints(toml) == "p.so:4:7: error: \"" + std::string(abi) +
                                  "\" is not an ABI version\n"
                                  "  hint: write major and minor, such as \"1.0\"\n");
  }
}

TEST_CASE("options and tables must be tables", "[config][manifest]") {
  CHECK(complaints(kHead + "options = 1\n[tables]\nchips = 2\n") ==
        "p.so:5:11: error: \"options\" must be a table, found an integer\n"
        "p.so:7:9: error: \"chips\" must be a table, found an integer\n");
}

TEST_CASE("a manifest cannot write to a terminal", "[config][manifest]") {
  CHECK(complaints("id = \"x\"\nversion = \"1\\u001b[5m\"\nabi = \"1.0\"\ntitle = \"T\"\ndescription = \"\\u001b]0;owned\\u0007\"\n") ==
        "p.so:2:11: error: \"version\" holds control characters: \"1\xEF\xBF\xBD[5m\"\n"
        "p.so:5:15: error: \"description\" holds control characters: \"\xEF\xBF\xBD]0;owned\xEF\xBF\xBD\"\n");
}

TEST_CASE("a manifest may ask for more of the machine, up to a point", "[config][manifest]") {
  Diagnostics diagnostics;
  const auto manifest = read_manifest(kHead + "[limits]\nseconds = 60\nmemory_mib = 4096\n", "p.so", diagnostics);
  REQUIRE(manifest);
  CHECK(manifest->limits.seconds == 60U);
  CHECK(manifest->limits.memory_mib == 4096U);
  CHECK(manifest->limits.output_mib == std::nullopt);
  CHECK(complaints(kHead + "[limits]\nseconds = 61\nmemory_mib = 0.5\noutput = 3\n") ==
        "p.so:6:11: error: \"seconds\" must be a whole number from 1 to 60\n"
        "  hint: a report can allow more, in [section.limits]\n"
        "p.so:7:14: error: \"memory_mib\" must be a whole number from 8 to 4096\n"
        "  hint: a report can allow more, in [section.limits]\n"
        "p.so:8:1: error: unknown key \"output\" in [limits]\n"
        "  hint: known: seconds, memory_mib, output_mib, open_files\n");
}

TEST_CASE("a manifest names the keys of past editions", "[config][manifest]") {
  Diagnostics diagnostics;
  const auto manifest = read_manifest(kHead + "[renamed_keys]\n\"chip/old/\" = \"chip/new/\"\na = \"b\"\n", "p.so", diagnostics);
  REQUIRE(manifest);
  REQUIRE(manifest->renamed_keys.size() == 2);
  std::map<std::string, std::string> renamed;
  for (const KeyRename& rename : manifest->renamed_keys) renamed[rename.from] = rename.to;
  CHECK(renamed == std::map<std::string, std::string>{{"chip/old/", "chip/new/"}, {"a", "b"}});
  CHECK(complaints(kHead + "[renamed_keys]\na = \"a\"\n") ==
        "p.so:6:1: error: \"a\" is not renamed to \"a\"\n"
        "  hint: the key of past editions stands before the sign, today's behind it\n");
  CHECK(complaints(kHead + "[renamed_keys]\n\"a/\" = \"b\"\n") ==
        "p.so:6:1: error: \"a/\" and \"b\" do not rename alike\n"
        "  hint: with a slash at the end both are beginnings of keys, else both are whole keys\n");
  CHECK(complaints(kHead + "[renamed_keys]\na = \"b\"\nb = \"a\"\n") ==
        "p.so:6:5: error: \"a\" is renamed to \"b\", which is renamed again to what begins alike\n"
        "  hint: rename each key once, from what past editions say to what today's say\n"
        "p.so:7:5: error: \"b\" is renamed to \"a\", which is renamed again to what begins alike\n"
        "  hint: rename each key once, from what past editions say to what today's say\n");
  CHECK(complaints(kHead + "[renamed_keys]\n\"p/\" = \"p/x/\"\n").find("p.so:6:8: error: \"p/\" is renamed to") == 0);
  CHECK(complaints(kHead + "[renamed_keys]\na = \"b\"\nb = \"c\"\n").empty());
  CHECK(complaints(kHead + "[renamed_keys]\na = 1\n").find("p.so:6:5: error: ") == 0);
}
