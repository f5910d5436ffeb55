#include "supplier_risk/network.hpp"

#include <cmath>

#include "common/columns.hpp"
#include "supplier_risk/component.hpp"

namespace quire::supplier_risk {
namespace {

using analysis::text_at;

/// Lists stand between semicolons in the dataset; it may declare the column as a list or as text.
std::string words_at(const Column& column, std::int64_t row) {
  std::string out;
  for (const std::string& item : analysis::list_at(column, row))
    out.append(out.empty() ? "" : "; ").append(item);
  return out;
}

void read_firms(const Dataset& data, const std::set<std::string, std::less<>>& aggregates,
                Network& network) {
  const Table table = data.table("suppliers");
  const Column id = table.column("node_id");
  const Column name = table.column("name");
  const Column role = table.column("role");
  const Column tier = table.column("tier");
  const Column country = table.column("country");
  const Column list_status = table.column("entity_list_status");
  const Column list_date = table.column("entity_list_date");
  const Column other_lists = table.column("other_lists");
  const Column share = table.column("market_share_pct");
  const Column market = table.column("market_share_of");
  const Column period = table.column("market_share_period");
  for (std::int64_t row = 0; row < table.row_count(); ++row) {
    Firm firm;
    firm.id = text_at(id, row);
    firm.row = table.reference(row);
    firm.listed_cell = table.reference(row, list_date);
    firm.market_share_cell = table.reference(row, share);
    if (!network.by_id.emplace(firm.id, static_cast<Node>(network.firms.size())).second) {
      network.problems.push_back("suppliers: \"" + firm.id +
                                 "\" stands twice; the first row counts");
      continue;
    }
    firm.name = text_at(name, row).empty() ? firm.id : text_at(name, row);
    firm.component = component_of(text_at(role, row));
    firm.country = country.has(row) ? text_at(country, row) : "n/k";
    firm.tier = static_cast<int>(tier.number(row).value_or(1));
    firm.listed_since = list_date.date(row);
    firm.listed = text_at(list_status, row) == "listed" &&
                  (!firm.listed_since || *firm.listed_since <= data.as_of());
    firm.other_lists = words_at(other_lists, row);
    firm.aggregate = aggregates.find(firm.id) != aggregates.end();
    firm.market = text_at(market, row);
    firm.period = text_at(period, row);
    firm.market_share = share.number(row);
    // A share of a period that has not begun was not known on the as-of date.
    const std::optional<Date> begin = first_day(firm.period);
    if (begin && *begin > data.as_of()) firm.market_share.reset();
    network.firms.push_back(std::move(firm));
  }
}

std::optional<double> share_at(const Column& column, std::int64_t row, const std::string& edge,
                               Network& network) {
  const std::optional<double> percent = column.number(row);
  if (percent && !(*percent >= 0 && std::isfinite(*percent))) {
    network.problems.push_back("edges: the share of \"" + edge +
                               "\" is below zero and is taken as unknown (E_NEG)");
    return {};
  }
  return percent ? std::optional<double>(*percent / 100) : std::nullopt;
}

void read_edges(const Dataset& data, Network& network) {
  const Table table = data.table("edges");
  const Column id = table.column("edge_id");
  const Column supplier = table.column("supplier_id");
  const Column customer = table.column("customer_id");
  const Column goods = table.column("component");
  const Column share = table.column("share_of_customer_need_pct");
  const Column single = table.column("single_source");
  const Column weeks_low = table.column("lead_time_weeks_low");
  const Column weeks_high = table.column("lead_time_weeks_high");
  const Column status = table.column("status");
  const Column from = table.column("valid_from");
  const Column to = table.column("valid_to");
  const Column alternative = table.column("china_alternative_id");
  const Column confidence = table.column("confidence");
  const std::optional<Column> checked = table.find("as_of");
  for (std::int64_t row = 0; row < table.row_count(); ++row) {
    Edge edge;
    edge.goods = text_at(goods, row);
    edge.status = text_at(status, row);
    edge.row = table.reference(row);
    const std::string name = text_at(id, row);
    const auto seller = network.find(text_at(supplier, row));
    const auto buyer = network.find(text_at(customer, row));
    EdgeState state = state_of_edge(edge.status, from.date(row), to.date(row), data.as_of());
    if (!seller || !buyer) {
      state = {Flow::none, "unknown firm"};
      network.problems.push_back("edges: \"" + name + "\" names a firm that is not in suppliers");
    } else if (state.reason == "unknown status") {
      network.problems.push_back("edges: \"" + name + "\" has the unknown status \"" + edge.status +
                                 "\" and is left out");
    } else if (state.flow != Flow::none) {
      edge.share = share_at(share, row, name, network);
      if (edge.share == 0.0) state = {Flow::none, "share of zero"};
    }
    if (state.flow == Flow::none) {
      network.left_out.push_back({seller, buyer, edge.goods, edge.status, state.reason, edge.row});
      continue;
    }
    edge.supplier = *seller;
    edge.buyer = *buyer;
    edge.flow = state.flow;
    edge.only_source = single.boolean(row);
    edge.lead_weeks_low = weeks_low.number(row);
    edge.lead_weeks_high = weeks_high.number(row);
    edge.share_cells = {table.reference(row, share)};
    edge.lead_weeks_cells = {table.reference(row, weeks_low), table.reference(row, weeks_high)};
    edge.alternative = network.find(text_at(alternative, row));
    edge.confidence = text_at(confidence, row);
    edge.as_of = analysis::date_at(checked, row);
    network.edges.push_back(std::move(edge));
  }
}

}  // namespace

std::optional<Node> Network::find(std::string_view id) const {
  const auto found = by_id.find(id);
  return found == by_id.end() ? std::nullopt : std::optional<Node>(found->second);
}

Network read_network(const Dataset& data, const std::set<std::string, std::less<>>& aggregates) {
  Network network;
  read_firms(data, aggregates, network);
  read_edges(data, network);
  return network;
}

}  // namespace quire::supplier_risk
