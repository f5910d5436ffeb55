#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "app/plugin/check_cases.hpp"
#include "document/literal_numbers.hpp"
#include "document/section_text.hpp"
#include "document/walk.hpp"
#include "host/elf_facts.hpp"
#include "layout/inspect.hpp"

namespace quire::core {
namespace {

/// The first finding whose name begins so and that is trouble.
std::string trouble_of(const Subject& subject, std::string_view what) {
  for (const Finding& finding : subject.findings)
    if (finding.what.rfind(what, 0) == 0 && !finding.trouble.empty())
      return finding.what + ": " + finding.trouble;
  return {};
}

/// One line for several findings.
void add(std::string& found, const std::string& finding) { found += (found.empty() ? "" : "; ") + finding; }

std::string all_messages(const Diagnostics& diagnostics) {
  std::string found;
  for (const Diagnostic& diagnostic : diagnostics.all()) add(found, diagnostic.message);
  return found;
}

std::string diagnosed(const TrialResult& result, std::string_view code) {
  std::string found;
  for (const Diagnostic& diagnostic : result.diagnostics.all())
    if (diagnostic.code == code) add(found, diagnostic.message);
  return found;
}

const Blocks& blocks_of(const Subject& subject) {
  static const Blocks none;
  const Section* section = subject.plain.section();
  return section == nullptr ? none : section->blocks;
}

std::string loads(Subject& s) {
  std::string trouble = trouble_of(s, "shared library");
  if (trouble.empty()) trouble = trouble_of(s, "library");
  if (trouble.empty()) trouble = trouble_of(s, "version");
  return trouble.empty() ? trouble_of(s, "symbol") : trouble;
}
std::string one_symbol(Subject& s) {
  const std::string entry = trouble_of(s, "entry point");
  return entry.empty() ? trouble_of(s, "exports one symbol") : entry;
}
std::string abi(Subject& s) { return trouble_of(s, "ABI"); }
std::string stack(Subject& s) { return trouble_of(s, "stack"); }

/// What a section says must not hang on the day of the build.
std::string no_clock(Subject& s) {
  constexpr std::array kClocks{"time", "gettimeofday", "clock_gettime", "timespec_get", "ftime",
                               "_ZNSt6chrono3_V212system_clock3nowEv"};
  const std::set<std::string> undefined = read_elf_facts(s.trials.plugin().path).undefined;
  std::string found;
  for (const char* clock : kClocks)
    if (undefined.contains(clock)) add(found, std::string("it calls ") + (clock[0] == '_' ? "std::chrono::system_clock::now" : clock));
  return found.empty() ? found : found + ": the day that the briefing speaks of is data.as_of(), as_of of the host in C";
}

std::string file_name(Subject& s) {
  const std::string stem = s.trials.plugin().path.stem().string();
  const std::string& id = s.trials.plugin().manifest.id;
  return stem == id ? ""
                    : "the file is " + quote(stem + ".so") + ", the id " + quote(id) +
                          ": its data folder is found by the file's name";
}

std::string documented(Subject& s) {
  const Manifest& manifest = s.trials.plugin().manifest;
  if (manifest.description.empty()) return "the manifest has no description";
  for (const OptionSchema& option : manifest.options)
    if (option.doc.empty()) return "option " + quote(option.name) + " has no doc";
  return {};
}

std::string tables_named(Subject& s) {
  return s.trials.plugin().manifest.tables.empty()
             ? "the manifest names no table: it is handed none"
             : "";
}

std::string runs(Subject& s) { return s.plain.failure(); }

std::string has_title(Subject& s) {
  const Section* section = s.plain.section();
  if (section == nullptr || section->failure) return std::string(kSkipped) + "there is no section";
  return section->title == s.trials.plugin().manifest.title
             ? "the section has no title of its own, a sentence with what it found"
             : "";
}

std::string has_content(Subject& s) {
  return blocks_of(s).empty() ? "the section has no blocks" : "";
}

std::string begins_with_lead(Subject& s) {
  if (blocks_of(s).empty()) return std::string(kSkipped) + "there are no blocks";
  const auto* first = std::get_if<Paragraph>(&blocks_of(s)[0].content);
  return first != nullptr && (first->role == Paragraph::Role::lead || blocks_of(s).size() == 1)
             ? ""
             : "the first block is not a lead: the conclusion comes first";
}

std::string keys_of_values(Subject& s) { return diagnosed(s.plain, "host.key-conflict"); }
std::string cells_of_values(Subject& s) { return diagnosed(s.plain, "host.wrong-cell"); }
std::string references(Subject& s) { return diagnosed(s.plain, "host.dangling-reference"); }
std::string prints_nothing(Subject& s) { return diagnosed(s.plain, "host.plugin-output"); }
std::string stays_inside(Subject& s) { return diagnosed(s.plain, "host.refused-call"); }

std::string key_prefix(Subject& s) {
  // Values that outlive an edition need a name that no other plugin takes.
  std::string found;
  for_each_block(blocks_of(s), [&](const Block& block) {
    const auto* table = std::get_if<Table>(&block.content);
    if (table == nullptr) return;
    for (const TableRow& row : table->rows)
      for (const TableCell& cell : row.cells)
        for (const Inline& item : cell.content)
          if (item.kind == Inline::Kind::value && !item.value->key.empty() &&
              item.value->key.str().find('/') == std::string::npos)
            add(found, "the key " + quote(item.value->key) + " has no prefix, such as " +
                           quote(s.trials.plugin().manifest.id + "/" + item.value->key));
  });
  return found;
}

std::string captions(Subject& s) {
  Diagnostics diagnostics;
  inspect_captions(s.plain.document, diagnostics);
  return all_messages(diagnostics);
}

std::string alternative_texts(Subject& s) {
  std::string found;
  for_each_block(blocks_of(s), [&](const Block& block) {
    if (const auto* chart = std::get_if<Chart>(&block.content))
      if (chart->alt.size() < 10 || chart->alt == chart->title)
        add(found, "chart " + quote(chart->key) + " has the alternative text " + quote(chart->alt) +
                       ": it should say what the chart shows, with figures");
  });
  return found;
}

std::string judgments(Subject& s) {
  std::string found;
  for_each_block(blocks_of(s), [&](const Block& block) {
    const auto* judgment = std::get_if<Judgment>(&block.content);
    if (judgment == nullptr) return;
    const std::string text = plain_text(judgment->content);
    const std::string name = "judgment " + quote(judgment->key);
    if (text.find(word(judgment->likelihood)) == std::string::npos)
      add(found, name + " does not say " + quote(word(judgment->likelihood)));
    if (text.find("confidence") != std::string::npos)
      add(found, name + " speaks of confidence beside the likelihood (ICD 203)");
    if (judgment->because.empty()) add(found, name + " gives no reason for its confidence");
  });
  return found;
}

std::string lays_out(Subject& s) {
  if (s.press == nullptr) return std::string(kSkipped) + "there are no fonts";
  if (s.plain.section() == nullptr) return std::string(kSkipped) + "there is no section";
  Diagnostics diagnostics;
  Report report;
  const Layout layout = s.press->lay_out(s.plain.document, report, diagnostics);
  inspect_pages(layout, report.theme, diagnostics);
  return all_messages(diagnostics);
}

/// As `quire check --layout` would say it of the report that the section stands in.
std::string sourced_numbers(Subject& s) {
  std::set<std::string> known;
  const auto add_known = [&](const std::string& text) {
    for (std::string& number : numbers_in(text)) known.insert(std::move(number));
  };
  for (const PlainTable& table : s.trials.data())
    for (const auto& row : table.rows)
      for (const auto& cell : row) add_known(cell);
  for (const Option& option : with_required({}, s.trials.plugin().manifest)) add_known(toml_text(option.value));
  for (const OptionSchema& option : s.trials.plugin().manifest.options)
    if (option.fallback) add_known(toml_text(*option.fallback));
  std::string found;
  for (const LiteralNumber& literal : literal_numbers(dump_json(s.plain.document), known))
    add(found, literal.number + " in " + quote(literal.text) + " is shown by no value");
  return found;
}

std::string in_time(Subject& s) {
  constexpr std::chrono::milliseconds kMost{2000};
  return s.plain.took <= kMost
             ? ""
             : fmt::format("took {} ms on the data as they are", s.plain.took.count());
}

}  // namespace

const std::vector<CheckCase>& section_cases() {
  constexpr CheckCase::LooksAt of_file = CheckCase::LooksAt::file;
  static const std::vector<CheckCase> cases{
      {"loads", "its libraries, their versions and all symbols are here", loads, of_file},
      {"abi", "this program can call it", abi, of_file},
      {"one-symbol", "it exports its entry point and nothing else", one_symbol, of_file},
      {"stack", "it does not ask for an executable stack", stack, of_file},
      {"clock", "it reads no clock", no_clock, of_file},
      {"file-name", "the file has the name of the id", file_name, of_file},
      {"documented", "the manifest describes the plugin and each option", documented, of_file},
      {"tables", "the manifest names the tables it needs", tables_named, of_file},
      {"runs", "it writes a section on the data as they are", runs, of_file},
      {"title", "the section has a title of its own", has_title},
      {"content", "the section has blocks", has_content},
      {"lead", "the conclusion comes first", begins_with_lead},
      {"value-keys", "no key stands for two facts", keys_of_values},
      {"value-cells", "a value without a formula stands in the cell it names", cells_of_values},
      {"numbers", "a number in its words is a value, of the data, or of the options", sourced_numbers},
      {"key-prefix", "keys of values cannot be another plugin's", key_prefix},
      {"references", "references lead somewhere", references},
      {"captions", "tables and charts have title, measure and source", captions},
      {"alternative-texts", "charts say in words what they show", alternative_texts},
      {"judgments", "judgments say likelihood and confidence apart, and why", judgments},
      {"layout", "it can be set on pages: nothing overlaps or is too wide", lays_out},
      {"quiet", "it prints nothing", prints_nothing},
      {"sandbox", "it tries no call that plugins may not make", stays_inside},
      {"time", "it takes at most 2 s", in_time}};
  return cases;
}

}  // namespace quire::core
