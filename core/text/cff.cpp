#include "text/cff.hpp"

#include <stdexcept>

namespace quire::core::text {
namespace {

struct Damaged : std::runtime_error {
  Damaged() : runtime_error("damaged CFF table") {}
};

class Reader {
 public:
  Reader(std::string_view bytes, std::size_t position) : bytes_(bytes), position_(position) {}

  std::uint32_t number(int size) {
    std::uint32_t value = 0;
    for (; size > 0; --size) value = value << 8 | static_cast<unsigned char>(byte());
    return value;
  }
  void skip(std::size_t count) { position_ += count; }
  std::size_t position() const { return position_; }
  bool at_end() const { return position_ >= bytes_.size(); }

 private:
  char byte() {
    if (at_end()) throw Damaged();
    return bytes_[position_++];
  }

  std::string_view bytes_;
  std::size_t position_;
};

struct Index {
  std::uint32_t count = 0;
  std::string_view first;  // the data of the first entry
  std::size_t end = 0;
};

Index read_index(std::string_view cff, std::size_t position) {
  Reader reader(cff, position);
  Index index;
  index.count = reader.number(2);
  index.end = reader.position();
  if (index.count == 0) return index;
  const auto offset_size = static_cast<int>(reader.number(1));
  if (offset_size < 1 || offset_size > 4) throw Damaged();
  const std::size_t data = reader.position() + (index.count + 1ULL) * offset_size - 1;
  const std::size_t first = data + reader.number(offset_size);
  const std::size_t second = data + reader.number(offset_size);
  index.end = second;
  if (index.count > 1) {
    reader.skip((index.count - 2ULL) * offset_size);
    index.end = data + reader.number(offset_size);
  }
  if (first > second || second > cff.size() || index.end > cff.size()) throw Damaged();
  index.first = cff.substr(first, second - first);
  return index;
}

struct TopDict {
  bool cid_keyed = false;
  std::uint32_t charset = 0;
  std::uint32_t char_strings = 0;
};

// Operands come before their operator; only the last one matters to the operators read here.
TopDict read_top_dict(std::string_view dict) {
  constexpr std::uint32_t kEscape = 12;
  constexpr std::uint32_t kRos = 30;
  TopDict top;
  std::uint32_t operand = 0;
  for (Reader reader(dict, 0); !reader.at_end();) {
    const std::uint32_t b = reader.number(1);
    if (b == kEscape) {
      if (reader.number(1) == kRos) top.cid_keyed = true;
    } else if (b == 15) {
      top.charset = operand;
    } else if (b == 17) {
      top.char_strings = operand;
    } else if (b == 28) {
      operand = reader.number(2);
    } else if (b == 29) {
      operand = reader.number(4);
    } else if (b == 30) {  // a real number, ended by a nibble of 15
      for (std::uint32_t pair = 0; (pair & 0xF) != 0xF && pair >> 4 != 0xF;)
        pair = reader.number(1);
    } else if (b >= 32 && b <= 246) {
      operand = b - 139;
    } else if (b >= 247 && b <= 254) {
      operand = (b - 247) % 4 * 256 + reader.number(1) + 108;  // sign left out: offsets have none
    }
  }
  return top;
}

std::vector<std::uint32_t> read_charset(std::string_view cff, std::size_t position,
                                        std::uint32_t glyph_count) {
  Reader reader(cff, position);
  const std::uint32_t format = reader.number(1);
  if (format > 2) throw Damaged();
  std::vector<std::uint32_t> cids{0};
  while (cids.size() < glyph_count) {
    const std::uint32_t first = reader.number(2);
    const std::uint32_t more = format == 0 ? 0 : reader.number(static_cast<int>(format));
    for (std::uint32_t i = 0; i <= more && cids.size() < glyph_count; ++i)
      cids.push_back(first + i);
  }
  return cids;
}

}  // namespace

std::optional<std::vector<std::uint32_t>> read_cids(std::string_view cff) try {
  Reader header(cff, 2);
  const Index names = read_index(cff, header.number(1));
  const TopDict top = read_top_dict(read_index(cff, names.end).first);
  if (!top.cid_keyed) return std::nullopt;
  return read_charset(cff, top.charset, read_index(cff, top.char_strings).count);
} catch (const Damaged&) {
  return std::nullopt;
}

}  // namespace quire::core::text
