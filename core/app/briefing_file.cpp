#include "app/briefing_file.hpp"

#include "app/attachments.hpp"
#include "base/input_file.hpp"
#include "edition/record_json.hpp"
#include "pdf/read_attachments.hpp"

namespace quire::core {

std::optional<BriefingFile> read_briefing(const std::string& file, Diagnostics& diagnostics) {
  constexpr std::size_t kLargest = std::size_t{1} << 30;
  const SourceSpan where{file, 0, 0};
  InputFile input = read_input(file, kLargest);
  if (!input.bytes) {
    diagnostics.error("app.briefing", where, quote(file) + " " + input.problem);
    return {};
  }
  auto files = read_attachments(*input.bytes, where, diagnostics);
  if (diagnostics.has_errors()) return {};
  const auto document = files.find(kDocumentAttachment);
  const auto record = files.find(kEditionAttachment);
  if (document == files.end() || record == files.end()) {
    diagnostics.error("app.briefing", where, quote(file) + " carries no data of a briefing",
                      "it was not written by quire, or its report says attachments = false");
    return {};
  }
  std::optional<EditionRecord> edition = record_from_json(record->second, where, diagnostics);
  if (!edition) return {};
  return BriefingFile{std::move(*input.bytes), std::move(document->second), std::move(*edition)};
}

}  // namespace quire::core
