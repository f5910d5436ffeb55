#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace quire::core {

/// A string that most of very many things do not have: a pointer's size while it is empty.
class RareText {
 public:
  RareText() = default;
  RareText(std::string text) : text_(text.empty() ? nullptr : std::make_unique<std::string>(std::move(text))) {}
  RareText(std::string_view text) : RareText(std::string(text)) {}
  RareText(const char* text) : RareText(std::string(text)) {}
  RareText(const RareText& other) : RareText(other.str()) {}
  RareText(RareText&&) = default;
  RareText& operator=(const RareText& other) { return *this = RareText(other); }
  RareText& operator=(RareText&&) = default;
  ~RareText() = default;

  bool empty() const { return text_ == nullptr; }
  const std::string& str() const {
    static const std::string none;
    return text_ == nullptr ? none : *text_;
  }
  operator const std::string&() const { return str(); }
  operator std::string_view() const { return str(); }

  friend bool operator==(const RareText& a, const RareText& b) { return a.str() == b.str(); }
  friend bool operator==(const RareText& a, const std::string& b) { return a.str() == b; }
  friend bool operator==(const RareText& a, std::string_view b) { return a.str() == b; }
  friend bool operator==(const RareText& a, const char* b) { return a.str() == b; }
  friend auto operator<=>(const RareText& a, const std::string& b) { return a.str() <=> b; }

  friend std::string operator+(std::string a, const RareText& b) { return std::move(a += b.str()); }
  friend std::string operator+(const char* a, const RareText& b) { return a + b.str(); }
  friend std::string operator+(const RareText& a, std::string_view b) { return a.str() + std::string(b); }

 private:
  std::unique_ptr<std::string> text_;
};

}  // namespace quire::core
