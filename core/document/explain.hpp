#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "document/value.hpp"

namespace quire::core {

/// A value of a dumped document, where it stands and where it came from.
struct ExplainedValue {
  std::string address;  // "#t3.r2.c4", "#c1.s1.p2.y"; empty in prose
  std::string where;    // "Table 3, row 2 \"H20\", column 4 \"Bandwidth\""
  std::string shown;    // as printed
  std::string key;
  std::string formula;
  std::string method;  // what the method that the formula names gives, does and cannot say
  std::vector<RowReference> rows;
  bool unchecked = false;
  std::string change;  // "raised", …; empty without an earlier edition
  std::string plugin;
  std::string plugin_version;
};

/// All values of a document that `dump_json` wrote, in reading order: tables and charts numbered as on
/// the page, rows, columns, series and points from 1. The text is not trusted: what is wrong with it
/// is an error at `where`, and the result is empty.
std::vector<ExplainedValue> explained_values(std::string_view document_json, const SourceSpan& where,
                                             Diagnostics& diagnostics);

}  // namespace quire::core
