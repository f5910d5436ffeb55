#include <algorithm>
#include <tuple>

#include "supplier_risk/story.hpp"

namespace quire::supplier_risk {
namespace {

using Align = TableBlock::Align;

constexpr std::size_t kMostRows = 12;
constexpr double kHalf = 0.5;

struct Rank {
  double high = 0;
  double low = 0;
  int products = 0;
};

Rank rank_of(const Story& story, Node node) {
  Rank rank;
  for (const Product& product : story.products) {
    const Stake& stake = product.stakes[node];
    if (stake.path != Stake::Path::mapped) continue;
    rank.high = std::max(rank.high, stake.loss.high());
    rank.low = std::max(rank.low, stake.loss.low());
    ++rank.products;
  }
  return rank;
}

/// Upstream suppliers of any product: the surest losses first, then the worst that can be, then
/// those that most products share.
std::vector<Node> ranked_suppliers(const Story& story) {
  std::vector<std::pair<Node, Rank>> ranked;
  for (std::size_t i = 0; i < story.network.firms.size(); ++i) {
    const Rank rank = rank_of(story, static_cast<Node>(i));
    if (rank.products > 0) ranked.push_back({static_cast<Node>(i), rank});
  }
  std::stable_sort(ranked.begin(), ranked.end(), [&](const auto& a, const auto& b) {
    return std::tie(b.second.low, b.second.high, b.second.products, story.firm(a.first).id) <
           std::tie(a.second.low, a.second.high, a.second.products, story.firm(b.first).id);
  });
  std::vector<Node> nodes;
  for (const auto& [node, rank] : ranked) nodes.push_back(node);
  return nodes;
}

void product_columns(TableBlock& table, const Story& story) {
  for (const Product& product : story.products)
    table.column(story.firm(product.node).name, Align::right, "%");
}

/// Why a product's losses are unknown: what its peers buy and no supplier is named for.
std::string needs_without_supplier(const Story& story) {
  std::string needs;
  for (const Product& product : story.products)
    if (!product.unmapped.empty())
      needs += (needs.empty() ? " n/k: no supplier is named for " : "; ") + joined(product.unmapped) + " of " +
               story.firm(product.node).name;
  return needs.empty() ? needs : needs + ".";
}

/// Where the surest losses and the single points of failure are not the same firms: two tests that
/// a reader takes for one.
std::string unlike_weak_points(const Story& story, const std::vector<Node>& nodes) {
  const auto stops = [&](Node node) {
    return std::any_of(
        story.weak_points.begin(), story.weak_points.end(),
        [&](const WeakPoint& point) { return point.stops && point.supplier == node; });
  };
  std::vector<std::string> spared;
  std::vector<std::string> open;
  for (Node node : nodes) {
    const bool sure = rank_of(story, node).low >= kHalf;
    if (sure && !stops(node)) spared.push_back(story.firm(node).name);
    if (!sure && stops(node)) open.push_back(story.firm(node).name);
  }
  std::string words;
  if (!spared.empty())
    words += " No single point of failure, others supply the rest: " + joined(spared) + ".";
  if (!open.empty())
    words += " A single point of failure if its links hold, its loss open: " + joined(open) + ".";
  return words;
}

/// A heat map's rows stand in the order of its first column as far as that has them: the one with
/// most suppliers.
std::vector<const Product*> most_supplied_first(const std::vector<Product>& products) {
  std::vector<const Product*> order;
  for (const Product& product : products) order.push_back(&product);
  std::stable_sort(order.begin(), order.end(), [](const Product* a, const Product* b) {
    return mapped_count(*a) > mapped_count(*b);
  });
  return order;
}

void product_cells(TableRow& row, const Story& story, Node supplier) {
  for (const Product& product : story.products) write_loss(row.cell(), story, product, supplier);
}

}  // namespace

void write_listed(Section& section, const Story& story) {
  std::vector<Node> listed;
  for (std::size_t i = 0; i < story.network.firms.size(); ++i)
    if (story.network.firms[i].listed) listed.push_back(static_cast<Node>(i));
  section.heading("Suppliers on the Entity List", "listed_heading");
  if (listed.empty()) {
    section.paragraph("No firm of the suppliers table is on the Entity List on the as-of date.");
    return;
  }
  const auto reached = [&](Node node) { return rank_of(story, node).products; };
  const auto upstream = static_cast<int>(
      std::count_if(listed.begin(), listed.end(), [&](Node node) { return reached(node) > 0; }));
  std::stable_sort(listed.begin(), listed.end(), [&](Node a, Node b) {
    if (reached(a) != reached(b)) return reached(a) > reached(b);
    return story.firm(a).listed_since < story.firm(b).listed_since;
  });
  if (upstream == 0) {
    section.paragraph("None of the " + std::to_string(listed.size()) +
                      " listed firms stands upstream of the products.");
    return;
  }
  TableBlock table = section.table("listed");
  table.title(counted(upstream, "listed firm stands", "listed firms stand") +
              " upstream of the products, of " + std::to_string(listed.size()) + " listed in all");
  table.subtitle("Output of the product lost if the listed firm delivers nothing");
  std::vector<std::string> elsewhere;
  for (Node node : listed)
    if (reached(node) == 0) elsewhere.push_back(story.firm(node).name);
  std::string note =
      "– no path on record. Listing dates are those of the United States Entity List.";
  if (!elsewhere.empty())
    note += " Listed too, on no path to the products: " + joined(elsewhere) + ".";
  table.note(note);
  table.column("Firm");
  table.column("Makes");
  table.column("Listed since");
  table.column("Footnote, other lists");
  product_columns(table, story);
  for (Node node : listed) {
    if (reached(node) == 0) continue;
    const Firm& firm = story.firm(node);
    TableRow row = table.row(firm.id);
    row.cell(firm.name);
    row.cell(firm.component);
    row.cell(listed_value(story, node));
    row.cell(firm.other_lists.empty() ? "–" : firm.other_lists);
    product_cells(row, story, node);
  }
}

void write_exposure(Section& section, const Story& story) {
  section.heading("Stress test", "stress_heading");
  if (!story.missing_products.empty()) {
    section.callout(CalloutKind::gap, "Products without data");
    section.paragraph(joined(story.missing_products) + ": not in the suppliers table.");
    section.end_callout();
  }
  const std::vector<Node> nodes = ranked_suppliers(story);
  if (nodes.empty()) {
    section.paragraph("No supplier of the products is on record for the as-of date.");
    return;
  }
  const auto sure = std::count_if(nodes.begin(), nodes.end(),
                                  [&](Node node) { return rank_of(story, node).low >= kHalf; });
  const std::size_t shown = std::min(nodes.size(), kMostRows);
  Chart chart = section.chart(Chart::Kind::heat_map, "exposure");
  chart.half();
  chart.title(counted(sure, "supplier costs", "suppliers cost") +
              " a product at least half of its output on every reading of the record");
  chart.subtitle("Output lost if the supplier delivers nothing, %; 100 = nothing can be built");
  std::string note =
      "Ranges: the best and the worst that missing shares allow. Empty: no path on record." +
      needs_without_supplier(story) + unlike_weak_points(story, nodes);
  if (nodes.size() > kMostRows)
    note += " " + std::to_string(nodes.size() - kMostRows) +
            " more left out, none of which surely costs more.";
  chart.note(note);
  std::string words = "Output at stake.";
  chart.y_axis("Output lost", "%");
  for (std::size_t i = 0; i < shown; ++i) words += " " + story.firm(nodes[i]).name + ".";
  chart.alt(words);
  for (const Product* drawn : most_supplied_first(story.products)) {
    const Product& product = *drawn;
    Series series =
        chart.series(story.firm(product.node).name, "exposure/" + story.firm(product.node).id);
    for (std::size_t i = 0; i < shown; ++i) {
      if (nodes[i] == product.node || product.stakes[nodes[i]].path == Stake::Path::none) continue;
      series.bar(story.firm(nodes[i]).name, loss_value(story, product, nodes[i]));
    }
  }
}

}  // namespace quire::supplier_risk
