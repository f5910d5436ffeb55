#include "sheets/zip_package.hpp"

#include <zip.h>

#include <new>
#include <stdexcept>
#include <utility>

#include "base/diagnostic.hpp"

namespace quire::core {
namespace {

constexpr std::uint64_t kMostUnpacked = std::uint64_t{1} << 30;
constexpr zip_int64_t kMostParts = 10'000;

std::runtime_error damaged_part(const std::string& name, const std::string& how) {
  return std::runtime_error("is damaged: its part " + quote(name) + " " + how);
}

zip_int64_t index_of(zip_t* archive, const std::string& part) {
  const zip_int64_t exact = zip_name_locate(archive, part.c_str(), ZIP_FL_ENC_RAW);
  return exact >= 0 ? exact : zip_name_locate(archive, part.c_str(), ZIP_FL_NOCASE);
}

zip_t* open_archive(const std::string& file) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(file.data(), file.size(), 0, &error);
  if (source == nullptr) throw std::bad_alloc();
  zip_t* archive = zip_open_from_source(source, ZIP_CHECKCONS | ZIP_RDONLY, &error);
  if (archive != nullptr) return archive;
  zip_source_free(source);
  // What encrypted .xlsx files are, too.
  if (file.starts_with("\xD0\xCF\x11\xE0"))
    throw std::runtime_error("is an .xls file or has a password: save it as .xlsx without one");
  throw std::runtime_error(file.starts_with("PK") ? "is damaged: " + std::string(zip_error_strerror(&error))
                                                  : "is neither an .xlsx nor an .ods spreadsheet");
}

}  // namespace

void ZipPart::Close::operator()(zip_file* file) const { zip_fclose(file); }

ZipPart::ZipPart(std::string name, std::unique_ptr<zip_file, Close> file, std::uint64_t size)
    : name_(std::move(name)), file_(std::move(file)), left_(size) {}

std::size_t ZipPart::read(std::span<char> to) {
  const zip_int64_t got = zip_fread(file_.get(), to.data(), to.size());
  if (got < 0) throw damaged_part(name_, "cannot be unpacked: " + std::string(zip_file_strerror(file_.get())));
  const auto count = static_cast<std::uint64_t>(got);
  if (count > left_ || (count == 0 && left_ != 0)) throw damaged_part(name_, "has another size than it should");
  left_ -= count;
  return count;
}

void ZipPackage::Discard::operator()(zip* archive) const { zip_discard(archive); }

ZipPackage::ZipPackage(std::string file) : file_(std::move(file)), archive_(open_archive(file_)) { check_parts(); }

void ZipPackage::check_parts() const {
  const zip_int64_t count = zip_get_num_entries(archive_.get(), 0);
  if (count > kMostParts) throw std::runtime_error("has more than 10000 parts");
  std::uint64_t unpacked = 0;
  for (zip_int64_t i = 0; i < count; ++i) {
    zip_stat_t part{};
    constexpr zip_uint64_t kNeeded = ZIP_STAT_SIZE | ZIP_STAT_ENCRYPTION_METHOD;
    if (zip_stat_index(archive_.get(), static_cast<zip_uint64_t>(i), 0, &part) != 0 ||
        (part.valid & kNeeded) != kNeeded)
      throw std::runtime_error("is damaged: " + std::string(zip_strerror(archive_.get())));
    if (part.encryption_method != ZIP_EM_NONE) throw std::runtime_error("is encrypted");
    if (part.size > kMostUnpacked - unpacked)
      throw std::runtime_error("would unpack to more than 1 GB: it is too large, or made to be");
    unpacked += part.size;
  }
}

bool ZipPackage::has(const std::string& part) const { return index_of(archive_.get(), part) >= 0; }

ZipPart ZipPackage::open(const std::string& part) const {
  const zip_int64_t index = index_of(archive_.get(), part);
  if (index < 0) throw std::runtime_error("is damaged: it has no part " + quote(part));
  const auto number = static_cast<zip_uint64_t>(index);
  zip_stat_t stat{};
  zip_stat_index(archive_.get(), number, 0, &stat);
  std::unique_ptr<zip_file, ZipPart::Close> file(zip_fopen_index(archive_.get(), number, 0));
  if (!file) throw damaged_part(part, "cannot be unpacked: " + std::string(zip_strerror(archive_.get())));
  return {part, std::move(file), stat.size};
}

std::string ZipPackage::beginning_of(const std::string& part, std::size_t size) const {
  ZipPart bytes = open(part);
  std::string beginning(size, '\0');
  beginning.resize(bytes.read(beginning));
  return beginning;
}

}  // namespace quire::core
