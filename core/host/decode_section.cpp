#include "host/decode_section.hpp"

#include "base/utf8.hpp"
#include "host/failure.hpp"
#include "host/omit_blocks.hpp"
#include "host/section_builder.hpp"

namespace quire::core {
namespace {

constexpr std::size_t kMostWarnings = 100;

void take_warnings(const SectionTree& tree, const std::vector<const TableView*>& tables,
                   DecodedSection& out) {
  for (const WireWarning& wire : tree.warnings) {
    if (out.warnings.size() == kMostWarnings) {
      out.warnings.push_back(
          {"and " + std::to_string(tree.warnings.size() - kMostWarnings) + " more warnings", {}});
      return;
    }
    RowWarning& warning = out.warnings.emplace_back();
    warning.message = printable(wire.message);
    if (wire.has_row) warning.row = SourceBook::reference(*tables[wire.row.table], wire.row.row);
  }
}

/// The first three problems, and how many more there are.
std::string join(const std::vector<std::string>& problems) {
  constexpr std::size_t kShown = 3;
  std::string text = "wrote what cannot be printed: ";
  for (std::size_t i = 0; i < problems.size() && i < kShown; ++i)
    text += (i == 0 ? "" : "; ") + problems[i];
  if (problems.size() > kShown)
    text += "; and " + std::to_string(problems.size() - kShown) + " more";
  return text;
}

}  // namespace

DecodedSection decode_section(std::string_view stream, const std::vector<const TableView*>& tables,
                              const std::vector<std::string>& omit, const Limits& limits,
                              SourceBook& sources) {
  DecodedSection out;
  std::vector<std::uint64_t> row_counts;
  for (const TableView* table : tables) row_counts.push_back(table->row_count);
  SectionTree tree = parse_section(stream, row_counts, limits);
  if (!tree.problem.empty()) {
    out.failure = tree.problem;
    return out;
  }
  take_warnings(tree, tables, out);
  if (tree.ending == Ending::failed) out.failure = tree.reason.empty() ? "gave up without saying why" : printable(tree.reason);
  out.gave_up = tree.ending == Ending::gave_up;
  if (out.gave_up) out.failure = printable(tree.reason);
  if (tree.ending == Ending::out_of_memory) out.failure = too_much_memory(limits);
  if (!out.failure.empty()) return out;

  SourceBook candidate = sources;
  Omission omission = omit_blocks(tree, omit);
  out.not_found = std::move(omission.not_found);
  SectionBuilder builder(tree, tables, omission.omitted, candidate);
  builder.build(out.section);
  if (!builder.problems().empty()) {
    out.failure = join(builder.problems());
    out.section = {};
    return out;
  }
  sources = std::move(candidate);
  out.key_conflicts = builder.key_conflicts();
  out.wrong_cells = builder.wrong_cells();
  out.facts = builder.take_facts();
  out.block_keys = builder.block_keys();
  out.references = builder.references();
  return out;
}

}  // namespace quire::core
