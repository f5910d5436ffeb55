#include "sheets/xml_parser.hpp"

#include <expat.h>

#include <exception>
#include <memory>
#include <new>
#include <stdexcept>
#include <type_traits>

#include "base/diagnostic.hpp"
#include "sheets/zip_package.hpp"

namespace quire::core {
namespace {

// Between a namespace and a name; in neither of them can it stand.
constexpr char kSeparator = '\n';
constexpr int kPiece = 1 << 16;
constexpr int kMostDepth = 256;

std::string_view local_name(std::string_view qualified) { return qualified.substr(qualified.rfind(kSeparator) + 1); }

class Parser {
 public:
  Parser(const std::string& part, XmlHandler& handler)
      : part_(part), handler_(handler), parser_(XML_ParserCreateNS(nullptr, kSeparator)) {
    if (!parser_) throw std::bad_alloc();
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), on_start, on_end);
    XML_SetCharacterDataHandler(parser_.get(), on_text);
    XML_SetStartDoctypeDeclHandler(parser_.get(), on_document_type);
  }

  void read(ZipPart bytes) {
    for (bool more = true; more;) {
      void* buffer = XML_GetBuffer(parser_.get(), kPiece);
      if (buffer == nullptr) throw std::bad_alloc();
      const std::size_t got = bytes.read({static_cast<char*>(buffer), kPiece});
      more = got != 0;
      if (XML_ParseBuffer(parser_.get(), static_cast<int>(got), more ? 0 : 1) != XML_STATUS_OK) fail();
    }
  }

 private:
  struct Free {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
  };

  [[noreturn]] void fail() const {
    if (thrown_) std::rethrow_exception(thrown_);
    const XML_Error error = XML_GetErrorCode(parser_.get());
    if (error == XML_ERROR_NO_MEMORY) throw std::bad_alloc();
    throw std::runtime_error("is damaged: " + std::string(XML_ErrorString(error)) + place());
  }

  std::string place() const {
    return ", line " + std::to_string(XML_GetCurrentLineNumber(parser_.get())) + " of its part " + quote(part_);
  }

  // Nothing may be thrown through the parser, which is written in C.
  template <typename Work>
  static void guarded(void* data, Work work) noexcept {
    auto& self = *static_cast<Parser*>(data);
    if (self.thrown_) return;
    try {
      work(self);
    } catch (...) {
      self.thrown_ = std::current_exception();
      XML_StopParser(self.parser_.get(), XML_FALSE);
    }
  }

  static void on_start(void* data, const char* name, const char** attributes) {
    guarded(data, [&](Parser& self) {
      if (self.depth_ == kMostDepth) throw std::runtime_error("is nested more than 256 deep" + self.place());
      self.handler_.start(XmlElement(name, attributes, self.depth_++));
    });
  }
  static void on_end(void* data, const char* name) {
    guarded(data, [&](Parser& self) { self.handler_.end(local_name(name), --self.depth_); });
  }
  static void on_text(void* data, const char* text, int size) {
    guarded(data, [&](Parser& self) { self.handler_.text({text, static_cast<std::size_t>(size)}); });
  }
  static void on_document_type(void* data, const char*, const char*, const char*, int) {
    guarded(data, [](Parser& self) {
      throw std::runtime_error("declares a document type, which no spreadsheet does" + self.place());
    });
  }

  const std::string& part_;
  XmlHandler& handler_;
  std::unique_ptr<std::remove_pointer_t<XML_Parser>, Free> parser_;
  int depth_ = 0;
  std::exception_ptr thrown_;
};

}  // namespace

XmlElement::XmlElement(const char* qualified_name, const char** attributes, int depth)
    : attributes_(attributes), depth_(depth) {
  const std::string_view whole = qualified_name;
  name_ = local_name(whole);
  if (name_.size() < whole.size()) space_ = whole.substr(0, whole.size() - name_.size() - 1);
}

std::optional<std::string_view> XmlElement::attribute(std::string_view name) const {
  for (const char** at = attributes_; *at != nullptr; at += 2)
    if (name == *at) return at[1];
  return {};
}

std::optional<std::string_view> XmlElement::attribute(std::string_view space, std::string_view name) const {
  for (const char** at = attributes_; *at != nullptr; at += 2) {
    const std::string_view whole = *at;
    if (whole.size() == space.size() + 1 + name.size() && whole[space.size()] == kSeparator && whole.ends_with(name) &&
        whole.starts_with(space))
      return at[1];
  }
  return {};
}

void parse_xml(const ZipPackage& package, const std::string& part, XmlHandler& handler) {
  Parser(part, handler).read(package.open(part));
}

}  // namespace quire::core
