#include "pdf/read_attachments.hpp"

#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>

#include <stdexcept>

namespace quire::core {
namespace {

constexpr std::size_t kLargest = 256U << 20;

/// Takes a stream's bytes up to a limit: a few compressed ones can stand for very many.
class Collector : public Pipeline {
 public:
  Collector() : Pipeline("attachment", nullptr) {}
  void write(unsigned char const* data, size_t size) override {
    if (size > kLargest - bytes.size()) throw std::runtime_error("an attachment is too large");
    bytes.append(reinterpret_cast<const char*>(data), size);
  }
  void finish() override {}

  std::string bytes;
};

}  // namespace

std::map<std::string, std::string> read_attachments(const std::string& pdf, const SourceSpan& where,
                                                    Diagnostics& diagnostics) try {
  constexpr std::size_t kHead = 1024;  // in which the mark may stand
  if (std::string_view(pdf).substr(0, kHead).find("%PDF-") == std::string_view::npos) throw std::runtime_error("it is none");
  QPDF document;
  document.setSuppressWarnings(true);
  document.setAttemptRecovery(false);
  document.processMemoryFile("pdf", pdf.data(), pdf.size());
  std::map<std::string, std::string> files;
  QPDFEmbeddedFileDocumentHelper embedded(document);
  for (const auto& [name, spec] : embedded.getEmbeddedFiles()) {
    Collector collector;
    QPDFObjectHandle stream = spec->getEmbeddedFileStream();
    if (!stream.isStream()) continue;
    if (!stream.pipeStreamData(&collector, 0, qpdf_dl_generalized, true, false))
      throw std::runtime_error("an attachment cannot be unpacked");
    files.emplace(name, std::move(collector.bytes));
  }
  return files;
} catch (const std::exception& error) {
  diagnostics.error("pdf.unreadable", where, "cannot read the PDF: " + std::string(error.what()));
  return {};
}

}  // namespace quire::core
