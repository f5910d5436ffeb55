#include "common/disputes.hpp"

#include <charconv>

#include "common/columns.hpp"

namespace quire::analysis {
namespace {

void append(std::vector<double>& numbers, const std::vector<double>& more) {
  numbers.insert(numbers.end(), more.begin(), more.end());
}

}  // namespace

std::vector<double> numbers_in(std::string_view cell) {
  std::vector<double> numbers;
  while (!cell.empty()) {
    const std::size_t end = cell.find(';');
    std::string_view item = cell.substr(0, end);
    cell = end == std::string_view::npos ? std::string_view() : cell.substr(end + 1);
    while (!item.empty() && item.front() == ' ') item.remove_prefix(1);
    double number = 0;
    const auto [stop, error] =
        std::from_chars(item.data(), item.data() + item.size(), number, std::chars_format::fixed);
    std::string_view rest = item.substr(static_cast<std::size_t>(stop - item.data()));
    while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
    if (error == std::errc() && std::isfinite(number) && number >= 0 &&
        (rest.empty() || rest.front() == '('))
      numbers.push_back(number);
  }
  return numbers;
}

std::vector<Dispute> read_disputes(const Dataset& data) {
  const Table table = data.table("conflicts");
  const Column entity = table.column("entity_id");
  const Column field = table.column("field");
  const Column value_a = table.column("value_a");
  const Column source_a = table.column("source_a");
  const Column value_b = table.column("value_b");
  const Column source_b = table.column("source_b");
  const std::optional<Column> others = table.find("other_values");
  const std::optional<Column> effect = table.find("effect");
  std::vector<Dispute> disputes;
  for (std::int64_t row = 0; row < table.row_count(); ++row) {
    Dispute dispute;
    dispute.entity = text_at(entity, row);
    dispute.field = text_at(field, row);
    dispute.value_a = text_at(value_a, row);
    dispute.source_a = text_at(source_a, row);
    dispute.value_b = text_at(value_b, row);
    dispute.source_b = text_at(source_b, row);
    for (const std::string& cell : {dispute.value_a, dispute.value_b, text_at(others, row)})
      append(dispute.numbers, numbers_in(cell));
    dispute.typing_error = text_at(effect, row).rfind("Typing error", 0) == 0;
    dispute.row = table.reference(row);
    disputes.push_back(std::move(dispute));
  }
  return disputes;
}

}  // namespace quire::analysis
