#include "config/read_gate.hpp"

#include "config/read_word.hpp"

namespace quire::core::config_detail {
namespace {

using Bound = ExpectedColumn::Bound;

const std::vector<std::string> kActions{"ignore", "warn", "banner", "block"};

std::optional<Bound> read_bound(toml::Reader& reader, std::string_view key) {
  const toml::Value* value = reader.value(key);
  if (value == nullptr) return {};
  // A date may be written as text.
  const bool is_date = std::holds_alternative<Date>(value->content) || std::holds_alternative<std::string>(value->content);
  if (!is_date) return reader.number(key);
  return reader.date(key);
}

bool is_possible_range(const Bound& minimum, const Bound& maximum) {
  return minimum.index() == maximum.index() && minimum <= maximum;
}

ExpectedColumn read_column(const toml::Table& table, const toml::Source& source) {
  toml::Reader reader(table, "[[gate.columns]]", source);
  ExpectedColumn expected;
  expected.where = {source.file, table.where.line, table.where.column};
  expected.table = reader.require_text("table").value_or("");
  expected.column = reader.require_text("column").value_or("");
  expected.filled = reader.number("filled").value_or(0);
  if (expected.filled < 0 || expected.filled > 1)
    reader.error("invalid-value", reader.where("filled"), "\"filled\" must be from 0 to 1",
                 "0.9 asks for a value in nine of ten rows");
  expected.minimum = read_bound(reader, "min");
  expected.maximum = read_bound(reader, "max");
  if (expected.minimum && expected.maximum && !is_possible_range(*expected.minimum, *expected.maximum))
    reader.error("invalid-value", reader.where("max"), "no value lies between \"min\" and \"max\"");
  read_word(reader, "action", kActions, expected.action);
  reader.finish();
  return expected;
}

}  // namespace

void read_gate(toml::Reader& report, Gate& gate) {
  const toml::Table* table = report.table("gate");
  if (table == nullptr) return;
  toml::Reader reader(*table, "[gate]", report.source());
  read_word(reader, "stale", kActions, gate.stale);
  read_word(reader, "drift", kActions, gate.drift);
  gate.max_drift = reader.number("max_drift");
  if (gate.max_drift && *gate.max_drift < 0)
    reader.error("invalid-value", reader.where("max_drift"), "\"max_drift\" must not be negative",
                 "0.2 allows a fifth more or fewer rows than the last edition had");
  gate.skip_unchanged = reader.boolean("skip_unchanged").value_or(false);
  if (const toml::Array* columns = reader.array("columns"))
    for (const toml::Value& item : *columns) {
      if (const toml::Table* column = std::get_if<toml::Table>(&item.content))
        gate.columns.push_back(read_column(*column, report.source()));
      else
        reader.wrong_type("columns", item, "an array of tables");
    }
  reader.finish();
}

}  // namespace quire::core::config_detail
