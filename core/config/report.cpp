#include "config/report.hpp"

#include <algorithm>

#include "base/suggest.hpp"
#include "config/option_value.hpp"
#include "config/parameter_names.hpp"
#include "config/read_delivery.hpp"
#include "config/read_editions.hpp"
#include "config/read_gate.hpp"
#include "config/read_limits.hpp"
#include "config/read_logo.hpp"
#include "config/read_word.hpp"
#include "config/theme_file.hpp"
#include "toml/reader.hpp"

namespace quire::core {
namespace {

using toml::Array;
using toml::Place;
using toml::Reader;
using toml::Source;
using toml::Table;
using toml::Value;

void read_language(Reader& reader, std::string& language) {
  const std::optional<std::string> text = reader.text("language");
  if (!text) return;
  const bool plain = std::all_of(text->begin(), text->end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
  if (text->size() < 2 || text->size() > 35 || !plain)
    reader.error("invalid-value", reader.where("language"),
                 quote(*text) + " is not a language tag", "write a BCP 47 tag such as \"en\"");
  else
    language = *text;
}

void read_materiality(Reader& reader, double& materiality) {
  const std::optional<double> part = reader.number("materiality");
  if (!part) return;
  if (*part < 0 || *part >= 1)
    reader.error("invalid-value", reader.where("materiality"),
                 "\"materiality\" must be from 0 to below 1", "0.02 leaves moves below 2 % out");
  else
    materiality = *part;
}

std::vector<std::string> theme_names(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  std::error_code failed;
  for (std::filesystem::directory_iterator entry(folder, failed), end; !failed && entry != end;
       entry.increment(failed))
    if (entry->path().extension() == ".toml") names.push_back(entry->path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

void read_theme_choice(Reader& reader, const std::filesystem::path& folder, Report& report) {
  const std::optional<std::string> choice = reader.text("theme");
  if (!choice) return;
  const bool is_path = choice->find('/') != std::string::npos || choice->ends_with(".toml");
  const std::filesystem::path file =
      is_path ? folder / *choice : folder / "themes" / (*choice + ".toml");
  std::error_code failed;
  if (!std::filesystem::exists(file, failed)) {
    if (*choice == Theme().name) return;
    std::vector<std::string> names = theme_names(folder / "themes");
    names.push_back(Theme().name);
    const std::string near = is_path ? std::string() : did_you_mean(*choice, names);
    const std::string others = is_path ? std::string() : "; the themes there are: " + config_detail::listed(names);
    reader.error("unknown-theme", reader.where("theme"), "unknown theme " + quote(*choice),
                 near.empty() ? "there is no file " + quote(file.string()) + others : near);
    return;
  }
  if (const std::optional<Theme> read = read_theme(file, reader.source().diagnostics))
    report.theme = *read;
  report.theme_file = file;
}

std::vector<Option> read_options(const Table& table, const Source& source) {
  const Reader reader(table, "[section.options]", source);
  std::vector<Option> options;
  for (const toml::Entry& entry : table.entries) {
    std::optional<OptionValue> value =
        config_detail::read_option_value(reader, entry.key, entry.value);
    if (value)
      options.push_back({entry.key,
                         std::move(*value),
                         {source.file, entry.value.where.line, entry.value.where.column}});
  }
  return options;
}

std::vector<OmittedBlock> read_omit(Reader& reader, const Source& source) {
  std::vector<OmittedBlock> omit;
  const Array* items = reader.array("omit");
  if (items == nullptr) return omit;
  for (const Value& item : *items) {
    if (const std::string* key = std::get_if<std::string>(&item.content))
      omit.push_back({*key, {source.file, item.where.line, item.where.column}});
    else
      reader.wrong_type("omit", item, "text");
  }
  return omit;
}

SectionRequest read_section(const Table& table, const Source& source) {
  Reader reader(table, "[[section]]", source);
  SectionRequest section;
  section.plugin = reader.require_text("plugin").value_or("");
  const Place where = reader.where("plugin");
  section.where = {source.file, where.line, where.column};
  section.title = reader.text("title").value_or("");
  section.audience = reader.texts("audience").value_or(std::vector<std::string>());
  section.omit = read_omit(reader, source);
  section.required = reader.boolean("required").value_or(false);
  section.limits = config_detail::read_limits(reader, "[section.limits]", config_detail::kReportBounds);
  if (const Table* options = reader.table("options"))
    section.options = read_options(*options, source);
  reader.finish();
  return section;
}

void read_sections(Reader& reader, std::vector<SectionRequest>& sections) {
  const Value* value = reader.value("section");
  const Array* array = value != nullptr ? std::get_if<Array>(&value->content) : nullptr;
  if (value != nullptr && array == nullptr) {
    reader.error("wrong-type", value->where,
                 "\"section\" must be an array of tables, found " + std::string(kind(*value)),
                 "write [[section]]");
    return;
  }
  if (array == nullptr || array->empty()) {
    reader.error("no-sections", reader.where("section"), "the report has no sections",
                 "add a [[section]] with plugin = \"...\"");
    return;
  }
  for (const Value& item : *array) {
    if (const Table* table = std::get_if<Table>(&item.content))
      sections.push_back(read_section(*table, reader.source()));
    else
      reader.wrong_type("section", item, "an array of tables");
  }
}

}  // namespace

std::optional<Report> read_report(const std::filesystem::path& file, Diagnostics& diagnostics) {
  const std::size_t errors_before = diagnostics.error_count();
  std::optional<Report> report = read_report_with_mistakes(file, diagnostics);
  if (diagnostics.error_count() != errors_before) report.reset();
  return report;
}

std::optional<Report> read_report_with_mistakes(const std::filesystem::path& file, Diagnostics& diagnostics) {
  static const std::vector<std::string> kCadences{"daily", "weekly", "monthly", "quarterly",
                                                  "ad-hoc"};
  static const std::vector<std::string> kPapers{"a4", "letter"};
  static const std::vector<std::string> kAppendices{"full", "sources"};
  const Source source{file.string(), "config", diagnostics};
  const std::optional<std::string> text = toml::read_toml_text(file, source);
  const std::optional<Table> root = text ? toml::parse_toml(*text, source) : std::nullopt;
  if (!root) return {};

  Report report;
  report.file = file;
  Reader reader(*root, "", source);
  report.title = reader.require_text("title").value_or("");
  report.subtitle = reader.text("subtitle").value_or("");
  report.handling = reader.text("handling").value_or("");
  read_language(reader, report.language);
  config_detail::read_word(reader, "cadence", kCadences, report.cadence);
  report.as_of = reader.date("as_of");
  report.first_edition = reader.date("first_edition");
  if (const std::optional<std::string> archive = reader.text("archive"))
    report.archive = file.parent_path() / *archive;
  read_materiality(reader, report.materiality);
  config_detail::read_word(reader, "paper", kPapers, report.paper);
  read_theme_choice(reader, file.parent_path(), report);
  report.logo = config_detail::read_logo(reader, file.parent_path());
  if (const std::optional<std::string> dataset = reader.require_text("dataset"))
    report.dataset = file.parent_path() / *dataset;
  report.attachments = reader.boolean("attachments").value_or(true);
  report.front_page = reader.boolean("front_page").value_or(true);
  report.contents = reader.boolean("contents").value_or(true);
  report.list_of_figures = reader.boolean("list_of_figures").value_or(false);
  config_detail::read_word(reader, "appendix", kAppendices, report.appendix);
  report.decisions = reader.texts("decisions").value_or(std::vector<std::string>());
  config_detail::read_gate(reader, report.gate);
  config_detail::read_delivery(reader, report.delivery);
  config_detail::read_parameters(reader, report.parameters);
  read_sections(reader, report.sections);
  const auto check_names = [&](const std::string& words, const SourceSpan& where) {
    config_detail::warn_of_unknown_parameters(words, report.parameters, where, diagnostics);
  };
  const Place title = reader.where("title");
  check_names(report.title, {source.file, title.line, title.column});
  const Place subtitle = reader.where("subtitle");
  check_names(report.subtitle, {source.file, subtitle.line, subtitle.column});
  for (const SectionRequest& section : report.sections) check_names(section.title, section.where);
  config_detail::read_editions(reader, report.parameters, report.editions);
  reader.finish();
  return report;
}

}  // namespace quire::core
