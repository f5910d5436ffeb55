#include "document/literal_numbers.hpp"

#include <nlohmann/json.hpp>

namespace quire::core {
namespace {

using Json = nlohmann::json;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Whether what stands at `at` makes digits beside it part of a name, a date or a path.
bool joins(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const char c = text[at];
  if (is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-' || c == '/') return true;
  if (c == '.' || c == ':') return at + 1 < text.size() && joins(text, at + 1);
  // Letters of other scripts; dashes and quotes (U+2000 to U+207F) are none.
  return static_cast<unsigned char>(c) >= 0xC0 && !text.substr(at).starts_with("\xE2\x80");
}

bool is_year(const std::string& number) {
  return number.size() == 4 && (number.starts_with("19") || number.starts_with("20"));
}

/// The bytes of a thin space at `at`, which groups digits; 0 where there is none.
std::size_t thin_space(std::string_view text, std::size_t at) {
  constexpr std::string_view kThin = "\u2009";
  constexpr std::string_view kNarrow = "\u202F";
  const std::string_view rest = text.substr(at);
  return rest.starts_with(kThin) || rest.starts_with(kNarrow) ? kThin.size() : 0;
}

/// The number that begins at `at`, which is moved behind it.
std::string take_number(std::string_view text, std::size_t& at) {
  std::string number;
  while (at < text.size()) {
    const std::size_t space = thin_space(text, at);
    const bool point = text[at] == '.' && at + 1 < text.size() && is_digit(text[at + 1]);
    if (is_digit(text[at]) || point)
      number += text[at++];
    else if (space != 0 && at + space < text.size() && is_digit(text[at + space]))
      at += space;
    else
      break;
  }
  return number;
}

class Reader {
 public:
  explicit Reader(const std::set<std::string>& known) : known_(known) {}

  void read(const Json& section) {
    backed_ = known_;
    title_ = section.value("title", "");
    plugin_ = section.value("plugin", "");
    gather(section);
    for (const Json& block : section.at("blocks")) check_block(block);
    for (const Json& highlight : section.at("highlights")) check_words(highlight);
  }

  std::vector<LiteralNumber> take() { return std::move(found_); }

 private:
  /// Every number that a value shows.
  void gather(const Json& json) {
    if (json.is_object() && json.contains("shown"))
      for (std::string& number : numbers_in(json.at("shown").get<std::string>())) backed_.insert(std::move(number));
    if (json.is_structured())
      for (const Json& child : json) gather(child);
  }

  void check_block(const Json& block) {
    const std::string kind = block.value("block", "");
    if (kind == "callout")
      for (const Json& inner : block.at("content")) check_block(inner);
    if (kind == "paragraph" || kind == "list" || kind == "judgment") check_words(block);
  }

  /// Texts of inlines, wherever lists and boxes put them.
  void check_words(const Json& json) {
    if (json.is_object() && json.contains("shown")) return;
    if (json.is_object() && json.contains("text") && json.at("text").is_string()) check(json.at("text").get<std::string>());
    if (json.is_structured())
      for (const Json& child : json) check_words(child);
  }

  void check(const std::string& text) {
    for (std::string& number : numbers_in(text))
      if (backed_.insert(number).second) found_.push_back({title_, plugin_, std::move(number), text});
  }

  const std::set<std::string>& known_;
  std::set<std::string> backed_;
  std::string title_;
  std::string plugin_;
  std::vector<LiteralNumber> found_;
};

}  // namespace

std::vector<std::string> numbers_in(std::string_view text) {
  std::vector<std::string> numbers;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    const bool joined = at > 0 && joins(text, at - 1);
    std::string number = take_number(text, at);
    const bool goes_on = joins(text, at);
    if (!joined && !goes_on && !is_year(number)) numbers.push_back(std::move(number));
    while (joins(text, at)) ++at;  // the rest of a name
  }
  return numbers;
}

std::vector<LiteralNumber> literal_numbers(const std::string& document_json, const std::set<std::string>& known) {
  Reader reader(known);
  const Json document = Json::parse(document_json);
  for (const Json& section : document.at("sections")) reader.read(section);
  return reader.take();
}

}  // namespace quire::core
