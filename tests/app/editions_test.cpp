#include <catch2/catch.hpp>

#include <filesystem>

#include "app/quire_program.hpp"

using namespace quire::test;

namespace {

/// A folder with a weekly report on the rules, its archive beside it.
class Weekly {
 public:
  explicit Weekly(const std::string& more = "") {
    folder_.write("weekly.toml", "title = \"Rules\"\ncadence = \"weekly\"\narchive = \"past.sqlite\"\n" + more +
                                     "dataset = \"" QUIRE_SOURCE_DIR "/samples/dataset/dataset.toml\"\n"
                                     "[[section]]\nplugin = \"policy_summary\"\n");
  }

  ProgramResult run(std::vector<std::string> arguments) const { return run_quire(arguments, {}, folder_.path()); }

  ProgramResult build(const std::string& as_of, const std::string& output,
                      const std::vector<std::string>& more = {}) const {
    std::vector<std::string> arguments{"build", "weekly.toml", "--as-of", as_of, "-o", output};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
  }

  std::string text_of(const std::string& pdf) const {
    return run_program({"pdftotext", "-layout", pdf, "-"}, folder_.path()).out;
  }

  bool has(const std::string& name) const { return std::filesystem::exists(folder_.path() + "/" + name); }
  std::string path(const std::string& name) const { return folder_.path() + "/" + name; }
  void write(const std::string& name, const std::string& content) const { folder_.write(name, content); }

