// Sums carried over from page to page.
#include "layout/running_sums.hpp"

#include <catch2/catch.hpp>

#include <limits>

#include "layout/inspect.hpp"
#include "layout/page_support.hpp"

using namespace quire::test;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

Value number(double low, double high) {
  Value value;
  value.kind = low == high ? Value::Kind::number : Value::Kind::interval;
  value.low = low;
  value.high = high;
  value.unit = "t";
  return value;
}

Value of_kind(Value::Kind kind) {
  Value value;
  value.kind = kind;
  value.unit = "t";
  return value;
}

TableCell cell_of(const Value& value) {
  Inline item;
  item.kind = Inline::Kind::value;
  item.value = std::make_shared<const Value>(value);
  return cell({std::move(item)});
}

Table table_of(const std::vector<Value>& values) {
  Table table;
  table.key = "t";
  table.title = "Freight";
  table.columns = {{"Ship", "", TableColumn::Align::left}, {"Load", "t", TableColumn::Align::right}};
  table.columns[1].sums = true;
  for (std::size_t i = 0; i < values.size(); ++i)
    table.rows.push_back({"", false, {cell(words("Ship " + std::to_string(i))), cell_of(values[i])}});
  return table;
}

std::string sum_of(const std::vector<Value>& values) {
  const Table table = table_of(values);
  RunningSums sums(table);
  for (const TableRow& row : table.rows) sums.add(row);
  const TableRow row = sums.row();
  const Value* sum = only_value(row.cells[1]);
  return sum == nullptr ? "" : format(*sum);
}

/// Rows of the pages by their texts, one string a page.
std::vector<std::string> pages_of(const Layout& layout) {
  std::vector<std::string> pages;
  for (const Page& page : layout.pages) {
    std::string& text = pages.emplace_back();
    for (const Item& item : page.items)
      if (const auto* piece = std::get_if<TextItem>(&item))
        for (const TextItem::Run& run : piece->runs) text += (run.space_before ? " " : "|") + run.glyphs->text;
  }
  return pages;
}

}  // namespace

TEST_CASE("sums keep what is not known", "[layout][table]") {
  CHECK(sum_of({}) == "");
  CHECK(sum_of({number(2, 2), number(3, 3)}) == "5\u00A0t");
  CHECK(sum_of({number(2, 2), number(3, 4)}) == "5–6\u00A0t");
  CHECK(sum_of({number(2, 2), number(3, kInfinity)}) == "≥\u00A05\u00A0t");
  CHECK(sum_of({number(2, 2), of_kind(Value::Kind::unknown), number(1, 1)}) == "n/k");
  CHECK(sum_of({number(2, 2), of_kind(Value::Kind::infinite)}) == "∞");
  CHECK(sum_of({number(1.7e308, 1.7e308), number(1.7e308, 1.7e308)}) == "n/k");
  // As many digits as the rows show: what is added up on paper comes out.
  CHECK(sum_of(std::vector<Value>(27, number(99.5, 99.5))) == "2686.5\u00A0t");
  CHECK(sum_of(std::vector<Value>(81, number(12.34, 12.34))) == "999.5\u00A0t");
  Value other = number(1, 1);
  other.unit = "kg";
  CHECK(sum_of({number(2, 2), other}) == "n/k");
}

TEST_CASE("words in a column of sums make the sum unknown, empty cells do not", "[layout][table]") {
  Table table = table_of({number(1, 1), number(2, 2), number(3, 3)});
  RunningSums sums(table);
  table.rows[1].cells[1].content.clear();
  sums.add(table.rows[0]);
  sums.add(table.rows[1]);
  CHECK(format(*only_value(sums.row().cells[1])).starts_with("1"));
  table.rows[2].cells[1] = cell(words("not known"));
  sums.add(table.rows[2]);
  CHECK(format(*only_value(sums.row().cells[1])) == "n/k");
  // With nothing but sums there is no place for the words.
  table.columns[0].sums = true;
  CHECK_FALSE(RunningSums(table).has_any());
}

TEST_CASE("sums are carried over from page to page", "[layout][table]") {
  std::vector<Value> values;
  for (int i = 1; i <= 120; ++i) values.push_back(number(1000 * i, 1000 * i));
  Diagnostics diagnostics;
  const Layout layout = laid_out_section({{table_of(values)}}, diagnostics);
  inspect_pages(layout, Theme{}, diagnostics);
  CHECK(diagnostics.all().empty());
  const std::vector<std::string> pages = pages_of(layout);
  REQUIRE(pages.size() == 3);
  double sum = 0;
  int ships = 0;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    CAPTURE(pages[i]);
    const std::string before = "|Carried over|" + format_number(sum, -1) + "|Ship " + std::to_string(ships);
    CHECK((pages[i].find(before) != std::string::npos) == (i > 0));
    for (; ships < 120 && pages[i].find("|Ship " + std::to_string(ships) + "|") != std::string::npos; ++ships) sum += 1000 * (ships + 1);
    const std::string after = "|" + format_number(1000 * ships, -1) + "|Carried over|" + format_number(sum, -1);
    CHECK((pages[i].find(after) != std::string::npos) == (i + 1 < pages.size()));
  }
  CHECK(ships == 120);
}
