#include "edition/renamed_keys.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/rename_key.hpp"

namespace quire::core {
namespace {

template <class Thing, class KeyOf>
void rename_all(std::vector<Thing>& things, const RenamedKeys& renames, KeyOf key_of) {
  std::set<std::string> taken;
  for (const Thing& thing : things) taken.insert(key_of(thing));
  std::vector<Thing> kept;
  for (Thing& thing : things) {
    const std::string key = key_of(thing);
    std::string today = key_of_today(renames, thing.plugin, key);
    if (today != key && !taken.insert(today).second) continue;
    key_of(thing) = std::move(today);
    kept.push_back(std::move(thing));
  }
  std::sort(kept.begin(), kept.end(), [&](Thing& a, Thing& b) { return key_of(a) < std::string(key_of(b)); });
  things = std::move(kept);
}

}  // namespace

std::string key_of_today(const RenamedKeys& renames, const std::string& plugin, const std::string& key) {
  std::string today = key;
  // As many steps as there are renames: a circle of them ends somewhere.
  for (std::size_t step = 0; step < renames.size(); ++step) {
    const std::string before = today;
    for (const RenamedKey& rename : renames)
      if (rename.plugin == plugin) today = renamed_key(today, rename.from, rename.to);
    if (today == before) break;
  }
  return today;
}

void rename_keys(const RenamedKeys& renames, EditionRecord& past) {
  if (renames.empty()) return;
  rename_all(past.figures, renames, [](auto& figure) -> auto& { return figure.value.key; });
  rename_all(past.judgments, renames, [](auto& judgment) -> auto& { return judgment.key; });
}

std::set<std::string> keys_of_past(const RenamedKeys& renames, const std::set<std::string>& keys) {
  // Each rename gives a key one more name; a circle of beginnings would give ever longer ones.
  const std::size_t most = keys.size() * (renames.size() + 1);
  std::set<std::string> all = keys;
  std::vector<std::string> due(keys.begin(), keys.end());
  while (!due.empty()) {
    const std::string key = std::move(due.back());
    due.pop_back();
    for (const RenamedKey& rename : renames)
      if (std::string old = renamed_key(key, rename.to, rename.from); all.size() < most && all.insert(old).second)
        due.push_back(std::move(old));
  }
  return all;
}

RenamedKeys likely_renames(const Comparison& comparison) {
  using Place = std::tuple<std::string, std::string, std::string>;
  struct Figures {
    std::vector<const Figure*> gone;
    std::vector<const Figure*> come;
  };
  std::map<Place, Figures> by_place;
  for (const FigureChange& change : comparison.figures) {
    const Figure& figure = change.either();
    if (figure.object.empty() || (change.before != nullptr && change.after != nullptr)) continue;
    Figures& figures = by_place[{figure.plugin, figure.object, figure.field}];
    (change.before != nullptr ? figures.gone : figures.come).push_back(&figure);
  }
  RenamedKeys renames;
  for (const auto& [place, figures] : by_place)
    if (figures.gone.size() == 1 && figures.come.size() == 1)
      renames.push_back({std::get<0>(place), figures.gone[0]->value.key, figures.come[0]->value.key});
  return renames;
}

}  // namespace quire::core
