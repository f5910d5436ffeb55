#include <catch2/catch.hpp>

#include "pdf/compress.hpp"
#include "pdf/images.hpp"
#include "pdf/layout_builder.hpp"
#include "pdf/pdf.hpp"
#include "pdf/tools.hpp"

namespace quire::test {
namespace {

using namespace quire::core;
using namespace std::string_literals;

std::string u32(std::uint32_t value) {
  std::string out;
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xFF);
  return out;
}

std::string chunk(const std::string& type, const std::string& data) {
  return u32(static_cast<std::uint32_t>(data.size())) + type + data + "CRC!";
}

struct PngOptions {
  std::uint32_t width = 2;
  std::uint32_t height = 2;
  int bits = 8;
  int color = 2;
  int interlace = 0;
  std::string before;  // chunks before the data
  std::string pixels = "\0abcdef\1ghijkl"s;
};

std::string png(const PngOptions& options = {}) {
  return "\x89PNG\r\n\x1A\n"s +
         chunk("IHDR", u32(options.width) + u32(options.height) + static_cast<char>(options.bits) +
                           static_cast<char>(options.color) + "\0\0"s +
                           static_cast<char>(options.interlace)) +
         options.before + chunk("IDAT", deflated(options.pixels)) + chunk("IEND", "");
}

std::string jpeg(int marker = 0xC0, int bits = 8, int components = 3) {
  return "\xFF\xD8\xFF\xE0\x00\x04xx"s + "\xFF"s + static_cast<char>(marker) + "\x00\x11"s +
         static_cast<char>(bits) + "\x00\x20\x00\x30"s + static_cast<char>(components) +
         "123456789" + "\xFF\xDA....\xFF\xD9";
}

std::string problem(const ImageResult& result) {
  const auto* found = std::get_if<ImageProblem>(&result);
  return found == nullptr ? "none" : found->message + "; " + found->hint;
}

std::string entries(const ImageResult& result) { return std::get<ImageData>(result).entries; }

TEST_CASE("PNG data go in as they are", "[pdf][images]") {
  const ImageResult rgb = read_png(png());
  CHECK(entries(rgb) ==
        "/Width 2/Height 2/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode"
        "/DecodeParms<</Predictor 15/Colors 3/Columns 2>>");
  CHECK(std::get<ImageData>(rgb).data == deflated("\0abcdef\1ghijkl"s));
  CHECK(entries(read_png(png({.color = 0, .before = {}, .pixels = "\0ab\4cd"s})))
            .find("/DeviceGray/BitsPerComponent 8") != std::string::npos);
  CHECK(entries(read_png(png({.color = 3,
                              .before = chunk("PLTE", "\xFF\0\0\0\0\xFF"s),
                              .pixels = "\0\0\1\0\1\0"s})))
            .find("[/Indexed/DeviceRGB 1<FF00000000FF>]") != std::string::npos);
}

TEST_CASE("PNGs that PDF cannot take say what to do", "[pdf][images]") {
  CHECK(problem(read_png(png({.color = 6, .before = {}}))) ==
        "the PNG is transparent; save it on a white ground, without alpha channel");
  CHECK(problem(read_png(png({.before = chunk("tRNS", "\0\0\0\0\0\0"s)}))) ==
        "the PNG is transparent; save it on a white ground, without alpha channel");
  CHECK(problem(read_png(png({.interlace = 1, .before = {}}))) ==
        "the PNG is interlaced; save it without interlacing");
  CHECK(problem(read_png(png({.bits = 16, .before = {}}))) ==
        "the PNG has 16 bits a channel; save it with 8 bits a channel");
  CHECK(problem(read_png(png({.width = 0xFFFFFFFF, .height = 0xFFFFFFFF, .before = {}}))) ==
        "the PNG is too large; make it smaller: 3000 pixels fill a page");
}

TEST_CASE("damaged PNGs are noticed", "[pdf][images]") {
  const std::string damaged = "it is not a complete PNG; check the file";
  const std::string whole = png();
  for (std::size_t size = 0; size < whole.size(); ++size)
    CHECK(problem(read_png(whole.substr(0, size))) == damaged);
  CHECK(problem(read_png(png({.height = 3, .before = {}}))) == damaged);  // too few pixels
  CHECK(problem(read_png(png({.before = {}, .pixels = "\5abcdef\0ghijkl"s}))) == damaged);
  CHECK(problem(read_png(png({.color = 3, .before = {}, .pixels = "\0\0\1\0\1\0"s}))) == damaged);
  CHECK(problem(read_png(
            png({.color = 3, .before = chunk("PLTE", "abc"), .pixels = "\0\0\1\0\1\0"s}))) ==
        damaged);  // index past the palette
  CHECK(problem(read_png(png({.color = 5, .before = {}}))) == damaged);
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string changed = whole;
    changed[i] = static_cast<char>(changed[i] ^ 0xFF);
    (void)read_png(changed);
  }
}

