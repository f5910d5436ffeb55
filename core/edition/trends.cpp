#include "edition/trends.hpp"

#include <algorithm>

#include "edition/renamed_keys.hpp"

namespace quire::core {
namespace {

constexpr std::size_t kEditions = 12;
constexpr std::ptrdiff_t kLeastKnown = 4;

bool wants_trend(const Highlight& highlight) {
  return highlight.kind == Highlight::Kind::key_figure && highlight.figure.trend.empty() &&
         !highlight.figure.value.key.empty() && is_numeric(highlight.figure.value);
}

Value gap(const Value& like) {
  Value unknown;
  unknown.unit = like.unit;
  return unknown;
}

/// What `past` and then this edition said under the key of `now`, as figures without a history of their own.
std::vector<Value> course(const std::vector<EditionRecord>& past, const Value& now) {
  std::vector<Value> values;
  const auto add = [&](const Value& value) {
    const bool comparable = is_numeric(value) && value.unit == now.unit && value.formula == now.formula;
    values.push_back(comparable ? value : gap(now));
    values.back().key = {};
    values.back().rows.clear();
    values.back().change = ChangeMark::none;
  };
  for (const EditionRecord& edition : past) {
    const auto said = std::find_if(edition.figures.begin(), edition.figures.end(),
                                   [&](const Figure& figure) { return figure.value.key == now.key; });
    add(said == edition.figures.end() ? gap(now) : said->value);
  }
  add(now);
  return values;
}

}  // namespace

void add_trends(Archive& archive, const EditionRecord& record, Document& document) {
  std::vector<KeyFigure*> figures;
  std::set<std::string> keys;
  for (Section& section : document.sections)
    for (Highlight& highlight : section.highlights) {
      if (!wants_trend(highlight)) continue;
      figures.push_back(&highlight.figure);
      keys.insert(highlight.figure.value.key);
    }
  if (keys.empty()) return;
  std::vector<EditionRecord> past = archive.past_figures(record, keys_of_past(record.renamed_keys, keys), kEditions - 1);
  for (EditionRecord& edition : past) rename_keys(record.renamed_keys, edition);
  for (KeyFigure* figure : figures) {
    std::vector<Value> values = course(past, figure->value);
    if (is_numeric(values.front()) && std::count_if(values.begin(), values.end(), is_numeric) >= kLeastKnown)
      figure->trend = std::move(values);
  }
}

}  // namespace quire::core
