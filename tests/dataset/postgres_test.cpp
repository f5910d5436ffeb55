// Against a real server. It takes seconds to start one, so the cases are few and long.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <limits>
#include <thread>

#include "dataset/folder.hpp"
#include "dataset/postgres_server.hpp"
#include "dataset/source/copy_binary.hpp"

using namespace quire::core;
using quire::test::PostgresServer;
using quire::test::said;
using quire::test::TemporaryFolder;

namespace {

struct Read {
  std::optional<Dataset> dataset;
  std::string said;
};

Read read(const std::string& manifest) {
  const TemporaryFolder folder;
  Diagnostics diagnostics;
  Read result;
  result.dataset = read_dataset(folder.write("dataset.toml", manifest), {}, diagnostics);
  result.said = said(diagnostics, folder.path());
  return result;
}

std::string database(const std::string& more = {}) {
  return "[databases.warehouse]\nhost = \"127.0.0.1\"\nport = " + std::to_string(PostgresServer::instance().port()) +
         "\ndbname = \"postgres\"\nuser = \"quire\"\n" + more;
}

const std::string kColumns =
    "[tables.t.columns]\nid = { type = \"text\", key = true }\nn = { type = \"integer\" }\n"
    "share = { type = \"decimal\" }\nopen = { type = \"boolean\" }\nday = { type = \"date\" }\n";

Read read_table(const std::string& keys, const std::string& columns = kColumns, const std::string& more = {}) {
  return read(database(more) + "[tables.t]\ndatabase = \"warehouse\"\n" + keys + "\n" + columns);
}

Read query(const std::string& statement, const std::string& columns = "n = { type = \"integer\" }",
           const std::string& more = {}) {
  return read_table("query = \"\"\"" + statement + "\"\"\"", "[tables.t.columns]\n" + columns + "\n", more);
}

const char* const kSales =
    "create table sales (day date, id varchar(9), n bigint, share numeric(9, 4), open boolean, note text);"
    "insert into sales values ('2025-03-01', 'b', 2, 0.25, true, 'x'), (null, 'a', 1, 1, false, 'y'),"
    "  ('2025-01-31', 'c', null, null, null, null)";

}  // namespace

