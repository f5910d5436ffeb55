#include "app/attachments.hpp"

#include <fmt/format.h>

#include "document/csv.hpp"
#include "document/walk.hpp"
#include "edition/record_json.hpp"

namespace quire::core {
namespace {

/// A key as part of a file's name: what is no letter or digit becomes a dash.
std::string file_part(const std::string& key) {
  constexpr std::size_t kLongest = 60;
  std::string part;
  for (const char c : key.substr(0, kLongest)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (plain) part += c;
    else if (!part.empty() && part.back() != '-') part += '-';
  }
  while (!part.empty() && part.back() == '-') part.pop_back();
  return part;
}

class Collector {
 public:
  std::vector<Attachment> run(const Document& document) {
    for (const Section& section : document.sections)
      for_each_block(section.blocks, [this](const Block& block) { add(block); });
    return std::move(files_);
  }

 private:
  // Numbered as the page numbers them.
  void add(const Block& block) {
    if (const auto* table = std::get_if<Table>(&block.content))
      add("Table", ++tables_, table->key, table->title, to_csv(*table));
    else if (const auto* chart = std::get_if<Chart>(&block.content))
      add("Chart", ++charts_, chart->key, chart->title, to_csv(*chart));
  }

  void add(const char* kind, int number, const std::string& key, const std::string& title,
           std::string csv) {
    const std::string part = file_part(key);
    files_.push_back({fmt::format("{}-{:02}{}{}.csv", kind[0] == 'T' ? "table" : "chart", number,
                                  part.empty() ? "" : "-", part),
                      fmt::format("{} {}: {}", kind, number, title), "text/csv", std::move(csv)});
  }

  std::vector<Attachment> files_;
  int tables_ = 0;
  int charts_ = 0;
};

}  // namespace

std::vector<Attachment> attachments_of(const Document& document, const EditionRecord& record) {
  std::vector<Attachment> files = Collector().run(document);
  files.push_back({kDocumentAttachment, "The whole document, each value with its rows and formula",
                   "application/json", dump_json(document, JsonLayout::compact)});
  files.push_back({kEditionAttachment, "What this edition says under each key", "application/json",
                   record_to_json(record)});
  return files;
}

}  // namespace quire::core
