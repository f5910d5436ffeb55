#include "dataset/image.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstring>
#include <random>
#include <sstream>

#include "dataset/folder.hpp"

using namespace quire::core;
using quire::test::dataset_of;
using quire::test::one_table;

namespace {

Dataset some_dataset() {
  return dataset_of(
      "[tables.u]\nrows = []\n[tables.u.columns]\nz = { type = \"list\" }\n" +
          one_table(
              "id = { type = \"text\", key = true, unit = \"u\" }\nn = { type = \"integer\" }\n"
              "x = { type = \"decimal\" }\non = { type = \"boolean\" }\n"
              "day = { type = \"date\" }\ntags = { type = \"list\" }\n"),
      {{"t.csv",
        "id,n,x,on,day,tags\na,1,0.5,true,2025-01-01,p;q\nb,,,,,\nc,3,1e300,false,2026-11-23,"
        "q\n"}});
}

std::string bytes_of(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

template <typename T>
std::string bytes_of(std::span<const T> values) {
  return bytes_of(std::as_bytes(values));
}

std::string dump(const Dataset& dataset) {
  std::ostringstream out;
  for (const TableView& table : dataset.tables()) {
    out << table.name << '|' << table.file << '|' << table.sha256 << '|' << table.row_count << '|'
        << table.hidden_rows << '|' << table.dated << '|' << bytes_of(table.lines) << '|'
        << table.provenance.source << '\n';
    for (const ColumnView& column : table.columns)
      out << column.name << '|' << column.unit << '|' << word(column.type) << '|' << column.missing
          << '|' << bytes_of(column.validity) << '|' << bytes_of(column.values) << '|'
          << bytes_of(column.offsets) << '|' << bytes_of(column.dictionary_offsets) << '|'
          << column.dictionary_bytes << '\n';
  }
  return out.str();
}

std::string image_of(const Dataset& dataset) {
  std::string image(static_cast<std::size_t>(::lseek(dataset.fd(), 0, SEEK_END)), '\0');
  REQUIRE(::pread(dataset.fd(), image.data(), image.size(), 0) ==
          static_cast<ssize_t>(image.size()));
  return image;
}

int memory_file(const std::string& bytes, int seals) {
  const int file = ::memfd_create("test", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  REQUIRE(::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
  if (seals != 0) REQUIRE(::fcntl(file, F_ADD_SEALS, seals) == 0);
  return file;
}

constexpr int kSeals = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;

}  // namespace

TEST_CASE("a dataset read back from its descriptor is the same", "[dataset][image]") {
  const Dataset dataset = some_dataset();
  const std::optional<Dataset> copy = Dataset::from_fd(dataset.fd());
  REQUIRE(copy);
  CHECK(copy->fd() != dataset.fd());
  CHECK(dump(*copy) == dump(dataset));
}

TEST_CASE("the views outlive a move and the first dataset", "[dataset][image]") {
  std::optional<Dataset> first = some_dataset();
  const std::string before = dump(*first);
  std::optional<Dataset> copy = Dataset::from_fd(first->fd());
  first.reset();
  const Dataset moved = std::move(*copy);
  CHECK(dump(moved) == before);
}

TEST_CASE("the memory file is sealed", "[dataset][image]") {
  const Dataset dataset = some_dataset();
  CHECK((::fcntl(dataset.fd(), F_GET_SEALS) & kSeals) == kSeals);
  CHECK(::pwrite(dataset.fd(), "x", 1, 0) == -1);
  CHECK(::ftruncate(dataset.fd(), 0) == -1);
  CHECK(::mmap(nullptr, 64, PROT_READ | PROT_WRITE, MAP_SHARED, dataset.fd(), 0) == MAP_FAILED);
}

TEST_CASE("the same input makes the same image", "[dataset][image]") {
  CHECK(image_of(some_dataset()) == image_of(some_dataset()));
}

TEST_CASE("what is no image is refused", "[dataset][image]") {
  const std::string image = image_of(some_dataset());
  const auto opens = [](const std::string& bytes, int seals = kSeals) {
    const int file = memory_file(bytes, seals);
    const bool opened = Dataset::from_fd(file).has_value();
    ::close(file);
    return opened;
  };
  CHECK(opens(image));
  CHECK_FALSE(opens(image, 0));  // not sealed: it could change
  CHECK_FALSE(opens(image, F_SEAL_SHRINK | F_SEAL_GROW));
  CHECK_FALSE(opens(""));
  CHECK_FALSE(opens(image.substr(0, 63)));
  CHECK_FALSE(opens(image.substr(0, image.size() - 1)));
  CHECK_FALSE(opens(image + "x"));
  for (const std::size_t at : {0U, 8U, 16U, 24U, 32U}) {  // magic, version, size, directory
    std::string changed = image;
    changed[at] = static_cast<char>(changed[at] ^ 0x40);
    CAPTURE(at);
    CHECK_FALSE(opens(changed));
  }
  CHECK_FALSE(Dataset::from_fd(-1));
  CHECK_FALSE(Dataset::from_fd(0x7FFF));
}

TEST_CASE("views of a damaged directory stay inside the image", "[dataset][image][fuzz]") {
  const std::string image = image_of(some_dataset());
  dataset_detail::ImageHeader header;
  std::memcpy(&header, image.data(), sizeof header);
  std::mt19937 random(5);
  for (int i = 0; i < 5000; ++i) {
    std::string changed = image;
    for (std::size_t n = 1 + random() % 3; n > 0; --n)
      changed[header.directory_offset + random() % header.directory_size] =
          static_cast<char>(random() % 3 == 0 ? 0xFF : random());
    const auto tables = dataset_detail::read_image(changed);
    if (!tables) continue;
    const auto is_inside = [&](const void* begin, std::size_t size) {
      const auto* at = static_cast<const char*>(begin);
      return size == 0 || (at >= changed.data() && at + size <= changed.data() + changed.size());
    };
    for (const TableView& table : *tables) {
      REQUIRE(is_inside(table.lines.data(), table.row_count * 4));
      for (const ColumnView& column : table.columns) {
        REQUIRE(is_inside(column.values.data(), column.values.size()));
        REQUIRE(is_inside(column.validity.data(), (table.row_count + 7) / 8));
        REQUIRE(is_inside(column.dictionary_bytes.data(), column.dictionary_bytes.size()));
        REQUIRE(is_inside(column.name.data(), column.name.size()));
      }
    }
  }
}
