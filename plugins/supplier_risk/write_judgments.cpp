#include <algorithm>

#include "supplier_risk/judgment.hpp"

namespace quire::supplier_risk {
namespace {

std::vector<std::string> displays(const Story& story, const std::vector<Node>& nodes) {
  std::vector<std::string> names;
  names.reserve(nodes.size());
  for (Node node : nodes) names.push_back(story.display(node));
  return names;
}

std::string since(const Firm& firm) {
  return firm.listed_since ? ", on the US Entity List since " + iso_date(*firm.listed_since) + "," : ", on the US Entity List,";
}

void write_shared(Judgment judgment, const Story& story, const SharedDependence& shared) {
  const Firm& firm = story.firm(shared.supplier);
  const Evidence evidence = weigh(shared.links);
  const bool both = shared.products.size() > 1;
  judgment.text("We judge it " + shared.likelihood + " that " +
                joined(displays(story, shared.products)) + (both ? " depend on " : " depends on ") +
                firm.name + since(firm) + " for all supply of one essential component (" +
                firm.component + ").");
  for (const Edge* edge : shared.links) judgment.cite(edge->row);
  judgment.likelihood(shared.likelihood).confidence(evidence.confidence, evidence.because);
  judgment.alternative("A second " + firm.component +
                       " supplier delivers that no source names; then the loss is anywhere "
                       "from nothing to all.");
  judgment.change_mind(
      "A second supplier named in a filing, or a teardown by an independent laboratory.");
}

void write_certain(Judgment judgment, const Story& story, const Product& product,
                   const std::vector<Node>& nodes) {
  std::vector<const Edge*> links;
  for (Node node : nodes)
    for (const Edge* edge : links_between(story.network, story.purchases, node, product.node))
      if (std::find(links.begin(), links.end(), edge) == links.end()) links.push_back(edge);
  const Evidence evidence = weigh(links);
  judgment.text("We judge it very likely that a lasting outage of any one of " +
                counted(nodes.size(), "supply point", "supply points") + " (" +
                joined(displays(story, nodes)) + ") would cost " + story.display(product.node) +
                " at least half of its output.");
  for (const Edge* edge : links) judgment.cite(edge->row);
  judgment.likelihood("very likely").confidence(evidence.confidence, evidence.because);
  judgment.alternative("Stocks and second sources carry the buyer through a short outage, and tools that are installed "
                       "go on working without their maker.");
  judgment.change_mind("A second source qualified for volume in place of one of these suppliers.");
}

/// The product that most suppliers can stop for certain.
const Product* most_exposed(const Story& story) {
  const Product* most = nullptr;
  for (const Product& product : story.products)
    if (critical_count(product) > (most == nullptr ? 0 : critical_count(*most))) most = &product;
  return most;
}

}  // namespace

void write_judgments(Section& section, const Story& story) {
  if (const auto shared = shared_listed_supplier(story)) {
    write_shared(section.key_judgment("judgment/listed_supplier"), story, *shared);
    write_shared(section.judgment("judgment/listed_supplier"), story, *shared);
  }
  if (const Product* product = most_exposed(story)) {
    const std::vector<Node> nodes = certain_suppliers(story, *product);
    write_certain(section.key_judgment("judgment/certain_suppliers"), story, *product, nodes);
    write_certain(section.judgment("judgment/certain_suppliers"), story, *product, nodes);
  }
}

}  // namespace quire::supplier_risk
