#include <catch2/catch.hpp>

#include "app/outbox.hpp"
#include "app/quire_program.hpp"

using namespace quire::core;
using namespace quire::test;

namespace {

std::string report(const std::string& more) {
  return "title = \"Regeln für Chips 芯片\"\ncadence = \"weekly\"\nas_of = 2026-11-23\ndataset = \"" QUIRE_SOURCE_DIR
         "/samples/dataset/dataset.toml\"\n[[section]]\nplugin = \"policy_summary\"\n" + more;
}

/// A schedule as the installed program writes it: this one, which is none, is called by its path.
std::string installed(std::string schedule) {
  for (const std::string& path : {std::string("\"" QUIRE_PROGRAM "\""), std::string("'" QUIRE_PROGRAM "'")})
    if (const std::size_t at = schedule.find(path); at != std::string::npos) schedule.replace(at, path.size(), "quire");
  return schedule;
}

}  // namespace

TEST_CASE("a message holds the PDF and says what it says", "[delivery]") {
  Document document;
  document.title = "Chips";
  document.edition = "2026-W48";
  document.as_of = *parse_date("2026-11-23");
  const std::string text = mail({"quire@example.org", {}}, "a@example.org", document, "w.pdf", "PDF\n");
  CHECK(mail({"q@example.org", {}}, "a@example.org", document, "ä \"b\".pdf", "").find("filename*=utf-8''%C3%A4%20%22b%22.pdf\r\n") !=
        std::string::npos);
  CHECK(text.starts_with(
      "From: quire@example.org\r\nTo: a@example.org\r\nSubject: Chips 2026-W48\r\n"
      "Date: Mon, 23 Nov 2026 00:00:00 +0000\r\nMessage-ID: <"));
  CHECK(text.find("\r\nContent-Disposition: attachment;\r\n filename*=utf-8''w.pdf\r\n\r\nUERGCg==\r\n--quire-") !=
        std::string::npos);
  CHECK(text.ends_with("--\r\n"));
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find("\r\n", at);
    CHECK(end - at <= 76);
    at = end + 2;
  }
}

TEST_CASE("an outbox has one message a recipient, the same each time", "[delivery]") {
  const TemporaryFolder folder;
  folder.write("r.toml", report("[delivery]\nsender = \"q@example.org\"\n"
                                "recipients = [\"a@example.org\", \"b/c@example.org\"]\n"));
  const auto build = [&] { return run_quire({"build", "r.toml", "-o", "r.pdf", "--outbox", "out"}, {}, folder.path()); };
  REQUIRE(build().exit_code == 0);
  const std::string first = read_file(folder.path() + "/out/r-2026-W48-a@example.org.eml");
  CHECK(first.find("\r\nSubject: =?utf-8?B?") != std::string::npos);
  CHECK(read_file(folder.path() + "/out/r-2026-W48-b-c@example.org.eml").find("To: b/c@example.org\r\n") !=
        std::string::npos);
  build();
  CHECK(read_file(folder.path() + "/out/r-2026-W48-a@example.org.eml") == first);
}

TEST_CASE("a batch has a message for each briefing", "[delivery]") {
  const TemporaryFolder folder;
  folder.write("r.toml", report("[delivery]\nsender = \"q@example.org\"\nrecipients = [\"a@example.org\"]\n"
                                "[parameters]\nchip = \"one\"\n[[edition]]\nname = \"all\"\nparameters.chip = [\"one\", \"two\"]\n"));
  const ProgramResult result = run_quire({"batch", "r.toml", "-o", "out", "--outbox", "mail"}, {}, folder.path());
  INFO(result.err);
  REQUIRE(result.exit_code == 0);
  for (const char* edition : {"one", "two"})
    CHECK(read_file(folder.path() + "/mail/r-chip=" + edition + "-2026-W48-a@example.org.eml")
              .find(std::string("filename*=utf-8''r-2026-W48-all-") + edition + ".pdf\r\n") != std::string::npos);
}

TEST_CASE("what is no address is refused at its place", "[delivery]") {
  const TemporaryFolder folder;
  for (const char* address : {"a", "@example.org", "a@", "a b@example.org", "a@b@c", "a@example..org",
                              "a@example.org\\nBcc: x@y.z", ".a@example.org", "<a@example.org>"}) {
    INFO(address);
    folder.write("r.toml", report("[delivery]\nsender = \"q@example.org\"\nrecipients = [\"" + std::string(address) + "\"]\n"));
    const ProgramResult result = run_quire({"check", "r.toml"}, {}, folder.path());
    CHECK(result.exit_code == 1);
    CHECK(result.err.find("r.toml:9:14: error: ") == 0);
    CHECK(result.err.find("is not an address") != std::string::npos);
  }
}

TEST_CASE("the sample schedule is what the program writes", "[schedule]") {
  const TemporaryFolder folder;
  REQUIRE(run_quire({"schedule", shipped_report("weekly.toml"), "-o", folder.path()}).exit_code == 0);
  const std::string here = QUIRE_SOURCE_DIR "/reports";
  for (const char* ending : {".service", ".timer", ".cron"}) {
    std::string written = installed(read_file(folder.path() + "/quire-weekly" + ending));
    for (std::size_t at = written.find(here); at != std::string::npos; at = written.find(here))
      written.replace(at, here.size(), "/srv/briefings");
    CHECK(written == read_file(std::string(QUIRE_SOURCE_DIR) + "/samples/schedule/quire-weekly" + ending));
  }
}

TEST_CASE("a schedule runs a report at the beginning of its periods", "[schedule]") {
  const TemporaryFolder folder;
  folder.write("100% week.toml", report(""));
  const ProgramResult result = run_quire({"schedule", "100% week.toml"}, {}, folder.path());
  CHECK(result.exit_code == 0);
  CHECK(read_file(folder.path() + "/quire-100% week.timer").find("OnCalendar=Mon *-*-* 06:00\n") != std::string::npos);
  CHECK(installed(read_file(folder.path() + "/quire-100% week.service")).find(
            "ExecStart=quire build \"" + folder.path() + "/100%% week.toml\" --as-of today\n") != std::string::npos);
  CHECK(installed(read_file(folder.path() + "/quire-100% week.cron")) ==
        "0 6 * * 1 cd '" + folder.path() + "' && quire build '" + folder.path() + "/100\\% week.toml' --as-of today\n");
  folder.write("100% week.toml", report("[delivery]\nsender = \"q@example.org\"\nrecipients = [\"a@example.org\"]\n"));
  REQUIRE(run_quire({"schedule", "100% week.toml"}, {}, folder.path()).exit_code == 0);
  CHECK(read_file(folder.path() + "/quire-100% week.cron").ends_with(" --as-of today --outbox outbox\n"));
  folder.write("once.toml", "title = \"T\"\ndataset = \"d.toml\"\n[[section]]\nplugin = \"p\"\n");
  CHECK(run_quire({"schedule", "once.toml"}, {}, folder.path()).err ==
        "once.toml: error: an ad-hoc report is due at no time\n"
        "  hint: give it a cadence: daily, weekly, monthly or quarterly\n");
}
