#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/exit_code.hpp"
#include "base/date.hpp"

namespace quire::core {

enum class DataForm : std::uint8_t { text, json, csv };

/// What `quire data …` is to say of a dataset.
struct DataRequest {
  std::string manifest;
  std::string table;          // empty: all, where that makes sense
  std::optional<Date> as_of;  // rows known later are left out; empty: all rows
  std::size_t rows = 20;      // at most
  DataForm form = DataForm::text;
  std::size_t width = 0;  // of a line of text; 0: any
};

/// What each column holds: type, unit, how many rows have a value, how many differ, the range.
ExitCode describe_data(const DataRequest& request);

/// The first rows of a table.
ExitCode show_data(const DataRequest& request);

/// Rows of a table at even distances from its first to its last.
ExitCode sample_data(const DataRequest& request);

/// A whole table as CSV or JSON.
ExitCode convert_data(const DataRequest& request);

/// Writes a first `dataset.toml` for files of delimited text; `output` empty: to standard output. A file
/// that is there is not overwritten.
ExitCode infer_data(const std::vector<std::string>& files, const std::string& output);

/// Says every mistake, or that there is none.
ExitCode validate_data(const DataRequest& request);

}  // namespace quire::core
