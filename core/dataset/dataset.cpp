#include "dataset/dataset.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

#include "dataset/image.hpp"
#include "dataset/mapping.hpp"

namespace quire::core {
namespace {

template <typename T>
T value_at(std::span<const std::byte> values, std::size_t index) {
  T value;
  std::memcpy(&value, values.data() + index * sizeof value, sizeof value);
  return value;
}

}  // namespace

std::string_view word(ColumnType type) {
  static constexpr std::string_view kWords[] = {"text",    "integer", "decimal",
                                                "boolean", "date",    "list"};
  return kWords[static_cast<std::size_t>(type)];
}

std::string_view ColumnView::text(std::size_t row) const {
  return dictionary(value_at<std::int32_t>(values, row));
}

std::string_view ColumnView::item(std::size_t index) const {
  return dictionary(value_at<std::int32_t>(values, index));
}

std::int64_t ColumnView::integer(std::size_t row) const {
  return value_at<std::int64_t>(values, row);
}

double ColumnView::decimal(std::size_t row) const { return value_at<double>(values, row); }

bool ColumnView::boolean(std::size_t row) const {
  return (std::to_integer<unsigned>(values[row / 8]) >> (row % 8) & 1U) != 0;
}

Date ColumnView::date(std::size_t row) const {
  return Date{std::chrono::days{value_at<std::int32_t>(values, row)}};
}

const ColumnView* TableView::find(std::string_view column) const {
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [&](const ColumnView& c) { return c.name == column; });
  return found == columns.end() ? nullptr : &*found;
}

Dataset::Mapping::~Mapping() {
  if (address != nullptr) ::munmap(address, size);
  if (file >= 0) ::close(file);
}

std::optional<Dataset> Dataset::from_fd(int fd) {
  auto mapping = std::make_unique<Mapping>();
  mapping->file = ::fcntl(fd, F_DUPFD_CLOEXEC, 0);
  // Unsealed, it could be cut short under the mapping.
  constexpr int kSeals = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;
  const int seals = mapping->file < 0 ? -1 : ::fcntl(mapping->file, F_GET_SEALS);
  struct stat status {};
  if (seals < 0 || (seals & kSeals) != kSeals || ::fstat(mapping->file, &status) != 0 ||
      status.st_size <= 0)
    return {};
  const auto size = static_cast<std::size_t>(status.st_size);
  void* const address = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, mapping->file, 0);
  if (address == MAP_FAILED) return {};
  mapping->address = address;
  mapping->size = size;
  std::optional<std::vector<TableView>> tables = dataset_detail::read_image(mapping->bytes());
  if (!tables) return {};
  mapping->tables = std::move(*tables);
  return Dataset(std::move(mapping));
}

Dataset::Dataset(std::unique_ptr<Mapping> mapping) : mapping_(std::move(mapping)) {}
Dataset::Dataset(Dataset&&) noexcept = default;
Dataset& Dataset::operator=(Dataset&&) noexcept = default;
Dataset::~Dataset() = default;

std::span<const TableView> Dataset::tables() const { return mapping_->tables; }

const TableView* Dataset::find(std::string_view table) const {
  const auto found = std::find_if(mapping_->tables.begin(), mapping_->tables.end(),
                                  [&](const TableView& t) { return t.name == table; });
  return found == mapping_->tables.end() ? nullptr : &*found;
}

const Handling& Dataset::handling() const { return mapping_->handling; }
void Dataset::set_handling(Handling handling) { mapping_->handling = std::move(handling); }

int Dataset::fd() const { return mapping_->file; }

}  // namespace quire::core
