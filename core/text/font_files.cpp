#include "text/font_files.hpp"

#include <fstream>
#include <string>
#include <system_error>

namespace quire::core::text {
namespace {

constexpr std::string_view kInter = "/usr/share/fonts/opentype/inter";
constexpr std::string_view kLibertine = "/usr/share/fonts/opentype/linux-libertine";
constexpr std::string_view kHack = "/usr/share/fonts/truetype/hack";
constexpr std::string_view kNoto = "/usr/share/fonts/opentype/noto";

constexpr FontId kChineseRegular = 6;
constexpr FontId kChineseBold = 7;
constexpr FontId kSerif = 8;  // the first of six, in Inter's order
constexpr FontId kMonoRegular = 14;
constexpr FontId kMonoBold = 15;

bool starts_like_a_font(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::string tag(4, '\0');
  stream.read(tag.data(), 4);
  using namespace std::string_literals;
  return stream && (tag == "OTTO" || tag == "ttcf" || tag == "true" || tag == "\0\1\0\0"s);
}

std::filesystem::path locate(const FontFile& font,
                             const std::vector<std::filesystem::path>& folders) {
  std::error_code ignored;
  for (const std::filesystem::path& folder : folders)
    if (auto path = folder / font.file; std::filesystem::is_regular_file(path, ignored))
      return path;
  auto path = std::filesystem::path(font.folder) / font.file;
  return std::filesystem::is_regular_file(path, ignored) ? path : std::filesystem::path();
}

}  // namespace

const std::array<FontFile, kFontCount>& font_files() {
  static constexpr std::array<FontFile, kFontCount> kFiles{{
      {"Inter-Regular.otf", "Inter-Regular", kInter, "fonts-inter", true},
      {"Inter-Italic.otf", "Inter-Italic", kInter, "fonts-inter", true},
      {"Inter-SemiBold.otf", "Inter-SemiBold", kInter, "fonts-inter", true},
      {"Inter-SemiBoldItalic.otf", "Inter-SemiBoldItalic", kInter, "fonts-inter", true},
      {"Inter-Bold.otf", "Inter-Bold", kInter, "fonts-inter", true},
      {"Inter-BoldItalic.otf", "Inter-BoldItalic", kInter, "fonts-inter", true},
      {"NotoSansCJK-Regular.ttc", "NotoSansCJKsc-Regular", kNoto, "fonts-noto-cjk"},
      {"NotoSansCJK-Bold.ttc", "NotoSansCJKsc-Bold", kNoto, "fonts-noto-cjk"},
      {"LinLibertine_R.otf", "LinLibertineO", kLibertine, "fonts-linuxlibertine"},
      {"LinLibertine_RI.otf", "LinLibertineOI", kLibertine, "fonts-linuxlibertine"},
      {"LinLibertine_RZ.otf", "LinLibertineOZ", kLibertine, "fonts-linuxlibertine"},
      {"LinLibertine_RZI.otf", "LinLibertineOZI", kLibertine, "fonts-linuxlibertine"},
      {"LinLibertine_RB.otf", "LinLibertineOB", kLibertine, "fonts-linuxlibertine"},
      {"LinLibertine_RBI.otf", "LinLibertineOBI", kLibertine, "fonts-linuxlibertine"},
      {"Hack-Regular.ttf", "Hack-Regular", kHack, "fonts-hack"},
      {"Hack-Bold.ttf", "Hack-Bold", kHack, "fonts-hack"},
  }};
  return kFiles;
}

FontChain font_chain(const TextStyle& style) {
  const bool regular = style.weight == Weight::regular;
  const auto face = static_cast<FontId>(static_cast<int>(style.weight) * 2 + (style.italic ? 1 : 0));
  const FontId chinese = regular ? kChineseRegular : kChineseBold;
  switch (style.family) {
    case Family::serif: return {static_cast<FontId>(kSerif + face), face, chinese};
    case Family::mono: return {regular ? kMonoRegular : kMonoBold, face, chinese};
    case Family::sans: break;
  }
  return {face, chinese, chinese};
}

std::vector<std::filesystem::path> locate_fonts(std::span<const FontFile> fonts,
                                                const std::vector<std::filesystem::path>& folders,
                                                Diagnostics& diagnostics) {
  std::vector<std::filesystem::path> paths;
  for (const FontFile& font : fonts) {
    const std::filesystem::path& path = paths.emplace_back(locate(font, folders));
    if (path.empty()) {
      diagnostics.error("text.font-missing", {},
                        "font file " + quote(font.file) + " is in no font folder",
                        "install the Debian package " + std::string(font.package));
    } else if (!starts_like_a_font(path)) {
      diagnostics.error("text.font-unreadable", {},
                        quote(path.string()) + " is not an OpenType font",
                        "reinstall the Debian package " + std::string(font.package));
    }
  }
  return paths;
}

}  // namespace quire::core::text
