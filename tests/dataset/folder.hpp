#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "dataset/dataset.hpp"
#include "support/said.hpp"
#include "support/golden.hpp"

namespace quire::test {

using Files = std::vector<std::pair<std::string, std::string>>;

/// What reading a dataset complains about; `files` besides its manifest are written first.
inline std::string complaints(const std::string& manifest, const Files& files = {}) {
  const TemporaryFolder folder;
  for (const auto& [name, content] : files) folder.write(name, content);
  core::Diagnostics diagnostics;
  const auto dataset = core::read_dataset(folder.write("dataset.toml", manifest), {}, diagnostics);
  CHECK(dataset.has_value() != diagnostics.has_errors());
  return said(diagnostics, folder.path());
}

/// A dataset that must be without mistakes.
inline core::Dataset dataset_of(const std::string& manifest, const Files& files = {},
                                const core::DatasetOptions& options = {}) {
  const TemporaryFolder folder;
  for (const auto& [name, content] : files) folder.write(name, content);
  core::Diagnostics diagnostics;
  auto dataset = core::read_dataset(folder.write("dataset.toml", manifest), options, diagnostics);
  REQUIRE(said(diagnostics, folder.path()) == "");
  return std::move(*dataset);
}

/// A manifest with one table "t" of "t.csv" and these columns.
inline std::string one_table(const std::string& columns) {
  return "[tables.t]\nfile = \"t.csv\"\n[tables.t.columns]\n" + columns;
}

}  // namespace quire::test
