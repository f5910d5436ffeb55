// Layout of the file: ICC.1:2001-04. Numbers: IEC 61966-2-1 (transfer function; primaries of ITU-R
// BT.709 and white D65), the primaries adapted to the profile connection space's D50 by the
// Bradford transform.
#include "pdf/icc_profile.hpp"

#include <cmath>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace quire::core {

namespace {

void append_u16(std::string& out, std::uint32_t value) {
  out += static_cast<char>(value >> 8 & 0xFF);
  out += static_cast<char>(value & 0xFF);
}

void append_u32(std::string& out, std::uint32_t value) {
  append_u16(out, value >> 16);
  append_u16(out, value & 0xFFFF);
}

/// s15Fixed16Number.
void append_fixed(std::string& out, double value) {
  append_u32(out, static_cast<std::uint32_t>(std::lround(value * 65536)));
}

std::string xyz(double x, double y, double z) {
  std::string out("XYZ \0\0\0\0", 8);
  for (const double value : {x, y, z}) append_fixed(out, value);
  return out;
}

std::string description(std::string_view text) {
  std::string out("desc\0\0\0\0", 8);
  append_u32(out, static_cast<std::uint32_t>(text.size() + 1));
  out += text;
  // The end of the text, then no Unicode and no Macintosh name: language, count, script, length and
  // 67 bytes of the latter.
  out.append(1 + 4 + 4 + 2 + 1 + 67, '\0');
  return out;
}

std::string copyright(std::string_view text) {
  return std::string("text\0\0\0\0", 8) + std::string(text) + '\0';
}

/// The transfer function in 64 steps; readers interpolate.
std::string curve() {
  constexpr int kSteps = 64;
  std::string out("curv\0\0\0\0", 8);
  append_u32(out, kSteps);
  for (int i = 0; i < kSteps; ++i) {
    const double v = i / (kSteps - 1.0);
    const double linear = v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    append_u16(out, static_cast<std::uint32_t>(std::lround(linear * 65535)));
  }
  return out;
}

std::string header(std::size_t size) {
  std::string out;
  append_u32(out, static_cast<std::uint32_t>(size));
  append_u32(out, 0);           // no preferred colour management module
  append_u32(out, 0x02400000);  // version 2.4
  out += "mntrRGB XYZ ";
  for (const std::uint32_t part : {2000, 1, 1, 0, 0, 0}) append_u16(out, part);  // any fixed date
  out += "acsp";
  out.append(4 + 4 + 4 + 4 + 8 + 4, '\0');  // platform, flags, maker, model, attributes, intent
  append_fixed(out, 0.9642);                // D50
  append_fixed(out, 1.0);
  append_fixed(out, 0.8249);
  out.append(4 + 44, '\0');  // creator, reserved
  return out;
}

}  // namespace

std::string srgb_profile() {
  const std::string shared_curve = curve();
  const std::vector<std::pair<std::string_view, std::string>> parts{
      {"desc", description("sRGB")},
      {"cprt", copyright("no copyright, use freely")},
      {"wtpt", xyz(0.9642, 1.0, 0.8249)},
      {"rXYZ", xyz(0.43607, 0.22249, 0.01392)},
      {"gXYZ", xyz(0.38515, 0.71687, 0.09708)},
      {"bXYZ", xyz(0.14307, 0.06061, 0.71410)},
      {"rTRC", shared_curve},
      {"gTRC", {}},
      {"bTRC", {}}};

  constexpr std::size_t kHeader = 128;
  const std::size_t data_start = kHeader + 4 + 12 * parts.size();
  std::string table;
  std::string data;
  append_u32(table, static_cast<std::uint32_t>(parts.size()));
  std::size_t offset = 0;
  std::size_t size = 0;
  for (const auto& [tag, bytes] : parts) {
    // An empty part shares the one before it.
    if (!bytes.empty()) {
      offset = data_start + data.size();
      size = bytes.size();
      data += bytes;
      data.append((4 - data.size() % 4) % 4, '\0');
    }
    table += tag;
    append_u32(table, static_cast<std::uint32_t>(offset));
    append_u32(table, static_cast<std::uint32_t>(size));
  }
  return header(data_start + data.size()) + table + data;
}

}  // namespace quire::core
