#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <sstream>

#include "app/quire_program.hpp"

using namespace quire::test;

namespace {

std::string built(const TemporaryFolder& folder, const std::string& report,
                  const std::vector<std::string>& more = {},
                  const std::vector<std::string>& environment = {},
                  const std::string& where = QUIRE_SOURCE_DIR) {
  const std::string pdf = folder.path() + "/out.pdf";
  std::vector<std::string> arguments{"build", shipped_report(report), "-o", pdf, "--no-archive"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  const ProgramResult result = run_quire(arguments, environment, where);
  INFO(result.err);
  REQUIRE(result.exit_code == 0);
  return pdf;
}

std::map<std::string, std::string> pdf_info(const std::string& pdf) {
  std::map<std::string, std::string> info;
  std::istringstream in(run_program({"pdfinfo", pdf}).out);
  for (std::string line; std::getline(in, line);) {
    const std::size_t colon = line.find(':');
    if (colon == std::string::npos) continue;
    const std::size_t begin = line.find_first_not_of(' ', colon + 1);
    info[line.substr(0, colon)] = begin == std::string::npos ? "" : line.substr(begin);
  }
  return info;
}

}  // namespace

TEST_CASE("the weekly briefing is a sound, tagged PDF of the right size", "[weekly]") {
  const TemporaryFolder folder;
  const std::string pdf = built(folder, "weekly.toml");
  CHECK(read_file(pdf).size() <= 400 * 1024);
  const ProgramResult check = run_program({"qpdf", "--check", pdf});
  INFO(check.out << check.err);
  CHECK(check.exit_code == 0);
  const auto info = pdf_info(pdf);
  CHECK(info.at("Tagged") == "yes");
  CHECK(info.at("Title") == "Who can replace the H20");
  const int pages = std::stoi(info.at("Pages"));
  CHECK(pages >= 8);
  CHECK(pages <= 20);
}

TEST_CASE("all fonts of the weekly briefing are embedded subsets", "[weekly]") {
  const TemporaryFolder folder;
  std::istringstream fonts(run_program({"pdffonts", built(folder, "weekly.toml")}).out);
  std::string line;
  std::getline(fonts, line);  // names of the columns
  std::getline(fonts, line);  // rule
  int count = 0;
  for (; std::getline(fonts, line); ++count) {
    INFO(line);
    CHECK(line.find("yes yes yes") != std::string::npos);
  }
  CHECK(count >= 3);
}

TEST_CASE("the weekly briefing can be read, searched and copied", "[weekly]") {
  const TemporaryFolder folder;
  const std::string pdf = built(folder, "weekly.toml");
  const std::string text = run_program({"pdftotext", "-layout", pdf, "-"}).out;
  for (const char* word : {"阿里巴巴", "沐曦", "寒武纪", "Contents", "Sources and data", "n/k"}) {
    INFO(word);
    CHECK(text.find(word) != std::string::npos);
  }
  const std::string structure = run_program({"pdfinfo", "-struct", pdf}).out;
  for (const char* element : {"\n  Sect", "H1", "H2", "Table", "TH", "Figure", "Link", "TOCI"}) {
    INFO(element);
    CHECK(structure.find(element) != std::string::npos);
  }
}

TEST_CASE("the flash briefing has two pages on one event", "[flash]") {
  const TemporaryFolder folder;
  const std::string pdf = built(folder, "flash.toml");
  CHECK(run_program({"qpdf", "--check", pdf}).exit_code == 0);
  CHECK(pdf_info(pdf).at("Pages") == "2");
  // Words of a paragraph stand together in the structure, in reading order.
  const std::string structure = run_program({"pdfinfo", "-struct-text", pdf}).out;
  const std::size_t title = structure.find("\"Flash: Alibaba’s own inference chip\"");
  const std::size_t paragraph =
      structure.find("Alibaba tests a broader inference chip made by a Chinese company instead of TSMC.");
  CHECK(title < paragraph);
  CHECK(paragraph != std::string::npos);
  CHECK(run_program({"pdftotext", pdf, "-"}).out.find("阿里巴巴") != std::string::npos);
}

TEST_CASE("same inputs, same bytes, wherever and however it is built", "[weekly]") {
  const TemporaryFolder folder;
  const std::string first = read_file(built(folder, "weekly.toml"));
  CHECK(read_file(built(folder, "weekly.toml")) == first);
  CHECK(read_file(built(folder, "weekly.toml", {"--jobs", "1"})) == first);
  CHECK(read_file(built(folder, "weekly.toml", {"--jobs", "8"})) == first);
  CHECK(read_file(built(folder, "weekly.toml", {"--in-process"})) == first);
  CHECK(read_file(built(folder, "weekly.toml", {}, {"TZ=Pacific/Kiritimati", "LC_ALL=de_DE.UTF-8"}, "/")) ==
        first);
}

TEST_CASE("an earlier edition shows what was known then", "[weekly]") {
  const ProgramResult result =
      run_quire({"build", shipped_report("weekly.toml"), "--as-of", "2025-09-01", "--dump", "document"});
  INFO(result.err);
  REQUIRE(result.exit_code == 0);
  CHECK(result.out.find("alibaba-ppu-810e") != std::string::npos);   // reported 2025-08-29
  CHECK(result.out.find("chip/alibaba-zhenwu-m890") == std::string::npos);  // shown 2026-05-20
  CHECK(result.out.find("ev-2025-09-15") == std::string::npos);
}

TEST_CASE("check says how much it read and writes nothing", "[weekly]") {
  const TemporaryFolder folder;
  const ProgramResult result =
      run_quire({"check", shipped_report("weekly.toml")}, {}, folder.path());
  CHECK(result.exit_code == 0);
  CHECK(result.out.empty());
  CHECK(result.err.find(": no error\n") != std::string::npos);
  CHECK(run_program({"ls", "-A", folder.path()}).out.empty());
}

TEST_CASE("nothing overlaps, leaves the live area or lacks its source in any shipped report",
          "[weekly][inspect]") {
  for (const char* report : {"weekly.toml", "complete.toml", "flash.toml", "monthly-supplier-risk.toml"}) {
    const ProgramResult result = run_quire({"check", "--layout", shipped_report(report)});
    CAPTURE(report, result.err);
    CHECK(result.exit_code == 0);
  }
}

TEST_CASE("the weekly briefing is sound in every shipped theme", "[weekly][inspect]") {
  const TemporaryFolder folder;
  std::string text = read_file(shipped_report("weekly.toml"));
  const auto replace = [&](const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
  };
  replace("../samples/", QUIRE_SOURCE_DIR "/samples/");
  replace("theme = \"default\"", "theme = \"@\"");
  for (const char* theme : {"compact", "cream", "large-print"}) {
    std::string own = text;
    own.replace(own.find("@"), 1, QUIRE_SOURCE_DIR "/reports/themes/" + std::string(theme) + ".toml");
    const ProgramResult result = run_quire({"check", "--layout", folder.write("r.toml", own)});
    CAPTURE(theme, result.err);
    CHECK(result.exit_code == 0);
  }
}
