#include "plugins/methods/dates.hpp"

#include "plugins/methods/inputs.hpp"

namespace quire::methods {

Date date_from(std::string_view text) {
  const auto part = [&](std::size_t from, std::size_t size) {
    return static_cast<unsigned>(number_from(text.substr(from, size)));
  };
  if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
    const std::chrono::year_month_day day{std::chrono::year(static_cast<int>(part(0, 4))),
                                          std::chrono::month(part(5, 2)),
                                          std::chrono::day(part(8, 2))};
    if (day.ok()) return std::chrono::sys_days(day);
  }
  throw InputError("\"" + std::string(text) + "\" is not a date");
}

}  // namespace quire::methods
