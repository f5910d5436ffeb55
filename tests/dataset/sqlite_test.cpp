#include <sqlite3.h>

#include <catch2/catch.hpp>

#include "dataset/folder.hpp"
#include "dataset/source/sqlite_tables.hpp"

using namespace quire::core;
using quire::test::said;
using quire::test::TemporaryFolder;

namespace {

const std::string kColumns =
    "[tables.t.columns]\nid = { type = \"text\", key = true }\nn = { type = \"integer\", min = 0 }\n"
    "share = { type = \"decimal\" }\nopen = { type = \"boolean\" }\nday = { type = \"date\" }\n";

const std::string kSales =
    "create table sales (day text, id text, n integer, share real, open integer, note text);"
    "insert into sales values ('2025-03-01', 'b', 2, 0.25, 1, 'x'), (null, 'a', 1, 1, 0, 'y'),"
    "  ('2025-01-31', 'c', null, null, null, null);";

void execute(const std::string& file, const std::string& sql) {
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open(file.c_str(), &database) == SQLITE_OK);
  REQUIRE(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(database);
}

struct Read {
  std::optional<Dataset> dataset;
  std::string said;
};

Read read(const std::string& keys, const std::string& sql = kSales, const std::string& columns = kColumns) {
  const TemporaryFolder folder;
  if (!sql.empty()) execute(folder.path() + "/t.db", sql);
  Diagnostics diagnostics;
  std::string manifest = "[tables.t]\nfile = \"t.db\"\n" + keys + "\n" + columns;
  Read result;
  result.dataset = read_dataset(folder.write("dataset.toml", manifest), {}, diagnostics);
  result.said = said(diagnostics, folder.path());
  return result;
}

}  // namespace

TEST_CASE("a table of an SQLite file, ordered by its key", "[dataset][sqlite]") {
  const Read result = read("table = \"sales\"");
  REQUIRE(result.said == "");
  const TableView& table = result.dataset->tables()[0];
  REQUIRE(table.row_count == 3);
  CHECK(table.file == "t.db");
  CHECK(table.sha256.size() == 64);
  CHECK(table.lines[2] == 3);
  CHECK(table.find("id")->text(0) == "a");
  CHECK(table.find("n")->integer(1) == 2);
  CHECK_FALSE(table.find("n")->has(2));
  CHECK(table.find("share")->decimal(0) == 1.0);
  CHECK(table.find("share")->decimal(1) == 0.25);
  CHECK(table.find("open")->boolean(1));
  CHECK(iso_date(table.find("day")->date(2)) == "2025-01-31");
  CHECK_FALSE(table.find("day")->has(0));
}

TEST_CASE("a file in UTF-16 is read as its texts", "[dataset][sqlite]") {
  const Read result = read("table = \"t\"", "pragma encoding = 'UTF-16le'; create table t (id text); insert into t values ('慢慢');",
                           "[tables.t.columns]\nid = { type = \"text\" }\n");
  REQUIRE(result.said == "");
  CHECK(result.dataset->tables()[0].find("id")->text(0) == "慢慢");
}

TEST_CASE("a query with a parameter is refused", "[dataset][sqlite]") {
  CHECK(read("query = \"select id, n, share, open, day from sales where n > ?\"").said.find(
            ": the query has a parameter, which nothing gives a value\n") != std::string::npos);
}

TEST_CASE("the hash is that of the rows, not of the file", "[dataset][sqlite]") {
  const std::string hash(read("table = \"sales\"").dataset->tables()[0].sha256);
  CHECK(hash == read("table = \"sales\"", kSales + "create table other (x); vacuum;").dataset->tables()[0].sha256);
  CHECK(hash != read("table = \"sales\"", kSales + "update sales set n = 3 where id = 'a';").dataset->tables()[0].sha256);
}

TEST_CASE("a query gives the rows in its own order", "[dataset][sqlite]") {
  const std::string columns = "[tables.t.columns]\nid = { type = \"text\" }\ntwice = { type = \"integer\" }\n";
  const Read result =
      read("query = \"select id, 2 * n as twice from sales where n > 0 order by n desc;\"", kSales, columns);
  REQUIRE(result.said == "");
  const TableView& table = result.dataset->tables()[0];
  REQUIRE(table.row_count == 2);
  CHECK(table.find("id")->text(0) == "b");
  CHECK(table.find("twice")->integer(0) == 4);
}

