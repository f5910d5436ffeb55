#include "app/explain_command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "app/briefing_file.hpp"
#include "app/console.hpp"
#include "base/suggest.hpp"
#include "base/utf8.hpp"
#include "document/explain.hpp"

namespace quire::core {
namespace {

using Json = nlohmann::ordered_json;

std::string hash_of(const EditionRecord& edition, const RowReference& row) {
  for (const DataTable& table : edition.data)
    if (table.name == row.table) return table.sha256;
  return {};
}

/// ", column \"memory_gb\"". A figure that was read may stand in several; a computed one uses all of them.
std::string column_words(const RowReference& row, const ExplainedValue& value) {
  std::string text;
  for (const std::string& column : row.columns)
    text += (text.empty() ? ", column " : value.formula.empty() ? " or " : ", ") + quote(column);
  return text;
}

/// Whether a cell of the dataset holds it.
bool is_read(const ExplainedValue& value) {
  return std::any_of(value.rows.begin(), value.rows.end(), [](const RowReference& row) { return !row.columns.empty(); });
}

std::string text_of(const ExplainedValue& value, const EditionRecord& edition) {
  std::string text = printable(value.shown) + "\n";
  const auto line = [&](std::string_view label, const std::string& words) {
    if (!words.empty()) text += fmt::format("  {:<8} {}\n", label, printable(words));
  };
  line("in", value.where + (value.address.empty() ? "" : " (" + value.address + ")"));
  line("key", value.key);
  line("formula", !value.formula.empty() ? value.formula
                  : is_read(value)         ? "none: the cell holds it"
                                           : "none given");
  line("method", value.method);
  for (const RowReference& row : value.rows)
    line("row", fmt::format("{}, line {}{} (table {}, sha256 {})", row.file, row.line, column_words(row, value), row.table,
                            hash_of(edition, row).substr(0, 8)));
  if (value.rows.empty()) line("row", "none: it rests on no single row");
  if (value.unchecked) line("note", "not checked against its source");
  line("change", value.change);
  const PluginUsed* plugin = find_plugin(edition, value.plugin);
  line("plugin", value.plugin.empty()
                     ? "none: written by quire itself"
                     : value.plugin + " " + value.plugin_version +
                           (plugin == nullptr ? "" : " (sha256 " + plugin->sha256.substr(0, 8) + ")"));
  line("edition", edition.name + " as of " + iso_date(edition.as_of));
  return text;
}

Json json_of(const ExplainedValue& value, const EditionRecord& edition) {
  Json rows = Json::array();
  for (const RowReference& row : value.rows)
    rows.push_back({{"table", row.table}, {"file", row.file}, {"line", row.line}, {"columns", row.columns}, {"sha256", hash_of(edition, row)}});
  const PluginUsed* plugin = find_plugin(edition, value.plugin);
  return {{"shown", value.shown},
          {"address", value.address},
          {"where", value.where},
          {"key", value.key},
          {"formula", value.formula},
          {"method", value.method},
          {"rows", std::move(rows)},
          {"unchecked", value.unchecked},
          {"change", value.change},
          {"plugin", value.plugin},
          {"plugin_version", value.plugin_version},
          {"plugin_sha256", plugin == nullptr ? "" : plugin->sha256},
          {"edition", edition.name},
          {"as_of", iso_date(edition.as_of)}};
}

/// Every key once, with what it says.
std::string list_of(const std::vector<ExplainedValue>& values) {
  std::string text;
  std::set<std::string> said;
  for (const ExplainedValue& value : values)
    if (!value.key.empty() && said.insert(value.key).second)
      text += printable(value.key) + "\t" + printable(value.shown) + "\n";
  return text;
}

/// A key stands wherever the figure is said: the place with an address explains the most.
std::vector<ExplainedValue> matching(const std::vector<ExplainedValue>& values, const std::string& what) {
  std::vector<ExplainedValue> found;
  for (const ExplainedValue& value : values)
    if (value.key == what || (!value.address.empty() && value.address == what)) found.push_back(value);
  std::stable_partition(found.begin(), found.end(),
                        [](const ExplainedValue& value) { return value.address.starts_with("#t"); });
  if (!what.starts_with('#') && found.size() > 1) found.resize(1);
  return found;
}

}  // namespace

ExitCode explain(const std::string& pdf, const std::string& what, OutputForm form) {
  Diagnostics diagnostics;
  const auto finish = [&] {
    print_diagnostics(diagnostics, DiagnosticFormat::text);
    return diagnostics.has_errors() ? ExitCode::failed : ExitCode::complete;
  };
  const std::optional<BriefingFile> briefing = read_briefing(pdf, diagnostics);
  if (!briefing) return finish();
  const std::vector<ExplainedValue> values =
      explained_values(briefing->document_json, {pdf, 0, 0}, diagnostics);
  if (diagnostics.has_errors()) return finish();
  const auto write = [&](const std::string& text, const std::vector<ExplainedValue>& shown) {
    Json json = Json::array();
    for (const ExplainedValue& value : shown) json.push_back(json_of(value, briefing->edition));
    write_standard_output(form == OutputForm::json ? json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n" : text, diagnostics);
    return finish();
  };
  if (what.empty()) return write(values.empty() ? pdf + " has no figure with a key or a place\n" : list_of(values), values);
  const std::vector<ExplainedValue> found = matching(values, what);
  if (found.empty()) {
    std::vector<std::string> names;
    for (const ExplainedValue& value : values) names.push_back(what.starts_with('#') ? value.address : value.key);
    std::string hint = did_you_mean(what, names);
    if (hint.empty())
      hint = "name a key (quire explain " + pdf + " lists them) or a place such as \"#t3.r2.c4\"";
    diagnostics.error("app.explain", {pdf, 0, 0}, "no figure stands at " + quote(what), std::move(hint));
    return finish();
  }
  std::string text;
  for (const ExplainedValue& value : found) text += text_of(value, briefing->edition);
  return write(text, found);
}

}  // namespace quire::core
