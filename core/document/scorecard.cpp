#include "document/scorecard.hpp"

#include <algorithm>
#include <cctype>
#include <set>

#include "document/walk.hpp"

namespace quire::core {
namespace {

struct Judged {
  std::string topic;
  const Judgment* judgment;
};

/// "Chip comparison" of chip_comparison: sections are titled by what they find, which would not fit into a column.
std::string topic_of(std::string plugin) {
  std::replace(plugin.begin(), plugin.end(), '_', ' ');
  if (!plugin.empty()) plugin[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(plugin[0])));
  return plugin;
}

std::vector<Judged> judged_by(const Document& document) {
  std::vector<Judged> all;
  for (const Section& section : document.sections) {
    std::set<std::string> keys;
    const auto add = [&](const Judgment& judgment) {
      if (keys.insert(judgment.key).second) all.push_back({topic_of(section.plugin), &judgment});
    };
    for (const Highlight& highlight : section.highlights)
      if (highlight.kind == Highlight::Kind::judgment) add(highlight.judgment);
    for_each_block(section.blocks, [&](const Block& block) {
      if (const auto* judgment = std::get_if<Judgment>(&block.content)) add(*judgment);
    });
  }
  return all;
}

Inlines plain(std::string words) {
  Inline item;
  item.text = std::move(words);
  return {std::move(item)};
}

Inlines place_of(const Judged& judged) {
  Inline place;
  place.kind = Inline::Kind::reference;
  place.text = judged.topic;
  place.target = judged.judgment->key;
  return {std::move(place)};
}

Table table_of(const std::vector<Judged>& all) {
  Table table;
  table.key = kScorecardKey;
  table.title = "All judgments, and how sure they are";
  table.subtitle = "In the order of the sections; confidence speaks of the evidence, not of the outcome";
  table.columns = {{"Topic", ""}, {"Judgment", ""}, {"Likelihood", ""}, {"Confidence", ""}};
  const bool compared = std::any_of(all.begin(), all.end(), [](const Judged& judged) {
    return judged.judgment->change != ChangeMark::none;
  });
  if (compared) table.columns.push_back({"Δ", "", TableColumn::Align::center});
  std::set<SourceIndex> sources;
  for (const Judged& judged : all) {
    const Judgment& judgment = *judged.judgment;
    add_citations(judgment.content, sources);
    TableRow row;
    row.cells = {{place_of(judged)},
                 {judgment.content},
                 {plain(std::string(word(judgment.likelihood)) + " (" + std::string(range(judgment.likelihood)) + ")")},
                 {plain(std::string(word(judgment.confidence)))}};
    if (compared) row.cells.push_back({plain(std::string(shape(judgment.change)))});
    table.rows.push_back(std::move(row));
  }
  table.sources.assign(sources.begin(), sources.end());
  return table;
}

std::string title_of(const std::vector<Judged>& all) {
  const auto likely = std::count_if(all.begin(), all.end(), [](const Judged& judged) {
    return judged.judgment->likelihood >= Likelihood::likely;
  });
  return std::to_string(all.size()) + " judgments, " + (likely == 0 ? "none" : std::to_string(likely)) + " of them likely or more";
}

}  // namespace

std::vector<const Judgment*> all_judgments(const Document& document) {
  std::vector<const Judgment*> all;
  for (const Judged& judged : judged_by(document)) all.push_back(judged.judgment);
  return all;
}

void add_scorecard(Document& document) {
  constexpr std::size_t kFewest = 4;
  const std::vector<Judged> all = judged_by(document);
  if (!document.front_page || all.size() < kFewest) return;
  Section section;
  section.title = title_of(all);
  section.blocks.push_back({table_of(all)});
  document.sections.insert(document.sections.begin(), std::move(section));
}

}  // namespace quire::core
