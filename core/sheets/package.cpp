#include "sheets/package.hpp"

#include <zip.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <new>
#include <stdexcept>
#include <string_view>

namespace quire::core {
namespace {

constexpr zip_uint64_t kMostUnpacked = zip_uint64_t{1} << 30;
constexpr zip_int64_t kMostParts = 10'000;

struct DiscardArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct FreeSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, DiscardArchive>;
using Source = std::unique_ptr<zip_source_t, FreeSource>;

bool replace_all(std::string& text, std::string_view from, std::string_view to) {
  bool any = false;
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
    any = true;
  }
  return any;
}

/// The texts of all <t> in a part of XML, as they are escaped there.
std::string texts_in(std::string_view xml) {
  std::string out;
  for (std::size_t at = xml.find("<t"); at != std::string_view::npos; at = xml.find("<t", at + 1)) {
    const char after = at + 2 < xml.size() ? xml[at + 2] : '\0';
    const std::size_t begin = xml.find('>', at);
    if ((after != '>' && after != ' ') || begin == std::string_view::npos || xml[begin - 1] == '/') continue;
    const std::size_t end = xml.find("</t>", begin);
    if (end == std::string_view::npos) break;
    out += xml.substr(begin + 1, end - begin - 1);
  }
  return out;
}

/// `<c r="A1" t="inlineStr"><is><t>x</t></is></c>` as the result of a formula, which liborcus does read:
/// `<c r="A1" t="str"><f>0</f><v>x</v></c>`.
bool inline_texts_to_values(std::string& xml) {
  constexpr std::string_view kInline = "t=\"inlineStr\"";
  std::string out;
  std::string_view left = xml;
  for (std::size_t at = left.find(kInline); at != std::string_view::npos; at = left.find(kInline)) {
    out += left.substr(0, at);
    left.remove_prefix(at + kInline.size());
    // A cell may have no text, and then no end of its own.
    const std::size_t tag = left.find('>');
    const std::size_t end = tag == std::string_view::npos || (tag > 0 && left[tag - 1] == '/') ? 0 : left.find("</c>");
    const std::string_view cell = left.substr(0, end == std::string_view::npos ? 0 : end);
    const std::size_t begin = cell.find("<is");
    if (begin == std::string_view::npos) continue;
    out += "t=\"str\"";
    out += cell.substr(0, begin);
    out += "<f>0</f><v>" + texts_in(cell.substr(begin)) + "</v>";
    left.remove_prefix(cell.size());
  }
  const bool any = left.size() != xml.size();
  if (any) xml = out + std::string(left);
  if (xml.find("inlineStr") != std::string::npos)
    throw std::runtime_error("has texts in cells that cannot be read: save it from a spreadsheet program");
  return any;
}

std::string read_part(zip_t* archive, zip_uint64_t index, zip_uint64_t size) {
  const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(archive, index, 0));
  if (!file) throw std::runtime_error("cannot be unpacked: " + std::string(zip_strerror(archive)));
  std::string bytes(size, '\0');
  if (zip_fread(file.get(), bytes.data(), size) != static_cast<zip_int64_t>(size))
    throw std::runtime_error("ends within one of its parts");
  return bytes;
}

/// Bytes for libzip, which frees them: also those that it is told are not its own, once a file was changed.
void* given_away(const std::string& bytes) {
  void* copy = std::malloc(std::max<std::size_t>(bytes.size(), 1));
  if (copy == nullptr) throw std::bad_alloc();
  bytes.copy(static_cast<char*>(copy), bytes.size());
  return copy;
}

void replace_part(zip_t* archive, zip_uint64_t index, const std::string& bytes) {
  zip_source_t* source = zip_source_buffer(archive, given_away(bytes), bytes.size(), 1);
  if (source == nullptr || zip_file_replace(archive, index, source, 0) != 0) throw std::bad_alloc();
  // To be unpacked at once.
  zip_set_file_compression(archive, index, ZIP_CM_STORE, 0);
}

/// Mends the parts that need it; false when none does.
bool mend(zip_t* archive) {
  const zip_int64_t count = zip_get_num_entries(archive, 0);
  if (count > kMostParts) throw std::runtime_error("has more than 10000 parts");
  zip_uint64_t unpacked = 0;
  bool mended = false;
  for (zip_int64_t i = 0; i < count; ++i) {
    const auto index = static_cast<zip_uint64_t>(i);
    zip_stat_t part{};
    if (zip_stat_index(archive, index, 0, &part) != 0 || part.name == nullptr) continue;
    if (part.encryption_method != ZIP_EM_NONE) throw std::runtime_error("is encrypted");
    if (part.size > kMostUnpacked - unpacked)
      throw std::runtime_error("would unpack to more than 1 GB: it is too large, or made to be");
    unpacked += part.size;
    const std::string_view name = part.name;
    const bool lists_parts = name == "xl/_rels/workbook.xml.rels";
    if (!lists_parts && !name.starts_with("xl/worksheets/sheet")) continue;
    std::string xml = read_part(archive, index, part.size);
    if (!(lists_parts ? replace_all(xml, "Target=\"/xl/", "Target=\"") : inline_texts_to_values(xml))) continue;
    replace_part(archive, index, xml);
    mended = true;
  }
  return mended;
}

std::string content_of(zip_source_t* source) {
  zip_stat_t whole{};
  if (zip_source_open(source) != 0 || zip_source_stat(source, &whole) != 0) throw std::bad_alloc();
  std::string bytes(whole.size, '\0');
  const zip_int64_t got = zip_source_read(source, bytes.data(), whole.size);
  zip_source_close(source);
  if (got != static_cast<zip_int64_t>(whole.size)) throw std::bad_alloc();
  return bytes;
}

}  // namespace

std::string readable_package(std::string file) {
  zip_error_t error{};
  const Source source(zip_source_buffer_create(given_away(file), file.size(), 1, &error));
  if (!source) throw std::bad_alloc();
  Archive archive(zip_open_from_source(source.get(), ZIP_CHECKCONS, &error));
  if (!archive)
    throw std::runtime_error(file.starts_with("PK") ? "is damaged: " + std::string(zip_error_strerror(&error))
                                                    : "is neither an .xlsx nor an .ods spreadsheet");
  zip_source_keep(source.get());  // past its archive
  if (!mend(archive.get())) return file;
  if (zip_close(archive.get()) != 0) throw std::runtime_error("cannot be unpacked");
  static_cast<void>(archive.release());
  return content_of(source.get());
}

}  // namespace quire::core
