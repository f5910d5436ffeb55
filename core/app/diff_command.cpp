#include "app/diff_command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/briefing_file.hpp"
#include "app/console.hpp"
#include "app/editions.hpp"
#include "app/output_file.hpp"
#include "app/press.hpp"
#include "base/input_file.hpp"
#include "base/utf8.hpp"
#include "edition/change_lines.hpp"
#include "edition/mark_changes.hpp"
#include "edition/record_json.hpp"
#include "edition/renamed_keys.hpp"

namespace quire::core {
namespace {

using Json = nlohmann::ordered_json;

std::optional<EditionRecord> from_report(const std::string& operand, const DiffRequest& request,
                                         Diagnostics& diagnostics) {
  // A path may have an @ of its own: a day follows the file's name.
  const std::size_t at = operand.ends_with(".toml") ? std::string::npos : operand.rfind('@');
  BuildRequest build;
  build.report = operand.substr(0, at);
  build.plugins = request.plugins;
  if (at != std::string::npos) {
    build.as_of = parse_date(operand.substr(at + 1));
    if (!build.as_of) {
      diagnostics.error("app.diff", {build.report, 0, 0},
                        quote(operand.substr(at + 1)) + " is not a date", "write it as 2026-11-23");
      return {};
    }
  }
  Stopwatch unused;
  const std::optional<Prepared> prepared = prepare(build, unused, diagnostics);
  if (!prepared || diagnostics.has_errors()) return {};
  return record_of(*prepared, build, run(*prepared, build, diagnostics));
}

std::optional<EditionRecord> from_json(const std::string& file, Diagnostics& diagnostics) {
  constexpr std::size_t kLargest = std::size_t{256} << 20;
  const InputFile input = read_input(file, kLargest);
  if (input.bytes) return record_from_json(*input.bytes, {file, 0, 0}, diagnostics);
  diagnostics.error("app.diff", {file, 0, 0}, quote(file) + " " + input.problem);
  return {};
}

std::optional<EditionRecord> from_archive(const std::string& name, const DiffRequest& request,
                                          Diagnostics& diagnostics) {
  if (request.archive.empty()) {
    diagnostics.error("app.diff", {}, "cannot tell what " + quote(name) + " is",
                      "name a PDF, a report (.toml), a record (.json), or give --archive FILE for an edition");
    return {};
  }
  const auto archive = Archive::open(request.archive, Archive::Access::read, diagnostics);
  if (!archive) return {};
  return find_edition(*archive, {request.archive, request.series, name}, diagnostics);
}

std::optional<EditionRecord> edition_of(const std::string& operand, const DiffRequest& request,
                                        Diagnostics& diagnostics) {
  if (operand.ends_with(".pdf")) {
    std::optional<BriefingFile> briefing = read_briefing(operand, diagnostics);
    if (!briefing) return {};
    return std::move(briefing->edition);
  }
  if (operand.ends_with(".toml") || operand.substr(0, operand.rfind('@')).ends_with(".toml"))
    return from_report(operand, request, diagnostics);
  if (operand.ends_with(".json")) return from_json(operand, diagnostics);
  return from_archive(operand, request, diagnostics);
}

std::string described(const EditionRecord& edition) {
  return edition.series + " " + edition.name + " as of " + iso_date(edition.as_of);
}

std::string shown(const Figure* figure) { return figure == nullptr ? "–" : format(figure->value); }

std::string text_of(const FigureChange& change) {
  const Figure& figure = change.either();
  std::string name = edition_detail::object_of(figure);
  if (!figure.field.empty()) name += ", " + figure.field;
  std::string text = fmt::format("{:<14} {}: {} → {}", word(change.change.kind), name, shown(change.before),
                                 shown(change.after));
  if (const std::string size = edition_detail::size_of(change); !size.empty()) text += " (" + size + ")";
  if (!change.incomparable.empty()) text += " (not comparable: " + change.incomparable + ")";
  return printable(text + "  [" + figure.value.key + "]") + "\n";
}

std::string text_of(const JudgmentChange& change) {
  std::string text = fmt::format("judgment {}: {}", word(change.kind), change.either().text);
  const auto terms = [](const RecordedJudgment& judgment) {
    return std::string(word(judgment.likelihood)) + ", confidence " + std::string(word(judgment.confidence));
  };
  if (change.before != nullptr && change.after != nullptr)
    text += fmt::format(" ({}; was {})", terms(*change.after), terms(*change.before));
  return printable(text + "  [" + change.either().key + "]") + "\n";
}

std::string text_of(const EditionRecord& before, const EditionRecord& after, const Comparison& comparison) {
  std::string text = printable(described(before) + " → " + described(after)) + "\n";
  if (before.series != after.series) text += "editions of different reports: what only one of them says counts as added or removed\n";
  std::size_t judgments = 0;
  for (const JudgmentChange& change : comparison.judgments) {
    if (change.kind == JudgmentChange::Kind::same) continue;
    text += text_of(change);
    ++judgments;
  }
  for (const FigureChange& change : comparison.figures) text += text_of(change);
  const auto removed = std::count_if(comparison.figures.begin(), comparison.figures.end(),
                                     [](const FigureChange& change) { return change.after == nullptr; });
  return text + fmt::format("{} of {} figures and {} of {} judgments differ\n", comparison.figures.size(),
                            after.figures.size() + static_cast<std::size_t>(removed), judgments, comparison.judgments.size());
}

Json json_of(const FigureChange& change) {
  Json json{{"key", change.either().value.key}, {"class", word(change.change.kind)},
            {"object", change.either().object}, {"field", change.either().field}};
  if (change.before != nullptr) json["before"] = format(change.before->value);
  if (change.after != nullptr) json["after"] = format(change.after->value);
  if (change.change.difference) json["difference"] = *change.change.difference;
  if (change.change.percent) json["percent"] = *change.change.percent;
  if (!change.incomparable.empty()) json["incomparable"] = change.incomparable;
  return json;
}

Json json_of(const JudgmentChange& change) {
  Json json{{"key", change.either().key}, {"change", word(change.kind)}, {"text", change.either().text}};
  for (const auto& [name, judgment] : {std::pair("before", change.before), std::pair("after", change.after)})
    if (judgment != nullptr)
      json[name] = {{"likelihood", word(judgment->likelihood)}, {"confidence", word(judgment->confidence)}};
  return json;
}

std::string json_text(const EditionRecord& before, const EditionRecord& after, const Comparison& comparison) {
  Json json{{"format", "quire-diff"}, {"version", 1}};
  for (const auto& [name, edition] : {std::pair("before", &before), std::pair("after", &after)})
    json[name] = {{"series", edition->series}, {"edition", edition->name}, {"as_of", iso_date(edition->as_of)}};
  json["figures"] = Json::array();
  json["judgments"] = Json::array();
  for (const FigureChange& change : comparison.figures) json["figures"].push_back(json_of(change));
  for (const JudgmentChange& change : comparison.judgments)
    if (change.kind != JudgmentChange::Kind::same) json["judgments"].push_back(json_of(change));
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

/// The change log alone, as a paper of its own.
void write_paper(const EditionRecord& before, const EditionRecord& after, const Comparison& comparison,
                 const std::string& file, Diagnostics& diagnostics) {
  Document document;
  document.title = after.title;
  document.subtitle = "What changed between " + before.name + " and " + after.name;
  document.edition = after.name;
  document.as_of = after.as_of;
  document.front_page = false;
  EditionChanges changes;
  changes.before = &before;
  changes.now = &after;
  changes.comparison = comparison;
  write_changes(changes, document);
  Report report;
  report.contents = false;
  report.appendix = Appendix::sources;
  const std::unique_ptr<Press> press = Press::open(0, diagnostics);
  if (!press) return;
  const std::string pdf = press->print(press->lay_out(document, report, diagnostics), diagnostics);
  if (!pdf.empty()) write_file(file, pdf, diagnostics);
}

}  // namespace

ExitCode diff(const DiffRequest& request) {
  Diagnostics diagnostics;
  std::optional<EditionRecord> before = edition_of(request.before, request, diagnostics);
  const std::optional<EditionRecord> after = edition_of(request.after, request, diagnostics);
  Comparison comparison;
  if (before && after && !diagnostics.has_errors()) {
    rename_keys(after->renamed_keys, *before);
    comparison = compare_editions(*before, *after, {request.materiality});
    if (!request.pdf.empty() && spares(request.pdf, {request.before, request.after, request.archive}, diagnostics))
      write_paper(*before, *after, comparison, request.pdf, diagnostics);
    write_standard_output(request.form == OutputForm::json ? json_text(*before, *after, comparison)
                                                           : text_of(*before, *after, comparison),
                          diagnostics);
  }
  print_diagnostics(diagnostics, DiagnosticFormat::text);
  if (!before || !after || diagnostics.has_errors()) return ExitCode::failed;
  return comparison.same() ? ExitCode::complete : ExitCode::different;
}

}  // namespace quire::core
