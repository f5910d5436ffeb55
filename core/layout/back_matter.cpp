#include <algorithm>
#include <map>
#include <set>

#include "base/sha256.hpp"
#include "document/walk.hpp"
#include "layout/blocks.hpp"
#include "layout/contents.hpp"
#include "layout/parts.hpp"

namespace quire::core {
namespace {

constexpr const char* kFigureListTitle = "Tables and charts";

TableCell cell_of(const std::string& text) { return {inlines_of(text), TableCell::Mark::none}; }

TableCell count_cell(std::size_t count) {
  Value value;
  value.kind = Value::Kind::number;
  value.low = value.high = static_cast<double>(count);
  return {inlines_of(std::move(value)), TableCell::Mark::none};
}

Table data_table(const Document& document) {
  using Align = TableColumn::Align;
  Table table;
  table.title = "The data behind this edition";
  table.subtitle = "Rows shown and held back, how old the newest is and may be, first digits of each file's SHA-256";
  table.columns = {{"Table", "", Align::left},
                   {"File", "", Align::left},
                   {"Rows shown", "", Align::right},
                   {"Known later", "", Align::right},
                  {"Newest row", "", Align::left},
                  {"May be old", "", Align::left},
                   {"SHA-256", "", Align::left}};
  bool undated = false;
  for (const DataTable& data : document.data) {
    TableRow row;
    row.cells = {cell_of(data.name + (data.dated ? "" : " *")), cell_of(data.file),
                 count_cell(data.rows), count_cell(data.hidden_rows),
                 cell_of(data.newest ? iso_date(*data.newest) : "not dated"),
                 cell_of(data.max_age == 0 ? "any age" : std::to_string(data.max_age) + " days"),
                 cell_of(data.sha256.substr(0, kHashDigits))};
    undated = undated || !data.dated;
    table.rows.push_back(std::move(row));
  }
  if (undated)
    table.note =
        "* Rows of this table do not say since when they were known: they are shown in every edition.";
  return table;
}

// "chips 9, …": the table and the first line of its file, where a person can look the figures up; the PDF's data have all.
std::string rows_of(const Source& source) {
  if (source.rows.empty()) return {};
  const RowReference& first = source.rows.front();
  return first.table + " " + std::to_string(first.line) + (source.rows.size() > 1 ? ", …" : "");
}

// The column of the sources' numbers.
Points width_of_numbers(std::size_t sources, const Setting& setting) {
  constexpr Points kLeast = 16;
  constexpr Points kGap = 3;
  const std::string widest(std::to_string(sources).size(), '0');
  return std::max(kLeast, text_width(setting.shaper, widest, style_of(lookup_role(setting.theme))) + kGap);
}

// One numbered source, in a column.
std::vector<Unit> source_units(SourceIndex index, std::optional<Date> usual_date, bool with_rows,
                               Points number_width, TagId list, const Setting& setting) {
  const Source& source = setting.document.sources[index];
  const TagId item = setting.tag(Tag::Role::list_item, list);
  const TagId label = setting.tag(Tag::Role::label, item);
  const TagId body = setting.tag(Tag::Role::list_body, item);
  const TextRole role = lookup_role(setting.theme);
  Inlines text;
  if (source.url.empty()) {
    text = inlines_of(source.title);
  } else {
    Inline link;
    link.kind = Inline::Kind::link;
    link.target = source.url;
    link.children = inlines_of(source.title);
    text.push_back(std::move(link));
  }
  std::string facts = source.grade;
  if (source.as_of && source.as_of != usual_date) facts += (facts.empty() ? "" : " ") + iso_date(*source.as_of);
  if (source.unchecked) facts += "†";
  const std::string rows = with_rows ? rows_of(source) : std::string();
  for (Inline& more : inlines_of((facts.empty() ? "" : " · " + facts) + (rows.empty() ? "" : " · " + rows)))
    text.push_back(std::move(more));

  std::vector<Frame> lines;
  for (Frame& line :
       set_text(text, {role, kColumnMeasure.width - number_width}, body, setting)) {
    Frame indented;
    indented.size = {kColumnMeasure.width, line.size.height};
    if (lines.empty())
      place(set_text(std::to_string(index + 1), {role, number_width}, label, setting).front(), {0, 0},
            indented.items, indented.links);
    place(std::move(line), {number_width, 0}, indented.items, indented.links);
    lines.push_back(std::move(indented));
  }
  std::vector<Unit> units = line_units(std::move(lines), kColumnMeasure, 0.25);
  units.front().keys.push_back({source_key(index), 0});
  return units;
}

// The date that most sources' data have; the earliest of several.
std::optional<Date> usual_date_of(const std::vector<Source>& sources) {
  std::map<Date, std::size_t> counts;
  for (const Source& source : sources)
    if (source.as_of) ++counts[*source.as_of];
  const auto most = std::max_element(
      counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == counts.end() ? std::nullopt : std::optional(most->first);
}

Paragraph how_to_read_sources(std::optional<Date> usual_date, Date as_of, bool with_rows) {
  std::string text;
  if (usual_date)
    text = "Data as of " + iso_date(*usual_date) + " unless another date stands behind a source. ";
  if (usual_date && *usual_date > as_of)
    text += "Sources were read after this edition's day; rows that were known only later are left out. ";
  if (with_rows) text += "Behind each: its kind, and table and line of the first row used. ";
  return {Paragraph::Role::note, inlines_of(text)};
}

// Sources that a mark, a table or a chart names on the page.
std::set<SourceIndex> marked_sources(const Document& document) {
  std::set<SourceIndex> marked;
  const auto add_text = [&](const Inlines& text) { add_citations(text, marked); };
  for (const Section& section : document.sections) {
    for_each_block(section.blocks, [&](const Block& block) {
      for_each_text(block, add_text);
      if (const auto* table = std::get_if<Table>(&block.content)) marked.insert(table->sources.begin(), table->sources.end());
      if (const auto* chart = std::get_if<Chart>(&block.content)) marked.insert(chart->sources.begin(), chart->sources.end());
    });
    for (const Highlight& highlight : section.highlights) {
      add_text(highlight.content);
      add_text(highlight.judgment.content);
    }
  }
  return marked;
}

/// A short paper lists what its marks point at, if anything.
bool has_sources(const Document& document, const LayoutOptions& options) {
  return options.sources_only ? !marked_sources(document).empty() : !document.sources.empty();
}

Paragraph how_it_was_made(const Document& document) {
  std::string text = "Built by Quire from the files above";
  std::string plugins;
  for (const Section& section : document.sections)
    if (!section.plugin.empty()) plugins += (plugins.empty() ? "" : ", ") + section.plugin +
               (section.plugin_version.empty() ? "" : " " + section.plugin_version);
  if (!plugins.empty()) text += " with " + plugins;
  text += "; the same files give the same bytes. Likelihood words (ICD 203): ";
  for (int i = 0; i <= static_cast<int>(Likelihood::almost_certain); ++i) {
    const auto likelihood = static_cast<Likelihood>(i);
    text += (i == 0 ? "" : ", ") + std::string(word(likelihood)) + " " + std::string(range(likelihood));
  }
  text += ". Confidence speaks of the evidence, not of the outcome. †: not marked as checked in the dataset.";
  return {Paragraph::Role::note, inlines_of(text)};
}

std::vector<Unit> set_sources(TagId part, const Setting& setting, bool marked_only) {
  const std::vector<Source>& sources = setting.document.sources;
  const std::optional<Date> usual_date = usual_date_of(sources);
  std::vector<Unit> units = set_block({how_to_read_sources(usual_date, setting.document.as_of, !marked_only)},
                                      kFullMeasure, part, setting);
  const TagId list = setting.tag(Tag::Role::list, part);
  const std::set<SourceIndex> marked = marked_sources(setting.document);
  const Points number_width = width_of_numbers(sources.size(), setting);
  for (SourceIndex i = 0; i < sources.size(); ++i) {
    // A short paper lists what its marks point at; figures in its prose keep their rows in the dump.
    if (marked_only && marked.count(i) == 0) continue;
    for (Unit& unit : source_units(i, usual_date, !marked_only, number_width, list, setting)) units.push_back(std::move(unit));
  }
  return units;
}

}  // namespace

TextRole lookup_role(const Theme& theme) {
  constexpr double kScale = 0.92;
  constexpr double kLeading = 1.12;  // of the size
  const double size = std::max(kSmallestType, theme.note.size * kScale);
  return {size, size * kLeading, Weight::regular, theme.muted, theme.note.family};
}

std::string back_matter_title(const Document& document, const LayoutOptions& options) {
  if (!options.sources_only) return "Sources and data";
  if (has_sources(document, options)) return "Sources";
  if (has_methods(document)) return "Methods";
  if (has_terms(document)) return "Terms";
  return options.list_of_figures && has_figures(document) ? kFigureListTitle : "";
}

std::vector<Unit> set_back_matter(const Setting& setting, const LayoutOptions& options) {
  const bool sources_only = options.sources_only;
  const std::string title = back_matter_title(setting.document, options);
  if (title.empty()) return {};
  const TagId part = setting.tag(Tag::Role::section, kRootTag);
  std::vector<Unit> units;
  units.push_back(part_title(title, kBackMatterKey, part, setting));
  const auto append = [&](std::vector<Unit> more) {
    for (Unit& unit : more) units.push_back(std::move(unit));
  };
  const auto append_heading = [&](const std::string& text) {
    Heading heading;
    heading.level = 2;
    heading.content = inlines_of(text);
    if (text != title) append(set_block({heading}, kFullMeasure, part, setting));
  };
  if (!sources_only && !setting.document.data.empty())
    append(set_table(data_table(setting.document), kFullMeasure, part, setting));
  if (!sources_only)
    append(set_block({how_it_was_made(setting.document)}, kFullMeasure, part, setting));
  if (has_sources(setting.document, options)) {
    append_heading("Sources");
    append(set_sources(part, setting, sources_only));
  }
  if (has_methods(setting.document)) {
    append_heading("Methods");
    append(set_methods(part, setting));
  }
  if (has_terms(setting.document)) {
    append_heading("Terms");
    append(set_terms(part, setting));
  }
  if (options.list_of_figures && has_figures(setting.document)) {
    append_heading(kFigureListTitle);
    append(set_figure_list(part, setting));
  }
  return units;
}

}  // namespace quire::core
