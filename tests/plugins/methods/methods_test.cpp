#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <tuple>

#include "plugins/methods/results.hpp"

using namespace quire::methods;

namespace {

const std::string kFolder = std::string(QUIRE_SOURCE_DIR) + "/tests/data/methods";

bool meets(const std::string& expected, const std::string& found, const CsvTable& table,
           std::size_t row) {
  const std::string& tolerance = table.text(row, "abs_tol");
  if (tolerance == "exact" || expected == "inf" || expected.empty()) return found == expected;
  try {
    const double wanted = number_from(expected);
    const double allowed =
        table.required(row, "abs_tol") + table.required(row, "rel_tol") * std::abs(wanted);
    return std::abs(number_from(found) - wanted) <= allowed;
  } catch (const InputError&) {
    return false;
  }
}

/// Every row of the expected file that the method does not meet.
std::string misses(const std::string& name) {
  const Inputs inputs(kFolder, name);
  Results results;
  methods().at(name)(inputs, results);
  std::map<std::tuple<std::string, std::string, std::string>, std::string> found;
  for (const Results::Row& row : results.rows())
    found[{row.name, row.subject, row.metric}] = row.value;
  const CsvTable expected = inputs.self();
  std::string out;
  for (std::size_t row = 0; row < expected.size(); ++row) {
    const auto key = std::tuple(expected.text(row, "case"), expected.text(row, "subject"),
                                expected.text(row, "metric"));
    const auto value = found.find(key);
    const std::string& wanted = expected.text(row, "value");
    if (value != found.end() && meets(wanted, value->second, expected, row)) continue;
    out += std::get<0>(key) + "," + std::get<1>(key) + "," + std::get<2>(key) + ": expected " +
           wanted + ", found " + (value == found.end() ? "nothing" : value->second) + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("every method meets its worked examples", "[methods]") {
  for (const auto& [name, method] : methods()) {
    // The generator's known answers stand in columns of their own; paths are counted in
    // articulation.
    if (name == "philox_kat" || name == "betweenness") continue;
    DYNAMIC_SECTION(name) { CHECK(misses(name) == ""); }
  }
}

TEST_CASE("the generator gives its known answers", "[methods]") {
  const Inputs inputs(kFolder, "philox_kat");
  Results results;
  run_philox_kat(inputs, results);
  const CsvTable table = inputs.self();
  REQUIRE(results.rows().size() == 4 * table.size());
  for (std::size_t row = 0; row < table.size(); ++row)
    for (std::size_t i = 0; i < 4; ++i)
      CHECK(results.rows()[4 * row + i].value == table.text(row, "o" + std::to_string(i)));
}

TEST_CASE("a large variant is the same method on files of its own name", "[methods]") {
  CHECK(find_method("exposure_large") == run_exposure);
  CHECK(find_method("betweenness_large") == run_betweenness);
  CHECK(find_method("_large") == nullptr);
  CHECK(find_method("tea_leaves") == nullptr);
}

TEST_CASE("inputs that are none are named with their place", "[methods]") {
  const CsvTable table("x.csv", "case,share\na,1\na,one\n");
  CHECK(table.number(0, "share") == 1.0);
  CHECK_THROWS_WITH(table.number(1, "share"), "x.csv:3: column \"share\": \"one\" is not a number");
  CHECK_THROWS_WITH(CsvTable("x.csv", "a,b\n1\n"), "x.csv:2: 1 cells, but the header has 2");
  CHECK_THROWS_WITH(Inputs("/nowhere", "hhi").table("in"), "/nowhere/hhi_in.csv: cannot be read");
}
