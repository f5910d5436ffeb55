#include "market_signals/section.hpp"

#include <algorithm>

namespace quire::market_signals {
namespace {

Request read_request(const Options& options) {
  const auto list = [&](std::string_view name) {
    std::vector<std::string> items;
    for (const std::string_view item : options.list(name)) items.emplace_back(item);
    return items;
  };
  Request request;
  request.growth = list("growth");
  request.levels = list("levels");
  request.part = options.text("part");
  request.wholes = list("wholes");
  request.at_stake = list("at_stake");
  request.makers = list("makers");
  request.shipments = options.text("shipments");
  request.shipments_total = options.text("shipments_total");
  request.shipments_group = options.text("shipments_group");
  request.shipments_outside = list("shipments_outside");
  request.running_totals = list("running_totals");
  request.events = list("events");
  request.turning_event = options.text("turning_event");
  return request;
}

const Event* find_event(const Records& records, std::string_view id) {
  for (const Event& event : records.events)
    if (event.id == id) return &event;
  return nullptr;
}

std::vector<const Event*> find_marked(const Records& records, const std::vector<std::string>& ids) {
  std::vector<const Event*> marked;
  for (const Event& event : records.events)
    if (std::find(ids.begin(), ids.end(), event.id) != ids.end()) marked.push_back(&event);
  return marked;
}

void warn_of_missing(const Analysis& analysis, Section& section) {
  for (const std::string& id : analysis.request.series()) {
    const bool is_there = std::any_of(analysis.all.begin(), analysis.all.end(),
                                      [&](const Series& series) { return series.id == id; });
    if (!is_there)
      section.warn("the dataset has no series \"" + id + "\" on the day of the edition");
  }
}

}  // namespace

Ids Request::series() const {
  Ids ids;
  for (const auto* list : {&growth, &levels, &wholes, &at_stake, &makers, &running_totals})
    ids.insert(list->begin(), list->end());
  for (const std::string* id : {&part, &shipments})
    if (!id->empty()) ids.insert(*id);
  return ids;
}

bool contains(const std::vector<std::string>& ids, std::string_view id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

bool is_told(const Analysis& analysis, const Series& series) {
  const Request& request = analysis.request;
  return contains(request.growth, series.id) || contains(request.levels, series.id) ||
         contains(request.makers, series.id) || contains(request.wholes, series.id) ||
         request.part == series.id;
}

void MarketSignals::analyze(const Dataset& data, const Options& options, Section& section) {
  Analysis analysis;
  analysis.request = read_request(options);
  analysis.records = read_records(data, analysis.request.series());
  std::vector<Complaint> complaints = analysis.records.complaints;
  analysis.all = make_series(analysis.records, complaints);
  for (const Complaint& complaint : complaints) section.warn(complaint.message, complaint.row);
  warn_of_missing(analysis, section);

  analysis.marked = find_marked(analysis.records, analysis.request.events);
  analysis.part = find_series(analysis.all, analysis.request.part);
  for (const std::string& id : analysis.request.wholes)
    analysis.wholes.push_back(find_series(analysis.all, id));
  const Series* total = analysis.wholes.empty() ? nullptr : analysis.wholes.front();
  analysis.stakes = find_stakes(analysis.all, analysis.request.at_stake, total);
  const Event* turn = find_event(analysis.records, analysis.request.turning_event);
  if (analysis.part != nullptr && turn != nullptr)
    analysis.outlook = outlook_of(*analysis.part, *turn);

  Names names;
  write_opening(analysis, names, section);
  if (analysis.all.empty()) return;
  write_judgment(analysis, section);
  write_lines(analysis, section);
  write_events(analysis, names, section);
  write_changes(analysis, section);
  write_shares(analysis, section);
  write_at_stake(analysis, section);
  write_shipments(analysis, section);
  write_makers(analysis, names, section);
  write_gaps(analysis, section);
  write_method(analysis, section);
}

}  // namespace quire::market_signals
