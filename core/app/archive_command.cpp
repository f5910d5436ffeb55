#include "app/archive_command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "app/console.hpp"
#include "app/output_file.hpp"
#include "base/input_file.hpp"
#include "base/suggest.hpp"
#include "base/utf8.hpp"
#include "edition/archive.hpp"
#include "edition/outcome_json.hpp"
#include "edition/record_json.hpp"

namespace quire::core {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kLargestImport = std::size_t{1} << 30;

ExitCode finish(const Diagnostics& diagnostics) {
  print_diagnostics(diagnostics, DiagnosticFormat::text);
  return diagnostics.has_errors() ? ExitCode::failed : ExitCode::complete;
}

ExitCode print(const std::string& text, Diagnostics& diagnostics) {
  write_standard_output(text, diagnostics);
  return finish(diagnostics);
}

std::string line_of(const ArchivedEdition& edition) {
  return fmt::format("{:<24} {:<12} as of {}  {:>6} figures  {:>3} judgments{}\n", printable(edition.series),
                     printable(edition.name), iso_date(edition.as_of), edition.figures,
                     edition.judgments, edition.complete ? "" : "  incomplete");
}

/// "happened, known on 2026-10-20: note".
std::string outcome_words(const Outcome& outcome) {
  return fmt::format("{}, known on {}{}", outcome.happened ? "happened" : "did not happen", iso_date(outcome.decided),
                     outcome.note.empty() ? "" : ": " + printable(outcome.note));
}

std::string text_of(const EditionRecord& record, const std::vector<Outcome>& outcomes) {
  std::string text = fmt::format("{} · {} {} as of {}{}\n", printable(record.title), printable(record.series),
                                 printable(record.name), iso_date(record.as_of),
                                 record.complete ? "" : " (incomplete)");
  for (const PluginUsed& plugin : record.plugins)
    text += fmt::format("plugin    {} {} {}\n", printable(plugin.id), printable(plugin.version), plugin.sha256.substr(0, 8));
  for (const DataTable& table : record.data)
    text += fmt::format("data      {} {} ({} rows) {}\n", printable(table.name), printable(table.file), table.rows,
                        table.sha256.substr(0, 8));
  for (const RecordedJudgment& judgment : record.judgments)
    text += fmt::format("judgment  {}: {} ({}, confidence {})\n", printable(judgment.key), printable(judgment.text),
                        word(judgment.likelihood), word(judgment.confidence));
  for (const Outcome& outcome : outcomes)
    if (outcome.series == record.series && outcome.edition == record.name)
      text += fmt::format("outcome   {}: {}\n", printable(outcome.key), outcome_words(outcome));
  for (const Figure& figure : record.figures)
    text += fmt::format("{}\t{}\n", printable(figure.value.key), printable(format(figure.value)));
  return text;
}

}  // namespace

std::optional<EditionRecord> find_edition(Archive& archive, const EditionChoice& choice,
                                          Diagnostics& diagnostics) {
  const std::vector<ArchivedEdition> all = archive.list();
  const SourceSpan where{choice.archive, 0, 0};
  std::set<std::string> series;
  std::vector<std::string> names;
  for (const ArchivedEdition& edition : all) {
    if (!choice.series.empty() && edition.series != choice.series) continue;
    names.push_back(edition.name);
    if (edition.name == choice.name) series.insert(edition.series);
  }
  if (diagnostics.has_errors()) return {};
  if (series.empty()) {
    diagnostics.error("edition.unknown", where, "there is no edition " + quote(choice.name),
                      did_you_mean(choice.name, names));
    return {};
  }
  if (series.size() > 1) {
    std::string list;
    for (const std::string& one : series) list += (list.empty() ? "" : ", ") + quote(one);
    diagnostics.error("edition.ambiguous", where,
                      "several series have an edition " + quote(choice.name) + ": " + list,
                      "name one with --series");
    return {};
  }
  return archive.find(*series.begin(), choice.name);
}

ExitCode list_editions(const std::string& file, OutputForm form) {
  Diagnostics diagnostics;
  const auto archive = Archive::open(file, Archive::Access::read, diagnostics);
  if (!archive) return finish(diagnostics);
  std::string text;
  Json json = Json::array();
  for (const ArchivedEdition& edition : archive->list()) {
    text += line_of(edition);
    json.push_back({{"series", edition.series}, {"edition", edition.name}, {"title", edition.title},
                    {"as_of", iso_date(edition.as_of)}, {"complete", edition.complete},
                    {"figures", edition.figures}, {"judgments", edition.judgments}});
  }
  if (diagnostics.has_errors()) return finish(diagnostics);
  return print(form == OutputForm::json ? json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n" : text,
               diagnostics);
}

ExitCode show_edition(const EditionChoice& choice, OutputForm form) {
  Diagnostics diagnostics;
  const auto archive = Archive::open(choice.archive, Archive::Access::read, diagnostics);
  if (!archive) return finish(diagnostics);
  const std::optional<EditionRecord> record = find_edition(*archive, choice, diagnostics);
  if (!record) return finish(diagnostics);
  return print(form == OutputForm::json ? record_to_json(*record) : text_of(*record, archive->outcomes()), diagnostics);
}

ExitCode export_editions(const std::string& file, const std::string& output) {
  Diagnostics diagnostics;
  const auto archive = Archive::open(file, Archive::Access::read, diagnostics);
  if (!archive) return finish(diagnostics);
  std::string lines;
  for (const ArchivedEdition& edition : archive->list())
    if (const auto record = archive->find(edition.series, edition.name)) lines += record_to_json(*record);
  for (const Outcome& outcome : archive->outcomes()) lines += outcome_to_json(outcome);
  if (diagnostics.has_errors()) return finish(diagnostics);
  if (output.empty() || output == "-") return print(lines, diagnostics);
  if (spares(output, {file, file + "-wal", file + "-shm"}, diagnostics)) write_file(output, lines, diagnostics);
  return finish(diagnostics);
}

