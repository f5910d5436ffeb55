#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/date.hpp"
#include "base/diagnostic.hpp"
#include "config/cadence.hpp"
#include "config/limits.hpp"
#include "config/theme.hpp"

namespace quire::core {

enum class Paper : std::uint8_t { a4, letter };
/// What stands after the sections: data, method and sources, or the sources alone.
enum class Appendix : std::uint8_t { full, sources };

using OptionValue =
    std::variant<bool, std::int64_t, double, std::string, Date, std::vector<std::string>>;

/// The value as it is written in a report.
std::string toml_text(const OptionValue& value);

/// One option of one section, as written; the plugin's manifest says what it may be.
struct Option {
  std::string name;
  OptionValue value;
  SourceSpan where;
};

/// A block of a section that the report does not want.
struct OmittedBlock {
  std::string key;
  SourceSpan where;
};

struct SectionRequest {
  std::string plugin;
  std::string title;      // empty: the plugin's own
  bool required = false;  // a build without it fails (exit 5) instead of printing a gap box
  std::vector<Option> options;
  SourceSpan where;  // of the plugin id
  std::vector<std::string> audience{};  // who may see it; empty: everybody
  std::vector<OmittedBlock> omit{};     // headings stand for all under them
  LimitsRequest limits{};               // over the plugin's own
};

/// A value that editions can set: "{name}" in titles and options stands for it.
struct Parameter {
  std::string name;
  OptionValue value;  // in a report the default, which gives the type; never a list
  SourceSpan where;
};

struct ParameterValues {
  std::string name;
  std::vector<OptionValue> values;  // each makes editions of its own
  SourceSpan where;
};

/// One `[[edition]]`: as many editions as its lists have combinations.
struct EditionRequest {
  std::string name;
  std::vector<std::string> periods;    // "2026-W47" or "2026-W40..2026-W47"; empty: the as-of date's
  std::vector<std::string> audiences;  // empty: what everybody sees
  std::vector<ParameterValues> parameters;
  std::string output;  // pattern of a relative path; empty: from what sets its editions apart
  SourceSpan where;
};

/// What happens when the data fails a check.
enum class GateAction : std::uint8_t { ignore, warn, banner, block };

/// `[[gate.columns]]`: what a column of the dataset has to hold for an edition.
struct ExpectedColumn {
  using Bound = std::variant<double, Date>;
  std::string table;
  std::string column;
  double filled = 0;  // part of the rows that have a value, at least
  std::optional<Bound> minimum;
  std::optional<Bound> maximum;
  GateAction action = GateAction::banner;
  SourceSpan where;
};

/// `[gate]`: what the data of an edition is held against.
struct Gate {
  GateAction stale = GateAction::banner;  // a table older than its max_age
  GateAction drift = GateAction::warn;    // more or fewer rows than max_drift allows
  std::optional<double> max_drift;        // part of the last edition's rows; empty: any
  bool skip_unchanged = false;            // no edition when it would say what the last one said
  std::vector<ExpectedColumn> columns;
};

/// `[delivery]`: whom editions are for. Addresses are of the form name@host.
struct Delivery {
  std::string sender;
  std::vector<std::string> recipients;
};

/// A picture for the masthead, its file read.
struct Logo {
  SourceSpan where;
  std::filesystem::path file;
  std::string alt;  // for those who cannot see it
  std::string bytes;
  bool is_png = true;  // or JPEG
  std::uint32_t width = 0;  // pixels
  std::uint32_t height = 0;
};

/// A report definition, read and checked; paths are resolved against the file's folder.
struct Report {
  std::filesystem::path file;
  std::string title;
  std::string subtitle;
  std::string handling;  // "TLP:CLEAR"; empty for none
  std::string language = "en";
  Cadence cadence = Cadence::ad_hoc;
  std::optional<Date> as_of;
  std::optional<Date> first_edition;  // a day in the period of edition number 1
  std::filesystem::path archive;      // of past editions; empty: none is kept
  double materiality = 0;  // part of a number from which on its move since the last edition matters
  bool attachments = true;  // the data behind tables and charts, in the PDF
  std::optional<Logo> logo;
  Paper paper = Paper::a4;
  Theme theme;
  std::filesystem::path theme_file;  // empty: the built-in one
  std::filesystem::path dataset;
  bool front_page = true;
  bool contents = true;
  bool list_of_figures = false;  // tables and charts by page, in the back matter
  Appendix appendix = Appendix::full;
  std::vector<std::string> decisions;
  Gate gate;
  Delivery delivery;
  std::vector<Parameter> parameters;
  std::vector<SectionRequest> sections;
  bool withholds_sections = false;  // others are for other readers than this report is for
  std::vector<EditionRequest> editions;
};

/// Reads a report definition and the theme it names. Every mistake is reported; the result is empty
/// when there was an error.
std::optional<Report> read_report(const std::filesystem::path& file, Diagnostics& diagnostics);
/// What there is of a report with mistakes, for what else is wrong with it; empty only for a file that is no TOML.
std::optional<Report> read_report_with_mistakes(const std::filesystem::path& file, Diagnostics& diagnostics);

}  // namespace quire::core
