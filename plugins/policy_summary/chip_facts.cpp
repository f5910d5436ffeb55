#include "policy_summary/chip_facts.hpp"

#include <algorithm>

#include "common/words.hpp"

namespace quire::policy_summary {
namespace {

using analysis::Field;

Fact known(Interval number) { return number.known() ? Fact(number) : Fact(); }

Fact truth_of(std::optional<bool> answer) {
  return answer ? Fact(*answer ? Truth::yes : Truth::no) : Fact();
}

/// Sold in the United States to everybody: what the case-by-case lane asks for.
Fact commercially_available(const analysis::Chip& chip, Date day) {
  const bool is_out = chip.status == "shipped" && chip.launch && *chip.launch <= day;
  return chip.country == "US" && is_out ? Fact(Truth::yes) : Fact();
}

Fact control_number(const analysis::Classification& found) {
  using analysis::ExportClass;
  if (!found.determined()) return {};
  return std::string(found.may_be(ExportClass::outside) || found.may_be(ExportClass::no_rule)
                         ? "none"
                         : analysis::word(found.possible.front()));
}

Facts facts_of(const TrackedChip& one, Date day, std::string_view call_name) {
  const analysis::Chip& chip = one.chip;
  const analysis::Classification found =
      classify(analysis::facts_of(chip, one.tpp.value), day, analysis::RulePeriods());
  Facts facts;
  facts["tpp"] = known(one.tpp.value);
  facts["pd"] = known(one.density.value);
  facts["datacenter"] = truth_of(chip.datacenter);
  facts["io_bw"] = known(chip[Field::interconnect].value);
  facts["mem_bw"] = facts["dram_bw"] = known(chip[Field::memory_bandwidth].value);
  facts["model"] = call_name.empty() ? one.name : std::string(call_name);
  facts["vendor"] = analysis::short_vendor(chip);
  facts["product"] = std::string("AI chip");
  facts["eccn"] = control_number(found);
  facts["contains_3a090"] = found.surely_controlled() ? Fact(Truth::yes)
                            : found.determined()      ? Fact(Truth::no)
                                                      : Fact();
  facts["node_nm"] = chip.node_nm ? Fact(Interval(*chip.node_nm)) : Fact();
  facts["non_planar"] = truth_of(chip.non_planar);
  facts["transistors_bn"] = chip.transistors_bn ? Fact(Interval(*chip.transistors_bn)) : Fact();
  facts["has_hbm"] = chip.memory_type.empty()
                         ? Fact()
                         : Fact(chip.memory_type.rfind("HBM", 0) == 0 ? Truth::yes : Truth::no);
  facts["us_commercially_available"] = commercially_available(chip, day);
  facts["foreign_ai_chip"] =
      chip.country.empty() ? Fact() : Fact(chip.country == "CN" ? Truth::no : Truth::yes);
  facts["is_hbm"] = facts["is_dram"] = Truth::no;
  facts["date"] = analysis::iso_date(day);
  return facts;
}

}  // namespace

std::vector<TrackedChip> read_tracked_chips(
    const Dataset& data, const std::map<std::string, std::string, std::less<>>& call_names) {
  const std::vector<analysis::Dispute> disputes = analysis::read_disputes(data);
  std::vector<TrackedChip> tracked;
  for (const analysis::Chip& chip : analysis::read_chips(data, disputes)) {
    TrackedChip one{
        chip, analysis::short_model(chip), analysis::tpp_of(chip, analysis::kTf32Stored), {}, {}, {}};
    if (one.tpp.value.known())
      one.tpp.value = hull(one.tpp.value, analysis::tpp_of(chip, analysis::kTf32Used).value);
    one.density = analysis::density_of(chip, one.tpp);
    const auto called = call_names.find(chip.id);
    one.facts = facts_of(one, data.as_of(), called == call_names.end() ? "" : called->second);
    one.density_is = Quotient{"pd", "tpp", chip[Field::die_area].value};
    tracked.push_back(std::move(one));
  }
  return tracked;
}

const std::set<std::string, std::less<>>& chip_variables() {
  static const std::set<std::string, std::less<>> names{
      "tpp", "pd", "datacenter", "io_bw", "mem_bw", "dram_bw", "model", "vendor", "product", "eccn",
      "node_nm", "contains_3a090", "non_planar", "has_hbm", "transistors_bn", "foreign_ai_chip",
      "is_hbm", "is_dram", "us_commercially_available", "date"};
  return names;
}

std::string in_words(const std::set<std::string>& variables) {
  static const std::map<std::string, std::string, std::less<>> shown_as{
      {"tpp", "TPP"},
      {"pd", "die area"},
      {"datacenter", "its market"},
      {"io_bw", "interconnect"},
      {"mem_bw", "bandwidth"},
      {"dram_bw", "bandwidth"},
      {"eccn", "control number"},
      {"us_commercially_available", "US sale"}};
  std::vector<std::string> words;
  for (const std::string& variable : variables) {
    const auto found = shown_as.find(variable);
    const std::string word = found == shown_as.end() ? variable : found->second;
    if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
  }
  return analysis::joined(words);
}

}  // namespace quire::policy_summary
