#include "app/leak_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <set>
#include <unordered_map>

namespace quire::core {
namespace {

constexpr std::size_t kPrefix = 4;  // bytes; no needle is shorter

bool is_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::uint32_t prefix_of(const char* text) {
  std::uint32_t prefix = 0;
  std::memcpy(&prefix, text, kPrefix);
  return prefix;
}

/// As texts are compared: capitals are small letters, printed quotes the typewriter's.
std::string folded(std::string_view text) {
  constexpr std::pair<std::string_view, char> kQuotes[] = {{"‘", '\''}, {"’", '\''}, {"“", '"'}, {"”", '"'}};
  constexpr char kFirstByte = '\xE2';  // of each
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto quote = text[i] != kFirstByte ? std::end(kQuotes)
                                             : std::find_if(std::begin(kQuotes), std::end(kQuotes), [&](const auto& one) {
                                                 return text.substr(i).starts_with(one.first);
                                               });
    if (quote != std::end(kQuotes)) {
      out += quote->second;
      i += quote->first.size();
      continue;
    }
    const char c = text[i++];
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

/// Finds many texts in one pass: by their first bytes, then letter by letter.
class Needles {
 public:
  explicit Needles(const std::vector<WithheldValue>& values) {
    for (const WithheldValue& value : values) {
      texts_.push_back(folded(value.text));
      by_prefix_[prefix_of(texts_.back().data())].push_back(texts_.size() - 1);
    }
  }

  /// Calls `use` with the number of each value that stands in `text` as a word of its own.
  template <class Use>
  void find_in(std::string_view unfolded, const Use& use) const {
    const std::string text = folded(unfolded);
    for (std::size_t at = 0; at + kPrefix <= text.size(); ++at) {
      const auto found = by_prefix_.find(prefix_of(text.data() + at));
      if (found == by_prefix_.end()) continue;
      for (const std::size_t value : found->second)
        if (stands_at(texts_[value], text, at)) use(value);
    }
  }

 private:
  static bool stands_at(std::string_view needle, std::string_view text, std::size_t at) {
    if (text.substr(at, needle.size()) != needle) return false;
    if (at > 0 && is_word(needle.front()) && (is_word(text[at - 1]) || ends_a_number(needle, text[at - 1]))) return false;
    const std::string_view rest = text.substr(at + needle.size());
    if (rest.empty() || !is_word(needle.back())) return true;
    // "1234.0" is 1234, "1234.5" is not.
    if (rest[0] == '.' && rest.size() > 1 && is_digit(rest[1]) && is_digit(needle.back()))
      return rest[1] == '0' && (rest.size() == 2 || !is_digit(rest[2]));
    return !is_word(rest[0]);
  }

  static bool ends_a_number(std::string_view needle, char before) { return is_digit(needle.front()) && before == '.'; }

  std::vector<std::string> texts_;
  std::unordered_map<std::uint32_t, std::vector<std::size_t>> by_prefix_;
};

/// The words of a page, one after the other.
std::string text_of(const Page& page) {
  std::string text;
  for (const Item& item : page.items) {
    const auto* line = std::get_if<TextItem>(&item);
    if (line == nullptr) continue;
    for (const TextItem::Run& run : line->runs) {
      if (run.space_before) text += ' ';
      if (run.glyphs != nullptr) text += run.glyphs->text;
    }
    text += ' ';
  }
  return text;
}

void remove_all(std::string& text, std::string_view part) {
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos;) text.erase(at, part.size());
}

/// Without what only pages have: spaces within numbers, words divided at the ends of lines, the true minus.
std::string plain(std::string text) {
  for (const char* space : {"\u2009", "\u202F", "\u00AD", "- "}) remove_all(text, space);
  constexpr std::string_view kMinus = "\u2212";
  for (std::size_t at = 0; (at = text.find(kMinus, at)) != std::string::npos; ++at) text.replace(at, kMinus.size(), "-");
  return text;
}

/// What an attachment says: quotes and backslashes as they are meant, not as JSON and CSV write them.
std::string unescaped(const Attachment& file) {
  const char escape = file.media_type == "text/csv" ? '"' : '\\';
  std::string text;
  text.reserve(file.bytes.size());
  for (std::size_t i = 0; i < file.bytes.size(); ++i) {
    const bool escapes = file.bytes[i] == escape && i + 1 < file.bytes.size() &&
                         (file.bytes[i + 1] == '"' || file.bytes[i + 1] == escape);
    text += file.bytes[escapes ? ++i : i];
  }
  return text;
}

class Search {
 public:
  Search(const Handling& handling, const std::string& report, Diagnostics& diagnostics)
      : handling_(handling), needles_(handling.withheld), report_(report), diagnostics_(diagnostics) {}

  void in(const std::string& place, const std::string& text) {
    needles_.find_in(text, [&](std::size_t value) {
      if (!found_.insert(value).second) return;
      const WithheldValue& withheld = handling_.withheld[value];
      const std::string audience = handling_.audience->empty() ? "everybody" : quote(*handling_.audience);
      diagnostics_.error("app.leak", {report_, 0, 0},
                         // Without the value: messages are kept in manifests.
                         fmt::format("{} would show what is not for {}: column {} of {}:{}", place, audience,
                                     quote(withheld.column), withheld.file, withheld.line),
                         "nothing was written; leave out for this audience whatever names it");
    });
  }

  bool found_none() const { return found_.empty(); }

 private:
  const Handling& handling_;
  Needles needles_;
  const std::string& report_;
  Diagnostics& diagnostics_;
  std::set<std::size_t> found_;
};

}  // namespace

bool holds_back(const Handling& handling, const Layout& layout, const std::string& report, Diagnostics& diagnostics) {
  if (handling.withheld.empty()) return true;
  Search search(handling, report, diagnostics);
  search.in("the title", layout.title + "\n" + layout.subject + "\n" + layout.author);
  for (std::size_t i = 0; i < layout.pages.size(); ++i) {
    const std::string place = "page " + std::to_string(i + 1);
    const std::string text = text_of(layout.pages[i]);
    search.in(place, text);
    search.in(place, plain(text));
    for (const LinkArea& link : layout.pages[i].links) search.in("a link on " + place, link.url + "\n" + link.description);
  }
  for (const Tag& tag : layout.tags) search.in("an alternative text", tag.alt);
  for (const Bookmark& bookmark : layout.bookmarks) search.in("a bookmark", bookmark.title);
  for (const Attachment& file : layout.attachments)
    search.in("the attached " + quote(file.name), file.name + "\n" + file.description + "\n" + unescaped(file));
  return search.found_none();
}

}  // namespace quire::core
