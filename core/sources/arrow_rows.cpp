#include "sources/arrow_rows.hpp"

#include <cstring>
#include <limits>
#include <stdexcept>
#include <vector>

#include "base/diagnostic.hpp"
#include "dataset/source/row_stream.hpp"

namespace quire::core {
namespace {

using dataset_detail::append_cells;
using dataset_detail::append_text;
using dataset_detail::Cell;
using dataset_detail::RowMessage;

constexpr std::size_t kPiece = std::size_t{1} << 20;

template <typename T>
T value_at(const void* buffer, std::int64_t index) {
  T value{};
  std::memcpy(&value, static_cast<const char*>(buffer) + index * static_cast<std::int64_t>(sizeof(T)), sizeof(T));
  return value;
}

bool bit_at(const void* buffer, std::int64_t index) {
  return (static_cast<const unsigned char*>(buffer)[index / 8] >> (index % 8) & 1) != 0;
}

template <typename Offset>
Cell text_at(const ArrowArray& array, std::int64_t index) {
  const auto begin = value_at<Offset>(array.buffers[1], index);
  const auto end = value_at<Offset>(array.buffers[1], index + 1);
  if (begin < 0 || end < begin) throw std::runtime_error("has texts whose ends lie before their beginnings");
  return std::string_view(static_cast<const char*>(array.buffers[2]) + begin, static_cast<std::size_t>(end - begin));
}

Cell number_at(std::uint64_t value) {
  if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
    throw std::runtime_error("has a number of 2^63 or more");
  return static_cast<std::int64_t>(value);
}

/// Cells of one column, by the format of its schema.
class ColumnReader {
 public:
  ColumnReader(const ArrowSchema& schema, const ArrowArray& array) : schema_(schema), array_(array) {
    check(schema, array, std::strcmp(schema.format, "u") == 0 || std::strcmp(schema.format, "U") == 0 ? 3 : 2);
    if (schema.dictionary != nullptr) values_.emplace_back(*schema.dictionary, *array.dictionary);
  }

  /// `row` counts from the array's own beginning.
  Cell at(std::int64_t row) const {
    const std::int64_t index = row + array_.offset;
    if (array_.buffers[0] != nullptr && array_.null_count != 0 && !bit_at(array_.buffers[0], index)) return {};
    const Cell cell = value(index);
    if (values_.empty()) return cell;
    const auto* code = std::get_if<std::int64_t>(&cell);
    if (code == nullptr || *code < 0 || *code >= array_.dictionary->length)
      throw std::runtime_error("has a code that its dictionary lacks");
    return values_.front().at(*code);
  }

 private:
  static void check(const ArrowSchema& schema, const ArrowArray& array, std::int64_t buffers) {
    const bool sound = array.length >= 0 && array.offset >= 0 && array.n_buffers == buffers && array.buffers != nullptr &&
                       (array.length == 0 || array.buffers[1] != nullptr) &&
                       (schema.dictionary == nullptr) == (array.dictionary == nullptr);
    if (!sound) throw std::runtime_error("has a column that is not what its schema says");
  }

  Cell value(std::int64_t index) const {
    const std::string_view format = schema_.format;
    const void* values = array_.buffers[1];
    if (format == "b") return bit_at(values, index);
    if (format == "c") return std::int64_t{value_at<std::int8_t>(values, index)};
    if (format == "C") return std::int64_t{value_at<std::uint8_t>(values, index)};
    if (format == "s") return std::int64_t{value_at<std::int16_t>(values, index)};
    if (format == "S") return std::int64_t{value_at<std::uint16_t>(values, index)};
    if (format == "i") return std::int64_t{value_at<std::int32_t>(values, index)};
    if (format == "I") return std::int64_t{value_at<std::uint32_t>(values, index)};
    if (format == "l") return value_at<std::int64_t>(values, index);
    if (format == "L") return number_at(value_at<std::uint64_t>(values, index));
    if (format == "f") return double{value_at<float>(values, index)};
    if (format == "g") return value_at<double>(values, index);
    if (format == "tdD") return Date{std::chrono::days{value_at<std::int32_t>(values, index)}};
    if (format == "u") return text_at<std::int32_t>(array_, index);
    if (format == "U") return text_at<std::int64_t>(array_, index);
    throw std::runtime_error("has a column " + quote(schema_.name == nullptr ? "" : schema_.name) + " of the Arrow type " +
                             quote(format) + ", which is not supported");
  }

