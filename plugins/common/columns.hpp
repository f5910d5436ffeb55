#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "quire/dataset.hpp"
#include "quire/value.hpp"

/// Cells as the plugins keep them: text is copied, an empty cell is an empty text.
namespace quire::analysis {

std::string text_at(const Column& column, std::int64_t row);
/// A list as the dataset declares it: a column of lists, or a text as a list of one.
std::vector<std::string> list_at(const Column& column, std::int64_t row);

/// Of a column that a dataset need not have.
std::string text_at(const std::optional<Column>& column, std::int64_t row);
std::optional<double> number_at(const std::optional<Column>& column, std::int64_t row);
std::optional<Date> date_at(const std::optional<Column>& column, std::int64_t row);

/// A row that could not be used, and why.
struct Complaint {
  std::string message;
  quire_row row{};
};

}  // namespace quire::analysis
