#include "config/plan_editions.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <tuple>

#include "base/suggest.hpp"
#include "config/option_value.hpp"

namespace quire::core {
namespace {

constexpr std::size_t kMostEditions = 100'000;

/// One value as a part of a path or a series: what is no letter, digit, point or dash becomes a dash.
std::string path_part(const std::string& text) {
  std::string part;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '.' || c == '-' || c == '_';
    part += plain ? c : '-';
  }
  return part == "." || part == ".." ? "-" : part;
}

/// What sets one edition apart from the others of its table, by name: "edition", "audience", "chip".
using Setting = std::map<std::string, std::string>;

class Planner {
 public:
  Planner(const Report& report, std::optional<Date> as_of, Diagnostics& diagnostics)
      : report_(report), as_of_(as_of), diagnostics_(diagnostics) {}

  std::vector<PlannedEdition> run() {
    if (report_.editions.empty())
      diagnostics_.error("config.no-editions", {report_.file.string(), 0, 0}, "the report has no [[edition]]",
                         "add one with a name, or build the report by itself with quire build");
    for (const EditionRequest& request : report_.editions) plan(request);
    check_folders();
    std::stable_sort(planned_.begin(), planned_.end(), [](const PlannedEdition& a, const PlannedEdition& b) {
      return std::tie(a.series, a.as_of) < std::tie(b.series, b.as_of);
    });
    return std::move(planned_);
  }

 private:
  void plan(const EditionRequest& request) {
    const std::vector<Date> days = days_of(request);
    std::vector<std::string> audiences = request.audiences;
    if (audiences.empty()) audiences.emplace_back();
    for (const std::vector<Parameter>& values : products_of(request))
      for (const std::string& audience : audiences)
        for (const Date day : days) {
          if (planned_.size() == kMostEditions)
            return error(request, "the report asks for more than 100000 editions");
          add(request, values, audience, day);
        }
  }

  void add(const EditionRequest& request, const std::vector<Parameter>& values, const std::string& audience,
           Date day) {
    PlannedEdition edition{audience, values, day, report_.file.stem().string(), {}};
    Setting setting{{"report", edition.series}, {"edition", edition_name(report_.cadence, day)},
                    {"as_of", iso_date(day)}, {"name", request.name}, {"audience", audience}};
    if (!audience.empty()) edition.series += "/" + audience;
    for (const std::vector<Parameter>* parameters : {&report_.parameters, &values})
      for (const Parameter& parameter : *parameters) {
        const auto* text = std::get_if<std::string>(&parameter.value);
        setting[parameter.name] = text != nullptr ? *text : config_detail::shown(parameter.value);
      }
    for (const Parameter& value : values) edition.series += "/" + value.name + "=" + setting[value.name];
    edition.output = std::filesystem::path(output_of(request, setting, values)).lexically_normal().string();
    const auto [other, is_new] = outputs_.try_emplace(edition.output, planned_.size());
    if (!is_new)
      error(request, "two editions would both be written to " + quote(edition.output) + ": " +
                         quote(planned_[other->second].series) + " as of " +
                         iso_date(planned_[other->second].as_of) + " and " + quote(edition.series) + " as of " +
                         iso_date(day),
            "put what sets them apart into its output, such as {edition}, {audience} or a parameter");
    owners_.push_back(&request);
    planned_.push_back(std::move(edition));
  }

  /// A file cannot be another's folder.
  void check_folders() {
    for (const auto& [output, index] : outputs_)
      for (std::filesystem::path folder = std::filesystem::path(output).parent_path(); !folder.empty(); folder = folder.parent_path())
        if (outputs_.contains(folder.string()))
          error(*owners_[index], quote(output) + " would lie in " + quote(folder.string()) + ", which is another edition's file",
                "give one of them another output");
  }

  std::string output_of(const EditionRequest& request, const Setting& setting,
                        const std::vector<Parameter>& values) {
    std::string pattern = request.output;
    if (pattern.empty()) {
      pattern = "{report}-{edition}-{name}";
      if (!setting.at("audience").empty()) pattern += "-{audience}";
      for (const Parameter& value : values) pattern += "-{" + value.name + "}";
      pattern += ".pdf";
    }
    std::string path;
    for (std::size_t at = 0; at < pattern.size();) {
      const std::size_t end = pattern[at] == '{' ? pattern.find('}', at) : std::string::npos;
      if (end == std::string::npos) {
        path += pattern[at++];
        continue;
      }
      const std::string name = pattern.substr(at + 1, end - at - 1);
      const auto found = setting.find(name);
      if (found == setting.end() && unknown_names_.insert({&request, name}).second) {
        std::vector<std::string> names;
        for (const auto& [known, value] : setting) names.push_back(known);
        error(request, "its output has an unknown " + quote("{" + name + "}"), did_you_mean(name, names));
      }
      if (found != setting.end()) path += path_part(found->second);
      at = end + 1;
    }
    return path;
  }

  std::vector<Date> days_of(const EditionRequest& request) {
    std::vector<Date> days;
    for (const std::string& text : request.periods) {
      const std::size_t dots = text.find("..");
      const std::string first = text.substr(0, dots);
      const std::string last = dots == std::string::npos ? first : text.substr(dots + 2);
      const std::optional<Period> from = parse_edition(report_.cadence, first);
      const std::optional<Period> to = parse_edition(report_.cadence, last);
      if (!from || !to || to->last < from->last) {
        error(request, quote(text) + " is not a period of a report whose cadence is " + quote(word(report_.cadence)),
              "write it as " + edition_name(report_.cadence, kExampleDay) +
                  ", or as two of them with .. between, the earlier first");
        continue;
      }
      for (Period period = *from; period.last <= to->last && days.size() <= kMostEditions;
           period = period_of(report_.cadence, period.last + std::chrono::days(1)))
        days.push_back(period.last);
    }
    if (!request.periods.empty()) return days;
    if (const std::optional<Date> day = as_of_ ? as_of_ : report_.as_of) return {*day};
    error(request, "neither it nor the report names a day", "give it periods, or pass --as-of 2026-11-23");
    return {};
  }

  /// Every combination of the values that the table lists for parameters.
  std::vector<std::vector<Parameter>> products_of(const EditionRequest& request) {
    std::vector<std::vector<Parameter>> products{{}};
    for (const ParameterValues& list : request.parameters) {
      std::vector<std::vector<Parameter>> longer;
      for (const std::vector<Parameter>& product : products)
        for (const OptionValue& value : list.values) {
          longer.push_back(product);
          longer.back().push_back({list.name, value, list.where});
          if (longer.size() > kMostEditions) return longer;
        }
      products = std::move(longer);
    }
    return products;
  }

  void error(const EditionRequest& request, std::string message, std::string hint = {}) {
    diagnostics_.error("config.edition", request.where,
                       "edition " + quote(request.name) + ": " + std::move(message), std::move(hint));
  }

  const Report& report_;
  std::optional<Date> as_of_;
  Diagnostics& diagnostics_;
  std::vector<PlannedEdition> planned_;
  std::vector<const EditionRequest*> owners_;  // of the planned, before they are sorted
  std::map<std::string, std::size_t> outputs_;
  std::set<std::pair<const EditionRequest*, std::string>> unknown_names_;
};

}  // namespace

Report report_of(const Report& report, const PlannedEdition& edition) {
  return with_parameters(for_audience(report, edition.audience), edition.values);
}

std::vector<PlannedEdition> plan_editions(const Report& report, std::optional<Date> as_of,
                                          Diagnostics& diagnostics) {
  return Planner(report, as_of, diagnostics).run();
}

}  // namespace quire::core