ExitCode import_editions(const std::string& file, const std::string& from, ImportConflict conflict) {
  Diagnostics diagnostics;
  const InputFile input = read_input(from, kLargestImport);
  if (!input.bytes) {
    diagnostics.error("edition.import", {from, 0, 0}, quote(from) + " " + input.problem);
    return finish(diagnostics);
  }
  std::vector<EditionRecord> records;
  std::vector<Outcome> outcomes;
  std::string_view rest = *input.bytes;
  for (std::uint32_t number = 1; !rest.empty(); ++number) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const SourceSpan where{from, number, 0};
    if (line.empty()) continue;
    if (is_outcome(line)) {
      if (const auto outcome = outcome_from_json(line, where, diagnostics)) outcomes.push_back(*outcome);
    } else if (auto record = record_from_json(line, where, diagnostics)) {
      records.push_back(std::move(*record));
    }
  }
  // All lines are sound, or nothing is taken.
  if (diagnostics.has_errors()) return finish(diagnostics);
  const auto archive = Archive::open(file, Archive::Access::write, diagnostics);
  if (!archive) return finish(diagnostics);
  std::map<Archive::Stored, int> counts;
  for (const EditionRecord& record : records)
    ++counts[archive->store(record, conflict == ImportConflict::replace ? Archive::IfThere::replace
                                                                        : Archive::IfThere::keep)];
  for (const Outcome& outcome : outcomes) archive->store(outcome);
  if (!diagnostics.has_errors())
    fmt::print(stderr, "{}: editions: {} added, {} replaced, {} there already, {} kept as they were; outcomes: {}\n",
               file, counts[Archive::Stored::added], counts[Archive::Stored::replaced],
               counts[Archive::Stored::unchanged], counts[Archive::Stored::kept], outcomes.size());
  return finish(diagnostics);
}

ExitCode prune_editions(const std::string& file, const std::string& series, int keep, PruneMode mode) {
  Diagnostics diagnostics;
  const auto archive = Archive::open(
      file, mode == PruneMode::remove ? Archive::Access::write : Archive::Access::read, diagnostics);
  if (!archive) return finish(diagnostics);
  std::map<std::string, std::vector<ArchivedEdition>> by_series;
  for (ArchivedEdition& edition : archive->list())
    if (series.empty() || edition.series == series) by_series[edition.series].push_back(std::move(edition));
  if (by_series.empty() && !series.empty() && !diagnostics.has_errors())
    diagnostics.error("edition.unknown", {file, 0, 0}, "there is no series " + quote(series));
  // What a scored judgment said is needed as long as its score is told.
  std::set<std::pair<std::string, std::string>> scored;
  for (const Outcome& outcome : archive->outcomes()) scored.emplace(outcome.series, outcome.edition);
  for (auto& [name, editions] : by_series) {
    const auto kept = std::min(editions.size(), static_cast<std::size_t>(keep));
    for (std::size_t i = 0; i < editions.size() - kept; ++i) {
      if (scored.contains({name, editions[i].name})) {
        fmt::print(stderr, "kept, for an outcome of it is recorded: {}", line_of(editions[i]));
        continue;
      }
      if (mode == PruneMode::remove && !archive->remove(name, editions[i].name)) return finish(diagnostics);
      fmt::print(stderr, "{}{}", mode == PruneMode::remove ? "removed " : "would remove ", line_of(editions[i]));
    }
  }
  return finish(diagnostics);
}

ExitCode record_outcome(const OutcomeEntry& entry) {
  Diagnostics diagnostics;
  const auto archive = Archive::open(entry.edition.archive, Archive::Access::write, diagnostics);
  if (!archive) return finish(diagnostics);
  const std::optional<EditionRecord> record = find_edition(*archive, entry.edition, diagnostics);
  if (!record) return finish(diagnostics);
  std::vector<std::string> keys;
  for (const RecordedJudgment& judgment : record->judgments) keys.push_back(judgment.key);
  const SourceSpan where{entry.edition.archive, 0, 0};
  if (std::find(keys.begin(), keys.end(), entry.key) == keys.end()) {
    std::string hint = did_you_mean(entry.key, keys);
    if (hint.empty()) hint = "quire archive show " + entry.edition.archive + " " + record->name + " lists them";
    diagnostics.error("edition.unknown-judgment", where,
                      "edition " + quote(record->name) + " has no judgment " + quote(entry.key), std::move(hint));
  }
  if (entry.decided < record->as_of)
    diagnostics.error("edition.outcome-day", where,
                      "the outcome of " + iso_date(entry.decided) + " came before the judgment of " +
                          iso_date(record->as_of));
  for (const Outcome& before : archive->outcomes()) {
    if (before.series != record->series || before.edition != record->name || before.key != entry.key || entry.replace) continue;
    if (before.happened == entry.happened && before.decided == entry.decided && before.note == entry.note) continue;
    diagnostics.error("edition.outcome-there", where,
                      quote(entry.key) + " of " + quote(record->name) + " is recorded already: " + outcome_words(before),
                      "pass --replace to record this instead");
  }
  if (!diagnostics.has_errors())
    archive->store(Outcome{record->series, record->name, entry.key, entry.happened, entry.decided, entry.note});
  return finish(diagnostics);
}

}  // namespace quire::core
