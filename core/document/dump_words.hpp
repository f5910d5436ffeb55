// How the dump spells what the document's enumerations mean. Its own: a word once given is kept.
#pragma once

#include <string_view>

#include "document/document.hpp"

namespace quire::core::dump_words {

inline const char* word(ChangeMark mark) {
  switch (mark) {
    case ChangeMark::none: return "";
    case ChangeMark::same: return "same";
    case ChangeMark::raised: return "raised";
    case ChangeMark::lowered: return "lowered";
    case ChangeMark::changed: return "changed";
    case ChangeMark::added: return "added";
  }
  return "";
}

inline const char* word(Paragraph::Role role) {
  switch (role) {
    case Paragraph::Role::body: return "body";
    case Paragraph::Role::lead: return "lead";
    case Paragraph::Role::note: return "note";
  }
  return "";
}

inline const char* word(TableColumn::Align align) {
  switch (align) {
    case TableColumn::Align::left: return "left";
    case TableColumn::Align::right: return "right";
    case TableColumn::Align::center: return "center";
  }
  return "";
}

inline std::string_view word(Chart::Kind kind) {
  return Chart::kKindNames[static_cast<std::size_t>(kind)];
}

inline const char* word(Axis::Scale scale) {
  switch (scale) {
    case Axis::Scale::linear: return "linear";
    case Axis::Scale::logarithmic: return "log";
    case Axis::Scale::time: return "time";
  }
  return "";
}

inline const char* word(Callout::Kind kind) {
  switch (kind) {
    case Callout::Kind::note: return "note";
    case Callout::Kind::warning: return "warning";
    case Callout::Kind::gap: return "gap";
  }
  return "";
}

inline const char* word(Highlight::Kind kind) {
  switch (kind) {
    case Highlight::Kind::bottom_line: return "bottom_line";
    case Highlight::Kind::judgment: return "judgment";
    case Highlight::Kind::key_figure: return "key_figure";
    case Highlight::Kind::watch: return "watch";
  }
  return "";
}

inline int columns(Span span) { return span == Span::half ? 6 : 12; }

}  // namespace quire::core::dump_words
