#pragma once

#include <initializer_list>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dataset/dataset.hpp"
#include "document/document.hpp"
#include "host/row_warning.hpp"
#include "host/section_tree.hpp"
#include "host/source_book.hpp"

namespace quire::core {

/// Whether a value in `unit` would be misread where only numbers stand under a `heading` unit.
bool is_other_unit(std::string_view unit, std::string_view heading);

/// Makes a document section of a section tree: what the elements mean, and everything that the
/// document promises about them. Problems are gathered, not thrown: each names the element that has
/// it, and the section counts only when there is none.
class SectionBuilder {
 public:
  /// `tables` as the plugin was given them; `omitted`: keys of blocks that were left out of the
  /// tree. All four live longer than the builder.
  SectionBuilder(const SectionTree& tree, const std::vector<const TableView*>& tables,
                 const std::set<std::string, std::less<>>& omitted, SourceBook& sources)
      : tree_(&tree), tables_(&tables), omitted_(&omitted), sources_(&sources) {}

  /// Fills title, blocks, highlights, terms and methods.
  void build(Section& section);

  const std::vector<std::string>& problems() const { return problems_; }
  /// "\"k\" stands for 4 and for 3": value keys of two different facts.
  const std::vector<std::string>& key_conflicts() const { return key_conflicts_; }
  /// "96 GB has no formula and names the cell of column \"tdp\", which holds \"400\"": values that cannot have been read
  /// from the cell they name, the first of each column.
  const std::vector<RowWarning>& wrong_cells() const { return wrong_cells_; }
  std::map<std::string, Value> take_facts() { return std::move(facts_); }
  const std::set<std::string>& block_keys() const { return block_keys_; }
  const std::set<std::string>& references() const { return references_; }

 private:
  // section_builder.cpp
  Blocks blocks(const WireNode& parent);
  Block block(const WireNode& node);
  Heading heading(const WireNode& node);
  Paragraph paragraph(const WireNode& node);
  List list(const WireNode& node);
  Listing listing(const WireNode& node);
  /// Of a cell or figure; empty when it has none.
  std::vector<Value> trend(const WireNode& parent);
  Callout callout(const WireNode& node);
  KeyFigures key_figures(const WireNode& node);
  KeyFigure figure(const WireNode& node);
  Judgment judgment(const WireNode& node);
  Image image(const WireNode& node);
  Highlight highlight(const WireNode& node);
  Term term(const WireNode& node);
  Method method(const WireNode& node);
  // build_table.cpp
  Table table(const WireNode& node);
  void check_units(const WireNode& node, const TableCell& cell, const TableColumn& column, const std::string& where);
  TableRow table_row(const WireNode& node, const Table& table, std::size_t number);
  // build_chart.cpp
  Chart chart(const WireNode& node);
  void check_series_count(const WireNode& node, const Chart& chart);
  void check_parts(const WireNode& node, const Chart& chart);
  void check_amounts(const WireNode& node, const Chart& chart);
  void check_frequencies(const WireNode& node, const Chart& chart);
  void axis(const WireNode& node, Chart& chart);
  ChartSeries chart_series(const WireNode& node, const Chart& chart);
  void check_axes_of(const WireNode& node, const Chart& chart, const std::string& name);
  ChartPoint chart_point(const WireNode& node, const Chart& chart);
  ChartRegion region(const WireNode& node, const Chart& chart);
  ChartThreshold threshold(const WireNode& node, const Chart& chart);
  // build_network.cpp
  void network(const WireNode& node, Chart& chart);
  ChartNode network_node(const WireNode& node, const Chart& chart);
  ChartEdge network_edge(const WireNode& node, const Chart& chart);
  // build_inlines.cpp
  Inlines inlines(const WireNode& parent);
  Inline inline_of(const WireNode& node);
  Value value(std::size_t index);
  void name_cell(const Value& value, const ColumnView& column, const WireRow& row, RowReference& reference);
  /// The list that sources go to from here on; null for none.
  void gather_into(std::vector<SourceIndex>* sources);
  void use(SourceIndex source);

  // build_attributes.cpp: attributes, and the mistakes that every element can have
  std::string text(const WireNode& node, std::int32_t attribute) const;
  std::string required_text(const WireNode& node, std::int32_t attribute, std::string_view what);
  std::string unique_key(const WireNode& node);
  bool flag(const WireNode& node, std::int32_t attribute);
  Span span(const WireNode& node);
  /// The position of the attribute's word in `words`, or 0 with a problem; `fallback` when not set.
  std::size_t word(const WireNode& node, std::int32_t attribute, std::string_view what,
                   std::span<const std::string_view> words, std::size_t fallback);
  std::size_t word(const WireNode& node, std::int32_t attribute, std::string_view what,
                   std::initializer_list<std::string_view> words, std::size_t fallback) {
    return word(node, attribute, what, std::span(words.begin(), words.size()), fallback);
  }
  void problem(const WireNode& node, std::string_view text);
  std::string place(const WireNode& node) const;

  const SectionTree* tree_;
  const std::vector<const TableView*>* tables_;
  const std::set<std::string, std::less<>>* omitted_;
  SourceBook* sources_;
  std::vector<SourceIndex>* gathered_ = nullptr;  // of the table or chart being built
  std::set<SourceIndex> gathered_seen_;
  std::vector<std::string> problems_;
  std::vector<std::string> key_conflicts_;
  std::vector<RowWarning> wrong_cells_;
  std::set<std::pair<std::uint64_t, std::uint64_t>> wrong_columns_;  // by table and column
  std::set<std::string> block_keys_;
  std::set<std::string> judgment_keys_;
  std::set<std::string> highlight_keys_;
  std::set<std::string> references_;
  std::map<std::string, Value> facts_;  // by key, the first one
};

}  // namespace quire::core
