#include <catch2/catch.hpp>

#include "app/quire_program.hpp"

using namespace quire::test;

namespace {

/// A report on the sample dataset, copied so that a test can change it.
class Copied {
 public:
  Copied() {
    run_program({"cp", "-r", QUIRE_SOURCE_DIR "/samples/dataset", folder_.path() + "/data"});
    write_report("Rules");
  }
  void write_report(const std::string& title, const std::string& file = "r.toml") const {
    folder_.write(file, "title = \"" + title + "\"\ncadence = \"weekly\"\nas_of = 2026-11-23\narchive = \"past.sqlite\"\n"
                            "dataset = \"data/dataset.toml\"\n[[section]]\nplugin = \"policy_summary\"\n");
  }
  void append(const std::string& file, const std::string& text) const {
    folder_.write("data/" + file, read_file(folder_.path() + "/data/" + file) + text);
  }
  void write(const std::string& file, const std::string& text) const { folder_.write(file, text); }
  std::string path(const std::string& file) const { return folder_.path() + "/" + file; }
  ProgramResult run(const std::vector<std::string>& arguments) const { return run_quire(arguments, {}, folder_.path()); }

 private:
  TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("a briefing is verified against what is there today", "[verify]") {
  const Copied copied;
  copied.run({"build", "r.toml", "--as-of", "2026-11-09", "-o", "a.pdf"});
  REQUIRE(copied.run({"build", "r.toml", "-o", "b.pdf"}).exit_code == 0);
  const ProgramResult same = copied.run({"verify", "b.pdf", "r.toml"});
  CHECK(same.exit_code == 0);
  CHECK(same.out == "b.pdf is what r.toml gives today, byte for byte\n");
  CHECK(copied.run({"verify", "a.pdf", "r.toml"}).exit_code == 0);

  copied.append("dataset.toml", "# checked\n");
  copied.write_report("Other rules");
  const ProgramResult other = copied.run({"verify", "b.pdf", "r.toml"});
  CHECK(other.exit_code == 6);
  CHECK(other.out.starts_with("report \"r\": "));
  CHECK(other.out.find("data \"suspensions\": ") != std::string::npos);
  CHECK(other.out.ends_with("no figure and no judgment differs in the record that the file carries\n"));
}

TEST_CASE("a briefing that was changed is told from one whose inputs were", "[verify]") {
  const Copied copied;
  REQUIRE(copied.run({"build", "r.toml", "-o", "b.pdf"}).exit_code == 0);
  copied.write("b.pdf", read_file(copied.path("b.pdf")) + "\n");
  const ProgramResult changed = copied.run({"verify", "b.pdf", "r.toml"});
  CHECK(changed.exit_code == 6);
  CHECK(changed.out ==
        "the file is not the one that the archive knows of this edition: it was changed, or made elsewhere\n"
        "no figure and no judgment differs in the record that the file carries\n");
  const ProgramResult unknown = copied.run({"verify", "b.pdf", "r.toml", "--no-archive"});
  CHECK(unknown.exit_code == 6);
  CHECK(unknown.out.find("or the file was changed after it was written\n") != std::string::npos);
}

TEST_CASE("another theme is named", "[verify]") {
  const Copied copied;
  copied.write("themes/house.toml", "name = \"house\"\n");
  copied.write_report("Rules\"\ntheme = \"house");
  REQUIRE(copied.run({"build", "r.toml", "-o", "b.pdf", "--no-archive"}).exit_code == 0);
  copied.write("themes/house.toml", "name = \"house\"\n# bluer\n[colors]\nlink = \"#004A7E\"\n");
  const ProgramResult other = copied.run({"verify", "b.pdf", "r.toml", "--no-archive"});
  CHECK(other.exit_code == 6);
  CHECK(other.out.starts_with("theme of \"r\": "));
}

TEST_CASE("a briefing is held against the report that it was made from", "[verify]") {
  const Copied copied;
  REQUIRE(copied.run({"build", "r.toml", "-o", "b.pdf", "--no-archive"}).exit_code == 0);
  copied.write_report("Another", "other.toml");
  const ProgramResult other = copied.run({"verify", "b.pdf", "other.toml"});
  CHECK(other.exit_code == 6);
  CHECK(other.out == "b.pdf was made from the report \"r\", not from \"other\"\n");
}

TEST_CASE("a locked build refuses other data", "[lock]") {
  const Copied copied;
  const ProgramResult missing = copied.run({"build", "r.toml", "-o", "a.pdf", "--locked"});
  CHECK(missing.exit_code == 1);
  CHECK(missing.err == "r.lock: error: \"r.lock\" does not exist\n  hint: quire lock REPORT writes it\n");
  CHECK(copied.run({"lock", "r.toml"}).err == "wrote r.lock\n");
  CHECK(copied.run({"build", "r.toml", "-o", "a.pdf", "--locked"}).exit_code == 0);
  copied.append("dataset.toml", "# checked\n");
  const ProgramResult other = copied.run({"build", "r.toml", "-o", "a.pdf", "--locked"});
  CHECK(other.exit_code == 1);
  CHECK(other.err.starts_with("r.lock: error: data \"dataset.toml\" is not what the lock says: "));
  CHECK(other.err.ends_with("\n  hint: build without --locked, or write the lock again with quire lock\n"));
}

TEST_CASE("a locked build refuses other files of a plugin", "[lock]") {
  const Copied copied;
  copied.write("plugins/policy_summary/words.txt", "as checked\n");
  run_program({"cp", QUIRE_BINARY_DIR "/lib/quire/plugins/policy_summary.so", copied.path("plugins")});
  REQUIRE(copied.run({"lock", "r.toml"}).exit_code == 0);
  CHECK(copied.run({"build", "r.toml", "-o", "a.pdf", "--locked"}).exit_code == 0);
  copied.write("plugins/policy_summary/words.txt", "changed\n");
  const ProgramResult other = copied.run({"build", "r.toml", "-o", "a.pdf", "--locked"});
  CHECK(other.exit_code == 1);
  CHECK(other.err.starts_with("r.lock: error: plugin \"policy_summary/words.txt\" is not what the lock says: "));
}
