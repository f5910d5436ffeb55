#include "plugins/methods/dates.hpp"

namespace quire::methods {

Date date_from(std::string_view text) {
  const auto part = [&](std::size_t from, std::size_t size) {
    unsigned number = 0;
    for (const char digit : text.substr(from, size)) number = number * 10 + static_cast<unsigned>(digit - '0');
    return number;
  };
  const auto fits = [&](std::size_t i) {
    return i == 4 || i == 7 ? text[i] == '-' : text[i] >= '0' && text[i] <= '9';
  };
  bool is_form = text.size() == 10;
  for (std::size_t i = 0; is_form && i < text.size(); ++i) is_form = fits(i);
  if (is_form) {
    const std::chrono::year_month_day day{std::chrono::year(static_cast<int>(part(0, 4))),
                                          std::chrono::month(part(5, 2)),
                                          std::chrono::day(part(8, 2))};
    if (day.ok()) return std::chrono::sys_days(day);
  }
  throw InputError("\"" + std::string(text) + "\" is not a date");
}

Date date_at(const CsvTable& table, std::size_t row, std::string_view column) {
  return table.at(row, column, [&] { return date_from(table.text(row, column)); });
}

}  // namespace quire::methods
