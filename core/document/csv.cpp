#include "document/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace quire::core {
namespace {

class CsvLine {
 public:
  explicit CsvLine(std::string& out) : out_(out) {}
  ~CsvLine() { out_ += "\r\n"; }
  CsvLine(const CsvLine&) = delete;
  CsvLine& operator=(const CsvLine&) = delete;

  CsvLine& field(std::string_view text) {
    if (!first_) out_ += ',';
    first_ = false;
    out_ += csv_field(text);
    return *this;
  }
  CsvLine& field(double number) {
    return std::isinf(number) ? field("") : field(fmt::format("{}", number));
  }

 private:
  std::string& out_;
  bool first_ = true;
};

bool is_range(const Value& value) { return value.kind == Value::Kind::interval; }

/// One field, or two where the column has ranges.
void put(CsvLine& line, const Value& value, bool ranges) {
  switch (value.kind) {
    case Value::Kind::number:
    case Value::Kind::interval:
      line.field(value.low);
      if (ranges) line.field(value.high);
      return;
    case Value::Kind::unknown: line.field(""); break;
    case Value::Kind::infinite: line.field("inf"); break;
    case Value::Kind::text: line.field(value.text); break;
    case Value::Kind::date: line.field(iso_date(value.date)); break;
  }
  if (ranges) line.field("");
}

void put_head(CsvLine& line, const std::string& title, const std::string& unit, bool ranges) {
  const std::string name = unit.empty() ? title : title + " [" + unit + "]";
  line.field(ranges ? name + " low" : name);
  if (ranges) line.field(name + " high");
}

/// How a table's column is written.
struct ColumnForm {
  std::string unit;
  bool ranges = false;
  bool mixed = false;  // of several units: each figure is written with its own, as on the page
};

ColumnForm form_of(const Table& table, std::size_t column) {
  ColumnForm form{table.columns[column].unit};
  bool first = form.unit.empty();
  for (const TableRow& row : table.rows) {
    const Value* value = only_value(row.cells[column]);
    if (value == nullptr || value->kind == Value::Kind::unknown) continue;
    form.ranges = form.ranges || is_range(*value);
    if (first) form.unit = value->unit;
    first = false;
    form.mixed = form.mixed || (table.columns[column].unit.empty() && value->unit != form.unit);
  }
  if (form.mixed) return {{}, false, true};
  return form;
}

}  // namespace

std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string field = "\"";
  for (const char c : text) field += c == '"' ? std::string("\"\"") : std::string(1, c);
  return field + '"';
}

std::string to_csv(const Table& table) {
  std::vector<ColumnForm> forms;
  for (std::size_t i = 0; i < table.columns.size(); ++i) forms.push_back(form_of(table, i));
  std::string csv;
  {
    CsvLine head(csv);
    for (std::size_t i = 0; i < forms.size(); ++i)
      put_head(head, table.columns[i].title, forms[i].unit, forms[i].ranges);
  }
  for (const TableRow& row : table.rows) {
    CsvLine line(csv);
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const Value* value = only_value(row.cells[i]);
      if (value != nullptr && !forms[i].mixed) {
        put(line, *value, forms[i].ranges);
      } else {
        line.field(plain_text(row.cells[i].content));
        if (forms[i].ranges) line.field("");
      }
    }
  }
  return csv;
}

std::string to_csv(const Chart& chart) {
  std::string csv;
  if (!chart.edges.empty()) {
    CsvLine(csv).field("from").field("to").field("weight");
    for (const ChartEdge& edge : chart.edges) {
      CsvLine line(csv);
      line.field(edge.from).field(edge.to);
      put(line, edge.weight, false);
    }
    return csv;
  }
  bool x_ranges = false;
  bool y_ranges = false;
  for (const ChartSeries& series : chart.series) {
    for (const ChartPoint& point : series.points) {
      x_ranges = x_ranges || is_range(point.x);
      y_ranges = y_ranges || is_range(point.y);
    }
  }
  {
    CsvLine head(csv);
    head.field("series").field("label");
    put_head(head, "x", chart.x.unit, x_ranges);
    put_head(head, "y", chart.y.unit, y_ranges);
    head.field("state");
  }
  for (const ChartSeries& series : chart.series) {
    for (const ChartPoint& point : series.points) {
      CsvLine line(csv);
      line.field(series.title).field(point.label);
      put(line, point.x, x_ranges);
      put(line, point.y, y_ranges);
      line.field(point.state);
    }
  }
  return csv;
}

}  // namespace quire::core
