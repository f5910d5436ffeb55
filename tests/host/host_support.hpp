#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "host/host.hpp"
#include "support/golden.hpp"

namespace quire::test {

/// Three chips; the second has no memory, the third is unchecked.
inline core::Dataset small_dataset() {
  const TemporaryFolder folder;
  folder.write("chips.csv",
               "id,memory,source,url,as_of,grade,verification\n"
               "a,80,Data sheet,https://a.example/,2026-01-02,vendor,checked\n"
               "b,,Data sheet,https://a.example/,2025-12-31,vendor,derived\n"
               "c,96,Press,https://c.example/,2026-02-03,reported,unchecked\n");
  const std::string manifest = folder.write("dataset.toml", R"(
[tables.chips]
file = "chips.csv"
[tables.chips.provenance]
source = "source"
source_url = "url"
as_of = "as_of"
confidence = "grade"
verification = "verification"
[tables.chips.columns]
id = { type = "text", key = true }
memory = { type = "decimal", unit = "GB" }
source = { type = "text" }
url = { type = "text" }
as_of = { type = "date" }
grade = { type = "text" }
verification = { type = "text" }
)");
  core::Diagnostics diagnostics;
  auto dataset = core::read_dataset(manifest, {}, diagnostics);
  for (const core::Diagnostic& diagnostic : diagnostics.all()) UNSCOPED_INFO(to_text(diagnostic));
  REQUIRE(dataset.has_value());
  return std::move(*dataset);
}

/// All that was said, one diagnostic after the other.
inline std::string said(const core::Diagnostics& diagnostics) {
  std::string text;
  for (const core::Diagnostic& diagnostic : diagnostics.all()) text += to_text(diagnostic);
  return text;
}

/// A section of a report at line `line` of r.toml.
inline core::SectionRequest section(std::string plugin, std::vector<core::Option> options = {},
                                    std::uint32_t line = 1) {
  core::SectionRequest request;
  request.plugin = std::move(plugin);
  request.options = std::move(options);
  request.where = {"r.toml", line, 10};
  return request;
}

inline core::Report report_of(std::vector<core::SectionRequest> sections) {
  core::Report report;
  report.file = "r.toml";
  report.title = "Weekly";
  report.cadence = core::Cadence::weekly;
  report.sections = std::move(sections);
  return report;
}

inline core::RunOptions run_options() {
  core::RunOptions options;
  options.worker_program = QUIRE_TEST_WORKER;
  options.jobs = 2;
  options.as_of = *core::parse_date("2026-11-23");
  return options;
}

inline core::PluginCatalog test_catalog() {
  return core::find_plugins({{QUIRE_TEST_PLUGINS, "--plugin"}});
}

}  // namespace quire::test
