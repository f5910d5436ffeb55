#include <algorithm>
#include <memory>

#include "base/utf8.hpp"
#include "dataset/cell_words.hpp"
#include "host/section_builder.hpp"
#include "host/value_columns.hpp"
#include "quire/abi.h"

namespace quire::core {
namespace {

constexpr std::size_t kLongestFootnote = 1500;  // bytes: some 23 lines of its column

/// Schemes a reader may be sent to. Anything else (file, javascript, a bare path) is no reference.
bool is_safe_link(std::string_view target) {
  return target.starts_with("https://") || target.starts_with("http://") ||
         target.starts_with("mailto:");
}

/// Several cells of one row are one reference.
void add_reference(RowReference reference, std::vector<RowReference>& rows) {
  const auto same_row = [&](const RowReference& other) {
    return other.line == reference.line && other.table == reference.table && other.file == reference.file;
  };
  // A value may have any number of rows: only those just before are looked at.
  constexpr std::ptrdiff_t kNear = 16;
  const auto near = rows.end() - std::min(kNear, std::ssize(rows));
  const auto found = std::find_if(near, rows.end(), same_row);
  if (found == rows.end()) return rows.push_back(std::move(reference));
  std::vector<std::string>& columns = found->columns;
  for (std::string& column : reference.columns)
    if (std::find(columns.begin(), columns.end(), column) == columns.end()) columns.push_back(std::move(column));
}

Value::Kind kind_of(std::int32_t kind) {
  switch (kind) {
    case QUIRE_VALUE_NUMBER:
      return Value::Kind::number;
    case QUIRE_VALUE_INTERVAL:
      return Value::Kind::interval;
    case QUIRE_VALUE_TEXT:
      return Value::Kind::text;
    case QUIRE_VALUE_INFINITE:
      return Value::Kind::infinite;
    case QUIRE_VALUE_DATE:
      return Value::Kind::date;
    default:
      return Value::Kind::unknown;
  }
}

}  // namespace

Inlines SectionBuilder::inlines(const WireNode& parent) {
  Inlines out;
  out.reserve(parent.children.size());
  for (const WireNode& node : parent.children)
    if (node.element != QUIRE_TREND) out.push_back(inline_of(node));
  return out;
}

Inline SectionBuilder::inline_of(const WireNode& node) {
  Inline out;
  switch (node.kind) {
    case WireNode::Kind::text:
      out.text = printable(node.text);
      return out;
    case WireNode::Kind::value:
      out.kind = Inline::Kind::value;
      out.value = std::make_shared<const Value>(value(node.value));
      return out;
    case WireNode::Kind::citation:
      out.kind = Inline::Kind::citation;
      out.source = sources_->source_of(*(*tables_)[node.row.table], node.row.row);
      use(out.source);
      return out;
    case WireNode::Kind::element:
      break;
  }
  out.target = text(node, QUIRE_TARGET);
  switch (node.element) {
    case QUIRE_STRONG:
      out.kind = Inline::Kind::strong;
      break;
    case QUIRE_EMPHASIS:
      out.kind = Inline::Kind::emphasis;
      break;
    case QUIRE_FOOTNOTE:
      out.kind = Inline::Kind::footnote;
      if (node.children.empty()) problem(node, "has no text");
      out.children = inlines(node);
      if (const std::size_t length = plain_text(out.children).size(); length > kLongestFootnote)
        problem(node, "has " + std::to_string(length) + " bytes of text; the foot of a page is for " +
                          std::to_string(kLongestFootnote) + ", more is a paragraph");
      return out;
    case QUIRE_LINK:
      out.kind = Inline::Kind::link;
      if (!is_safe_link(out.target))
        problem(node, "leads to " + quote(out.target) +
                          ", which is not an http, https or mailto address");
      break;
    case QUIRE_REFERENCE:
      out.kind = Inline::Kind::reference;
      if (out.target.empty()) problem(node, "has no target");
      if (omitted_->contains(out.target)) {
        out = {};
        out.text = "a part left out here";
        return out;
      }
      references_.insert(out.target);
      return out;
    default:
      out.kind = Inline::Kind::code;
      for (const WireNode& child : node.children) out.text += printable(child.text);
      return out;
  }
  out.children = inlines(node);
  return out;
}

Value SectionBuilder::value(std::size_t index) {
  const WireValue& wire = tree_->values[index];
  Value out;
  out.kind = kind_of(wire.kind);
  out.low = wire.low;
  out.high = wire.high;
  out.decimals = wire.decimals;
  out.date = Date{std::chrono::days{wire.day}};
  out.text = printable(wire.text);
  out.unit = printable(wire.unit);
  out.key = printable(wire.key);
  out.name = printable(wire.name);
  out.formula = printable(wire.formula);
  if (!out.key.empty()) {
    const auto [first, is_new] = facts_.try_emplace(out.key, out);
    if (!is_new && !first->second.same_fact(out)) key_conflicts_.push_back(quote(out.key.str()) + " stands for " + format(first->second) + " and for " + format(out));
  }
  out.rows.reserve(wire.rows.size());
  for (const WireRow& row : wire.rows) {
    const TableView& table = *(*tables_)[row.table];
    RowReference reference = SourceBook::reference(table, row.row);
    if (row.column > 0 && row.column <= table.columns.size())
      name_cell(out, table.columns[row.column - 1], row, reference);
    else if (out.formula.empty())
      reference.columns = columns_with(out, table, row.row);
    out.unchecked = out.unchecked || SourceBook::is_unchecked(table, row.row) ||
                    SourceBook::is_unchecked(table, row.row, reference.columns);
    add_reference(std::move(reference), out.rows);
    use(sources_->source_of(table, row.row));
  }
  return out;
}

void SectionBuilder::name_cell(const Value& value, const ColumnView& column, const WireRow& row, RowReference& reference) {
  if (!value.formula.empty() || can_be_read_from(value, column, row.row)) {
    reference.columns.emplace_back(column.name);
    return;
  }
  if (!wrong_columns_.insert({row.table, row.column}).second) return;
  const std::string cell = cell_words(column, row.row);
  wrong_cells_.push_back({format(value) + " has no formula and names the cell of column " + quote(column.name) + ", which holds " +
                              (cell.empty() ? "nothing" : quote(cell)),
                          reference});
}

void SectionBuilder::gather_into(std::vector<SourceIndex>* sources) {
  gathered_ = sources;
  gathered_seen_.clear();
}

void SectionBuilder::use(SourceIndex source) {
  if (gathered_ == nullptr) return;  // running text shows its own marks
  if (gathered_seen_.insert(source).second) gathered_->push_back(source);
}

}  // namespace quire::core
