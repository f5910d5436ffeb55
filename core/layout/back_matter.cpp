#include "base/sha256.hpp"
#include "layout/blocks.hpp"
#include "layout/parts.hpp"

namespace quire::core {
namespace {

constexpr std::size_t kHashDigits = 8;
constexpr double kSourceSize = 6.5;  // the floor for type: a list to look things up in
constexpr double kSourceLeading = 8;

std::shared_ptr<const Value> number_of(std::size_t count) {
  Value value;
  value.kind = Value::Kind::number;
  value.low = value.high = static_cast<double>(count);
  return std::make_shared<const Value>(std::move(value));
}

TableCell cell_of(std::string text) { return {inlines_of(text), TableCell::Mark::none}; }

TableCell count_cell(std::size_t count) {
  Inline item;
  item.kind = Inline::Kind::value;
  item.value = number_of(count);
  return {{std::move(item)}, TableCell::Mark::none};
}

Table data_table(const Document& document) {
  using Align = TableColumn::Align;
  Table table;
  table.title = "The data behind this edition";
  table.subtitle = "Rows shown and held back; first digits of each file's SHA-256";
  table.columns = {{"Table", "", Align::left},
                   {"File", "", Align::left},
                   {"Rows shown", "", Align::right},
                   {"Known later", "", Align::right},
                   {"SHA-256", "", Align::left}};
  bool undated = false;
  for (const DataTable& data : document.data) {
    TableRow row;
    row.cells = {cell_of(data.name + (data.dated ? "" : " *")), cell_of(data.file),
                 count_cell(data.rows), count_cell(data.hidden_rows),
                 cell_of(data.sha256.substr(0, kHashDigits))};
    undated = undated || !data.dated;
    table.rows.push_back(std::move(row));
  }
  if (undated)
    table.note =
        "* Rows of this table do not say since when they were known: they are shown in every edition.";
  return table;
}

// "chips.csv 9, 12, 40": where a person can look the figures up.
std::string rows_of(const Source& source) {
  constexpr std::size_t kMostRows = 4;
  std::string text;
  std::string file;
  std::size_t listed = 0;
  for (const RowReference& row : source.rows) {
    if (listed == kMostRows) return text + ", …";
    if (row.file != file) text += (text.empty() ? "" : "; ") + row.file + " ";
    else text += ", ";
    file = row.file;
    text += std::to_string(row.line);
    ++listed;
  }
  return text;
}

// One numbered source, in a column.
std::vector<Unit> source_units(SourceIndex index, TagId list, const Setting& setting) {
  const Source& source = setting.document.sources[index];
  const TagId item = setting.tag(Tag::Role::list_item, list);
  const TagId label = setting.tag(Tag::Role::label, item);
  const TagId body = setting.tag(Tag::Role::list_body, item);
  constexpr Points kNumberWidth = 16;
  const TextRole role{kSourceSize, kSourceLeading, Weight::regular, setting.theme.muted};
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
  if (source.as_of) facts += (facts.empty() ? "" : ", ") + ("as of " + iso_date(*source.as_of));
  if (source.unchecked) facts += (facts.empty() ? "" : ", ") + std::string("†");
  const std::string rows = rows_of(source);
  for (Inline& more : inlines_of((facts.empty() ? "" : " · " + facts) + (rows.empty() ? "" : " · " + rows)))
    text.push_back(std::move(more));

  std::vector<Frame> lines;
  for (const Frame& line :
       set_text(text, {role, kColumnMeasure.width - kNumberWidth}, body, setting)) {
    Frame indented;
    indented.size = {kColumnMeasure.width, line.size.height};
    if (lines.empty())
      place(set_text(std::to_string(index + 1), {role, kNumberWidth}, label, setting).front(), {0, 0},
            indented.items, indented.links);
    place(line, {kNumberWidth, 0}, indented.items, indented.links);
    lines.push_back(std::move(indented));
  }
  std::vector<Unit> units = line_units(std::move(lines), kColumnMeasure, 1);
  units.front().keys.push_back({source_key(index), 0});
  return units;
}

Paragraph how_it_was_made(const Document& document) {
  std::string text = "Built by Quire from the files above";
  std::string plugins;
  for (const Section& section : document.sections)
    plugins += (plugins.empty() ? "" : ", ") + section.plugin +
               (section.plugin_version.empty() ? "" : " " + section.plugin_version);
  if (!plugins.empty()) text += " with the plugins " + plugins;
  text += ". The same files give the same pages, byte for byte. Likelihood words follow ICD 203: ";
  for (int i = 0; i <= static_cast<int>(Likelihood::almost_certain); ++i) {
    const auto likelihood = static_cast<Likelihood>(i);
    text += (i == 0 ? "" : ", ") + std::string(word(likelihood)) + " " + std::string(range(likelihood));
  }
  text += ". Confidence speaks of the evidence, not of the outcome. n/k: not known. † taken from the "
          "dataset, where it is not marked as checked against its source.";
  return {Paragraph::Role::note, inlines_of(text)};
}

}  // namespace

std::vector<Unit> set_back_matter(const Setting& setting) {
  const TagId part = setting.tag(Tag::Role::section, kRootTag);
  std::vector<Unit> units;
  units.push_back(part_title(kBackMatterTitle, kBackMatterKey, part, setting));
  const auto append = [&](std::vector<Unit> more) {
    for (Unit& unit : more) units.push_back(std::move(unit));
  };
  if (!setting.document.data.empty())
    append(set_table(data_table(setting.document), kFullMeasure, part, setting));
  append(set_block({how_it_was_made(setting.document)}, kReadingMeasure, part, setting));
  if (setting.document.sources.empty()) return units;
  Heading heading;
  heading.level = 2;
  heading.content = inlines_of("Sources");
  append(set_block({heading}, kFullMeasure, part, setting));
  const TagId list = setting.tag(Tag::Role::list, part);
  for (SourceIndex i = 0; i < setting.document.sources.size(); ++i)
    append(source_units(i, list, setting));
  return units;
}

void add_running_heads(std::vector<Page>& pages, const Setting& setting) {
  const Document& document = setting.document;
  const Theme& theme = setting.theme;
  const TextStyle style = style_of(theme.note);
  std::string all_hashes;
  for (const DataTable& data : document.data) all_hashes += data.sha256;
  const std::string data_hash =
      all_hashes.empty() ? "" : "data " + sha256_hex(all_hashes).substr(0, kHashDigits);
  std::string left = document.title + " · " + document.edition;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    std::vector<Item>& items = pages[i].items;
    const Points x = (pages[i].size.width - kLiveWidth) / 2;
    const Points top = (pages[i].size.height - kLiveHeight) / 2;
    const Points right = x + kLiveWidth;
    const Points head = top + theme.note.size;
    const Points foot = top + kLiveHeight - 2;
    const auto put = [&](const std::string& text, Point at, Anchor anchor) {
      add_text(items, kArtifact, text, at, style, theme.faint, setting.shaper, anchor);
    };
    if (i > 0) put(left, {x, head}, Anchor::start);
    put((document.handling.empty() ? "" : document.handling + " · ") + "as of " +
            iso_date(document.as_of),
        {right, head}, Anchor::end);
    add_line(items, kArtifact, {x, foot - theme.note.size - 3}, {right, foot - theme.note.size - 3},
             {theme.grid, 0.5, {}});
    put(data_hash, {x, foot}, Anchor::start);
    put("page " + std::to_string(i + 1) + " of " + std::to_string(pages.size()), {right, foot},
        Anchor::end);
  }
}

}  // namespace quire::core
