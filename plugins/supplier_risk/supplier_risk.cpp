#include "supplier_risk/supplier_risk.hpp"

#include "supplier_risk/story.hpp"

namespace quire::supplier_risk {

void SupplierRisk::analyze(const Dataset& data, const Options& options, Section& section) {
  const std::string_view focus = options.text("focus");
  const auto products =
      focus.empty() ? options.list("products") : std::vector<std::string_view>{focus};
  Story story = make_story(data, products, options.list("names"), options.list("aggregates"));
  for (const std::string& problem : story.network.problems) section.warn(problem);
  if (!focus.empty()) return write_focus(section, story);

  add_stress(story, {options.decimal("stock_weeks"), options.decimal("outage_probability"),
                     options.decimal("shock_probability")});
  write_opening(section, story);
  write_judgments(section, story);
  write_concentration(section, story);
  write_countries(section, story);
  write_single_sources(section, story);
  write_weak_points(section, story);
  write_network(section, story);
  write_listed(section, story);
  write_exposure(section, story);
  write_stress(section, story);
  write_method(section, story);
  write_methods(section);
  write_terms(section);
  write_dated_watch(section, story);
  write_confirmation_watch(section, story);
}

}  // namespace quire::supplier_risk
