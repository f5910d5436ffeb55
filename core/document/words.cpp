#include <algorithm>
#include <array>

#include "document/document.hpp"

namespace quire::core {
namespace {

struct LikelihoodWord {
  std::string_view word;
  std::string_view range;
};

// ICD 203 (2015), row A of the table of likelihood terms; by enumerator.
constexpr std::array<LikelihoodWord, 7> kLikelihoods{{
    {"almost no chance", "1–5\u00A0%"},
    {"very unlikely", "5–20\u00A0%"},
    {"unlikely", "20–45\u00A0%"},
    {"roughly even chance", "45–55\u00A0%"},
    {"likely", "55–80\u00A0%"},
    {"very likely", "80–95\u00A0%"},
    {"almost certain", "95–99\u00A0%"},
}};
constexpr std::array<std::string_view, 3> kConfidences{"low", "moderate", "high"};
constexpr std::array<std::string_view, 6> kKinds{"number", "interval", "unknown",
                                                 "text",   "date",     "infinite"};

template <class Enum, std::size_t count>
std::optional<Enum> parse(const std::array<std::string_view, count>& words, std::string_view word) {
  const auto found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) return {};
  return static_cast<Enum>(found - words.begin());
}

}  // namespace

std::string_view word(Likelihood likelihood) {
  return kLikelihoods[static_cast<std::size_t>(likelihood)].word;
}

std::string_view range(Likelihood likelihood) {
  return kLikelihoods[static_cast<std::size_t>(likelihood)].range;
}

std::string_view word(Confidence confidence) {
  return kConfidences[static_cast<std::size_t>(confidence)];
}

std::optional<Likelihood> parse_likelihood(std::string_view word) {
  for (std::size_t i = 0; i < kLikelihoods.size(); ++i)
    if (kLikelihoods[i].word == word) return static_cast<Likelihood>(i);
  return {};
}

std::optional<Confidence> parse_confidence(std::string_view word) {
  return parse<Confidence>(kConfidences, word);
}

std::string_view word(Value::Kind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

std::optional<Value::Kind> parse_kind(std::string_view word) {
  return parse<Value::Kind>(kKinds, word);
}

std::string_view shape(ChangeMark mark) {
  constexpr std::array<std::string_view, 6> kShapes{"", "●", "▲", "▼", "◆", "✚"};
  return kShapes[static_cast<std::size_t>(mark)];
}

std::string_view word(TableCell::Mark mark) {
  constexpr std::array<std::string_view, 5> kWords{"none", "good", "watch", "alert", "undetermined"};
  return kWords[static_cast<std::size_t>(mark)];
}

// Hollow where filled shapes would be taken for change marks.
std::string_view shape(TableCell::Mark mark) {
  constexpr std::array<std::string_view, 5> kShapes{"", "○", "△", "■", "◇"};
  return kShapes[static_cast<std::size_t>(mark)];
}

std::string plain_text(const Inlines& inlines) {
  std::string text;
  for (const Inline& inline_ : inlines) {
    switch (inline_.kind) {
      case Inline::Kind::text:
      case Inline::Kind::code:
      case Inline::Kind::reference: text += inline_.text; break;
      case Inline::Kind::strong:
      case Inline::Kind::emphasis:
      case Inline::Kind::link: text += plain_text(inline_.children); break;
      case Inline::Kind::value: text += format(*inline_.value); break;
      case Inline::Kind::citation:
      case Inline::Kind::footnote: break;
    }
  }
  return text;
}

const Value* only_value(const TableCell& cell) {
  const Value* found = nullptr;
  for (const Inline& item : cell.content) {
    if (item.kind == Inline::Kind::citation || item.kind == Inline::Kind::footnote) continue;
    if (item.kind != Inline::Kind::value || found != nullptr) return nullptr;
    found = item.value.get();
  }
  return found;
}

}  // namespace quire::core
