#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/diagnostic.hpp"
#include "base/file_identity.hpp"

namespace quire::core {

enum class ColumnType : std::uint8_t { text, integer, decimal, boolean, date, list };
std::string_view word(ColumnType type);

/// One column, its buffers laid out as Arrow has them, so that they can be handed on uncopied.
///
/// validity: bit r (least significant first) is set when row r has a value.
/// integer: int64 values. decimal: double values. date: int32 days since 1970-01-01.
/// boolean: bits, as validity. text: int32 codes into the dictionary.
/// list: `offsets` (row_count + 1) into int32 codes.
/// Values of missing rows are zero. Lifetime: that of the Dataset.
struct ColumnView {
  std::string_view name;
  std::string_view unit;
  ColumnType type = ColumnType::text;
  std::size_t missing = 0;  // rows without a value
  std::span<const std::byte> validity;
  std::span<const std::byte> values;
  std::span<const std::int32_t> offsets;             // list only
  std::span<const std::int32_t> dictionary_offsets;  // text and list; entries + 1
  std::string_view dictionary_bytes;

  bool has(std::size_t row) const {
    return (std::to_integer<unsigned>(validity[row / 8]) >> (row % 8) & 1U) != 0;
  }
  std::string_view dictionary(std::int32_t code) const {
    const auto begin = static_cast<std::size_t>(dictionary_offsets[static_cast<std::size_t>(code)]);
    const auto end =
        static_cast<std::size_t>(dictionary_offsets[static_cast<std::size_t>(code) + 1]);
    return dictionary_bytes.substr(begin, end - begin);
  }
  /// Item `index` of a list column, counted over all rows: those of a row are offsets[row] and on.
  std::string_view item(std::size_t index) const;
  /// The row's value; the column must be of that type and have(row).
  std::string_view text(std::size_t row) const;
  std::int64_t integer(std::size_t row) const;
  double decimal(std::size_t row) const;
  bool boolean(std::size_t row) const;
  Date date(std::size_t row) const;
};

/// Columns with a part in provenance, as the manifest names them; empty where there is none.
struct ProvenanceColumns {
  std::string_view source;
  std::string_view source_url;
  std::string_view as_of;
  std::string_view confidence;
  std::string_view verification;
  std::string_view unchecked_cells;
};

struct TableView {
  std::string_view name;
  std::string_view file;    // as printed: "chips.csv", or "dataset.toml" for inline rows
  std::string_view sha256;  // of the file
  std::size_t row_count = 0;
  std::size_t hidden_rows = 0;           // known only after the as-of date
  bool dated = false;                    // has a known_from column
  std::int64_t max_age = 0;              // days that its newest row may be old; 0: any
  std::span<const std::uint32_t> lines;  // where each row stands in `file`
  ProvenanceColumns provenance;
  std::vector<ColumnView> columns;

  const ColumnView* find(std::string_view column) const;
};

/// A value that an audience may not see, where it was read.
struct WithheldValue {
  std::string text;  // as a CSV file has it
  std::string file;
  std::uint32_t line = 0;
  std::string column;
};

/// Who a dataset was read for. None of it is in the memory file that plugins see.
struct Handling {
  std::optional<std::string> audience;   // empty: nothing is withheld; "": what everybody may see
  std::vector<std::string> audiences{};  // that the dataset names, sorted
  /// What the audience may not see and what stands nowhere in what it may. Of numbers only those of four
  /// significant digits and more that are no years, of texts those of four characters: less would be found by chance.
  std::vector<WithheldValue> withheld{};
};

/// Typed, immutable, columnar tables in one sealed memory file, which a worker process maps
/// read-only. Cheap to move; the views live as long as it does.
class Dataset {
 public:
  /// Maps the image behind `fd`, which must be one that `fd()` of another Dataset gave out.
  static std::optional<Dataset> from_fd(int fd);

  Dataset(Dataset&&) noexcept;
  Dataset& operator=(Dataset&&) noexcept;
  ~Dataset();

  std::span<const TableView> tables() const;
  const TableView* find(std::string_view table) const;

  const Handling& handling() const;
  void set_handling(Handling handling);

  /// The sealed memory file, to be inherited by a worker; owned by the Dataset.
  int fd() const;

 private:
  struct Mapping;
  explicit Dataset(std::unique_ptr<Mapping> mapping);
  std::unique_ptr<Mapping> mapping_;
};

struct DatasetOptions {
  /// Rows known only after this day are left out; empty shows all.
  std::optional<Date> as_of;
  /// The programs that read spreadsheets, quire-sheets, and let source plugins read, quire-source; without
  /// them such files cannot be read.
  std::filesystem::path sheet_reader{};
  std::filesystem::path source_reader{};
  bool require_sandbox = false;  // such a program reads nothing where the kernel cannot confine it
  bool source_plugins = true;    // false: a table that needs one is a mistake
  /// Rows and columns that this audience may not see are left out; "" leaves what everybody may see. Empty shows
  /// all.
  std::optional<std::string> audience{};

  bool operator==(const DatasetOptions&) const = default;
};

/// What a dataset was read from.
struct DatasetFiles {
  std::map<std::filesystem::path, std::optional<FileIdentity>> files;  // each as it was before it was read
  bool are_all = true;  // false: a database or a program gave rows, too
};

/// Reads `dataset.toml` and every table it declares. Every mistake is reported, in all files; the
/// result is empty when there was an error. `files`, unless null, is filled.
std::optional<Dataset> read_dataset(const std::filesystem::path& manifest,
                                    const DatasetOptions& options, Diagnostics& diagnostics,
                                    DatasetFiles* files = nullptr);

}  // namespace quire::core
