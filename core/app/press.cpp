#include "app/press.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <thread>

#include "app/places.hpp"
#include "pdf/pdf.hpp"

namespace quire::core {
namespace {

constexpr Size kA4{mm(210), mm(297)};
constexpr Size kLetter{mm(215.9), mm(279.4)};

}  // namespace

std::unique_ptr<Press> Press::open(unsigned threads, Diagnostics& diagnostics) {
  if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
  std::vector<std::unique_ptr<FontLibrary>> fonts;
  for (unsigned i = 0; i < threads; ++i) {
    fonts.push_back(FontLibrary::open(font_folders(), diagnostics));
    if (!fonts.back()) return nullptr;
  }
  return std::unique_ptr<Press>(new Press(std::move(fonts)));
}

const Hyphenator* Press::hyphenator(const std::string& language) {
  const auto [found, is_new] = hyphenators_.try_emplace(language);
  if (is_new) found->second = Hyphenator::from_file(hyphenation_patterns(language));
  return found->second.get();
}

void Press::warm_up(const Report& report) {
  hyphenator(report.language);
  const Theme& theme = report.theme;
  for (const auto& fonts : fonts_)
    for (const TextRole* role : {&theme.body, &theme.table, &theme.table_head, &theme.title})
      for (const bool tabular_figures : {false, true})
        fonts->shape("1", {.weight = role->weight, .tabular_figures = tabular_figures, .family = role->family});
}

Layout Press::lay_out(const Document& document, const Report& report, Diagnostics& diagnostics) {
  std::vector<Shaper*> shapers;
  for (const auto& fonts : fonts_) {
    fonts->begin_document();
    shapers.push_back(fonts.get());
  }
  const LayoutOptions options{report.paper == Paper::a4 ? kA4 : kLetter, report.contents,
                              report.appendix == Appendix::sources, hyphenator(report.language), report.list_of_figures};
  Layout layout = core::lay_out(document, report.theme, options, shapers, diagnostics);
  std::set<char32_t> missing;
  for (const auto& fonts : fonts_)
    for (const char32_t character : fonts->missing_characters()) missing.insert(character);
  for (const char32_t character : missing)
    diagnostics.warn("text.missing-character", {},
                     fmt::format("no font has the character U+{:04X}; a placeholder stands for it",
                                 static_cast<std::uint32_t>(character)));
  return layout;
}

std::string Press::print(const Layout& layout, Diagnostics& diagnostics) {
  return write_pdf(layout, *fonts_.front(), diagnostics);
}

OpeningPress::OpeningPress(unsigned threads, const Report& report)
    : press_(std::async(std::launch::async, [this, threads, &report] {
        std::unique_ptr<Press> press = Press::open(threads, found_);
        if (press) press->warm_up(report);
        return press;
      })) {}

std::unique_ptr<Press> OpeningPress::take(Diagnostics& diagnostics) {
  std::unique_ptr<Press> press = press_.get();
  for (const Diagnostic& diagnostic : found_.all()) diagnostics.add(diagnostic);
  return press;
}

}  // namespace quire::core
