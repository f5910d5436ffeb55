#include "app/press.hpp"

#include <fmt/format.h>

#include "app/places.hpp"
#include "pdf/pdf.hpp"

namespace quire::core {
namespace {

constexpr Size kA4{mm(210), mm(297)};
constexpr Size kLetter{mm(215.9), mm(279.4)};

}  // namespace

std::unique_ptr<Press> Press::open(Diagnostics& diagnostics) {
  std::unique_ptr<FontLibrary> fonts = FontLibrary::open(font_folders(), diagnostics);
  return fonts ? std::unique_ptr<Press>(new Press(std::move(fonts))) : nullptr;
}

const Hyphenator* Press::hyphenator(const std::string& language) {
  const auto [found, is_new] = hyphenators_.try_emplace(language);
  if (is_new) found->second = Hyphenator::from_file(hyphenation_patterns(language));
  return found->second.get();
}

Layout Press::lay_out(const Document& document, const Report& report, Diagnostics& diagnostics) {
  fonts_->begin_document();
  const LayoutOptions options{report.paper == Paper::a4 ? kA4 : kLetter, report.contents,
                              report.appendix == Appendix::sources, hyphenator(report.language)};
  Layout layout = core::lay_out(document, report.theme, options, *fonts_, diagnostics);
  for (char32_t character : fonts_->missing_characters())
    diagnostics.warn("text.missing-character", {},
                     fmt::format("no font has the character U+{:04X}; a placeholder stands for it",
                                 static_cast<std::uint32_t>(character)));
  return layout;
}

std::string Press::print(const Layout& layout, Diagnostics& diagnostics) {
  return write_pdf(layout, *fonts_, diagnostics);
}

}  // namespace quire::core
