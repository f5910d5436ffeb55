#include "edition/archive.hpp"

#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <filesystem>

#include "edition/edition_support.hpp"
#include "edition/record_json.hpp"
#include "support/golden.hpp"

using namespace quire::core;
using namespace quire::test;
namespace fs = std::filesystem;

namespace {

using Access = Archive::Access;
using IfThere = Archive::IfThere;
using Stored = Archive::Stored;

std::string path_in(const TemporaryFolder& folder) { return folder.path() + "/archive.sqlite"; }

std::string error_on_opening(const std::string& file, Access access = Access::write) {
  Diagnostics diagnostics;
  CHECK(Archive::open(file, access, diagnostics) == nullptr);
  REQUIRE(diagnostics.all().size() == 1);
  return to_text(diagnostics.all()[0]);
}

void execute(const std::string& file, const char* sql) {
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open(file.c_str(), &database) == SQLITE_OK);
  REQUIRE(sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(database);
}

EditionRecord edition(const std::string& name, const std::string& as_of, double value = 1) {
  return record_of(name, as_of, {number("a", value)});
}

}  // namespace

TEST_CASE("what was archived is found again", "[edition][archive]") {
  const TemporaryFolder folder;
  Diagnostics diagnostics;
  const EditionRecord record = edition("2026-W46", "2026-11-15");
  {
    const auto archive = Archive::open(path_in(folder), Access::write, diagnostics);
    REQUIRE(archive);
    CHECK(archive->store(record, IfThere::keep) == Stored::added);
  }
  const auto archive = Archive::open(path_in(folder), Access::read, diagnostics);
  REQUIRE(archive);
  const std::optional<EditionRecord> found = archive->find("weekly", "2026-W46");
  REQUIRE(found);
  CHECK(record_to_json(*found) == record_to_json(record));
  CHECK_FALSE(archive->find("weekly", "2026-W45"));
  CHECK(archive->list().size() == 1);
  CHECK(diagnostics.all().empty());
}

TEST_CASE("an edition is replaced only when asked", "[edition][archive]") {
  const TemporaryFolder folder;
  Diagnostics diagnostics;
  const auto archive = Archive::open(path_in(folder), Access::write, diagnostics);
  REQUIRE(archive);
  CHECK(archive->store(edition("2026-W46", "2026-11-15", 1), IfThere::keep) == Stored::added);
  CHECK(archive->store(edition("2026-W46", "2026-11-15", 1), IfThere::keep) == Stored::unchanged);
  CHECK(archive->store(edition("2026-W46", "2026-11-15", 2), IfThere::keep) == Stored::kept);
  CHECK(archive->find("weekly", "2026-W46")->figures[0].value.low == 1);
  CHECK(archive->store(edition("2026-W46", "2026-11-15", 2), IfThere::replace) == Stored::replaced);
  CHECK(archive->find("weekly", "2026-W46")->figures[0].value.low == 2);
}

TEST_CASE("a complete edition takes the place of one with sections missing", "[edition][archive]") {
  const TemporaryFolder folder;
  Diagnostics diagnostics;
  const auto archive = Archive::open(path_in(folder), Access::write, diagnostics);
  EditionRecord broken = edition("2026-W46", "2026-11-15", 1);
  broken.complete = false;
  CHECK(archive->store(broken, IfThere::keep) == Stored::added);
  CHECK(archive->store(edition("2026-W46", "2026-11-15", 2), IfThere::keep) == Stored::replaced);
  CHECK(archive->store(broken, IfThere::keep) == Stored::kept);
}

TEST_CASE("an edition's predecessor is the last before it, in whatever order they came",
          "[edition][archive]") {
  const TemporaryFolder folder;
  Diagnostics diagnostics;
  const auto archive = Archive::open(path_in(folder), Access::write, diagnostics);
  REQUIRE(archive);
  for (const auto& [name, day] : {std::pair("2026-W46", "2026-11-15"), std::pair("2026-W44", "2026-11-01"),
                                  std::pair("2026-W48", "2026-11-29")})
    archive->store(edition(name, day), IfThere::keep);
  CHECK(archive->last_before(edition("2026-W47", "2026-11-22"))->name == "2026-W46");
  CHECK(archive->last_before(edition("2026-W45", "2026-11-08"))->name == "2026-W44");
  CHECK_FALSE(archive->last_before(edition("2026-W43", "2026-10-25")));
  // Built again later in its week, an edition is not its own predecessor.
  CHECK(archive->last_before(edition("2026-W48", "2026-12-01"))->name == "2026-W46");
  EditionRecord other = edition("2026-W47", "2026-11-22");
  other.series = "monthly";
  CHECK_FALSE(archive->last_before(other));
}

TEST_CASE("removed is gone, and only that", "[edition][archive]") {
  const TemporaryFolder folder;
  Diagnostics diagnostics;
  const auto archive = Archive::open(path_in(folder), Access::write, diagnostics);
  archive->store(edition("2026-W46", "2026-11-15"), IfThere::keep);
  archive->store(edition("2026-W47", "2026-11-22"), IfThere::keep);
  CHECK(archive->remove("weekly", "2026-W46"));
  CHECK_FALSE(archive->remove("weekly", "2026-W46"));
  CHECK(archive->list().at(0).name == "2026-W47");
}

