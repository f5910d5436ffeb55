#include "app/verify_command.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "app/briefing_file.hpp"
#include "app/edition_build.hpp"
#include "edition/compare.hpp"
#include "edition/renamed_keys.hpp"

namespace quire::core {
namespace {

std::string differs(std::string_view what, const std::string& name, const std::string& before,
                    const std::string& now) {
  return before == now ? std::string()
                       : fmt::format("{} {}: {} now, {} then\n", what, quote(name), now.substr(0, 8),
                                     before.substr(0, 8));
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
         differing_files("data", before.data, now.data, [](const DataTable& table) { return table.name; }) +
         differing_files("plugin", before.plugins, now.plugins, [](const PluginUsed& plugin) { return plugin.id; });
}

/// A sentence or more about two briefings that are not the same bytes.
std::string differences(EditionRecord before, const EditionRecord& now) {
  std::string text = differing_inputs(before, now);
  if (text.empty()) text = "report, data and plugins are the same: the theme, the program, its fonts or the archive differ\n";
  rename_keys(now.renamed_keys, before);
  const Comparison comparison = compare_editions(before, now, {});
  if (comparison.same()) return text + "no figure and no judgment differs\n";
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
  write_standard_output(same ? fmt::format("{} is what {} gives today, byte for byte\n", pdf, request.report)
                             : differences(briefing->edition, composed.record),
                        diagnostics);
  return finish(diagnostics.has_errors() ? ExitCode::failed : same ? ExitCode::complete : ExitCode::different);
}

}  // namespace quire::core
