#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct zip;
struct zip_file;

namespace quire::core {

/// One part of a package, unpacked as it is read.
class ZipPart {
 public:
  /// The next bytes, 0 at the end. Throws std::runtime_error when the part is not what the package says it is: its
  /// checksum is compared at its end, so nothing of it may be believed before.
  std::size_t read(std::span<char> to);

 private:
  friend class ZipPackage;
  struct Close {
    void operator()(zip_file* file) const;
  };

  ZipPart(std::string name, std::unique_ptr<zip_file, Close> file, std::uint64_t size);

  std::string name_;
  std::unique_ptr<zip_file, Close> file_;
  std::uint64_t left_;
};

/// The zip file that a spreadsheet is.
class ZipPackage {
 public:
  /// Throws std::runtime_error when it is no zip file, is damaged (two parts of one name are that, too) or
  /// encrypted, has more than 10000 parts, or would unpack to more than 1 GB.
  explicit ZipPackage(std::string file);

  /// The case of letters does not matter.
  bool has(const std::string& part) const;
  /// Throws std::runtime_error when there is none.
  ZipPart open(const std::string& part) const;
  /// The beginning of a part that is small.
  std::string beginning_of(const std::string& part, std::size_t size) const;

 private:
  struct Discard {
    void operator()(zip* archive) const;
  };

  void check_parts() const;

  std::string file_;  // the archive reads it
  std::unique_ptr<zip, Discard> archive_;
};

}  // namespace quire::core
