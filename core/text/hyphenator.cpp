#include "text/hyphenator.hpp"

#include <hyphen.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>

#include "base/utf8.hpp"

namespace quire::core {
namespace {

// Letters. "re-" and "li-" save a ragged line nothing and cost its reader the word.
constexpr std::size_t kBefore = 3;
constexpr std::size_t kAfter = 3;
constexpr std::size_t kShortestWord = kBefore + kAfter;
constexpr std::size_t kLongestWord = 200;  // bytes: no word, and within libhyphen's own buffers

struct DictionaryFree {
  void operator()(HyphenDict* dictionary) const { hnj_hyphen_free(dictionary); }
};

std::string ascii_lower(std::string_view word) {
  std::string lower(word);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return lower;
}

// Where the patterns change the spelling ("Schiffahrt" to "Schiff-fahrt"), which line breaking
// cannot.
class Respellings {
 public:
  explicit Respellings(std::size_t count) : count_(count) {}
  Respellings(const Respellings&) = delete;
  Respellings& operator=(const Respellings&) = delete;
  ~Respellings() {
    for (std::size_t i = 0; text != nullptr && i < count_; ++i) std::free(text[i]);
    std::free(text);
    std::free(position);
    std::free(cut);
  }
  bool at(std::size_t character) const { return text != nullptr && text[character] != nullptr; }

  char** text = nullptr;  // the names libhyphen's header gives them: rep, pos, cut
  int* position = nullptr;
  int* cut = nullptr;

 private:
  std::size_t count_;
};

}  // namespace

struct Hyphenator::Patterns {
  std::unique_ptr<HyphenDict, DictionaryFree> dictionary;
};

Hyphenator::Hyphenator(std::unique_ptr<Patterns> patterns) : patterns_(std::move(patterns)) {}
Hyphenator::~Hyphenator() = default;

std::unique_ptr<Hyphenator> Hyphenator::from_file(const std::filesystem::path& patterns) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(patterns, ignored)) return nullptr;
  auto loaded = std::make_unique<Patterns>();
  loaded->dictionary.reset(hnj_hyphen_load(patterns.c_str()));
  if (!loaded->dictionary || loaded->dictionary->utf8 == 0) return nullptr;
  return std::unique_ptr<Hyphenator>(new Hyphenator(std::move(loaded)));
}

std::vector<std::size_t> Hyphenator::divisions(std::string_view word) const {
  const std::size_t letters = count_code_points(word);
  if (letters < kShortestWord || word.size() > kLongestWord) return {};
  if (find_invalid_utf8(word) != std::string_view::npos) return {};
  const std::string lower = ascii_lower(word);
  std::array<char, kLongestWord + 5> marks{};
  Respellings respellings(lower.size());
  const bool failed =
      hnj_hyphen_hyphenate2(patterns_->dictionary.get(), lower.data(),
                            static_cast<int>(lower.size()), marks.data(), nullptr,
                            &respellings.text, &respellings.position, &respellings.cut) != 0;
  if (failed) return {};

  std::vector<std::size_t> offsets;
  std::size_t offset = 0;
  for (std::size_t letter = 0; letter + kAfter < letters; ++letter) {
    next_code_point(word, offset);
    const bool divides = (marks[letter] & 1) != 0 && !respellings.at(letter);
    if (divides && letter + 1 >= kBefore) offsets.push_back(offset);
  }
  return offsets;
}

}  // namespace quire::core
