#include <cstring>

#include "dataset/image.hpp"

namespace quire::core::dataset_detail {
namespace {

// Reads the directory. The first mistake sticks: everything after it reads as zero and empty.
class DirectoryReader {
 public:
  DirectoryReader(std::string_view image, std::string_view directory)
      : image_(image), rest_(directory) {}

  bool failed() const { return failed_; }
  bool at_end() const { return rest_.empty(); }
  void fail() { failed_ = true; }

  std::uint64_t number() {
    std::uint64_t value = 0;
    const std::string_view bytes = take(sizeof value);
    if (!failed_) std::memcpy(&value, bytes.data(), sizeof value);
    return value;
  }

  // A number of things that each take at least one byte of what is left.
  std::size_t count() {
    const std::uint64_t value = number();
    if (value > rest_.size()) failed_ = true;
    return failed_ ? 0 : static_cast<std::size_t>(value);
  }

  std::string_view text() { return take(number()); }

  template <typename T>
  std::span<const T> buffer() {
    const std::uint64_t offset = number();
    const std::uint64_t size = number();
    if (failed_ || offset % kImageAlignment != 0 || offset > image_.size() ||
        size > image_.size() - offset || size % sizeof(T) != 0) {
      failed_ = true;
      return {};
    }
    return {reinterpret_cast<const T*>(image_.data() + offset), size / sizeof(T)};
  }

  template <typename T>
  std::span<const T> buffer_of(std::size_t wanted) {
    const std::span<const T> found = buffer<T>();
    if (found.size() != wanted) failed_ = true;
    return found;
  }

 private:
  std::string_view take(std::uint64_t size) {
    if (failed_ || size > rest_.size()) {
      failed_ = true;
      return {};
    }
    const std::string_view taken = rest_.substr(0, static_cast<std::size_t>(size));
    rest_.remove_prefix(taken.size());
    return taken;
  }

  std::string_view image_;
  std::string_view rest_;
  bool failed_ = false;
};

// Bytes of the values of `rows` rows; of a list, of its items.
std::size_t bytes_of_values(ColumnType type, std::size_t rows) {
  switch (type) {
    case ColumnType::integer:
    case ColumnType::decimal:
      return 8 * rows;
    case ColumnType::boolean:
      return (rows + 7) / 8;
    default:
      return 4 * rows;
  }
}

void read_dictionary(DirectoryReader& directory, ColumnView& column) {
  column.dictionary_offsets = directory.buffer<std::int32_t>();
  const std::span<const char> bytes = directory.buffer<char>();
  column.dictionary_bytes = {bytes.data(), bytes.size()};
  if (column.dictionary_offsets.empty() ||
      column.dictionary_offsets.back() != static_cast<std::int64_t>(bytes.size()))
    directory.fail();
}

ColumnView read_column_view(DirectoryReader& directory, std::size_t rows) {
  ColumnView column;
  column.name = directory.text();
  column.unit = directory.text();
  const std::uint64_t type = directory.number();
  if (type > static_cast<std::uint64_t>(ColumnType::list)) directory.fail();
  if (directory.failed()) return column;
  column.type = static_cast<ColumnType>(type);
  column.missing = static_cast<std::size_t>(directory.number());
  if (column.missing > rows) directory.fail();
  column.validity = directory.buffer_of<std::byte>((rows + 7) / 8);
  column.values = directory.buffer<std::byte>();
  std::size_t values = rows;
  if (column.type == ColumnType::list) {
    column.offsets = directory.buffer_of<std::int32_t>(rows + 1);
    if (directory.failed() || column.offsets.back() < 0) return directory.fail(), column;
    values = static_cast<std::size_t>(column.offsets.back());
  }
  if (column.values.size() != bytes_of_values(column.type, values)) directory.fail();
  if (column.type == ColumnType::list || column.type == ColumnType::text)
    read_dictionary(directory, column);
  return column;
}

TableView read_table_view(DirectoryReader& directory) {
  TableView table;
  table.name = directory.text();
  table.file = directory.text();
  table.sha256 = directory.text();
  table.row_count = static_cast<std::size_t>(directory.number());
  table.hidden_rows = static_cast<std::size_t>(directory.number());
  table.dated = directory.number() != 0;
  table.max_age = static_cast<std::int64_t>(directory.number());
  table.lines = directory.buffer<std::uint32_t>();
  // Before the count is used in any arithmetic: it now is one of entries that are there.
  if (table.lines.size() != table.row_count) directory.fail();
  if (directory.failed()) return table;
  table.provenance.source = directory.text();
  table.provenance.source_url = directory.text();
  table.provenance.as_of = directory.text();
  table.provenance.confidence = directory.text();
  table.provenance.verification = directory.text();
  table.provenance.unchecked_cells = directory.text();
  const std::size_t columns = directory.count();
  for (std::size_t i = 0; i < columns && !directory.failed(); ++i)
    table.columns.push_back(read_column_view(directory, table.row_count));
  return table;
}

}  // namespace

std::optional<std::vector<TableView>> read_image(std::string_view image) {
  ImageHeader header;
  if (image.size() < sizeof header) return {};
  std::memcpy(&header, image.data(), sizeof header);
  if (header.magic != kImageMagic || header.version != kImageVersion ||
      header.size != image.size() || header.directory_offset > image.size() ||
      header.directory_size > image.size() - header.directory_offset)
    return {};
  DirectoryReader directory(image, image.substr(static_cast<std::size_t>(header.directory_offset),
                                                static_cast<std::size_t>(header.directory_size)));
  std::vector<TableView> tables;
  const std::size_t count = directory.count();
  for (std::size_t i = 0; i < count && !directory.failed(); ++i)
    tables.push_back(read_table_view(directory));
  if (directory.failed() || !directory.at_end()) return {};
  return tables;
}

}  // namespace quire::core::dataset_detail
