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

  void refuse(std::string problem) {
    if (problem_.empty()) problem_ = std::move(problem);
  }

  std::size_t size() const { return file_.size(); }
  std::string sha256() { return hash_.hex(); }

 private:
  RegularFile file_;
  Sha256 hash_;
};

namespace {

/// What is no text in UTF-8, by its first bytes.
struct OtherForm {
  std::string_view magic;
  const char* problem;
};
constexpr OtherForm kOtherForms[] = {
    {"\xFF\xFE", "is in UTF-16: add encoding = \"utf-16\" to its table"},
    {"\xFE\xFF", "is in UTF-16: add encoding = \"utf-16\" to its table"},
    {"BZh9", "is compressed by bzip2: unpack it, or use gzip or zstd"},
    {"\xFD" "7zX", "is compressed by xz: unpack it, or use gzip or zstd"},
    {"PK\x03\x04", "is a zip file: unpack it, or call a spreadsheet .xlsx or .ods"},
};

}  // namespace

CsvInput::CsvInput(const std::filesystem::path& path, const std::string& encoding) {
  auto file = std::make_unique<File>(path);
  file_ = file.get();
  const bool is_gzip = file_->starts_with("\x1F\x8B");
  const bool is_zstd = file_->starts_with("\x28\xB5\x2F\xFD");
  if (encoding.empty())
    for (const OtherForm& form : kOtherForms)
      if (file_->starts_with(form.magic)) file_->refuse(form.problem);
  text_ = std::move(file);
  if (is_gzip) text_ = gunzip(std::move(text_));
  if (is_zstd) text_ = unzstd(std::move(text_));
  if (!encoding.empty()) text_ = to_utf8(std::move(text_), encoding);
}

CsvInput::~CsvInput() = default;

std::size_t CsvInput::size() const { return text_.get() == file_ ? file_->size() : 0; }

std::string CsvInput::sha256() { return file_->sha256(); }

}  // namespace quire::core::dataset_detail
