#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace quire::core {

class ZipPackage;

/// An element that begins: its name, the namespace of it, and its attributes. Valid during the call only.
class XmlElement {
 public:
  XmlElement(const char* qualified_name, const char** attributes, int depth);

  std::string_view space() const { return space_; }
  std::string_view name() const { return name_; }
  bool is(std::string_view space, std::string_view name) const { return name_ == name && space_ == space; }
  /// 0 for the outermost.
  int depth() const { return depth_; }
  /// An attribute without a prefix.
  std::optional<std::string_view> attribute(std::string_view name) const;
  std::optional<std::string_view> attribute(std::string_view space, std::string_view name) const;

 private:
  std::string_view space_;
  std::string_view name_;
  const char** attributes_;  // names and values by turns, up to a null
  int depth_;
};

/// What is told of a part, in its order. Any of these may throw, which ends the reading.
class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual void start(const XmlElement& element) = 0;
  virtual void end(std::string_view name, int depth) = 0;
  /// Any piece of the text within an element, with all its blanks.
  virtual void text(std::string_view) {}
};

/// Reads a part of a package to its end. Throws std::runtime_error when it is not there, is no well-formed XML, is
/// nested more than 256 deep, or declares a document type: entities of its own are how small files become large ones.
void parse_xml(const ZipPackage& package, const std::string& part, XmlHandler& handler);

}  // namespace quire::core
