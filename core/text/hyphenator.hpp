#pragma once

#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

namespace quire::core {

/// Where words may be divided, by the TeX patterns of a language. Several threads may ask one.
class Hyphenator {
 public:
  /// Null when the pattern file cannot be read.
  static std::unique_ptr<Hyphenator> from_file(const std::filesystem::path& patterns);
  ~Hyphenator();

  /// Byte offsets in `word` (UTF-8 letters only) before which it may be divided, ascending; at
  /// least two letters stay before and three after a division. Words under five letters have none.
  std::vector<std::size_t> divisions(std::string_view word) const;

 private:
  struct Patterns;
  explicit Hyphenator(std::unique_ptr<Patterns> patterns);
  std::unique_ptr<Patterns> patterns_;
};

}  // namespace quire::core
