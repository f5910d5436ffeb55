#include <algorithm>

#include "supplier_risk/component.hpp"
#include "supplier_risk/judgment.hpp"
#include "supplier_risk/story.hpp"

namespace quire::supplier_risk {
namespace {

using Align = TableBlock::Align;

struct Direct {
  int suppliers = 0;
  int confirmed = 0;
  int listed = 0;
};

Direct direct_of(const Story& story, const Product& product) {
  Direct direct;
  for (const Purchase& purchase : story.purchases) {
    if (purchase.buyer != product.node) continue;
    for (const Edge& edge : purchase.edges) {
      ++direct.suppliers;
      direct.confirmed += edge.flow == Flow::confirmed ? 1 : 0;
      direct.listed += story.firm(edge.supplier).listed ? 1 : 0;
    }
  }
  return direct;
}

Value direct_count(const Story& story, const Product& product, int number, const char* what) {
  Value value = count(number).key("node/" + story.firm(product.node).id + "/" + what);
  for (const Purchase& purchase : story.purchases)
    if (purchase.buyer == product.node)
      for (const Edge& edge : purchase.edges) value.from(edge.row);
  return value;
}

/// The direct supplier without which most is lost if reports hold, when that is at least half.
std::optional<Node> decisive_supplier(const Story& story, const Product& product) {
  std::optional<Node> most;
  double loss = 0.5;
  for (const Purchase& purchase : story.purchases) {
    if (purchase.buyer != product.node) continue;
    for (const Edge& edge : purchase.edges) {
      const double own = product.if_reported[edge.supplier].loss.low();
      if (own < loss || (most && own == loss)) continue;
      most = edge.supplier;
      loss = own;
    }
  }
  return most;
}

void write_listing(Cell cell, const Story& story, Node node) {
  if (story.firm(node).listed)
    cell.watch().value(listed_value(story, node));
  else
    cell.text("no");
}

void loss_columns(TableBlock& table) {
  table.column("Listed since");
  table.column("Loss", Align::right, "%");
  table.column("If reported", Align::right, "%");
}

void loss_cells(TableRow& row, const Story& story, const Product& product, Node node) {
  write_listing(row.cell(), story, node);
  write_loss(row.cell(), story, product, node);
  row.cell(loss_if_reported(story, product, node));
}

/// "single", "sole", "dominant", or what the dataset says instead.
std::string kind_of(const Story& story, const Purchase& purchase, const Edge& edge) {
  for (const SingleSource& source : story.sources.rows)
    for (const auto* links : {&source.confirmed, &source.unconfirmed})
      for (const Edge* link : *links)
        if (link == &edge) return source.kind;
  return purchase.others ? "others unnamed" : "several";
}

void write_direct_row(TableBlock& table, const Story& story, const Product& product,
                      const Purchase& purchase, const Edge& edge) {
  TableRow row = table.row(story.firm(edge.supplier).id);
  row.cell(story.firm(edge.supplier).name);
  row.cell(purchase.component);
  row.cell(edge.status);
  row.cell(kind_of(story, purchase, edge));
  loss_cells(row, story, product, edge.supplier);
}

std::string not_counted(const Story& story, const Product& product) {
  std::vector<std::string> edges;
  for (const LeftOut& edge : story.network.left_out)
    if (edge.buyer == product.node && edge.supplier)
      edges.push_back(story.firm(*edge.supplier).name + " (" +
                      story.firm(*edge.supplier).component + ", " + edge.reason + ")");
  return edges.empty() ? "" : " Not counted: " + joined(edges) + ".";
}

void write_direct(Section& section, const Story& story, const Product& product,
                  const Direct& direct) {
  std::vector<std::pair<const Purchase*, const Edge*>> rows;
  for (const Purchase& purchase : story.purchases)
    if (purchase.buyer == product.node)
      for (const Edge& edge : purchase.edges) rows.push_back({&purchase, &edge});
  std::stable_sort(rows.begin(), rows.end(), [&](const auto& a, const auto& b) {
    return product.if_reported[a.second->supplier].loss.low() >
           product.if_reported[b.second->supplier].loss.low();
  });
  TableBlock table = section.table("focus_suppliers");
  table.title(std::to_string(direct.confirmed) + " of " +
              counted(direct.suppliers, "direct supplier", "direct suppliers") + " " +
              (direct.confirmed == 1 ? "is" : "are") + " confirmed");
  table.subtitle("Output lost if the supplier delivers nothing");
  table.note(
      "Output at stake (M1.5): all mapped components are essential; no stocks, no substitution. A "
      "reported link may be replaced or may be all there is, hence the range; the last column "
      "takes "
      "reports as true." +
      not_counted(story, product));
  table.column("Supplier");
  table.column("Makes");
  table.column("Link");
  table.column("Kind");
  loss_columns(table);
  for (const auto& [purchase, edge] : rows)
    write_direct_row(table, story, product, *purchase, *edge);
}

}  // namespace

void write_focus(Section& section, const Story& story) {
  if (story.products.empty()) {
    section.title("There is no data on " + joined(story.missing_products));
    section.callout(CalloutKind::gap, "Product without data");
    section.paragraph(joined(story.missing_products) + ": not in the suppliers table.");
    section.end_callout();
    return;
  }
  const Product& product = story.products.front();
  const Direct direct = direct_of(story, product);
  const std::string& name = story.firm(product.node).name;
  section.title(name + " has " +
                counted(direct.suppliers, "supplier on record", "suppliers on record") + ": " +
                std::to_string(direct.confirmed) + " confirmed, " + std::to_string(direct.listed) +
                " listed");
  const auto about = [&](auto& words) {
    words.text(story.display(product.node) + " has ")
        .value(direct_count(story, product, direct.suppliers, "suppliers"))
        .text(direct.suppliers == 1 ? " supplier on record, " : " suppliers on record, ")
        .value(direct_count(story, product, direct.confirmed, "suppliers_confirmed"))
        .text(" confirmed and ")
        .value(direct_count(story, product, direct.listed, "suppliers_listed"))
        .text(" on the Entity List.");
    if (!product.unmapped.empty())
      words.text(" Nobody is named for " + joined(product.unmapped) + ".");
    if (const std::optional<Node> supplier = decisive_supplier(story, product))
      words.text(" If reports hold, it loses ")
          .value(loss_if_reported(story, product, *supplier))
          .text(" of its output without " + story.firm(*supplier).name + ".");
  };
  Paragraph lead = section.lead();
  about(lead);
  Highlight bottom_line = section.bottom_line();
  about(bottom_line);
  if (direct.suppliers > 0 || !product.unmapped.empty())
    write_direct(section, story, product, direct);
  write_judgments(section, story);
  write_confirmation_watch(section, story);
}

}  // namespace quire::supplier_risk
