#include <algorithm>

#include "base/suggest.hpp"
#include "dataset/column.hpp"

namespace quire::core::dataset_detail {
namespace {

Diagnostic said(std::string kind, std::string message, std::string hint = {}) {
  return {"dataset." + kind, Severity::error, {}, std::move(message), std::move(hint)};
}

std::string hint_for_boolean(std::string_view cell) {
  std::string lower(cell);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  if (lower == "true" || lower == "yes" || lower == "1") return "write true";
  if (lower == "false" || lower == "no" || lower == "0") return "write false";
  return "write true or false";
}

Diagnostic explain_not_allowed(const ColumnSchema& schema, const std::string& subject,
                               std::string_view cell) {
  const auto is_refused = [&](std::string_view item) {
    return std::find(schema.allowed.begin(), schema.allowed.end(), item) == schema.allowed.end();
  };
  std::string_view refused = cell;
  if (schema.type == ColumnType::list) {
    const std::vector<std::string_view> items = split_list(cell);
    const auto found = std::find_if(items.begin(), items.end(), is_refused);
    if (found != items.end()) refused = *found;
  }
  const std::string near = did_you_mean(refused, schema.allowed);
  return said("not-allowed", subject + quote(refused) + " is not allowed",
              near.empty() ? "allowed: " + listed(schema.allowed) : near);
}

}  // namespace

Diagnostic explain(CellProblem problem, const ColumnSchema& schema, std::string_view cell) {
  const std::string subject = "column " + quote(schema.name) + ": ";
  const std::string value = subject + quote(cell);
  switch (problem) {
    case CellProblem::none:
      break;
    case CellProblem::missing:
      return said("missing-value", "column " + quote(schema.name) + " is required, found nothing");
    case CellProblem::not_an_integer:
      return said("not-an-integer", value + " is not an integer");
    case CellProblem::integer_range:
      return said("out-of-range", value + " does not fit an integer",
                  "the range is -9223372036854775808 to 9223372036854775807");
    case CellProblem::not_a_number:
      return said("not-a-number", value + " is not a number");
    case CellProblem::number_range:
      return said("out-of-range", value + " is beyond the range of a decimal number");
    case CellProblem::not_a_boolean:
      return said("not-a-boolean", value + " is not a boolean", hint_for_boolean(cell));
    case CellProblem::not_a_date:
      return said("not-a-date", value + " is not a date", "write an existing day as YYYY-MM-DD");
    case CellProblem::empty_item:
      return said("empty-item", value + " has an empty item",
                  "items are divided by \";\", with none at the end");
    case CellProblem::below_minimum:
      return said("below-minimum",
                  value + " is less than the minimum " + shown(*schema.minimum, schema.type));
    case CellProblem::above_maximum:
      return said("above-maximum",
                  value + " is more than the maximum " + shown(*schema.maximum, schema.type));
    case CellProblem::not_allowed:
      return explain_not_allowed(schema, subject, cell);
  }
  return {};
}

}  // namespace quire::core::dataset_detail
