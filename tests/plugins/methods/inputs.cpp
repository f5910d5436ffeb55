#include "plugins/methods/inputs.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <iterator>
#include <set>
#include <utility>

namespace quire::methods {
namespace {

std::string quote(std::string_view text) { return "\"" + std::string(text) + "\""; }

/// One record's cells; a cell in quotes may hold commas, doubled quotes and line ends. `at` moves behind it. Empty where a
/// quote is never closed.
std::vector<std::string> read_record(std::string_view text, std::size_t& at) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  bool cell_begins = true;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    const bool first = std::exchange(cell_begins, false);
    if (quoted) {
      if (c != '"')
        cells.back() += c;
      else if (at + 1 < text.size() && text[at + 1] == '"')
        cells.back() += text[++at];
      else
        quoted = false;
    } else if (c == '"' && first) {
      quoted = true;
    } else if (c == ',') {
      cells.emplace_back();
      cell_begins = true;
    } else if (c == '\n') {
      ++at;
      break;
    } else if (c != '\r') {
      cells.back() += c;
    }
  }
  return quoted ? std::vector<std::string>() : cells;
}

}  // namespace

CsvTable::CsvTable(std::string file, std::string_view text) : file_(std::move(file)) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";  // of UTF-8
  std::size_t at = text.substr(0, kMark.size()) == kMark ? kMark.size() : 0;
  const std::vector<std::string> head = read_record(text, at);
  for (std::size_t i = 0; i < head.size(); ++i) columns_.emplace(head[i], i);
  const auto own_case = columns_.find("case");
  std::size_t line = 1;
  for (std::size_t counted = 0; at < text.size();) {
    line += static_cast<std::size_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(counted),
                                                text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
    counted = at;
    std::vector<std::string> cells = read_record(text, at);
    if (cells.empty()) throw InputError(file_ + ":" + std::to_string(line) + ": a quote is never closed");
    if (cells.size() == 1 && cells[0].empty()) continue;
    lines_.push_back(line);
    if (cells.size() != head.size())
      throw InputError(place(rows_.size()) + ": " + std::to_string(cells.size()) +
                       " cells, but the header has " + std::to_string(head.size()));
    if (own_case != columns_.end()) {
      const auto [rows, fresh] = rows_of_case_.try_emplace(cells[own_case->second]);
      if (fresh) cases_.push_back(rows->first);
      rows->second.push_back(rows_.size());
    }
    rows_.push_back(std::move(cells));
  }
}

std::string CsvTable::place(std::size_t row) const { return file_ + ":" + std::to_string(lines_[row]); }

void CsvTable::fail(std::size_t row, std::string_view column, const std::string& mistake) const {
  throw InputError(place(row) + ": column \"" + std::string(column) + "\": " + mistake);
}

const std::string& CsvTable::text(std::size_t row, std::string_view column) const {
  const auto found = columns_.find(column);
  if (found == columns_.end())
    throw InputError(file_ + ":1: column \"" + std::string(column) + "\" is missing");
  return rows_[row][found->second];
}

std::optional<double> CsvTable::number(std::size_t row, std::string_view column) const {
  const std::string& cell = text(row, column);
  if (cell.empty()) return {};
  return at(row, column, [&] { return number_from(cell); });
}

std::optional<double> CsvTable::amount(std::size_t row, std::string_view column, double most) const {
  const std::optional<double> found = number(row, column);
  if (found && *found < 0) fail(row, column, quote(text(row, column)) + " is negative");
  if (found && *found > most) fail(row, column, quote(text(row, column)) + " is too much");
  return found;
}

double CsvTable::required_amount(std::size_t row, std::string_view column, double most) const {
  required(row, column);
  return *amount(row, column, most);
}

std::vector<double> CsvTable::numbers(std::size_t row, std::string_view column) const {
  std::vector<double> found;
  for (const std::string& part : parts_of(text(row, column)))
    found.push_back(at(row, column, [&] { return number_from(part); }));
  return found;
}

bool CsvTable::flag(std::size_t row, std::string_view column) const {
  const std::string& cell = text(row, column);
  if (cell == "1" || cell == "true") return true;
  if (!cell.empty() && cell != "0" && cell != "false") fail(row, column, quote(cell) + " is neither 0 nor 1");
  return false;
}

double CsvTable::required(std::size_t row, std::string_view column) const {
  if (const auto found = number(row, column)) return *found;
  throw InputError(place(row) + ": column \"" + std::string(column) + "\" is missing");
}

std::vector<std::pair<std::string, std::vector<std::size_t>>> CsvTable::by_case() const {
  std::vector<std::pair<std::string, std::vector<std::size_t>>> cases;
  if (!rows_.empty()) text(0, "case");  // there has to be one
  for (const std::string& name : cases_) cases.emplace_back(name, of_case(name));
  return cases;
}

const std::vector<std::size_t>& CsvTable::of_case(const std::string& name) const {
  static const std::vector<std::size_t> kNone;
  const auto found = rows_of_case_.find(name);
  return found == rows_of_case_.end() ? kNone : found->second;
}

std::vector<std::string> cases_of(std::initializer_list<const CsvTable*> tables) {
  std::vector<std::string> names;
  std::set<std::string> known;
  for (const CsvTable* table : tables)
    for (const auto& [name, rows] : table->by_case())
      if (known.insert(name).second) names.push_back(name);
  return names;
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
  if (text.empty()) return parts;
  for (std::size_t end = text.find(separator); end != std::string_view::npos; end = text.find(separator)) {
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  parts.emplace_back(text);
  return parts;
}

double number_from(std::string_view text) {
  double number = 0;
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number))
    throw InputError(quote(text) + " is not a number");
  return number;
}

}  // namespace quire::methods
