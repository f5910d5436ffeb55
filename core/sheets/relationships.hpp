#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace quire::core {

class ZipPackage;

/// What the namespaces and types of office documents begin with: usually, and in the strict form of the standard.
constexpr std::string_view kOfficeRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view kStrictOfficeRelations = "http://purl.oclc.org/ooxml/officeDocument/relationships";

/// How one part of an .xlsx file names another.
struct Relationship {
  std::string id;
  std::string type;  // "worksheet", "styles": the last word of its address
  std::string part;  // the name of the other in the package
};

/// Those of a part; of the package itself where `part` is empty. None where the package does not say any.
std::vector<Relationship> read_relationships(const ZipPackage& package, const std::string& part);

}  // namespace quire::core
