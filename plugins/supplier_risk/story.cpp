#include "supplier_risk/story.hpp"

#include <algorithm>
#include <functional>
#include <future>
#include <stdexcept>

namespace quire::supplier_risk {
namespace {

constexpr std::size_t kMostProducts = 4;  // columns that a page has room for

}  // namespace

std::string Story::display(Node node) const {
  const auto found = display_names.find(firm(node).id);
  return found == display_names.end() ? firm(node).name : found->second;
}

Story make_story(const Dataset& data, const std::vector<std::string_view>& products,
                 const std::vector<std::string_view>& names,
                 const std::vector<std::string_view>& aggregates) {
  Story story;
  story.as_of = data.as_of();
  for (std::string_view entry : names) {
    const std::size_t sign = entry.find('=');
    if (sign == std::string_view::npos)
      throw Error("option names: \"" + std::string(entry) + "\" is not of the form id=Name");
    story.display_names[std::string(entry.substr(0, sign))] = std::string(entry.substr(sign + 1));
  }
  std::set<std::string, std::less<>> many;
  for (std::string_view id : aggregates) many.emplace(id);
  story.network = read_network(data, many);
  story.purchases = purchases_of(story.network, story.network.problems);
  story.markets = find_markets(story.network);
  story.unmeasured = find_unmeasured(story.network);
  story.sources = find_sources(story.network, story.purchases, story.markets);

  std::vector<Node> nodes;
  for (std::string_view id : products) {
    const auto node = story.network.find(id);
    if (!node) {
      story.missing_products.emplace_back(id);
      story.network.problems.push_back("option products: no firm \"" + std::string(id) +
                                       "\" in suppliers");
    } else if (nodes.size() == kMostProducts) {
      story.network.problems.push_back("option products: only the first four are shown");
      break;
    } else if (std::find(nodes.begin(), nodes.end(), *node) == nodes.end()) {
      nodes.push_back(*node);
    }
  }
  story.products = find_stakes(story.network, story.purchases, nodes);
  story.value_shares = find_value_shares(story.network, story.purchases);
  story.lead_times = find_lead_times(story.purchases);
  story.weak_points = find_weak_points(story.network, story.purchases, story.products);
  for (const analysis::Dispute& dispute : analysis::read_disputes(data))
    if (dispute.field == "market_share_pct" && story.network.find(dispute.entity))
      story.share_disputes.push_back(dispute);
  return story;
}

void add_stress(Story& story, const Assumptions& assumptions) {
  story.assumptions = assumptions;
  // The two halves of the section's work; where no thread can be had, async runs it at get().
  std::future<LossCurve> losses =
      std::async(simulate_losses, std::cref(story.network), std::cref(story.purchases),
                 std::cref(story.products), std::cref(assumptions));
  try {
    story.outages =
        find_outages(story.network, story.purchases, story.products, story.lead_times, assumptions);
  } catch (const std::runtime_error& error) {
    story.stress_problem = error.what();
  }
  story.losses = losses.get();
}

}  // namespace quire::supplier_risk