TEST_CASE("a table of PostgreSQL, its types, and queries", "[dataset][postgres]") {
  PostgresServer& server = PostgresServer::instance();
  setenv("PGPASSFILE", server.password_file(PostgresServer::kPassword).c_str(), 1);
  server.execute(std::string("drop table if exists sales; ") + kSales);

  SECTION("a table, ordered by its key, may have columns that are not declared") {
    const Read result = read_table("table = \"public.sales\"");
    REQUIRE(result.said == "");
    const TableView& table = result.dataset->tables()[0];
    REQUIRE(table.row_count == 3);
    CHECK(table.file == "warehouse");
    CHECK(table.sha256.size() == 64);
    CHECK(table.find("id")->text(0) == "a");
    CHECK(table.find("n")->integer(1) == 2);
    CHECK_FALSE(table.find("n")->has(2));
    CHECK(table.find("share")->decimal(1) == 0.25);
    CHECK(table.find("open")->boolean(1));
    CHECK(iso_date(table.find("day")->date(2)) == "2025-01-31");
    CHECK_FALSE(table.find("day")->has(0));
  }
  SECTION("a query keeps its order, comments and semicolons") {
    const Read result = query("select id, 2 * n as n from sales where n > 0 order by n desc -- all;\n;  ",
                              "id = { type = \"text\" }\nn = { type = \"integer\" }");
    REQUIRE(result.said == "");
    CHECK(result.dataset->tables()[0].find("id")->text(0) == "b");
    CHECK(result.dataset->tables()[0].find("n")->integer(1) == 2);
  }
  SECTION("every type comes over exactly, or as its text") {
    const Read result = query(
        "select (-32768)::smallint as a, 2147483647 as b, (-9223372036854775808)::bigint as c, 0.1::real as d,"
        " 0.1::float8 as e, 12345678901234.5678::numeric as f, true as g, date '1999-12-31' as h,"
        " timestamptz '2025-11-26 01:00+02' as i, 'x '::char(3) as j, interval '1 day' as k, null as l, ''::text as m,"
        " '{\"a\": 1}'::jsonb as n, 'é中'::text as o",
        "a = { type = \"integer\" }\nb = { type = \"integer\" }\nc = { type = \"integer\" }\nd = { type = \"decimal\" }\n"
        "e = { type = \"decimal\" }\nf = { type = \"text\" }\ng = { type = \"boolean\" }\nh = { type = \"date\" }\n"
        "i = { type = \"text\" }\nj = { type = \"text\" }\nk = { type = \"text\" }\nl = { type = \"text\" }\n"
        "m = { type = \"text\" }\nn = { type = \"text\" }\no = { type = \"text\" }");
    REQUIRE(result.said == "");
    const TableView& table = result.dataset->tables()[0];
    CHECK(table.find("a")->integer(0) == -32768);
    CHECK(table.find("b")->integer(0) == 2147483647);
    CHECK(table.find("c")->integer(0) == std::numeric_limits<std::int64_t>::min());
    CHECK(table.find("d")->decimal(0) == 0.1);
    CHECK(table.find("e")->decimal(0) == 0.1);
    CHECK(table.find("f")->text(0) == "12345678901234.5678");
    CHECK(table.find("g")->boolean(0));
    CHECK(iso_date(table.find("h")->date(0)) == "1999-12-31");
    CHECK(table.find("i")->text(0) == "2025-11-25 23:00:00+00");
    CHECK(table.find("j")->text(0) == "x");
    CHECK(table.find("k")->text(0) == "P1D");
    CHECK_FALSE(table.find("l")->has(0));
    CHECK_FALSE(table.find("m")->has(0));
    CHECK(table.find("n")->text(0) == "{\"a\": 1}");
    CHECK(table.find("o")->text(0) == "é中");
  }
  SECTION("cells are held against the schema") {
    CHECK(query("select 'NaN'::float8 as n union all select 1.5 union all select 3").said ==
          "warehouse:1:1: error: column \"n\": \"nan\" is not a number\n"
          "warehouse:2:1: error: column \"n\": \"1.5\" is not an integer\n");
    CHECK(query("select date 'infinity' as n union all select date '0044-03-15 BC'", "n = { type = \"date\" }").said ==
          "warehouse:1:1: error: column \"n\": \"after the year 9999\" is not a date\n"
          "  hint: write an existing day as YYYY-MM-DD\n"
          "warehouse:2:1: error: column \"n\": \"before the year 1\" is not a date\n"
          "  hint: write an existing day as YYYY-MM-DD\n");
  }
  SECTION("a column of texts has what the server writes") {
    const Read days = query("select date 'infinity' as n union all select date '0044-03-15 BC'", "n = { type = \"text\" }");
    REQUIRE(days.said == "");
    CHECK(days.dataset->tables()[0].find("n")->text(0) == "infinity");
    CHECK(days.dataset->tables()[0].find("n")->text(1) == "0044-03-15 BC");
  }
  SECTION("a service file says where the server is") {
    const TemporaryFolder folder;
    const std::string services =
        folder.write("services", "[sales]\nhost=127.0.0.1\nuser=quire\ndbname=postgres\nport=" +
                                     std::to_string(server.port()) + "\n");
    setenv("PGSERVICEFILE", services.c_str(), 1);
    CHECK(read("[databases.d]\nservice = \"sales\"\n[tables.t]\ndatabase = \"d\"\ntable = \"sales\"\n" + kColumns).said ==
          "");
  }
  SECTION("all tables of a database are of one moment") {
    // The first query waits for long enough that a row gets in before the second begins.
    std::string manifest = database() +
                           "[tables.a]\ndatabase = \"warehouse\"\nquery = \"select count(*) as n, pg_sleep(0.5)::text as s"
                           " from sales\"\n[tables.a.columns]\nn = { type = \"integer\" }\ns = { type = \"text\" }\n"
                           "[tables.b]\ndatabase = \"warehouse\"\nquery = \"select count(*) as n from sales\"\n"
                           "[tables.b.columns]\nn = { type = \"integer\" }\n";
    std::thread writer([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(250));
      server.execute("insert into sales (id) values ('d')");
    });
    const Read result = read(manifest);
    writer.join();
    REQUIRE(result.said == "");
    CHECK(result.dataset->find("a")->find("n")->integer(0) == 3);
    CHECK(result.dataset->find("b")->find("n")->integer(0) == 3);
    CHECK(query("select count(*) as n from sales").dataset->tables()[0].find("n")->integer(0) == 4);
  }
}

