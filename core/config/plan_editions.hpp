#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "config/report.hpp"

namespace quire::core {

/// The report as one audience sees it: without the sections that name other audiences. An empty audience
/// sees what is for everybody.
Report for_audience(Report report, const std::string& audience);

/// `report` with its parameters set to `values` where these name them, and every "{name}" in titles and
/// options replaced. An option that is nothing but "{name}" takes the parameter's type.
Report with_parameters(Report report, const std::vector<Parameter>& values);

/// `name=value` as the command line gives it, of the type of the report's parameter; a mistake is reported.
std::optional<Parameter> parse_parameter(const Report& report, const std::string& assignment,
                                         Diagnostics& diagnostics);

/// One edition of a batch: what sets it apart from the others.
struct PlannedEdition {
  std::string audience;
  std::vector<Parameter> values;
  Date as_of{};
  std::string series;  // "weekly/public/chip=c600": the editions that follow each other
  std::string output;  // relative path; no two are alike
};

/// The report as this edition has it.
Report report_of(const Report& report, const PlannedEdition& edition);

/// The product of periods, audiences and parameters of each `[[edition]]`, series by series, each in the
/// order of time. Every mistake is reported: periods of another cadence, parameters that the report does
/// not have, patterns that give two editions one path.
std::vector<PlannedEdition> plan_editions(const Report& report, std::optional<Date> as_of,
                                          Diagnostics& diagnostics);

}  // namespace quire::core
