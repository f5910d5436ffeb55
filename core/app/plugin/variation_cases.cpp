#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <set>

#include "app/plugin/check_cases.hpp"
#include "base/utf8.hpp"
#include "document/section_text.hpp"

namespace quire::core {
namespace {

constexpr std::size_t kManyRows = 20'000;

/// What a section says, the lines of the rows it came from left out: they move with the data.
std::string said(const TrialResult& result) {
  if (!result.failure().empty()) return "failed: " + result.failure();
  std::string text = section_text(result.document, *result.section());
  return text.substr(0, text.rfind("values\n"));
}

std::string first_difference(const std::string& before, const std::string& after) {
  if (before == after) return {};
  std::size_t at = 0;
  while (at < before.size() && at < after.size() && before[at] == after[at]) ++at;
  constexpr std::size_t kBefore = 40;  // of the line that stays the same
  const auto line_at = [&](const std::string& text) {
    const std::size_t begin = text.rfind('\n', at == 0 ? 0 : at - 1);
    const std::size_t line = begin == std::string::npos || begin >= at ? 0 : begin + 1;
    const std::size_t from = std::max(line, at > kBefore ? at - kBefore : 0);
    return (from > line ? "…" : "") +
           text.substr(from, std::min<std::size_t>(text.find('\n', at) - from, 120));
  };
  return "it says " + quote(line_at(after)) + " where it said " + quote(line_at(before));
}

/// Trouble that no data excuse. Giving up with a reason (by `fail`, or an exception) is no crash.
std::string broke(const TrialResult& result) {
  const std::string failure = result.failure();
  const bool has_reason = result.section() != nullptr && result.section()->failure && result.section()->failure->gave_up;
  return has_reason || failure.rfind("threw: ", 0) == 0 ? "" : failure;
}

template <class Change>
PlainDataset changed(Subject& subject, const Change& change) {
  PlainDataset data = subject.trials.data();
  for (PlainTable& table : data) change(table);
  return data;
}

/// Cells that are figures: not texts, lists or provenance.
template <class Change>
PlainDataset with_numbers(Subject& subject, const Change& change) {
  return changed(subject, [&](PlainTable& table) {
    for (std::size_t row = 0; row < table.rows.size(); ++row)
      for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (table.columns[i].type == ColumnType::decimal ||
            table.columns[i].type == ColumnType::integer)
          table.rows[row][i] = change(table.columns[i].type, row);
  });
}

/// Why a difference between two runs would say nothing of what was changed between them; empty where it does.
std::string unsteady(Subject& s) {
  if (!s.steady) s.steady = said(s.plain) == said(s.trials.run());
  return *s.steady ? std::string() : std::string(kSkipped) + "it does not say the same twice";
}

std::string same_on(Subject& s, const PlainDataset& data) {
  if (std::string why = unsteady(s); !why.empty()) return why;
  return first_difference(said(s.plain), said(s.trials.run(data)));
}

std::string deterministic(Subject& s) {
  return first_difference(said(s.plain), said(s.trials.run()));
}

/// The keyed values, a line each, without the rows they came from: "a/b = 3 kg".
std::string keyed_values(const TrialResult& result) {
  if (!result.failure().empty()) return "failed: " + result.failure();
  const std::string text = section_text(result.document, *result.section());
  const std::size_t begin = text.rfind("\nvalues\n");
  std::string values;
  for (const std::string& line : lines_of(begin == std::string::npos ? "" : text.substr(begin + 8)))
    values += line.substr(0, line.find(" from ")) + "\n";
  return values;
}

// Where rows tie, their order on the page may be the data's; what they say may not depend on it.
std::string row_order(Subject& s) {
  std::mt19937 random(1);  // fixed: the same order in every run
  const PlainDataset shuffled = changed(s, [&](PlainTable& table) {
    // Not std::shuffle, which is another one with another library.
    for (std::size_t i = table.rows.size(); i > 1; --i)
      std::swap(table.rows[i - 1], table.rows[random() % i]);
  });
  if (std::string why = unsteady(s); !why.empty()) return why;
  return first_difference(keyed_values(s.plain), keyed_values(s.trials.run(shuffled)));
}

std::string column_order(Subject& s) {
  return same_on(s, changed(s, [](PlainTable& table) {
                   std::reverse(table.columns.begin(), table.columns.end());
                   for (std::vector<std::string>& row : table.rows)
                     std::reverse(row.begin(), row.end());
                 }));
}

std::string more_columns(Subject& s) {
  return same_on(s, changed(s, [](PlainTable& table) {
                   table.columns.insert(table.columns.begin(),
                                        {"quire_check_extra", "kg", ColumnType::decimal});
                   for (std::vector<std::string>& row : table.rows) row.insert(row.begin(), "1.5");
                 }));
}

std::string more_tables(Subject& s) {
  PlainDataset data = s.trials.data();
  data.insert(data.begin(), {"quire_check_extra", {}, {{"a", "", ColumnType::integer}}, {{"1"}}});
  return same_on(s, data);
}

/// The JSON of both ways, whose one difference may be none.
std::string same_in(Subject& s, const std::vector<std::string>& variables) {
  if (std::string why = unsteady(s); !why.empty()) return why;
  const std::string& before = s.trials.dump();
  if (before.rfind("error", 0) == 0)
    return std::string(kSkipped) + "it needs options to be built in a report";
  return first_difference(before, s.trials.run_in_environment(variables));
}
std::string in_process(Subject& s) { return same_in(s, {}); }
std::string locale(Subject& s) { return same_in(s, {"LC_ALL=de_DE.UTF-8", "LANG=de_DE.UTF-8"}); }
std::string time_zone(Subject& s) { return same_in(s, {"TZ=Asia/Shanghai"}); }
std::string environment(Subject& s) { return same_in(s, {"-i", "PATH=/usr/bin:/bin"}); }

std::string unloads(Subject& s) {
  const TrialResult result = s.trials.run({}, true);
  const Section* section = result.section();
  const bool stays = section != nullptr && section->failure && section->failure->log.ends_with("stays in memory");
  return stays ? "it stays in memory when it is unloaded" : result.failure();
}

std::string no_leaks(Subject& s) {
  const std::filesystem::path library = sanitizer_of(s.trials.plugin().path);
  return library.empty() ? std::string(kSkipped) + "it is not built with AddressSanitizer (-fsanitize=address)"
                         : s.trials.leaks(library);
}

std::string no_rows(Subject& s) {
  return broke(s.trials.run(changed(s, [](PlainTable& table) { table.rows.clear(); })));
}
std::string one_row(Subject& s) {
  return broke(s.trials.run(changed(s, [](PlainTable& table) {
    table.rows.resize(std::min<std::size_t>(table.rows.size(), 1));
  })));
}
std::string nothing_known(Subject& s) {
  return broke(
      s.trials.run(with_numbers(s, [](ColumnType, std::size_t) { return std::string(); })));
}
std::string missing_texts(Subject& s) {
  return broke(s.trials.run(changed(s, [](PlainTable& table) {
    for (std::vector<std::string>& row : table.rows)
      for (std::size_t i = 0; i < row.size(); ++i)
        if (table.columns[i].type == ColumnType::text || table.columns[i].type == ColumnType::list)
          row[i].clear();
  })));
}
std::string missing_dates(Subject& s) {
  return broke(s.trials.run(changed(s, [](PlainTable& table) {
    for (std::vector<std::string>& row : table.rows)
      for (std::size_t i = 0; i < row.size(); ++i)
        if (table.columns[i].type == ColumnType::date) row[i].clear();
  })));
}
std::string all_missing(Subject& s) {
  return broke(s.trials.run(changed(s, [](PlainTable& table) {
    for (std::vector<std::string>& row : table.rows)
      std::fill(row.begin(), row.end(), std::string());
  })));
}
std::string zeros(Subject& s) {
  return broke(
      s.trials.run(with_numbers(s, [](ColumnType, std::size_t) { return std::string("0"); })));
}
std::string negatives(Subject& s) {
  return broke(s.trials.run(with_numbers(
      s, [](ColumnType, std::size_t row) { return std::to_string(-1 - static_cast<int>(row)); })));
}
std::string extremes(Subject& s) {
  return broke(s.trials.run(with_numbers(s, [](ColumnType type, std::size_t row) {
    if (type == ColumnType::integer)
      return std::string(row % 2 == 0 ? "9223372036854775807" : "-9223372036854775808");
    return std::string(row % 3 == 0 ? "1e300" : row % 3 == 1 ? "-1e300" : "1e-300");
  })));
}
std::string ties(Subject& s) {
  return broke(
      s.trials.run(with_numbers(s, [](ColumnType, std::size_t) { return std::string("7"); })));
}
/// Texts of which no two are alike: what rows are told apart by.
bool is_unique(const PlainTable& table, std::size_t column) {
  std::set<std::string> seen;
  return std::all_of(table.rows.begin(), table.rows.end(),
                     [&](const std::vector<std::string>& row) {
                       return !row[column].empty() && seen.insert(row[column]).second;
                     });
}

std::string duplicates(Subject& s) {
  return broke(s.trials.run(changed(s, [](PlainTable& table) {
    std::vector<std::vector<std::string>> copies = table.rows;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      if (table.columns[i].type == ColumnType::text && is_unique(table, i))
        for (std::vector<std::string>& copy : copies) copy[i] += " again";
    table.rows.insert(table.rows.end(), copies.begin(), copies.end());
  })));
}
std::string many_rows(Subject& s) {
  return broke(s.trials.run(changed(s, [](PlainTable& table) {
    const std::vector<std::vector<std::string>> rows = table.rows;
    for (std::size_t i = 0; !rows.empty() && table.rows.size() < kManyRows; ++i) {
      std::vector<std::string> row = rows[i % rows.size()];
      for (std::size_t k = 0; k < row.size(); ++k)
        if (table.columns[k].type == ColumnType::text &&
            !table.is_provenance(table.columns[k].name) && !row[k].empty())
          row[k] += " " + std::to_string(i);
      table.rows.push_back(std::move(row));
    }
  })));
}
std::string long_texts(Subject& s) {
  return broke(s.trials.run(changed(s, [](PlainTable& table) {
    for (std::vector<std::string>& row : table.rows)
      for (std::size_t i = 0; i < row.size(); ++i)
        if (table.columns[i].type == ColumnType::text && !row[i].empty())
          row[i] += " " + std::string(5000, 'x');
  })));
}
std::string foreign_texts(Subject& s) {
  return broke(s.trials.run(changed(s, [](PlainTable& table) {
    for (std::vector<std::string>& row : table.rows)
      for (std::size_t i = 0; i < row.size(); ++i)
        if (table.columns[i].type == ColumnType::text && !row[i].empty())
          row[i] += " 真武 “é” \\ % {} \U0001F680";
  })));
}

/// Runs with each option at the values that `values` gives for it, the others at their defaults.
template <class Values>
std::string with_options(Subject& s, const Values& values) {
  bool any = false;
  for (const OptionSchema& schema : s.trials.plugin().manifest.options)
    for (const OptionValue& value : values(schema)) {
      any = true;
      const TrialResult result = s.trials.run({{schema.name, value, {}}});
      if (const std::string trouble = broke(result); !trouble.empty() && result.problem.empty())
        return "option " + quote(schema.name) + ": " + trouble;
    }
  return any ? "" : std::string(kSkipped) + "it has no such option";
}

std::string number_options(Subject& s) {
  return with_options(s, [](const OptionSchema& schema) {
    std::vector<OptionValue> values;
    const bool integer = schema.type == OptionType::integer;
    if (!integer && schema.type != OptionType::decimal) return values;
    for (const double number : {schema.minimum.value_or(-1e9), schema.maximum.value_or(1e9)})
      integer ? values.emplace_back(static_cast<std::int64_t>(number))
              : values.emplace_back(number);
    return values;
  });
}
std::string word_options(Subject& s) {
  return with_options(s, [](const OptionSchema& schema) {
    std::vector<OptionValue> values;
    for (const std::string& word : schema.allowed)
      schema.type == OptionType::list ? values.emplace_back(std::vector{word})
                                      : values.emplace_back(word);
    if (schema.type == OptionType::boolean) values = {true, false};
    return values;
  });
}
std::string strange_options(Subject& s) {
  return with_options(s, [](const OptionSchema& schema) {
    std::vector<OptionValue> values;
    if (!schema.allowed.empty()) return values;
    if (schema.type == OptionType::text)
      for (const std::string& text : {std::string(), std::string("no such thing"),
                                      std::string(2000, 'x'), std::string("真武 %s {}")})
        values.emplace_back(text);
    if (schema.type == OptionType::list)
      values = {std::vector<std::string>(), std::vector<std::string>(300, "no such thing")};
    if (schema.type == OptionType::date)
      values = {Date{std::chrono::days{-700000}}, Date{std::chrono::days{2900000}}};
    return values;
  });
}
std::string random_options(Subject& s) {
  std::mt19937 random(7);  // fixed: the same options in every run
  const std::vector<OptionSchema>& schemas = s.trials.plugin().manifest.options;
  if (schemas.empty()) return std::string(kSkipped) + "it has no options";
  for (int round = 0; round < 12; ++round) {
    std::vector<Option> options;
    for (const OptionSchema& schema : schemas) {
      const double low = schema.minimum.value_or(-100);
      const double number =
          low + (schema.maximum.value_or(100) - low) * (static_cast<double>(random() % 1000) / 999);
      if (schema.type == OptionType::integer)
        options.push_back({schema.name, static_cast<std::int64_t>(number), {}});
      if (schema.type == OptionType::decimal) options.push_back({schema.name, number, {}});
      if (schema.type == OptionType::boolean)
        options.push_back({schema.name, random() % 2 == 0, {}});
      if (schema.type == OptionType::text && !schema.allowed.empty())
        options.push_back({schema.name, schema.allowed[random() % schema.allowed.size()], {}});
    }
    const TrialResult result = s.trials.run(options);
    if (std::string trouble = broke(result); !trouble.empty() && result.problem.empty())
      return trouble;
  }
  return {};
}

}  // namespace

const std::vector<CheckCase>& variation_cases() {
  static const std::vector<CheckCase> cases{
      {"deterministic", "the same data give the same section", deterministic},
      {"row-order", "no value depends on the order of rows", row_order},
      {"column-order", "the order of columns does not matter", column_order},
      {"more-columns", "columns it does not need do not matter", more_columns},
      {"more-tables", "tables it does not need do not matter", more_tables},
      {"in-process", "it says the same without a worker", in_process},
      {"locale", "it says the same in another locale", locale},
      {"time-zone", "it says the same in another time zone", time_zone},
      {"environment", "it says the same without environment variables", environment},
      {"unload", "it can be unloaded when it is done", unloads},
      {"leaks", "it gives back all memory, as AddressSanitizer sees it", no_leaks},
      {"no-rows", "tables without rows", no_rows},
      {"one-row", "tables of one row", one_row},
      {"unknown-numbers", "no number is known", nothing_known},
      {"unknown-texts", "no text is known", missing_texts},
      {"unknown-dates", "no date is known", missing_dates},
      {"unknown-everything", "nothing at all is known", all_missing},
      {"zeros", "every number is zero", zeros},
      {"negatives", "every number is below zero", negatives},
      {"extremes", "numbers at the ends of their types", extremes},
      {"ties", "all numbers are equal", ties},
      {"duplicates", "every row stands there twice, under two names", duplicates},
      {"many-rows", "20 000 rows within time and memory", many_rows},
      {"long-texts", "texts of 5 000 characters", long_texts},
      {"foreign-texts", "Chinese, quotes, an emoji", foreign_texts},
      {"number-options", "numbers at the ends of their ranges", number_options},
      {"word-options", "each allowed word, true and false", word_options},
      {"strange-options", "texts, lists and dates nobody meant", strange_options},
      {"random-options", "options at random within their ranges", random_options}};
  return cases;
}

}  // namespace quire::core
