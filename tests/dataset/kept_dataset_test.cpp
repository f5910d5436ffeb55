#include "dataset/kept_dataset.hpp"

#include <sqlite3.h>

#include <catch2/catch.hpp>

#include "support/golden.hpp"

using namespace quire::core;

namespace {

constexpr const char* kManifest =
    "[tables.chips]\nfile = \"chips.csv\"\n[tables.chips.columns]\nid = { type = \"text\" }\nmemory = { type = \"decimal\" }\n";

}  // namespace

TEST_CASE("a dataset is kept as long as its files are the same, and it is asked for alike", "[dataset]") {
  const quire::test::TemporaryFolder folder;
  folder.write("chips.csv", "id,memory\nh20,96\n");
  const std::string manifest = folder.write("dataset.toml", kManifest);
  KeptDataset kept;
  Diagnostics diagnostics;
  const auto read = [&](const DatasetOptions& options = {}) { return kept.read(manifest, options, diagnostics); };
  const auto first = read();
  REQUIRE(first != nullptr);
  CHECK(read() == first);

  folder.write("chips.csv", "id,memory\nh20,141\n");
  const auto second = read();
  REQUIRE(second != nullptr);
  CHECK(second->find("chips")->find("memory")->decimal(0) == 141);
  CHECK(first->find("chips")->find("memory")->decimal(0) == 96);  // whoever still has it

  DatasetOptions for_readers;
  for_readers.audience = "";
  CHECK(read(for_readers) != second);
  folder.write("dataset.toml", std::string(kManifest) + "as_of = { type = \"date\" }\n");
  CHECK(read() == nullptr);
  CHECK(diagnostics.error_count() == 1);
  folder.write("dataset.toml", kManifest);
  CHECK(read() != nullptr);
}

TEST_CASE("a dataset out of a database is read each time", "[dataset]") {
  const quire::test::TemporaryFolder folder;
  const std::string file = folder.path() + "/market.db";
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open(file.c_str(), &database) == SQLITE_OK);
  REQUIRE(sqlite3_exec(database, "create table chips (id text); insert into chips values ('h20')", nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(database);
  const std::string manifest = folder.write(
      "dataset.toml", "[tables.chips]\nfile = \"market.db\"\ntable = \"chips\"\n[tables.chips.columns]\nid = { type = \"text\" }\n");
  KeptDataset kept;
  Diagnostics diagnostics;
  const auto first = kept.read(manifest, {}, diagnostics);
  REQUIRE(first != nullptr);
  CHECK(kept.read(manifest, {}, diagnostics) != first);
}
