#include "dataset/source/csv_input.hpp"

#include <array>
#include <string_view>

namespace quire::core::dataset_detail {

/// The file as it lies on disk, hashed while it passes.
class CsvInput::File final : public ByteSource {
 public:
  explicit File(const std::filesystem::path& path) : file_(path) {
    problem_ = file_.problem();
    if (problem_.empty() && file_.size() == 0) problem_ = "is empty";
  }

  std::size_t read(std::span<char> to) override {
    if (!problem_.empty()) return 0;
    const std::size_t got = file_.read(to);
    hash_.update({to.data(), got});
    problem_ = file_.problem();
    return got;
  }

  bool starts_with(std::string_view magic) const {
    std::array<char, 4> first{};
    if (!problem_.empty()) return false;
    return std::string_view(first.data(), file_.peek(first)).starts_with(magic);
  }

  std::size_t size() const { return file_.size(); }
  std::string sha256() { return hash_.hex(); }

 private:
  RegularFile file_;
  Sha256 hash_;
};

CsvInput::CsvInput(const std::filesystem::path& path, const std::string& encoding) {
  auto file = std::make_unique<File>(path);
  file_ = file.get();
  const bool is_gzip = file_->starts_with("\x1F\x8B");
  const bool is_zstd = file_->starts_with("\x28\xB5\x2F\xFD");
  text_ = std::move(file);
  if (is_gzip) text_ = gunzip(std::move(text_));
  if (is_zstd) text_ = unzstd(std::move(text_));
  if (!encoding.empty()) text_ = to_utf8(std::move(text_), encoding);
}

CsvInput::~CsvInput() = default;

std::size_t CsvInput::size() const { return text_.get() == file_ ? file_->size() : 0; }

std::string CsvInput::sha256() { return file_->sha256(); }

}  // namespace quire::core::dataset_detail