TEST_CASE("JPEG files go in as they are", "[pdf][images]") {
  const ImageResult rgb = read_jpeg(jpeg());
  CHECK(entries(rgb) ==
        "/Width 48/Height 32/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode");
  CHECK(std::get<ImageData>(rgb).data == jpeg());
  CHECK(entries(read_jpeg(jpeg(0xC2, 8, 1))).find("/DeviceGray") != std::string::npos);
}

TEST_CASE("JPEGs that PDF/A cannot take say what to do", "[pdf][images]") {
  CHECK(problem(read_jpeg(jpeg(0xC0, 8, 4))) ==
        "the JPEG has 4 colour components; convert it to sRGB or grey");
  CHECK(problem(read_jpeg(jpeg(0xC1, 12))) ==
        "the JPEG has not 8 bits a colour; save it with 8 bits");
  CHECK(problem(read_jpeg(jpeg(0xC3))) ==
        "the JPEG is of an uncommon kind (lossless or arithmetic coding); save it as a baseline "
        "JPEG");
}

TEST_CASE("damaged JPEGs are noticed", "[pdf][images]") {
  const std::string damaged = "it is not a complete JPEG; check the file";
  for (std::size_t size = 0; size < 14; ++size)
    CHECK(problem(read_jpeg(jpeg().substr(0, size))) == damaged);
  CHECK(problem(read_jpeg("\xFF\xD8\xFF\xE0\x00\x01"s)) == damaged);
  CHECK(problem(read_jpeg("\xFF\xD8\xFF\xDA"s)) == damaged);
  CHECK(problem(read_jpeg("\x89PNG")) == damaged);
}

TEST_CASE("an image is stored once and drawn where it belongs", "[pdf][images]") {
  LayoutBuilder out;
  const TagId figure = out.tag(Tag::Role::figure);
  out.layout.tags[figure].alt = "four dots";
  for (int i = 0; i < 2; ++i)
    out.page().items.emplace_back(ImageItem{.tag = figure,
                                            .area = {20, 30 + 100.0 * i, 80, 60},
                                            .format = ImageItem::Format::png,
                                            .bytes = png()});
  const std::string pdf = pdf_of(out.layout);
  CHECK(run_on(pdf, "qpdf --check {}").exit_code == 0);
  const std::string text = unpacked(pdf);
  CHECK(count_of(text, "/Subtype /Image") == 1);
  CHECK(count_of(text, "q 80 0 0 60 20 210 cm\n/I0 Do Q\n") == 1);
  CHECK(count_of(text, "q 80 0 0 60 20 110 cm\n/I0 Do Q\n") == 1);
  CHECK(run_on(pdf, "pdfimages -list {}").output.find("image       2     2  rgb") !=
        std::string::npos);
}

TEST_CASE("an image that cannot be shown leaves a crossed box", "[pdf][images]") {
  LayoutBuilder out;
  const TagId figure = out.tag(Tag::Role::figure);
  out.page().items.emplace_back(ImageItem{
      .tag = figure, .area = {20, 30, 80, 60}, .format = ImageItem::Format::jpeg, .bytes = png()});
  Diagnostics diagnostics;
  const std::string pdf = write_pdf(out.layout, fonts(), diagnostics);
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(to_text(diagnostics.all()[0]) ==
        "warning: image on page 1 not shown: it is not a complete JPEG\n  hint: check the file\n");
  CHECK(run_on(pdf, "qpdf --check {}").exit_code == 0);
  CHECK(count_of(unpacked(pdf), "20 270 m\n100 270 l\n100 210 l\n20 210 l\nh\n") == 1);
}

}  // namespace
}  // namespace quire::test
