#include <algorithm>

#include "supplier_risk/component.hpp"
#include "supplier_risk/story.hpp"

namespace quire::supplier_risk {
namespace {

using Edges = std::vector<const Edge*>;

/// The buyers' names as one value, so that its rows are listed as sources.
Value buyers(const Story& story, const SingleSource& source, const Edges& edges, const char* what) {
  std::vector<std::string> names;
  for (const Edge* edge : edges) names.push_back(story.firm(edge->buyer).name);
  // The value is compared from edition to edition: not in the order of the rows.
  std::sort(names.begin(), names.end());
  Value value =
      Value::text(names.empty() ? "–" : joined(names))
          .key("node/" + story.firm(source.supplier).id + "/" + source.kind + "_source_of/" + what);
  for (const Edge* edge : edges) value.from(edge->row);
  return value;
}

Edges all_links(const SingleSource& source) {
  Edges links = source.confirmed;
  links.insert(links.end(), source.unconfirmed.begin(), source.unconfirmed.end());
  return links;
}

}  // namespace

void write_single_sources(Section& section, const Story& story) {
  section.heading("Single sources", "single_sources_heading");
  if (story.sources.rows.empty()) {
    section.paragraph("No buyer on record depends on a single supplier of a component.");
    return;
  }
  int pairs = 0;
  for (const SingleSource& source : story.sources.rows)
    pairs += static_cast<int>(source.confirmed.size() + source.unconfirmed.size());
  TableBlock table = section.table("single_sources");
  table.title("In " + std::to_string(pairs) + " of " +
              counted(story.sources.needs, "need", "needs") +
              " one supplier has all or at least 80 %");
  table.subtitle("A need is one buyer and one component; links that count on the as-of date");
  table.note(
      "Sole: nobody else is known to make it. Single: others make it, this buyer takes one. "
      "Dominant: "
      "one has 80 % or more. Not confirmed: reported, restricted or uncertain. Not counted: a "
      "single "
      "named supplier where the dataset says that there are others. Lead time: of all it supplies. "
      "Alternative: "
      "named for any of these buyers. In " +
      counted(story.sources.undetermined, "further need", "further needs") +
      " shares are missing and one supplier may be dominant.");
  table.column("Supplier");
  table.column("Makes");
  table.column("Kind");
  table.column("Buyers, confirmed");
  table.column("Not confirmed");
  table.column("Lead time", TableBlock::Align::right, "weeks");
  table.column("Chinese alternative");
  for (const SingleSource& source : story.sources.rows) {
    const Firm& firm = story.firm(source.supplier);
    TableRow row = table.row(firm.id + "-" + source.kind);
    row.cell(firm.name);
    row.cell(source.component);
    row.cell(source.kind);
    row.cell(buyers(story, source, source.confirmed, "confirmed"));
    row.cell(buyers(story, source, source.unconfirmed, "unconfirmed"));
    row.cell(lead_time_value(story.lead_times, source.supplier)
                 .key("node/" + firm.id + "/" + source.kind + "_lead_time"));
    row.cell(named_alternatives(story.network, all_links(source)));
  }
}

}  // namespace quire::supplier_risk
