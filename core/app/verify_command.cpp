#include "app/verify_command.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "app/briefing_file.hpp"
#include "app/edition_build.hpp"
#include "base/sha256.hpp"
#include "edition/compare.hpp"
#include "edition/renamed_keys.hpp"

namespace quire::core {
namespace fs = std::filesystem;
namespace {

/// The first digits of a hash.
std::string shown(const std::string& hash) { return hash.empty() ? "none" : hash.substr(0, 8); }

std::string differs(std::string_view what, const std::string& name, const std::string& before,
                    const std::string& now) {
  return before == now ? std::string()
                       : fmt::format("{} {}: {} now, {} then\n", what, quote(name), shown(now), shown(before));
}

template <class Thing, class NameOf>
std::string differing_files(std::string_view what, const std::vector<Thing>& before, const std::vector<Thing>& now,
                            NameOf name_of) {
  std::string text;
  for (const Thing& old : before) {
    const auto found = std::find_if(now.begin(), now.end(),
                                    [&](const Thing& one) { return name_of(one) == name_of(old); });
    text += found == now.end() ? fmt::format("{} {}: not there now\n", what, quote(name_of(old)))
                               : differs(what, name_of(old), old.sha256, found->sha256);
  }
  return text;
}

/// What the two were made of, where it differs.
std::string differing_inputs(const EditionRecord& before, const EditionRecord& now) {
  return differs("report", now.series, before.report_sha256, now.report_sha256) +
         differs("theme of", now.series, before.theme_sha256, now.theme_sha256) +
         differs("logo of", now.series, before.logo_sha256, now.logo_sha256) +
         differing_files("data", before.data, now.data, [](const DataTable& table) { return table.name; }) +
         differing_files("plugin", before.plugins, now.plugins, [](const PluginUsed& plugin) { return plugin.id; });
}

/// Whether the file is the one that was written, as far as the archive tells.
std::string kept_or_changed(const std::string& bytes, const std::optional<EditionRecord>& archived) {
  constexpr const char* kOthers = "the program, its fonts or the archive";
  if (!archived || archived->output_sha256.empty())
    return fmt::format("report, theme, data and plugins are the same: {} differ, or the file was changed after it was written\n", kOthers);
  if (archived->output_sha256 == sha256_hex(bytes))
    return fmt::format("report, theme, data and plugins are the same, and the archive knows the file: {} differ\n", kOthers);
  return "the file is not the one that the archive knows of this edition: it was changed, or made elsewhere\n";
}

/// A sentence or more about two briefings that are not the same bytes. Figures are those of the records that they carry.
std::string differences(EditionRecord before, const EditionRecord& now) {
  std::string text;
  rename_keys(now.renamed_keys, before);
  const Comparison comparison = compare_editions(before, now, {});
  if (comparison.same()) return "no figure and no judgment differs in the record that the file carries\n";
  for (const FigureChange& change : comparison.figures)
    text += fmt::format("figure {}: {} now, {} then\n", quote(change.either().value.key),
                        change.after == nullptr ? "nothing" : format(change.after->value),
                        change.before == nullptr ? "nothing" : format(change.before->value));
  for (const JudgmentChange& change : comparison.judgments)
    if (change.kind != JudgmentChange::Kind::same)
      text += fmt::format("judgment {}: {}\n", quote(change.either().key), word(change.kind));
  return text;
}

}  // namespace

ExitCode verify(const std::string& pdf, BuildRequest request) {
  Diagnostics diagnostics;
  Stopwatch watch;
  const auto finish = [&](ExitCode code) {
    print_diagnostics(diagnostics, request.diagnostics);
    return code;
  };
  const std::optional<BriefingFile> briefing = read_briefing(pdf, diagnostics);
  if (!briefing) return finish(ExitCode::failed);
  const std::string series = fs::path(request.report).stem().string();
  if (const std::string& made_from = briefing->edition.series; made_from != series && !made_from.starts_with(series + "/")) {
    write_standard_output(fmt::format("{} was made from the report {}, not from {}\n", pdf, quote(made_from), quote(series)), diagnostics);
    return finish(ExitCode::different);
  }
  request.as_of = briefing->edition.as_of;
  request.keeps = false;
  const std::optional<Prepared> prepared = prepare(request, watch, diagnostics);
  if (!prepared || diagnostics.has_errors()) return finish(ExitCode::failed);
  Composed composed = compose(*prepared, request, watch, diagnostics);
  if (composed.next == Composed::Next::stop) return finish(composed.code);
  const std::unique_ptr<Press> press = Press::open(0, diagnostics);
  if (!press) return finish(ExitCode::failed);
  Layout layout = press->lay_out(composed.document, prepared->report, diagnostics);
  const std::string bytes = print(composed, std::move(layout), prepared->report, *press, diagnostics);
  if (bytes.empty()) return finish(ExitCode::failed);
  const bool same = bytes == briefing->bytes;
  std::string text = fmt::format("{} is what {} gives today, byte for byte\n", pdf, request.report);
  if (!same) {
    text = differing_inputs(briefing->edition, composed.record);
    if (text.empty())
      text = kept_or_changed(briefing->bytes, composed.editions ? composed.editions->archived(composed.record) : std::nullopt);
    text += differences(briefing->edition, composed.record);
  }
  write_standard_output(text, diagnostics);
  return finish(diagnostics.has_errors() ? ExitCode::failed : same ? ExitCode::complete : ExitCode::different);
}

}  // namespace quire::core