TEST_CASE("an outcome replaces the one before", "[edition][archive]") {
  const TemporaryFolder folder;
  Diagnostics diagnostics;
  const auto archive = Archive::open(path_in(folder), Access::write, diagnostics);
  const Outcome outcome{"weekly", "2026-W46", "j", true, *parse_date("2026-11-20"), "FR notice"};
  CHECK(archive->store(outcome));
  Outcome corrected = outcome;
  corrected.happened = false;
  CHECK(archive->store(corrected));
  REQUIRE(archive->outcomes().size() == 1);
  CHECK_FALSE(archive->outcomes()[0].happened);
  CHECK(archive->outcomes()[0].note == "FR notice");
}

TEST_CASE("what is no archive of this program is refused and left alone", "[edition][archive]") {
  const TemporaryFolder folder;
  const std::string file = path_in(folder);
  SECTION("nothing there to read") {
    CHECK(error_on_opening(file, Access::read) ==
          file + ": error: there is no archive \"" + file + "\"\n" +
              "  hint: the first build of a report that names one makes it\n");
    CHECK_FALSE(fs::exists(file));
  }
  SECTION("text") {
    folder.write("archive.sqlite", std::string(200, 'x'));
    CHECK(error_on_opening(file) ==
          file + ": error: cannot open the archive: file is not a database\n"
                 "  hint: restore it from a copy, or set it aside and fill a new one with quire archive "
                 "import\n");
    CHECK(read_file(file) == std::string(200, 'x'));
  }
  SECTION("another database") {
    execute(file, "CREATE TABLE other (a)");
    CHECK(error_on_opening(file) == file + ": error: \"" + file +
                                        "\" is a database, but no archive of quire\n"
                                        "  hint: name another with --archive FILE\n");
  }
  SECTION("a newer archive") {
    Diagnostics diagnostics;
    REQUIRE(Archive::open(file, Access::write, diagnostics));
    execute(file, "PRAGMA user_version = 7");
    CHECK(error_on_opening(file) ==
          file + ": error: \"" + file +
              "\" was written by a newer quire: its schema is 7, this program knows 1\n"
              "  hint: name another with --archive FILE\n");
  }
  SECTION("a folder that is not there") {
    const std::string lost = folder.path() + "/none/archive.sqlite";
    CHECK(error_on_opening(lost) == lost +
                                        ": error: cannot open the archive: unable to open database file\n"
                                        "  hint: name another with --archive FILE, or build with "
                                        "--no-archive\n");
  }
}

TEST_CASE("a damaged archive is an error and never a crash", "[edition][archive]") {
  const TemporaryFolder folder;
  {
    Diagnostics diagnostics;
    const auto archive = Archive::open(path_in(folder), Access::write, diagnostics);
    for (int week = 10; week < 40; ++week)
      archive->store(edition("2026-W" + std::to_string(week), "2026-11-15", week), IfThere::keep);
  }
  const std::string sound = read_file(path_in(folder));
  for (std::size_t at = 100; at < sound.size(); at += 997) {
    std::string bytes = sound;
    for (std::size_t i = at; i < std::min(at + 64, bytes.size()); ++i) bytes[i] = static_cast<char>(~bytes[i]);
    folder.write("archive.sqlite", bytes);
    fs::remove(path_in(folder) + "-wal");
    fs::remove(path_in(folder) + "-shm");
    Diagnostics diagnostics;
    const auto archive = Archive::open(path_in(folder), Access::write, diagnostics);
    if (!archive) continue;
    archive->list();
    for (int week = 10; week < 40; ++week) archive->find("weekly", "2026-W" + std::to_string(week));
    archive->store(edition("2026-W41", "2026-11-16"), IfThere::keep);
  }
}

TEST_CASE("builds at once lose nothing", "[edition][archive]") {
  const TemporaryFolder folder;
  constexpr int kBuilds = 6;
  std::vector<pid_t> children;
  for (int build = 0; build < kBuilds; ++build) {
    const pid_t child = fork();
    if (child == 0) {
      Diagnostics diagnostics;
      const auto archive = Archive::open(path_in(folder), Access::write, diagnostics);
      const EditionRecord record = edition("2026-W" + std::to_string(10 + build), "2026-11-15");
      _exit(archive && archive->store(record, IfThere::keep) == Stored::added ? 0 : 1);
    }
    children.push_back(child);
  }
  for (const pid_t child : children) {
    int status = 0;
    waitpid(child, &status, 0);
    CHECK(status == 0);
  }
  Diagnostics diagnostics;
  CHECK(Archive::open(path_in(folder), Access::read, diagnostics)->list().size() == kBuilds);
}

TEST_CASE("a build killed at any moment loses nothing already archived", "[edition][archive]") {
  const TemporaryFolder folder;
  Diagnostics diagnostics;
  Archive::open(path_in(folder), Access::write, diagnostics)->store(edition("2026-W10", "2026-03-08"), IfThere::keep);
  for (int round = 0; round < 10; ++round) {
    const pid_t child = fork();
    if (child == 0) {
      Diagnostics ignored;
      const auto archive = Archive::open(path_in(folder), Access::write, ignored);
      for (int i = 0; archive != nullptr; ++i)
        archive->store(edition("2026-W11", "2026-03-15", i), IfThere::replace);
      _exit(0);
    }
    usleep(static_cast<useconds_t>(1000 + 700 * round));
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    const auto archive = Archive::open(path_in(folder), Access::write, diagnostics);
    REQUIRE(archive);
    CHECK(archive->find("weekly", "2026-W10").has_value());
    CHECK(diagnostics.all().empty());
  }
}