  const ArrowSchema& schema_;
  const ArrowArray& array_;
  std::vector<ColumnReader> values_;  // of the dictionary, if there is one
};

/// A struct of the C interface, released in the end.
template <typename Struct>
struct Owned : Struct {
  Owned() : Struct{} {}
  ~Owned() {
    if (this->release != nullptr) this->release(this);
  }
  Owned(const Owned&) = delete;
  Owned& operator=(const Owned&) = delete;
};

class StreamWriter {
 public:
  StreamWriter(ArrowArrayStream& stream, const std::function<void(const std::string&)>& write)
      : stream_(stream), write_(write) {}

  void run() {
    Owned<ArrowSchema> schema;
    must(stream_.get_schema(&stream_, &schema));
    if (schema.format == nullptr || std::strcmp(schema.format, "+s") != 0)
      throw std::runtime_error("is not a stream of structs");
    names(schema);
    for (;;) {
      Owned<ArrowArray> batch;
      must(stream_.get_next(&stream_, &batch));
      if (batch.release == nullptr) break;
      rows(schema, batch);
    }
    append_text(bytes_, RowMessage::end, {});
    write_(bytes_);
  }

 private:
  void must(int code) {
    if (code == 0) return;
    const char* said = stream_.get_last_error == nullptr ? nullptr : stream_.get_last_error(&stream_);
    throw std::runtime_error(said != nullptr ? said : std::string("cannot be read: ") + std::strerror(code));
  }

  void names(const ArrowSchema& schema) {
    std::vector<Cell> names;
    for (std::int64_t i = 0; i < schema.n_children; ++i) {
      const char* name = schema.children[i]->name;
      names.emplace_back(std::string_view(name == nullptr ? "" : name));
    }
    append_cells(bytes_, RowMessage::names, 0, names);
  }

  void rows(const ArrowSchema& schema, const ArrowArray& batch) {
    if (batch.length < 0 || batch.offset < 0) throw std::runtime_error("has a table of less than no rows");
    if (batch.n_children != schema.n_children) throw std::runtime_error("has a column that is not what its schema says");
    std::vector<ColumnReader> columns;
    for (std::int64_t i = 0; i < batch.n_children; ++i) {
      if (batch.children[i]->length < batch.length + batch.offset)
        throw std::runtime_error("has a column that is shorter than its table");
      columns.emplace_back(*schema.children[i], *batch.children[i]);
    }
    std::vector<Cell> cells(columns.size());
    for (std::int64_t row = 0; row < batch.length; ++row) {
      const bool is_there = batch.n_buffers == 0 || batch.buffers[0] == nullptr || batch.null_count == 0 ||
                            bit_at(batch.buffers[0], row + batch.offset);
      for (std::size_t i = 0; i < columns.size(); ++i) cells[i] = is_there ? columns[i].at(row + batch.offset) : Cell();
      append_cells(bytes_, RowMessage::row, ++row_number_, cells);
      if (bytes_.size() < kPiece) continue;
      write_(bytes_);
      bytes_.clear();
    }
  }

  ArrowArrayStream& stream_;
  const std::function<void(const std::string&)>& write_;
  std::string bytes_;
  std::uint32_t row_number_ = 0;
};

}  // namespace

void write_arrow(ArrowArrayStream& stream, const std::function<void(const std::string&)>& write) {
  StreamWriter(stream, write).run();
}

}  // namespace quire::core
