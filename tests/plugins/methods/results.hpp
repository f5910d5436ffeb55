#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/interval.hpp"
#include "plugins/methods/inputs.hpp"

namespace quire::methods {

/// What a method found: rows of case, subject, metric and value, in the order they were put.
class Results {
 public:
  struct Row {
    std::string name;  // of the case
    std::string subject;
    std::string metric;
    std::string value;
  };

  void put(std::string_view name, std::string_view subject, std::string_view metric,
           std::string_view value);
  /// The shortest digits that give the number back.
  void put(std::string_view name, std::string_view subject, std::string_view metric, double value);
  /// A number under its metric, bounds under `<metric>_lo` and `<metric>_hi`; unknown is left out.
  void put(std::string_view name, std::string_view subject, std::string_view metric,
           analysis::Interval value);

  const std::vector<Row>& rows() const { return rows_; }
  /// With a header; cells with commas or quotes are quoted.
  std::string csv() const;

 private:
  std::vector<Row> rows_;
};

using Method = void (*)(const Inputs&, Results&);

/// Every method by its name.
const std::map<std::string, Method, std::less<>>& methods();

/// The method of that name, or of the name without "_large"; null without one.
Method find_method(std::string_view name);

std::string joined(const std::vector<std::string>& words, std::string_view between = ";");

// One function for each method; the file is that of the plugin it belongs to.
void run_tpp(const Inputs& inputs, Results& results);
void run_threshold(const Inputs& inputs, Results& results);
void run_roofline(const Inputs& inputs, Results& results);
void run_serving(const Inputs& inputs, Results& results);
void run_lag(const Inputs& inputs, Results& results);
void run_pareto(const Inputs& inputs, Results& results);
void run_rank_acceptability(const Inputs& inputs, Results& results);

void run_hhi(const Inputs& inputs, Results& results);
void run_supply_risk(const Inputs& inputs, Results& results);
void run_sourcing(const Inputs& inputs, Results& results);
void run_exposure(const Inputs& inputs, Results& results);
void run_exposure_min(const Inputs& inputs, Results& results);
void run_articulation(const Inputs& inputs, Results& results);
void run_betweenness(const Inputs& inputs, Results& results);
void run_andor(const Inputs& inputs, Results& results);
void run_maxflow(const Inputs& inputs, Results& results);
void run_tts_lp(const Inputs& inputs, Results& results);
void run_montecarlo(const Inputs& inputs, Results& results);
void run_philox_kat(const Inputs& inputs, Results& results);
void run_philox_uniforms(const Inputs& inputs, Results& results);
void run_riskmatrix(const Inputs& inputs, Results& results);
void run_kraljic(const Inputs& inputs, Results& results);
void run_scor_var(const Inputs& inputs, Results& results);

void run_policy(const Inputs& inputs, Results& results);
void run_ownership50(const Inputs& inputs, Results& results);
void run_edition_diff(const Inputs& inputs, Results& results);

}  // namespace quire::methods
