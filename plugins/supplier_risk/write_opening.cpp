#include <algorithm>

#include "supplier_risk/component.hpp"
#include "supplier_risk/story.hpp"

namespace quire::supplier_risk {
namespace {

constexpr double kHigh = 1800;
constexpr double kOneFirm = 9999.5;

/// Markets whose HHI by supplier is above `line` whatever the missing shares are.
int above(const Story& story, double line) {
  return static_cast<int>(
      std::count_if(story.markets.begin(), story.markets.end(), [&](const MarketFinding& market) {
        return market.by_supplier.hhi.known() && market.by_supplier.hhi.low() > line;
      }));
}

std::string title(const Story& story) {
  if (story.markets.empty())
    return "No share of any supply market is published: concentration is not known";
  const int high = above(story, kHigh);
  const int single = above(story, kOneFirm);
  std::string text = std::to_string(high) + " of " +
                     counted(story.markets.size(), "supply market", "supply markets") +
                     (high == 1 ? " exceeds HHI 1800" : " exceed HHI 1800");
  if (single > 0)
    text +=
        ", and " + std::to_string(single) + (single == 1 ? " has" : " have") + " a single supplier";
  return text;
}

/// How many suppliers of each product could stop half of its output by themselves.
void write_products(Paragraph& paragraph, const Story& story) {
  std::vector<const Product*> proven;
  std::vector<const Product*> unproven;
  std::vector<std::string> unmapped;
  for (const Product& product : story.products) {
    if (mapped_count(product) == 0)
      unmapped.push_back(story.display(product.node));
    else
      (critical_count(product) == 0 ? unproven : proven).push_back(&product);
  }
  const char* before = " Upstream suppliers that each could stop half of a product's output: ";
  for (const Product* product : proven) {
    paragraph.text(before).value(critical_suppliers(story, *product)).text(" of ").value(count(mapped_count(*product)));
    paragraph.text(" for " + story.display(product->node));
    before = ", ";
  }
  for (const Product* product : unproven) {
    paragraph.text(before + std::string(product == unproven.front() ? "none proven of " : "of "));
    paragraph.value(count(mapped_count(*product))).text(" for " + story.display(product->node));
    before = unproven.size() > 2 && product != unproven[unproven.size() - 2] ? ", " : " and ";
  }
  if (!unproven.empty()) paragraph.text(", where links are not confirmed or shares are missing");
  if (!proven.empty() || !unproven.empty()) paragraph.text(".");
  if (!unmapped.empty()) paragraph.text(" For " + joined(unmapped) + " no supplier is on record.");
}

/// The product and supplier with the surest large loss.
struct Peak {
  const Product* product = nullptr;
  Node supplier = 0;
};

Peak peak_of(const Story& story) {
  Peak peak;
  Interval highest;
  for (const Product& product : story.products)
    for (std::size_t i = 0; i < product.stakes.size(); ++i) {
      const Stake& stake = product.stakes[i];
      if (stake.path != Stake::Path::mapped) continue;
      const bool larger = peak.product == nullptr || stake.loss.low() > highest.low() ||
                          (stake.loss.low() == highest.low() && stake.loss.high() > highest.high());
      if (!larger) continue;
      peak = {&product, static_cast<Node>(i)};
      highest = stake.loss;
    }
  return peak;
}

}  // namespace

void write_opening(Section& section, const Story& story) {
  section.title(title(story));
  const int high = above(story, kHigh);
  Paragraph lead = section.lead();
  if (story.markets.empty()) {
    lead.text("No market share of a supplier is on record, so no concentration can be computed.");
  } else {
    const auto of_markets = [&](Value value) {
      for (const MarketFinding& market : story.markets)
        for (const Node node : market.firms) value.from(story.firm(node).market_share_cell);
      return value;
    };
    lead.value(of_markets(count(high)
                              .key("tier/markets_highly_concentrated")
                              .name("Supply markets surely highly concentrated")
                              .formula("M1.1: count of markets with the least HHI above 1800")))
        .text(" of ")
        .value(of_markets(count(static_cast<int>(story.markets.size()))
                              .key("tier/markets_measured")
                              .name("Supply markets with shares")
                              .formula("count of markets")))
        .text(" supply markets are highly concentrated whatever the missing shares are.");
  }
  write_products(lead, story);

  const Peak peak = peak_of(story);
  Highlight bottom_line = section.bottom_line();
  bottom_line.value(count(high))
      .text(" of ")
      .value(count(static_cast<int>(story.markets.size())))
      .text(" supply markets are highly concentrated whatever the missing shares are");
  if (peak.product != nullptr)
    bottom_line
        .text("; by the links on record, without " + story.firm(peak.supplier).name + ", " +
              story.display(peak.product->node) + " loses ")
        .value(loss_value(story, *peak.product, peak.supplier))
        .text(" of its output");
  bottom_line.text(".");
  if (!story.markets.empty())
    section.key_figure("HHI, most concentrated market", supplier_hhi(story, story.markets.front()),
                       story.markets.front().name);
  if (peak.product != nullptr)
    section.key_figure(
        "Largest loss by the links on record", loss_value(story, *peak.product, peak.supplier),
        story.firm(peak.product->node).name + " without " + story.firm(peak.supplier).name);
}

}  // namespace quire::supplier_risk
