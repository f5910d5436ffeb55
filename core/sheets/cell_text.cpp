#include "sheets/cell_text.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace quire::core {

std::string_view without_blanks(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

double read_number(std::string_view text, CellPlace place) {
  const std::string_view digits = without_blanks(text);
  double value = 0;
  const auto [rest, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  // from_chars also reads "inf" and "nan", which are no figures.
  if (error == std::errc::invalid_argument || rest != digits.data() + digits.size() || !std::isfinite(value))
    refuse_cell(place, text, "is not a number");
  if (error != std::errc()) refuse_cell(place, text, "is out of the range of a 64-bit number");
  return value;
}

bool read_boolean(std::string_view text, CellPlace place) {
  const std::string_view word = without_blanks(text);
  if (word == "1" || word == "true") return true;
  if (word != "0" && word != "false") refuse_cell(place, text, "is neither true nor false");
  return false;
}

std::optional<std::uint32_t> read_count(std::string_view text) {
  std::uint32_t count = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc() || rest != text.data() + text.size()) return {};
  return count;
}

std::string number_text(double number) {
  std::array<char, 32> text{};  // the longest has 24
  return {text.data(), std::to_chars(text.data(), text.data() + text.size(), number).ptr};
}

}  // namespace quire::core
