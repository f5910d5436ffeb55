#include "config/read_logo.hpp"

#include "base/image_header.hpp"
#include "base/input_file.hpp"

namespace quire::core::config_detail {
namespace {

constexpr std::size_t kLargestFile = 4U << 20;      // bytes
constexpr std::uint32_t kLongestSide = 5'000;       // pixels: 300 to the inch are 640

}  // namespace

std::optional<Logo> read_logo(toml::Reader& report, const std::filesystem::path& folder) {
  const toml::Table* table = report.table("logo");
  if (table == nullptr) return {};
  toml::Reader reader(*table, "[logo]", report.source());
  const std::optional<std::string> file = reader.require_text("file");
  const std::optional<std::string> alt = reader.require_text("alt");
  reader.finish();
  if (!file || !alt) return {};
  const auto wrong = [&](const std::string& what, const std::string& hint) {
    reader.error("logo", reader.where("file"), "logo " + quote(*file) + " " + what, hint);
    return std::nullopt;
  };
  Logo logo;
  const toml::Place where = reader.where("file");
  logo.where = {report.source().file, where.line, where.column};
  logo.file = folder / *file;
  logo.alt = *alt;
  InputFile input = read_input(logo.file, kLargestFile);
  if (!input.bytes) return wrong(input.problem, "the path begins at the report's folder");
  logo.bytes = std::move(*input.bytes);
  std::optional<ImageSize> size = png_size(logo.bytes);
  logo.is_png = size.has_value();
  if (!size) size = jpeg_size(logo.bytes);
  if (!size) return wrong("is neither PNG nor JPEG", "save it as a PNG without transparency");
  if (size->width == 0 || size->height == 0 || size->width > kLongestSide || size->height > kLongestSide)
    return wrong("has " + std::to_string(size->width) + " × " + std::to_string(size->height) + " pixels",
                 "between 1 and " + std::to_string(kLongestSide) + " each way can be printed");
  logo.width = size->width;
  logo.height = size->height;
  return logo;
}

}  // namespace quire::core::config_detail
