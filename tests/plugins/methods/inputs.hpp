#pragma once

#include <initializer_list>
#include <limits>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace quire::methods {

/// Something is wrong with an input file; what() begins with its place.
class InputError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A CSV file with a header, all cells as text; empty is missing.
class CsvTable {
 public:
  CsvTable() = default;
  /// Throws InputError for a row that has not as many cells as the header, and a quote that is never closed.
  CsvTable(std::string file, std::string_view text);

  std::size_t size() const { return rows_.size(); }
  /// Throws InputError when the table has no such column.
  const std::string& text(std::size_t row, std::string_view column) const;
  /// Throws InputError when the cell is neither empty nor a number.
  std::optional<double> number(std::size_t row, std::string_view column) const;
  /// As `number`; throws InputError when it is missing, too.
  double required(std::size_t row, std::string_view column) const;
  /// As `number`; throws InputError when it is negative or above `most`, too.
  std::optional<double> amount(std::size_t row, std::string_view column, double most = kAnyAmount) const;
  double required_amount(std::size_t row, std::string_view column, double most = kAnyAmount) const;
  /// "1;2;3" as numbers. Throws InputError when one is none.
  std::vector<double> numbers(std::size_t row, std::string_view column) const;
  /// "1" or "true"; "0", "false" and nothing are not. Throws InputError for anything else.
  bool flag(std::size_t row, std::string_view column) const;
  /// Calls `read` and returns what it does; what() of its InputErrors gets the cell's place.
  template <class Read>
  auto at(std::size_t row, std::string_view column, Read read) const {
    try {
      return read();
    } catch (const InputError& error) {
      fail(row, column, error.what());
    }
  }
  [[noreturn]] void fail(std::size_t row, std::string_view column, const std::string& mistake) const;

  /// Rows of each case, cases in the order of the file.
  std::vector<std::pair<std::string, std::vector<std::size_t>>> by_case() const;
  /// Rows of one case.
  const std::vector<std::size_t>& of_case(const std::string& name) const;

 private:
  static constexpr double kAnyAmount = std::numeric_limits<double>::infinity();
  std::string place(std::size_t row) const;

  std::string file_;
  std::map<std::string, std::size_t, std::less<>> columns_;
  std::vector<std::vector<std::string>> rows_;
  std::vector<std::size_t> lines_;  // of each row, where it begins
  std::vector<std::string> cases_;  // in the order of the file
  std::map<std::string, std::vector<std::size_t>> rows_of_case_;
};

/// Cases of several tables, in the order of the first, then of the next.
std::vector<std::string> cases_of(std::initializer_list<const CsvTable*> tables);

/// The files of one method in one folder.
class Inputs {
 public:
  /// `name`: a method, or a variant of it such as "exposure_large".
  Inputs(std::string folder, std::string name)
      : folder_(std::move(folder)), name_(std::move(name)) {}

  /// `<name>_<part>.csv`. Throws InputError when it cannot be read.
  CsvTable table(std::string_view part) const;
  /// The same, without rows when there is no such file.
  CsvTable optional_table(std::string_view part) const;
  /// `<file>.csv`, without the method's name; without rows when there is no such file.
  CsvTable sibling(std::string_view file) const;
  /// `<name>.csv`, for methods whose expected file holds the inputs.
  CsvTable self() const;

 private:
  CsvTable read(const std::string& file, bool required) const;

  std::string folder_;
  std::string name_;
};

/// "a;b;c" in its parts, empty ones too; nothing has none.
std::vector<std::string> parts_of(std::string_view text, char separator = ';');
/// A number, whole. Throws InputError.
double number_from(std::string_view text);

}  // namespace quire::methods
