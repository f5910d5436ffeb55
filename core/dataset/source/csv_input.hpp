#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/input_file.hpp"
#include "base/sha256.hpp"

namespace quire::core::dataset_detail {

/// Bytes that are read from their beginning to their end.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  /// Fills `to` as far as there are bytes: less than its size only at the end or after a failure,
  /// which `problem` tells apart.
  virtual std::size_t read(std::span<char> to) = 0;
  /// What went wrong, to follow the file's name ("ends within its gzip data"); empty: nothing.
  const std::string& problem() const { return problem_; }

 protected:
  std::string problem_;
};

/// The text of a CSV file: out of its compression, which its first bytes show (gzip or zstd), and in
/// UTF-8.
class CsvInput {
 public:
  /// `encoding` is iconv's name for what the file is in; empty: UTF-8 already.
  CsvInput(const std::filesystem::path& path, const std::string& encoding);
  ~CsvInput();

  std::size_t read(std::span<char> to) { return text_->read(to); }
  /// What went wrong; empty: nothing.
  const std::string& problem() const { return text_->problem(); }
  /// Bytes of text to come out of it, about; 0 where that cannot be known.
  std::size_t size() const;
  /// SHA-256 of the file as it lies on disk; call it after the end was read.
  std::string sha256();

 private:
  class File;
  File* file_;                        // at the bottom of text_
  std::unique_ptr<ByteSource> text_;  // the file, what takes its compression off, what converts it
};

/// Out of gzip (any number of members) or zstd.
std::unique_ptr<ByteSource> gunzip(std::unique_ptr<ByteSource> compressed);
std::unique_ptr<ByteSource> unzstd(std::unique_ptr<ByteSource> compressed);

/// Into UTF-8, by iconv.
std::unique_ptr<ByteSource> to_utf8(std::unique_ptr<ByteSource> text, const std::string& encoding);
/// Whether iconv knows the encoding.
bool is_encoding(const std::string& encoding);
/// Whether this is one of the names of UTF-8, which needs no conversion.
bool is_utf8_name(std::string_view encoding);

}  // namespace quire::core::dataset_detail
