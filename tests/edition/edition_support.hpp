#pragma once

#include <memory>
#include <string>

#include "edition/record.hpp"

namespace quire::test {

inline core::Value number(std::string key, double amount, std::string unit = {}) {
  core::Value value;
  value.kind = core::Value::Kind::number;
  value.low = value.high = amount;
  value.unit = std::move(unit);
  value.key = std::move(key);
  return value;
}

inline core::Value interval(std::string key, double low, double high) {
  core::Value value = number(std::move(key), low);
  value.kind = core::Value::Kind::interval;
  value.high = high;
  return value;
}

inline core::Value words(std::string key, std::string text) {
  core::Value value;
  value.kind = core::Value::Kind::text;
  value.text = std::move(text);
  value.key = std::move(key);
  return value;
}

inline core::Value unknown(std::string key) {
  core::Value value;
  value.key = std::move(key);
  return value;
}

inline core::Inline text(std::string words) {
  core::Inline item;
  item.text = std::move(words);
  return item;
}

inline core::Inline shown(core::Value value) {
  core::Inline item;
  item.kind = core::Inline::Kind::value;
  item.value = std::make_shared<const core::Value>(std::move(value));
  return item;
}

/// A table "chips" of one row a name: the name, then its values under `field` and "B", "C", ….
inline core::Table table_of(std::vector<std::pair<std::string, std::vector<core::Value>>> rows) {
  core::Table table;
  table.key = "chips";
  table.title = "Chips";
  table.columns.push_back({"Chip", "", core::TableColumn::Align::left});
  for (std::size_t i = 0; i + 1 < rows.front().second.size() + 1; ++i)
    table.columns.push_back({std::string(1, static_cast<char>('A' + i)), "", core::TableColumn::Align::right});
  for (auto& [name, values] : rows) {
    core::TableRow row;
    row.key = name;
    row.cells.push_back({{text(name)}, {}});
    for (core::Value& value : values) row.cells.push_back({{shown(std::move(value))}, {}});
    table.rows.push_back(std::move(row));
  }
  return table;
}

inline core::Judgment judgment(std::string key, std::string words, core::Likelihood likelihood,
                               core::Confidence confidence) {
  core::Judgment made;
  made.key = std::move(key);
  made.content = {text(std::move(words))};
  made.likelihood = likelihood;
  made.confidence = confidence;
  return made;
}

inline core::Document document_of(std::string edition, const std::string& as_of, core::Blocks blocks) {
  core::Document document;
  document.title = "Chips of the week";
  document.edition = std::move(edition);
  document.as_of = *core::parse_date(as_of);
  core::Section section;
  section.plugin = "chips";
  section.plugin_version = "1.0.0";
  section.title = "Chips";
  section.blocks = std::move(blocks);
  document.sections.push_back(std::move(section));
  return document;
}

inline core::EditionRecord record_of(const core::Document& document) {
  core::EditionRecord record = core::record_edition(document);
  record.series = "weekly";
  record.cadence = "weekly";
  return record;
}

inline core::EditionRecord record_of(std::string edition, const std::string& as_of,
                                     std::vector<core::Value> values) {
  return record_of(document_of(std::move(edition), as_of, {{table_of({{"X", std::move(values)}})}}));
}

}  // namespace quire::test