TEST_CASE("what is wrong with a PostgreSQL source is said where it is declared", "[dataset][postgres]") {
  PostgresServer& server = PostgresServer::instance();
  setenv("PGPASSFILE", server.password_file(PostgresServer::kPassword).c_str(), 1);
  server.execute(std::string("drop table if exists sales; ") + kSales);
  const std::string place = "dataset.toml:8:9: error: table \"t\": \"warehouse\": ";

  CHECK(read_table("table = \"sale\"").said == place + "relation \"sale\" does not exist\n");
  CHECK(query("selct 1").said == place + "syntax error at or near \"selct\"\n");
  CHECK(query("select 1 as n; select 2").said ==
        place + "cannot insert multiple commands into a prepared statement\n");
  CHECK(query("select 1 as n) to program 'touch x' --").said == place + "syntax error at or near \")\"\n");
  CHECK(query("delete from sales").said == place + "the query must be one select\n");
  CHECK(query("delete from sales returning n").said == place + "syntax error at or near \"from\"\n");
  CHECK(query("select 1 / n as n from (values (1), (0)) as v (n)").said == place + "division by zero\n");
  CHECK(read(database("timeout = 1\n") + "[tables.t]\ndatabase = \"warehouse\"\nquery = \"select pg_sleep(3)::text as n\"\n"
             "[tables.t.columns]\nn = { type = \"text\" }\n").said ==
        "dataset.toml:9:9: error: table \"t\": \"warehouse\": the query took longer than 1 second\n"
        "  hint: \"timeout\" of the database sets this limit\n");
  CHECK(query("select 1 as m").said ==
        "warehouse: error: column \"m\" is not declared in table \"t\"\n"
        "dataset.toml:10:1: error: column \"n\" is not in \"warehouse\"\n");
  CHECK(query("select i as n from generate_series(1, 100000) as i"
              " where i < 50000 or pg_terminate_backend(pg_backend_pid())")
            .said.find("terminating connection due to administrator command") != std::string::npos);

  SECTION("a failed table does not spoil the next, a lost server is named once") {
    const std::string two =
        "[tables.t]\ndatabase = \"warehouse\"\nquery = \"select 1 / 0 as n\"\n[tables.t.columns]\nn = { type = \"integer\" }\n"
        "[tables.u]\ndatabase = \"warehouse\"\nquery = \"select 'x' as n\"\n[tables.u.columns]\nn = { type = \"integer\" }\n";
    CHECK(read(database() + two).said ==
          place + "division by zero\nwarehouse:1:1: error: column \"n\": \"x\" is not an integer\n");
    const std::string closed =
        "[databases.warehouse]\nhost = \"127.0.0.1\"\nport = 1\n";
    CHECK(read(closed + two).said ==
          "dataset.toml:1:12: error: database \"warehouse\": connection to server at \"127.0.0.1\", port 1 failed: "
          "Connection refused\n  hint: Is the server running on that host and accepting TCP/IP connections?\n");
  }
  SECTION("a password is never said") {
    setenv("PGPASSFILE", server.password_file("sesame-shut").c_str(), 1);
    const std::string said = query("select 1 as n").said;
    CHECK(said == "dataset.toml:1:12: error: database \"warehouse\": connection to server at \"127.0.0.1\", port " +
                      std::to_string(server.port()) + " failed: FATAL:  password authentication failed for user "
                      "\"quire\"; password retrieved from file \"" + server.password_file("…") + "\"\n"
                      "  hint: the password is looked for in ~/.pgpass, or in the file that PGPASSFILE names\n");
    setenv("PGPASSFILE", server.password_file(PostgresServer::kPassword).c_str(), 1);
    CHECK(query("select current_setting('x.sesame-open') as n").said.find("sesame-open") == std::string::npos);
  }
  SECTION("what is asked of the connection is held") {
    CHECK(query("select 1 as n", "n = { type = \"integer\" }", "sslmode = \"require\"\n").said.find(
              "server does not support SSL, but SSL was required") != std::string::npos);
  }
}

