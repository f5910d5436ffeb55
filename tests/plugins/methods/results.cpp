#include "plugins/methods/results.hpp"

#include <charconv>
#include <cmath>

namespace quire::methods {
namespace {

void append_cell(std::string& out, std::string_view cell) {
  if (cell.find_first_of(",\"\n") == std::string_view::npos) {
    out += cell;
    return;
  }
  out += '"';
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

}  // namespace

void Results::put(std::string_view name, std::string_view subject, std::string_view metric,
                  std::string_view value) {
  rows_.push_back(
      {std::string(name), std::string(subject), std::string(metric), std::string(value)});
}

void Results::put(std::string_view name, std::string_view subject, std::string_view metric,
                  double value) {
  if (std::isnan(value)) return put(name, subject, metric, "undefined");
  char digits[64];
  if (value == 0) value = 0;  // no minus before zero
  const auto [end, error] = std::to_chars(digits, digits + sizeof digits, value);
  put(name, subject, metric, std::string_view(digits, static_cast<std::size_t>(end - digits)));
}

void Results::put(std::string_view name, std::string_view subject, std::string_view metric,
                  analysis::Interval value) {
  if (!value.known()) return;
  if (value.exact()) return put(name, subject, metric, value.low());
  put(name, subject, std::string(metric) + "_lo", value.low());
  put(name, subject, std::string(metric) + "_hi", value.high());
}

std::string Results::csv() const {
  std::string out = "case,subject,metric,value\n";
  for (const Row& row : rows_) {
    for (const std::string* cell : {&row.name, &row.subject, &row.metric}) {
      append_cell(out, *cell);
      out += ',';
    }
    append_cell(out, row.value);
    out += '\n';
  }
  return out;
}

const std::map<std::string, Method, std::less<>>& methods() {
  static const std::map<std::string, Method, std::less<>> all = {
      {"tpp", run_tpp},
      {"threshold", run_threshold},
      {"roofline", run_roofline},
      {"serving", run_serving},
      {"lag", run_lag},
      {"pareto", run_pareto},
      {"rank_acceptability", run_rank_acceptability},
      {"hhi", run_hhi},
      {"supply_risk", run_supply_risk},
      {"sourcing", run_sourcing},
      {"exposure", run_exposure},
      {"exposure_min", run_exposure_min},
      {"articulation", run_articulation},
      {"betweenness", run_betweenness},
      {"andor", run_andor},
      {"maxflow", run_maxflow},
      {"tts_lp", run_tts_lp},
      {"montecarlo", run_montecarlo},
      {"philox_kat", run_philox_kat},
      {"philox_uniforms", run_philox_uniforms},
      {"riskmatrix", run_riskmatrix},
      {"kraljic", run_kraljic},
      {"scor_var", run_scor_var},
      {"policy", run_policy},
      {"ownership50", run_ownership50},
      {"edition_diff", run_edition_diff},
  };
  return all;
}

Method find_method(std::string_view name) {
  constexpr std::string_view kVariant = "_large";
  auto found = methods().find(name);
  if (found == methods().end() && name.size() > kVariant.size() &&
      name.substr(name.size() - kVariant.size()) == kVariant)
    found = methods().find(name.substr(0, name.size() - kVariant.size()));
  return found == methods().end() ? nullptr : found->second;
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += between;
    out += word;
  }
  return out;
}

}  // namespace quire::methods
