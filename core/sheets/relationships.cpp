#include "sheets/relationships.hpp"

#include <algorithm>
#include <utility>

#include "sheets/xml_parser.hpp"
#include "sheets/zip_package.hpp"

namespace quire::core {
namespace {

std::string folder_of(std::string_view part) { return std::string(part.substr(0, part.rfind('/') + 1)); }

/// "/xl/a.xml" stands for itself, "../a.xml" is seen from the folder.
std::string resolved(const std::string& folder, std::string_view target) {
  const std::string whole = target.starts_with('/') ? std::string(target) : folder + std::string(target);
  std::string name;
  for (std::size_t begin = 0; begin <= whole.size();) {
    const std::size_t end = std::min(whole.find('/', begin), whole.size());
    const std::string_view step = std::string_view(whole).substr(begin, end - begin);
    if (step == "..")
      name.resize(name.find('/') == std::string::npos ? 0 : name.rfind('/'));
    else if (!step.empty() && step != ".")
      (name += name.empty() ? "" : "/") += step;
    begin = end + 1;
  }
  return name;
}

class RelationshipReader final : public XmlHandler {
 public:
  explicit RelationshipReader(std::string folder) : folder_(std::move(folder)) {}

  void start(const XmlElement& element) override {
    if (element.name() != "Relationship" || element.attribute("TargetMode") == "External") return;
    const std::string_view type = element.attribute("Type").value_or("");
    list_.push_back({std::string(element.attribute("Id").value_or("")), std::string(type.substr(type.rfind('/') + 1)),
                     resolved(folder_, element.attribute("Target").value_or(""))});
  }
  void end(std::string_view, int) override {}

  std::vector<Relationship> take() { return std::move(list_); }

 private:
  std::string folder_;
  std::vector<Relationship> list_;
};

}  // namespace

std::vector<Relationship> read_relationships(const ZipPackage& package, const std::string& part) {
  const std::string folder = folder_of(part);
  const std::string list = folder + "_rels/" + part.substr(folder.size()) + ".rels";
  if (!package.has(list)) return {};
  RelationshipReader reader(folder);
  parse_xml(package, list, reader);
  return reader.take();
}

}  // namespace quire::core