TEST_CASE("declarations of databases that cannot be right", "[dataset][postgres]") {
  const std::string columns = "[tables.t.columns]\nn = { type = \"integer\" }\n";
  CHECK(read("[databases.d]\npassword = \"x\"\nport = 0\nhots = \"h\"\ntimeout = \"1\"\n"
             "[tables.t]\ndatabase = \"dd\"\ntable = \"x\"\n" + columns).said ==
        "dataset.toml:3:8: error: \"port\" must be from 1 to 65535\n"
        "dataset.toml:5:11: error: \"timeout\" must be a whole number, found text\n"
        "dataset.toml:2:12: error: a password does not belong in a dataset\n"
        "  hint: put it into ~/.pgpass, or into the file that PGPASSFILE names\n"
        "dataset.toml:4:1: error: unknown key \"hots\" in [databases.d]\n  hint: did you mean \"host\"?\n"
        "dataset.toml:7:12: error: there is no database \"dd\"\n"
        "  hint: declare it: [databases.dd] with service = \"…\", or host and dbname\n");
  CHECK(read("[tables.t]\ndatabase = \"d\"\nfile = \"x.csv\"\nquery = \"select 1\"\n" + columns).said ==
        "dataset.toml:2:12: error: table \"t\" has both \"file\" and \"database\"\n"
        "dataset.toml:2:12: error: there is no database \"d\"\n"
        "  hint: declare it: [databases.d] with service = \"…\", or host and dbname\n");
}

TEST_CASE("a database that is declared wrong is not asked, and no secret of it is said", "[dataset][postgres]") {
  const std::string table = "[tables.t]\ndatabase = \"d\"\ntable = \"x\"\n[tables.t.columns]\nn = { type = \"integer\" }\n";
  CHECK(read("[databases.d]\nhost = \"127.0.0.1\"\nport = \"1\"\n" + table).said ==
        "dataset.toml:3:8: error: \"port\" must be a whole number, found text\n");
  CHECK(read("[databases.d]\ndbname = \"postgresql://boss:hunter2@127.0.0.1/x\"\n" + table).said ==
        "dataset.toml:2:10: error: \"dbname\" is a connection string, which may hold a password\n"
        "  hint: write its parts as host, port, dbname and user\n");
  CHECK(read("[databases.d]\nhost = \"127.0.0.1\"\npasswd = \"hunter2\"\n" + table).said ==
        "dataset.toml:3:10: error: a password does not belong in a dataset\n"
        "  hint: put it into ~/.pgpass, or into the file that PGPASSFILE names\n");
}

TEST_CASE("damaged rows of a COPY are refused, whatever they hold", "[dataset][postgres]") {
  using dataset_detail::Cell;
  using dataset_detail::CopyField;
  using dataset_detail::CopyReader;
  const std::string header("PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0", 19);
  const std::string row("\0\2\0\0\0\4\0\0\0\7\0\0\0\2ab", 16);
  const std::string end("\377\377", 2);
  const auto rows_of = [](const std::string& bytes, bool& good) {
    CopyReader reader({CopyField::int4, CopyField::text});
    int rows = 0;
    good = reader.read(bytes, [&](std::span<const Cell>) { ++rows; }) && reader.ended();
    return rows;
  };
  bool good = false;
  CHECK(rows_of(header + row + row + end, good) == 2);
  CHECK(good);
  const std::string whole = header + row + end;
  for (std::size_t size = 0; size < whole.size(); ++size) {
    rows_of(whole.substr(0, size), good);
    CHECK_FALSE(good);
  }
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const char byte : {'\0', '\1', '\377', '\200'}) {
      std::string changed = whole;
      changed[at] = byte;
      rows_of(changed, good);  // ends, within its bounds
    }
  }
}
