#include "plugins/methods/capacity_rows.hpp"

#include <set>
#include <tuple>

namespace quire::methods {
namespace {

using supplier_risk::Need;
using supplier_risk::Supply;

constexpr double kRoundingSlack = 0.005;
constexpr double kNoise = 1e-12;

}  // namespace

CapacityRows::CapacityRows(const CsvTable& table, const std::vector<std::size_t>& rows) {
  std::set<std::string> warnings;
  std::map<std::pair<supplier_risk::Node, std::string>, std::size_t> place_of_need;
  std::map<std::tuple<supplier_risk::Node, std::size_t, supplier_risk::Node>, std::size_t> place_of_supply;
  for (const std::size_t row : rows) {
    const supplier_risk::Node supplier = node(table.text(row, "supplier"));
    const supplier_risk::Node buyer = node(table.text(row, "buyer"));
    const std::string& category = table.text(row, "category");
    const auto share = table.number(row, "share");
    if (!share) warnings.insert("W_MISSING");
    if (share == 0.0) warnings.insert("W_ZERO");
    if (share && *share < 0) warnings.insert("E_NEG");
    if (supplier == buyer) warnings.insert("W_SELF");
    std::vector<Need>& needs = graph_.needs[buyer];
    const auto [entry, fresh] = place_of_need.emplace(std::pair(buyer, category), needs.size());
    if (fresh) needs.push_back({category, table.flag(row, "essential"), false, {}});
    Need& need = needs[entry->second];
    need.essential = need.essential || table.flag(row, "essential");  // one row says so: it is
    std::vector<Supply>& supplies = need.supplies;
    const auto [place, is_new] = place_of_supply.emplace(std::tuple(buyer, entry->second, supplier), supplies.size());
    if (is_new) {
      supplies.push_back({supplier, share, true});
      continue;
    }
    warnings.insert("W_DUP");
    Supply& same = supplies[place->second];
    if (share) same.share = same.share.value_or(0) + *share;
  }
  for (std::vector<Need>& needs : graph_.needs)
    for (Need& need : needs) {
      double sum = 0;
      for (const Supply& supply : need.supplies) sum += supply.share.value_or(0);
      if (!(sum <= 1 + kRoundingSlack + kNoise)) warnings.insert("E_OVERFULL");
      if (sum <= 1 + kNoise) continue;
      warnings.insert("W_RENORM");
      for (Supply& supply : need.supplies)
        if (supply.share) supply.share = *supply.share / sum;
    }
  if (warnings.count("E_OVERFULL") != 0) {
    warnings.erase("W_RENORM");
    status_ = "invalid_overfull";
  }
  if (warnings.count("E_NEG") != 0) status_ = "invalid_negative";
  warnings_.assign(warnings.begin(), warnings.end());
}

supplier_risk::Node CapacityRows::node(const std::string& name) {
  const auto [entry, fresh] =
      places_.emplace(name, static_cast<supplier_risk::Node>(graph_.names.size()));
  if (fresh) {
    graph_.names.push_back(name);
    graph_.needs.emplace_back();
  }
  return entry->second;
}

}  // namespace quire::methods
