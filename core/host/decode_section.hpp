#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.hpp"
#include "host/host.hpp"
#include "host/row_warning.hpp"
#include "host/section_tree.hpp"
#include "host/source_book.hpp"

namespace quire::core {

/// What a stream says. The stream is untrusted: any bytes give an answer.
struct DecodedSection {
  bool gave_up = false;  // the plugin, for a reason of its own
  std::string failure;  // filled: why there is no section; in the words that stand on the page
  Section section;      // title, blocks, highlights, terms and methods
  std::vector<RowWarning> warnings;
  std::vector<std::string> key_conflicts;
  std::vector<RowWarning> wrong_cells;
  std::map<std::string, Value> facts;  // its keyed values, without their rows
  std::set<std::string> block_keys;  // of headings, tables and charts
  std::set<std::string> references;  // keys that its text refers to, maybe in other sections
  std::vector<std::string> not_found;  // of the blocks to leave out
};

/// `tables` as the plugin was given them; `omit`: keys of blocks to leave out. Sources are entered
/// only when the section counts, and only for what stays.
DecodedSection decode_section(std::string_view stream, const std::vector<const TableView*>& tables,
                              const std::vector<std::string>& omit, const Limits& limits,
                              SourceBook& sources);

}  // namespace quire::core
