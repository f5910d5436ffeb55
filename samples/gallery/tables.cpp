#include "gallery.hpp"

namespace gallery {
namespace {

using quire::TableBlock;
using quire::Value;

void figures(Stage& stage) {
  TableBlock table =
      stage.section.table("gallery/t/figures");
  table.half()
      .title("2 of 3 designs stay below the limit")
      .subtitle("Made up, 2026")
      .note("n/k: not known.");
  table.column("Design")
      .column("Rate", TableBlock::Align::right,
              "TFLOPS")
      .column("State");
  quire::TableRow first = table.row("a");
  first.cell("A1");
  first.cell(Value::number(296));
  first.cell("below").good();
  quire::TableRow second =
      table.row("b").emphasized();
  second.cell("B2, the baseline");
  second.cell(Value::interval(148.5, 160));
  second.cell("near").watch();
  quire::TableRow third = table.row("c");
  third.cell("C3");
  third.cell(Value::unknown());
  third.cell("not known").undetermined();
}

void groups(Stage& stage) {
  TableBlock table =
      stage.section.table("gallery/t/groups");
  table.half()
      .title("Prefill decides, not decode")
      .subtitle("Tokens a second, made up");
  table.column("Design")
      .group("Decode")
      .column("1", TableBlock::Align::right)
      .column("64", TableBlock::Align::right)
      .group("Prefill")
      .column("1", TableBlock::Align::right)
      .column("64", TableBlock::Align::right)
      .group("");
  for (int i = 1; i <= 3; ++i) {
    quire::TableRow row =
        table.row(std::to_string(i));
    row.cell("Design " + std::to_string(i));
    for (double base : {90, 3600, 8000, 8100})
      row.cell(Value::number(base * i));
  }
}

void bars_and_trends(Stage& stage) {
  TableBlock table =
      stage.section.table("gallery/t/bars");
  table.half()
      .title("Revenue rose in 2 of 3 regions")
      .subtitle("Made up, six quarters");
  table.column("Region")
      .bar_column("Last quarter", "USD million")
      .column("Course");
  const std::vector<std::vector<double>> courses = {
      {410, 440, 520, 610, 640, 702},
      {300, 310, 290, 260, 240, 205},
      {90, 95, 120, 160, 155, 190}};
  const char* names[] = {"North", "East", "South"};
  for (std::size_t i = 0; i < courses.size(); ++i) {
    std::vector<Value> course;
    for (double amount : courses[i])
      course.push_back(Value::number(amount));
    quire::TableRow row = table.row(names[i]);
    row.cell(names[i]);
    row.cell(course.back());
    row.cell().trend(course);
  }
}

void wide(Stage& stage) {
  TableBlock table =
      stage.section.table("gallery/t/wide");
  table.title("A table too wide lies on its side")
      .subtitle("USD million a month, made up");
  table.column("Region");
  for (int month = 1; month <= 14; ++month)
    table.column("Month " + std::to_string(month),
                 TableBlock::Align::right);
  for (const char* name : {"North", "East"}) {
    quire::TableRow row = table.row(name);
    row.cell(name);
    for (int month = 1; month <= 14; ++month)
      row.cell(Value::number(9000 + 250 * month)
                   .decimals(1));
  }
}

}  // namespace

std::vector<Specimen> table_specimens() {
  return {
      {"figures", "marks and a baseline", figures},
      {"groups", "heads over heads", groups},
      {"bars_and_trends", "in cells",
       bars_and_trends},
      {"wide", "turned, where it fits", wide}};
}

}  // namespace gallery
