#include <catch2/catch.hpp>
#include <sstream>

#include "dataset/folder.hpp"

using namespace quire::core;

namespace {

const std::string kSample = std::string(QUIRE_SOURCE_DIR) + "/samples/dataset/dataset.toml";

Dataset sample(const char* as_of) {
  Diagnostics diagnostics;
  auto dataset = read_dataset(kSample, {parse_date(as_of)}, diagnostics);
  REQUIRE(quire::test::said(diagnostics) == "");
  return std::move(*dataset);
}

std::string sizes(const Dataset& dataset) {
  std::ostringstream out;
  for (const TableView& table : dataset.tables())
    out << table.name << ' ' << table.row_count << '+' << table.hidden_rows
        << (table.dated ? " dated" : "") << '\n';
  return out.str();
}

}  // namespace

TEST_CASE("the sample dataset loads without a complaint", "[dataset][sample]") {
  CHECK(sizes(sample("2026-11-23")) ==
        "chips 76+0 dated\n"
        "rules 43+0 dated\n"
        "suspensions 3+0 dated\n"
        "events 126+1 dated\n"
        "suppliers 66+0\n"
        "edges 96+0\n"
        "market 106+16 dated\n"
        "conflicts 32+0\n");
}

TEST_CASE("the sample as it was known on 1 September 2025", "[dataset][sample]") {
  const Dataset dataset = sample("2025-09-01");
  const auto holds = [&](const char* table, const char* column, std::string_view value) {
    const TableView& view = *dataset.find(table);
    for (std::size_t row = 0; row < view.row_count; ++row)
      if (view.find(column)->has(row) && view.find(column)->text(row) == value) return true;
    return false;
  };
  CHECK(holds("chips", "id", "nvidia-h20-96"));
  CHECK(holds("rules", "rule_id", "us-2025-15pct"));
  CHECK_FALSE(holds("rules", "rule_id", "us-2025-affiliates"));  // announced 2025-09-29
  CHECK(dataset.find("suspensions")->row_count == 0);
  CHECK(dataset.find("suspensions")->hidden_rows == 3);
}

TEST_CASE("the sample keeps what is unknown unknown", "[dataset][sample]") {
  const Dataset dataset = sample("2026-11-23");
  const TableView& chips = *dataset.find("chips");
  CHECK(chips.find("tdp_w")->unit == "W");
  CHECK(chips.find("memory_bandwidth_gbps")->unit == "GB/s");
  CHECK(chips.find("applicable_die_area_mm2")->missing == 38);
  CHECK(chips.provenance.verification == "verification");
  const TableView& suspensions = *dataset.find("suspensions");
  CHECK(suspensions.find("after")->text(1) == "unverified");
  CHECK(suspensions.find("to")->date(1) == *parse_date("2026-11-27"));
}
