#pragma once

#include <string>
#include <utility>

#include "base/diagnostic.hpp"

namespace quire::core::dataset_detail {

/// The mistakes of one file. The first hundred are reported; of the rest only how many they are, so
/// that a wrong separator in a long file does not bury everything else.
class FileReport {
 public:
  static constexpr std::size_t kShown = 100;

  FileReport(std::string file, Diagnostics& diagnostics)
      : file_(std::move(file)), diagnostics_(&diagnostics) {}

  const std::string& file() const { return file_; }
  Diagnostics& diagnostics() const { return *diagnostics_; }

  /// Counts a mistake; `describe` makes its Diagnostic and is called only when it is shown.
  template <typename Describe>
  void error(Describe describe) {
    if (++count_ <= kShown) diagnostics_->add(describe());
  }

  /// Says how many more there were. Call it once, last.
  void finish() {
    if (count_ <= kShown) return;
    const std::size_t more = count_ - kShown;
    diagnostics_->error(
        "dataset.more-errors", {file_, 0, 0},
        std::to_string(more) + (more == 1 ? " more error" : " more errors") + " in this file");
  }

 private:
  std::string file_;
  Diagnostics* diagnostics_;
  std::size_t count_ = 0;
};

}  // namespace quire::core::dataset_detail
