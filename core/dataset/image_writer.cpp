#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <numeric>
#include <span>

#include "dataset/image.hpp"
#include "dataset/visible_rows.hpp"

namespace quire::core::dataset_detail {
namespace {

// Appends to a memory file. The first failure sticks: everything after it does nothing.
class MemoryFile {
 public:
  MemoryFile() : file_(::memfd_create("quire-dataset", MFD_CLOEXEC | MFD_ALLOW_SEALING)) {}

  std::uint64_t size() const { return size_; }

  void write(std::span<const std::byte> bytes) {
    write_at(size_, bytes);
    size_ += bytes.size();
  }

  void pad_to(std::size_t alignment) {
    static constexpr std::byte kZeros[kImageAlignment] = {};
    write(std::span(kZeros).first((alignment - size_ % alignment) % alignment));
  }

  void write_at(std::uint64_t offset, std::span<const std::byte> bytes) {
    while (!failed() && !bytes.empty()) {
      const ssize_t put = ::pwrite(file_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
      if (put < 0 && errno == EINTR) continue;
      if (put <= 0) return fail();
      offset += static_cast<std::uint64_t>(put);
      bytes = bytes.subspan(static_cast<std::size_t>(put));
    }
  }

  // Nobody can change it from here on, not even this process. Gives the descriptor away.
  std::optional<int> seal() {
    constexpr int kSeals = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL;
    if (!failed() && ::fcntl(file_, F_ADD_SEALS, kSeals) != 0) fail();
    if (failed()) return {};
    return file_;
  }

 private:
  bool failed() const { return file_ < 0; }
  void fail() {
    ::close(file_);
    file_ = -1;
  }

  int file_;
  std::uint64_t size_ = 0;
};

class ImageWriter {
 public:
  ImageWriter() { file_.write(std::as_bytes(std::span(&header_, 1))); }

  void write(TableData& table, const View& view) {
    const std::vector<std::uint32_t> rows = visible_rows(table, view);
    const bool is_dated = !table.schema->known_from.empty();
    const std::size_t later = is_dated ? visible_rows(table, {{}, view.audience}).size() - rows.size() : 0;
    std::vector<std::uint32_t> lines;
    lines.reserve(rows.size());
    for (const std::uint32_t row : rows) lines.push_back(table.lines[row]);

    add_text(table.schema->name);
    add_text(table.file);
    add_text(table.sha256);
    add_number(rows.size());
    add_number(later);
    add_number(is_dated ? 1 : 0);
    add_number(static_cast<std::uint64_t>(table.schema->max_age));
    add_buffer(lines);
    const ProvenanceNames& names = table.schema->provenance;
    for (const std::string& name :
         {names.source, names.source_url, names.as_of, names.confidence, names.verification,
          names.unchecked_cells})
      add_text(name);
    add_number(table.columns.size());
    for (Column& column : table.columns) {
      if (is_withheld(*table.schema, *column.schema, view))
        write_without_values(*column.schema, rows.size());
      else
        write(column, rows);
      column = Column(*column.schema);  // its memory is needed for the image
    }
  }

  void add_number(std::uint64_t number) {
    char bytes[sizeof number];
    std::memcpy(bytes, &number, sizeof number);
    directory_.append(bytes, sizeof bytes);
  }

  std::optional<int> finish() {
    header_.directory_offset = file_.size();
    header_.directory_size = directory_.size();
    file_.write(std::as_bytes(std::span(directory_)));
    header_.size = file_.size();
    file_.write_at(0, std::as_bytes(std::span(&header_, 1)));
    return file_.seal();
  }

 private:
  void write(const Column& column, const std::vector<std::uint32_t>& rows) {
    const PackedColumn packed = pack(column, rows);
    const ColumnType type = column.schema->type;
    add_text(column.schema->name);
    add_text(column.schema->unit);
    add_number(static_cast<std::uint64_t>(type));
    add_number(packed.missing);
    add_buffer(packed.validity);
    add_buffer(packed.values);
    if (type == ColumnType::list) add_buffer(packed.offsets);
    if (type != ColumnType::list && type != ColumnType::text) return;
    add_buffer(packed.dictionary->offsets());
    add_buffer(packed.dictionary->bytes());
  }

  void write_without_values(const ColumnSchema& schema, std::size_t row_count) {
    Column column(schema);
    for (std::size_t row = 0; row < row_count; ++row) column.add_missing();
    std::vector<std::uint32_t> rows(row_count);
    std::iota(rows.begin(), rows.end(), 0U);
    write(column, rows);
  }

  template <typename Buffer>
  void add_buffer(const Buffer& buffer) {
    const auto bytes = std::as_bytes(std::span(buffer));
    file_.pad_to(kImageAlignment);
    add_number(file_.size());
    add_number(bytes.size());
    file_.write(bytes);
  }

  void add_text(std::string_view text) {
    add_number(text.size());
    directory_ += text;
  }

  MemoryFile file_;
  ImageHeader header_;
  std::string directory_;
};

}  // namespace

std::optional<int> write_image(std::vector<TableData> tables, const View& view) {
  ImageWriter writer;
  writer.add_number(tables.size());
  for (TableData& table : tables) writer.write(table, view);
  return writer.finish();
}

}  // namespace quire::core::dataset_detail
