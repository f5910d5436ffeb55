#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.hpp"

namespace quire::core::dataset_detail {

/// Mistakes in the order in which they were found: the first hundred in words, of the rest only how
/// many they are, so that a wrong separator in a long file does not bury everything else.
class Complaints {
 public:
  static constexpr std::size_t kShown = 100;

  /// Counts a mistake; `describe` makes its Diagnostic and is called only when it is kept.
  template <typename Describe>
  void add(Describe describe) {
    if (++count_ <= kShown) said_.push_back(describe());
  }

  std::size_t count() const { return count_; }
  std::vector<Diagnostic>& said() { return said_; }

 private:
  std::vector<Diagnostic> said_;
  std::size_t count_ = 0;
};

/// The mistakes of one file on their way to the person who can mend them.
class FileReport {
 public:
  FileReport(std::string file, Diagnostics& diagnostics)
      : file_(std::move(file)), diagnostics_(&diagnostics) {}

  const std::string& file() const { return file_; }
  Diagnostics& diagnostics() const { return *diagnostics_; }

  /// Counts a mistake; `describe` makes its Diagnostic and is called only when it is shown.
  template <typename Describe>
  void error(Describe describe) {
    if (++count_ <= Complaints::kShown) diagnostics_->add(describe());
  }

  void add(Complaints complaints) {
    for (Diagnostic& one : complaints.said()) error([&] { return std::move(one); });
    count_ += complaints.count() - complaints.said().size();
  }

  /// Says how many more there were. Call it once, last.
  void finish() {
    if (count_ <= Complaints::kShown) return;
    const std::size_t more = count_ - Complaints::kShown;
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