 private:
  TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("the second edition says what changed since the first", "[editions]") {
  const Weekly weekly;
  const ProgramResult first = weekly.build("2026-11-09", "a.pdf");
  INFO(first.err);
  REQUIRE(first.exit_code == 0);
  CHECK(weekly.text_of("a.pdf").find("No earlier edition is archived") != std::string::npos);
  REQUIRE(weekly.build("2026-11-23", "b.pdf").exit_code == 0);
  const std::string text = weekly.text_of("b.pdf");
  INFO(text);
  CHECK(text.find("What changed since 2026-W46") != std::string::npos);
  CHECK(text.find("50% Affiliates Rule, State: sus") != std::string::npos);
  CHECK(text.find("What moved, most important first") != std::string::npos);
  CHECK(text.find("since 2026-W46: ▲ up ▼ down ◆ changed ✚ new ● same") != std::string::npos);

  const ProgramResult list = weekly.run({"archive", "list", "past.sqlite"});
  CHECK(list.out.find("2026-W46     as of 2026-11-09") != std::string::npos);
  CHECK(list.out.find("2026-W48     as of 2026-11-23") != std::string::npos);
}

TEST_CASE("an edition built again is the same, and the archive keeps the first", "[editions]") {
  const Weekly weekly;
  weekly.build("2026-11-09", "a.pdf");
  weekly.build("2026-11-23", "b.pdf");
  const ProgramResult again = weekly.build("2026-11-23", "c.pdf");
  CHECK(again.err.find("warning") == std::string::npos);
  CHECK(read_file(weekly.path("b.pdf")) == read_file(weekly.path("c.pdf")));
  // Later in the same week: the edition is not compared with itself.
  const ProgramResult later = weekly.build("2026-11-25", "d.pdf");
  CHECK(later.exit_code == 0);
  CHECK(later.err.find("past.sqlite: warning: edition \"2026-W48\" of \"weekly\" is archived with other content, "
                       "which stays\n  hint: pass --replace to archive this build instead\n") !=
        std::string::npos);
  CHECK(weekly.text_of("d.pdf").find("What changed since 2026-W46") != std::string::npos);
  CHECK(weekly.build("2026-11-25", "d.pdf", {"--replace"}).err.find("warning") == std::string::npos);
  CHECK(weekly.run({"archive", "list", "past.sqlite"}).out.find("2026-W48     as of 2026-11-25") !=
        std::string::npos);
}

TEST_CASE("dumps, parts and --no-archive leave the archive alone", "[editions]") {
  const Weekly weekly;
  CHECK(weekly.run({"build", "weekly.toml", "--as-of", "2026-11-09", "--dump", "layout"}).exit_code == 0);
  CHECK(weekly.build("2026-11-09", "a.pdf", {"--no-archive"}).exit_code == 0);
  CHECK(weekly.build("2026-11-09", "a.pdf", {"--only", "policy_summary"}).exit_code == 0);
  CHECK_FALSE(weekly.has("past.sqlite"));
}

TEST_CASE("an archive that cannot be used stops the build before it begins", "[editions]") {
  const Weekly weekly;
  weekly.write("past.sqlite", "not a database, but long enough to be taken for one");
  const ProgramResult result = weekly.build("2026-11-09", "a.pdf");
  CHECK(result.exit_code == 1);
  CHECK(result.err.starts_with("past.sqlite: error: cannot open the archive: file is not a database\n"));
  CHECK_FALSE(weekly.has("a.pdf"));
}

TEST_CASE("where no archive can be written the briefing is, and the exit code tells", "[editions]") {
  const Weekly weekly;
  const ProgramResult result = weekly.build("2026-11-09", "a.pdf", {"--archive", "/proc/past.sqlite"});
  CHECK(result.exit_code == 3);
  CHECK(result.err.starts_with(
      "/proc/past.sqlite: warning: nothing can be written here, so this edition is not archived\n"
      "  hint: name another with --archive FILE, or build with --no-archive\n"));
  CHECK(weekly.has("a.pdf"));
}

TEST_CASE("an edition is named by its cadence", "[editions]") {
  const Weekly weekly("first_edition = 2026-11-01\n");
  const ProgramResult result =
      weekly.run({"build", "weekly.toml", "--edition", "2026-W47", "-o", "a.pdf", "--no-archive"});
  INFO(result.err);
  CHECK(result.exit_code == 0);
  CHECK(weekly.text_of("a.pdf").find("Edition 2026-W47 (no. 4) · as of 22 November 2026") != std::string::npos);
  const ProgramResult wrong = weekly.run({"build", "weekly.toml", "--edition", "2026-11"});
  CHECK(wrong.exit_code == 1);
  CHECK(wrong.err.find("weekly.toml: error: \"2026-11\" names no edition of a report whose cadence is "
                       "\"weekly\"\n  hint: write it as 2026-W") != std::string::npos);
  CHECK(weekly.run({"build", "weekly.toml", "--edition", "2026-W47", "--as-of", "2026-11-22"}).exit_code == 2);
}

TEST_CASE("diff compares editions, briefings and reports alike", "[editions][diff]") {
  const Weekly weekly;
  weekly.build("2026-11-09", "a.pdf");
  weekly.build("2026-11-23", "b.pdf");
  const ProgramResult files = weekly.run({"diff", "a.pdf", "b.pdf"});
  CHECK(files.exit_code == 6);
  CHECK(files.out.starts_with("weekly 2026-W46 as of 2026-11-09 → weekly 2026-W48 as of 2026-11-23\n"));
  CHECK(files.out.find("changed        50% Affiliates Rule, State: suspended → state unknown  "
                       "[rule/us-2025-affiliates/state]\n") != std::string::npos);
  CHECK(weekly.run({"diff", "--archive", "past.sqlite", "2026-W46", "2026-W48"}).out == files.out);
  CHECK(weekly.run({"diff", "a.pdf", "weekly.toml@2026-11-23"}).out == files.out);
  std::filesystem::create_directory_symlink(".", weekly.path("job@2"));  // a folder with an @ of its own
  CHECK(weekly.run({"diff", "a.pdf", "job@2/weekly.toml@2026-11-23"}).out == files.out);
  CHECK(weekly.run({"diff", "b.pdf", "b.pdf"}).exit_code == 0);
  const ProgramResult json = weekly.run({"diff", "a.pdf", "b.pdf", "--json", "-o", "changes.pdf"});
  CHECK(json.out.starts_with("{\n  \"format\": \"quire-diff\",\n"));
  CHECK(weekly.text_of("changes.pdf").find("What moved, most important first") != std::string::npos);
  const ProgramResult lost = weekly.run({"diff", "a.pdf", "2026-W48"});
  CHECK(lost.exit_code == 1);
  CHECK(lost.err ==
        "error: cannot tell what \"2026-W48\" is\n"
        "  hint: name a PDF, a report (.toml), a record (.json), or give --archive FILE for an edition\n");
}

TEST_CASE("explain tells where a figure stands and what it rests on", "[editions][explain]") {
  const Weekly weekly;
  weekly.build("2026-11-23", "a.pdf", {"--no-archive"});
  const ProgramResult by_key = weekly.run({"explain", "a.pdf", "rule/us-2025-affiliates/state"});
  CHECK(by_key.exit_code == 0);
  CHECK(by_key.out.starts_with(
      "state unknown\n"
      "  in       Table 1, row 1 \"50% Affiliates Rule\", column 4 \"State\" (#t1.r1.c4)\n"
      "  key      rule/us-2025-affiliates/state\n"
      "  formula  M3.1: effective dates and suspensions on the day of the edition\n"
      "  method   State of a rule: from effective dates and suspensions on the day, all days inclusive; after a "
      "suspension that nobody has checked since: unknown. Limits: no legal advice; the record's own words only "
      "qualify\n"
      "  row      rules.csv, line 20 (table rules, sha256 "));
  CHECK(weekly.run({"explain", "a.pdf", "#t1.r1.c4"}).out == by_key.out);
  CHECK(weekly.run({"explain", "a.pdf"}).out.find("rule/us-2025-affiliates/state\tstate unknown\n") !=
        std::string::npos);
  const std::string read = weekly.run({"explain", "a.pdf", "rule/cn-2024-usban/suspension_ends"}).out;
  CHECK(read.find("  formula  none: the cell holds it\n") != std::string::npos);
  CHECK(read.find("  row      dataset.toml, line 105, column \"to\" (table suspensions") != std::string::npos);
  const ProgramResult lost = weekly.run({"explain", "a.pdf", "rule/us-2025-afiliates/state"});
  CHECK(lost.exit_code == 1);
  CHECK(lost.err ==
        "a.pdf: error: no figure stands at \"rule/us-2025-afiliates/state\"\n"
        "  hint: did you mean \"rule/us-2025-affiliates/state\"?\n");
  weekly.write("b.pdf", "none");
  CHECK(weekly.run({"explain", "b.pdf"}).err.starts_with("b.pdf: error: cannot read the PDF: "));
}

TEST_CASE("an archive is shown, exported, imported and pruned", "[editions][archive]") {
  const Weekly weekly;
  weekly.build("2026-11-09", "a.pdf");
  weekly.build("2026-11-16", "m.pdf");
  weekly.build("2026-11-23", "b.pdf");
  CHECK(weekly.run({"archive", "show", "past.sqlite", "2026-W48"}).out.starts_with(
      "Rules · weekly 2026-W48 as of 2026-11-23\nplugin    policy_summary "));
  const ProgramResult wrong = weekly.run({"archive", "show", "past.sqlite", "2026-W4"});
  CHECK(wrong.exit_code == 1);
  CHECK(wrong.err == "past.sqlite: error: there is no edition \"2026-W4\"\n  hint: did you mean \"2026-W46\"?\n");
  REQUIRE(weekly.run({"archive", "outcome", "past.sqlite", "2026-W46", "policy/outlook/us", "not", "--on",
                      "2026-11-20", "--note", "none ended"})
              .exit_code == 0);
  const std::vector<std::string> other{"archive", "outcome", "past.sqlite", "2026-W46", "policy/outlook/us", "happened", "--on", "2026-11-21"};
  CHECK(weekly.run(other).err ==
        "past.sqlite: error: \"policy/outlook/us\" of \"2026-W46\" is recorded already: did not happen, known on 2026-11-20: none ended\n"
        "  hint: pass --replace to record this instead\n");
  CHECK(weekly.run({"archive", "show", "past.sqlite", "2026-W46"}).out.find(
            "outcome   policy/outlook/us: did not happen, known on 2026-11-20: none ended\n") != std::string::npos);
  const std::string exported = weekly.run({"archive", "export", "past.sqlite"}).out;
  weekly.write("past.jsonl", exported);
  const ProgramResult imported = weekly.run({"archive", "import", "copy.sqlite", "past.jsonl"});
  CHECK(imported.err ==
        "copy.sqlite: editions: 3 added, 0 replaced, 0 there already, 0 kept as they were; outcomes: 1\n");
  CHECK(weekly.run({"archive", "export", "copy.sqlite"}).out == exported);
  weekly.write("bad.jsonl", exported + "{\"format\":\"quire-edition\"}\n");
  const ProgramResult refused = weekly.run({"archive", "import", "other.sqlite", "bad.jsonl"});
  CHECK(refused.err == "bad.jsonl:5: error: cannot read an edition: it has version none, this program reads 1\n");
  CHECK_FALSE(weekly.has("other.sqlite"));
  CHECK(weekly.run({"archive", "prune", "copy.sqlite", "--keep", "1", "--dry-run"}).err.starts_with("kept, for an outcome of it is recorded: weekly"));
  CHECK(weekly.run({"archive", "prune", "copy.sqlite", "--keep", "1"}).exit_code == 0);
  const std::string left = weekly.run({"archive", "list", "copy.sqlite"}).out;
  CHECK(left.find("2026-W46") != std::string::npos);  // what its scored judgment said is needed
  CHECK(left.find("2026-W47") == std::string::npos);
  CHECK(weekly.build("2026-11-12", "late.pdf", {"--archive", "copy.sqlite"}).err.find(
            "edition \"2026-W48\" was archived before \"2026-W46\"") == std::string::npos);  // there already
  CHECK(weekly.build("2026-11-16", "late.pdf", {"--archive", "copy.sqlite"}).err.find(
            "edition \"2026-W48\" was archived before \"2026-W47\" and compared with an earlier one\n") != std::string::npos);
}

TEST_CASE("a full disk is said, and what was archived is there when it has room again", "[editions][archive]") {
  const Weekly weekly;
  // A disk of its own, in a namespace of its own, so that nothing else fills up.
  if (run_program({"unshare", "-Urm", "true"}).exit_code != 0) {
    WARN("not run: this machine gives no mount namespaces");
    return;
  }
  weekly.write("on_full_disk.sh",
               "set -e\nmkdir disk\nmount -t tmpfs -o size=1m none disk\n"
               "build() { \"$1\" build weekly.toml --as-of $2 --archive disk/past.sqlite -o $3; }\n"
               "build \"$1\" 2026-11-09 a.pdf 2>&1\n"
               "dd if=/dev/zero of=disk/rest bs=4k 2>/dev/null || true\n"
               "build \"$1\" 2026-11-23 b.pdf 2>&1 || echo \"exit $?\"\n"
               "rm disk/rest\n"
               "\"$1\" archive list disk/past.sqlite\n"
               "build \"$1\" 2026-11-23 b.pdf 2>&1\n"
               "\"$1\" archive list disk/past.sqlite | wc -l\n");
  const ProgramResult result =
      run_program({"unshare", "-Urm", "sh", "on_full_disk.sh", QUIRE_BINARY_DIR "/bin/quire"}, weekly.path("."));
  INFO(result.err);
  REQUIRE(result.exit_code == 0);
  CHECK(result.out.find("disk/past.sqlite: error: cannot open the archive: database or disk is full\n"
                        "  hint: make room on the disk; what was archived before is whole\nexit 1\n") !=
        std::string::npos);
  CHECK(result.out.find("weekly                   2026-W46 ") != std::string::npos);
  CHECK(result.out.ends_with("\n2\n"));
}

TEST_CASE("a figure under another name since a plugin changed is told, not guessed", "[editions][archive]") {
  const Weekly weekly;
  weekly.build("2026-11-09", "a.pdf");
  std::string past = weekly.run({"archive", "export", "past.sqlite"}).out;
  const auto replace = [&](const std::string& from, const std::string& to) {
    const std::size_t at = past.find(from);
    REQUIRE(at != std::string::npos);
    past.replace(at, from.size(), to);
  };
  replace("\"key\":\"rule/us-2025-affiliates/state\"", "\"key\":\"rule/affiliates/state\"");
  const std::string version = "\"id\":\"policy_summary\",\"version\":\"";
  const std::size_t hash = past.find("\"sha256\":\"", past.find(version)) + 10;
  past.replace(hash, 4, "0000");
  weekly.write("past.jsonl", past);
  REQUIRE(weekly.run({"archive", "import", "renamed.sqlite", "past.jsonl"}).exit_code == 0);
  const ProgramResult built = weekly.build("2026-11-23", "b.pdf", {"--archive", "renamed.sqlite"});
  CHECK(built.exit_code == 0);
  CHECK(built.err.find("warning: plugin \"policy_summary\" says \"rule/us-2025-affiliates/state\" where edition \"2026-W46\" "
                       "said \"rule/affiliates/state\": told as one figure gone and one new\n"
                       "  hint: if it is the same figure, write \"rule/affiliates/state\" = "
                       "\"rule/us-2025-affiliates/state\" under [renamed_keys] in its plugin.toml\n") != std::string::npos);
}

TEST_CASE("diff follows the keys that the later edition says were renamed", "[editions]") {
  const Weekly weekly;
  const auto edition = [](const std::string& name, const std::string& renamed, const std::string& key) {
    return "{\"format\":\"quire-edition\",\"version\":1,\"series\":\"s\",\"edition\":\"" + name +
           "\",\"title\":\"T\",\"as_of\":\"2026-11-23\",\"plugins\":[{\"id\":\"p\"}],\"renamed_keys\":[" + renamed +
           "],\"data\":[],\"figures\":[{\"key\":\"" + key +
           "\",\"plugin\":\"p\",\"value\":{\"kind\":\"number\",\"number\":4}}],\"judgments\":[]}";
  };
  weekly.write("old.json", edition("2026-W46", "", "dike/headroom/a"));
  weekly.write("new.json", edition("2026-W48", "[\"p\",\"dike/headroom/\",\"dike/spare/\"]", "dike/spare/a"));
  const ProgramResult renamed = weekly.run({"diff", "old.json", "new.json"});
  CHECK(renamed.exit_code == 0);
  CHECK(renamed.out.ends_with("0 of 1 figures and 0 of 0 judgments differ\n"));
  CHECK(weekly.run({"diff", "new.json", "old.json"}).exit_code == 6);
}

TEST_CASE("no output overwrites what is read or kept", "[editions]") {
  const Weekly weekly;
  weekly.build("2026-11-09", "a.pdf");
  const std::string archive = read_file(weekly.path("past.sqlite"));
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"archive", "export", "past.sqlite", "-o", "./past.sqlite"},
        {"build", "weekly.toml", "--as-of", "2026-11-23", "-o", "past.sqlite"},
        {"build", "weekly.toml", "--as-of", "2026-11-23", "--no-archive", "-o", "weekly.toml"},
        {"diff", "a.pdf", "weekly.toml@2026-11-23", "-o", "a.pdf"}}) {
    const ProgramResult result = weekly.run(arguments);
    INFO(result.err);
    CHECK(result.exit_code == 1);
    CHECK(result.err.find("is what this reads or keeps, and would be lost\n  hint: name another output\n") !=
          std::string::npos);
  }
  CHECK(read_file(weekly.path("past.sqlite")) == archive);
  CHECK(read_file(weekly.path("weekly.toml")).starts_with("title"));
}

TEST_CASE("an argument that is not UTF-8 is a mistake of usage", "[editions]") {
  const ProgramResult result = run_quire({"build", "\xff.toml"});
  CHECK(result.exit_code == 2);
  CHECK(result.err.ends_with("is not UTF-8\n"));
}

TEST_CASE("an outcome needs a judgment that was made before it", "[editions][archive]") {
  const Weekly weekly;
  weekly.build("2026-11-09", "a.pdf");
  const ProgramResult result = weekly.run(
      {"archive", "outcome", "past.sqlite", "2026-W46", "policy/outlook/uk", "happened", "--on", "2026-11-01"});
  CHECK(result.exit_code == 1);
  CHECK(result.err ==
        "past.sqlite: error: edition \"2026-W46\" has no judgment \"policy/outlook/uk\"\n"
        "  hint: did you mean \"policy/outlook/us\"?\n"
        "past.sqlite: error: the outcome of 2026-11-01 came before the judgment of 2026-11-09\n");
}
