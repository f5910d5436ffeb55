#include "dataset/source/csv_scanner.hpp"

#include <algorithm>

namespace quire::core::dataset_detail {

CsvScanner::CsvScanner(std::string_view bytes, std::uint32_t line, char delimiter)
    : bytes_(bytes), delimiter_(delimiter), next_line_(line) {
  for (const char c : {delimiter, '\n', '\r', '"'}) is_stop_[static_cast<unsigned char>(c)] = true;
}

bool CsvScanner::next() {
  fields_.clear();
  faults_.clear();
  unescaped_.clear();
  if (at_ == bytes_.size()) return false;
  line_ = next_line_;
  offset_ = at_;
  for (;;) {
    read_field();
    if (at_ == bytes_.size()) return true;
    if (bytes_[at_++] == delimiter_) continue;
    ++next_line_;
    return true;
  }
}

// Leaves `at_` on the delimiter or line feed that ends the field, or at the end of the file.
void CsvScanner::read_field() {
  if (at_ < bytes_.size() && bytes_[at_] == '"') return read_quoted();
  const std::size_t begin = at_;
  skip_to_end_of_field(CsvFault::stray_quote);
  std::size_t end = at_;
  // The carriage return of CRLF has been passed; it is not part of the field.
  if (end > begin && end < bytes_.size() && bytes_[end] == '\n' && bytes_[end - 1] == '\r') --end;
  fields_.push_back({bytes_.substr(begin, end - begin), begin});
}

void CsvScanner::skip_to_end_of_field(CsvFault on_text) {
  bool reported = false;
  for (; at_ < bytes_.size(); ++at_) {
    const char c = bytes_[at_];
    if (!is_stop_[static_cast<unsigned char>(c)] && on_text == CsvFault::stray_quote) continue;
    if (c == delimiter_ || c == '\n') return;
    const bool is_crlf = c == '\r' && at_ + 1 < bytes_.size() && bytes_[at_ + 1] == '\n';
    if (is_crlf || reported) continue;
    faults_.push_back({c == '\r' ? CsvFault::stray_return : on_text, at_});
    reported = true;
  }
}

void CsvScanner::read_quoted() {
  const std::size_t open = at_++;
  std::string* joined = nullptr;  // set once a doubled quote is met
  for (;;) {
    const std::size_t quote = std::min(bytes_.find('"', at_), bytes_.size());
    const std::string_view part = bytes_.substr(at_, quote - at_);
    next_line_ += static_cast<std::uint32_t>(std::count(part.begin(), part.end(), '\n'));
    const bool doubled = quote + 1 < bytes_.size() && bytes_[quote + 1] == '"';
    if (joined == nullptr && doubled) joined = &unescaped_.emplace_back();
    if (joined != nullptr) *joined += part;
    at_ = std::min(quote + 1, bytes_.size());
    if (doubled) {
      *joined += '"';
      ++at_;
      continue;
    }
    if (quote == bytes_.size()) faults_.push_back({CsvFault::unclosed_quote, open});
    fields_.push_back({joined != nullptr ? std::string_view(*joined) : part, open});
    skip_to_end_of_field(CsvFault::text_after_quote);
    return;
  }
}

}  // namespace quire::core::dataset_detail
