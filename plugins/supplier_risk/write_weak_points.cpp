#include <algorithm>
#include <span>

#include "supplier_risk/story.hpp"

namespace quire::supplier_risk {
namespace {

constexpr std::size_t kMostRows = 12;

Value products_value(const Story& story, const WeakPoint& point) {
  std::vector<std::string> names;
  for (const Node product : point.products) names.push_back(story.firm(product).name);
  Value value =
      Value::text(joined(names))
          .key("node/" + story.firm(point.supplier).id + "/single_point_of_failure")
          .formula("M1.6: single removal after which an essential component has no supplier");
  for (const Edge* edge : point.links) value.from(edge->row);
  return value;
}

std::string kind_of(const WeakPoint& point) {
  if (point.stops && point.passes) return "AND/OR, on every route";
  return point.stops ? "AND/OR" : "on every route";
}

}  // namespace

void write_weak_points(Section& section, const Story& story) {
  const std::vector<WeakPoint>& points = story.weak_points;
  section.heading("Single points of failure", "weak_points_heading");
  if (points.empty()) {
    section.paragraph("No single supplier on record would stop a product by itself.");
    return;
  }
  const auto stops = std::count_if(points.begin(), points.end(),
                                   [](const WeakPoint& point) { return point.stops; });
  const auto hidden = std::count_if(points.begin(), points.end(), [](const WeakPoint& point) {
    return point.stops && point.hidden;
  });
  TableBlock table = section.table("weak_points");
  table.title(counted(stops, "supplier stops", "suppliers stop") +
              " a product alone if all links on record hold, " + std::to_string(hidden) +
              " behind other suppliers");
  table.subtitle("Single removal after which an essential component has no supplier left (AND/OR)");
  std::string note =
      "All links on record taken as real, the unconfirmed ones too; amounts do not count. Hidden: not a direct supplier. "
      "Lead time: of all it supplies.";
  // A column that says the same of all says it better in the note.
  const std::span<const WeakPoint> shown(points.data(), std::min(points.size(), kMostRows));
  const bool alike = std::all_of(shown.begin(), shown.end(), [&](const WeakPoint& point) {
    return kind_of(point) == kind_of(shown.front());
  });
  const bool any_alternative = std::any_of(shown.begin(), shown.end(), [](const WeakPoint& point) {
    return std::any_of(point.links.begin(), point.links.end(), [](const Edge* edge) { return edge->alternative.has_value(); });
  });
  if (!alike) note += " On every route: no way to the product leads around it.";
  note += any_alternative ? " Alternative: named for these products." : " No Chinese alternative is named for these products.";
  if (points.size() > kMostRows)
    note += " " + std::to_string(points.size() - kMostRows) + " more left out.";
  table.note(note);
  table.column("Supplier");
  table.column("Makes");
  table.column("Stops");
  if (!alike) table.column("Kind");
  table.column("Hidden");
  table.column("Lead time", TableBlock::Align::right, "weeks");
  if (any_alternative) table.column("Chinese alternative");
  for (const WeakPoint& point : shown) {
    const Firm& firm = story.firm(point.supplier);
    TableRow row = table.row(firm.id);
    row.cell(firm.name);
    row.cell(firm.component);
    row.cell(products_value(story, point));
    if (!alike) row.cell(kind_of(point));
    row.cell(point.hidden ? "yes" : "no");
    row.cell(
        lead_time_value(story.lead_times, point.supplier).key("node/" + firm.id + "/lead_time"));
    if (any_alternative) row.cell(named_alternatives(story.network, point.links));
  }
}

}  // namespace quire::supplier_risk