TEST_CASE("cells of an SQLite file are held against the schema", "[dataset][sqlite]") {
  CHECK(read("table = \"sales\"", kSales + "update sales set n = -1 where id = 'b';"
                                           "update sales set day = '1 March' where id = 'c';"
                                           "insert into sales values (45000, 'c', 1.5, 'much', 2, '');").said ==
        "t.db:2:3: error: column \"n\": \"-1\" is less than the minimum 0\n"
        "t.db:3:1: error: column \"day\": \"1 March\" is not a date\n"
        "  hint: write an existing day as YYYY-MM-DD\n"
        "t.db:4:3: error: column \"n\": \"1.5\" is not an integer\n"
        "t.db:4:4: error: column \"share\": \"much\" is not a number\n"
        "t.db:4:5: error: column \"open\": \"2\" is not a boolean\n"
        "  hint: write true or false\n"
        "t.db:4:1: error: column \"day\": \"45000\" is not a date\n"
        "  hint: write an existing day as YYYY-MM-DD\n"
        "t.db:4:2: error: column \"id\": key \"c\" is already in line 3\n");
}

TEST_CASE("what is wrong with an SQLite source is said where it is declared", "[dataset][sqlite]") {
  CHECK(read("table = \"sale\"").said == "dataset.toml:3:9: error: table \"t\": \"t.db\": no such table: sale\n");
  CHECK(read("query = \"selct 1\"").said ==
        "dataset.toml:3:9: error: table \"t\": \"t.db\": near \"selct\": syntax error\n");
  CHECK(read("query = \"delete from sales\"").said ==
        "dataset.toml:3:9: error: table \"t\": \"t.db\": not authorized\n"
        "  hint: a query may only read the tables of its own file\n");
  CHECK(read("query = \"select 1; select 2\"").said ==
        "dataset.toml:3:9: error: table \"t\": \"t.db\": the query must be one select\n");
  CHECK(read("query = \"attach '/etc/passwd' as p\"").said ==
        "dataset.toml:3:9: error: table \"t\": \"t.db\": not authorized\n"
        "  hint: a query may only read the tables of its own file\n");
  CHECK(read("table = \"sales\"", kSales, "[tables.t.columns]\nnotes = { type = \"text\" }\n").said ==
        "dataset.toml:5:1: error: column \"notes\" is not in \"t.db\"\n  hint: did you mean \"note\"?\n");
  CHECK(read("table = \"sales\"", "").said == "dataset.toml:1:9: error: table \"t\": \"t.db\" does not exist\n");
  CHECK(read("").said ==
        "dataset.toml:1:1: error: table \"t\" has neither \"table\" nor \"query\"\n"
        "  hint: a database needs one of them: table = \"sales\", or query = \"select …\"\n");
  CHECK(read("table = \"a\"\nquery = \"b\"").said ==
        "dataset.toml:4:9: error: table \"t\" has both \"table\" and \"query\"\n");
  CHECK(quire::test::complaints("[tables.t]\nfile = \"t.db\"\ntable = \"x\"\n" + kColumns, {{"t.db", "not a database, but a text"}}) ==
        "dataset.toml:1:9: error: table \"t\": \"t.db\" is not an SQLite database\n");
}

TEST_CASE("a writer between two tables of one file is not seen", "[dataset][sqlite]") {
  const TemporaryFolder folder;
  const std::string file = folder.path() + "/t.db";
  execute(file, "pragma journal_mode = wal;" + kSales);
  dataset_detail::TableSchema schema;
  schema.name = "t";
  schema.columns.emplace_back().name = "id";
  const dataset_detail::SqliteOrigin origin{"t.db", {"sales", "", {}}};
  Diagnostics diagnostics;
  dataset_detail::SqliteTables tables;
  const auto before = tables.read(schema, origin, folder.path(), diagnostics);
  execute(file, "delete from sales;");
  const auto after = tables.read(schema, origin, folder.path(), diagnostics);
  REQUIRE(diagnostics.all().empty());
  CHECK(before.row_count() == 3);
  CHECK(after.row_count() == 3);
  CHECK(after.sha256 == before.sha256);
  CHECK(dataset_detail::SqliteTables().read(schema, origin, folder.path(), diagnostics).row_count() == 0);
}
