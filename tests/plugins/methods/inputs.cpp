#include "plugins/methods/inputs.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <iterator>

namespace quire::methods {
namespace {

/// One line's cells; quotes may hold commas, doubled quotes and line ends. `at` moves behind it.
std::vector<std::string> read_line(std::string_view text, std::size_t& at) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (quoted) {
      if (c != '"')
        cells.back() += c;
      else if (at + 1 < text.size() && text[at + 1] == '"')
        cells.back() += text[++at];
      else
        quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      cells.emplace_back();
    } else if (c == '\n') {
      ++at;
      break;
    } else if (c != '\r') {
      cells.back() += c;
    }
  }
  return cells;
}

}  // namespace

CsvTable::CsvTable(std::string file, std::string_view text) : file_(std::move(file)) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";  // of UTF-8
  std::size_t at = text.substr(0, kMark.size()) == kMark ? kMark.size() : 0;
  const std::vector<std::string> head = read_line(text, at);
  for (std::size_t i = 0; i < head.size(); ++i) columns_.emplace(head[i], i);
  while (at < text.size()) {
    std::vector<std::string> cells = read_line(text, at);
    if (cells.size() == 1 && cells[0].empty()) continue;
    rows_.push_back(std::move(cells));
    if (rows_.back().size() != head.size())
      throw InputError(place(rows_.size() - 1) + ": " + std::to_string(rows_.back().size()) +
                       " cells, but the header has " + std::to_string(head.size()));
  }
}

std::string CsvTable::place(std::size_t row) const { return file_ + ":" + std::to_string(row + 2); }

const std::string& CsvTable::text(std::size_t row, std::string_view column) const {
  const auto found = columns_.find(column);
  if (found == columns_.end())
    throw InputError(file_ + ":1: column \"" + std::string(column) + "\" is missing");
  return rows_[row][found->second];
}

std::optional<double> CsvTable::number(std::size_t row, std::string_view column) const {
  const std::string& cell = text(row, column);
  if (cell.empty()) return {};
  try {
    return number_from(cell);
  } catch (const InputError& error) {
    throw InputError(place(row) + ": column \"" + std::string(column) + "\": " + error.what());
  }
}

double CsvTable::required(std::size_t row, std::string_view column) const {
  if (const auto found = number(row, column)) return *found;
  throw InputError(place(row) + ": column \"" + std::string(column) + "\" is missing");
}

std::vector<std::pair<std::string, std::vector<std::size_t>>> CsvTable::by_case() const {
  std::map<std::string, std::size_t> place;
  std::vector<std::pair<std::string, std::vector<std::size_t>>> cases;
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    const auto [entry, fresh] = place.emplace(text(row, "case"), cases.size());
    if (fresh) cases.push_back({entry->first, {}});
    cases[entry->second].second.push_back(row);
  }
  return cases;
}

std::vector<std::size_t> CsvTable::of_case(const std::string& name) const {
  std::vector<std::size_t> found;
  for (std::size_t row = 0; row < rows_.size(); ++row)
    if (text(row, "case") == name) found.push_back(row);
  return found;
}

CsvTable Inputs::table(std::string_view part) const {
  return read(name_ + "_" + std::string(part), true);
}

CsvTable Inputs::optional_table(std::string_view part) const {
  return read(name_ + "_" + std::string(part), false);
}

CsvTable Inputs::sibling(std::string_view file) const { return read(std::string(file), false); }

CsvTable Inputs::self() const { return read(name_, true); }

CsvTable Inputs::read(const std::string& file, bool required) const {
  const std::string path = folder_ + "/" + file + ".csv";
  std::ifstream in(path, std::ios::binary);
  if (in) return {path, std::string(std::istreambuf_iterator<char>(in), {})};
  if (required) throw InputError(path + ": cannot be read");
  return {};
}

std::vector<std::string> parts_of(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

double number_from(std::string_view text) {
  double number = 0;
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number))
    throw InputError("\"" + std::string(text) + "\" is not a number");
  return number;
}

}  // namespace quire::methods
